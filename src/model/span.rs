use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where a record stands in its source.
///
/// Byte offsets count from the start of the decoded text as UTF-8, without a byte-order mark and with the line
/// endings of the source; they lie on character boundaries. A record that a page break or a footnote interrupts spans
/// from its first to its last byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct SourceSpan {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
    /// Line of the first byte, counted from 1 as editors and `grep -n` count: a form feed begins no line.
    #[schemars(range(min = 1))]
    pub start_line: u32,
    /// Line of the last byte, counted from 1.
    #[schemars(range(min = 1))]
    pub end_line: u32,
}
