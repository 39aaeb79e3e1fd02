use crate::convert;

/// Level and title of the headings of minutes with this text.
pub(super) fn headings(text: &str) -> Vec<String> {
    let items = convert(&format!("Elm Board\n3 May 2021\n\nPresent: Ann Bell, Ben Carr\n\n{text}")).agenda_items;
    items.iter().map(|item| format!("{} {}", item.level, item.title)).collect()
}

#[test]
fn titles_are_no_business() {
    for title in ["Data Governance\nAction Minutes", "May Minutes of the Meeting"] {
        let text = format!(
            "{title}\n3 May 2021\n\nPresent: Ann Bell, Ben Carr\n\nLamps\n\nThey are out.\n\nRoads\n\nThey are bad.\n"
        );
        let titles: Vec<String> = convert(&text).agenda_items.into_iter().map(|item| item.title).collect();
        assert_eq!(titles, ["Lamps", "Roads"], "{title}");
    }
}

const FORMS: &[(&str, &[&str])] = &[
    // signs of lists before titles right over their text, and points under the entries of an agenda
    (
        "• Minutes\nApproved.\n\n• Road works\nThey go on.\n\n• Lamps\nThe lamps are out.\n",
        &["1 Minutes", "1 Road works", "1 Lamps"],
    ),
    (
        "## Agenda\n* Roads\n    * The road is bad.\n* Lamps\n    * They are out.\n* Trees\n    * Two trees fell.\n\n## Next meeting\nIn May.\n",
        &["1 Roads", "1 Lamps", "1 Trees", "1 Next meeting"],
    ),
    // a label within an item, and the line behind the last
    (
        "1. Lamps\nTwo are out.\nDiscussion: Ann Bell asked for the price.\n\n2. Roads\nThey are bad.\n\n3. Trees\nOne fell.\n\n4. Barn\nIt is old.\n\n5. Pond\nIt is dry.\n\nNext Meeting: June 9, 2021\n",
        &["1 Lamps", "1 Roads", "1 Trees", "1 Barn", "1 Pond"],
    ),
    // the number of what was decided is none of an item
    (
        "1. Lamps\n\nCOUNCIL RESOLUTION 4/2021\nMOVED: Bell    SECONDED: Carr\nThat two lamps be bought.\nCARRIED 2/0\n\n2. Roads\n\nResolution No. 5/21\nMoved: Carr    Seconded: Bell\nThat the road be paved.\nCarried\n\nResolution 12\n\nA report was read.\n",
        &["1 Lamps", "1 Roads", "1 Resolution 12"],
    ),
    // a plan is no motion
    (
        "Opening words\n\n- They were short.\n\nProposed new lamps\n\n- They are dear.\n\nProposed by Ben Carr\n\nThird matter\n\n- It is old.\n\nFourth matter\n\n- It is new.\n",
        &["1 Opening words", "1 Proposed new lamps", "1 Third matter", "1 Fourth matter"],
    ),
    // entries that a heading holds later are as deep under it as they were before
    (
        "- Roads\n  They are bad.\n\n- Lamps\n  They are out.\n\n- Trees\n  Two fell.\n\nSummer Fair\n\n- Stalls\n  There are ten.\n\n- Band\n  It is loud.\n",
        &["1 Roads", "1 Lamps", "1 Trees", "1 Summer Fair", "2 Stalls", "2 Band"],
    ),
    ("## Topics\n### Roads\n* The road is bad.\n### Lamps\n* They are out.\n", &["1 Roads", "1 Lamps"]),
    // a gap behind the colon of a title is no column
    (
        "Delegations:\tJoe Smith spoke.\n\nCorrespondence:\tA letter was read.\n\nRoads:\tThe road is bad.\n",
        &["1 Delegations", "1 Correspondence", "1 Roads"],
    ),
    // the sign of a list before lines that stand over paragraphs
    (
        "* roads\n\nben: they are bad.\n\n* lamps\n\nann: nothing is known.\n\n* the fair\n\nIt went well.\n",
        &["1 roads", "1 lamps", "1 the fair"],
    ),
    ("* roads\n* lamps\n* the fair\n\nIt went well.\n", &[]),
    // the months of a plan, and what somebody comes to next
    (
        "## 1. Events\n\n* July 2021\n  * The fair\n* August 2021\n  * A walk\n* September 2021\n  * None yet\n* Later\n  \
         * A talk\n\n## 2. New business\n* The shed\n  * It leaks\n* The hall\n  * It is cold\n",
        &["1 Events", "1 New business"],
    ),
    (
        "Roads\n\nFirst issue: how wide.  Ann: they should be\nas they are now.\n\nSecond issue: how long.  Ben: as \
         long\nas it takes.\n\nThird issue: how soon.  Ann: nobody\nknows.\n\nSecond Reading: Bill 4.  It\nwas carried.\n",
        &["1 Roads", "2 Second Reading"],
    ),
    // what became of an item, with nothing else under it
    ("** Roads\n\nDefer\n\n** Lamps\n\nThey are out.\n\n** Trees\n\nNone\n", &["1 Roads", "1 Lamps", "1 Trees"]),
    // topics with their points are a part of the business, and an empty entry fills a form
    (
        "First motions\n- A motion to thank the warden passed.\n\nTopics for Discussion\n- Invited guest: Ann on the state of our roads\n  - They are \
         bad.\n- Lamps\n  - They are out.\n- Trees\n  - Two fell.\n\nRoad Report\n- \n\nLamp Report\n- \n\nTree \
         Report\n- \n\nField Report\n- \n\nPublic Comment\n- None\n",
        &[
            "1 First motions",
            "1 Topics for Discussion",
            "2 Invited guest: Ann on the state of our roads",
            "2 Lamps",
            "2 Trees",
            "1 Road Report",
            "1 Lamp Report",
            "1 Tree Report",
            "1 Field Report",
            "1 Public Comment",
        ],
    ),
    // an agenda behind a sentence, and a marked line that is a title as a whole
    (
        "The Board met to consider:\n\n1. The state of the roads\n\n2. The lamps and the trees\n\n## Roads\n\nThey \
         are bad.\n\n## Lamps\n\nThey are out.\n",
        &["1 Roads", "1 Lamps"],
    ),
    (
        "**12/21 Roads**\n\nThey are bad.\n\n**13/21 Roles - do they help? Do we need all of them?**\n\nWe \
         do.\n\n**14/21 Word by mail: Rules of the hall being written.**\n\nAnn is at it.\n",
        &[
            "1 Roads",
            "1 Roles - do they help? Do we need all of them?",
            "1 Word by mail: Rules of the hall being written",
        ],
    ),
    // what became of a part of the business behind its title, a result before the next title, and what sums up
    (
        "Roads\n\nThey are bad. It was agreed to mend one.\n\nCommittee Reports: (deferred)\n\nRoad Report\n-\n\nLamp Report\n-\n\nPublic \
         Comment\n\nNobody spoke of it.\n\nActions\n\n• Ann to mend the road.\n\nDecisions\n\n• The Board agreed to \
         mend the road.\n",
        &["1 Roads", "1 Committee Reports: (deferred)", "2 Road Report", "2 Lamp Report", "1 Public Comment"],
    ),
    (
        "1. Bills\n\nThe bills were read, and there was nothing to say.\n\nAll in favour Income\n\nThe rent of the hall \
         was paid.\n\n2. Lamps\n\nThey are out.\n",
        &["1 Bills", "1 Lamps"],
    ),
    // a text right behind a title that is known
    (
        "1. Clerk’s Report The old mower has been sold to a farmer.\n\n2. Correspondence Correspondence about the pond \
         was read out. Two letters came.\n\n3. Reports Cllr Moss was asked about the stiles that he \
         mended.\n\n4. Lamps\n\nThey are out.\n",
        &["1 Clerk’s Report", "1 Correspondence", "1 Reports", "1 Lamps"],
    ),
    // a short sentence among others of a list
    (
        "Correspondence\n\n1. The rent of the hall has gone up by two pounds an hour.\n\n2. A letter of the county says \
         that the lamps are out.\n\n3. Elm Link newsletter.\n\nAny other business\n\nNone.\n",
        &["1 Correspondence", "1 Any other business"],
    ),
    // headings of more signs before the first of fewer
    (
        "### Roads\n\nThey are bad.\n\n### Lamps\n\nThey are out.\n\n## Next steps\n\nNone.\n\n### Trees\n\nTwo \
         fell.\n",
        &["1 Roads", "1 Lamps", "1 Next steps", "2 Trees"],
    ),
    // titles that a stroke joins, among numbered ones
    (
        "1. Minutes\n\nThey were agreed.\n\n2. Planning\n\nNone was received.\n\nPayments for \
         approval/Resolutions\n\nAll were approved.\n\nPublic comments/ question time:\n\nNobody spoke to it.\n",
        &["1 Minutes", "1 Planning", "1 Payments for approval/Resolutions", "1 Public comments/ question time"],
    ),
    // labels of topics, and words of business before a colon
    (
        "Topic: Trade marks\n\nWe need a policy.\n\nTopic: Next meeting\n\n2021-06-21 15:00 UTC\n\nThe meeting was closed.\n",
        &["1 Topic: Trade marks", "1 Topic: Next meeting"],
    ),
    (
        "1. Welcome\nAnn welcomed us.\n\n2. Motion: Free printing\nIt was carried.\n\n3. Lamps\nNone.\n",
        &["1 Welcome", "1 Motion: Free printing", "1 Lamps"],
    ),
    // a numbered line over its text is a title as a whole
    (
        "1. Minutes.\nThe minutes of the last meeting were approved without any objection at all.\n\n2. Plan: list by May, vote in June.\nThe plan was discussed by all, and nobody had anything to add to it.\n",
        &["1 Minutes", "1 Plan: list by May, vote in June"],
    ),
    // over several lines, too, and whatever dash stands in it
    (
        "1. Welcome\n\nAnn Bell opened the meeting.\n\n2. New Business - Authorization to Submit Grant \
             Applications and\nAccept Funding; and Approval of Contracts, Positions, and Other Expenditures\n\
             Associated with the Grants as Outlined in the Proposed Budget of the County and the Board\n\nMotion to \
             approve carried.\n\n3. Lamps\n\nThey are out.\n",
        &[
            "1 Welcome",
            "1 New Business - Authorization to Submit Grant Applications and Accept Funding; and Approval of \
                 Contracts, Positions, and Other Expenditures Associated with the Grants as Outlined in the Proposed \
                 Budget of the County and the Board",
            "1 Lamps",
        ],
    ),
    // the motion behind a title is none of it, nor is a motion with its mover one
    (
        "1. Welcome\nAnn welcomed us.\n\n2. Fences – Elm Road Motion 12/24 Moved by Councillor Carr, that the \
             tender be accepted.\n\n3. Lamps\nThey are out.\n",
        &["1 Welcome", "1 Fences – Elm Road", "1 Lamps"],
    ),
    (
        "1. Roads\n   1. Motion to mend the road by Senator Carr\n   2. Seconded by Senator Bell\n2. Lamps\n   1. \
             Motion to buy lamps by Senator Bell\n   2. Seconded by Senator Carr\n",
        &["1 Roads", "1 Lamps"],
    ),
    // a list of guests is none, nor is the heading over new members one
    (
        "Guests: Dora Moss (Library), Ed Pole (IT)\n\n1. Welcome\nAnn Bell opened the meeting, and thanked everybody who had come from far away.\n\n2. Lamps\nThey are out.\n",
        &["1 Welcome", "1 Lamps"],
    ),
    (
        "## Rota\n\nIt has gaps.\n\n## Stock\n\nFlour is late.\n\n## Members\n\n3 new members approved: Ed Pole, Fay Rudd, Guy Sand.\n",
        &["1 Rota", "1 Stock"],
    ),
    // "Minutes" over the record is none, behind an agenda or over other headings
    (
        "## Agenda\n\n- Roads\n- Lamps\n\n## Minutes\n\n### Roads\n\nIt was mended.\n\n### Lamps\n\nThey are out.\n",
        &["1 Roads", "1 Lamps"],
    ),
    (
        "## Agenda\n\n- Minutes\n- Lamps\n\n## Minutes\n\nThe minutes were approved.\n\n## Lamps\n\nThey are out.\n",
        &["1 Minutes", "1 Lamps"],
    ),
    // a post and who holds it, and tasks in a numbered list
    (
        "1. Reports\ni. President: Greg Owen\nThe budget is ready.\nii. Treasurer: Paula Knight\nThe dues are in.\n2. Lamps\nNone.\n",
        &["1 Reports", "2 President", "2 Treasurer", "1 Lamps"],
    ),
    (
        "1. Money discussed\n    1. Ann and Ben to regroup\n    1. Discussion to be resumed at next Board meeting\n\n1. Tools in use\n    1. Review of chat\n        * Ann liked it\n\n1. Roads\n    1. Lamp posts\n        * Two are out\n",
        &["1 Money discussed", "1 Tools in use", "2 Review of chat", "1 Roads", "2 Lamp posts"],
    ),
    // where no blank line parts anything
    (
        "Minutes of last meeting\nThe minutes were agreed as a true record.\nVillage shop\nThe shop has been busy over the winter and takings are up. Two more have joined the rota, and there is room for others.\nFootpath to the river\nThe county has mended the stile, and walkers have thanked the trust for it.\nWorking with schools\nBen visited both schools in March and the heads would like to come.\nDate of next meeting\n6 July 2015\nThe meeting closed.\n",
        &[
            "1 Minutes of last meeting",
            "1 Village shop",
            "1 Footpath to the river",
            "1 Working with schools",
            "1 Date of next meeting",
        ],
    ),
    // numbers in bold, lines in brackets, counts of votes, rows of surnames
    (
        "**1.** **Growth at home**\n\nIt was good.\n\n**2.** **Growth abroad**\n\nIt was better.\n\n(see the paper of May)\n\nIt was read.\n\n**3.** **Votes**\n\nBELL, CARR\n\nThey spoke.\n",
        &["1 Growth at home", "1 Growth abroad", "1 Votes"],
    ),
    (
        "1. Roads\n1.1 Signs: None\n1.2 High Lane\nIt is bad.\n2. Reports\n2.1 Faculty Chair: Dr Susan Zee\nNothing.\n3. Date of next meeting – Monday 9 June 2021\n",
        &["1 Roads", "2 Signs", "2 High Lane", "1 Reports", "2 Faculty Chair", "1 Date of next meeting"],
    ),
    // groups of lines that blank lines part, and an announced list that lines without a number interrupt
    (
        "Finance:\n\nAnn: there is none\nBen: so they are\nAnn: who knows\nBen: nobody\n\nMarket day\nTo be in May\nAnn: fine\nBen: good\nAnn: so be it\n\nList of the stalls that we may have this time:\n1. cakes\nbooks - not this year\n2. plants\n3. toys\n\nRoads:\n\nThey are bad.\n",
        &["1 Finance", "1 Market day", "1 Roads"],
    ),
    // titles with their texts are no row of lone lines
    (
        "Budget Approval: Ann moved to accept the report, Ben seconded. Carried.\n\nRoads/Lights: Ann reported on both.\n\nGates: Motion by Bell to mend them, second by Carr. Carried.\n\nFinancial Report/Fence Repair: Ann reported on both.\n\nTrees: They are old.\n\nNext Meeting/Adjournment: Ann closed the meeting.\n",
        &[
            "1 Budget Approval",
            "1 Roads/Lights",
            "1 Gates",
            "1 Financial Report/Fence Repair",
            "1 Trees",
            "1 Next Meeting/Adjournment",
        ],
    ),
    // issues of a list
    (
        "* gates\n\nben: see below.\n\n#12 locks and keys\n\nNothing is known.\n\n* roads\n\nNone.\n\n* lamps\n\nNone.\n",
        &["1 gates", "2 #12 locks and keys", "1 roads", "1 lamps"],
    ),
    // rows of signs tell the depth, and directives are none of the text
    (
        ".. contents:: Agenda\n\nRoads\n=====\n\nHigh Lane\n---------\nIt is bad.\n\nLamps\n=====\nThey were discussed.\n\nOak Lane\n~~~~~~~~\nIt is dark there.\n",
        &["1 Roads", "2 High Lane", "1 Lamps", "3 Oak Lane"],
    ),
    // signs without a blank behind them, labels of links, a post over its report, and where the meeting was
    (
        "##Venue: Room 2\n\n##General Questions\n  * Who knows\n\n##Changes\n\n###[Change 1][c1]: Spelling of names\n  * \
         Carried\n\n###President\n  * Elected\n\n###Chairperson\n\nThe year was good.\n\n##Meeting End: 4:15 p.m.\n\n[c1]: \
         https://elm.example/c/1\n",
        &["1 General Questions", "1 Changes", "2 Change 1: Spelling of names", "2 President", "2 Chairperson"],
    ),
    // numbers whose stops are escaped, and text right behind their titles
    (
        "1\\. Constitution. Proposed by Ann Bell that it be approved. Carried.\n\n2\\. Election of Officers Upon the \
         proposition of A Bell, it was resolved that B Carr be elected.\n\n3\\. Lamps. They are out.\n",
        &["1 Constitution", "1 Election of Officers", "1 Lamps"],
    ),
    // where signs mark the headings: labels in paragraphs, inner lists, and a heading that holds all business
    (
        "## Topics\n\n### Roads\n\nBudget review: it is read.\n\n- Two ways lie open:\n    1. *Tar:* it is dear.\n    2. \
         *Gravel:* it is cheap.\n\n### Lamps\n\nThey are out.\n\n## Next steps\n\nNone.\n",
        &["1 Roads", "1 Lamps", "1 Next steps"],
    ),
    (
        "## Attendees\n\n### Apologies received\n\nNone.\n\n## Proceedings\n\n### Roads\n\nThey are bad.\n\n### \
         Badges. Colours. Motto\n\nBlue.\n",
        &["1 Roads", "1 Badges. Colours. Motto"],
    ),
    // a day is no business, and a part in capitals holds what is numbered
    (
        "## May 3, 2018\n\nAnn spoke.\n\n## Roads\n\nThey are bad.\n\n## Lamps\n\nThey are out.\n\n## Trees\n\nThey \
         fell.\n",
        &["1 Roads", "1 Lamps", "1 Trees"],
    ),
    (
        "A. THE TOWN\n\n1. Roads\n\nThey are bad.\n\n2. Lamps\n\nThey are out.\n\nB. THE COUNTY\n\nAnn spoke.\n",
        &["1 THE TOWN", "2 Roads", "2 Lamps", "1 THE COUNTY"],
    ),
    // a roll call in capitals, what is nothing, and the end of the minutes
    (
        "CALL TO ORDER\nBell called the meeting to order.\n\nROLL CALL\nPresent: Bell, Carr\n\nFENCES\nThey are bad.\n",
        &["1 CALL TO ORDER", "1 ROLL CALL", "1 FENCES"],
    ),
    (
        "1) Roads\n   Ann: it is mended.\n2) AOB\n   None.\n\nNext meeting: 7 June 2021 at 16:00\n",
        &["1 Roads", "1 AOB", "1 Next meeting"],
    ),
    // what was done with the agenda and the minutes, in a row of titles
    (
        "Agenda: Ann moved to approve the agenda. Carried.\n\nMinutes: The minutes of May 10 were approved on a motion by \
         Ben.\n\nRoad report: It was read.\n\nTown report: Ann gave it.\n",
        &["1 Agenda", "1 Minutes", "1 Road report", "1 Town report"],
    ),
    // the topics of a chat as a bot notes them, and rows of a table
    (
        "* LINK: http://elm.example/a  (annb, 15:01:30)\n* Roll call  (annb, 15:02:00)\n* Road works  (annb, 15:05:12)\n  * AGREED: \
         we mend it  (annb, 15:10:10)\n* Open floor  (annb, 15:40:00)\n",
        &["1 Roll call (annb, 15:02:00)", "1 Road works (annb, 15:05:12)", "1 Open floor (annb, 15:40:00)"],
    ),
    (
        "ITEM | DISCUSSION | ACTION\n1. Minutes | Agreed as a true record |\n2. Events | Summer fair on 2 July | BC to book the \
         band\n3. AOB | None |\n",
        &["1 Minutes", "1 Events", "1 AOB"],
    ),
    // a label over a text, and an answer in a list
    (
        "Roads\n\nThey are bad.\n\nClerk: Fay Dunn\nThe post of the clerk is held by her for \
         one more year, as it was before, and nobody else has asked for it so far.\n\nReports\n\n• The road was swept.\n• \
         Other business: None\n",
        &["1 Roads", "1 Reports", "1 Other business"],
    ),
    // numbers that run on for years, set apart by a gap, and what a form of address opens
    (
        "3412       Public Participation. Two neighbours asked for a bench.\n\n3413       Minutes were read and \
         signed.\n\n3414       Matters Arising:     The ducks are back.\n\n3415       Finance:     The mower was \
         sold.\n\n3416       Planning:     A shed was drawn.\n",
        &["1 Public Participation", "1 Matters Arising", "1 Finance", "1 Planning"],
    ),
    (
        "1. Roads: They are bad.\n\n2. Matters Arising:\n\na) Cllr Mrs Bell said that the fair had gone well.\n\nb) Cllr \
         Mrs Carr asked who had paid for it.\n\n3. Proposed Parish Website: Cllr Carr had looked at it. It is \
         dear.\n\n4. Lamps: They are out.\n",
        &["1 Roads", "1 Matters Arising", "1 Proposed Parish Website", "1 Lamps"],
    ),
    // titles before colons and full stops in a row, and an entry of a list that a label leads to
    (
        "Sexton Report:  He has a new mower.\n\n2020 Audit.  Nothing was found by the auditors, who came twice and saw all the books of the last year. It was accepted.\n\nBuilding Project:  It \
         goes on.\n\n2022 Budget Session:  It was read.\n",
        &["1 Sexton Report", "1 2020 Audit", "1 Building Project", "1 2022 Budget Session"],
    ),
    ("Very Well. They are bad.\n\nThat is so. Nobody knows why.\n\nIndeed. It was said before.\n", &[]),
    (
        "## Roads\n\nIssue: they are bad\n\nPoints:\n\n1. New signs are dear\n\n1. Old signs\n\n## Lamps\n\nIssue: they are \
         out\n\nPoints:\n\n1. New lamps again\n\n1. Old lamps\n\n**Meeting reopened at 19:38 by Ann**\n\n## Trees\n\nThey \
         fell.\n\n## Gates\n\nThey are shut.\n",
        &["1 Roads", "1 Lamps", "1 Trees", "1 Gates"],
    ),
    // lone lines that a colon ends, and who speaks in a log
    (
        "Use of the hall:\n\nThe hall is let on two days more than it was before the fair.\n\nGrants and loans:\n\nThe \
         club has asked for a grant of the town, and waits to hear.\n\nState of the field:\n\nThe field is wet, and \
         nobody has been on it since the fair.\n\nWays to pay:\n\nMembers now pay by card, and nobody has complained \
         of it so far.\n",
        &["1 Use of the hall", "1 Grants and loans", "1 State of the field", "1 Ways to pay"],
    ),
];

#[test]
fn who_speaks_is_no_heading() {
    let said =
        ["Ann: they are bad", "Ben: nobody knows why", "Fay: who will mend them", "Slides: https://elm.example/s"];
    let talk = [0, 1, 0, 1, 2, 0, 1, 0, 1, 3, 0, 1, 0, 1, 0, 1].map(|at| said[at]).join("\n\n");
    assert_eq!(
        headings(&format!("Roads\n\n{talk}\n\nAny other business\n\nNone.\n")),
        ["1 Roads", "1 Any other business"]
    );
}

#[test]
fn headings_in_their_forms() {
    for (text, expected) in FORMS {
        assert_eq!(headings(text), *expected, "{text}");
    }
}

#[test]
fn signs_mark_titles_however_they_are_written() {
    let cases: &[(&str, &[&str])] = &[
        // without blank lines, with verbs, and over one another
        (
            "## What came of the tasks of May:\n### Mend the roof of the old mill.\nBen did so.\n### Ask the smith for a bell\n### \
             Paint the gate of the green\n  done\n## Talk of the fair\nIt was wet.\n",
            &[
                "1 What came of the tasks of May",
                "2 Mend the roof of the old mill",
                "2 Ask the smith for a bell",
                "2 Paint the gate of the green",
                "1 Talk of the fair",
            ],
        ),
        // a list of links at the end names them again
        (
            "## Sale of the mill\n\nIt was put off.\n\n## A new weir\n\nIt is dear.\n\n## Lamps\n\nOut.\n\n## Papers\n\n* [Sale of the \
             mill](https://elm.example/1)\n* [A new weir](https://elm.example/2)\n* Sale of the mill\n* A new weir\n* A new weir\n",
            &["1 Sale of the mill", "1 A new weir", "1 Lamps", "1 Papers"],
        ),
        // lists under captions in bold, each from one
        (
            "## Roads\n\n**What they should be**\n\n1. Dry lanes\n2. Wide lanes\n\n**What they cost**\n\n1. Gravel from Elm\n2. Work \
             by hand\n\n**Who mends them**\n\n1. The county\n2. Farms\n\n**Who pays**\n\n1. All of us\n\n## Lamps\n\nOut.\n\n## \
             Bins\n\nFull.\n\n## Trees\n\nTwo fell.\n",
            &[
                "1 Roads",
                "2 What they should be",
                "2 What they cost",
                "2 Who mends them",
                "2 Who pays",
                "1 Lamps",
                "1 Bins",
                "1 Trees",
            ],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(headings(text), *expected, "{text}");
    }
}

#[test]
fn what_came_of_a_vote_is_no_title() {
    let text = "Open Forum.\nAnn spoke of the pond.\n\n1. Roads\na. Passes: 12-0-1\n2. Lamps\na. Fails by voice vote: all opposed\n3. Trees\na. 12 out of 14 \
                wardens present\n4. Bins\nThey are full.\n";
    assert_eq!(headings(text), ["1 Open Forum", "1 Roads", "1 Lamps", "1 Trees", "1 Bins"]);
}

#[test]
fn lists_stand_under_the_plain_titles_between_them() {
    let list = |one: &str, other: &str, third: &str| {
        format!("- {one}\n  - it is dear\n  - it is old\n- {other}\n  - it is new\n- {third}\n  - it is far\n")
    };
    let text = format!("{}\nThe Fair\n\n{}", list("Roofs", "Doors", "Lamps"), list("Stalls", "Music", "Tents"));
    assert_eq!(headings(&text), ["1 Roofs", "1 Doors", "1 Lamps", "1 The Fair", "2 Stalls", "2 Music", "2 Tents"]);
}

#[test]
fn sentences_begin_behind_titles_in_small_letters() {
    let text = "1.1 Slide on the green Three bids for it have been had by the clerk.\n\n1.2 Lease 2021 of benches 2022 Two offers have been \
                had.\n\n1.3 Hall roof A look at the beams of Mill Hall has been had.\n\n1.4 Use of Mill Lane by carts was forbidden.\n";
    let found = headings(text);
    assert_eq!(found[..3], ["1 Slide on the green", "1 Lease 2021 of benches 2022", "1 Hall roof"]);
    assert!(found[3..].iter().all(|title| title.contains("Mill Lane by carts")), "{found:?}");
    // years, letters and names within a sentence begin none
    for sentence in [
        "In 2019 Barns had asked for a new gate.",
        "The trust was told that Three walls have come down.",
        "Paint on door A of the barn was dry.",
        "Paint for stage One of the barn has come.",
        "Until 2019 Buses were seldom seen here.",
        "Amended sheet A was read and was given to the warden.",
    ] {
        let text = format!("1. Gates\nOld.\n\n2. {sentence}\n\n3. Walls\nHigh.\n");
        let whole =
            |title: &String| sentence.starts_with(title[2..].trim_end_matches('.')) && title.len() < sentence.len();
        assert!(!headings(&text).iter().any(whole), "{sentence}: {:?}", headings(&text));
    }
}

#[test]
fn an_address_goes_with_the_title_that_it_ends() {
    let text = "Elm Board\n3 May 2021\n\n## Roads\n\nBad.\n\n### Mend the weir [#12](https://elm.example/12)\n\nNot yet.\n\n## Lamps\n\nOut.\n\n## \
                Bins\n\nFull.\n";
    let items = convert(text).agenda_items;
    let written: Vec<&str> = items.iter().map(|item| &text[item.span.start..item.span.end]).collect();
    assert_eq!(written, ["Roads", "Mend the weir [#12](https://elm.example/12)", "Lamps", "Bins"]);
}

#[test]
fn a_number_of_people_and_half_a_title_head_nothing() {
    let head =
        "Elm Council\n3 May 2021\n\nPresent: Ann Bell, Ben Carr\n\n4 members of the public\n\nThe mayor was ill.\n\n";
    let found = headings(&format!(
        "{head}1. Apologies\n\nCy Dunn\n\n2. Training for Councillors in the use of maps is to be held. Two will go.\n\n3. Walls\n\nHigh.\n"
    ));
    assert!(!found.iter().any(|title| title.contains("public") || title.ends_with("Training for")), "{found:?}");
}

#[test]
fn labels_within_points_are_no_titles() {
    for point in ["Ann: the door of the barn", "Price: two hundred pounds", "Note: new keys in the drawer"] {
        let text = format!(
            "- Gates\n  - They are old.\n- {point}\n  - by the end of June\n- Walls\n  - They are high.\n- Ponds\n  - All dry.\n"
        );
        assert!(!headings(&text).iter().any(|title| title.ends_with(point)), "{point}");
    }
    // short points under an agenda are parts of it
    let text = "Agenda\n- News\n  - Warden's news\n  - Bins\n  - Doors\n- Plans\n  - Wall\n  - Picnic\n\nAll went home late.\n";
    assert_eq!(headings(text).len(), 7, "{:?}", headings(text));
}
