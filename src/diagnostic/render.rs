use std::fmt;
use std::str::FromStr;

use super::place::Places;
use super::{Diagnostic, human, json, short};

/// A form in which diagnostics are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Form {
    /// For reading: the line with a mark under the place, and what to do.
    #[default]
    Human,
    /// One line each, as editors and `grep` know it.
    Short,
    /// One JSON object a line.
    Json,
}

impl Form {
    /// Every form, in order.
    pub const ALL: &'static [Self] = &[Self::Human, Self::Short, Self::Json];

    /// Name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Short => "short",
            Self::Json => "json",
        }
    }

    /// What it looks like, in a few words.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Human => "the line, a mark under the place, and what to do",
            Self::Short => "path:line:column: severity[code]: message",
            Self::Json => "one JSON object a line",
        }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Form {
    type Err = UnknownForm;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.iter().copied().find(|form| form.name() == text).ok_or(UnknownForm)
    }
}

/// There is no form of that name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no such form: it is human, short or json")]
pub struct UnknownForm;

/// Shows the diagnostics of one document.
#[derive(Debug)]
pub struct Renderer<'a> {
    form: Form,
    colour: bool,
    path: &'a str,
    places: Places<'a>,
}

impl<'a> Renderer<'a> {
    /// A renderer for the document at `path` with the decoded `text`, empty where there is none; `colour` puts
    /// terminal colours into the human form.
    pub fn new(form: Form, colour: bool, path: &'a str, text: &'a str) -> Self {
        Self { form, colour, path, places: Places::new(text) }
    }

    /// One diagnostic, with a line end after it. Quickest in the order of the text.
    pub fn render(&mut self, diagnostic: &Diagnostic) -> String {
        let place = diagnostic.span.and_then(|span| self.places.place(span));
        match self.form {
            Form::Human => human::render(self.path, diagnostic, place.as_ref(), self.colour),
            Form::Short => short::render(self.path, diagnostic, place.as_ref()),
            Form::Json => json::render(self.path, diagnostic, place.as_ref()),
        }
    }
}
