use serde::Serialize;

use super::Diagnostic;
use super::place::Place;

#[derive(Serialize)]
struct Object<'a> {
    path: &'a str,
    line: Option<u32>,
    column: Option<usize>,
    #[serde(flatten)]
    diagnostic: &'a Diagnostic,
}

/// One JSON object with the fields of [`Diagnostic`], the path, and line and column where there is a place.
pub(super) fn render(path: &str, diagnostic: &Diagnostic, place: Option<&Place<'_>>) -> String {
    let line = place.map(|place| place.line);
    let column = place.map(|place| place.column);
    let object = Object { path, line, column, diagnostic };
    serde_json::to_string(&object).expect("text and numbers can be written as JSON") + "\n"
}
