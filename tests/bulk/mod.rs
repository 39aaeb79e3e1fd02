//! Many documents: where they come from, how they are written, and what happens when something goes wrong.

mod archives;
mod intake;
mod packed;

use crate::cli::{MINUTES, Ran, Sandbox};
