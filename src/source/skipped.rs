use std::collections::BTreeSet;
use std::fmt;
use std::ops::AddAssign;

/// Numbers of files and folders that were left out without being looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Skipped {
    /// Hidden: their name or that of a folder above them begins with a full stop.
    pub hidden: usize,
    /// Files with an extension that is not read, or without one.
    pub extension: usize,
    /// What has the name of a text and is no file: devices, pipes, links to folders.
    pub not_text: usize,
    /// Files that tell about the folder, `README` with the extension of a text.
    pub read_me: usize,
    /// Files that the globs leave out.
    pub excluded: usize,
}

/// Why something was left out; first come the reasons that whoever gave the folder may not expect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// [`Skipped::extension`].
    Extension,
    /// [`Skipped::not_text`].
    NotText,
    /// [`Skipped::read_me`].
    ReadMe,
    /// [`Skipped::hidden`].
    Hidden,
    /// [`Skipped::excluded`].
    Excluded,
}

/// What was left out: all of it counted, the first of it named.
///
/// Named are those that come first by reason and path, whatever the order in which they were found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// How many there are of each.
    pub counts: Skipped,
    named: BTreeSet<(Reason, String)>,
}

impl LeftOut {
    /// Most that are named.
    pub const NAMED: usize = 1000;

    /// Reasons and paths, in this order.
    pub fn named(&self) -> impl Iterator<Item = (Reason, &str)> {
        self.named.iter().map(|(reason, path)| (*reason, path.as_str()))
    }

    pub(super) fn add(&mut self, reason: Reason, path: String) {
        self.counts.count(reason);
        self.name(reason, path);
    }

    fn name(&mut self, reason: Reason, path: String) {
        self.named.insert((reason, path));
        if self.named.len() > Self::NAMED {
            self.named.pop_last();
        }
    }
}

impl AddAssign for LeftOut {
    fn add_assign(&mut self, other: Self) {
        self.counts += other.counts;
        other.named.into_iter().for_each(|(reason, path)| self.name(reason, path));
    }
}

impl Skipped {
    /// How many there are in all.
    pub fn total(&self) -> usize {
        self.hidden + self.extension + self.not_text + self.read_me + self.excluded
    }

    fn count(&mut self, reason: Reason) {
        *match reason {
            Reason::Hidden => &mut self.hidden,
            Reason::Extension => &mut self.extension,
            Reason::NotText => &mut self.not_text,
            Reason::ReadMe => &mut self.read_me,
            Reason::Excluded => &mut self.excluded,
        } += 1;
    }

    /// `2 hidden, 3 extension not read`; empty if there are none.
    pub(super) fn reasons(&self) -> String {
        let kinds = [
            (self.hidden, "hidden"),
            (self.extension, "extension not read"),
            (self.not_text, "not text"),
            (self.read_me, "README"),
            (self.excluded, "excluded"),
        ];
        let kinds = kinds.iter().filter(|(count, _)| *count > 0).map(|(count, words)| format!("{count} {words}"));
        kinds.collect::<Vec<_>>().join(", ")
    }
}

impl AddAssign for Skipped {
    fn add_assign(&mut self, other: Self) {
        self.hidden += other.hidden;
        self.extension += other.extension;
        self.not_text += other.not_text;
        self.read_me += other.read_me;
        self.excluded += other.excluded;
    }
}

impl fmt::Display for Skipped {
    /// `5 skipped (2 hidden, 3 extension not read)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} skipped", self.total())?;
        if self.total() > 0 { write!(f, " ({})", self.reasons()) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_are_named_in_whatever_order_they_are_found() {
        let mut paths: Vec<String> = (0..LeftOut::NAMED + 5).map(|number| format!("{number:05}")).collect();
        let mut found = [LeftOut::default(), LeftOut::default()];
        for left_out in &mut found {
            left_out.add(Reason::Hidden, ".git".to_owned());
            for path in &paths {
                left_out.add(Reason::Extension, path.clone());
            }
            paths.reverse();
        }
        let [one, other] = found;
        assert_eq!(one, other);
        assert_eq!((one.counts.total(), one.named().count()), (LeftOut::NAMED + 6, LeftOut::NAMED));
        assert_eq!(one.named().last(), Some((Reason::Extension, "00999")));
        let mut sum = one.clone();
        sum += other;
        assert_eq!((sum.counts.extension, sum.named().count()), (2 * LeftOut::NAMED + 10, LeftOut::NAMED));
    }
}
