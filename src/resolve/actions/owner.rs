//! Owners: who has to do a task, and what kind of owner that is.

mod agent;
mod lead_in;
mod occasion;
mod pronoun;

use crate::evidence::{ActionSignal, Evidence};
use crate::grammar::Class;
use crate::parse::action::{owner, owners};
use crate::parse::attendance::{is_organisation, is_post};
use crate::parse::{offset_in, phrase};
use crate::resolve::clause::{Subject, subject};
use crate::resolve::form::Form;
use crate::resolve::reading::Reading;
use crate::resolve::roster::{Meant, Roster};
use crate::resolve::statement::Statement;
use crate::text::{Words, seek};

use super::Named;
use super::verb::{is_state, is_task, verb_of};
use agent::agent_of;
pub(in crate::resolve) use lead_in::is_clause_of_pronoun;
use lead_in::{is_opinion, past_lead_in};
use occasion::names_event;
use pronoun::{pronoun_signals, speaker};

/// The person that a statement begins with, for the pronouns after it.
pub(super) fn named_subject<'a>(reading: &Reading<'a>, roster: &Roster, statement: &Statement) -> Option<&'a str> {
    let text = reading.text(statement.span);
    let head = text.strip_prefix("The ").unwrap_or(text);
    let mut end = None;
    for (at, _) in head.match_indices(' ').take(6).chain(std::iter::once((head.len(), ""))) {
        let name = head[..at].trim_end_matches(',');
        // "The Chair thanked the Group": the subject ends before its verb
        let last = name.last_word().map_or("", |(_, last)| last);
        let classes = || reading.words.classes(last);
        if last.starts_with(char::is_lowercase) && last != "to" && !classes().contains(Class::NameLink) {
            let particle = classes().contains(Class::Particle);
            let post = is_post(reading.words, name);
            if !particle && !post {
                break;
            }
        }
        // "Ann Bell and Ben Carr": each by themselves
        let last = seek::find_last(name, " and ").map_or(name, |at| &name[at + " and ".len()..]);
        let kind = subject(reading.words, roster, if end.is_some() { last } else { name }, false);
        if matches!(kind, Subject::Person) {
            end = Some(name);
        }
    }
    end.map(|name| owner(reading.words, behind_post(reading, name)))
}

/// The name behind a post: "Provost Whitlock" is Whitlock.
fn behind_post<'t>(reading: &Reading<'_>, name: &'t str) -> &'t str {
    let post = |at: &usize| is_post(reading.words, &name[..*at]);
    let end = name.match_indices(' ').map(|(at, _)| at).rfind(post);
    end.map_or(name, |at| name[at..].trim_start())
}

/// "Chair Bell", "Vice Chair Bell": the listed person behind an office, without it.
pub(super) fn behind_office<'t>(reading: &Reading<'_>, roster: &Roster, name: &'t str) -> &'t str {
    if !name.contains(' ') || !matches!(roster.meant(reading.words, name), Meant::Unknown) {
        return name;
    }
    let office = |head: &str| {
        let classes = reading.words.classes(head);
        is_post(reading.words, head) || classes.contains(Class::Chair) || classes.contains(Class::Members)
    };
    let behind = |at: usize| (&name[..at], &name[at + 1..]);
    let found = name.match_indices(' ').map(|(at, _)| behind(at)).find(|(head, tail)| {
        tail.starts_with(char::is_uppercase)
            && office(head)
            && matches!(roster.meant(reading.words, tail), Meant::Attendee(_) | Meant::Several)
    });
    found.map_or(name, |(_, tail)| tail)
}

/// Says who the owner is and gives their names as written.
pub(super) fn owner_signals(
    reading: &Reading<'_>,
    roster: &Roster,
    form: &Form<'_>,
    named: &Named<'_>,
    block: usize,
    evidence: &mut Evidence<ActionSignal>,
) -> (Vec<String>, bool) {
    use ActionSignal as S;
    let needs = matches!(form.signal, S::Obligation | S::PassiveTo | S::NeedOpens | S::Imperative);
    if needs && let Some(names) = behind_stroke(reading, roster, form.rest) {
        evidence.add(S::OwnerListed);
        return (names, false);
    }
    let agent = form.passive.then(|| agent_of(reading, form.rest)).flatten();
    let words = agent.unwrap_or(if form.passive { "" } else { form.owner }).trim();
    let words = words.trim_start_matches(['-', '–', '*', '_', ' ']).trim_end_matches(['*', '_', ' ']);
    // "when telling them of it the Clerk should …": whoever stands behind what is done then
    let doing = words.words().next().is_some_and(|first| first.len() > 5 && first.ends_with("ing"));
    let behind = seek::find_last(words, " the ").map(|at| &words[at + 1..]).filter(|_| doing);
    let words = behind.filter(|who| is_post(reading.words, &who["the ".len()..])).unwrap_or(words);
    let opinion = is_opinion(words);
    let words = past_lead_in(reading, roster, words);
    // "The gate needs a hinge (Ann)."
    let unnamed = words.is_empty() || matches!(subject(reading.words, roster, words, false), Subject::Thing);
    let bracketed = if needs && unnamed { in_brackets(reading, roster, form.rest) } else { None };
    if let Some(names) = bracketed {
        evidence.add(S::OwnerListed);
        return (names, false);
    }
    // "Coast Authority open meeting to discuss parking": the occasion that a letter tells of
    let plain = form.signal == S::BareInfinitive && !evidence.has(S::Label);
    let occasion = plain && names_event(reading, roster, words);
    evidence.add_if(S::State, occasion);
    if words.is_empty() || occasion {
        evidence.add(S::OwnerMissing);
        return (Vec::new(), false);
    }
    if opinion || is_clause_of_pronoun(words) {
        evidence.add(S::OwnerMissing);
        evidence.add(S::State);
        return (Vec::new(), false);
    }
    // "only members should have a key" is a rule
    if words.starts_with("only ") || words.starts_with("Only ") {
        evidence.add(S::State);
    }
    if words == "I"
        && let Some(name) = speaker(reading, roster, block, words)
    {
        evidence.add(S::OwnerListed);
        return (vec![name.to_owned()], true);
    }
    // the wording of a motion is nobody's task: "“That the Council call …", "Motion by Mrs Gagnon to …"
    // nor that of its sign: "M/S/C to …", "MSC Bell/Carr to …"
    if words.starts_with(['“', '"', '‘'])
        || phrase(reading.words, Class::Motion)(words).is_ok()
        || is_motion_sign(reading, words)
        // "MOTION by Bell, SECOND by Carr to shut early"
        || phrase(reading.words, Class::Seconded)(words).is_ok_and(|(rest, _)| rest.starts_with([' ', ':']))
    {
        evidence.add(S::OwnerMissing);
        evidence.add(S::State);
        return (Vec::new(), false);
    }
    if let Some(found) = pronoun_signals(reading, named, form, block, words, evidence) {
        return found;
    }
    // "The council agreed to seek advice" is the council's task, and no more of one for it
    if form.signal == S::DecidedTask {
        evidence.add(S::OwnerMissing);
        return (owners(reading.words, words).into_iter().map(str::to_owned).collect(), false);
    }
    if ["someone", "somebody", "Someone", "Somebody"].iter().any(|word| words.starts_with(word)) {
        evidence.add(S::OwnerBody);
        return (vec![words.to_owned()], false);
    }
    // "the next activity from this committee": not the committee but a thing
    if [" from ", " about "].iter().any(|link| words.contains(link)) && words.starts_with(char::is_lowercase)
        || words.starts_with("The ") && seek::find(words, " from ").is_some()
    {
        evidence.add(S::OwnerMissing);
        evidence.add_if(S::State, !form.passive);
        return (Vec::new(), false);
    }
    name_signals(reading, roster, form, named, words, agent.is_some(), evidence)
}

/// What names of owners show, and the names as written: whether they are listed, hold a post, are a body or speak. `agent`
/// says that they stand behind "by".
fn name_signals(
    reading: &Reading<'_>,
    roster: &Roster,
    form: &Form<'_>,
    named: &Named<'_>,
    words: &str,
    agent: bool,
    evidence: &mut Evidence<ActionSignal>,
) -> (Vec<String>, bool) {
    use ActionSignal as S;
    let mut names = if is_one_post(reading, roster, words) {
        vec![owner(reading.words, words)]
    } else {
        owners(reading.words, words)
    };
    for name in &mut names {
        *name = behind_office(reading, roster, name);
    }
    let whole = subject(reading.words, roster, words, false);
    let known = names.iter().map(|name| roster.meant(reading.words, name)).collect::<Vec<_>>();
    if known.iter().any(|meant| matches!(meant, Meant::Attendee(_) | Meant::Several)) {
        evidence.add(S::OwnerListed);
    } else if known.iter().any(|meant| matches!(meant, Meant::Post))
        || names.iter().any(|name| holds_office(reading, name))
        || is_post(reading.words, seek::past(seek::past(words, "the "), "The "))
    {
        evidence.add(S::OwnerPost);
    } else if known.iter().any(|meant| matches!(meant, Meant::Body))
        || whole == Subject::Body
        || is_body_part(reading, words)
    {
        evidence.add(S::OwnerBody);
    } else if names.iter().all(|name| named.speaks(name)) || roster.is_empty() && are_called(reading, form, &names) {
        evidence.add(S::OwnerSpeaks);
    } else if is_posts(reading, seek::past(seek::past(words, "the "), "The ")) {
        evidence.add(S::OwnerPost);
    } else if agent && words.starts_with(char::is_lowercase) {
        // "painted by the volunteers"
        evidence.add(S::OwnerMissing);
    } else if form.signal == S::Requested
        && (["each ", "every "].iter().any(|word| words.starts_with(word))
            || phrase(reading.words, Class::AskedGroup)(words).is_ok_and(|(rest, _)| rest.is_empty())
                && reading.words.longest(Class::Gesture, form.rest).is_none())
    {
        // "would like each partner to look at it", "asked people to send pictures"
        evidence.add(S::OwnerBody);
    } else if matches!(whole, Subject::Thing)
        && !is_owner_group(reading, roster, words)
        // "Action: Barn project to talk with the county": the label says that whatever stands there has to do it
        // but "Action: New lamps to arrive in May" is said of a thing
        && !(evidence.has(S::Label)
            && form.signal == S::BareInfinitive
            && words.starts_with(char::is_uppercase)
            && !is_state(reading, verb_of(form.rest), form.rest))
    {
        evidence.add(S::OwnerMissing);
        evidence.add_if(S::State, !form.passive);
        return (Vec::new(), false);
    } else {
        evidence.add(S::OwnerOutside);
    }
    (names.into_iter().map(str::to_owned).collect(), false)
}

/// "Chief Hart", "Attorney Moss": an office of the place and the surname of whoever holds it, who need not be listed;
/// "Governor Hart" is of another body.
fn holds_office(reading: &Reading<'_>, name: &str) -> bool {
    let plain = |word: &str| {
        word.len() > 2
            && word.starts_with(|first: char| first.is_ascii_uppercase())
            && word.bytes().skip(1).all(|byte| byte.is_ascii_lowercase())
    };
    name.first_word().is_some_and(|(office, surname)| {
        plain(office)
            && plain(surname)
            && reading.words.classes(&seek::lower(office)).contains(Class::LocalOffice)
            && !is_post(reading.words, surname)
            && !reading.words.classes(surname).contains(Class::Collective)
    })
}

/// "The Senior Officer, Parks and Roads": a post with the departments that it is over, and none of them somebody.
fn is_one_post(reading: &Reading<'_>, roster: &Roster, words: &str) -> bool {
    let Some((post, over)) = seek::part(words, ", ") else { return false };
    let plain = seek::past(seek::past(post, "the "), "The ");
    let unknown = |name: &&str| {
        let classes = reading.words.classes(name);
        matches!(roster.meant(reading.words, name), Meant::Unknown)
            && !is_post(reading.words, name)
            && ![Class::Chair, Class::Post, Class::Members].into_iter().any(|class| classes.contains(class))
    };
    plain.contains(' ')
        && is_post(reading.words, plain)
        && words.starts_with(['T', 't'])
        && owners(reading.words, over).iter().all(unknown)
}

/// "Ann", "Ben Carr": names of people, in minutes that list nobody, before what they will do.
fn are_called(reading: &Reading<'_>, form: &Form<'_>, names: &[&str]) -> bool {
    use ActionSignal as S;
    // "Ann needs to send the list", and not "Gatekeeper should open the room"
    let needs = || {
        let behind = &reading.layout.flow.text[reading.flow_span(form.owner).end..];
        form.signal == S::Obligation && behind.starts_with(" needs to ") && is_task(reading, form.rest, false)
    };
    let does = matches!(form.signal, S::Will | S::BareInfinitive | S::Promised | S::Undertakes) || needs();
    let does = does && !form.passive;
    let plain = |word: &str| {
        word.len() > 2
            && word.starts_with(|first: char| first.is_ascii_uppercase())
            && word.bytes().skip(1).all(|byte| byte.is_ascii_lowercase())
            && !reading.words.classes(word).contains(Class::Collective)
    };
    does && names
        .iter()
        .all(|name| name.words().all(plain) && name.words().count() <= 2 && !is_organisation(reading.words, name))
}

/// "M/S/C", "MSC", "Moved/Seconded/Approved": the sign of a motion that was moved, seconded and settled.
pub(in crate::resolve) fn is_motion_sign(reading: &Reading<'_>, words: &str) -> bool {
    let first = words.split([' ', '(']).next().unwrap_or(words);
    let sign = !first.contains(char::is_lowercase) || first.contains('/');
    sign && first.len() > 2 && reading.words.classes(first).contains(Class::Moved)
}

/// "to be put up / Ann and Ben": the attendees behind a stroke at the end of a line.
fn behind_stroke(reading: &Reading<'_>, roster: &Roster, rest: &str) -> Option<Vec<String>> {
    let tail = &rest[seek::find_last(rest, " / ")? + " / ".len()..];
    let names = owners(reading.words, tail.trim_end_matches(['.', ' ']));
    let known = |name: &&str| matches!(roster.meant(reading.words, name), Meant::Attendee(_) | Meant::Post);
    (!names.is_empty() && names.len() <= 3 && names.iter().all(known))
        .then(|| names.into_iter().map(str::to_owned).collect())
}

/// The attendees whose names stand in brackets at the end of a sentence.
fn in_brackets(reading: &Reading<'_>, roster: &Roster, rest: &str) -> Option<Vec<String>> {
    let inner = rest.trim_end_matches(['.', ' ']).strip_suffix(')')?;
    let names = owners(reading.words, &inner[seek::find_last(inner, " (")? + 2..]);
    let known = |name: &&str| matches!(roster.meant(reading.words, name), Meant::Attendee(_) | Meant::Post);
    (!inner.ends_with('.') && !names.is_empty() && names.len() <= 3 && names.iter().all(known))
        .then(|| names.into_iter().map(str::to_owned).collect())
}

/// "wardens", "deans": all who hold a post.
fn is_posts(reading: &Reading<'_>, words: &str) -> bool {
    let one = words.strip_suffix('s').filter(|one| one.chars().all(char::is_lowercase));
    one.is_some_and(|one| reading.words.classes(one).contains(Class::Post))
}

/// Whether a clause tells what somebody said: "… said that" stands before its owner.
pub(super) fn is_reported(reading: &Reading<'_>, text: &str, owner: &str) -> bool {
    let before = text[..offset_in(text, owner)].trim_end();
    let before = before.strip_suffix(" the").unwrap_or(before);
    let Some(head) = before.strip_suffix(" that") else { return false };
    let verb = head.words().next_back().unwrap_or("");
    reading.words.classes(verb).contains(Class::Speech)
}

fn is_body_part(reading: &Reading<'_>, words: &str) -> bool {
    words.words().any(|word| {
        let classes = reading.words.classes(word);
        classes.contains(Class::Everybody)
    })
}

/// What ends before the owners in a list of them.
const BEFORE: [&str; 9] =
    [" and ", " or ", " that ", "THAT ", " agreed ", " resolved ", "Agreed ", "AGREED ", "RESOLVED "];

/// The owners that stand before an owner in a list: "Karen, Ethan & Mateusz", "`MoJ` and HO".
pub(in crate::resolve) fn widen<'t>(reading: &Reading<'_>, roster: &Roster, text: &'t str, words: &'t str) -> &'t str {
    let end = offset_in(text, words) + words.len();
    let mut start = end - words.len();
    let last = owner(reading.words, words);
    // "Fair, Ann will book": the matter, and whoever is known
    let listed = !matches!(roster.meant(reading.words, last), Meant::Unknown);
    loop {
        let head = text[..start].trim_end();
        let topic = listed && start + words.len() == end && head.ends_with(',');
        let Some(head) = [" and", " or", " &", ",", " and the", "/"]
            .into_iter()
            .find_map(|link| head.strip_suffix(link))
            .or_else(|| head.strip_suffix("the").and_then(|head| head.trim_end().strip_suffix(" and")))
        else {
            break;
        };
        let head = head.trim_end().trim_end_matches(',');
        let from = head.rfind([',', '/', '&', ':', ';', '.', '(']).map_or(0, |at| at + 1);
        // "It was agreed Ann and Ben would write", "Agreed Ann, Ben"
        let from = BEFORE
            .into_iter()
            .filter_map(|link| seek::find_last(&head[from..], link).map(|at| from + at + link.len()))
            .max()
            .unwrap_or(from);
        let piece = head[from..].trim_start();
        let plain = piece
            .strip_prefix("the ")
            .or_else(|| piece.strip_prefix("The "))
            .or_else(|| piece.strip_prefix("both the "))
            .unwrap_or(piece);
        let known = !matches!(roster.meant(reading.words, plain), Meant::Unknown);
        // "From this list, the Board will …"
        let first = plain.words().next().unwrap_or(plain);
        let named = !reading.words.classes(first).contains(Class::Pronoun)
            && plain.starts_with(char::is_uppercase)
            && plain.words().count() <= 3
            && !topic
            && plain.words().next_back().is_some_and(|last| last.starts_with(char::is_uppercase))
            && !has_finite_verb(reading, plain);
        if piece.is_empty() || !(known || named) || piece.words().count() > 5 {
            break;
        }
        start = offset_in(text, piece);
    }
    &text[start..end]
}

/// Whether a word that begins a sentence is a name: it has several capitals, or stands elsewhere in the document with
/// a capital within a sentence.
pub(in crate::resolve) fn is_proper(reading: &Reading<'_>, words: &str) -> bool {
    if words.contains(' ') || words.chars().filter(|char| char.is_uppercase()).count() >= 2 {
        return true;
    }
    let text = reading.layout.flow.text.as_str();
    memchr::memmem::find_iter(text.as_bytes(), words).take(32).any(|at| {
        let before = text[..at].trim_end_matches(' ');
        let within = before.ends_with(|char: char| char.is_lowercase() || char == ',' || char == '&' || char == '/');
        within && text[..at].ends_with([' ', '/']) && !text[at + words.len()..].starts_with(char::is_alphanumeric)
    })
}

/// "Taskforce members with an interest", "Member of Taskforce", "Panel members/ KO", "`MoJ` and HO".
pub(in crate::resolve) fn is_owner_group(reading: &Reading<'_>, roster: &Roster, words: &str) -> bool {
    owners(reading.words, words).iter().all(|name| {
        let known = !matches!(roster.meant(reading.words, name), Meant::Unknown);
        let head =
            [" of ", " with "].iter().fold(&**name, |head, link| seek::part(head, link).map_or(head, |(head, _)| head));
        let body = reading.words.classes(head).contains(Class::Everybody)
            || matches!(subject(reading.words, roster, head, false), Subject::Body | Subject::Person);
        // "One way", "Many thanks" name nobody
        let ends = name
            .words()
            .next_back()
            .is_some_and(|word| word.starts_with(char::is_uppercase) || is_group(reading, word));
        known
            || body
            || (name.starts_with(char::is_uppercase) && ends && name.words().count() <= 3 && is_proper(reading, name))
            || is_post(reading.words, head)
    }) && words.words().count() <= 10
}

/// "members", "team", "secretariat": whom a group of words with it at its end means.
fn is_group(reading: &Reading<'_>, word: &str) -> bool {
    let classes = reading.words.classes(word);
    [Class::Everybody, Class::Collective, Class::Members, Class::Post].into_iter().any(|class| classes.contains(class))
}

pub(in crate::resolve) fn has_finite_verb(reading: &Reading<'_>, words: &str) -> bool {
    // "ALL ARE WELCOME"
    if !words.contains(char::is_lowercase)
        && words.words().any(|word| matches!(word, "IS" | "ARE" | "WAS" | "WERE" | "BE"))
    {
        return true;
    }
    words.words().enumerate().any(|(place, word)| {
        let name = word.starts_with(char::is_uppercase) && (place > 0 || matches!(word, "Will" | "May"));
        let past = word.len() > 4 && word.ends_with("ed") && word.starts_with(char::is_lowercase);
        !name && (past || reading.words.classes(word.trim_end_matches([',', ';'])).contains(Class::FiniteVerb))
    })
}
