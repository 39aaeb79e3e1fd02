//! What is true of the records of any text: of any characters, of pieces of minutes in any order, of the samples whole
//! and cut off anywhere; and what is true of each stage by itself.

mod laws;
mod mutants;
mod pieces;
mod stages;

use std::fs;
use std::panic::catch_unwind;
use std::path::Path;
use std::sync::LazyLock;

use minutebook::Converter;
use minutebook::source::Document;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

static CONVERTER: LazyLock<Converter> = LazyLock::new(Converter::default);

/// What the records of a text break; a panic is told like the rest.
fn broken(text: &str) -> Vec<String> {
    let read = || CONVERTER.convert(&Document::from_text(text));
    let Ok((first, second)) = catch_unwind(|| (read(), read())) else { return vec!["it panicked".to_owned()] };
    let mut broken = laws::broken(text, &first);
    if first != second {
        broken.push("a second reading gives other records".to_owned());
    }
    broken
}

pub(crate) fn samples() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    paths.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

/// Random texts that are the same in every run, so that a run fails by a change and not by chance: what `PROPTEST_RNG_SEED`
/// and `PROPTEST_CASES` say goes before it. A text that fails is added to the cases below.
fn same_texts(cases: u32) -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(1);
    }
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    config
}

proptest! {
    #![proptest_config(same_texts(1000))]

    #[test]
    fn any_characters(text in pieces::characters()) {
        prop_assert_eq!(broken(&text), Vec::<String>::new());
    }

    #[test]
    fn pieces_of_minutes(text in pieces::minutes()) {
        prop_assert_eq!(broken(&text), Vec::<String>::new());
    }
}

proptest! {
    #![proptest_config(same_texts(256))]

    #[test]
    fn stages_of_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert_eq!(stages::decoding(&bytes), Vec::<String>::new());
    }

    #[test]
    fn stages_of_pieces_of_minutes(text in pieces::minutes(), number in 0..stages::PARSERS.len()) {
        prop_assert_eq!(stages::text(&text), Vec::<String>::new());
        prop_assert_eq!(stages::parser(number, &text), Vec::<String>::new());
    }
}

#[test]
fn texts_that_once_failed() {
    let texts = [
        "",
        "\n",
        "\x0c",
        "\u{feff}",
        "[1] [1]",
        // a title of nothing but marks
        "MINUTES of the Annual Meeting of Nether Wallop Parish Council\n\n-- ¹²³ ",
        // an agenda with nothing but a mark over its entry
        "MINUTES of the Parish Council\n2024-05-03\nAgenda\n[1]\n4.1.2      Willow Lane ",
        "Agenda\nCllr. Ann Bell\n    [AB]\n2024-05-03 ",
        // a number with nothing behind it, and one whose text is on the next line
        "1.",
        "12.\n\nFinance\nThe text of it.",
        "0.\nPresent:l",
        "s\n1.\nA present:t",
        "Also present: t\nAlso present: t",
        "*\n1.\nPresent:l",
        // lower case may be longer than capitals
        "ȺȺ defer",
        "İİ withdraw",
        // wide blanks between the cells of a table
        "Clerk  C\u{a0}(\u{b}‘",
        // a label, then a task in the block before it
        "accept:\n* ACTION:-\n* decide that a",
        "Proposed C\n\nAI:\nPresent i",
        // a paragraph run together of a number, a wide blank and a bullet
        "\tAlogreceived from Ann Bell and and #12 and a) A new signArtemis L.,\u{2003}Decisions taken: • Assets\nx",
        "a*:\n*",
        // control characters and blanks of no width between the words of a date
        "meeting 7Jun\u{c}at 9m\ninfor-\u{2003}\u{200b}",
        "n  –\n•\npresent:t",
        // more of a tag before the mark of a note than a word is long
        "¡*\u{114c2}\n*A\n\n<P <I\u{800}a\0a𐀀\0 \u{e}𐀀Aa00𐀀0𐀀\0A\u{800}= \0𐀀 Aaa a\0A>A!0A0¡¡!0¡!A00*\0",
    ];
    let found: Vec<_> =
        texts.into_iter().map(|text| (text, broken(text))).filter(|(_, laws)| !laws.is_empty()).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn samples_whole_and_cut() {
    const STEP: usize = 97;
    let mut found = Vec::new();
    for (name, text) in samples() {
        found.extend(broken(&text).into_iter().map(|law| format!("{name}: {law}")));
        for cut in (STEP..text.len()).step_by(STEP).map(|at| text.floor_char_boundary(at)) {
            let (head, tail) = text.split_at(cut);
            found.extend(broken(head).into_iter().map(|law| format!("{name} up to {cut}: {law}")));
            found.extend(broken(tail).into_iter().map(|law| format!("{name} from {cut}: {law}")));
        }
    }
    assert!(found.is_empty(), "{} broken:\n{}", found.len(), found.join("\n"));
}
