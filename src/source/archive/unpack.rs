use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::meter::{Meter, Packed, Spent, Unpacked};
use super::name;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::filter::Filter;
use crate::source::identifier::{self, Names};
use crate::source::input::{Input, Sink};
use crate::source::kind::{Codec, Container, Kind};
use crate::source::load::too_large;
use crate::source::skipped::{LeftOut, Reason};
use crate::source::spill::Table;
use crate::source::{Limits, fingerprint};

/// Bytes of an archive within an archive that are kept in memory before a temporary file takes them.
const IN_MEMORY: usize = 4 << 20;

/// Where something stands.
#[derive(Debug, Clone)]
pub(in crate::source) struct Place {
    /// Path in outputs: `a.zip!b/c.txt`.
    pub(in crate::source) path: String,
    /// The same below the input that was given.
    pub(in crate::source) below: String,
    /// Paths by which globs know it: that below the input that was given, `a.zip/b/c.txt`, and those within the archives
    /// that it lies in, `b/c.txt`.
    pub(in crate::source) names: Vec<PathBuf>,
    /// Identifier of the archive, with which those of its members begin.
    pub(in crate::source) id: String,
}

/// Why no more is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::source) enum Stop {
    /// This archive is done with.
    Archive,
    /// Nobody wants more.
    Everything,
}

/// Hands on the members of an archive.
pub(in crate::source) struct Unpacker<'a> {
    limits: &'a Limits,
    filter: &'a Filter,
    names: &'a mut Names,
    sink: &'a mut Sink<'a>,
    /// Bytes of sources before this archive, and of the archive.
    before: u64,
    length: u64,
    /// Paths of members, by their fingerprints.
    seen: Table,
    found: usize,
    /// Reports of damage so far.
    pub(super) damages: usize,
    pub(in crate::source) skipped: LeftOut,
}

impl<'a> Unpacker<'a> {
    pub(in crate::source) fn new(
        (limits, filter): (&'a Limits, &'a Filter),
        names: &'a mut Names,
        sink: &'a mut Sink<'a>,
        (before, length): (u64, u64),
    ) -> Self {
        let (seen, skipped) = (Table::default(), LeftOut::default());
        Self { limits, filter, names, sink, before, length, seen, found: 0, damages: 0, skipped }
    }

    /// Hands on the members of the archive in `file`.
    pub(in crate::source) fn run<R: Read + Seek>(
        &mut self,
        file: R,
        kind: (Container, Codec),
        place: &Place,
    ) -> Result<(), Stop> {
        let meter = Meter::new(self.limits.allowance(self.length), self.limits.max_members);
        let file = Packed(BufReader::with_capacity(64 << 10, file), &meter);
        let mut outcome = match kind {
            (Container::Zip, _) => self.zip(file, &meter, place, 0),
            (Container::Tar, codec) => self.tar(decoder(file, codec), &meter, place, 0),
        };
        if let Some(spent) = meter.spent() {
            outcome = outcome.and(self.overspent(spent, &meter, place));
        } else if self.found == 0 && outcome.is_ok() {
            let counts = self.skipped.counts;
            let message = match counts.total() {
                0 => "no text files in the archive: it is empty".to_owned(),
                1 => format!("nothing in the archive is read: its one member is left out ({})", counts.reasons()),
                count => {
                    format!("nothing in the archive is read: its {count} members are left out ({})", counts.reasons())
                }
            };
            outcome = self.fail(&meter, &place.path, Diagnostic::new(Code::NoMinutes, message, None));
        }
        match outcome {
            Err(Stop::Everything) => outcome,
            _ => Ok(()),
        }
    }

    fn overspent(&mut self, spent: Spent, meter: &Meter, place: &Place) -> Result<(), Stop> {
        let (what, option) = match spent {
            Spent::Bytes => (
                format!("{} bytes of members, from {} bytes", self.limits.allowance(self.length), self.length),
                "--max-unpacked or --max-ratio",
            ),
            Spent::Members => (format!("{} members", self.limits.max_members), "--max-members"),
            Spent::Fence => return self.damaged(meter, place, "a member's name and properties have no end"),
        };
        let message = format!("the archive holds more than is allowed: {what}; the rest of it is not read");
        let hint = format!("raise {option} if you trust where it comes from");
        self.fail(meter, &place.path, Diagnostic::new(Code::Bomb, message, None).with_hint(hint))
    }

    /// Where the member `name` of an archive stands and what it is, if it is to be read.
    pub(super) fn judge(&mut self, meter: &Meter, archive: &Place, name: &str) -> Result<Option<(Place, Kind)>, Stop> {
        if !meter.member() {
            return Err(Stop::Archive);
        }
        let tidy = match name::tidy(name) {
            Ok(tidy) => tidy,
            Err(why) => {
                let message = format!("the name of the member leads out of the archive: {why}");
                let path = format!("{}!{name}", archive.path);
                return self.fail(meter, &path, Diagnostic::new(Code::UnsafeName, message, None)).map(|()| None);
            }
        };
        let within = PathBuf::from(&tidy);
        let names: Vec<PathBuf> = archive.names.iter().map(|name| name.join(&tidy)).chain([within]).collect();
        let kind = match self.filter.sort(&names) {
            Ok(kind) => kind,
            Err(reason) => {
                self.skipped.add(reason, format!("{}!{tidy}", archive.path));
                return Ok(None);
            }
        };
        let id = format!("{}--{}", archive.id, identifier::slug(Path::new(&tidy)));
        let [path, below] = [&archive.path, &archive.below].map(|archive| format!("{archive}!{tidy}"));
        let place = Place { path, below, names, id };
        let before = self.seen.insert(fingerprint::short(place.path.as_bytes()), [0; 2]);
        // where that cannot be told, its identifier still tells it apart
        if before.is_ok_and(|before| before.is_some()) {
            let message = "the archive has an earlier member of the same name, which was read";
            let repeated = Diagnostic::new(Code::Repeated, message, None);
            return self.fail(meter, &place.path, repeated).map(|()| None);
        }
        Ok(Some((place, kind)))
    }

    /// Hands on a member, of `size` bytes as far as that is known.
    pub(super) fn member(
        &mut self,
        meter: &Meter,
        (place, kind): (Place, Kind),
        size: Option<u64>,
        reader: &mut dyn Read,
        depth: u32,
    ) -> Result<(), Stop> {
        let max = self.limits.max_size;
        let codec = match kind {
            Kind::Archive(container, codec) => {
                return self.nested(meter, &place, (container, codec), size, reader, depth);
            }
            Kind::Text => Codec::None,
            Kind::Compressed(codec) => codec,
        };
        if size.is_some_and(|size| size > max) {
            return self.fail(meter, &place.path, too_large(size, max));
        }
        let mut bytes = Vec::with_capacity(size.and_then(|size| size.try_into().ok()).unwrap_or(0));
        // the member is counted as it comes out of the archive, and again as it comes out of its own compression
        let read = match codec {
            Codec::None => reader.take(max.saturating_add(1)).read_to_end(&mut bytes),
            codec => decoder(reader, codec)
                .and_then(|decoder| Unpacked(decoder, meter).take(max.saturating_add(1)).read_to_end(&mut bytes)),
        };
        match read {
            Err(_) if meter.spent().is_some() => Err(Stop::Archive),
            Err(error) => self.damaged(meter, &place, &error.to_string()),
            Ok(_) if bytes.len() as u64 > max => self.fail(meter, &place.path, too_large(None, max)),
            Ok(read) if codec == Codec::None && size.is_some_and(|size| size != read as u64) => {
                self.damaged(meter, &place, "it ends before its time")
            }
            Ok(_) => {
                let id = self.names.unique(place.id, &place.below);
                self.hand_on(meter, Input::bytes(id, place.path, bytes).with_below(place.below))
            }
        }
    }

    fn nested(
        &mut self,
        meter: &Meter,
        place: &Place,
        (container, codec): (Container, Codec),
        size: Option<u64>,
        reader: &mut dyn Read,
        depth: u32,
    ) -> Result<(), Stop> {
        if depth >= self.limits.nesting {
            let message = format!("the archive lies within {} others; it is not opened", depth + 1);
            let hint = "raise --nesting to open it";
            return self.fail(meter, &place.path, Diagnostic::new(Code::TooDeep, message, None).with_hint(hint));
        }
        if container == Container::Tar {
            return self.tar(decoder(reader, codec), meter, place, depth + 1);
        }
        // the list of the members of a zip file stands at its end
        let mut file = tempfile::spooled_tempfile(IN_MEMORY);
        let copied = io::copy(reader, &mut file).and_then(|copied| file.seek(SeekFrom::Start(0)).map(|_| copied));
        match copied {
            Err(_) if meter.spent().is_some() => Err(Stop::Archive),
            Ok(copied) if size.is_none_or(|size| size == copied) => {
                self.zip(BufReader::new(file), meter, place, depth + 1)
            }
            Ok(_) => self.damaged(meter, place, "it ends before its time"),
            Err(error) => self.damaged(meter, place, &error.to_string()),
        }
    }

    /// Reports that an archive or a member cannot be read any further.
    pub(super) fn damaged(&mut self, meter: &Meter, place: &Place, why: &str) -> Result<(), Stop> {
        self.damages += 1;
        let message = format!("the archive is damaged here: {why}");
        let hint = "members that could be read are converted; fetch the archive again";
        self.fail(meter, &place.path, Diagnostic::new(Code::Damaged, message, None).with_hint(hint))
    }

    pub(super) fn fail(&mut self, meter: &Meter, path: &str, diagnostic: Diagnostic) -> Result<(), Stop> {
        self.hand_on(meter, Input::failed(path.to_owned(), diagnostic))
    }

    pub(super) fn leave_out(&mut self, place: Place) {
        self.skipped.add(Reason::NotText, place.path);
    }

    fn hand_on(&mut self, meter: &Meter, input: Input) -> Result<(), Stop> {
        self.found += 1;
        let position = self.before + meter.packed.get().min(self.length);
        match (self.sink)(input.at(position)) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Stop::Everything),
        }
    }
}

/// What a compressed stream says.
pub(in crate::source) fn decoder<'a>(reader: impl Read + 'a, codec: Codec) -> io::Result<Box<dyn Read + 'a>> {
    Ok(match codec {
        Codec::None => Box::new(reader),
        Codec::Gzip => Box::new(flate2::read::MultiGzDecoder::new(reader)),
        Codec::Zstd => Box::new(zstd::Decoder::new(reader)?),
    })
}
