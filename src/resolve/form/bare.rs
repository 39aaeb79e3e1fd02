//! "Ann write to Ben": names before a verb without its ending, as notes in few words give out tasks. Of one person such a
//! verb tells nothing that happens, for it lacks its "s": it is an order.

use crate::evidence::ActionSignal;
use crate::grammar::{Class, Lexicon};
use crate::parse::action::owners;
use crate::parse::attendance::is_post;
use crate::parse::dated_owner::{DatedOwner, dated_owner};
use crate::parse::{offset_in, phrase};
use crate::resolve::reading::Reading;
use crate::resolve::roster::{Meant, Roster};
use crate::text::{Span, Words, seek};

use super::{Form, Forms};

/// Most words of the names before the verb.
const MOST: usize = 6;

/// The names and the order of a text that opens with them: "Ann write to Ben".
pub(in crate::resolve) fn bare_order<'t>(
    reading: &Reading<'_>,
    roster: &Roster,
    text: &'t str,
) -> Option<(&'t str, &'t str)> {
    let opens = |word: &str| word.starts_with(char::is_uppercase);
    if !opens(text) {
        return None;
    }
    let verb = text.words().take(MOST).find(|word| !opens(word) && !matches!(*word, "and" | "&"))?;
    let at = offset_in(text, verb);
    let (names, order) = (text[..at].trim_end(), &text[at..]);
    // "Ann: print a map", "Ben: talk to the school"
    let (names, colon) = names.strip_suffix(':').map_or((names, false), |names| (names, true));
    let behind = order[verb.len()..].trim_start();
    let classes = reading.words.classes(verb);
    let undertakes = classes.contains(Class::UndertakingStem) && behind.starts_with("to ") && !colon;
    // "Ann: come back with a plan"
    let several = || colon && phrase(reading.words, Class::TaskVerb)(order).is_ok_and(|(_, found)| found.contains(' '));
    let does = (classes.contains(Class::TaskVerb) || several())
        && !classes.contains(Class::SamePast)
        && !is_noun(reading, verb, order);
    if !(undertakes || does) || behind.is_empty() || !names.ends_with(char::is_alphanumeric) {
        return None;
    }
    // what moves a motion or calls it is told in these forms by some
    let moves = [Class::Speech, Class::Motion, Class::Moved].iter().any(|class| classes.contains(*class));
    let known = |name: &&str| {
        matches!(roster.meant(reading.words, name), Meant::Attendee(_) | Meant::Several)
            && !is_post(reading.words, name)
    };
    let all = owners(reading.words, names);
    (!moves && !all.is_empty() && all.iter().all(known)).then_some((names, order))
}

/// "AB 1 May to send the list": such a note at the start of a text. One of those who are to do it is known, unless it is
/// `listed` among actions: "BBQ 5 June to raise funds" names nobody.
pub(in crate::resolve) fn dated_note<'t>(
    reading: &Reading<'_>,
    roster: &Roster,
    text: &'t str,
    listed: bool,
) -> Option<DatedOwner<'t>> {
    let note = dated_owner(reading.words, text)?;
    let known =
        |name: &&str| matches!(roster.meant(reading.words, name), Meant::Attendee(_) | Meant::Several | Meant::Post);
    (listed || owners(reading.words, note.owners).iter().any(known)).then_some(note)
}

/// "Bell report on the path": a verb that is a noun too, and has no object behind it that shows it to be none.
fn is_noun(reading: &Reading<'_>, verb: &str, order: &str) -> bool {
    let behind = order[verb.len()..].trim_start();
    let next = behind.split([' ', ',', '.', ':']).next().unwrap_or("");
    // "look at": the two are no noun
    let both = !matches!(verb, "report" | "work")
        && phrase(reading.words, Class::TaskVerb)(order).is_ok_and(|(_, found)| found.contains(' '));
    let object = || matches!(next, "with" | "up" | "out") || reading.words.classes(next).contains(Class::Determiner);
    let named = next.starts_with(char::is_uppercase) && behind.contains(' ');
    let shown = both || named || object();
    // "Bell work with the school was praised"
    let told = || verb != "check" && is_told_of(reading.words, behind);
    reading.words.classes(verb).contains(Class::NounVerb) && (!shown || told())
}

/// "the school was praised": whether the words behind a noun go on with what became of it, and not with a clause that
/// asks or explains.
pub(super) fn is_told_of(words: &Lexicon, behind: &str) -> bool {
    const STOPS: [Class; 2] = [Class::Subordinator, Class::Auxiliary];
    let found = behind.words().find(|word| words.holds(&STOPS, word) || word.ends_with('.'));
    found.is_some_and(|word| words.classes(word).contains(Class::Auxiliary))
}

/// Whether a text stands among others that a comma parts from it: "Ann write to Ben, Ben and Cy work on the list".
fn is_in_row(reading: &Reading<'_>, text: &str) -> bool {
    let Span { start, end } = reading.flow_span(text);
    let flow = reading.layout.flow.text.as_str();
    flow[..start].trim_end().ends_with(',') || flow[end..].starts_with(',')
}

/// "Ann: lead the walks" between "Ben: the old mill" and "Cy: the maps": whether the line before or behind is somebody else's
/// and no order: then people say in turn what they do.
fn is_said_in_turn(reading: &Reading<'_>, text: &str, names: &str) -> bool {
    const LONGEST: usize = 24;
    let Span { start, end } = reading.flow_span(text);
    let flow = reading.layout.flow.text.as_str();
    let before = flow[..start].trim_end_matches('\n').rsplit('\n').next().unwrap_or("");
    let behind = flow[end..].trim_start_matches('\n').split('\n').next().unwrap_or("");
    [before, behind].iter().any(|line| {
        let near = &line[..line.floor_char_boundary(LONGEST)];
        let Some((name, _)) = near.split_once(": ") else { return false };
        let said = &line[name.len() + ": ".len()..];
        let verb = seek::lower(said.split([' ', ',', '.']).next().unwrap_or(""));
        let order = reading.words.classes(&verb).contains(Class::TaskVerb) && !is_noun(reading, &verb, said);
        name.starts_with(char::is_uppercase) && !name.contains(' ') && name != names && !order
    })
}

impl Forms<'_, '_> {
    /// "AB 1 May to send the list": who, by when and what.
    pub(super) fn dated(&mut self) {
        if let Some(note) = dated_note(self.reading, self.roster, self.text, self.listed || self.labelled) {
            self.found.push(Form::opening(ActionSignal::BareInfinitive, note.owners, note.order));
        }
    }

    /// "Ann write to Ben", "Ann agree to write": several names are plain plural, but for a row of such orders.
    pub(super) fn bare_verb(&mut self) {
        let (reading, text) = (self.reading, self.text);
        let Some((names, order)) = bare_order(reading, self.roster, text) else { return };
        let (verb, behind) = order.first_word().unwrap_or((order, ""));
        let undertakes = || reading.words.classes(verb).contains(Class::UndertakingStem);
        let undertaken = behind.strip_prefix("to ").filter(|_| undertakes());
        let one = owners(reading.words, names).len() == 1;
        if text[names.len()..].starts_with(':') && is_said_in_turn(reading, text, names) {
            return;
        }
        if let Some(task) = undertaken {
            self.found.push(Form::opening(ActionSignal::Undertakes, names, task));
        } else if one || is_in_row(reading, text) {
            self.found.push(Form::opening(ActionSignal::BareInfinitive, names, order));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::convert;

    /// The owners and the text of each task in the lines of a meeting.
    fn tasks(lines: &str) -> Vec<(String, String)> {
        let minutes = convert(&format!(
            "Elm Club\n3 May 2024\n\nPresent: Ann Bell, Ben Carr, Cy Dunn\n\n1. Business\n{lines}\n\n2. Close\nNone.\n"
        ));
        minutes.actions.into_iter().map(|action| (action.owners.join("; "), action.text)).collect()
    }

    #[test]
    fn a_verb_without_its_ending_is_an_order() {
        for (line, owner) in [
            ("Ann take pictures of the gate.", "Ann"),
            ("Ben Carr speak with the school about the path.", "Ben Carr"),
            ("Cy Dunn agree to speak to the builders.", "Cy Dunn"),
            ("Ann review the list of keys.", "Ann"),
            ("Ann look at the heating.", "Ann"),
            ("Ann find the key of the shed.", "Ann"),
            ("Ann rent a tent.", "Ann"),
            ("Ben Carr work with the school that was built in May.", "Ben Carr"),
            ("Ann: print a map and put it up", "Ann"),
            ("Ben Carr: talk to the school to find a day", "Ben Carr"),
        ] {
            assert_eq!(tasks(line), [(owner.to_owned(), line.to_owned())]);
        }
        for line in [
            "Ann set the date of the fair.",
            "Ann and Ben work with the school on reading.",
            "Ann report on the path.",
            "Oak House take pictures of the gate.",
            "Ann takes pictures of the gate.",
            "Carr rent arrears of £40 were noted.",
            "Dunn appeal raised £40.",
            "Bell approach road was closed.",
            "Bell work with the school was praised.",
            "Ann find it hard to park.",
            "Ann: plan for the fair is old.",
            "Ann: agree to it, as it is cheap.",
            "Ann: it is cheap.",
        ] {
            assert_eq!(tasks(line), [], "{line}");
        }
    }

    #[test]
    fn a_day_may_stand_before_the_order_of_somebody_known() {
        let rows = |lines: &str| {
            let minutes = convert(&format!(
                "Elm Club\n3 May 2024\n\nPresent: Ann Bell (AB), Ben Carr (BC), Cy Dunn (CD)\n\n1. Business\n{lines}\n\n2. Close\nNone.\n"
            ));
            minutes.actions.into_iter().map(|action| action.owners.join("; ")).collect::<Vec<_>>()
        };
        assert_eq!(
            rows("The list is old.\n\n* AB, CD 1 May to send the list\n* AB and CD 3 June to send it"),
            ["AB; CD", "AB; CD"]
        );
        assert_eq!(rows("AB, CD 1 May to send the list BC, AB 3 May to call the school"), ["AB; CD", "BC; AB"]);
        for line in ["BBQ 5 June to raise funds for the roof.", "Hall4 June to hold the fair."] {
            assert_eq!(rows(line), [""; 0], "{line}");
        }
    }

    #[test]
    fn orders_in_a_row_are_a_record_each() {
        let found =
            tasks("Ann take pictures of the gate with Cy, Ben and Cy work with the school on a map, Cy write to Dora");
        let found: Vec<_> = found.iter().map(|(owner, text)| (owner.as_str(), text.as_str())).collect();
        assert_eq!(
            found,
            [
                ("Ann", "Ann take pictures of the gate with Cy"),
                ("Ben; Cy", "Ben and Cy work with the school on a map"),
                ("Cy", "Cy write to Dora"),
            ]
        );
        assert_eq!(tasks("Ann spoke with Cy, Ben and Cy work with the school on a map."), []);
    }
}
