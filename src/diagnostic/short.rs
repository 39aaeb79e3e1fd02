use super::Diagnostic;
use super::place::Place;

/// One line: `path:line:column: severity[code]: message`; without a place, `path: …`.
pub(super) fn render(path: &str, diagnostic: &Diagnostic, place: Option<&Place<'_>>) -> String {
    let Diagnostic { code, severity, message, .. } = diagnostic;
    let place = place.map(|place| format!(":{}:{}", place.line, place.column)).unwrap_or_default();
    // what is quoted from a document must not reach the terminal as a command or break the line
    let line = format!("{path}{place}: {severity}[{code}]: {message}");
    line.replace(char::is_control, "\u{FFFD}") + "\n"
}
