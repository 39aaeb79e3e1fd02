use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use super::place::Place;
use super::{Diagnostic, Severity};

/// The diagnostic with the line on which it is and a mark under the place.
pub(super) fn render(path: &str, diagnostic: &Diagnostic, place: Option<&Place<'_>>, colour: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Note => Level::NOTE,
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    };
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code.id());
    let mut group = match place {
        None => title.element(Origin::path(path)),
        Some(place) => {
            let (line, range) = place.excerpt();
            // the line may be cut at its start, so that its columns are not those of the source
            let origin = Origin::path(path).line(place.line as usize).char_column(place.column);
            let snippet = Snippet::source(line).line_start(place.line as usize);
            title.element(origin).element(snippet.annotation(AnnotationKind::Primary.span(range)))
        }
    };
    if let Some(hint) = &diagnostic.hint {
        group = group.element(Level::HELP.message(hint.as_str()));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).term_width(300).render(&[group]) + "\n\n"
}
