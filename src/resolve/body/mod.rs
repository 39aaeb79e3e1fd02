//! The name of the body that met.
//!
//! `candidates` gathers the names that the head of the minutes could mean, each with the signals that speak for and
//! against it; the best of those above zero is taken. `line` takes from a line of the title what is not the name,
//! `beside` looks at what stands around it, and `name` knows how bodies are called. Where there is no name, `called` finds
//! what the text calls the body otherwise.

mod beside;
mod called;
mod candidates;
mod line;
mod logo;
mod name;
mod sentence;

use crate::grammar::Class;
use crate::model::Meeting;
use crate::parse::person::fold_name;
use crate::text::Block;

use super::attendance::Attendance;
use super::meeting::set;
use super::reading::Reading;

use called::{acronym, by_office, is_plain, speaker};
pub(super) use candidates::{Candidate, candidates};
use logo::logo;

/// The body that met, from the lines of the title, the sentences that open the minutes, or what the text calls it.
/// `written` is the document with its markup.
pub(super) fn body(
    reading: &Reading<'_>,
    head: &[(usize, &Block)],
    attendance: &Attendance,
    written: &str,
    meeting: &mut Meeting,
) {
    let mut best: Option<Candidate> = None;
    let mut plain = None;
    for candidate in candidates(reading, head, attendance) {
        plain = plain.or_else(|| is_plain(reading, &candidate).then_some(candidate.span));
        // a fuller form of the same name is as good
        let fuller = |other: &Candidate| {
            candidate.score > 0.0
                && candidate.name.len() > other.name.len()
                && fold_name(&candidate.name)
                    .strip_prefix(&fold_name(&other.name))
                    .is_some_and(|more| !reading.words.classes(more.trim()).contains(Class::MinutesWord))
        };
        if best.as_ref().is_none_or(|other| candidate.score > other.score || fuller(other)) {
            best = Some(candidate);
        }
    }
    if let Some(found) = best.filter(|found| found.score > 0.0) {
        set(reading, meeting, "body", found.span);
        if found.name != reading.text(found.span) {
            meeting.derived.push("body".to_owned());
        }
        meeting.body = Some(found.name);
    } else if let Some(span) =
        by_office(reading, attendance).or_else(|| acronym(reading)).or(plain).or_else(|| speaker(reading, attendance))
    {
        set(reading, meeting, "body", span);
        meeting.body = Some(reading.text(span).to_owned());
        meeting.derived.push("body".to_owned());
    }
    if let Some(name) = logo(reading, written, meeting.body.as_deref()) {
        meeting.spans.insert("body".to_owned(), reading.layout.source_span(name));
        meeting.derived.push("body".to_owned());
        meeting.body = Some(written[name.start..name.end].to_owned());
    }
}

#[cfg(test)]
mod tests {
    use crate::Converter;
    use crate::source::Document;

    /// Asserts that these heads give these names.
    fn are_found(cases: &[(&str, Option<&str>)]) {
        for (text, expected) in cases {
            let text = format!("{text}\nPresent: Ann Bell, Carl Dunn\n\n1. Finance\nIt was agreed to pay.\n");
            let found = Converter::default().convert(&Document::from_text(&text)).meeting.body;
            assert_eq!(found.as_deref(), *expected, "{text}");
        }
    }

    #[test]
    fn nobody_is_no_body() {
        are_found(&[("Board Meeting 2021-05-12 Minutes\n\n### Directors Absent\n\nNone\n", Some("Board"))]);
    }

    #[test]
    fn bodies_that_are_called_meetings() {
        are_found(&[
            (
                "Elm and Oak Parish Meeting\n\nMinutes of the meeting held on 3 May 2019\n",
                Some("Elm and Oak Parish Meeting"),
            ),
            ("Elm Parish Council Meeting\n3 May 2019\n", Some("Elm Parish Council")),
            ("ST ANN'S C.E. SCHOOL COUNCIL\n\nMinutes of 3 May 2019\n", Some("St Ann's C.E. School Council")),
        ]);
    }

    #[test]
    fn names_with_a_day_and_titles_of_pages() {
        are_found(&[
            ("# Elm Sunday Board of Directors Meeting 9 June 2014\n", Some("Elm Sunday Board of Directors")),
            ("# Elmtool meeting minutes 3rd of May 2011\n", Some("Elmtool")),
            ("---\nSIG: Elm Rules and Roads\nDate: 2021-05-03\n---\n", Some("Elm Rules and Roads")),
        ]);
    }

    #[test]
    fn bodies_that_speak() {
        let said = |letters: &str| {
            format!(
                "Meeting Date: 2021-05-12\nMinutes taken by: Ann\n\nPlans for the ETC barbecue.\n\n#12: Fences\n    \
                 {letters}: too dear.\n\n#13: Gates\n    {letters}: mend them.\n\nETC to read the report.\n\nCarl reported.\n"
            )
        };
        are_found(&[(&said("ETC"), Some("ETC")), (&said("NOTE"), None), (&said("Carl"), None)]);
        let asked = said("FAQ").replace("FAQ to read the report", "The FAQ is out, see the FAQ");
        are_found(&[(&asked, None)]);
    }

    #[test]
    fn bodies_in_their_places() {
        are_found(&[
            (
                "MINUTES OF PROCEEDINGS AT MEETING OF THE MUNICIPAL\nDISTRICT OF ELM WEST HELD AT OAK LODGE,\nELM WEST, \
                 ON FRIDAY, 7 JUNE, 2024, AT 3\nP.M.\n",
                Some("Municipal District of Elm West"),
            ),
            ("Elmford Harbour Committee Meeting\n12 May 2021\n", Some("Elmford Harbour Committee")),
            (
                "BOARD OF COUNTY COMMISSIONERS\n\nELM COUNTY, OREGON\n\nREGULAR MEETING MINUTES\n12 May 2021\n\nPledge of Allegiance\n\nConsent Agenda\nMotion carried.\n",
                Some("Elm County Board of County Commissioners"),
            ),
            (
                "MINUTES OF THE ANNUAL GENERAL MEETING OF THE MEMBERS OF THE\nELM HEIGHTS BODY CORPORATE\nHELD ON 12 MAY \
                 2021\nAT THE OLD MILL, 2 OAK LANE\n",
                Some("Elm Heights Body Corporate"),
            ),
            // the form of company, and the first word of a line
            ("OAK LAKE COTTAGE ASSOCIATION, INC.\nMeeting 5/12/21\n", Some("Oak Lake Cottage Association, Inc")),
            ("Oak Lake Boat Society, LLC\nMeeting 5/12/21\n", Some("Oak Lake Boat Society, LLC")),
            (
                "ELM PARISH COUNCIL MINUTES OF THE PARISH COUNCIL MEETING HELD ON WEDNESDAY, 12 MAY 2021\n",
                Some("Elm Parish Council"),
            ),
            ("COUNCIL MINUTES OF THE ELM PARISH COUNCIL\n12 MAY 2021\n", Some("Elm Parish Council")),
            (
                "Minutes from 6th OpenTile TSC meeting, Jan. 24, 2019\n\nThe OpenTile TSC met online.\n",
                Some("OpenTile TSC"),
            ),
            (
                "Edited Minutes of the Monetary Policy Committee Meeting\n\nBank of Sarn\n",
                Some("Monetary Policy Committee"),
            ),
            (
                "Cabinet Office Senior Users’ Group on Forms\n\nMinutes of the 6th Meeting: 19th July 2012\n",
                Some("Cabinet Office Senior Users’ Group on Forms"),
            ),
            (
                "237\n\nRegular Meeting of the Board of Education held at the High School on Thursday, October 3, 1929.\n",
                Some("Board of Education"),
            ),
            (
                "Meeting of May 1st, 1907.\n\nThe Committee of the Ladies’ Club of Elmford held a meeting on Monday, May 1st.\n",
                Some("Committee of the Ladies’ Club of Elmford"),
            ),
            (
                "ELMFORD GLASS LIMITED\n\nMinutes of a meeting of the Board of Directors held on 3 May 2021\n",
                Some("Elmford Glass Limited"),
            ),
            (
                "Sarn Computing Consortium\n\nMinutes of the Technical Advisory Council\n\n3 May 2021\n",
                Some("Sarn Computing Consortium Technical Advisory Council"),
            ),
            (
                "Minutes of the Joint Meeting of the Elmford Board of Directors and\n\n3 May 2021\n",
                Some("Elmford Board of Directors"),
            ),
            (
                "Alder Valley Parish Council\n\nMinutes of the Ordinary Meeting of the Parish Council held on 9 July 2019\n",
                Some("Alder Valley Parish Council"),
            ),
            (
                "MINUTES OF THE REGULAR MEETING OF THE\nBOARD OF COMMISSIONERS OF PINE COUNTY\nAugust 14, 2018\n",
                Some("Board of Commissioners of Pine County"),
            ),
            ("BEECHWOOD HOA\nBoard of Directors Meeting\nApril 9, 2019\n", Some("Beechwood HOA Board of Directors")),
            ("Elm Data Stewards\nAction Minutes\nMay 13, 2021\n", Some("Elm Data Stewards")),
            ("# 2025 Convention Minutes\n## Alder Hills XYZ\n\n**Date:** 2025-07-10\n", Some("Alder Hills XYZ")),
            ("Minutes for 3 May 2021\n\nSIG: Alder Policy and Practice\n", Some("Alder Policy and Practice")),
            ("# Minutes of ELMA AGM 2022 - 27 February 2022\n", Some("ELMA")),
            (
                "DRAFT\n\nAlder Network for Women in Science\nBoard Meeting\n",
                Some("Alder Network for Women in Science Board"),
            ),
            (
                "Elmford Village Hall (Charity No, 27) Minutes of the Annual General Meeting held on 3 May 2021\n",
                Some("Elmford Village Hall"),
            ),
            (
                "Alder Safety Framework (ASF) Technical Committee Working Meeting\n\n- Date: May 3, 2021\n",
                Some("Alder Safety Framework (ASF) Technical Committee"),
            ),
            ("Meeting 80 - 3 May 2021\n\nAgenda\n\n- Actions from meeting 79 (Ann)\n- PELF\n\nPELF\nNothing.\n", None),
        ]);
    }

    #[test]
    fn bodies_that_the_title_hardly_names() {
        are_found(&[
            ("Meeting Details\n\n- Date: 22 March 2022\n", None),
            ("Exec Meeting: Tuesday 3rd November.\n", Some("Exec")),
            ("# Committee Meeting 2012.03.03\n", Some("Committee")),
            ("## Plenum 2014-06-12 Agenda/Minutes\n", Some("Plenum")),
            ("Alder Working Group Telco — Minutes\n\nDate: 2018-11-16\n", Some("Alder Working Group")),
            ("Alder Policy Meeting[1]/\n\nJUNE 2018\n\nCENTRAL BANK OF SARN\n", Some("Central Bank of Sarn")),
            ("Date: 3 May 2021\n\nPresent\n\nJo Hill (Senate President), Kim Lee (Senate Secretary)\n", Some("Senate")),
            ("3 May 2021\n\nThe OTK agreed to write.\n\nOTK policy was read, and the site of OTK.\n", Some("OTK")),
            ("Sixth Pilot Meeting (25 June 2025)\n\nAgenda\n", None),
            (
                "Minutes\n4 June 2010\n\nThe Wexley Borough Council met at 7:00 p.m. in the Town Hall.\n",
                Some("Wexley Borough Council"),
            ),
            (
                "Minutes of the meeting of the Working Party on Roads in Rural Areas held on 4 May 2001 in Leeds\n",
                Some("Working Party on Roads in Rural Areas"),
            ),
            (
                "3 May 2021\n\nThe special meeting of the Student Senate at the University of Sarn was called to order.\n",
                Some("Student Senate at the University of Sarn"),
            ),
            ("FRIENDS OF ELM PARK\nMinutes of Meeting held\nWednesday August 11th 2004\n", Some("Friends of Elm Park")),
            ("# Elm Project Annual General Meeting 2022\n", Some("Elm Project")),
            (
                "Minutes of the meeting of the Council of the Metropolitan District\n4 June 2010\n",
                Some("Council of the Metropolitan District"),
            ),
            ("Elm Garden Club - November meeting\n", Some("Elm Garden Club")),
            ("Elm Garden Club Spring General Meeting\n", Some("Elm Garden Club")),
            ("Elm Garden Club May 2023 Meeting\n", Some("Elm Garden Club")),
            ("Minutes of June 14, 2015 Meeting of the Board of Trustees\n", Some("Board of Trustees")),
            (
                "A Public Hearing of the Elmdale Planning Commission was held on 3 May.\n",
                Some("Elmdale Planning Commission"),
            ),
            ("# API WG\n\n2024-05-03\n", Some("API WG")),
            ("Minutes of the Faculty Senate\n\nMain Content\n\n3 May 2024\n", Some("Faculty Senate")),
            ("## ELM Teleconference\n##### 4 May 2018\n", Some("ELM")),
            ("Selectmen’s Minutes, May 4, 2018\n", Some("Selectmen")),
            (
                "A meeting of the Board of Directors (the “Board”) of Elm Glass Foundation, Inc., a Sarn corporation (the \
                 “Corporation”), was held at 8:30 am on 3 May 2021.\n",
                Some("Board of Directors of Elm Glass Foundation, Inc."),
            ),
            ("Draft Minutes of Extraordinary Parish Council Meeting 9th May 2016\n", Some("Parish Council")),
            ("# ELM Steering Group Meeting #3\n\n9th May 2016 15:00\n", Some("ELM Steering Group")),
            ("Minutes of Steering Committee Meeting No.1\n\n9th May 2016\n", Some("Steering Committee")),
            ("Q1 Board of Directors Meeting\n\n9th May 2016\n", Some("Board of Directors")),
            ("Meeting Minutes & Records | Elm Chess Club\n\n9th May 2016\n", Some("Elm Chess Club")),
            ("ElmZarr SWG Monthly Meeting, 9 May 2016\n", Some("ElmZarr SWG")),
            ("ELMI WG Meeting Notes (2016-02-11)\n", Some("ELMI WG")),
            ("= Elm Perl Mongers: 2013-05-14 meeting =\n\n== Roads ==\n", Some("Elm Perl Mongers")),
            ("Elm Cycling Campaign\nMonthly meeting - Wednesday 6 February 2013\n", Some("Elm Cycling Campaign")),
            ("Planning meeting, 6 February 2013\n", None),
            ("TM07: ELM Council Teleconference 3 May 2021\n\nThe agenda was agreed.\n", Some("ELM Council")),
            ("Notes from Elm Faculty Senate\n\n3 May 2021\n", Some("Elm Faculty Senate")),
            (
                "The Elm Growers' Society's spring meeting was held on 3 May 2021 in the barn of Bell Farm.\n",
                Some("Elm Growers' Society"),
            ),
            (
                "Elm Parish Council\n3 May 2021\n\nThe Ash County Council's annual meeting took place last week, and Ann went to it.\n",
                Some("Elm Parish Council"),
            ),
            ("Notes\n\n3 May 2021\n\nPresent: Jo Hill (Sarn Roads Authority)\n\nThe agenda was agreed.\n", None),
            // whoever was there, a place and a sentence are no part of a name
            (
                "Minutes of the Special Parish Council Meeting\nOak Hall 3 May 2021\nCllr Bell\nCllr Carr\nCllr Dunn\n",
                Some("Parish Council"),
            ),
            ("Board of Selectmen\nOak Hall Conference Room\nMay 3, 2021\nMinutes\n", Some("Board of Selectmen")),
            (
                "Meeting Minutes\nSpecial Selectboard Meeting Minutes\nMay 3, 2021\nA motion to buy a barn for the purpose of drying hay was lost.\n",
                Some("Selectboard"),
            ),
            (
                "06/02/1971 - Elm Town Special 12 MINUTES OF A SPECIAL MEETING OF THE BOARD, ELM TOWN A special meeting of the Board of \
                 Wardens was held on June 2nd, 1971 at 7 o'clock. The Road Committee and Plan Board will get copies.\n",
                Some("Board of Wardens"),
            ),
            ("Elm Fire District – Minutes of Regular Board Meeting – 8 August 2012\n", Some("Elm Fire District")),
            (
                "MINUTES OF THE ANNUAL MEETING OF SHAREHOLDERS\nOF\nELM WATER COMPANY\n\nHeld on April 3, 1998\n",
                Some("Elm Water Company"),
            ),
            (
                "MINUTES\nElm County Library Board of Trustees\nMonday, June 5, 2017 – 5:30 PM\n",
                Some("Elm County Library Board of Trustees"),
            ),
            (
                "## Board of Management Meeting May 9\n\nA meeting of the Board of Management of the Elm Book Club was called \
                 for Tuesday, May 9, 1890, at 11.15 o’clock in a private room of the Elm Hotel.\n",
                Some("Board of Management of the Elm Book Club"),
            ),
        ]);
    }
}
