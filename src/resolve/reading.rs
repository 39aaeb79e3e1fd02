//! What every pass looks at: the layout, the words of the house and where they stand.

use std::cell::OnceCell;

use crate::evidence::{ActionSignal, BodySignal, DecisionSignal, HeadingSignal, Weights};
use crate::grammar::{Class, ClassSet, Grammar, Hit, Lexicon};
use crate::model::SourceSpan;
use crate::parse::date::{DateText, dates};
use crate::parse::label::LABELS;
use crate::parse::order::Order;
use crate::parse::sentence::sentences;
use crate::text::{Block, Layout, Span, seek};

/// A document with the words of its house found in it.
pub(super) struct Reading<'a> {
    /// The text in lines and blocks.
    pub(super) layout: &'a Layout<'a>,
    /// The vocabulary of the house.
    pub(super) grammar: &'a Grammar,
    /// Its words, compiled.
    pub(super) words: &'a Lexicon,
    /// Where they stand in the flow.
    pub(super) hits: Vec<Hit>,
    /// For each offset of the flow the number of hits that begin before it.
    before: Vec<u32>,
    /// Where the phrases stand that are looked for within words too.
    phrases: Vec<Hit>,
    /// For each block the lists of which a word stands in it.
    lists: Vec<ClassSet>,
    /// For each block its sentences, once they were asked for.
    sentences: Vec<OnceCell<Vec<Span>>>,
    /// How its dates are written.
    pub(super) order: Order,
    /// Whether every signal is looked for, also where it changes nothing: for those who ask why.
    pub(super) thorough: bool,
    /// Whoever the text says took the chair, once that was asked; see [`super::chair`].
    pub(super) chair: OnceCell<Option<(String, Span, bool)>>,
    /// Words before a colon, sorted, once that was asked; see [`Self::is_speaker`].
    speakers: OnceCell<Vec<String>>,
    /// Weights of headings.
    pub(super) heading: Weights<HeadingSignal>,
    /// Weights of decisions.
    pub(super) decision: Weights<DecisionSignal>,
    /// Weights of actions.
    pub(super) action: Weights<ActionSignal>,
    /// Weights of names of the body.
    pub(super) body: Weights<BodySignal>,
}

impl<'a> Reading<'a> {
    /// Finds the words of the house in the text.
    pub(super) fn new(layout: &'a Layout<'a>, grammar: &'a Grammar) -> Self {
        // of most documents a word of a list stands at every third byte at least
        let mut hits = Vec::with_capacity(layout.flow.text.len() / 3);
        grammar.lexicon().scan(&layout.flow.text, &mut hits);
        let mut lists = vec![ClassSet::EMPTY; layout.blocks.len()];
        let mut rest = hits.iter().peekable();
        for (lists, block) in lists.iter_mut().zip(&layout.blocks) {
            while let Some(hit) = rest.next_if(|hit| (hit.start as usize) < block.flow.end) {
                lists.insert(hit.class);
            }
        }
        // how many begin at each offset, and then how many before it
        let mut before = vec![0; layout.flow.text.len() + 1];
        for hit in &hits {
            before[hit.start as usize] += 1;
        }
        let mut sum = 0;
        for count in &mut before {
            (*count, sum) = (sum, sum + *count);
        }
        Self {
            layout,
            grammar,
            words: grammar.lexicon(),
            hits,
            before,
            phrases: grammar.anywhere(&layout.flow.text),
            lists,
            sentences: vec![OnceCell::new(); layout.blocks.len()],
            order: Order::of(grammar.lexicon(), &layout.flow.text),
            thorough: false,
            chair: OnceCell::new(),
            speakers: OnceCell::new(),
            heading: Weights::of(grammar),
            decision: Weights::of(grammar),
            action: Weights::of(grammar),
            body: Weights::of(grammar),
        }
    }

    /// Every date in a text, with its slice.
    pub(super) fn dates<'t>(&self, text: &'t str) -> Vec<(&'t str, DateText)> {
        let found = dates(self.words, text).into_iter();
        found.map(|(written, date)| (written, date.in_order(self.order))).collect()
    }

    /// The same, to be asked for every signal.
    pub(super) fn thorough(self) -> Self {
        Self { thorough: true, ..self }
    }

    /// The number of hits that begin before an offset of the flow.
    #[inline]
    fn hits_before(&self, at: usize) -> usize {
        self.before.get(at).map_or(self.hits.len(), |count| *count as usize)
    }

    /// The words that stand within a span of the flow.
    pub(super) fn hits_in(&self, span: Span) -> &[Hit] {
        let (from, to) = (self.hits_before(span.start), self.hits_before(span.end));
        &self.hits[from..to.max(from)]
    }

    /// The lists of which a word begins within a span of the flow.
    pub(super) fn lists_in(&self, span: Span) -> ClassSet {
        self.hits_in(span).iter().map(|hit| hit.class).collect()
    }

    /// The lists of which a word begins in a block.
    pub(super) fn lists_of(&self, block: usize) -> ClassSet {
        self.lists[block]
    }

    /// The sentences of a block, in the flow.
    pub(super) fn sentences_of(&self, block: usize) -> &[Span] {
        self.sentences[block].get_or_init(|| {
            let block = &self.layout.blocks[block];
            let mut spans = Vec::new();
            sentences(self.words, self.layout.text_of(block), block.flow.start, &mut spans);
            spans
        })
    }

    /// The occurrences of the entries of one of the lists of [`Grammar::anywhere`] within a span of the flow.
    pub(super) fn phrases_in(&self, span: Span, class: Class) -> impl Iterator<Item = &Hit> {
        let from = self.phrases.partition_point(|hit| (hit.start as usize) < span.start);
        let rest = self.phrases[from..].iter().take_while(move |hit| (hit.start as usize) < span.end);
        rest.filter(move |hit| hit.class == class && hit.end as usize <= span.end)
    }

    /// Of the entries of such a list that stand within a span in the right place, the first in the order of the list, at
    /// its first place.
    pub(super) fn foremost(&self, span: Span, class: Class, stands: impl Fn(&Hit) -> bool) -> Option<Hit> {
        self.phrases_in(span, class).filter(|hit| stands(hit)).min_by_key(|hit| (hit.entry, hit.start)).copied()
    }

    /// Whether an entry of one of the lists of [`Grammar::anywhere`] stands within a span of the flow.
    pub(super) fn speaks(&self, span: Span, class: Class) -> bool {
        self.phrases_in(span, class).next().is_some()
    }

    /// Whether a word of a list stands within a span of the flow.
    pub(super) fn has(&self, span: Span, class: Class) -> bool {
        self.hits_in(span).iter().any(|hit| hit.class == class && hit.end as usize <= span.end)
    }

    /// The entries of a list.
    pub(super) fn words_of(&self, class: Class) -> impl Iterator<Item = &'a str> + use<'a> {
        self.grammar.words(class).iter().map(|word| &**word)
    }

    /// Whether an entry of a list stands anywhere in a text, within words too. The text is in small letters.
    pub(super) fn says(&self, lower: &str, class: Class) -> bool {
        self.words_of(class).any(|phrase| seek::find(lower, phrase).is_some())
    }

    /// Whether a text says that there is nobody or nothing, and no more: "None."
    pub(super) fn is_nobody(&self, text: &str) -> bool {
        self.words.classes(text.trim_end_matches(['.', ' '])).contains(Class::Nobody)
    }

    /// Whether a text begins with an entry of a list as that is written, in small letters, if only as the beginning of a
    /// word.
    pub(super) fn starts(&self, text: &str, class: Class) -> bool {
        self.grammar.begins(class, text) && self.words_of(class).any(|phrase| text.starts_with(phrase))
    }

    /// The same, capitals or not.
    pub(super) fn opens(&self, text: &str, class: Class) -> bool {
        self.grammar.begins(class, text)
    }

    /// Whether a text ends with an entry of a list, if only as the end of a word, capitals or not.
    pub(super) fn closes(&self, text: &str, class: Class) -> bool {
        self.grammar.ends(class, text)
    }

    /// The flow's text of a span.
    pub(super) fn text(&self, span: Span) -> &'a str {
        &self.layout.flow.text[span.start..span.end]
    }

    /// Where a span of the flow stands in the source, with its lines.
    pub(super) fn place(&self, span: Span) -> SourceSpan {
        self.layout.source_span(self.layout.flow.source_span(span))
    }

    /// "Ann: we should wait": whether a word stands before a colon anywhere. Every such word is looked for once.
    pub(super) fn is_speaker(&self, name: &str) -> bool {
        let speakers = self.speakers.get_or_init(|| {
            let text = self.layout.flow.text.as_str();
            let ends = memchr::memchr_iter(b':', text.as_bytes()).filter(|end| text[end + 1..].starts_with(' '));
            let word = |end: usize| {
                let head = &text[..end];
                &head[head
                    .rfind(|sign: char| !sign.is_alphanumeric())
                    .map_or(0, |sign| head.ceil_char_boundary(sign + 1))..]
            };
            let mut found: Vec<String> = ends.map(|end| word(end).to_owned()).collect();
            found.sort_unstable();
            found.dedup();
            found
        });
        speakers.binary_search_by(|known| known.as_str().cmp(name)).is_ok()
    }

    /// The span in the flow of a slice of a block's text.
    pub(super) fn flow_span(&self, slice: &str) -> Span {
        let start = crate::parse::offset_in(&self.layout.flow.text, slice);
        Span::new(start, start + slice.len())
    }

    /// Whether a blank line after every line says nothing.
    pub(super) fn spacing_is_double(&self) -> bool {
        self.layout.spacing.double
    }

    /// Whether no numbered item stands before a place of the flow but that of the opening or of the attendance.
    pub(super) fn is_before_business(&self, at: usize) -> bool {
        let opens = |hit: &Hit| hit.class == Class::Opening || LABELS.contains(hit.class);
        let mut above = self.blocks().map(|(_, block)| block).take_while(|block| block.flow.start < at);
        !above.any(|block| {
            let numbered = block.marker.is_some_and(|marker| marker.numbering().is_some());
            numbered && !self.hits_in(block.flow).iter().any(opens)
        })
    }

    /// The blocks that are not footnotes, with their positions.
    pub(super) fn blocks(&self) -> impl DoubleEndedIterator<Item = (usize, &'a Block)> {
        self.layout.blocks.iter().enumerate().filter(|(_, block)| !block.note)
    }

    /// Whether a text has more words than `most`.
    pub(super) fn exceeds(text: &str, most: usize) -> bool {
        Self::count_words(text, most + 1) > most
    }

    /// Number of words in a text, at most `most`: no more are counted.
    pub(super) fn count_words(text: &str, most: usize) -> usize {
        let counts = |start: usize, end: usize| match text.as_bytes()[start] {
            _ if end - start > 2 => true,
            first if first.is_ascii() => first.is_ascii_alphanumeric(),
            _ => text[start..].starts_with(char::is_alphanumeric),
        };
        let (mut count, mut start) = (0, 0);
        for (at, byte) in text.bytes().enumerate() {
            if byte == b' ' {
                count += usize::from(at > start && counts(start, at));
                start = at + 1;
                if count == most {
                    return most;
                }
            }
        }
        count + usize::from(text.len() > start && counts(start, text.len()))
    }
}
