//! Reads the notation of `grammar/minutes.ebnf`, as far as it is used there: ISO 14977 with `_` in names.

use std::collections::BTreeSet;

/// A production of the grammar.
#[derive(Debug)]
pub(super) struct Production {
    pub(super) name: String,
    /// Names in its definition.
    pub(super) uses: BTreeSet<String>,
    /// Word lists in the comments behind `phrase`.
    pub(super) lists: Vec<String>,
    /// Whether it is marked as having no parser of its own.
    pub(super) lexical: bool,
    /// File or folder of its part, below the root of the repository.
    pub(super) part: String,
}

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Name(String),
    /// A terminal or a special sequence.
    Literal,
    Comment(String),
    Sign(char),
}

/// Cuts the grammar into tokens.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, length) = if let Some(comment) = rest.strip_prefix("(*") {
            let end = comment.find("*)").unwrap_or_else(|| panic!("a comment is not closed: {comment:.60}"));
            (Token::Comment(comment[..end].trim().to_owned()), end + 4)
        } else if matches!(first, '"' | '\'' | '?') {
            let end = rest[1..].find(first).unwrap_or_else(|| panic!("{first} is not closed: {rest:.60}"));
            assert!(end > 0 && !rest[1..=end].contains('\n'), "empty or on two lines: {rest:.60}");
            (Token::Literal, end + 2)
        } else if first.is_ascii_lowercase() {
            let end = rest.find(|char: char| !(char.is_ascii_lowercase() || char == '_')).unwrap_or(rest.len());
            (Token::Name(rest[..end].to_owned()), end)
        } else {
            assert!("=,|;()[]{}-".contains(first), "no sign of the notation: {rest:.60}");
            (Token::Sign(first), 1)
        };
        tokens.push(token);
        rest = rest[length..].trim_start();
    }
    tokens
}

/// Reads the productions of a grammar and checks their form.
pub(super) fn productions(text: &str) -> Vec<Production> {
    let tokens = tokens(text);
    let mut productions: Vec<Production> = Vec::new();
    let mut part = String::new();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            Token::Comment(comment) if comment == "lexical" => {
                productions.last_mut().expect("a mark stands behind a production").lexical = true;
                at += 1;
            }
            Token::Comment(comment) => {
                if comment.starts_with("src/") {
                    part.clone_from(comment);
                }
                at += 1;
            }
            Token::Name(name) => {
                assert_eq!(tokens.get(at + 1), Some(&Token::Sign('=')), "{name} is not defined by `=`");
                let length = tokens[at..].iter().position(|token| *token == Token::Sign(';'));
                let end = at + length.unwrap_or_else(|| panic!("{name} is not closed by `;`"));
                productions.push(production(name, &tokens[at + 2..end], &part));
                at = end + 1;
            }
            token => panic!("{token:?} stands outside a production"),
        }
    }
    productions
}

fn production(name: &str, definition: &[Token], part: &str) -> Production {
    let mut made = Production {
        name: name.to_owned(),
        uses: BTreeSet::new(),
        lists: Vec::new(),
        lexical: false,
        part: part.to_owned(),
    };
    let mut open = Vec::new();
    // whether an operand has to come next
    let mut wanted = true;
    for token in definition {
        match token {
            Token::Comment(comment) => made.lists.extend(lists(comment)),
            Token::Name(_) | Token::Literal | Token::Sign('(' | '[' | '{') => {
                assert!(wanted, "{name}: a comma or a bar is missing before {token:?}");
                if let Token::Sign(sign) = token {
                    open.push(*sign);
                } else {
                    wanted = false;
                }
                if let Token::Name(used) = token {
                    made.uses.insert(used.clone());
                }
            }
            Token::Sign(sign @ (')' | ']' | '}')) => {
                let opened = open.pop().unwrap_or_else(|| panic!("{name}: {sign} closes nothing"));
                assert!(
                    ["()", "[]", "{}"].contains(&&*format!("{opened}{sign}")),
                    "{name}: {opened} is closed by {sign}"
                );
                assert!(!wanted, "{name}: nothing stands before {sign}");
            }
            Token::Sign(sign) => {
                assert!(!wanted && *sign != '=', "{name}: nothing stands before {sign}");
                wanted = true;
            }
        }
    }
    assert!(open.is_empty() && !wanted, "{name} is not complete");
    made
}

/// The names in a comment: `titles.draft, approved` and `months.january … months.december` name two each.
fn lists(comment: &str) -> Vec<String> {
    let section = comment.split('.').next().unwrap_or_default();
    let names = comment.split([',', '…']).map(str::trim);
    names.map(|name| if name.contains('.') { name.to_owned() } else { format!("{section}.{name}") }).collect()
}
