use super::*;

#[test]
fn built_in_files_have_no_mistakes() {
    for (file, text) in built_in::HOUSES.iter().map(|(_, file)| file).chain(built_in::BASE) {
        let mut mistakes = check(file, text);
        mistakes.retain(|mistake| mistake.message != grammars::NO_NAME || *file != "grammar/evidence.toml");
        assert_eq!(mistakes, [], "{file}");
    }
}
