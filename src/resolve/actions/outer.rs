//! Entries of a list of actions that stand under their owner: the name on the outer line, the tasks below it.
//!
//! ```text
//! * Ann Bell
//!     * mend the gate
//!     * call the school
//! ```

use crate::grammar::Class;
use crate::parse::action::owners;
use crate::parse::label::attendance_label;
use crate::resolve::reading::Reading;
use crate::resolve::roster::{Meant, Roster};
use crate::resolve::statement::{List, Statement};
use crate::text::{Words, seek};

/// Whose tasks the entries below an outer line are.
#[derive(Debug, Default)]
pub(super) struct Outer {
    /// The block of the outer line, whether it is an entry itself, and the owners in it.
    above: Option<(usize, bool, Vec<String>)>,
}

impl Outer {
    /// Reads the statement at `place`; gives whether it is such an outer line.
    pub(super) fn heads(
        &mut self,
        reading: &Reading<'_>,
        roster: &Roster,
        statements: &[Statement],
        place: usize,
    ) -> bool {
        let statement = &statements[place];
        let indent = |block: usize| reading.layout.blocks[block].indent;
        let ended = |(block, entry, _): &(usize, bool, Vec<String>)| {
            // "Ann:" over lines without bullets, each right below the one before
            let plain = !statement.entry
                && statement.list == List::Actions
                && reading.layout.blocks[statement.block].blank_before == 0
                && orders_alone(reading, statement);
            !plain && !statement.entry
                || statement.list != List::Actions
                || *entry && indent(statement.block) <= indent(*block)
        };
        if self.above.as_ref().is_some_and(ended) {
            self.above = None;
        }
        let Some(owners) = owners_above(reading, roster, statements, place) else { return false };
        self.above = Some((statement.block, statement.entry, owners));
        true
    }

    /// The owners of the entry that was read last.
    pub(super) fn owners(&self) -> Option<&[String]> {
        self.above.as_ref().map(|(_, _, owners)| owners.as_slice())
    }
}

/// The owners in a line of nothing else, above the deeper entries of a list of actions.
pub(super) fn owners_above(
    reading: &Reading<'_>,
    roster: &Roster,
    statements: &[Statement],
    place: usize,
) -> Option<Vec<String>> {
    const LONGEST: usize = 60;
    let (statement, next) = (statements.get(place)?, statements.get(place + 1)?);
    let block = |statement: &Statement| &reading.layout.blocks[statement.block];
    // a line without a bullet may stand as far in as the entries below it
    let deeper =
        next.entry && next.list == List::Actions && (!statement.entry || block(next).indent > block(statement).indent);
    // "Ann:" over "Mend the gate"
    let plain = || {
        let beside = next.block == statement.block + 1 && block(next).blank_before == 0;
        let colon = reading.text(statement.span).trim_end_matches(['*', '_']).ends_with(':');
        let listed = statement.list == List::Actions && next.list == List::Actions && !statement.entry && !next.entry;
        listed && beside && colon && orders_alone(reading, next)
    };
    if !deeper && !plain() || !statement.first || !statement.last || statement.span.len() > LONGEST {
        return None;
    }
    let text = reading.text(statement.span).trim_matches(['*', '_', ':', ' ', '@', '-', '–']);
    // "Attendees", with nobody below
    let label = || attendance_label(reading.words, text).is_some_and(|label| label.list == text.len());
    if !text.starts_with("All ") && label() {
        return None;
    }
    let names = owners(reading.words, text);
    let known = |name: &&str| {
        matches!(roster.meant(reading.words, name), Meant::Attendee(_) | Meant::Several | Meant::Post | Meant::Body)
    };
    let orders = || {
        let first = reading.text(next.span).words().next().unwrap_or("");
        reading.words.classes(first).contains(Class::TaskVerb)
    };
    let known = |name: &&str| {
        known(name)
            || is_everybody(reading, name)
            || acts(reading, name, statement.span.start)
            || has_initial(reading, name) && orders()
    };
    (!names.is_empty() && names.iter().all(known)).then(|| names.into_iter().map(str::to_owned).collect())
}

/// "Mend the gate" as a line of its own: an order without a name.
fn orders_alone(reading: &Reading<'_>, statement: &Statement) -> bool {
    let (verb, rest) = reading.text(statement.span).first_word().unwrap_or(("", ""));
    statement.first
        && verb.starts_with(char::is_uppercase)
        && !rest.is_empty()
        && reading.words.classes(&seek::lower(verb)).contains(Class::TaskVerb)
}

/// "All", "Everyone", "All wardens".
fn is_everybody(reading: &Reading<'_>, name: &str) -> bool {
    reading.words.classes(name).contains(Class::Everybody) || name.starts_with("All ") && name.ends_with('s')
}

/// "Ann B.": a forename and an initial; "Plan B" is nobody.
fn has_initial(reading: &Reading<'_>, name: &str) -> bool {
    let initial = |last: &str| last.trim_end_matches('.').len() == 1 && opens_capital(last);
    name.first_word().is_some_and(|(first, last)| {
        is_plain(first) && initial(last) && !reading.words.classes(first).contains(Class::Lettered)
    })
}

/// "Ben" below text that says "Ben will": somebody of whom the minutes may have no list. It is not looked further back than
/// a few pages, however long they are.
fn acts(reading: &Reading<'_>, name: &str, at: usize) -> bool {
    const FAR: usize = 20_000;
    if !is_plain(name) {
        return false;
    }
    let text = &reading.layout.flow.text;
    let near = &text[text.ceil_char_boundary(at.saturating_sub(FAR))..at];
    // "Ben is trying to find a hall", and not "The website is old"
    let doing = |behind: &str| {
        let verb = behind.strip_prefix("is ").or_else(|| behind.strip_prefix("was "));
        verb.is_some_and(|verb| verb.words().next().is_some_and(|verb| verb.len() > 5 && verb.ends_with("ing")))
    };
    seek::places(near, name).any(|at| {
        let Some(behind) = near[at + name.len()..].strip_prefix(' ') else { return false };
        let whole = !near[..at].ends_with(char::is_alphanumeric) && !near[..at].ends_with("the ");
        whole
            && (behind.strip_prefix("will ").is_some_and(|more| !more.starts_with("be "))
                || doing(behind)
                || ["said ", "has agreed ", "offered ", "asked ", "noted ", "reported "]
                    .iter()
                    .any(|verb| behind.starts_with(verb)))
    })
}

/// A word in small letters but for the first.
fn is_plain(word: &str) -> bool {
    word.len() > 2 && opens_capital(word) && word.bytes().skip(1).all(|byte| byte.is_ascii_lowercase())
}

fn opens_capital(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn entries_under_names_that_no_list_has() {
        let owners = |list: &str| {
            let minutes = convert(&format!(
                "# Path Group\n3 May 2024\n\n## Gate\n\nBen will not come.\n\n## Next Steps / Action Items\n\n{list}\n"
            ));
            minutes.actions.iter().map(|action| action.owners.join(" ")).collect::<Vec<_>>()
        };
        let list = "- **Ann B.**\n    - Draft the plan.\n    - Meet with the staff.\n- **All**\n    - Review the plan.\n- **Ben**\n    - Come too.";
        assert_eq!(owners(list), ["Ann B", "Ann B", "All", "Ben"]);
        // a topic owns nothing
        for topic in ["Website", "Plan B"] {
            let list = format!("- **{topic}**\n    - Draft the plan.\n    - Meet with the staff.");
            assert!(owners(&list).iter().all(String::is_empty), "{topic}");
        }
    }

    #[test]
    fn entries_under_a_name_are_its_tasks() {
        for list in [
            "* Ann Bell\n    * mend the gate\n    * call the school\n* Ben Carr\n    * write the notes",
            "Ann Bell:\n - mend the gate\n - call the school\nBen Carr:\n - write the notes",
        ] {
            let minutes = convert(&format!(
                "Path Group\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n1. Gate\n\nIt is broken.\n\nAction Items:\n{list}\n\n2. Close\n\nNone.\n"
            ));
            let found: Vec<_> =
                minutes.actions.iter().map(|action| (action.owners.join(" "), action.text.as_str())).collect();
            let expected =
                [("Ann Bell", "mend the gate"), ("Ann Bell", "call the school"), ("Ben Carr", "write the notes")];
            assert_eq!(found, expected.map(|(owner, task)| (owner.to_owned(), task)), "{list}");
        }
    }

    #[test]
    fn lists_below_names_in_lines_of_their_own() {
        let owners = |list: &str| {
            let minutes = convert(&format!(
                "# Path Group\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n## Gate\n\nCyd is trying to find a lock.\n\n## Marching orders\n\n{list}\n\n## Close\n\nNone.\n"
            ));
            minutes.actions.iter().map(|action| action.owners.join(" ")).collect::<Vec<_>>()
        };
        let list = "Ann\n\n- Draft the plan.\n- Call the school.\n\nCyd\n\n- Buy a lock.\n\nThe next walk is in June.";
        assert_eq!(owners(list), ["Ann", "Ann", "Cyd"]);
    }

    #[test]
    fn what_stands_below_an_entry_says_more_of_it() {
        let minutes = convert(
            "# Path Group\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n## Gate\n\nIt is old.\n\n## Action items\n\n* Set up a group that looks at the gate.\n  * Ann Bell\n  * Cy Dunn\n  * Ben Carr has the map.\n  * Ann to write to the school.\n",
        );
        let found: Vec<_> = minutes.actions.iter().map(|action| action.text.as_str()).collect();
        assert_eq!(found, ["Set up a group that looks at the gate.", "Ann to write to the school."]);
    }
}
