//! The mark at the start of a note.

/// How a note's mark is written before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `¹ `, `[1] `: nothing else begins like that.
    Own,
    /// `1 `, `1/ `, `1) `, `* `, `† `: lists begin like that too.
    Shared,
    /// `(1) `: a note under a heading of notes only.
    Headed,
}

/// Whether a line begins like a note and like nothing else.
pub fn opens_note(text: &str) -> bool {
    label(text).is_some_and(|(_, _, form)| form == Form::Own)
}

/// The mark at the start of a note: label, length with what divides it from the text, form.
pub(super) fn label(text: &str) -> Option<(String, usize, Form)> {
    let first = text.chars().next()?;
    if let Some((label, length)) = superscript(text) {
        return rest(text, length).map(|length| (label, length, Form::Own));
    }
    if let Some((label, length)) =
        named(text).and_then(|(label, length)| Some((label, length + text[length..].strip_prefix(':').map(|_| 1)?)))
    {
        return rest(text, length).map(|length| (label.to_owned(), length, Form::Own));
    }
    if first == '^' {
        let digits = text[1..].bytes().take_while(u8::is_ascii_digit).count();
        let length = rest(text, 1 + digits)?;
        return (1..=2).contains(&digits).then(|| (text[1..=digits].to_owned(), length, Form::Own));
    }
    if first == '[' {
        let close = text.bytes().take(10).position(|byte| byte == b']')?;
        let inner = without_word(&text[1..close]);
        let known = is_number(inner)
            || is_sign(inner)
            || inner == WORD
            || (inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_lowercase()));
        let length = text[close + 1..].strip_prefix(['/', ':', '.']).map_or(close + 1, |_| close + 2);
        return known.then(|| rest(text, length)).flatten().map(|length| (inner.to_owned(), length, Form::Own));
    }
    if first == '(' {
        let digits = text[1..].bytes().take(3).take_while(u8::is_ascii_digit).count();
        let closed = digits > 0 && text[1 + digits..].starts_with(')');
        return closed
            .then(|| rest(text, digits + 2))
            .flatten()
            .map(|length| (text[1..=digits].to_owned(), length, Form::Headed));
    }
    if first.is_ascii_digit() {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let signs = text[digits..].bytes().take(1).take_while(|byte| matches!(byte, b'/' | b')' | b'.' | b':')).count();
        let length = rest(text, digits + signs)?;
        return (digits <= 3).then(|| (text[..digits].to_owned(), length, Form::Shared));
    }
    let length: usize = text.chars().take_while(|char| SIGNS.contains(char)).map(char::len_utf8).sum();
    let known = length > 0 && text[..length].chars().count() <= 4;
    let whole = known.then(|| rest(text, length)).flatten()?;
    // "§ 62" is a section of a law
    let section = text.starts_with('§') && text[whole..].starts_with(|next: char| next.is_ascii_digit());
    (!section).then(|| (text[..length].to_owned(), whole, Form::Shared))
}

/// "[^source]": the name of a note in Markdown, and its length with the brackets.
pub(super) fn named(text: &str) -> Option<(&str, usize)> {
    const LONGEST: usize = 40;
    let inner = text.strip_prefix("[^")?;
    let length =
        inner.bytes().take(LONGEST).take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    let name = &inner[..length.count()];
    (!name.is_empty() && inner[name.len()..].starts_with(']')).then_some((name, name.len() + 3))
}

/// "fn1", "note 1": the number of a note without the word before it.
pub(super) fn without_word(inner: &str) -> &str {
    let words = ["fn ", "fn", "FN ", "FN", "Fn", "note ", "Note ", "n."];
    words.iter().find_map(|word| inner.strip_prefix(word)).filter(|number| is_number(number)).unwrap_or(inner)
}

/// Whether the text of a note is an address.
pub(super) fn is_address(text: &str) -> bool {
    ["http://", "https://", "www.", "<http"].iter().any(|head| text.starts_with(head))
}

/// Length of a mark with the blanks after it, if text follows.
fn rest(text: &str, length: usize) -> Option<usize> {
    let body = text[length..].trim_start();
    (!body.is_empty()).then(|| text.len() - body.len())
}

/// The word that marks a lone note in brackets: "by a vote[Note]" over "[Note] Voting for it: Ann Bell".
pub(super) const WORD: &str = "Note";

/// Signs that mark notes where there are few.
pub(super) const SIGNS: &[char] = &['*', '∗', '†', '‡', '§'];

pub(super) fn is_number(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

pub(super) fn is_sign(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= 3 && text.chars().all(|char| SIGNS.contains(&char))
}

/// Superscript digits at the start of `text` as plain digits, and their length.
pub(super) fn superscript(text: &str) -> Option<(String, usize)> {
    let plain = |char| match char {
        '⁰' => Some('0'),
        '¹' => Some('1'),
        '²' => Some('2'),
        '³' => Some('3'),
        '⁴'..='⁹' => char::from_digit(char as u32 - '⁰' as u32, 10),
        _ => None,
    };
    let digits: String = text.chars().map_while(plain).collect();
    let length = text.chars().take(digits.len()).map(char::len_utf8).sum();
    (!digits.is_empty()).then_some((digits, length))
}
