use std::fmt;
use std::ops::Range;

use crate::diagnostic::Severity;

/// What is wrong with a vocabulary file, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The file as it was called by whoever read it.
    pub file: String,
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// An error keeps the file from being used; a warning is about something that changes nothing.
    pub severity: Severity,
    /// One sentence.
    pub message: String,
    /// What was probably meant.
    pub hint: Option<String>,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)?;
        match &self.hint {
            Some(hint) => write!(f, " ({hint})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Mistake {}

/// Collects the mistakes of one file.
#[derive(Debug)]
pub(super) struct Mistakes<'a> {
    file: &'a str,
    text: &'a str,
    found: Vec<Mistake>,
}

impl<'a> Mistakes<'a> {
    pub(super) fn new(file: &'a str, text: &'a str) -> Self {
        Self { file, text, found: Vec::new() }
    }

    /// An error at the start of `span`, a range of bytes in the text.
    pub(super) fn error(&mut self, span: Range<usize>, message: impl Into<String>, hint: Option<String>) {
        self.push(Severity::Error, span, message.into(), hint);
    }

    /// A warning at the start of `span`.
    pub(super) fn warning(&mut self, span: Range<usize>, message: impl Into<String>, hint: Option<String>) {
        self.push(Severity::Warning, span, message.into(), hint);
    }

    fn push(&mut self, severity: Severity, span: Range<usize>, message: String, hint: Option<String>) {
        let before = &self.text[..self.text.floor_char_boundary(span.start)];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        self.found.push(Mistake {
            file: self.file.to_owned(),
            line: before.bytes().filter(|&byte| byte == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            severity,
            message,
            hint,
        });
    }

    /// All of them, in the order of the text.
    pub(super) fn finish(mut self) -> Vec<Mistake> {
        self.found.sort_by_key(|mistake| (mistake.line, mistake.column));
        self.found
    }
}

/// The hint that names the candidate nearest to `typed`, if one is near enough to be what was meant.
pub(super) fn did_you_mean<'c>(typed: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<String> {
    let (distance, nearest) =
        candidates.into_iter().map(|candidate| (edits(typed, candidate), candidate)).min_by_key(|&(d, _)| d)?;
    (distance <= 1 + typed.chars().count() / 4).then(|| format!("did you mean `{nearest}`?"))
}

/// Levenshtein distance in characters.
fn edits(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (line, a) in from.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (column, &b) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(a != b);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_proposed() {
        let names = ["present", "apologies", "absent"];
        assert_eq!(did_you_mean("apologys", names).as_deref(), Some("did you mean `apologies`?"));
        assert_eq!(did_you_mean("presents", names).as_deref(), Some("did you mean `present`?"));
        assert_eq!(did_you_mean("zebra", names), None);
    }

    #[test]
    fn columns_are_counted_in_characters() {
        let mut mistakes = Mistakes::new("f", "a\né = x");
        mistakes.error(7..8, "no", None);
        assert_eq!(mistakes.finish()[0].to_string(), "f:2:5: no");
    }
}
