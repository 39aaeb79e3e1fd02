//! What a document costs, as ratios to programs that everybody knows, taken in one run: `cargo bench --bench ratios`.
//!
//! All run on one core and take turns, so that a busy machine is busy for all. The figures are medians over the rounds.

#[path = "../bulk/corpus.rs"]
mod corpus;

use std::hint::black_box;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use minutebook::Converter;
use minutebook::source::Document;

const DOCUMENTS: usize = 400;
const ROUNDS: usize = 9;

#[expect(clippy::print_stdout, reason = "its figures are its output")]
fn main() {
    // `cargo test` runs it once, to see that it runs
    let measured = std::env::args().any(|argument| argument == "--bench");
    let (documents, rounds) = if measured { (DOCUMENTS, ROUNDS) } else { (10, 1) };
    let corpus = corpus::Corpus::new(1).expect("the samples are there");
    let texts: Vec<String> = corpus.take(documents).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    let mut file = tempfile::NamedTempFile::new().expect("there is a folder for temporary files");
    file.write_all(texts.concat().as_bytes()).expect("there is room for the documents");

    let converter = Converter::default();
    let records = || {
        for text in &texts {
            black_box(converter.convert(&Document::from_text(text)));
        }
    };
    let html = || {
        for text in &texts {
            let mut html = String::new();
            pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(text));
            black_box(html);
        }
    };
    let words = || {
        let mut wc = Command::new("wc");
        let counted = wc.arg("-w").arg(file.path()).env("LC_ALL", "C.UTF-8").stdout(Stdio::null()).status();
        assert!(counted.is_ok_and(|status| status.success()), "wc counts the words");
    };
    records();
    let mut times = [const { Vec::new() }; 3];
    for _ in 0..rounds {
        for (times, run) in times.iter_mut().zip([&records as &dyn Fn(), &html, &words]) {
            times.push(time(run));
        }
    }
    let [records, html, words] = times.map(median);
    println!("{documents} documents, {bytes} bytes, {rounds} rounds");
    for (name, taken) in [("records", records), ("pulldown-cmark", html), ("wc -w", words)] {
        println!("{name:14} {:7.1} MB/s", bytes as f64 / 1e6 / taken.as_secs_f64());
    }
    println!("throughput of records over that of pulldown-cmark: {:.3}", html.as_secs_f64() / records.as_secs_f64());
    println!("time of records over that of wc -w: {:.2}", records.as_secs_f64() / words.as_secs_f64());
}

fn time(run: &dyn Fn()) -> Duration {
    let start = Instant::now();
    run();
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
