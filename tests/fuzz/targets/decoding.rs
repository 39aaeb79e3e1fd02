#![no_main]

#[path = "../../invariants/stages.rs"]
#[allow(dead_code, reason = "other targets use the rest")]
mod stages;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    assert_eq!(stages::decoding(bytes), Vec::<String>::new());
});
