//! Many documents: workers in parallel, results in order, outputs that appear whole or not at all.
//!
//! [`Workers::run`] takes the inputs in windows of limited number and size. While one window is worked on in parallel,
//! the next is gathered, from archives too; results are taken in the order of the inputs. So no more than two windows
//! of documents are in memory however many there are, and the outputs are the same bytes for any number of threads.
//!
//! A [`Folder`] takes the documents: their own files are written by the workers, and what they add to the files that all
//! share goes to a journal, from which these are put together at the end; a database takes them in a thread of its own
//! while others are still converted. The next run takes from the journal what has
//! not changed, and so does the run after one that was killed.

mod arrangement;
mod compression;
mod database;
mod duplicates;
mod earlier;
mod folder;
mod journal;
mod lock;
mod ours;
mod progress;
mod read;
mod report;
mod shared;
mod summary;
mod whole;

pub use arrangement::{Arrangement, UnknownArrangement};
pub use compression::Compression;
pub use duplicates::Duplicates;
pub use folder::{Ending, Finished, Folder, OpenError, Order, Plan, Stored};
pub use journal::Entry;
pub(crate) use lock::Lock;
pub use lock::LockError;
pub use progress::Progress;
pub use read::{Reading, read};
pub use summary::{Frequency, Outcome, Summary, ToLookAt};
pub use whole::{WholeFile, WriteError};

use std::mem;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::source::Input;

/// Most inputs in a window.
const WINDOW: usize = 256;

/// Most bytes of inputs in a window, unless a single input is longer.
const WINDOW_BYTES: u64 = 64 << 20;

/// The threads that work on documents.
#[derive(Debug)]
pub struct Workers {
    jobs: Option<NonZeroUsize>,
    /// Started when there is more than one input; nothing where the system refuses to start them.
    threads: OnceLock<Option<ThreadPool>>,
}

impl Workers {
    /// As many threads as asked for, or as the machine has processors.
    pub fn new(jobs: Option<NonZeroUsize>) -> Self {
        Self { jobs, threads: OnceLock::new() }
    }

    /// Does `work` on every input of a window; the results in the order of the inputs.
    fn each<T: Send>(&self, window: Vec<Input>, work: impl Fn(Input) -> T + Sync) -> Vec<T> {
        // to start threads takes as long as to read a short document
        let several = window.len() > 1 && self.jobs.is_none_or(|jobs| jobs.get() > 1);
        let start = || ThreadPoolBuilder::new().num_threads(self.jobs.map_or(0, NonZeroUsize::get)).build().ok();
        match self.threads.get().or_else(|| several.then(|| self.threads.get_or_init(start))) {
            Some(Some(threads)) => threads.install(|| window.into_par_iter().with_max_len(1).map(&work).collect()),
            _ => window.into_iter().map(work).collect(),
        }
    }

    /// Does `work` on every input that `feed` hands on, in parallel, and hands the results to `take` one by one, in
    /// the order of the inputs. Returns what `feed` returns.
    ///
    /// `feed` runs in a thread of its own and is told when no more is wanted. That is also so when `stop` is set: then
    /// the window that is worked on is the last.
    ///
    /// # Errors
    ///
    /// The first that `take` returns; the windows after it are not begun.
    pub fn run<R: Send, T: Send, E>(
        &self,
        stop: &AtomicBool,
        feed: impl FnOnce(&mut dyn FnMut(Input) -> ControlFlow<()>) -> R + Send,
        work: impl Fn(Input) -> T + Sync,
        mut take: impl FnMut(T) -> Result<(), E>,
    ) -> Result<R, E> {
        // a window is handed over when it is asked for, so that one is worked on and one is gathered
        let (sender, windows) = sync_channel(0);
        thread::scope(|scope| {
            let feeder = scope.spawn(move || {
                let mut window = Window { inputs: Vec::new(), bytes: 0, sender };
                let outcome = feed(&mut |input| {
                    if stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { window.add(input) }
                });
                // if nobody takes the last window, nobody wants it
                let _ = window.send();
                outcome
            });
            for window in windows {
                self.each(window, &work).into_iter().try_for_each(&mut take)?;
                if stop.load(Ordering::Relaxed) {
                    break;
                }
            }
            Ok(feeder.join().unwrap_or_else(|panic| resume_unwind(panic)))
        })
    }
}

/// The window that is gathered.
struct Window {
    inputs: Vec<Input>,
    bytes: u64,
    sender: SyncSender<Vec<Input>>,
}

impl Window {
    fn add(&mut self, input: Input) -> ControlFlow<()> {
        let full = self.inputs.len() >= WINDOW || self.bytes.saturating_add(input.length()) > WINDOW_BYTES;
        if full && !self.inputs.is_empty() {
            self.send()?;
        }
        self.bytes = self.bytes.saturating_add(input.length());
        self.inputs.push(input);
        ControlFlow::Continue(())
    }

    fn send(&mut self) -> ControlFlow<()> {
        self.bytes = 0;
        match self.sender.send(mem::take(&mut self.inputs)) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use super::*;
    use crate::source::{Filter, Intake, Limits, StreamFormat};

    /// Feeds as many documents as there are lines in `stream`.
    fn feed(stream: &str) -> impl FnOnce(&mut dyn FnMut(Input) -> ControlFlow<()>) -> usize + Send {
        |sink| {
            let intake = Intake::gather(&["-".into()], Filter::default()).unwrap();
            let skipped = intake.each((&mut stream.as_bytes(), StreamFormat::Ndjson), &Limits::default(), sink);
            skipped.counts.total()
        }
    }

    #[test]
    fn results_come_in_order_and_no_more_than_a_window_ahead() {
        let stream = "{\"text\":\"text\"}\n".repeat(WINDOW * 2 + 3);
        let begun = AtomicUsize::new(0);
        let mut taken = Vec::new();
        let workers = Workers::new(NonZeroUsize::new(3));
        let work = |input: Input| {
            begun.fetch_add(1, Ordering::SeqCst);
            input.path().to_owned()
        };
        let outcome: Result<usize, ()> = workers.run(&AtomicBool::new(false), feed(&stream), work, |path| {
            assert!(begun.load(Ordering::SeqCst) <= taken.len() + WINDOW);
            taken.push(path);
            Ok(())
        });
        assert_eq!(outcome, Ok(0));
        assert_eq!(taken, (1..=WINDOW * 2 + 3).map(|line| format!("-!{line}")).collect::<Vec<_>>());
    }

    #[test]
    fn an_error_of_the_taker_ends_the_run() {
        let stream = "{\"text\":\"text\"}\n".repeat(WINDOW * 3);
        let begun = AtomicUsize::new(0);
        let workers = Workers::new(NonZeroUsize::new(2));
        let outcome = workers.run(
            &AtomicBool::new(false),
            feed(&stream),
            |_| begun.fetch_add(1, Ordering::SeqCst),
            |_| Err("full"),
        );
        assert_eq!((outcome, begun.into_inner()), (Err("full"), WINDOW));
    }

    #[test]
    fn a_stop_ends_the_run_after_the_window() {
        let stream = "{\"text\":\"text\"}\n".repeat(WINDOW * 3);
        let (stop, mut taken) = (AtomicBool::new(false), 0);
        let workers = Workers::new(NonZeroUsize::new(2));
        let work = |_| stop.store(true, Ordering::Relaxed);
        let outcome: Result<usize, ()> = workers.run(&stop, feed(&stream), work, |()| {
            taken += 1;
            Ok(())
        });
        assert_eq!((outcome, taken), (Ok(0), WINDOW));
    }
}
