use std::io;
use std::path::{Component, Path};

use super::spill::Table;
use super::{TEXT_EXTENSIONS, fingerprint, kind};

/// Longest identifier in bytes that is made from a path; with an extension it fits every file system.
const LONGEST: usize = 160;

/// Number of hexadecimal digits of a fingerprint in an identifier.
const DIGITS: usize = 12;

/// The identifier of text that has no path.
pub(super) fn of_fingerprint(sha256: &str) -> String {
    sha256[..DIGITS].to_owned()
}

/// A path below its input as an identifier: without the extension of its kind, `--` between the parts, `-` for every character that
/// is not a letter, a digit, `.`, `-` or `_`.
pub(super) fn slug(relative: &Path) -> String {
    let parts = kind::stem(relative).components().filter_map(|component| match component {
        Component::Normal(part) => Some(part.to_string_lossy()),
        _ => None,
    });
    let mut slug = String::new();
    for part in parts {
        if !slug.is_empty() {
            slug.push_str("--");
        }
        // a leading dot would hide the output
        slug.extend(part.chars().enumerate().map(|(at, c)| match c {
            '.' if at == 0 => '-',
            '.' | '-' | '_' => c,
            _ if c.is_alphanumeric() => c,
            _ => '-',
        }));
    }
    if slug.is_empty() { "document".to_owned() } else { slug }
}

/// Which of several files whose identifiers would be equal has it, the least of all: by the order of the extensions,
/// those that are compressed after all others, and names that are not altered before those that are.
pub(super) fn rank(relative: &Path) -> u64 {
    let extension = |path: &Path| path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    let place = |path: &Path| {
        let extension = extension(path).unwrap_or_default();
        TEXT_EXTENSIONS.iter().position(|known| *known == extension)
    };
    let others = TEXT_EXTENSIONS.len();
    let order = place(relative).unwrap_or_else(|| {
        let packed = relative.file_stem().and_then(|stem| place(Path::new(stem)));
        packed.map_or(2 * others, |place| others + place)
    });
    let altered = |c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '/'));
    2 * order as u64 + u64::from(kind::stem(relative).to_string_lossy().contains(altered))
}

/// How often each identifier of a run was given, to make them unique. Of those that are equal (on a file system that
/// ignores case too), one of the least [rank](rank) stays as it is, so that a file that comes later changes no other's
/// identifier; the others, and those that are too long, get a short fingerprint of their path. They do not depend on the
/// order of the inputs.
#[derive(Debug, Default)]
pub(super) struct Uses(Table);

impl Uses {
    /// Counts an identifier.
    pub(super) fn count(&mut self, id: &str, rank: u64) -> io::Result<()> {
        match self.0.insert(key(id), [1, rank])? {
            Some([uses, best]) if best == rank => self.0.insert(key(id), [uses + 1, rank]).map(drop),
            Some(better) if better[1] < rank => self.0.insert(key(id), better).map(drop),
            _ => Ok(()),
        }
    }

    /// How many have the identifier and the least rank of all that have it, and that rank.
    pub(super) fn first(&mut self, id: &str) -> io::Result<Option<[u64; 2]>> {
        self.0.get(key(id))
    }

    /// Makes an identifier unique when all are counted.
    pub(super) fn make_unique(&mut self, id: &mut String, rank: u64, path: &str) -> io::Result<()> {
        if id.len() > LONGEST || self.first(id)?.is_some_and(|first| first != [1, rank]) {
            tell_apart(id, path);
        }
        Ok(())
    }
}

fn key(id: &str) -> [u8; 8] {
    fingerprint::short(id.to_lowercase().as_bytes())
}

fn tell_apart(id: &mut String, path: &str) {
    id.truncate(id.floor_char_boundary(LONGEST));
    id.push('-');
    id.push_str(&fingerprint::of(path.as_bytes())[..DIGITS]);
}

/// The identifiers that are taken, for documents that are met one by one.
#[derive(Debug, Default)]
pub(super) struct Names(Table);

impl Names {
    /// Takes an identifier; false if it is taken, or if that cannot be told.
    pub(super) fn take(&mut self, id: &str) -> bool {
        self.0.insert(key(id), [0; 2]).is_ok_and(|before| before.is_none())
    }

    /// Takes the identifier, or with a fingerprint of the path if it is taken or too long.
    pub(super) fn unique(&mut self, mut id: String, path: &str) -> String {
        if id.len() > LONGEST || !self.take(&id) {
            tell_apart(&mut id, path);
            self.take(&id);
        }
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_safe_file_names() {
        let cases = [
            ("2011-03-17.txt", "2011-03-17"),
            ("2024.tar.gz", "2024"),
            ("may.txt.gz", "may"),
            ("a.b/c", "a.b--c"),
            ("parish/2024/may 3.txt", "parish--2024--may-3"),
            ("Zoë's (draft).v2.md", "Zoë-s--draft-.v2"),
            (".hidden.txt", "-hidden"),
            ("", "document"),
        ];
        for (path, id) in cases {
            assert_eq!(slug(Path::new(path)), id);
        }
    }

    #[test]
    fn only_collisions_get_a_fingerprint() {
        let long = "x".repeat(300);
        let mut ids = ["a--b", "A--B", "c", &long].map(str::to_owned);
        let paths = ["in/a/b.txt", "in/A--B.txt", "in/c.txt", "in/x.txt"];
        let mut uses = Uses::default();
        for id in &ids {
            uses.count(id, 0).unwrap();
        }
        ids.iter_mut().zip(paths).for_each(|(id, path)| uses.make_unique(id, 0, path).unwrap());
        assert!(ids[0].starts_with("a--b-") && ids[1].starts_with("A--B-") && ids[0][5..] != ids[1][5..]);
        assert_eq!(ids[2], "c");
        assert!(ids[3].len() < 200);
    }

    #[test]
    fn the_first_extension_keeps_its_identifier() {
        let paths = ["may.md", "may.txt", "May!.txt", "may.text.gz", "may.doc", "may.MARKDOWN"];
        let mut uses = Uses::default();
        let id = "may".to_owned();
        for path in paths {
            uses.count(&id, rank(Path::new(path))).unwrap();
        }
        let ids = paths.map(|path| {
            let mut id = id.clone();
            uses.make_unique(&mut id, rank(Path::new(path)), path).unwrap();
            id
        });
        assert_eq!(ids.iter().filter(|id| *id == "may").count(), 1, "{ids:?}");
        assert_eq!(ids[1], "may");
        let mut ranks = paths.map(|path| (rank(Path::new(path)), path));
        ranks.sort_unstable();
        let order = ["may.txt", "May!.txt", "may.md", "may.MARKDOWN", "may.text.gz", "may.doc"];
        assert_eq!(ranks.map(|(_, path)| path), order);
    }

    #[test]
    fn the_later_of_two_gets_a_fingerprint() {
        let mut names = Names::default();
        assert_eq!(names.unique("a".to_owned(), "x/a.txt"), "a");
        let second = names.unique("A".to_owned(), "y.zip!A.txt");
        assert!(second.starts_with("A-") && second.len() == 2 + DIGITS, "{second}");
    }
}
