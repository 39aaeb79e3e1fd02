//! When the next meeting will be.

use crate::grammar::Class;
use crate::model::Meeting;
use crate::model::date::Date;
use crate::parse::date::{MONTHS, day_of_month};
use crate::parse::sentence::sentences;
use crate::text::{Span, Words, seek};

use super::meeting::{parse_iso, set};
use super::outline::Outline;
use super::reading::Reading;
use super::roster::body_references;

/// Bytes at the start of a sentence in which the words for the next meeting stand that open it.
const OPENING: usize = 12;

/// Longest announcement of the next meeting under a heading, in bytes.
const LONGEST: usize = 400;

/// Where the date of the next meeting stands, the date, and whether its year is derived.
type NextDate = (Span, Date, bool);

/// The announcement of the next meeting and its date.
pub(super) fn next_meeting(reading: &Reading<'_>, outline: &Outline, meeting: &mut Meeting) {
    let this = meeting.date.as_deref().and_then(parse_iso);
    let body = meeting.body.clone();
    let own = body_references(body.as_deref().unwrap_or(""));
    let of_body = |text: &str| next_of_body(reading, text, body.is_some(), &own) || will_meet(reading, text, &own);
    let mut best: Option<(i32, Span, Option<NextDate>)> = None;
    let mut titled = false;
    for (index, block) in reading.blocks() {
        let heading = outline.heading_of(index);
        if let Some(heading) = heading {
            let title = reading.text(heading.title).to_ascii_lowercase();
            titled = reading.says(&title, Class::NextHeading)
                || of_body(&title)
                || title.contains("next steps") && reading.has(block.flow, Class::NextMeeting);
        }
        let lists = reading.lists_of(index);
        if !(titled
            || lists.contains(Class::NextMeeting) && reading.has(block.flow, Class::NextMeeting)
            || lists.contains(Class::UntilWord) && adjourned_until(reading, block.flow).is_some()
            || of_body(reading.layout.text_of(block))
            || MONTHS.iter().any(|month| lists.contains(*month)) && of_month(reading, block.flow))
        {
            continue;
        }
        let spans = reading.sentences_of(index);
        for (place, span) in spans.iter().enumerate() {
            let text = reading.text(*span);
            let lower = text.to_ascii_lowercase();
            let adjourned = adjourned_until(reading, *span);
            let announces = adjourned.is_some()
                || reading.has(*span, Class::NextMeeting)
                || of_body(text)
                || of_month(reading, *span);
            if !announces && !titled {
                continue;
            }
            // "ACTION 2009-01-29: Ann to propose it on the next call" is a task
            if reading.words.longest(Class::ActionLabel, text).is_some() && !titled {
                continue;
            }
            let said = reading
                .hits_in(*span)
                .iter()
                .find(|hit| hit.class == Class::NextMeeting)
                .map_or(adjourned.unwrap_or(0), |hit| hit.start as usize);
            let later = later_dates(reading, text, this);
            let later = if is_open(text, &later, span.start) { Vec::new() } else { later };
            // the date that follows the announcement, where several stand in its sentence
            let date = later.iter().find(|(at, ..)| at.start >= said).or_else(|| later.first()).copied();
            let mut below = None;
            let date = date.or_else(|| {
                // "Next telecons:" and the dates on the lines below
                let after = reading
                    .layout
                    .blocks
                    .get(index + 1)
                    .filter(|next| place + 1 == spans.len() && !next.note && next.blank_before <= 1)?;
                let text = reading.layout.text_of(after);
                let (written, found) =
                    reading.dates(text).into_iter().next().filter(|(written, _)| text.starts_with(written))?;
                let date = found.resolve(this).filter(|date| this.is_none_or(|this| *date > this))?;
                below = Some(sentence_of(reading, after.flow, reading.flow_span(written).start));
                Some((reading.flow_span(written), date, found.year.is_none()))
            });
            // a heading says less than what stands under it
            let told = below.filter(|below| below.len() <= LONGEST && heading.is_some()).unwrap_or(*span);
            let asks = reading.says(&lower, Class::UntilNext);
            let rank = i32::from(date.is_some()) * 8 + i32::from(announces) * 2 + i32::from(titled)
                - i32::from(asks) * 3
                - i32::from(lower.contains("agm") && !lower.contains("next")) * 2;
            // "Next session: January" announces, "a note for the next meeting, by 10 January" mentions
            let opens = announces && said <= span.start + OPENING;
            let rank = rank * 2 + i32::from(opens && rank > 0);
            if rank > 0 && best.as_ref().is_none_or(|(rival, ..)| rank > *rival) {
                best = Some((rank, told, date));
            }
        }
    }
    let Some((_, span, date)) = best else { return };
    if let Some((at, date, derived)) = date {
        meeting.next_date = Some(date.to_string());
        set(reading, meeting, "next_date", at);
        if derived {
            meeting.derived.push("next_date".to_owned());
        }
        meeting.next_meeting = Some(reading.text(span).to_owned());
        set(reading, meeting, "next_meeting", span);
    }
}

/// The days of a text that lie behind `this`, the day of the meeting.
fn later_dates(reading: &Reading<'_>, text: &str, this: Option<Date>) -> Vec<NextDate> {
    // "sometime between 9 and 20 February", "in the week of 9 February" is no day
    let is_day = |written: &str| {
        let before = &text[..crate::parse::offset_in(text, written)];
        !reading.closes(before.trim_end(), Class::OpenDay) && !is_struck(before)
    };
    reading
        .dates(text)
        .into_iter()
        .filter(|(written, _)| is_day(written))
        .filter_map(|(written, found)| {
            let date = found.resolve(this)?;
            let later = this.is_none_or(|this| date > this);
            later.then(|| (reading.flow_span(written), date, found.year.is_none()))
        })
        .chain(this.and_then(|this| instant(reading, text, this)))
        .collect()
}

/// "until Monday next 24th inst.", "the 2nd prox.": a day of this month or the next, as letters and minutes wrote it
/// until the middle of the twentieth century.
fn instant(reading: &Reading<'_>, text: &str, this: Date) -> Option<NextDate> {
    let (at, end, date) = day_of_month(text).find_map(|(at, end, day, months)| {
        let (year, month) =
            if this.month() + months > 12 { (this.year() + 1, 1) } else { (this.year(), this.month() + months) };
        Some((at, end, Date::new(year, month, day).filter(|date| *date > this)?))
    })?;
    Some((reading.flow_span(&text[at..end]), date, true))
}

/// "~~3 May 2024~~ cancelled": whether what follows is struck through, in the markup of many wikis.
fn is_struck(before: &str) -> bool {
    before.matches("~~").count() % 2 == 1
}

/// "Next meeting: 3 May or 10 May?": whether it is a question between days.
fn is_open(text: &str, dates: &[NextDate], start: usize) -> bool {
    dates.windows(2).any(|pair| {
        let between = text.get(pair[0].0.end - start..pair[1].0.start - start).unwrap_or("");
        let asked = text[pair[1].0.end - start..].split(['.', '!', '\n']).next().is_some_and(|rest| rest.contains('?'));
        asked && seek::find(&between.to_ascii_lowercase(), " or ").is_some()
    })
}

/// The sentence of a block in which a place of the flow lies.
fn sentence_of(reading: &Reading<'_>, block: Span, at: usize) -> Span {
    let mut spans = Vec::new();
    sentences(reading.words, reading.text(block), block.start, &mut spans);
    spans.into_iter().find(|span| span.contains(at)).unwrap_or(block)
}

/// "The March meeting would be held on Monday, 12th March": a meeting that is named by its month.
fn of_month(reading: &Reading<'_>, span: Span) -> bool {
    let text = reading.text(span);
    let named = reading.hits_in(span).iter().any(|hit| {
        let end = hit.end as usize;
        MONTHS.contains(&hit.class)
            && end <= span.end
            && text.get(end - span.start..).is_some_and(|behind| seek::opens(behind, " meeting"))
    });
    named && reading.says(&text.to_ascii_lowercase(), Class::HeldAhead)
}

/// "adjourned at 8:53 p.m. until Tuesday, June 25, 2024": where the day begins to which a meeting adjourned.
pub(super) fn adjourned_until(reading: &Reading<'_>, span: Span) -> Option<usize> {
    let mut adjourned = false;
    for hit in reading.hits_in(span) {
        adjourned |= hit.class == Class::Closing
            && reading.text(Span::new(hit.start as usize, hit.end as usize)).to_ascii_lowercase().contains("adjourn");
        if adjourned && hit.class == Class::UntilWord {
            return Some(hit.end as usize);
        }
    }
    None
}

/// "the next ODUG meeting", "Next UB Telecons".
fn next_of_body(reading: &Reading<'_>, text: &str, named: bool, own: &[String]) -> bool {
    seek::places(text, "ext ").any(|at| {
        if !text[..at].ends_with(['n', 'N']) {
            return false;
        }
        let near: String = text[at..].chars().take(70).collect::<String>().to_ascii_lowercase();
        let words: Vec<&str> = near.words().skip(1).take(7).collect();
        let meets = words.iter().position(|word| word.starts_with("meeting") || word.starts_with("telecon"));
        // "the next Café Cluster meeting" is another's
        meets.is_some_and(|end| {
            words[..end].iter().all(|word| {
                let plain = word.trim_matches(|char: char| !char.is_alphanumeric());
                let classes = reading.words.classes(plain);
                (!named && (2..=5).contains(&plain.len()) && !plain.contains(['a', 'e', 'i', 'u']))
                    || own.iter().any(|reference| reference.words().any(|part| part == plain))
                    || classes.contains(Class::Collective)
                    || classes.contains(Class::NextAdjective)
                    || matches!(plain, "of" | "the")
            })
        })
    })
}

/// "The Council will meet Tuesday, 2 July": the body itself, and the day right behind the verb.
fn will_meet(reading: &Reading<'_>, text: &str, own: &[String]) -> bool {
    let met = seek::part(text, " meet ");
    let said = met.and_then(|(said, behind)| {
        let subject = said.strip_suffix(" will").or_else(|| said.strip_suffix(" shall"))?;
        Some((subject, behind))
    });
    let Some((subject, behind)) = said else { return false };
    let subject = subject.to_ascii_lowercase();
    let subject = seek::past(&subject, "the ");
    let dated =
        reading.dates(behind).first().is_some_and(|(written, _)| seek::past(behind, "on ").starts_with(written));
    dated
        && (subject == "we"
            || own.iter().any(|name| name == subject)
            || reading.words.classes(subject).contains(Class::Collective))
}

#[cfg(test)]
mod tests {
    use crate::Converter;
    use crate::source::Document;

    #[test]
    fn next_meetings_in_their_forms() {
        let cases: &[(&str, Option<&str>)] = &[
            ("The next meeting will be on 2 July 2024.", Some("2024-07-02")),
            ("The third meeting will be held on July 5 at 14:30.", Some("2024-07-05")),
            ("That we adjourn at 8.53 p.m. until Tuesday, June 25, 2024 at 6.30 p.m.", Some("2024-06-25")),
            ("[Adjourned till 18 June.", Some("2024-06-18")),
            ("The July meeting will be held in the Hall on Monday, 8th July at 10.30 a.m.", Some("2024-07-08")),
            ("RE-CONVENED MEETING\n\nTo be held on 9 June 2024 at 2.30 p.m.", Some("2024-06-09")),
            ("Next Meeting: ~~3 July 2024~~ cancelled", None),
            ("Our next meeting is in the week of 8 July.", None),
            ("Next meeting: 3 July or 10 July? Or in August?", None),
            ("Next meeting: 3 July or 10 July.", Some("2024-07-03")),
            ("The Council will meet Tuesday, 2 July, to sign the deed.", Some("2024-07-02")),
            ("It was carried that the Council do now adjourn until Monday next 24th inst.", Some("2024-06-24")),
            ("The stall is adjourned from the market until further notice.", None),
        ];
        for (text, expected) in cases {
            let text = format!(
                "Elmford Council\nMinutes of 4 June 2024\n\nPresent: Ann Bell\n\n1. Finance\nAgreed.\n\n{text}\n"
            );
            let found = Converter::default().convert(&Document::from_text(&text)).meeting.next_date;
            assert_eq!(found.as_deref(), *expected, "{text}");
        }
    }
}
