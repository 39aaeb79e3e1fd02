use std::io::{self, Read};

use ::tar::{Archive, EntryType};

use super::meter::{Meter, Unpacked};
use super::unpack::{Place, Stop, Unpacker};
use crate::diagnostic::{Code, Diagnostic};

impl Unpacker<'_> {
    /// Hands on the members of a tar file.
    pub(super) fn tar(
        &mut self,
        reader: io::Result<Box<dyn Read + '_>>,
        meter: &Meter,
        place: &Place,
        depth: u32,
    ) -> Result<(), Stop> {
        let reader = match reader {
            Ok(reader) => reader,
            Err(error) => return self.damaged(meter, place, &error.to_string()),
        };
        let mut archive = Archive::new(Unpacked(reader, meter));
        let mut entries = match archive.entries() {
            Ok(entries) => entries,
            Err(error) => return self.damaged(meter, place, &error.to_string()),
        };
        // whether damage was told of the member before: where the archive ends within it, that is told already
        let mut told = false;
        loop {
            // long names are read into memory as a whole
            meter.fence();
            let entry = entries.next();
            meter.unfence();
            let mut entry = match entry {
                None => return Ok(()),
                Some(Ok(entry)) => entry,
                Some(Err(_)) if meter.spent().is_some() => return Err(Stop::Archive),
                Some(Err(_)) if told => return Ok(()),
                Some(Err(error)) => return self.damaged(meter, place, &error.to_string()),
            };
            let (kind, size) = (entry.header().entry_type(), entry.size());
            if kind.is_dir() || kind.is_pax_global_extensions() {
                continue;
            }
            let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
            let damages = self.damages;
            match (self.judge(meter, place, &name)?, kind) {
                (None, _) => {}
                (Some(member), EntryType::Regular | EntryType::Continuous) => {
                    self.member(meter, member, Some(size), &mut entry, depth)?;
                }
                (Some((member, _)), EntryType::Symlink | EntryType::Link) => {
                    self.fail(meter, &member.path, link())?;
                }
                // devices, pipes and files with holes, which no text has
                (Some((member, _)), _) => self.leave_out(member),
            }
            told = self.damages > damages;
            // so that nothing but the next member's properties is within the fence
            if let Err(error) = io::copy(&mut entry, &mut io::sink()) {
                if meter.spent().is_some() {
                    return Err(Stop::Archive);
                }
                return if told { Ok(()) } else { self.damaged(meter, place, &error.to_string()) };
            }
        }
    }
}

/// The report of a member that stands for another file.
pub(super) fn link() -> Diagnostic {
    let hint = "pack the file itself (tar --dereference)";
    Diagnostic::new(Code::Link, "the member is a link to another file; links are not followed", None).with_hint(hint)
}
