use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

/// The content security policy of a page with one style sheet and one script: it runs and shows nothing else, so that
/// a text that slipped through as markup would still do nothing. `files` is what it may load scripts from besides.
pub(super) fn policy(style: &str, script: &str, files: &str) -> String {
    let sum = |source: &str| BASE64_STANDARD.encode(Sha256::digest(source));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'{files}; base-uri 'none'; form-action 'none'",
        sum(style),
        sum(script)
    )
}
