//! Numbers that stand behind the titles of items.

/// Fewest titles with a number behind them that make it the way in which a document counts.
const FEWEST: usize = 3;

/// For each title the number in brackets that ends it, as American school boards write the place of an item on the agenda:
/// "Roll Call (B)", "Bus Contract (G-10)". Gives where the title ends, and the number. Nothing where fewer than three do so, or
/// their letters do not come in order.
pub(super) fn numbers_behind<'t>(titles: &[&'t str]) -> Vec<Option<(usize, &'t str)>> {
    let found: Vec<Option<(usize, &str)>> = titles.iter().map(|title| number_behind(title)).collect();
    let letters: Vec<u8> = found.iter().flatten().filter_map(|(_, number)| number.bytes().next()).collect();
    let differ = letters.windows(2).any(|pair| pair[0] < pair[1]);
    if letters.len() >= FEWEST && letters.is_sorted() && differ { found } else { vec![None; titles.len()] }
}

fn number_behind(title: &str) -> Option<(usize, &str)> {
    let title = title.trim_end();
    let (head, number) = title.strip_suffix(')')?.rsplit_once(" (")?;
    let (letter, behind) = number.split_at_checked(1)?;
    let digits = behind.strip_prefix('-');
    let counted = digits.is_none_or(|digits| (1..=3).contains(&digits.len()));
    let plain = behind.is_empty() || digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    let titled = head.contains(char::is_alphanumeric);
    (titled && letter.bytes().all(|byte| byte.is_ascii_uppercase()) && counted && plain)
        .then_some((head.trim_end().len(), number))
}

#[cfg(test)]
mod tests {
    use super::numbers_behind;
    use crate::convert;

    #[test]
    fn numbers_in_brackets_behind_titles() {
        let titles = ["Call to Order (A)", "Roll Call (B)", "Buses (Elm)", "Bus Contract (G-10)"];
        let numbers: Vec<_> =
            numbers_behind(&titles).into_iter().map(|found| found.map(|(_, number)| number)).collect();
        assert_eq!(numbers, [Some("A"), Some("B"), None, Some("G-10")]);
        for others in
            [&["Call to Order (A)", "Roll Call (B)"][..], &["Team (C)", "Team (A)", "Team (B)"], &["a (A)"; 3]]
        {
            assert!(numbers_behind(others).iter().all(Option::is_none), "{others:?}");
        }
        let minutes = convert(
            "Elm School Board\n3 May 2021\n\nCall to Order (A)\nThe president called the meeting to order.\n\nApproval of \
             Minutes (B)\nThe minutes were approved.\n\nBus Contract (C-1)\nThe contract was approved.\n",
        );
        let found: Vec<_> =
            minutes.agenda_items.iter().map(|item| (item.number.as_deref(), item.title.as_str())).collect();
        assert_eq!(
            found,
            [(Some("A"), "Call to Order"), (Some("B"), "Approval of Minutes"), (Some("C-1"), "Bus Contract")]
        );
    }
}
