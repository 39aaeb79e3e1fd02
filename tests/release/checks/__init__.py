"""The validators of each standard, made by others: each takes the folder of a release and raises Refused."""

from . import catalogue, ckan, page, people, programs, records, tables

ALL = {
    check.__name__: check
    for check in [
        tables.data_package,
        tables.csv_on_the_web,
        tables.csv_on_the_web_of_each_table,
        records.records,
        records.records_by_the_rust_crate,
        records.own_xml,
        records.akoma_ntoso,
        people.popolo,
        catalogue.dcat_ap,
        catalogue.dcat_ap_json,
        catalogue.dcat_ap_ranges,
        catalogue.rdf,
        ckan.ckan,
        page.html,
        page.html_by_the_checker_of_whatwg,
        programs.pandas_and_duckdb,
        programs.duckdb_guesses,
        programs.r,
        programs.libre_office,
    ]
}
