//! The frame that every page of kpr stands in: its policy, style and script. Nothing is fetched from anywhere.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use super::escape::T;
use crate::finding::Lang;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// A page with a title and what stands in its body.
///
/// The policy lets nothing in from outside and runs no script or style but kpr's own two, whose hashes it names:
/// whatever a report's text were to become, a browser would not run it.
pub(in crate::output) fn page(lang: Lang, title: &str, body: &Markup) -> String {
    let policy = format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'",
        fingerprint(STYLE),
        fingerprint(SCRIPT)
    );
    let markup = html! {
        (DOCTYPE)
        html lang=(code(lang)) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(PreEscaped(&policy));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                meta name="generator" content=(concat!("kpr ", env!("CARGO_PKG_VERSION")));
                title { (T(title)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (body)
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    markup.into_string()
}

/// What the script does on a page, with what a page has besides; hidden where no script runs.
pub(in crate::output) fn tools(lang: Lang, more: &Markup) -> Markup {
    let say = |en, sv| if lang == Lang::Sv { sv } else { en };
    html! {
        search.tools hidden {
            div {
                label for="filter" { (say("Filter by text", "Filtrera på text")) }
                input #filter type="search" autocomplete="off" spellcheck="false";
            }
            (more)
            button type="button" data-print { (say("Print", "Skriv ut")) }
            p role="status" data-words=(say("{shown} of {all} shown", "{shown} av {all} visas")) {}
        }
    }
}

/// A language as HTML names it.
pub(in crate::output) fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "sv",
        Lang::En => "en",
    }
}

/// The hash by which a policy knows a style or a script.
fn fingerprint(text: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(text.as_bytes())))
}

/// Base64 with padding (RFC 4648).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = three.iter().chain([0, 0].iter()).take(3).fold(0_u32, |bits, b| bits << 8 | u32::from(*b));
        for i in 0..4_usize {
            let six = (bits >> (18 - 6 * i)) & 63;
            let letter = LETTERS.get(six as usize).map_or('=', |l| char::from(*l));
            out.push(if i <= three.len() { letter } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_the_standard_has_it() {
        let cases = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("foobar", "Zm9vYmFy")];
        for (text, expected) in cases {
            assert_eq!(base64(text.as_bytes()), expected);
        }
    }

    #[test]
    fn a_page_asks_for_nothing() {
        let page = page(Lang::Sv, "a < b", &html! { p { "x" } });
        assert!(page.starts_with("<!DOCTYPE html><html lang=\"sv\">"));
        assert!(page.contains("<title>a &lt; b</title>"));
        for word in ["http:", "https:", "url(", "@import", "src=", "<link"] {
            assert!(!page.contains(word), "{word}");
        }
    }
}
