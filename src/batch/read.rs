use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::diagnostic::{Code, Diagnostic};
use crate::model::Minutes;
use crate::source::{Document, Failure, Raw};

/// A document with what was read from it.
#[derive(Debug)]
pub struct Reading {
    /// The text, for showing the places of diagnostics.
    pub document: Document,
    /// The records.
    pub minutes: Minutes,
}

/// Reads the bytes of one input with `convert`. A panic in it costs this document only.
///
/// # Errors
///
/// The bytes give no document, or `convert` panicked on it (M008).
pub fn read(raw: Raw, convert: impl Fn(&Document) -> Minutes) -> Result<Reading, Failure> {
    let document = raw.decode()?;
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

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::Converter;
    use crate::source::{Filter, Intake, Limits, StreamFormat};

    #[test]
    fn a_panic_costs_one_document() {
        let raw = || {
            let mut inputs = Vec::new();
            let intake = Intake::gather(&["-".into()], Filter::default()).unwrap();
            intake.each((&mut "Minutes".as_bytes(), StreamFormat::Text), &Limits::default(), &mut |input| {
                inputs.push(input);
                ControlFlow::Continue(())
            });
            inputs.pop().unwrap().load(100, None).unwrap()
        };
        let failure = read(raw(), |_| panic!("no such line: {}", 7)).unwrap_err();
        assert_eq!((failure.path.as_str(), failure.diagnostic.code), ("-", Code::Defect));
        assert!(failure.diagnostic.message.ends_with("no such line: 7"));
        let converter = Converter::default();
        assert!(read(raw(), |document| converter.convert(document)).is_ok());
    }
}
