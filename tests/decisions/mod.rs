//! Decisions as clerks word them: the parts of such lines in all their combinations, and sentences that only look like them.

mod combined;
mod near_misses;

/// A set of minutes with these items of business behind the first.
fn minutes_with(business: &str) -> String {
    format!(
        "Harrow Vale Board\nMinutes of the meeting held on 3 May 2024\n\nPresent: Ida Hart (Chair), Guy Moss, Eve Pitt, \
         Cy Quick\n\n1. Welcome\nThe Chair welcomed everyone at 7.00 pm.\n\n{business}"
    )
}

/// An item of business for each of these texts.
fn items<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let each = texts.enumerate();
    let each = each.map(|(at, text)| format!("{}. Road {at}\nThe Clerk showed a map.\n\n{text}\n\n", at + 2));
    each.collect::<Vec<_>>().concat()
}
