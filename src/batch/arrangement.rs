use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::str::FromStr;

use super::Compression;
use crate::output::{Format, Layout, site};
use crate::record::TABLES;

/// How documents are put into files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// As each format has it: JSON and XML a file for each document, NDJSON and CSV one set for all.
    #[default]
    Usual,
    /// A file, or a folder of tables, for each document in every format.
    Documents,
    /// One set of files for all documents.
    Single,
    /// A set of files for each so many documents, in the order of the run.
    Shards(NonZeroUsize),
}

/// There is no arrangement of that name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no such layout: it is documents, single or shards:N")]
pub struct UnknownArrangement;

impl FromStr for Arrangement {
    type Err = UnknownArrangement;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "documents" => Ok(Self::Documents),
            "single" => Ok(Self::Single),
            _ => {
                let size = text.strip_prefix("shards:").and_then(|size| size.parse().ok());
                size.map(Self::Shards).ok_or(UnknownArrangement)
            }
        }
    }
}

impl Arrangement {
    /// Whether a format can be arranged so: what has a file for each document by its nature cannot be put together.
    pub fn takes(self, format: Format) -> bool {
        matches!(self, Self::Usual | Self::Documents) || !matches!(format.layout(), Layout::Document | Layout::Site)
    }

    /// Whether each document has a file of its own for a part of the format.
    pub(super) fn is_by_document(self, format: Format, part: usize) -> bool {
        match format.layout() {
            Layout::Document => true,
            Layout::Site => part == site::PAGE,
            Layout::Database => false,
            Layout::Stream | Layout::Tables => self == Self::Documents,
        }
    }

    /// Number of the file that a part of the document at `place` goes to, both counted from 0.
    pub(super) fn shard(self, format: Format, part: usize, place: usize) -> usize {
        match self {
            _ if format.layout() == Layout::Site && part == site::RECORDS => place / site::SHARD,
            _ if matches!(format.layout(), Layout::Site | Layout::Database) => 0,
            Self::Shards(size) => place / size,
            _ => 0,
        }
    }

    /// The file of a document's part, below the output folder.
    pub(super) fn file_of_document(format: Format, id: &str, part: usize, compression: Compression) -> PathBuf {
        let (name, extension, suffix) = (format.name(), format.extension(), compression.suffix());
        match format.layout() {
            Layout::Site => site::page_file(id),
            Layout::Tables => [name, id, &format!("{}.{extension}{suffix}", TABLES[part].name)].iter().collect(),
            _ => [name, &format!("{id}.{extension}{suffix}")].iter().collect(),
        }
    }

    /// The file of a part that documents share, below the output folder.
    pub(super) fn file_of_all(self, format: Format, shard: usize, part: usize, compression: Compression) -> PathBuf {
        let ending = format!("{}{}", format.extension(), compression.suffix());
        let number = format!("{:05}", shard + 1);
        let sharded = matches!(self, Self::Shards(_));
        match format.layout() {
            Layout::Tables => {
                let table = format!("{}.{ending}", TABLES[part].name);
                if sharded {
                    [format.name(), &number, &table].iter().collect()
                } else {
                    [format.name(), &table].iter().collect()
                }
            }
            Layout::Site if part == site::RECORDS => site::records_file(shard),
            Layout::Site => site::index_file(),
            Layout::Database => [format.name(), &format!("archive.{}", format.extension())].iter().collect(),
            _ if sharded => [format.name(), &format!("{number}.{ending}")].iter().collect(),
            _ => PathBuf::from(format!("minutes.{ending}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrangements_have_names() {
        let shards = NonZeroUsize::new(500).map(Arrangement::Shards).ok_or(UnknownArrangement);
        let cases =
            [("documents", Ok(Arrangement::Documents)), ("single", Ok(Arrangement::Single)), ("shards:500", shards)];
        for (name, wanted) in cases {
            assert_eq!(name.parse(), wanted);
        }
        for name in ["", "shards", "shards:0", "shards:-1", "Single"] {
            assert_eq!(name.parse::<Arrangement>(), Err(UnknownArrangement));
        }
    }
}
