use super::folded::letters;
use crate::grammar::{Class, Grammars};

/// A name as a publisher types it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// The last name, as it is written.
    pub(super) last: String,
    /// The others, as they are compared.
    pub(super) others: Vec<String>,
}

impl Name {
    /// Reads "Jane Doe" and "Doe, Jane", without what stands in brackets and behind the name; `None` where there is no
    /// letter in it.
    pub(super) fn of(name: &str) -> Option<Self> {
        let name = without_brackets(name);
        let is_loud = !name.contains(char::is_lowercase);
        let mut parts: Vec<Vec<&str>> = name
            .split(',')
            .map(|part| part.split_whitespace().filter(|word| !letters(word).is_empty()).collect::<Vec<_>>())
            .filter(|part| !part.is_empty())
            .collect();
        for place in (0..parts.len()).rev() {
            // something is left of the first part, whatever it is
            let least = usize::from(place == 0);
            while parts[place].len() > least && parts[place].last().is_some_and(|word| is_suffix(word, is_loud)) {
                parts[place].pop();
            }
        }
        let mut words = parts.into_iter();
        let mut first = words.next()?;
        let last = first.pop()?.to_owned();
        let others = first.into_iter().chain(words.flatten()).map(letters).collect();
        Some(Self { last, others })
    }
}

fn without_brackets(name: &str) -> String {
    let mut depth = 0_usize;
    let kept = name.chars().filter(|char| match char {
        '(' | '[' => {
            depth += 1;
            false
        }
        ')' | ']' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    kept.collect()
}

/// Whether a word behind a name is none: Jr, III, MBE. Letters for an honour are known by their capitals, unless all is
/// in capitals: Ma is a name too.
fn is_suffix(word: &str, is_loud: bool) -> bool {
    let folded = letters(word);
    let capitals = word.chars().filter(|char| char.is_uppercase()).count();
    matches!(&*folded, "jr" | "sr" | "jnr" | "snr" | "esq")
        || !is_loud && capitals > 1 && (matches!(&*folded, "ii" | "iii" | "iv") || is_post_nominal(&folded))
}

fn is_post_nominal(letters: &str) -> bool {
    let grammars = Grammars::built_in();
    grammars.house("base").is_some_and(|base| base.lexicon().holds(&[Class::PostNominal], letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_name_is_known_however_a_name_is_given() {
        for (name, last, others) in [
            ("Jane Doe", "Doe", &["jane"][..]),
            ("Smithers, Jane", "Smithers", &["jane"]),
            ("John Griffinworth Jr", "Griffinworth", &["john"]),
            ("John Griffinworth, Jr.", "Griffinworth", &["john"]),
            ("Smithers, Jane, MBE", "Smithers", &["jane"]),
            ("Ann Goldman MBE", "Goldman", &["ann"]),
            ("Ann Goldman PhD III", "Goldman", &["ann"]),
            ("Mrs (Zed) Kowalski (Clerk)", "Kowalski", &["mrs"]),
            ("Jack Ma", "Ma", &["jack"]),
            ("JACK MA", "MA", &["jack"]),
            ("van der Berg, Jan", "Berg", &["van", "der", "jan"]),
            ("Doe", "Doe", &[]),
        ] {
            let name = Name::of(name).unwrap();
            assert_eq!((&*name.last, name.others.iter().map(|it| &**it).collect::<Vec<_>>()), (last, others.to_vec()));
        }
        assert_eq!(Name::of(" , "), None);
    }
}
