use super::arguments::Check;
use super::session::{Session, Told, status};
use super::{Status, Streams};
use crate::diagnostic::Severity;

/// Reads every input and shows its diagnostics on standard output.
pub(super) fn run(arguments: &Check, streams: &mut Streams<'_>) -> anyhow::Result<Status> {
    let session = Session::start(&arguments.reading, streams)?;
    let colour = streams.output_colour;
    let summary = session.each(
        streams,
        |input| Told::of(&session.read(input), Severity::Note, arguments.format, colour),
        |told, summary, outlets| Ok(told.tell(summary, outlets.output)?),
    )?;
    session.tell(streams, &summary, None)?;
    Ok(status(&summary, arguments.fail_on))
}
