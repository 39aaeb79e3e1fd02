//! How far a decision or task goes: the list, table or quotation that its colon announces.

use crate::grammar::Class;
use crate::resolve::reading::Reading;
use crate::resolve::statement::Statement;
use crate::text::Span;
use crate::text::block::has_columns;

/// A decision that ends in a colon takes in the list after it; where each entry is settled by itself, the entries are
/// weighed by themselves.
pub(in crate::resolve) fn extend_over_list(
    reading: &Reading<'_>,
    statements: &[Statement],
    span: &mut Span,
    end: &mut usize,
) {
    let text = reading.text(*span).trim_end();
    let after = After { reading, statements, last: statements[*end - 1], from: *end };
    let reached = after.end(text);
    if reached > *end {
        *span = span.to(statements[reached - 1].span);
        *end = reached;
    }
}

/// The statements after the last one of a record.
struct After<'r> {
    reading: &'r Reading<'r>,
    statements: &'r [Statement],
    /// The last statement of the record.
    last: Statement,
    /// Position of the statement after it.
    from: usize,
}

impl<'r> After<'r> {
    /// Position after the last statement that belongs to a record of the words `text`.
    fn end(&self, text: &str) -> usize {
        let opens = text.ends_with(':') || text.ends_with(": -") || text.ends_with(":-");
        let announces = opens && self.last.last;
        if announces && self.is_quotation() {
            return self.quotation_end();
        }
        if !self.last.last || (!opens && self.is_sibling()) {
            return self.from;
        }
        if announces {
            let table = self.table_end();
            if table > self.from {
                return table;
            }
            let lines = self.lines_end();
            if lines > self.from {
                return lines;
            }
        }
        let runs_on = self.is_run_on() && !text.ends_with(['.', ';', '!', '?']);
        if opens || runs_on { self.entries_end() } else { self.from }
    }

    fn next(&self) -> Option<&'r Statement> {
        self.statements.get(self.from)
    }

    /// "… and resolved:" and the resolution in quotation marks, or beginning with "That".
    fn is_quotation(&self) -> bool {
        self.next().is_some_and(|next| {
            let text = self.reading.text(next.span);
            let heads = ["That ", "THAT ", "RESOLVED", "Resolved"];
            text.starts_with(['“', '"', '‘']) || heads.iter().any(|head| text.starts_with(head))
        })
    }

    fn quotation_end(&self) -> usize {
        let block = self
            .next()
            .filter(|next| next.item == self.last.item && next.block == self.last.block + 1 && !next.entry)
            .map(|next| next.block);
        self.from + self.statements[self.from..].iter().take_while(|next| Some(next.block) == block).count()
    }

    /// The entries of one list do not belong to each other.
    fn is_sibling(&self) -> bool {
        let indent = |statement: &Statement| self.reading.layout.blocks[statement.block].indent;
        self.last.entry && self.next().is_some_and(|next| next.entry && indent(next) <= indent(&self.last))
    }

    /// Whether the entries after it go on with its sentence, and are no address of a page.
    fn is_run_on(&self) -> bool {
        self.next().is_some_and(|next| {
            let text = self.reading.text(next.span);
            next.entry
                && next.item == self.last.item
                && next.block == self.last.block + 1
                && text.starts_with(char::is_lowercase)
                && !["http://", "https://", "www."].iter().any(|head| text.starts_with(head))
        })
    }

    fn table_end(&self) -> usize {
        let mut end = self.from;
        let outer = &self.reading.layout.blocks[self.last.block];
        while let Some(next) = self.statements.get(end).filter(|next| next.item == self.last.item) {
            let block = &self.reading.layout.blocks[next.block];
            if next.entry && !has_columns(self.reading.layout.slice(block.span)) && block.indent <= outer.indent + 2 {
                break;
            }
            let inside = end > self.from && self.statements[end - 1].block == next.block;
            // looked at once for each block: a table may be one
            let columns = || has_columns(self.reading.layout.slice(block.span)) || block.indent > outer.indent + 2;
            let short = || !Reading::exceeds(self.reading.text(next.span), 16);
            if !(inside || (block.blank_before <= 1 && short() && columns())) {
                break;
            }
            end += 1;
        }
        end
    }

    /// "It was agreed to invite the following people:" over names in lines of their own, which no sign sets apart.
    fn lines_end(&self) -> usize {
        const FEWEST: usize = 2;
        const WORDS: usize = 10;
        const ROW: usize = 24;
        // "Elm Ltd, lamps for April and May, cheque no. 101  £40.00"
        let row = |text: &str| {
            let text = text.trim_end();
            text.ends_with(|last: char| last.is_ascii_digit())
                && text.contains(['£', '$', '€', '.'])
                && !Reading::exceeds(text, ROW)
        };
        let glued = |next: &&Statement| self.reading.layout.blocks[next.block].blank_before == 0;
        // lines right below the lead-in end with the paragraph
        let close = self.next().is_some_and(|next| glued(&next));
        let lone = |next: &&Statement| {
            let block = &self.reading.layout.blocks[next.block];
            !next.entry
                && next.item == self.last.item
                && next.last
                && (block.line_count() == 1 || self.reading.layout.slice(block.span).lines().all(row))
                && (block.line_count() > 1
                    || row(self.reading.text(next.span))
                    || !Reading::exceeds(self.reading.text(next.span), WORDS)
                        && !self.reading.has(block.flow, Class::FiniteVerb))
                && !self.reading.text(next.span).ends_with(':')
                && (glued(next) || !close)
        };
        let count = self.statements[self.from..].iter().take_while(lone).count();
        if count < FEWEST { self.from } else { self.from + count }
    }

    /// Whether a footnote stands right before a block.
    fn is_after_note(&self, block: usize) -> bool {
        block.checked_sub(1).is_some_and(|before| self.reading.layout.blocks[before].note)
    }

    fn entries_end(&self) -> usize {
        let mut end = self.from;
        while let Some(next) = self.statements.get(end).filter(|next| next.entry && next.item == self.last.item) {
            let inside = self.statements[end - 1].block == next.block;
            let block = &self.reading.layout.blocks[next.block];
            if !inside && block.blank_before > 1 && !block.page_before && !self.is_after_note(next.block) {
                break;
            }
            end += 1;
        }
        end
    }
}

#[cfg(test)]
mod tests {
    use crate::resolve::decisions::trial::decided;

    #[test]
    fn rows_of_payments_belong_to_their_approval_up_to_the_next_paragraph() {
        let rows = "Elm Ltd, lamps and wires for April and May for the hall, cheque no. 101 £40.00\nMrs Moss, salary £450.00\nTOTAL £490.00";
        let text = format!("The following payments were approved:\n{rows}\n\nThe hall is cold\nThe gate is open");
        let found: Vec<String> = decided(&text).into_iter().map(|one| one.text).collect();
        assert_eq!(found, [format!("The following payments were approved:\n{rows}").replace("40.00\n", "40.00 ")]);
    }
}
