//! Lists in which names and organisations take turns: "Ann Bell, Oak Trust, Ben Carr, Department of Roads".

use crate::grammar::Lexicon;

use super::detail::{before_notes, read_notes};
use super::entry::{Entry, attendance_entry};
use super::linked::strip_link;
use super::post::{is_organisation, is_post};
use super::roll::is_full_name;

/// Fewest people of such a list: two may as well be three with one organisation.
const FEWEST: usize = 3;

/// One organisation of so many may look like a name.
const MOST_NAMES: usize = 5;

/// Reads pieces between commas of which every second is the organisation of the name before it: all the others are full
/// names, and most of the organisations show by their words that they are some.
pub(super) fn alternate<'t>(words: &Lexicon, pieces: &[&'t str]) -> Option<Vec<Entry<'t>>> {
    // "Ann Bell, Oak Trust (Chair) Ben Carr, …": a comma is missing behind the bracket
    let pieces: Vec<&'t str> = pieces.iter().flat_map(|piece| behind_notes(words, piece)).collect();
    let pieces = pieces.as_slice();
    if pieces.len() % 2 == 1 || pieces.len() < 2 * FEWEST {
        return None;
    }
    let head = |piece: &&'t str| before_notes(strip_link(words, piece)).0.trim_end_matches('.');
    let (names, bodies) = (pieces.iter().step_by(2), pieces.iter().skip(1).step_by(2));
    let worded = |body: &str| is_organisation(words, body) || [" of ", " for "].iter().any(|link| body.contains(link));
    // "Ben Carr" is somebody, and "Di & Ed Lane" are two; among many organisations one may look like a name
    let somebody = |body: &str| {
        !worded(body) && (is_full_name(words, body) || [" and ", "&"].iter().any(|link| body.contains(link)))
    };
    if bodies.clone().filter(|piece| somebody(head(piece))).count() * MOST_NAMES >= bodies.len() {
        return None;
    }
    let known = bodies.clone().filter(|piece| worded(head(piece))).count();
    let named =
        |piece: &&'t str| before_notes(strip_link(words, piece)).1.is_empty() && is_full_name(words, head(piece));
    let capital = |piece: &&'t str| head(piece).starts_with(char::is_uppercase) && !is_post(words, head(piece));
    if known * 3 < pieces.len() || !bodies.clone().all(capital) || !names.clone().all(named) {
        return None;
    }
    let entry = |(name, body): (&&'t str, &&'t str)| {
        let (body, notes) = before_notes(strip_link(words, body));
        let mut entry = attendance_entry(words, strip_link(words, name))?;
        entry.organisation = Some(body.trim_end_matches('.'));
        read_notes(words, notes, &mut entry);
        Some(entry)
    };
    names.zip(bodies).map(entry).collect()
}

/// Parts a piece behind a bracket that a full name follows.
fn behind_notes<'t>(words: &Lexicon, piece: &'t str) -> impl Iterator<Item = &'t str> + use<'t> {
    let parted = piece.split_once(") ").filter(|(head, next)| head.contains('(') && is_full_name(words, next));
    let (first, second) = match parted {
        Some((head, next)) => (&piece[..=head.len()], Some(next)),
        None => (piece, None),
    };
    std::iter::once(first).chain(second)
}

#[cfg(test)]
mod tests {
    use crate::grammar::Grammars;
    use crate::parse::attendance::{ListForm, attendance_list};

    #[test]
    fn names_and_organisations_take_turns() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        let told = |text: &'static str| -> Vec<(Option<&str>, Option<&str>, Option<&str>)> {
            let entries = attendance_list(words, text, ListForm::Lines);
            entries.into_iter().map(|one| (one.name, one.organisation, one.role)).collect()
        };
        assert_eq!(
            told("Ann Bell, Oak Research Trust (facilitator) Ben Carr, Elmways, Cy Dunn, Department of Roads (remote)"),
            [
                (Some("Ann Bell"), Some("Oak Research Trust"), Some("facilitator")),
                (Some("Ben Carr"), Some("Elmways"), None),
                (Some("Cy Dunn"), Some("Department of Roads"), None),
            ]
        );
        // people alone, in twos and with names of many words
        for list in [
            "Ann Bell, Ben Carr, Cy Dunn, Di Moss, Ed Lane, Flo Gray",
            "Ann Bell, Ben Carr and Cy Dunn, Di Moss, Ed Lane and Flo Gray, Gil Hart, Ivy Jay",
            // a name where an organisation would stand
            "Ann Bell, Ben Carr, Cy Dunn, Friends of Oak Mill, Di Moss, Oak Chess Club",
            "Ann Bell, Rosa del Pilar Vega, Ben Carr, Juan Paul de la Cruz, Cy Dunn, Di Moss",
        ] {
            let pieces: Vec<&str> = list.split(", ").collect();
            assert!(super::alternate(words, &pieces).is_none(), "{list}");
        }
        assert_eq!(told("Ann Bell, Ben Carr, Cy Dunn, Di Moss, Ed Lane, Flo Gray").len(), 6);
    }
}
