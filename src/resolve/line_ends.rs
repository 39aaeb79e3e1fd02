//! Texts whose line ends were lost: title, attendance and business run on in one line, as some converters leave them.
//!
//! [`restored`] writes a soft end of a line for the blank before each label of attendance, each number that counts on
//! and each title of business with a colon within such a line; the stages behind read it as they read any text. A line
//! is taken for several only where it is long and shows at least [`ENOUGH`] such places, one of them a label of
//! attendance or a number that counts on.

use std::borrow::Cow;

use foldhash::HashMap;

use crate::grammar::{Class, ClassSet, Lexicon};
use crate::text::line::SOFT_END;
use crate::text::{Words, seek};

/// The shortest line in bytes that may have been several.
const SHORTEST: usize = 250;
/// Places within a line where lines begin that make it several.
const ENOUGH: usize = 3;
/// Labels of the list of those who were there or were not.
const LABELS: ClassSet = ClassSet::of(&[Class::Present, Class::InAttendance, Class::Apologies, Class::Absent]);

/// Labels of the sides of a vote.
const SIDES: ClassSet = ClassSet::of(&[Class::VoteFor, Class::VoteAgainst, Class::VoteAbstain]);
/// Most bytes between a side of a vote and those who were not there for it.
const NEAR_VOTE: usize = 80;

/// The text with the ends of lines that it lost, each in the place of a blank.
pub(super) fn restored<'t>(plain: Cow<'t, str>, words: &Lexicon) -> Cow<'t, str> {
    let mut places = Vec::new();
    let mut start = 0;
    for line in seek::whole_lines(&plain) {
        if line.len() >= SHORTEST {
            places.extend(beginnings(line, words).into_iter().map(|place| start + place - 1));
        }
        start += line.len();
    }
    if places.is_empty() {
        return plain;
    }
    let mut bytes = plain.into_owned().into_bytes();
    for place in places {
        bytes[place] = SOFT_END.as_bytes()[0];
    }
    Cow::Owned(String::from_utf8(bytes).unwrap_or_default())
}

/// Where lines begin within a long line, behind a blank each; nothing where it is one line.
fn beginnings(line: &str, words: &Lexicon) -> Vec<usize> {
    let numbers = counted(words, line);
    // each place is a number, or words before a colon or in capitals: in most lines it is not worth looking for words
    let capitals = line.as_bytes().array_windows::<4>().any(|four| four.iter().all(u8::is_ascii_uppercase));
    if !capitals && numbers.len() + memchr::memchr_iter(b':', line.as_bytes()).count() < ENOUGH {
        return Vec::new();
    }
    let mut hits = Vec::new();
    words.scan(line, &mut hits);
    let behind_blank = |place: usize| place > 1 && line.as_bytes()[place - 1] == b' ';
    let mut places = Vec::new();
    let (mut end, mut sure) = (0, false);
    let (mut vote, mut votes) = (None::<usize>, 0);
    for hit in &hits {
        let (start, phrase) = (hit.start as usize, &line[hit.range()]);
        if SIDES.contains(hit.class) && line[hit.end as usize..].starts_with(':') {
            vote = Some(hit.end as usize);
        }
        if start < end || !behind_blank(start) || !phrase.starts_with(char::is_uppercase) {
            continue;
        }
        let rest = &line[hit.end as usize..];
        // "Ayes: Five. Absent: Bell. Motion carried." tells of a vote
        let voted = hit.class == Class::Absent && vote.is_some_and(|vote| start.saturating_sub(vote) <= NEAR_VOTE);
        votes += usize::from(voted);
        let label = LABELS.contains(hit.class) && !voted && is_label(phrase, rest);
        // "… approved. AOB: none.", and of several words also behind a name: "Di Reed Minutes of last meeting: agreed."
        let parted = || phrase.contains(' ') || closes_sentence(&line[..start]);
        let titled = hit.class == Class::ItemTitle && rest.starts_with(": ") && parted();
        // "… Oak Road. PUBLIC PARTICIPATION It was asked …"
        let shouted = hit.class == Class::ItemTitle
            && phrase.contains(' ')
            && !phrase.contains(char::is_lowercase)
            && closes_sentence(&line[..start]);
        if label || titled || shouted {
            places.push(start);
            sure |= label;
            end = hit.end as usize;
        }
    }
    sure |= !numbers.is_empty();
    places.extend(parts(words, line, &numbers));
    places.extend(numbers.iter().map(|number| number.place));
    places.sort_unstable();
    places.dedup();
    if sure && places.len() + votes >= ENOUGH { places } else { Vec::new() }
}

/// Whether words that may be a label of attendance are one: a colon stands behind them, a dash before a name, or they are
/// set in capitals before a name.
fn is_label(phrase: &str, rest: &str) -> bool {
    let capitals = phrase.len() > 5 && !phrase.contains(char::is_lowercase);
    let named = || {
        let next = rest.trim_start().words().next().unwrap_or("");
        next.starts_with(char::is_uppercase) && next.contains(char::is_lowercase)
    };
    let colon = rest.strip_prefix(" Members").unwrap_or(rest).starts_with(':');
    // "Present– Cllr Ann Lee": in running text a dash has no blank before it, or one on both sides
    let dash = rest.strip_prefix(['–', '—']).or_else(|| rest.strip_prefix(" – "));
    let dashed = || dash.is_some_and(|names| names.trim_start().starts_with(char::is_uppercase));
    colon || dashed() || capitals && named()
}

/// Whether a text ends as a sentence does, so that another may begin behind it.
fn closes_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?', ')', ';'])
}

/// A number before a title, as it counts within a line.
#[derive(Debug, Clone, Copy)]
struct Counted<'t> {
    /// What stands around the figures: the sign behind them, or the year of `12/08`.
    form: (u8, u16),
    value: u16,
    place: usize,
    /// The word in small letters that stands right before it.
    word: Option<&'t str>,
}

/// The longest run of numbers of one form that count on by one, of which one may be missing; nothing where there
/// are fewer than two.
fn counted<'t>(words: &Lexicon, line: &'t str) -> Vec<Counted<'t>> {
    let bytes = line.as_bytes();
    let mut found: Vec<Counted<'_>> = memchr::memchr_iter(b' ', bytes)
        .map(|at| at + 1)
        .filter(|place| *place > 1 && bytes.get(*place).is_some_and(u8::is_ascii_alphanumeric))
        .filter_map(|place| number_at(words, line, place))
        .collect();
    // "phase 1. Planning, phase 2. Building": what the numbers count is named before each
    let mut named: HashMap<&str, usize> = HashMap::default();
    for word in found.iter().filter_map(|number| number.word) {
        *named.entry(word).or_default() += 1;
    }
    found.retain(|number| number.word.is_none_or(|word| named[word] == 1));
    // for each number the one before it in its run, how long the run is, and whether one is missing in it
    let mut runs: Vec<(Option<usize>, usize, bool)> = Vec::with_capacity(found.len());
    let mut latest: HashMap<((u8, u16), u16), usize> = HashMap::default();
    for (index, number) in found.iter().enumerate() {
        let known = |value: u16| latest.get(&(number.form, value)).copied();
        // "4. Roads … [5 is lost] … 6. Trees": of two behind it that may be meant the nearer number counts, and only one
        // of a run is lost: "1. Safety. 3. Speed. 5. Trees" count nothing
        let next = number.value.checked_sub(1).and_then(known).map(|before| (before, runs[before].2));
        let lost = || number.value.checked_sub(2).and_then(known).filter(|before| !runs[*before].2);
        let before = next.or_else(|| lost().map(|before| (before, true)));
        runs.push(before.map_or((None, 1, false), |(before, gap)| (Some(before), runs[before].1 + 1, gap)));
        latest.insert((number.form, number.value), index);
    }
    let last = (0..runs.len()).rev().max_by_key(|index| runs[*index].1).filter(|index| runs[*index].1 > 1);
    let mut run: Vec<Counted<'_>> =
        std::iter::successors(last, |index| runs[*index].0).map(|index| found[index]).collect();
    run.reverse();
    run
}

/// Where the parts of numbered business begin: "5.1 Roads" and "5.2 Trees" between the numbers 5 and 6.
fn parts(words: &Lexicon, line: &str, numbers: &[Counted<'_>]) -> Vec<usize> {
    let mut found = Vec::new();
    for (index, number) in numbers.iter().enumerate().filter(|(_, number)| number.form.0 == b'.') {
        let end = numbers.get(index + 1).map_or(line.len(), |next| next.place);
        let mut from = number.place;
        for part in 1_u16.. {
            let sign = format!(" {}.{part} ", number.value);
            let Some(at) = seek::find(&line[from..end], &sign).map(|at| from + at) else { break };
            let behind = &line[at + sign.len()..];
            if !behind.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit())
                || refers(words, &line[..at])
            {
                break;
            }
            found.push(at + 1);
            from = at + sign.len() - 1;
        }
    }
    found
}

/// The number at a place of a line that a title follows: `3. Roads`, `3) Roads`, `12/08 Roads`, `IV. ROADS`.
fn number_at<'t>(words: &Lexicon, line: &'t str, place: usize) -> Option<Counted<'t>> {
    let (head, text) = line.split_at(place);
    let figures = text.bytes().take_while(u8::is_ascii_digit).count();
    let (form, value, length) = if figures > 0 {
        let value = text[..figures].parse().ok().filter(|_| figures <= 3)?;
        match text.as_bytes().get(figures)? {
            sign @ (b'.' | b')') => ((*sign, 0), value, figures + 1),
            b'/' => {
                let year = text[figures + 1..].bytes().take_while(u8::is_ascii_digit).count();
                let year = &text[figures + 1..figures + 1 + year];
                ((b'/', year.parse().ok().filter(|_| matches!(year.len(), 2 | 4))?), value, figures + 1 + year.len())
            }
            _ => return None,
        }
    } else {
        let letters = text.bytes().take_while(|byte| matches!(byte, b'I' | b'V' | b'X')).count();
        let value = roman(&text[..letters]).filter(|_| text[letters..].starts_with('.'))?;
        ((b'I', 0), value, letters + 1)
    };
    let titled = text[length..].strip_prefix(' ').is_some_and(|title| {
        // "9. 2017 Budget", "5. 5.1 Roads"
        let year = title.split_once(' ').is_some_and(|(year, noun)| {
            year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) && noun.starts_with(char::is_uppercase)
        });
        let part = title.strip_prefix(&text[..figures]).is_some_and(|part| part.starts_with(".1 "));
        title.starts_with(char::is_uppercase) || year || figures > 0 && part
    });
    (titled && !refers(words, head)).then_some(Counted { form, value, place, word: word_before(head) })
}

/// The value of a roman number up to 39.
fn roman(letters: &str) -> Option<u16> {
    let tens = letters.bytes().take_while(|byte| *byte == b'X').count();
    let one = match &letters[tens..] {
        "" if tens > 0 => 0,
        "I" => 1,
        "II" => 2,
        "III" => 3,
        "IV" => 4,
        "V" => 5,
        "VI" => 6,
        "VII" => 7,
        "VIII" => 8,
        "IX" => 9,
        _ => return None,
    };
    (tens <= 3).then_some(tens as u16 * 10 + one)
}

/// The word right before a place, in small letters, where a number behind it may be one that the text refers to: "as
/// said under item 3. The", "phase 1. Planning, phase 2. Building".
fn word_before(head: &str) -> Option<&str> {
    let last = head.trim_end().words().next_back().unwrap_or("");
    (last.starts_with(char::is_lowercase) && last.ends_with(char::is_alphabetic)).then_some(last)
}

/// Whether a number behind a text is one that the text refers to or counts with: "under item 3.", "of 3.", "£3."
fn refers(words: &Lexicon, head: &str) -> bool {
    let last = head.trim_end().words().next_back().unwrap_or("");
    word_before(head).is_some_and(|word| words.classes(word).contains(Class::Counting))
        || last.ends_with(['£', '$', '#', '-', '–'])
}

#[cfg(test)]
mod tests {
    use crate::convert;

    fn records(text: &str) -> (Vec<String>, Vec<String>) {
        let minutes = convert(text);
        let people = minutes.attendees.iter().filter_map(|person| person.name.clone()).collect();
        let titles = minutes.agenda_items.iter().map(|item| item.title.clone()).collect();
        (people, titles)
    }

    #[test]
    fn a_text_in_one_line() {
        let (people, titles) = records(
            "Minutes of the Meeting of Elm Parish Council held on 4 February 2008 at 7pm in the Village Hall Present: \
             Cllr A Lee (Chairman), Cllr B Hart and Cllr Reed Apologies: Cllr Lane 1. Declarations of Interest. None. \
             2. Minutes. The minutes were approved. 3. Roads. It was RESOLVED to mend Oak Road. 4. Date of Next \
             Meeting. 3 March 2008.",
        );
        assert_eq!(people, ["A Lee", "B Hart", "Reed", "Lane"]);
        assert_eq!(titles, ["Declarations of Interest", "Minutes", "Roads", "Date of Next Meeting"]);
        let (people, _) = records(
            "Minutes of Elm Club committee meeting 3 May 2016 Present: Ann Lee (Chair), Bo Hart, Cy Moss Apologies: Di \
             Reed Minutes of last meeting: agreed. Matters arising: none. Treasurer's report: There is £300 in the \
             bank for the new fence and the roof. AOB: none. Date of next meeting: 7 June 2016",
        );
        assert_eq!(people, ["Ann Lee", "Bo Hart", "Cy Moss", "Di Reed"]);
    }

    #[test]
    fn numbers_with_parts_and_without_some() {
        let (people, titles) = records(
            "MINUTES OF ELM PARISH COUNCIL MEETING HELD AT OAK LODGE FRIDAY JUNE 7TH 2024 Present– Cllr Ann Lee - Chairman, \
             Cllr Bo Hart. 2 members of the public 1. Apologies for Absence received; Cllr Cy Moss. 2. Correspondence \
             Correspondence about the pond was read. 3. 3.1 Chairman’s Report The Chairman met a farmer. 3.2 Clerk’s \
             Report The Clerk had a new mower. 4. 2024 Budget Councillors were told the sums. 6. Repairs to the swings It was \
             agreed to buy new chains. PUBLIC PARTICIPATION It was asked who would give a bench.",
        );
        assert_eq!(people, ["Ann Lee", "Bo Hart", "Cy Moss"]);
        let expected = [
            "Apologies for Absence",
            "Correspondence",
            "Chairman’s Report",
            "Clerk’s Report",
            "2024 Budget",
            "Repairs to the swings",
            "PUBLIC PARTICIPATION",
        ];
        assert_eq!(titles, expected);
    }

    const FLAT: &str = "MINUTES OF ELM PARISH COUNCIL MEETING HELD AT OAK LODGE FRIDAY JUNE 7TH 2024 Present– Cllr Ann Bell - \
        Chairman, Cllr Ben Carr, Cllr Cy Dunn. Elmshire County Councillor Ed Fox 2 members of the public 1. Apologies for \
        Absence received; Cllr Di Moss Borough Councillor Flo Pole 2. The Minutes of the meeting in May were read and signed \
        without a change. 3. Matters Arising from previous meetings \u{f0b7} The gate of the field has a new hinge, which Ben \
        Carr had left over from his barn. \u{f0b7} The ducks are back. 4. 4.1 Chairman’s Report Cllr Dunn was \
        asked to look at three broken stiles. 4.2 Clerk’s Report An offer has been made for the old mower, and the shed is \
        empty now. 5. Correspondence Correspondence about the pond was read out. A neighbour asks for a bench under \
        the lime tree. It is hoped that 2. and 7. can wait until the autumn, when the hay is in and the evenings are longer \
        again. PUBLIC QUESTIONS \u{f0b7} It was noted that the clock of the tower is slow by a quarter of an hour, so that \
        everybody comes late to the choir.";

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
    fn who_was_not_there_for_a_vote_begins_no_line() {
        let vote = "Moved by Carr, seconded by Dunn that the barn be let. Ayes: Two. Absent: Fox. Motion carried.";
        let text = format!(
            "12.05.2001 Elm City Council Special Session May 12, 2001 Council Chambers Members present: Mayor Bell, Carr, Dunn. \
             Members absent: Fox. {vote} The barn is dry. {vote}"
        );
        let minutes = convert(&text);
        assert_eq!(minutes.attendees.len(), 4);
        let decisions: Vec<_> = minutes.decisions.iter().map(|one| one.text.as_str()).collect();
        assert_eq!(decisions, [vote, vote]);
    }

    #[test]
    fn places_in_the_source_stay_true() {
        let text = "Elm Parish Council\nMinutes of 4 February 2008\nPRESENT Cllr Ann Lee (Chairman), Cllr Bo Hart and \
                    Cllr Cy Reed. APOLOGIES Cllr Di Lane. 12/08 Declarations of Interest None. 13/08 Minutes The minutes \
                    were approved. 14/08 Roads It was RESOLVED to mend Oak Road and to write to the County Council about \
                    it at once.";
        let minutes = convert(text);
        let decision = minutes.decisions.last().expect("a decision");
        assert_eq!(decision.span.start_line, 3);
        assert!(text[decision.span.start..decision.span.end].contains("RESOLVED to mend Oak Road"));
    }

    #[test]
    fn many_named_numbers_are_counted_at_once() {
        let pairs: Vec<String> = (0..40_000).map(|at| format!("alpha{at} {}. Road ", at % 2 + 1)).collect();
        let line = pairs.concat();
        let from = std::time::Instant::now();
        let grammars = crate::grammar::Grammars::built_in();
        super::counted(grammars.house("base").expect("is built in").lexicon(), &line);
        assert!(from.elapsed().as_secs() < 5);
    }

    #[test]
    fn what_is_a_line_of_its_own_stays() {
        let grammars = crate::grammar::Grammars::built_in();
        for text in [
            "The Chair said that phase 1. Planning, phase 2. Building and phase 3. Letting were on time.",
            "She had been Present at Elm and sent Apologies to Oak. The rules say 1. Nobody smokes.",
            "The plan has three aims: 1. Safety for all. 3. Speed for cars. 5. Trees along it.",
            "Of the plots plot 1. Ash, plot 2. Beech and plot 3. Cedar were let; see item 1. Letting and item 2. Rents.",
        ] {
            let long = format!("{text} {}", "The road is bad. ".repeat(20));
            assert!(
                super::beginnings(&long, grammars.house("base").expect("is built in").lexicon()).is_empty(),
                "{text}"
            );
        }
    }
}
