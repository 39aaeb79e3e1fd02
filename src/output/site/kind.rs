use std::fmt;

/// A kind of record on a page. Its name is a class of the style sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Meeting,
    Attendee,
    Item,
    Decision,
    Action,
    Footnote,
    Finding,
}

impl Kind {
    /// Every kind, in the order of the page.
    pub(super) const ALL: [Self; 7] =
        [Self::Meeting, Self::Decision, Self::Action, Self::Item, Self::Attendee, Self::Footnote, Self::Finding];

    /// One of the kind, in small letters.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Meeting => "meeting",
            Self::Attendee => "attendee",
            Self::Item => "item",
            Self::Decision => "decision",
            Self::Action => "action",
            Self::Footnote => "footnote",
            Self::Finding => "finding",
        }
    }

    /// All of them, as a heading.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Meeting => "Meeting",
            Self::Attendee => "Attendees",
            Self::Item => "Agenda items",
            Self::Decision => "Decisions",
            Self::Action => "Actions",
            Self::Footnote => "Footnotes",
            Self::Finding => "Findings",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
