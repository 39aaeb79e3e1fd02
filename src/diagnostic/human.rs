use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use super::place::Place;
use super::{Diagnostic, Severity};

/// Most columns of a line of text that are shown. It does not depend on the terminal, so that reports can be compared.
const WIDTH: usize = 120;

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
            let excerpt = place.excerpt();
            let snippet = Snippet::source(excerpt.text)
                .line_start(place.line as usize)
                .annotation(AnnotationKind::Primary.span(excerpt.span));
            if excerpt.cut_before {
                // columns of the excerpt are not those of the source
                let origin = Origin::path(path).line(place.line as usize).char_column(place.column);
                title.element(origin).element(snippet)
            } else {
                title.element(snippet.path(path))
            }
        }
    };
    if let Some(hint) = &diagnostic.hint {
        group = group.element(Level::HELP.message(hint.as_str()));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).term_width(WIDTH).render(&[group]) + "\n\n"
}
