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
    /// The values that it may have; empty where any of its type may stand.
    pub values: &'static [&'static str],
    /// The least value of a number, where there is one.
    pub minimum: Option<u32>,
    /// The greatest value of a number, where there is one.
    pub maximum: Option<u32>,
    /// Whether it says where something stands in the source, which changes with whatever is inserted before it.
    pub is_place: bool,
    /// Whether a value is a list, which formats without lists write as one text with
    /// [`SEPARATOR`](super::SEPARATOR) between the entries.
    pub is_list: bool,
}

impl Column {
    /// A column whose value may be unknown.
    pub(super) const fn optional(
        name: &'static str,
        kind: Type,
        description: &'static str,
        example: &'static str,
    ) -> Self {
        // whole numbers are counts, offsets and positions
        let minimum = if matches!(kind, Type::Integer) { Some(0) } else { None };
        Self {
            name,
            kind,
            required: false,
            description,
            example,
            term: None,
            values: &[],
            minimum,
            maximum: None,
            is_place: false,
            is_list: false,
        }
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

    /// The same with the only values that it may have.
    pub(super) const fn one_of(self, values: &'static [&'static str]) -> Self {
        Self { values, ..self }
    }

    /// The same, of numbers that are not below `minimum`.
    pub(super) const fn from(self, minimum: u32) -> Self {
        Self { minimum: Some(minimum), ..self }
    }

    /// The same, of numbers within these.
    pub(super) const fn within(self, minimum: u32, maximum: u32) -> Self {
        Self { minimum: Some(minimum), maximum: Some(maximum), ..self }
    }

    /// The same, as a list of texts.
    pub(super) const fn list(self) -> Self {
        Self { is_list: true, ..self }
    }

    /// The same, as an offset in the source.
    pub(super) const fn offset(self) -> Self {
        Self { is_place: true, ..self }
    }

    /// The same, as a line of the source.
    pub(super) const fn line(self) -> Self {
        Self { is_place: true, ..self }.from(1)
    }
}
