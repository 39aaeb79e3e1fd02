"""Reads outputs from standard input, each after a line `NUMBER FORMAT LENGTH`, with the parsers of Python, and says on
standard output which of them are malformed. The records of a document are the same in JSON and NDJSON."""

import csv
import html.parser
import io
import json
import sys
import xml.parsers.expat

MOST = 20
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


def unique(pairs):
    keys = [key for key, _ in pairs]
    if len(keys) != len(set(keys)):
        raise ValueError("a key stands twice")
    return dict(pairs)


def no_number(text):
    raise ValueError(f"{text} is no number")


class Tags(html.parser.HTMLParser):
    """Checks that what is opened is closed, in order."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        # self-closed elements of SVG come as both
        if not self.open or self.open.pop() != tag:
            raise ValueError(f"</{tag}> closes nothing")


def read(form, data):
    if form == "xml":
        xml.parsers.expat.ParserCreate(encoding="utf-8").Parse(data, True)
        return None
    text = data.decode("utf-8")
    if form in ("json", "ndjson"):
        if form == "ndjson" and text.count("\n") != 1:
            raise ValueError("it has not one line")
        return json.loads(text, object_pairs_hook=unique, parse_constant=no_number)
    if form == "csv":
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        if any(len(row) != len(rows[0]) for row in rows):
            raise ValueError("a row has more or fewer cells than the header")
    elif form == "html":
        tags = Tags()
        tags.feed(text)
        tags.close()
        if tags.open:
            raise ValueError(f"{tags.open} are not closed")
    else:
        raise ValueError("nobody here reads it")
    return None


csv.field_size_limit(1 << 30)
source, told, records = sys.stdin.buffer, 0, (None, None)
while head := source.readline():
    number, form, length = head.split()
    form, data = form.decode(), source.read(int(length))
    try:
        found = read(form, data)
        if form == "json":
            records = (number, found)
        elif form == "ndjson" and records != (number, found):
            raise ValueError("it differs from the JSON")
    except Exception as error:  # any of them is a finding
        told += 1
        if told <= MOST:
            print(f"mutant {number.decode()}: {form}: {error!r}", flush=True)
