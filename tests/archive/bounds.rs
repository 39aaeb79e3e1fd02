//! Questions that very many records answer: only so much work is done for them, and whoever asks is told.

use minutebook::archive::{Archive, Effort, Found, Order, Question};

use super::{ARCHIVE, JUNE, MAY, archive, connect, convert};
use crate::cli::Sandbox;

/// So little work that a few documents are many.
const LITTLE: Effort = Effort { ranked: 3, weighed: 99, places: 1, read: 99, walked: 99 };

fn ask(sandbox: &Sandbox, effort: Effort, words: &str, set: impl FnOnce(&mut Question)) -> Found {
    let archive = Archive::open(&sandbox.path(ARCHIVE)).unwrap().with_effort(effort);
    let mut question = Question { words: words.to_owned(), limit: 20, ..Question::default() };
    set(&mut question);
    archive.find(&question).unwrap()
}

/// Kind and document of what is found, in its order.
fn names(found: &Found) -> Vec<String> {
    found.hits.iter().map(|hit| format!("{} {}", hit.kind, hit.document)).collect()
}

/// One decision for each of six years; the first is about stiles in its title as well, the latest is about a gate.
fn six_years() -> Sandbox {
    let sandbox = Sandbox::new();
    for year in 2011..=2016 {
        let (title, what) = match year {
            2011 => ("Stiles", "stile with its gate"),
            2016 => ("Paths", "gate"),
            _ => ("Paths", "stile"),
        };
        let text = format!(
            "Hambleton Parish Council\n\nMinutes of the meeting held on 7 May {year}\n\n1. {title}\nIt was RESOLVED to mend the {what}.\n"
        );
        sandbox.file(&format!("in/{year}.txt"), text);
    }
    convert(&sandbox);
    sandbox
}

fn decisions(question: &mut Question) {
    question.kinds = vec!["decision".to_owned()];
}

#[test]
fn two_thousand_equal_records_are_bounded() {
    let sandbox = Sandbox::new();
    for number in 0..7 {
        let actions = "\nACTION: Clerk to mend the stile by 21 May 2024.\n".repeat(300);
        sandbox.file(&format!("in/{number}.txt"), format!("{MAY}\n3. Stiles\n{actions}"));
    }
    convert(&sandbox);
    let count = connect(&sandbox).query_row("SELECT count(*) FROM actions", [], |row| row.get::<_, i64>(0)).unwrap();
    assert!(count > 2000, "{count}");
    let ran = sandbox.run(&["find", "stiles mend", ARCHIVE, "--kind", "action", "--limit", "3", "--format", "csv"]);
    assert_eq!((ran.status, ran.out.lines().count()), (0, 4), "{}", ran.err);
    assert!(ran.err.starts_with("more than 2000 match: the best of the 2000 latest are shown;"), "{}", ran.err);
    let first = ran.out.lines().nth(1).unwrap();
    assert!(first.starts_with("0,action-") && first.ends_with(",rank of the 2000 latest"), "{first}");
    let again = sandbox.run(&["find", "stiles mend", ARCHIVE, "--kind", "action", "--limit", "3", "--format", "csv"]);
    assert_eq!(again.out, ran.out);
    // a narrower question is ranked whole
    let ran = sandbox.run(&["find", "pension fund", ARCHIVE, "--kind", "action", "--format", "csv"]);
    assert!(ran.out.lines().nth(1).is_some_and(|line| line.ends_with(",rank")), "{}", ran.out);
    assert_eq!(ran.err, "");
}

#[test]
fn of_many_that_match_the_latest_are_ranked() {
    let sandbox = six_years();
    let all = ask(&sandbox, Effort::default(), "stile", |_| ());
    assert_eq!((names(&all)[0].as_str(), all.order), ("item 2011", Order::Rank));
    let found = ask(&sandbox, LITTLE, "stile", |question| question.limit = 3);
    assert_eq!(found.order, Order::RankOfLatest(4), "{found:?}");
    assert!(found.hits.iter().all(|hit| hit.document.as_str() > "2013"), "{found:?}");
    // as many as are asked for are ranked in any case
    let found = ask(&sandbox, LITTLE, "stile", |_| ());
    assert_eq!((names(&found), found.order), (names(&all), Order::Rank));
}

#[test]
fn words_in_very_many_records_do_not_weigh() {
    let sandbox = six_years();
    let effort = Effort { weighed: 4, ..LITTLE };
    let found = ask(&sandbox, effort, "stile", decisions);
    let latest = ["decision 2015", "decision 2014", "decision 2013", "decision 2012", "decision 2011"];
    assert_eq!((names(&found), found.order), (latest.map(str::to_owned).to_vec(), Order::Date));
    let found = ask(&sandbox, effort, "mend gate", decisions);
    assert_eq!(
        (names(&found), found.order),
        (vec!["decision 2016".to_owned(), "decision 2011".to_owned()], Order::Rank)
    );
    assert!(found.hits[0].text.contains("\u{E000}mend\u{E001}"), "{found:?}");
}

#[test]
fn common_words_that_are_seldom_together_are_looked_for_in_a_part() {
    let sandbox = six_years();
    connect(&sandbox)
        .execute_batch(
            "INSERT INTO marks SELECT max(record) + 1 FROM records GROUP BY document;
             INSERT INTO search (rowid, facets) SELECT record, 'mark' FROM marks;",
        )
        .unwrap();
    let whole = ask(&sandbox, LITTLE, "stile gate", decisions);
    assert_eq!((names(&whole).len(), whole.is_partial), (1, false));
    let effort = Effort { walked: 4, ..LITTLE };
    let found = ask(&sandbox, effort, "stile gate", decisions);
    assert_eq!((found.hits.len(), found.is_partial), (0, true));
    assert_eq!(found.since.as_deref(), Some("2016-05-07"));
    // what is before
    let found = ask(&sandbox, effort, "stile gate", |question| {
        decisions(question);
        question.period.to = Some("2011".to_owned());
    });
    assert_eq!((names(&found), found.is_partial), (vec!["decision 2011".to_owned()], false));
    // a rare word leads to what it is with
    let found = ask(&sandbox, effort, "stile unicorn", decisions);
    assert_eq!((found.hits.len(), found.is_partial), (0, false));
}

#[test]
fn beginnings_of_common_words_give_the_latest_records() {
    let sandbox = archive();
    let words = format!("{}\n", "pensioner pensionable pensioned ".repeat(4).trim_end());
    let long = format!("{}\n2. Pensions\n{}", JUNE.replace("4 June 2019", "2 July 2013"), words.repeat(20));
    sandbox.file("in/long.txt", long);
    convert(&sandbox);
    let wanted = ["item may", "decision may", "action may", "item long"];
    for beginning in ["pensi*", "pensio *", "\"pension\"*", "pension* OR pensio*"] {
        assert_eq!(names(&ask(&sandbox, LITTLE, beginning, |_| ())), wanted, "{beginning}");
        let mut found = names(&ask(&sandbox, Effort::default(), beginning, |_| ()));
        found.sort();
        let mut all = wanted;
        all.sort_unstable();
        assert_eq!(found, all, "{beginning}");
    }
    let found = ask(&sandbox, LITTLE, "pensio*", |question| question.limit = 1);
    assert_eq!((found.hits.len(), found.order, found.is_cut, found.is_partial), (1, Order::Date, true, false));
    let found = ask(&sandbox, Effort { read: 2, ..LITTLE }, "pensio*", |_| ());
    assert_eq!((found.hits.len(), found.since.as_deref()), (2, Some("2024-05-07")));
    assert_eq!(names(&ask(&sandbox, LITTLE, "pensio* fund", |_| ())), ["item may", "action may"]);
    assert_eq!(names(&ask(&sandbox, LITTLE, "pensio* AND clerks", decisions)), ["decision may"]);
    let until = |question: &mut Question| question.period.to = Some("2014".to_owned());
    assert_eq!(names(&ask(&sandbox, LITTLE, "pensio*", until)), ["item long"]);
    assert_eq!(names(&ask(&sandbox, LITTLE, "pensio* unicorn", |_| ())), Vec::<String>::new());
    // those of two to four letters are in the index
    for beginning in ["pens*", "pen*", "pe*", "p*"] {
        let all = names(&ask(&sandbox, LITTLE, beginning, |_| ()));
        assert!(wanted.iter().all(|record| all.iter().any(|found| found == record)), "{beginning}: {all:?}");
    }
}
