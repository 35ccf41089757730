//! Texts that no municipality writes, made from a size.

/// A name and how a text of about `n` bytes is made.
pub(crate) type Case = (&'static str, fn(usize) -> String);

/// A header of five columns.
const HEAD: &str = "Driftredovisning, tkr Prognos\n2026 Budget 2026\n\nBudget\navvikelse\n2026\n\nUtfall 2026-04\n\n";

fn fill(n: usize, part: &str) -> String {
    part.repeat(n / part.len() + 1)
}

fn lines(n: usize, line: impl Fn(usize) -> String) -> String {
    let mut out = String::with_capacity(n + 64);
    let mut i = 0;
    while out.len() < n {
        out.push_str(&line(i));
        out.push('\n');
        i += 1;
    }
    out
}

/// All cases.
pub(crate) const CASES: &[Case] = &[
    ("one line of words", |n| fill(n, "Nämnden redovisar ett överskott på 2,6 mnkr ")),
    ("one line without a blank", |n| fill(n, "å")),
    ("one line of figures", |n| fill(n, "-1 234 ")),
    ("a figure of n digits", |n| fill(n, "7")),
    ("digits and commas", |n| fill(n, "1,")),
    ("figures glued", |n| fill(n, "149,4-32,72")),
    ("lines of two digits", |n| lines(n, |_| "12".into())),
    ("short rows", |n| lines(n, |i| format!("Rad {i} 1 234 -5"))),
    ("a table that never ends", |n| format!("{HEAD}{}", lines(n, |i| format!("{} Verksamhet -3 210 -3 150 -60 -1 075", 100 + i % 900)))),
    ("a table of ambiguous rows", |n| format!("{HEAD}{}", lines(n, |_| "Verksamhet 1 234 567 890 123 456 789 012 345".into()))),
    ("a cell a line", |n| format!("{HEAD}{}", lines(n, |i| if i % 5 == 0 { "Verksamhet".into() } else { "-1 234".into() }))),
    ("wide rows", |n| lines(n, |_| format!("Rad {}", "12 ".repeat(1000)))),
    ("rows at the bound", |n| lines(n, |_| format!("Rad {}", "12 ".repeat(150)))),
    ("wide aligned rows", |n| lines(n, |_| format!("Rad {}", "12     ".repeat(100)))),
    ("nested totals", |n| format!("{HEAD}{}", lines(n, |i| format!("Summa {i} 100 100 0 100")))),
    ("totals over totals", |n| {
        format!("{HEAD}{}", lines(n, |i| if i % 3 == 2 { "Totalt 200 200 0 200".into() } else { "Del 100 100 0 100".into() }))
    }),
    ("headers without end", |n| lines(n, |_| "Prognos Budget Avvikelse Utfall 2026".into())),
    ("headers of a word a line", |n| lines(n, |i| ["Budget", "Utfall", "Prognos", "2026", "avvikelse"][i % 5].into())),
    ("tables without end", |n| {
        lines(n / HEAD.len() * 2, |i| format!("{HEAD}Skola {i} 100 100 0 50\nVård 100 100 0 50\nSumma 200 200 0 100\n\nText om detta."))
    }),
    ("tables column by column", |n| {
        let figures = |i: usize| lines(120, |k| (100 + (i * 37 + k * 91) % 9000).to_string());
        lines(n, |i| format!("Skola {i}\nVård\nKultur\nFritid\nSumma\n\nBudget 2025\n\nUtfall 2025\n\nAvvikelse 2025\n\n{}\n", figures(i)))
    }),
    ("list headers", |n| lines(n, |_| "Aktivitet Slutdatum Status Ansvarig".into())),
    ("goals headers", |n| lines(n, |_| "Mål Indikator Utfall Målvärde Kommentar".into())),
    ("a list that never ends", |n| {
        format!("Aktivitet Slutdatum Status Ansvarig\n{}", lines(n, |i| format!("Införa system {i} 2023-12-31 Pågår Kanslichef")))
    }),
    ("a list without dates", |n| {
        format!(
            "Aktivitet Slutdatum Status Ansvarig\n{}",
            lines(n, |_| "Införa Något Stort I Hela Kommunen Utan Slut Eller Ansvarig".into())
        )
    }),
    ("a list of padding", |n| {
        format!(
            "Aktivitet Slutdatum Status Ansvarig\n{}",
            lines(n, |i| if i % 2 == 0 { " ".into() } else { "Införa 2023 Klart Chef".into() })
        )
    }),
    ("an entry between lines of blanks", |n| format!("Aktivitet Slutdatum Status\n{}", lines(n, |_| " \na".into()))),
    ("a risk a row with its action", |n| {
        format!("Risk Åtgärd Ansvarig\n{}", lines(n, |i| format!("Att något händer {i}\n\nUtbilda mer\n\nChef\n")))
    }),
    ("short lists without end", |n| lines(n, |_| "Aktivitet Status\nInföra Klart".into())),
    ("lists without end", |n| {
        lines(n, |i| format!("Aktivitet Slutdatum Status Ansvarig\nInföra {i} 2023-12-31 Pågår Kanslichef\n\nText om detta."))
    }),
    ("risks", |n| {
        format!("Risk Sannolikhet Konsekvens Riskvärde Åtgärd Ansvarig\n{}", lines(n, |_| "Att något händer 3 4 12 Utbilda Chef".into()))
    }),
    ("headings", |n| lines(n, |i| format!("{}.{}.{} Rubrik", i % 9 + 1, i % 7 + 1, i))),
    ("programmes", |n| lines(n, |i| format!("{} Verksamhet\nÖverskottet är ca 1,2 mnkr mot budget.\n", 100 + i % 900))),
    ("claims", |n| lines(n, |_| "Verksamheten redovisar ett underskott på 1 234 tkr mot budget, cirka 2,5 mnkr.".into())),
    ("empty lines", |n| "\n".repeat(n)),
    ("blanks", |n| " ".repeat(n)),
    ("lines of blanks", |n| " \n".repeat(n / 2)),
    ("form feeds", |n| "Text\n\u{c}".repeat(n / 6)),
    ("page marks", |n| lines(n, |i| format!("Sida {i} av 9"))),
    ("letters apart", |n| lines(n, |_| "U p p f ö l j n i n g 2 0 2 4".into())),
    ("right to left", |n| fill(n, "\u{202e}mål\u{200f} 12\u{202c}\n")),
    ("one letter, many marks", |n| format!("a{}", fill(n, "\u{301}"))),
    ("soft hyphens", |n| fill(n, "ord\u{ad}\n")),
    ("hyphens", |n| fill(n, "ord-\n")),
    ("brackets", |n| fill(n, "(")),
    ("dashes", |n| fill(n, "- ")),
    ("rows of dashes", |n| format!("{HEAD}{}", lines(n, |_| "Rad - - - -".into()))),
    ("percent", |n| lines(n, |_| "Andel 12 % 13 % 14 %".into())),
    ("years", |n| lines(n, |i| format!("{}", 1990 + i % 40))),
    ("rows of years", |n| lines(n, |_| "2019 2020 2021 2022 2023".into())),
    ("words of a letter", |n| fill(n, "a ")),
    ("capitals", |n| fill(n, "AbCdEf")),
    ("units", |n| lines(n, |_| "tkr mnkr kr % tkr".into())),
];
