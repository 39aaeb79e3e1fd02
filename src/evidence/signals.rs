use super::Signal;

/// Makes an enum of signals and its tables from one list.
macro_rules! signals {
    ($(#[$outer:meta])* $name:ident $table:literal: $($variant:ident $key:literal $doc:literal)*) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum $name {
            $(#[doc = $doc] $variant,)*
        }

        impl Signal for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),*];
            const TABLE: &'static str = $table;

            fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }

            fn describe(self) -> &'static str {
                match self { $(Self::$variant => $doc,)* }
            }

            fn index(self) -> usize {
                self as usize
            }
        }
    };
}

signals! {
    /// What speaks for and against a heading of business.
    HeadingSignal "heading":
    Sequence "sequence" "Its number follows the one before."
    SequenceTitled "sequence_titled" "Most entries of its sequence of numbers open with a title."
    SequenceListed "sequence_listed" "The entries of its sequence stand one after the other, as in a list."
    Marked "marked" "Number signs or emphasis from end to end mark it as a heading."
    DoubledSign "doubled_sign" "A doubled dash or asterisk stands before it."
    Alone "alone" "It stands alone on its line."
    BlankBefore "blank_before" "A blank line stands before it."
    BlankAfter "blank_after" "A blank line stands after it."
    Short "short" "It has at most eight words."
    Long "long" "It has more than fourteen words."
    Capitals "capitals" "It is in capitals."
    TitleCase "title_case" "Most of its long words begin with a capital."
    LowerCase "lower_case" "It begins in lower case."
    Colon "colon" "A colon ends it."
    FullStop "full_stop" "A full stop ends it."
    OpenEnd "open_end" "A comma or semicolon ends it."
    FiniteVerb "finite_verb" "It has a finite verb."
    KnownTitle "known_title" "It is a heading that recurs in minutes anywhere."
    KnownOpening "known_opening" "It opens with such a heading: 'Call to order and welcome'."
    BusinessOpening "business_opening" "It opens with a word for a piece of business: 'Approval of', 'Update on'."
    RecursOften "recurs_often" "The same title stands under most items, as in a form."
    Topic "topic" "A label says that it is a topic."
    Hangs "hangs" "A paragraph that is indented more hangs under it."
    InAgenda "in_agenda" "It stands in the agenda printed before."
    Parallel "parallel" "At least three others have its form."
    CountedBetween "counted_between" "Its number stands between those of two headings."
    RunIn "run_in" "Its paragraph goes on behind it."
    HasBody "has_body" "Text stands under it."
    BeforeList "before_list" "A list follows directly."
    InList "in_list" "It is an entry of a list."
    PersonName "person_name" "It is a person's name or begins with one."
    Label "label" "It is a label of something else: a list of people, an action, a date."
    Figures "figures" "It holds an amount, a time, an address."
    TitleWords "title_words" "It is part of the document's own title."
    Speech "speech" "It is somebody's name before what they said."
    Columns "columns" "Blanks set it out in columns."
    Glued "glued" "Text stands right before it without a blank line."
    Between "between" "It stands over a text, behind a sentence, where blank lines part nothing."
    Chain "chain" "It is one of several paragraphs in a row that open in this form."
    Dash "dash" "A dash sets it off, and it has no number."
    Introduces "introduces" "A colon ends it, and it is not written like a title."
    ListHead "list_head" "It is an entry of a list whose entries are titles over lists of their own."
    ProseHead "prose_head" "It is one of several lone lines with the sign of a list that stand over paragraphs."
    Issue "issue" "It opens with the number of an issue."
    Row "row" "It is one of several lone lines in a row."
    Recurs "recurs" "The same title stands elsewhere too."
    Announced "announced" "A sentence that ends in a colon announces the list of which it is an entry."
    Caption "caption" "A table follows."
    Foot "foot" "Nothing but short lines follows to the end."
    Listing "listing" "Commas part it as a list."
    Task "task" "It says who is to do what."
    Unnumbered "unnumbered" "The items before it are numbered, and it is not."

}

signals! {
    /// What speaks for and against a decision.
    DecisionSignal "decision":
    Resolved "resolved" "It opens as a formal resolution."
    ItWas "it_was" "'It was agreed' and the like."
    BodyDecides "body_decides" "The body or all of it decides."
    VerbOpens "verb_opens" "The deciding verb opens the sentence."
    Passive "passive" "Something 'was approved'."
    PersonDecides "person_decides" "One person agrees or accepts."
    OutsiderDecides "outsider_decides" "Somebody else decides."
    MinutesOrApologies "minutes_or_apologies" "It is about the minutes or apologies."
    MovedAndSeconded "moved_and_seconded" "It was moved and seconded."
    Moved "moved" "It was moved or proposed."
    MotionResult "motion_result" "A motion was carried, lost or withdrawn."
    Tally "tally" "Votes are counted or named."
    Unanimous "unanimous" "Nobody dissented."
    PutOff "put_off" "It is put off or referred."
    LaterMeeting "later_meeting" "It is to come up at a later meeting."
    FormalNote "formal_note" "It was noted by the body."
    InDecisions "in_decisions" "It stands in a list of decisions."
    Earlier "earlier" "It tells of an earlier decision."
    NotYet "not_yet" "It is still to be decided."
    Hypothetical "hypothetical" "It speaks of a condition or possibility."
    Question "question" "It is a question."
    Opinion "opinion" "What was agreed is how things are, not what is to be done."
    Directs "directs" "What was agreed is what is to be done."
    Clause "clause" "It stands in a subordinate clause."
    Adjective "adjective" "The verb is used as an adjective or noun."
    Negated "negated" "It is denied."
    Position "position" "The body states a position: it is happy, content, has no objection."
    Label "label" "A label of a decision stands before it."

}

signals! {
    /// What speaks for and against an action.
    ActionSignal "action":
    Label "label" "A label of an action stands before it."
    InActions "in_actions" "It stands in a list or table of actions."
    BareInfinitive "bare_infinitive" "Somebody 'to do' something."
    IsTo "is_to" "Somebody 'is to do' something."
    Will "will" "Somebody 'will do' something."
    Would "would" "Somebody 'would do' something."
    Promised "promised" "Somebody said that they would."
    Undertakes "undertakes" "Somebody agrees, offers or volunteers to do it."
    Requested "requested" "Somebody is asked to do it."
    PassiveTo "passive_to" "Something is 'to be done'."
    Obligation "obligation" "Something must, should or needs to be done."
    NeedOpens "need_opens" "A need opens the sentence."
    Imperative "imperative" "A verb in the imperative opens it."
    OwnerListed "owner_listed" "The owner is in the attendance list."
    OwnerPost "owner_post" "The owner is a post of the body."
    OwnerBody "owner_body" "The owner is the body, a part of it or everybody."
    OwnerPronoun "owner_pronoun" "The owner is a pronoun."
    OwnerOutside "owner_outside" "The owner is somebody else."
    OwnerSpeaks "owner_speaks" "The owner speaks elsewhere in the minutes."
    OwnerMissing "owner_missing" "Nobody is named."
    Deadline "deadline" "It says when it is due."
    Task "task" "Its verb is that of a task."
    State "state" "Its verb tells how things are or what will happen."
    Business "business" "The meeting itself is asked to consider, to vote or to approve."
    Resolved "resolved" "It is what the meeting decided."
    Refused "refused" "The meeting decided against it, or it was withdrawn."
    Errand "errand" "The verb sends somebody off: to write, to ask, to find out."
    WillBe "will_be" "Something 'will be done'."
    DecidedTask "decided_task" "What the meeting decided is something to be done."
    Reported "reported" "It reports what somebody said that another would do."
    Follows "follows" "It goes on with the task of the sentence before."
    Done "done" "It is done."
    Hypothetical "hypothetical" "It speaks of a condition or possibility."
    Question "question" "It is a question."
    LaterMeeting "later_meeting" "It is to come up at a later meeting."
    Negated "negated" "It is denied."
    Announcement "announcement" "It announces a meeting or an event."
    Subordinate "subordinate" "It stands in a subordinate clause."

}

signals! {
    /// What speaks for and against the name of the body that met.
    BodySignal "body":
    Met "met" "A sentence says that it met: 'a meeting of X was held', 'X held its meeting'."
    MeetingOf "meeting_of" "'Meeting of' or 'minutes of' stands before it."
    Named "named" "A label before it says that it is the name of the body."
    Beside "beside" "The word for minutes or a meeting stands in its line."
    ByTitle "by_title" "It opens the title, or stands right over or under the line that says 'minutes'."
    Alone "alone" "It has its line for itself."
    Early "early" "It stands in the first lines."
    Collective "collective" "Its last word is that of a body that meets."
    Organisation "organisation" "Its words are those of an organisation."
    Town "town" "It is the name of a place that has a council."
    Acronym "acronym" "It is or holds an acronym that the text uses again."
    Generic "generic" "Any body may be called so."
    Recurs "recurs" "It stands in the text again."
    Long "long" "It has more than fourteen words."
    Label "label" "Its line is a label, a heading or something else that is no name."
    Mention "mention" "The text speaks of it, and does not say that it met."
}
