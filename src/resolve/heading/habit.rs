//! Titles that nothing closes but the way in which a document writes all of its own.

use super::Title;

/// Fewest blocks that open so, where it is a habit of the document.
pub(super) const FEWEST: usize = 3;

/// A title of a form that a document may have for all.
pub(super) struct Found {
    /// Position of its block among the candidates.
    pub(super) place: usize,
    pub(super) title: Title,
    /// Whether it is one without the others, too.
    pub(super) sure: bool,
    /// Whether it is one if the form is a habit.
    pub(super) likely: bool,
}

/// The titles with those of the form put in that are sure, and the likely ones where it is a habit, of which one is sure.
pub(super) fn with_habit(titles: Vec<Title>, found: &[Found]) -> Vec<Title> {
    let habit = found.len() >= FEWEST && found.iter().any(|one| one.sure);
    with_titles(titles, found, habit)
}

/// The titles with the sure ones put in, and with the likely ones where the form is a habit.
pub(super) fn with_titles(mut titles: Vec<Title>, found: &[Found], habit: bool) -> Vec<Title> {
    for one in found.iter().filter(|one| one.sure || habit && one.likely) {
        titles[one.place] = one.title;
    }
    titles
}
