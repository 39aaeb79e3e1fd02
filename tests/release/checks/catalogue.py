"""The catalogue: DCAT-AP, as Turtle and as JSON-LD."""

import json

from .asking import BIN, Refused, ask, note, schemas


def dcat_ap(release):
    ask(BIN / "pyshacl", "--shapes", schemas() / "dcat-ap/dcat-ap-SHACL.ttl", "-df", "turtle", release / "catalog.ttl")


def dcat_ap_json(release):
    ask(BIN / "pyshacl", "--shapes", schemas() / "dcat-ap/dcat-ap-SHACL.ttl", "-df", "json-ld", release / "catalog.jsonld")


def dcat_ap_ranges(release):
    """The published file of ranges alone, with `sh:property` taken out of it where it points to a shape that the file
    does not have: pyshacl does not load it otherwise."""
    import pyshacl
    import rdflib
    from rdflib.namespace import SH

    ranges = rdflib.Graph().parse(schemas() / "dcat-ap/ranges.ttl")
    properties = list(ranges.subject_objects(SH.property))
    dangling = [(shape, inner) for shape, inner in properties if (inner, SH.path, None) not in ranges]
    for shape, inner in dangling:
        ranges.remove((shape, SH.property, inner))
    note(f"of {len(properties)} properties in DCAT-AP's ranges.ttl {len(dangling)} have no shape there; they are left out")
    conforms, _, words = pyshacl.validate(rdflib.Graph().parse(release / "catalog.ttl"), shacl_graph=ranges)
    if not conforms:
        raise Refused(words)


def rdf(release):
    """Both forms are read, say the same, and what they say of the files is true."""
    import hashlib

    import rdflib
    from rdflib.compare import isomorphic
    from rdflib.namespace import DCAT

    try:
        turtle = rdflib.Graph().parse(release / "catalog.ttl")
        jsonld = rdflib.Graph().parse(release / "catalog.jsonld", format="json-ld")
    except Exception as error:
        raise Refused(f"{type(error).__name__}: {error}") from error
    if not isomorphic(turtle, jsonld):
        raise Refused("Turtle and JSON-LD differ")
    base = json.loads((release / "data/datapackage.json").read_text(encoding="utf-8"))["homepage"]
    spdx = rdflib.Namespace("http://spdx.org/rdf/terms#")
    found = 0
    for distribution, url in turtle.subject_objects(DCAT.downloadURL):
        content = (release / str(url).removeprefix(base)).read_bytes()
        size = turtle.value(distribution, DCAT.byteSize).toPython()
        checksum = str(turtle.value(turtle.value(distribution, spdx.checksum), spdx.checksumValue))
        if size != len(content) or checksum != hashlib.sha256(content).hexdigest():
            raise Refused(f"{url} is not what the catalogue says")
        found += 1
    if found < 10:
        raise Refused(f"{found} distributions")
