//! Page furniture: running heads, letter-spaced ones too, and page numbers.

use std::collections::HashMap;

use foldhash::fast::FixedState;
use hashbrown::HashSet;

use super::marks::{glued_title, is_page_mark, is_title_with_mark, of_pages};
use crate::figures::words::{first_three, is_letter, letters, squash, trim};
use crate::lexicon::columns::role_words;
use crate::source::{Line, Source};

/// A quick look for a title with a page number.
fn may_hold_mark(text: &str) -> bool {
    // A bar, or the first byte of a bullet or of a dot.
    memchr::memchr3(b'|', 0xe2, 0xc2, text.as_bytes()).is_some() && text.contains(['|', '•', '·'])
        || text.ends_with(|c: char| c.is_numeric() || c == ')')
            && (text.contains("sid") || text.contains("Sid") || text.contains("SID") || text.contains("  "))
}

/// The same without digits at either end, for heads that hold the page number.
fn stem(text: &str) -> String {
    squash(text).trim_matches(|c: char| c.is_numeric()).to_owned()
}

/// The first letters of the stem of a text.
fn head(text: &str) -> [char; 3] {
    first_three(letters(text).skip_while(|c| c.is_numeric()))
}

/// Whether the letters of a line stand apart: `U p p f ö l j n i n g`.
fn letter_spaced(source: &Source, line: &Line<'_>) -> bool {
    let words = || source.words(line.number).map(|w| w.text);
    let count = words().len();
    if count < 4 {
        return false;
    }
    // Most lines are told by their first few words.
    let mut letters = 0;
    let short = words().all(|word| {
        letters += word.chars().count();
        letters * 10 <= count * 27
    });
    if !short {
        return false;
    }
    let alphabetic = |word: &str| word.chars().filter(|c| is_letter(*c)).count();
    let all: usize = words().map(alphabetic).sum();
    let single = words().filter(|w| w.chars().count() <= 2 && alphabetic(w) > 0).count();
    letters == count && all > 0 || count >= 6 && single * 2 >= count - 2 && all >= 6
}

/// Lines of the same words without the report's title, where the first page says it under its running head.
fn without_title(lines: &[usize]) -> Vec<usize> {
    match lines {
        [head, title, rest @ ..] if title - head < 8 && rest.len() >= 2 => std::iter::once(*head).chain(rest.iter().copied()).collect(),
        _ => lines.to_vec(),
    }
}

/// Which lines are page furniture.
pub(super) fn furniture(source: &Source, raw: &[Line<'_>]) -> Vec<bool> {
    let mut out = vec![false; raw.len()];
    let texts: Vec<usize> = raw.iter().enumerate().filter(|(_, l)| !l.is_blank() && l.text.len() < 400).map(|(i, _)| i).collect();
    let text = |i: usize| raw.get(i).map_or("", |l| trim(l.text));
    let letter_spaced = |i: usize| raw.get(i).is_some_and(|line| letter_spaced(source, line));

    // 1. Lines that say they are page marks, and letter-spaced ones that come again.
    let mut spaced: HashMap<String, Vec<usize>> = HashMap::new();
    let mut titled: Vec<usize> = Vec::new();
    for &i in &texts {
        let t = text(i);
        if is_page_mark(t) {
            set(&mut out, i);
        } else if t.len() < 160 && may_hold_mark(t) && is_title_with_mark(t) && !super::prose::is_prose(t) {
            titled.push(i);
        } else if letter_spaced(i) {
            spaced.entry(squash(t)).or_default().push(i);
        } else if let Some(title) = t.starts_with(|c: char| c.is_ascii_digit()).then(|| glued_title(t)).flatten() {
            spaced.entry(squash(title)).or_default().push(i);
        }
    }
    pages_of_all(&texts, &text, &mut out);
    for lines in sorted(spaced) {
        if lines.len() >= 2 {
            lines.into_iter().for_each(|i| set(&mut out, i));
        }
    }
    for pair in texts.windows(2) {
        // A letter-spaced year on a line of its own, after the rest of its running head: `2 0 2 2`.
        if let [before, i] = pair
            && out.get(*before) == Some(&true)
            && is_spaced_year(text(*i))
            && letter_spaced(*before)
        {
            set(&mut out, *i);
        }
    }
    for i in titled {
        // A bar is furniture wherever it stands; a title with a page number only beside blank lines.
        let alone = |j: Option<usize>| j.and_then(|j| raw.get(j)).is_none_or(Line::is_blank);
        if text(i).contains('|') && text(i).chars().filter(|c| *c == '|').count() == 1 || alone(i.checked_sub(1)) || alone(Some(i + 1)) {
            set(&mut out, i);
        }
    }

    // 2. Lines at the top and bottom of pages, where form feeds or marks tell where pages are.
    let mut at_edge: HashMap<String, Vec<usize>> = HashMap::new();
    let mut edges: Vec<usize> = Vec::new();
    // Marks only tell how many pages there are where no form feeds do: most pages have one of each.
    let (mut feeds, mut marks) = (0_usize, 0_usize);
    for (i, line) in raw.iter().enumerate() {
        if line.page_start || i == 0 {
            let first = texts.partition_point(|t| *t < i);
            feeds += usize::from(first < texts.len());
            edges.extend(texts.iter().skip(first).take(3));
            edges.extend(texts.get(first.saturating_sub(3)..first).unwrap_or_default());
        } else if out.get(i) == Some(&true) {
            marks += 1;
            if let Ok(p) = texts.binary_search(&i) {
                edges.extend(texts.get(p.saturating_sub(2)..(p + 3).min(texts.len())).unwrap_or_default());
            }
        }
    }
    let pages = if feeds > 1 { feeds } else { feeds + marks };
    edges.sort_unstable();
    edges.dedup();
    for i in edges {
        let key = stem(text(i));
        if key.chars().count() >= 5 && out.get(i) == Some(&false) && role_words(text(i)) < 2 {
            at_edge.entry(key).or_default().push(i);
        }
    }
    let mut whole: HashMap<String, usize> = at_edge.keys().map(|key| (key.clone(), 0)).collect();
    let heads: HashSet<[char; 3], FixedState> = at_edge.keys().map(|key| first_three(key.chars())).collect();
    for &i in texts.iter().filter(|i| !heads.is_empty() && heads.contains(&head(text(**i)))) {
        if let Some(count) = whole.get_mut(&stem(text(i))) {
            *count += 1;
        }
    }
    let at_edge = sorted(at_edge);
    // Twice, for a line may be the outermost one only when the one beside it is known.
    for lines in at_edge.iter().chain(&at_edge) {
        let lines = &without_title(lines);
        let Some(first) = lines.first() else { continue };
        let all = whole.get(&stem(text(*first))).copied().unwrap_or_default();
        // The same words twice on one page are no running head.
        let apart = lines.windows(2).all(|w| if let [a, b] = w { b - a >= 8 } else { true });
        let enough = apart && (lines.len() >= 3 && lines.len() * 2 >= pages || lines.len() == 2 && pages <= 4);
        // A table's header comes again after page breaks too, but not as the very first or last line everywhere.
        if enough && all <= lines.len() + 2 && lines.iter().all(|i| outermost(raw, &out, *i)) {
            lines.iter().for_each(|i| set(&mut out, *i));
        }
    }
    lone_numbers(raw, &texts, &mut out);
    heads_of_numbers(&texts, &text, &mut out);
    out
}

/// Lines `1/9`, `2/9` … that go on by one and speak of one number of pages.
fn pages_of_all<'t>(texts: &[usize], text: &impl Fn(usize) -> &'t str, out: &mut [bool]) {
    let marks: Vec<(usize, (u32, u32))> = texts.iter().filter_map(|i| of_pages(text(*i)).map(|mark| (*i, mark))).collect();
    let chain =
        marks.windows(2).all(|w| matches!(w, [(i, (page, all)), (j, (next, again))] if *next == page + 1 && all == again && j - i >= 8));
    if marks.len() >= 2 && chain {
        marks.iter().for_each(|(i, _)| set(out, *i));
    }
}

/// `2 0 2 2`.
fn is_spaced_year(text: &str) -> bool {
    let mut digits = text.split_whitespace().map(|w| w.len() == 1 && w.bytes().all(|b| b.is_ascii_digit()));
    digits.by_ref().take(4).filter(|digit| *digit).count() == 4 && digits.next().is_none()
}

/// Lines of the same words, each with a page number right below it.
fn heads_of_numbers<'t>(texts: &[usize], text: &impl Fn(usize) -> &'t str, out: &mut [bool]) {
    let mut above: HashMap<String, Vec<usize>> = HashMap::new();
    for pair in texts.windows(2) {
        let [i, number] = pair else { continue };
        let t = text(*number);
        if out.get(*number) == Some(&true) && out.get(*i) == Some(&false) && t.len() <= 3 && t.bytes().all(|b| b.is_ascii_digit()) {
            above.entry(text(*i).to_owned()).or_default().push(*i);
        }
    }
    for lines in sorted(above).into_iter().filter(|lines| lines.len() >= 2) {
        let words = lines.first().map_or("", |i| text(*i));
        let all = texts.iter().filter(|i| text(**i) == words).count();
        if words.chars().filter(|c| c.is_alphabetic()).count() >= 5 && role_words(words) < 2 && all <= lines.len() + 1 {
            lines.into_iter().for_each(|i| set(out, i));
        }
    }
}

/// How far from a page's edge its marks stand, in lines that are not blank.
const EDGE: usize = 3;

/// Whether form feeds say where pages begin: where a text has page marks, most feeds stand beside one.
pub(super) fn feeds_tell(raw: &[Line<'_>], furniture: &[bool]) -> bool {
    let texts: Vec<usize> = raw.iter().enumerate().filter(|(_, l)| !l.is_blank()).map(|(i, _)| i).collect();
    let marked = |i: &usize| furniture.get(*i) == Some(&true);
    let feeds: Vec<usize> = raw.iter().enumerate().filter(|(i, l)| *i > 0 && l.page_start).map(|(i, _)| i).collect();
    let beside = feeds.iter().filter(|feed| {
        let at = texts.partition_point(|t| t < *feed);
        texts.get(at.saturating_sub(EDGE)..(at + EDGE).min(texts.len())).unwrap_or_default().iter().any(marked)
    });
    beside.count() * 2 >= feeds.len() || texts.iter().filter(|i| marked(i)).nth(2).is_none()
}

/// Whether nothing but furniture and blanks stands between a line and a page's edge.
fn outermost(raw: &[Line<'_>], out: &[bool], i: usize) -> bool {
    let is_edge_before = {
        let mut j = i;
        loop {
            if raw.get(j).is_some_and(|l| l.page_start) || j == 0 {
                break true;
            }
            j -= 1;
            let Some(l) = raw.get(j) else { break false };
            if out.get(j) == Some(&true) {
                break true;
            }
            if !l.is_blank() && i - j > 2 {
                break false;
            }
            if i - j > 6 {
                break false;
            }
        }
    };
    is_edge_before
        || (i + 1..raw.len().min(i + 7))
            .take_while(|j| raw.get(*j).is_some_and(|l| l.is_blank() || l.page_start) || out.get(*j) == Some(&true))
            .any(|j| out.get(j) == Some(&true) || raw.get(j).is_some_and(|l| l.page_start))
}

/// How many pages may bear no number, or be numbered before the text begins.
const FEW_UNNUMBERED: i64 = 4;

/// Page numbers that stand alone: 1, 2, 3 … far apart and not among other lone figures.
fn lone_numbers(raw: &[Line<'_>], texts: &[usize], out: &mut [bool]) {
    let lone = |i: usize| -> Option<u32> {
        let t = trim(raw.get(i)?.text);
        (t.len() <= 3 && !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit())).then(|| t.parse().ok()).flatten()
    };
    let figure_like = |i: usize| {
        raw.get(i).is_some_and(|l| {
            l.text.trim().chars().all(|c| c.is_numeric() || matches!(c, ' ' | ',' | '.' | '-' | '–' | '−' | '+' | '%' | '\u{a0}'))
        })
    };
    let mut candidates: Vec<(usize, u32)> = Vec::new();
    let mut at_edges: Vec<(usize, i64)> = Vec::new();
    let (mut page, mut seen) = (1_i64, 1);
    for (p, &i) in texts.iter().enumerate() {
        let Some(n) = lone(i) else { continue };
        page += i64::try_from(raw.get(seen..=i).unwrap_or_default().iter().filter(|l| l.page_start).count()).unwrap_or(0);
        seen = i + 1;
        let before = p.checked_sub(1).and_then(|p| texts.get(p)).copied();
        let after = texts.get(p + 1).copied();
        let furniture_near = [before, after].into_iter().flatten().any(|j| out.get(j) == Some(&true));
        let edge = raw.get(i).is_some_and(|l| l.page_start) || (i + 1..=i + 2).any(|j| raw.get(j).is_some_and(|l| l.page_start));
        let among_figures = [before, after].into_iter().flatten().any(figure_like);
        if edge {
            at_edges.push((i, i64::from(n) - page));
        }
        if furniture_near || edge && !among_figures {
            set(out, i);
        } else if !among_figures {
            candidates.push((i, n));
        }
    }
    // The last cell of a table may stand at the end of a page as well; the number of a page is near its place, or as far from it as another's.
    let mut as_far: HashMap<i64, usize> = HashMap::new();
    at_edges.iter().for_each(|(_, off)| *as_far.entry(*off).or_default() += 1);
    for (i, off) in &at_edges {
        if off.abs() <= FEW_UNNUMBERED || as_far.get(off).is_some_and(|n| *n > 1) {
            set(out, *i);
        }
    }
    // The longest chain n, n+1, n+2 … with at least twelve lines between.
    let mut best: Vec<(usize, u32)> = Vec::new();
    for (start, first) in candidates.iter().enumerate().take(40) {
        let mut chain = vec![*first];
        for next in candidates.iter().skip(start + 1) {
            if chain.last().is_some_and(|last| next.1 == last.1 + 1 && next.0 >= last.0 + 12) {
                chain.push(*next);
            }
        }
        if chain.len() > best.len() {
            best = chain;
        }
    }
    let from_one = best.first().is_some_and(|f| f.1 <= 2 && f.0 <= 60);
    if best.len() >= 3
        || best.len() == 2 && from_one
        || best.first().is_some_and(|f| f.0 == texts.first().copied().unwrap_or_default() && f.1 == 1)
    {
        for (i, _) in best {
            set(out, i);
        }
    }
}

fn sorted(map: HashMap<String, Vec<usize>>) -> Vec<Vec<usize>> {
    let mut all: Vec<Vec<usize>> = map.into_values().collect();
    all.sort_unstable();
    all
}

fn set(out: &mut [bool], i: usize) {
    if let Some(flag) = out.get_mut(i) {
        *flag = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    /// The lines that are furniture, by their numbers.
    fn marked(text: &str) -> Vec<usize> {
        let source = Source::new(text.as_bytes().to_vec(), None).unwrap_or_else(|e| panic!("{e}"));
        let raw: Vec<Line<'_>> = source.lines().collect();
        furniture(&source, &raw).iter().enumerate().filter(|(_, f)| **f).map(|(i, _)| i + 1).collect()
    }

    #[test]
    fn feeds_far_from_page_marks_begin_no_page() {
        let tell = |text: &str| {
            let source = Source::new(text.as_bytes().to_vec(), None).unwrap_or_else(|e| panic!("{e}"));
            let raw: Vec<Line<'_>> = source.lines().collect();
            feeds_tell(&raw, &furniture(&source, &raw))
        };
        let page = "Vägen höll.\n".repeat(8);
        let marked = |n: usize| format!("{page}Sida {n} av 4\n");
        assert!(tell(&(1..=4).map(|n| marked(n) + "\x0c").collect::<String>()));
        assert!(!tell(&(1..=4).map(|n| marked(n).replacen("\nVägen", "\n\x0cVägen", 4).replacen('\x0c', "", 3)).collect::<String>()));
        // Without marks feeds are all that tells.
        assert!(tell(&format!("{page}\x0c").repeat(4)));
    }

    #[test]
    fn pages_of_all_the_pages() {
        let page = "Vägen höll.\n".repeat(8);
        assert_eq!(marked(&format!("1/2\n{page}2/2\n{page}")), [1, 10]);
        assert!(marked(&format!("{page}1/2\n{page}1/2\n{page}")).is_empty());
        assert_eq!(marked(&format!("1(2)Ekby kommun, Bokslut\n{page}2(2)Ekby kommun, Bokslut\n{page}")), [1, 10]);
    }
}
