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
    Honorific "people" "honorifics" "Words before a name that are not part of it."
    PostNominal "people" "post_nominals" "Letters after a name that are not part of it."
    Chair "people" "chair" "Posts of those who preside."
    Post "people" "posts" "Other offices and posts, as whole phrases or as their last words."
    Particle "people" "particles" "Lower-case words within names."
    Collective "people" "collectives" "Last words of the names of bodies that meet and act."
    OrganisationWord "people" "organisation_words" "Words that show that a name is an organisation's."
    PlaceWord "places" "words" "Words of addresses and rooms."
    PlaceLabel "places" "labels" "Labels of the place of the meeting."
    OnlinePlace "places" "online" "Meetings that had no room."
    DateLabel "dates" "labels" "Labels of the day of the meeting."
    TimeLabel "dates" "time_labels" "Labels of the time of the meeting."
    NextMeeting "dates" "next_meeting" "How the next meeting is announced."
    Opening "dates" "opening" "Words of the opening of the meeting, beside its time."
    Closing "dates" "closing" "Words of the close of the meeting, beside its time."
    Weekday "dates" "weekdays" "Days of the week and their short forms, Monday first, long before short."
    DueLimit "dates" "due_limits" "Prepositions of a last day or moment, longest first."
    DueDay "dates" "due_days" "Prepositions of a task's day where a date follows, longest first."
    DueMoment "dates" "due_moments" "Words of a moment after a preposition of a last day."
    DueEvent "dates" "due_events" "Beginnings of words for an event after a preposition of a last day."
    DueOccasion "dates" "due_occasions" "Phrases before the meeting at which a task is due."
    DueSpan "dates" "due_spans" "Phrases before the time within which a task is due."
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
    LaterMeeting "decisions" "later_meetings" "Phrases that speak of a later meeting, anywhere in a sentence."
    ComesUp "decisions" "comes_up" "Phrases that say that something comes up at a meeting, anywhere in a sentence."
    EarlierMeeting "decisions" "earlier_meetings" "Phrases that tell of what was decided before the meeting."
    ReferralTarget "decisions" "referral_targets" "Words for whom or what a matter may be referred to."
    Position "decisions" "positions" "Phrases by which a body states a position without deciding on it."
    ResultLine "decisions" "result_lines" "How a line begins that tells the result of a motion and nothing else."
    LostResult "decisions" "lost_results" "Words in such a line for a motion that was lost."
    DeferredResult "decisions" "deferred_results" "Words in such a line for a motion that was put off."
    MotionOpening "decisions" "motion_openings" "How the words of a motion begin after its mover, beside 'that' and 'to'."
    BareParticiple "decisions" "bare_participles" "Participles that open a sentence on what the sentence before names."
    Members "decisions" "members" "Words for those who make up the body."
    NoVotes "decisions" "no_votes" "Words for a count of no votes."
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
    Speech "actions" "speech" "Verbs of saying, before what somebody is said to do."
    Wish "actions" "wishes" "How a wish or an ability begins after 'would': no task."
    IrregularParticiple "actions" "irregular_participles" "Participles of tasks that do not end in 'ed'."
    DoneEnding "actions" "done_endings" "How a task ends that is over."
    DoneLine "actions" "done_lines" "Lines under a task that say that it is over."
    Announcement "actions" "announcements" "Phrases that announce a meeting, anywhere in a sentence: no task."
    AnnouncementOpening "actions" "announcement_openings" "How a sentence begins that announces something: no task."
}
