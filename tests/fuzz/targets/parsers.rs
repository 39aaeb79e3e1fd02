#![no_main]

#[path = "../../invariants/stages.rs"]
#[allow(dead_code, reason = "other targets use the rest")]
mod stages;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((number, text)) = bytes.split_first() else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    let number = usize::from(*number) % stages::PARSERS.len();
    assert_eq!(stages::parser(number, text), Vec::<String>::new());
});
