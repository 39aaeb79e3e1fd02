#![no_main]

#[path = "../../invariants/laws.rs"]
mod laws;

use std::sync::LazyLock;

use minutebook::Converter;
use minutebook::output::Format;
use minutebook::source::Document;

static CONVERTER: LazyLock<Converter> = LazyLock::new(Converter::default);

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(document) = Document::from_bytes("id", "a.txt", bytes.to_vec(), None) else { return };
    let minutes = CONVERTER.convert(&document);
    assert_eq!(laws::broken(&document.text, &minutes), Vec::<String>::new());
    for format in Format::ALL {
        format.encode(&minutes, &document.text).expect("memory takes everything");
    }
});
