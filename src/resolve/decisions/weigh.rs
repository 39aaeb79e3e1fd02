//! One statement, weighed as a decision.

use crate::evidence::{DecisionSignal, Evidence};
use crate::grammar::{Class, Hit, Lexicon};
use crate::model::Outcome;
use crate::parse::action::action_label;
use crate::parse::date::date;
use crate::parse::motion::movers;
use crate::parse::offset_in;
use crate::resolve::clause::{Subject, subject};
use crate::resolve::reading::Reading;
use crate::resolve::roster::Roster;
use crate::resolve::statement::{List, Statement, label_of_decision, recommends, says_nothing};
use crate::text::seek;
use crate::text::{Span, Words};

mod noun;

use noun::{opens_with_consensus, opens_with_decision};

use super::candidate::{Candidate, is_seconded, is_untold};
use super::deferral::{comes_to_approval, disclaims, gives_notice, is_item_of, puts_off, titles_matters};
use super::outcome::of_content;
use super::presiding::{presides, presides_behind_label};
use super::put_off::{decides_nothing, infinitive_puts_off, is_moved_on};
use super::response::names_other;
use super::result_line::{is_result_line, scored_matter, settles_matter, tells_vote};
use super::verb::{outcome_of, weigh_verb};

/// The verb of a statement that decides most.
struct Best {
    score: f32,
    evidence: Evidence<DecisionSignal>,
    outcome: Outcome,
    verb: Option<Span>,
}

/// Weighs one statement; `None` where no word of a decision stands in it.
pub(super) fn weigh(reading: &Reading<'_>, roster: &Roster, statement: &Statement, place: usize) -> Option<Candidate> {
    use DecisionSignal as S;
    let (hits, lists) = (reading.hits_in(statement.span), reading.lists_in(statement.span));
    let names = |class| lists.contains(class);
    let (text, base) = (reading.text(statement.span), statement.span.start);
    // "ACTION: Ann to put it on the agenda of the next meeting" is a task
    let put_off = is_left_for_later(reading, text);
    let later = put_off && action_label(reading.words, text).is_none() && !text.trim_end().ends_with('?');
    let mut common = Evidence::default();
    common.add_if(S::LaterMeeting, later);
    let unanimous = |hit: &Hit| hit.class == Class::Unanimous && !is_untold(&text[..hit.start as usize - base]);
    common.add_if(S::Unanimous, names(Class::Unanimous) && hits.iter().any(unanimous));
    // "(none)" in a list of what was resolved
    let nothing =
        || reading.words.classes(text.trim_matches(|char: char| !char.is_alphanumeric())).contains(Class::Nobody);
    common.add_if(S::InDecisions, statement.list == List::Decisions && !nothing());
    common.add_if(S::Question, text.trim_end().ends_with('?'));
    if statement.item.is_none() && names(Class::MinutesWord) && titles_minutes(reading, text) {
        return None;
    }
    if names(Class::Motion) && reading.speaks(statement.span, Class::CallForMotion) && !names(Class::Seconded) {
        return None;
    }
    let mover = names(Class::Moved) && !common.has(S::Question);
    let who = movers(reading.words, text, statement.span.start, hits);
    // "MOTION (Bell/Carr) to adjourn"
    // "Motion to adjourn by Bell and seconded by Carr" needs no word of moving
    // nor does "Bell motion to adjourn, Carr seconded"
    let own = || {
        seek::part(text, " motion to ").is_some_and(|(head, _)| who.mover.is_some_and(|who| head.ends_with(who.name)))
    };
    // "Bell, second by Carr, to buy ten trees"
    let named = || who.mover.is_some_and(|who| offset_in(text, who.honorific.unwrap_or(who.name)) == 0);
    let content = || [" to ", " that "].iter().any(|word| seek::find(text, word).is_some());
    let plain = || named() && content() && is_seconded(reading, statement.span);
    let made = || who.seconder.is_some_and(|who| is_made(reading, statement, who.name));
    let put_by = || puts_motion(reading, text).is_some() || own() || plain() || made();
    let both = || who.mover.is_some() && who.seconder.is_some() && put_by();
    let paired = who.seconder.is_some() && !names(Class::Seconded) || both();
    let carried = names(Class::Seconded) && is_seconded_and_carried(text, statement.span.start, hits);
    let seconded = carried || paired || mover && is_seconded(reading, statement.span);
    let put = puts_motion(reading, text);
    let label = label_of_decision(reading, statement) || put == Some(Put::Labelled);

    if gives_notice(text) {
        return None;
    }
    // "Approved: 8 May 2023" under the minutes is a stamp
    let asked = || recommends(reading, text) && !tells_result_behind(reading, text);
    if put_off && titles_matters(text) || asked() || is_stamp(reading, text) || opens_with_remark(reading, text) {
        return None;
    }
    // "Decision: None"
    if label && text.split_once(':').is_some_and(|(_, behind)| says_nothing(reading, behind)) {
        return None;
    }

    let Best { score, mut evidence, mut outcome, verb } = best_verb(reading, roster, statement);
    // within a motion or behind a label the verb may stand in any form: "moved that the minutes be adopted"
    if (seconded || label || common.has(S::InDecisions)) && score < reading.decision.bias() {
        evidence = Evidence::default();
    }
    for signal in common.signals() {
        evidence.add(signal);
    }
    // "The dates are to be decided at the next meeting"
    let still = evidence.has(S::NotYet)
        && (comes_to_approval(reading.words, text)
            || is_item_of(text)
            || verb.is_some_and(|verb| is_to_be(&text[..verb.start - base])));
    // "It was noted that it will be an agenda item for the meeting in July"
    let carried_on = || is_item_of(text) && score <= 0.0;
    if later && (verb.is_none() || still || carried_on() || tables_business(reading.words, text)) {
        evidence.remove(S::NotYet);
        evidence.add(S::PutOff);
        outcome = Outcome::Deferred;
    }
    evidence.add_if(S::MovedAndSeconded, seconded);
    let moved = mover && was_proposed(text)
        || !common.has(S::Question) && who.mover.is_some() && !is_plan(statement, text, hits);
    let adjourns =
        !common.has(S::Question) && (mover || names(Class::Motion)) && puts_adjournment(reading, statement.span);
    evidence.add_if(S::Moved, !seconded && (moved || put.is_some() || adjourns));
    // "These were moved as correct by Ann Bell"
    evidence.add_if(S::MinutesOrApologies, moved && reading.says(&text.to_ascii_lowercase(), Class::RecordWord));
    evidence
        .add_if(S::ItWas, opens_with_consensus(reading, statement) || opens_with_decision(reading, statement, text));
    evidence.add_if(S::Position, states_position(reading, roster, statement));
    see_presiding(reading, statement, text, &mut evidence);
    if statement.list == List::Decisions && verb.is_none() {
        outcome = Outcome::Agreed;
    }
    // "Conclusion: we should table it until June"
    // "DECISION: Defer the matter to June"
    let concluded = || text.split_once(": ").and_then(|(label, _)| of_content(reading, &text[label.len()..]));
    if label && outcome == Outcome::Agreed && concluded() == Some(Outcome::Deferred) {
        outcome = Outcome::Deferred;
    }
    evidence.add_if(S::Label, label);
    if verb.is_none() && (settles_matter(reading, text) || tells_vote(reading, text)) {
        evidence.add(S::MotionResult);
    }
    if let Some(score) = scored_matter(reading.words, text) {
        evidence.add(S::MotionResult);
        evidence.add(S::Tally);
        outcome = if is_lost(score) { Outcome::Rejected } else { outcome };
    }
    let shows = evidence.signals().any(|signal| !matches!(signal, S::Question | S::LaterMeeting | S::Unanimous));
    let result = evidence.has(S::Unanimous) && is_result_line(reading, text.trim_start_matches('('));
    ((shows || result) && !disclaims(reading, text)).then(|| {
        let score = reading.decision.score(evidence);
        Candidate { evidence, score, outcome, verb, ..Candidate::bare(*statement, place) }
    })
}

/// What whoever presides settles is settled, though one person says so.
fn see_presiding(reading: &Reading<'_>, statement: &Statement, text: &str, evidence: &mut Evidence<DecisionSignal>) {
    use DecisionSignal as S;
    let labelled = evidence.has(S::PersonDecides) && presides_behind_label(reading, statement, text);
    evidence.add_if(S::BodyDecides, labelled);
    if evidence.has(S::NotYet) && presides(reading, text) {
        evidence.add(S::BodyDecides);
        evidence.remove(S::NotYet);
        evidence.remove(S::Clause);
    }
}

/// "The motion to adopt it was made by Bell, Carr second.": who put a motion is all that is told of it, and no sentence behind
/// says what became of it.
fn is_made(reading: &Reading<'_>, statement: &Statement, seconder: &str) -> bool {
    let text = reading.text(statement.span);
    let opens = ["The motion to ", "A motion to "].iter().any(|head| text.starts_with(head));
    let made = || [" was made by ", " was moved by "].iter().any(|verb| seek::find(text, verb).is_some());
    let seconded = seek::part_last(text, seconder).is_some_and(|(_, rest)| {
        let rest =
            [" seconded", " seconding", " second"].iter().find_map(|verb| rest.strip_prefix(verb)).unwrap_or(rest);
        rest.trim_end_matches(['.', ' ']).is_empty() || rest.starts_with(", with ")
    });
    let block = reading.layout.blocks[statement.block].flow;
    let behind = reading.text(Span::new(statement.span.end, block.end.max(statement.span.end))).trim_start();
    opens && made() && seconded && !behind.starts_with("It was ")
}

/// "Approved Minutes", "PROPOSED MINUTES OF THE MAY MEETING": what stands over minutes.
fn titles_minutes(reading: &Reading<'_>, text: &str) -> bool {
    const LONGEST: usize = 12;
    if reading.words.classes(text.trim_matches([' ', '*', '_', '[', ']'])).contains(Class::ApprovedWord) {
        return true;
    }
    seek::opens(text, "proposed ") && seek::behind(text, "proposed by ").is_none() && !Reading::exceeds(text, LONGEST)
}

/// "It was proposed that …", "Bell was proposed as treasurer"
fn was_proposed(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    lower.starts_with("it was proposed")
        || [", it was proposed that ", " was proposed as ", " was nominated "].iter().any(|said| lower.contains(said))
}

/// Whether a statement puts its business off: "Need to table it for another meeting", "It would be approved at the next
/// meeting", "No decision was made".
fn is_left_for_later(reading: &Reading<'_>, text: &str) -> bool {
    let task = ["need to ", "we need to ", "needs to "];
    task.iter().any(|head| seek::behind(text, head).is_some_and(|rest| infinitive_puts_off(reading, rest)))
        || tables_business(reading.words, text)
        || comes_to_approval(reading.words, text)
        || is_item_of(text)
        || puts_off(reading, text)
        || is_moved_on(reading, text)
        || decides_nothing(text)
}

/// "We will table talk of the lease until June", and not "We will wait for the post".
fn tables_business(words: &Lexicon, text: &str) -> bool {
    // "We will defer to the county on this", "We will table a motion": to follow somebody, to put something forward
    const OTHERS: [&str; 3] = ["defer to ", "table a ", "table an "];
    let tables = |rest: &str| words.longest(Class::Tabling, rest).is_some_and(|end| rest[end..].starts_with(' '));
    ["we will ", "we'll ", "we’ll ", "let's ", "let’s "]
        .iter()
        .filter_map(|head| seek::behind(text, head))
        .any(|rest| tables(rest) && !OTHERS.iter().any(|verb| rest.starts_with(verb)))
}

/// "Recommendation: Adopt the plan (carried unanimously)": what came of it stands in brackets at the end.
fn tells_result_behind(reading: &Reading<'_>, text: &str) -> bool {
    let inner = text.trim_end_matches(['.', ' ']).strip_suffix(')').and_then(|inner| seek::part_last(inner, "("));
    inner.is_some_and(|(_, told)| is_result_line(reading, told))
}

/// "[Agreed by email] Ann sent the list.": a remark on how it was agreed, before a sentence that settles nothing.
fn opens_with_remark(reading: &Reading<'_>, text: &str) -> bool {
    const LONGEST: usize = 40;
    let Some((remark, told)) = text.strip_prefix('[').and_then(|rest| seek::part(rest, "] ")) else { return false };
    if remark.len() > LONGEST || !remark.contains(' ') {
        return false;
    }
    let (first, verb) = (remark.words().next().unwrap_or(""), |word: &str| {
        let classes = reading.words.classes(word);
        classes.contains(Class::Decided) || classes.contains(Class::Approved)
    });
    let settles = reading.hits_in(reading.flow_span(told)).iter().any(|hit| outcome_of(hit.class).is_some());
    verb(first) && told.starts_with(char::is_uppercase) && !settles
}

/// Whether what stands before a participle says that it is still to be done.
fn is_to_be(head: &str) -> bool {
    [" to be", " will be"].iter().any(|verb| head.trim_end().ends_with(verb))
}

/// "Approved: 8 May 2023", "APPROVED MAY 8, 2023 2", "Minutes approved on 8 May": when the minutes were approved, and perhaps
/// the number of the page.
fn is_stamp(reading: &Reading<'_>, text: &str) -> bool {
    const LONGEST: usize = 48;
    if text.len() > LONGEST || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let text = ["date ", "minutes ", "status: "].iter().find_map(|head| seek::behind(text, head)).unwrap_or(text);
    let done = ["approved", "adopted", "accepted"].iter().find_map(|verb| seek::behind(text, verb));
    let Some(behind) = done else { return false };
    let behind = behind.trim_start_matches([':', ' ', '-', '–', ',', '(']);
    let behind = ["by the board on ", "by council on ", "by the council on ", "on "]
        .iter()
        .find_map(|link| seek::behind(behind, link))
        .unwrap_or(behind);
    date(reading.words, behind)
        .is_ok_and(|(rest, _)| rest.trim().bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b')')))
}

/// "2-5": more against than for.
fn is_lost(score: &str) -> bool {
    let sides = score.split(|char: char| !char.is_ascii_digit()).filter(|side| !side.is_empty());
    let mut counts = sides.map_while(|side| side.parse::<u32>().ok());
    counts.next().zip(counts.next()).is_some_and(|(in_favour, against)| against >= in_favour)
}

fn best_verb(reading: &Reading<'_>, roster: &Roster, statement: &Statement) -> Best {
    let mut best: Option<Best> = None;
    let mut signs = false;
    for hit in reading.hits_in(statement.span) {
        let Some(outcome) = outcome_of(hit.class) else { continue };
        if others_do_not_object(reading, roster, statement, hit) {
            continue;
        }
        let Some((evidence, outcome)) = weigh_verb(reading, roster, statement, hit, outcome) else { continue };
        let score = reading.decision.score(evidence);
        // "taken as read and approved": approving says more
        let better = |other: &Best| score > other.score || signs && score >= other.score;
        if best.as_ref().is_none_or(better) {
            signs = hit.class == Class::Signed;
            let verb = Some(Span::new(hit.start as usize, hit.end as usize));
            best = Some(Best { score, evidence, outcome, verb });
        }
    }
    best.unwrap_or_else(|| {
        let evidence = Evidence::default();
        Best { score: reading.decision.score(evidence), evidence, outcome: Outcome::Agreed, verb: None }
    })
}

/// "Highways response: no objection.", "The District Council had no objection": who does not object is not the body.
fn others_do_not_object(reading: &Reading<'_>, roster: &Roster, statement: &Statement, hit: &Hit) -> bool {
    const SHORT: usize = 8;
    let text = reading.text(statement.span);
    let (head, written) = text.split_at(hit.start as usize - statement.span.start);
    if !seek::opens(written, "no objection") {
        return false;
    }
    let who = head.rsplit(['.', ';', ',']).next().unwrap_or(head).trim();
    let plain = seek::past(seek::past(who, "the "), "The ");
    let own = plain.last_word().is_some_and(|(name, _)| roster.is_own(name));
    !Reading::exceeds(who, SHORT) && names_other(reading, who) && !own
}

/// How a statement puts a motion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Put {
    /// "Motion to adjourn", "Bell: Move to adjourn".
    Plain,
    /// "Moved: to appoint Bell as treasurer".
    Labelled,
}

/// Bytes of the name of whoever speaks.
const LONGEST_NAME: usize = 40;

/// Whether a statement opens with the words of putting a motion, perhaps behind the name of whoever speaks.
pub(super) fn puts_motion(reading: &Reading<'_>, text: &str) -> Option<Put> {
    let text = text.trim_start_matches(['(', '[', '*', '"', '“', ' ']);
    let near = &text[..text.floor_char_boundary(LONGEST_NAME + 2)];
    let said = seek::find(near, ": ").filter(|end| !text[..*end].contains('.')).map(|end| &text[end + 2..]);
    // "M/S to mend the gate": the sign of a motion that was moved and seconded
    let signed = |text: &str| ["m/s to ", "m&s to ", "moved/seconded to "].iter().any(|sign| seek::opens(text, sign));
    let opens = |text: &str| reading.opens(text, Class::PutMotion) || signed(text);
    if !(opens(text) || said.is_some_and(opens)) || is_result_line(reading, text) {
        return None;
    }
    let wording = said.is_some_and(|said| ["to ", "that ", "That "].iter().any(|head| said.starts_with(head)));
    Some(if wording { Put::Labelled } else { Put::Plain })
}

/// "Motion to adjourn.", "Bell moves to close the meeting".
pub(super) fn puts_adjournment(reading: &Reading<'_>, span: Span) -> bool {
    const LONGEST: usize = 60;
    const LINKS: [&str; 9] = ["to ", "for ", "that ", "the ", "this ", "meeting ", "be ", "was ", "made "];
    let put = reading.hits_in(span).iter().filter(|hit| matches!(hit.class, Class::Moved | Class::Motion));
    let mut behind = put.filter_map(|hit| reading.text(span).get(hit.end as usize - span.start..)).map(str::trim_start);
    behind.any(|mut rest| {
        // "Motion made by Bell to adjourn"
        if rest.starts_with(char::is_uppercase)
            && let Some((_, deed)) = seek::part(rest, " to ").filter(|(who, _)| who.len() <= LONGEST)
        {
            rest = deed;
        }
        while let Some(behind) = LINKS.iter().find_map(|link| seek::behind(rest, link)) {
            rest = behind;
        }
        reading.opens(rest, Class::Adjourning)
    })
}

/// "duly seconded and carried": the word of a result goes on with that of seconding.
fn is_seconded_and_carried(text: &str, base: usize, hits: &[Hit]) -> bool {
    hits.iter().filter(|hit| hit.class == Class::Seconded).any(|second| {
        let from = second.end as usize - base;
        let results = hits.iter().filter(|hit| hit.class == Class::Approved && hit.start >= second.end);
        results.take(2).any(|result| {
            let between = text.get(from..result.start as usize - base).unwrap_or("").trim();
            between == "and" || (between.len() <= 20 && (between.starts_with("and ") || between.starts_with(", and")))
        })
    })
}

/// "proposed to host the meeting" is a plan and no motion.
fn is_plan(statement: &Statement, text: &str, hits: &[Hit]) -> bool {
    let mut moved = hits.iter().filter(|hit| hit.class == Class::Moved).peekable();
    moved.peek().is_some()
        && moved.all(|hit| {
            let end = (hit.end as usize).min(statement.span.end) - statement.span.start;
            let written = &text[hit.start as usize - statement.span.start..end];
            written.starts_with("propose") && text[end..].starts_with(" to ")
        })
}

/// "The Group are happy for the site to go live", "no objections to", "everyone approves".
fn states_position(reading: &Reading<'_>, roster: &Roster, statement: &Statement) -> bool {
    let text = reading.text(statement.span);
    let mut seen: Vec<u16> = Vec::new();
    reading.phrases_in(statement.span, Class::Position).any(|hit| {
        // the first place of each phrase counts
        if seen.contains(&hit.entry) {
            return false;
        }
        seen.push(hit.entry);
        let head = text[..hit.start as usize - statement.span.start].trim();
        let head = before_insertion(head);
        // "The Council do not think it too high so have no objections."
        let so = head.strip_suffix(" so").or_else(|| head.strip_suffix(" and")).and_then(|head| head.first_word());
        let words = head.rsplit([',', ';', ':']).next().unwrap_or(head);
        let words = so.map_or(words, |(first, _)| first);
        // "The District Council had no objection to 24/00123/F Porch."
        let respondent = |word: &str| {
            let word = word.trim_end_matches([',', ':', '.']);
            reading.words.classes(word).contains(Class::Respondent)
        };
        let plain = ["the ", "The "].iter().find_map(|article| words.trim().strip_prefix(article)).unwrap_or(words);
        let label = head.strip_suffix(':').map(|label| label.rsplit([',', ';', ':', '.']).next().unwrap_or(label));
        // "Highways response: no objection to …"
        if label.is_some_and(|label| label.words().take(8).any(respondent)) {
            return false;
        }
        if words.words().take(8).any(respondent) && !roster.is_own(plain) {
            return false;
        }
        let kind = subject(reading.words, roster, words, head.is_empty());
        // "Council: no objections to …"
        let comment = reading.grammar.words(hit.class)[usize::from(hit.entry)].starts_with("no obj");
        // "Objects to this application: Mr Moss"
        let list =
            !comment && text.get(hit.end as usize - statement.span.start..).is_some_and(|rest| rest.starts_with(':'));
        (matches!(kind, Subject::Body | Subject::Nothing) && !list) || (comment && head.ends_with(':'))
    })
}

/// "The Board, by a majority,": what stands before the words that two commas set off.
fn before_insertion(head: &str) -> &str {
    let inner = head.strip_suffix(',').and_then(|inner| inner.rsplit_once(", "));
    inner.map_or(head, |(subject, _)| subject.trim_end())
}

#[cfg(test)]
mod tests;
