//! How the cells of a workbook look.

use rust_xlsxwriter::{Format, FormatAlign};

use crate::output::plain;
use crate::report::model::{Number, Proof};

/// Formats that the sheets share.
#[derive(Debug)]
pub(super) struct Styles {
    /// Names of columns.
    pub(super) header: Format,
    /// Names of columns over figures.
    pub(super) header_figure: Format,
    /// Words.
    pub(super) text: Format,
    /// Words of a total or a group.
    pub(super) strong: Format,
    /// Days.
    pub(super) date: Format,
}

impl Default for Styles {
    fn default() -> Self {
        let header = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top).set_background_color("E8EEF4");
        Self {
            header_figure: header.clone().set_align(FormatAlign::Right),
            header,
            text: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            strong: Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top),
            date: Format::new().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Top),
        }
    }
}

/// The longest text that is kept of a cell, in characters: Excel's limit is 32 767 UTF-16 units.
const LONGEST: usize = 16_000;

/// A text that a cell holds.
pub(super) fn text(text: &str) -> String {
    plain(text).chars().take(LONGEST).collect()
}

/// A figure with the decimals it was printed with; a contradicted one stands out.
pub(super) fn figure(number: Number, proof: Option<Proof>, strong: bool) -> Format {
    let mut code = "#,##0".to_owned();
    if number.0.scale() > 0 {
        code.push('.');
        code.extend(std::iter::repeat_n('0', usize::try_from(number.0.scale()).unwrap_or(0)));
    }
    let mut format = Format::new().set_num_format(code).set_align(FormatAlign::Top);
    if strong {
        format = format.set_bold();
    }
    match proof {
        Some(Proof::Contradicted) => format.set_background_color("FFC7CE").set_font_color("9C0006"),
        Some(Proof::Verified | Proof::Unverified) => format,
        // Computed, not stated.
        None => format.set_italic().set_font_color("5A6B7B"),
    }
}
