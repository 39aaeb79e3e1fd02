"""Writes minutes into the folder that is named, with so much text under their items that the Parquet file of these has
several row groups."""

import sys
from pathlib import Path

FOLDER = Path(sys.argv[1])
FOLDER.mkdir(parents=True, exist_ok=True)
for number in range(200):
    prose = "\n".join(
        f"Members heard about stretch {number}-{part} of the road, which lies between the mill and the ford."
        for part in range(600)
    )
    text = f"""Hambleton Parish Council

Minutes of the meeting held on {1 + number % 28} May {1990 + number % 30}

1. Roads
{prose}

2. Bridges
It was RESOLVED to mend bridge {number}.
"""
    (FOLDER / f"{number:03}.txt").write_text(text, encoding="utf-8")
