"""The tables and what describes them."""

from .asking import BIN, Refused, ask


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
