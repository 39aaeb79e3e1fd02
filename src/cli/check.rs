use super::arguments::Check;
use super::session::{Session, findings, status};
use super::{Status, Streams};
use crate::batch::Outcome;
use crate::diagnostic::Severity;

/// Reads every input and shows its diagnostics on standard output.
pub(super) fn run(arguments: &Check, streams: &mut Streams<'_>) -> anyhow::Result<Status> {
    let session = Session::start(&arguments.reading, streams)?;
    let mut summary = session.summary();
    let colour = streams.output_colour;
    session.each(
        |result| (findings(&result, Severity::Note, arguments.format, colour), Outcome::from(&result)),
        |(shown, outcome)| {
            summary.count(outcome);
            Ok(streams.output.write_all(shown.as_bytes())?)
        },
    )?;
    session.tell(streams, &summary, None)?;
    Ok(status(&summary, arguments.fail_on))
}
