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

            /// What the list holds.
            pub fn describe(self) -> &'static str {
                match self { $(Self::$variant => $doc,)* }
            }
        }
    };
}

classes! {
    Present "attendance" "present" "Labels of a list of members who were there, and of an undivided list."
    InAttendance "attendance" "in_attendance" "Labels of a list of people who were there without being members."
    Apologies "attendance" "apologies" "Labels of a list of people who sent apologies."
    Absent "attendance" "absent" "Labels of a list of people who were not there and sent no apologies."
    Nobody "attendance" "nobody" "What stands in place of a list that is empty."
    Crowd "attendance" "crowds" "Groups of unnamed people that minutes count."
    Remote "attendance" "remote" "Notes beside a name: took part from elsewhere."
    Arrival "attendance" "arrivals" "Words for coming late."
    Departure "attendance" "departures" "Words for going early."
    ListLink "attendance" "links" "Words that link the entries of a list, beside 'and'."
    Approximation "attendance" "approximately" "Words before a number that make it an estimate."
    Membership "attendance" "membership" "Words for the members of the body: they name no group of people."
    Qualifier "attendance" "qualifiers" "Words in small letters that belong to the label behind them."
    Received "attendance" "received" "Words between a label and the names under it."
    RemoteOpening "attendance" "remote_openings" "First words of a note beside a name: took part from elsewhere."
    ItemNote "attendance" "item_notes" "First words of a note beside a name that says for which items."
    MovementCell "attendance" "movement_cells" "Beginnings of a cell that says when somebody came or went."
    RollPresent "attendance" "roll_present" "Cells of a roll call: was there."
    RollAbsent "attendance" "roll_absent" "Cells of a roll call: was not there."
    RollApologies "attendance" "roll_apologies" "Cells of a roll call: sent apologies."
    ApologyStem "attendance" "apology_stems" "Beginnings of words that a sentence of apologies holds."
    ApologiesFrom "attendance" "apologies_from" "Phrases before the names of those who sent apologies, in a sentence, by their rank."
    ApologiesSent "attendance" "apologies_sent" "Phrases behind the names of those who sent apologies, in a sentence, by their rank."
    AttendedToo "attendance" "attended_too" "Phrases behind the names of those who were there without being members, by their rank."
    ThereToo "attendance" "there_too" "Phrases before the names of those who were there without being members, by their rank."
    ThereWere "attendance" "there_were" "Phrases before the names of those who were there, in a sentence, by their rank."
    ThePublic "attendance" "the_public" "Words for the public in a sentence that counts it."
    PublicCame "attendance" "public_came" "Words behind the number of the public that was there."
    Honorific "people" "honorifics" "Words before a name that are not part of it."
    PostNominal "people" "post_nominals" "Letters after a name that are not part of it."
    Chair "people" "chair" "Posts of those who preside."
    Post "people" "posts" "Other offices and posts, as whole phrases or as their last words."
    Particle "people" "particles" "Lower-case words within names."
    Collective "people" "collectives" "Last words of the names of bodies that meet and act."
    OrganisationWord "people" "organisation_words" "Words that show that a name is an organisation's."
    Deputy "people" "deputies" "Parts of posts that keep their holders from presiding."
    ChairBefore "people" "chair_before" "What stands before the name of who took the chair, in order: the first that the text has is taken."
    ChairAfter "people" "chair_after" "What stands behind the name of who took the chair, in order: the first that the text has is taken."
    QuorumWord "people" "quorum" "Parts of the words of a sentence about the quorum."
    QuorumMet "people" "quorum_met" "How a quorum is stated."
    QuorumDenied "people" "quorum_denied" "How the lack of a quorum is stated."
    QuorumRequired "people" "quorum_required" "Words that make a number beside the quorum the one that is needed."
    PlaceWord "places" "words" "Words of addresses and rooms."
    PlaceLabel "places" "labels" "Labels of the place of the meeting."
    OnlinePlace "places" "online" "Meetings that had no room."
    PlaceStop "places" "stops" "Words, or their beginnings, that end the place in a sentence."
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
    UntilNext "dates" "until_next" "Mentions of the next meeting that do not announce it."
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
    HeldSentence "titles" "held" "Verbs of a sentence that says when the meeting was."
    TextStart "titles" "text_starts" "Words that begin the text behind a title that nothing closes."
    ItemTitle "headings" "items" "Headings of business that recur in minutes anywhere."
    ItemPrefix "headings" "prefixes" "Words before the number of an item."
    AgendaTitle "headings" "agenda" "Headings of a printed agenda."
    ActionsTitle "headings" "actions" "Headings of a list or table of actions."
    DecisionsTitle "headings" "decisions" "Headings of a list of decisions."
    NotAnItem "headings" "not_items" "Headings that are not business: signatures, appendices, the document's title."
    Decided "decisions" "decided" "Verbs of settling something, in the past or present."
    Approved "decisions" "approved" "Participles of a positive result."
    Rejected "decisions" "rejected" "Words of a negative result."
    Deferred "decisions" "deferred" "Words of putting off or referring."
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
    Abbreviation "sentences" "abbreviations" "Words whose full stop does not end a sentence, without it."
    FiniteVerb "sentences" "finite_verbs" "Verbs in forms that make a sentence: a title has none."
    Pronoun "sentences" "pronouns" "Words that stand for a name or begin sentences like one."
    ActionLabel "actions" "labels" "Labels of an action's line or margin note."
    Undertaking "actions" "undertakings" "Verbs of taking a task on oneself."
    Request "actions" "requests" "Verbs of putting a task on somebody."
    Obligation "actions" "obligations" "Words of duty and need."
    Deadline "actions" "deadlines" "Phrases that say when a task is due."
    TaskVerb "actions" "task_verbs" "Verbs of tasks, in the infinitive."
    Errand "actions" "errands" "Verbs that send somebody off: what a meeting decides with them is a task."
    StateVerb "actions" "state_verbs" "Verbs after 'will' and 'would' that tell how things are and not what somebody does."
    Everybody "actions" "everybody" "Owners that are everybody present."
}
