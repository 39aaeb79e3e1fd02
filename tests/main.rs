//! The integration tests, in one program: a module for each part of the product that they look at.
//!
//! A module is a folder with a `mod.rs`, since Cargo makes a program of its own of every file beside this one.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod actions;
mod archive;
mod attendance;
mod bulk;
mod cli;
mod decisions;
mod grammar;
mod invariants;
mod made;
mod meeting;
mod outline;
mod outputs;
mod readme;
mod records;
mod release;
mod samples;
