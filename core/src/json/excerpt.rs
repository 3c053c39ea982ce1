/// At most this many characters of the caller's data are quoted in a message.
const QUOTED: usize = 48;

/// The beginning of a text, fit for a message: short, on one line, without invisible controls.
pub(crate) fn excerpt(text: &str) -> String {
    let mut out: String = text.chars().take(QUOTED).map(visible).collect();
    if text.chars().nth(QUOTED).is_some() {
        out.push('…');
    }
    out
}

/// The whole text without characters that would act on a terminal or reorder a line.
pub(crate) fn harmless(text: &str) -> String {
    text.chars().map(visible).collect()
}

fn visible(c: char) -> char {
    let reorders =
        matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    if c.is_control() || reorders || matches!(c, '\u{2028}' | '\u{2029}') {
        char::REPLACEMENT_CHARACTER
    } else {
        c
    }
}
