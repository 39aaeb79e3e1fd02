/// The prefixes of every term in the graph.
pub(super) const PREFIXES: &[(&str, &str)] = &[
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dct", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("spdx", "http://spdx.org/rdf/terms#"),
    ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// A thing and what is said of it. Terms are written with one of [`PREFIXES`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::release) struct Node {
    /// Absent for a thing that has no name.
    pub(super) id: Option<String>,
    pub(super) class: &'static str,
    /// In the order in which they were said; the same property may come several times.
    pub(super) properties: Vec<(&'static str, Object)>,
}

/// What a property says.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Object {
    Node(Node),
    Iri(String),
    /// Text in a language, ISO 639-1, if it is in one.
    Text(String, Option<&'static str>),
    Typed(String, &'static str),
}

impl Node {
    pub(super) fn named(id: &str, class: &'static str) -> Self {
        Self { id: Some(id.to_owned()), class, properties: Vec::new() }
    }

    pub(super) fn blank(class: &'static str) -> Self {
        Self { id: None, class, properties: Vec::new() }
    }

    pub(super) fn with(mut self, property: &'static str, object: impl Into<Object>) -> Self {
        self.properties.push((property, object.into()));
        self
    }

    pub(super) fn with_some(self, property: &'static str, object: Option<Object>) -> Self {
        match object {
            Some(object) => self.with(property, object),
            None => self,
        }
    }
}

impl From<Node> for Object {
    fn from(node: Node) -> Self {
        Self::Node(node)
    }
}

impl Object {
    pub(super) fn text(text: &str, language: &'static str) -> Self {
        Self::Text(text.to_owned(), Some(language))
    }

    pub(super) fn plain(text: &str) -> Self {
        Self::Text(text.to_owned(), None)
    }

    /// A day, ISO 8601.
    pub(super) fn day(day: &str) -> Self {
        Self::typed(day, "xsd:date")
    }

    pub(super) fn typed(value: &str, datatype: &'static str) -> Self {
        Self::Typed(value.to_owned(), datatype)
    }
}
