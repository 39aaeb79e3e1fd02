//! What stands between the word for apologies and the names of those who sent them.
//!
//! ```ebnf
//! received_from = [ "for" , word , { blank , word } | "these" | "they" | "which" ] , [ auxiliary ] , participle , { ( "," | "and" ) , participle } , [ channel ] , ( "from" | "by" | "for" | "on behalf of" ) ;
//! auxiliary     = ( "were" | "was" | "are" | "have been" | "had been" | "has been" ) ; (* lexical *)
//! participle    = phrase (* attendance.apology_participles *) ;
//! channel       = ( "by" | "to" ) , "the" , post ; (* lexical *)
//! ```

use crate::grammar::{Class, Lexicon};
use crate::text::{Words, seek};

use super::post::is_post;

/// Length of "These were received and accepted from " before the names of those who sent apologies, and of "had been
/// sent to the Clerk by ".
pub fn received_from(words: &Lexicon, text: &str) -> Option<usize> {
    const LINKS: [&str; 9] = ["from: ", "from - ", "from – ", "from ", "by: ", "by - ", "by ", "for ", "on behalf of "];
    let (rest, text_end) = to_link(words, text)?;
    let link = LINKS.into_iter().find_map(|link| seek::opens(rest, link).then_some(link.len()))?;
    Some(text_end - rest[link..].trim_start().len()).filter(|length| *length < text.len())
}

/// Whether what stands behind the word for apologies leads to the names below: "were received and accepted from:".
pub fn received_from_below(words: &Lexicon, text: &str) -> bool {
    let link = to_link(words, text).map_or("", |(rest, _)| rest.trim_end_matches([' ', ':', '-', '–']));
    ["from", "by", "on behalf of", "from the following"].iter().any(|known| link.eq_ignore_ascii_case(known))
}

/// What stands from the word on that leads to the names, and the end of what was looked at.
fn to_link<'t>(words: &Lexicon, text: &'t str) -> Option<(&'t str, usize)> {
    let text_end = text.floor_char_boundary(LONGEST);
    let mut rest = &text[..text_end];
    let step = |rest: &mut &str, openings: &[&str]| {
        let found = openings.iter().find_map(|opening| {
            rest.get(..opening.len()).filter(|head| head.eq_ignore_ascii_case(opening)).map(|_| opening.len())
        });
        if let Some(length) = found {
            *rest = rest[length..].trim_start();
        }
        found.is_some()
    };
    rest = past_reason(words, rest);
    step(&mut rest, &["these ", "they ", "which "]);
    step(&mut rest, &["were ", "was ", "are ", "have been ", "had been ", "has been "]);
    participle(words, &mut rest)?;
    while step(&mut rest, &[", and ", "and ", ", "]) {
        participle(words, &mut rest)?;
    }
    let opening = ["by the ", "to the "].iter().find_map(|channel| rest.strip_prefix(channel));
    if let Some((post, behind)) = opening.and_then(|channel| channel.first_word())
        && is_post(words, post)
        && post.starts_with(char::is_uppercase)
        && ["from ", "by ", "for "].iter().any(|link| behind.starts_with(link))
    {
        rest = behind;
    }
    Some((rest, text_end))
}

/// Most bytes before the names.
const LONGEST: usize = 140;

/// "for not attending was sent in by …": what stands behind the words that say for what somebody
/// apologised.
fn past_reason<'t>(words: &Lexicon, text: &'t str) -> &'t str {
    const VERBS: [&str; 4] = [" was ", " were ", " had been ", " has been "];
    let Some(reason) = text.strip_prefix("for ") else { return text };
    let end = VERBS.iter().filter_map(|verb| seek::find(reason, verb)).min();
    let told = |end: &usize| {
        let reason = &reason[..*end];
        let mut starts = std::iter::once(0).chain(reason.match_indices(' ').map(|(at, _)| at + 1));
        starts.any(|at| words.longest(Class::ApologyReason, &reason[at..]).is_some())
    };
    end.filter(told).map_or(text, |end| &reason[end + 1..])
}

fn participle(words: &Lexicon, rest: &mut &str) -> Option<()> {
    let end = rest.find([' ', ','])?;
    let known = words.classes(&rest[..end]).contains(Class::ApologyParticiple);
    *rest = rest[end..].strip_prefix(' ').unwrap_or(&rest[end..]);
    known.then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammars;

    #[test]
    fn apologies_and_their_names() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        for (text, names) in [
            ("were recorded from Cllr A. Bell", "Cllr A. Bell"),
            ("were provided for Cllr A. Bell", "Cllr A. Bell"),
            ("These were received from Cllrs Bell and Carr", "Cllrs Bell and Carr"),
            ("were received and accepted from Ann Bell", "Ann Bell"),
            ("had been received by the Clerk from Ann Bell", "Ann Bell"),
            ("were tendered by the Clerk and Ann Bell", "the Clerk and Ann Bell"),
            ("Received from Mrs Bell", "Mrs Bell"),
            ("for his non-attendance was received from Cllr Bell", "Cllr Bell"),
            ("for their absence had been received from Cllrs Bell and Carr", "Cllrs Bell and Carr"),
        ] {
            assert_eq!(received_from(words, text).map(|at| &text[at..]), Some(names), "{text}");
        }
        for text in [
            "for the late start were received from Mr Bell",
            "were accepted.",
            "A letter was received from Mr Bell",
            "were received",
            "from Ann Bell",
        ] {
            assert_eq!(received_from(words, text), None, "{text}");
        }
    }
}
