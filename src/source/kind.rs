use std::path::Path;

use serde::{Deserialize, Serialize};

/// Extensions by which a file in a folder or an archive is known as text. A file that is named on the command line is
/// read whatever its extension.
pub const TEXT_EXTENSIONS: &[&str] = &["txt", "text", "md", "markdown", "asc"];

/// Extensions of the archives that are opened.
pub const ARCHIVE_EXTENSIONS: &[&str] = &["zip", "tar", "tar.gz", "tgz", "tar.zst", "tzst"];

/// What a file is, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    /// One text, compressed.
    Compressed(Codec),
    /// Many files.
    Archive(Container, Codec),
}

/// How the members of an archive are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Container {
    Zip,
    Tar,
}

/// How a file as a whole is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Codec {
    None,
    Gzip,
    Zstd,
}

/// What a file that was found is; `None` if it is nothing that is read.
pub(super) fn kind(path: &Path) -> Option<Kind> {
    match by_extension(path)? {
        (Kind::Compressed(codec), stem) => {
            matches!(by_extension(stem), Some((Kind::Text, _))).then_some(Kind::Compressed(codec))
        }
        (kind, _) => Some(kind),
    }
}

/// What a file that was named is: where its name does not say, text.
pub(super) fn kind_of_named(path: &Path) -> Kind {
    by_extension(path).map_or(Kind::Text, |(kind, _)| kind)
}

/// The path without the extensions that say what kind it is.
pub(super) fn stem(path: &Path) -> &Path {
    match by_extension(path) {
        Some((Kind::Archive(..), stem)) => stem,
        Some((Kind::Compressed(_), stem)) => cut(stem).0,
        _ => cut(path).0,
    }
}

fn by_extension(path: &Path) -> Option<(Kind, &Path)> {
    let (stem, extension) = cut(path);
    let codec = match &*extension?.to_ascii_lowercase() {
        "zip" => return Some((Kind::Archive(Container::Zip, Codec::None), stem)),
        "tar" => return Some((Kind::Archive(Container::Tar, Codec::None), stem)),
        "tgz" => return Some((Kind::Archive(Container::Tar, Codec::Gzip), stem)),
        "tzst" => return Some((Kind::Archive(Container::Tar, Codec::Zstd), stem)),
        "gz" => Codec::Gzip,
        "zst" => Codec::Zstd,
        text if TEXT_EXTENSIONS.contains(&text) => return Some((Kind::Text, stem)),
        _ => return None,
    };
    match cut(stem) {
        (inner, Some(extension)) if extension.eq_ignore_ascii_case("tar") => {
            Some((Kind::Archive(Container::Tar, codec), inner))
        }
        _ => Some((Kind::Compressed(codec), stem)),
    }
}

/// A path without its last extension, and that extension.
fn cut(path: &Path) -> (&Path, Option<&str>) {
    let Some(extension) = path.extension().and_then(|extension| extension.to_str()) else { return (path, None) };
    let whole = path.as_os_str().to_str();
    match whole.and_then(|whole| whole.trim_end_matches('/').strip_suffix(extension)?.strip_suffix('.')) {
        Some(stem) => (Path::new(stem), Some(extension)),
        None => (path, Some(extension)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_a_file_is() {
        let cases = [
            ("a.txt", Some(Kind::Text), "a"),
            ("d.d/a.MD", Some(Kind::Text), "d.d/a"),
            ("a.txt.gz", Some(Kind::Compressed(Codec::Gzip)), "a"),
            ("a.txt.zst", Some(Kind::Compressed(Codec::Zstd)), "a"),
            ("a.csv.gz", None, "a"),
            ("a.zip", Some(Kind::Archive(Container::Zip, Codec::None)), "a"),
            ("d/a.tar.gz", Some(Kind::Archive(Container::Tar, Codec::Gzip)), "d/a"),
            ("a.2024.tgz", Some(Kind::Archive(Container::Tar, Codec::Gzip)), "a.2024"),
            ("a.tar.zst", Some(Kind::Archive(Container::Tar, Codec::Zstd)), "a"),
            ("a.docx", None, "a"),
            ("a", None, "a"),
            (".txt", None, ".txt"),
        ];
        for (name, wanted, without) in cases {
            assert_eq!((kind(Path::new(name)), stem(Path::new(name))), (wanted, Path::new(without)), "{name}");
        }
        assert_eq!(kind_of_named(Path::new("a.gz")), Kind::Compressed(Codec::Gzip));
        assert_eq!(kind_of_named(Path::new("a.docx")), Kind::Text);
    }

    #[test]
    fn every_extension_of_an_archive_is_known() {
        for extension in ARCHIVE_EXTENSIONS {
            assert!(matches!(kind(Path::new(&format!("a.{extension}"))), Some(Kind::Archive(..))));
        }
    }
}
