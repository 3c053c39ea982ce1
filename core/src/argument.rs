//! Arguments as bindings receive them: raw bytes, numbers and words, before they are typed.
//!
//! Every binding turns what its language hands over into the library's types here, so that the
//! same mistake gives the same error everywhere.

use time::Date;

use crate::message::Args;
use crate::page::parse_day;
use crate::{Error, ErrorKind, Problem};

/// The longest piece of a wrong value that a message repeats, in characters.
const QUOTED: usize = 40;

fn refuse(code: &'static str, args: Args) -> Error {
    Error::new(ErrorKind::Argument, vec![Problem::new(code, "", args)])
}

/// The error for an argument that is missing.
#[must_use]
pub fn missing(name: &'static str) -> Error {
    refuse("null-argument", Args::new().with("name", name))
}

/// The error for a number that stands for nothing (an unknown language, kind...).
#[must_use]
pub fn unknown(name: &'static str, value: i64) -> Error {
    refuse("unknown-number", Args::new().with("name", name).with("value", value))
}

/// The error for a text that stands for nothing (an area code that no region has).
#[must_use]
pub fn unknown_text(name: &'static str, value: &str) -> Error {
    refuse("unknown-number", Args::new().with("name", name).with("value", quote(value)))
}

/// The error for an index behind the last of `count` items.
#[must_use]
pub fn out_of_range(name: &'static str, value: usize, count: usize) -> Error {
    refuse("out-of-range", Args::new().with("name", name).with("value", value).with("count", count))
}

/// The error for a fault of the library itself; `detail` says what is known of it.
#[must_use]
pub fn internal(detail: &str) -> Error {
    let args = Args::new().with("detail", quote(detail));
    Error::new(ErrorKind::Internal, vec![Problem::new("internal-error", "", args)])
}

/// The text these bytes hold.
///
/// # Errors
/// [`ErrorKind::Argument`] with code `argument-not-utf8` where they are not UTF-8.
pub fn text<'b>(name: &'static str, bytes: &'b [u8]) -> Result<&'b str, Error> {
    std::str::from_utf8(bytes).map_err(|error| {
        let args = Args::new().with("name", name).with("byte", error.valid_up_to());
        refuse("argument-not-utf8", args)
    })
}

/// The day this text names, `YYYY-MM-DD`; an empty text is no day.
///
/// # Errors
/// As [`parse_day`].
///
/// ```
/// use gospablik::argument::day;
/// assert_eq!(day("").unwrap(), None);
/// assert_eq!(day("2026-11-20").unwrap().unwrap().to_string(), "2026-11-20");
/// assert_eq!(day("20.11.2026").unwrap_err().problems()[0].code(), "invalid-date");
/// ```
pub fn day(text: &str) -> Result<Option<Date>, Error> {
    if text.is_empty() { Ok(None) } else { parse_day(text).map(Some) }
}

/// The lines of an NDJSON input that hold something, each with its number from 1.
///
/// Lines end with LF or CR LF; blank ones are passed over. Bytes, because one bad line must not
/// spoil the others.
///
/// ```
/// use gospablik::argument::lines;
/// let found: Vec<_> = lines(b"{}\r\n\n{\"a\":1}").collect();
/// assert_eq!(found, [(1, b"{}".as_slice()), (3, b"{\"a\":1}")]);
/// ```
pub fn lines(input: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let numbered = input.split(|byte| *byte == b'\n').zip(1..);
    numbered.filter_map(|(line, number)| {
        let line = line.trim_ascii();
        (!line.is_empty()).then_some((number, line))
    })
}

fn quote(text: &str) -> String {
    let mut quoted: String = text.chars().take(QUOTED).collect();
    if quoted.len() < text.len() {
        quoted.push('…');
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lang;

    #[test]
    fn bytes_that_are_not_utf8_are_placed() {
        let error = text("text", b"ab\xff").unwrap_err();
        assert_eq!(error.code(), "invalid-argument");
        assert_eq!(
            error.message(Lang::En),
            "the argument 'text' is not UTF-8 text: byte 2 cannot be read. \
             Convert the text to UTF-8 [argument-not-utf8]"
        );
    }

    #[test]
    fn an_index_behind_the_end_is_told_with_the_count() {
        assert_eq!(
            out_of_range("result", 3, 3).message(Lang::En),
            "the argument 'result' is 3, but there are 3 items. Indices start at zero [out-of-range]"
        );
    }
}
