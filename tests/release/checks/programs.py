"""What people open tables with: each finds in them what the schema says."""

import json
import shutil
import tempfile
from pathlib import Path

from .asking import Missing, Refused, ask


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


def r(release):
    """R is told the classes of the columns and that an empty cell is missing: it finds every text, number and day."""
    import csv

    if not shutil.which("Rscript"):
        raise Missing("Rscript is not installed")
    package = json.loads((release / "data/datapackage.json").read_text(encoding="utf-8"))
    classes = {"string": "character", "integer": "integer", "number": "numeric", "boolean": "logical", "date": "Date", "time": "character"}
    arguments = []
    for resource in package["resources"]:
        kinds = [classes[field["type"]] for field in resource["schema"]["fields"]]
        arguments += [release / "data" / resource["path"], ",".join(kinds)]
    told = ask("Rscript", "--vanilla", Path(__file__).with_name("tables.R"), *arguments).stdout.split("\x1d")
    for resource, path, table in zip(package["resources"], arguments[::2], told):
        with open(path, newline="", encoding="utf-8") as source:
            header, *rows = csv.reader(source)
        columns = [column.split("\x1e") for column in table.split("\x1f")[:-1]]
        if len(columns) != len(header):
            raise Refused(f"{resource['name']} has {len(columns)} columns for R")
        for place, (field, (name, kind, *texts)) in enumerate(zip(resource["schema"]["fields"], columns)):
            column = f"{resource['name']}.{field['name']}"
            # a word of R's own gets a full stop
            if name not in [header[place], f"{header[place]}."] or kind != classes[field["type"]]:
                raise Refused(f"{column} is {name}, {kind} for R")
            cells = [row[place] for row in rows]
            if kind == "numeric":
                texts, cells = ([text and float(text) for text in column] for column in (texts, cells))
            elif kind == "logical":
                texts = [text.lower() for text in texts]
            if texts != cells:
                different = next((pair for pair in zip(texts, cells) if pair[0] != pair[1]), (len(texts), len(cells)))
                raise Refused(f"{column} has {different[0]!r} for R, {different[1]!r} in the file")


def libre_office(release):
    """Opened without being asked anything: days are days, numbers numbers, accents are right."""
    import csv
    import xml.etree.ElementTree as xml

    if not shutil.which("soffice"):
        raise Missing("soffice is not installed")
    office, table, text = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ["office", "table", "text"])
    days = accents = 0
    names = ["meetings", "attendees", "actions"]
    with tempfile.TemporaryDirectory() as folder:
        # comma, double quote, UTF-8, from the first line
        ask("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "fods",
            "--infilter=CSV:44,34,76,1", "--outdir", folder, *(release / f"data/{name}.csv" for name in names))
        sheets = {name: xml.parse(f"{folder}/{name}.fods").getroot().find(f".//{table}table") for name in names}
    for name, sheet in sheets.items():
        with open(release / f"data/{name}.csv", newline="", encoding="utf-8") as source:
            rows = list(csv.DictReader(source))
        for row, shown in zip(rows, sheet.findall(f"{table}table-row")[1:]):
            cells = [cell for cell in shown for _ in range(int(cell.get(f"{table}number-columns-repeated", 1)))]
            for (column, value), cell in zip(row.items(), cells):
                kind = cell.get(f"{office}value-type")
                if column in ["date", "due_date"] and value:
                    if kind != "date" or cell.get(f"{office}date-value") != value:
                        raise Refused(f"{column} {value} is {kind} for LibreOffice")
                    days += 1
                if column in ["source_bytes", "start"] and (kind != "float" or cell.get(f"{office}value") != value):
                    raise Refused(f"{column} {value} is {kind} for LibreOffice")
                if column in ["document", "body", "title", "name"] and value:
                    words = "".join(cell.find(f"{text}p").itertext())
                    if kind != "string" or words != value:
                        raise Refused(f"{column} {value} is {kind} {words} for LibreOffice")
                    accents += not value.isascii()
    if days < 10 or accents < 5:
        raise Refused(f"{days} days, {accents} words with accents")
