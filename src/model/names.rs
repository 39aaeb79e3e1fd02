/// Gives an enumeration the words for its values, the same in every output: each value, all values, all words.
macro_rules! names {
    ($enumeration:ident { $($value:ident $name:literal),+ $(,)? }) => {
        impl $enumeration {
            /// Every value, in the order of its definition.
            pub const ALL: &'static [Self] = &[$(Self::$value),+];

            /// The word for each of [`Self::ALL`].
            pub const NAMES: &'static [&'static str] = &[$($name),+];

            /// The value as it stands in every output.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$value => $name),+
                }
            }
        }
    };
}

pub(super) use names;
