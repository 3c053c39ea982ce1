//! Texts of the document, shown as what they are: their direction isolated, invisible controls
//! made visible, long ones cut with a count.

use maud::{Markup, html};

/// Characters of a text outside quotations that are shown.
const SHOWN: usize = 400;

/// A text of the document among the page's own words.
pub(super) fn text(text: &str) -> Markup {
    let (shown, rest) = cut(text, SHOWN);
    html! {
        bdi { (visible(shown)) @if rest > 0 { "… (+" (rest) ")" } }
    }
}

/// The page's own words, with the spaces and hyphens at which a line must not end.
pub(super) fn own(text: &str) -> String {
    text.replace("№ ", "№\u{A0}").replace(" — ", "\u{A0}— ").replace("-ФЗ", "\u{2011}ФЗ")
}

/// The text itself, without isolation: inside an element that has its own.
pub(super) fn visible(text: &str) -> Markup {
    html! {
        @for piece in text.split_inclusive(is_hidden) {
            @match piece.chars().next_back().filter(|last| is_hidden(*last)) {
                Some(control) => { (piece.strip_suffix(control).unwrap_or_default()) (code(control)) },
                None => (piece),
            }
        }
    }
}

/// For a title: one line, nothing hidden.
pub(super) fn line(text: &str) -> String {
    cut(&crate::report::quotation::printable(text), 120).0.to_owned()
}

/// A link where it leads to the web; else its text.
pub(super) fn link(url: &str, name: Option<&str>) -> Markup {
    let is_web = ["https://", "http://"].iter().any(|scheme| {
        url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    let shown = text(name.filter(|name| !name.trim().is_empty()).unwrap_or(url));
    html! {
        @if is_web && !url.chars().any(is_hidden) && url.len() <= 2048 {
            a href=(url) rel="noopener noreferrer nofollow" { (shown) }
        } @else {
            (shown)
        }
    }
}

/// The beginning of a text, and how many characters are left out.
pub(super) fn cut(text: &str, limit: usize) -> (&str, usize) {
    match text.char_indices().nth(limit) {
        Some((end, _)) => {
            let (shown, rest) = text.split_at(end);
            (shown, rest.chars().count())
        }
        None => (text, 0),
    }
}

/// Controls, and what reorders, hides or tags text. Joiners stay: letters and emoji need them.
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}'
        | '\u{E0000}'..='\u{E007F}')
        || (c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
}

fn code(control: char) -> Markup {
    let mut hex = String::new();
    let value = u32::from(control);
    for shift in [20, 16, 12, 8, 4, 0] {
        let digit = value >> shift & 15;
        if shift < 16 || digit > 0 || !hex.is_empty() {
            hex.extend(char::from_digit(digit, 16).map(|digit| digit.to_ascii_uppercase()));
        }
    }
    html! { span class="code" { "U+" (hex) } }
}
