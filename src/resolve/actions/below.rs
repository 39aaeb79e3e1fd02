//! What goes on below a labelled task: "ACTION: Ann to send out:" and the list under it.

use crate::grammar::Class;
use crate::parse::action::action_label;
use crate::resolve::reading::Reading;
use crate::resolve::statement::Statement;
use crate::text::{Words, seek};

use super::ends::is_day;
use super::owner::has_finite_verb;

/// What goes on below a labelled action.
pub(super) struct Below<'r> {
    reading: &'r Reading<'r>,
    statements: &'r [Statement],
    /// The statement with the label.
    first: &'r Statement,
    /// Whether all statements that were passed are set in.
    set_in: bool,
    /// Whether a colon, or an entry with others below it, announces a list, of which no statement outside was passed.
    announces: bool,
    /// Whether its paragraph opens with a numbered label, "Action 5: …": all of it is the action.
    numbered: bool,
    /// Whether its paragraph is one note.
    one_note: bool,
    /// Whether it is a colon that does.
    colon: bool,
    /// Whether all lines that were passed are addresses of pages right below it, with what goes on behind them.
    address: bool,
    /// Position of the first statement that was not passed.
    passed: usize,
}

impl<'r> Below<'r> {
    /// Before the statement after the label at `place`.
    pub(super) fn new(reading: &'r Reading<'r>, statements: &'r [Statement], place: usize) -> Self {
        let first = &statements[place];
        let colon = reading.text(first.span).ends_with(':');
        let announces = first.last && (colon || first.entry);
        let numbered = first.first && opens_with_number(reading, reading.text(first.span));
        let whole = || is_emphasised(reading, first.block) || is_dated_below(reading, statements, place);
        let one_note = first.first && !first.last && whole();
        Self {
            reading,
            statements,
            first,
            set_in: true,
            announces,
            numbered,
            one_note,
            colon,
            address: true,
            passed: place + 1,
        }
    }

    /// Whether its paragraph is one note, of all of which the label is.
    pub(super) fn is_one_note(&self) -> bool {
        self.one_note
    }

    /// Whether the statement at `next` goes on with the action: the rest of its list entry, or another order.
    /// Statements are asked for in their order.
    pub(super) fn goes_on(&mut self, next: usize) -> bool {
        let (reading, first, next) = (self.reading, self.first, &self.statements[next]);
        // another action below the first
        if next.first && action_label(reading.words, reading.text(next.span)).is_some() {
            return false;
        }
        while let Some(other) = self.statements.get(self.passed).filter(|other| other.block <= next.block) {
            self.set_in &= self.is_set_in(other.block);
            self.address &= self.is_address(other);
            self.passed += 1;
        }
        if first.block != next.block {
            // "ACTION: Ann to send out:" and the list below
            self.announces &= self.is_listed_below(next) && (self.colon || self.is_part(next));
            if self.announces {
                return true;
            }
            // lines under a label, set in, and not under another heading
            return next.item == first.item
                && (self.set_in || self.address || (next.block == first.block + 1 && self.is_set_in(next.block)));
        }
        let text = reading.text(next.span);
        let opens = text.words().next().unwrap_or("");
        let order = reading.words.classes(opens).contains(Class::TaskVerb) && opens.starts_with(char::is_uppercase);
        let more = ["These should", "They should", "It should", "(", "For "].iter().any(|head| text.starts_with(head));
        let settles = || reading.has(next.span, Class::Decided);
        first.entry || self.one_note || order || more || self.numbered && !settles() || orders_same(reading, text)
    }

    /// "`http://elm.example/list`, without its last line": whether the block of a statement opens with the address of a page that
    /// the line above it leads to.
    fn is_address(&self, other: &Statement) -> bool {
        const HEADS: [&str; 2] = ["http://", "https://"];
        let block = &self.reading.layout.blocks[other.block];
        let text = self.reading.text(block.flow);
        let led = |span| self.reading.text(span).trim_end().ends_with([':', '-', '–', '/']);
        other.block == self.first.block
            || block.blank_before == 0
                && HEADS.iter().any(|head| text.starts_with(head))
                && (other.block > self.first.block + 1 || led(self.reading.layout.blocks[self.first.block].flow))
    }

    fn is_listed_below(&self, next: &Statement) -> bool {
        let (outer, inner) = (&self.reading.layout.blocks[self.first.block], &self.reading.layout.blocks[next.block]);
        inner.indent > outer.indent && inner.blank_before <= 1 && next.item == self.first.item
    }

    /// "The May meeting", below "ACTION: Ann to find a date for": a thing, and nothing is said of it.
    fn is_part(&self, next: &Statement) -> bool {
        let text = self.reading.text(next.span);
        let thing = text.starts_with(char::is_uppercase) && !text.contains(" to ") && !text.contains(':');
        next.entry
            && next.first
            && next.last
            && thing
            && !Reading::exceeds(text, 6)
            && !has_finite_verb(self.reading, text)
    }

    fn is_set_in(&self, block: usize) -> bool {
        let (outer, inner) = (&self.reading.layout.blocks[self.first.block], &self.reading.layout.blocks[block]);
        inner.blank_before == 0 && inner.indent > outer.indent + 1 && inner.marker.is_none()
    }
}

/// "Action: the gate is old. Ann will mend it. / Due: June": whether the line below the paragraph of the statement at `place`
/// says when something is due, and each sentence behind the first what is to be done. A day alone may be that of a signature.
fn is_dated_below(reading: &Reading<'_>, statements: &[Statement], place: usize) -> bool {
    const FAR: usize = 8;
    let block = statements[place].block;
    let behind = |at: &usize| statements.get(*at).is_some_and(|other| other.block != block);
    let ahead = |other: &Statement| {
        let text = reading.text(other.span);
        [" will ", " to ", " should "].iter().any(|verb| seek::find(text, verb).is_some())
            && seek::find(text, " not ").is_none()
            && ![Class::Decided, Class::Speech].into_iter().any(|class| reading.has(other.span, class))
    };
    (place + 1..place + FAR).find(behind).is_some_and(|next| {
        let line = reading.text(statements[next].span);
        reading.layout.blocks[statements[next].block].line_count() == 1
            && ["due", "deadline"].iter().any(|label| seek::opens(line, label))
            && due_behind(reading, statements, next).is_some()
            && statements[place + 1..next].iter().all(ahead)
    })
}

/// "**Action - Ann to call. She will tell us.**": whether a paragraph is written between signs of emphasis, and none within.
fn is_emphasised(reading: &Reading<'_>, block: usize) -> bool {
    let span = reading.layout.blocks[block].span;
    let layout = reading.layout;
    let line = layout.written[..span.start].rfind('\n').map_or(0, |feed| feed + 1);
    let end = layout.written[span.end..].find('\n').map_or(layout.written.len(), |feed| span.end + feed);
    let written = layout.written[line..end].trim();
    let inner = written.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
    inner.is_some_and(|inner| seek::find(inner, "**").is_none())
}

/// "Action 5: Ann to call", "ACTION 5.2 – Ann to call": whether the label of an action has a number.
fn opens_with_number(reading: &Reading<'_>, text: &str) -> bool {
    let label = action_label(reading.words, text).filter(|label| label.owners.is_none());
    label.is_some_and(|label| {
        let head = &text[..label.task];
        head.starts_with(char::is_alphabetic) && head.bytes().any(|byte| byte.is_ascii_digit())
    })
}

/// "Ben to mend it.": a short order for what the one before it names.
fn orders_same(reading: &Reading<'_>, text: &str) -> bool {
    const LONGEST: usize = 6;
    let plain = text.trim_end_matches(['.', ' ']);
    let back = [" it", " them", " this"].iter().any(|word| plain.ends_with(word));
    let task = || seek::part(plain, " to ").and_then(|(_, task)| task.words().next());
    back && text.starts_with(char::is_uppercase)
        && !Reading::exceeds(text, LONGEST)
        && task().is_some_and(|verb| reading.words.classes(verb).contains(Class::TaskVerb))
}

/// "Due: 3 June", "Deadline: Friday": a sentence or line behind a task that says when it is due, and nothing else.
pub(super) fn due_behind<'r>(reading: &Reading<'r>, statements: &[Statement], place: usize) -> Option<&'r str> {
    let (before, statement) = (statements.get(place.checked_sub(1)?)?, statements.get(place)?);
    let apart = statement.block != before.block;
    // minutes that set each line apart have a blank line there too
    let near =
        !apart || statement.block == before.block + 1 && reading.layout.blocks[statement.block].blank_before <= 1;
    let text = reading.text(statement.span);
    // "Due 3 June.", "Deadline Friday"
    let bare = || ["due ", "deadline "].iter().find_map(|head| seek::behind(text, head)).map(|due| ("due", due));
    let (label, due) = seek::part(text, ":").or_else(bare)?;
    let known = reading.words.classes(label.trim_matches([' ', '*', '_'])).contains(Class::DueColumn);
    let due = due.trim_matches([' ', '*', '_', '.']);
    // "Date: 3 June" over the place for a name, "Target: forty cups" and "Due: £40" are of something else
    let label = label.trim_matches([' ', '*', '_']);
    let plain = ["due", "due date", "deadline"].iter().any(|known| label.eq_ignore_ascii_case(known));
    let beside = !apart || reading.layout.blocks[statement.block].blank_before == 0;
    let sum = due.is_empty() || due.starts_with(['£', '$', '€']);
    // "Due: ongoing", "Due: next meeting of the club": in a line of its own whatever it says
    let line =
        || apart && plain && statement.first && statement.last && text.contains(':') && !Reading::exceeds(due, 7);
    let dated = is_day(reading, due) && (plain || beside) || line();
    (near && known && !sum && statement.item == before.item && dated).then_some(due)
}
