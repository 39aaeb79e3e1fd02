//! The catalogue: DCAT 3 with the properties of DCAT-AP 3, as a graph that is written as JSON-LD and as Turtle.

mod graph;
mod jsonld;
mod turtle;

pub(super) use jsonld::write as jsonld;
pub(super) use turtle::write as turtle;

use super::Facts;
use super::files::File;
use graph::{Node, Object};

const AUTHORITY: &str = "http://publications.europa.eu/resource/authority/";

/// Address of a theme of the EU authority table.
pub(super) fn theme_uri(code: &str) -> String {
    format!("{AUTHORITY}data-theme/{code}")
}

/// Address of a frequency of the EU authority table.
pub(super) fn frequency_uri(code: &str) -> String {
    format!("{AUTHORITY}frequency/{code}")
}

/// The catalogue of one release: itself, its dataset, and the dataset's files.
pub(super) fn catalogue(facts: &Facts<'_>) -> Node {
    let (metadata, base) = (facts.metadata, facts.base());
    let text = |text: &str| Object::text(text, metadata.language.0);
    Node::named(&base.file("catalog"), "dcat:Catalog")
        .with("dct:title", text(&metadata.title))
        .with("dct:description", text(&metadata.description))
        .with("dct:publisher", publisher(facts))
        .with("dct:license", licence(facts))
        .with("dct:language", language(facts))
        .with("foaf:homepage", Node::named(&metadata.base, "foaf:Document"))
        .with_some("dct:issued", metadata.issued.as_deref().map(Object::day))
        .with_some("dct:modified", metadata.modified.as_deref().map(Object::day))
        .with("dcat:dataset", dataset(facts))
}

fn dataset(facts: &Facts<'_>) -> Node {
    let (metadata, base) = (facts.metadata, facts.base());
    let text = |text: &str| Object::text(text, metadata.language.0);
    let mut contact = Node::blank("vcard:Kind")
        .with("vcard:fn", Object::plain(metadata.contact_name.as_deref().unwrap_or(&metadata.publisher)));
    contact = contact.with("vcard:hasEmail", Object::Iri(format!("mailto:{}", metadata.contact_email)));
    let mut dataset = Node::named(&base.file("dataset"), "dcat:Dataset")
        .with("dct:title", text(&metadata.title))
        .with("dct:description", text(&metadata.description))
        .with("dct:identifier", Object::plain(&base.file("dataset")))
        .with("dcat:version", Object::plain(&metadata.version))
        .with("dct:publisher", publisher(facts))
        .with("dcat:contactPoint", contact)
        .with("dct:language", language(facts))
        .with("dcat:landingPage", Node::named(&metadata.base, "foaf:Document"))
        .with_some("dct:issued", metadata.issued.as_deref().map(Object::day))
        .with_some("dct:modified", metadata.modified.as_deref().map(Object::day));
    for word in &metadata.keywords {
        dataset = dataset.with("dcat:keyword", text(word));
    }
    if let Some((code, label)) = metadata.theme {
        let theme = Node::named(&theme_uri(code), "skos:Concept").with("skos:prefLabel", Object::text(label, "en"));
        dataset = dataset.with("dcat:theme", theme);
    }
    if let Some(code) = metadata.frequency {
        dataset = dataset.with("dct:accrualPeriodicity", Node::named(&frequency_uri(code), "dct:Frequency"));
    }
    if metadata.place.is_some() || metadata.place_uri.is_some() {
        let place = match &metadata.place_uri {
            Some(uri) => Node::named(uri, "dct:Location"),
            None => Node::blank("dct:Location"),
        };
        let name = metadata.place.as_deref().map(text);
        dataset = dataset.with("dct:spatial", place.with_some("skos:prefLabel", name));
    }
    if let Some((first, last)) = facts.tally.coverage() {
        let period = Node::blank("dct:PeriodOfTime")
            .with("dcat:startDate", Object::day(first))
            .with("dcat:endDate", Object::day(last));
        dataset = dataset.with("dct:temporal", period);
    }
    if let Some(url) = &metadata.source_url {
        let words = format!("Read from minutes in plain text: {}, {url}", facts.source_title());
        let statement = Node::blank("dct:ProvenanceStatement").with("rdfs:label", Object::text(&words, "en"));
        dataset = dataset.with("dct:provenance", statement);
    }
    for file in &facts.files {
        dataset = dataset.with("dcat:distribution", distribution(file, facts));
    }
    dataset
}

fn distribution(file: &File, facts: &Facts<'_>) -> Node {
    let (metadata, base) = (facts.metadata, facts.base());
    let address = base.file(&file.path);
    let checksum = Node::blank("spdx:Checksum")
        .with(
            "spdx:algorithm",
            Node::named("http://spdx.org/rdf/terms#checksumAlgorithm_sha256", "spdx:ChecksumAlgorithm"),
        )
        .with("spdx:checksumValue", Object::typed(&file.sha256, "xsd:hexBinary"));
    let media =
        |name: &str| Node::named(&format!("http://www.iana.org/assignments/media-types/{name}"), "dct:MediaType");
    let mut node = Node::named(&format!("{address}#distribution"), "dcat:Distribution")
        .with("dct:title", Object::text(&file.title, "en"))
        .with("dct:description", Object::text(&file.description, "en"))
        .with("dcat:accessURL", Object::Iri(address.clone()))
        .with("dcat:downloadURL", Object::Iri(address))
        .with("dcat:mediaType", media(file.format.media_type()))
        .with(
            "dct:format",
            Node::named(&format!("{AUTHORITY}file-type/{}", file.format.file_type()), "dct:MediaTypeOrExtent"),
        )
        .with("dcat:byteSize", Object::typed(&file.bytes.to_string(), "xsd:nonNegativeInteger"))
        .with("spdx:checksum", checksum)
        .with("dct:license", licence(facts))
        .with_some("dct:issued", metadata.issued.as_deref().map(Object::day))
        .with_some("dct:modified", metadata.modified.as_deref().map(Object::day));
    if file.format.is_packed() {
        node = node.with("dcat:packageFormat", media(file.format.media_type()));
    }
    if let Some(schema) = file.schema {
        let address = if schema.contains("://") { schema.to_owned() } else { base.file(schema) };
        node = node.with("dct:conformsTo", Node::named(&address, "dct:Standard"));
    }
    node
}

fn publisher(facts: &Facts<'_>) -> Node {
    let metadata = facts.metadata;
    let publisher = match &metadata.publisher_url {
        Some(url) => Node::named(&format!("{url}#publisher"), "foaf:Agent")
            .with("foaf:homepage", Node::named(url, "foaf:Document")),
        None => Node::named(&facts.base().file("publisher"), "foaf:Agent"),
    };
    publisher.with("foaf:name", Object::text(&metadata.publisher, metadata.language.0))
}

fn licence(facts: &Facts<'_>) -> Node {
    Node::named(facts.metadata.licence.url(), "dct:LicenseDocument")
}

fn language(facts: &Facts<'_>) -> Node {
    let code = facts.metadata.language.1.to_uppercase();
    Node::named(&format!("{AUTHORITY}language/{code}"), "dct:LinguisticSystem")
}
