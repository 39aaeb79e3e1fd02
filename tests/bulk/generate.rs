//! Makes a folder of many documents from those in `samples/`, to measure runs with:
//! `cargo run --release --example generate -- DIR COUNT SEED`.
//!
//! A document is the head of one sample, a lengthy middle of paragraphs from all of them in shuffled order, and the foot
//! of the first, with names and numbers replaced; 2 to 60 KB, small ones more often. The same seed gives the same bytes.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

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

/// Documents in one folder; file systems are slow with many more.
const IN_A_FOLDER: usize = 1000;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, count, seed] = &arguments[..] else { return usage() };
    let (Ok(count), Ok(seed)) = (count.parse(), seed.parse()) else { return usage() };
    match generate(Path::new(folder), count, seed) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error.to_string()),
    }
}

fn usage() -> ExitCode {
    fail("usage: generate DIR COUNT SEED")
}

#[expect(clippy::print_stderr, reason = "it has nobody else to tell")]
fn fail(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::FAILURE
}

fn generate(folder: &Path, count: usize, seed: u64) -> io::Result<()> {
    let samples = samples()?;
    let paragraphs: Vec<&str> = samples.iter().flat_map(|sample| sample.split("\n\n")).collect();
    // a state of zero stays zero
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    for number in 0..count {
        let place = folder.join(format!("{:03}", number / IN_A_FOLDER));
        if number % IN_A_FOLDER == 0 {
            fs::create_dir_all(&place)?;
        }
        fs::write(place.join(format!("{number:06}.txt")), document(&samples, &paragraphs, &mut random))?;
    }
    Ok(())
}

fn samples() -> io::Result<Vec<String>> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/samples"))? {
        paths.push(entry?.path());
    }
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    // the order of a folder is not the same on every machine
    paths.sort();
    paths.iter().map(fs::read_to_string).collect()
}

fn document(samples: &[String], paragraphs: &[&str], random: &mut Random) -> String {
    // the product of two is small more often than large
    let length = 2_000 + random.below(58_000) * random.below(58_000) / 58_000;
    let own: Vec<&str> = samples[random.below(samples.len())].split("\n\n").collect();
    let (head, foot) = own.split_at(own.len() * 3 / 4);
    let mut text = String::with_capacity(length + 4_000);
    for paragraph in head {
        add(&mut text, paragraph, random);
    }
    while text.len() < length {
        add(&mut text, paragraphs[random.below(paragraphs.len())], random);
    }
    for paragraph in foot {
        add(&mut text, paragraph, random);
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

/// Marsaglia's xorshift with 64 bits.
struct Random(u64);

impl Random {
    /// A number from 0 to below `end`.
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % end.max(1)
    }
}
