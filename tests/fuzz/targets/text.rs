#![no_main]

#[path = "../../invariants/stages.rs"]
#[allow(dead_code, reason = "other targets use the rest")]
mod stages;

libfuzzer_sys::fuzz_target!(|text: &str| {
    assert_eq!(stages::text(text), Vec::<String>::new());
});
