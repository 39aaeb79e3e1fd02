//! What a document adds to an archive, as bytes.

use serde::{Deserialize, Serialize};

use crate::model::Minutes;
use crate::record::{TABLES, packed};

/// A document as it comes out of the journal.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Packed<'a> {
    /// The text that it was read from.
    pub(super) text: &'a str,
    /// Its rows in each of [`TABLES`], packed.
    pub(super) tables: Vec<&'a [u8]>,
    /// For each row of the tables that words are looked for in, in the order of [`KINDS`](super::KINDS): the people
    /// that it names and what it can be filtered by.
    #[serde(borrow)]
    pub(super) searched: [Vec<(&'a str, &'a str)>; 4],
}

/// The bytes of a document.
pub(crate) fn pack(minutes: &Minutes, text: &str, out: &mut Vec<u8>) {
    let tables: Vec<Vec<u8>> = TABLES
        .iter()
        .map(|table| {
            let mut rows = Vec::new();
            packed::pack(table, minutes, &mut rows);
            rows
        })
        .collect();
    let searched = searched(minutes);
    let tables: Vec<&[u8]> = tables.iter().map(Vec::as_slice).collect();
    postcard::to_io(&(text, tables, searched), out).expect("memory takes everything");
}

fn searched(minutes: &Minutes) -> [Vec<(String, String)>; 4] {
    let date = minutes.meeting.date.as_deref().unwrap_or_default();
    // a day has the form 2011-03-17
    let when = match (date.get(..4), date.get(5..7)) {
        (Some(year), Some(month)) => format!(" y{year} m{year}{month}"),
        _ => String::new(),
    };
    let decisions = minutes.decisions.iter().map(|decision| {
        let voters = decision.votes.iter().flat_map(|votes| &votes.named).map(|vote| &vote.name);
        let people: Vec<&str> =
            decision.mover.iter().chain(&decision.seconder).chain(voters).map(String::as_str).collect();
        (people.join(" "), format!("kinddecision outcome{}{when}", decision.outcome.as_str()))
    });
    let actions = minutes.actions.iter().map(|action| (action.owners.join(" "), format!("kindaction{when}")));
    let plain = |count: usize, kind: &str| vec![(String::new(), format!("kind{kind}{when}")); count];
    [
        decisions.collect(),
        actions.collect(),
        plain(minutes.agenda_items.len(), "item"),
        plain(minutes.footnotes.len(), "footnote"),
    ]
}
