//! What people are told of an answer that [`find`](super::find) gives, so that nobody takes it for more or less than it
//! is.

use std::io::Write;

use super::questions::Find;
use crate::archive::{Archive, Found, Order, Undated};

/// Most bodies that are named.
const BODIES: usize = 8;

/// Says what of the archive was looked at, in which order the records come and what else there is.
pub(super) fn tell(found: &Found, arguments: &Find, archive: &Archive, error: &mut dyn Write) -> anyhow::Result<()> {
    if found.hits.is_empty() {
        writeln!(error, "nothing was found")?;
        unknown_names(arguments, archive, error)?;
    } else {
        order(found, arguments, error)?;
    }
    for word in &found.small_operators {
        writeln!(error, "`{word}` was looked for as a word; in capitals, {} joins words", word.to_uppercase())?;
    }
    since(found, error)?;
    if found.is_cut {
        writeln!(error, "there are more; raise --limit, or ask for less")?;
    }
    undated(found, error)?;
    Ok(())
}

fn order(found: &Found, arguments: &Find, error: &mut dyn Write) -> std::io::Result<()> {
    match found.order {
        Order::Rank => Ok(()),
        Order::RankOfLatest(most) => writeln!(
            error,
            "more than {most} match: the best of the {most} latest are shown; more words, --from, --to, --kind, --body \
             or --person narrow the question"
        ),
        Order::Date if arguments.words.trim().is_empty() => Ok(()),
        Order::Date => writeln!(error, "these words are common: the latest are shown first"),
    }
}

/// Tells of names that nobody and nothing in the archive has, and which there are.
fn unknown_names(arguments: &Find, archive: &Archive, error: &mut dyn Write) -> anyhow::Result<()> {
    if let Some(name) = &arguments.body
        && !archive.has_body(name)?
    {
        let (names, more) = archive.bodies(name, BODIES)?;
        let names = names.join("; ");
        match (names.is_empty(), more) {
            (true, _) => writeln!(error, "no body in the archive has a name")?,
            (false, 0) => writeln!(error, "no body has `{name}` in its name; there are {names}")?,
            (false, _) => writeln!(error, "no body has `{name}` in its name; there are {names} and {more} more")?,
        }
    }
    if let Some(name) = &arguments.person
        && !archive.has_person(name)?
    {
        writeln!(error, "nobody named `{name}` moved, seconded, voted or has to do anything in this archive")?;
    }
    Ok(())
}

/// Tells what of the archive was looked through, if that is not all.
fn since(found: &Found, error: &mut dyn Write) -> std::io::Result<()> {
    let what = "looking for these words everywhere takes long: only";
    match &found.since {
        _ if !found.is_partial => Ok(()),
        Some(day) => writeln!(
            error,
            "{what} what is since {day} was looked through; add --to {day} for what is before, or a rarer word"
        ),
        None => writeln!(error, "{what} a part of the meetings without a date was looked through; add a rarer word"),
    }
}

/// Tells what a period leaves out, since nobody knows when it was.
fn undated(found: &Found, error: &mut dyn Write) -> std::io::Result<()> {
    let Undated { number, are_more } = found.undated;
    let more = if found.hits.is_empty() { "" } else { "more " };
    let what = match (number, are_more) {
        (0, false) => return Ok(()),
        (0, true) => format!("{more}records may match"),
        (1, false) => format!("1 {more}record matches"),
        (_, false) => format!("{number} {more}records match"),
        (_, true) => format!("more than {number} {more}records match"),
    };
    writeln!(error, "{what} in meetings without a date; leave out --from and --to to see them")
}
