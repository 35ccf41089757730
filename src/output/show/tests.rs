//! The view of the shared sample.

use super::*;
use crate::output::sample;

fn view(view: View) -> String {
    let mut out = Vec::new();
    write(&sample::report(), &view, &mut out).unwrap_or_else(|e| panic!("{e}"));
    String::from_utf8(out).unwrap_or_else(|e| panic!("{e}"))
}

#[test]
fn the_first_questions() {
    insta::assert_snapshot!(view(View::default()));
}

#[test]
fn everything_in_swedish_on_a_narrow_terminal() {
    insta::assert_snapshot!(view(View { width: 60, lang: Lang::Sv, all: true, ..View::default() }));
}

#[test]
fn lines_fit_the_width() {
    use unicode_width::UnicodeWidthStr;
    for width in [50, 60, 80, 120] {
        for line in view(View { width, ..View::default() }).lines() {
            assert!(line.width() <= width, "{width}: {line}");
        }
    }
}

#[test]
fn only_what_is_asked_for() {
    let text = view(View { only: vec![Part::Goals], ..View::default() });
    assert!(text.starts_with("Goals:"), "{text}");
    assert!(!text.contains("Driftredovisning"));
}

#[test]
fn colours_only_where_wanted_and_never_from_the_text() {
    assert!(!view(View { all: true, ..View::default() }).contains('\u{1b}'));
    let coloured = view(View { colour: true, all: true, ..View::default() });
    assert!(coloured.contains("\u{1b}[31m"));
    assert!(!coloured.contains("y)\u{1b}"), "the sample's own code got through");
}
