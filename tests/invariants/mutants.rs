//! Samples that were spoilt: cut, spliced, in wrong encodings, with random bytes and control characters. Their records
//! keep every law, and programs of others find every output well formed.

#[path = "../bulk/random.rs"]
mod random;

use std::io::{BufWriter, Read, Write};
use std::ops::Range;
use std::panic::catch_unwind;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::thread;

use minutebook::model::Minutes;
use minutebook::output::{Format, Layout, site};
use minutebook::source::Document;

use super::{CONVERTER, laws, samples, stages};
use random::Random;

/// Longest piece of a sample in bytes.
const LONGEST: usize = 3000;

/// Mutants with continuous integration, where nothing else waits for them, and without.
const ALL: usize = 20_000;
const SOME: usize = 1_000;

#[test]
fn mutants_keep_the_laws_and_are_well_formed() {
    let ci = std::env::var("CI").is_ok_and(|ci| ci == "true");
    let told = std::env::var("MINUTEBOOK_MUTANTS").ok().and_then(|count| count.parse().ok());
    let count = told.unwrap_or(if ci { ALL } else { SOME });
    let samples: Vec<Vec<u8>> = samples().into_iter().map(|(_, text)| text.into_bytes()).collect();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = count.div_ceil(threads);
    let found: Vec<(usize, Vec<String>)> = thread::scope(|scope| {
        let shares = (0..threads).map(|thread| thread * share..count.min((thread + 1) * share));
        let running: Vec<_> = shares.map(|share| scope.spawn(|| look_at(share, &samples, ci))).collect();
        running.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let broken: Vec<&String> = found.iter().flat_map(|(_, broken)| broken).collect();
    assert!(broken.is_empty(), "{} broken:\n{broken:#?}", broken.len());
    // most of them are still text
    let documents: usize = found.iter().map(|(documents, _)| documents).sum();
    assert!(documents * 4 > count * 3, "{documents} of {count}");
}

/// Converts the mutants of some numbers. Returns how many gave a document, and what is broken.
fn look_at(numbers: Range<usize>, samples: &[Vec<u8>], ci: bool) -> (usize, Vec<String>) {
    let mut reader = Reader::start(ci);
    let (mut documents, mut broken) = (0, Vec::new());
    for number in numbers {
        let bytes = mutant(number as u64, samples);
        let mut laws = stages::decoding(&bytes);
        let read = catch_unwind(|| {
            let document = Document::from_bytes("mutant", "mutant.txt", bytes, None).ok()?;
            Some((CONVERTER.convert(&document), document))
        });
        match read {
            Err(_) => laws.push("it panicked".to_owned()),
            Ok(None) => {}
            Ok(Some((minutes, document))) => {
                documents += 1;
                laws.extend(laws::broken(&document.text, &minutes));
                if let Some(reader) = &mut reader {
                    reader.show(number, &minutes, &document.text);
                }
            }
        }
        broken.extend(laws.into_iter().map(|law| format!("mutant {number}: {law}")));
    }
    broken.extend(reader.into_iter().flat_map(Reader::end));
    (documents, broken)
}

/// The mutant of a number, which is always the same.
fn mutant(number: u64, samples: &[Vec<u8>]) -> Vec<u8> {
    let mut random = Random((number + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let mut bytes = piece(samples, &mut random);
    for _ in 0..=random.below(3) {
        let at = random.below(bytes.len() + 1);
        match random.below(8) {
            0 => bytes.truncate(at.max(40)),
            1 => {
                bytes.truncate(at);
                bytes.extend(piece(samples, &mut random));
            }
            2 => (0..=random.below(12))
                .for_each(|_| bytes.insert(random.below(bytes.len() + 1), random.below(256) as u8)),
            3 => {
                const CONTROLS: &[u8] = b"\x01\x07\x08\x0b\x0c\r\x1b\x7f\n\t";
                (0..=random.below(4)).for_each(|_| {
                    bytes.insert(random.below(bytes.len() + 1), CONTROLS[random.below(CONTROLS.len())]);
                });
            }
            4 => bytes = elsewhere(&bytes, random.below(6)),
            5 => {
                let end = (at + random.below(400)).min(bytes.len());
                let again = bytes[at..end].repeat(1 + random.below(3));
                bytes.splice(at..at, again);
            }
            6 => drop(bytes.drain(at..(at + random.below(400)).min(bytes.len()))),
            _ => {
                let mut lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
                let (one, other) = (random.below(lines.len().max(1)), random.below(lines.len().max(1)));
                if !lines.is_empty() {
                    lines.swap(one, other);
                }
                bytes = lines.concat();
            }
        }
    }
    bytes
}

/// A piece of a sample, half of the time from its start.
fn piece(samples: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let sample = &samples[random.below(samples.len())];
    let start = if random.below(2) == 0 { 0 } else { random.below(sample.len()) };
    let length = 200 + random.below(LONGEST - 200);
    sample[start..(start + length).min(sample.len())].to_vec()
}

/// The bytes in another encoding, or read in a wrong one and written again.
fn elsewhere(bytes: &[u8], how: usize) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let encoded = |name: &str| encoding_rs::Encoding::for_label(name.as_bytes()).unwrap().encode(&text).0.into_owned();
    match how {
        0 => encoded("windows-1252"),
        1 => encoded("iso-8859-15"),
        2 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        3 => "\u{feff}"
            .chars()
            .chain(text.chars())
            .collect::<String>()
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect(),
        4 => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned().into_bytes(),
        _ => encoded("iso-2022-jp"),
    }
}

/// Another program, which reads outputs with expat and the JSON, CSV and HTML modules of Python.
struct Reader {
    child: Child,
    input: BufWriter<ChildStdin>,
}

impl Reader {
    /// Without Python there is none, which continuous integration does not allow.
    fn start(ci: bool) -> Option<Self> {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/invariants/well_formed.py");
        let child = Command::new("python3").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        assert!(child.is_ok() || !ci, "python3 is not installed");
        let mut child = child.ok()?;
        let input = BufWriter::new(child.stdin.take().unwrap());
        Some(Self { child, input })
    }

    fn show(&mut self, number: usize, minutes: &Minutes, text: &str) {
        for format in Format::ALL {
            let parts = format.encode(minutes, text).unwrap().parts;
            // what goes into databases is no text
            let shown = match format.layout() {
                Layout::Database => 0..0,
                Layout::Site => site::PAGE..site::PAGE + 1,
                _ if format.name() == "parquet" => 0..0,
                _ => 0..parts.len(),
            };
            for part in shown {
                let file = format.file(part, &parts[part]).unwrap();
                writeln!(self.input, "{number} {format} {}", file.len()).unwrap();
                self.input.write_all(&file).unwrap();
            }
        }
    }

    /// What it found to be malformed.
    fn end(self) -> Vec<String> {
        let Self { mut child, input } = self;
        drop(input.into_inner().unwrap());
        let mut found = String::new();
        child.stdout.take().unwrap().read_to_string(&mut found).unwrap();
        assert!(child.wait().unwrap().success(), "the reader of outputs failed");
        found.lines().map(str::to_owned).collect()
    }
}
