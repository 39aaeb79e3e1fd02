use std::fmt;
use std::ops::AddAssign;

/// Numbers of files and folders that were left out without being looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Skipped {
    /// Hidden: their name or that of a folder above them begins with a full stop.
    pub hidden: usize,
    /// Files that do not have the name of a text file.
    pub not_text: usize,
    /// Files that tell about the folder, `README` with the extension of a text.
    pub read_me: usize,
    /// Files that the globs leave out.
    pub excluded: usize,
}

/// Why something was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    Hidden,
    NotText,
    ReadMe,
    Excluded,
}

impl Skipped {
    /// How many there are in all.
    pub fn total(&self) -> usize {
        self.hidden + self.not_text + self.read_me + self.excluded
    }

    pub(super) fn count(&mut self, reason: Reason) {
        *match reason {
            Reason::Hidden => &mut self.hidden,
            Reason::NotText => &mut self.not_text,
            Reason::ReadMe => &mut self.read_me,
            Reason::Excluded => &mut self.excluded,
        } += 1;
    }
}

impl AddAssign for Skipped {
    fn add_assign(&mut self, other: Self) {
        self.hidden += other.hidden;
        self.not_text += other.not_text;
        self.read_me += other.read_me;
        self.excluded += other.excluded;
    }
}

impl fmt::Display for Skipped {
    /// `5 skipped (2 hidden, 3 not text)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} skipped", self.total())?;
        let kinds = [
            (self.hidden, "hidden"),
            (self.not_text, "not text"),
            (self.read_me, "README"),
            (self.excluded, "excluded"),
        ];
        for (place, (count, words)) in kinds.iter().filter(|(count, _)| *count > 0).enumerate() {
            write!(f, "{}{count} {words}", if place == 0 { " (" } else { ", " })?;
        }
        if self.total() > 0 { f.write_str(")") } else { Ok(()) }
    }
}
