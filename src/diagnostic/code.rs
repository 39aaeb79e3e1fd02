use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Severity;

macro_rules! codes {
    ($($variant:ident $id:literal $severity:ident $title:literal $explanation:literal)*) => {
        /// Stable code of a diagnostic.
        ///
        /// M0xx concern the intake of a document, M1xx what the minutes lack, M2xx contradictions in them, M3xx the
        /// outputs.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum Code {
            $(#[doc = $title] #[serde(rename = $id)] $variant,)*
        }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The code as printed (`M012`).
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            /// A few words that name it.
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)* }
            }

            /// How much it matters.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// What it means, what may have caused it, what to do.
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$variant => $explanation,)* }
            }
        }
    };
}

codes! {
    Unreadable "M001" Error "the file cannot be read"
        "The system refused to open or read the file: it does not exist, the permission is missing, or the device failed. The other inputs are converted; the exit status is 2."
    NoMinutes "M002" Error "no text files in the folder"
        "A folder was given, and neither it nor any folder below it holds a text file that could be minutes. Hidden files, README files, files with an extension that is not read and what --include and --exclude leave out are not looked at; the message counts each kind. A file that is named on the command line is read whatever its name."
    Empty "M003" Error "the file is empty"
        "The file has no text in it, or only blanks. A conversion that failed silently often leaves such files; look at the document it was made from."
    Binary "M004" Error "the file is not text"
        "The file holds bytes that no text has: it may be a PDF, a Word document or a picture. Convert it to plain text first (for example with pdftotext -layout, or a word processor's 'save as text')."
    TooLarge "M005" Error "the file is larger than the limit"
        "The file is larger than --max-size allows. Minutes rarely reach a megabyte, so this is most often a mistake; raise the limit if it is not."
    Encoding "M006" Warning "the text is not UTF-8"
        "The bytes are not valid UTF-8 and carry no byte-order mark. The encoding was guessed from them, and the record names the guess. Look at names with accents and at currency signs; if they are wrong, convert the file to UTF-8 first."
    Replaced "M007" Warning "bytes that could not be decoded were replaced"
        "Some bytes mean nothing in the encoding of the file. Each run of them stands in the text as the replacement character U+FFFD."
    Defect "M008" Error "the program failed on this document"
        "A defect of the program stopped the conversion of this document. The other inputs are converted; the exit status is 2. Please report it, with the document if it is public."
    Mojibake "M009" Warning "text that was decoded wrongly before was repaired"
        "Text in UTF-8 had been read as windows-1252 and saved again, so that ’ stood as â€™ and é as Ã©. It is repaired if at least two such sequences stand in the text and more of them than of other runs of characters beyond ASCII; then every sequence that reads as a letter or sign of the Latin script is put right, and the places of the record are those of the repaired text. Repair the source to be rid of the report."
    Damaged "M010" Error "the archive is damaged"
        "An archive or compressed file ends too early, has a wrong checksum or is not what its name says. The members that could be read are converted; the exit status is 2."
    Bomb "M011" Error "the archive holds more than is allowed"
        "The archive unpacks to more bytes than --max-unpacked, or to more than --max-ratio times its length (64 MiB are always allowed), or it has more members than --max-members. Archives that are made to overwhelm a reader do so. The members before that are converted; raise the limit if you trust the archive."
    TooDeep "M012" Error "an archive within too many archives"
        "Archives within archives are opened as deep as --nesting says, one deep unless it says otherwise."
    UnsafeName "M013" Error "a member's name leads out of the archive"
        "The name is absolute or has '..' in it. Who unpacks the archive with a careless program overwrites files elsewhere, which may be what it was made for. The member is not converted."
    Link "M014" Error "a member of the archive is a link"
        "The member stands for another file, in the archive or outside. Links in archives are not followed; pack the files themselves."
    Encrypted "M015" Error "a member of the archive is encrypted"
        "There is no way to give a password. Unpack the archive first."
    Repeated "M016" Error "two members of the archive have the same name"
        "An earlier member of the archive has the same name. The first is converted, the others are not, since programs differ in which of them they show."
    BadLine "M017" Error "a line of standard input is not a document"
        "With --stdin-format ndjson each line is a JSON object with the text of a document as 'text' and, if it has one, its name as 'id'. The other lines are converted; the exit status is 2."
    Changed "M018" Error "the file changed while it was read"
        "The file was written to while it was read, several times in a row. Run again when whoever writes it is done."
    ToldEncoding "M019" Note "the encoding was told"
        "The text was decoded as --encoding says, whatever a byte-order mark or the bytes themselves say. The record names the encoding. If names with accents or currency signs look wrong, leave the option out."
    Duplicate "M020" Warning "a document is in the run twice"
        "Another document of the run, which came before it, holds the same bytes: the same file under two names, or a copy in an archive. Both are converted, so that what they decided counts twice; leave one out with --exclude. The finding is about the run: it is told and counted in report.json, which names both, but it is not in the record of the document, which depends on the document only."
    NoDate "M101" Warning "no date found"
        "Neither the title nor the opening of the document states the day of the meeting in a form that is known. The record has no date, and due dates relative to the meeting are not resolved."
    NoAttendance "M102" Warning "no attendance found"
        "No list or sentence says who was there. The label of the list may be unknown: add it to the vocabulary of the house."
    NoBusiness "M103" Warning "no business found: this does not look like minutes"
        "The document has no heading of business, no decision and no action. It may be an agenda, a letter or something else."
    MarkWithoutNote "M104" Warning "a footnote mark without a note"
        "A mark in the text points to a note that does not stand in the document. The page with the note may be missing."
    NoteWithoutMark "M105" Warning "a footnote without a mark"
        "A note stands in the document, but no mark in the text points to it. Conversion may have dropped a superscript."
    NoOwner "M106" Warning "an action without an owner"
        "The text puts a task on nobody in particular. Nobody may be doing it."
    UnclosedNames "M107" Warning "a list of names is not closed"
        "A list of attendees ends in a comma, an 'and' or an open bracket: a line may be missing, or the list goes on where it was not expected."
    NotQuorate "M108" Note "the meeting was not quorate"
        "The minutes say that there was no quorum. Decisions of such a meeting have no force in most bodies."
    TallyContradictsNames "M201" Warning "a tally contradicts the named votes"
        "The numbers of votes differ from the number of voters who are named with that vote. One of the two is a mistake of the minutes, or a name was not recognised."
    UnknownMover "M202" Warning "a mover, seconder or voter is not in the attendance list"
        "Somebody moved, seconded or voted who is not listed as present, or who sent apologies or had left. The name may be spelled in two ways."
    UnknownOwner "M203" Note "an action's owner is not in the attendance list"
        "The task was put on somebody who is not listed as there. That is often right (absent members get tasks too), but it may be a misspelled name."
    NumberingGap "M204" Note "the numbering of items has a gap"
        "An item's number does not follow the one before. A heading may have been missed, or the minutes are numbered wrongly."
    DatesOutOfOrder "M205" Warning "dates are out of order"
        "The next meeting lies before this one, or an action is due before the meeting that set it. One of the dates may be mistyped."
    SeveralMeetings "M206" Warning "the minutes of another meeting begin within the document"
        "Below the business of the first meeting stands a title with another day, and a list of those who were there follows it: a file with the minutes of several meetings, or with an annex that is one. The record is that of one meeting, so what the later one decided stands under the first one's date. Split the file at the line, one meeting to a file."
    ControlCharacter "M301" Warning "control characters were replaced in the XML"
        "The text holds control characters that XML 1.0 does not allow (section 2.2 of the standard). They stand as U+FFFD in the XML; JSON and CSV keep them."
    Unwritable "M302" Error "the outputs of a document cannot be written"
        "The system refused to write a file: the disk is full, a permission is missing, or something else stands under its name. None of the document's outputs are there; the other documents are written, and the exit status is 2. Run the same command again when there is room: what is done is not done again."
    Redacted "M303" Note "something was taken out of the document"
        "The publisher's minutebook.toml has a table [redact], and the document has something in it that is named there. In its records, [redacted] stands for each name or term, and for title and text of each item of business, whatever its length; what stood under such an item is not there. Places, fingerprint and length are those of the text with the signs in it."
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Code {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.iter().copied().find(|code| code.id().eq_ignore_ascii_case(text)).ok_or(UnknownCode)
    }
}

/// There is no diagnostic with that code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no such code; `minutebook explain` lists them")]
pub struct UnknownCode;
