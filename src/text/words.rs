//! The words of a text, as blanks part them.

/// What stands between the blanks of a text.
///
/// The standard library looks for a blank many bytes at a time, and prepares itself before each: words are shorter than
/// that is worth, and a text is cut into them some hundred thousand times a megabyte.
pub trait Words {
    /// What stands between the blanks, as `split(' ')` gives it: between two of them that are side by side stands
    /// nothing, which is a word too.
    fn words(&self) -> impl DoubleEndedIterator<Item = &str> + Clone;

    /// The places of the blanks.
    fn blanks(&self) -> impl DoubleEndedIterator<Item = usize> + Clone;

    /// What stands before the first blank, and what behind it.
    fn first_word(&self) -> Option<(&str, &str)>;

    /// What stands before the last blank, and what behind it.
    fn last_word(&self) -> Option<(&str, &str)>;

    /// The text without white space around it, as `trim` gives it: most texts have none, and are not looked at further.
    fn bare(&self) -> &str;
}

/// What stands between the blanks of a text, from both of its ends.
#[derive(Debug, Clone)]
struct Pieces<'t> {
    /// What is left, nothing once the last was given.
    rest: Option<&'t str>,
}

impl<'t> Iterator for Pieces<'t> {
    type Item = &'t str;

    #[inline]
    fn next(&mut self) -> Option<&'t str> {
        let rest = self.rest?;
        let parts = rest.first_word();
        self.rest = parts.map(|(_, behind)| behind);
        Some(parts.map_or(rest, |(word, _)| word))
    }
}

impl DoubleEndedIterator for Pieces<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<Self::Item> {
        let rest = self.rest?;
        let parts = rest.last_word();
        self.rest = parts.map(|(before, _)| before);
        Some(parts.map_or(rest, |(_, word)| word))
    }
}

impl Words for str {
    #[inline]
    fn words(&self) -> impl DoubleEndedIterator<Item = &str> + Clone {
        Pieces { rest: Some(self) }
    }

    #[inline]
    fn blanks(&self) -> impl DoubleEndedIterator<Item = usize> + Clone {
        self.bytes().enumerate().filter(|(_, byte)| *byte == b' ').map(|(at, _)| at)
    }

    #[inline]
    fn first_word(&self) -> Option<(&str, &str)> {
        let at = self.bytes().position(|byte| byte == b' ')?;
        Some((&self[..at], &self[at + 1..]))
    }

    #[inline]
    fn last_word(&self) -> Option<(&str, &str)> {
        let at = self.bytes().rposition(|byte| byte == b' ')?;
        Some((&self[..at], &self[at + 1..]))
    }

    #[inline]
    fn bare(&self) -> &str {
        match self.as_bytes() {
            [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => self,
            _ => self.trim(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn blanks_part_words(text in "[ aé]{0,12}") {
            let words: Vec<&str> = text.split(' ').collect();
            prop_assert_eq!(text.words().collect::<Vec<_>>(), words.clone());
            prop_assert_eq!(text.words().rev().collect::<Vec<_>>(), words.into_iter().rev().collect::<Vec<_>>());
            prop_assert_eq!(text.blanks().collect::<Vec<_>>(), text.match_indices(' ').map(|(at, _)| at).collect::<Vec<_>>());
            prop_assert_eq!(text.first_word(), text.split_once(' '));
            prop_assert_eq!(text.last_word(), text.rsplit_once(' '));
            prop_assert_eq!(text.bare(), text.trim());
        }
    }
}
