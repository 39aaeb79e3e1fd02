//! What is true of each stage by itself: decoding, the cutting of text, and every parser. Fuzz targets use this too.

use std::sync::LazyLock;

use minutebook::grammar::{Class, Grammar, Grammars, Hit};
use minutebook::model::date::Date;
use minutebook::parse::attendance::ListForm;
use minutebook::parse::{
    Parsed, action, attendance, date, deadline, detail, due_date, entry, label, motion, person, sentence,
};
use minutebook::parse::{ballot, named, time, vote, word};
use minutebook::source::Document;
use minutebook::text::line::source_lines;
use minutebook::text::{Layout, Span, marker, markup};

static GRAMMARS: LazyLock<Grammars> = LazyLock::new(Grammars::built_in);

/// Longest text that the parsers are tried on at every word: they look at a line or a block, not at a document.
const LONGEST: usize = 600;

/// What the decoding of some bytes breaks, in words.
pub(crate) fn decoding(bytes: &[u8]) -> Vec<String> {
    let mut broken = Vec::new();
    let read = |encoding| Document::from_bytes("id", "a.txt", bytes.to_vec(), encoding);
    let Ok(document) = read(None) else { return broken };
    let mut hold = |holds: bool, why: &str| {
        if !holds {
            broken.push(why.to_owned());
        }
    };
    let text = document.text.as_str();
    hold(!text.trim().is_empty(), "a blank text is a document");
    hold(document.bytes == bytes.len() as u64, "the number of bytes is wrong");
    let marked = bytes.strip_prefix("\u{feff}".as_bytes());
    let sound = std::str::from_utf8(marked.unwrap_or(bytes)).ok();
    if let Some(sound) = sound.filter(|_| document.encoding == "UTF-8" && document.diagnostics.is_empty()) {
        hold(sound == text, "sound UTF-8 was changed");
    }
    for diagnostic in &document.diagnostics {
        if let Some(span) = diagnostic.span {
            hold(text.get(span.start..span.end).is_some(), "a place of a report lies outside the text");
            let line = source_lines(&text[..span.end.max(span.start + 1).min(text.len())]).count().max(1);
            hold(span.start_line as usize == line, "a place of a report has a wrong line");
        }
    }
    let forced = read(encoding_named("windows-1252"));
    hold(forced.is_err() || forced.is_ok_and(|forced| forced.encoding == "windows-1252"), "the encoding is not forced");
    broken
}

fn encoding_named(name: &str) -> Option<minutebook::source::Encoding> {
    name.parse().ok()
}

/// What the lines, blocks and reading text of a text break, in words.
pub(crate) fn text(text: &str) -> Vec<String> {
    let plain = markup::plain(text);
    if plain.len() != text.len() {
        return vec!["taking markup off changes the places".to_owned()];
    }
    let layout = Layout::of_markup(text, &plain);
    let mut broken = Vec::new();
    let mut hold = |holds: bool, why: &str| {
        if !holds {
            broken.push(why.to_owned());
        }
    };
    let mut end = 0;
    for line in &layout.lines {
        hold(line.start >= end && line.start <= line.text_start && line.text_start <= line.end, "lines overlap");
        hold(plain.get(line.start..line.end).is_some(), "a line does not lie on character boundaries");
        end = line.end;
    }
    let flow = layout.flow.text.as_str();
    let mut last = 0;
    for block in &layout.blocks {
        hold(layout.members.get(block.members.start as usize..block.members.end as usize).is_some(), "lost lines");
        hold(block.flow.start >= last && flow.get(block.flow.start..block.flow.end).is_some(), "blocks overlap");
        last = block.flow.end;
        let span = layout.flow.source_span(Span::new(block.flow.start, block.flow.end));
        hold(plain.get(span.start..span.end).is_some(), "a block does not lie in the source");
    }
    let spans = layout.notes.iter().map(|note| note.span).chain(layout.marks.iter().map(|mark| mark.span));
    for span in spans {
        hold(plain.get(span.start..span.end).is_some(), "a note does not lie in the source");
    }
    broken
}

/// What is true of a parser on any text.
type Law = fn(&Subject<'_>) -> bool;

/// Parsers by the names of their files, each of which says what it breaks on a text.
pub(crate) const PARSERS: &[(&str, Law)] = &[
    ("action", |on| {
        let label = action::action_label(on.words(), on.text);
        let label =
            label.is_none_or(|found| on.holds(found.label) && on.all(found.owners) && found.task <= on.text.len());
        label
            && on.all(action::owners(on.words(), on.text))
            && on.holds(action::owner(on.words(), on.text))
            && on.parsed(action::action_note(on.words(), on.text), |note| Some(*note))
    }),
    ("attendance", |on| {
        [ListForm::Lines, ListForm::RunOn]
            .into_iter()
            .all(|form| attendance::attendance_list(on.words(), on.text, form).iter().all(|entry| on.entry(entry)))
    }),
    ("date", |on| {
        let near = Date::new(2024, 2, 29);
        let day = |found: &date::DateText| (1..=12).contains(&found.month) && (1..=31).contains(&found.day);
        on.parsed(date::date(on.words(), on.text), |_| None)
            && date::dates(on.words(), on.text).iter().all(|(text, found)| {
                let _ = (found.resolve(near), found.resolve(None));
                on.holds(text) && day(found)
            })
    }),
    ("deadline", |on| {
        let due = deadline::deadline(on.grammar, on.text, 0, &on.hits);
        let calendar = due_date::Calendar {
            meeting: Date::new(2024, 2, 29),
            next: Date::new(9999, 12, 31),
            body: None,
            ..due_date::Calendar::default()
        };
        let _ = due_date::due_date(on.words(), on.text, calendar);
        on.all(due)
    }),
    ("detail", |on| {
        let mut entry = entry::Entry::default();
        let rest = detail::read_notes(on.words(), on.text, &mut entry);
        let (before, notes) = detail::before_notes(on.text);
        let _ = detail::place_detail(on.words(), on.text);
        on.holds(rest) && on.entry(&entry) && before.len() + notes.len() <= on.text.len()
    }),
    ("entry", |on| entry::attendance_entry(on.words(), on.text).is_none_or(|entry| on.entry(&entry))),
    ("label", |on| {
        let found = label::attendance_label(on.words(), on.text);
        let label = found.is_none_or(|found| {
            on.text.get(found.label.start..found.label.end).is_some() && on.text.get(found.list..).is_some()
        });
        label && label::titled(on.text).is_none_or(|(start, end)| on.text.get(start..end).is_some())
    }),
    ("motion", |on| {
        let found = motion::movers(on.words(), on.text, 0, &on.hits);
        let named = named::named_before(on.words(), on.text);
        [found.mover, found.seconder, named].into_iter().flatten().all(|found| on.person(found))
    }),
    ("person", |on| {
        let _ = (person::fold_name(on.text), person::folds_longer(on.text, 5), person::abbreviates(on.text, on.text));
        on.parsed(person::person(on.words(), on.text), |found| Some(found.name))
            && on.parsed(person::name(on.words(), on.text), |found| Some(*found))
            && on.parsed(person::honorifics(on.words(), on.text), |found| *found)
    }),
    ("sentence", |on| {
        let mut found = Vec::new();
        sentence::sentences(on.words(), on.text, 0, &mut found);
        found.is_sorted_by_key(|span| span.start)
            && found.iter().all(|span| on.text.get(span.start..span.end).is_some())
    }),
    ("time", |on| {
        let clock = |found: time::Time| found.hour < 24 && found.minute < 60 && found.to_clock().len() == 5;
        on.parsed(time::time(on.text), |_| None)
            && time::times(on.text).iter().all(|(text, found)| on.holds(text) && clock(*found))
    }),
    ("vote", |on| {
        let tally = vote::vote_tally(on.words(), on.text, 0, &on.hits);
        tally.named.iter().all(|(name, _)| on.holds(name))
            && ballot::ballot_line(on.words(), on.text).is_none_or(|(name, _)| on.holds(name))
    }),
    ("word", |on| {
        on.parsed(word(on.text), |found| Some(*found))
            && on.parsed(minutebook::parse::blank(on.text), |found| Some(*found))
            && on.parsed(minutebook::parse::phrase(on.words(), Class::Present)(on.text), |found| Some(*found))
    }),
    ("marker", |on| {
        marker::marker(on.text, 0).is_none_or(|found| on.text.get(found.span().start..found.span().end).is_some())
    }),
];

/// A text with the words of a house found in it.
pub(crate) struct Subject<'t> {
    grammar: &'static Grammar,
    text: &'t str,
    hits: Vec<Hit>,
}

impl<'t> Subject<'t> {
    fn new(grammar: &'static Grammar, text: &'t str) -> Self {
        let mut hits = Vec::new();
        grammar.lexicon().scan(text, &mut hits);
        Self { grammar, text, hits }
    }

    fn words(&self) -> &'static minutebook::grammar::Lexicon {
        self.grammar.lexicon()
    }

    /// Whether a slice is one of this text.
    fn holds(&self, slice: &str) -> bool {
        let (whole, part) = (self.text.as_bytes().as_ptr_range(), slice.as_bytes().as_ptr_range());
        slice.is_empty() || (whole.start <= part.start && part.end <= whole.end)
    }

    fn all<'s>(&self, slices: impl IntoIterator<Item = &'s str>) -> bool {
        slices.into_iter().all(|slice| self.holds(slice))
    }

    fn person(&self, found: person::Person<'_>) -> bool {
        self.holds(found.name) && self.all(found.honorific)
    }

    fn entry(&self, entry: &entry::Entry<'_>) -> bool {
        let fields = [entry.name, entry.forename, entry.honorific, entry.initials, entry.role, entry.organisation];
        self.all(fields.into_iter().flatten())
    }

    /// Whether what a parser leaves is the end of the text, and what it took is in it.
    fn parsed<'p, T>(&self, parsed: Parsed<'p, T>, slice: impl Fn(&T) -> Option<&'p str>) -> bool {
        match parsed {
            Ok((rest, found)) => self.text.ends_with(rest) && self.all(slice(&found)),
            Err(_) => true,
        }
    }
}

/// What a parser breaks on a text, at every word of it.
pub(crate) fn parser(number: usize, text: &str) -> Vec<String> {
    let (name, is_sound) = PARSERS[number];
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let mut broken = Vec::new();
    for house in ["base", "uk-local-council", "technical-committee"] {
        let grammar = GRAMMARS.house(house).expect("it is built in");
        let words = text.char_indices().zip([' '].into_iter().chain(text.chars()));
        for ((at, _), _) in words.filter(|((_, char), before)| !before.is_alphanumeric() && *char != ' ') {
            if !is_sound(&Subject::new(grammar, &text[at..])) {
                broken.push(format!("{name} in {house} at {at}"));
            }
        }
    }
    broken
}
