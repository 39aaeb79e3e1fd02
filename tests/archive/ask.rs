//! Questions to an archive on the command line.

use std::process::Stdio;

use super::{ARCHIVE, JUNE, archive, convert};
use crate::cli::{Ran, Sandbox};

fn find(sandbox: &Sandbox, arguments: &[&str]) -> Ran {
    sandbox.run(&[&["find", arguments[0], ARCHIVE], &arguments[1..]].concat())
}

fn query(sandbox: &Sandbox, arguments: &[&str]) -> Ran {
    sandbox.run(&[&["query", ARCHIVE], arguments].concat())
}

/// Kind and document of what is found, in its order.
fn found(sandbox: &Sandbox, arguments: &[&str]) -> Vec<String> {
    let ran = find(sandbox, &[arguments, &["--format", "csv"]].concat());
    assert!(ran.status < 2, "{}", ran.err);
    let mut reader = csv::Reader::from_reader(ran.out.as_bytes());
    reader.records().map(|row| row.unwrap()).map(|row| format!("{} {}", &row[2], &row[0])).collect()
}

#[test]
fn words_are_found_in_any_form_and_marked() {
    let sandbox = archive();
    let ran = find(&sandbox, &["helpline OR pension*", "--kind", "decision,action"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    for part in [
        "2019-06-04 · decision · agreed · Hambleton Parish Council\n  It was RESOLVED to close the «helpline», proposed by Cllr Bell and seconded by Cllr Dunn.\n  june:8 · decision-",
        "that the «pensions» of the clerks¹ stay",
        "write to the «pension» fund",
    ] {
        assert!(ran.out.contains(part), "{}", ran.out);
    }
    let mut stiles = found(&sandbox, &["stiles"]);
    stiles.sort();
    assert_eq!(stiles, ["decision may", "item may"]);
    assert_eq!(found(&sandbox, &["\"repair of the stile\"", "--kind", "item"]), ["item may"]);
    assert_eq!(found(&sandbox, &["april"]), ["footnote may"]);
    // words as people write them, and what is no word
    assert_eq!(found(&sandbox, &["clerks' pensions", "--kind", "decision"]), ["decision may"]);
    let mut fund = found(&sandbox, &["pension-fund"]);
    fund.sort();
    assert_eq!(fund, ["action may", "item may"]);
    assert_eq!(find(&sandbox, &["pension -fund"]).status, 2);
    let mut dashed = found(&sandbox, &["pension – fund", "--from", "2011"]);
    dashed.sort();
    assert_eq!(dashed, fund);
    // numbers with commas
    sandbox.file("in/july.txt", JUNE.replace("4 June", "2 July").replace("the helpline", "the bid of $50,000"));
    convert(&sandbox);
    assert_eq!(found(&sandbox, &["$50,000", "--kind", "decision"]), ["decision july"]);
    assert_eq!(found(&sandbox, &["bid NOT 50,000"]), [""; 0]);
    // words that others have in small letters
    for (words, status, err) in [
        (
            "pension and helpline",
            1,
            "nothing was found\n`and` was looked for as a word; in capitals, AND joins words\n",
        ),
        ("pension or", 1, "nothing was found\n"),
        ("seconded and proposed", 0, "`and` was looked for as a word; in capitals, AND joins words\n"),
        ("pension OR fund", 0, ""),
    ] {
        let ran = find(&sandbox, &[words]);
        assert_eq!((ran.status, ran.err.as_str()), (status, err), "{words}");
    }
}

#[test]
fn a_title_counts_more_than_a_text() {
    let sandbox = archive();
    sandbox.file("in/july.txt", JUNE.replace("4 June", "2 July").replace("the helpline", "footpaths"));
    convert(&sandbox);
    let in_order = found(&sandbox, &["footpath"]);
    assert_eq!(in_order.len(), 4);
    assert!(in_order[..2].iter().all(|record| record.ends_with("may")), "{in_order:?}");
}

#[test]
fn options_choose_among_them() {
    let sandbox = archive();
    for (arguments, count) in [
        (&["resolved", "--kind", "decision"][..], 2),
        (&["resolved", "--kind", "decision", "--from", "2020"], 1),
        (&["resolved", "--kind", "decision", "--to", "2019-06"], 1),
        (&["resolved", "--kind", "decision", "--to", "2019-06-03"], 0),
        (&["resolved", "--kind", "decision", "--from", "2019-06-04", "--to", "2019-06-04"], 1),
        (&["", "--outcome", "deferred"], 1),
        (&["", "--person", "dunn", "--kind", "decision"], 2),
        (&["", "--person", "Frost"], 1), // the clerk, by her office
        (&["", "--person", "Snow"], 0),
        (&["", "--person", "Cllr Dunn", "--kind", "decision"], 2),
        (&["", "--body", "hambleton council", "--kind", "decision"], 3),
        (&["", "--body", "Ashby"], 0),
        (&["", "--from", "2024"], 6),
        (&["", "--from", "2024-05", "--to", "2024"], 6),
        (&["", "--from", "2024", "--to", "2024-05-07"], 6),
        (&[""], 8),
        (&["", "--limit", "2"], 2),
    ] {
        assert_eq!(found(&sandbox, arguments).len(), count, "{arguments:?}");
    }
    let ran = find(&sandbox, &["", "--limit", "2"]);
    assert_eq!(ran.err, "there are more; raise --limit, or ask for less\n");
}

#[test]
fn nothing_is_told_and_is_status_1() {
    let sandbox = archive();
    let ran = find(&sandbox, &["unicorn"]);
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (1, "", "nothing was found\n"));
    let ran = query(&sandbox, &["SELECT * FROM votes WHERE absent > 99"]);
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (1, "", "no rows\n"));
    // programs read an answer all the same
    let head = "document,id,kind,body,date,item,line,outcome,text,matched,order\r\n";
    for (format, of_find, of_query) in [("json", "[]\n", "[]\n"), ("csv", head, "id,text\r\n"), ("md", "", "")] {
        let ran = find(&sandbox, &["unicorn", "--format", format]);
        assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (1, of_find, "nothing was found\n"));
        let ran = query(&sandbox, &["SELECT id, text FROM actions WHERE id = ''", "--format", format]);
        assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (1, of_query, "no rows\n"));
    }
    let ran = sandbox.run(&["show", ARCHIVE, "decision-00000000"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(ran.err.starts_with("there is no record decision-00000000"), "{}", ran.err);
}

#[test]
fn questions_that_cannot_be_understood_are_told_where_and_what_there_is() {
    let sandbox = archive();
    for (arguments, message) in [
        (&["find", "\"open", ARCHIVE][..], "these words cannot be looked for: unterminated string"),
        (&["find", "place:x", ARCHIVE], "no such column: place"),
        (&["find", "roads AND", ARCHIVE], "the question ends where a word or a bracket should stand\n"),
        (&["find", "(roads", ARCHIVE], "the question ends where a word or a bracket should stand\n"),
        (&["find", "NOT roads", ARCHIVE, "--kind", "item"], "`NOT` stands where it cannot be understood\n"),
        (&["find", "roads) OR (gates", ARCHIVE], "`)` stands where it cannot be understood\n"),
        (&["find", "x", ARCHIVE, "--kind", "motion"], "[possible values: decision, action, item, footnote]"),
        (&["find", "x", ARCHIVE, "--outcome", "lost"], "[possible values: agreed, noted"),
        (&["find", "x", ARCHIVE, "--from", "2011-13"], "is not a year, month or day"),
        (&["find", "x", "in/may.txt"], "cannot read in/may.txt: it is not an archive that minutebook wrote"),
        (&["find", "x", "in"], "cannot read in: it is a folder; the archive is a file"),
        (&["find", "x", "nowhere.sqlite"], "cannot read nowhere.sqlite: "),
        (
            &["query", ARCHIVE, "SELECT outcom,\n  txt FROM decisions"],
            "no such column: outcom\n  at line 1, column 8:\n  SELECT outcom,\n         ^\n  there are decisions.outcome,",
        ),
        (
            &["query", ARCHIVE, "SELECT id,\n  date FROM decisions"],
            "at line 2, column 3:\n    date FROM decisions\n    ^\n  there is a column of that name in meetings, ",
        ),
        (
            &["query", ARCHIVE, "SELECT colour FROM Votes v JOIN decisions d USING (document)"],
            "\n  decisions has document, id, text, ",
        ),
        (&["query", ARCHIVE, "SELECT colour FROM votes"], "^\n  votes has document, decision, for, against, "),
        (&["query", ARCHIVE, "SELECT colour FROM attendees"], " organisation, \"group\", status, "),
        (&["query", ARCHIVE, "SELECT group FROM attendees"], "^\n  the column of attendees is \"group\", in quotes\n"),
        (&["query", "SELECT 1", ARCHIVE], "error: cannot read SELECT 1: "),
        (&["query", "SELECT 1", ARCHIVE], "\n  the archive comes before the question: minutebook query ARCHIVE SQL\n"),
        (&["show", "may:9", ARCHIVE], "\n  the archive comes before the record: minutebook show ARCHIVE ID\n"),
        (&["find", "re: stile", ARCHIVE], "no such column: re; before a colon stand title or text, "),
        (&["find", "stile", ARCHIVE, "--body", "&"], "--body has no word in it; leave it out\n"),
        (&["query", ARCHIVE, "SELECT colour"], "\n  tables and views are meetings, "),
        (&["find", ARCHIVE, "stile"], "\n  the words come before the archive: minutebook find WORDS ARCHIVE\n"),
        (&["find", "x", ARCHIVE, "--from", "2019-03", "--to", "2018"], "--from 2019-03 is later than --to 2018\n"),
        (&["find", "x", ARCHIVE, "--from", "2019-03-02", "--to", "2019-03-01"], " is later than --to 2019-03-01\n"),
        (&["find", "x", ARCHIVE, "--kind", "action,item", "--outcome", "agreed"], "only decisions have an outcome; "),
        (&["find", "x", ARCHIVE, "--limit", "0"], "it has to be at least 1\n"),
        (&["query", ARCHIVE, "SELECT 1", "--rows", "0"], "it has to be at least 1\n"),
        (&["query", ARCHIVE, "SELECT 1", "--rows", "many"], "it has to be a whole number, at least 1\n"),
        (&["query", ARCHIVE, "SELECT * FROM motions"], "no such table: motions\n  tables and views are meetings, "),
        (&["query", ARCHIVE, "SELEKT 1"], "near \"SELEKT\": syntax error\n  at line 1, column 1:\n  SELEKT 1\n  ^"),
        (&["query", ARCHIVE, ""], "there is no question"),
        (&["query", ARCHIVE, "SELECT 1; SELECT 2"], "more than one statement"),
        (&["query", ARCHIVE, "SELECT 1", "--on", "2024-02-30"], "is not a day"),
    ] {
        let ran = sandbox.run(arguments);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains(message), "{}", ran.err);
    }
}

#[test]
fn nothing_can_be_changed() {
    let sandbox = archive();
    let before = std::fs::read(sandbox.path(ARCHIVE)).unwrap();
    for sql in [
        "DELETE FROM decisions",
        "DROP TABLE votes",
        "CREATE TABLE x (y)",
        "PRAGMA user_version = 7",
        "ATTACH 'other.sqlite' AS other",
        "INSERT INTO search (search) VALUES ('rebuild')",
        "UPDATE decisions SET outcome = 'agreed' RETURNING id",
    ] {
        let ran = query(&sandbox, &[sql]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{sql}");
    }
    assert!(before == std::fs::read(sandbox.path(ARCHIVE)).unwrap());
    assert!(!sandbox.path("other.sqlite").exists());
}

#[test]
fn a_question_has_bounds_that_can_be_raised() {
    let sandbox = archive();
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
    let ran = query(&sandbox, &[endless, "--time", "1"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("no answer within 1s"), "{}", ran.err);
    let many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000) SELECT i FROM n";
    let ran = query(&sandbox, &[many, "--format", "csv"]);
    assert_eq!(
        (ran.out.lines().count(), ran.err.as_str()),
        (1001, "only the first 1000 rows; raise --rows for more\n")
    );
    let ran = query(&sandbox, &[many, "--format", "csv", "--rows", "9999"]);
    assert_eq!((ran.out.lines().count(), ran.err.as_str()), (5001, ""));
}

#[test]
fn answers_in_every_format() {
    let sandbox = archive();
    let sql = "SELECT '=1|2' AS a, 議 FROM (SELECT 'é議事' AS 議) UNION ALL SELECT NULL, 2.5";
    let shown = |format: &str| query(&sandbox, &[sql, "--format", format]).out;
    assert_eq!(shown("csv"), "a,議\r\n'=1|2,é議事\r\n,2.5\r\n");
    assert_eq!(shown("json"), "[{\"a\":\"=1|2\",\"議\":\"é議事\"},\n {\"a\":null,\"議\":2.5}]\n");
    assert_eq!(shown("md"), "| a | 議 |\n| --- | --- |\n| =1\\|2 | é議事 |\n|  | 2.5 |\n");
    assert_eq!(shown("table"), "a     議\n────  ─────\n=1|2  é議事\n      2.5\n");
}

#[test]
fn what_no_terminal_shows_is_not_cut() {
    let sandbox = archive();
    let sql = "SELECT document, id, text, text AS again, text AS once_more FROM decisions";
    let ran = query(&sandbox, &[sql]);
    assert!(ran.status == 0 && !ran.out.contains('…'), "{}", ran.out);
    let mut command = sandbox.command(&["query", ARCHIVE, sql]);
    let narrow = Ran::from(command.env("COLUMNS", "60").output().unwrap());
    assert!(narrow.out.contains('…'), "{}", narrow.out);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let sandbox = archive();
    let sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, printf('%0200d', i) FROM n";
    for format in ["csv", "json", "table", "md"] {
        let mut command = sandbox.command(&["query", ARCHIVE, sql, "--format", format, "--rows", "5000"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), err.as_str()), (Some(0), ""), "{format}");
    }
}

#[test]
fn narrow_terminals_and_control_characters() {
    let sandbox = archive();
    let narrow = |arguments: &[&str]| {
        let mut command = sandbox.command(arguments);
        Ran::from(command.env("COLUMNS", "30").output().unwrap()).out
    };
    for arguments in [
        &["find", "resolved", ARCHIVE][..],
        &["query", ARCHIVE, "SELECT body, text FROM decision_search"],
        &["query", ARCHIVE, "SELECT * FROM decisions"],
        &[
            "query",
            ARCHIVE,
            "SELECT '議事録の公開について議事録の公開について' AS title, 'and more words than fit' AS more",
        ],
    ] {
        let out = narrow(arguments);
        for line in out.lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line.replace(['«', '»'], "").as_str()) <= 30, "{line}");
        }
    }
    let out = query(&sandbox, &["SELECT char(27) || '[31m' AS red"]).out;
    assert!(!out.contains('\u{1b}'), "{out}");
}

#[test]
fn ages_are_counted_on_a_day_that_is_given() {
    let sandbox = archive();
    let sql = "SELECT age_days, overdue_days, as_of FROM action_list";
    assert_eq!(query(&sandbox, &[sql, "--format", "csv"]).out, "age_days,overdue_days,as_of\r\n0,,2024-05-07\r\n");
    let on = query(&sandbox, &[sql, "--format", "csv", "--on", "2024-06-07"]);
    assert_eq!(on.out, "age_days,overdue_days,as_of\r\n31,17,2024-06-07\r\n");
}

#[test]
fn a_record_is_shown_with_all_around_it() {
    let sandbox = archive();
    let id = query(&sandbox, &["SELECT id FROM decisions WHERE mover = 'Dunn'", "--format", "csv"]).out;
    let id = id.lines().nth(1).unwrap();
    let ran = sandbox.run(&["show", ARCHIVE, id, "--context", "1"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    for part in [
        "  meeting             2024-05-07 Hambleton Parish Council",
        "  mover               Dunn",
        "  mover_attendee      C. Dunn (attendee-",
        "  votes               for 3, against 1",
        "  after it            decision-",
        "  agenda_item         Pensions (item-",
        "\nin/may.txt\n   8  1. Pensions\n>  9  It was RESOLVED that the pensions of the clerks¹ stay as they are, proposed by Cllr Dunn and\n> 10  seconded by Cllr Bell, with 3 votes for and 1 against.\n  11  ACTION: Clerk",
    ] {
        assert!(ran.out.contains(part), "{part}\n---\n{}", ran.out);
    }
    let document = sandbox.run(&["show", ARCHIVE, id, "--document", "june"]);
    assert_eq!(document.status, 1);
}

#[test]
fn a_record_is_shown_by_its_place() {
    let sandbox = archive();
    let show = |place: &str| sandbox.run(&["show", ARCHIVE, place, "--context", "0"]);
    for (place, what, line) in [
        ("may:9", "decision-", ">  9  It was RESOLVED"),
        ("may:10", "decision-", "> 10  seconded by"),
        ("may:11", "action-", "> 11  ACTION: Clerk"),
        ("may:8", "item-", "> 8  1. Pensions"),
        ("may:16", "footnote-", "> 16  ¹ From"),
        ("june:5", "attendee-", "> 5  Present:"),
    ] {
        let ran = show(place);
        assert_eq!(ran.status, 0, "{place} {}", ran.err);
        let line = line.replace(' ', "");
        assert!(ran.out.starts_with(what) && ran.out.replace(' ', "").contains(&line), "{place}\n{}", ran.out);
        assert_eq!(ran.err.starts_with("on this line stand also attendee-"), what == "attendee-", "{}", ran.err);
    }
    for (place, why) in [
        ("may:1", "no record stands on line 1 of may\n"),
        ("may:999", "no record stands on line 999 of may\n"),
        ("july:9", "there is no document july\n"),
        ("may:x", "there is no record may:x; "),
    ] {
        let ran = show(place);
        assert_eq!((ran.status, ran.out.as_str()), (1, ""));
        assert!(ran.err.starts_with(why), "{}", ran.err);
    }
}
