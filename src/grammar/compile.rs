//! Puts the word lists of houses into tables: when the program is built, and when a file of the user changes a house.

use std::borrow::Cow;
use std::ops::Range;

use super::anywhere::Anywhere;
use super::endings::Endings;
use super::lexicon::row;
use super::pair::{PAIRS, pairs};
use super::sets::Sets;
use super::trie::Trie;
use super::vocabulary::Vocabulary;
use super::whole::Whole;
use super::{Class, ClassSet, Lexicon};

/// Lists that are asked for a word or at a place of a text and not looked for in it: their words stand in nearly every
/// sentence, and all who look for others would have to go by them.
const ASKED: ClassSet = ClassSet::of(&[
    Class::ApologyReason,
    Class::OrganisationPart,
    Class::PlaceOrder,
    Class::HeldAhead,
    Class::OpenDay,
    Class::Reporting,
    Class::MeetingOf,
    Class::NameLink,
    Class::TitleLink,
    Class::SettledLine,
    Class::SettledSo,
    Class::Elected,
    Class::TakenOn,
    Class::Transitive,
    Class::Objectless,
    Class::TurnedDown,
    Class::LeaveAsked,
    Class::Tabling,
    Class::StillOpen,
    Class::Sooner,
    Class::ComesThen,
    Class::TalkOrder,
    Class::AskedFor,
    Class::BusinessPronoun,
    Class::PlainSecond,
    Class::MoverNote,
    Class::MovedDeed,
    Class::WayWord,
    Class::Presented,
    Class::ConsensusLink,
    Class::EarlierSitting,
    Class::Recalled,
    Class::ResultLabel,
    Class::Recommended,
    Class::ResponseTerm,
    Class::ObjectionTerm,
    Class::OwnResponse,
    Class::OpenAnswer,
    Class::ByAll,
    Class::SettledSide,
    Class::ToldSide,
    Class::Judged,
    Class::VoteNoun,
    Class::BallotFor,
    Class::BallotAgainst,
    Class::BallotAbstain,
    Class::BallotAbsent,
    Class::VerbAdverb,
    Class::Negation,
    Class::Determiner,
    Class::Auxiliary,
    Class::Modal,
    Class::Subordinator,
    Class::Condition,
    Class::ClauseLink,
    Class::Counting,
    Class::UndertakingStem,
    Class::AskedVerb,
    Class::FindingOut,
    Class::Question,
    Class::Telling,
    Class::BoundWord,
    Class::Want,
    Class::Circumstance,
    Class::Purpose,
    Class::Expectation,
    Class::Unsettled,
    Class::ToldCrowd,
    Class::Project,
    Class::Binding,
    Class::Power,
    Class::Mandate,
    Class::OfficeVerb,
    Class::Gesture,
    Class::Minuted,
    Class::View,
    Class::ByMeans,
    Class::PlainColumn,
]);

/// The word lists of one house, to be looked for in texts.
#[derive(Debug, Clone)]
pub(super) struct Compiled {
    pub(super) lexicon: Lexicon,
    pub(super) anywhere: Anywhere,
    pub(super) endings: Endings,
}

impl Compiled {
    /// Those of one house.
    pub(super) fn new(vocabulary: &Vocabulary) -> Self {
        let mut phrases = Phrases::with_capacity(count(vocabulary));
        phrases.add(vocabulary);
        phrases.compile(vocabulary)
    }
}

fn count(vocabulary: &Vocabulary) -> usize {
    Class::ALL.iter().map(|&class| vocabulary.words(class).len()).sum()
}

/// The phrases of one house or of several: most are words of all.
#[derive(Debug)]
pub(super) struct Phrases {
    trie: Trie,
    whole: Whole,
    /// For each phrase the node of its first word, and the pair of its first letters.
    opening: Vec<(u32, Range<usize>)>,
}

impl Phrases {
    /// None, with room for as many.
    pub(super) fn with_capacity(count: usize) -> Self {
        let (trie, whole) = (Trie::with_capacity(count), Whole::with_capacity(count));
        Self { trie, whole, opening: Vec::with_capacity(count) }
    }

    /// Adds those of a house.
    pub(super) fn add(&mut self, vocabulary: &Vocabulary) {
        for &class in Class::ALL {
            for phrase in vocabulary.words(class) {
                self.insert(phrase);
                if phrase.contains('\'') {
                    self.insert(&phrase.replace('\'', "’"));
                }
            }
        }
    }

    fn insert(&mut self, phrase: &str) {
        if self.whole.insert(phrase) as usize == self.opening.len() {
            self.opening.push((self.trie.insert_at(phrase).1, pairs(phrase)));
        }
    }

    /// The tables of a house whose phrases were added.
    pub(super) fn compile(&self, vocabulary: &Vocabulary) -> Compiled {
        let mut all: Vec<(u32, Class, u16)> = Vec::with_capacity(count(vocabulary));
        let (mut lists, mut list_ends): (Vec<[u8; 4]>, Vec<[u8; 4]>) = (Vec::new(), Vec::new());
        for &class in Class::ALL {
            for (phrase, entry) in vocabulary.words(class).iter().zip(0..) {
                let Some(number) = self.whole.get(phrase) else { continue };
                lists.push(number.to_le_bytes());
                all.push((number, class, entry));
                if phrase.contains('\'') {
                    all.extend(self.whole.get(&phrase.replace('\'', "’")).map(|number| (number, class, entry)));
                }
            }
            list_ends.push((lists.len() as u32).to_le_bytes());
        }
        let all = by_phrase(&all, self.opening.len());
        let mut ends = vec![0; self.whole.len()];
        let mut end = 0;
        let looked_for = || all.iter().filter(|(_, class, _)| !ASKED.contains(*class));
        let mut rest = looked_for().peekable();
        for (phrase, place) in ends.iter_mut().enumerate() {
            while rest.next_if(|entry| entry.0 as usize == phrase).is_some() {
                end += 1;
            }
            *place = end;
        }
        let (mut sets, mut openings) = (vec![ClassSet::EMPTY; ends.len()], vec![ClassSet::EMPTY; self.trie.len()]);
        let mut first = vec![ClassSet::EMPTY; PAIRS];
        for &(phrase, class, _) in &all {
            sets[phrase as usize].insert(class);
            let (node, ref pairs) = self.opening[phrase as usize];
            openings[node as usize].insert(class);
            first[pairs.clone()].iter_mut().for_each(|lists| lists.insert(class));
        }
        let [holding, openings, pairs] = [sets, openings, first].map(|sets| Sets::new(&sets));
        let lexicon = Lexicon {
            trie: self.trie.clone(),
            whole: self.whole.clone(),
            ends: Cow::Owned(ends.into_iter().map(u32::to_le_bytes).collect()),
            entries: Cow::Owned(looked_for().map(|&(_, class, entry)| row(class, entry)).collect()),
            holding,
            openings,
            pairs,
            lists: Cow::Owned(lists),
            list_ends: Cow::Owned(list_ends),
        };
        let anywhere = Anywhere::new(vocabulary, &lexicon);
        Compiled { lexicon, anywhere, endings: Endings::new(vocabulary) }
    }
}

/// Entries, which come in the order of their lists, in the order of their phrases; of those of one phrase and list only
/// the first.
fn by_phrase(all: &[(u32, Class, u16)], phrases: usize) -> Vec<(u32, Class, u16)> {
    // where the entries of each phrase begin
    let mut starts = vec![0; phrases + 1];
    for &(phrase, ..) in all {
        starts[phrase as usize + 1] += 1;
    }
    for phrase in 0..phrases {
        starts[phrase + 1] += starts[phrase];
    }
    let mut sorted = all.to_vec();
    for entry in all {
        let place = &mut starts[entry.0 as usize];
        sorted[*place] = *entry;
        *place += 1;
    }
    sorted.dedup_by_key(|&mut (phrase, class, _)| (phrase, class));
    sorted
}
