use sha2::{Digest, Sha256};

/// SHA-256 of `bytes` in lower-case hexadecimal.
pub fn of(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// The first eight digits of the fingerprint of `bytes`.
pub(crate) fn start(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes)[..4])
}

/// Bytes in lower-case hexadecimal.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let mut digits = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        digits.extend([byte >> 4, byte & 15].map(|half| DIGITS[usize::from(half)]));
    }
    digits
}

/// The first eight bytes of the SHA-256 of `bytes`: enough to tell millions apart, where a confusion costs little.
pub(crate) fn short(bytes: &[u8]) -> [u8; 8] {
    Sha256::digest(bytes)[..8].try_into().expect("a digest has 32 bytes")
}
