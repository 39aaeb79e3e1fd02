//! Labels that introduce those whom they list: "The following trustees were in attendance".
//!
//! ```ebnf
//! introduced = "the following" , { word } , phrase (* attendance.were_there, attended_too, not_there, apologies_sent *) ;
//! ```

use crate::grammar::{Class, ClassSet, Lexicon};
use crate::model::Status;
use crate::text::{Words, seek};

/// The verbs of such a label.
const VERBS: ClassSet = ClassSet::of(&[Class::WereThere, Class::AttendedToo, Class::NotThere, Class::ApologiesSent]);

/// Most words between "the following" and the verb.
const WORDS: usize = 6;

/// What the people are who are introduced at the start of a line, and where the words end that say so: "The following
/// officers were also present".
pub(super) fn introduced(words: &Lexicon, head: &str) -> Option<(Status, usize)> {
    const OPENING: &str = "the following ";
    if !seek::opens(head, OPENING) {
        return None;
    }
    let starts = std::iter::once(OPENING.len()).chain(head[OPENING.len()..].blanks().map(|at| OPENING.len() + at + 1));
    let (start, length, classes) = starts.take(WORDS).find_map(|start| {
        let mut found = None;
        words.entries_at(VERBS, &head[start..], |length, classes| {
            let closed = matches!(head.as_bytes().get(start + length), None | Some(b' '));
            if closed && found.is_none_or(|(longest, _)| longest < length) {
                found = Some((length, classes));
            }
        });
        found.map(|(length, classes)| (start, length, classes))
    })?;
    let who = head.get(OPENING.len()..start).unwrap_or("").trim();
    let verb = &head[start..start + length];
    let members =
        who.words().any(|word| words.classes(word).intersects(ClassSet::of(&[Class::Members, Class::Membership])));
    // staff, officers and guests have labels of their own
    let beside = !members && (words.classes(who).contains(Class::InAttendance) || verb.contains("also"));
    let status = if classes.contains(Class::ApologiesSent) {
        Status::Apologies
    } else if classes.contains(Class::NotThere) {
        Status::Absent
    } else if beside || who.is_empty() && verb.ends_with("in attendance") {
        Status::InAttendance
    } else {
        Status::Present
    };
    Some((status, start + length))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammars;

    #[test]
    fn those_who_follow_are_introduced() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        let cases = [
            ("The following trustees were in attendance", Some(Status::Present)),
            ("The following attended the meeting", Some(Status::Present)),
            ("THE FOLLOWING WERE PRESENT", Some(Status::Present)),
            ("The following officers were also present", Some(Status::InAttendance)),
            ("The following staff were present", Some(Status::InAttendance)),
            ("The following were in attendance", Some(Status::InAttendance)),
            ("The following governors sent their apologies", Some(Status::Apologies)),
            ("The following councillors were absent", Some(Status::Absent)),
            ("The following payments were approved", None),
            ("The following presents were bought", None),
            ("Following the vote all were present", None),
        ];
        for (head, expected) in cases {
            assert_eq!(introduced(words, head).map(|(status, _)| status), expected, "{head}");
        }
    }
}
