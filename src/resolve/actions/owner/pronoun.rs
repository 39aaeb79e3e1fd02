//! Pronouns for owners: whom "I", "she" and "they" stand for.

use crate::evidence::{ActionSignal, Evidence};
use crate::grammar::Class;
use crate::parse::action::owners;
use crate::parse::offset_in;
use crate::resolve::actions::Named;
use crate::resolve::form::Form;
use crate::resolve::reading::Reading;
use crate::resolve::roster::{Meant, Roster};
use crate::text::seek;

/// What a pronoun for an owner shows, and whom it stands for: "he", "they", "it", "this".
pub(super) fn pronoun_signals(
    reading: &Reading<'_>,
    named: &Named<'_>,
    form: &Form<'_>,
    block: usize,
    words: &str,
    evidence: &mut Evidence<ActionSignal>,
) -> Option<(Vec<String>, bool)> {
    use ActionSignal as S;
    match words.to_ascii_lowercase().as_str() {
        pronoun @ ("he" | "she" | "they" | "him" | "her" | "them") => {
            let unclear = !pronoun.starts_with("the") && named.is_unclear(reading.flow_span(words).start);
            if unclear {
                evidence.add(S::OwnerPronoun);
                return Some((Vec::new(), false));
            }
            let own = || named.own(reading.flow_span(words).start).filter(|_| !pronoun.starts_with("the"));
            let above = || named.above(reading.flow_span(words).start).filter(|_| !pronoun.starts_with("the"));
            let antecedent =
                own().or_else(|| named.person(block)).or_else(|| labelled_voice(reading, block, words)).or_else(above);
            // "Ann and Ben volunteered. They will mend it."
            let several = antecedent.is_some_and(|names| [" and ", " & "].iter().any(|link| names.contains(link)));
            // "Ann welcomed the guests and asked them to introduce themselves"
            let others = pronoun == "them" && !several;
            let antecedent = antecedent.filter(|_| !others);
            evidence.add_if(
                S::State,
                others && form.signal == S::Requested && reading.words.longest(Class::Gesture, form.rest).is_some(),
            );
            let known = antecedent.is_some() && (!pronoun.starts_with("the") || several) && !form.subordinate;
            evidence.add(if known { S::OwnerListed } else { S::OwnerPronoun });
            let each = |name| owners(reading.words, name).into_iter().map(str::to_owned).collect();
            let names: Vec<String> = antecedent
                .map(|name| if pronoun.starts_with("the") { each(name) } else { vec![name.to_owned()] })
                .unwrap_or_default();
            Some((names, antecedent.is_some()))
        }
        "it" => {
            evidence.add(S::OwnerBody);
            Some((Vec::new(), false))
        }
        "this" | "these" | "that" | "there" | "those" => {
            evidence.add(S::OwnerMissing);
            evidence.add(S::State);
            Some((Vec::new(), false))
        }
        _ => None,
    }
}

/// Who says "I" in a block: "Ann: I will call the school", one perhaps in each line of it.
pub(super) fn speaker<'a>(reading: &Reading<'a>, roster: &Roster, block: usize, pronoun: &str) -> Option<&'a str> {
    let text = reading.text(reading.layout.blocks[block].flow);
    let said = offset_in(text, pronoun);
    let mut lines = text.get(..said)?.rsplit('\n');
    lines.find_map(|line| {
        let (name, _) = seek::part(line, ": ").filter(|(name, _)| name.len() <= 40)?;
        matches!(roster.meant(reading.words, name), Meant::Attendee(_)).then_some(name)
    })
}

/// "Ann: the map is lost, she will draw a new one": whose words a line keeps, by the forename before its colon.
fn labelled_voice<'a>(reading: &Reading<'a>, block: usize, pronoun: &str) -> Option<&'a str> {
    const LONGEST: usize = 16;
    let text = reading.text(reading.layout.blocks[block].flow);
    let said = text.get(..offset_in(text, pronoun))?;
    let (name, rest) = seek::part(said, ": ").filter(|(name, _)| name.len() <= LONGEST)?;
    let plain = name.len() > 2
        && name.starts_with(|first: char| first.is_ascii_uppercase())
        && name.bytes().skip(1).all(|byte| byte.is_ascii_lowercase());
    let word = || {
        let classes = reading.words.classes(name);
        [Class::ActionLabel, Class::Resolution, Class::Motion, Class::ItemTitle, Class::Collective, Class::TaskVerb]
            .into_iter()
            .any(|class| classes.contains(class))
    };
    (plain && !rest.contains(['.', '\n']) && !word()).then_some(name)
}
