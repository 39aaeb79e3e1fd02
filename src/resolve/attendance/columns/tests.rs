//! Lists side by side, and tables of names.

use crate::convert;

/// Name, role and organisation of those who are listed, `-` where there is none.
fn listed(list: &str) -> Vec<String> {
    let minutes = convert(&format!("Parish Council\n3 May 2024\n\n{list}\n\n1. Finance\nIt was agreed to pay.\n"));
    let told = |part: &Option<String>| part.clone().unwrap_or_else(|| "-".to_owned());
    let entry = |one: &crate::model::Attendee| [&one.name, &one.role, &one.organisation].map(told).join(" | ");
    minutes.attendees.iter().map(entry).collect()
}

#[test]
fn bars_of_markdown_divide_columns_however_wide_they_are() {
    let table = "Present:\n\n| Name | Call Sign | Position |\n|---|---|---|\n| Ann Bell | AB1CD | President |\n\
                 | Ben Carr | EF2GH | Member |";
    let narrow = listed(table);
    assert!(narrow.contains(&"Ann Bell | President | -".to_owned()), "{narrow:?}");
    for other in [table.replace(" | ", "   | "), table.replace(" | ", "|").replace("| ", "|").replace(" |", "|")] {
        assert_eq!(listed(&other), narrow, "{other}");
    }
}

#[test]
fn forenames_and_surnames_have_a_column_each() {
    let table = "Participants\n\n| Given Name | Family Name | Company | Role |\n|:---|:---|:---|:---|\n| *Full \
                 Members* | | | |\n| Ann | Bell | Acme | Chair |\n| Ben | Carr | Oak Labs | Clerk |";
    assert_eq!(listed(table), ["Ann Bell | Chair | Acme", "Ben Carr | Clerk | Oak Labs"]);
    let table =
        "Present:\n\n| Surname | First Name | Role |\n|---|---|---|\n| Bell | Ann | Clerk |\n| de Carr | Ben | Mayor |";
    assert_eq!(listed(table), ["Ann Bell | Clerk | -", "Ben de Carr | Mayor | -"]);
}

#[test]
fn marks_stand_beside_parted_names_and_wide_heads_over_their_rule() {
    let table = "Attendance\n\n\
                 | Given Name | Family Name | Company                   | Roles                     | Present   |\n\
                 |:-----------|:------------|:--------------------------|:--------------------------|:----------|\n\
                 | Ann        | Bell        | Mill Lane Housing         | Full Member               | No        |\n\
                 | Ben        | Carr        | Ash & Oak Trust           | Full Member, Co-Editor    | Yes       |\n\
                 | Cy         | Dunn        | Ash & Oak Trust           | Observer                  | Yes       |";
    let found = super::super::listed(table);
    assert_eq!(
        found,
        ["Absent Ann Bell Full Member", "Present Ben Carr Full Member, Co-Editor", "Present Cy Dunn Observer"]
    );
}

#[test]
fn a_row_is_no_label_and_a_dash_no_detail() {
    let table = "Participants\n\n| Given Name | Family Name | Company | Role |\n|:---|:---|:---|:---|\n| *Voting \
                 Members* | | | |\n| Ann | Bell | Acme | Chair |\n| *Staff* | | | |\n| Ben | Carr | Oak Labs | Oak \
                 Staff |\n| Cy | Dunn | Oak Labs | Clerk |";
    assert_eq!(listed(table), ["Ann Bell | Chair | Acme", "Ben Carr | - | Oak Labs", "Cy Dunn | Clerk | Oak Labs"]);
    let list = "Attendees:\nAnn Bell (AB) (Chair)\t\t-\tElm and Oak UHB\nBen Carr (BC)\t\t\t-\tOak City Council";
    assert_eq!(listed(list), ["Ann Bell | Chair | Elm and Oak UHB", "Ben Carr | - | Oak City Council"]);
}

#[test]
fn letters_behind_names_without_a_sign() {
    let list = "Attendees\nAnn Bell GDS\nBen Carr OAK\nCy Dunn Oak\nDi Moss ODI\nEd Pole GDS\nFlo Rudd GDS";
    assert!(listed(list).contains(&"Cy Dunn | - | Oak".to_owned()), "{:?}", listed(list));
    let list = "Attendees\nAnn Bell GDS\nBen Carr\nCy Dunn Moss\nDi Moss ODI\nEd Pole";
    assert!(listed(list).contains(&"Cy Dunn Moss | - | -".to_owned()), "{:?}", listed(list));
}

#[test]
fn posts_stand_before_names() {
    let list =
        "PRESENT:    Mayor          Ann Bell\n            Councillors    Ben Carr\n                           Cy Dunn";
    assert_eq!(listed(list), ["Ann Bell | Mayor | -", "Ben Carr | Councillor | -", "Cy Dunn | Councillor | -"]);
}

#[test]
fn labels_stand_in_the_cell_of_a_name() {
    let list = "Present:   Ann Bell        Chair\n           Ben Carr        Chief Executive\n\nApologies: Cy Dunn         Medical \
                Director\n\nIn attendance: Ed Fox      Board Secretary";
    assert_eq!(
        listed(list),
        [
            "Ann Bell | Chair | -",
            "Ben Carr | Chief Executive | -",
            "Cy Dunn | Medical Director | -",
            "Ed Fox | Board Secretary | -",
        ]
    );
    let two = "Present: Cllr A Bell (Chair)   Cllr B Carr Cllr C Dunn";
    assert_eq!(listed(two).len(), 3);
}

#[test]
fn marks_stand_before_names() {
    let list = "Present at the meeting were the following Directors:\n\nPresent\tDirector\tOrganization\n\
                Yes\tAnn Bell\tElm Trust\nNo\tBen Carr\tOak Homes\nYes\tCy Dunn\tElected Representative";
    let people = ["Ann Bell | - | Elm Trust", "Ben Carr | - | Oak Homes", "Cy Dunn | Elected Representative | -"];
    assert_eq!(listed(list), people);
}

#[test]
fn names_as_in_an_index() {
    let list = "Attendance\n\n  Coo, Ann       Tidewire Limited\n  Carr, Ben      Fjord Limited\n";
    assert_eq!(listed(list), ["Ann Coo | - | Tidewire Limited", "Ben Carr | - | Fjord Limited"]);
}

#[test]
fn tables_side_by_side() {
    let list = "Present                     Apologies\nAnn Bell      Elm Trust     Guy Sand     Elm Trust\n\
                Ben Carr      Oak Homes     Hal Tarn     Oak Homes\nCy Dunn       Oak Homes";
    let entries = ["Ann Bell", "Guy Sand", "Ben Carr", "Hal Tarn", "Cy Dunn"];
    let bodies = ["Elm Trust", "Elm Trust", "Oak Homes", "Oak Homes", "Oak Homes"];
    let expected = entries.iter().zip(bodies).map(|(name, body)| format!("{name} | - | {body}"));
    assert_eq!(listed(list), expected.collect::<Vec<_>>());
}

#[test]
fn two_columns_of_members() {
    let list = "Present:\n\n  Sir Al Bell        Fay Carr\n  Tom Dunn           Mr Ed Eames\n";
    assert_eq!(listed(list).len(), 4);
}

#[test]
fn names_stand_where_the_heads_say() {
    let list = "Participants\n\n| Company | Name | Role |\n|---|---|---|\n| Orchid | Ann Bell | Voting Member |\n\
                | Elm Seeds, Inc. | Ben Carr | Member |\n| Orchid | Cy Dunn | Chair |";
    let people =
        ["Ann Bell | Voting Member | Orchid", "Ben Carr | Member | Elm Seeds, Inc.", "Cy Dunn | Chair | Orchid"];
    assert_eq!(listed(list), people);
}

#[test]
fn day_and_place_of_a_letterhead_stand_beside_the_list() {
    let head = "Board of Selectmen                              Present:        Ann Bell\n\
                May 21, 2015                                                    Ben Carr\n\
                Town Hall                                       Cy Dunn, Town Administrator\n";
    assert_eq!(listed(head).len(), 3, "{:?}", listed(head));
    // somebody may stand there, too
    let lists =
        "Absent:                  Present:\nDi Reed                  Ann Bell\nEd Lane                  Ben Carr\n";
    assert_eq!(listed(lists).len(), 4, "{:?}", listed(lists));
}
