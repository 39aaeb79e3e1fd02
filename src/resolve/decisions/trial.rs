//! Documents around a text, for the tests of decisions.

use crate::convert;
use crate::model::Decision;

/// The decisions of a text under a heading of a council of three.
pub(super) fn decided(text: &str) -> Vec<Decision> {
    let head = "Parish Council\n3 May 2024\n\nPresent: Cllr A. Bell, Cllr B. Carr, Cllr C. Dunn\n\n1. Finance\n\n";
    convert(&format!("{head}{text}\n\n2. Close\nNone.\n")).decisions
}

/// The texts of the decisions of a text under a heading of a council that the title names, each in one line.
pub(super) fn texts(text: &str) -> Vec<String> {
    let head = "Elm Parish Council\n3 May 2024\n\nPresent: Cllr Ann Bell (Chair), Cllr Ben Carr\n\n1. Planning\n\n";
    let minutes = convert(&format!("{head}{text}\n\n2. Close\nNone.\n"));
    minutes.decisions.into_iter().map(|decision| decision.text.replace('\n', " ")).collect()
}
