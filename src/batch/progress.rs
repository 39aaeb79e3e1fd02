use std::fmt::Write as _;
use std::io::{self, Write};
use std::time::{Duration, Instant};

use indicatif::{HumanBytes, HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Summary;

/// Time between two lines where there is no terminal.
const PAUSE: Duration = Duration::from_secs(10);

/// Time between two looks of the bar.
const BLINK: Duration = Duration::from_millis(200);

/// So many unchanged documents in a row are passed over faster than any work; what comes after them says how fast the
/// rest will go, and they do not.
const PASSED_OVER: usize = 100;

/// Results come a window at a time; those that come sooner than this after the last are of the same window.
const SAME_WINDOW: Duration = Duration::from_millis(5);

/// Tells how far a run is: a bar on a terminal, otherwise a line now and then.
#[derive(Debug)]
pub struct Progress {
    form: Form,
    total: u64,
    told: Instant,
    /// From where on the rate is taken.
    origin: Point,
    /// Where the window began of which results come.
    window: Point,
    here: Point,
    /// Unchanged documents in a row.
    unchanged: usize,
}

#[derive(Debug)]
enum Form {
    Bar(ProgressBar),
    Lines,
    Nothing,
}

/// How far a run was at some time.
#[derive(Debug, Clone, Copy)]
struct Point {
    at: Instant,
    /// In bytes of files and archives.
    position: u64,
    documents: usize,
}

impl Progress {
    /// Progress over `total` bytes of files and archives, told on standard error if it `is_terminal`; nothing is told
    /// if it is `quiet`.
    pub fn new(total: u64, is_terminal: bool, quiet: bool) -> Self {
        let form = match (quiet, is_terminal) {
            (true, _) => Form::Nothing,
            (_, false) => Form::Lines,
            (_, true) => {
                let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr_with_hz(5));
                // nobody knows how long standard input is
                let template = if total == 0 { "{msg}" } else { "[{bar:30}] {msg}" };
                let style = ProgressStyle::with_template(template).expect("the template names keys that there are");
                bar.set_style(style.progress_chars("=> "));
                Form::Bar(bar)
            }
        };
        let now = Instant::now();
        let start = Point { at: now, position: 0, documents: 0 };
        Self { form, total, told: now, origin: start, window: start, here: start, unchanged: 0 }
    }

    /// All inputs up to `position`, in bytes of files and archives, are behind. An earlier run did the last of them if
    /// it `is_unchanged`.
    pub(crate) fn advance(&mut self, position: u64, is_unchanged: bool) {
        self.arrive(Point { at: Instant::now(), position, documents: self.here.documents + 1 }, is_unchanged);
    }

    fn arrive(&mut self, point: Point, is_unchanged: bool) {
        if point.at.duration_since(self.here.at) > SAME_WINDOW {
            self.window = self.here;
        }
        if is_unchanged {
            self.unchanged += 1;
        } else {
            if self.unchanged >= PASSED_OVER {
                self.origin = self.window;
            }
            self.unchanged = 0;
        }
        self.here = point;
    }

    /// Tells how far it is, if it is time to; lines go to `stream`.
    ///
    /// # Errors
    ///
    /// Those of `stream`.
    pub fn tell(&mut self, summary: &Summary, stream: &mut dyn Write) -> io::Result<()> {
        let pause = match self.form {
            Form::Nothing => return Ok(()),
            Form::Bar(_) => BLINK,
            Form::Lines => PAUSE,
        };
        if self.told.elapsed() < pause {
            return Ok(());
        }
        self.told = Instant::now();
        let line = self.line(summary);
        match &self.form {
            Form::Bar(bar) => {
                bar.set_message(line);
                bar.set_position(self.here.position);
                Ok(())
            }
            _ => writeln!(stream, "{line}"),
        }
    }

    /// Does something that writes on standard error, with the bar out of the way.
    pub fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        match &self.form {
            Form::Bar(bar) => bar.suspend(write),
            _ => write(),
        }
    }

    /// Takes the bar away.
    pub fn end(&self) {
        if let Form::Bar(bar) = &self.form {
            bar.finish_and_clear();
        }
    }

    fn line(&self, summary: &Summary) -> String {
        let Self { origin, window, here, total, .. } = self;
        let mut line = counts(summary);
        if *total > 0 {
            let _ = write!(line, "; {} of {}", HumanBytes(here.position), HumanBytes(*total));
        }
        if self.unchanged >= PASSED_OVER {
            line.push_str(", unchanged here");
            return line;
        }
        // what has come of this window is done at once, and most of it may be to come
        let seconds = window.at.duration_since(origin.at).as_secs_f64();
        if window.documents <= origin.documents || seconds <= 0.0 {
            return line;
        }
        let documents = (window.documents - origin.documents) as f64 / seconds;
        let read = window.position - origin.position;
        let bytes = read as f64 / seconds;
        let _ = write!(line, ", {documents:.0} documents/s");
        if bytes > 0.0 && *total > here.position {
            let rate = HumanBytes(read * 1000 / Duration::from_secs_f64(seconds).as_millis().max(1) as u64);
            let left = Duration::from_secs_f64((total - here.position) as f64 / bytes);
            let _ = write!(line, ", {rate}/s, about {} left", HumanDuration(left));
        }
        line
    }
}

fn counts(summary: &Summary) -> String {
    match summary.failed {
        0 => format!("{} documents", summary.documents),
        failed => format!("{} documents, {failed} failed", summary.documents),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A run that has gone over so many documents of 1 KiB in so many seconds, one window after the other.
    fn go(progress: &mut Progress, seconds: u64, documents: u64, is_unchanged: bool) {
        let start = progress.here;
        for number in 1..=documents {
            let at = start.at + Duration::from_secs(seconds) * (number.div_ceil(100) * 100) as u32 / documents as u32;
            let (position, documents) = (start.position + 1024 * number, start.documents + number as usize);
            progress.arrive(Point { at, position, documents }, is_unchanged);
        }
    }

    fn summary(documents: usize) -> Summary {
        Summary { documents, failed: 2, ..Summary::default() }
    }

    #[test]
    fn a_line_tells_rate_and_time_left() {
        let mut progress = Progress::new(4000 << 10, false, false);
        go(&mut progress, 20, 1000, false);
        let wanted =
            "998 documents, 2 failed; 1000.00 KiB of 3.91 MiB, 50 documents/s, 50.00 KiB/s, about 60 seconds left";
        assert_eq!(progress.line(&summary(998)), wanted);
        let mut out = Vec::new();
        progress.tell(&summary(998), &mut out).unwrap();
        assert!(out.is_empty());
    }

    #[test]
    fn what_an_earlier_run_did_says_nothing_of_the_rest() {
        let mut progress = Progress::new(8000 << 10, false, false);
        go(&mut progress, 1, 4000, true);
        let wanted = "4000 documents, 2 failed; 3.91 MiB of 7.81 MiB, unchanged here";
        assert_eq!(progress.line(&summary(4000)), wanted);
        go(&mut progress, 20, 1000, false);
        let line = progress.line(&summary(5000));
        assert!(line.ends_with(", 50 documents/s, 50.00 KiB/s, about 60 seconds left"), "{line}");
    }

    #[test]
    fn of_standard_input_the_end_is_not_known() {
        let mut progress = Progress::new(0, false, false);
        for seconds in [2, 4] {
            let at = progress.here.at + Duration::from_secs(seconds);
            progress.arrive(Point { at, position: 0, documents: progress.here.documents + 100 }, false);
        }
        assert_eq!(progress.line(&summary(198)), "198 documents, 2 failed, 50 documents/s");
    }
}
