use std::fmt;
use std::io::{self, BufWriter, Write};

use flate2::write::GzEncoder;
use tempfile::NamedTempFile;

use crate::output::Format;

/// How outputs are compressed. The bytes depend on nothing but what is written: no time, no name, no threads.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Compression {
    /// Not at all.
    #[default]
    None,
    /// gzip, RFC 1952.
    Gzip,
    /// Zstandard, RFC 8878.
    Zstd,
}

impl Compression {
    /// What is put after the extension of a format, with its full stop.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Gzip => ".gz",
            Self::Zstd => ".zst",
        }
    }

    /// How the files of a format are compressed: those that programs open as they are, not at all.
    pub(super) fn of(self, format: Format) -> Self {
        if format.is_compressible() { self } else { Self::None }
    }

    pub(super) fn encoder(self, file: BufWriter<NamedTempFile>) -> io::Result<Encoder> {
        Ok(match self {
            Self::None => Encoder::None(file),
            Self::Gzip => Encoder::Gzip(Box::new(GzEncoder::new(file, flate2::Compression::default()))),
            Self::Zstd => Encoder::Zstd(Box::new(zstd::Encoder::new(file, zstd::DEFAULT_COMPRESSION_LEVEL)?)),
        })
    }
}

/// A file that is compressed as it is written.
pub(super) enum Encoder {
    None(BufWriter<NamedTempFile>),
    Gzip(Box<GzEncoder<BufWriter<NamedTempFile>>>),
    Zstd(Box<zstd::Encoder<'static, BufWriter<NamedTempFile>>>),
}

impl Encoder {
    /// Writes what is still to be written and gives back the file.
    pub(super) fn finish(self) -> io::Result<NamedTempFile> {
        let file = match self {
            Self::None(file) => file,
            Self::Gzip(encoder) => encoder.finish()?,
            Self::Zstd(encoder) => encoder.finish()?,
        };
        file.into_inner().map_err(io::IntoInnerError::into_error)
    }
}

impl Write for Encoder {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        match self {
            Self::None(file) => file.write(buffer),
            Self::Gzip(encoder) => encoder.write(buffer),
            Self::Zstd(encoder) => encoder.write(buffer),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::None(file) => file.flush(),
            Self::Gzip(encoder) => encoder.flush(),
            Self::Zstd(encoder) => encoder.flush(),
        }
    }
}

impl fmt::Debug for Encoder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None(_) => "None",
            Self::Gzip(_) => "Gzip",
            Self::Zstd(_) => "Zstd",
        })
    }
}
