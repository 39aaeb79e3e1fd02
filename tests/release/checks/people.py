"""People, motions and votes: Popolo."""

import json

from .asking import Refused, schemas


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
