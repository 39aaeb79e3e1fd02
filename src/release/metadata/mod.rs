//! What a release says about itself: `minutebook.toml`, read and checked as a whole.

mod check;
mod raw;
pub(crate) mod vocabularies;

use std::fmt;
use std::path::Path;

use crate::model::MinutesStatus;
use crate::redact::Redaction;

/// Name of the file.
pub const FILE: &str = "minutebook.toml";

/// A commented file with what is required left empty.
pub const TEMPLATE: &str = include_str!("template.toml");

/// What a release says about itself, with everything that the standards require.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metadata {
    pub(crate) title: String,
    pub(crate) description: String,
    /// For portals: lower-case letters, digits and hyphens.
    pub(crate) name: String,
    /// Ends with `/`.
    pub(crate) base: String,
    pub(crate) licence: LicenceChoice,
    /// ISO 639-1 and ISO 639-2/T.
    pub(crate) language: (&'static str, &'static str),
    /// ISO 3166-1 alpha-2, lower case.
    pub(crate) country: String,
    pub(crate) version: String,
    /// Code and label.
    pub(crate) theme: Option<(&'static str, &'static str)>,
    pub(crate) keywords: Vec<String>,
    pub(crate) place: Option<String>,
    pub(crate) place_uri: Option<String>,
    pub(crate) issued: Option<String>,
    pub(crate) modified: Option<String>,
    /// Code of the EU authority table.
    pub(crate) frequency: Option<&'static str>,
    pub(crate) leave_out: Vec<MinutesStatus>,
    pub(crate) publisher: String,
    pub(crate) publisher_url: Option<String>,
    pub(crate) contact_email: String,
    pub(crate) contact_name: Option<String>,
    pub(crate) source_title: Option<String>,
    pub(crate) source_url: Option<String>,
    /// Identifier of the publisher on a CKAN portal.
    pub(crate) ckan_organization: String,
    pub(crate) redaction: Redaction,
}

/// The licence of a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LicenceChoice {
    Known(vocabularies::Licence),
    /// Another one, by its address.
    Other(String),
}

impl LicenceChoice {
    /// SPDX identifier, if it has one.
    pub(crate) fn id(&self) -> Option<&str> {
        match self {
            Self::Known(licence) => Some(licence.id),
            Self::Other(_) => None,
        }
    }

    pub(crate) fn title(&self) -> &str {
        match self {
            Self::Known(licence) => licence.title,
            Self::Other(url) => url,
        }
    }

    pub(crate) fn url(&self) -> &str {
        match self {
            Self::Known(licence) => licence.url,
            Self::Other(url) => url,
        }
    }

    /// Identifier in CKAN's list.
    pub(crate) fn ckan(&self) -> &'static str {
        match self {
            Self::Known(licence) => licence.ckan,
            Self::Other(_) => "other-open",
        }
    }
}

/// Something that is wrong with the file or missing from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file as it was called by whoever read it.
    pub file: String,
    /// Line, counted from 1; absent for what is missing.
    pub line: Option<usize>,
    /// One sentence.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}

impl std::error::Error for Fault {}

impl Metadata {
    /// Reads the text of a file that is called `file` in what is said about it.
    ///
    /// # Errors
    ///
    /// Everything that is wrong or missing, in the order of the file, what is missing last.
    pub fn parse(file: &Path, text: &str) -> Result<Self, Vec<Fault>> {
        check::metadata(&file.display().to_string(), text)
    }
}
