"""One place that is broken in each output: the validator, the file, what is done to it, a word of the refusal."""

import json
import re


def replace(old, new):
    return lambda text: text.replace(old, new, 1)


def substitute(pattern, new):
    return lambda text: re.sub(pattern, new, text, count=1)


def in_json(change):
    def broken(text):
        value = json.loads(text)
        change(value)
        return json.dumps(value)

    return broken


def in_first_line(change):
    def broken(text):
        first, rest = text.split("\n", 1)
        value = json.loads(first)
        change(value)
        return json.dumps(value) + "\n" + rest

    return broken


def cell(column, value, row=1):
    """Another value in a column of a row that has one."""
    import csv
    import io

    def broken(text):
        rows = list(csv.reader(io.StringIO(text, newline="")))
        place = rows[0].index(column)
        chosen = [number for number, cells in enumerate(rows) if number >= row and cells[place]][0]
        rows[chosen][place] = value
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\r\n").writerows(rows)
        return out.getvalue()

    return broken


def no_date(value):
    value["meeting"]["date"] = "3 May 2024"


def no_status(value):
    value["meeting"]["status"] = "final"


def count_in_words(value):
    event = next(event for event in value["vote_events"] if event["counts"])
    event["counts"][0]["value"] = "five"


def dangling(value):
    value["memberships"][0]["person_id"] = "nobody"


def no_title(value):
    value.pop("dct:title")
    value["dcat:dataset"].pop("dct:title")


BREAKAGES = [
    ("data_package", "data/meetings.csv", cell("date", "3 May 2024"), "type-error"),
    ("data_package", "data/decisions.csv", cell("outcome", "carried"), "constraint"),
    ("data_package", "data/votes.csv", cell("decision", "decision-0"), "foreign-key"),
    ("data_package", "data/datapackage.json", replace('"type": "integer"', '"type": "whole"'), "whole"),
    ("csv_on_the_web", "data/meetings.csv", cell("date", "3 May 2024"), "FAIL"),
    ("csv_on_the_web", "data/votes.csv", cell("decision", "decision-0"), "FAIL"),
    ("csv_on_the_web", "data/csv-metadata.json", replace('"datatype": "string"', '"datatype": "integer"'), "FAIL"),
    ("csv_on_the_web_of_each_table", "data/votes.csv-metadata.json", replace('"against"', '"contra"'), "contra"),
    ("records", "records/minutes.ndjson", in_first_line(no_date), "is not a 'date'"),
    ("records", "records/minutes.schema.json", replace('"type": "object"', '"type": "thing"'), "thing"),
    ("records_by_the_rust_crate", "records/minutes.ndjson", in_first_line(no_status), "final"),
    ("own_xml", "xml/alder-valley-parish.xml", replace('status="', 'state="'), "state"),
    ("own_xml", "xml/alder-valley-parish.xml", substitute(r'agenda_item="item-[^"]*"', 'agenda_item="item-0"'), "keyref"),
    ("own_xml", "xml/minutes.xsd", replace('name="meeting" type="m:meeting"', 'name="session" type="m:meeting"'), "session"),
    ("akoma_ntoso", "akn/alder-valley-parish.xml", substitute(r"<FRBRcountry[^>]*>", ""), "FRBRcountry"),
    ("akoma_ntoso", "akn/alder-valley-parish.xml", replace("<rollCall", "<roll"), "roll"),
    ("akoma_ntoso", "akn/alder-valley-parish.xml", substitute(r'FRBRuri value="[^"]*"', 'FRBRuri value="minutes"'), "minutes"),
    ("popolo", "popolo.json", in_json(count_in_words), "five"),
    ("popolo", "popolo.json", in_json(dangling), "nobody"),
    ("dcat_ap", "catalog.ttl", substitute(r"\n    dcat:accessURL [^;]*;", ""), "accessURL"),
    ("dcat_ap", "catalog.ttl", replace("a foaf:Agent", "a skos:Concept"), "Agent"),
    ("dcat_ap_ranges", "catalog.ttl", replace("a dct:Location", "a skos:Concept"), "Location"),
    ("dcat_ap_json", "catalog.jsonld", in_json(no_title), "title"),
    ("rdf", "catalog.ttl", replace(" ;\n", "\n"), "BadSyntax"),
    ("rdf", "catalog.jsonld", replace('"dct:title": {', '"dct:name": {'), "differ"),
    ("rdf", "data/votes.csv", replace("true", "TRUE"), "votes.csv is not what the catalogue says"),
    ("ckan", "ckan.jsonl", substitute(r'"name":"[^"]*"', '"name":"Minutes!"'), "lowercase"),
    ("ckan", "ckan.jsonl", replace('"owner_org"', '"owner"'), "organization"),
    ("ckan", "ckan.jsonl", replace('{"name":"minutes"}', '{"name":"minutes, agendas"}'), "alphanumeric"),
    ("ckan", "ckan.jsonl", replace('"license_id":"cc-by"', '"license_id":"cc"'), "no open licence"),
    ("ckan", "ckan.jsonl", substitute(r'"id":"[^"]*",', ""), "other resources"),
    ("html", "index.html", replace("</header>", "</div>"), "End tag (div) seen too early"),
    ("html_by_the_checker_of_whatwg", "index.html", replace("<ul class", "<ul role=\"figures\" class"), "figures"),
    ("pandas_and_duckdb", "data/decisions.csv", cell("mover_attendee", "attendee-0"), "does not join attendees"),
    ("pandas_and_duckdb", "data/meetings.csv", cell("source_lines", "many"), "meetings"),
    ("r", "data/meetings.csv", cell("quorum_met", "perhaps"), "perhaps"),
    ("r", "data/meetings.csv", cell("date", "3 May 2024"), "standard unambiguous format"),
    ("libre_office", "data/meetings.csv", cell("date", "2024-02-30"), "date 2024-02-30 is string"),
    ("duckdb_guesses", "data/meetings.csv", cell("date", "3 May 2024"), "meetings.date is VARCHAR"),
]
