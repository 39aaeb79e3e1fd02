use std::ops::Range;

use toml::Spanned;

use super::raw::{File, Redact, Text};
use super::vocabularies::{FREQUENCIES, LANGUAGES, LICENCES, THEMES};
use super::{Fault, LicenceChoice, Metadata};
use crate::model::MinutesStatus;
use crate::model::date::Date;
use crate::redact::{Entry, Pattern, Redaction};
use crate::release::address::slug;

pub(super) fn metadata(file: &str, text: &str) -> Result<Metadata, Vec<Fault>> {
    let raw: File = toml::from_str(text).map_err(|error| {
        let line = error.span().map(|span| line(text, &span));
        vec![Fault { file: file.to_owned(), line, message: error.message().replace('\n', " ") }]
    })?;
    let mut check = Check { file, text, wrong: Vec::new(), missing: Vec::new() };
    let metadata = check.all(raw);
    let Check { mut wrong, missing, .. } = check;
    wrong.sort_by_key(|fault| fault.line);
    wrong.extend(missing);
    if wrong.is_empty() { Ok(metadata) } else { Err(wrong) }
}

fn line(text: &str, span: &Range<usize>) -> usize {
    text.bytes().take(span.start).filter(|&byte| byte == b'\n').count() + 1
}

struct Check<'a> {
    file: &'a str,
    text: &'a str,
    wrong: Vec<Fault>,
    missing: Vec<Fault>,
}

impl Check<'_> {
    fn all(&mut self, raw: File) -> Metadata {
        let File { dataset, publisher, contact, source, ckan, redact } = raw;
        let title = self.required(dataset.title, "[dataset] title", "DCAT-AP 3 (dct:title)");
        let name = self.optional(dataset.name, |name| {
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            let fits = (2..=100).contains(&name.len()) && name.chars().all(plain);
            fits.then(|| name.to_owned())
                .ok_or_else(|| "a name has 2 to 100 lower-case letters, digits and hyphens".to_owned())
        });
        let mut metadata = Metadata {
            name: name.unwrap_or_else(|| short_name(&title)),
            title,
            description: self.required(dataset.description, "[dataset] description", "DCAT-AP 3 (dct:description)"),
            base: self.needed(
                dataset.base_uri,
                "[dataset] base_uri",
                "DCAT-AP 3 (dcat:accessURL) and every identifier",
                base,
            ),
            licence: self
                .chosen(dataset.license, "[dataset] license", "DCAT-AP 3 (dct:license), Data Package and CKAN", licence)
                .unwrap_or_else(|| LicenceChoice::Other(String::new())),
            language: self
                .chosen(dataset.language, "[dataset] language", "Akoma Ntoso 3.0 (FRBRlanguage)", language)
                .unwrap_or_default(),
            country: self.needed(dataset.country, "[dataset] country", "Akoma Ntoso 3.0 (FRBRcountry)", country),
            version: self.required(dataset.version, "[dataset] version", "Data Package (version)"),
            theme: self.optional(dataset.theme, theme),
            keywords: dataset.keywords.iter().filter_map(|word| self.valid(word, keyword)).collect(),
            place: self.optional(dataset.place, text),
            place_uri: self.optional(dataset.place_uri, url),
            issued: self.optional(dataset.issued, day),
            modified: self.optional(dataset.modified, day),
            frequency: self.optional(dataset.frequency, frequency),
            leave_out: dataset.leave_out.iter().filter_map(|status| self.valid(status, self::status)).collect(),
            publisher: self.required(publisher.name, "[publisher] name", "DCAT-AP 3 (dct:publisher)"),
            publisher_url: self.optional(publisher.url, url),
            contact_email: self.needed(contact.email, "[contact] email", "DCAT-AP 3 (dcat:contactPoint)", email),
            contact_name: self.optional(contact.name, text),
            source_title: self.optional(source.title, text),
            source_url: self.optional(source.url, url),
            ckan_organization: self.optional(ckan.organization, text).unwrap_or_default(),
            redaction: self.redaction(&redact),
        };
        if metadata.ckan_organization.is_empty() {
            // as CKAN itself makes one of the name of an organisation
            metadata.ckan_organization = short_name(&metadata.publisher);
        }
        metadata
    }

    fn redaction(&mut self, raw: &Redact) -> Redaction {
        let nothing = |text: &str| format!("`{text}` has no letter or digit to look for");
        let lists = [&raw.people, &raw.terms, &raw.items];
        let all = lists.iter().enumerate().flat_map(|(list, entries)| entries.iter().map(move |entry| (list, entry)));
        let mut redaction = Redaction::default();
        for (number, (list, entry)) in all.enumerate() {
            let Redaction { words, items, .. } = &mut redaction;
            self.valid(entry, |text| {
                let read = match list {
                    0 => words.person(text, number),
                    1 => words.term(text, number),
                    _ => Pattern::new(text, number).map(|pattern| items.push(pattern)),
                };
                read.ok_or_else(|| nothing(text))
            });
            let place = format!("{}:{}", self.file, line(self.text, &entry.span()));
            let text = entry.get_ref().trim().to_owned();
            redaction.entries.push(Entry { place, text, is_item: list == 2 });
        }
        redaction
    }

    fn required(&mut self, value: Text, field: &str, standard: &str) -> String {
        self.needed(value, field, standard, text)
    }

    fn needed(
        &mut self,
        value: Text,
        field: &str,
        standard: &str,
        read: impl Fn(&str) -> Result<String, String>,
    ) -> String {
        self.chosen(value, field, standard, read).unwrap_or_default()
    }

    /// A value that a standard requires.
    fn chosen<T>(
        &mut self,
        value: Text,
        field: &str,
        standard: &str,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        if let Some(value) = filled(value) {
            return self.valid(&value, read);
        }
        let message = format!("{field} is missing or empty; it is required by {standard}");
        self.missing.push(Fault { file: self.file.to_owned(), line: None, message });
        None
    }

    fn optional<T>(&mut self, value: Text, read: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        filled(value).and_then(|value| self.valid(&value, read))
    }

    fn valid<T>(&mut self, value: &Spanned<String>, read: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
        let line = line(self.text, &value.span());
        read(value.get_ref().trim())
            .map_err(|message| {
                self.wrong.push(Fault { file: self.file.to_owned(), line: Some(line), message });
            })
            .ok()
    }
}

/// What is empty is as if it was not there.
fn filled(value: Text) -> Text {
    value.filter(|value| !value.get_ref().trim().is_empty())
}

/// Text that XML can hold too.
fn text(text: &str) -> Result<String, String> {
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if text.contains(control) { Err("there is a control character in it".to_owned()) } else { Ok(text.to_owned()) }
}

fn short_name(title: &str) -> String {
    let ascii: String = slug(title).chars().filter(char::is_ascii).take(100).collect();
    let name = ascii.trim_matches('-').to_owned();
    if name.len() < 2 { "minutes".to_owned() } else { name }
}

fn base(text: &str) -> Result<String, String> {
    let text = url(text)?;
    if text.contains(['#', '?']) {
        return Err(format!("`{text}` cannot be what addresses begin with: it has a # or ? in it"));
    }
    Ok(if text.ends_with('/') { text } else { text + "/" })
}

fn url(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    // what RFC 3986 does not allow in any part of an address
    let forbidden = |c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`')
    };
    let host = rest.map_or("", |rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    if host.is_empty() || text.contains(forbidden) {
        return Err(format!("`{text}` is not a web address such as https://data.example.org/minutes/"));
    }
    Ok(text.to_owned())
}

fn licence(text: &str) -> Result<LicenceChoice, String> {
    if let Some(known) = LICENCES.iter().find(|licence| licence.id.eq_ignore_ascii_case(text)) {
        return Ok(LicenceChoice::Known(*known));
    }
    let names: Vec<&str> = LICENCES.iter().map(|licence| licence.id).collect();
    let known = names.join(", ");
    url(text)
        .map(LicenceChoice::Other)
        .map_err(|_| format!("`{text}` is neither the address of a licence nor one of {known}"))
}

fn language(text: &str) -> Result<(&'static str, &'static str), String> {
    let found = LANGUAGES.iter().find(|(short, long)| [*short, *long].contains(&text));
    found.copied().ok_or_else(|| format!("`{text}` is not the ISO 639-1 code of a language, such as en"))
}

fn country(text: &str) -> Result<String, String> {
    if text.eq_ignore_ascii_case("UK") {
        return Err(format!("`{text}` is no code of ISO 3166-1: the United Kingdom is GB"));
    }
    let fits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    fits.then(|| text.to_ascii_lowercase())
        .ok_or_else(|| format!("`{text}` is not the ISO 3166-1 code of a country, such as GB"))
}

fn theme(text: &str) -> Result<(&'static str, &'static str), String> {
    let codes: Vec<&str> = THEMES.iter().map(|(code, _)| *code).collect();
    let found = THEMES.iter().find(|(code, _)| code.eq_ignore_ascii_case(text));
    found.copied().ok_or_else(|| format!("there is no theme `{text}`; themes are {}", codes.join(", ")))
}

fn frequency(text: &str) -> Result<&'static str, String> {
    let words: Vec<&str> = FREQUENCIES.iter().map(|(word, _)| *word).collect();
    let found = FREQUENCIES.iter().find(|(word, _)| *word == text);
    found.map(|(_, code)| *code).ok_or_else(|| format!("`{text}` is none of {}", words.join(", ")))
}

fn status(text: &str) -> Result<MinutesStatus, String> {
    let found = MinutesStatus::ALL.iter().find(|status| status.as_str() == text);
    found.copied().ok_or_else(|| format!("`{text}` is none of {}", MinutesStatus::NAMES.join(", ")))
}

fn day(text: &str) -> Result<String, String> {
    let mut parts = text.splitn(3, '-');
    let mut number = |length| parts.next().filter(|part| part.len() == length)?.parse::<i16>().ok();
    let date = (|| Date::new(number(4)?, number(2)?.try_into().ok()?, number(2)?.try_into().ok()?))();
    date.map(|date| date.to_string()).ok_or_else(|| format!("`{text}` is not a day such as 2026-11-22"))
}

fn email(text: &str) -> Result<String, String> {
    let whole = text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.contains('@') && !text.contains(char::is_whitespace)
    });
    if whole { Ok(text.to_owned()) } else { Err(format!("`{text}` is not a mail address")) }
}

/// CKAN's rule for tags, the narrowest of the standards.
fn keyword(text: &str) -> Result<String, String> {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.');
    let fits = (2..=100).contains(&text.chars().count()) && text.chars().all(plain);
    fits.then(|| text.to_owned()).ok_or_else(|| "a keyword has 2 to 100 letters, digits, blanks, and - _ .".to_owned())
}
