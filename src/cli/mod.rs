//! The command line: what was typed, made into ready objects, and the commands.
//!
//! Standard output is data, standard error is for people. A command ends in a [`Status`]; a reader of standard output
//! that goes away early (`| head`) ends it quietly.

mod answers;
mod arguments;
mod check;
mod convert;
mod explain;
mod find;
mod grammar;
mod init;
mod query;
mod questions;
mod reading;
mod release;
mod remarks;
mod session;
mod show;
mod size;
mod view;

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

use clap::Parser;

use arguments::{Arguments, Command};

/// Standard input, output and error of a run.
#[allow(missing_debug_implementations)]
pub struct Streams<'a> {
    /// Where `-` reads from, in a thread of its own.
    pub input: &'a mut (dyn Read + Send),
    /// Where data goes.
    pub output: &'a mut dyn Write,
    /// Where words for people go.
    pub error: &'a mut dyn Write,
    /// Whether `output` takes terminal colours.
    pub output_colour: bool,
    /// Whether `error` takes terminal colours.
    pub error_colour: bool,
    /// Whether `error` is a terminal, on which a bar can move.
    pub error_is_terminal: bool,
    /// Set from elsewhere to end the run with what is done.
    pub stop: &'a AtomicBool,
}

/// How a run ended. It becomes the exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Everything was processed and nothing was found at or above `--fail-on`: 0.
    Clean,
    /// Everything was processed, with findings at or above `--fail-on`: 1.
    Findings,
    /// Something could not be processed, or the command line could not be understood: 2.
    Failed,
    /// It was ended before its time: 130, as shells have it for an interrupt.
    Interrupted,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Clean => Self::SUCCESS,
            Status::Findings => Self::from(1),
            Status::Failed => Self::from(2),
            Status::Interrupted => Self::from(130),
        }
    }
}

/// Runs the program with `arguments`, of which the first is the name of the program.
pub fn run<A>(arguments: impl IntoIterator<Item = A>, streams: &mut Streams<'_>) -> Status
where
    A: Into<OsString> + Clone,
{
    let result = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => command(arguments, streams),
        Err(answer) => answer_instead(&answer, streams),
    };
    // the last bytes may find the reader gone or the disk full
    let result = result.and_then(|status| Ok(streams.output.flush().map(|()| status)?));
    result.unwrap_or_else(|error| {
        if is_broken_pipe(&error) {
            return Status::Clean;
        }
        // there is nobody left to tell if this fails
        let _ = writeln!(streams.error, "error: {error:#}");
        Status::Failed
    })
}

fn command(arguments: Arguments, streams: &mut Streams<'_>) -> anyhow::Result<Status> {
    match arguments.command {
        Command::Convert(arguments) => convert::run(&arguments, streams),
        Command::Check(arguments) => check::run(&arguments, streams),
        Command::View(arguments) => view::run(&arguments, streams),
        Command::Find(arguments) => find::run(&arguments, streams),
        Command::Query(arguments) => query::run(&arguments, streams),
        Command::Show(arguments) => show::run(&arguments, streams),
        Command::Explain(arguments) => explain::run(&arguments, streams),
        Command::Release(arguments) => release::run(&arguments, streams),
        Command::Init(arguments) => init::run(&arguments, streams),
        Command::Grammar(arguments) => grammar::run(&arguments, streams),
    }
}

/// Help, the version, or what is wrong with the command line.
fn answer_instead(answer: &clap::Error, streams: &mut Streams<'_>) -> anyhow::Result<Status> {
    let failed = answer.use_stderr();
    let colour = if failed { streams.error_colour } else { streams.output_colour };
    let text = answer.render();
    let text = if colour { text.ansi().to_string() } else { text.to_string() };
    let stream: &mut dyn Write = if failed { streams.error } else { streams.output };
    stream.write_all(text.as_bytes())?;
    Ok(if failed { Status::Failed } else { Status::Clean })
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
