/// A member's name as a path below the archive, with `/` between its parts.
///
/// The error says how the name leads out of the archive. Nothing is written under it, but it stands in outputs, where
/// others may trust it.
pub(super) fn tidy(name: &str) -> Result<String, &'static str> {
    // programs of old for Windows wrote `\`, against section 4.4.17.1 of the specification of zip
    let name = name.replace('\\', "/");
    if name.starts_with('/') {
        return Err("it is absolute");
    }
    if name.as_bytes().get(1) == Some(&b':') && name.as_bytes()[0].is_ascii_alphabetic() {
        return Err("it names a drive");
    }
    let parts: Vec<&str> = name.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    if parts.contains(&"..") {
        return Err("it has `..` in it");
    }
    if name.contains('\0') {
        return Err("it has a NUL character in it");
    }
    Ok(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn names_stay_below_the_archive() {
        let cases = [
            ("a/b.txt", Ok("a/b.txt")),
            ("./a//b.txt", Ok("a/b.txt")),
            ("a\\b.txt", Ok("a/b.txt")),
            ("a..b/c.txt", Ok("a..b/c.txt")),
            ("../a.txt", Err("it has `..` in it")),
            ("a/..\\..\\b.txt", Err("it has `..` in it")),
            ("/etc/passwd.txt", Err("it is absolute")),
            ("\\\\host\\a.txt", Err("it is absolute")),
            ("c:\\a.txt", Err("it names a drive")),
            ("a\0.txt", Err("it has a NUL character in it")),
        ];
        for (name, wanted) in cases {
            assert_eq!(tidy(name).as_deref().map_err(|why| *why), wanted, "{name:?}");
        }
    }
}
