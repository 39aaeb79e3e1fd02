//! Identifiers as addresses under the base of a release.

use std::fmt::Write as _;

use crate::record::Table;

/// The address under which a release stands; ends with `/`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Base<'a>(pub(crate) &'a str);

impl Base<'_> {
    /// A file of the release.
    pub(crate) fn file(self, path: &str) -> String {
        let parts: Vec<String> = path.split('/').map(encoded).collect();
        format!("{}{}", self.0, parts.join("/"))
    }

    /// A row of a table, by the values of its key.
    pub(crate) fn row(self, table: &str, key: &[&str]) -> String {
        let mut address = format!("{}{table}", self.0);
        for value in key {
            let _ = write!(address, "/{}", encoded(value));
        }
        address
    }

    /// A template (RFC 6570) of [`Base::row`] over the columns of a table.
    pub(crate) fn template(self, table: &str, columns: &[&str]) -> String {
        let parts: Vec<String> = columns.iter().map(|column| format!("{{{column}}}")).collect();
        format!("{}{table}/{}", self.0, parts.join("/"))
    }

    /// A template of the rows of a table.
    pub(crate) fn rows(self, table: &Table) -> String {
        self.template(table.name, table.primary_key)
    }

    /// A body or another organisation, by its name.
    pub(crate) fn organisation(self, name: &str) -> String {
        self.row("organisations", &[&slug(name)])
    }
}

/// A name as a part of an address that people can read: letters and digits in lower case, hyphens for the rest.
pub(crate) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for char in name.chars().flat_map(char::to_lowercase) {
        if char.is_alphanumeric() {
            slug.push(char);
        } else if !slug.is_empty() && !slug.ends_with('-') && char != '\'' && char != '’' {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// Percent-encoding of everything that RFC 3986 does not call unreserved, as templates (RFC 6570) expand values.
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_parts_of_addresses() {
        assert_eq!(slug("St Mary's  Parish Council (Hambleton)"), "st-marys-parish-council-hambleton");
        let base = Base("https://example.org/");
        assert_eq!(base.row("actions", &["a b/c", "é~1"]), "https://example.org/actions/a%20b%2Fc/%C3%A9~1");
        assert_eq!(
            base.template("votes", &["document", "decision"]),
            "https://example.org/votes/{document}/{decision}"
        );
        assert_eq!(base.file("xml/a b.xml"), "https://example.org/xml/a%20b.xml");
    }
}
