//! Front matter: what a site generator is told of a page before its text.
//!
//! The forms are those of `Jekyll` and its like: keys and values between two fences (`---` or `+++`), lists of a line
//! for each item, or metadata without fences. Of the keys only those of people and the title stay in the text; the
//! other values are asked for by [`fields`].

use super::markup::erase;

/// Most lines of front matter.
const LONGEST: usize = 60;

/// Keys whose values are people, as they are read in the text.
const PEOPLE: [&str; 20] = [
    "members",
    "members_present",
    "attendees",
    "attendance",
    "roll_call",
    "invited",
    "present",
    "participants",
    "in_attendance",
    "guests",
    "observers",
    "apologies",
    "regrets",
    "absent",
    "excused",
    "chair",
    "chairperson",
    "scribe",
    "secretary",
    "facilitator",
];

/// Length of the front matter of `source`, nothing where it has none.
pub(super) fn length(source: &str) -> usize {
    fenced(source).max(metadata(source))
}

/// Keys with their values, as they stand on one line in the front matter of a source.
pub fn fields(source: &str) -> impl Iterator<Item = (&str, &str)> {
    source[..length(source)].lines().filter(|line| !line.starts_with([' ', '\t', '-', '#'])).filter_map(|line| {
        let (key, value) = line.split_once([':', '='])?;
        let value = value.trim().trim_matches(['"', '\'']);
        (!value.is_empty()).then(|| (key.trim(), value))
    })
}

/// Lines of keys and values between two fences at the very start.
fn fenced(source: &str) -> usize {
    let Some(fence) = ["---", "+++"].into_iter().find(|fence| source.lines().next().map(str::trim_end) == Some(fence))
    else {
        return 0;
    };
    let mut at = 0;
    for (number, line) in source.split_inclusive('\n').enumerate().take(LONGEST) {
        at += line.len();
        let text = line.trim();
        let keyed =
            text.is_empty() || text.starts_with(['-', '#', ']', '"']) || text.contains(':') || text.contains('=');
        // "present: [Ann Bell," with "Ben Carr]" on the next line
        let keyed = keyed || goes_on(line);
        if number > 0 && text == fence {
            return at;
        }
        if number > 0 && !keyed {
            return 0;
        }
    }
    0
}

/// Whether a line goes on with the value of the key above it.
fn goes_on(line: &str) -> bool {
    line.starts_with([' ', '\t']) && !line.contains(':')
}

/// Metadata without fences: at least three lines "key: value" at the very start, one of them a key that no minutes
/// have but files of site generators do.
fn metadata(source: &str) -> usize {
    const KEYS: [&str; 7] = ["slug", "tags", "category", "layout", "permalink", "template", "hidetitle"];
    let (mut at, mut count, mut known) = (0, 0, false);
    for line in source.split_inclusive('\n').take(30) {
        let Some((key, _)) = line.trim_end().split_once(':') else { break };
        if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
            break;
        }
        known |= KEYS.contains(&key);
        count += 1;
        at += line.len();
    }
    if known && count >= 3 { at } else { titled_metadata(source) }
}

/// "Title: …", "Date: 2018-06-16 10:20", "Category: …" up to the first blank line: what generators of pages write in
/// capitals. Minutes begin with a title and a date too; a key of a generator, or a day in the form of a machine with a
/// clock, tells that these are none.
fn titled_metadata(source: &str) -> usize {
    const OWN: [&str; 9] =
        ["slug", "tags", "category", "layout", "permalink", "template", "save_as", "modified", "categories"];
    const SHARED: [&str; 8] = ["title", "date", "author", "authors", "summary", "url", "status", "lang"];
    const FEWEST: usize = 2;
    let (mut at, mut count, mut known) = (0, 0, false);
    for line in source.split_inclusive('\n').take(30) {
        if line.trim().is_empty() {
            break;
        }
        let Some((key, value)) = line.split_once(':') else { return 0 };
        let key = key.to_ascii_lowercase();
        let own = OWN.contains(&key.as_str());
        if !own && !SHARED.contains(&key.as_str()) {
            return 0;
        }
        known |= own || key == "date" && is_stamp(value.trim());
        count += 1;
        at += line.len();
    }
    if known && count >= FEWEST { at } else { 0 }
}

/// "2018-06-16 10:20": the day and the time at which something was put up.
fn is_stamp(value: &str) -> bool {
    let form = value.bytes().map(|byte| if byte.is_ascii_digit() { b'0' } else { byte }).collect::<Vec<_>>();
    form.starts_with(b"0000-00-00 00:00") || form.starts_with(b"0000-00-00T00:00")
}

/// Erases front matter but for the title that it gives and the people whom it lists.
pub(super) fn erase_front(bytes: &mut [u8], front: &str) {
    let mut at = 0;
    let mut listing = false;
    for line in front.split_inclusive('\n') {
        let text = line.trim_end();
        let item = text.trim_start().starts_with("- ");
        let key = text.split_once(':').map_or("", |(key, _)| key);
        listing = if item || goes_on(line) {
            listing
        } else {
            PEOPLE.contains(&key.to_ascii_lowercase().replace('-', "_").as_str())
        };
        if listing {
            // "attendees: [Ann Bell, Ben Carr]", "chair: "Ann Bell"": the signs of the form
            for (place, sign) in line.match_indices(['[', ']', '"']) {
                erase(bytes, at + place..at + place + sign.len());
            }
        } else {
            let title = ["title", "Title", "subtitle"].iter().find_map(|key| line.strip_prefix(key));
            let title = title.map(|rest| rest.trim_start_matches([' ', ':', '=']));
            let kept = title.map(|title| title.trim().trim_matches(['"', '\''])).filter(|title| !title.is_empty());
            let start = kept.map_or(line.len(), |title| title.as_ptr() as usize - line.as_ptr() as usize);
            erase(bytes, at..at + start);
            erase(bytes, at + start + kept.map_or(0, str::len)..at + line.len());
        }
        at += line.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markup::{NOTHING, plain};

    fn shown(source: &str) -> String {
        plain(source).chars().filter(|char| *char != NOTHING).collect()
    }

    #[test]
    fn front_matter_is_taken_off() {
        let source = "title: A meeting\nslug: a-meeting\ndate: 2021-05-03 10:00\n\nPresent: Ann\n";
        assert_eq!(shown(source), "A meeting\n\n\n\nPresent: Ann\n");
        let source = "---\ntitle: Minutes\nsubtitle: Meeting of the Elm Board\n---\nText\n";
        assert_eq!(shown(source), "\nMinutes\nMeeting of the Elm Board\n\nText\n");
    }

    #[test]
    fn people_stay() {
        let source = "---\nlayout: minutes\ndate: 2021-05-03\nmembers:\n- Ann Bell\n- Ben Carr (Chair)\ntags:\n- board\n\
                      absent: [Cy Dunn, Di Eames]\n---\nNothing.\n";
        assert_eq!(
            shown(source),
            "\n\n\nmembers:\n- Ann Bell\n- Ben Carr (Chair)\n\n\nabsent: Cy Dunn, Di Eames\n\nNothing.\n"
        );
        assert_eq!(fields(source).nth(1), Some(("date", "2021-05-03")));
        let parted = "---\ntime: \"18:35\"\nroll-call: [Ann Bell,\n\tBen Carr]\n---\n\nText\n";
        assert_eq!(length(parted), parted.find("\n\nText").unwrap_or(0) + 1);
        assert_eq!(fields("---\n---\nAnn: yes\n").next(), None);
    }
}
