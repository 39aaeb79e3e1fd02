//! Headings of business: which blocks are headings, where each ends, how they nest.

use std::collections::HashSet;

use crate::evidence::{Evidence, HeadingSignal, confidence};
use crate::grammar::Class;
use crate::parse::attendance::attendance_list;
use crate::parse::label::titled;
use crate::parse::person::{fold_name, person};
use crate::parse::sentence::sentences;
use crate::text::block::has_columns;
use crate::text::{Block, Marker, Numbering, NumberingKind, Span};

use super::attendance::Attendance;
use super::reading::Reading;
use super::sequence::{Sequences, sequences};

/// A heading of business.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    /// Position of its block.
    pub(super) block: usize,
    /// Number, if it has one.
    pub(super) numbering: Option<Numbering>,
    /// Its text in the flow, without number.
    pub(super) title: Span,
    /// Where the text behind a heading that runs into its paragraph begins in the flow; the block's end where
    /// nothing follows.
    pub(super) body: usize,
    /// 1 for an item, 2 for a sub-item …
    pub(super) level: u8,
    /// What speaks for it.
    pub(super) evidence: Evidence<HeadingSignal>,
    /// Sum of the weights.
    pub(super) score: f32,
    /// How the title was told from the text.
    pub(super) cut: Cut,
}

impl Heading {
    /// Its confidence.
    pub(super) fn confidence(&self) -> f32 {
        confidence(self.score)
    }
}

/// How a title was told from the text behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Cut {
    /// It is the whole block.
    Whole,
    /// A full stop closes it.
    Stop,
    /// A colon closes it.
    Colon,
    /// A dash closes it.
    Dash,
    /// Nothing closes it, but a word that begins a sentence follows.
    Open,
    /// It is the label of an attendance list.
    Label,
    /// There is no title: the first sentence stands for it.
    Sentence,
}

/// A title at the start of a block.
#[derive(Debug, Clone, Copy)]
struct Title {
    /// Its text in the flow.
    span: Span,
    /// Where the text behind it begins.
    body: usize,
    cut: Cut,
    verb: bool,
}

/// The headings of a document and what stood in the way of others.
pub(super) struct Outline {
    /// Headings in the order of the text.
    pub(super) headings: Vec<Heading>,
    /// Candidates that were not taken, for those who ask why.
    pub(super) refused: Vec<Heading>,
    /// For each block whether it belongs to an agenda printed before the minutes.
    pub(super) agenda: Vec<bool>,
}

/// Most words of a title.
const LONGEST_TITLE: usize = 18;

/// Finds the headings.
pub(super) fn outline(reading: &Reading<'_>, attendance: &Attendance) -> Outline {
    let blocks: Vec<(usize, &Block)> = reading.blocks().collect();
    let titles: Vec<Title> = blocks.iter().map(|(index, block)| title(reading, attendance, *index, block)).collect();
    let titles = dash_titles(reading, &blocks, titles);
    let titled = |place: usize| titles[place].cut != Cut::Sentence && !titles[place].verb;
    let whole = |place: usize| titles[place].body >= blocks[place].1.flow.end;
    let sequences = sequences(&blocks, titled, whole);
    let chains = chains(reading, &blocks, &titles);
    let printed = printed_agenda(reading, attendance, &blocks);
    let mut candidates: Vec<Heading> = Vec::new();
    for (place, (index, block)) in blocks.iter().enumerate() {
        let title = titles[place];
        if printed.blocks[place] || !reading.text(title.span).contains(char::is_alphanumeric) {
            continue;
        }
        let mut evidence = signals(reading, attendance, &blocks, place, title, &sequences, &printed, chains[place]);
        evidence.add_if(HeadingSignal::Chain, chains[place]);
        candidates.push(Heading {
            block: *index,
            numbering: block.marker.and_then(Marker::numbering),
            title: title.span,
            body: title.body,
            level: 1,
            evidence,
            score: reading.heading.score(evidence),
            cut: title.cut,
        });
    }
    parallel_form(reading, &blocks, &mut candidates);
    let first_business = first_business(reading, attendance, &candidates);
    let (mut headings, refused): (Vec<Heading>, Vec<Heading>) = candidates.into_iter().partition(|heading| {
        heading.score > 0.0
            && (heading.block >= first_business || attendance.labels.iter().any(|(block, _)| *block == heading.block))
    });
    let mut agenda = vec![false; reading.layout.blocks.len()];
    for (place, (index, _)) in blocks.iter().enumerate() {
        agenda[*index] = printed.blocks[place];
    }
    if headings.len() < 2 && printed.entries.len() >= 2 {
        agenda_as_items(reading, &blocks, &printed, &mut headings, &mut agenda);
    }
    nest(reading, &sequences, &blocks, &mut headings);
    Outline { headings, refused, agenda }
}

/// Where most entries of a house's lettered or numbered items set the title off with a dash, a dash sets it off in all.
fn dash_titles(reading: &Reading<'_>, blocks: &[(usize, &Block)], mut titles: Vec<Title>) -> Vec<Title> {
    let numbered = |place: usize| blocks[place].1.marker.and_then(Marker::numbering).map(|numbering| numbering.kind);
    let dash = |place: usize| {
        let text = reading.layout.text_of(blocks[place].1);
        [" - ", " – ", " — "].into_iter().filter_map(|dash| text.find(dash).map(|at| (at, at + dash.len()))).min()
    };
    for kind in [NumberingKind::Letter, NumberingKind::Decimal, NumberingKind::Bracketed] {
        let places: Vec<usize> = (0..blocks.len()).filter(|place| numbered(*place) == Some(kind)).collect();
        let cut = places.iter().filter(|place| titles[**place].cut == Cut::Dash).count();
        if cut < 4 || cut * 2 < places.len() {
            continue;
        }
        for place in places {
            let base = blocks[place].1.flow.start;
            if let Some((end, body)) = dash(place)
                .filter(|(end, _)| titles[place].cut != Cut::Dash && *end <= 60 && base + *end < titles[place].span.end)
            {
                titles[place] =
                    Title { span: Span::new(base, base + end), body: base + body, cut: Cut::Dash, verb: false };
            }
        }
    }
    titles
}

/// The title at the start of a block.
fn title(reading: &Reading<'_>, attendance: &Attendance, index: usize, block: &Block) -> Title {
    let text = reading.layout.text_of(block);
    let base = block.flow.start;
    if let Some((_, label)) = attendance.labels.iter().find(|(place, _)| *place == index) {
        let body = reading.layout.flow.text[label.end..block.flow.end].find(|char: char| char.is_alphanumeric());
        return Title {
            span: *label,
            body: body.map_or(block.flow.end, |at| label.end + at),
            cut: Cut::Label,
            verb: false,
        };
    }
    let words = Reading::count_words(text);
    let short = words <= LONGEST_TITLE;
    let make = |end: usize, body: usize, cut| {
        let end = text[..end].trim_end().len();
        let span = Span::new(base, base + end);
        Title { span, body: base + body, cut, verb: has_verb(reading, span) }
    };
    let fits = |end: usize| {
        let span = Span::new(base, base + text[..end].trim_end().len());
        Reading::count_words(&text[..end]) <= LONGEST_TITLE && !has_verb(reading, span) && end > 0
    };
    let mut found = Vec::new();
    sentences(reading.words, text, 0, &mut found);
    let first = found.first().map_or(text.len(), |span| span.end);
    let numbered = block.marker.is_some_and(|marker| marker.numbering().is_some());
    if found.len() <= 1 && short && !has_verb(reading, block.flow) {
        // "Apologies: none" and "Minutes - approved" are a heading and its text
        if let Some((end, body)) = titled(text)
            .filter(|(_, body)| *body < text.len())
            .filter(|(end, _)| fits(*end) && Reading::count_words(&text[*end..]) > 0)
        {
            let known = is_known(reading, Span::new(base, base + end));
            if known || !numbered {
                return make(end, body, Cut::Colon);
            }
        }
        return make(text.len(), text.len(), Cut::Whole);
    }
    // "Old Business: Kurachik worked on the signals": an unnumbered heading before its colon
    if !numbered
        && let Some((end, body)) = titled(text).filter(|(end, body)| *body < text.len() && *end < first && fits(*end))
        && (is_known(reading, Span::new(base, base + end)) || Reading::count_words(&text[..end]) <= 4)
    {
        return make(end, body, Cut::Colon);
    }
    if found.len() > 1 && fits(first) {
        let cut = if text[..first].ends_with('.') { Cut::Stop } else { Cut::Whole };
        let body = found.get(1).map_or(text.len(), |span| span.start);
        return make(first, body, if cut == Cut::Whole { Cut::Stop } else { cut });
    }
    if let Some((end, body)) = titled(text).filter(|(end, _)| fits(*end)) {
        return make(end, body, Cut::Colon);
    }
    for dash in [" - ", " – ", " — ", " -", "– "] {
        if let Some(at) = text.find(dash).filter(|at| fits(*at) && *at <= 100) {
            let body = text[at + dash.len()..].trim_start();
            return make(at, text.len() - body.len(), Cut::Dash);
        }
    }
    if short && found.len() <= 1 && !text.ends_with('.') {
        return make(text.len(), text.len(), Cut::Whole);
    }
    // "Election of Chairman It was proposed …": conversion has lost what stood between
    if numbered {
        let starts = text.match_indices(' ').take(12).map(|(at, _)| at).find(|at| {
            let word = text[at + 1..].split(' ').next().unwrap_or("");
            matches!(
                word,
                "It" | "The"
                    | "No"
                    | "There"
                    | "This"
                    | "Cllr"
                    | "Councillor"
                    | "Members"
                    | "Mr"
                    | "Mrs"
                    | "Ms"
                    | "Resolved"
                    | "RESOLVED"
            ) && !text[..*at].ends_with([',', '–', '-', '&'])
                && !text[..*at].ends_with(" and")
                && !text[..*at].ends_with(" of")
        });
        if let Some(at) = starts.filter(|at| fits(*at)) {
            return make(at, at + 1, Cut::Open);
        }
    }
    make(first, found.get(1).map_or(text.len(), |span| span.start), Cut::Sentence)
}

fn has_verb(reading: &Reading<'_>, span: Span) -> bool {
    let text = reading.text(span);
    reading.hits_in(span).iter().any(|hit| {
        let word = &reading.layout.flow.text[hit.start as usize..hit.end as usize];
        // "Will Perrin", "May 2013", "Set of accounts": a capital within a title speaks for a name or a title word
        let capital = word.starts_with(char::is_uppercase)
            && word.chars().nth(1).is_some_and(char::is_lowercase)
            && (hit.start as usize > span.start
                || word.eq_ignore_ascii_case("may")
                || word.eq_ignore_ascii_case("will"))
            && !text.chars().all(|char| !char.is_lowercase());
        hit.class == Class::FiniteVerb && hit.end as usize <= span.end && !capital
    })
}

/// Whether a title is one that recurs in minutes anywhere, perhaps with a word or two around it.
fn is_known(reading: &Reading<'_>, span: Span) -> bool {
    let text = reading.text(span).trim_end_matches([':', '.', ' ', '*']);
    let length = text.len();
    if length == 0 {
        return false;
    }
    reading.hits_in(span).iter().any(|hit| {
        hit.class == Class::ItemTitle
            && hit.end as usize <= span.end
            && (hit.end - hit.start) as usize * 3 >= length * 2
    })
}

/// The agenda printed before the minutes.
struct Printed {
    /// For each place whether the block belongs to it.
    blocks: Vec<bool>,
    /// Places of its entries.
    entries: Vec<usize>,
    /// Folded titles of its entries.
    titles: HashSet<String>,
}

/// An agenda is a heading "Agenda" and the list under it.
fn printed_agenda(reading: &Reading<'_>, attendance: &Attendance, blocks: &[(usize, &Block)]) -> Printed {
    let mut printed = Printed { blocks: vec![false; blocks.len()], entries: Vec::new(), titles: HashSet::new() };
    let Some(start) = blocks.iter().position(|(index, block)| {
        let text = reading.layout.text_of(block).trim_end_matches(':').trim();
        block.marker.is_none() && !attendance.listed[*index] && reading.words.classes(text).contains(Class::AgendaTitle)
    }) else {
        return printed;
    };
    let mut at = start + 1;
    // a table's head may stand before the first entry
    let first_marker = blocks.iter().skip(at).take(2).find_map(|(_, block)| block.marker);
    while let Some((index, block)) = blocks.get(at) {
        let text = reading.layout.text_of(block);
        let far = block.blank_before >= 1 && at > start + 1 && block.marker.is_none();
        let alike = match (first_marker, block.marker) {
            (Some(first), Some(other)) => same_kind(first, other),
            (Some(_), None) => at > start + 1 && !far && block.indent > 0 && block.blank_before == 0,
            (None, Some(_)) => at <= start + 3,
            (None, None) => !far,
        };
        let entry = Reading::count_words(text) <= 24 && !attendance.listed[*index];
        if !alike || !entry || (block.blank_before >= 2 && at > start + 2) {
            break;
        }
        printed.entries.push(at);
        at += 1;
    }
    if printed.entries.len() < 2 {
        printed.entries.clear();
        return printed;
    }
    printed.blocks[start] = true;
    for place in &printed.entries {
        printed.blocks[*place] = true;
        printed.titles.insert(fold_name(reading.layout.text_of(blocks[*place].1)));
    }
    printed
}

fn same_kind(left: Marker, right: Marker) -> bool {
    match (left, right) {
        (Marker::Bullet { sign: one, times: first, .. }, Marker::Bullet { sign: other, times: second, .. }) => {
            one == other && first == second
        }
        (Marker::Number(_), Marker::Number(_)) => true,
        _ => false,
    }
}

/// Minutes that have no headings but an agenda are minuted under it.
fn agenda_as_items(
    reading: &Reading<'_>,
    blocks: &[(usize, &Block)],
    printed: &Printed,
    headings: &mut Vec<Heading>,
    agenda: &mut [bool],
) {
    let mut items = Vec::new();
    for place in &printed.entries {
        let (index, block) = blocks[*place];
        let (title, numbering) = (block.flow, block.marker.and_then(Marker::numbering));
        agenda[index] = false;
        let mut evidence = Evidence::default();
        evidence.add(HeadingSignal::InAgenda);
        evidence.add_if(HeadingSignal::Sequence, numbering.is_some());
        items.push(Heading {
            block: index,
            numbering,
            title,
            body: block.flow.end,
            level: 1,
            evidence,
            score: reading.heading.weight(HeadingSignal::InAgenda),
            cut: Cut::Whole,
        });
    }
    headings.extend(items);
    headings.sort_by_key(|heading| heading.block);
}

#[expect(clippy::too_many_arguments, reason = "evidence is gathered from everything that is known")]
fn signals(
    reading: &Reading<'_>,
    attendance: &Attendance,
    blocks: &[(usize, &Block)],
    place: usize,
    title: Title,
    sequences: &Sequences,
    printed: &Printed,
    chained: bool,
) -> Evidence<HeadingSignal> {
    use HeadingSignal as S;
    let (index, block) = blocks[place];
    let text = reading.text(title.span);
    let plain = text.trim_end_matches([':', '.', ' ']);
    let words = Reading::count_words(plain);
    let numbered = block.marker.and_then(Marker::numbering);
    let labelled = matches!(title.cut, Cut::Label);
    let mut seen = Evidence::default();
    if let Some(sequence) = sequences.of(place) {
        seen.add_if(S::Sequence, sequence.follows);
        seen.add_if(S::SequenceTitled, sequence.titled);
        seen.add_if(S::SequenceListed, sequence.listed);
    }
    let next = blocks.get(place + 1);
    let runs_in = title.body < block.flow.end;
    seen.add_if(
        S::DoubledSign,
        matches!(block.marker, Some(Marker::Bullet { times: 2, .. })) && !continues_list(blocks, place),
    );
    seen.add_if(S::Alone, !runs_in && (block.line_count() == 1 || words <= 12));
    seen.add_if(S::BlankBefore, block.blank_before > 0);
    seen.add_if(S::BlankAfter, block.blank_after > 0 && !runs_in);
    seen.add_if(S::Short, words <= 8);
    seen.add_if(S::Long, words > 14);
    seen.add_if(S::Capitals, is_capitals(plain));
    seen.add_if(S::TitleCase, is_title_case(plain));
    seen.add_if(S::LowerCase, plain.starts_with(char::is_lowercase) && numbered.is_none());
    seen.add_if(S::Colon, text.ends_with(':') || (title.cut == Cut::Colon && runs_in));
    seen.add_if(S::FullStop, text.ends_with('.') && !runs_in && (numbered.is_none() || title.verb));
    seen.add_if(S::OpenEnd, plain.ends_with([',', ';', '-', '–', '?']) || text.ends_with("and"));
    seen.add_if(S::FiniteVerb, title.verb || title.cut == Cut::Sentence);
    seen.add_if(S::KnownTitle, is_known(reading, title.span) || labelled);
    let bullet = matches!(block.marker, Some(Marker::Bullet { .. })) && !seen.has(S::DoubledSign);
    seen.add_if(S::InAgenda, !bullet && printed.titles.contains(&fold_name(plain)));
    seen.add_if(S::RunIn, runs_in && !labelled);
    let followed = next.is_some_and(|(following, _)| !attendance.listed[*following]);
    seen.add_if(S::HasBody, runs_in || followed);
    seen.add_if(
        S::BeforeList,
        !runs_in
            && next
                .is_some_and(|(_, next)| matches!(next.marker, Some(Marker::Bullet { .. })) && next.blank_before == 0),
    );
    seen.add_if(S::InList, bullet);
    seen.add_if(S::PersonName, names_person(reading, attendance, plain, numbered.is_some()));
    seen.add_if(S::Label, (attendance.listed[index] && !labelled) || is_other_label(reading, block, plain));
    let wordless = !plain.split(' ').any(|word| word.chars().filter(|char| char.is_alphabetic()).count() >= 2);
    seen.add_if(S::Figures, wordless || (has_figures(reading, title.span, plain) && numbered.is_none()));
    seen.add_if(S::Dash, title.cut == Cut::Dash && numbered.is_none());
    seen.add_if(S::TitleWords, is_title_words(reading, title.span, plain, place, blocks.len()) && numbered.is_none());
    seen.add_if(
        S::Speech,
        runs_in && title.cut != Cut::Stop && numbered.is_none() && !chained && is_speech(reading, attendance, plain),
    );
    seen.add_if(S::Columns, !runs_in && has_columns(reading.layout.slice(block.span)));
    let above = place.checked_sub(1).and_then(|above| blocks.get(above));
    let under_text = above.is_some_and(|(above, other)| {
        !attendance.listed[*above]
            && (Reading::count_words(reading.layout.text_of(other)) > 8 || other.marker.is_none())
    });
    seen.add_if(
        S::Glued,
        block.blank_before == 0
            && numbered.is_none()
            && under_text
            && !block.page_before
            && !reading.spacing_is_double(),
    );
    let introduces =
        text.ends_with(':') && !runs_in && !seen.has(S::TitleCase) && !seen.has(S::KnownTitle) && words >= 3;
    seen.add_if(S::Introduces, introduces);
    seen
}

/// Whether a doubled sign goes on with a list of such: the block before has the same sign and no text between.
fn continues_list(blocks: &[(usize, &Block)], place: usize) -> bool {
    let double = |block: &Block| matches!(block.marker, Some(Marker::Bullet { times: 2, .. }));
    let near = |other: Option<&(usize, &Block)>| other.is_some_and(|(_, block)| double(block));
    let before = place.checked_sub(1).and_then(|before| blocks.get(before));
    let deeper = blocks[place].1.indent > 1
        && blocks.iter().any(|(_, block)| double(block) && block.indent + 1 < blocks[place].1.indent);
    deeper
        || (near(before) && blocks[place].1.blank_before == 0)
        || (near(blocks.get(place + 1)) && blocks[place + 1].1.blank_before == 0)
}

fn is_capitals(text: &str) -> bool {
    let letters = text.chars().filter(|char| char.is_alphabetic()).count();
    letters >= 3 && !text.chars().any(char::is_lowercase)
}

fn is_title_case(text: &str) -> bool {
    let long: Vec<&str> = text.split(' ').filter(|word| word.chars().count() > 3).collect();
    let capital = long
        .iter()
        .filter(|word| {
            word.trim_start_matches(['(', '‘', '“', '"', '\''])
                .starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit())
        })
        .count();
    !long.is_empty() && capital * 3 >= long.len() * 2
}

/// A name of the attendance list, or a name with an honorific.
fn names_person(reading: &Reading<'_>, attendance: &Attendance, text: &str, numbered: bool) -> bool {
    let Ok((rest, found)) = person(reading.words, text) else { return false };
    let listed = attendance.people.iter().any(|attendee| attendee.name.as_deref() == Some(found.name));
    let whole = rest.trim().is_empty();
    (found.honorific.is_some() && !numbered) || (listed && whole)
}

/// Labels of other things: actions, decisions' movers, dates, places, people in columns.
fn is_other_label(reading: &Reading<'_>, block: &Block, title: &str) -> bool {
    let classes = reading.words.classes(title.trim_end_matches(':'));
    let known = classes.contains(Class::ItemTitle);
    let label = !known
        && [Class::DateLabel, Class::TimeLabel, Class::PlaceLabel, Class::NotAnItem]
            .into_iter()
            .any(|class| classes.contains(class));
    let label = label
        || [
            Class::ActionLabel,
            Class::Moved,
            Class::Seconded,
            Class::VoteFor,
            Class::VoteAgainst,
            Class::VoteAbstain,
            Class::Resolution,
            Class::Unanimous,
            Class::AgendaTitle,
        ]
        .into_iter()
        .any(|class| classes.contains(class));
    let text = reading.layout.text_of(block);
    let plain = title.split('(').next().unwrap_or(title).trim_end_matches([' ', ':', '.']);
    let words = Reading::count_words(plain);
    let last = reading.words.classes(plain.rsplit(' ').next().unwrap_or(plain));
    let first = reading.words.classes(plain.split(' ').next().unwrap_or(plain));
    let capitals = is_capitals(plain);
    // "CARRIED 8/0", "COUNCIL DECISION (12/22)", "AMENDMENT": parts of a motion
    let result = capitals
        && words <= 4
        && [Class::Approved, Class::Rejected, Class::Deferred, Class::Withdrawn]
            .into_iter()
            .any(|class| first.contains(class) || reading.words.classes(plain).contains(class));
    let part = !known
        && capitals
        && words <= 4
        && block.marker.is_none()
        && (last.contains(Class::Motion) || last.contains(Class::Resolution));
    let list = !known
        && block.marker.is_none()
        && (classes.contains(Class::ActionsTitle) || classes.contains(Class::DecisionsTitle));
    let resolved = title
        .to_ascii_lowercase()
        .trim_start_matches("and ")
        .split(' ')
        .next()
        .is_some_and(|word| reading.words.classes(word).contains(Class::Resolution))
        && text.ends_with(':')
        && words <= 3;
    let key = title.get(1..).is_some_and(|rest| rest.starts_with(" - ") || rest.starts_with(" – "));
    let nobody = key || resolved || classes.contains(Class::Nobody);
    let bracketed =
        result || part || list || nobody || text.starts_with('[') || crate::parse::vote::ballot_line(text).is_some();
    let post = classes.contains(Class::Chair) || (classes.contains(Class::Post) && text.contains(':'));
    let action = crate::parse::action::action_label(reading.words, text).is_some();
    let opens = reading
        .hits_in(Span::new(block.flow.start, (block.flow.start + 1).min(block.flow.end.max(block.flow.start + 1))))
        .iter()
        .any(|hit| {
            let next = text[(hit.end as usize - block.flow.start).min(text.len())..].chars().next();
            let moved = matches!(hit.class, Class::Moved | Class::Seconded) && matches!(next, Some(':' | ' ') | None);
            (moved || (hit.class == Class::Resolution && next == Some(':'))) && text.len() < 200
        });
    label || bracketed || post || action || opens || text.starts_with("http")
}

/// Amounts, times, addresses, dates that are the whole line.
fn has_figures(reading: &Reading<'_>, span: Span, text: &str) -> bool {
    let money = text.contains(['£', '$', '€', '@']) || text.contains("://");
    let time = crate::parse::time::times(text).iter().any(|(written, _)| written.len() * 2 > text.len());
    let date = crate::parse::date::dates(reading.words, text).iter().any(|(written, _)| written.len() * 2 > text.len());
    let dots = text.contains("....") || text.contains("……") || text.contains("___");
    let places = reading.hits_in(span).iter().filter(|hit| hit.class == Class::PlaceWord).count();
    money
        || time
        || date
        || dots
        || (places > 0 && text.contains(|char: char| char.is_ascii_digit()) && text.contains(','))
}

/// Words of the document's own title near its start.
fn is_title_words(reading: &Reading<'_>, span: Span, text: &str, place: usize, all: usize) -> bool {
    let near = place < 12.min(all);
    let words = reading.has(span, Class::MinutesWord);
    let body = reading.hits_in(span).iter().any(|hit| hit.class == Class::Collective) && place < 6;
    let top = place < 3 && is_capitals(text) && !is_known(reading, span);
    top || near
        && (reading.words.classes(text).contains(Class::MinutesWord)
            || (words && place < 8 && !is_known(reading, span))
            || (body && !is_known(reading, span)))
}

/// "CF - does the directive …", "Mr Precey - asked if …": somebody's name or initials before what they said.
fn is_speech(reading: &Reading<'_>, attendance: &Attendance, text: &str) -> bool {
    let short = text.len() <= 4 && text.chars().all(char::is_alphabetic);
    let named = attendance.people.iter().any(|attendee| {
        attendee.initials.as_deref() == Some(text)
            || attendee.name.as_deref().is_some_and(|name| name == text || name.split(' ').any(|part| part == text))
    });
    let person = person(reading.words, text).is_ok_and(|(rest, found)| rest.is_empty() && found.honorific.is_some());
    short
        || named
        || person
        || attendance_list(reading.words, text, crate::parse::attendance::ListForm::Lines)
            .first()
            .is_some_and(|entry| entry.honorific.is_some())
}

/// Paragraphs in a row that open with a title and a colon: at least three, most of them not somebody's name.
fn chains(reading: &Reading<'_>, blocks: &[(usize, &Block)], titles: &[Title]) -> Vec<bool> {
    let mut chained = vec![false; blocks.len()];
    let opens = |place: usize| {
        let block = blocks[place].1;
        block.marker.is_none()
            && block.blank_before > 0
            && titles[place].cut == Cut::Colon
            && titles[place].body < block.flow.end
    };
    let mut start = 0;
    while start < blocks.len() {
        let mut end = start;
        while end < blocks.len() && opens(end) {
            end += 1;
        }
        let long = (start..end)
            .filter(|place| titles[*place].span.len() > 4 && !is_label_word(reading, reading.text(titles[*place].span)))
            .count();
        if end - start >= 3 && long * 5 >= (end - start) * 4 {
            chained[start..end].fill(true);
        }
        start = end.max(start + 1);
    }
    chained
}

fn is_label_word(reading: &Reading<'_>, text: &str) -> bool {
    let classes = reading.words.classes(text);
    [
        Class::ActionLabel,
        Class::DateLabel,
        Class::TimeLabel,
        Class::PlaceLabel,
        Class::Chair,
        Class::Post,
        Class::Moved,
        Class::Seconded,
        Class::Present,
        Class::InAttendance,
        Class::Apologies,
    ]
    .into_iter()
    .any(|class| classes.contains(class))
}

/// What headings of one form have in common.
#[derive(PartialEq, Eq, Hash, Clone, Copy)]
struct Form {
    numbering: Option<NumberingKind>,
    doubled: bool,
    capitals: bool,
    runs_in: bool,
    colon: bool,
    indent: u16,
}

/// At least four candidates of one form, most of them good by themselves, make each of them better.
fn parallel_form(reading: &Reading<'_>, blocks: &[(usize, &Block)], candidates: &mut [Heading]) {
    let form = |heading: &Heading| {
        let (_, block) = blocks[blocks.partition_point(|(index, _)| *index < heading.block)];
        Form {
            numbering: heading.numbering.map(|numbering| numbering.kind),
            doubled: matches!(block.marker, Some(Marker::Bullet { times: 2, .. })),
            capitals: heading.evidence.has(HeadingSignal::Capitals),
            runs_in: heading.evidence.has(HeadingSignal::RunIn),
            colon: heading.evidence.has(HeadingSignal::Colon),
            indent: block.indent / 3,
        }
    };
    let mut counts: std::collections::HashMap<Form, usize> = std::collections::HashMap::new();
    for heading in
        candidates.iter().filter(|heading| heading.score > -1.2 && !heading.evidence.has(HeadingSignal::InList))
    {
        *counts.entry(form(heading)).or_default() += 1;
    }
    // minutes all in lower case: the form tells headings, not the capitals
    let lower = |heading: &Heading| {
        heading.evidence.has(HeadingSignal::LowerCase)
            && heading.evidence.has(HeadingSignal::Colon)
            && heading.evidence.has(HeadingSignal::Alone)
            && heading.evidence.has(HeadingSignal::BlankBefore)
            && heading.evidence.has(HeadingSignal::Short)
    };
    let all_lower = candidates.iter().filter(|heading| lower(heading)).count() >= 4;
    for heading in candidates.iter_mut() {
        if all_lower && lower(heading) {
            heading.evidence.remove(HeadingSignal::LowerCase);
            heading.evidence.remove(HeadingSignal::Introduces);
            heading.evidence.add(HeadingSignal::Parallel);
            heading.score = reading.heading.score(heading.evidence);
        }
        if counts.get(&form(heading)).is_some_and(|count| *count >= 4) {
            heading.evidence.add(HeadingSignal::Parallel);
            heading.score = reading.heading.score(heading.evidence);
        }
    }
}

/// Position of the block at which business may begin: after the title block and the attendance, unless a numbered or
/// well-known heading comes before.
fn first_business(reading: &Reading<'_>, attendance: &Attendance, candidates: &[Heading]) -> usize {
    let sure = candidates.iter().find(|heading| {
        let known = heading.evidence.has(HeadingSignal::KnownTitle);
        let numbered =
            heading.evidence.has(HeadingSignal::Sequence) && heading.evidence.has(HeadingSignal::SequenceTitled);
        heading.score > 0.5 && (known || numbered || heading.evidence.has(HeadingSignal::DoubledSign))
    });
    let last_list = last_listed(attendance);
    let floor = match (sure, last_list) {
        (Some(sure), Some(last)) if sure.block > last => last + 1,
        (Some(sure), _) => sure.block,
        (None, Some(last)) => last + 1,
        (None, None) => 0,
    };
    let _ = reading;
    floor
}

/// The last block of the attendance lists at the head: lists and sentences further on stand among the business.
fn last_listed(attendance: &Attendance) -> Option<usize> {
    let mut last = attendance.listed.iter().take(60).position(|listed| *listed)?;
    for (index, listed) in attendance.listed.iter().enumerate().skip(last + 1) {
        if *listed {
            last = index;
        } else if index > last + 6 {
            break;
        }
    }
    Some(last)
}

/// Gives each heading its level.
///
/// The parts of a decimal number say the level. Otherwise headings of one form have one level: a form that first
/// appears under another is deeper than it. A heading without text that another follows directly contains it, until
/// the next such heading or one that is known to stand for itself.
fn nest(reading: &Reading<'_>, sequences: &Sequences, blocks: &[(usize, &Block)], headings: &mut [Heading]) {
    let place_of = |heading: &Heading| blocks.partition_point(|(index, _)| *index < heading.block);
    let mut known_forms: Vec<(FormKey, u8)> = Vec::new();
    let mut numbered_level = 0_u8;
    let mut container: Option<(FormKey, u8)> = None;
    let shallowest = headings
        .iter()
        .filter(|heading| heading.numbering.is_some_and(|numbering| numbering.kind == NumberingKind::Decimal))
        .filter_map(|heading| heading.numbering.map(depth))
        .min()
        .unwrap_or(1);
    for at in 0..headings.len() {
        let key = key_of(&headings[at], blocks[place_of(&headings[at])].1, sequences, place_of(&headings[at]));
        let standalone = headings[at].evidence.has(HeadingSignal::KnownTitle) && headings[at].cut != Cut::Dash;
        let empty = at + 1 < headings.len() && !has_text(reading, blocks, &headings[at], &headings[at + 1]);
        let level = match headings[at].numbering {
            Some(numbering) if numbering.kind == NumberingKind::Decimal => depth(numbering) - shallowest + 1,
            // "Item 6ii)" is a part of item 6
            Some(numbering) if numbering.kind == NumberingKind::Worded => {
                1 + u8::from(reading.layout.slice(numbering.span).ends_with(|char: char| char.is_ascii_lowercase()))
            }
            Some(numbering) if numbering.kind == NumberingKind::Running => 1,
            _ => {
                let seen = known_forms.iter().find(|(form, _)| *form == key).map(|(_, level)| *level);
                let inside = container.filter(|(form, _)| *form == key && !standalone);
                match (inside, seen) {
                    (Some((_, level)), _) => level + 1,
                    (None, Some(level)) => level,
                    (None, None) if known_forms.is_empty() && numbered_level == 0 => 1,
                    // capitals in roman numbering number the parts of the whole
                    (None, None)
                        if key.numbering == Some(NumberingKind::CapitalRoman)
                            && known_forms.iter().all(|(form, _)| form.numbering.is_none()) =>
                    {
                        1
                    }
                    (None, None)
                        if standalone
                            && headings[at].numbering.is_none()
                            && !headings[at].evidence.has(HeadingSignal::RunIn) =>
                    {
                        1
                    }
                    (None, None) => {
                        known_forms.last().map_or(numbered_level, |(_, level)| (*level).max(numbered_level)) + 1
                    }
                }
            }
        };
        let level = if standalone
            && headings[at].numbering.is_none()
            && key.numbering.is_none()
            && level > 1
            && !headings[at].evidence.has(HeadingSignal::RunIn)
        {
            1
        } else {
            level
        };
        headings[at].level = level.clamp(1, 6);
        if headings[at].numbering.is_some_and(|numbering| {
            matches!(numbering.kind, NumberingKind::Decimal | NumberingKind::Running | NumberingKind::Worded)
        }) {
            // what stood before the numbered part says nothing of what stands under its items
            if numbered_level == 0 {
                known_forms.clear();
            }
            numbered_level = level;
            known_forms.retain(|(_, other)| *other <= level);
        } else {
            known_forms.retain(|(form, other)| *other <= level || *form == key);
            if !known_forms.iter().any(|(form, _)| *form == key) {
                known_forms.push((key, level));
            }
        }
        if empty && headings[at].numbering.is_none() {
            container = Some((
                key_of(
                    &headings[at + 1],
                    blocks[place_of(&headings[at + 1])].1,
                    sequences,
                    place_of(&headings[at + 1]),
                ),
                level,
            ));
        } else if standalone || level == 1 && container.is_some_and(|(_, outer)| outer >= level) && !empty {
            container = container.filter(|(_, outer)| *outer < level);
        }
    }
}

fn depth(numbering: Numbering) -> u8 {
    // "1.0" numbers an item like "1"
    if numbering.depth == 2 && numbering.parts[1] == 0 { 1 } else { numbering.depth }
}

/// What makes headings one of a kind when levels are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct FormKey {
    numbering: Option<NumberingKind>,
    doubled: bool,
    capitals: bool,
    runs_in: bool,
    bullet: bool,
}

fn key_of(heading: &Heading, block: &Block, sequences: &Sequences, place: usize) -> FormKey {
    let acronym = heading.title.len() <= 5;
    FormKey {
        numbering: sequences.of(place).map(|counted| counted.kind),
        doubled: matches!(block.marker, Some(Marker::Bullet { times: 2, .. })),
        capitals: heading.evidence.has(HeadingSignal::Capitals) && !acronym,
        runs_in: heading.evidence.has(HeadingSignal::RunIn),
        bullet: matches!(block.marker, Some(Marker::Bullet { times: 1, .. })),
    }
}

/// Whether text stands between a heading and the next one.
fn has_text(reading: &Reading<'_>, blocks: &[(usize, &Block)], heading: &Heading, next: &Heading) -> bool {
    let _ = blocks;
    heading.body < reading.layout.blocks[heading.block].flow.end || next.block > heading.block + 1
}
