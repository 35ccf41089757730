//! Pages of the shared sample.

use std::collections::BTreeSet;

use super::*;
use crate::output::mask::texts;
use crate::output::sample;

fn page(report: &Report, lines: Option<&Lines<'_>>, lang: Lang) -> String {
    let mut out = Vec::new();
    let html = Html { lang };
    match lines {
        Some(lines) => html.with_lines(report, lines, &mut out),
        None => html.report(report, &mut out),
    }
    .unwrap_or_else(|e| panic!("{e}"));
    String::from_utf8(out).unwrap_or_else(|e| panic!("{e}"))
}

fn lines() -> Lines<'static> {
    let line = |n: u32| if n == 21 { "Summa -28860 -27250 -610".to_owned() } else { format!("rad {n}") };
    Lines::from_texts((1..=80).map(line))
}

/// The names of a page's elements, and those of its attributes.
fn markup(page: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let body = page.split("<body>").nth(1).and_then(|b| b.split("<script>").next()).unwrap_or_default();
    let (mut elements, mut attributes) = (BTreeSet::new(), BTreeSet::new());
    for tag in body.split('<').skip(1) {
        let inside = tag.split('>').next().unwrap_or_default();
        let name: String = inside.chars().take_while(|c| !c.is_whitespace()).collect();
        elements.insert(name.trim_start_matches('/').to_owned());
        let (mut quoted, mut word) = (false, String::new());
        for c in inside.chars().skip(name.len()) {
            match c {
                '"' => quoted = !quoted,
                _ if quoted => {}
                '=' | ' ' => attributes.extend(Some(std::mem::take(&mut word)).filter(|w| !w.is_empty())),
                other => word.push(other),
            }
        }
        attributes.extend(Some(word).filter(|w| !w.is_empty()));
    }
    (elements, attributes)
}

#[test]
fn a_finding_leads_to_its_figure_and_back() {
    let lines = lines();
    let page = page(&sample::report(), Some(&lines), Lang::En);
    assert!(page.contains("<li id=\"f1\" tabindex=\"-1\" data-item data-severity=\"error\">"));
    assert!(page.contains("<a href=\"#L21\">line 21</a>"));
    let line = "<li id=\"L21\" tabindex=\"-1\">Summa <mark>-28860</mark> -27250 -610<a class=\"back\" href=\"#f1\"";
    assert!(page.contains(line), "{page}");
    assert!(page.contains("<li id=\"L80\" tabindex=\"-1\">rad 80</li>"));
    // Lines that are not there are named and lead nowhere.
    assert!(!page.contains("#L81") && !page.contains("#L120"));
}

#[test]
fn without_its_text_a_page_has_no_dead_links() {
    let page = page(&sample::report(), None, Lang::Sv);
    assert!(page.contains("rad 21") && !page.contains("href=\"#L"));
    assert!(!page.contains("id=\"source\""));
}

#[test]
fn the_proof_is_told_in_words_and_signs() {
    let page = page(&sample::report(), None, Lang::Sv);
    assert!(page.contains("<b>8</b> bevisade") && page.contains("<b>4</b> motsagda") && page.contains("<b>2</b> obevisade"));
    // 8 of 14 figures: 57.14 percent of the bar.
    assert!(page.contains("<rect class=\"v\" x=\"0%\" width=\"57.14%\""));
    let cell = "<td class=\"num c\">-3\u{a0}210<span class=\"sign\" role=\"img\" aria-label=\"motsagd\">✗</span></td>";
    assert!(page.contains(cell));
}

#[test]
fn the_chart_has_all_its_figures_as_text() {
    let page = page(&sample::report(), None, Lang::En);
    let text = "<desc id=\"chart-text\">320 Kulturskola: -850 tkr; 300 Nämnd och stab: -60 tkr; 310 Bibliotek: 300 tkr</desc>";
    assert!(page.contains(text));
    // From -850 to 300 are 1150: nothing stands at 73.91 percent, and -60 begins at 790 of 1150.
    assert!(page.contains("<rect class=\"neg\" x=\"0%\" y=\"22\" width=\"73.91%\""));
    assert!(page.contains("<rect class=\"neg\" x=\"68.69%\" y=\"64\" width=\"5.21%\""));
    assert!(page.contains("<rect class=\"pos\" x=\"73.91%\" y=\"106\" width=\"26.08%\""));
}

#[test]
fn what_is_overdue_comes_first() {
    let page = page(&sample::report(), None, Lang::En);
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text}"));
    // Due on 1 March, the report is of 30 April.
    assert!(at("Overdue (1)") < at("60 days overdue") && at("60 days overdue") < at("Done (1)"));
    assert!(at("Without a date (1)") < at("Done (1)"));
}

#[test]
fn whatever_the_texts_the_markup_is_kpr_s_own() {
    let clean = sample::report();
    let mut hostile = clean.clone();
    let texts = [sample::HOSTILE, "\"><script>x</script>", "'\" onload=x style=y <svg/onload=z>", "</ol></section><iframe src=a>", "<!--"];
    let mut n = 0;
    let mut next = || {
        n += 1;
        texts[n % texts.len()].to_owned()
    };
    texts::each(&mut hostile, &mut |text| *text = next());
    (hostile.report.chair, hostile.report.period, hostile.source.path) = (Some(next()), Some(next()), Some(next()));
    for table in &mut hostile.tables {
        table.id = next();
    }
    let lines = Lines::from_texts((1..=80).map(|n| texts[n % texts.len()].to_owned()));
    let known = markup(&page(&clean, Some(&lines_of(80)), Lang::En));
    let (elements, attributes) = markup(&page(&hostile, Some(&lines), Lang::En));
    assert!(elements.is_subset(&known.0), "{elements:?}");
    assert!(attributes.is_subset(&known.1), "{attributes:?}");
    let entries = vec![("\"><script>.html".to_owned(), Entry::of(&hostile, Lang::Sv))];
    let (elements, attributes) = markup(&index(&entries, Lang::Sv));
    assert!(!elements.contains("script") && !attributes.iter().any(|a| a.starts_with("on") || a == "style"), "{elements:?} {attributes:?}");
}

fn lines_of(count: u32) -> Lines<'static> {
    Lines::from_texts((1..=count).map(|n| format!("rad {n}")))
}
