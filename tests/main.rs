//! The integration tests, in one binary so that they link once.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

mod cli;
