use std::io::{Read, Seek, SeekFrom};

use ::zip::ZipReadOptions;
use ::zip::read::{Config, ZipFile, read_zipfile_from_stream};
use ::zip::result::ZipError;
use ::zip::unstable::read::ZipIterable;

use super::meter::{Meter, Unpacked};
use super::tar::link;
use super::unpack::{Place, Stop, Unpacker};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::kind::Kind;

impl Unpacker<'_> {
    /// Hands on the members of a zip file: by the list at its end, or, if that is missing, as far as they can be told
    /// one after the other from the start.
    pub(super) fn zip<R: Read + Seek>(
        &mut self,
        mut reader: R,
        meter: &Meter,
        place: &Place,
        depth: u32,
    ) -> Result<(), Stop> {
        match ZipIterable::try_new(&mut reader, Config::default()) {
            Ok(archive) => self.listed(archive, meter, place, depth),
            Err(ZipError::Io(error)) => self.damaged(meter, place, &error.to_string()),
            Err(error) => {
                let told =
                    reader.seek(SeekFrom::Start(0)).is_ok() && self.unlisted(&mut reader, meter, place, depth)?;
                if told { Ok(()) } else { self.damaged(meter, place, &error.to_string()) }
            }
        }
    }

    fn listed<R: Read + Seek>(
        &mut self,
        mut archive: ZipIterable<R>,
        meter: &Meter,
        place: &Place,
        depth: u32,
    ) -> Result<(), Stop> {
        let files = match archive.files() {
            Ok(files) => files,
            Err(error) => return self.damaged(meter, place, &error.to_string()),
        };
        while let Some(entry) = files.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => return self.damaged(meter, place, &error.to_string()),
            };
            if entry.is_dir() {
                continue;
            }
            let name = entry.name().map_or_else(|_| lossy(entry.name_raw()), Into::into);
            let Some(member) = self.judge(meter, place, &name)? else { continue };
            if entry.is_symlink() {
                self.fail(meter, &member.0.path, link())?;
            } else if entry.encrypted() {
                self.fail(meter, &member.0.path, encrypted())?;
            } else {
                match entry.with_reader(files.reader_mut(), ZipReadOptions::new()) {
                    Ok(file) => self.file(member, file, meter, depth)?,
                    Err(error) => self.damaged(meter, &member.0, &error.to_string())?,
                }
            }
        }
        Ok(())
    }

    /// Hands on members without a list of them; returns whether the last was damaged, so that it is told already that
    /// the archive ends within it.
    fn unlisted(&mut self, reader: &mut impl Read, meter: &Meter, place: &Place, depth: u32) -> Result<bool, Stop> {
        let mut told = false;
        while let Ok(Some(file)) = read_zipfile_from_stream(reader) {
            if file.is_dir() {
                continue;
            }
            let damages = self.damages;
            let name = file.name().map_or_else(|_| lossy(file.name_raw()), Into::into);
            match self.judge(meter, place, &name)? {
                None => {}
                Some((member, _)) if file.encrypted() => self.fail(meter, &member.path, encrypted())?,
                Some(member) => self.file(member, file, meter, depth)?,
            }
            told = self.damages > damages;
        }
        Ok(told)
    }

    fn file<R: Read>(
        &mut self,
        member: (Place, Kind),
        file: ZipFile<'_, R>,
        meter: &Meter,
        depth: u32,
    ) -> Result<(), Stop> {
        // with a data descriptor the size may be unknown, and the checksum tells whether all came
        let size = Some(file.size()).filter(|size| *size > 0);
        self.member(meter, member, size, &mut Unpacked(file, meter), depth)
    }
}

fn lossy(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

fn encrypted() -> Diagnostic {
    let message = "the member is encrypted, and there is no way to give a password";
    Diagnostic::new(Code::Encrypted, message, None).with_hint("unpack the archive first")
}
