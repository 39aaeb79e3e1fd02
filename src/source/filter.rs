use std::path::{Component, Path};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::kind::{Kind, kind};
use super::skipped::Reason;

/// Which of the files in folders and archives are read.
///
/// Globs are those of gitignore files, matched against the path below the input that was given, where an archive counts
/// as a folder: `*.txt` matches in every folder, `2024/*.txt` below the input only, `drafts/` a folder with all in it,
/// and a `!` in front takes back what a glob before it matched.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    include: Option<Gitignore>,
    exclude: Option<Gitignore>,
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
        Ok(Self { include: globs(include)?, exclude: globs(exclude)? })
    }

    /// Whether an `exclude` glob matches the path or a folder above it.
    pub(super) fn excludes(&self, relative: &Path) -> bool {
        self.exclude.as_ref().is_some_and(|globs| is_below(globs, relative))
    }

    /// What a file that was found at `relative` below an input is read as, or why it is left out.
    ///
    /// An `include` glob that matches the file itself makes text of it whatever its extension; one that matches a
    /// folder above it does not.
    pub(super) fn sort(&self, relative: &Path) -> Result<Kind, Reason> {
        if relative.components().any(is_hidden) {
            return Err(Reason::Hidden);
        }
        if self.excludes(relative) {
            return Err(Reason::Excluded);
        }
        let kind = kind(relative);
        let Some(include) = &self.include else {
            let kind = kind.ok_or(Reason::NotText)?;
            return if is_read_me(relative) { Err(Reason::ReadMe) } else { Ok(kind) };
        };
        match kind {
            Some(Kind::Archive(..)) => kind.ok_or(Reason::NotText),
            _ if include.matched(relative, false).is_ignore() => Ok(kind.unwrap_or(Kind::Text)),
            Some(kind) if is_below(include, relative) => Ok(kind),
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

fn is_below(globs: &Gitignore, relative: &Path) -> bool {
    // the crate takes paths with a root for a mistake of the program
    !relative.has_root() && globs.matched_path_or_any_parents(relative, false).is_ignore()
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
            ("a/b.pdf", Err(Reason::NotText)),
            ("a/README.md", Err(Reason::ReadMe)),
            ("a/.b/c.txt", Err(Reason::Hidden)),
            ("__MACOSX/a.txt", Err(Reason::Hidden)),
        ];
        for (path, wanted) in cases {
            assert_eq!(all.sort(Path::new(path)), wanted, "{path}");
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
            assert_eq!(some.sort(Path::new(path)), wanted, "{path}");
        }
        assert!(matches!(some.sort(Path::new("2023.zip")), Ok(Kind::Archive(..))));
    }

    #[test]
    fn a_wrong_glob_is_named() {
        let error = Filter::new(&[], &["a{b".to_owned()]).unwrap_err();
        assert!(error.to_string().starts_with("`a{b` is not a glob: "), "{error}");
    }
}
