//! Many documents: where they come from, how they are written, and what happens when something goes wrong.

mod archives;
mod intake;
mod journal;
mod linear;
mod outputs;
mod packed;
mod running;

use crate::cli::{MINUTES, Ran, Sandbox};

/// A folder `in` with that many documents, no two of which are the same.
fn many(count: usize) -> Sandbox {
    let sandbox = Sandbox::new();
    for number in 0..count {
        let name = format!("in/{}/{number:04}.txt", number % 7);
        sandbox.file(&name, format!("{MINUTES}\n{number}. Number {number}\nIt was agreed to pay {number} pounds.\n"));
    }
    sandbox
}

/// Every file below a folder with its content, but for the folder that a run keeps for itself.
fn contents(sandbox: &Sandbox, folder: &str) -> Vec<(String, Vec<u8>)> {
    let read = |name: &str| std::fs::read(sandbox.path(&format!("{folder}/{name}"))).unwrap();
    sandbox.files(folder).into_iter().map(|name| (name.clone(), read(&name))).collect()
}

/// Fails with the names, not the contents, where two folders differ.
#[track_caller]
fn assert_same(left: &[(String, Vec<u8>)], right: &[(String, Vec<u8>)]) {
    let names = |files: &[(String, Vec<u8>)]| files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(names(left), names(right));
    let differ: Vec<&str> =
        left.iter().zip(right).filter(|(left, right)| left.1 != right.1).map(|(left, _)| &*left.0).collect();
    assert!(differ.is_empty(), "{differ:?} differ");
}
