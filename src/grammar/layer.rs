use std::borrow::Cow;

use toml::Spanned;

use super::Class;
use super::raw::RawGrammar;

/// An entry of a list, lower case, with a plain apostrophe.
pub type Phrase = Cow<'static, str>;

/// What a vocabulary file says, without the places: of the program itself if it is built in, else of a file of the user.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layer {
    pub(super) title: Option<Phrase>,
    /// Name of the house that the file builds on.
    pub(super) inherits: Option<Phrase>,
    /// By what documents of the house are recognised.
    pub(super) phrases: Cow<'static, [Phrase]>,
    pub(super) at_least: Option<usize>,
    pub(super) lists: Cow<'static, [(Class, Cow<'static, [Phrase]>)]>,
    /// Table, name and weight.
    pub(super) weights: Cow<'static, [(&'static str, Phrase, f32)]>,
}

impl From<RawGrammar> for Layer {
    fn from(raw: RawGrammar) -> Self {
        let plain = |phrase: Spanned<String>| Cow::Owned(phrase.into_inner());
        let phrases = |list: Vec<Spanned<String>>| Cow::Owned(list.into_iter().map(plain).collect());
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
