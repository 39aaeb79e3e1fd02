//! Where the parts of a record begin that is one line: what pages of the web and fields of databases leave of minutes that
//! were set in lines.

use crate::grammar::Lexicon;
use crate::text::seek;

use super::LABELS;

/// Fewest bytes of a line that holds a whole record.
const LONG: usize = 1_000;

/// Fewest numbers that count on from one.
const NUMBERS: u32 = 4;

/// Letters of each word of a heading in capitals, at least.
const LETTERS: usize = 5;

/// Signs of lists as word processors write them.
const BULLETS: [char; 4] = ['•', '·', '\u{f0b7}', '▪'];

/// Where the items of a record begin, the parts of an item and the entries of its list, labels of attendance before the
/// first and headings in capitals behind; nothing where no numbers count on.
///
/// In a shorter line a number behind a word in small letters is one that the text speaks of. Here those that count on from
/// one are more than it could speak of.
pub(super) fn parts(line: &str, words: &Lexicon) -> Vec<usize> {
    if line.len() < LONG || seek::find(line, " 1. ").is_none() {
        return Vec::new();
    }
    let mut places = Vec::new();
    let (mut item, mut inner, mut at, mut ended) = (0, 0, 0, false);
    for word in line.split(' ') {
        let behind = &line[at + word.len()..];
        let begins = match Number::of(word) {
            Some(Number { item: own, inner: None }) if own == item + 1 && opens_text(behind) => {
                (item, inner) = (own, 0);
                true
            }
            Some(Number { item: own, inner: Some(part) }) if own == item && part == inner + 1 && opens_text(behind) => {
                inner = part;
                true
            }
            Some(_) => false,
            None if item == 0 => is_label(words, word) && opens_text(behind),
            None => word.starts_with(BULLETS) || ended && opens_with_capitals(&line[at..]),
        };
        if begins && at > 0 {
            places.push(at);
        }
        ended = word.ends_with(['.', '!', '?']);
        at += word.len() + 1;
    }
    if item < NUMBERS { Vec::new() } else { places }
}

/// "4." and "5.2": the number of an item, or of a part of it.
struct Number {
    item: u32,
    inner: Option<u32>,
}

impl Number {
    fn of(word: &str) -> Option<Self> {
        const DIGITS: usize = 2;
        if !word.starts_with(|char: char| char.is_ascii_digit()) {
            return None;
        }
        let (item, behind) = word.split_once('.')?;
        let read = |digits: &str| digits.parse().ok().filter(|_| digits.len() <= DIGITS);
        let inner = if behind.is_empty() { None } else { Some(read(behind)?) };
        Some(Self { item: read(item)?, inner })
    }
}

/// Whether what stands behind a number or a label begins as a title or a name does, or with a number of its own.
fn opens_text(behind: &str) -> bool {
    behind.trim_start().starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit())
}

/// "Present:", "Apologies–": a label of attendance that a sign closes without a blank.
fn is_label(words: &Lexicon, word: &str) -> bool {
    let label = word.trim_end_matches([':', '–', '—']);
    label.len() < word.len() && label.starts_with(char::is_uppercase) && words.classes(label).intersects(LABELS)
}

/// "PUBLIC QUESTIONS • Ann Bell asked": two words or more in capitals before the sign of a list.
fn opens_with_capitals(text: &str) -> bool {
    const WORDS: usize = 6;
    let capitals = |word: &&str| word.len() >= LETTERS && word.chars().all(char::is_uppercase);
    let count = text.split(' ').take(WORDS).take_while(capitals).count();
    count >= 2 && text.split(' ').nth(count).is_some_and(|next| next.starts_with(BULLETS))
}

#[cfg(test)]
mod tests {
    use crate::convert;
    use crate::grammar::Grammars;

    const FLAT: &str = "MINUTES OF ELM PARISH COUNCIL MEETING HELD AT THE CHURCH MONDAY MARCH 6TH 2017 Present– Cllr Ann Bell - \
        Chairman, Cllr Ben Carr, Cllr Cy Dunn. Elmshire County Councillor Ed Fox 3 members of the public 1. Apologies for \
        Absence received; Cllr Di Moss Borough Councillor Flo Pole 2. The Minutes of the meetings held on 23.01.17 were agreed \
        as a true record. 3. Matters Arising from previous meetings \u{f0b7} The sign that was bought with half of the money \
        from the county is to be put up as soon as the ground is dry. \u{f0b7} The pond was mended. 4. 4.1 Chairman’s Report \
        Cllr Carr was thanked for the work that he did on the bins. 4.2 Clerk’s Report An application has been made to the \
        county, and nothing else has to be done before the summer. 5. Correspondence Correspondence received is passed to \
        Councillors by post. A request has been received for a picnic in August. It is planned that 2. and 7. be read again \
        in May, when the weather is better and there is more light in the hall. PUBLIC QUESTIONS \u{f0b7} It was noted that \
        the lamps are out in three places along the road where most of the people walk to the school in the morning.";

    #[test]
    fn a_record_on_one_line() {
        let minutes = convert(FLAT);
        let titles: Vec<_> = minutes.agenda_items.iter().map(|item| item.title.as_str()).collect();
        assert_eq!(
            titles,
            [
                "Apologies for Absence",
                "Matters Arising from previous meetings",
                "Chairman’s Report",
                "Clerk’s Report",
                "Correspondence",
                "PUBLIC QUESTIONS",
            ]
        );
        let people: Vec<_> = minutes.attendees.iter().filter_map(|one| one.name.as_deref()).collect();
        assert_eq!(people, ["Ann Bell", "Ben Carr", "Cy Dunn", "Ed Fox", "Di Moss", "Flo Pole"]);
        assert_eq!(minutes.meeting.body.as_deref(), Some("Elm Parish Council"));
        assert!(minutes.attendees.iter().all(|one| one.span.start_line == 1 && one.span.end_line == 1));
    }

    #[test]
    fn prose_and_short_lines_are_left_alone() {
        let grammars = Grammars::built_in();
        let words = grammars.house("base").expect("is built in").lexicon();
        let long = "The board met, and much was said of the roads and of the lamps by all who were there. ".repeat(16);
        for line in [
            long.clone(),
            format!("{long}1. Ann is to write. 2. Ben is to read. {long}"),
            "The 1. Roads 2. Lamps 3. Trees 4. Gates 5. Hall".to_owned(),
        ] {
            assert!(super::parts(&line, words).is_empty(), "{line}");
        }
    }
}
