//! The tables of divisions in the source, whose columns the flow does not keep.

use crate::model::Ballot;
use crate::parse::division::{Row, heads, row};
use crate::resolve::reading::Reading;
use crate::text::{LineKind, Span};

/// A table of who voted how.
#[derive(Debug, Default)]
pub(in crate::resolve) struct Division<'t> {
    /// The voters with their side, as the rows name them.
    pub(in crate::resolve) named: Vec<(&'t str, Ballot)>,
    /// The counts that the heads or the totals tell.
    pub(in crate::resolve) counts: Vec<(u32, Ballot)>,
    /// Offset in the source behind its last row.
    pub(in crate::resolve) end: usize,
}

/// Most lines of a table.
const LONGEST: usize = 120;

/// The division whose heads stand in the line of the source that holds the start of `span`; at least two have to have
/// voted by name.
pub(in crate::resolve) fn division_at<'t>(reading: &Reading<'t>, span: Span) -> Option<Division<'t>> {
    let layout = reading.layout;
    let first = layout.line_at(layout.flow.source_span(span).start);
    let line = layout.lines.get(first).filter(|line| line.parted)?;
    let heads = heads(reading.words, layout.slice(Span::new(line.start, line.end)))?;
    let mut found = Division { end: line.end, ..Division::default() };
    found.counts.extend(heads.iter().filter_map(|head| Some((head.count?, head.side))));
    let below = layout.lines[first + 1..].iter().take(LONGEST);
    let mut after_rule = false;
    for line in below.filter(|line| matches!(line.kind, LineKind::Text | LineKind::Rule)) {
        if !line.text(layout.source).contains(char::is_alphanumeric) {
            after_rule = true;
            continue;
        }
        // the head of the next page stands below its edge
        let page_head = std::mem::take(&mut after_rule);
        match row(&heads, layout.slice(Span::new(line.start, line.end))) {
            Some(Row::Voters(voters)) => found.named.extend(voters),
            Some(Row::Totals(totals)) => {
                found.counts = totals;
                found.end = line.end;
                break;
            }
            None if page_head => continue,
            None => break,
        }
        found.end = line.end;
    }
    (found.named.len() >= 2).then_some(found)
}
