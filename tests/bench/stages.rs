//! The stages of a document: `cargo bench --bench stages`.
//!
//! [`records`] is the whole way from text to records; the others are parts of it, and [`html`] is what another parser
//! needs for the same documents.

#[path = "../bulk/corpus.rs"]
mod corpus;

use std::sync::LazyLock;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use minutebook::grammar::Hit;
use minutebook::output::Format;
use minutebook::source::Document;
use minutebook::text::Layout;
use minutebook::{Converter, convert};

/// Enough of them that no cache holds what was learned of one.
const DOCUMENTS: usize = 60;

static CONVERTER: LazyLock<Converter> = LazyLock::new(Converter::default);

static DOCUMENTS_OF_ALL_HOUSES: LazyLock<Vec<Document>> = LazyLock::new(|| {
    let corpus = corpus::Corpus::new(1).expect("the samples are there");
    corpus.take(DOCUMENTS).map(|text| Document::from_text(&text)).collect()
});

fn main() {
    divan::main();
}

fn each<T>(bencher: Bencher<'_, '_>, run: impl Fn(&Document) -> T + Sync) {
    let documents: &[Document] = &DOCUMENTS_OF_ALL_HOUSES;
    // grammars are compiled before anything is measured
    drop(documents.iter().map(|document| CONVERTER.convert(document)).collect::<Vec<_>>());
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        for document in documents {
            drop(black_box(run(document)));
        }
    });
}

#[divan::bench]
fn html(bencher: Bencher<'_, '_>) {
    each(bencher, |document| {
        let mut html = String::new();
        pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(black_box(&document.text)));
        html
    });
}

#[divan::bench]
fn fingerprint(bencher: Bencher<'_, '_>) {
    each(bencher, |document| minutebook::source::fingerprint(black_box(document.text.as_bytes())));
}

#[divan::bench]
fn decoding(bencher: Bencher<'_, '_>) {
    each(bencher, |document| Document::from_bytes("", "", document.text.clone().into_bytes(), None));
}

#[divan::bench]
fn layout(bencher: Bencher<'_, '_>) {
    each(bencher, |document| Layout::new(black_box(&document.text)).blocks.len());
}

#[divan::bench]
fn recognition(bencher: Bencher<'_, '_>) {
    each(bencher, |document| CONVERTER.grammars().recognise(black_box(&document.text)).1);
}

#[divan::bench]
fn lexicon(bencher: Bencher<'_, '_>) {
    let words = CONVERTER.grammars().house(minutebook::grammar::BASE).expect("there is a base").lexicon();
    each(bencher, |document| {
        let mut hits: Vec<Hit> = Vec::new();
        words.scan(black_box(&document.text), &mut hits);
        hits.len()
    });
}

#[divan::bench]
fn records(bencher: Bencher<'_, '_>) {
    each(bencher, |document| CONVERTER.convert(black_box(document)));
}

#[divan::bench]
fn json(bencher: Bencher<'_, '_>) {
    let records: Vec<_> = DOCUMENTS_OF_ALL_HOUSES.iter().map(|document| CONVERTER.convert(document)).collect();
    let bytes: usize = DOCUMENTS_OF_ALL_HOUSES.iter().map(|document| document.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        for (minutes, document) in records.iter().zip(DOCUMENTS_OF_ALL_HOUSES.iter()) {
            Format::Json.write(minutes, &document.text, &mut std::io::sink()).expect("a sink takes everything");
        }
    });
}

#[divan::bench(sample_count = 10)]
fn vocabularies() {
    drop(convert(black_box("Minutes of the Parish Council\n")));
}
