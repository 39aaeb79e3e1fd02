//! Sequences of numbers: which entries count on from each other.

use crate::text::{Block, Marker, Numbering, NumberingKind};

/// What is known of a number from its neighbours in counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counted {
    /// Number of the sequence.
    pub(super) sequence: usize,
    /// The form that it counts in: a letter may be a roman numeral.
    pub(super) kind: NumberingKind,
    /// Whether it follows or is followed.
    pub(super) follows: bool,
    /// Whether most entries of the sequence open with a title.
    pub(super) titled: bool,
    /// Whether the entries stand one after the other without text between.
    pub(super) listed: bool,
}

/// The sequences of a document.
pub(super) struct Sequences {
    counted: Vec<Option<Counted>>,
    /// The place from which on items are numbered, if they are.
    numbered: Option<usize>,
    /// Whether every number is "1.".
    uncounted: bool,
    /// How many sequences of plain numbers begin with one.
    beginnings: usize,
}

/// Fewest sequences that begin with one where none of them counts the items.
const LISTS: usize = 4;

impl Sequences {
    /// Whether every number is "1.", as light markup has them in lists that it counts by itself.
    pub(super) fn are_uncounted(&self) -> bool {
        self.uncounted
    }

    /// Whether the number at a place counts in one of several lists that each begin with one, as under the headings that
    /// signs mark.
    pub(super) fn begin_again(&self, place: usize) -> bool {
        use NumberingKind as K;
        let kind = self.counted[place].map(|it| it.kind);
        self.beginnings >= LISTS && matches!(kind, Some(K::Decimal | K::Letter | K::Roman))
    }

    /// What is known of the number of the block at `place`.
    pub(super) fn of(&self, place: usize) -> Option<Counted> {
        self.counted[place]
    }

    /// Whether items are numbered and one of them stands before the place.
    pub(super) fn number_items(&self, place: usize) -> bool {
        self.numbered.is_some_and(|first| first < place)
    }
}

/// Fewest titles that are numbered in a sequence of items.
const ITEMS: usize = 4;

/// Where the longest sequence of numbered titles begins that is no list.
fn first_item(counted: &[Option<Counted>]) -> Option<usize> {
    let mut sequences: Vec<(usize, usize, usize)> = Vec::new();
    for (place, counted) in counted.iter().enumerate() {
        let Some(counted) = counted.filter(|it| it.titled && !it.listed && is_of_items(it.kind)) else { continue };
        match sequences.iter_mut().find(|(sequence, ..)| *sequence == counted.sequence) {
            Some((_, _, count)) => *count += 1,
            None => sequences.push((counted.sequence, place, 1)),
        }
    }
    let longest = sequences.into_iter().filter(|(.., count)| *count >= ITEMS).max_by_key(|(.., count)| *count);
    longest.map(|(_, first, _)| first)
}

/// Whether items of business are numbered so, and not parts of them.
fn is_of_items(kind: NumberingKind) -> bool {
    use NumberingKind as K;
    matches!(kind, K::Decimal | K::Running | K::Worded | K::CapitalRoman)
}

/// A sequence that is being built.
struct Chain {
    form: (NumberingKind, u8, [u16; 4]),
    last: u16,
    indent: u16,
    places: Vec<usize>,
}

/// How many sequences back an entry may count on.
const OPEN: usize = 12;

/// Finds the sequences; `titled` says of a place whether it opens with a title, `whole` whether the title is all of it.
pub(super) fn sequences(
    blocks: &[(usize, &Block)],
    titled: impl Fn(usize) -> bool,
    whole: impl Fn(usize) -> bool,
) -> Sequences {
    let uncounted = is_uncounted(blocks);
    let mut chains: Vec<Chain> = Vec::new();
    for (place, (_, block)) in blocks.iter().enumerate() {
        let Some(numbering) = block.marker.and_then(Marker::numbering) else { continue };
        let place_in = chain_of(&chains, numbering, block.indent, uncounted);
        let (form, value) = form_of(&numbering, place_in.map(|at| chains[at].form.0));
        match place_in {
            Some(at) => {
                chains[at].last = value;
                chains[at].places.push(place);
            }
            None => chains.push(Chain { form, last: value, indent: block.indent, places: vec![place] }),
        }
    }
    let mut counted = vec![None; blocks.len()];
    for (number, chain) in chains.iter().enumerate() {
        let count = chain.places.len();
        let titles = chain.places.iter().filter(|place| titled(**place)).count();
        let adjacent = chain.places.windows(2).filter(|pair| pair[1] == pair[0] + 1 && whole(pair[0])).count();
        let listed = count >= 2 && adjacent * 4 > (count - 1) * 3;
        for place in &chain.places {
            counted[*place] = Some(Counted {
                sequence: number,
                kind: chain.form.0,
                follows: (count >= 2 && chain.last > 1)
                    || chain.form.1 > 1
                    || matches!(chain.form.0, NumberingKind::Running | NumberingKind::Worded),
                titled: titles * 5 >= count * 3,
                listed,
            });
        }
    }
    let numbered = first_item(&counted);
    let first = |chain: &Chain| {
        let number = chain.places.first().and_then(|place| blocks[*place].1.marker.and_then(Marker::numbering));
        number.is_some_and(|number| number.kind == NumberingKind::Decimal && number.depth == 1 && number.parts[0] == 1)
    };
    let beginnings = if uncounted { 0 } else { chains.iter().filter(|chain| first(chain)).count() };
    Sequences { counted, numbered, uncounted, beginnings }
}

/// Whether every number is "1.", as in light markup, whose readers count for themselves.
fn is_uncounted(blocks: &[(usize, &Block)]) -> bool {
    let values = || {
        let numbers = blocks.iter().filter_map(|(_, block)| block.marker.and_then(Marker::numbering));
        numbers
            .filter(|number| number.kind == NumberingKind::Decimal && number.depth == 1)
            .map(|number| number.parts[0])
    };
    values().nth(3).is_some() && values().all(|value| value == 1)
}

/// The sequence that a number counts on from: the latest whose last is the number before, else the latest that a
/// gap of up to two or a repetition does not rule out.
fn chain_of(chains: &[Chain], numbering: Numbering, indent: u16, uncounted: bool) -> Option<usize> {
    let recent = chains.len().saturating_sub(OPEN)..chains.len();
    // long sequences stay open however many short ones come between
    let open = (0..chains.len()).rev().filter(|at| recent.contains(at) || chains[*at].places.len() >= 3).take(3 * OPEN);
    let mut best: Option<(u32, usize)> = None;
    for at in open {
        let chain = &chains[at];
        let (form, value) = form_of(&numbering, Some(chain.form.0));
        if chain.form.0 != form.0 || chain.form.1 != form.1 {
            continue;
        }
        let near = u32::from(chain.indent.abs_diff(indent) <= 2);
        // 4.3 counts on from 4.2; 5.1 goes on with the sequence of second parts
        let same_head = chain.form.1 == 1 || form.2 == chain.form.2;
        // a list that begins again is another list, but where every entry is a first one, nobody has counted
        let uncounted = uncounted && chain.form.0 == NumberingKind::Decimal && near == 1;
        if value <= 1 && chain.form.1 == 1 && chain.last >= 1 && !uncounted {
            continue;
        }
        let rank = if !same_head || (chain.form.1 > 1 && value <= chain.last) {
            2 + near
        } else if value == chain.last + 1 {
            6 + 2 * near + u32::from(chain.places.len() >= 2)
        } else if value > chain.last && value <= chain.last + 3 {
            3 + near
        } else if value == chain.last || (value < chain.last && value > 1 && near == 1) {
            2 + near
        } else {
            continue;
        };
        if best.is_none_or(|(other, _)| rank > other) {
            best = Some((rank, at));
        }
    }
    best.map(|(_, at)| at)
}

/// The form of a number and its last part; a letter that is a roman numeral too goes with the sequence it is held
/// against.
fn form_of(numbering: &Numbering, against: Option<NumberingKind>) -> ((NumberingKind, u8, [u16; 4]), u16) {
    let mut head = [0; 4];
    let last = usize::from(numbering.depth.max(1)) - 1;
    if matches!(numbering.kind, NumberingKind::Decimal | NumberingKind::Worded) {
        head[..last].copy_from_slice(&numbering.parts[..last]);
    }
    let value = if numbering.kind == NumberingKind::Running { numbering.parts[0] } else { numbering.parts[last] };
    match (numbering.roman, numbering.kind, against) {
        (Some(roman), NumberingKind::Letter, Some(NumberingKind::Roman)) => ((NumberingKind::Roman, 1, head), roman),
        (Some(roman), NumberingKind::Capital, Some(NumberingKind::CapitalRoman) | None)
            if roman == 1 || against.is_some() =>
        {
            ((NumberingKind::CapitalRoman, 1, head), roman)
        }
        _ => ((numbering.kind, numbering.depth, head), value),
    }
}
