use std::borrow::Cow;

use super::Class;

/// An entry of a list, lower case, with a plain apostrophe.
pub type Phrase = Cow<'static, str>;

/// What a vocabulary file says, without the places.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layer {
    pub(super) title: Option<Phrase>,
    /// Name of the house that the file builds on.
    pub(super) inherits: Option<Phrase>,
    /// By what documents of the house are recognised.
    pub(super) phrases: Vec<Phrase>,
    pub(super) at_least: Option<usize>,
    pub(super) lists: Vec<(Class, Vec<Phrase>)>,
    /// Table, name and weight.
    pub(super) weights: Vec<(&'static str, Phrase, f32)>,
}
