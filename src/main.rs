//! The `minutebook` program: a thin client of the library.

use std::io;
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use minutebook::cli::{self, Streams};

fn main() -> ExitCode {
    let (mut stdin, stdout, stderr) = (io::stdin(), io::stdout(), io::stderr());
    let mut streams = Streams {
        output_colour: AutoStream::choice(&stdout) != ColorChoice::Never,
        error_colour: AutoStream::choice(&stderr) != ColorChoice::Never,
        input: &mut stdin,
        output: &mut io::BufWriter::new(stdout.lock()),
        error: &mut stderr.lock(),
    };
    cli::run(std::env::args_os(), &mut streams).into()
}
