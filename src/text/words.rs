//! The words of a text, as blanks part them.

/// What stands between the blanks of a text.
///
/// The standard library looks for a blank many bytes at a time, and prepares itself before each: words are shorter than
/// that is worth, and a text is cut into them some hundred thousand times a megabyte.
pub trait Words {
    /// What stands between the blanks, as `split(' ')` gives it: between two of them that are side by side stands
    /// nothing, which is a word too.
    fn words(&self) -> impl DoubleEndedIterator<Item = &str> + Clone;

    /// What stands before the first blank, and what behind it.
    fn first_word(&self) -> Option<(&str, &str)>;

    /// What stands before the last blank, and what behind it.
    fn last_word(&self) -> Option<(&str, &str)>;

    /// The text without white space around it, as `trim` gives it: most texts have none, and are not looked at further.
    fn bare(&self) -> &str;
}

impl Words for str {
    #[inline]
    fn words(&self) -> impl DoubleEndedIterator<Item = &str> + Clone {
        self.split([' '])
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
            prop_assert_eq!(text.first_word(), text.split_once(' '));
            prop_assert_eq!(text.last_word(), text.rsplit_once(' '));
            prop_assert_eq!(text.bare(), text.trim());
        }
    }
}
