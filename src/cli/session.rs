use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

use super::reading::Reading as Arguments;
use super::{Status, Streams, grammar};
use crate::Converter;
use crate::batch::{self, Entry, Outcome, Progress, Reading, Summary, ToLookAt, Workers};
use crate::diagnostic::{Form, Renderer, Severity};
use crate::source::{Failure, Filter, Input, Intake, Raw, Reason};

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
        Self::start_beside(arguments, &[], streams)
    }

    /// The same, but nothing is read of `folders` where they lie in a folder that is given.
    pub(super) fn start_beside(
        arguments: &'a Arguments,
        folders: &[&Path],
        streams: &mut Streams<'_>,
    ) -> anyhow::Result<Self> {
        let started = Instant::now();
        let converter = converter(arguments)?;
        let workers = Workers::new(arguments.jobs);
        let filter = Filter::new(&arguments.include, &arguments.exclude)?.beside(folders);
        let intake = intake(arguments, filter, streams.input)?;
        Ok(Self { arguments, converter, workers, intake, started })
    }

    /// Whether what was given is a single document.
    pub(super) fn is_one_document(&self) -> bool {
        self.intake.is_one_document(self.arguments.stdin_format())
    }

    /// Reads one input.
    pub(super) fn read(&self, input: Input) -> Result<Reading, Failure> {
        self.convert(self.load(input)?)
    }

    /// Reads the bytes of one input.
    pub(super) fn load(&self, input: Input) -> Result<Raw, Failure> {
        input.load(self.arguments.limits().max_size, self.arguments.encoding)
    }

    /// Decodes and converts the bytes of one input.
    pub(super) fn convert(&self, raw: Raw) -> Result<Reading, Failure> {
        batch::read(raw, |document| self.converter.convert(document))
    }

    /// Does `work` on every input on the workers and hands its results to `take` in the order of the inputs; `take`
    /// counts them in the summary that it is given and writes to the stream for people, with the progress out of the
    /// way.
    pub(super) fn each<T: Send>(
        &self,
        streams: &mut Streams<'_>,
        work: impl Fn(Input) -> T + Sync,
        mut take: impl FnMut(T, &mut Summary, &mut Outlets<'_>) -> anyhow::Result<()>,
    ) -> anyhow::Result<Summary> {
        let Streams { input: stdin, output, error, error_is_terminal, stop, .. } = streams;
        let (limits, stream) = (self.arguments.limits(), self.arguments.stdin_format());
        let mut summary = Summary::default();
        let mut progress = Progress::new(self.intake.bytes(), *error_is_terminal, self.arguments.quiet);
        let outcome = self.workers.run(
            stop,
            |sink| self.intake.each((&mut **stdin, stream), &limits, sink),
            |input| {
                let (position, path, start) = (input.position(), input.path().to_owned(), Instant::now());
                (work(input), position, path, start.elapsed())
            },
            |(result, position, path, taken)| {
                let unchanged = summary.kept;
                progress.aside(|| {
                    take(result, &mut summary, &mut Outlets { output: &mut **output, error: &mut **error })
                })?;
                summary.time(path, taken);
                progress.advance(position, summary.kept > unchanged);
                Ok::<_, anyhow::Error>(progress.tell(&summary, *error)?)
            },
        );
        progress.end();
        summary.left_out = outcome?;
        summary.interrupted = stop.load(Ordering::Relaxed);
        Ok(summary)
    }

    /// Ends with the summary on standard error, unless it is to be quiet.
    pub(super) fn tell(
        &self,
        streams: &mut Streams<'_>,
        summary: &Summary,
        written_to: Option<&Path>,
    ) -> anyhow::Result<()> {
        if self.arguments.quiet {
            return interrupted(summary, written_to, streams.error);
        }
        let seconds = self.started.elapsed().as_secs_f64();
        // so that on a terminal the summary comes after the data
        streams.output.flush()?;
        let Some(folder) = written_to else {
            writeln!(streams.error, "{summary} in {seconds:.2} s")?;
            not_read(summary, streams.error)?;
            return interrupted(summary, written_to, streams.error);
        };
        writeln!(streams.error, "{summary}; written to {} in {seconds:.2} s", shown(folder))?;
        not_read(summary, streams.error)?;
        interrupted(summary, written_to, streams.error)?;
        if summary.documents > 1 {
            counts(summary, streams.error)?;
        }
        if !summary.to_look_at.is_empty() {
            writeln!(streams.error, "look at these first:")?;
        }
        for document in summary.to_look_at.iter().take(SHOWN) {
            writeln!(streams.error, "  {}", line(document))?;
        }
        Ok(())
    }
}

/// Says that a run was ended before its time, so that nobody takes what there is for all.
fn interrupted(summary: &Summary, written_to: Option<&Path>, stream: &mut dyn Write) -> anyhow::Result<()> {
    match written_to {
        _ if !summary.interrupted => {}
        Some(_) => writeln!(stream, "interrupted; the same command goes on where it ended")?,
        None => writeln!(stream, "interrupted: this is not all")?,
    }
    Ok(())
}

/// Names the first files that were left out because of what they are, and not because they are hidden or excluded.
fn not_read(summary: &Summary, stream: &mut dyn Write) -> io::Result<()> {
    let counts = summary.left_out.counts;
    let all = counts.extension + counts.not_text;
    let named = summary.left_out.named().filter(|(reason, _)| matches!(reason, Reason::Extension | Reason::NotText));
    let mut names: Vec<String> = named.take(SHOWN).map(|(_, path)| shown_path(path)).collect();
    if names.is_empty() {
        return Ok(());
    }
    if all > names.len() {
        names.push(format!("and {} more", all - names.len()));
    }
    writeln!(stream, "not read: {}", names.join(", "))
}

/// How many documents each house has, what was found how often, and what took longest.
fn counts(summary: &Summary, stream: &mut dyn Write) -> io::Result<()> {
    let join = |counts: &mut dyn Iterator<Item = String>| counts.collect::<Vec<_>>().join(", ");
    let houses = join(&mut summary.houses.iter().map(|(house, count)| format!("{count} {house}")));
    writeln!(stream, "houses: {houses}")?;
    if !summary.codes.is_empty() {
        let codes = summary.codes.iter().map(|(code, frequency)| format!("{} {code}", frequency.findings));
        writeln!(stream, "findings: {}", join(&mut codes.into_iter()))?;
    }
    if summary.failed > 0 {
        let codes = summary.failures_by_code.iter().map(|(code, count)| format!("{count} {code}"));
        writeln!(stream, "failures: {}", join(&mut codes.into_iter()))?;
    }
    let slowest = summary.slowest.iter().filter(|(taken, _)| *taken >= SLOW);
    let slowest = join(&mut slowest.map(|(taken, path)| format!("{} {:.1} s", shown_path(path), taken.as_secs_f64())));
    if !slowest.is_empty() {
        writeln!(stream, "slowest: {slowest}")?;
    }
    Ok(())
}

/// A document that takes less is not worth a word.
const SLOW: Duration = Duration::from_millis(50);

/// Number of documents to look at, and of files that were not read, that the summary shows; the report has more.
const SHOWN: usize = 5;

/// One line on a document to look at: `in/a.txt: 3 warnings (2 M106, 1 M202)`.
fn line(document: &ToLookAt) -> String {
    let warnings = document.findings.iter().filter(|(code, _)| code.severity() >= Severity::Warning);
    let codes = warnings.map(|(code, count)| format!("{count} {code}")).collect::<Vec<_>>().join(", ");
    let noun = if document.warnings == 1 { "warning" } else { "warnings" };
    format!("{}: {} {noun} ({codes})", shown_path(&document.path), document.warnings)
}

/// A path that does not reach the terminal as a command.
pub(super) fn shown_path(path: &str) -> String {
    path.replace(char::is_control, "\u{FFFD}")
}

/// What a summary means for the exit status.
pub(super) fn status(summary: &Summary, fail_on: Severity) -> Status {
    if summary.interrupted {
        Status::Interrupted
    } else if summary.failed > 0 {
        Status::Failed
    } else if summary.gravest >= Some(fail_on) {
        Status::Findings
    } else {
        Status::Clean
    }
}

/// Where the results of inputs go.
pub(super) struct Outlets<'a> {
    pub(super) output: &'a mut dyn Write,
    pub(super) error: &'a mut dyn Write,
}

/// What there is to tell of one input.
pub(super) struct Told {
    shown: String,
    outcome: Outcome,
    /// What is shown, and how.
    least: Severity,
    form: Form,
    colour: bool,
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
        Self { shown, outcome: result.into(), least, form, colour }
    }

    /// What an earlier run found in a document, at or above `least`, as a line each.
    pub(super) fn of_kept(entry: &Entry, raw: Raw, least: Severity) -> Self {
        let mut shown = String::new();
        let mut wanted = entry.diagnostics.iter().filter(|diagnostic| diagnostic.severity >= least).peekable();
        // the text is needed for the places only
        if wanted.peek().is_some() {
            let text = raw.decode().map_or_else(|_| String::new(), |document| document.text);
            let mut renderer = Renderer::new(Form::Short, false, &entry.path, &text);
            shown.extend(wanted.map(|diagnostic| renderer.render(diagnostic)));
        }
        Self { shown, outcome: Outcome::kept(entry), least, form: Form::Short, colour: false }
    }

    /// Counts the input and shows the rest.
    pub(super) fn tell(self, summary: &mut Summary, stream: &mut dyn Write) -> io::Result<()> {
        let Self { mut shown, outcome, least, form, colour } = self;
        let path = match &outcome {
            Outcome::Converted { path, .. } => path.clone(),
            Outcome::Failed(_) => String::new(),
        };
        if let Some(diagnostic) = summary.count(outcome).filter(|diagnostic| diagnostic.severity >= least) {
            shown.push_str(&Renderer::new(form, colour, &path, "").render(&diagnostic));
        }
        stream.write_all(shown.as_bytes())
    }
}

/// The inputs that were named on the command line and in the list of `--files-from`.
fn intake(arguments: &Arguments, filter: Filter, stdin: &mut dyn Read) -> anyhow::Result<Intake> {
    let mut intake = Intake::new(filter);
    arguments.inputs.iter().for_each(|input| intake.find(input));
    if let Some(list) = &arguments.files_from {
        let is_stdin = list.as_os_str() == "-";
        if is_stdin && arguments.inputs.iter().any(|input| input.as_os_str() == "-") {
            bail!("standard input cannot be both a document and the list of `--files-from -`");
        }
        let unread = || format!("cannot read the list of files {}", list.display());
        let lines: Box<dyn Read> =
            if is_stdin { Box::new(stdin) } else { Box::new(File::open(list).with_context(unread)?) };
        for line in BufReader::new(lines).lines() {
            let line = line.with_context(unread)?;
            if !line.is_empty() {
                intake.find(Path::new(&line));
            }
        }
    }
    intake.settled().context("cannot read the list of inputs again")
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
