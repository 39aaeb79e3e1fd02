//! The `minutebook` program: a thin client of the library.

use std::io::{self, IsTerminal};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use anstream::{AutoStream, ColorChoice};
use minutebook::cli::{self, Streams};

/// Set by Ctrl-C and the other signals that ask a program to end.
static STOP: AtomicBool = AtomicBool::new(false);

fn main() -> ExitCode {
    // without the handler a signal kills the program, and the next run clears up after it
    let _ = ctrlc::set_handler(|| {
        if STOP.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    });
    let (mut stdin, stdout, stderr) = (io::stdin(), io::stdout(), io::stderr());
    let mut streams = Streams {
        output_colour: AutoStream::choice(&stdout) != ColorChoice::Never,
        error_colour: AutoStream::choice(&stderr) != ColorChoice::Never,
        error_is_terminal: stderr.is_terminal(),
        stop: &STOP,
        input: &mut stdin,
        output: &mut io::BufWriter::new(stdout.lock()),
        error: &mut stderr.lock(),
    };
    cli::run(std::env::args_os(), &mut streams).into()
}
