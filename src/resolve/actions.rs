//! Actions: statements that put a task on somebody.

use crate::evidence::{ActionSignal, Evidence};
use crate::grammar::Class;
use crate::parse::action::{action_label, owner, owners};
use crate::parse::deadline::deadline;
use crate::text::Span;

use super::clause::{Auxiliary, Subject, clause, subject};
use super::decisions::{Candidate, extend_over_list, puts_off};
use super::reading::Reading;
use super::roster::{Meant, Roster};
use super::statement::{List, Statement};

/// A statement with what it shows of an action.
#[derive(Debug, Clone)]
pub(super) struct Task {
    /// Its text in the flow.
    pub(super) span: Span,
    /// What speaks for and against it.
    pub(super) evidence: Evidence<ActionSignal>,
    /// Sum of the weights.
    pub(super) score: f32,
    /// Owners as written.
    pub(super) owners: Vec<String>,
    /// Whether an owner stands for a pronoun.
    pub(super) owner_derived: bool,
    /// When it is due, as written.
    pub(super) due: Option<String>,
    /// Position of the item in the outline.
    pub(super) item: Option<usize>,
    /// The decision that it is too, by position.
    pub(super) decision: Option<usize>,
}

/// One way of reading a task out of a statement.
struct Form<'t> {
    signal: ActionSignal,
    /// Words of the owner; empty where nobody is named.
    owner: &'t str,
    /// The verb and what follows.
    rest: &'t str,
    /// Whether the task stands in the passive.
    passive: bool,
    /// Whether it stands after "that", "which", "if" …
    subordinate: bool,
    conditional: bool,
    negated: bool,
}

/// Weighs every statement. Those that are not actions are given too, for those who ask why.
pub(super) fn actions(
    reading: &Reading<'_>,
    roster: &Roster,
    statements: &[Statement],
    decisions: &[Candidate],
) -> (Vec<Task>, Vec<Task>) {
    let (mut taken, mut refused): (Vec<Task>, Vec<Task>) = (Vec::new(), Vec::new());
    let mut antecedent: Option<(usize, &str)> = None;
    let mut previous: Option<(usize, Vec<String>)> = None;
    let mut place = 0;
    while place < statements.len() {
        let statement = &statements[place];
        let person = antecedent.filter(|(block, _)| *block == statement.block).map(|(_, name)| name);
        let decision = decisions.iter().position(|decision| decision.statements.contains(&place));
        let mut next = place + 1;
        if let Some(mut task) = weigh(reading, roster, statement, person, decision.map(|at| &decisions[at])) {
            if statements
                .get(place + 1)
                .is_some_and(|after| after.block > statement.block && is_status_done(reading.text(after.span)))
            {
                task.evidence.add(ActionSignal::Done);
                task.score = reading.action.score(task.evidence);
            }
            let plural =
                task.evidence.has(ActionSignal::OwnerPronoun) && reading.text(statement.span).starts_with("They");
            if let Some((_, owners)) = previous.as_ref().filter(|(block, _)| *block == statement.block && plural) {
                task.owners.clone_from(owners);
                task.owner_derived = true;
            }
            let labelled = task.evidence.has(ActionSignal::Label);
            if labelled {
                join_margin_note(reading, roster, statements, place, &mut task, &mut taken);
                while next < statements.len() && goes_on(reading, statements, place, next) {
                    task.span = task.span.to(statements[next].span);
                    next += 1;
                }
            }
            if task.score > 0.0 && decision.is_none() {
                extend_over_list(reading, statements, &mut task.span, &mut next);
            }
            if let Some(at) = decision.filter(|_| task.score > 0.0 && !labelled) {
                // a decision that puts a task on somebody is both, with one span
                task.span = decisions[at].span;
                task.decision = Some(at);
                next = next.max(decisions[at].statements.end);
            }
            if task.score > 0.0 { taken.push(task) } else { refused.push(task) }
        }
        antecedent = named_subject(reading, roster, statement).map(|name| (statement.block, name)).or(antecedent);
        previous = taken
            .last()
            .filter(|task| task.span.start >= statement.span.start && !task.owners.is_empty())
            .map(|task| (statement.block, task.owners.clone()))
            .or(previous);
        place = next.min(if decision.is_some() { next } else { place + (next - place) });
    }
    taken.sort_by_key(|task| (task.span.start, task.span.end));
    taken.dedup_by(|later, earlier| later.span == earlier.span);
    (taken, refused)
}

/// The person that a statement begins with, for the pronouns after it.
fn named_subject<'a>(reading: &Reading<'a>, roster: &Roster, statement: &Statement) -> Option<&'a str> {
    let text = reading.text(statement.span);
    let head = text.strip_prefix("The ").unwrap_or(text);
    let mut end = None;
    for (at, _) in head.match_indices(' ').take(4).chain(std::iter::once((head.len(), ""))) {
        let name = head[..at].trim_end_matches(',');
        let kind = subject(reading.words, roster, name, false);
        if matches!(kind, Subject::Person) {
            end = Some(name);
        }
    }
    end.map(|name| owner(reading.words, name))
}

fn weigh(
    reading: &Reading<'_>,
    roster: &Roster,
    statement: &Statement,
    antecedent: Option<&str>,
    decision: Option<&Candidate>,
) -> Option<Task> {
    use ActionSignal as S;
    let text = reading.text(statement.span);
    let label = statement.first.then(|| action_label(reading.words, text)).flatten();
    let task_text = label.map_or(text, |label| &text[label.task..]);
    let decided = decision.is_some_and(|decision| decision.score > 0.0);
    let mut common = Evidence::default();
    common.add_if(S::Label, label.is_some());
    common.add_if(S::InActions, statement.list == List::Actions);
    common.add_if(S::Question, text.trim_end().ends_with('?') && label.is_none());
    common.add_if(S::LaterMeeting, puts_off(text));
    common.add_if(S::Done, is_done(text));
    common.add_if(S::Announcement, announces(reading, statement, text));
    let due = deadline(reading.words, task_text);
    common.add_if(S::Deadline, due.is_some());
    let mut best: Option<(f32, Evidence<S>, Vec<String>, bool)> = None;
    let mut all: Vec<String> = Vec::new();
    for form in forms(reading, roster, task_text, decided, label.is_some()) {
        let mut evidence = common;
        evidence.add(form.signal);
        let (names, derived) = owner_signals(reading, roster, &form, antecedent, &mut evidence);
        let verb = verb_of(form.rest);
        evidence.add_if(S::Errand, form.signal == S::DecidedTask && is_errand(reading, form.rest));
        let foretold = matches!(form.signal, S::Will | S::Would | S::Promised);
        if matches!(form.signal, S::BareInfinitive | S::IsTo) && !evidence.has(S::OwnerMissing) {
            evidence.remove(S::LaterMeeting);
        }
        evidence.add_if(S::Task, is_task(reading, form.rest, form.passive));
        evidence.add_if(S::State, foretold && !form.passive && is_state(reading, verb, form.rest));
        evidence.add_if(S::Subordinate, form.subordinate && !decided && !matches!(form.signal, S::Promised));
        let condition = form.signal == S::Obligation && (text.starts_with("If ") || text.starts_with("Should "));
        evidence.add_if(S::Hypothetical, form.conditional || condition || is_hypothetical(form.rest));
        evidence.add_if(S::Negated, form.negated);
        evidence.add_if(S::Resolved, decided);
        let score = reading.action.score(evidence);
        // several people may be given their part in one sentence
        let firm = score > 0.0 && matches!(form.signal, S::BareInfinitive | S::IsTo | S::Promised | S::Undertakes);
        if firm {
            all.extend(names.iter().filter(|name| !all.contains(name)).cloned().collect::<Vec<_>>());
        }
        if best.as_ref().is_none_or(|(other, ..)| score > *other) {
            best = Some((score, evidence, names, derived));
        }
    }
    if let Some((.., names, _)) = best.as_mut().filter(|(.., names, _)| all.len() > names.len() && !names.is_empty()) {
        names.clone_from(&all);
    }
    // "ACTION: Peter: update the addresses", "Ann - microscope"
    if let Some(named) =
        (label.is_some() || statement.list == List::Actions).then(|| named_head(reading, roster, task_text)).flatten()
    {
        let evidence = best.as_ref().map_or(common, |(_, evidence, ..)| *evidence);
        best = Some((reading.action.score(evidence), evidence, named, false));
    }
    if let Some(label_owners) = label.and_then(|label| label.owners) {
        let names = owners(reading.words, label_owners).into_iter().map(str::to_owned).collect();
        let evidence = best.map_or(common, |(_, evidence, ..)| evidence);
        best = Some((reading.action.score(evidence), evidence, names, false));
    }
    if best.is_none() && (label.is_some() || statement.list == List::Actions) {
        let names = if label.is_some() && is_only_owners(reading, roster, task_text) {
            owners(reading.words, task_text).into_iter().map(str::to_owned).collect()
        } else {
            Vec::new()
        };
        best = Some((reading.action.score(common), common, names, false));
    }
    let (score, evidence, names, derived) = best?;
    Some(Task {
        span: statement.span,
        evidence,
        score,
        owners: names,
        owner_derived: derived,
        due: due.map(str::to_owned),
        item: statement.item,
        decision: None,
    })
}

/// Every way in which the statement may put a task on somebody.
#[expect(clippy::too_many_lines, reason = "one arm for each form of a task")]
fn forms<'t>(reading: &Reading<'_>, roster: &Roster, text: &'t str, decided: bool, labelled: bool) -> Vec<Form<'t>> {
    use ActionSignal as S;
    let mut found = Vec::new();
    let lower_first = text.split(' ').next().unwrap_or("");
    opening(reading, text, lower_first, &mut found);
    let mut at = 0;
    let mut spoken: Option<&'t str> = None;
    for word in text.split_inclusive(' ') {
        let start = at;
        at += word.len();
        let plain = word.trim().trim_end_matches([',', ';', ':', '.']);
        let lower = plain.to_ascii_lowercase();
        let rest = text[at.min(text.len())..].trim_start();
        let read = || clause(reading.words, roster, text, start);
        let make = |signal, owner: &'t str, rest: &'t str, read: &super::clause::Clause<'t>| Form {
            signal,
            owner,
            rest,
            passive: rest.starts_with("be ")
                || rest.starts_with("also be ")
                || rest.starts_with("now be ")
                || rest.starts_with("then be "),
            subordinate: read.subordinate,
            conditional: read.conditional,
            negated: read.negated || rest.starts_with("not "),
        };
        match lower.as_str() {
            "said" | "says" | "confirmed" | "stated" | "advised" | "agreed" | "indicated" | "reported" | "informed"
            | "explained" | "mentioned" => {
                let found_clause = read();
                if matches!(found_clause.subject, Subject::Person | Subject::Outsider | Subject::Pronoun) {
                    spoken = Some(found_clause.words);
                }
            }
            _ => {}
        }
        let classes = reading.words.classes(plain);
        match lower.as_str() {
            "will" | "shall" | "would" => {
                let found_clause = read();
                let passive = rest.starts_with("be ")
                    || rest.starts_with("also be ")
                    || rest.starts_with("then be ")
                    || rest.starts_with("now be ");
                let done = passive && is_task(reading, rest, true);
                let signal = if lower == "would" {
                    S::Would
                } else if done {
                    S::WillBe
                } else {
                    S::Will
                };
                let last = found_clause.words.rsplit(' ').next().unwrap_or("");
                let pronoun = matches!(last.to_ascii_lowercase().as_str(), "they" | "he" | "she");
                if let Some(speaker) = spoken.filter(|_| pronoun) {
                    found.push(make(S::Promised, speaker, rest, &found_clause));
                } else {
                    found.push(make(signal, found_clause.words, rest, &found_clause));
                }
            }
            "to" => {
                let found_clause = read();
                infinitive(reading, roster, text, start, rest, &found_clause, &make, &mut found, labelled);
            }
            "should" | "must" => {
                let found_clause = read();
                found.push(make(S::Obligation, found_clause.words, rest, &found_clause));
            }
            "need" | "needs" | "needed" | "required"
                if !rest.is_empty() || lower == "required" || lower == "needed" =>
            {
                let found_clause = read();
                if found_clause.auxiliary == Auxiliary::None || found_clause.auxiliary == Auxiliary::Be {
                    let owner =
                        if rest.starts_with("to ") && !rest.starts_with("to be ") { found_clause.words } else { "" };
                    let rest = rest.strip_prefix("to ").unwrap_or(rest);
                    found.push(make(S::Obligation, owner, rest, &found_clause));
                }
            }
            "responsible" if rest.starts_with("for ") => {
                let found_clause = read();
                found.push(make(S::IsTo, widen(reading, roster, text, found_clause.words), &rest[4..], &found_clause));
            }
            _ => {}
        }
        if classes.contains(Class::Undertaking) && rest.starts_with("to ") {
            let found_clause = read();
            let scribe = rest.starts_with("to take the minutes") || rest.starts_with("to take minutes");
            let earlier =
                found_clause.auxiliary == Auxiliary::Perfect && !matches!(found_clause.subject, Subject::Person);
            if matches!(found_clause.subject, Subject::Person | Subject::Outsider | Subject::Pronoun)
                && found_clause.auxiliary != Auxiliary::Be
                && !scribe
                && !earlier
            {
                found.push(make(S::Undertakes, found_clause.words, &rest[3..], &found_clause));
            }
        }
        if classes.contains(Class::Request) {
            request(reading, rest, &read(), &make, &mut found);
        }
        if classes.contains(Class::Decided) && decided {
            let found_clause = read();
            if (rest.starts_with("to ") || rest.starts_with(": To ") || rest.starts_with("that "))
                && !matches!(found_clause.subject, Subject::Person)
            {
                let task = rest.strip_prefix("to ").or_else(|| rest.strip_prefix("that ")).unwrap_or(rest);
                let mut form = make(S::DecidedTask, "", task, &found_clause);
                form.subordinate = false;
                found.push(form);
            }
        }
    }
    found
}

/// A need, a plea or a verb in the imperative at the start.
fn opening<'t>(reading: &Reading<'_>, text: &'t str, first: &'t str, found: &mut Vec<Form<'t>>) {
    use ActionSignal as S;
    let lower = first.trim_end_matches([',', ':']).to_ascii_lowercase();
    let rest = text[first.len()..].trim_start();
    let signal = match lower.as_str() {
        "need" => Some(S::NeedOpens),
        "please" => Some(S::Imperative),
        "suggested" if rest.starts_with("that ") => Some(S::Requested),
        _ if first.starts_with(char::is_uppercase)
            && reading.words.classes(&lower).contains(Class::TaskVerb)
            && !rest.is_empty()
            && !rest.starts_with(['-', '–', ':']) =>
        {
            Some(S::Imperative)
        }
        _ => None,
    };
    if let Some(signal) = signal {
        let (owner, rest) = if lower == "suggested" {
            rest.strip_prefix("that ").and_then(|that| that.split_once(' ')).unwrap_or(("", rest))
        } else {
            ("", if signal == S::Imperative && lower != "please" { text } else { rest })
        };
        found.push(Form {
            signal,
            owner,
            rest,
            passive: false,
            subordinate: false,
            conditional: false,
            negated: false,
        });
    }
    // "TC team please provide …"
    if let Some(at) = text.find(" please ") {
        let head = &text[..at];
        if head.split(' ').count() <= 5 || head.ends_with(',') {
            let owner = if head.ends_with(',') || head.contains(',') { "" } else { head };
            found.push(Form {
                signal: S::Imperative,
                owner,
                rest: &text[at + 8..],
                passive: false,
                subordinate: false,
                conditional: false,
                negated: false,
            });
        }
    }
}

/// "Clerk to write", "Peter is to post", "a sign to be put up".
#[expect(clippy::too_many_arguments, reason = "the parts of one clause")]
fn infinitive<'t>(
    reading: &Reading<'_>,
    roster: &Roster,
    text: &'t str,
    at: usize,
    rest: &'t str,
    found_clause: &super::clause::Clause<'t>,
    make: &impl Fn(ActionSignal, &'t str, &'t str, &super::clause::Clause<'t>) -> Form<'t>,
    found: &mut Vec<Form<'t>>,
    labelled: bool,
) {
    use ActionSignal as S;
    let before = text[..at].trim_end();
    let last = before.rsplit(' ').next().unwrap_or("");
    if matches!(last, "is" | "are") {
        let outer = clause(reading.words, roster, text, before.len() - last.len());
        let subject_words = outer.words;
        let passive = rest.starts_with("be ");
        // "the next step is to …", "the aim was to …"
        let step = ["step", "steps", "aim", "task", "plan"].iter().any(|word| outer.words.ends_with(word));
        let thing = matches!(outer.subject, Subject::Thing | Subject::Nothing);
        if thing && !passive && !step {
            return;
        }
        found.push(make(
            if passive { S::PassiveTo } else { S::IsTo },
            if passive || step { "" } else { subject_words },
            rest,
            &outer,
        ));
        return;
    }
    // "the Clerk also to write"
    let words = found_clause.words;
    // "has to" and "agreed to": the subject does not stand right before
    if !before.ends_with(words) {
        return;
    }
    if words.contains(" to ")
        || words.is_empty()
        || words.split(' ').count() > 12
        || reading.words.classes(last).contains(Class::Request)
        || reading.words.classes(last).contains(Class::Undertaking)
    {
        return;
    }
    let verbless = !has_finite_verb(reading, words);
    let passive = rest.starts_with("be ");
    let head = text[..crate::parse::offset_in(text, words)].trim_end();
    let head = head.strip_suffix("the").or_else(|| head.strip_suffix("The")).unwrap_or(head).trim_end();
    let opens = head.is_empty()
        || head.ends_with([',', ';', ':', '-', '–', '.', '*', '('])
        || (head.ends_with(" and") && (head.contains(" to ") || labelled || head.split(' ').count() <= 6))
        || head.ends_with(" when");
    if !verbless || !opens {
        return;
    }
    let verb = rest.split([' ', ',', '.']).next().unwrap_or("");
    let no_verb = verb.ends_with("ing")
        || !verb.starts_with(char::is_lowercase)
        || (reading.words.classes(verb).contains(Class::Pronoun) && verb != "be")
        || words.to_ascii_lowercase().ends_with("order")
        || words.to_ascii_lowercase().ends_with("prior");
    if no_verb {
        return;
    }
    let kind = subject(reading.words, roster, words, false);
    let words = widen(reading, roster, text, words);
    if labelled && !passive && words.starts_with(char::is_uppercase) {
        found.push(make(S::BareInfinitive, words, rest, found_clause));
    } else if passive {
        found.push(make(S::PassiveTo, "", rest, found_clause));
    } else if matches!(kind, Subject::Body | Subject::Person)
        || (matches!(kind, Subject::Outsider) && words.split(' ').count() <= 6 && is_proper(reading, words))
        || is_owner_group(reading, roster, words)
    {
        found.push(make(S::BareInfinitive, words, rest, found_clause));
    }
}

/// The owners that stand before an owner in a list: "Karen, Ethan & Mateusz", "`MoJ` and HO".
fn widen<'t>(reading: &Reading<'_>, roster: &Roster, text: &'t str, words: &'t str) -> &'t str {
    let end = crate::parse::offset_in(text, words) + words.len();
    let mut start = end - words.len();
    loop {
        let head = text[..start].trim_end();
        let Some(head) = [" and", " &", ",", " and the", "/"]
            .into_iter()
            .find_map(|link| head.strip_suffix(link))
            .or_else(|| head.strip_suffix("the").and_then(|head| head.trim_end().strip_suffix(" and")))
        else {
            break;
        };
        let head = head.trim_end().trim_end_matches(',');
        let from = head.rfind([',', '/', '&', ':', ';']).map_or(0, |at| at + 1);
        let from = head[from..].rfind(" and ").map_or(from, |at| from + at + 5);
        let piece = head[from..].trim_start();
        let plain = piece
            .strip_prefix("the ")
            .or_else(|| piece.strip_prefix("The "))
            .or_else(|| piece.strip_prefix("both the "))
            .unwrap_or(piece);
        let known = !matches!(roster.meant(reading.words, plain), Meant::Unknown);
        let named =
            plain.starts_with(char::is_uppercase) && plain.split(' ').count() <= 3 && !has_finite_verb(reading, plain);
        if piece.is_empty() || !(known || named) || piece.split(' ').count() > 5 {
            break;
        }
        start = crate::parse::offset_in(text, piece);
    }
    &text[start..end]
}

/// Whether a word that begins a sentence is a name: it has several capitals, or stands elsewhere in the document with
/// a capital within a sentence.
fn is_proper(reading: &Reading<'_>, words: &str) -> bool {
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
fn is_owner_group(reading: &Reading<'_>, roster: &Roster, words: &str) -> bool {
    owners(reading.words, words).iter().all(|name| {
        let known = !matches!(roster.meant(reading.words, name), Meant::Unknown);
        let head = name.split(" of ").next().unwrap_or(name).split(" with ").next().unwrap_or(name);
        let body = reading.words.classes(&head.to_ascii_lowercase()).contains(Class::Everybody)
            || matches!(subject(reading.words, roster, head, false), Subject::Body | Subject::Person);
        known
            || body
            || (name.starts_with(char::is_uppercase) && name.split(' ').count() <= 3 && is_proper(reading, name))
            || crate::parse::attendance::is_post(reading.words, head)
    }) && words.split(' ').count() <= 10
}

fn has_finite_verb(reading: &Reading<'_>, words: &str) -> bool {
    words.split(' ').enumerate().any(|(place, word)| {
        let name = word.starts_with(char::is_uppercase) && (place > 0 || matches!(word, "Will" | "May"));
        let past = word.len() > 4 && word.ends_with("ed") && word.starts_with(char::is_lowercase);
        !name && (past || reading.words.classes(word.trim_end_matches([',', ';'])).contains(Class::FiniteVerb))
    })
}

/// "X was asked to", "X will be asked to", "asked X to", "it was requested that … be obtained".
fn request<'t>(
    reading: &Reading<'_>,
    rest: &'t str,
    found_clause: &super::clause::Clause<'t>,
    make: &impl Fn(ActionSignal, &'t str, &'t str, &super::clause::Clause<'t>) -> Form<'t>,
    found: &mut Vec<Form<'t>>,
) {
    use ActionSignal as S;
    if let Some(task) = rest.strip_prefix("to ") {
        if matches!(found_clause.auxiliary, Auxiliary::Be | Auxiliary::Future) {
            found.push(make(S::Requested, found_clause.words, task, found_clause));
        }
        return;
    }
    let internal =
        !matches!(found_clause.subject, Subject::Thing | Subject::Outsider) || found_clause.subject == Subject::It;
    if let Some(wish) = rest.strip_prefix("that ").filter(|_| internal) {
        if let Some(at) = wish.find(" be ").filter(|at| *at <= 80) {
            let mut form = make(S::Requested, "", &wish[at + 1..], found_clause);
            form.passive = true;
            found.push(form);
        }
        return;
    }
    // "asked the Clerk to write": whoever is asked stands between
    if let Some(to) = rest.find(" to ").filter(|to| *to <= 60 && internal) {
        let asked = &rest[..to];
        let plain = asked.trim_start_matches("that ");
        let short = plain.split(' ').count() <= 6 && !plain.contains([',', ':', '?']);
        let polar = ["if ", "whether ", "for ", "about ", "what ", "how ", "why ", "when "]
            .iter()
            .any(|word| asked.starts_with(word));
        // asking the board is asking for its decision
        let bare = plain.strip_prefix("the ").unwrap_or(plain).to_ascii_lowercase();
        let classes = reading.words.classes(&bare);
        let body = classes.contains(Class::Collective) && !bare.ends_with('s')
            || matches!(bare.as_str(), "members" | "the members");
        if short && !polar && !asked.is_empty() && !body {
            found.push(make(S::Requested, plain, &rest[to + 4..], found_clause));
        }
    }
}

/// Says who the owner is and gives their names as written.
fn owner_signals(
    reading: &Reading<'_>,
    roster: &Roster,
    form: &Form<'_>,
    antecedent: Option<&str>,
    evidence: &mut Evidence<ActionSignal>,
) -> (Vec<String>, bool) {
    use ActionSignal as S;
    let agent = form.passive.then(|| agent_of(form.rest)).flatten();
    let words = agent.unwrap_or(if form.passive { "" } else { form.owner }).trim();
    let words = words.trim_start_matches(['-', '–', '*', ' ']);
    if words.is_empty() {
        evidence.add(S::OwnerMissing);
        return (Vec::new(), false);
    }
    match words.to_ascii_lowercase().as_str() {
        "he" | "she" | "they" => {
            evidence.add(S::OwnerPronoun);
            return (antecedent.map(|name| vec![name.to_owned()]).unwrap_or_default(), antecedent.is_some());
        }
        "it" => {
            evidence.add(S::OwnerBody);
            return (Vec::new(), false);
        }
        "this" | "these" | "that" | "there" | "those" => {
            evidence.add(S::OwnerMissing);
            evidence.add(S::State);
            return (Vec::new(), false);
        }
        _ => {}
    }
    let names = owners(reading.words, words);
    let whole = subject(reading.words, roster, words, false);
    let known = names.iter().map(|name| roster.meant(reading.words, name)).collect::<Vec<_>>();
    if known.iter().any(|meant| matches!(meant, Meant::Attendee(_) | Meant::Several)) {
        evidence.add(S::OwnerListed);
    } else if known.iter().any(|meant| matches!(meant, Meant::Post))
        || crate::parse::attendance::is_post(reading.words, words.trim_start_matches("the ").trim_start_matches("The "))
    {
        evidence.add(S::OwnerPost);
    } else if known.iter().any(|meant| matches!(meant, Meant::Body))
        || whole == Subject::Body
        || is_body_part(reading, words)
    {
        evidence.add(S::OwnerBody);
    } else if matches!(whole, Subject::Thing) && !is_owner_group(reading, roster, words) {
        evidence.add(S::OwnerMissing);
        evidence.add_if(S::State, !form.passive);
        return (Vec::new(), false);
    } else {
        evidence.add(S::OwnerOutside);
    }
    (names.into_iter().map(str::to_owned).collect(), false)
}

fn is_body_part(reading: &Reading<'_>, words: &str) -> bool {
    words.split(' ').any(|word| {
        let classes = reading.words.classes(&word.to_ascii_lowercase());
        classes.contains(Class::Everybody)
    })
}

/// "… be requested by Hanna": who does what stands in the passive.
fn agent_of(rest: &str) -> Option<&str> {
    rest.match_indices(" by ").find_map(|(at, _)| {
        let agent = rest[at + 4..].split([',', '.', ';', ')']).next()?.trim();
        let agent = agent.split(" and ").next().unwrap_or(agent).split(" to ").next().unwrap_or(agent);
        let plain = agent.strip_prefix("the ").unwrap_or(agent);
        (plain.starts_with(char::is_uppercase) && plain.split(' ').count() <= 5).then_some(agent)
    })
}

fn verb_of(rest: &str) -> &str {
    let rest = ["also ", "then ", "now ", "be ", "not ", "therefore ", "strategically "]
        .iter()
        .fold(rest, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    let verb = rest.split([' ', ',', '.', ';']).next().unwrap_or("");
    if verb.ends_with("ly") { rest[verb.len()..].trim_start().split(' ').next().unwrap_or(verb) } else { verb }
}

/// Whether the verb is that of a task; a participle counts as its verb.
fn is_task(reading: &Reading<'_>, rest: &str, passive: bool) -> bool {
    let verb = verb_of(rest).trim_end_matches([':', ')']);
    let known = |word: &str| reading.words.classes(word).contains(Class::TaskVerb);
    if known(&verb.to_ascii_lowercase()) {
        return true;
    }
    let stem = verb.strip_suffix("ed").or_else(|| verb.strip_suffix("ing"));
    let participle = stem.is_some_and(|stem| {
        known(stem)
            || known(&format!("{stem}e"))
            || known(stem.get(..stem.len().saturating_sub(1)).unwrap_or(""))
            || known(&format!("{}y", stem.strip_suffix('i').unwrap_or("?")))
    });
    let irregular = matches!(
        verb,
        "sent"
            | "written"
            | "made"
            | "put"
            | "found"
            | "drawn"
            | "given"
            | "taken"
            | "brought"
            | "set"
            | "bought"
            | "held"
            | "done"
            | "told"
            | "sought"
            | "got"
    );
    if passive && (participle || irregular) {
        return true;
    }
    // what was decided: the verb stands further on
    participle && rest.contains(" be ")
        || rest.split([' ', ',']).take(14).collect::<Vec<_>>().windows(2).any(|pair| {
            matches!(pair[0], "would" | "should" | "will" | "be")
                && (known(pair[1]) || pair[1].ends_with("ed") && pair[0] == "be" && known_participle(&known, pair[1]))
        })
}

fn known_participle(known: &impl Fn(&str) -> bool, word: &str) -> bool {
    word.strip_suffix("ed").is_some_and(|stem| {
        known(stem) || known(&format!("{stem}e")) || known(stem.get(..stem.len().saturating_sub(1)).unwrap_or(""))
    })
}

fn is_state(reading: &Reading<'_>, verb: &str, rest: &str) -> bool {
    reading.words.classes(&verb.to_ascii_lowercase()).contains(Class::StateVerb)
        || rest.starts_with("be ")
        || rest.starts_with("take place")
        || rest.starts_with("not ")
}

fn is_hypothetical(rest: &str) -> bool {
    rest.starts_with("be able") || rest.starts_with("be happy") || rest.starts_with("like to see")
}

/// "Done", "completed", "has been": what is over.
fn is_done(text: &str) -> bool {
    let lower = text.trim_end_matches(['.', ')']).to_ascii_lowercase();
    lower.ends_with("– done")
        || lower.ends_with("- done")
        || lower.ends_with("completed")
        || lower.ends_with(": done")
        || lower.ends_with("(done")
        || lower.ends_with("– complete")
        || lower.ends_with("- complete")
        || lower.ends_with("discharged")
}

/// A line under an action that says that it is over.
fn is_status_done(text: &str) -> bool {
    matches!(
        text.trim().trim_end_matches('.').to_ascii_lowercase().as_str(),
        "done" | "complete" | "completed" | "closed" | "discharged"
    )
}

/// "The next meeting will be held …", "There will be …".
fn announces(reading: &Reading<'_>, statement: &Statement, text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let opens = reading
        .hits_in(Span::new(statement.span.start, (statement.span.start + 30).min(statement.span.end)))
        .iter()
        .any(|hit| hit.class == Class::NextMeeting);
    let next = lower.starts_with("next ") && lower.split(' ').take(6).any(|word| word.starts_with("meeting"));
    let meeting = next
        || opens
        || lower.starts_with("date of next")
        || lower.starts_with("next meeting")
        || lower.contains("the next meeting will")
        || lower.contains("meeting will be held")
        || lower.contains("meeting will take place")
        || lower.contains("next meeting is");
    meeting || lower.starts_with("there will be") || lower.starts_with("there would be")
}

/// Whether a sentence goes on with a labelled action: the rest of its list entry, or another order.
fn goes_on(reading: &Reading<'_>, statements: &[Statement], place: usize, next: usize) -> bool {
    let (first, next) = (&statements[place], &statements[next]);
    if first.block != next.block {
        // lines under a label, set in
        let block = &reading.layout.blocks[next.block];
        let outer = &reading.layout.blocks[first.block];
        return next.block == first.block + 1 + usize::from(false)
            && block.blank_before == 0
            && block.indent > outer.indent + 1
            && block.marker.is_none()
            || statements[place + 1..].iter().take_while(|other| other.block <= next.block).all(|other| {
                let inner = &reading.layout.blocks[other.block];
                inner.blank_before == 0 && inner.indent > outer.indent + 1 && inner.marker.is_none()
            }) && next.block > first.block;
    }
    let text = reading.text(next.span);
    let opens = text.split(' ').next().unwrap_or("");
    let order = reading.words.classes(&opens.to_ascii_lowercase()).contains(Class::TaskVerb)
        && opens.starts_with(char::is_uppercase);
    let more = text.starts_with("These should")
        || text.starts_with("They should")
        || text.starts_with("It should")
        || text.starts_with('(')
        || text.starts_with("For ");
    first.entry || order || more
}

/// The owners before a colon or dash at the start of a labelled task.
fn named_head(reading: &Reading<'_>, roster: &Roster, text: &str) -> Option<Vec<String>> {
    let limit = text.char_indices().map(|(at, _)| at).nth(40).unwrap_or(text.len());
    let at = text[..limit].find(": ").or_else(|| text[..limit].find(" - ")).or_else(|| text[..limit].find(" – "))?;
    let head = &text[..at];
    let first_names =
        head.split(' ').count() <= 2 && head.starts_with(char::is_uppercase) && person_like(reading, head);
    (is_only_owners(reading, roster, head) || first_names)
        .then(|| owners(reading.words, head).into_iter().map(str::to_owned).collect())
}

fn person_like(reading: &Reading<'_>, head: &str) -> bool {
    crate::parse::person::person(reading.words, head).is_ok_and(|(rest, _)| rest.trim().is_empty())
        && !reading.words.classes(&head.to_ascii_lowercase()).contains(Class::TaskVerb)
}

/// Whether what was decided sends somebody off: the verb itself, or that of the clause after "that".
fn is_errand(reading: &Reading<'_>, rest: &str) -> bool {
    let known = |word: &str| {
        let word = word.trim_end_matches([',', '.', ';']).to_ascii_lowercase();
        let stem = word.strip_suffix("ed").unwrap_or(&word);
        let doubled = stem.get(..stem.len().saturating_sub(1)).unwrap_or(stem);
        [word.as_str(), stem, &format!("{stem}e"), doubled]
            .iter()
            .any(|form| reading.words.classes(form).contains(Class::Errand))
            || matches!(word.as_str(), "sent" | "written" | "sought" | "brought")
    };
    if known(verb_of(rest)) {
        return true;
    }
    let words: Vec<&str> = rest.split(' ').take(24).collect();
    words
        .windows(2)
        .any(|pair| matches!(pair[0], "would" | "should" | "will" | "be" | "shall" | "to") && known(pair[1]))
        || words
            .windows(3)
            .any(|pair| matches!(pair[0], "would" | "should" | "will") && pair[1] == "be" && known(pair[2]))
}

/// Whether nothing but owners follows a label.
fn is_only_owners(reading: &Reading<'_>, roster: &Roster, text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', ']', ')']);
    !text.is_empty()
        && text.split(' ').count() <= 8
        && owners(reading.words, text).iter().all(|name| {
            let initials = name.len() <= 4
                && name.chars().all(char::is_alphabetic)
                && name.chars().filter(|char| char.is_uppercase()).count() >= 2;
            initials
                || !matches!(roster.meant(reading.words, name), Meant::Unknown)
                || crate::parse::person::person(reading.words, name).is_ok_and(|(rest, _)| rest.trim().is_empty())
        })
}

/// "Action: JS" after the sentence that it belongs to: both are one record.
fn join_margin_note(
    reading: &Reading<'_>,
    roster: &Roster,
    statements: &[Statement],
    place: usize,
    task: &mut Task,
    taken: &mut Vec<Task>,
) {
    let statement = &statements[place];
    let text = reading.text(statement.span);
    let Some(label) = action_label(reading.words, text) else { return };
    if label.owners.is_some() || !is_only_owners(reading, roster, &text[label.task..]) {
        return;
    }
    let Some(before) = place.checked_sub(1).map(|before| &statements[before]) else { return };
    if before.item == statement.item && before.block + 1 >= statement.block {
        task.span = before.span.to(task.span);
        if taken.last().is_some_and(|last| last.span.overlaps(before.span)) {
            taken.pop();
        }
    }
}
