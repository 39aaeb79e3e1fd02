/// A file that is built into the program: its path and its text.
pub(super) type File = (&'static str, &'static str);

macro_rules! file {
    ($name:literal) => {
        (concat!("grammar/", $name), include_str!(concat!("../../grammar/", $name)))
    };
}

/// The files of the base.
pub(super) const BASE: &[File] = &[file!("base.toml"), file!("evidence.toml")];

/// The houses by name; of two that fit a document equally well, the first is taken.
pub(super) const HOUSES: &[(&str, File)] = &[
    ("uk-local-council", file!("uk-local-council.toml")),
    ("irish-local-council", file!("irish-local-council.toml")),
    ("us-local-body", file!("us-local-body.toml")),
    ("uk-central-government", file!("uk-central-government.toml")),
    ("central-bank", file!("central-bank.toml")),
    ("technical-committee", file!("technical-committee.toml")),
    ("voluntary-board", file!("voluntary-board.toml")),
];
