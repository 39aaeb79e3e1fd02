use std::ops::Range;

use super::SIGN;
use crate::model::{Minutes, SourceSpan};
use crate::text::line::source_lines;

/// The places in a source at which signs stand, and where everything else is then.
#[derive(Debug, Default)]
pub(super) struct Cuts {
    places: Vec<Range<usize>>,
    /// How many bytes are gone with the places before each, and with all.
    gone: Vec<usize>,
}

impl Cuts {
    pub(super) fn new(regions: Vec<Range<usize>>) -> Self {
        Self { places: regions, gone: Vec::new() }
    }

    pub(super) fn add(&mut self, place: Range<usize>) {
        self.places.push(place);
    }

    /// Puts them in order when all are there, those in one that touch.
    pub(super) fn settle(&mut self, source: &str) {
        self.places.sort_by_key(|place| place.start);
        self.places.dedup_by(|later, first| {
            let touches = later.start <= first.end;
            if touches {
                first.end = first.end.max(later.end);
            }
            touches
        });
        for place in &mut self.places {
            // what stands under an item reaches to the next heading, which begins a line of its own
            place.end = place.start + source[place.clone()].trim_end().len();
        }
        self.places.retain(|place| !place.is_empty());
        let mut gone = 0;
        let sums = self.places.iter().map(|place| {
            gone += place.len();
            gone
        });
        self.gone = std::iter::once(0).chain(sums).collect();
    }

    pub(super) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The source with the signs.
    pub(super) fn apply(&self, source: &str) -> String {
        let (mut text, mut written) = (String::with_capacity(source.len()), 0);
        for place in &self.places {
            text.push_str(&source[written..place.start]);
            text.push_str(SIGN);
            written = place.end;
        }
        text.push_str(&source[written..]);
        text
    }

    /// Where an offset is then; within a sign, its start or its end.
    fn place(&self, offset: usize, is_end: bool) -> usize {
        let before = self.places.partition_point(|place| place.end <= offset);
        let (gone, come) = (self.gone.get(before).copied().unwrap_or_default(), before * SIGN.len());
        match self.places.get(before) {
            Some(place) if place.start < offset => place.start + come - gone + if is_end { SIGN.len() } else { 0 },
            _ => offset + come - gone,
        }
    }
}

/// Moves all places of the records to where they are in `text`, which the cuts were applied to.
pub(super) fn move_places(minutes: &mut Minutes, cuts: &Cuts, text: &str) {
    let ends: Vec<usize> = source_lines(text)
        .scan(0, |end, line| {
            *end += line.len();
            Some(*end)
        })
        .collect();
    minutes.source.lines = ends.len() as u32;
    let to = |span: &mut SourceSpan| moved(span, cuts, &ends);
    minutes.meeting.spans.values_mut().for_each(to);
    minutes.meeting.quorum.iter_mut().for_each(|quorum| to(&mut quorum.span));
    for attendee in &mut minutes.attendees {
        to(&mut attendee.span);
        attendee.events.iter_mut().for_each(|event| to(&mut event.span));
    }
    for item in &mut minutes.agenda_items {
        to(&mut item.span);
        item.body_span.iter_mut().for_each(to);
    }
    minutes.decisions.iter_mut().for_each(|record| to(&mut record.span));
    minutes.tasks_mut().for_each(|record| to(&mut record.span));
    for note in &mut minutes.footnotes {
        to(&mut note.span);
        note.references.iter_mut().for_each(to);
    }
    minutes.diagnostics.iter_mut().filter_map(|diagnostic| diagnostic.span.as_mut()).for_each(to);
}

/// Moves a place; `ends` are the offsets after each line.
fn moved(span: &mut SourceSpan, cuts: &Cuts, ends: &[usize]) {
    let start = cuts.place(span.start, false);
    let end = cuts.place(span.end, true).max(start);
    let line = |offset: usize| ends.partition_point(|end| *end <= offset).min(ends.len().saturating_sub(1)) as u32 + 1;
    let last = if end > start { end - 1 } else { start };
    *span = SourceSpan { start, end, start_line: line(start), end_line: line(last) };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_text_with_signs() {
        let source = "a secret b\ntwo\nlines c";
        let mut cuts = Cuts::new(vec![2..8, 11..19]);
        cuts.settle(source);
        let text = cuts.apply(source);
        assert_eq!(text, "a [redacted] b\n[redacted]s c");
        let ends = [15, text.len()];
        let moved = |start, end| {
            let mut span = SourceSpan { start, end, start_line: 1, end_line: 1 };
            super::moved(&mut span, &cuts, &ends);
            (&text[span.start..span.end], span.start_line, span.end_line)
        };
        assert_eq!(moved(0, 10), ("a [redacted] b", 1, 1));
        assert_eq!(moved(3, 5), ("[redacted]", 1, 1));
        assert_eq!(moved(8, 13), (" b\n[redacted]", 1, 2));
        assert_eq!(moved(17, 18), ("[redacted]", 2, 2));
        assert_eq!(moved(19, 22), ("s c", 2, 2));
    }
}
