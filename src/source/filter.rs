use std::path::{Component, Path, PathBuf};

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::kind::{Kind, kind};
use super::skipped::Reason;

/// Which of the files in folders and archives are read.
///
/// Globs are those of gitignore files, matched against the path below the input that was given, where an archive counts
/// as a folder, and against the path within each archive that a file lies in: `*.txt` matches in every folder, `2024/*.txt` below the input only, `drafts/` a folder with all in it,
/// and a `!` in front takes back what a glob before it matched.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    include: Option<Gitignore>,
    exclude: Option<Gitignore>,
    /// Folders that are not looked into, by their whole paths.
    aside: Vec<PathBuf>,
}

/// A glob that means nothing.
#[derive(Debug, thiserror::Error)]
#[error("`{glob}` is not a glob: {source}")]
pub struct BadGlob {
    /// As it was given.
    pub glob: String,
    /// Why.
    pub source: ignore::Error,
}

impl Filter {
    /// A filter that lets through what matches one of `include`, or everything if there is none, and none of `exclude`.
    ///
    /// # Errors
    ///
    /// The first of the globs that is none.
    pub fn new(include: &[String], exclude: &[String]) -> Result<Self, BadGlob> {
        Ok(Self { include: globs(include)?, exclude: globs(exclude)?, aside: Vec::new() })
    }

    /// The same, but nothing is read of these folders where they lie in one that is given: what is written there is no
    /// source.
    #[must_use]
    pub fn beside(mut self, folders: &[&Path]) -> Self {
        self.aside = folders.iter().filter_map(|folder| folder.canonicalize().ok()).collect();
        self
    }

    /// Whether nothing is read of a folder.
    pub(super) fn is_aside(&self, folder: &Path) -> bool {
        !self.aside.is_empty() && folder.canonicalize().is_ok_and(|folder| self.aside.contains(&folder))
    }

    /// Whether an `exclude` glob matches one of the paths of a file, or a folder above it.
    pub(super) fn excludes(&self, paths: &[impl AsRef<Path>]) -> bool {
        self.exclude.as_ref().is_some_and(|globs| is_below(globs, paths))
    }

    /// What a file is read as, or why it is left out. Of its `paths`, the first is that below the input, the others are
    /// those within the archives that it lies in.
    ///
    /// An `include` glob that matches the file itself makes text of it whatever its extension; one that matches a
    /// folder above it does not.
    pub(super) fn sort(&self, paths: &[impl AsRef<Path>]) -> Result<Kind, Reason> {
        let Some(relative) = paths.first().map(AsRef::as_ref) else { return Err(Reason::Extension) };
        if relative.components().any(is_hidden) {
            return Err(Reason::Hidden);
        }
        if self.excludes(paths) {
            return Err(Reason::Excluded);
        }
        let kind = kind(relative);
        let Some(include) = &self.include else {
            let kind = kind.ok_or(Reason::Extension)?;
            return if is_read_me(relative) { Err(Reason::ReadMe) } else { Ok(kind) };
        };
        match kind {
            Some(kind @ Kind::Archive(..)) => Ok(kind),
            _ if is_any(paths, |path| include.matched(path, false)) => Ok(kind.unwrap_or(Kind::Text)),
            Some(kind) if is_below(include, paths) => Ok(kind),
            _ => Err(Reason::Excluded),
        }
    }
}

fn globs(globs: &[String]) -> Result<Option<Gitignore>, BadGlob> {
    if globs.is_empty() {
        return Ok(None);
    }
    let bad = |glob: &str, source| BadGlob { glob: glob.to_owned(), source };
    let mut builder = GitignoreBuilder::new("");
    for glob in globs {
        builder.add_line(None, glob).map_err(|error| bad(glob, error))?;
    }
    builder.build().map(Some).map_err(|error| bad(&globs.join(" "), error))
}

fn is_below(globs: &Gitignore, paths: &[impl AsRef<Path>]) -> bool {
    is_any(paths, |path| globs.matched_path_or_any_parents(path, false))
}

/// Whether one of the paths matches, and none is taken back.
fn is_any<T>(paths: &[impl AsRef<Path>], matched: impl Fn(&Path) -> Match<T>) -> bool {
    // the crate takes paths with a root for a mistake of the program
    let matches = || paths.iter().map(AsRef::as_ref).filter(|path| !path.has_root()).map(&matched);
    matches().any(|found| found.is_ignore()) && !matches().any(|found| found.is_whitelist())
}

/// Whether a file tells about the folder that it is in.
fn is_read_me(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case("readme"))
}

/// Whether a part of a path hides what is below it: a full stop in front, or the folder in which macOS keeps the
/// properties of files that it packs.
fn is_hidden(part: Component<'_>) -> bool {
    match part {
        Component::Normal(name) => name.as_encoded_bytes().starts_with(b".") || name == "__MACOSX",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::kind::Codec;

    fn filter(include: &[&str], exclude: &[&str]) -> Filter {
        let owned = |globs: &[&str]| globs.iter().map(|glob| (*glob).to_owned()).collect::<Vec<_>>();
        Filter::new(&owned(include), &owned(exclude)).unwrap()
    }

    #[test]
    fn without_globs_the_extension_decides() {
        let all = filter(&[], &[]);
        let cases = [
            ("a/b.TXT", Ok(Kind::Text)),
            ("a/b.txt.gz", Ok(Kind::Compressed(Codec::Gzip))),
            ("a/b.pdf", Err(Reason::Extension)),
            ("a/README.md", Err(Reason::ReadMe)),
            ("a/.b/c.txt", Err(Reason::Hidden)),
            ("__MACOSX/a.txt", Err(Reason::Hidden)),
        ];
        for (path, wanted) in cases {
            assert_eq!(all.sort(&[path]), wanted, "{path}");
        }
    }

    #[test]
    fn globs_narrow_and_widen() {
        let some = filter(&["2024/*.minutes", "council/"], &["*draft*", "!final-draft.txt"]);
        let cases = [
            ("2024/a.minutes", Ok(Kind::Text)),
            ("2024/b/a.minutes", Err(Reason::Excluded)),
            ("x/council/a.txt", Ok(Kind::Text)),
            ("x/council/a.pdf", Err(Reason::Excluded)),
            ("council/my-draft.txt", Err(Reason::Excluded)),
            ("council/final-draft.txt", Ok(Kind::Text)),
            ("a.txt", Err(Reason::Excluded)),
        ];
        for (path, wanted) in cases {
            assert_eq!(some.sort(&[path]), wanted, "{path}");
        }
        assert!(matches!(some.sort(&["2023.zip"]), Ok(Kind::Archive(..))));
    }

    #[test]
    fn a_member_is_known_by_its_path_within_the_archive_too() {
        let some = filter(&["2024/*"], &["*.md", "!/2024/keep.md", "b.zip/c/"]);
        let cases = [
            (&["a.zip/2024/a.txt", "2024/a.txt"][..], Ok(Kind::Text)),
            (&["a.zip/x/2024/a.txt", "x/2024/a.txt"], Err(Reason::Excluded)),
            (&["x.zip/a.zip/2024/a.txt", "a.zip/2024/a.txt", "2024/a.txt"], Ok(Kind::Text)),
            (&["a.zip/2024/b.md", "2024/b.md"], Err(Reason::Excluded)),
            (&["a.zip/2024/keep.md", "2024/keep.md"], Ok(Kind::Text)),
            (&["b.zip/c/2024/a.txt", "c/2024/a.txt"], Err(Reason::Excluded)),
        ];
        for (paths, wanted) in cases {
            assert_eq!(some.sort(paths), wanted, "{paths:?}");
        }
    }

    #[test]
    fn a_wrong_glob_is_named() {
        let error = Filter::new(&[], &["a{b".to_owned()]).unwrap_err();
        assert!(error.to_string().starts_with("`a{b` is not a glob: "), "{error}");
    }
}
