use serde::Deserialize;
use toml::Spanned;

/// The file as it is typed. Everything may be missing; what is not known is a mistake.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct File {
    pub(super) dataset: Dataset,
    pub(super) publisher: Publisher,
    pub(super) contact: Contact,
    pub(super) source: Source,
    pub(super) ckan: Ckan,
    pub(super) redact: Redact,
}

pub(super) type Text = Option<Spanned<String>>;

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Dataset {
    pub(super) title: Text,
    pub(super) description: Text,
    pub(super) name: Text,
    pub(super) base_uri: Text,
    pub(super) license: Text,
    pub(super) language: Text,
    pub(super) country: Text,
    pub(super) version: Text,
    pub(super) theme: Text,
    pub(super) keywords: Vec<Spanned<String>>,
    pub(super) place: Text,
    pub(super) place_uri: Text,
    pub(super) issued: Text,
    pub(super) modified: Text,
    pub(super) frequency: Text,
    pub(super) leave_out: Vec<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Publisher {
    pub(super) name: Text,
    pub(super) url: Text,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Contact {
    pub(super) email: Text,
    pub(super) name: Text,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Source {
    pub(super) title: Text,
    pub(super) url: Text,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Ckan {
    pub(super) organization: Text,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Redact {
    pub(super) people: Vec<Spanned<String>>,
    pub(super) terms: Vec<Spanned<String>>,
    pub(super) items: Vec<Spanned<String>>,
}
