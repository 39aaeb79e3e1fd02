use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Class;
use super::layer::{Layer, Phrase};
use super::mistake::{Mistakes, did_you_mean};

/// The tables of weights that a file may have.
pub(super) const WEIGHT_TABLES: &[&str] = &["heading", "decision", "action", "body"];

/// A vocabulary file as it was written, with the place of everything that may be wrong.
#[derive(Debug, Default)]
pub(super) struct RawGrammar {
    pub(super) name: Option<Spanned<String>>,
    pub(super) title: Option<String>,
    pub(super) inherits: Option<Spanned<String>>,
    pub(super) phrases: Vec<Spanned<String>>,
    pub(super) at_least: Option<Spanned<usize>>,
    pub(super) lists: Vec<(Class, Vec<Spanned<String>>)>,
    pub(super) weights: Vec<Weight>,
}

/// One line of a `[weights.…]` table.
#[derive(Debug)]
pub(super) struct Weight {
    pub(super) table: &'static str,
    pub(super) key: Spanned<String>,
    pub(super) value: f32,
}

impl RawGrammar {
    /// Reads a file; what cannot be used is reported and left out.
    pub(super) fn read(text: &str, mistakes: &mut Mistakes<'_>) -> Self {
        let (document, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            mistakes.error(error.span().unwrap_or(0..0), error.message(), None);
        }
        let mut raw = Self::default();
        for (key, value) in document.get_ref() {
            match key.get_ref().as_ref() {
                "name" => raw.name = string(value, mistakes),
                "title" => raw.title = string(value, mistakes).map(Spanned::into_inner),
                "inherits" => raw.inherits = string(value, mistakes),
                "recognise" => raw.read_recognise(value, mistakes),
                "weights" => raw.read_weights(value, mistakes),
                section => raw.read_section(section, key.span(), value, mistakes),
            }
        }
        raw
    }

    fn read_recognise(&mut self, value: &Spanned<DeValue<'_>>, mistakes: &mut Mistakes<'_>) {
        for (key, value) in table(value, mistakes) {
            match key.get_ref().as_ref() {
                "phrases" => self.phrases = strings(value, mistakes),
                "at_least" => self.at_least = count(value, mistakes),
                other => {
                    let hint = did_you_mean(other, ["phrases", "at_least"]);
                    mistakes.error(key.span(), format!("`{other}` is not a key of [recognise]"), hint);
                }
            }
        }
    }

    fn read_weights(&mut self, value: &Spanned<DeValue<'_>>, mistakes: &mut Mistakes<'_>) {
        for (name, value) in table(value, mistakes) {
            let name_text = name.get_ref().as_ref();
            let Some(&known) = WEIGHT_TABLES.iter().find(|&&table| table == name_text) else {
                let hint = did_you_mean(name_text, WEIGHT_TABLES.iter().copied());
                mistakes.error(name.span(), format!("there is no table [weights.{name_text}]"), hint);
                continue;
            };
            for (key, value) in table(value, mistakes) {
                let text = key.get_ref();
                if !text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_')) {
                    let message = format!("`{text}`: the name of a weight has only a-z, 0-9 and _");
                    mistakes.error(key.span(), message, None);
                } else if let Some(number) = number(value, mistakes) {
                    let key = Spanned::new(key.span(), text.to_string());
                    self.weights.push(Weight { table: known, key, value: number });
                }
            }
        }
    }

    fn read_section(
        &mut self,
        section: &str,
        span: Range<usize>,
        value: &Spanned<DeValue<'_>>,
        mistakes: &mut Mistakes<'_>,
    ) {
        let classes = || Class::ALL.iter().copied().filter(|class| class.section() == section);
        if classes().next().is_none() {
            let others = ["name", "title", "inherits", "recognise", "weights"];
            let hint = did_you_mean(section, others.into_iter().chain(Class::ALL.iter().map(|class| class.section())));
            mistakes.error(span, format!("there is no section `{section}`"), hint);
            return;
        }
        for (key, value) in table(value, mistakes) {
            let key_text = key.get_ref().as_ref();
            if let Some(class) = classes().find(|class| class.key() == key_text) {
                self.lists.push((class, strings(value, mistakes)));
                continue;
            }
            let elsewhere = Class::ALL.iter().find(|class| class.key() == key_text);
            let hint = match elsewhere {
                Some(class) => Some(format!("`{key_text}` stands in [{}]", class.section())),
                None => did_you_mean(key_text, classes().map(Class::key)),
            };
            mistakes.error(key.span(), format!("there is no list `{key_text}` in [{section}]"), hint);
        }
    }
}

impl From<RawGrammar> for Layer {
    fn from(raw: RawGrammar) -> Self {
        let plain = |phrase: Spanned<String>| Cow::Owned(phrase.into_inner());
        let phrases = |list: Vec<Spanned<String>>| -> Vec<Phrase> { list.into_iter().map(plain).collect() };
        Self {
            title: raw.title.map(Cow::Owned),
            inherits: raw.inherits.map(plain),
            phrases: phrases(raw.phrases),
            at_least: raw.at_least.map(Spanned::into_inner),
            lists: raw.lists.into_iter().map(|(class, list)| (class, phrases(list))).collect(),
            weights: raw.weights.into_iter().map(|weight| (weight.table, plain(weight.key), weight.value)).collect(),
        }
    }
}

type Entry<'d, 'i> = (&'d Spanned<Cow<'i, str>>, &'d Spanned<DeValue<'i>>);

fn table<'d, 'i>(
    value: &'d Spanned<DeValue<'i>>,
    mistakes: &mut Mistakes<'_>,
) -> impl Iterator<Item = Entry<'d, 'i>> + use<'d, 'i> {
    let table = value.get_ref().as_table();
    if table.is_none() {
        mistakes.error(value.span(), format!("a table is wanted here, not {}", article(value)), None);
    }
    table.into_iter().flatten()
}

fn strings(value: &Spanned<DeValue<'_>>, mistakes: &mut Mistakes<'_>) -> Vec<Spanned<String>> {
    let Some(array) = value.get_ref().as_array() else {
        mistakes.error(value.span(), format!("a list of phrases is wanted here, not {}", article(value)), None);
        return Vec::new();
    };
    array.iter().filter_map(|entry| string(entry, mistakes)).collect()
}

/// A string, with typographic apostrophes made plain: phrases match either kind.
fn string(value: &Spanned<DeValue<'_>>, mistakes: &mut Mistakes<'_>) -> Option<Spanned<String>> {
    let Some(text) = value.get_ref().as_str() else {
        mistakes.error(value.span(), format!("a string is wanted here, not {}", article(value)), None);
        return None;
    };
    let plain = if text.contains('’') { text.replace('’', "'") } else { text.to_owned() };
    Some(Spanned::new(value.span(), plain))
}

fn count(value: &Spanned<DeValue<'_>>, mistakes: &mut Mistakes<'_>) -> Option<Spanned<usize>> {
    let number = value.get_ref().as_integer().and_then(|integer| integer.as_str().parse().ok());
    if number.is_none_or(|number: usize| number == 0) {
        mistakes.error(value.span(), "a whole number from 1 upwards is wanted here", None);
        return None;
    }
    number.map(|number| Spanned::new(value.span(), number))
}

fn number(value: &Spanned<DeValue<'_>>, mistakes: &mut Mistakes<'_>) -> Option<f32> {
    let number = match value.get_ref() {
        DeValue::Float(float) => float.as_str().parse::<f32>().ok(),
        DeValue::Integer(integer) => integer.as_str().parse::<f32>().ok(),
        _ => None,
    };
    let finite = number.filter(|number| number.is_finite());
    if finite.is_none() {
        mistakes.error(value.span(), "a weight is a finite number", None);
    }
    finite
}

fn article(value: &Spanned<DeValue<'_>>) -> &'static str {
    match value.get_ref() {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
