//! Many documents: workers in parallel, results in order, outputs that appear whole or not at all.
//!
//! [`Workers::run`] goes over the inputs in windows of limited number and size. The inputs of a window are worked on in
//! parallel, and their results are taken in the order of the inputs before the next window begins. So no more than a
//! window of documents is in memory however many there are, and the outputs are the same bytes for any number of
//! threads. What a worker returns is small where its files are written by the worker itself ([`Files`]); only the rows
//! of the files that all documents share go through the one writer ([`Shared`]).

mod output;
mod read;
mod summary;
mod whole;

pub use output::{Files, Shared, open};
pub use read::{Reading, read};
pub use summary::{Outcome, Summary};
pub use whole::{WholeFile, WriteError};

use std::num::NonZeroUsize;

use rayon::prelude::*;

use crate::source::Input;

/// Most inputs in a window.
const WINDOW: usize = 256;

/// Most bytes of inputs in a window, unless a single input is longer.
const WINDOW_BYTES: u64 = 64 << 20;

/// The threads that work on documents.
#[derive(Debug)]
pub struct Workers(rayon::ThreadPool);

impl Workers {
    /// As many threads as asked for, or as the machine has processors.
    ///
    /// # Errors
    ///
    /// The system refuses to start them.
    pub fn new(jobs: Option<NonZeroUsize>) -> Result<Self, rayon::ThreadPoolBuildError> {
        rayon::ThreadPoolBuilder::new().num_threads(jobs.map_or(0, NonZeroUsize::get)).build().map(Self)
    }

    /// Does `work` on every input in parallel and hands the results to `take` one by one, in the order of the inputs.
    ///
    /// # Errors
    ///
    /// The first that `take` returns; the windows after it are not begun.
    pub fn run<T: Send, E>(
        &self,
        inputs: &[Input],
        work: impl Fn(&Input) -> T + Sync,
        mut take: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut rest = inputs;
        while !rest.is_empty() {
            let (window, after) = rest.split_at(window_length(rest));
            let results: Vec<T> = self.0.install(|| window.par_iter().with_max_len(1).map(&work).collect());
            results.into_iter().try_for_each(&mut take)?;
            rest = after;
        }
        Ok(())
    }
}

/// Number of inputs in the window at the start of `inputs`, at least one.
fn window_length(inputs: &[Input]) -> usize {
    let mut bytes = 0u64;
    let fits = |input: &&Input| {
        bytes = bytes.saturating_add(input.length());
        bytes <= WINDOW_BYTES
    };
    inputs.iter().take(WINDOW).take_while(fits).count().max(1)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::source::Intake;

    fn inputs(count: usize) -> (tempfile::TempDir, Vec<Input>) {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..count {
            fs::write(folder.path().join(format!("{number:04}.txt")), "text").unwrap();
        }
        let intake = Intake::gather(&[folder.path().to_path_buf()], &mut std::io::empty(), 100);
        (folder, intake.inputs)
    }

    #[test]
    fn results_come_in_order_and_no_more_than_a_window_ahead() {
        let (_folder, inputs) = inputs(WINDOW * 2 + 3);
        let begun = AtomicUsize::new(0);
        let mut taken = Vec::new();
        let workers = Workers::new(NonZeroUsize::new(3)).unwrap();
        let work = |input: &Input| {
            begun.fetch_add(1, Ordering::SeqCst);
            input.path().to_owned()
        };
        let outcome: Result<(), ()> = workers.run(&inputs, work, |path| {
            assert!(begun.load(Ordering::SeqCst) <= taken.len() + WINDOW);
            taken.push(path);
            Ok(())
        });
        assert_eq!(outcome, Ok(()));
        assert_eq!(taken, inputs.iter().map(Input::path).collect::<Vec<_>>());
    }

    #[test]
    fn an_error_of_the_taker_ends_the_run() {
        let (_folder, inputs) = inputs(WINDOW + 1);
        let begun = AtomicUsize::new(0);
        let workers = Workers::new(NonZeroUsize::new(2)).unwrap();
        let outcome = workers.run(&inputs, |_| begun.fetch_add(1, Ordering::SeqCst), |_| Err("full"));
        assert_eq!((outcome, begun.into_inner()), (Err("full"), WINDOW));
    }
}
