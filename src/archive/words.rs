//! The words of a question, as far as they have to be told apart: which of them are beginnings of words, and whether all
//! of them have to be there. What they mean otherwise is up to the index.

/// What stands in words, but not in the query language of the index.
const ODD: [char; 12] = ['\'', '-', '.', '/', '&', '@', '#', '%', '$', ';', '!', '?'];

/// The question with quotes around words that the index could not read: `chair's`, `co-op`, `3.1`, `$50,000`. A word with
/// a hyphen before it stays as it is: whoever writes that does not want the word, and is told how to say so.
pub(super) fn quoted(text: &str) -> String {
    let (mut quoted, mut rest) = (String::with_capacity(text.len()), text);
    let mut is_near = false;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => rest[1..].find('"').map_or(rest.len(), |end| end + 2),
            _ if ends_word(first) => first.len_utf8(),
            _ => rest.find(ends_word).unwrap_or(rest.len()),
        };
        let (word, star) = rest[..length].strip_suffix('*').map_or((&rest[..length], ""), |word| (word, "*"));
        let behind = rest[length..].trim_start();
        // "NEAR(3 4,10)": the last comma says how near
        let is_distance = is_near && behind.starts_with(')');
        is_near = (is_near && first != ')') || (word == "NEAR" && behind.starts_with('('));
        let has_comma = word.contains(',') && (is_distance || !has_commas_in_numbers(word));
        let plain = ends_word(first) || first == '-' || has_comma || word.contains([':', '+', '^', '{', '}']);
        if !plain && (word.contains(ODD) || word.contains(',')) {
            quoted.extend(["\"", word, "\"", star]);
        } else {
            quoted.push_str(&rest[..length]);
        }
        rest = &rest[length..];
    }
    quoted
}

/// Whether each comma stands between digits.
fn has_commas_in_numbers(word: &str) -> bool {
    word.match_indices(',').all(|(place, comma)| {
        let (before, after) = (&word[..place], &word[place + comma.len()..]);
        before.ends_with(|c: char| c.is_ascii_digit()) && after.starts_with(|c: char| c.is_ascii_digit())
    })
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '(' | ')')
}

/// A word or a phrase in quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// As it is written, with its quotes and its asterisk.
    pub(super) written: &'a str,
    /// The word itself, of a phrase the last.
    pub(super) last: &'a str,
    /// Whether it is the beginning of a word only.
    pub(super) is_beginning: bool,
}

/// What somebody looks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Words<'a> {
    pub(super) all: Vec<Word<'a>>,
    /// Whether they stand side by side, or with AND between them, and nothing else.
    pub(super) is_list: bool,
    /// Whether some of them have to stand near each other.
    pub(super) are_near: bool,
}

impl<'a> Word<'a> {
    /// Its words, if it is a phrase.
    pub(super) fn parts(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.written.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty())
    }
}

impl<'a> Words<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let (mut words, mut is_list, mut are_near, mut rest) = (Vec::new(), true, false, text.trim_start());
        while let Some(first) = rest.chars().next() {
            let (length, last) = match first {
                '"' => match rest[1..].find('"') {
                    Some(end) => (end + 2, last_word(&rest[1..=end])),
                    None => return Self { all: words, is_list: false, are_near },
                },
                _ if is_part(first) => {
                    let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
                    (end, &rest[..end])
                }
                _ => {
                    is_list = false;
                    rest = rest[first.len_utf8()..].trim_start();
                    // "NEAR(a b, 10)": how near is no word
                    if first == ',' {
                        rest = rest.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
                    }
                    continue;
                }
            };
            let behind = rest[length..].trim_start();
            match &rest[..length] {
                "AND" => {}
                near @ ("OR" | "NOT" | "NEAR") => {
                    is_list = false;
                    are_near |= near == "NEAR";
                }
                written => match behind.strip_prefix('*') {
                    Some(after) => {
                        let written = &rest[..rest.len() - after.len()];
                        words.push(Word { written, last, is_beginning: true });
                        rest = after.trim_start();
                        continue;
                    }
                    None => words.push(Word { written, last, is_beginning: false }),
                },
            }
            rest = behind;
        }
        Self { all: words, is_list, are_near }
    }

    /// Each `and`, `or` and `not` that stands between others; in small letters they are words like any other.
    pub(super) fn small_operators(&self) -> Vec<&'a str> {
        let mut small = Vec::new();
        for Word { written, .. } in self.all.iter().take(self.all.len().saturating_sub(1)).skip(1) {
            if ["and", "or", "not"].iter().any(|word| written.eq_ignore_ascii_case(word)) && !small.contains(written) {
                small.push(*written);
            }
        }
        small
    }

    /// What is left without some of the words: a question that finds all that the whole one does, and more.
    pub(super) fn without(&self, left_out: &[Word<'_>]) -> String {
        if !self.is_list {
            return String::new();
        }
        let kept = self.all.iter().filter(|word| !left_out.contains(word)).map(|word| word.written);
        kept.collect::<Vec<_>>().join(" ")
    }
}

/// Whether a character is part of a word that needs no quotes.
fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || !c.is_ascii()
}

fn last_word(phrase: &str) -> &str {
    phrase.split(|c: char| !c.is_alphanumeric()).rfind(|word| !word.is_empty()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_near_words_stand_is_no_word() {
        let words = Words::of("NEAR(roof gate, 10)");
        let written: Vec<&str> = words.all.iter().map(|word| word.written).collect();
        assert!(words.are_near && written == ["roof", "gate"], "{written:?}");
    }

    #[test]
    fn odd_words_are_put_in_quotes() {
        for (text, wanted) in [
            ("chair's co-op", "\"chair's\" \"co-op\""),
            ("(3.1 OR £5/day) pro-rat*", "(\"3.1\" OR \"£5/day\") \"pro-rat\"*"),
            ("\"village hall's\" roof", "\"village hall's\" roof"),
            ("NEAR(a b, 10) title:x-y ^z", "NEAR(a b, 10) title:x-y ^z"),
            ("-roof \"open", "-roof \"open"),
            ("$50,000 1,250,000* gate, roof a,b", "\"$50,000\" \"1,250,000\"* gate, roof a,b"),
            ("NEAR(3 4,10) NEAR($5,000 gate, 10)", "NEAR(3 4,10) NEAR(\"$5,000\" gate, 10)"),
            ("NEAR (a b) 5,000", "NEAR (a b) \"5,000\""),
        ] {
            assert_eq!(quoted(text), wanted);
        }
    }

    #[test]
    fn operators_in_small_letters_are_words() {
        for (text, small) in [
            ("roads or gates Or stiles or trees", "or Or"),
            ("roads and not gates", "and not"),
            ("roads OR gates NOT stiles AND trees", ""),
            ("\"roads or gates\" stiles", ""),
            ("or roads and", ""),
            ("or", ""),
            ("", ""),
        ] {
            assert_eq!(Words::of(text).small_operators().join(" "), small, "{text}");
        }
    }

    #[test]
    fn beginnings_are_left_out_of_lists_only() {
        for (text, beginnings, rest) in [
            ("pension", "", "pension"),
            ("pens* fund", "pens", "fund"),
            ("fund AND Größe *", "Größe", "fund"),
            ("\"village ha\"* roof*", "ha roof", ""),
            ("\"village hall\" roo*", "roo", "\"village hall\""),
            ("pens* OR fund", "pens", ""),
            ("title : pens* fund", "pens", ""),
            ("NEAR(pens* fund)", "pens", ""),
            ("fund \"open", "", ""),
            ("", "", ""),
        ] {
            let words = Words::of(text);
            let found: Vec<Word<'_>> = words.all.iter().copied().filter(|word| word.is_beginning).collect();
            assert_eq!(found.iter().map(|word| word.last).collect::<Vec<_>>().join(" "), beginnings, "{text}");
            assert_eq!(words.without(&found), rest, "{text}");
        }
    }
}
