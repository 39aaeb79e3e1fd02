//! What grows with the number of documents, in memory while it is little and in temporary files when it is much, so that
//! a run over millions takes no more memory than one over thousands.
//!
//! Where there is no room for temporary files, it stays in memory.

mod list;
mod table;

pub(crate) use list::List;
pub(crate) use table::Table;
