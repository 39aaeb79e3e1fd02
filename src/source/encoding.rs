use std::fmt;
use std::str::FromStr;

/// How characters are written as bytes, by any of the names that the Encoding Standard of WHATWG has for it.
///
/// Some of these names stand for more than they say: `iso-8859-1` and `ascii` are windows-1252, which has signs where
/// they have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding(pub(super) &'static encoding_rs::Encoding);

/// There is no encoding of that name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no such encoding: names are such as utf-8, utf-16le, windows-1252, iso-8859-15")]
pub struct UnknownEncoding;

impl Encoding {
    /// Its first name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }
}

impl FromStr for Encoding {
    type Err = UnknownEncoding;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        // the one that the standard has for what must not be read decodes nothing
        let known = encoding_rs::Encoding::for_label_no_replacement(name.as_bytes());
        known.map(Self).ok_or(UnknownEncoding)
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_have_names() {
        let cases = [
            ("utf8", Some("UTF-8")),
            ("UTF-16", Some("UTF-16LE")),
            ("latin1", Some("windows-1252")),
            ("ISO-8859-15", Some("ISO-8859-15")),
            ("cp1250", Some("windows-1250")),
            ("iso-2022-kr", None),
            ("ebcdic", None),
            ("", None),
        ];
        for (name, wanted) in cases {
            assert_eq!(name.parse::<Encoding>().ok().map(Encoding::name), wanted, "{name}");
        }
    }
}
