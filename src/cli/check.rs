use super::arguments::Check;
use super::session::{Session, Told, status};
use super::{Status, Streams};
use crate::batch::Summary;
use crate::diagnostic::Severity;

/// Reads every input and shows its diagnostics on standard output.
pub(super) fn run(arguments: &Check, streams: &mut Streams<'_>) -> anyhow::Result<Status> {
    let session = Session::start(&arguments.reading, streams)?;
    let mut summary = Summary::default();
    let colour = streams.output_colour;
    summary.skipped = session.each(
        streams.input,
        |result| Told::of(&result, Severity::Note, arguments.format, colour),
        |told| Ok(told.tell(&mut summary, streams.output)?),
    )?;
    session.tell(streams, &summary, None)?;
    Ok(status(&summary, arguments.fail_on))
}
