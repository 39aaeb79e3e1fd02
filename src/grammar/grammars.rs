use std::sync::{Arc, OnceLock};

use super::house::House;
use super::mistake::{Mistakes, did_you_mean};
use super::raw::RawGrammar;
use super::recognise::Recogniser;
use super::vocabulary::Vocabulary;
use super::{Grammar, Mistake, NO_PARENT, built_in, rules};
use crate::diagnostic::Severity;

/// The vocabularies that documents can be read by.
///
/// They are compiled when they are first asked for, once for all threads.
#[derive(Debug)]
pub struct Grammars {
    /// The base first, then houses in the order in which they win ties.
    houses: Vec<House>,
    recogniser: OnceLock<Recogniser>,
}

impl Grammars {
    /// Those that are built into the program.
    pub fn built_in() -> Self {
        Self { houses: built_in::HOUSES.iter().map(House::built_in).collect(), recogniser: OnceLock::new() }
    }

    /// The built-in ones with a file of the user's on top; see [`Grammars::with`].
    ///
    /// # Errors
    ///
    /// The errors of the file, each with its place.
    pub fn layered(file_name: &str, toml_text: &str) -> Result<Self, Vec<Mistake>> {
        Self::built_in().with(file_name, toml_text)
    }

    /// These with a further file on top.
    ///
    /// A file with the name of a house that exists extends it, unless it says what it `inherits`: then it takes its
    /// place. Any other file is a further house, which inherits the base unless it says otherwise, and is preferred to
    /// the others when a document fits several equally well.
    ///
    /// # Errors
    ///
    /// The errors of the file, each with its place. Warnings keep nothing from being used; [`check`] gives them.
    pub fn with(mut self, file_name: &str, toml_text: &str) -> Result<Self, Vec<Mistake>> {
        let (raw, mut mistakes) = self.examine(file_name, toml_text);
        mistakes.retain(|mistake| mistake.severity == Severity::Error);
        let Some(name) = raw.name.as_ref().filter(|_| mistakes.is_empty()) else { return Err(mistakes) };
        let name = name.get_ref().clone();
        let mut house = House::new(&name);
        if let Some(index) = self.index(&name) {
            let heirs: Vec<bool> = (0..self.houses.len()).map(|heir| self.inherits(heir, index)).collect();
            std::mem::swap(&mut self.houses[index], &mut house);
            let below = if extends(&raw) { house } else { House::new(&name) };
            self.houses[index] = below.with(raw.into());
            let houses = self.houses.into_iter().zip(heirs);
            self.houses = houses.map(|(house, heir)| if heir { house.apart() } else { house }).collect();
        } else {
            self.houses.insert(1, house.with(raw.into()));
        }
        Ok(Self { houses: self.houses, recogniser: OnceLock::new() })
    }

    /// Whether a house inherits another, perhaps through others.
    fn inherits(&self, heir: usize, other: usize) -> bool {
        let parent = |index: usize| self.houses[index].parent().and_then(|name| self.index(name));
        std::iter::successors(parent(heir), |index| parent(*index)).any(|index| index == other)
    }

    /// The vocabulary of one house.
    pub fn house(&self, name: &str) -> Option<&Grammar> {
        self.index(name).map(|index| self.grammar(index))
    }

    /// The names of all houses, the base first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.houses.iter().map(|house| house.name.as_str())
    }

    /// The house of a document and the reason for the choice; the base if no house is recognised.
    ///
    /// The first 20,000 bytes are searched for the phrases of every house. The house with the most distinct phrases is
    /// taken, if they are as many as it asks for.
    pub fn recognise(&self, text: &str) -> (&Grammar, String) {
        let recogniser = self.recogniser.get_or_init(|| {
            let houses = self.houses.iter().enumerate().skip(1);
            let signs: Vec<_> = houses.map(|(index, house)| (index, house.name.as_str(), house.signs())).collect();
            Recogniser::new(&signs)
        });
        match recogniser.recognise(text) {
            Some((index, reason)) => (self.grammar(index), reason),
            None => (self.grammar(0), "no house was recognised".to_owned()),
        }
    }

    fn index(&self, name: &str) -> Option<usize> {
        self.houses.iter().position(|house| house.name == name)
    }

    fn grammar(&self, index: usize) -> &Grammar {
        self.houses[index].grammar(self.vocabulary(index))
    }

    fn vocabulary(&self, index: usize) -> &Arc<Vocabulary> {
        let house = &self.houses[index];
        house.vocabulary(|| Some(&**self.vocabulary(self.index(house.parent()?)?)))
    }

    /// Reads a file that is to be laid on top, and checks it against what it will inherit.
    fn examine(&self, file: &str, text: &str) -> (RawGrammar, Vec<Mistake>) {
        let mut mistakes = Mistakes::new(file, text);
        let raw = RawGrammar::read(text, &mut mistakes);
        if let Some(name) = &raw.name {
            rules::name(name, &mut mistakes);
        } else {
            let hint = "begin it with `name = \"my-house\"`".to_owned();
            mistakes.error(0..0, NO_NAME, Some(hint));
        }
        let name = raw.name.as_ref().map(|name| name.get_ref().as_str());
        let extended = name.filter(|_| extends(&raw)).and_then(|name| self.index(name));
        let nothing = Vocabulary::empty();
        let inherited = match extended {
            Some(index) => self.vocabulary(index),
            None => self.parent(&raw, name, &mut mistakes).map_or(&nothing, |index| self.vocabulary(index)),
        };
        rules::entries(&raw, inherited, &mut mistakes);
        rules::weights(&raw, inherited, &mut mistakes);
        rules::recognition(&raw, extended.map_or(0, |index| self.houses[index].signs().phrases.len()), &mut mistakes);
        (raw, mistakes.finish())
    }

    fn parent(&self, raw: &RawGrammar, name: Option<&str>, mistakes: &mut Mistakes<'_>) -> Option<usize> {
        let Some(inherits) = &raw.inherits else { return Some(0) };
        let typed = inherits.get_ref().as_str();
        if typed == NO_PARENT {
            return None;
        }
        let parent = self.index(typed);
        if parent.is_none() {
            let hint = did_you_mean(typed, self.names()).or_else(|| {
                let names: Vec<&str> = self.names().collect();
                Some(format!("there are {}", names.join(", ")))
            });
            mistakes.error(inherits.span(), format!("there is no house `{typed}` to inherit"), hint);
        }
        let mut ancestor = parent;
        while let Some(index) = ancestor {
            if Some(self.houses[index].name.as_str()) == name {
                mistakes.error(inherits.span(), format!("`{typed}` inherits this house already"), None);
                return None;
            }
            ancestor = self.houses[index].parent().and_then(|name| self.index(name));
        }
        parent
    }
}

/// What is said of a file that does not say what it is called.
pub(super) const NO_NAME: &str = "the file has no name";

/// Does a file add to the house that has its name, rather than take its place?
fn extends(raw: &RawGrammar) -> bool {
    match (&raw.inherits, &raw.name) {
        (Some(inherits), Some(name)) => inherits.get_ref() == name.get_ref(),
        _ => true,
    }
}

/// The mistakes of a vocabulary file that is to be laid on the built-in ones, in the order of the text.
pub fn check(file_name: &str, text: &str) -> Vec<Mistake> {
    Grammars::built_in().examine(file_name, text).1
}

#[cfg(test)]
mod tests {
    use super::super::BASE;
    use super::*;

    #[test]
    fn what_is_built_in_is_what_the_files_say() {
        let built_in = Grammars::built_in();
        let read = Grammars {
            houses: built_in::HOUSES.iter().map(|house| House::built_in(house).apart()).collect(),
            ..Grammars::built_in()
        };
        for (index, house) in built_in::HOUSES.iter().enumerate() {
            let files = if house.name == BASE { vec![BASE, "evidence"] } else { vec![house.name] };
            let texts = files.iter().map(|file| format!("{}/grammar/{file}.toml", env!("CARGO_MANIFEST_DIR")));
            let layers: Vec<_> = texts
                .map(|path| std::fs::read_to_string(path).expect("the file"))
                .map(|text| RawGrammar::read(&text, &mut Mistakes::new("", &text)).into())
                .collect();
            assert_eq!(house.layers().collect::<Vec<_>>(), layers, "{}", house.name);
            let (built_in, read) = (built_in.grammar(index), read.grammar(index));
            assert_eq!(built_in.vocabulary, read.vocabulary, "{}", house.name);
            assert_eq!(built_in.vocabulary.weight_lines(), read.vocabulary.weight_lines());
        }
    }
}
