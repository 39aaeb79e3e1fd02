/// Makes the enum of word lists and its tables from one list, so that a new list is one line.
macro_rules! classes {
    ($($variant:ident $section:literal $key:literal $doc:literal)*) => {
        /// A list of words in a vocabulary file: the entry `key` of the table `[section]`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Class {
            $(#[doc = $doc] $variant,)*
        }

        impl Class {
            /// Every list, in the order in which files should hold them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Name of the table that holds the list.
            pub fn section(self) -> &'static str {
                match self { $(Self::$variant => $section,)* }
            }

            /// Name of the list within its table.
            pub fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }

            /// The list that stands under `key` in `[section]`.
            pub(super) const fn of(section: &str, key: &str) -> Self {
                $(if same($section, section) && same($key, key) {
                    return Self::$variant;
                })*
                panic!("there is no such list")
            }

            /// What the list holds.
            pub fn describe(self) -> &'static str {
                match self { $(Self::$variant => $doc,)* }
            }
        }
    };
}

/// Whether two texts are the same, where `==` cannot be asked yet.
const fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while one.len() == other.len() && at < one.len() && one[at] == other[at] {
        at += 1;
    }
    one.len() == other.len() && at == one.len()
}

classes! {
    Present "attendance" "present" "Labels of a list of members who were there, and of an undivided list."
    InAttendance "attendance" "in_attendance" "Labels of a list of people who were there without being members."
    Undivided "attendance" "undivided" "Those of the labels before that open the only list of some minutes."
    Apologies "attendance" "apologies" "Labels of a list of people who sent apologies."
    Absent "attendance" "absent" "Labels of a list of people who were not there and sent no apologies."
    Nobody "attendance" "nobody" "What stands in place of a list that is empty."
    Crowd "attendance" "crowds" "Groups of unnamed people that minutes count."
    Outsider "attendance" "outsiders" "Words of groups that are not of the body that meets."
    Remote "attendance" "remote" "Notes beside a name: took part from elsewhere."
    Arrival "attendance" "arrivals" "Words for coming late."
    Departure "attendance" "departures" "Words for going early."
    ListLink "attendance" "links" "Words that link the entries of a list, beside 'and'."
    Approximation "attendance" "approximately" "Words before a number that make it an estimate."
    Membership "attendance" "membership" "Words for the members of the body: they name no group of people."
    Qualifier "attendance" "qualifiers" "Words in small letters that belong to the label behind them."
    LabelTail "attendance" "label_tails" "Words behind those of a label that belong to it."
    NameColumn "attendance" "name_columns" "Heads of the column of names in a table of attendance."
    DetailColumn "attendance" "detail_columns" "Heads of columns beside it that say who somebody is."
    Received "attendance" "received" "Words between a label and the names under it."
    ApologyParticiple "attendance" "apology_participles" "What apologies are, before 'from' and the names of those who sent them."
    Copies "attendance" "copies" "Labels of a list of people who get a copy of the minutes: it tells of nobody who was there."
    RemoteOpening "attendance" "remote_openings" "First words of a note beside a name: took part from elsewhere."
    ItemNote "attendance" "item_notes" "First words of a note beside a name that says for which items."
    MovementTail "attendance" "movement_tails" "Words that may follow a verb of coming or going."
    MovementPlace "attendance" "movement_places" "What somebody comes to or leaves, behind 'the'."
    MovementCell "attendance" "movement_cells" "Beginnings of a cell that says when somebody came or went."
    RollPresent "attendance" "roll_present" "Cells of a roll call: was there."
    RollAbsent "attendance" "roll_absent" "Cells of a roll call: was not there."
    RollApologies "attendance" "roll_apologies" "Cells of a roll call: sent apologies."
    ApologyStem "attendance" "apology_stems" "Beginnings of words that a sentence of apologies holds."
    ApologiesFrom "attendance" "apologies_from" "Phrases before the names of those who sent apologies, in a sentence, by their rank."
    ApologiesSent "attendance" "apologies_sent" "Phrases behind the names of those who sent apologies, in a sentence, by their rank."
    NotThere "attendance" "not_there" "Phrases behind the names of those who were not there, in a sentence, by their rank."
    AttendedToo "attendance" "attended_too" "Phrases behind the names of those who were there without being members, by their rank."
    ThereToo "attendance" "there_too" "Phrases before the names of those who were there without being members, by their rank."
    WereThere "attendance" "were_there" "Verbs of attendance behind the names of those who were there, or behind their number."
    ThereWere "attendance" "there_were" "Phrases before the names of those who were there, in a sentence, by their rank."
    ThePublic "attendance" "the_public" "Words for the public in a sentence that counts it."
    Welcome "attendance" "welcomes" "Verbs of welcoming, before the names of guests."
    PublicCame "attendance" "public_came" "Words behind the number of the public that was there."
    Honorific "people" "honorifics" "Words before a name that are not part of it."
    PostNominal "people" "post_nominals" "Letters after a name that are not part of it."
    Chair "people" "chair" "Posts of those who preside."
    Post "people" "posts" "Other offices and posts, as whole phrases or as their last words."
    Surname "people" "surnames" "Words of posts that are surnames too."
    PostForename "people" "forenames" "Words of posts that are forenames too, where one surname follows."
    ShortForename "people" "short_forenames" "Forenames cut short that end in a full stop, without it."
    Nickname "people" "nicknames" "A short form of a forename and the forename, for whom a text may call by either."
    Particle "people" "particles" "Lower-case words within names."
    Collective "people" "collectives" "Last words of the names of bodies that meet and act."
    OrganisationWord "people" "organisation_words" "Words that show that a name is an organisation's."
    Deputy "people" "deputies" "Parts of posts that keep their holders from presiding."
    ChairBefore "people" "chair_before" "What stands before the name of who took the chair, in order: the first that the text has is taken."
    ChairAfter "people" "chair_after" "What stands behind the name of who took the chair, in order: the first that the text has is taken; '…' stands for some words."
    QuorumWord "people" "quorum" "Parts of the words of a sentence about the quorum."
    QuorumMet "people" "quorum_met" "How a quorum is stated."
    QuorumDenied "people" "quorum_denied" "How the lack of a quorum is stated."
    QuorumRequired "people" "quorum_required" "Words that make a number beside the quorum the one that is needed."
    PlaceWord "places" "words" "Words of addresses and rooms."
    PlaceLabel "places" "labels" "Labels of the place of the meeting."
    OnlinePlace "places" "online" "Meetings that had no room."
    PlaceStop "places" "stops" "Words, or their beginnings, that end the place in a sentence."
    Letterhead "places" "letterhead" "Words of a line that tells how to reach the body: no place of the meeting."
    PlaceHead "places" "heads" "Small words with which the name of a place may begin."
    TownName "places" "towns" "Beginnings of the names of bodies that could be places."
    HeldWord "places" "held" "Words before the place in the title block, in order: the first that a line has is taken."
    ConvenedWord "places" "convened" "Phrases before the place in the sentence of the opening, in order."
    DateLabel "dates" "labels" "Labels of the day of the meeting."
    TimeLabel "dates" "time_labels" "Labels of the time of the meeting."
    NextMeeting "dates" "next_meeting" "How the next meeting is announced."
    Opening "dates" "opening" "Words of the opening of the meeting, beside its time."
    Closing "dates" "closing" "Words of the close of the meeting, beside its time."
    Weekday "dates" "weekdays" "Days of the week and their short forms, Monday first, long before short."
    BesideDate "dates" "beside" "Words before a date that make it the day of the meeting."
    OtherDate "dates" "other_dates" "Words before a date that make it the day of something else."
    OtherTime "dates" "other_times" "Words beside a time that make it the time of something else."
    MeetingWord "dates" "meeting_words" "Parts of words of a sentence that opens or closes the meeting."
    NextHeading "dates" "next_headings" "Parts of headings of the announcement of the next meeting."
    NextAdjective "dates" "next_adjectives" "Words between 'next' and 'meeting'."
    UntilWord "dates" "until" "Words between an adjournment and the day to which the meeting adjourned."
    Reopening "dates" "reopening" "Parts of words of a sentence that opens the meeting again."
    UntilNext "dates" "until_next" "Mentions of the next meeting that do not announce it."
    DueLimit "dates" "due_limits" "Prepositions of a last day or moment, longest first."
    DueDay "dates" "due_days" "Prepositions of a task's day where a date follows, longest first."
    DueMoment "dates" "due_moments" "Words of a moment after a preposition of a last day."
    DueEvent "dates" "due_events" "Beginnings of words for an event after a preposition of a last day."
    DueOccasion "dates" "due_occasions" "Phrases before the meeting at which a task is due."
    DueSpan "dates" "due_spans" "Phrases before the time within which a task is due."
    DueMeeting "dates" "due_meetings" "Words for a meeting that may be named before: the one at which a task is due."
    Occasion "dates" "occasions" "Words for a meeting or those who meet, at which something may be due."
    TimeUnit "dates" "time_units" "Units of time within which something may be due."
    January "months" "january" "Names of the month."
    February "months" "february" "Names of the month."
    March "months" "march" "Names of the month."
    April "months" "april" "Names of the month."
    May "months" "may" "Names of the month."
    June "months" "june" "Names of the month."
    July "months" "july" "Names of the month."
    August "months" "august" "Names of the month."
    September "months" "september" "Names of the month."
    October "months" "october" "Names of the month."
    November "months" "november" "Names of the month."
    December "months" "december" "Names of the month."
    NumberWord "numbers" "words" "Numbers in words, from one upwards, in order."
    OrdinalWord "numbers" "ordinals" "Ordinals in words, from first upwards, in order."
    MinutesWord "titles" "minutes" "Words of the document's title that are not the body's name."
    OrdinaryMeeting "titles" "ordinary" "Words of the title of an ordinary meeting."
    SpecialMeeting "titles" "special" "Words of the title of a special meeting."
    ExtraordinaryMeeting "titles" "extraordinary" "Words of the title of an extraordinary meeting."
    AnnualMeeting "titles" "annual" "Words of the title of an annual meeting."
    EmergencyMeeting "titles" "emergency" "Words of the title of an emergency meeting."
    InauguralMeeting "titles" "inaugural" "Words of the title of a body's first meeting."
    DraftWord "titles" "draft" "Words by which minutes call themselves draft."
    ApprovedWord "titles" "approved" "Words by which minutes call themselves approved."
    TitleHead "titles" "heads" "What stands before the name of the body in a title, in order: the first that fits is taken off."
    TitleTail "titles" "tails" "What stands behind the name of the body in a title, in order: the first that fits is taken off."
    TitleEnd "titles" "ends" "Where the name of the body ends within a title."
    BodyLabel "titles" "body_labels" "Labels before the name of the body."
    BodyNoun "titles" "body_nouns" "Words before which an acronym is that of the body itself."
    PlainBodyWord "titles" "plain_words" "Words in names of bodies that many organisations have."
    HeldSentence "titles" "held" "Verbs of a sentence that says when the meeting was."
    Acronym "titles" "acronyms" "Acronyms in the names of bodies that read like words."
    TextStart "titles" "text_starts" "Words that begin the text behind a title that nothing closes."
    ItemTitle "headings" "items" "Headings of business that recur in minutes anywhere."
    TopicLabel "headings" "topics" "Labels before the title of a topic."
    MatterLabel "headings" "matters" "Words before a colon that belong to the heading behind it."
    ItemPrefix "headings" "prefixes" "Words before the number of an item."
    AgendaTitle "headings" "agenda" "Headings of a printed agenda."
    MinutesBusiness "headings" "minutes_business" "Words that open a heading of business with earlier minutes."
    ActionsTitle "headings" "actions" "Headings of a list or table of actions."
    DecisionsTitle "headings" "decisions" "Headings of a list of decisions."
    BusinessOpening "headings" "business_openings" "Openings of headings that name a piece of business: update on, approval of."
    Section "headings" "sections" "Headings that order the business, over others: old business, reports."
    Part "headings" "parts" "Headings that part the whole meeting: consent agenda, closed session."
    Wrapper "headings" "wrappers" "Headings of the business as a whole, under which items have the level that they would have without it."
    NotItemOpening "headings" "not_item_openings" "First words of lines that stand alone and are no heading."
    NotAnItem "headings" "not_items" "Headings that are not business: signatures, appendices, the document's title."
    Decided "decisions" "decided" "Verbs of settling something, in the past or present."
    Approved "decisions" "approved" "Participles of a positive result."
    Rejected "decisions" "rejected" "Words of a negative result."
    Deferred "decisions" "deferred" "Words of putting off or referring."
    PuttingOff "decisions" "putting_off" "Infinitives of putting off, after 'agreed to' or 'motion to'."
    Tabled "decisions" "tabled" "Participles that put off business and put forward papers."
    Matter "decisions" "matters" "Words for business, beside those for a motion."
    Withdrawn "decisions" "withdrawn" "Words of withdrawing."
    Noted "decisions" "noted" "Words of formal noting."
    Resolution "decisions" "resolution" "Words that open a formal resolution."
    Motion "decisions" "motion" "Words for a motion."
    Moved "decisions" "moved" "Words before or after a mover's name."
    Seconded "decisions" "seconded" "Words before or after a seconder's name."
    Unanimous "decisions" "unanimous" "Words for a vote without dissent."
    VoteFor "decisions" "votes_for" "Labels of a number of votes for."
    VoteAgainst "decisions" "votes_against" "Labels of a number of votes against."
    VoteAbstain "decisions" "votes_abstain" "Labels of a number of abstentions."
    VoteMethod "decisions" "vote_methods" "How a vote was taken."
    LaterMeeting "decisions" "later_meetings" "Phrases that speak of a later meeting, anywhere in a sentence."
    ComesUp "decisions" "comes_up" "Phrases that say that something comes up at a meeting, anywhere in a sentence."
    EarlierMeeting "decisions" "earlier_meetings" "Phrases that tell of what was decided before the meeting."
    OthersDecision "decisions" "others" "Phrases that tell what another body decided, anywhere in a sentence."
    ReferralTarget "decisions" "referral_targets" "Words for whom or what a matter may be referred to."
    Position "decisions" "positions" "Phrases by which a body states a position without deciding on it."
    ResultLine "decisions" "result_lines" "How a line begins that tells the result of a motion and nothing else."
    LostResult "decisions" "lost_results" "Words in such a line for a motion that was lost."
    DeferredResult "decisions" "deferred_results" "Words in such a line for a motion that was put off."
    MotionOpening "decisions" "motion_openings" "How the words of a motion begin after its mover, beside 'that' and 'to'."
    BareParticiple "decisions" "bare_participles" "Participles that open a sentence on what the sentence before names."
    CallForMotion "decisions" "calls" "Phrases that ask for a motion, anywhere in a sentence: it is not moved yet."
    PutMotion "decisions" "putting" "How a sentence begins that puts a motion, perhaps behind the name of whoever speaks."
    RecordWord "decisions" "record_words" "Phrases that make a motion that of approving minutes, anywhere in a sentence."
    Response "decisions" "responses" "How an entry ends that answers an application."
    Answer "decisions" "answers" "How a sentence begins that agrees to what the sentence before asks for."
    Members "decisions" "members" "Words for those who make up the body."
    NoVotes "decisions" "no_votes" "Words for a count of no votes."
    Paper "decisions" "papers" "Words for papers: to table one is to put it forward."
    Conclusion "decisions" "conclusions" "What a meeting reaches: where a sentence announces it, it stands in the list below."
    Enumerated "decisions" "enumerated" "What a meeting decides on, beside conclusions, whose parts the list below gives."
    PresentMotion "decisions" "present_motions" "Verbs of moving in the present tense, behind the mover: a line with one is no title."
    Adjourning "decisions" "adjourning" "Words for ending a meeting, behind those of moving."
    BallotVerb "decisions" "ballot_verbs" "Verbs of voting, behind the names of those who voted so."
    Abbreviation "sentences" "abbreviations" "Words whose full stop does not end a sentence, without it."
    SentenceAdverb "sentences" "adverbs" "Adverbs that open a sentence before its subject; names end in 'ly' too."
    FiniteVerb "sentences" "finite_verbs" "Verbs in forms that make a sentence: a title has none."
    Pronoun "sentences" "pronouns" "Words that stand for a name or begin sentences like one."
    ActionLabel "actions" "labels" "Labels of an action's line or margin note."
    Undertaking "actions" "undertakings" "Verbs of taking a task on oneself."
    Request "actions" "requests" "Verbs of putting a task on somebody."
    Obligation "actions" "obligations" "Words of duty and need."
    Deadline "actions" "deadlines" "Phrases that say when a task is due."
    TaskVerb "actions" "task_verbs" "Verbs of tasks, in the infinitive."
    Errand "actions" "errands" "Verbs that send somebody off: what a meeting decides with them is a task."
    Charge "actions" "charges" "What a body sets by its decision: to raise it is no task."
    Intention "actions" "intentions" "What somebody has in mind, before 'is to': no task."
    StateVerb "actions" "state_verbs" "Verbs after 'will', 'would' and 'should' that tell how things are and not what somebody does."
    Deliverable "actions" "deliverables" "What somebody may be asked for: it has to be prepared."
    Deliberation "actions" "deliberations" "Verbs of what a meeting itself does with the business before it."
    Everybody "actions" "everybody" "Owners that are everybody present."
    Speech "actions" "speech" "Verbs of saying, before what somebody is said to do."
    Wish "actions" "wishes" "How a wish or an ability begins after 'would': no task."
    Happening "actions" "happenings" "Participles after 'will be' that tell what happens: no task."
    ContactRole "actions" "contact_roles" "What somebody may be for a matter, after 'will be': it is a task."
    Leaving "actions" "leavings" "Verbs of giving up an office: no task."
    IrregularParticiple "actions" "irregular_participles" "Participles of tasks that do not end in 'ed'."
    DoneEnding "actions" "done_endings" "How a task ends that is over."
    DoneLine "actions" "done_lines" "Lines under a task that say that it is over."
    StatusLine "actions" "status_lines" "Lines under a task that say how far it is."
    TaskColumn "actions" "task_columns" "Heads of a column of tasks."
    OwnerColumn "actions" "owner_columns" "Heads of a column of those who have to do a task."
    DueColumn "actions" "due_columns" "Heads of a column of the days by which tasks are due."
    StatusColumn "actions" "status_columns" "Heads of a column of what has become of tasks."
    Announcement "actions" "announcements" "Phrases that announce a meeting, anywhere in a sentence: no task."
    AnnouncementOpening "actions" "announcement_openings" "How a sentence begins that announces something: no task."
}
