//! The body by the picture over its minutes: a letterhead says whose they are.

use crate::parse::offset_in;
use crate::resolve::reading::Reading;
use crate::text::Span;

use super::name::{ends_collective, is_generic, organisation};

/// Lines at the start in which a letterhead stands.
const LINES: usize = 3;

/// `![Elm Water District](logo.png)` over "Special Board Meeting": where the name of the picture stands in the source,
/// where the body that was found may be that of anybody.
pub(super) fn logo(reading: &Reading<'_>, written: &str, body: Option<&str>) -> Option<Span> {
    if !written.trim_start().starts_with("![") || body.is_some_and(|body| !is_generic(reading, body)) {
        return None;
    }
    let line = written.lines().take(LINES).find_map(|line| line.trim().strip_prefix("!["))?;
    let (name, _) = line.split_once("](")?;
    let name = ["Logo of the ", "Logo of ", "logo of the ", "logo of "]
        .iter()
        .find_map(|head| name.strip_prefix(head))
        .unwrap_or(name);
    let name = [" Logo", " logo", " LOGO"].iter().find_map(|tail| name.strip_suffix(tail)).unwrap_or(name).trim();
    let named = organisation(reading, name) || ends_collective(reading, name);
    let start = offset_in(written, name);
    (name.contains(' ') && name.starts_with(char::is_uppercase) && named && !is_generic(reading, name))
        .then(|| Span::new(start, start + name.len()))
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn letterheads_name_the_body() {
        let body = |head: &str| {
            let text = format!("{head}\n\n## Special Board Meeting\n### May 12, 2019\n\n## ROADS\n\nThey are bad.\n");
            convert(&text).meeting.body
        };
        assert_eq!(body("![Elm Water District](https://elm.example/logo)").as_deref(), Some("Elm Water District"));
        assert_eq!(body("![Logo of Elm Club](logo.png)").as_deref(), Some("Elm Club"));
        assert_eq!(body("![A view of the river](view.png)").as_deref(), Some("Board"));
        assert_eq!(body("![W3C Logo](logo.png)\n\n# Elm Working Group").as_deref(), Some("Elm Working Group Board"));
    }
}
