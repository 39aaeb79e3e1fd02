use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::diagnostic::{Code, Diagnostic};
use crate::model::Minutes;
use crate::source::{Document, Failure, Input};

/// A document with what was read from it.
#[derive(Debug)]
pub struct Reading {
    /// The text, for showing the places of diagnostics.
    pub document: Document,
    /// The records.
    pub minutes: Minutes,
}

/// Reads one input with `convert`. A panic in it costs this document only.
///
/// # Errors
///
/// The input gives no document, or `convert` panicked on it (M008).
pub fn read(input: &Input, max_size: u64, convert: impl Fn(&Document) -> Minutes) -> Result<Reading, Failure> {
    let document = input.load(max_size)?;
    // nothing that `convert` may have left in between is looked at afterwards
    match catch_unwind(AssertUnwindSafe(|| convert(&document))) {
        Ok(minutes) => Ok(Reading { document, minutes }),
        Err(panic) => {
            let message = format!("the program failed on this document: {}", words(panic.as_ref()));
            let diagnostic = Diagnostic::new(Code::Defect, message, None)
                .with_hint("this is a defect of the program; please report it with the document");
            Err(Failure { path: document.path, diagnostic })
        }
    }
}

fn words(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no reason was given")
}
