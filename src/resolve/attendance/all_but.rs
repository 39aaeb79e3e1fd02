//! Sentences that tell of all but a few: "All members were present except Supervisor Bell".

use crate::grammar::Class;
use crate::model::Status;
use crate::resolve::reading::Reading;
use crate::text::{Span, seek};

/// Those who alone were away: what became of them, and their names.
pub(super) fn all_but<'t>(reading: &Reading<'t>, span: Span) -> Option<(Status, &'t str)> {
    const EVERYBODY: [&str; 8] =
        ["all ", "the full ", "the whole ", "the entire ", "every ", "everybody ", "everyone ", "each "];
    let sentence = reading.text(span);
    let everybody = |text: &str| EVERYBODY.iter().any(|opening| seek::opens(text, opening));
    let there = |text: &str| reading.closes(text.trim_end_matches([' ', ',', '.', '(']), Class::WereThere);
    let opening = everybody(sentence);
    if !opening && !seek::opens(sentence, "with ") {
        return None;
    }
    let hits = reading.hits_in(span).iter().filter(|hit| hit.class == Class::AllBut);
    // "except for" rather than "except"
    let but = hits.min_by_key(|hit| (hit.start, u32::MAX - hit.end))?;
    let (before, behind) = (&sentence[..but.start as usize - span.start], &sentence[but.end as usize - span.start..]);
    let behind = behind.strip_prefix(' ')?;
    // "With the exception of Mr Bell, all members were present"
    let names = if opening && there(before) {
        behind
    } else {
        let mut commas = seek::places(behind, ", ").filter(|_| before.is_empty());
        let all = |at: &usize| everybody(&behind[at + 2..]) && there(&behind[at + 2..]);
        &behind[..commas.find(all)?]
    };
    let told = [", who ", " who ", ", which ", " because ", " due to ", " ("];
    let end = told.iter().filter_map(|link| seek::find(names, link)).min().unwrap_or(names.len());
    let rest = &names[end..];
    let sent = reading.speaks(reading.flow_span(rest), Class::ApologyStem) || seek::find(rest, "excused").is_some();
    let names = names[..end].trim_end_matches([' ', '.', ',', ')']);
    let named = names.starts_with(char::is_uppercase) && !reading.has(reading.flow_span(names), Class::FiniteVerb);
    named.then_some((if sent { Status::Apologies } else { Status::Absent }, names))
}

#[cfg(test)]
mod tests {
    use super::super::listed;

    #[test]
    fn a_few_were_away() {
        let before = "Present: Ann Bell, Ben Carr\n\n";
        let cases: &[(&str, &[&str])] = &[
            ("All members were present except Supervisor Moss.", &["Absent Moss -"]),
            ("All present, with the exception of Di Moss and Ed Lane.", &["Absent Di Moss -", "Absent Ed Lane -"]),
            ("All trustees were present except for Di Moss, who sent apologies.", &["Apologies Di Moss -"]),
            ("With the exception of Di Moss, all members were present.", &["Absent Di Moss -"]),
            ("All lamps were lit except for Long Lane.", &[]),
            ("All members were present except on Sundays.", &[]),
            ("With the exception of Di Moss, all members voted for it.", &[]),
        ];
        for (told, expected) in cases {
            assert_eq!(listed(&format!("{before}{told}"))[2..], **expected, "{told}");
        }
    }
}
