//! Page marks, and titles that hold one.

/// `Sida 3 av 9`, `3 (12)`, `12(12)`, `3 av 9`, `Sid 4`, `- 4 -`: nothing else stands on the line.
pub(super) fn is_page_mark(text: &str) -> bool {
    if let Some(rest) = text.strip_prefix(['-', '–']) {
        return rest.strip_suffix(['-', '–']).is_some_and(|n| is_number(one_blank_less(n)));
    }
    if let Some(rest) = after_number(text) {
        let all = rest.trim_start().strip_prefix("av").filter(|all| all.starts_with(char::is_whitespace));
        let of_all = rest.starts_with(char::is_whitespace) && all.is_some_and(|all| is_number(all.trim_start()));
        return of_all || is_bracketed(rest.strip_prefix(char::is_whitespace).unwrap_or(rest), one_blank_less);
    }
    if !text.starts_with(['s', 'S', 'p', 'P']) {
        return false;
    }
    let words = ["sidan", "sida", "sid.", "sid", "page"];
    let Some(rest) = words.iter().find_map(|w| without_start(text, w)).and_then(|rest| after_number(rest.trim_start())) else {
        return false;
    };
    rest.is_empty() || of(rest, &["av", "of", "/", "("]).is_some_and(|rest| matches!(rest, "" | ")"))
}

/// `4 | Arbetsmiljörapport 2024`, `Delårsrapport 2024 | 4`, `Uppföljning 2024   sida 3 (9)`: a title and a page mark.
pub(super) fn is_title_with_mark(text: &str) -> bool {
    const BARS: [char; 3] = ['|', '•', '·'];
    let named = |t: &str| t.starts_with(char::is_alphabetic);
    if !named(text) {
        let title = after_number(text).and_then(|rest| rest.trim_start().strip_prefix(BARS));
        return title.is_some_and(|t| named(t.trim_start()));
    }
    if let Some((before, after)) = text.rfind(BARS).map(|at| text.split_at(at)) {
        let after = after.trim_start_matches(BARS).trim_start();
        let after = without_start(after, "sida").map_or(after, str::trim_start);
        let rest = after_number(after);
        if before.ends_with(char::is_whitespace) && rest.is_some_and(|r| r.is_empty() || is_bracketed(r.trim_start(), |number| number)) {
            return true;
        }
    }
    let lower = text.to_ascii_lowercase();
    if let Some((before, mark)) = lower.rfind("sid").map(|at| lower.split_at(at)) {
        let rest = ["sida", "sid.", "sid"].iter().find_map(|w| mark.strip_prefix(w)).and_then(|r| after_number(r.trim_start()));
        let fits = |r: &str| r.is_empty() || of(r, &["av"]).is_some_and(str::is_empty) || is_bracketed(r.trim_start(), one_blank_less);
        if before.ends_with(char::is_whitespace) && rest.is_some_and(fits) {
            return true;
        }
    }
    let Some((before, count)) = text.rfind('(').map(|at| text.split_at(at)) else { return false };
    let before = one_blank_less_at_end(before);
    let title = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let apart = title.len() - title.trim_end().len() >= 2;
    apart && (1..=3).contains(&(before.len() - title.len())) && is_bracketed(count, one_blank_less)
}

/// The page of `2/9`, and how many there are.
pub(super) fn of_pages(text: &str) -> Option<(u32, u32)> {
    let (page, all) = text.split_once('/')?;
    let number = |n: &str| n.parse::<u32>().ok().filter(|_| is_number(n));
    number(page).zip(number(all)).filter(|(page, all)| (1..=*all).contains(page))
}

/// The title right after a page mark: `2(9)Delårsrapport 2024`.
pub(super) fn glued_title(text: &str) -> Option<&str> {
    let (mark, title) = text.split_once(')')?;
    let rest = after_number(mark).and_then(|rest| rest.trim_start().strip_prefix('('));
    rest.filter(|n| is_number(n)).map(|_| title.trim_start()).filter(|t| t.starts_with(char::is_alphabetic))
}

/// Whether a text is a number of one to three digits.
fn is_number(text: &str) -> bool {
    after_number(text) == Some("")
}

/// The rest after a number of one to three digits.
fn after_number(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (1..=3).contains(&(text.len() - rest.len())).then_some(rest)
}

/// The rest after one of some words and a number, with blanks or none before each.
fn of<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    let text = text.trim_start();
    let rest = words.iter().find_map(|w| without_start(text, w))?;
    after_number(rest.trim_start())
}

/// Whether a text is a number in brackets. `inside` takes off what may stand beside it.
fn is_bracketed(text: &str, inside: impl Fn(&str) -> &str) -> bool {
    let number = text.strip_prefix('(').and_then(|t| t.strip_suffix(')'));
    number.is_some_and(|n| is_number(inside(n)))
}

/// A text without a blank at either end.
fn one_blank_less(text: &str) -> &str {
    one_blank_less_at_end(text.strip_prefix(char::is_whitespace).unwrap_or(text))
}

fn one_blank_less_at_end(text: &str) -> &str {
    text.strip_suffix(char::is_whitespace).unwrap_or(text)
}

/// A text without a word that it begins with, in whatever case.
fn without_start<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    text.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word)).and_then(|_| text.get(word.len()..))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_all() {
        assert_eq!(of_pages("2/9"), Some((2, 9)));
        assert!(["9/2", "0/3", "2/", "1/2 tjänst", "1 / 2"].iter().all(|t| of_pages(t).is_none()));
        assert_eq!(glued_title("2(9)Delårsrapport 2024"), Some("Delårsrapport 2024"));
        assert_eq!(glued_title("2 (9) Delårsrapport 2024"), Some("Delårsrapport 2024"));
        assert!(["2(9)", "2(9) 14", "Nr 2(9)Skola", "2 av (9) Skola"].iter().all(|t| glued_title(t).is_none()));
    }

    #[test]
    fn page_marks() {
        for text in [
            "Sida 3 av 9",
            "SIDA 3",
            "sidan 12",
            "Sid. 4",
            "sid4",
            "Page 3 of 12",
            "sida 3/9",
            "Sida 1 (9)",
            "sida 3(9",
            "3 (12)",
            "12(12)",
            "3 ( 12 )",
            "3 av 9",
            "- 4 -",
            "-4-",
            "– 4 –",
        ] {
            assert!(is_page_mark(text), "{text}");
        }
        for text in
            ["3", "Sida", "Sida 1234", "3 av nio", "-4", "4-", "3av 9", "3 (12) kr", "Sidan 3 visar 4", "page 3 9", "3  (12)", "--4--"]
        {
            assert!(!is_page_mark(text), "{text}");
        }
    }

    #[test]
    fn titles_with_marks() {
        for text in [
            "4 | Arbetsmiljörapport 2024",
            "12• Plan",
            "Delårsrapport 2024 | 4",
            "Delårsrapport | sida 4 (9)",
            "Delårsrapport 2024 · 12(40)",
            "Uppföljning 2024   sida 3 (9)",
            "Uppföljning sid. 3 av 9",
            "Uppföljning Sida 3",
            "Budget 2024  3 (12)",
            "Budget 2024  12(12)",
        ] {
            assert!(is_title_with_mark(text), "{text}");
        }
        for text in [
            "4 | 5",
            "Delårsrapport| 4",
            "Delårsrapport | 4 kr",
            "Budget 2024 3 (12)",
            "Insidan 3",
            "Sida 3 av 9",
            "Budget  2024 (12)",
            "| 4",
            "Uppföljning sida 3 av",
            "Utfall  1234 (12)",
        ] {
            assert!(!is_title_with_mark(text), "{text}");
        }
    }
}
