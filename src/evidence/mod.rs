//! Evidence: what speaks for and against a heading, a decision, an action or the name of the body, and how much.
//!
//! A candidate shows signals; each signal has a weight in `grammar/evidence.toml`, which a house may change; their sum
//! is the candidate's score. A score above zero makes a record, and the record's confidence is the logistic of it. No
//! signal decides alone, and what the program saw in a line can be listed (`minutebook explain FILE:LINE`).
//!
//! A new signal is a line in [`HeadingSignal`], [`DecisionSignal`], [`ActionSignal`] or [`BodySignal`], its weight in
//! the file, and the place in `resolve` that sees it.

mod signals;

pub use signals::{ActionSignal, BodySignal, DecisionSignal, HeadingSignal};

use std::marker::PhantomData;

use crate::grammar::Grammar;

/// A list of signals of one kind of record.
pub trait Signal: Copy + 'static {
    /// Every signal, in order.
    const ALL: &'static [Self];
    /// Table of the weights in the vocabulary files: `[weights.TABLE]`.
    const TABLE: &'static str;
    /// Name in the table.
    fn key(self) -> &'static str;
    /// What it says.
    fn describe(self) -> &'static str;
    /// Place in the list.
    fn index(self) -> usize;
}

/// The signals that a candidate shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence<S> {
    bits: u64,
    kind: PhantomData<S>,
}

impl<S: Signal> Default for Evidence<S> {
    fn default() -> Self {
        Self { bits: 0, kind: PhantomData }
    }
}

impl<S: Signal> Evidence<S> {
    /// Adds a signal.
    pub fn add(&mut self, signal: S) {
        self.bits |= 1 << signal.index();
    }

    /// Takes a signal back that more of the document has explained away.
    pub fn remove(&mut self, signal: S) {
        self.bits &= !(1 << signal.index());
    }

    /// Adds a signal where `seen`.
    pub fn add_if(&mut self, signal: S, seen: bool) {
        self.bits |= u64::from(seen) << signal.index();
    }

    /// Whether a signal was seen.
    pub fn has(self, signal: S) -> bool {
        self.bits & (1 << signal.index()) != 0
    }

    /// Whether none was seen.
    pub fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// The signals seen, in order.
    pub fn signals(self) -> impl Iterator<Item = S> {
        let mut rest = self.bits;
        std::iter::from_fn(move || {
            let signal = S::ALL.get(rest.trailing_zeros() as usize).copied()?;
            rest &= rest - 1;
            Some(signal)
        })
    }
}

/// The weights of the signals of one kind of record, as a house sets them.
#[derive(Debug, Clone)]
pub struct Weights<S> {
    bias: f32,
    each: Vec<f32>,
    kind: PhantomData<S>,
}

impl<S: Signal> Weights<S> {
    /// The weights of a house; a signal without weight counts nothing.
    pub fn of(grammar: &Grammar) -> Self {
        // in the order of their names
        let table: Vec<(&str, f32)> = grammar.weights(S::TABLE).collect();
        let weight = |key: &str| table.binary_search_by(|(name, _)| (*name).cmp(key)).map_or(0.0, |at| table[at].1);
        Self {
            bias: weight("bias"),
            each: S::ALL.iter().map(|signal| weight(signal.key())).collect(),
            kind: PhantomData,
        }
    }

    /// Weight of one signal.
    pub fn weight(&self, signal: S) -> f32 {
        self.each[signal.index()]
    }

    /// What every candidate starts from.
    pub fn bias(&self) -> f32 {
        self.bias
    }

    /// The sum of the bias and the weights of the signals seen.
    pub fn score(&self, evidence: Evidence<S>) -> f32 {
        self.bias + evidence.signals().map(|signal| self.weight(signal)).sum::<f32>()
    }
}

/// The logistic of a score, rounded to two decimals.
pub fn confidence(score: f32) -> f32 {
    (100.0 / (1.0 + (-score).exp())).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammars;

    fn every_weight_is_used<S: Signal>() {
        let grammars = Grammars::built_in();
        let base = grammars.house("base").expect("is built in");
        for signal in S::ALL {
            assert!(base.weight(S::TABLE, signal.key()).is_some(), "{}.{} has no weight", S::TABLE, signal.key());
        }
        assert!(S::ALL.len() <= 64, "one bit for each");
    }

    #[test]
    fn every_signal_has_a_weight() {
        every_weight_is_used::<HeadingSignal>();
        every_weight_is_used::<DecisionSignal>();
        every_weight_is_used::<ActionSignal>();
        every_weight_is_used::<BodySignal>();
    }

    #[test]
    fn confidence_is_the_logistic() {
        assert!((confidence(0.0) - 0.5).abs() < 1e-6);
        assert!((confidence(3.0) - 0.95).abs() < 1e-6);
    }
}
