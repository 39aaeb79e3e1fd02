//! What a document costs, as ratios to programs that everybody knows, taken in one run: `cargo bench --bench ratios`.
//!
//! All run on one core and take turns, so that a busy machine is busy for all. The figures are those of the fastest of
//! the rounds.
//!
//! What profiles (`perf record --call-graph dwarf`, `valgrind --tool=callgrind`) found, and what it gave, in shares of
//! the time before each step:
//!
//! - Looking for the longest phrase at a place looked every end up by itself, from its first word, and made a set of its
//!   lists each time; a date was looked for at every word, in each of the twelve months. One walk through the trie from
//!   a first word that opens such a list: 60 %.
//! - The person whom a pronoun may stand for was looked for in every statement, and few have such a pronoun: 20 %. The
//!   names that a body may have were put together for every block: 4 %; those of the attendance for every owner: 3 %.
//! - Every sentence was copied in small letters and searched for each phrase that may stand within words. One automaton
//!   finds them all in the whole text beforehand: 10 %. Deadlines are read only where a word stands that may begin one: 6 %.
//! - Evidence against a heading was gathered for blocks that could be none by then; who a verb is said of was worked out
//!   where nobody asked; a table was looked at again for each of its rows: 20 %.
//! - Words are hashed eight bytes at a time, and a table of bits says of most that no phrase begins with them; posts and
//!   labels are looked for only where one of their words stands; hexadecimal digits were formatted one by one: 15 %.
//! - At the start every vocabulary was read for the few phrases that it is recognised by: half of the instructions.
//! - What part of a motion a statement is nothing but was worked out four times for each, whom a name means for each place
//!   of the name; both are kept now. Hits are found by a table of all offsets of the text: 10 %.
//! - Whether words are an entry of a list was asked of the tree of phrases, word by word. Whole phrases have a table of
//!   their own, and a table of pairs of letters says of most texts that no entry of a list stands at their start: 7 %.
//! - What the standard library prepares before it looks for a short phrase took longer than to go through the sentence:
//!   the rarest byte of the phrase is looked for instead (`text::seek`): 5 %.
//! - A preposition of a deadline was compared with every entry of four lists, in a copy of the text behind it; the tables
//!   of attendance were judged before anybody asked; words were counted beyond the number that they were held against,
//!   and copied to be compared in small letters: 17 %.
//! - At the start a house copied every list that it inherits, and a lexicon sorted entries that come in order: an eighth of
//!   the instructions of a run with one document.
//! - The TOML of the vocabularies was read at every start. It is statics now, made when the program is built: of one small
//!   document 47 % of the instructions, and 40 % of the pages that the run touches.
//!
//! - An automaton for the few hundred phrases that may stand within words took a quarter of the instructions of a run with
//!   one document to build. A table of their first letters needs no building: 26 %.
//! - At the start the lists of a house were put into tables: half of the instructions of a run with one document, and two
//!   thirds of the pages that it touches. The tables are made when the program is built now, without an address in them
//!   that the loader would have to set, and most are the same for all houses: 44 % of the processor's time.
//! - Who took the chair was looked for four times, a deadline in every statement, times in all that tell of nobody who
//!   came; lines were divided into entries of attendance before it was seen that they are sentences: 11 %.
//! - The standard library still looked for short phrases in many places, words were counted with a call for each blank, and
//!   texts were gone through in letters where bytes tell: 8 %.
//! - Words are cut and hashed from sixteen bytes at once, a bit for their first six letters tells of most places that no
//!   phrase within words begins there, and labels of attendance are looked for in one walk through the tree: 4 %.
//! - The tables of words do not fit into the nearest caches, and waiting for them took a fifth of the time (`perf record`;
//!   valgrind does not show it). A token stands with its node now, the place of a phrase in its slot, and a bit for each
//!   hash tells of most texts that they are no phrase: 5 % of the time, and 1 % of the instructions.
//!
//! - Lists, labels, wordings, roll calls and notes behind a task were read to see that there are none; a word of theirs has
//!   to stand near now. Half of the look-ups for whole phrases went past the bits to the table, since a quarter of the bits
//!   were set: there are four times as many. Tables of names had the standard hash, lists grew while they were filled, and
//!   JSON was written through a call for each sign: 10 %.
//! - The rarest byte of a phrase was looked for at each of some fifty searches in a sentence, and the compiler knows it of
//!   most; phrases of a list were compared whole where their first or last letter tells them apart; days were read twice
//!   to see whether they go on in the next month: 4 %.
//!
//! - The word behind a blank was cut for the phrase that goes on and again for the one that may begin there; phrases were
//!   compared byte by byte where a capital differs; words were parted through the characters of a text; readers of motions,
//!   dates, numbers and posts began where no word, digit or sign of theirs stands: 8 % of the instructions.
//!
//! Three letters by which most words of a document are told to open no phrase of any house save nothing over cutting the word,
//! and a table of hashes for the weights of a document takes longer to fill than to look names up in their order.
//!
//! Whole phrases could be looked up in the tree of words, without the table of their own: the passes over the records take
//! 8 % more then, so the table stays.
//!
//! Under valgrind, which knows no instructions for it, SHA-256 of sources, identifiers and the journal is a tenth of a run.
//!
//! What is left is spread over some hundred places, none of which takes a tenth. Of many real documents it is about 1,100
//! instructions for a byte in the passes over the records, 80 in the records that are made of them, 110 in cutting lines and
//! blocks, 150 in the scans for the words of the house and 40 in recognising it. The most are in the actions, the attendance
//! and the headings. Looking for blanks (`split(' ')`, 5 %), asking for the memory of short lists (7 %) and looking words up
//! in the tables (15 % of the time) are the largest of one kind.

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
    let [records, html, words] = times.map(least);
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

fn least(times: Vec<Duration>) -> Duration {
    times.into_iter().min().unwrap_or_default()
}
