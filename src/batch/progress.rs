use std::fmt::Write as _;
use std::io::{self, Write};
use std::time::{Duration, Instant};

use indicatif::{HumanBytes, HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Summary;

/// Time between two lines where there is no terminal.
const PAUSE: Duration = Duration::from_secs(10);

/// Tells how far a run is: a bar on a terminal, otherwise a line now and then.
#[derive(Debug)]
pub struct Progress {
    form: Form,
    total: u64,
    position: u64,
    started: Instant,
    told: Instant,
}

#[derive(Debug)]
enum Form {
    Bar(ProgressBar),
    Lines,
    Nothing,
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
                let template = "[{bar:30}] {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left; {msg}";
                let style = ProgressStyle::with_template(template).expect("the template names keys that there are");
                bar.set_style(style.progress_chars("=> "));
                Form::Bar(bar)
            }
        };
        let now = Instant::now();
        Self { form, total, position: 0, started: now, told: now }
    }

    /// All inputs up to `position`, in bytes of files and archives, are behind.
    pub(crate) fn advance(&mut self, position: u64) {
        self.position = position;
    }

    /// Tells how far it is, if it is time to; lines go to `stream`.
    ///
    /// # Errors
    ///
    /// Those of `stream`.
    pub fn tell(&mut self, summary: &Summary, stream: &mut dyn Write) -> io::Result<()> {
        match &self.form {
            Form::Nothing => Ok(()),
            Form::Bar(bar) => {
                bar.set_position(self.position);
                if self.told.elapsed() > Duration::from_millis(200) {
                    self.told = Instant::now();
                    bar.set_message(counts(summary));
                }
                Ok(())
            }
            Form::Lines if self.told.elapsed() < PAUSE => Ok(()),
            Form::Lines => {
                self.told = Instant::now();
                writeln!(stream, "{}", self.line(summary, self.started.elapsed()))
            }
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

    fn line(&self, summary: &Summary, elapsed: Duration) -> String {
        let seconds = elapsed.as_secs_f64().max(0.001);
        let mut line = format!(
            "{}; {} of {}, {:.0} documents/s",
            counts(summary),
            HumanBytes(self.position),
            HumanBytes(self.total),
            summary.documents as f64 / seconds
        );
        if self.position > 0 && self.total > self.position {
            let left = seconds * (self.total - self.position) as f64 / self.position as f64;
            let _ = write!(line, ", about {} left", HumanDuration(Duration::from_secs_f64(left)));
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

    #[test]
    fn a_line_tells_rate_and_time_left() {
        let mut progress = Progress::new(4 << 20, false, false);
        let summary = Summary { documents: 300, failed: 2, ..Summary::default() };
        progress.advance(1 << 20);
        let line = progress.line(&summary, Duration::from_secs(20));
        let wanted = "300 documents, 2 failed; 1.00 MiB of 4.00 MiB, 15 documents/s, about 60 seconds left";
        assert_eq!(line, wanted);
        let mut out = Vec::new();
        progress.tell(&summary, &mut out).unwrap();
        assert!(out.is_empty());
    }
}
