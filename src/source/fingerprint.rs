use sha2::{Digest, Sha256};

/// SHA-256 of `bytes` in lower-case hexadecimal.
pub fn of(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// The first four bytes of the SHA-256 of `bytes`.
pub(crate) fn start(bytes: &[u8]) -> [u8; 4] {
    let [first, second, third, fourth, ..] = Sha256::digest(bytes).0;
    [first, second, third, fourth]
}

/// Bytes in lower-case hexadecimal.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(bytes.len() * 2);
    write_hexadecimal(bytes, &mut digits);
    digits
}

/// Adds bytes in lower-case hexadecimal to a text.
pub(crate) fn write_hexadecimal(bytes: &[u8], digits: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    for byte in bytes {
        for half in [byte >> 4, byte & 15] {
            digits.push(char::from(DIGITS[usize::from(half)]));
        }
    }
}

/// The first eight bytes of the SHA-256 of `bytes`: enough to tell millions apart, where a confusion costs little.
pub(crate) fn short(bytes: &[u8]) -> [u8; 8] {
    Sha256::digest(bytes)[..8].try_into().expect("a digest has 32 bytes")
}
