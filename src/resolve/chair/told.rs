//! Whoever the text calls the chair where they open the business: "The Chair, Ann Bell, welcomed everybody".

use crate::grammar::{Class, ClassSet};
use crate::model::{Attendee, Status};
use crate::parse::offset_in;
use crate::parse::person::fold_name;
use crate::resolve::reading::Reading;
use crate::text::{Block, Span, Words, seek};

use super::{is_chair, name_after, only};

/// Bytes of the text in which whoever presides is called so.
const HEAD: usize = 6_000;

/// Labels behind which whoever presides is named.
const OPENERS: ClassSet = ClassSet::of(&[Class::Opening, Class::Present, Class::Chair]);

/// The name behind the office of who presides at the start of a sentence: "Chairman Bell thanked all for coming".
pub(super) fn called_chair<'a>(reading: &Reading<'a>) -> Option<(&'a str, Span)> {
    let text = reading.layout.flow.text.as_str();
    let head = Span::new(0, text.floor_char_boundary(HEAD));
    reading.hits_in(head).iter().filter(|hit| hit.class == Class::Chair).find_map(|hit| {
        let (start, end) = (hit.start as usize, hit.end as usize);
        let office = &text[start..end];
        let line = &text[text[..start].rfind('\n').map_or(0, |at| at + 1)..start];
        let before = line.strip_suffix("The ").or_else(|| line.strip_suffix("the ")).unwrap_or(line).trim_end();
        if let Some(name) = in_brackets(reading, before, &text[end..]) {
            return Some((name, reading.flow_span(name)));
        }
        // "Trees: Chairman Bell says that the oak is sick": who leads a committee reports
        let label = before.strip_suffix(':').map(|label| reading.words.classes(label.trim()));
        let labelled = label.is_some_and(|classes| classes.intersects(OPENERS));
        let opens = before.is_empty() || before.ends_with(['.', '–', '-']) || labelled || before.ends_with(" by");
        let rest = text[end..].strip_prefix([' ', ','])?.trim_start();
        // "Chair of the Roads Committee"
        if !opens || !office.starts_with(char::is_uppercase) && !before.ends_with(" by") && !line.ends_with("The ") {
            return None;
        }
        let name = name_after(reading, rest).or_else(|| surname(rest))?;
        let behind = rest[name.len() + offset_in(rest, name)..].trim_start_matches([' ', ',']);
        // "Chairman A. Bell prop. B. Carr sec. C. Dunn": who was elected
        let elected =
            ["prop", "sec.", "elected", "re-elected", "nominated"].iter().any(|word| behind.starts_with(word))
                && !behind.starts_with("proposed");
        // "Chair - Ann Bell" in a line of its own before the business
        if before.is_empty() && line.is_empty() && is_labelled(reading, text, Span::new(start, end), name) {
            return Some((name, reading.flow_span(name)));
        }
        let acts = before.ends_with(" by") || behind.starts_with(char::is_lowercase) && !elected;
        acts.then(|| (name, reading.flow_span(name)))
    })
}

/// "Chair – Ann Bell", "Chair     Ann Bell": an office and a name by themselves in a line, before the business. "Chair - Ann
/// Bell" over "Clerk - Ben Carr" is a list of officers.
fn is_labelled(reading: &Reading<'_>, text: &str, office: Span, name: &str) -> bool {
    let named = reading.flow_span(name);
    let sign = &text[office.end..named.start];
    let source = reading.layout.flow.source_span(named).start;
    let gap = || sign == " " && reading.layout.written[..source].ends_with(['\t', '|']);
    let dashed = matches!(sign.trim(), "-" | "–" | "—") && sign.starts_with(' ');
    let behind = &text[named.end..];
    let next = behind.strip_prefix('\n').unwrap_or(behind).split('\n').next().unwrap_or("");
    let above = text[..office.start].trim_end_matches('\n').split('\n').next_back().unwrap_or("");
    let parts = |line: &str| [" - ", " – ", " — "].iter().any(|dash| seek::find(line, dash).is_some());
    let officers = parts(next) || above.ends_with(':');
    let line = reading.layout.line_at(reading.place(named).start);
    let headed = || reading.layout.lines[line].heading.is_some();
    let alone = behind.is_empty() || behind.starts_with('\n');
    alone && !officers && !headed() && (dashed || gap()) && reading.is_before_business(office.start)
}

/// "- Chair: Ann Bell", "**Chair:** Ann Bell", "Chair:" over "Ann Bell", "Chair: Ann Bell; Scribe: Ben Carr": the label of a line before
/// the business, and a name in the same line or by itself in the next.
pub(super) fn labelled_chair<'a>(reading: &Reading<'a>) -> Option<(&'a str, Span)> {
    const BLOCKS: usize = 30;
    const MARKS: [char; 3] = ['*', '_', ' '];
    let text = reading.layout.flow.text.as_str();
    let head = reading.layout.blocks.iter().take(BLOCKS).next_back()?.flow.end;
    reading.hits_in(Span::new(0, head)).iter().filter(|hit| hit.class == Class::Chair).find_map(|hit| {
        let (start, end) = (hit.start as usize, hit.end as usize);
        let behind = text[end..].trim_start_matches(['*', '_']).strip_prefix(':')?;
        let before = &text[text[..start].rfind('\n').map_or(0, |at| at + 1)..start];
        let opens = before.trim_matches(MARKS).is_empty();
        if !opens || !text[start..].starts_with(char::is_uppercase) || !reading.is_before_business(start) {
            return None;
        }
        let lines = behind.trim_start_matches(MARKS);
        let own = lines.split('\n').next().unwrap_or("");
        // below its label the name stands by itself
        let alone = own.is_empty();
        let line = if alone { lines.trim_start().split('\n').next().unwrap_or("") } else { own };
        let line = line.trim_matches(MARKS);
        let name = name_after(reading, line).filter(|name| line.starts_with(name) || !alone)?;
        let rest = line[offset_in(line, name) + name.len()..].trim_start_matches(MARKS);
        let ends = rest.is_empty() || !alone && rest.starts_with([';', ',', '(', '.', '|']);
        (ends && name.contains(' ')).then(|| (name, reading.flow_span(name)))
    })
}

/// "Ann Bell (Chair) welcomed all": the name at the start of a sentence, whose office stands in brackets.
fn in_brackets<'a>(reading: &Reading<'a>, before: &'a str, behind: &str) -> Option<&'a str> {
    let verb = behind.strip_prefix(") ")?.split([' ', ',', '.']).next()?;
    let known = [Class::Opening, Class::Welcome].into_iter().any(|class| reading.words.classes(verb).contains(class));
    let sentence = before.strip_suffix('(')?.trim_end();
    let from = sentence.rfind(['.', ':', ')', ']']).map_or(0, |at| at + 1);
    let sentence = sentence[from..].trim_start();
    let name = name_after(reading, sentence).filter(|name| sentence.ends_with(name) && name.contains(' '))?;
    known.then_some(name)
}

/// "Chairman Bell thanked": one capitalised word right behind the office.
fn surname(text: &str) -> Option<&str> {
    let word = text.split([' ', ',']).next().filter(|word| word.len() > 1)?;
    let name = word.starts_with(char::is_uppercase)
        && word.chars().all(|char| char.is_alphabetic() || matches!(char, '-' | '’' | '\''));
    name.then_some(word)
}

/// "Deputy Mayor Ann Lee" where the Mayor sent apologies: the one present who holds the office beside that of somebody
/// who presides and is not there.
pub(super) fn deputy<'p>(reading: &Reading<'_>, people: &'p [Attendee]) -> Option<&'p Attendee> {
    let role = |one: &Attendee| one.role.clone().unwrap_or_default();
    let away =
        |one: &&Attendee| matches!(one.status, Status::Absent | Status::Apologies) && is_chair(reading, &role(one));
    people.iter().find(away)?;
    only(people.iter().filter(|one| {
        let role = role(one).to_ascii_lowercase();
        let held = role.split([' ', '-']).skip(1).any(|word| reading.words.classes(word).contains(Class::Chair));
        one.status == Status::Present && one.name.is_some() && held && reading.says(&role, Class::Deputy)
    }))
}

/// "Chair" over "   Ann Bell", set in: the label and the name on lines of their own, as the scripts write them that make
/// minutes of logs, for somebody who is listed as there. "Officers elected" over "Chair" and "Secretary" tells who serves from
/// now on.
pub(super) fn chair_below_label<'a>(reading: &Reading<'a>, people: &[Attendee]) -> Option<(&'a str, Span)> {
    const BLOCKS: usize = 40;
    let blocks = &reading.layout.blocks;
    blocks.windows(2).take(BLOCKS).enumerate().find_map(|(place, pair)| {
        let [label, named] = pair else { return None };
        let office = |block: &Block| {
            let classes = reading.words.classes(reading.text(block.flow).trim_end_matches(':'));
            classes.contains(Class::Post) && !classes.contains(Class::InAttendance)
        };
        let of_offices = || {
            place.checked_sub(2).is_some_and(|above| office(&blocks[above]))
                || blocks.get(place + 2).is_some_and(office)
        };
        let lone = label.marker.is_none() && named.marker.is_none() && named.line_count() == 1;
        let set_in = named.blank_before == 0 && named.indent > label.indent + 1;
        let text = reading.text(label.flow);
        if !lone || !set_in || !reading.words.classes(text.trim_end_matches(':')).contains(Class::Chair) {
            return None;
        }
        let text = reading.text(named.flow);
        let name = name_after(reading, text).filter(|name| *name == text.trim() && !of_offices())?;
        let whole = fold_name(name);
        let there = |one: &Attendee| {
            one.status == Status::Present && one.name.as_deref().map(fold_name).as_ref() == Some(&whole)
        };
        people.iter().any(there).then(|| (name, reading.flow_span(name)))
    })
}

/// "Chairman: Ann Bell" under the last item: who signs as the chair, where the same person was there.
pub(super) fn signed_chair<'a>(reading: &Reading<'a>, people: &[Attendee]) -> Option<(&'a str, Span)> {
    /// Blocks at the end in which minutes are signed.
    const FOOT: usize = 8;
    // "- Chair: Ann Bell" over "- Treasurer: Ben Carr" tells who was elected
    let mut foot = reading.layout.blocks.iter().rev().take(FOOT).filter(|block| block.marker.is_none());
    foot.find_map(|block| {
        let (label, rest) = reading.text(block.flow).split_once(':')?;
        if !reading.words.classes(label.trim()).contains(Class::Chair) {
            return None;
        }
        let name = name_after(reading, rest).filter(|name| name.contains(' '))?;
        let (whole, initial) = (fold_name(name), |name: &str| name.chars().next());
        let same = |one: &Attendee| {
            let listed = fold_name(one.name.as_deref().unwrap_or(""));
            listed.words().next_back() == whole.words().next_back() && initial(&listed) == initial(&whole)
        };
        let present = people.iter().any(|one| one.status == Status::Present && same(one));
        present.then(|| (name, reading.flow_span(name)))
    })
}

/// "Ann Bell proposed Ben Carr as Chairman, Cy Dunn seconded and all agreed.": who was chosen to preside from now on, in the first
/// items of minutes that name nobody else, where the same person was there.
pub(super) fn elected_chair<'a>(reading: &Reading<'a>, people: &[Attendee]) -> Option<(&'a str, Span)> {
    const BLOCKS: usize = 20;
    let settled = [Class::Approved, Class::Unanimous, Class::Seconded];
    reading.layout.blocks.iter().take(BLOCKS).find_map(|block| {
        let hits = || reading.hits_in(block.flow).iter().filter(|hit| hit.end as usize <= block.flow.end);
        let agreed = || settled.into_iter().any(|class| reading.has(block.flow, class));
        let office = hits().filter(|hit| hit.class == Class::Chair);
        office.filter(|_| agreed()).find_map(|hit| {
            let before = reading.text(Span::new(block.flow.start, hit.start as usize));
            let before =
                ["as ", "as the ", "to be ", "for "].iter().find_map(|link| before.strip_suffix(link))?.trim_end();
            let (_, named) = [" proposed ", " nominated "].iter().find_map(|verb| seek::part_last(before, verb))?;
            let name = name_after(reading, named).filter(|name| named.ends_with(name))?;
            let own = fold_name(name);
            let mut same = people.iter().filter(|one| {
                let listed = fold_name(one.name.as_deref().unwrap_or(""));
                one.status == Status::Present && listed.words().next_back() == own.words().next_back()
            });
            same.next().filter(|_| same.next().is_none())?;
            Some((name, reading.flow_span(name)))
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::convert;

    #[test]
    fn who_is_called_the_chair() {
        let head = "Elm Council\n3 May 2009\n\nPresent: Bo Hart, Di Reed, Ann Lee\n\n1. Welcome\n";
        for (text, chair) in [
            ("The chair of the meeting Ann Lee welcomed everyone.", Some("Ann Lee")),
            ("The Chair, Ann Lee, welcomed everyone.", Some("Ann Lee")),
            ("Chairman Lee thanked all for coming.", Some("Ann Lee")),
            ("Ann opened the meeting at 7 pm.", Some("Ann Lee")),
            ("Ann Lee (Chair) welcomed everyone.", Some("Ann Lee")),
            ("Ann Lee (Chair of the Roads Committee) welcomed everyone.", None),
            ("Secretary opened the meeting at 7 pm.", None),
            ("The Chair of the Roads Committee, Ann Lee, reported.", None),
            ("The chair was mended by Ann Lee.", None),
            ("Bo Hart proposed Ann Lee as Chairman, Di Reed seconded and all agreed.", Some("Ann Lee")),
            ("Bo Hart proposed Flo Gray as Chairman of the fair and all agreed.", None),
            ("It was agreed to ask the Mayor of Elm to come.", None),
            ("Trees: Chairperson Flo Gray says that the oak is sick.", None),
            ("Ann Lee opened the meeting with a word of prayer.", None),
            ("Ann Lee welcomed everyone and opened the meeting.", Some("Ann Lee")),
            ("The meeting was brought to order at 7 pm by Ann Lee.", Some("Ann Lee")),
            ("It was held under the chairmanship of Ann Lee.", Some("Ann Lee")),
        ] {
            let found = convert(&format!("{head}{text}\n\n2. Roads\nThey are bad.\n")).meeting.chair;
            assert_eq!(found.as_deref(), chair, "{text}");
        }
        let led = |line: &str| {
            let head = format!(
                "Elm Council\n3 May 2009\n\n{line}\n\nPresent: Bo Hart, Di Reed, Ann Lee\n\n1. Roads\nThey are bad.\n"
            );
            convert(&head).meeting.chair
        };
        for line in [
            "Chair - Ann Lee",
            "Chair\tAnn Lee",
            "- Chair: Ann Lee\n- Scribe: Bo Hart",
            "Chair:\nAnn Lee",
            "Chair: Ann Lee; Scribe: Bo Hart",
            "**Chair:** Ann Lee",
            "Chairing: Ann Lee",
        ] {
            assert_eq!(led(line).as_deref(), Some("Ann Lee"), "{line}");
        }
        for line in ["Chair - Ann Lee\nClerk - Bo Hart", "Chair: vacant", "Chair's report - Ann Lee"] {
            assert_eq!(led(line), None, "{line}");
        }
        let role =
            |text: &str| convert(&format!("{head}{text}\n\n2. Roads\nThey are bad.\n")).attendees[2].role.clone();
        assert_eq!(role("The Chair, Ann Lee, welcomed everyone.").as_deref(), Some("Chair"));
        let form = "August Committee Meeting\n\n10 August 2021\n\nChaired by:\nAnn Lee\n\nMinutes taken by:\nBo Hart\n\n1. Roads\n";
        assert_eq!(convert(form).meeting.chair.as_deref(), Some("Ann Lee"));
        let end = |name: &str, foot: &str| {
            let text = format!(
                "Elm Council\n3 May 2009\n\nPresent: Bo Hart, {name}\n\n1. Roads\nThey are bad.\n\n2. Lamps\nNone.\n\n{foot}\n"
            );
            convert(&text).meeting.chair
        };
        assert_eq!(end("Ann Lee", "Chairman: Ann O Lee").as_deref(), Some("Ann O Lee"));
        assert_eq!(end("Ann Lee", "Clerk: Ann Lee"), None);
        assert_eq!(end("Ann Lee", "3. Who serves from now on\n\n- Chair: Ann Lee\n- Clerk: Bo Hart"), None);
        let log = "Elm Group\n3 May 2009\n\nPresent\n   Bo Hart, Ann Lee, cydunn\n\nChair\n   Ann Lee\n\n1. Roads\nThey are bad.\n";
        assert_eq!(convert(log).meeting.chair.as_deref(), Some("Ann Lee"));
        // nobody, somebody who was not there, and who serves from now on
        let set_in = |below: &str| {
            let text = format!(
                "Elm Group\n3 May 2009\n\nPresent\n   Bo Hart, Ann Lee, cydunn\n\n{below}\n\n1. Roads\nThey are bad.\n"
            );
            convert(&text).meeting.chair
        };
        assert_eq!(set_in("Chairman\n   Vacant Seat"), None);
        assert_eq!(set_in("Chairman\n   Flo Gray"), None);
        assert_eq!(set_in("New officers\n\nChair\n   Bo Hart\n\nTreasurer\n   Ann Lee"), None);
        assert_eq!(set_in("Chair\n   Bo Hart\n\nScribe\n   Ann Lee").as_deref(), Some("Bo Hart"));
        let listed = "Elm Council\n3 May 2009\n\nIn the Chair: Ann Lee\n\nPresent: Bo Hart\n\n1. Roads\nA. Lee opened the meeting.\n";
        assert_eq!(convert(listed).meeting.chair.as_deref(), Some("Ann Lee"));
        let told = "Elm Council\n3 May 2009\n\n1. Roads\nIt was dark. Ann Lee, Director of Lamps, acted as chair.\n";
        assert_eq!(convert(told).meeting.chair.as_deref(), Some("Ann Lee"));
        let told = "Elm Council\n3 May 2009\n\nIt was dark. Ann Lee, Director at the Weir Trust, acted as chair.\n\n1. Roads\nBad.\n";
        assert_eq!(convert(told).meeting.chair.as_deref(), Some("Ann Lee"));
        let absent = "Elm Council\n3 May 2009\n\nPresent: Deputy Mayor Ann Lee, Councillor Bo Hart\nAbsent: Mayor Cy Moss\n\n1. Roads\n";
        let minutes = convert(absent);
        assert_eq!(minutes.meeting.chair.as_deref(), Some("Ann Lee"));
        assert!(minutes.meeting.derived.iter().any(|field| field == "chair"));
    }
}
