"""`ckan.jsonl` is loaded into a CKAN of one's own by ckanapi, as a publisher would do it."""

import atexit
import json
import os
import subprocess
import threading
from functools import cache
from pathlib import Path

from .asking import BIN, Missing, Refused, ask

# one at a time: all releases of a publisher have one name there
ALONE = threading.Lock()
ORGANISATION = "office-of-invented-data"


@cache
def portal():
    """Starts it when it is first wanted: its address and a key to load with."""
    python = os.environ.get("MINUTEBOOK_PORTAL")
    if not python:
        raise Missing("MINUTEBOOK_PORTAL does not name a Python with CKAN, or there is no PostgreSQL or no Redis")
    script = Path(__file__).parent.parent / "portal.py"
    server = subprocess.Popen([python, script, ORGANISATION], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    # it ends when nobody can ask it anything more
    atexit.register(server.communicate)
    started = server.stdout.readline()
    if not started:
        raise RuntimeError("the portal did not start")
    return json.loads(started)


def ckan(release):
    """A new dataset is made; a second loading brings it up to date, and its files stay the same resources."""
    from ckanapi import RemoteCKAN

    [given] = [json.loads(line) for line in (release / "ckan.jsonl").read_text(encoding="utf-8").splitlines()]
    with ALONE:
        api = RemoteCKAN(portal()["address"], apikey=portal()["key"])
        try:
            load(release)
            made = api.action.package_show(id=given["name"])
            load(release)
            kept = api.action.package_show(id=given["name"])
        finally:
            for name in api.action.package_list():
                api.action.dataset_purge(id=name)
    compare(given, made)
    compare(given, kept)
    if [resource["created"] for resource in made["resources"]] != [resource["created"] for resource in kept["resources"]]:
        raise Refused("the second loading made other resources")


def load(release):
    ask(BIN / "ckanapi", "load", "datasets", "-I", release / "ckan.jsonl", "-r", portal()["address"], "-a", portal()["key"])


def compare(given, shown):
    """The portal shows everything that it was given, and knows the licence."""
    for field, value in given.items():
        match field:
            case "owner_org":
                found = shown["organization"]["name"]
            case "tags":
                value, found = ({tag["name"] for tag in tags} for tags in (value, shown["tags"]))
            case "extras":
                value, found = ({extra["key"]: extra["value"] for extra in extras} for extras in (value, shown["extras"]))
            case "resources":
                found = [{key: other[key] for key in one} for one, other in zip(value, shown["resources"])]
            case _:
                found = shown[field]
        if found != value:
            raise Refused(f"{field} is {found} there, not {value}")
    if not shown["isopen"]:
        raise Refused(f"{shown['license_id']} is no open licence there")
