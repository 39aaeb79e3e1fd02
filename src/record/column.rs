use std::fmt;

/// A term of schema.org.
macro_rules! schema {
    ($term:literal) => {
        concat!("https://schema.org/", $term)
    };
}

/// A term of the DCMI Metadata Terms (Dublin Core).
macro_rules! dcterms {
    ($term:literal) => {
        concat!("http://purl.org/dc/terms/", $term)
    };
}

/// A term of Popolo's own vocabulary, for motions and votes.
macro_rules! popolo {
    ($term:literal) => {
        concat!("http://www.w3.org/ns/opengov#", $term)
    };
}

/// A term of the W3C Organization Ontology.
macro_rules! org {
    ($term:literal) => {
        concat!("http://www.w3.org/ns/org#", $term)
    };
}

/// A term of FOAF, which Popolo takes for the names of people.
macro_rules! foaf {
    ($term:literal) => {
        concat!("http://xmlns.com/foaf/0.1/", $term)
    };
}

pub(super) use {dcterms, foaf, org, popolo, schema};

/// What the values of a column are, in words that Frictionless Table Schema and XML Schema Part 2 share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Type {
    /// Any text.
    String,
    /// A whole number.
    Integer,
    /// A number with decimals.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A day, ISO 8601 (`2011-03-17`).
    Date,
    /// A time of day, 24-hour `HH:MM`, without a zone.
    Time,
}

impl Type {
    /// Its name in lower case (`string`).
    pub fn as_str(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Date => "date",
            Self::Time => "time",
        }
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name in `snake_case`; stable.
    pub name: &'static str,
    /// What its values are.
    pub kind: Type,
    /// Whether every row has a value.
    pub required: bool,
    /// One sentence or phrase on what it means, with its unit and its values where they are few.
    pub description: &'static str,
    /// A value as it may stand in a cell.
    pub example: &'static str,
    /// URI of the term of a common vocabulary that means the same, where there is one.
    pub term: Option<&'static str>,
}

impl Column {
    /// A column whose value may be unknown.
    pub(super) const fn optional(
        name: &'static str,
        kind: Type,
        description: &'static str,
        example: &'static str,
    ) -> Self {
        Self { name, kind, required: false, description, example, term: None }
    }

    /// A column that has a value in every row.
    pub(super) const fn required(
        name: &'static str,
        kind: Type,
        description: &'static str,
        example: &'static str,
    ) -> Self {
        Self { required: true, ..Self::optional(name, kind, description, example) }
    }

    /// The same with the URI of the term that it means.
    pub(super) const fn term(self, term: &'static str) -> Self {
        Self { term: Some(term), ..self }
    }
}
