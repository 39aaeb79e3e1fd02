use std::fs;
use std::io;
use std::path::Path;

use anyhow::{Context, anyhow, bail};

use super::arguments::{Grammar, GrammarCommand};
use super::{Status, Streams};
use crate::grammar::{self, Grammars, Mistake};

/// Lists, shows or checks vocabularies.
pub(super) fn run(arguments: &Grammar, streams: &mut Streams<'_>) -> anyhow::Result<Status> {
    match &arguments.command {
        GrammarCommand::List { grammar } => list(&load(grammar.as_deref())?, streams),
        GrammarCommand::Show { house, grammar } => show(house, &load(grammar.as_deref())?, streams),
        GrammarCommand::Check { file } => check(file, streams),
    }
}

/// The built-in vocabularies with that of a file on top, if one is given.
pub(super) fn load(file: Option<&Path>) -> anyhow::Result<Grammars> {
    let Some(file) = file else { return Ok(Grammars::built_in()) };
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    Grammars::layered(&file.display().to_string(), &text).map_err(|mistakes| {
        let lines: Vec<String> = mistakes.iter().map(Mistake::to_string).collect();
        anyhow!("the vocabulary {} cannot be used:\n{}", file.display(), lines.join("\n"))
    })
}

/// What to say where no house has the name that was typed.
pub(super) fn no_house(name: &str, grammars: &Grammars) -> String {
    let known: Vec<&str> = grammars.names().collect();
    format!("there is no house `{name}`; houses are {}", known.join(", "))
}

fn list(grammars: &Grammars, streams: &mut Streams<'_>) -> anyhow::Result<Status> {
    let width = grammars.names().map(str::len).max().unwrap_or(0);
    for name in grammars.names() {
        let title = grammars.house(name).map_or("", grammar::Grammar::title);
        writeln!(streams.output, "{name:width$}  {title}")?;
    }
    Ok(Status::Clean)
}

fn show(house: &str, grammars: &Grammars, streams: &mut Streams<'_>) -> anyhow::Result<Status> {
    let Some(grammar) = grammars.house(house) else { bail!(no_house(house, grammars)) };
    streams.output.write_all(grammar.to_toml().as_bytes())?;
    Ok(Status::Clean)
}

fn check(file: &Path, streams: &mut Streams<'_>) -> anyhow::Result<Status> {
    let text = if file.as_os_str() == "-" { io::read_to_string(&mut *streams.input) } else { fs::read_to_string(file) };
    let text = text.with_context(|| format!("cannot read {}", file.display()))?;
    let mistakes = grammar::check(&file.display().to_string(), &text);
    for mistake in &mistakes {
        writeln!(streams.output, "{mistake}")?;
    }
    Ok(if mistakes.is_empty() { Status::Clean } else { Status::Findings })
}
