//! `SHA256SUMS`: every file of the release with its checksum, as `sha256sum --check` reads it. By it the next release
//! knows what it may replace, and that anything else in the folder is somebody's own.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufReader};
use std::path::Path;

use ignore::WalkBuilder;
use zip::ZipArchive;

use super::files;
use super::staging::Staging;
use crate::batch::WriteError;
use crate::record::TABLES;

/// The file's name.
pub(super) const FILE: &str = "SHA256SUMS";

/// Most files that are named; of the others there is a number.
const MOST_NAMED: usize = 5;

/// Writes the file when all others are there.
pub(super) fn write(staging: &Staging) -> Result<(), WriteError> {
    let root = staging.path("");
    let mut sums = String::new();
    let list = each_file(&root, |path| {
        let (_, sha256) = files::measure(&root.join(&path))?;
        sums.extend([&*sha256, "  ", &path, "\n"]);
        Ok(())
    });
    list.map_err(|error| WriteError::new(&staging.path(FILE), error))?;
    staging.write(FILE, sums)
}

/// Says why the folder of an older release must not be replaced: it holds files that are not of that release, or that
/// were changed since.
pub(super) fn objection(target: &Path) -> io::Result<Option<String>> {
    let own = own_files(target)?;
    let (mut foreign, mut changed) = (Vec::new(), Vec::new());
    each_file(target, |path| {
        match own.get(&path) {
            None => foreign.push(path),
            Some(Some(sum)) if files::measure(&target.join(&path))?.1 != *sum => changed.push(path),
            Some(_) => {}
        }
        Ok(())
    })?;
    let mut reasons = Vec::new();
    if !foreign.is_empty() {
        reasons.push(format!("it holds files that are not of the release there: {}", named(&foreign)));
    }
    if !changed.is_empty() {
        reasons.push(format!("files in it were changed since they were released: {}", named(&changed)));
    }
    let advice = "nothing is written; move them out of the folder, or name another one with --out";
    Ok((!reasons.is_empty()).then(|| format!("{}; {advice}", reasons.join("; "))))
}

fn named(paths: &[String]) -> String {
    let shown = paths[..paths.len().min(MOST_NAMED)].join(", ").replace(char::is_control, "\u{FFFD}");
    match paths.len() - paths.len().min(MOST_NAMED) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// Hands on every file below a folder in a fixed order, by its path with `/` between the parts.
fn each_file(root: &Path, mut take: impl FnMut(String) -> io::Result<()>) -> io::Result<()> {
    let walk = WalkBuilder::new(root).standard_filters(false).sort_by_file_name(Ord::cmp).build();
    for entry in walk {
        let entry = entry.map_err(io::Error::other)?;
        if entry.file_type().is_some_and(|kind| kind.is_dir()) {
            continue;
        }
        let path = entry.path().strip_prefix(root).unwrap_or(entry.path());
        let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
        take(parts.join("/"))?;
    }
    Ok(())
}

/// The files of the release in a folder, with their checksums where it has them.
fn own_files(release: &Path) -> io::Result<HashMap<String, Option<String>>> {
    match fs::read_to_string(release.join(FILE)) {
        Ok(sums) => {
            let listed = sums.lines().filter_map(|line| line.split_once("  "));
            let mut own: HashMap<_, _> = listed.map(|(sum, path)| (path.to_owned(), Some(sum.to_owned()))).collect();
            own.insert(FILE.to_owned(), None);
            Ok(own)
        }
        // earlier versions of the program did not write it
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(usual_files(release)),
        Err(error) => Err(error),
    }
}

/// What a release without checksums consists of: the files that all have, and those that its archives list.
fn usual_files(release: &Path) -> HashMap<String, Option<String>> {
    let mut own: Vec<String> = USUAL.map(str::to_owned).to_vec();
    for table in TABLES {
        own.extend([format!("data/{}.csv", table.name), format!("data/{}.csv-metadata.json", table.name)]);
    }
    for archive in ["xml.zip", "akn.zip"] {
        let opened = File::open(release.join(archive)).map(BufReader::new);
        // what cannot be known is taken for somebody's own
        if let Some(archive) = opened.ok().and_then(|file| ZipArchive::new(file).ok()) {
            own.extend(archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())));
        }
    }
    own.into_iter().map(|path| (path, None)).collect()
}

/// Files of every release, or of every one that tells of changes.
const USUAL: [&str; 15] = [
    "CHANGES.md",
    "README.md",
    "akn.zip",
    "catalog.jsonld",
    "catalog.ttl",
    "changes.csv",
    "ckan.jsonl",
    "data/csv-metadata.json",
    "data/datapackage.json",
    "index.html",
    "popolo.json",
    "records/minutes.ndjson",
    "records/minutes.schema.json",
    "xml.zip",
    "xml/minutes.xsd",
];
