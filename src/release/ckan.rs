//! `ckan.jsonl`: the dataset as CKAN's action API takes it, one object on one line, for `ckanapi load datasets`.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{Facts, without_nulls};
use crate::source::fingerprint;

pub(super) fn dataset(facts: &Facts<'_>) -> Value {
    let metadata = facts.metadata;
    let resources: Vec<Value> = facts
        .files
        .iter()
        .map(|file| {
            let address = facts.base().file(&file.path);
            json!({
                "id": identifier(&address),
                "name": file.title,
                "description": file.description,
                "url": address,
                "format": file.format.label(),
                "mimetype": file.format.media_type(),
                "size": file.bytes,
                "hash": file.sha256,
            })
        })
        .collect();
    let tags: Vec<Value> = metadata.keywords.iter().map(|word| json!({ "name": word })).collect();
    let coverage = facts.tally.coverage();
    let extras = [
        ("language", Some(metadata.language.0.to_owned())),
        ("theme", metadata.theme.map(|(code, _)| super::catalog::theme_uri(code))),
        ("spatial_text", metadata.place.clone()),
        ("spatial_uri", metadata.place_uri.clone()),
        ("temporal_start", coverage.map(|(first, _)| first.to_owned())),
        ("temporal_end", coverage.map(|(_, last)| last.to_owned())),
        ("issued", metadata.issued.clone()),
        ("modified", metadata.modified.clone()),
        ("frequency", metadata.frequency.map(super::catalog::frequency_uri)),
        ("publisher_name", Some(metadata.publisher.clone())),
        ("publisher_url", metadata.publisher_url.clone()),
        ("contact_name", metadata.contact_name.clone()),
        ("contact_email", Some(metadata.contact_email.clone())),
    ];
    let extras: Vec<Value> = extras
        .into_iter()
        .filter_map(|(key, value)| value.map(|value| json!({ "key": key, "value": value })))
        .collect();
    without_nulls(json!({
        "name": metadata.name,
        "title": metadata.title,
        "notes": metadata.description,
        "url": metadata.base,
        "version": metadata.version,
        "license_id": metadata.licence.ckan(),
        "author": metadata.publisher,
        "maintainer": metadata.contact_name.as_deref().unwrap_or(&metadata.publisher),
        "maintainer_email": metadata.contact_email,
        "owner_org": metadata.ckan_organization,
        "private": false,
        "tags": tags,
        "extras": extras,
        "resources": resources,
    }))
}

/// A UUID that stays as long as the address does (RFC 9562, version 8), so that the next release brings the portal's
/// resource up to date and puts no other in its place.
fn identifier(address: &str) -> String {
    let digest = fingerprint::hexadecimal(&Sha256::digest(address));
    format!("{}-{}-8{}-8{}-{}", &digest[..8], &digest[8..12], &digest[12..15], &digest[15..18], &digest[18..30])
}
