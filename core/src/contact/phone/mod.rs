//! Phone numbers.
//!
//! One pass, no regular expressions, no allocation: groups of digits are read with what stands
//! between them, prefixes and codes come from the generated numbering plan, and every repair is
//! told. The crate `phonenumber` is not used for numbers under +7: it takes the first digit of
//! every code that begins with 8 for the trunk prefix.
//!
//! ```
//! use gospablik::contact::phone::{check, Hints, Status};
//!
//! let hints = Hints::default();
//! let found: Vec<_> = check("8 (861) 275-10-50 доб. 123, 275-10-51", &hints).collect();
//! assert_eq!(found.len(), 2);
//! assert_eq!(found[0].phone.unwrap().to_string(), "+78612751050#123");
//! assert_eq!(found[1].phone.unwrap().to_string(), "+78612751051");
//! assert_eq!(found[1].status, Status::Valid);
//! assert_eq!(found[1].regions(), ["23"]);
//! ```

mod chars;
mod context;
mod cut;
mod e164;
mod engine;
mod failed;
mod format;
mod found;
mod full;
mod joint;
mod list;
mod local;
mod number;
mod plain;
mod reading;
mod record;
mod run;
mod skip;
mod straight;
mod tail;
#[cfg(test)]
mod tests;
mod times;
mod typing;
mod vocabulary;
mod words;

pub use e164::E164;
pub use format::{Format, Formatted};
pub use found::{Continues, Digits, Hints, Kind, Notation, PhoneCode, PhoneMatch, Prefix, Status};
pub use number::{AreaCode, Extension, ParseAreaCodeError, ParsePhoneError, Phone};
pub use plain::Usual;
pub(crate) use record::number as number_record;
pub use record::{DiagnosticRecord, NumberRecord, PhoneRecord, record};
pub use typing::{Typed, format_as_you_type};

use crate::contact::LEAN;
use engine::{Mode, Pass};

/// The numbers in a field: the whole string is meant to be telephone numbers, so `275105` is a
/// local one, and what cannot be read is reported as invalid.
#[must_use]
pub fn check<'t>(value: &'t str, hints: &Hints) -> Matches<'t> {
    Matches { value, hints: *hints, pass: None, done: false }
}

/// The one number of a field in a usual notation, `8 (861) 275-10-50 доб. 12`, from the bytes of
/// its text: what matters of the answer of [`check`], at a part of its cost. `None` decides
/// nothing.
///
/// ```
/// use gospablik::contact::phone::{Kind, check_usual};
///
/// let usual = check_usual("8 (861) 275-10-50 доб. 12".as_bytes()).unwrap();
/// assert_eq!((usual.code, usual.local, usual.kind), (861, 2_751_050, Kind::Fixed));
/// assert_eq!(usual.extension.unwrap().to_string(), "12");
/// assert_eq!(usual.region_numbers(), [23, 0]);
/// ```
#[inline(always)]
#[must_use]
pub fn check_usual(value: &[u8]) -> Option<Usual> {
    plain::usual(value)
}

/// The numbers in prose: labels veto, and `275105` alone is nothing.
#[must_use]
pub fn find<'t>(text: &'t str, hints: &Hints) -> Finder<'t> {
    Finder { pass: Pass::new(text, *hints, Mode::Text) }
}

/// The numbers in prose from `from` on, as if nothing stood before.
pub(crate) fn find_from<'t>(text: &'t str, from: usize, hints: &Hints) -> Finder<'t> {
    Finder { pass: Pass::starting(text, from, *hints, Mode::Text) }
}

/// Whether ASCII digits are a number where a plus stands before them.
pub(crate) fn is_dialled(digits: &[u8]) -> bool {
    let mut buffer = [0; 18];
    for (slot, digit) in buffer.iter_mut().zip(digits) {
        *slot = digit.wrapping_sub(b'0');
    }
    let lead = reading::Lead { plus: true, ..Default::default() };
    let mut reading = reading::Reading::NONE;
    buffer
        .get(..digits.len())
        .is_some_and(|digits| reading::read(reading::Number::of(digits), lead, &mut reading))
}

/// The numbers of a field, in order; see [`check`].
#[derive(Debug, Clone)]
pub struct Matches<'t> {
    value: &'t str,
    hints: Hints,
    /// Begun only where the value is in no usual notation.
    pass: Option<Pass<'t>>,
    done: bool,
}

impl Matches<'_> {
    /// Kept apart, so that a caller holds only the short way.
    #[inline(never)]
    fn fill(&mut self, found: &mut PhoneMatch) -> bool {
        let pass = self.pass.get_or_insert_with(|| Pass::new(self.value, self.hints, Mode::Field));
        pass.fill(found)
    }
}

impl Iterator for Matches<'_> {
    type Item = PhoneMatch;

    #[inline]
    fn next(&mut self) -> Option<PhoneMatch> {
        if self.done {
            return None;
        }
        if !LEAN
            && self.pass.is_none()
            && let Some(found) = plain::read(self.value.as_bytes())
        {
            self.done = true;
            return Some(found);
        }
        let mut found = engine::unresolved();
        self.fill(&mut found).then_some(found)
    }
}

/// The numbers in a text, in order; see [`find`].
#[derive(Debug, Clone)]
pub struct Finder<'t> {
    pass: Pass<'t>,
}

impl Finder<'_> {
    /// Goes on at a byte offset (on a character boundary): nothing before it is read or looked
    /// back at. For a scanner that has taken the text up to there for another contact.
    pub fn skip_to(&mut self, offset: usize) {
        self.pass.skip_to(offset);
    }
}

impl Iterator for Finder<'_> {
    type Item = PhoneMatch;

    fn next(&mut self) -> Option<PhoneMatch> {
        let mut found = engine::unresolved();
        while self.pass.fill(&mut found) {
            if stands_alone(self.pass.text.0, &found) {
                return Some(found);
            }
        }
        None
    }
}

/// Whether the text of a match alone gives the same number. Only a parenthesis that opens before
/// the match and is not part of it can make a difference: `(8-7(861)00000` is read by both.
fn stands_alone(text: &str, found: &PhoneMatch) -> bool {
    let before = text.get(..found.span.start as usize).unwrap_or_default();
    if !before.ends_with(['(', '（']) || found.phone.is_none() {
        return true;
    }
    check(found.span.slice(text), &found.hints).next().is_some_and(|one| one.phone == found.phone)
}
