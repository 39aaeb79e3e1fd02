use std::fs;
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::source::fingerprint;

/// A file of the release, as it is told of in catalogues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct File {
    /// Below the folder of the release.
    pub(super) path: String,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) format: FileFormat,
    /// What says what may stand in it: a path in the release, or the address of a standard.
    pub(super) schema: Option<&'static str>,
    pub(super) bytes: u64,
    /// Lower-case hexadecimal.
    pub(super) sha256: String,
}

/// What is in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileFormat {
    Csv,
    Json,
    JsonLines,
    /// Own XML documents in a zip archive.
    PackedXml,
    /// Akoma Ntoso documents in a zip archive.
    PackedAkn,
}

impl FileFormat {
    /// IANA media type.
    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv",
            Self::Json => "application/json",
            Self::JsonLines => "application/x-ndjson",
            Self::PackedXml | Self::PackedAkn => "application/zip",
        }
    }

    /// Code of the EU authority table "file type".
    pub(super) fn file_type(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Json => "JSON",
            Self::JsonLines => "NDJSON",
            Self::PackedXml | Self::PackedAkn => "XML",
        }
    }

    /// The word that people know.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Json => "JSON",
            Self::JsonLines => "NDJSON",
            Self::PackedXml | Self::PackedAkn => "ZIP",
        }
    }

    /// Whether it is an archive of documents.
    pub(super) fn is_packed(self) -> bool {
        matches!(self, Self::PackedXml | Self::PackedAkn)
    }
}

/// Length and SHA-256 of a file.
pub(super) fn measure(path: &Path) -> io::Result<(u64, String)> {
    let (mut file, mut digest, mut bytes) = (fs::File::open(path)?, Sha256::new(), 0);
    let mut buffer = vec![0; 64 << 10];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            break;
        }
        digest.update(&buffer[..read]);
        bytes += read as u64;
    }
    Ok((bytes, fingerprint::hexadecimal(&digest.finalize())))
}
