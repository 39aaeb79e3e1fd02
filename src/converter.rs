use crate::diagnostic;
use crate::grammar::Grammars;
use crate::model::Minutes;
use crate::source::Document;

/// Reads minutes with the built-in vocabularies, recognising the house from the text.
///
/// Any text gives a record; what is odd about it is told in its diagnostics.
pub fn convert(text: &str) -> Minutes {
    Converter::default().convert(&Document::from_text(text))
}

/// Reads minutes by a set of vocabularies. Make one and share it between threads.
#[derive(Debug)]
pub struct Converter {
    grammars: Grammars,
    house: Option<String>,
}

impl Default for Converter {
    fn default() -> Self {
        Self::new(Grammars::built_in())
    }
}

impl Converter {
    /// A converter that recognises the house of each document among `grammars`.
    pub fn new(grammars: Grammars) -> Self {
        Self { grammars, house: None }
    }

    /// Reads every document by the house `name`; `None` if there is no such house.
    pub fn with_house(mut self, name: &str) -> Option<Self> {
        self.grammars.house(name)?;
        self.house = Some(name.to_owned());
        Some(self)
    }

    /// The vocabularies it reads by.
    pub fn grammars(&self) -> &Grammars {
        &self.grammars
    }

    /// Reads one document.
    pub fn convert(&self, document: &Document) -> Minutes {
        let _ = &self.house;
        let mut minutes = crate::resolve::minutes(document, &self.grammars, self.house.as_deref());
        diagnostic::cap(&mut minutes.diagnostics);
        minutes
    }
}
