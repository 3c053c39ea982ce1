//! Numbers in a usual notation among prose, without a look at the groups behind them.

use super::context::{self, After};
use super::engine::{Lead, Pass};
use super::found::{Kind, PhoneMatch, Prefix};
use super::plain::{self, Begins};
use super::run::{Joint, read_joint};
use super::tail;
use super::words::Word;
use crate::Span;

impl Pass<'_> {
    /// The number whose first digit is at `digit`, if its notation is a usual one, what follows
    /// cannot be part of it, and nothing is to be weighed. `None` decides nothing.
    pub(super) fn straight(&mut self, digit: usize, lead: Lead) -> Option<PhoneMatch> {
        let bytes = self.text.as_bytes();
        let begins = match lead.joint {
            Joint::NONE => Begins::Plain,
            Joint::PLUS => Begins::Plus,
            Joint::OPEN => Begins::Parenthesis,
            _ => return None,
        };
        let first = bytes.get(digit)?;
        match begins {
            Begins::Plain if !matches!(first, b'7' | b'8') => return None,
            Begins::Plus if *first != b'7' => return None,
            Begins::Parenthesis if !matches!(first, b'3' | b'4' | b'8' | b'9') => return None,
            _ => {}
        }
        let plain = plain::number(bytes, digit, begins)?;
        if begins != Begins::Parenthesis && plain.notation().prefix == Prefix::None {
            return None;
        }
        let (joint, _) = read_joint(self.text, plain.end, self.is_field());
        if !is_end(joint) {
            return None;
        }
        let before = self.before(0, lead);
        let plus = begins == Begins::Plus;
        let told = before.word == Word::Phone;
        let doubtful = before.star
            || plain.thousands
            || (before.word == Word::Veto && !(plus && plain.spread))
            || (!plus && (before.glued || (before.sign && !told)))
            // «код» makes other parts one number.
            || (told && context::code_word(self.text, lead.start, self.floor).is_some());
        if doubtful {
            return None;
        }
        if !(plain.spread || plus) {
            let after = context::after(self.text, plain.end);
            let mobile = plain.kind() == Kind::Mobile;
            let known = plain.notation().prefix == Prefix::Eight || mobile || self.is_field();
            if (after == After::Quantity && !told) || !known {
                return None;
            }
        }
        let mut found = plain.found(lead.start);
        let tail = tail::extension(self.text, plain.end, true);
        let end = self.take_tail(&mut found, tail, plain.end);
        found.span = Span::new(lead.start, end);
        self.remember(&found, plain.last_len, end);
        Some(found)
    }
}

/// Whether no number goes on over what stands behind its digits, and nothing there is odd.
fn is_end(joint: Joint) -> bool {
    if joint.any(Joint::ENDS) {
        return !joint.any(Joint::MASK);
    }
    let glued = joint.only(Joint::PLUS.or(Joint::PLUSES));
    let divided = Joint::LIST.or(Joint::PLUS).or(Joint::WORD).or(Joint::OPEN);
    joint.any(divided) && !glued
}
