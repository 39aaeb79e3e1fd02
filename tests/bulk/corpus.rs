//! Many documents, made from those in `samples/`.
//!
//! A document is the head of one sample, a lengthy middle of paragraphs from all of them in shuffled order, and the foot
//! of the first, with names and numbers replaced; 2 to 60 KB, small ones more often. The same seed gives the same bytes.
//! Where many of them are wanted in little room, they may be cut off at a lesser length.

#[path = "random.rs"]
mod random;

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{fs, io};

use random::Random;

const SURNAMES: &[&str] = &[
    "Abbott",
    "Baines",
    "Calder",
    "Dunmore",
    "Ellery",
    "Farrow",
    "Garside",
    "Holt",
    "Ingham",
    "Jessop",
    "Kettle",
    "Lomax",
    "Marsden",
    "Naylor",
    "Ogden",
    "Pickles",
    "Quarmby",
    "Ramsden",
    "Sutcliffe",
    "Thewlis",
];

/// Makes documents, one after the other, without end.
pub(crate) struct Corpus {
    samples: Vec<String>,
    random: Random,
    most: usize,
}

/// About the greatest length of a document in bytes.
const MOST: usize = 60_000;

impl Corpus {
    /// The corpus of a seed.
    pub(crate) fn new(seed: u64) -> io::Result<Self> {
        // a state of zero stays zero
        Ok(Self { samples: samples()?, random: Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1), most: MOST })
    }

    /// The same with documents that end with the paragraph that goes beyond `most` bytes.
    #[allow(dead_code, reason = "tests take documents of any length")]
    pub(crate) fn up_to(self, most: usize) -> Self {
        Self { most: most.min(MOST), ..self }
    }
}

impl Iterator for Corpus {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let paragraphs: Vec<&str> = self.samples.iter().flat_map(|sample| sample.split("\n\n")).collect();
        Some(document(&self.samples, &paragraphs, self.most, &mut self.random))
    }
}

/// The samples in the order of their names.
pub(crate) fn samples() -> io::Result<Vec<String>> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/samples"))? {
        paths.push(entry?.path());
    }
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    // the order of a folder is not the same on every machine
    paths.sort();
    paths.iter().map(fs::read_to_string).collect()
}

fn document(samples: &[String], paragraphs: &[&str], most: usize, random: &mut Random) -> String {
    // the product of two is small more often than large
    let (least, range) = (2_000.min(most), most.saturating_sub(2_000));
    let length = least + random.below(range) * random.below(range) / range.max(1);
    let own: Vec<&str> = samples[random.below(samples.len())].split("\n\n").collect();
    let (head, foot) = own.split_at(own.len() * 3 / 4);
    let mut text = String::with_capacity(length + 4_000);
    for paragraph in head {
        if text.len() < most {
            add(&mut text, paragraph, random);
        }
    }
    while text.len() < length {
        add(&mut text, paragraphs[random.below(paragraphs.len())], random);
    }
    for paragraph in foot {
        if text.len() < most {
            add(&mut text, paragraph, random);
        }
    }
    text
}

/// Adds a paragraph with other numbers, and other names after titles.
fn add(text: &mut String, paragraph: &str, random: &mut Random) {
    let mut named = false;
    for word in paragraph.split_inclusive([' ', '\n']) {
        let letters = word.trim_end_matches(|c: char| !c.is_alphabetic());
        if named && letters.len() > 3 && letters.starts_with(char::is_uppercase) {
            let _ = write!(text, "{}{}", SURNAMES[random.below(SURNAMES.len())], &word[letters.len()..]);
        } else {
            let digits = |c: char| if c.is_ascii_digit() && c != '0' { '1' } else { c };
            let changed = random.below(4) == 0 && word.starts_with('£');
            text.extend(word.chars().map(|c| if changed { digits(c) } else { c }));
        }
        named = matches!(letters, "Cllr" | "Mr" | "Mrs" | "Ms" | "Dr" | "Councillor" | "Councilmember");
    }
    text.push_str("\n\n");
}
