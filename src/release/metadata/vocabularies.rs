//! Values that the standards take from lists of their own.

/// A licence that portals know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Licence {
    /// SPDX identifier.
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    pub(crate) url: &'static str,
    /// Identifier in CKAN's list of licences.
    pub(crate) ckan: &'static str,
}

const fn licence(id: &'static str, title: &'static str, url: &'static str, ckan: &'static str) -> Licence {
    Licence { id, title, url, ckan }
}

/// Licences for open data, by their SPDX identifiers.
pub(crate) const LICENCES: &[Licence] = &[
    licence(
        "CC0-1.0",
        "Creative Commons Zero 1.0 Universal",
        "https://creativecommons.org/publicdomain/zero/1.0/",
        "cc-zero",
    ),
    licence(
        "CC-BY-4.0",
        "Creative Commons Attribution 4.0 International",
        "https://creativecommons.org/licenses/by/4.0/",
        "cc-by",
    ),
    licence(
        "CC-BY-SA-4.0",
        "Creative Commons Attribution Share Alike 4.0 International",
        "https://creativecommons.org/licenses/by-sa/4.0/",
        "cc-by-sa",
    ),
    licence(
        "OGL-UK-3.0",
        "Open Government Licence v3.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        "uk-ogl",
    ),
    licence("etalab-2.0", "Licence Ouverte 2.0", "https://spdx.org/licenses/etalab-2.0.html", "other-open"),
    licence(
        "DL-DE-BY-2.0",
        "Data licence Germany – attribution – version 2.0",
        "https://www.govdata.de/dl-de/by-2-0",
        "other-open",
    ),
    licence(
        "NLOD-2.0",
        "Norwegian Licence for Open Government Data 2.0",
        "https://data.norge.no/nlod/en/2.0/",
        "other-open",
    ),
    licence("ODbL-1.0", "Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/", "odc-odbl"),
    licence(
        "ODC-By-1.0",
        "Open Data Commons Attribution License 1.0",
        "https://opendatacommons.org/licenses/by/1-0/",
        "odc-by",
    ),
    licence(
        "PDDL-1.0",
        "Open Data Commons Public Domain Dedication and License 1.0",
        "https://opendatacommons.org/licenses/pddl/1-0/",
        "odc-pddl",
    ),
];

/// Themes of the EU authority table "data theme", which DCAT-AP asks for, with their English labels.
pub(crate) const THEMES: &[(&str, &str)] = &[
    ("AGRI", "Agriculture, fisheries, forestry and food"),
    ("ECON", "Economy and finance"),
    ("EDUC", "Education, culture and sport"),
    ("ENER", "Energy"),
    ("ENVI", "Environment"),
    ("GOVE", "Government and public sector"),
    ("HEAL", "Health"),
    ("INTR", "International issues"),
    ("JUST", "Justice, legal system and public safety"),
    ("REGI", "Regions and cities"),
    ("SOCI", "Population and society"),
    ("TECH", "Science and technology"),
    ("TRAN", "Transport"),
];

/// Languages: ISO 639-1, ISO 639-2/T. In upper case the latter are the codes of the EU authority table "language".
pub(crate) const LANGUAGES: &[(&str, &str)] = &[
    ("bg", "bul"),
    ("ca", "cat"),
    ("cs", "ces"),
    ("cy", "cym"),
    ("da", "dan"),
    ("de", "deu"),
    ("el", "ell"),
    ("en", "eng"),
    ("es", "spa"),
    ("et", "est"),
    ("eu", "eus"),
    ("fi", "fin"),
    ("fr", "fra"),
    ("ga", "gle"),
    ("gd", "gla"),
    ("gl", "glg"),
    ("hr", "hrv"),
    ("hu", "hun"),
    ("is", "isl"),
    ("it", "ita"),
    ("lt", "lit"),
    ("lv", "lav"),
    ("mi", "mri"),
    ("mt", "mlt"),
    ("nl", "nld"),
    ("no", "nor"),
    ("pl", "pol"),
    ("pt", "por"),
    ("ro", "ron"),
    ("sk", "slk"),
    ("sl", "slv"),
    ("sv", "swe"),
];

/// How often a dataset is renewed: word, code of the EU authority table "frequency".
pub(crate) const FREQUENCIES: &[(&str, &str)] = &[
    ("daily", "DAILY"),
    ("weekly", "WEEKLY"),
    ("monthly", "MONTHLY"),
    ("quarterly", "QUARTERLY"),
    ("yearly", "ANNUAL"),
    ("irregular", "IRREG"),
    ("never", "NEVER"),
];
