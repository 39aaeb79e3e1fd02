//! What the cells beside a name say of somebody: a post, an organisation, initials, a coming or going.

use crate::grammar::Class;
use crate::parse::attendance::is_post;
use crate::parse::detail::{Detail, before_notes, place_detail, read_notes};
use crate::parse::entry::Entry;
use crate::parse::movement::movements;
use crate::parse::person::abbreviates;
use crate::resolve::reading::Reading;

use super::cells::roll_status;

/// Takes what a cell beside a name says into the entry.
pub(super) fn read_cell<'t>(reading: &Reading<'_>, cell: &'t str, entry: &mut Entry<'t>) {
    if roll_status(reading, cell).is_some() {
        return;
    }
    if entry.name.is_some_and(|name| abbreviates(cell, name)) {
        entry.initials = Some(cell);
        return;
    }
    let cell = cell.trim_start_matches(['–', '-', ' ']);
    let cell = cell.strip_prefix('(').map_or(cell, |inner| inner.trim_end_matches(')'));
    let limits = ["from ", "until ", "via "];
    let (before, moved) = movements(reading.words, cell);
    if !moved.is_empty() {
        entry.movements.extend(moved);
        if !before.is_empty() {
            read_cell(reading, before, entry);
        }
        return;
    }
    let moves = reading.words_of(Class::MovementCell).any(|begin| cell.starts_with(begin));
    if moves || limits.iter().any(|limit| cell.starts_with(limit)) {
        return;
    }
    let (detail, notes) = before_notes(cell);
    // "Executive Assistant (minute taker)" is one post
    let inside = notes.trim_matches(['(', ')', ' ']);
    if entry.role.is_none() && is_post(reading.words, detail) && is_post(reading.words, inside) && notes.ends_with(')')
    {
        entry.role = Some(cell);
        return;
    }
    // "Elm Trust (ET)" is one name
    let letters = (2..=6).contains(&inside.len()) && inside.bytes().all(|byte| byte.is_ascii_uppercase());
    if letters && entry.organisation.is_none() && matches!(place_detail(reading.words, detail), Detail::Organisation) {
        entry.organisation = Some(cell);
        return;
    }
    read_notes(reading.words, notes, entry);
    match place_detail(reading.words, detail) {
        Detail::Post => entry.role = entry.role.or(Some(detail)),
        Detail::Organisation => entry.organisation = entry.organisation.or(Some(detail)),
        Detail::Address => {}
    }
}
