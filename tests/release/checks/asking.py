"""What all checks use: how a program is asked, what it may raise, where the published schemas are."""

import os
import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent
NOTES = set()


class Refused(Exception):
    """What the validator says."""


class Missing(Exception):
    """Why a validator cannot be asked on this machine."""


class Unpacked(Missing):
    """The same, for want of schemas that are in no package."""


def note(words):
    """What is to be said aloud although nothing is wrong."""
    NOTES.add(words)


def ask(*command, **options):
    """Runs a validator that tells by its exit status."""
    # one of them starts itself again by its name; one takes the encoding of texts from the place where it is
    environment = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
    ran = subprocess.run([str(word) for word in command], capture_output=True, text=True, env=environment, **options)
    if ran.returncode != 0:
        raise Refused((ran.stdout + ran.stderr).strip()[-2000:])
    return ran


def schemas():
    """The folder of published schemas that no package has."""
    git = subprocess.run(["git", "rev-parse", "--git-common-dir"], capture_output=True, text=True)
    places = [os.environ.get("MINUTEBOOK_SCHEMAS"), "../shared/schemas"]
    if git.returncode == 0:
        places.append(Path(git.stdout.strip()).resolve().parent / "../shared/schemas")
    for place in filter(None, places):
        if Path(place).is_dir():
            return Path(place)
    raise Unpacked("there is no folder ../shared/schemas, and MINUTEBOOK_SCHEMAS names none")
