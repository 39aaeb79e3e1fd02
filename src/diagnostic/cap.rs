use std::collections::BTreeMap;

use super::{Code, Diagnostic};

/// Most findings of one code in a document; what is more is told as a number.
const MOST: usize = 10;

/// What is said behind the number of those that are more.
const MORE: &str = " more findings of this kind, from here on";

/// How many findings one stands for. That is in its words alone: records have no other place for it.
pub(crate) fn number(diagnostic: &Diagnostic) -> usize {
    diagnostic.message.strip_suffix(MORE).and_then(|number| number.parse().ok()).unwrap_or(1)
}

/// Leaves the first findings of each code and one that says how many more there are, where the first of them stands: a
/// file that is no minutes may have a thousand of one kind, among which nothing else would be seen.
pub(crate) fn cap(diagnostics: &mut Vec<Diagnostic>) {
    let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
    for diagnostic in &*diagnostics {
        *counts.entry(diagnostic.code).or_default() += 1;
    }
    // to say that there is one more takes as much room as the one
    counts.retain(|_, count| *count > MOST + 1);
    if counts.is_empty() {
        return;
    }
    let mut seen: BTreeMap<Code, usize> = BTreeMap::new();
    diagnostics.retain_mut(|diagnostic| {
        let Some(count) = counts.get(&diagnostic.code) else { return true };
        let place = seen.entry(diagnostic.code).or_default();
        *place += 1;
        if *place == MOST + 1 {
            let message = format!("{}{MORE}", count - MOST);
            *diagnostic = Diagnostic::new(diagnostic.code, message, diagnostic.span);
        }
        *place <= MOST + 1
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(count: usize) -> Vec<Diagnostic> {
        let other = Diagnostic::new(Code::NoDate, "no date", None);
        let of = |number: usize| Diagnostic::new(Code::MarkWithoutNote, number.to_string(), None).with_hint("look");
        (0..count).map(of).chain([other]).collect()
    }

    #[test]
    fn few_are_left_as_they_are() {
        for count in [0, 1, MOST + 1] {
            let mut some = findings(count);
            cap(&mut some);
            assert_eq!(some, findings(count));
        }
    }

    #[test]
    fn of_many_the_first_stay_and_the_rest_is_a_number() {
        let mut many = findings(1000);
        cap(&mut many);
        assert_eq!(many.len(), MOST + 2);
        assert_eq!(many[..MOST], findings(1000)[..MOST]);
        assert_eq!(many[MOST].message, "990 more findings of this kind, from here on");
        assert_eq!(many.iter().map(number).sum::<usize>(), 1001);
        assert_eq!((many[MOST].code, many[MOST + 1].code), (Code::MarkWithoutNote, Code::NoDate));
    }
}
