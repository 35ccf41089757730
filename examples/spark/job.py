"""Reports of any number → Parquet, by Spark: spark-submit job.py REPORTS OUT [--assert]

Every executor needs kpr on its path (or in KPR). A record is independent of all others, so a partition is read where it lies.
"""

import os
import subprocess
import sys

from pyspark.sql import Row, SparkSession
from pyspark.sql import functions as f

# What is wanted of a report. A field that kpr adds later does no harm; `kpr schema` tells of all.
RECORD = """
    report STRUCT<title STRING, body STRING, municipality STRING, kind STRING, period STRING, as_of DATE, unit STRING>,
    tables ARRAY<STRUCT<id STRING, kind STRING, unit STRING,
        columns ARRAY<STRUCT<label STRING, role STRING, period STRING, unit STRING>>,
        rows ARRAY<STRUCT<code STRING, label STRING, role STRING, unit STRING,
            cells ARRAY<STRUCT<value DECIMAL(18, 3), line INT, proof STRING>>>>>>,
    actions ARRAY<STRUCT<text STRING, status STRING, due DATE, owner STRING>>,
    findings ARRAY<STRUCT<code STRING, rule STRING, severity STRING, message STRING, line INT>>,
    proof STRUCT<cells INT, verified INT, contradicted INT, unverified INT>
"""


def parse(files):
    """The files of one partition → their records. One that can't be read is a row that says why, and stops nothing."""
    kpr = [os.environ.get("KPR", "kpr"), "parse", "-", "--format", "jsonl", "--no-config"]
    for file in files:
        done = subprocess.run(kpr, input=bytes(file.content), capture_output=True)
        said = done.stderr.decode(errors="replace").strip()
        yield Row(path=file.path, json=done.stdout.decode() or None, error=said if done.returncode else None)


reports, out = sys.argv[1:3]
spark = SparkSession.builder.appName("kpr").config("spark.ui.enabled", False).config("spark.ui.showConsoleProgress", False).getOrCreate()
spark.sparkContext.setLogLevel("ERROR")

files = spark.read.format("binaryFile").load(reports).select("path", "content")
read = files.rdd.mapPartitions(parse).toDF("path STRING, json STRING, error STRING")
read.select("path", "error", f.from_json("json", RECORD).alias("r")).select("path", "error", "r.*").write.parquet(out)

records = spark.read.parquet(out)
totals = records.agg(
    f.count("*").alias("reports"), f.count("error").alias("unread"), f.sum("proof.cells").alias("figures"),
    f.sum("proof.verified").alias("verified"), f.sum("proof.contradicted").alias("contradicted"))  # fmt: skip
totals.show()

cells = (
    records.select("report.municipality", "report.body", "report.period", f.explode("tables").alias("t"))
    .where("t.kind = 'operating_statement'")
    .select("*", f.explode("t.rows").alias("row"))
    .where("row.role = 'total'")
    .select("*", f.explode(f.arrays_zip("t.columns", "row.cells")).alias("at"))
)
deficits = (
    cells.where("at.columns.role = 'deviation' AND at.columns.period = left(period, 4)")
    .groupBy("body", "period")
    .agg(f.count("*").alias("reports"), f.sum("at.cells.value").alias("deviation_tkr"))
    .orderBy("deviation_tkr")
)
deficits.show(truncate=False)

if "--assert" in sys.argv:
    # A thousand of reports.py, and a file that is no text.
    totals, deficits = totals.first(), [tuple(map(str, row)) for row in deficits.collect()]
    assert (totals.reports, totals.unread, totals.figures, totals.contradicted) == (1001, 1, 58000, 50), totals
    assert deficits == [
        ("Kultur- och fritidsnämnden", "2026-04", "500", "-905000.000"),  # 500 times -1 810
        ("Tekniska nämnden", "2026-04", "250", "-450000.000"),  # 250 times -1 800
        ("Tekniska nämnden", "2025-04", "250", "-350000.000"),  # 250 times -1 400
    ], deficits
