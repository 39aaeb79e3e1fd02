"""Reads the archive and the Parquet files with the programs that people use, and compares them with CSV and JSON.

The arguments are a folder that the program wrote with `--to json,csv,sqlite,parquet`, and one that it wrote with
`--to csv,parquet` of so much text that a Parquet file has several row groups.
"""

import csv
import json
import sqlite3
import subprocess
import sys
import unittest
from datetime import date, time
from pathlib import Path
from urllib.parse import urlencode

import duckdb
import pandas
import polars
import pyarrow.parquet
from duckdb_extensions import import_extension

LARGE = Path(sys.argv.pop())
FOLDER = Path(sys.argv.pop())
ARCHIVE = FOLDER / "sqlite" / "archive.sqlite"
METADATA = json.loads((FOLDER / "sqlite" / "metadata.json").read_text(encoding="utf-8"))
ABOUT = METADATA["databases"]["archive"]["tables"]
TABLES = sorted(path.stem for path in (FOLDER / "csv").glob("*.csv"))


def from_csv(table, folder=FOLDER):
    """The rows of a table as texts, None for null, without the guard of spreadsheets."""
    with open(folder / "csv" / f"{table}.csv", newline="", encoding="utf-8") as file:
        return [
            {name: cell.removeprefix("'") or None for name, cell in row.items()} for row in csv.DictReader(file)
        ]


def as_text(value):
    """A typed value as it stands in CSV."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return "; ".join(value)
    if isinstance(value, float):
        return f"{value:g}"
    return None if value is None else str(value)


def as_texts(rows):
    return [{name: as_text(value) for name, value in row.items()} for row in rows]


def by_key(rows):
    return sorted(rows, key=lambda row: json.dumps(row, sort_keys=True))


# DuckDB itself would fetch it from a server of its own
import_extension("sqlite_scanner")


class Parquet(unittest.TestCase):
    def path(self, table):
        return FOLDER / "parquet" / f"{table}.parquet"

    def test_pyarrow(self):
        for table in TABLES:
            with self.subTest(table):
                rows = pyarrow.parquet.read_table(self.path(table)).to_pylist()
                self.assertEqual(as_texts(rows), from_csv(table))

    def test_duckdb(self):
        for table in TABLES:
            with self.subTest(table):
                answer = duckdb.sql(f"SELECT * FROM '{self.path(table)}'")
                rows = [dict(zip(answer.columns, row)) for row in answer.fetchall()]
                self.assertEqual(as_texts(rows), from_csv(table))

    def test_polars(self):
        for table in TABLES:
            with self.subTest(table):
                self.assertEqual(as_texts(polars.read_parquet(self.path(table)).to_dicts()), from_csv(table))

    def test_types(self):
        schema = pyarrow.parquet.read_schema(self.path("meetings"))
        self.assertEqual(str(schema.field("date").type), "date32[day]")
        self.assertEqual(str(schema.field("start_time").type), "time32[ms]")
        self.assertEqual(str(schema.field("source_bytes").type), "int64")
        self.assertEqual(str(schema.field("quorum_met").type), "bool")
        self.assertFalse(schema.field("document").nullable)
        actions = pyarrow.parquet.read_schema(self.path("actions"))
        self.assertEqual(str(actions.field("confidence").type), "double")
        self.assertRegex(str(actions.field("owners").type), r"^list<\w+: string")
        self.assertEqual(polars.read_parquet_schema(self.path("actions"))["owners"], polars.List(polars.String))
        kinds = dict(duckdb.sql(f"SELECT column_name, column_type FROM (DESCRIBE '{self.path('actions')}')").fetchall())
        self.assertEqual((kinds["due_date"], kinds["owners"], kinds["start"]), ("DATE", "VARCHAR[]", "BIGINT"))
        group = pyarrow.parquet.ParquetFile(self.path("actions")).metadata.row_group(0)
        self.assertEqual(group.column(0).compression, "ZSTD")

    def test_several_row_groups(self):
        path = LARGE / "parquet" / "agenda_items.parquet"
        wanted = from_csv("agenda_items", LARGE)
        file = pyarrow.parquet.ParquetFile(path)
        groups = [file.metadata.row_group(number) for number in range(file.num_row_groups)]
        self.assertGreater(len(groups), 1)
        self.assertEqual(sum(group.num_rows for group in groups), len(wanted))
        for group in groups:
            text = group.column(file.schema.names.index("text"))
            self.assertLess(text.total_uncompressed_size, 16 << 20, "what is held in memory is bounded")
        in_turn = [row for number in range(len(groups)) for row in file.read_row_group(number).to_pylist()]
        self.assertEqual(as_texts(in_turn), wanted)
        self.assertEqual(as_texts(polars.read_parquet(path).to_dicts()), wanted)
        answer = duckdb.sql(f"SELECT * FROM '{path}'")
        self.assertEqual(as_texts([dict(zip(answer.columns, row)) for row in answer.fetchall()]), wanted)

    def test_lists_are_those_of_json(self):
        for row in pyarrow.parquet.read_table(self.path("actions")).to_pylist():
            document = json.loads((FOLDER / "json" / f"{row['document']}.json").read_text(encoding="utf-8"))
            action = next(action for action in document["actions"] if action["id"] == row["id"])
            self.assertEqual(row["owners"] or [], action["owners"])
            self.assertEqual(row["derived"] or [], action["derived"])


class Archive(unittest.TestCase):
    def wanted(self, table):
        """As in CSV, but with numbers for Booleans: SQLite has none."""
        numbers = {"true": "1", "false": "0"}
        columns = {"remote", "unanimous", "casting_vote", "quorum_met"}
        rows = from_csv(table)
        return by_key(
            [{name: numbers.get(cell, cell) if name in columns else cell for name, cell in row.items()} for row in rows]
        )

    def test_duckdb(self):
        connection = duckdb.connect()
        connection.execute("LOAD sqlite_scanner")
        connection.execute(f"ATTACH '{ARCHIVE}' AS archive (TYPE sqlite)")
        for table in TABLES:
            with self.subTest(table):
                answer = connection.sql(f"SELECT * FROM archive.{table}")
                rows = [dict(zip(answer.columns, row)) for row in answer.fetchall()]
                texts = [{name: as_text(int(value) if isinstance(value, bool) else value) for name, value in row.items()} for row in rows]
                self.assertEqual(by_key(texts), self.wanted(table))

    def test_pandas(self):
        connection = sqlite3.connect(ARCHIVE)
        for table in TABLES:
            with self.subTest(table):
                frame = pandas.read_sql_query(f"SELECT * FROM {table}", connection, dtype_backend="numpy_nullable")
                rows = [
                    {name: as_text(None if pandas.isna(value) else value) for name, value in row.items()}
                    for row in frame.to_dict("records")
                ]
                self.assertEqual(by_key(rows), self.wanted(table))
        frame = pandas.read_sql_query("SELECT * FROM decisions_by_body_and_year", connection)
        self.assertEqual(frame["decisions"].sum(), len(from_csv("decisions")))

    def test_words_of_a_record_can_be_marked_in_sql(self):
        connection = sqlite3.connect(ARCHIVE)
        sql = "SELECT highlight(search, 1, '[', ']') FROM search WHERE search MATCH 'footpath' ORDER BY rank"
        texts = [text for (text,) in connection.execute(sql) if text]
        self.assertTrue(any("[footpath]" in text for text in texts), texts)

    def datasette(self, path, **parameters):
        command = [sys.executable, "-m", "datasette", str(ARCHIVE), "--metadata", str(FOLDER / "sqlite" / "metadata.json")]
        query = f"?{urlencode(parameters)}" if parameters else ""
        return subprocess.run([*command, "--get", path + query], check=True, capture_output=True, text=True).stdout

    def test_datasette(self):
        page = self.datasette("/archive/decisions")
        self.assertIn(ABOUT["decisions"]["description"], page)
        self.assertIn(ABOUT["decisions"]["columns"]["outcome"], page)
        rows = json.loads(self.datasette("/archive/decisions.json", _size="max", _shape="array", _facet="outcome"))
        self.assertEqual(len(rows), len(from_csv("decisions")))
        table = json.loads(self.datasette("/archive/decisions.json", _size="1"))
        self.assertIn("outcome", [facet for facet in table["facet_results"]])
        self.assertEqual(table["units"].get("start"), "byte")
        found = json.loads(self.datasette("/archive/decision_search.json", _search="footpath", _shape="array"))
        self.assertTrue(found)
        self.assertTrue(all("footpath" in f"{row['item']} {row['text']}".lower() for row in found), found)

    def test_metadata_names_what_is_there(self):
        connection = sqlite3.connect(ARCHIVE)
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")}
        self.assertLessEqual(set(ABOUT), names)
        for name, about in ABOUT.items():
            columns = {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
            for part in (about.get("columns", {}), about.get("facets", []), about.get("units", {})):
                self.assertLessEqual(set(part), columns, name)


if __name__ == "__main__":
    unittest.main()
