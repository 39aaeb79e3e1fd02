//! `minutebook.toml`: what is wrong is told with its line, what is missing with the standard that wants it.

use super::{METADATA, sandbox};
use crate::cli::Sandbox;

#[test]
fn init_writes_a_file_that_says_what_is_to_be_filled_in() {
    let sandbox = Sandbox::new();
    sandbox.file("in/may.txt", crate::cli::MINUTES);
    let ran = sandbox.run(&["release", "in"]);
    assert_eq!(ran.err, "error: there is no minutebook.toml; `minutebook init` writes one to fill in\n");
    assert_eq!(sandbox.run(&["init"]).status, 0);
    let ran = sandbox.run(&["release", "in"]);
    assert_eq!(ran.status, 2);
    let wanted = "\
error: a release cannot be made:
minutebook.toml: [dataset] title is missing or empty; it is required by DCAT-AP 3 (dct:title)
minutebook.toml: [dataset] description is missing or empty; it is required by DCAT-AP 3 (dct:description)
minutebook.toml: [dataset] base_uri is missing or empty; it is required by DCAT-AP 3 (dcat:accessURL) and every identifier
minutebook.toml: [dataset] license is missing or empty; it is required by DCAT-AP 3 (dct:license), Data Package and CKAN
minutebook.toml: [dataset] country is missing or empty; it is required by Akoma Ntoso 3.0 (FRBRcountry)
minutebook.toml: [publisher] name is missing or empty; it is required by DCAT-AP 3 (dct:publisher)
minutebook.toml: [contact] email is missing or empty; it is required by DCAT-AP 3 (dcat:contactPoint)
";
    assert_eq!(ran.err, wanted);
    assert!(!sandbox.path("release").exists());
    let before = sandbox.read("minutebook.toml");
    let ran = sandbox.run(&["init"]);
    assert_eq!((ran.status, ran.err.as_str()), (2, "error: minutebook.toml is there already; it is left as it is\n"));
    assert_eq!(sandbox.read("minutebook.toml"), before);
}

#[test]
fn the_optional_lines_of_the_template_are_known() {
    let sandbox = sandbox();
    let mut filled = String::new();
    for line in minutebook::release::TEMPLATE.lines() {
        // every optional line is one that a release takes
        let is_optional = line.starts_with("# ") && (line.contains(" = ") || line.starts_with("# ["));
        let line = if is_optional { &line[2..] } else { line };
        let value = match line {
            "base_uri = \"\"" => "base_uri = \"https://example.org/\"",
            "license = \"\"" => "license = \"CC0-1.0\"",
            "country = \"\"" => "country = \"ie\"",
            "email = \"\"" => "email = \"a@example.org\"",
            "title = \"\"" => "title = \"A title\"",
            "description = \"\"" => "description = \"A description\"",
            "name = \"\"" => "name = \"A name\"",
            line => line,
        };
        filled.extend([value, "\n"]);
    }
    assert!(filled.contains("\nleave_out") && filled.contains("\n[ckan]") && !filled.contains("= \"\""), "{filled}");
    sandbox.file("minutebook.toml", filled);
    let ran = sandbox.run(&["release", "in"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
}

#[test]
fn mistakes_are_told_with_their_line() {
    let cases = [
        (
            "language = \"en\"",
            "language = \"English\"",
            "7: `English` is not the ISO 639-1 code of a language, such as en",
        ),
        (
            "country = \"GB\"",
            "country = \"England\"",
            "8: `England` is not the ISO 3166-1 code of a country, such as GB",
        ),
        ("OGL-UK-3.0", "open", "6: `open` is neither the address of a licence nor one of CC0-1.0, "),
        ("https://data.example.org/hambleton", "data.example.org", "5: `data.example.org` is not a web address"),
        ("clerk@example.org", "the clerk", "15: `the clerk` is not a mail address"),
        ("version = \"1.0.0\"", "theme = \"GOV\"\nversion = \"1\"", "9: there is no theme `GOV`; themes are AGRI, "),
        ("version = \"1.0.0\"", "issued = \"2026-02-30\"\nversion = \"1\"", "9: `2026-02-30` is not a day"),
        (
            "version = \"1.0.0\"",
            "leave_out = [\"drafts\"]\nversion = \"1\"",
            "9: `drafts` is none of draft, approved, unknown",
        ),
        ("version = \"1.0.0\"", "keywords = [\"a,b\"]\nversion = \"1\"", "9: a keyword has 2 to 100 letters"),
        ("version = \"1.0.0\"", "versoin = \"1.0.0\"", "9: unknown field `versoin`"),
        ("version = \"1.0.0\"", "version = 1", "9: invalid type: integer `1`, expected a string"),
        ("[publisher]", "[publisher", "11: "),
    ];
    for (good, bad, message) in cases {
        let sandbox = sandbox();
        sandbox.file("minutebook.toml", METADATA.replace(good, bad));
        let ran = sandbox.run(&["release", "in"]);
        assert_eq!(ran.status, 2, "{bad}");
        let wanted = format!("error: a release cannot be made:\nminutebook.toml:{message}");
        assert!(ran.err.starts_with(&wanted), "{}\n{wanted}", ran.err);
        assert!(!sandbox.path("release").exists(), "{bad}");
    }
}
