-- Reports as they are, one JSON object a line; their lists as CSV, one file a list over all reports.
CREATE VIEW reports AS
SELECT source.path AS file, report.municipality, report.body, report.period, report.as_of, proof
FROM read_json('reports.jsonl');
CREATE VIEW figures AS
SELECT * EXCLUDE (value, report), report AS file,
    -- Exact, and in one unit.
    value::DECIMAL(18, 3) * CASE unit WHEN 'mnkr' THEN 1000 ELSE 1 END AS tkr
FROM read_csv('lists/figures.csv', all_varchar = true) WHERE unit IN ('tkr', 'mnkr');
CREATE VIEW actions AS
SELECT * EXCLUDE (report, due), report AS file, due::DATE AS due FROM read_csv('lists/actions.csv', all_varchar = true);
CREATE VIEW goals AS SELECT *, report AS file FROM read_csv('lists/goals.csv', all_varchar = true);
CREATE VIEW findings AS SELECT *, report AS file FROM read_csv('lists/findings.csv', all_varchar = true);

-- How many reports are there, and how many of their figures does their own arithmetic prove?
SELECT count(*) AS reports, sum(proof.cells) AS figures, sum(proof.verified) AS verified,
    sum(proof.contradicted) AS contradicted, round(100 * sum(proof.verified) / sum(proof.cells), 1) AS percent
FROM reports;

-- Which boards expect the largest deficits at the end of the year?
SELECT municipality, body, reports.period, count(*) AS reports, min(tkr) AS tkr
FROM figures JOIN reports USING (file)
WHERE kind = 'operating_statement' AND row_role = 'total' AND role = 'deviation' AND figures.period = reports.period[:4]
GROUP BY ALL ORDER BY tkr, municipality LIMIT 3;

-- Which programmes spend more than their budget, and how often?
SELECT label AS programme, count(*) AS over_budget, avg(tkr)::DECIMAL(18, 1) AS mean_tkr
FROM figures JOIN reports USING (file)
WHERE kind = 'operating_statement' AND row_role = 'item' AND role = 'deviation' AND figures.period = reports.period[:4] AND tkr < 0
GROUP BY ALL ORDER BY over_budget DESC, mean_tkr LIMIT 5;

-- What was promised, is late and still not done?
SELECT text AS action, count(*) AS reports, max(date_diff('day', due, as_of::DATE)) AS days_late
FROM actions JOIN reports USING (file)
WHERE status IN ('not_started', 'in_progress') AND due < as_of::DATE
GROUP BY ALL ORDER BY days_late DESC, reports DESC;

-- How do the boards' goals go?
SELECT coalesce(status, 'not said') AS status, count(*) AS goals
FROM goals WHERE level = 'board' GROUP BY ALL ORDER BY goals DESC, status;

-- What is wrong with the reports?
SELECT code, rule, severity, count(*) AS findings, count(DISTINCT file) AS reports
FROM findings GROUP BY ALL ORDER BY severity, findings DESC;

-- Which figures should not be quoted before someone has asked? Here they stand.
SELECT file, line, label, "column", tkr FROM figures WHERE proof = 'contradicted' ORDER BY file, line LIMIT 3;
