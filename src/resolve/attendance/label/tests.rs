//! Lists of attendance as they are written, each with the people that are found.

use crate::convert;
use crate::resolve::attendance::listed;

const THREE: &[&str] = &["Present Ann Bell -", "Present Ben Carr -", "Present Cy Dunn -"];
const NICKS: &[&str] = &["Present abell -", "Present bcarr -", "Present cdunn -"];

/// Each list gives these people.
fn each_lists(cases: &[(&str, &[&str])]) {
    for (list, expected) in cases {
        assert_eq!(listed(list), *expected, "{list}");
    }
}

#[test]
fn who_is_absent_in_a_vote_is_on_no_list() {
    let text = "Elm Board\n3 May 2024\n\nPresent: Ann Bell, Ben Carr, Cy Dunn\n\n1. Finance\nMotion by Bell to pay. Second by \
                Carr.\nAyes: Bell, Carr\nNays: none\nAbsent: Dunn\nMotion carried\n";
    assert_eq!(convert(text).attendees.len(), 3);
}

#[test]
fn a_roll_call_over_a_text_is_business() {
    let text = "Elm Board\n3 May 2024\n\nRoll call\n\nAll had told the clerk that they would come.\n\nParticipants\n\n- Ann \
                Bell\n- Ben Carr\n\nRoads\n\nThey are bad, and it was agreed to mend them.\n";
    let minutes = convert(text);
    assert_eq!(minutes.attendees.len(), 2);
    assert_eq!(minutes.agenda_items.iter().map(|item| item.title.as_str()).collect::<Vec<_>>(), ["Roll call", "Roads"]);
    // who is said to be there is of the list
    let text = "Elm Board\n3 May 2024\n\nRoll call\n\nTrustees Bell, Carr and Dunn were present.\n\n1. Oats\n\nThey are dear.\n";
    let titles: Vec<String> = convert(text).agenda_items.into_iter().map(|item| item.title).collect();
    assert_eq!(titles, ["Oats"]);
}

#[test]
fn apologies_that_are_told_under_their_heading() {
    let minutes = convert(
        "Elm Forum\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\nApologies: Dr Flo Gray, Mr Ed Pole\n\n1. Welcome and \
         apologies\n1.1 Ann Bell welcomed all to it.\n1.2 Apologies had been received from Dr Gray.\n\n2. Roads\n2.1 They \
         are bad.\n\n3. Lamps\n3.1 They are out.\n",
    );
    assert_eq!(minutes.attendees.len(), 4);
    // two people of one surname are two
    let lists = |text: &str| listed(text).len();
    assert_eq!(
        lists(
            "Present: Ann Bell\n\nDistrict Members\nApologies: Mrs Di Gray\n\nCounty Members who sent apologies: Mrs Gray, Mr Moss"
        ),
        4
    );
    assert_eq!(
        lists("Present: Ann Bell, Dr Jo Gray\n\nApologies: Dr Di Gray\n\nApologies had been received from Dr Gray."),
        4
    );
    let titles =
        |text: &str| -> Vec<String> { convert(text).agenda_items.into_iter().map(|item| item.title).collect() };
    assert_eq!(
        minutes.agenda_items.iter().map(|item| item.title.as_str()).collect::<Vec<_>>(),
        ["Welcome and apologies", "Roads", "Lamps"]
    );
    let twice = "Elm Council\n3 May 2024\n\nPresent: Ann Bell, Ben Carr\n\n1. Apologies for absence: Apologies were received \
                 from Cy Dunn.\n2. Roads: They are bad, and it was agreed to mend them.\n3. Lamps: None is out.\n";
    assert_eq!(titles(twice)[0], "Apologies for absence");
}

#[test]
fn forms_of_lists() {
    each_lists(&[
        // a form that was filled in with nobody, people who are not of the body, and a note over a list
        ("* Present: Ann Bell, Ben Carr, Cy Dunn\n* Absent: x\n* Guests: -", THREE),
        (
            "## 3-1 Participants\n\nNote: the roles are those after the vote.\n\n* Ann Bell\n* Ben Carr\n* Cy \
             Dunn\n\n### 3-1-1 Guests and Newcomers Present\n\n* Di Moss, Oakway\n* Ed Pole, Fir Ltd",
            &[THREE[0], THREE[1], THREE[2], "InAttendance Di Moss -", "InAttendance Ed Pole -"],
        ),
        ("Present: Ann Bell, Ben Carr, Cy Dunn\n\n### Observers present\n\nNone\n\n## Agenda\n\nNone", THREE),
        (
            "Present: Ann Bell, Ben Carr, Cy Dunn\n\nApologies for absence received; Cllr Di Moss, Cllr Ed Pole",
            &[THREE[0], THREE[1], THREE[2], "Apologies Di Moss -", "Apologies Ed Pole -"],
        ),
        // the public on a line of its own, behind a full stop, and behind a verb
        (
            "Present: Ann Bell, Ben Carr, Cy Dunn\n\n2 members of the public.",
            &[THREE[0], THREE[1], THREE[2], "InAttendance - members of the public"],
        ),
        (
            "Present: Ann Bell, Ben Carr\nApologies: Cy Dunn\n\n5 members of the public.",
            &[THREE[0], THREE[1], "Apologies Cy Dunn -", "InAttendance - members of the public"],
        ),
        (
            "Present: Ann Bell, Ben Carr, Cy Dunn. 31 members of the public; Mrs Jo Moss – Surveyor",
            &[THREE[0], THREE[1], THREE[2], "InAttendance - members of the public", "InAttendance Jo Moss Surveyor"],
        ),
        (
            "Present: Ann Bell, Ben Carr, Cy Dunn\n\nAlso present: There were 2 members of the public.",
            &[THREE[0], THREE[1], THREE[2], "InAttendance - members of the public"],
        ),
        (
            "Members present were Ann Bell, Chair; Ben Carr, and Cy Dunn.",
            &["Present Ann Bell Chair", THREE[1], THREE[2]],
        ),
        // those who were elected
        (
            "Present: Ann Bell, Ben Carr, Cy Dunn\n\n1. Officers\nThe following were elected:\nChairman - Cy Dunn\nCommittee - \
             Ed Pole, Flo Gray",
            &[THREE[0], THREE[1], "Present Cy Dunn -"],
        ),
        // of those who were elected before, and of the meeting
        (
            "The following re-elected trustees came:\nPresent: Ann Bell, Ben Carr, Cy Dunn\nApologies: Flo Gray",
            &[THREE[0], THREE[1], THREE[2], "Apologies Flo Gray -"],
        ),
        (
            "Newly elected trustees took their seats:\nPresent: Ann Bell, Ben Carr, Cy Dunn\nApologies: Flo Gray",
            &[THREE[0], THREE[1], THREE[2], "Apologies Flo Gray -"],
        ),
        // officers beside a mayor are staff
        (
            "The Mayor, Councillor Ann Bell, presided.\nOfficers in attendance: Ed Pole (Clerk), Flo Gray (Parks)",
            &["InAttendance Ed Pole Clerk", "InAttendance Flo Gray -", "Present Ann Bell -"],
        ),
        // the officers of a club, where nobody else is listed
        (
            "Officers present: Ann Bell, Ben Carr, Cy Dunn\nOthers: 31 parents\n\nWelcome - Ann Bell\nAnn greeted all.",
            &[THREE[0], THREE[1], THREE[2], "InAttendance - parents"],
        ),
        // a full stop in the place of a comma, and none behind a bracket
        ("Present: Cllr Bell, Cllr Carr. Cllr Dunn", &["Present Bell -", "Present Carr -", "Present Dunn -"]),
        ("Present: Ann Bell (Oak Trust) Ben Carr (Elm Mill) Cy Dunn (Ash Farm)", THREE),
        ("Present: | Ann Bell, Ben Carr, and Cy Dunn |", THREE),
        (
            "Present: Ann Bell, Ben Carr, Cy Dunn\nMembers of the public: One",
            &[THREE[0], THREE[1], THREE[2], "InAttendance - Members of the public"],
        ),
        (
            "Attendance\n\nVice President/Website: Ann Bell\nSecretary: Ben Carr",
            &["Present Ann Bell Vice President/Website", "Present Ben Carr Secretary"],
        ),
        (
            "Present: Ann Bell, Ben Carr, Cy Dunn\n\nApologies were received from Cllr Di Moss and Cllr Ed Pole These were \
             accepted by all.",
            &[THREE[0], THREE[1], THREE[2], "Apologies Di Moss -", "Apologies Ed Pole -"],
        ),
        // names before a word that may be a label
        (
            "Attendance: Chairman Cllr A Bell Councillors Mrs B Carr Mrs C Dunn County Cllr D Moss Parish Clerk Mr E Pole",
            &[
                "Present A Bell Chairman",
                "Present B Carr -",
                "Present C Dunn -",
                "Present D Moss County Cllr",
                "Present E Pole Parish Clerk",
            ],
        ),
        (
            "Officials in attendance:\n\nKeeper of the Pond (Mr. T. Bell), Director of Parks and Paths (Mr. P. Carr),\nRent \
             Officer (Ms.\nM. Dunn).",
            &[
                "InAttendance T. Bell Keeper of the Pond",
                "InAttendance P. Carr Director of Parks and Paths",
                "InAttendance M. Dunn Rent Officer",
            ],
        ),
    ]);
}

#[test]
fn what_is_of_the_list_and_what_is_not() {
    each_lists(&[
        ("Present: abell, bcarr, cdunn", NICKS),
        // a list that runs on does not go on in the list of what was said
        ("Present: Ann Bell, Ben Carr,\nCy Dunn\n\n  - Actions – No progress\n  - Roads: nothing new", THREE),
        ("Present: Ann Bell, Ben Carr, Cy Dunn\n\nCarr for President.", THREE),
        (
            "Present: Ann Bell, Ben Carr, Cy Dunn\n\nThe chair would look into the damaged fencing of the lower field at once.     Ben Cole",
            THREE,
        ),
        ("Present: Ann Bell, Ben Carr, Cy Dunn\n\nAll members: Read the draft and send comments to the list", THREE),
        // a president is no resident
        (
            "Present: Ann Bell, Ben Carr, Cy Dunn\n\nPresent\n- Vice President",
            &[THREE[0], THREE[1], THREE[2], "Present - Vice President"],
        ),
        // a converter's blank lines part no list, and letters behind a name are nobody
        (
            "Members Present: A. Bell, O.B.E., B.\n\nCarr, O.B.E.,\n\nC. Dunn, O.B.E.\n\nThe chairman opened the\n\nmeeting \
             and said that\n\nthe work of the board was\n\nbeing brought to an end\n\nin its present form and\n\nthanked all \
             of those who\n\nhad been of help to it.",
            &["Present A. Bell -", "Present B. Carr -", "Present C. Dunn -"],
        ),
        ("Present: 3 (Ann Bell, Ben Carr, Cy Dunn)", THREE),
    ]);
}

#[test]
fn organisations_payments_and_who_was_away() {
    each_lists(&[
        // two words before a comma are a name, and what stands behind it is whom somebody comes from
        (
            "Participants:\n- Ann Bell, Red Oak (Voting Member)\n- Flo Carr, Elm Labs\n- Cy Dunn, Fir AG\n- Jo Moss, Birch \
             Hill\n\nObservers present:\n\nEd Pole, Dell",
            &[
                "Present Ann Bell Voting Member",
                "Present Flo Carr -",
                THREE[2],
                "Present Jo Moss -",
                "InAttendance Ed Pole -",
            ],
        ),
        // a line of money behind the list, and an office among those who are away
        (
            "Present: Ann Bell (Chairman), Ben Carr, Cy Dunn. Raffle £45",
            &["Present Ann Bell Chairman", THREE[1], THREE[2]],
        ),
        (
            "Present: Ann Bell, Ben Carr, Cy Dunn\n\nDi Moss, Ed Pole, sent their apologies.",
            &[THREE[0], THREE[1], THREE[2], "Apologies Di Moss -", "Apologies Ed Pole -"],
        ),
        ("Present: Ann Bell, Ben Carr, Cy Dunn\n\n1. Pests\nRats and Mice were present.", THREE),
        ("Present: Ann Bell, Ben Carr, Cy Dunn\n\nBell and Carr were present in person.", THREE),
        ("1. Pests\nFood, Drink and Music were present.", &[]),
        ("## Present\nThe chair welcomed all.\n\n- Oak Road\n- Elm Lane", &[]),
        ("Present: Ann Bell, Ben Carr, Cy Dunn\nGuests: X", THREE),
        (
            "Present:\n- Bell Hart, Ann\n- Carr Moss, Ben\n- Dunn Reed, Cy\n- Pole, Di\n- Lane, Ed",
            &[
                "Present Ann Bell Hart -",
                "Present Ben Carr Moss -",
                "Present Cy Dunn Reed -",
                "Present Di Pole -",
                "Present Ed Lane -",
            ],
        ),
        // one of them has a single surname
        (
            "Present:\n- Cruz Vega, Eva\n- Sole Rey, Luz\n- Mora, Ines\n- Gil Pons, Raul",
            &["Present Eva Cruz Vega -", "Present Luz Sole Rey -", "Present Ines Mora -", "Present Raul Gil Pons -"],
        ),
        // in capitals behind the foot of a page
        (
            "PRESENT: MRS ANN BELL, MR BEN CARR,\n\u{c}MR CY DUNN\n\n1. Gates\nOld.",
            &["Present ANN BELL -", "Present BEN CARR -", "Present CY DUNN -"],
        ),
        ("## Attendees\n\n## Greetings\n\n- Ann Bell\n- Ben Carr\n\n## Gates\n\nOld.", &[]),
        // other words for who came
        ("## The people who came along\n\n* Ann Bell, Elm Labs\n* Ben Carr, Red Oak\n* Cy Dunn, Fir AG", THREE),
        (
            "Board members in attendance were:\n\n- Ann Bell\n- Ben Carr\n- Cy Dunn\n\nAlso in attendance were:\n\n- Ed Pole",
            &[THREE[0], THREE[1], THREE[2], "InAttendance Ed Pole -"],
        ),
        // an office that opens the list
        (
            "Members present: Vice-Chairman, Ann Bell, and Members Ben Carr and Cy Dunn.",
            &["Present Ann Bell Vice-Chairman", THREE[1], THREE[2]],
        ),
        // payments are nobody, and nobody comes from the minutes
        (
            "Present: Ann Bell, Ben Carr, Cy Dunn\n\nPayments\n\nClerk                     £ 120.50\n\nOak Gas      £ \
             71.40\n\nRTF                      £ 900.25",
            THREE,
        ),
        (
            "Present: Ann Bell, Ben Carr, Cy Dunn\nAbsent: Ed Pole\n\nMinutes: Ben Carr, Cy Dunn",
            &[THREE[0], THREE[1], THREE[2], "Absent Ed Pole -"],
        ),
        // a group in the place of a label, the public behind apologies, and who sent some with the reason
        (
            "Present: Ann Bell, Ben Carr, Cy Dunn\n\n5 members of the public; Constable Ed Pole",
            &[THREE[0], THREE[1], THREE[2], "InAttendance - members of the public", "InAttendance Ed Pole Constable"],
        ),
        (
            "Present: Ann Bell, Ben Carr, Cy Dunn\n\nApologies: Ed Pole\n\nMembers of the public. 4",
            &[THREE[0], THREE[1], THREE[2], "Apologies Ed Pole -", "InAttendance - Members of the public"],
        ),
        (
            "Present: Ann Bell, Ben Carr, Cy Dunn\n\n1. Apologies noted from:\n\nEd Pole who is away.",
            &[THREE[0], THREE[1], THREE[2], "Apologies Ed Pole -"],
        ),
        (
            "Present: Ann Bell, Ben Carr, Cy Dunn\n\nEd Pole, Elm Trust, sent his apologies as he was ill.",
            &[THREE[0], THREE[1], THREE[2], "Apologies Ed Pole -"],
        ),
        // marks at the start and the end of a meeting
        (
            "Attendance\n\nMember    Meeting Start    Meeting End\nAnn Bell    P    E(7:00)\nBen Carr    A    P\nCy Dunn    P    \
             P\nEd Pole    A    A",
            &[THREE[0], THREE[1], THREE[2], "Absent Ed Pole -"],
        ),
        // surnames before a verb of attendance
        (
            "Bell, Carr and Dunn answered the roll. Moss and Pole were present by phone.",
            &["Present Bell -", "Present Carr -", "Present Dunn -", "Present Moss -", "Present Pole -"],
        ),
    ]);
}

#[test]
fn marks_of_a_roll_and_sentences_behind_a_list() {
    each_lists(&[
        // marks of a roll behind a colon, and an office before a name
        (
            "ROLL CALL\nMayor Ann Bell: Present\nCouncilor Ben Carr: Present\nCouncilor Cy Dunn: Absent",
            &["Present Ann Bell Mayor", "Present Ben Carr -", "Absent Cy Dunn -"],
        ),
        // sentences behind a list
        (
            "Members attending were Ann Bell, Ben Carr and Cy Dunn. Staff attending included Ed Pole.",
            &[THREE[0], THREE[1], THREE[2], "InAttendance Ed Pole -"],
        ),
        (
            "Present were Bell, Carr and Dunn. Pole was absent.",
            &["Present Bell -", "Present Carr -", "Present Dunn -", "Absent Pole -"],
        ),
        (
            "The following members attended: Ann Bell, Ben Carr and Cy Dunn. The following members did not attend: Ed Pole.",
            &[THREE[0], THREE[1], THREE[2], "Absent Ed Pole -"],
        ),
        (
            "Those present included Ann Bell, Ben Carr and Cy Dunn. Ed Pole had sent apologies.",
            &[THREE[0], THREE[1], THREE[2], "Apologies Ed Pole -"],
        ),
        (
            "Present: Ann Bell, Ben Carr, Cy Dunn\nAbsent: Ed Pole (excused), Di Moss\nQuorum: Yes",
            &[THREE[0], THREE[1], THREE[2], "Apologies Ed Pole -", "Absent Di Moss -"],
        ),
        ("Staff Present:\nPlanning Clerk: Ed Pole", &["InAttendance Ed Pole Planning Clerk"]),
        ("Present - Ann Bell, Ben Carr, Cy Dunn\nMinutes - Ben", THREE),
        // two on a line, marks of footnotes, leave, and who was not there in a sentence
        (
            "Present:\nAnn Bell* and Ben Carr\nCy Dunn**\n\nAbsent: Ed Pole (Leave of Absence – Unwell)\n\nMrs Moss did not attend.",
            &[THREE[0], THREE[1], THREE[2], "Absent Ed Pole -", "Absent Moss -"],
        ),
        (
            "Present:\n- @abell\n- @bcarr @cdunn\n\nApologies for absence. Mr Pole and Mrs Moss.",
            &[NICKS[0], NICKS[1], NICKS[2], "Apologies Pole -", "Apologies Moss -"],
        ),
        (
            "Members Present: Mayor Ann Bell, Councillors Ben Carr, Cy Dunn\nTeam Members Present: Ed Pole, Di Moss\nMembers \
             absent without proxy: Flo Reed",
            &[
                "Present Ann Bell Mayor",
                THREE[1],
                THREE[2],
                "InAttendance Ed Pole -",
                "InAttendance Di Moss -",
                "Absent Flo Reed -",
            ],
        ),
        (
            "Present: Ann Bell\n\nIn attendance:\nMr Pole and the Clerk",
            &[THREE[0], "InAttendance Pole -", "InAttendance - Clerk"],
        ),
        // a committee over its report is nobody
        ("Present:\nAnn Bell\nBen Carr\nCy Dunn\n\nTree Committee\nNone.", THREE),
        ("Present:\nAnn Bell\nBen Carr\nCy Dunn\n\n• Standing Committee – one warden and one other member", THREE),
        // the number of a page counts nobody
        ("Roll call\n\n2\n\nPresent: Ann Bell, Ben Carr, Cy Dunn", THREE),
        // the number over the list says nothing more
        ("Members present: 3\n\nMembers present\n- Ann Bell\n- Ben Carr\n- Cy Dunn", THREE),
    ]);
}

#[test]
fn who_came_is_told_in_other_ways() {
    each_lists(&[
        // what wraps below a post, a forename with which a line breaks off, a figure that begins a name
        (
            "Present:\nDr. Ann Bell, Member of Management and Head of the\nWorks/Roads Division, Research Department\nMr. \
             Ben Carr, Director of Works\nMr. Cy Dunn, Secretary",
            &[
                "Present Ann Bell Member of Management and Head of the Works/Roads Division, Research Department",
                "Present Ben Carr Director of Works",
                "Present Cy Dunn Secretary",
            ],
        ),
        ("Present: Ann Bell (clerk), Ben\nCarr, Cy\nDunn", &["Present Ann Bell clerk", THREE[1], THREE[2]]),
        ("Present:\n\nMr. Ann Bell (2Farms Elm)\n\nMr. Ben Carr (2 Rivers)\n\nMr. Cy Dunn", THREE),
        // two preside
        (
            "**Present:** Ann Bell, Ben Carr, Cy Dunn\n\n**Chair:** Ann Bell, Ben Carr",
            &["Present Ann Bell Chair", "Present Ben Carr Chair", THREE[2]],
        ),
        // guests who are welcomed, and the public that a sentence counts
        (
            "Present: Ann Bell, Ben Carr, Cy Dunn\n\nBorough Councillor Ed Pole was welcomed to the meeting.\nIn addition \
             there were two members of the public.",
            &[
                THREE[0],
                THREE[1],
                THREE[2],
                "InAttendance Ed Pole Borough Councillor",
                "InAttendance - members of the public",
            ],
        ),
        // what a bot counts, a roll without names, and the body over the day of the title
        ("Roll call - Quorum present\n\nPeople present (lines said)\n\n* abell (50)\n* bcarr (20)\n* cdunn (4)", NICKS),
        (
            "Elm Library Board of Trustees\nMonday, June 5, 2017 – 5:30 PM\n\nPresent: Ann Bell, Ben Carr, Cy Dunn",
            THREE,
        ),
        ("There were 42 members and 3 guests present.", &["Present - members", "InAttendance - guests"]),
        // a team over those who came, and boxes to tick
        (
            "# Elm Group\n\n### Present\n\n* Group team: @elm\n* Ann Bell (@abell)\n* Ben Carr (@bcarr)\n* Cy Dunn (@cdunn)",
            THREE,
        ),
        ("Members:\n☑ Ann Bell\n☑ Ben Carr\n☐ Cy Dunn", &[THREE[0], THREE[1], "Absent Cy Dunn -"]),
        (
            "Present: AB (chair), BC, CD, DE\nApologies: FR",
            &["Present AB chair", "Present BC -", "Present CD -", "Present DE -"],
        ),
        ("Attendees (alphabetical):\n- Ann Bell / Elm Inc.\n- Ben Carr / Oak Labs\n- Cy Dunn", THREE),
    ]);
}

#[test]
fn lists_that_typists_write_in_ways_of_their_own() {
    let cases: &[(&str, &[&str])] = &[
        // full names before whom they come from
        (
            "Attendees\n- Ann Bell, Oakway\n- Flo Gray, Tidewire\n- Cy Dunn, Fjordex\n- Ed Lane, Hanava",
            &["Present Ann Bell -", "Present Flo Gray -", "Present Cy Dunn -", "Present Ed Lane -"],
        ),
        // a form of address that is a surname
        (
            "Present: Councillors Bell, Carr, Earl and Dunn.",
            &["Present Bell -", "Present Carr -", "Present Earl -", "Present Dunn -"],
        ),
        ("Present: Ann Bell, Ben Carr\n\nKeeper present: YES", &["Present Ann Bell -", "Present Ben Carr -"]),
        // a name in small letters
        (
            "Present:\n* Ann Bell (Oakway)\n* Ben Carr (Tidewire)\n* cyril dunnett (Fjordex)\n* Di Moss (Hanava)",
            &["Present Ann Bell -", "Present Ben Carr -", "Present cyril dunnett -", "Present Di Moss -"],
        ),
        // what stands between a label and its list, and how many there were
        (
            "Present: Ann Bell, Ben Carr\n\nGuests\nPlease sign in (name, body):\nCy Dunn, Oakway",
            &["Present Ann Bell -", "Present Ben Carr -", "InAttendance Cy Dunn -"],
        ),
        ("Present: Ann Bell (Chair)\n\n12 out of 15 Wardens present", &["Present Ann Bell Chair", "Present - Wardens"]),
        (
            "Members present: Mayor – Ann Bell, Clerk – Ben Carr, and Treasurer – Cy Dunn.",
            &["Present Ann Bell Mayor", "Present Ben Carr Clerk", "Present Cy Dunn Treasurer"],
        ),
        // parts of a list that signs mark
        (
            "## Attendees\n\n### Keepers with a vote (Wardens)\n\n- Ann Bell\n- Ben Carr\n\n## Lamps\n\nOut.\n\n## Ponds\n\nDry.",
            &["Present Ann Bell -", "Present Ben Carr -"],
        ),
        (
            "Present: Councillors Bell and Carr.\n\nAn apology for inability to attend was sent by Councillor Dunn.",
            &["Present Bell -", "Present Carr -", "Apologies Dunn -"],
        ),
    ];
    each_lists(cases);
}

#[test]
fn who_did_not_come_is_told_in_several_words() {
    each_lists(&[
        (
            "Present:\n\n* Ann Bell\n* Al Hart (not attended)\n* Cy Dunn (Ash Ltd) - Could not attend\n* Jo Moss\n",
            &["Present Ann Bell -", "Absent Al Hart -", "Absent Cy Dunn -", "Present Jo Moss -"],
        ),
        (
            "## Attendees\n\n* @abell\n* @bcarr (guest)\n* @cdunn\n",
            &["Present abell -", "Present bcarr -", "Present cdunn -"],
        ),
    ]);
}

#[test]
fn groups_of_small_letters_follow_a_label() {
    each_lists(&[
        (
            "Present: Ann Bell, Ben Carr.\nAlso present: The Clerk and 4 members of the public",
            &[
                "Present Ann Bell -",
                "Present Ben Carr -",
                "InAttendance - The Clerk",
                "InAttendance - members of the public",
            ],
        ),
        (
            "Present: Ann Bell, Ben Carr.\nIn attendance: 4 members of the public and Mr Moss.",
            &[
                "Present Ann Bell -",
                "Present Ben Carr -",
                "InAttendance - members of the public",
                "InAttendance Moss -",
            ],
        ),
        (
            "Present: Ann Bell, Ben Carr.\nIn attendance: members of the public should ask for the map",
            &["Present Ann Bell -", "Present Ben Carr -"],
        ),
    ]);
}

#[test]
fn labels_within_a_list_and_in_bold_cells() {
    let away = &["Present Ann Bell -", "Present Ben Carr -", "Apologies Cy Dunn -"];
    each_lists(&[
        ("### Attendees\n\n* Present\n    * Ann Bell\n    * Ben Carr\n* Regrets\n    * Cy Dunn\n* Absent\n", away),
        (
            "| **Meeting** | Open day |\n| --- | --- |\n| **Present** | Ann Bell, Ben Carr |\n| **Apologies** | Cy Dunn |\n",
            away,
        ),
        (
            "| **Title** | Open day |\n| --- | --- |\n| **Attendance** | AB BC CD |\n| **Away** | EF |\n",
            &["Present AB -", "Present BC -", "Present CD -", "Absent EF -"],
        ),
    ]);
}

#[test]
fn labels_that_name_the_member() {
    let away = &["Present Ann Bell -", "Present Ben Carr -", "Apologies Cy Dunn -"];
    each_lists(&[
        ("## Present\n\nAnn Bell\nBen Carr\n\n## Board member apologies:\nCy Dunn\n", away),
        (
            "## Present\n\nAnn Bell\nAnn is the keeper of the barn\n\nBen Carr\nBen is chair of the Roof Panel\n\n## Apologies:\nCy Dunn\n",
            away,
        ),
        ("## Present\n\nAnn Bell\nBen Carr\n\n## Committee member apologies\nCy Dunn\n", away),
    ]);
}

#[test]
fn headings_deeper_than_that_of_the_list_part_it() {
    each_lists(&[(
        "## Attendance\n\n### Delegates of mills\n\n* Ann Bell\n\n### Project Delegates\n\n* Ben Carr\n* Cy Dunn\n",
        THREE,
    )]);
}

#[test]
fn whoever_has_a_task_heads_no_list() {
    let minutes = convert(
        "Elm Parish Council\n3 May 2024\n\nPresent: Cllr Ann Bell, Cllr Ben Carr\n\n1. Lamps\n\nThey are out.\n\nActions\n* Parish Clerk – Sell the old lamp\n* All Councillors (3 June): Read the leaflet\n\nBoard members     Draw the old mill\n\nClerk:\nDraw a plan\n\n2. Close\n\nNone.\n",
    );
    let names: Vec<_> = minutes.attendees.iter().filter_map(|one| one.name.as_deref()).collect();
    assert_eq!(names, ["Ann Bell", "Ben Carr"]);
}
