//! Tasks: what a line or sentence says of who has to do what.
//!
//! ```ebnf
//! action_label = { ornament } , ( coded | labelled | sent_handles | "@" , name , ":" | "#" , glued_label , blank ) ;
//! bare_label   = { ornament } , glued_label , blank ;
//! ornament     = ? a sign that is no letter, digit, "@" or quotation mark ? ; (* lexical *)
//! labelled     = glued_label , [ digits ] , [ date ] , [ [ "for" | "on" | "by" ] , owners ] , ( ":" | "]" | "-" | "–" | "—" ) , [ sent_handles ] ;
//! sent_handles = handle , { ( "," | "and" | "&" | "/" ) , handle } , ( ":" | "to" | "will" ) ;
//! handle       = "@" , { letter | digit | "-" | "_" } ; (* lexical *)
//! glued_label  = phrase (* actions.labels *) , [ "(s)" | digits ] ;
//! owners       = owner , { ( "," | "and" | "or" | "&" | "/" | ";" | "+" ) , owner } , [ "with" , { word } ] ;
//! owner        = [ "the" | "a" | "both" ] , honorifics , ( name | initials | post | organisation ) ;
//! action_note  = ( "(" | "[" ) , phrase (* actions.labels *) , [ ":" | "-" | "–" ] , owners , ( ")" | "]" ) ;
//! ```

use crate::text::Words;
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while1};
use nom::character::complete::{char, one_of, space0, space1};
use nom::combinator::{opt, recognize};
use nom::multi::many0_count;

use super::Parsed;
use super::coded::coded;
use super::date::date;
use super::person::honorifics;
use super::word::{fail, is_within_name, offset_in, phrase};
use crate::grammar::{Class, Lexicon};

/// The label of an action's line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActionLabel<'t> {
    /// The label without what follows ("Action", "TODO2").
    pub label: &'t str,
    /// Owners named within the label ("TODO for Ann and Ben:", "ACTION 2006-03-16 Andrew:").
    pub owners: Option<&'t str>,
    /// Offset of the task in the text.
    pub task: usize,
}

/// Reads the label of an action at the start of a line or sentence.
pub fn action_label<'t>(words: &Lexicon, text: &'t str) -> Option<ActionLabel<'t>> {
    let opened = text.trim_start_matches(is_ornament);
    // "#action Ann to write": what a meeting's bot takes down
    if let Some(tag) =
        text[..text.len() - opened.len()].ends_with('#').then(|| glued_label(words, opened).ok()).flatten()
        && let (task, label) = tag
        && task.starts_with(' ')
    {
        return Some(ActionLabel { label, owners: None, task: text.len() - task.trim_start().len() });
    }
    // "[ ] @abell to send the ledgers"
    if let Some((names, task)) = sent_handles(opened).filter(|(_, task)| task.starts_with("to ")) {
        return Some(ActionLabel { label: &opened[..1], owners: Some(names), task: text.len() - task.len() });
    }
    // "@Ann: send the ledgers", as on trackers and in chats
    if let Some((name, task)) = opened.strip_prefix('@').and_then(|rest| rest.split_once(':')) {
        // "@ann: that would do": what somebody says, and no order to them
        let task = task.trim_start();
        let first = task.split([' ', ',']).next().unwrap_or("").to_ascii_lowercase();
        let orders =
            matches!(&*first, "to" | "will" | "please" | "and") || words.classes(&first).contains(Class::TaskVerb);
        let named = orders && name.len() <= 24 && name.starts_with(char::is_alphabetic) && !name.contains(['.', ',']);
        let (label, task) = (&opened[..1], text.len() - task.trim_start().len());
        return named.then_some(ActionLabel { label, owners: Some(name), task });
    }
    let read = |text| labelled(words, text);
    if let Ok((rest, (label, owners))) = read(opened) {
        return Some(ActionLabel { label, owners, task: text.len() - rest.len() });
    }
    let (task, label) = coded(words, opened)?;
    Some(ActionLabel { label, owners: None, task: text.len() - task.len() })
}

/// What may stand before a label: brackets, bullets, boxes to be ticked, pictures.
fn is_ornament(char: char) -> bool {
    !char.is_alphanumeric() && !matches!(char, '@' | '"' | '“' | '”' | '\'' | '‘' | '’')
}

/// A label without a sign behind it, and the rest: "Action AB".
pub fn bare_label<'t>(words: &Lexicon, text: &'t str) -> Option<(&'t str, &'t str)> {
    let (rest, label) = glued_label(words, text.trim_start_matches(is_ornament)).ok()?;
    let task = rest.strip_prefix(' ')?.trim_start();
    label.starts_with(char::is_uppercase).then_some((label, task))
}

fn labelled<'t>(words: &Lexicon, text: &'t str) -> Parsed<'t, (&'t str, Option<&'t str>)> {
    let (rest, label) = glued_label(words, text)?;
    let digits = |rest| take_while1(|char: char| char.is_ascii_digit() || matches!(char, '.' | '/')).parse(rest);
    let (rest, (_, _, day)) = (opt((opt(one_of("-#.")), digits)), space0, opt(|text| date(words, text))).parse(rest)?;
    // "Action 16.1 on Ann", and not "Action 12 May Ann"
    let apart: Parsed<'_, &str> = digits(rest);
    let rest =
        apart.map_or(rest, |(behind, _)| if day.is_none() && behind.starts_with([' ', ':']) { behind } else { rest });
    let (rest, _) = space0.parse(rest)?;
    let closed = |rest| {
        recognize((
            many0_count(one_of(" *")),
            alt((tag(":"), tag("]"), tag("- "), tag("– "), tag("— "), tag("–"), tag("-*"), tag("—*"))),
            many0_count(one_of(" *:-–")),
        ))
        .parse(rest)
    };
    // "***ACTION*** Ann to write"
    let starred = rest.starts_with("**").then(|| rest.trim_start_matches(['*', ' ']));
    if let Some(task) = starred.filter(|task| task.starts_with(|char: char| char.is_uppercase() || char == '@')) {
        return Ok((task, (label, None)));
    }
    let outcome: Parsed<'_, &str> = closed(rest);
    // "AI: @abell to send it", "AI @abell: send it"
    let behind = outcome.as_ref().map_or(rest, |(task, _)| *task);
    if let Some((names, task)) = sent_handles(behind) {
        return Ok((task, (label, Some(names))));
    }
    if let Ok((task, _)) = outcome {
        return Ok((task, (label, None)));
    }
    // "TODO for Ann:", "ACTION Andrew:", "Action Clerk –"
    let (names, _) = opt((alt((tag_no_case("for"), tag_no_case("on"), tag_no_case("by"))), space1)).parse(rest)?;
    let end = names
        .char_indices()
        .take(48)
        .find(|(at, char)| *char == ':' || names[*at..].starts_with(" - ") || names[*at..].starts_with(" – "));
    let Some((end, _)) = end else { return fail(text) };
    // "Action (Ann): write"
    let owners = names[..end].trim().trim_matches(['(', ')', '[', ']']);
    let (task, _) = recognize((many0_count(one_of(" *")), many0_count(one_of(":-–—")), many0_count(one_of(" *"))))
        .parse(&names[end..])?;
    // "AI Act obligations since August: …" has no owners
    let named = |word: &str| is_within_name(words, word) || matches!(word, "or" | "/" | "all" | "members");
    if !owners.starts_with(char::is_uppercase) || owners.contains('.') || !owners.words().all(named) {
        return fail(text);
    }
    Ok((task, (label, Some(owners))))
}

/// "@abell to send it", "@abell and @bcarr: send it": the people called by their handles who are sent to do something, and
/// what that is. "@abell said" sends nobody.
fn sent_handles(text: &str) -> Option<(&str, &str)> {
    const LINKS: [&str; 6] = [", and ", ", ", " and ", " & ", "/", " "];
    let mut end = 0;
    loop {
        let handle = text[end..].strip_prefix('@')?;
        let sign = |char: char| !(char.is_alphanumeric() || matches!(char, '-' | '_'));
        let length = handle.find(sign).filter(|length| *length > 0)?;
        end += 1 + length;
        let behind = &text[end..];
        let link = LINKS.into_iter().find(|link| behind.strip_prefix(link).is_some_and(|rest| rest.starts_with('@')));
        let Some(link) = link else {
            // behind a colon stands an order, behind "to" and "will" a verb in small letters
            let task = behind.strip_prefix(':').map(str::trim_start);
            let task = task.or_else(|| {
                let task = behind.strip_prefix(' ')?.trim_start();
                let verb = ["to ", "will "].iter().find_map(|word| task.strip_prefix(word))?;
                verb.starts_with(|first: char| first.is_ascii_lowercase()).then_some(task)
            });
            return task.filter(|task| !task.is_empty()).map(|task| (&text[..end], task));
        };
        end += link.len();
    }
}

/// A label of the vocabulary, with a number that may be glued to it ("TODO2", "AI-3").
fn glued_label<'t>(words: &Lexicon, text: &'t str) -> Parsed<'t, &'t str> {
    if let Ok((rest, label)) = phrase(words, Class::ActionLabel)(text) {
        // "Action(s): Ann to write"
        return Ok((rest.strip_prefix("(s)").unwrap_or(rest), label));
    }
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let numbered = letters >= 2 && text[letters..].starts_with(|char: char| char.is_ascii_digit());
    if numbered && words.classes(&text[..letters]).contains(Class::ActionLabel) {
        let digits = text[letters..].bytes().take_while(u8::is_ascii_digit).count();
        return Ok((&text[letters + digits..], &text[..letters + digits]));
    }
    fail(text)
}

/// Cuts a group of owners into its members, without honorifics and articles.
pub fn owners<'t>(words: &Lexicon, text: &'t str) -> Vec<&'t str> {
    let text = without_brackets(text.trim().trim_end_matches([':', ',', '-', '–', '.', '*']).trim());
    let text = if text.contains('[') { text } else { text.trim_end_matches(']') };
    let mut parts = Vec::new();
    let mut start = 0;
    // the first bytes of the links
    for (at, _) in text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b',' | b' ' | b'&' | b'/' | b';')) {
        if at < start {
            continue;
        }
        let tail = &text[at..];
        let link = [", and ", ", or ", ", ", " and ", " or ", " & ", "& ", " &", " / ", "/ ", "/", "; ", " + "]
            .into_iter()
            .find(|link| tail.starts_with(link));
        if let Some(link) = link {
            parts.push(&text[start..at]);
            start = at + link.len();
        }
    }
    // "Buildings and Grounds Committee" is one
    let tail = &text[start..];
    let last = tail.words().next_back().unwrap_or(tail);
    let collective =
        tail.contains(' ') && last.starts_with(char::is_uppercase) && words.classes(last).contains(Class::Collective);
    if let Some(head) = parts.last().copied().filter(|_| collective && text[..start].ends_with(" and ")) {
        let group = [Class::Post, Class::Chair, Class::Everybody, Class::Collective];
        let plain = head.words().next_back().unwrap_or(head);
        let person = honorifics(words, head).is_ok_and(|(_, found)| found.is_some());
        if !person && !group.into_iter().any(|class| words.classes(plain).contains(class)) {
            parts.pop();
            start = offset_in(text, head);
        }
    }
    parts.push(&text[start..]);
    parts.into_iter().map(|part| owner(words, part)).filter(|part| !part.is_empty()).collect()
}

/// "(AB)", "AB)": owners without the brackets around them.
fn without_brackets(text: &str) -> &str {
    let inner = text.strip_prefix('(').filter(|inner| inner.find(')').is_none_or(|end| end + 1 == inner.len()));
    let text = inner.unwrap_or(text);
    if text.contains('(') { text } else { text.strip_suffix(')').unwrap_or(text) }
}

/// One owner without article and honorific.
pub fn owner<'t>(words: &Lexicon, text: &'t str) -> &'t str {
    let text = without_brackets(text.trim()).trim_start_matches(['@', ' ']);
    let text = ["both the ", "Both the ", "the ", "The ", "a ", "A ", "both ", "Both ", "Our "]
        .into_iter()
        .find_map(|article| text.strip_prefix(article))
        .unwrap_or(text);
    // "Member Bell" of a board
    let text = text.strip_prefix("Member ").filter(|name| name.starts_with(char::is_uppercase)).unwrap_or(text);
    // "County Cllr Bell": of which council he is tells nothing of his name
    let tier = phrase(words, Class::CouncilTier)(text).ok().map(|(rest, _)| rest.trim_start());
    let behind = tier.filter(|_| text.starts_with(char::is_uppercase)).unwrap_or(text);
    let (rest, found) = honorifics(words, behind).unwrap_or((behind, None));
    if found.is_some() && rest.starts_with(char::is_uppercase) { rest.trim() } else { text.trim() }
}

/// Whether a bracketed or trailing note names owners: `(Action: KO)`, `[AB]`.
///
/// # Errors
///
/// Where the text does not begin with one.
pub fn action_note<'t>(words: &Lexicon, text: &'t str) -> Parsed<'t, &'t str> {
    let (rest, _) = one_of("([").parse(text)?;
    let (rest, _) = phrase(words, Class::ActionLabel)(rest)?;
    let (rest, _) = (opt(one_of(":-–")), space0).parse(rest)?;
    let (rest, names) = take_while1(|char| !matches!(char, ')' | ']')).parse(rest)?;
    let (rest, _) = alt((char(')'), char(']'))).parse(rest)?;
    Ok((rest, names))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammars;

    #[test]
    fn labels_in_their_forms() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        let cases: &[(&str, &str, Option<&str>, &str)] = &[
            ("Action: WM to circulate", "Action", None, "WM to circulate"),
            ("Action - Team to ask", "Action", None, "Team to ask"),
            ("AI: Hugo to respond", "AI", None, "Hugo to respond"),
            ("TODO2 for Arty and Ammir: Discuss", "TODO2", Some("Arty and Ammir"), "Discuss"),
            ("ACTION 2006-03-16 Andrew: Suggest a comment", "ACTION", Some("Andrew"), "Suggest a comment"),
            ("ACTION-12: Ann to write", "ACTION", None, "Ann to write"),
            ("Action point: release for RFC", "Action point", None, "release for RFC"),
            ("ACTION: Clerk", "ACTION", None, "Clerk"),
            ("@Ann: send the ledgers", "@", Some("Ann"), "send the ledgers"),
            ("\u{1f477} TODO: Ann will write", "TODO", None, "Ann will write"),
            ("#action Ann to write", "action", None, "Ann to write"),
            ("***ACTION*** Ann to write", "ACTION", None, "Ann to write"),
            ("[ACTION] Ann to write", "ACTION", None, "Ann to write"),
            ("Action (Ann): write", "Action", Some("Ann"), "write"),
            ("Action 16.1 on Ann: write", "Action", Some("Ann"), "write"),
            ("AI: @abell to write", "AI", Some("@abell"), "to write"),
            ("AI @a-bell, @bcarr: write", "AI", Some("@a-bell, @bcarr"), "write"),
            ("[ ] @abell and @bcarr to write", "@", Some("@abell and @bcarr"), "to write"),
        ];
        for (text, label, owners, task) in cases {
            let found = action_label(words, text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.label, found.owners, &text[found.task..]), (*label, *owners, *task), "{text}");
        }
        for text in [
            "Action was taken against the owner.",
            "Actions from the last meeting",
            "Actionable: yes",
            "AI Act obligations since August: art 50",
            "@abell said that she has to write",
            "[ ] @abell",
        ] {
            assert_eq!(action_label(words, text), None, "{text}");
        }
    }

    #[test]
    fn labels_without_a_sign() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        assert_eq!(bare_label(words, "ACTION KO"), Some(("ACTION", "KO")));
        assert_eq!(bare_label(words, "action was taken"), None);
        assert_eq!(action_note(words, "(Action: KO)").map(|(_, names)| names), Ok("KO"));
    }

    #[test]
    fn groups_of_owners() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        for (text, expected) in [
            ("Karen, Ethan & Mateusz", vec!["Karen", "Ethan", "Mateusz"]),
            ("the MoJ and the Home Office", vec!["MoJ", "Home Office"]),
            ("Panel members/ KO", vec!["Panel members", "KO"]),
            ("Cllr. Bell", vec!["Bell"]),
            ("Member Bell", vec!["Bell"]),
            ("County Cllr Bell", vec!["Bell"]),
            ("AB]", vec!["AB"]),
            ("@ann, @ben", vec!["ann", "ben"]),
            ("the Buildings and Grounds Committee", vec!["Buildings and Grounds Committee"]),
            ("Clerk and Finance Committee", vec!["Clerk", "Finance Committee"]),
            ("Ann, Ben, or Cy", vec!["Ann", "Ben", "Cy"]),
        ] {
            assert_eq!(owners(words, text), expected);
        }
    }
}
