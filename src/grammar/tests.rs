use std::collections::HashSet;

use super::built_in::BuiltIn;
use super::*;
use crate::diagnostic::Severity;

fn base(grammars: &Grammars) -> &Grammar {
    grammars.house(BASE).expect("the base is built in")
}

fn layered(text: &str) -> Grammars {
    Grammars::layered("user.toml", text).expect("no errors")
}

/// The text of a file that is built in.
fn file(name: &str) -> String {
    std::fs::read_to_string(format!("{}/grammar/{name}.toml", env!("CARGO_MANIFEST_DIR"))).expect("the file")
}

#[test]
fn built_in_files_have_no_mistakes() {
    let names = built_in::HOUSES.iter().map(|house| house.name);
    for name in names.chain(["evidence"]) {
        let mut mistakes = check(name, &file(name));
        mistakes.retain(|mistake| mistake.message != grammars::NO_NAME || name != "evidence");
        assert_eq!(mistakes, [], "{name}");
    }
}

#[test]
fn houses_are_called_what_the_program_calls_them() {
    let grammars = Grammars::built_in();
    for BuiltIn { name, .. } in &built_in::HOUSES[1..] {
        assert!(file(name).starts_with(&format!("name = \"{name}\"\n")));
        let house = grammars.house(name).expect("a house for each file");
        assert_eq!(house.name(), *name);
        assert!(!house.title().is_empty() && house.signs.phrases.len() >= house.signs.at_least);
    }
    assert_eq!(grammars.names().next(), Some(BASE));
    assert!(grammars.house("nowhere").is_none());
}

#[test]
fn base_fills_every_list() {
    let grammars = Grammars::built_in();
    for &class in Class::ALL {
        let words = base(&grammars).words(class);
        assert!(!words.is_empty(), "{class:?}");
        assert_eq!(words.iter().collect::<HashSet<_>>().len(), words.len(), "{class:?}");
        assert!(words.iter().all(|word| *word == word.to_lowercase()), "{class:?}");
        assert!(u16::try_from(words.len()).is_ok());
    }
    assert!(base(&grammars).words(Class::TaskVerb).len() >= 250);
    assert_eq!(base(&grammars).words(Class::NumberWord)[20], "twenty-one");
    assert_eq!(base(&grammars).words(Class::OrdinalWord)[30], "thirty-first");
    assert!(base(&grammars).weight("heading", "bias").is_some());
    assert_eq!(base(&grammars).weight("heading", "nothing"), None);
}

#[test]
fn a_new_house_adds_and_removes() {
    let grammars = layered(
        r#"
        name = "fishing-club"
        inherits = "voluntary-board"
        [attendance]
        present = ["anglers afloat", "!attendees"]
        [weights.action]
        deadline = 2
        "#,
    );
    let club = grammars.house("fishing-club").expect("layered");
    assert_eq!(club.words(Class::Present).last().map(|word| &**word), Some("anglers afloat"));
    assert!(!club.words(Class::Present).iter().any(|word| word == "attendees"));
    assert!(club.lexicon().classes("trustees attending").contains(Class::Present), "of the parent");
    assert_eq!(club.weight("action", "deadline"), Some(2.0));
    assert!(!base(&grammars).lexicon().classes("anglers afloat").contains(Class::Present));
    assert_eq!(grammars.names().nth(1), Some("fishing-club"));
}

#[test]
fn a_file_named_like_a_house_extends_it() {
    let grammars = layered("name = \"base\"\n[people]\nposts = [\"keeper of the swans\"]\n");
    for name in [BASE, "us-local-body"] {
        let house = grammars.house(name).expect("built in");
        assert!(house.lexicon().classes("Keeper of the Swans").contains(Class::Post), "{name}");
        assert!(house.lexicon().classes("secretary").contains(Class::Post), "{name}");
    }
    let replaced = layered("name = \"us-local-body\"\ninherits = \"none\"\n[people]\nposts = [\"x\"]\n");
    assert_eq!(replaced.house("us-local-body").expect("replaced").words(Class::Post), ["x"]);
    assert!(replaced.house("us-local-body").expect("replaced").words(Class::Present).is_empty());
}

#[test]
fn check_reports_the_place() {
    let cases: &[(&str, &str)] = &[
        ("name = \"a\"\n[people\n", "2:8: unclosed table, expected `]`"),
        ("title = \"x\"\n", "1:1: the file has no name (begin it with `name = \"my-house\"`)"),
        ("name = \"My House\"\n", "1:8: `My House`: the name of a house has only a-z, 0-9 and hyphens"),
        ("name = \"none\"\n", "1:8: `none` is kept for a house that inherits nothing"),
        ("name = \"a\"\nname_ = 1\n", "2:1: there is no section `name_` (did you mean `name`?)"),
        ("name = \"a\"\n[atendance]\n", "2:2: there is no section `atendance` (did you mean `attendance`?)"),
        (
            "name = \"a\"\n[attendance]\npressent = []\n",
            "3:1: there is no list `pressent` in [attendance] (did you mean `present`?)",
        ),
        (
            "name = \"a\"\n[attendance]\nposts = []\n",
            "3:1: there is no list `posts` in [attendance] (`posts` stands in [people])",
        ),
        ("name = \"a\"\n[people]\nposts = \"clerk\"\n", "3:9: a list of phrases is wanted here, not a string"),
        ("name = \"a\"\n[people]\nposts = [1]\n", "3:10: a string is wanted here, not a number"),
        ("name = \"a\"\npeople = []\n", "2:10: a table is wanted here, not a list"),
        ("name = \"a\"\n[people]\nposts = [\"\"]\n", "3:10: an empty entry"),
        ("name = \"a\"\n[people]\nposts = [\"!\"]\n", "3:10: an empty entry"),
        ("name = \"a\"\n[people]\nposts = [\" x\"]\n", "3:10: \" x\" begins or ends with a blank"),
        ("name = \"a\"\n[people]\nposts = [\"x  y\"]\n", "3:10: \"x  y\": words are parted by single blanks"),
        (
            "name = \"a\"\n[people]\nposts = [\"é\", \"X\"]\n",
            "3:15: \"X\" has capital letters (write \"x\"; capitals match all the same)",
        ),
        ("name = \"a\"\n[people]\nposts = [\"xy\",\n  \"xy\"]\n", "4:3: \"xy\" stands twice in people.posts"),
        ("name = \"a\"\n[people]\nposts = [\"clerk\"]\n", "3:10: \"clerk\" is already inherited by people.posts"),
        (
            "name = \"a\"\n[people]\nposts = [\"!treasurrer\"]\n",
            "3:10: \"treasurrer\" cannot be removed: it is not inherited by people.posts (did you mean `treasurer`?)",
        ),
        ("name = \"a\"\ninherits = \"bass\"\n", "2:12: there is no house `bass` to inherit (did you mean `base`?)"),
        ("name = \"base\"\ninherits = \"central-bank\"\n", "2:12: `central-bank` inherits this house already"),
        (
            "name = \"a\"\n[recognise]\nphrase = []\n",
            "3:1: `phrase` is not a key of [recognise] (did you mean `phrases`?)",
        ),
        ("name = \"a\"\n[recognise]\nat_least = 0\n", "3:12: a whole number from 1 upwards is wanted here"),
        (
            "name = \"a\"\n[recognise]\nphrases = [\"x\"]\nat_least = 2\n",
            "4:12: at_least is 2, but there are only 1 phrases",
        ),
        ("name = \"a\"\n[recognise]\nphrases = [\"x\", \"x\"]\n", "3:17: \"x\" stands twice"),
        ("name = \"a\"\n[weights.actions]\n", "2:10: there is no table [weights.actions] (did you mean `action`?)"),
        (
            "name = \"a\"\n[weights.action]\nlabeled = 1.0\n",
            "3:1: no weight `labeled` is used in [weights.action] (did you mean `label`?)",
        ),
        ("name = \"a\"\n[weights.action]\nlabelled = nan\n", "3:12: a weight is a finite number"),
        ("name = \"a\"\n[weights.action]\nlabelled = \"1\"\n", "3:12: a weight is a finite number"),
    ];
    for (text, expected) in cases {
        let mistakes: Vec<String> = check("f", text).iter().map(ToString::to_string).collect();
        assert_eq!(mistakes, [format!("f:{expected}")], "{text}");
    }
}

#[test]
fn every_mistake_of_a_file_is_reported_at_once() {
    let mistakes = check("f", "name = \"a\"\n[people]\nposts = [\"X\", \"clerk\"]\nchairs = []\n[nothing]\n");
    let places: Vec<_> = mistakes.iter().map(|mistake| (mistake.line, mistake.column, mistake.severity)).collect();
    assert_eq!(
        places,
        [(3, 10, Severity::Error), (3, 15, Severity::Warning), (4, 1, Severity::Error), (5, 2, Severity::Error)]
    );
    let errors = Grammars::layered("f", "name = \"a\"\n[people]\nposts = [\"X\", \"clerk\"]\n").expect_err("an error");
    assert_eq!(errors.len(), 1, "warnings keep nothing from being used");
}

#[test]
fn what_is_shown_loads_back() {
    let grammars = Grammars::built_in();
    for name in grammars.names() {
        let house = grammars.house(name).expect("its own name");
        let shown = house.to_toml();
        assert_eq!(check("shown", &shown), [], "{name}");
        let again = layered(&shown);
        let back = again.house(name).expect("the same name");
        assert_eq!(back.vocabulary, house.vocabulary, "{name}");
        assert_eq!((back.title(), &back.signs.phrases), (house.title(), &house.signs.phrases), "{name}");
        assert_eq!(back.to_toml(), shown, "{name}");
    }
}

#[test]
fn houses_are_recognised() {
    let cases = [
        ("uk-local-council", "Minutes of Little Wittering Parish Council\nThe Parish Clerk read the standing orders."),
        ("irish-local-council", "An Cathaoirleach welcomed the Director of Services.\nCllr. Ó Sé, Municipal District"),
        ("us-local-body", "Mayor Hill called the meeting to order.\nPledge of Allegiance. Roll call. Motion carried."),
        (
            "uk-central-government",
            "The Permanent Secretary opened the Departmental Board.\nHM Treasury, Cabinet Office",
        ),
        (
            "central-bank",
            "Monetary Policy Committee: the Deputy Governor said that Bank Rate\nshould rise by 25 basis points.",
        ),
        (
            "technical-committee",
            "Working Group telecon. Scribe: Ana\nThe pull request was merged into the working draft.",
        ),
        ("voluntary-board", "The trustees of the charity met.\nGift Aid and fundraising were discussed."),
        (BASE, "Minutes of a meeting.\nNothing in particular was said."),
    ];
    let grammars = Grammars::built_in();
    for (name, text) in cases {
        let (house, reason) = grammars.recognise(text);
        assert_eq!(house.name(), name, "{reason}");
    }
    let (_, reason) = grammars.recognise("Parish Council, PARISH CLERK, Cllr Moss, cllr");
    assert_eq!(reason, "3 phrases of uk-local-council: \"parish council\", \"cllr\", \"parish clerk\"");
    assert_eq!(grammars.recognise("").1, "no house was recognised");
}

#[test]
fn a_house_of_the_user_wins_a_tie() {
    let text = "parish council, parish clerk, cllr";
    let file = "name = \"mine\"\n[recognise]\nphrases = [\"cllr\", \"parish clerk\", \"parish council\"]\n";
    let grammars = layered(file);
    let (house, reason) = grammars.recognise(text);
    assert_eq!((house.name(), reason.starts_with("3 phrases of mine")), ("mine", true));
}

#[test]
fn the_example_of_the_readme_is_right() {
    let readme = include_str!("../../grammar/README.md");
    let (_, rest) = readme.split_once("```toml\n").expect("an example");
    let (example, _) = rest.split_once("```").expect("its end");
    assert_eq!(check("example", example), []);
    for class in Class::ALL.iter().filter(|class| class.section() != "months") {
        let row = format!("| `{}.{}` | {} |", class.section(), class.key(), class.describe());
        assert!(readme.contains(&row), "{row}");
    }
}
