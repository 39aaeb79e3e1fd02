//! What is true of the records of any text.

use std::collections::{BTreeMap, BTreeSet};

use minutebook::model::{Action, Minutes, NoteReference, SourceSpan};

/// What the records of `text` break, in words.
pub(super) fn broken(text: &str, minutes: &Minutes) -> Vec<String> {
    let mut laws = Laws { text, starts: line_starts(text), broken: Vec::new() };
    laws.spans(minutes);
    laws.order(minutes);
    laws.identifiers(minutes);
    laws.items(minutes);
    laws.references(minutes);
    laws.marks(minutes);
    laws.texts(minutes);
    laws.broken
}

struct Laws<'a> {
    text: &'a str,
    /// Where lines begin.
    starts: Vec<usize>,
    broken: Vec<String>,
}

/// Lines end at a line feed, a carriage return, the two together, or a form feed; nothing begins behind the last.
fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends = (0..bytes.len()).filter(|at| match bytes[*at] {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    });
    let starts = ends.map(|at| at + 1).filter(|start| *start < bytes.len());
    std::iter::once(0).chain(starts).collect()
}

impl Laws<'_> {
    fn hold(&mut self, holds: bool, broken: impl FnOnce() -> String) {
        if !holds {
            self.broken.push(broken());
        }
    }

    fn line_of(&self, offset: usize) -> u32 {
        u32::try_from(self.starts.partition_point(|start| *start <= offset)).unwrap()
    }

    fn span(&mut self, what: &str, span: SourceSpan) {
        let lies = span.start <= span.end && self.text.get(span.start..span.end).is_some();
        self.hold(lies, || format!("{what}: {span:?} does not lie in the text on character boundaries"));
        let last = span.end.max(span.start + 1) - 1;
        let numbers = (self.line_of(span.start), self.line_of(last));
        let agree = numbers == (span.start_line, span.end_line);
        self.hold(agree, || format!("{what}: {span:?} has the lines {numbers:?}"));
    }

    fn spans(&mut self, minutes: &Minutes) {
        let lines = if self.text.is_empty() { 0 } else { self.starts.len() };
        self.hold(minutes.source.lines as usize == lines, || format!("{} lines, not {lines}", minutes.source.lines));
        for (field, span) in &minutes.meeting.spans {
            self.span(&format!("meeting.{field}"), *span);
        }
        if let Some(quorum) = &minutes.meeting.quorum {
            self.span("quorum", quorum.span);
        }
        for attendee in &minutes.attendees {
            self.span(&attendee.id, attendee.span);
            attendee.events.iter().for_each(|event| self.span("event", event.span));
        }
        for item in &minutes.agenda_items {
            self.span(&item.id, item.span);
            item.body_span.iter().for_each(|span| self.span("body", *span));
        }
        minutes.decisions.iter().for_each(|decision| self.span(&decision.id, decision.span));
        tasks(minutes).for_each(|action| self.span(&action.id, action.span));
        for footnote in &minutes.footnotes {
            self.span(&footnote.id, footnote.span);
            footnote.references.iter().for_each(|span| self.span("reference", *span));
        }
        for diagnostic in &minutes.diagnostics {
            diagnostic.span.iter().for_each(|span| self.span(diagnostic.code.id(), *span));
        }
    }

    fn order(&mut self, minutes: &Minutes) {
        let starts = |spans: &mut dyn Iterator<Item = SourceSpan>| spans.map(|span| span.start).collect::<Vec<_>>();
        let lists = [
            ("agenda items", starts(&mut minutes.agenda_items.iter().map(|item| item.span))),
            ("decisions", starts(&mut minutes.decisions.iter().map(|decision| decision.span))),
            ("actions", starts(&mut minutes.actions.iter().map(|action| action.span))),
            ("closed actions", starts(&mut minutes.closed_actions.iter().map(|action| action.span))),
            ("footnotes", starts(&mut minutes.footnotes.iter().map(|footnote| footnote.span))),
            ("diagnostics", starts(&mut minutes.diagnostics.iter().filter_map(|diagnostic| diagnostic.span))),
        ];
        for (what, starts) in lists {
            self.hold(starts.is_sorted(), || format!("{what} are not in the order of the text: {starts:?}"));
        }
    }

    fn identifiers(&mut self, minutes: &Minutes) {
        let mut seen = BTreeSet::new();
        for id in identifiers(minutes) {
            self.hold(seen.insert(id), || format!("{id} is given twice"));
        }
    }

    fn items(&mut self, minutes: &Minutes) {
        let levels: BTreeMap<&str, u8> =
            minutes.agenda_items.iter().map(|item| (item.id.as_str(), item.level)).collect();
        for item in &minutes.agenda_items {
            self.hold(item.level >= 1, || format!("{} has the level 0", item.id));
            if let Some(parent) = &item.parent {
                let above = levels.get(parent.as_str()).is_some_and(|level| *level < item.level);
                self.hold(above, || format!("{} does not lie below its parent {parent}", item.id));
            }
        }
    }

    fn references(&mut self, minutes: &Minutes) {
        let known: BTreeSet<&str> = identifiers(minutes).collect();
        let mut used: Vec<(&str, Option<&String>)> = vec![("attendee", minutes.meeting.chair_attendee.as_ref())];
        let events = minutes.attendees.iter().flat_map(|attendee| &attendee.events);
        used.extend(events.map(|event| ("item", event.agenda_item.as_ref())));
        for decision in &minutes.decisions {
            used.push(("item", decision.agenda_item.as_ref()));
            used.extend([&decision.mover_attendee, &decision.seconder_attendee].map(|id| ("attendee", id.as_ref())));
            let voters = decision.votes.iter().flat_map(|votes| &votes.named);
            used.extend(voters.map(|vote| ("attendee", vote.attendee.as_ref())));
        }
        for action in tasks(minutes) {
            used.push(("item", action.agenda_item.as_ref()));
            used.push(("decision", action.decision.as_ref()));
            used.extend(action.owner_attendees.iter().map(|id| ("attendee", id.as_ref())));
            let pairs = action.owners.len() == action.owner_attendees.len();
            self.hold(pairs, || format!("{} has not one attendee for each owner", action.id));
        }
        for (kind, id) in used.into_iter().filter_map(|(kind, id)| Some((kind, id?))) {
            let right = known.contains(id.as_str()) && id.starts_with(kind);
            self.hold(right, || format!("{id} is named as {kind} and is none"));
        }
    }

    fn marks(&mut self, minutes: &Minutes) {
        let notes: BTreeSet<&str> = minutes.footnotes.iter().map(|footnote| footnote.id.as_str()).collect();
        let items = minutes.agenda_items.iter().map(|item| (&item.id, &item.text, &item.note_references));
        let decisions = minutes.decisions.iter().map(|one| (&one.id, &one.text, &one.note_references));
        let actions = tasks(minutes).map(|one| (&one.id, &one.text, &one.note_references));
        for (id, text, marks) in items.chain(decisions).chain(actions) {
            let mut from = 0;
            for NoteReference { footnote, offset, length } in marks {
                let lies = *offset >= from && text.get(*offset..offset + length).is_some();
                self.hold(lies, || format!("{id}: a mark at {offset} of {length} bytes in a text of {}", text.len()));
                self.hold(notes.contains(footnote.as_str()), || format!("{id} points to {footnote}, which is no note"));
                from = offset + length;
            }
        }
    }

    /// What a record cannot be without is not empty.
    fn texts(&mut self, minutes: &Minutes) {
        let mut texts: Vec<(&str, &str)> = Vec::new();
        texts.extend(minutes.agenda_items.iter().map(|item| (item.id.as_str(), item.title.as_str())));
        texts.extend(minutes.decisions.iter().map(|decision| (decision.id.as_str(), decision.text.as_str())));
        for action in tasks(minutes) {
            texts.push((&action.id, &action.text));
            texts.extend(action.owners.iter().map(|owner| (action.id.as_str(), owner.as_str())));
        }
        for footnote in &minutes.footnotes {
            texts.extend([(footnote.id.as_str(), footnote.marker.as_str()), (&footnote.id, &footnote.text)]);
        }
        for attendee in &minutes.attendees {
            texts.push((&attendee.id, attendee.name.as_deref().or(attendee.role.as_deref()).unwrap_or_default()));
        }
        for (id, text) in texts {
            self.hold(!text.trim().is_empty(), || format!("{id} says nothing"));
        }
        let confidences = (minutes.attendees.iter().map(|one| one.confidence))
            .chain(minutes.agenda_items.iter().map(|one| one.confidence))
            .chain(minutes.decisions.iter().map(|one| one.confidence))
            .chain(tasks(minutes).map(|one| one.confidence))
            .chain(minutes.footnotes.iter().map(|one| one.confidence));
        for confidence in confidences {
            self.hold((0.0..=1.0).contains(&confidence), || format!("a confidence of {confidence}"));
        }
    }
}

/// The actions, open and closed.
fn tasks(minutes: &Minutes) -> impl Iterator<Item = &Action> {
    minutes.actions.iter().chain(&minutes.closed_actions)
}

fn identifiers(minutes: &Minutes) -> impl Iterator<Item = &str> {
    let attendees = minutes.attendees.iter().map(|attendee| attendee.id.as_str());
    let items = minutes.agenda_items.iter().map(|item| item.id.as_str());
    let decisions = minutes.decisions.iter().map(|decision| decision.id.as_str());
    let actions = tasks(minutes).map(|action| action.id.as_str());
    let footnotes = minutes.footnotes.iter().map(|footnote| footnote.id.as_str());
    attendees.chain(items).chain(decisions).chain(actions).chain(footnotes)
}
