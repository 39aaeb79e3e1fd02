"""Every validator takes every release; and each refuses its output when that is broken in one place.

Takes the folders of releases, of which the first is the one that is broken.
"""

import os
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from breakages import BREAKAGES
from checks import ALL
from checks.asking import NOTES, Missing, Refused, Unpacked


def main():
    releases = [Path(name) for name in sys.argv[1:]]
    with ThreadPoolExecutor(2) as pool:
        # those that take longest begin first
        taken = [pool.submit(take, name, release) for name in ALL for release in reversed(releases)]
        refused = [pool.submit(refuse, *breakage, releases[0]) for breakage in BREAKAGES]
        outcomes = [future.result() for future in taken + refused]
    never_broken = set(ALL) - {validator for validator, *_ in BREAKAGES}
    outcomes += [("failed", f"{name} is never seen to refuse anything") for name in sorted(never_broken)]
    if os.environ.get("CI") == "true":
        outcomes = [("failed" if outcome == "missing" else outcome, words) for outcome, words in outcomes]
    for words in sorted(NOTES):
        print(f"note: {words}")
    for outcome, words in outcomes:
        if outcome != "right":
            print(f"{outcome}: {words}")
    counts = {outcome: sum(1 for other, _ in outcomes if other == outcome) for outcome in ["right", "skipped", "missing", "failed"]}
    print(f"{len(taken)} times a release was to be taken, {len(refused)} times a broken one to be refused: {counts}")
    return 1 if counts["failed"] else 0


def take(name, release):
    try:
        ALL[name](release)
    except Refused as words:
        return "failed", f"{name} refuses {release.name}: {words}"
    except Missing as reason:
        return left_out(reason, f"{name} of {release.name}: {reason}")
    return "right", ""


def refuse(name, file, break_it, because, release):
    """The validator refuses the release with one file broken, and for the reason that it is broken for."""
    with tempfile.TemporaryDirectory() as folder:
        broken = Path(folder) / release.name
        shutil.copytree(release, broken)
        path = broken / file
        # ends of lines stay as they are
        before = path.read_bytes().decode("utf-8")
        after = break_it(before)
        if after == before:
            return "failed", f"{name}: nothing was broken in {file}"
        path.write_bytes(after.encode("utf-8"))
        try:
            ALL[name](broken)
        except Refused as words:
            if because.lower() not in str(words).lower():
                return "failed", f"{name} refuses {file}, but not because of “{because}”: {words}"
            return "right", ""
        except Missing as reason:
            return left_out(reason, f"{name} of a broken {file}: {reason}")
        except Exception as error:
            return "failed", f"{name} fell over {file}: {type(error).__name__}: {error}"
    return "failed", f"{name} takes {file} broken by {because}"


def left_out(reason, words):
    """Schemas may be missing anywhere, programs only where they cannot be installed."""
    return ("skipped" if isinstance(reason, Unpacked) else "missing"), words


if __name__ == "__main__":
    sys.exit(main())
