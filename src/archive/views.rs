use crate::record::{ACTIONS, ATTENDEES, DECISIONS, MEETINGS, NAMED_VOTES, Table, VOTES};

use ViewColumn as C;

/// A view: what people would otherwise write themselves.
#[derive(Debug, Clone, Copy)]
pub struct View {
    /// Its name.
    pub name: &'static str,
    /// What a row is.
    pub description: &'static str,
    /// Its columns, in their order.
    pub columns: &'static [ViewColumn],
    pub(super) select: &'static str,
}

/// A column of a view.
#[derive(Debug, Clone, Copy)]
pub struct ViewColumn {
    /// Its name.
    pub name: &'static str,
    about: About,
}

/// What a column holds.
#[derive(Debug, Clone, Copy)]
enum About {
    /// What a column of a table holds.
    Of(&'static Table, &'static str),
    Own(&'static str),
}

impl ViewColumn {
    /// A column that a table has too.
    const fn of(table: &'static Table, name: &'static str) -> Self {
        Self { name, about: About::Of(table, name) }
    }

    const fn own(name: &'static str, description: &'static str) -> Self {
        Self { name, about: About::Own(description) }
    }

    /// What it holds.
    pub fn description(&self) -> &'static str {
        match self.about {
            About::Own(description) => description,
            About::Of(table, name) => {
                let column = table.columns.iter().find(|column| column.name == name);
                column.map_or("", |column| column.description)
            }
        }
    }
}

/// The views, in the order in which they are made.
pub const VIEWS: &[View] = &[
    View {
        name: "decision_search",
        description: "One row for each decision with its meeting, item and vote. `record` is its row in the full-text \
                      index: WHERE record IN (SELECT rowid FROM search WHERE search MATCH 'pension*').",
        columns: &[
            C::own("record", "Its row in the full-text index `search`."),
            C::of(&MEETINGS, "body"),
            C::of(&MEETINGS, "date"),
            C::of(&DECISIONS, "outcome"),
            C::of(&DECISIONS, "text"),
            C::own("item_number", "Number of the agenda item that it stands under, as printed."),
            C::own("item", "Title of the agenda item that it stands under."),
            C::of(&DECISIONS, "mover"),
            C::of(&DECISIONS, "seconder"),
            C::of(&VOTES, "for"),
            C::of(&VOTES, "against"),
            C::of(&VOTES, "abstain"),
            C::of(&VOTES, "unanimous"),
            C::of(&DECISIONS, "document"),
            C::of(&DECISIONS, "id"),
            C::of(&DECISIONS, "start_line"),
            C::of(&DECISIONS, "confidence"),
        ],
        select: "SELECT r.record, m.body, m.date, d.outcome, d.text, i.number AS item_number, i.title AS item, d.mover, d.seconder,
  v.\"for\", v.against, v.abstain, v.unanimous, d.document, d.id, d.start_line, d.confidence
FROM decisions d JOIN records r ON r.document = d.document AND r.id = d.id JOIN meetings m ON m.document = d.document
LEFT JOIN agenda_items i ON i.document = d.document AND i.id = d.agenda_item
LEFT JOIN votes v ON v.document = d.document AND v.decision = d.id",
    },
    View {
        name: "voting_record",
        description: "One row for each person and decision whose vote the minutes state by name. Nothing is derived \
                      from a unanimous vote or from who was present.",
        columns: &[
            C::of(&NAMED_VOTES, "name"),
            C::of(&NAMED_VOTES, "ballot"),
            C::of(&MEETINGS, "body"),
            C::of(&MEETINGS, "date"),
            C::of(&DECISIONS, "outcome"),
            C::of(&DECISIONS, "text"),
            C::own("attendee_name", "Name of the attendee, where that is certain, without honorific."),
            C::of(&NAMED_VOTES, "attendee"),
            C::of(&NAMED_VOTES, "document"),
            C::of(&NAMED_VOTES, "decision"),
            C::of(&DECISIONS, "start_line"),
        ],
        select: "SELECT v.name, v.ballot, m.body, m.date, d.outcome, d.text, a.name AS attendee_name, v.attendee, v.document, v.decision, d.start_line
FROM named_votes v JOIN decisions d ON d.document = v.document AND d.id = v.decision
JOIN meetings m ON m.document = v.document LEFT JOIN attendees a ON a.document = v.document AND a.id = v.attendee",
    },
    View {
        name: "attendance_record",
        description: "One row for each named person and meeting: whether and how they were there.",
        columns: &[
            C::of(&ATTENDEES, "name"),
            C::of(&ATTENDEES, "status"),
            C::of(&MEETINGS, "body"),
            C::of(&MEETINGS, "date"),
            C::of(&ATTENDEES, "role"),
            C::of(&ATTENDEES, "organisation"),
            C::of(&ATTENDEES, "remote"),
            C::of(&ATTENDEES, "document"),
            C::of(&ATTENDEES, "id"),
            C::of(&ATTENDEES, "start_line"),
        ],
        select: "SELECT a.name, a.status, m.body, m.date, a.role, a.organisation, a.remote, a.document, a.id, a.start_line
FROM attendees a JOIN meetings m ON m.document = a.document WHERE a.name IS NOT NULL",
    },
    View {
        name: "action_list",
        description: "One row for each action with its owners, the day it is due, its age in days and the days by which \
                      it is overdue, on the day in `as_of`; an action of a meeting without a date has no age. Its status \
                      is what its own minutes say; whether it was done since, they do not tell.",
        columns: &[
            C::of(&MEETINGS, "body"),
            C::of(&MEETINGS, "date"),
            C::of(&ACTIONS, "text"),
            C::of(&ACTIONS, "owners"),
            C::of(&ACTIONS, "due"),
            C::of(&ACTIONS, "due_date"),
            C::of(&ACTIONS, "status"),
            C::own("age_days", "Days from the meeting to the day in `as_of`."),
            C::own("overdue_days", "Days from the day when it was due to the day in `as_of`, where that is later."),
            C::own("as_of", "Day on which ages are counted: that of the latest meeting, or of --on."),
            C::own("item", "Title of the agenda item that it stands under."),
            C::of(&ACTIONS, "decision"),
            C::of(&ACTIONS, "document"),
            C::of(&ACTIONS, "id"),
            C::of(&ACTIONS, "start_line"),
        ],
        select: "SELECT m.body, m.date, a.text, a.owners, a.due, a.due_date, a.status,
  CAST(julianday(o.day) - julianday(m.date) AS INTEGER) AS age_days,
  CASE WHEN a.due_date < o.day THEN CAST(julianday(o.day) - julianday(a.due_date) AS INTEGER) END AS overdue_days,
  o.day AS as_of, i.title AS item, a.decision, a.document, a.id, a.start_line
FROM actions a JOIN meetings m ON m.document = a.document CROSS JOIN as_of o
LEFT JOIN agenda_items i ON i.document = a.document AND i.id = a.agenda_item",
    },
    View {
        name: "decisions_by_body_and_year",
        description: "One row for each body and year: the number of its meetings and of their decisions by outcome.",
        columns: &[
            C::of(&MEETINGS, "body"),
            C::own("year", "Year of the meetings; absent for those without a date."),
            C::own("meetings", "Number of meetings."),
            C::own("decisions", "Number of their decisions."),
            C::own("agreed", "Number of those whose outcome is agreed."),
            C::own("noted", "Number of those whose outcome is noted."),
            C::own("deferred", "Number of those whose outcome is deferred."),
            C::own("rejected", "Number of those whose outcome is rejected."),
            C::own("withdrawn", "Number of those whose outcome is withdrawn."),
        ],
        select: "SELECT m.body, CAST(substr(m.date, 1, 4) AS INTEGER) AS year, count(DISTINCT m.document) AS meetings, count(d.id) AS decisions,
  count(CASE d.outcome WHEN 'agreed' THEN 1 END) AS agreed, count(CASE d.outcome WHEN 'noted' THEN 1 END) AS noted,
  count(CASE d.outcome WHEN 'deferred' THEN 1 END) AS deferred, count(CASE d.outcome WHEN 'rejected' THEN 1 END) AS rejected,
  count(CASE d.outcome WHEN 'withdrawn' THEN 1 END) AS withdrawn
FROM meetings m LEFT JOIN decisions d ON d.document = m.document GROUP BY m.body, substr(m.date, 1, 4)",
    },
];
