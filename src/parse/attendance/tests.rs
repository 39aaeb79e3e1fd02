use super::*;
use crate::grammar::Grammars;

/// Name, role, organisation and number of an entry, `-` where it has none.
fn told(entry: &Entry<'_>) -> String {
    let count = entry.count.map(|count| count.to_string());
    let parts = [entry.name, entry.role, entry.organisation, count.as_deref()];
    parts.map(|part| part.unwrap_or("-")).join(" | ")
}

fn are_read(cases: &[(ListForm, &str, &[&str])]) {
    let grammars = Grammars::built_in();
    let words = grammars.house("base").expect("is built in").lexicon();
    for (form, text, expected) in cases {
        let found: Vec<String> = attendance_list(words, text, *form).iter().map(told).collect();
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn posts_behind_a_dash_and_links_of_several_words() {
    are_read(&[
        (
            ListForm::RunOn,
            "R. Bell - Chairman, Mrs. Carr, C. Dunn, H. Fox - District Councillor together with 2 members of the public",
            &[
                "R. Bell | Chairman | - | -",
                "Carr | - | - | -",
                "C. Dunn | - | - | -",
                "H. Fox | District Councillor | - | -",
                "- | members of the public | - | 2",
            ],
        ),
        (
            ListForm::RunOn,
            "Mrs. Carr, R. Bell together with H. Fox - County Councillor, C. Dunn - Warden plus 9 residents",
            &[
                "Carr | - | - | -",
                "R. Bell | - | - | -",
                "H. Fox | County Councillor | - | -",
                "C. Dunn | Warden | - | -",
                "- | residents | - | 9",
            ],
        ),
        // full stops for commas, and a rank
        (
            ListForm::RunOn,
            "A. Bell - Chairman, B. Carr. C. Dunn, M/s. Frost. Mrs. Hale, Kim Lowe - P.C.S.O.",
            &[
                "A. Bell | Chairman | - | -",
                "B. Carr | - | - | -",
                "C. Dunn | - | - | -",
                "Frost | - | - | -",
                "Hale | - | - | -",
                "Kim Lowe | P.C.S.O. | - | -",
            ],
        ),
        (
            ListForm::RunOn,
            "Cllr B Carr. D. Hale, PCSO Sara Moss, Sgt Weston and 6 residents",
            &[
                "B Carr | - | - | -",
                "D. Hale | - | - | -",
                "Sara Moss | PCSO | - | -",
                "Weston | Sgt | - | -",
                "- | residents | - | 6",
            ],
        ),
        // a post before its holder
        (ListForm::RunOn, "The Mayor, Mrs. Carr, C. Dunn", &["Carr | Mayor | - | -", "C. Dunn | - | - | -"]),
    ]);
}

#[test]
fn groups_with_a_colon_and_offices_cut_short() {
    are_read(&[
        (
            ListForm::Lines,
            "Ann Bell, Chair; Club members: Ben Carr, Cy Dunn and Dora Moss; Ed Pole, Treasurer",
            &[
                "Ann Bell | Chair | - | -",
                "Ben Carr | - | - | -",
                "Cy Dunn | - | - | -",
                "Dora Moss | - | - | -",
                "Ed Pole | Treasurer | - | -",
            ],
        ),
        (
            ListForm::Lines,
            "Ann Bell, Sr. Planner; Ben Carr, Jr. Warden; Cy Dunn, Jr., Clerk",
            &["Ann Bell | Sr. Planner | - | -", "Ben Carr | Jr. Warden | - | -", "Cy Dunn, Jr. | Clerk | - | -"],
        ),
        (
            ListForm::RunOn,
            "Ann Bell (Pres.), Ben Carr (Treas), Cy Dunn (Sec), Dora Moss (Vice Pres)",
            &[
                "Ann Bell | Pres. | - | -",
                "Ben Carr | Treas | - | -",
                "Cy Dunn | Sec | - | -",
                "Dora Moss | Vice Pres | - | -",
            ],
        ),
        (
            ListForm::RunOn,
            "Ann Bell (Pres), Ben Carr (Abs), Cy Dunn (Pres)",
            &["Ann Bell | - | - | -", "Ben Carr | - | - | -", "Cy Dunn | - | - | -"],
        ),
        (
            ListForm::Lines,
            "Ann Bell; Allotment rep Ben Carr; school rep. Cy Dunn",
            &["Ann Bell | - | - | -", "Ben Carr | Allotment rep | - | -", "Cy Dunn | school rep. | - | -"],
        ),
    ]);
}

#[test]
fn entries_in_their_forms() {
    are_read(&[
        (ListForm::Lines, "Mr M Ferris (Chairman)", &["M Ferris | Chairman | - | -"]),
        (ListForm::Lines, "Ann Bell, Director of Housing", &["Ann Bell | Director of Housing | - | -"]),
        (
            ListForm::Lines,
            "Dr Ben Carr – Wheatley Housing Association",
            &["Ben Carr | - | Wheatley Housing Association | -"],
        ),
        (ListForm::Lines, "Clare Cade (CC), Acme Ltd", &["Clare Cade | - | Acme Ltd | -"]),
        (ListForm::Lines, "Chair: Ann Bell", &["Ann Bell | Chair | - | -"]),
        (ListForm::Lines, "Scribe(s): Ann Bell", &["Ann Bell | Scribe | - | -"]),
        (ListForm::Lines, "Recorder – Ben Carr", &["Ben Carr | Recorder | - | -"]),
        (ListForm::Lines, "The Treasurer", &["- | The Treasurer | - | -"]),
        (ListForm::Lines, "Town Clerk (1)", &["- | Town Clerk | - | -"]),
        (ListForm::Lines, "Ann Bell from the Housing Agency", &["Ann Bell | - | Housing Agency | -"]),
        (ListForm::Lines, "Ann Bell (Secretary, Housing Agency)", &["Ann Bell | Secretary | Housing Agency | -"]),
        (ListForm::Lines, "Ann Bell (from item 4)", &["Ann Bell | - | - | -"]),
        (
            ListForm::RunOn,
            "Mr A Bell, Hon. Treas., and Mr R Nolan, Clerk.",
            &["A Bell | Hon. Treas. | - | -", "R Nolan | Clerk | - | -"],
        ),
        (ListForm::Lines, "11 members of the public", &["- | members of the public | - | 11"]),
        (ListForm::Lines, "about twenty residents", &["- | residents | - | 20"]),
        (
            ListForm::Lines,
            "two officers from Thames Council",
            &["- | officers from Thames Council | Thames Council | 2"],
        ),
        (ListForm::Lines, "Ann Bell Hon Secretary", &["Ann Bell | Hon Secretary | - | -"]),
        (ListForm::Lines, "Mr A. Bell Vice Chair (left early)", &["A. Bell | Vice Chair | - | -"]),
        // words of a post, and a surname
        (ListForm::Lines, "Finance Committee Chair", &["- | Finance Committee Chair | - | -"]),
        (ListForm::Lines, "Ann Clerk", &["Ann Clerk | - | - | -"]),
        (ListForm::Lines, "the Clerk (E Fox)", &["E Fox | Clerk | - | -"]),
        (ListForm::Lines, "Ben Carr (@bcarr, Fjord)", &["Ben Carr | - | Fjord | -"]),
        (ListForm::Lines, "Ann Bell (AB) – accepted", &["Ann Bell | - | - | -"]),
        (ListForm::Lines, "Ann (Annie) Bell, she/her (Fjord)", &["Ann (Annie) Bell | - | Fjord | -"]),
        (ListForm::Lines, "Ann Bell, they/them, Treasurer", &["Ann Bell | Treasurer | - | -"]),
        (ListForm::Lines, "None", &[]),
    ]);
}

#[test]
fn entries_that_run_on() {
    are_read(&[
        (
            ListForm::RunOn,
            "Ann Bell, Ben Carr and Dora Moss",
            &["Ann Bell | - | - | -", "Ben Carr | - | - | -", "Dora Moss | - | - | -"],
        ),
        (
            ListForm::RunOn,
            "Ann Bell plus Ben Carr together with Dora Moss",
            &["Ann Bell | - | - | -", "Ben Carr | - | - | -", "Dora Moss | - | - | -"],
        ),
        (
            ListForm::RunOn,
            "Mrs Bell (Chair), Mr Carr & Ms Moss",
            &["Bell | Chair | - | -", "Carr | - | - | -", "Moss | - | - | -"],
        ),
        (
            ListForm::RunOn,
            "The Mayor (Mr A Bell) and Councillors Carr, Dunn",
            &["A Bell | Mayor | - | -", "Carr | - | - | -", "Dunn | - | - | -"],
        ),
        (
            ListForm::RunOn,
            "Michael Bell, Ben Carr, and Cy Dunn, Executive Directors; and Dora Moss, Clerk",
            &[
                "Michael Bell | Executive Director | - | -",
                "Ben Carr | Executive Director | - | -",
                "Cy Dunn | Executive Director | - | -",
                "Dora Moss | Clerk | - | -",
            ],
        ),
        (
            ListForm::RunOn,
            "Cllr A Bell(Chair) Cllr B Carr Cllr Mrs Moss",
            &["A Bell | Chair | - | -", "B Carr | - | - | -", "Moss | - | - | -"],
        ),
        (
            ListForm::RunOn,
            "Councillors Butler, Collins (J), Crowley",
            &["Butler | - | - | -", "Collins (J) | - | - | -", "Crowley | - | - | -"],
        ),
        (
            ListForm::RunOn,
            "Mr A Bell, Treasurer, Ms B Carr, Secretary",
            &["A Bell | Treasurer | - | -", "B Carr | Secretary | - | -"],
        ),
        (
            ListForm::RunOn,
            "local residents Ann Bell and Ben Carr",
            &["Ann Bell | local residents | - | -", "Ben Carr | local residents | - | -"],
        ),
        (
            ListForm::RunOn,
            "Attorney Ann Bell, Highway Superintendent Ben Carr, members Cy Dunn & Ed Moss",
            &[
                "Ann Bell | Attorney | - | -",
                "Ben Carr | Highway Superintendent | - | -",
                "Cy Dunn | - | - | -",
                "Ed Moss | - | - | -",
            ],
        ),
        (ListForm::RunOn, "EF, GH", &["EF | - | - | -", "GH | - | - | -"]),
        (
            ListForm::RunOn,
            "Ann Bell, Clerk & B. Carr, Town Treasurer",
            &["Ann Bell | Clerk | - | -", "B. Carr | Town Treasurer | - | -"],
        ),
        (
            ListForm::RunOn,
            "Mayor Ann Bell; City Manager Ben Carr, Acting City Clerk Cy Dunn and Sergeant At Arms Police Chief Ed Moss",
            &[
                "Ann Bell | Mayor | - | -",
                "Ben Carr | City Manager | - | -",
                "Cy Dunn | Acting City Clerk | - | -",
                "Ed Moss | Sergeant At Arms Police Chief | - | -",
            ],
        ),
        (
            ListForm::RunOn,
            "A. Costa, Director, B. Naudon, Director; C. Moss, Treasurer",
            &["A. Costa | Director | - | -", "B. Naudon | Director | - | -", "C. Moss | Treasurer | - | -"],
        ),
        (
            ListForm::Lines,
            "Ann Bell - Tidewire, Ben Carr (Fjord), Cy Dunn [Acme], Dora Moss - Visa, Inc, Ed Pole: Tidewire",
            &[
                "Ann Bell | - | Tidewire | -",
                "Ben Carr | - | Fjord | -",
                "Cy Dunn | - | Acme | -",
                "Dora Moss | - | Visa | -",
                "Ed Pole | - | Tidewire | -",
            ],
        ),
    ]);
}

#[test]
fn entries_with_offices_or_handles() {
    are_read(&[
        (
            ListForm::Lines,
            "Ann Bell - Tidewire Services, Ben Carr | Fjord",
            &["Ann Bell | - | Tidewire Services | -", "Ben Carr | - | Fjord | -"],
        ),
        (
            ListForm::Lines,
            "Oak Labs: Ann Bell, Ben Carr and Cy Dunn",
            &["Ann Bell | - | Oak Labs | -", "Ben Carr | - | Oak Labs | -", "Cy Dunn | - | Oak Labs | -"],
        ),
        (ListForm::Lines, "Legal Staff: Ann Bell", &["Ann Bell | - | Legal Staff | -"]),
        (
            ListForm::RunOn,
            "abell, bcarr, @cdunn, Dora Moss, Ed Pole (Fjord)",
            &[
                "abell | - | - | -",
                "bcarr | - | - | -",
                "cdunn | - | - | -",
                "Dora Moss | - | - | -",
                "Ed Pole | - | Fjord | -",
            ],
        ),
        (
            ListForm::RunOn,
            "CJ, obinna, Chuks and Eloka",
            &["CJ | - | - | -", "obinna | - | - | -", "Chuks | - | - | -", "Eloka | - | - | -"],
        ),
        (
            ListForm::RunOn,
            "Director, Regional Services (Ms. C. Corley), Senior Engineer (Mr. D. Brannan)",
            &["C. Corley | Director, Regional Services | - | -", "D. Brannan | Senior Engineer | - | -"],
        ),
    ]);
}

#[test]
fn entries_that_a_word_links() {
    let four = |last| ["Hope | - | - | -", "Fry | - | - | -", "Kay | - | - | -", last];
    are_read(&[
        (ListForm::RunOn, "Cllrs Hope, Fry, Kay and the Clerk.", &four("- | Clerk | - | -")),
        (ListForm::RunOn, "Cllrs Hope, Fry and Kay and the Parish Clerk", &four("- | Parish Clerk | - | -")),
        (ListForm::RunOn, "Messrs Hope, Fry, Kay & the Clerk", &four("- | Clerk | - | -")),
        (ListForm::RunOn, "Cllrs Hope, Fry, Kay and Jo Dean (Clerk)", &four("Jo Dean | Clerk | - | -")),
        (ListForm::RunOn, "Cllrs Hope, Fry, Kay, along with 6 residents", &four("- | residents | - | 6")),
        (
            ListForm::RunOn,
            "Cllr Bill Fry and Jo Dean (Clerk) as well as 5 (five) residents",
            &["Bill Fry | - | - | -", "Jo Dean | Clerk | - | -", "- | residents | - | 5"],
        ),
        (
            ListForm::RunOn,
            "Mr Ben Prado, Governor and Managing Director of the Bank, and the full-time directors Messrs. Hope and Fry",
            &[
                "Ben Prado | Governor and Managing Director of the Bank | - | -",
                "Hope | full-time directors | - | -",
                "Fry | full-time directors | - | -",
            ],
        ),
        (
            ListForm::RunOn,
            "Cllr A. Hope, Cllr M. Fry - Kay, Cllr L. Dunn",
            &["A. Hope | - | - | -", "M. Fry - Kay | - | - | -", "L. Dunn | - | - | -"],
        ),
        (
            ListForm::RunOn,
            "A. Hope – Fjord, B. Kay – Acme, C. Dunn",
            &["A. Hope | - | Fjord | -", "B. Kay | - | Acme | -", "C. Dunn | - | - | -"],
        ),
        (
            ListForm::Lines,
            "Al Hope (AH), Vice Chairman Bo Fry (BF), Clerk",
            &["Al Hope | Vice Chairman | - | -", "Bo Fry | Clerk | - | -"],
        ),
        (ListForm::Lines, "Dean Carr", &["Dean Carr | - | - | -"]),
        (ListForm::Lines, "Dean Ann Carr", &["Ann Carr | Dean | - | -"]),
        (ListForm::Lines, "W. Carr S.S.O.", &["W. Carr | S.S.O. | - | -"]),
        (ListForm::Lines, "Ann Bell DfID", &["Ann Bell | - | DfID | -"]),
        (ListForm::RunOn, "Clerk of the Council Ann Bell", &["Ann Bell | Clerk of the Council | - | -"]),
        (
            ListForm::Lines,
            "Ann, BCD, Cyd, Dora",
            &["Ann | - | - | -", "BCD | - | - | -", "Cyd | - | - | -", "Dora | - | - | -"],
        ),
        (ListForm::Lines, "Ann, BCD, EFG, Dora", &["Ann | - | BCD, EFG, Dora | -"]),
        (ListForm::RunOn, "AK, BH, CM", &["AK | - | - | -", "BH | - | - | -", "CM | - | - | -"]),
    ]);
}

#[test]
fn holders_whose_brackets_a_page_parts() {
    let grammars = Grammars::built_in();
    let words = grammars.house("base").expect("is built in").lexicon();
    let held = |text| {
        let entries = attendance_list(words, text, ListForm::Lines);
        entries.iter().filter_map(|entry| entry.name.zip(entry.role)).collect::<Vec<_>>()
    };
    let first = "Director of Lamps (Mr. K. Moss), Manager, West (Mr. B. Ford), Senior Officer, Roads and Hedges of the Elm (Ms. M.";
    assert_eq!(held(first), [("K. Moss", "Director of Lamps"), ("B. Ford", "Manager, West")]);
    let second = "Hale), Education Officer (Ms. S. Dunn), Senior Engineer (Mr. J. Ivy).";
    assert_eq!(held(second), [("S. Dunn", "Education Officer"), ("J. Ivy", "Senior Engineer")]);
}

#[test]
fn notes_beside_names() {
    let grammars = Grammars::built_in();
    let words = grammars.house("base").expect("is built in").lexicon();
    for (text, initials, remote) in [
        ("Jenny Tenby (JTe)", Some("JTe"), false),
        ("Jane Symons ()JS (BIS)", Some("JS"), false),
        ("Ann Bell (by telephone)", None, true),
        ("Ann Bell, via the Lisbon office", None, true),
        ("Ann Bell - online", None, true),
        ("Ann Bell (ODI)", None, false),
    ] {
        let entry = attendance_entry(words, text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!((entry.initials, entry.remote), (initials, remote), "{text}");
    }
}

#[test]
fn a_title_with_two_nouns_is_no_couple() {
    let grammars = Grammars::built_in();
    let words = grammars.house("base").expect("is built in").lexicon();
    assert_eq!(attendance_list(words, "Ned & Ruth Olm", ListForm::Lines).len(), 2);
    for title in ["Updates and Action Items", "Reports & Any Business", "Lamps and Hob Lane"] {
        assert!(attendance_list(words, title, ListForm::Lines).len() < 2, "{title}");
    }
}
