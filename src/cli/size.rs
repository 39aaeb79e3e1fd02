/// Multiples of a byte by their letter; all are powers of 1024.
const UNITS: &[(char, u32)] = &[('K', 10), ('M', 20), ('G', 30), ('T', 40)];

/// A number of bytes as typed: `5000`, `64M`, `64MB`, `64MiB`, `1.5G`.
pub(super) fn parse(text: &str) -> Result<u64, String> {
    let wrong = || format!("`{text}` is not a size such as 500K, 64M or 1.5G");
    let digits = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (number, unit) = (&text[..digits], text[digits..].trim_start().to_ascii_uppercase());
    let mut letters = unit.chars();
    let shift = match letters.next() {
        None | Some('B') if letters.as_str().is_empty() => 0,
        Some(letter) if matches!(letters.as_str(), "" | "B" | "IB") => {
            UNITS.iter().find(|(name, _)| *name == letter).map(|(_, shift)| *shift).ok_or_else(wrong)?
        }
        _ => return Err(wrong()),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let whole: u64 = whole.parse().map_err(|_| wrong())?;
    let mut bytes = whole.checked_mul(1 << shift).ok_or_else(wrong)?;
    if !fraction.is_empty() {
        let part: f64 = format!("0.{fraction}").parse().map_err(|_| wrong())?;
        #[allow(clippy::cast_sign_loss)] // it is not negative
        let part = (part * f64::from(shift).exp2()) as u64;
        bytes = bytes.checked_add(part).ok_or_else(wrong)?;
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn sizes() {
        let cases = [
            ("0", Some(0)),
            ("5000", Some(5000)),
            ("12 B", Some(12)),
            ("2k", Some(2048)),
            ("64M", Some(64 << 20)),
            ("64MB", Some(64 << 20)),
            ("64 MiB", Some(64 << 20)),
            ("1.5G", Some(3 << 29)),
            ("", None),
            ("M", None),
            ("-1", None),
            ("1.2.3K", None),
            ("3X", None),
            ("99999999999T", None),
        ];
        for (text, bytes) in cases {
            assert_eq!(parse(text).ok(), bytes, "{text}");
        }
    }
}
