//! What was found, as a person reads it: each text once, on one line, long ones cut at a word.

use std::fmt::Write;

use super::Evidence;
use crate::Lang;
use crate::message::Args;

use super::words;

/// Characters of a quotation that are shown.
const QUOTED: usize = 160;
/// Places that are shown; of more, their number.
const PLACES: usize = 3;
/// Quotations of so many characters in all stand in one line.
const ONE_LINE: usize = 100;

/// The lines that show what was found; empty where the message quotes all of it already.
pub(super) fn shown(evidence: &[Evidence], message: &str, lang: Lang) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for one in evidence {
        let text = printable(&one.text);
        if !texts.contains(&text) && !message.contains(&text) {
            texts.push(text);
        }
    }
    let rest = texts.len().saturating_sub(PLACES);
    let quoted: Vec<String> = texts.iter().take(PLACES).map(|text| quoted(text, lang)).collect();
    let mut lines = if quoted.iter().map(|text| text.chars().count()).sum::<usize>() <= ONE_LINE {
        vec![quoted.join(", ")]
    } else {
        quoted
    };
    for (index, line) in lines.iter_mut().enumerate() {
        let code = if index == 0 { "quotation" } else { "quotation-next" };
        *line = words::layout(code, &Args::new().with("text", std::mem::take(line)), lang);
    }
    if rest > 0 {
        let args = Args::new().with("n", rest);
        let more = words::layout("quotations-more", &args, lang);
        if let Some(last) = lines.last_mut() {
            let _ = write!(last, " {more}");
        }
    }
    if texts.is_empty() { Vec::new() } else { lines }
}

/// The text in quotation marks, those within it turned into inner ones; cut where it is long.
fn quoted(text: &str, lang: Lang) -> String {
    let [open, close, inner_open, inner_close] = match lang {
        Lang::Ru => ['«', '»', '„', '“'],
        Lang::En => ['“', '”', '‘', '’'],
    };
    let mut out = String::from(open);
    let cut = cut(text);
    let is_cut = cut.len() < text.len();
    // Where the end of what was said is cut off, one pair of marks is enough.
    let told = cut.strip_prefix(open).filter(|rest| is_cut && !rest.contains(close));
    for letter in told.unwrap_or(cut).chars() {
        out.push(match letter {
            mark if mark == open => inner_open,
            mark if mark == close => inner_close,
            other => other,
        });
    }
    if is_cut {
        out.push('…');
    }
    out.push(close);
    out
}

/// The beginning of a long text, up to the end of a word.
fn cut(text: &str) -> &str {
    let Some((end, _)) = text.char_indices().nth(QUOTED) else { return text };
    let head = text.get(..end).unwrap_or_default();
    // One endless word is cut where it has to be.
    let word = head.rfind(' ').filter(|at| at.saturating_mul(2) > end).unwrap_or(end);
    let head = head.get(..word).unwrap_or_default();
    head.trim_end_matches(|last: char| !last.is_alphanumeric() && !matches!(last, '»' | '”' | ')'))
}

/// The text on one line, without characters that would steer a terminal or hide.
pub(super) fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    for letter in text.trim().chars() {
        let hidden = matches!(letter,
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
        if letter.is_whitespace() {
            blank = true;
        } else if !letter.is_control() && !hidden {
            if blank && !out.is_empty() {
                out.push(' ');
            }
            blank = false;
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Span, Utf16Index};

    fn places(texts: &[&str]) -> Vec<Evidence> {
        let one = |text: &&str| Evidence {
            text: (*text).to_owned(),
            pointer: String::new(),
            span: Utf16Index::new(text).locate(Span::new(0, text.len())),
        };
        texts.iter().map(one).collect()
    }

    #[test]
    fn every_text_is_shown_once() {
        let repeated = places(&["8 (861) 275-10-50", "8 (861) 275-10-50", "2751050"]);
        assert_eq!(
            shown(&repeated, "Телефон указан 3 раза.", Lang::Ru),
            ["Найдено: «8 (861) 275-10-50», «2751050»"]
        );
        assert_eq!(shown(&repeated[..2], "«8 (861) 275-10-50» неверен", Lang::Ru), [""; 0]);
        let many = places(&["1", "2", "3", "4", "5"]);
        assert_eq!(shown(&many, "", Lang::Ru), ["Найдено: «1», «2», «3» и ещё 2 места"]);
        assert_eq!(shown(&many, "", Lang::En), ["Found: “1”, “2”, “3” and 2 more places"]);
    }

    #[test]
    fn long_texts_stand_on_lines_of_their_own_and_end_with_a_word() {
        let speech = ["«Мост закрыт", &", а объезд открыт".repeat(12), "», — сказал мэр."].concat();
        let lines = shown(&places(&[&speech, "Почему закрыт мост?"]), "", Lang::Ru);
        let head =
            ["Найдено: «Мост закрыт", &", а объезд открыт".repeat(8), ", а объезд…»"].concat();
        assert_eq!(lines, [head.as_str(), "         «Почему закрыт мост?»"]);
        let endless = "а".repeat(400);
        assert_eq!(cut(&endless).chars().count(), QUOTED);
        assert_eq!(cut("\u{301}"), "\u{301}");
    }
}
