"""Runs questions.sql in a folder with reports.jsonl and lists/, prints each question with its answer: python3 run.py FOLDER [--assert]"""

import os
import sys
from pathlib import Path

import duckdb

views, *questions = (Path(__file__).parent / "questions.sql").read_text().split("\n\n")
os.chdir(sys.argv[1])
duckdb.execute(views)
answers = []
for question in questions:
    comment, statement = question.split("\n", 1)
    answer = duckdb.sql(statement)
    print(comment.removeprefix("-- "), answer, sep="\n")
    answers.append([" ".join(map(str, row)) for row in answer.fetchall()])

if "--assert" in sys.argv:
    # A thousand of reports.py: 500 of one report with 57 figures (50 with a slip), 250 of one with 57 and 250 of one with 61.
    proof, deficits, over, late, goals, wrong, doubtful = answers
    assert proof[0].startswith("1000 58000 ") and proof[0].split()[3] == "50", proof
    assert deficits[0].startswith("Björkberga kommun Kultur- och fritidsnämnden 2026-04 20 -1810"), deficits
    assert over[0] == "Vinterväghållning 500 -1250.0", over  # -1 000 in 250 of them, -1 500 in 250
    assert late[0] == "Byta armaturer på Storgatan 500 395", late  # from 2025-03-31 to 2026-04-30
    assert goals == ["partly_met 1250", "on_track 1000", "not said 250"], goals  # 500 + 250 + 2 x 250, 500 + 2 x 250, 250
    assert wrong[0] == "KPR101 column-sum error 50 50", wrong
    assert doubtful[0] == "reports/00000.txt 65 Idrott och bad Prognos 2026 -22380.000", doubtful
