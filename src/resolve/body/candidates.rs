//! Where the name of the body may stand, and what speaks for each place.

use crate::evidence::BodySignal as S;
use crate::evidence::Evidence;
use crate::grammar::Class;
use crate::parse::date::MONTHS;
use crate::resolve::attendance::Attendance;
use crate::resolve::reading::Reading;
use crate::resolve::title::{KINDS, is_told};
use crate::text::block::has_columns;
use crate::text::{Block, Marker, Span, Words, seek};

use super::beside::{labelled, leads_title, stands_by_title};
use super::line::{strip_head, title_line};
use super::name::{
    collective_last, continued, ends_collective, is_generic, names_town, organisation, recase, with_parent,
    without_company_form,
};
use super::sentence::{behind_meeting_of, in_sentence};

/// Blocks of the head that are looked at.
const BLOCKS: usize = 14;

/// Lines that are the first.
const EARLY: usize = 4;

/// Bytes in which a body that the text speaks of is named first.
const OPENING: usize = 600;

/// A name that the body could have.
pub(in crate::resolve) struct Candidate {
    /// The name, in capitals and small letters.
    pub(in crate::resolve) name: String,
    /// Where it stands.
    pub(in crate::resolve) span: Span,
    /// What speaks for and against it.
    pub(in crate::resolve) evidence: Evidence<S>,
    /// What that comes to.
    pub(in crate::resolve) score: f32,
}

/// All names that the body could have, in the order of the text.
pub(in crate::resolve) fn candidates(
    reading: &Reading<'_>,
    head: &[(usize, &Block)],
    attendance: &Attendance,
) -> Vec<Candidate> {
    let head: Vec<_> = if head.is_empty() { reading.blocks().take(4).collect() } else { head.to_vec() };
    let mut found = Vec::new();
    let mut lines = 0;
    let mut above = None;
    for (place, (index, block)) in head.iter().take(BLOCKS).enumerate() {
        if attendance.listed[*index] {
            continue;
        }
        let below = head.get(place + 1).map(|(_, next)| next.flow);
        let units = lines_of_title(reading, block);
        // an entry of a list is no line of the title
        if matches!(block.marker, Some(Marker::Bullet { .. })) {
            found.extend(units.iter().filter_map(|unit| under_label(reading, *unit)));
            lines += units.len();
            continue;
        }
        if let Some(told) = in_sentence(reading, block.flow, &head, attendance) {
            found.push(told);
            continue;
        }
        for (at, unit) in units.iter().enumerate() {
            let next = units.get(at + 1).copied().or(below);
            let line = Line { unit: *unit, early: lines < EARLY, above, below: next };
            found.extend(under_label(reading, *unit).or_else(|| in_line(reading, &line, &head, attendance)));
            lines += 1;
            above = Some(*unit);
        }
        // "MINUTES OF THE MEETING OF THE MUNICIPAL DISTRICT" with "OF KILBRACK" on the next line
        if units.len() > 1 && behind_meeting_of(reading, block.flow).is_some() {
            let line = Line { unit: block.flow, early: lines <= EARLY, above: None, below };
            found.extend(in_line(reading, &line, &head, attendance));
        }
    }
    for (_, block) in reading.blocks().take(BLOCKS).skip_while(|(index, _)| head.iter().any(|(own, _)| own == index)) {
        found.extend(in_sentence(reading, block.flow, &head, attendance));
    }
    found.extend(mentions(reading, attendance));
    for candidate in &mut found {
        candidate.score = reading.body.score(candidate.evidence);
    }
    found
}

impl Candidate {
    pub(super) fn new(reading: &Reading<'_>, span: Span, evidence: Evidence<S>) -> Self {
        let name = without_loose_end(reading.text(span));
        let span = Span::new(span.start, span.start + name.len());
        // "Minutes of ELMA 2022": capitals among small letters are an acronym's
        let flow = &reading.layout.flow.text;
        let end = flow[span.end..].find('\n').map_or(flow.len(), |at| span.end + at);
        let line = flow[..span.start].rfind('\n').map_or(0, |at| at + 1)..end;
        let chosen = is_acronym(name) && flow[line].contains(char::is_lowercase);
        let name = if chosen { name.to_owned() } else { recase(reading, &without_definitions(name)) };
        Self { name, span, evidence, score: 0.0 }
    }

    /// With the name of the organisation that it belongs to, where any body may be called as it is.
    pub(super) fn of_parent(
        mut self,
        reading: &Reading<'_>,
        head: &[(usize, &Block)],
        attendance: &Attendance,
    ) -> Self {
        if is_generic(reading, &self.name) {
            match with_parent(reading, head, attendance, &self.name, self.span) {
                Some((name, span)) => (self.name, self.span) = (name, span),
                None => self.evidence.add(S::Generic),
            }
        }
        self
    }
}

/// "Board of Directors (the “Board”) of Elm Inc., a company of Sarn (the “Company”)": a name without the short forms that
/// it is given for the minutes that follow.
fn without_definitions(name: &str) -> String {
    let mut name = name.to_owned();
    for open in ["(the “", "(the \"", "(“", "(\"", "(hereinafter", "(hereafter"] {
        while let Some(from) = seek::find(&name, open)
            && let Some(length) = name[from..].find(')')
        {
            let end = from + length + 1;
            let head = name[..from].trim_end().len();
            name.replace_range(head..end, "");
        }
    }
    // "Elm Inc., a Sarn corporation": what kind of company it is
    match [", a ", ", an "].iter().find_map(|link| seek::find(&name, link)) {
        Some(at) if name[at..].len() < 60 => name[..at].to_owned(),
        _ => name,
    }
}

/// A name without what the end of its line cut short: "Board of Trustees and", "Board of Directors (the".
fn without_loose_end(name: &str) -> &str {
    let open = name.rfind('(').filter(|open| *open > 0 && !name[*open..].contains(')'));
    let name = name[..open.unwrap_or(name.len())].trim_end();
    [" and", " &", " of the", " of", ","].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name)
}

/// The lines of a block of the title that could hold a name; a block of many lines is a paragraph and has none.
fn lines_of_title(reading: &Reading<'_>, block: &Block) -> Vec<Span> {
    const LINES: usize = 8;
    const WORDS: usize = 14;
    let lines = reading.layout.lines_of(block);
    if lines.len() == 1 {
        // "Minutes of Meetings | Elm Chess Club": a site's name stands behind the title of its page
        let text = reading.text(block.flow);
        let parts = text.split(" | ").map(str::trim).filter(|part| !part.is_empty());
        return if text.matches('|').count() == 1 && !text.starts_with('|') {
            parts.map(|part| reading.flow_span(part)).collect()
        } else {
            vec![block.flow]
        };
    }
    let flow = &reading.layout.flow;
    let mut found = Vec::new();
    for line in lines.iter().take(LINES).map(|line| reading.layout.lines[*line as usize]) {
        let start = flow.offset_of(line.text_start.max(block.span.start)).max(block.flow.start);
        let end = flow.offset_of(line.end).min(block.flow.end);
        let text = flow.text.get(start..end).unwrap_or("").trim();
        let short = !Reading::exceeds(text, WORDS);
        if short && text.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit()) {
            found.push(reading.flow_span(text));
        }
    }
    found
}

pub(super) fn without_article(text: &str) -> &str {
    ["the ", "The ", "THE ", "A ", "An "].into_iter().find_map(|the| text.strip_prefix(the)).unwrap_or(text)
}

pub(super) fn last_word(name: &str) -> &str {
    name.words().next_back().unwrap_or(name)
}

/// The name behind a label of the body.
fn under_label(reading: &Reading<'_>, unit: Span) -> Option<Candidate> {
    let span = labelled(reading, unit)?;
    let mut evidence = shape(reading, span);
    evidence.add(S::Named);
    Some(Candidate::new(reading, span, evidence))
}

/// A line of the title between its neighbours.
struct Line {
    unit: Span,
    /// Whether it is one of the first.
    early: bool,
    above: Option<Span>,
    below: Option<Span>,
}

/// The name in a line of the title.
fn in_line(reading: &Reading<'_>, line: &Line, head: &[(usize, &Block)], attendance: &Attendance) -> Option<Candidate> {
    const LONGEST: usize = 300;
    let unit = line.unit;
    let text = reading.text(unit);
    let source = reading.layout.flow.source_span(unit);
    // the foot of a page has its parts set apart
    if text.len() > LONGEST
        || seek::find(text, "://").is_some()
        || is_told(reading, text)
        || has_columns(reading.layout.slice(source))
    {
        return None;
    }
    let behind = behind_meeting_of(reading, unit);
    let span = behind.or_else(|| title_line(reading, unit))?;
    let written = reading.text(span);
    // "Draft. To be ratified by the Board" is two sentences
    let sentences =
        written.split_once(". ").is_some_and(|(first, _)| first.len() > 4 && first.ends_with(char::is_lowercase));
    if !written.starts_with(char::is_uppercase)
        || denies(written)
        || behind.is_none() && is_of_one(text)
        || is_room(reading, &text[span.end - unit.start..])
        || sentences
        || written.contains(": ")
        || written.ends_with([':', '\'', '’'])
        // "AT THE OLD MILL, 2 OAK LANE" under the day
        || seek::opens(written, "at the ")
        || MEMBERS.iter().any(|members| written.eq_ignore_ascii_case(members))
    {
        return None;
    }
    // "the Parish Council" names no body by itself
    let plain = without_kind(written);
    let generic = is_generic(reading, plain);
    let span = if generic && !plain.is_empty() { reading.flow_span(plain) } else { span };
    let name = reading.text(span);
    let before = text[..span.start - unit.start].trim_end().to_ascii_lowercase();
    let mut evidence = shape(reading, span);
    let body = [S::Collective, S::Organisation, S::Town, S::Acronym].into_iter().any(|signal| evidence.has(signal));
    evidence
        .add_if(S::MeetingOf, behind.is_some() || (body && (before.ends_with(" of the") || before.ends_with(" of"))));
    // "Elm Working Group Teleconference"
    let behind = Span::new(span.end, unit.end);
    // "Elm Growers' Union, 3 May 2024"
    let dated = || body && line.early && !reading.dates(reading.text(behind)).is_empty();
    let titled = reading.has(unit, Class::MinutesWord) || reading.has(behind, Class::OnlinePlace);
    evidence.add_if(S::Beside, titled || dated());
    evidence.add_if(S::Alone, name.len() + 2 >= text.trim().len());
    evidence.add_if(S::Early, line.early);
    let by_title = stands_by_title(reading, unit, line.above, line.below) || leads_title(reading, unit, span);
    evidence.add_if(S::ByTitle, line.early && by_title);
    evidence.add_if(S::Label, is_label(reading, name));
    let mut found = Candidate::new(reading, span, evidence);
    if let Some(full) = continued(reading, name, line.below.map(|next| reading.text(next))) {
        found.name = full;
        found.evidence.add(S::Collective);
    }
    Some(found.of_parent(reading, head, attendance))
}

/// Who meets, at the end of a line, over the line with the name of the body that they are of.
const MEMBERS: [&str; 5] =
    ["members of the", "the members of the", "members of", "owners of the", "shareholders of the"];

/// "No Planning Committee": whether a line says that there was none; "No 5 Parish Council" and capitals are names.
fn denies(line: &str) -> bool {
    seek::opens(line, "no ")
        && line.contains(char::is_lowercase)
        && !line["no ".len()..].starts_with(|next: char| next.is_ascii_digit())
}

/// " Room" behind "Oak Hall Conference": whether what stands behind words makes a place of them.
fn is_room(reading: &Reading<'_>, behind: &str) -> bool {
    let word = behind.trim();
    !word.is_empty() && !word.contains(' ') && reading.words.classes(word).contains(Class::PlaceWord)
}

/// "A motion to go on was lost": a line that begins with an article before a small letter tells something.
fn is_of_one(line: &str) -> bool {
    let behind = ["A ", "An "].iter().find_map(|article| line.strip_prefix(article));
    behind.is_some_and(|noun| noun.starts_with(char::is_lowercase))
}

/// "Special Board": a name without the kind of its meeting.
fn without_kind(name: &str) -> &str {
    ["Regular ", "REGULAR ", "Ordinary ", "ORDINARY ", "Special ", "SPECIAL ", "Annual ", "Monthly "]
        .iter()
        .find_map(|kind| name.strip_prefix(kind))
        .unwrap_or(name)
}

/// What the words of a name themselves say.
pub(super) fn shape(reading: &Reading<'_>, span: Span) -> Evidence<S> {
    const WORDS: usize = 14;
    let name = reading.text(span);
    let mut evidence = Evidence::default();
    let whole = name;
    let name = without_company_form(whole);
    let collective = collective_last(reading, name) || (ends_collective(reading, name) && !organisation(reading, name));
    evidence.add_if(S::Collective, collective);
    evidence.add_if(S::Organisation, organisation(reading, name) || organisation(reading, whole));
    evidence.add_if(S::Town, names_town(reading, name));
    evidence.add_if(S::Long, Reading::exceeds(name, WORDS));
    let times = occurrences(reading, name);
    // a word by itself recurs anywhere
    evidence.add_if(S::Recurs, times > 1 && name.contains(' '));
    let within = name.chars().any(char::is_lowercase) && name.split([' ', '-', '/']).any(is_acronym);
    evidence.add_if(S::Acronym, is_acronym(name) || (within && times > 1));
    evidence
}

/// Three to six capitals.
pub(super) fn is_acronym(word: &str) -> bool {
    (3..=6).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// How often the words stand in the text, at most three times.
fn occurrences(reading: &Reading<'_>, name: &str) -> usize {
    memchr::memmem::find_iter(reading.layout.flow.text.as_bytes(), name).take(3).count()
}

/// Whether the words are a label, a heading of business, a day or a kind of meeting, and no name.
pub(super) fn is_label(reading: &Reading<'_>, name: &str) -> bool {
    let classes = reading.words.classes(name);
    let labels = [
        Class::MinutesWord,
        Class::DateLabel,
        Class::DraftWord,
        Class::ApprovedWord,
        Class::TimeLabel,
        Class::AgendaTitle,
        Class::NotAnItem,
        Class::ActionLabel,
        Class::ActionsTitle,
        Class::DecisionsTitle,
        Class::Present,
        Class::Apologies,
        Class::OnlinePlace,
        Class::Post,
    ];
    let month = MONTHS.into_iter().any(|month| classes.contains(month));
    let business = classes.contains(Class::ItemTitle) && !collective_last(reading, name);
    let kind = KINDS.into_iter().any(|(class, _)| classes.contains(class));
    let span = reading.flow_span(name);
    // "Elm Sunday Choir Committee" has a day in its name
    let weekday = reading.has(span, Class::Weekday) && !(collective_last(reading, name) && name.contains(' '));
    let dated = weekday || !reading.dates(name).is_empty();
    // "Directors Absent", "Place, date and participants"
    let last = reading.words.classes(last_word(name));
    let away = last.contains(Class::Absent) || last.contains(Class::Apologies);
    let people = away || last.contains(Class::Present) && name.contains(", ");
    kind || month || business || dated || people || labels.into_iter().any(|class| classes.contains(class))
}

/// Names of bodies of which the text speaks from the beginning and more than once, for minutes without a title.
fn mentions(reading: &Reading<'_>, attendance: &Attendance) -> Vec<Candidate> {
    let text = reading.layout.flow.text.as_str();
    let opening = Span::new(0, text.floor_char_boundary(OPENING));
    let mut found = Vec::new();
    for hit in reading.hits_in(opening).iter().filter(|hit| hit.class == Class::Collective) {
        let (start, end) = (hit.start as usize, hit.end as usize);
        if !text[start..].starts_with(char::is_uppercase) {
            continue;
        }
        // "Elm Conference Room"
        let next =
            text[end..].strip_prefix(' ').map_or("", |behind| behind.split(['\n', ' ', ',', '.']).next().unwrap_or(""));
        if next.starts_with(char::is_uppercase) && is_room(reading, next) {
            continue;
        }
        // the capitalised words before it, and "of", "and", "for" between them
        let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let mut first = start;
        let blanks = text[line..start].match_indices(' ').map(|(at, _)| line + at + 1).rev();
        // a name alone on its line is a line of the title, or a heading
        let marked = || {
            let at = reading.layout.line_at(reading.place(Span::new(start, end)).start);
            reading.layout.lines[at].heading.is_some()
        };
        let whole = text[end..].starts_with('\n') || end == text.len() || marked();
        for (at, word) in blanks.chain((line < start && !whole).then_some(line)).scan(start, |end, at| {
            let word = text.get(at..*end).unwrap_or("").trim();
            *end = at;
            Some((at, word))
        }) {
            if word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphanumeric) {
                first = at;
            } else if !(word.is_empty() || matches!(word, "of" | "and" | "for")) {
                break;
            }
        }
        // "Central Bank of Sarn" goes on
        let of = [" of ", " OF "].iter().find_map(|of| text[end..].strip_prefix(of));
        if of.is_some_and(|of| of.starts_with(char::is_uppercase)) {
            continue;
        }
        let name = without_kind(strip_head(reading, without_article(&text[first..end])).trim_start());
        let meeting = reading.words.classes(last_word(name)).contains(Class::MinutesWord);
        // "OF COUNTY COMMISSIONERS": "BOARD" before it is the last word of another name
        let cut = seek::opens(name, "of ");
        if meeting || cut || !name.contains(' ') || is_generic(reading, name) || is_label(reading, name) {
            continue;
        }
        let span = reading.flow_span(name);
        let mut evidence = shape(reading, span);
        evidence.remove(S::Organisation);
        evidence.add(S::Mention);
        let above = text[..start].split('\n').filter(|line| !line.trim().is_empty()).take(EARLY + 1).count();
        // whom somebody came from is no body that met
        let listed = || {
            reading.blocks().find(|(_, block)| span.overlaps(block.flow)).is_some_and(|(at, _)| attendance.listed[at])
        };
        evidence.add_if(S::Early, above <= EARLY && !listed());
        found.push(Candidate::new(reading, span, evidence));
    }
    found
}
