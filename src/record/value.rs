use std::borrow::Cow;

/// The value of one cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Unknown, or it does not apply.
    Null,
    /// Text of a [`Type::String`](super::Type::String) column.
    Text(Cow<'a, str>),
    /// A whole number.
    Integer(i64),
    /// A number with decimals; always finite.
    Number(f64),
    /// Yes or no.
    Boolean(bool),
    /// A day, ISO 8601 (`2011-03-17`).
    Date(&'a str),
    /// A time of day, 24-hour `HH:MM`.
    Time(&'a str),
    /// The entries of a column that [is a list](super::Column::is_list); there is at least one.
    List(&'a [String]),
}

impl<'a> Value<'a> {
    /// Whether it is [`Value::Null`].
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The day, or null.
    pub(super) fn date(day: Option<&'a String>) -> Self {
        day.map_or(Self::Null, |day| Self::Date(day))
    }

    /// The time of day, or null.
    pub(super) fn time(time: Option<&'a String>) -> Self {
        time.map_or(Self::Null, |time| Self::Time(time))
    }

    /// The text, or null where there is none in it: for fields of the records that are empty where nothing stands.
    pub(super) fn filled(text: &'a str) -> Self {
        if text.is_empty() { Self::Null } else { Self::from(text) }
    }

    /// A list; null where it is empty.
    pub(super) fn list(list: &'a [String]) -> Self {
        if list.is_empty() { Self::Null } else { Self::List(list) }
    }

    /// The value as it stands in a format without lists: a list becomes one readable text with
    /// [`SEPARATOR`](super::SEPARATOR) between its entries.
    #[must_use]
    pub fn flat(&self) -> Self {
        match self {
            Self::List([only]) => Self::from(only.as_str()),
            Self::List(several) => Self::Text(Cow::Owned(several.join(super::SEPARATOR))),
            other => other.clone(),
        }
    }

    /// A confidence, which the records keep with two decimals; without the digits that widening a float brings up.
    pub(super) fn confidence(confidence: f32) -> Self {
        Self::Number((f64::from(confidence) * 100.0).round() / 100.0)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Self::Integer(i64::from(number))
    }
}

impl From<u8> for Value<'_> {
    fn from(number: u8) -> Self {
        Self::Integer(i64::from(number))
    }
}

/// Offsets and positions; beyond the range of `i64`, which no text reaches, the highest value.
impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// Sizes in bytes; beyond the range of `i64`, which no file reaches, the highest value.
impl From<u64> for Value<'_> {
    fn from(number: u64) -> Self {
        Self::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<bool> for Value<'_> {
    fn from(truth: bool) -> Self {
        Self::Boolean(truth)
    }
}

impl<'a, T> From<Option<T>> for Value<'a>
where
    Value<'a>: From<T>,
{
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::from)
    }
}

impl<'a> From<&'a Option<String>> for Value<'a> {
    fn from(text: &'a Option<String>) -> Self {
        Self::from(text.as_deref())
    }
}
