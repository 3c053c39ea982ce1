//! Numbers in a usual notation among prose, without a look at the groups behind them.

use super::chars::Signs;
use super::context::{self, After, NOWHERE};
use super::engine::{Lead, Pass};
use super::found::{Kind, PhoneMatch, Prefix};
use super::joint::read_joint;
use super::plain::{self, Begins};
use super::words::Facts;

impl Pass<'_> {
    /// The number whose first digit is at `digit`, if its notation is a usual one, what follows
    /// cannot be part of it, and nothing is to be weighed. `false` decides nothing.
    pub(super) fn straight(&mut self, digit: usize, lead: Lead, found: &mut PhoneMatch) -> bool {
        let bytes = self.text.0.as_bytes();
        let begins = match lead.joint {
            Signs::NONE => Begins::Plain,
            Signs::PLUS => Begins::Plus,
            Signs::OPEN => Begins::Parenthesis,
            _ => return false,
        };
        let fits = matches!(
            (begins, bytes.get(digit)),
            (Begins::Plain, Some(b'7' | b'8'))
                | (Begins::Plus, Some(b'7'))
                | (Begins::Parenthesis, Some(b'3' | b'4' | b'8' | b'9'))
        );
        if !fits {
            return false;
        }
        let Some(plain) = plain::number(bytes, digit, begins) else { return false };
        let bare = plain.notation().prefix == Prefix::None;
        if bare && begins != Begins::Parenthesis {
            return false;
        }
        let joint = read_joint(&self.text, plain.end, self.is_field());
        if !is_end(joint.signs()) {
            return false;
        }
        let before = self.before(0, &lead);
        let plus = begins == Begins::Plus;
        let told = before.any(Facts::PHONE);
        let doubtful = before.any(Facts::STAR)
            || plain.thousands
            || (before.any(Facts::VETO) && !(plus && plain.spread))
            || (!plus && (before.any(Facts::GLUED) || (before.any(Facts::SIGN) && !told)))
            // «код» makes other parts one number.
            || (told && context::code_word(&self.text, lead.start, self.floor) != NOWHERE);
        if doubtful {
            return false;
        }
        if !(plain.spread || plus) {
            let mobile = plain.kind() == Kind::Mobile;
            let known = plain.notation().prefix == Prefix::Eight || mobile || self.is_field();
            if !known || !told && context::after(&self.text, plain.end) == After::Quantity {
                return false;
            }
        }
        // A list may go on over this: it is not read again.
        if let Some(behind) = self.behind.first_mut() {
            *behind = (plain.end, joint.signs(), joint.next(plain.end));
        }
        *found = plain.found(lead.start);
        self.close(found, lead.start, plain.end, usize::from(plain.last_len), true)
    }
}

/// Whether no number goes on over what stands behind its digits, and nothing there is odd.
fn is_end(joint: Signs) -> bool {
    if joint.any(Signs::ENDS) {
        return !joint.any(Signs::MASK);
    }
    let glued = joint.only(Signs::PLUS.or(Signs::PLUSES));
    let divided = Signs::LIST.or(Signs::PLUS).or(Signs::WORD).or(Signs::OPEN);
    joint.any(divided) && !glued
}
