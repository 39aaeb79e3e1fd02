//! What speaks for and against a block's being a heading.

use crate::evidence::{Evidence, HeadingSignal};
use crate::grammar::{Class, ClassSet};
use crate::parse::person::fold_name;
use crate::resolve::agenda::Printed;
use crate::resolve::attendance::{Attendance, is_stamped};
use crate::resolve::heading::{Cut, Title, has_known_side, has_known_sides, is_known, known_start, tells_behind};
use crate::resolve::reading::Reading;
use crate::resolve::sequence::Sequences;
use crate::text::markup::HeadingMark;
use crate::text::{Block, Marker, Numbering, NumberingKind, Span, Words, seek};

use super::form::PARALLEL_ABOVE;
use super::labels::{counts_side, is_other_label};
use super::marked::{continues_list, is_doubled, is_inner_entry, is_under_attendance};
use super::people::{
    Names, are_listed, heads_tasks, is_signature, is_speech, is_subject, is_task, names_person, names_task,
    puts_motion_behind, resumes, tells_movement, tells_mover,
};
use super::standing::{hangs, in_columns, is_at_foot, is_glued, leads_to_business, runs_on, sums_up_decisions};
use super::surroundings::Surroundings;
use super::verdict::is_verdict;
use super::wording::{
    NEAR_TITLE, ends_with_issue, has_figures, is_exact, is_title_words, opens_with_case, opens_with_issue,
};
use super::written::{
    begins_low, ends_in_tally, is_address, is_capitals, is_listing, is_title_case, is_wordless, says_none,
};

/// What a candidate is held against.
pub(super) struct Context<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) attendance: &'a Attendance,
    pub(super) names: &'a Names<'a>,
    pub(super) blocks: &'a [(usize, &'a Block)],
    pub(super) titles: &'a [Title],
    pub(super) sequences: &'a Sequences,
    pub(super) printed: &'a Printed,
    pub(super) surroundings: &'a Surroundings,
    pub(super) chains: &'a [bool],
    /// Whether a heading that is known anywhere stands before: then the document's own title is over.
    pub(super) begun: bool,
}

/// What the block at `place` shows.
pub(super) fn signals(context: &Context<'_>, place: usize) -> Evidence<HeadingSignal> {
    use HeadingSignal as S;
    let Context { reading, attendance, blocks, sequences, printed, surroundings, .. } = *context;
    let block = blocks[place].1;
    let (title, chained) = (context.titles[place], context.chains[place]);
    let text = reading.text(title.span);
    let plain = text.trim_end_matches([':', '.', ' ']);
    let words = Reading::count_words(plain, 15);
    let numbered = block.marker.and_then(Marker::numbering);
    let labelled = matches!(title.cut, Cut::Label);
    let set_in = title.cut == Cut::Open && numbered.is_none();
    let mut seen = Evidence::default();
    see_sequence(&mut seen, sequences, place);
    let next = blocks.get(place + 1);
    seen.add_if(S::Marked, heading_mark(reading, block).is_some());
    let has_text = title.body < block.flow.end;
    let runs_in = has_text && title.cut != Cut::Line;
    seen.add_if(S::DoubledSign, is_doubled(block) && !continues_list(blocks, place));
    seen.add_if(S::Alone, !runs_in && (block.line_count() == 1 || words <= 12 || has_text));
    seen.add_if(S::BlankBefore, block.blank_before > 0);
    seen.add_if(S::BlankAfter, block.blank_after > 0 && !runs_in);
    see_words(&mut seen, plain, words);
    seen.add_if(S::LowerCase, begins_low(plain) && numbered.is_none_or(is_small));
    seen.add_if(S::Colon, text.ends_with(':') || (title.cut == Cut::Colon && runs_in));
    let stop = text.ends_with('.') && is_full_stop(context, place, words);
    let stopped = stop && !runs_in && (numbered.is_none() || title.verb || is_listed(seen, next, words));
    // "**Confirm the minutes of March.**": who sets a line in bold may end it as they like
    let list_head = surroundings.list_head[place];
    seen.add_if(S::FullStop, stopped && !list_head && (title.verb || !seen.has(S::Marked)));
    let open = !list_head && is_open_ended(plain, runs_in);
    seen.add_if(S::OpenEnd, open || text.ends_with("and") || runs_on(context, place, seen));
    seen.add_if(S::FiniteVerb, !list_head && (title.verb || title.cut == Cut::Sentence));
    seen.add_if(S::KnownTitle, labelled || is_known_title(context, place, runs_in));
    let whole = title.cut == Cut::Whole && words <= 10;
    seen.add_if(S::KnownOpening, whole && !seen.has(S::KnownTitle) && opens_known(reading, title.span));
    let plain_line = whole && numbered.is_none() && !title.verb && !text.ends_with(['.', ':']);
    seen.add_if(
        S::BusinessOpening,
        plain_line && !seen.has(S::KnownTitle) && reading.opens(text, Class::BusinessOpening),
    );
    let lone = !runs_in && block.marker.is_none() && block.blank_before > 0 && block.blank_after > 0;
    seen.add_if(S::Topic, title.cut == Cut::Whole && is_topic(reading, text));
    seen.add_if(S::Issue, lone && words <= 14 && (opens_with_issue(plain) || ends_with_issue(plain)));
    seen.add_if(S::Hangs, plain_line && hangs(reading, blocks, place));
    let bullet = matches!(block.marker, Some(Marker::Bullet { .. })) && !seen.has(S::DoubledSign);
    seen.add_if(S::InAgenda, !bullet && !printed.titles.is_empty() && printed.titles.contains(&fold_name(plain)));
    seen.add_if(S::RunIn, runs_in && !labelled);
    seen.add_if(S::HasBody, has_text || next.is_some_and(|(following, _)| !attendance.listed[*following]));
    let listed = |next: &Block| matches!(next.marker, Some(Marker::Bullet { .. })) && next.blank_before == 0;
    seen.add_if(S::BeforeList, !runs_in && !list_head && next.is_some_and(|(_, next)| listed(next)));
    let answered = bullet && seen.has(S::KnownTitle) && is_answered(context, place);
    let inner_entry = numbered.is_some() && is_inner_entry(context, place, seen);
    seen.add_if(S::InList, bullet && !surroundings.business_list[place] && !answered || inner_entry);
    let business = (numbered.is_some() || !runs_in || reading.words.classes(plain).contains(Class::Apologies))
        && leads_to_business(context, place, seen);
    seen.add_if(S::Label, is_of_list(context, place, seen, plain, labelled || business));
    seen.add_if(S::Label, seen.has(S::Marked) && heads_tasks(context, place, plain));
    seen.add_if(S::Dash, numbered.is_none() && is_set_off(context, place, seen, chained && runs_in));
    seen.add_if(S::Columns, !set_in && in_columns(reading, block, title, runs_in && numbered.is_some()));

    let between = surroundings.between[place];
    seen.add_if(S::Between, between);
    let heads = list_head || surroundings.prose_head[place];
    seen.add_if(
        S::Glued,
        numbered.is_none() && !heads && !between && !chained && !answered && is_glued(context, place),
    );
    let signed = surroundings.signed && matches!(heading_mark(reading, block), Some(HeadingMark::Sign(_)));
    let resolves = see_introduction(context, &mut seen, text, runs_in, (numbered.is_some(), signed));
    seen.add_if(S::Chain, chained || set_in && !seen.has(S::KnownTitle));
    surroundings.see(place, &mut seen);
    seen.add_if(S::Foot, !runs_in && is_at_foot(context, place, plain));
    if !reading.thorough && is_hopeless(reading, seen) {
        return seen;
    }
    see_people(context, &mut seen, plain, numbered.is_some(), business);
    let inner = reading.text(Span::new(title.body.min(block.flow.end), block.flow.end));
    let behind = if has_text { inner } else { next.map_or("", |(_, next)| reading.text(next.flow)) };
    seen.add_if(
        S::Label,
        (numbered.is_none() && says_none(text))
            || (!seen.has(S::Label) && is_other_label(reading, block, plain) && !heads_topics(context, place, plain))
            || puts_motion_behind(reading, context.names, plain, behind),
    );
    let like_text = numbered.is_none() && is_like_text(reading, text, seen);
    seen.add_if(S::Unnumbered, like_text && (sequences.number_items(place) || surroundings.signed));
    seen.add_if(S::Label, runs_in && numbered.is_none() && tells_aside(context, place, plain, behind));
    seen.add_if(S::Listing, numbered.is_none() && is_listing(plain) && !opens_with_case(plain));
    let puts = runs_in && numbered.is_none() && reading.opens(reading.text(block.flow), Class::PutMotion);
    let settles = is_verdict(reading, block, plain) || (title.verb && ends_in_tally(plain));
    let signs = lone && numbered.is_none() && !seen.has(S::Marked) && signs_report(reading, next, plain);
    let counted = || numbered.is_none() && next.is_some_and(|(_, next)| counts_side(reading, reading.text(next.flow)));
    seen.add_if(S::Label, text.ends_with(':') && counted());
    let sums_up = lone && numbered.is_none() && sums_up_decisions(context, place, plain);
    seen.add_if(S::Label, resolves || puts || settles || signs || sums_up || (!runs_in && is_result(reading, plain)));
    let wordless = is_wordless(plain);
    let page = runs_in && numbered.is_none() && is_address(behind);
    seen.add_if(S::Label, wordless || page || is_address_form(reading, title, plain) || tells_mover(reading, plain));
    seen.add_if(S::Figures, wordless || (numbered.is_none() && has_figures(reading, title.span, plain)));
    if numbered.is_none() {
        see_title_and_speech(context, &mut seen, place, plain, words);
    }
    seen
}

/// Whether the stop of a line ends a sentence, and neither a title that is known over its text ("Open forum.") nor the clock:
/// "Call to order at 4:00 p.m."
fn is_full_stop(context: &Context<'_>, place: usize, words: usize) -> bool {
    const CLOCKS: [&str; 4] = [" p.m.", " a.m.", "0p.m.", "0a.m."];
    let (reading, span) = (context.reading, context.titles[place].span);
    let text = reading.text(span);
    let below = context.blocks.get(place + 1);
    let over = below.is_some_and(|(_, next)| next.blank_before == 0 && next.marker.is_none());
    let known = || words <= 2 && over && is_exact(reading, text.trim_end_matches([':', '.', ' ']));
    let clock = || CLOCKS.iter().any(|clock| text.ends_with(clock)) && opens_known(reading, span);
    !known() && !clock()
}

/// "Discussion: Ann asked for the price.", "Next meeting: 9 June": a label before what was said on an item, and the line behind
/// the last of them, where items have numbers.
fn tells_aside(context: &Context<'_>, place: usize, plain: &str, behind: &str) -> bool {
    const BRIEF: usize = 10;
    let reading = context.reading;
    let label = plain.trim_end_matches([':', '.', ' ']);
    let next = || {
        !Reading::exceeds(behind, BRIEF)
            && reading.words.longest(Class::NextMeeting, label).is_some()
            && !reading.dates(behind).is_empty()
    };
    (label.eq_ignore_ascii_case("discussion") || next()) && context.sequences.number_items(place)
}

/// "a) Cllr Mrs Bell said that …": whether a form of address is all that stands before the text.
fn is_address_form(reading: &Reading<'_>, title: Title, plain: &str) -> bool {
    title.cut == Cut::Open && reading.words.classes(plain).contains(Class::Honorific)
}

/// "3. Elm Link newsletter.": whether what a full stop ends is an entry of a list of sentences, and no title over its text.
fn is_listed(seen: Evidence<HeadingSignal>, next: Option<&(usize, &Block)>, words: usize) -> bool {
    const LONG: usize = 14;
    let over = next.is_some_and(|(_, next)| next.blank_before == 0 && next.marker.is_none());
    !seen.has(HeadingSignal::SequenceTitled) && words > if over { LONG } else { 2 }
}

/// Whether nothing but a dash makes the start of a paragraph a title. "Old Business – None.": what is known is one whatever
/// sign ends it, and so is what opens one of several such paragraphs in a row.
fn is_set_off(context: &Context<'_>, place: usize, seen: Evidence<HeadingSignal>, in_row: bool) -> bool {
    let (block, title) = (context.blocks[place].1, context.titles[place]);
    let known = seen.has(HeadingSignal::KnownTitle) && seen.has(HeadingSignal::BlankBefore);
    title.cut == Cut::Dash
        && !(known && tells_behind(context.reading, block, title))
        && !(in_row && context.reading.text(block.flow).ends_with('.'))
}

/// "(a) gas": whether a number is a small letter or numeral, as those of the entries of a list are.
fn is_small(number: Numbering) -> bool {
    matches!(number.kind, NumberingKind::Letter | NumberingKind::Roman)
}

/// Whether a sign ends a line that goes on. "Repairs -" over its paragraph is written as "Repairs:" is.
fn is_open_ended(plain: &str, runs_in: bool) -> bool {
    let dashed = !runs_in && (plain.ends_with(" -") || plain.ends_with(" –"));
    !dashed && plain.ends_with([',', ';', '-', '–', '?'])
}

/// How its number counts on.
fn see_sequence(seen: &mut Evidence<HeadingSignal>, sequences: &Sequences, place: usize) {
    use HeadingSignal as S;
    let Some(sequence) = sequences.of(place) else { return };
    seen.add_if(S::Sequence, sequence.follows);
    seen.add_if(S::SequenceTitled, sequence.titled);
    seen.add_if(S::SequenceListed, sequence.listed);
}

/// Whether a block without a number is of the document's own title, or tells what somebody said.
fn see_title_and_speech(
    context: &Context<'_>,
    seen: &mut Evidence<HeadingSignal>,
    place: usize,
    plain: &str,
    words: usize,
) {
    use HeadingSignal as S;
    let (title, chained) = (context.titles[place], context.chains[place]);
    let has_text = title.body < context.blocks[place].1.flow.end;
    // "One Board Position open: …": a text stands behind it
    let led = title.cut == Cut::Colon && has_text && (words > 2 || chained);
    let may_be_title = !seen.has(S::Topic) && !context.begun && !led;
    seen.add_if(S::TitleWords, may_be_title && is_of_title(context, place, plain));
    let may_be_said = has_text && title.cut != Cut::Line && !chained;
    seen.add_if(S::Speech, may_be_said && is_said(context, plain, words, title.cut, *seen));
}

/// "• Other business: None": an entry of a list that answers a known title, where neither numbers nor signs set the
/// headings apart.
fn is_answered(context: &Context<'_>, place: usize) -> bool {
    let Context { reading, sequences, surroundings, .. } = *context;
    let (block, title) = (context.blocks[place].1, context.titles[place]);
    title.cut == Cut::Colon
        && !surroundings.signed
        && !sequences.number_items(place)
        && reading.is_nobody(reading.text(Span::new(title.body.min(block.flow.end), block.flow.end)))
}

/// Labels of lists of people.
const PEOPLE: ClassSet =
    ClassSet::of(&[Class::Present, Class::InAttendance, Class::Apologies, Class::Absent, Class::Post, Class::Chair]);

/// Whether a block is of a list of people, and no heading that stands over one: "ROLL CALL Present were …".
fn is_of_list(context: &Context<'_>, place: usize, seen: Evidence<HeadingSignal>, plain: &str, other: bool) -> bool {
    use HeadingSignal as S;
    let Context { reading, attendance, blocks, .. } = *context;
    let (index, block) = blocks[place];
    let set_in = context.titles[place].cut == Cut::Open && block.marker.and_then(Marker::numbering).is_none();
    let roll = || seen.has(S::Capitals) && !seen.has(S::RunIn) && plain.ends_with("ROLL CALL");
    let stamped = || context.surroundings.list_head[place] && is_stamped(reading.layout.text_of(block));
    let over = || (set_in || roll()) && seen.has(S::KnownTitle) || stamped();
    // "### Ann / Treasurer's report": signs end the list before them
    let signed = || {
        let classes = reading.words.classes(plain);
        seen.has(S::KnownTitle)
            && matches!(heading_mark(reading, block), Some(HeadingMark::Sign(_)))
            && !classes.intersects(PEOPLE)
    };
    !other && attendance.listed[index] && !over() && !signed() || is_under_attendance(reading, blocks, place)
}

/// "Topics for discussion" over entries that are titles over lists of their own: no printed agenda, but a part of the
/// business that holds them.
fn heads_topics(context: &Context<'_>, place: usize, plain: &str) -> bool {
    let Context { reading, blocks, surroundings, .. } = *context;
    let classes = reading.words.classes(plain);
    let head = surroundings.list_head.get(place + 1).is_some_and(|head| *head);
    head && classes.contains(Class::AgendaTitle)
        && classes.contains(Class::Section)
        && heading_mark(reading, blocks[place].1).is_none()
        && blocks[place].1.blank_before > 0
}

/// Whether a title is one that recurs in minutes anywhere. Where signs mark the headings, a title in its paragraph is the
/// label of what follows.
fn is_known_title(context: &Context<'_>, place: usize, runs_in: bool) -> bool {
    let (reading, block, span) = (context.reading, context.blocks[place].1, context.titles[place].span);
    // "4 members of the public" under those who were there is a number of people
    if context.attendance.listed[context.blocks[place].0]
        && block.marker.is_none()
        && reading.text(span).starts_with(|first: char| first.is_ascii_digit())
    {
        return false;
    }
    let plain = runs_in && block.marker.and_then(Marker::numbering).is_none();
    let signed = context.surroundings.signed && block.marker.is_none();
    let label = signed && plain && !context.chains[place];
    // "Closing" right under a sentence is the last word of it
    let bare = || heading_mark(reading, block).is_none() && !is_capitals(reading.text(span));
    let glued = || signed && place > 0 && block.blank_before == 0 && bare();
    !label
        && !glued()
        && (is_known(reading, span) || plain && has_known_side(reading, span) || has_known_sides(reading, span))
}

/// Whether a title is the name of whoever said what stands behind it.
fn is_said(context: &Context<'_>, plain: &str, words: usize, cut: Cut, seen: Evidence<HeadingSignal>) -> bool {
    let among_speakers = context.surroundings.spoken && words <= 2 && cut == Cut::Colon;
    among_speakers && !seen.has(HeadingSignal::KnownTitle) || is_speech(context.reading, context.names, plain, cut)
}

/// "Ann Bell (Treasurer)" over the next heading or at the end, "By Ann Bell": who signs what stands above.
fn signs_report(reading: &Reading<'_>, next: Option<&(usize, &Block)>, plain: &str) -> bool {
    let ends = next.is_none_or(|(_, next)| {
        next.marker.is_some_and(|marker| marker.numbering().is_some()) || heading_mark(reading, next).is_some()
    });
    (ends || plain.starts_with("By ")) && is_signature(reading, plain)
}

/// Whether a title is one of the document itself, in its place.
fn is_of_title(context: &Context<'_>, place: usize, plain: &str) -> bool {
    let Context { reading, attendance, blocks, .. } = *context;
    if place >= NEAR_TITLE {
        return false;
    }
    let below = blocks.get(place + 1).map(|(_, next)| *next);
    let behind_list = attendance.listed.iter().take(blocks[place].0).any(|listed| *listed);
    is_title_words(reading, (context.titles[place].span, plain), (place, blocks.len()), below, behind_list)
}

/// What leads to something below: "The Board:" over what it agreed. Gives whether it opens a resolution: "Resolved that".
fn see_introduction(
    context: &Context<'_>,
    seen: &mut Evidence<HeadingSignal>,
    text: &str,
    runs_in: bool,
    (numbered, mark): (bool, bool),
) -> bool {
    use HeadingSignal as S;
    let plain = text.trim_end_matches([':', '.', ' ']);
    let opens = text.ends_with(':') && !runs_in;
    let long = Reading::exceeds(plain, 2);
    // "Discussion of old business:"
    let about = || seek::part(plain, " of ").is_some_and(|(_, matter)| is_exact(context.reading, matter));
    // "## What we did since the last meeting:"
    let titled = mark || seen.has(S::TitleCase) || seen.has(S::KnownTitle);
    let introduces = opens && !titled && long && !about();
    let resolves = plain.len() + 1 == text.len() && plain.to_ascii_lowercase().ends_with(" that")
        || plain.get(..7).is_some_and(|head| head.eq_ignore_ascii_case("it was "));
    seen.add_if(S::Introduces, introduces || resolves);
    seen.add_if(S::Label, opens && !numbered && is_subject(context.reading, plain));
    resolves
}

/// Whether it names people or says what they are to do.
fn see_people(context: &Context<'_>, seen: &mut Evidence<HeadingSignal>, plain: &str, numbered: bool, business: bool) {
    use HeadingSignal as S;
    let Context { reading, names, .. } = *context;
    // a row of names is that of those who voted
    seen.add_if(S::Label, !numbered && plain.contains(", ") && are_listed(names, plain));
    seen.add_if(S::Label, !numbered && tells_movement(reading, plain));
    seen.add_if(S::PersonName, !business && names_person(reading, names, plain, numbered));
    seen.add_if(S::Task, names_task(names, plain) || (!numbered && is_task(reading, plain)) || resumes(plain));
}

/// Whether nothing but its place sets a line without a number apart from the text around it.
fn is_like_text(reading: &Reading<'_>, text: &str, seen: Evidence<HeadingSignal>) -> bool {
    use HeadingSignal as S;
    // "VISITORS ARE WELCOME" is a sentence, whatever its letters
    let named = [S::Marked, S::DoubledSign, S::KnownTitle, S::KnownOpening, S::InAgenda];
    let mut named = named.into_iter().chain(Some(S::Capitals).filter(|_| !seen.has(S::FiniteVerb)));
    !named.any(|signal| seen.has(signal)) && !reading.opens(text, Class::BusinessOpening)
}

/// How many words it has and how they are written.
fn see_words(seen: &mut Evidence<HeadingSignal>, plain: &str, words: usize) {
    seen.add_if(HeadingSignal::Short, words <= 8);
    seen.add_if(HeadingSignal::Long, words > 14);
    seen.add_if(HeadingSignal::Capitals, is_capitals(plain));
    seen.add_if(HeadingSignal::TitleCase, is_title_case(plain));
}

/// "Topic: Budget", but not "Agenda Item: 2" or "Topic: None".
fn is_topic(reading: &Reading<'_>, text: &str) -> bool {
    seek::part(text, ":").is_some_and(|(label, topic)| {
        let worded = topic.contains(char::is_alphabetic) && !reading.is_nobody(topic.trim());
        (worded || topic.trim().is_empty()) && reading.words.classes(label.trim()).contains(Class::TopicLabel)
    })
}

/// "Motion passes 5-0".
fn is_result(reading: &Reading<'_>, plain: &str) -> bool {
    let motion = reading.words.classes(plain.words().next().unwrap_or("")).contains(Class::Motion);
    motion && reading.opens(plain, Class::ResultLine)
}

/// Signals that take long to see. They speak against a heading, and most blocks show enough else that does.
const COSTLY: [HeadingSignal; 6] = [
    HeadingSignal::PersonName,
    HeadingSignal::Task,
    HeadingSignal::Label,
    HeadingSignal::Figures,
    HeadingSignal::TitleWords,
    HeadingSignal::Speech,
];

/// Whether nothing that is still to be looked at can make a heading of a block, nor one of those that others are held
/// against.
fn is_hopeless(reading: &Reading<'_>, seen: Evidence<HeadingSignal>) -> bool {
    use HeadingSignal as S;
    let weight = |signal| reading.heading.weight(signal);
    let costly: f32 = COSTLY.into_iter().map(|signal| weight(signal).max(0.0)).sum();
    let parallel = weight(S::Parallel).max(0.0) + (-weight(S::LowerCase)).max(0.0) + (-weight(S::Introduces)).max(0.0);
    reading.heading.score(seen) + costly + parallel <= PARALLEL_ABOVE
}

/// How the first line of a block is marked as a heading.
pub(in crate::resolve) fn heading_mark(reading: &Reading<'_>, block: &Block) -> Option<HeadingMark> {
    let first = reading.layout.lines_of(block).first()?;
    reading.layout.lines[*first as usize].heading
}

/// Whether a title opens with the words of one that recurs, and goes on with what it is about: "Approval of minutes
/// from May".
fn opens_known(reading: &Reading<'_>, span: Span) -> bool {
    let text = reading.text(span);
    let Some(end) = known_start(reading, span).filter(|end| *end < text.len()) else { return false };
    let goes_on = ["and", "&", "from", "for", "of", "by", "with", "to"];
    let dashed = [" - ", " – ", " — "].iter().any(|dash| text.contains(dash));
    !dashed
        && text[..end].contains(' ')
        && text[end..].split_whitespace().next().is_some_and(|next| goes_on.contains(&next))
}
