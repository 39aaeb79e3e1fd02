//! Tasks that are given outright: by the list or box in which they stand, and by owners that stand by themselves.

use crate::evidence::ActionSignal;
use crate::grammar::Class;
use crate::parse::action::owners;
use crate::resolve::reading::Reading;
use crate::resolve::roster::{Meant, Roster};
use crate::resolve::statement::{List, Statement};
use crate::text::{Words, seek};

use super::ends::named_tail;
use super::head::{leading_name, named_head};
use super::margin::is_only_owners;
use super::owner::behind_office;
use super::verb::is_task;
use super::weigh::{Best, Weighing};

/// "Ann: find a date" in a list of what was decided: it gives the task to whoever stands before the colon.
pub(super) fn is_given(reading: &Reading<'_>, roster: &Roster, statement: &Statement, task: &str) -> bool {
    let listed = statement.list == List::Decisions && statement.entry && statement.first;
    let Some((head, rest)) = seek::part(task, ": ").filter(|_| listed) else { return false };
    // "Motion: Move to elect Ann Bell": the lines of a form
    let label = head.trim_matches(|char: char| !char.is_alphanumeric());
    let part = [Class::Motion, Class::Moved, Class::Seconded, Class::Resolution];
    !part.into_iter().any(|class| reading.words.classes(label).contains(class))
        && rest.starts_with(char::is_uppercase)
        && is_task(reading, &rest[..rest.find('.').unwrap_or(rest.len())].to_ascii_lowercase(), false)
        && named_head(reading, roster, task).is_some()
}

/// "[ ] Call the school", "[ ] Ann: paint": whether what stands behind an empty box in a list is something to be done.
pub(super) fn is_ticked_off(reading: &Reading<'_>, roster: &Roster, statement: &Statement, task: &str) -> bool {
    let alone = statement.first && !["[ ]", "[x]", "[X]", "☐", "☑"].iter().any(|other| task.contains(other));
    let opens = || is_task(reading, &task.to_ascii_lowercase(), false);
    alone && task.contains(' ') && (opens() || named_head(reading, roster, task).is_some())
}

/// "Buy paint (Ann)", "Print the map (Ann & Ben)" in minutes that list nobody: plain names in brackets behind a task, one of
/// whom speaks in the minutes; "Print the map (Windows)" names nobody.
fn names_in_brackets(reading: &Reading<'_>, roster: &Roster, task: &str) -> Option<Vec<String>> {
    const MOST: usize = 3;
    let inner = task.trim_end_matches(['.', ' ']).strip_suffix(')').filter(|_| roster.is_empty())?;
    let (_, inner) = seek::part_last(inner, " (")?;
    let plain = |word: &str| {
        let mut letters = word.bytes();
        letters.next().is_some_and(|first| first.is_ascii_uppercase())
            && word.len() > 1
            && letters.all(|byte| byte.is_ascii_lowercase())
            && reading.words.classes(word).is_empty()
    };
    let named = |name: &&str| !Reading::exceeds(name, 2) && name.words().all(plain);
    let names = owners(reading.words, inner);
    let speaks = |name: &&str| reading.is_speaker(name);
    (!names.is_empty() && names.len() <= MOST && names.iter().all(named) && names.iter().any(speaks))
        .then(|| names.into_iter().map(str::to_owned).collect())
}

/// "Ann can show the map" in a list of actions: who can do it.
fn able<'t>(reading: &Reading<'_>, roster: &Roster, task: &'t str) -> Option<&'t str> {
    const LONGEST: usize = 40;
    let (who, deed) = seek::part(task, " can ").filter(|(who, _)| who.len() <= LONGEST)?;
    let known = matches!(roster.meant(reading.words, who), Meant::Attendee(_));
    // "Ann can be asked", "Ann can no longer come"
    let verb = deed.split([' ', ',', '.']).next().unwrap_or(deed);
    let does = reading.words.classes(verb).contains(Class::TaskVerb) && deed.starts_with(char::is_lowercase);
    (known && does).then_some(who)
}

impl<'r> Weighing<'r> {
    /// The owners that stand by themselves in a label or list, before what a sentence says of them.
    pub(super) fn named_outright(&self, best: Option<Best<'r>>) -> Option<Best<'r>> {
        use ActionSignal as S;
        let Self { reading, roster, task, .. } = *self;
        let labelled = self.label.is_some();
        let listed = labelled || self.common.has(S::InActions);
        let cut = |text| owners(reading.words, text).into_iter().map(str::to_owned).collect::<Vec<_>>();
        // what somebody needs or is doing names them too: "TODO: Will needs a van"
        let by_form = |best: &Best<'_>| {
            let told = [
                S::Will,
                S::Would,
                S::Promised,
                S::Undertakes,
                S::BareInfinitive,
                S::IsTo,
                S::Requested,
                S::Obligation,
            ];
            !best.owners.is_empty() && best.signal.is_some_and(|signal| told.contains(&signal))
        };
        let named_by_form = best.as_ref().is_some_and(by_form);
        let leading = || leading_name(reading, roster, task).filter(|_| labelled && !named_by_form);
        let unnamed = best.as_ref().is_none_or(|best| best.owners.is_empty());
        let named = if let Some(text) = self.label.and_then(|label| label.owners) {
            Some(cut(text))
        } else if !listed {
            None
        } else if let Some(named) = named_head(reading, roster, task) {
            // "ACTION: Peter: update the addresses", "Ann - microscope"
            Some(named)
        } else if unnamed && labelled && is_only_owners(reading, roster, task) {
            Some(cut(task))
        } else if let Some(named) = leading() {
            Some(named)
        } else if unnamed && let Some(who) = able(reading, roster, task) {
            Some(cut(who))
        } else if unnamed {
            let named = named_tail(reading, roster, task).or_else(|| names_in_brackets(reading, roster, task));
            named.or_else(|| best.is_none().then(Vec::new))
        } else {
            None
        };
        let Some(owners) = named else { return best };
        // "Chair Bell", "(Town Manager Carr)": the office is no part of the name
        let plain = |name: String| {
            let own = behind_office(reading, roster, &name);
            if own.len() < name.len() { own.to_owned() } else { name }
        };
        let owners = owners.into_iter().map(plain).collect();
        let mut bare = self.common;
        bare.add_if(S::Deadline, self.due().is_some());
        let (evidence, rest) = best.map_or((bare, None), |best| (best.evidence, best.rest));
        Some(Best { score: reading.action.score(evidence), evidence, owners, derived: false, rest, signal: None })
    }
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn names_in_brackets_where_nobody_is_listed() {
        let owners = |list: &str| {
            let minutes = convert(&format!(
                "# Path Group\n3 May 2024\n\n## Gate\n\nCyd: It is old.\n\n## To do items\n\n{list}\n"
            ));
            minutes.actions.into_iter().map(|one| one.owners.join(" ")).collect::<Vec<_>>()
        };
        let list = "- Buy ten lamps (Cyd)\n- Print the map (Cyd & Dora)\n- Call the school (Monday)\n- Draw a plan (of the mill)\n- Buy lamps (Ebay)\n- Call the bank (Urgent)\n- Draw the form (Excel & Word)";
        assert_eq!(owners(list), ["Cyd", "Cyd Dora", "", "", "", "", ""]);
    }

    #[test]
    fn who_can_do_something_has_it() {
        let minutes = convert(
            "# Path Group\n3 May 2024\n\nPresent: Ann Bell, Ben Carr, Cy Dunn\n\n## Gate\n\nIt is old.\n\n## \"Assignments\"\n\n- Ann can print the map.\n- Paint can wait.\n- Ben can be seen at the mill.\n- Ben can not swim.\n- Ann Bell can no longer drive.\n",
        );
        let owners: Vec<_> = minutes.actions.iter().map(|one| one.owners.join(" ")).collect();
        assert_eq!(owners.first().map(String::as_str), Some("Ann"));
        assert_eq!(owners.iter().filter(|owner| !owner.is_empty()).count(), 1, "{owners:?}");
    }
}
