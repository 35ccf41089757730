"""Writes a folder of made-up reports for the examples: python3 reports.py FOLDER [COUNT]

Of every four, two are fixtures/reports/tertialrapport.txt and two are those of fixtures/diff; the municipalities are invented. In
every twentieth two digits of a figure are swapped, so that the report contradicts itself.
"""

import sys
from itertools import product
from pathlib import Path

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
TEXTS = [(FIXTURES / name).read_text() for name in ("reports/tertialrapport.txt", "diff/old.txt", "diff/new.txt")]
PLACES = [a + b for a, b in product(["Älv", "Björk", "Gran", "Sten", "Ljung"], ["näs", "vik", "hult", "tuna", "berga"])]


def report(number: int) -> str:
    text = TEXTS[(0, 0, 1, 2)[number % 4]]
    if number % 20 == 0:
        text = text.replace("-22 830", "-22 380")
    place = PLACES[number // 4 % len(PLACES)]
    return text.replace("Älvnäs kommun", f"{place} kommun").replace("Björkvikens kommun", f"{place} kommun")


folder, count = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000
folder.mkdir(parents=True, exist_ok=True)
for number in range(count):
    (folder / f"{number:05}.txt").write_text(report(number))
