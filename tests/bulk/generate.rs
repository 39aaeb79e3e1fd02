//! Makes a folder of many documents, to measure runs with:
//! `cargo run --release --example generate -- DIR COUNT SEED [MOST]`. With MOST, a document ends with the paragraph that
//! goes beyond that many bytes.

mod corpus;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

use corpus::Corpus;

/// Documents in one folder; file systems are slow with many more.
const IN_A_FOLDER: usize = 1000;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (folder, count, seed, most) = match &arguments[..] {
        [folder, count, seed] => (folder, count, seed, None),
        [folder, count, seed, most] => (folder, count, seed, Some(most)),
        _ => return usage(),
    };
    let (Ok(count), Ok(seed)) = (count.parse(), seed.parse()) else { return usage() };
    let Ok(most) = most.map_or(Ok(usize::MAX), |most| most.parse()) else { return usage() };
    match generate(Path::new(folder), count, seed, most) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error.to_string()),
    }
}

fn usage() -> ExitCode {
    fail("usage: generate DIR COUNT SEED [MOST]")
}

#[expect(clippy::print_stderr, reason = "it has nobody else to tell")]
fn fail(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::FAILURE
}

fn generate(folder: &Path, count: usize, seed: u64, most: usize) -> io::Result<()> {
    for (number, text) in Corpus::new(seed)?.up_to(most).take(count).enumerate() {
        let place = folder.join(format!("{:03}", number / IN_A_FOLDER));
        if number % IN_A_FOLDER == 0 {
            fs::create_dir_all(&place)?;
        }
        fs::write(place.join(format!("{number:06}.txt")), text)?;
    }
    Ok(())
}
