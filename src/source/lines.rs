use std::io::{BufRead, BufReader, Read};
use std::ops::ControlFlow;
use std::path::Path;

use serde::Deserialize;

use super::Limits;
use super::identifier::{self, Names};
use super::input::{Input, Sink, unreadable};
use super::load::too_large;
use crate::diagnostic::{Code, Diagnostic};

/// A document on a line. Other fields may stand beside these.
#[derive(Deserialize)]
struct Line {
    /// Its name, for its path and identifier; where it is missing, the number of the line stands for it.
    id: Option<String>,
    text: String,
}

/// Longest line for a document of a byte: `\u001f` is the longest way to write one, and other fields need some room.
const BYTES_PER_BYTE: u64 = 6;
const OTHER_FIELDS: u64 = 1 << 20;

/// Hands on the documents of a stream, one on each line. Blank lines are left out.
pub(super) fn each(stdin: &mut dyn Read, limits: &Limits, names: &mut Names, sink: &mut Sink<'_>) -> ControlFlow<()> {
    let longest = limits.max_size.saturating_mul(BYTES_PER_BYTE).saturating_add(OTHER_FIELDS);
    let mut stream = BufReader::with_capacity(64 << 10, stdin);
    let (mut line, mut number) = (Vec::new(), 0u64);
    loop {
        line.clear();
        number += 1;
        match (&mut stream).take(longest).read_until(b'\n', &mut line) {
            Ok(0) => return ControlFlow::Continue(()),
            Ok(_) => {}
            Err(error) => return sink(Input::failed("-".to_owned(), unreadable(&error))),
        }
        let input = if line.ends_with(b"\n") || (line.len() as u64) < longest {
            if line.trim_ascii().is_empty() {
                continue;
            }
            document(&line, number, limits.max_size, names)
        } else {
            if let Err(error) = stream.skip_until(b'\n') {
                return sink(Input::failed("-".to_owned(), unreadable(&error)));
            }
            Input::failed(format!("-:{number}"), too_large(None, limits.max_size))
        };
        sink(input)?;
    }
}

fn document(line: &[u8], number: u64, max_size: u64, names: &mut Names) -> Input {
    match serde_json::from_slice::<Line>(line) {
        Err(error) => {
            let message = format!("line {number} of the input is not a document: {error}");
            let hint = "each line is an object such as {\"id\": \"2024-05\", \"text\": \"Minutes …\"}";
            Input::failed(format!("-:{number}"), Diagnostic::new(Code::BadLine, message, None).with_hint(hint))
        }
        Ok(Line { id, text }) => {
            let name = id.unwrap_or_else(|| number.to_string());
            let path = format!("-!{name}");
            if text.len() as u64 > max_size {
                return Input::failed(path, too_large(None, max_size));
            }
            let id = names.unique(identifier::slug(Path::new(&name)), &path);
            Input::text(id, path, text)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::input::Origin;

    #[test]
    fn a_bad_line_costs_one_document() {
        let stream =
            "{\"id\":\"a/b.txt\",\"text\":\"one\",\"year\":2024}\n\n{\"text\":\"two\"}\n[]\n{\"text\":\"three\"}";
        let mut found = Vec::new();
        let outcome = each(&mut stream.as_bytes(), &Limits::default(), &mut Names::default(), &mut |input| {
            let text = match &input.origin {
                Origin::Text(text) => text.clone(),
                _ => "failed".to_owned(),
            };
            found.push((input.path, input.id, text));
            ControlFlow::Continue(())
        });
        assert!(outcome.is_continue());
        let wanted = [("-!a/b.txt", "a--b", "one"), ("-!3", "3", "two"), ("-:4", "", "failed"), ("-!5", "5", "three")];
        assert_eq!(found, wanted.map(|(path, id, text)| (path.to_owned(), id.to_owned(), text.to_owned())));
    }
}
