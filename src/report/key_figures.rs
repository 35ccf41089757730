//! Figures that stand alone with their label before the first table: `Nettokostnad totalt 71 994 tkr`.

use super::model::{KeyFigure, Number, Unit};
use crate::figures::{amount, number};
use crate::layout::{Layout, LayoutLine, LineKind};
use crate::lexicon::report::COUNTED;
use crate::limits::MAX_FRONT_FIGURES;

/// Longest label, in characters.
const MAX_LABEL: usize = 60;

/// Reads the key figures. `used` are the lines of tables and lists.
pub(crate) fn read(layout: &Layout<'_>, used: &[bool]) -> Vec<KeyFigure> {
    let free = layout.lines.iter().zip(used).filter(|(l, _)| l.is_flow()).take_while(|(_, used)| !**used);
    let lines: Vec<&LayoutLine<'_>> = free.map(|(l, _)| l).collect();
    let mut out = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        if out.len() >= MAX_FRONT_FIGURES {
            break;
        }
        if line.kind == LineKind::Heading && layout.heading_at(line.number).is_some_and(|h| h.number.is_some()) || line.prose {
            continue;
        }
        let below = lines.get(i + 1).filter(|l| !l.prose);
        out.extend(on_one_line(line).or_else(|| below.and_then(|b| on_two_lines(line, b))));
    }
    out
}

/// Label and figure on one line.
fn on_one_line(line: &LayoutLine<'_>) -> Option<KeyFigure> {
    let text = line.text.trim();
    let value_at = text
        .char_indices()
        .find(|(at, c)| {
            (c.is_ascii_digit() || number::is_sign(*c)) && text.get(..*at).is_some_and(|t| t.ends_with([' ', '\u{a0}', ':']) && is_label(t))
        })
        .map(|(at, _)| at)?;
    let (label, raw) = text.split_at(value_at);
    figure(label, raw, line.number)
}

/// A label, and its figure below.
fn on_two_lines(label: &LayoutLine<'_>, value: &LayoutLine<'_>) -> Option<KeyFigure> {
    is_label(label.text).then(|| figure(label.text, value.text, value.number)).flatten()
}

fn is_label(text: &str) -> bool {
    let text = text.trim().trim_end_matches(':');
    text.chars().nth(MAX_LABEL).is_none()
        && text.starts_with(char::is_uppercase)
        && text.chars().filter(|c| c.is_alphabetic()).count() >= 4
        && !text.contains(|c: char| c.is_ascii_digit())
        && !text.ends_with(['.', ',', ';', '?', '!', '(', '-'])
}

fn figure(label: &str, raw: &str, line: u32) -> Option<KeyFigure> {
    let label = label.trim().trim_end_matches(':').split_whitespace().collect::<Vec<_>>().join(" ");
    let raw = raw.trim();
    let (value, unit) = match amount::whole(raw) {
        Some(a) => (a.value, a.unit),
        None => counted(&label, raw).or_else(|| labelled(&label, raw))?,
    };
    Some(KeyFigure { label, value: Number(value), unit, raw: raw.to_owned(), line })
}

/// A bare figure whose label ends with its unit: `Nettokostnad, tkr`.
fn labelled(label: &str, raw: &str) -> Option<(rust_decimal::Decimal, Option<Unit>)> {
    let unit = amount::unit_word(label.split_whitespace().next_back()?.trim_matches(['(', ')', ',']))?;
    let figure = number::parse(raw).filter(|f| !f.percent && !f.noted)?;
    Some((figure.value, Some(unit)))
}

/// A figure that counts things, or a share: `78 årsarbetare`, `94`, `5,3 %`.
fn counted(label: &str, raw: &str) -> Option<(rust_decimal::Decimal, Option<Unit>)> {
    let words_at = raw.find(char::is_alphabetic).unwrap_or(raw.len());
    let (digits, noun) = raw.split_at(words_at);
    let figure = number::parse(digits).filter(|f| !f.noted)?;
    if figure.percent || noun == "procent" {
        return Some((figure.value, Some(Unit::Percent)));
    }
    let counts = |text: &str| text.split_whitespace().any(|w| COUNTED.contains(&w.to_lowercase().as_str()));
    (counts(label) && noun.split_whitespace().count() <= 1 && !(figure.is_year() && noun.is_empty()))
        .then_some((figure.value, Some(Unit::Count)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn figures_with_their_labels() {
        let text = "Nämnden 2024\nNettokostnad totalt: 8 661 tkr\nAntal årsarbetare   78 årsarbetare\nKostnad per invånare 4 954 kr\nPrognos nettokostnad\n–62 660 tkr\nÅrsarbetare 94\nBokslut 2024\n";
        let source = Source::new(text.as_bytes().to_vec(), None).unwrap_or_else(|e| panic!("{e}"));
        let layout = Layout::new(&source);
        let found = read(&layout, &[false; 9]);
        let short: Vec<String> = found.iter().map(|k| format!("{} = {} {:?} at {}", k.label, k.value, k.unit, k.line)).collect();
        assert_eq!(
            short,
            [
                "Nettokostnad totalt = 8661 Some(Tkr) at 2",
                "Antal årsarbetare = 78 Some(Count) at 3",
                "Kostnad per invånare = 4954 Some(Kr) at 4",
                "Prognos nettokostnad = -62660 Some(Tkr) at 6",
                "Årsarbetare = 94 Some(Count) at 7"
            ]
        );
    }
}
