use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, bail};

use super::reading::Reading as Arguments;
use super::{Status, Streams, grammar};
use crate::Converter;
use crate::batch::{self, Outcome, Reading, Summary, Workers};
use crate::diagnostic::{Form, Renderer, Severity};
use crate::source::{Failure, Filter, Input, Intake, Skipped};

/// Everything that a command needs to read minutes.
pub(super) struct Session<'a> {
    arguments: &'a Arguments,
    converter: Converter,
    workers: Workers,
    intake: Intake,
    started: Instant,
}

impl<'a> Session<'a> {
    /// Loads the vocabularies and finds the inputs.
    pub(super) fn start(arguments: &'a Arguments, streams: &mut Streams<'_>) -> anyhow::Result<Self> {
        let started = Instant::now();
        let converter = converter(arguments)?;
        let workers = Workers::new(arguments.jobs).context("cannot start threads")?;
        let filter = Filter::new(&arguments.include, &arguments.exclude)?;
        let intake = Intake::gather(&inputs(arguments, streams.input)?, filter);
        Ok(Self { arguments, converter, workers, intake, started })
    }

    /// Whether what was given is a single document.
    pub(super) fn is_one_document(&self) -> bool {
        self.intake.is_one_document(self.arguments.stdin_format())
    }

    /// Reads every input, does `work` on the workers and hands its results to `take` in the order of the inputs.
    /// Returns what was left out.
    pub(super) fn each<T: Send>(
        &self,
        stdin: &mut (dyn Read + Send),
        work: impl Fn(Result<Reading, Failure>) -> T + Sync,
        take: impl FnMut(T) -> anyhow::Result<()>,
    ) -> anyhow::Result<Skipped> {
        let limits = self.arguments.limits();
        let stream = self.arguments.stdin_format();
        let read = |input: Input| batch::read(input, limits.max_size, |document| self.converter.convert(document));
        self.workers.run(|sink| self.intake.each((stdin, stream), &limits, sink), |input| work(read(input)), take)
    }

    /// Ends with the summary on standard error, unless it is to be quiet.
    pub(super) fn tell(
        &self,
        streams: &mut Streams<'_>,
        summary: &Summary,
        written_to: Option<&Path>,
    ) -> anyhow::Result<()> {
        if self.arguments.quiet {
            return Ok(());
        }
        let seconds = self.started.elapsed().as_secs_f64();
        // so that on a terminal the summary comes after the data
        streams.output.flush()?;
        match written_to {
            Some(folder) => writeln!(streams.error, "{summary}; written to {} in {seconds:.2} s", shown(folder))?,
            None => writeln!(streams.error, "{summary} in {seconds:.2} s")?,
        }
        Ok(())
    }
}

/// What a summary means for the exit status.
pub(super) fn status(summary: &Summary, fail_on: Severity) -> Status {
    if summary.failed > 0 {
        Status::Failed
    } else if summary.gravest >= Some(fail_on) {
        Status::Findings
    } else {
        Status::Clean
    }
}

/// What there is to tell of one input.
pub(super) struct Told {
    shown: String,
    outcome: Outcome,
}

impl Told {
    /// The findings at or above `least` in a form, and a failure in any case.
    pub(super) fn of(result: &Result<Reading, Failure>, least: Severity, form: Form, colour: bool) -> Self {
        let shown = match result {
            Ok(Reading { document, minutes }) => {
                let mut renderer = Renderer::new(form, colour, &document.path, &document.text);
                let wanted = minutes.diagnostics.iter().filter(|diagnostic| diagnostic.severity >= least);
                wanted.map(|diagnostic| renderer.render(diagnostic)).collect()
            }
            Err(failure) => Renderer::new(form, colour, &failure.path, "").render(&failure.diagnostic),
        };
        Self { shown, outcome: result.into() }
    }

    /// Counts the input and shows the rest.
    pub(super) fn tell(&self, summary: &mut Summary, stream: &mut dyn Write) -> io::Result<()> {
        summary.count(self.outcome);
        stream.write_all(self.shown.as_bytes())
    }
}

/// The inputs that were named on the command line and in the list of `--files-from`.
fn inputs(arguments: &Arguments, stdin: &mut dyn Read) -> anyhow::Result<Vec<PathBuf>> {
    let mut inputs = arguments.inputs.clone();
    let Some(list) = &arguments.files_from else { return Ok(inputs) };
    let text = if list.as_os_str() == "-" {
        if inputs.iter().any(|input| input.as_os_str() == "-") {
            bail!("standard input cannot be both a document and the list of `--files-from -`");
        }
        io::read_to_string(stdin)
    } else {
        fs::read_to_string(list)
    };
    let text = text.with_context(|| format!("cannot read the list of files {}", list.display()))?;
    inputs.extend(text.lines().filter(|line| !line.is_empty()).map(PathBuf::from));
    Ok(inputs)
}

fn converter(arguments: &Arguments) -> anyhow::Result<Converter> {
    let grammars = grammar::load(arguments.grammar.as_deref())?;
    let Some(name) = &arguments.house else { return Ok(Converter::new(grammars)) };
    let unknown = grammar::no_house(name, &grammars);
    Converter::new(grammars).with_house(name).context(unknown)
}

/// The folder with a `/` at its end.
fn shown(folder: &Path) -> String {
    let name = folder.display().to_string();
    if name.ends_with(['/', '\\']) { name } else { name + "/" }
}
