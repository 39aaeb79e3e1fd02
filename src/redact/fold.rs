//! Letters as they are compared: however they are written, put together or marked.

/// Letters with marks, in lower case, by the letter that is left without them.
const MARKED: &[(char, &str)] = &[
    ('a', "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"),
    ('c', "çćĉċčḉ"),
    ('e', "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
    ('i', "ìíîïĩīĭįǐȉȋḭḯỉị"),
    ('n', "ñńņňǹṅṇṉṋ"),
    ('o', "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"),
    ('u', "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
    ('y', "ýÿŷȳẏẙỳỵỷỹ"),
    ('d', "ďḋḍḏḑḓ"),
    ('g', "ĝğġģǧǵḡ"),
    ('h', "ĥȟḣḥḧḩḫẖ"),
    ('j', "ĵǰ"),
    ('k', "ķǩḱḳḵ"),
    ('l', "ĺļľḷḹḻḽ"),
    ('r', "ŕŗřȑȓṙṛṝṟ"),
    ('s', "śŝşšșṡṣṥṧṩ"),
    ('t', "ţťțṫṭṯṱẗ"),
    ('w', "ŵẁẃẅẇẉẘ"),
    ('z', "źżžẑẓẕ"),
    ('æ', "ǣǽ"),
    ('ʒ', "ǯ"),
    ('ø', "ǿ"),
    ('ʹ', "ʹ"),
    ('ι', "ΐίϊἰἱἲἳἴἵἶἷὶιῐῑῒῖῗ"),
    ('α', "άἀἁἂἃἄἅἆἇὰᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ"),
    ('ε', "έἐἑἒἓἔἕὲ"),
    ('η', "ήἠἡἢἣἤἥἦἧὴᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ"),
    ('υ', "ΰϋύὐὑὒὓὔὕὖὗὺῠῡῢῦῧ"),
    ('ο', "όὀὁὂὃὄὅὸ"),
    ('ω', "ώὠὡὢὣὤὥὦὧὼᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ"),
    ('ϒ', "ϓϔ"),
    ('и', "йѝӣӥ"),
    ('е', "ѐёӗ"),
    ('г', "ѓ"),
    ('і', "ї"),
    ('к', "ќ"),
    ('у', "ўӯӱӳ"),
    ('ѵ', "ѷ"),
    ('ж', "ӂӝ"),
    ('а', "ӑӓ"),
    ('ә', "ӛ"),
    ('з', "ӟ"),
    ('о', "ӧ"),
    ('ө', "ӫ"),
    ('э', "ӭ"),
    ('ч', "ӵ"),
    ('ы', "ӹ"),
    ('b', "ḃḅḇ"),
    ('f', "ḟ"),
    ('m', "ḿṁṃ"),
    ('p', "ṕṗ"),
    ('v', "ṽṿ"),
    ('x', "ẋẍ"),
    ('ſ', "ẛ"),
    ('ρ', "ῤῥ"),
];

/// Puts the letters that a character is compared by into `to`.
pub(super) fn fold(char: char, to: &mut String) {
    if char.is_ascii() {
        return to.push(char.to_ascii_lowercase());
    }
    let parted = match char {
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        '\u{FB05}' | '\u{FB06}' => "st",
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        _ => "",
    };
    if !parted.is_empty() {
        return to.push_str(parted);
    }
    for char in char.to_lowercase().filter(|char| !is_mark(*char)) {
        let base = MARKED.iter().find(|(_, marked)| char < '\u{2000}' && marked.contains(char)).map(|(base, _)| *base);
        to.push(base.unwrap_or(char));
    }
}

/// Whether a character only marks the letter before it, or says where a line may end.
pub(super) fn is_mark(char: char) -> bool {
    matches!(
        char,
        '\u{300}'..='\u{36F}'
            | '\u{483}'..='\u{487}'
            | '\u{1AB0}'..='\u{1AFF}'
            | '\u{1DC0}'..='\u{1DFF}'
            | '\u{20D0}'..='\u{20FF}'
            | '\u{FE20}'..='\u{FE2F}'
            | '\u{AD}'
            | '\u{200B}'..='\u{200D}'
            | '\u{2060}'
            | '\u{FEFF}'
    )
}

/// Letters that are set high or low: marks of footnotes, for most of them.
pub(super) fn is_modifier(char: char) -> bool {
    matches!(
        char,
        'ª' | 'º'
            | '\u{2B0}'..='\u{2FF}'
            | '\u{1D2C}'..='\u{1D6A}'
            | '\u{1D78}'
            | '\u{1D9B}'..='\u{1DBF}'
            | 'ⁱ'
            | 'ⁿ'
            | '\u{2090}'..='\u{209C}'
    )
}

/// The character that a reference of HTML at the start of a text stands for, or the letter that it is made of, with the
/// length of the reference.
pub(super) fn reference(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(12).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let char = match name.strip_prefix('#') {
        Some(number) => {
            let hex = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16).ok());
            char::from_u32(hex.unwrap_or_else(|| number.parse().ok())?)?
        }
        None => match name {
            "szlig" => 'ß',
            "aelig" | "AElig" => 'æ',
            "oelig" | "OElig" => 'œ',
            "shy" => '\u{AD}',
            _ => {
                const MARKS: [&str; 10] =
                    ["uml", "acute", "grave", "circ", "tilde", "cedil", "ring", "caron", "ogon", "macr"];
                let letter = name.chars().next().filter(char::is_ascii_alphabetic)?;
                MARKS.contains(&&name[1..]).then_some(letter)?
            }
        },
    };
    Some((char, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let mut folded = String::new();
        text.chars().for_each(|char| fold(char, &mut folded));
        folded
    }

    #[test]
    fn letters_are_compared_without_their_marks() {
        for (text, wanted) in
            [("Müller", "muller"), ("Mu\u{308}ller", "muller"), ("ﬃ", "ffi"), ("GROẞ", "gross"), ("Łódź", "łodz")]
        {
            assert_eq!(folded(text), wanted);
        }
        assert_eq!(folded("Й"), folded("И\u{306}"));
    }

    #[test]
    fn references_stand_for_letters() {
        for (text, wanted) in [("&uuml;ller", Some(('u', 6))), ("&#252;", Some(('ü', 6))), ("&#xFC;", Some(('ü', 6)))]
        {
            assert_eq!(reference(text), wanted);
        }
        for text in ["&c;", "& so on;", "&amp;", "&", "&;"] {
            assert_eq!(reference(text), None, "{text}");
        }
    }
}
