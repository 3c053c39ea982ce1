//! What stands before and behind a run: labels, vetoes, hours, money.

use super::chars::{Signs, Text};
use super::words::{self, Facts};
use crate::contact::cut::Cut;

/// No offset.
pub(super) const NOWHERE: usize = usize::MAX;

/// What the words say that end the search, or hold until one does.
const TELLING: Facts = Facts::PHONE
    .or(Facts::VETO)
    .or(Facts::EXTENSION)
    .or(Facts::HOUSE)
    .or(Facts::UNIT)
    .or(Facts::ADDRESS)
    .or(Facts::TIME);

/// What stands before a number: the nearest word that says something, and signs. Looks back
/// from `pos` to `floor`, over at most four words of the line.
pub(super) fn before(text: &Text, pos: usize, floor: usize) -> Facts {
    let mut found = Facts::FIRST;
    let mut at = pos;
    let mut words_left = 4;
    let mut numbered = false;
    let limit = floor.max(pos.saturating_sub(160));
    while at > limit {
        let look = text.before(at);
        let prev = look.prev(at);
        if look.any(Signs::LETTERS) {
            let start = words::start(text, at, limit);
            let word = abbreviated(text, start, at, words::between(text, start, at));
            let label = Facts::DESK.or(Facts::PHONE).or(Facts::CODE);
            if !word.any(label.or(Facts::NEUTRAL)) {
                found = found.without(Facts::FIRST);
            }
            if at == pos && !word.any(label.or(Facts::AND)) {
                found = found.or(Facts::GLUED);
            }
            numbered |= word.any(Facts::NEUTRAL);
            // «ИНН директора»: what stands before a desk may still veto.
            let hidden = found.any(Facts::DESK) && !word.any(Facts::VETO.or(Facts::PHONE))
                || words_left < 4 && word.any(Facts::TIME.or(Facts::UNIT).or(Facts::HOUSE));
            if !hidden {
                let code = word.any(Facts::CODE) && code_word(text, pos, floor) != NOWHERE;
                let registry = word.any(Facts::REGISTRY) && (numbered || found.any(Facts::SIGN));
                let word = if code { Facts::PHONE } else { word };
                let word = if registry { Facts::VETO } else { word };
                if word.any(TELLING) {
                    return found.beside(word);
                }
                if word.any(Facts::DESK) {
                    found = found.beside(word);
                }
            }
            words_left -= 1;
            if words_left == 0 {
                return found;
            }
            at = start;
            continue;
        }
        if look.any(Signs::DIGITS) {
            let tied = at == pos || ":0-0.0,0x0×0–".has(text.0.part(at, pos));
            return found.without(Facts::FIRST).or(Facts::GLUED.when(tied));
        }
        if look.any(Signs::NEWLINE) {
            return found.without(Facts::FIRST);
        }
        if look.any(Signs::SEMICOLON) && words_left < 4 {
            return found;
        }
        found = found.or(sign(text, at == pos, at, limit, words_left == 4));
        at = prev;
    }
    if at == 0 { found } else { found.without(Facts::FIRST) }
}

/// What the sign before `at` says; `near` where no sign stands behind it, `early` where no word
/// does.
fn sign(text: &Text, near: bool, at: usize, limit: usize, early: bool) -> Facts {
    let look = text.before(at);
    let prev = look.prev(at);
    if look.any(Signs::NUMBER) {
        return Facts::SIGN;
    }
    if near {
        let glued = look.any(Signs::HASH.or(Signs::UNDERSCORE).or(Signs::TIES))
            || look.any(Signs::HYPHEN) && after_latin(text, prev, limit)
            || look.any(Signs::SLASH) && !after_label(text, prev, limit)
            // The hours may stand before the floor.
            || look.any(Signs::COLON) && hours_end(text, prev);
        let told = Facts::GLUED.when(glued).or(Facts::STAR.when(look.any(Signs::STAR)));
        return told.or(Facts::DASH.when(look.any(Signs::COLON) && !glued));
    }
    // A hashtag is a word like another.
    Facts::SIGN
        .when(early && look.any(Signs::HASH))
        .or(Facts::DASH.when(early && look.any(Signs::HYPHEN.or(Signs::COLON))))
}

/// What a short word says together with the sign beside it: «дом. 5-12-34» is a telephone at
/// home, «р/с» an account.
fn abbreviated(text: &Text, start: usize, end: usize, word: Facts) -> Facts {
    if word.any(Facts::HOME) && text.byte(start + 3) == 0xbe && text.is(end, Signs::DOT) {
        return Facts::PHONE;
    }
    if word.any(Facts::TIME) && end - start == 2 && text.ends(start, Signs::SLASH) {
        return Facts::VETO;
    }
    word
}

/// Where the word «код» begins that stands before `pos`, «код города» among them; [`NOWHERE`]
/// without it.
pub(super) fn code_word(text: &Text, pos: usize, floor: usize) -> usize {
    let mut at = pos;
    let mut town = false;
    while at > floor.max(pos.saturating_sub(40)) {
        let look = text.before(at);
        if look.any(Signs::LETTER) {
            let start = words::start(text, at, floor);
            let word = words::between(text, start, at);
            if word.any(Facts::CODE) {
                return start;
            }
            if town || !word.any(Facts::TOWN) {
                break;
            }
            town = true;
            at = start;
            continue;
        }
        if !look.any(Signs::SPACE.or(Signs::COLON).or(Signs::HYPHEN).or(Signs::OPEN)) {
            break;
        }
        at = look.prev(at);
    }
    NOWHERE
}

/// Whether one or two digits end at `pos`, the hours of `17:00`.
fn hours_end(text: &Text, pos: usize) -> bool {
    let (mut at, mut digits) = (pos, 0);
    while digits < 3 && text.ends(at, Signs::DIGIT) {
        at = text.before(at).prev(at);
        digits += 1;
    }
    matches!(digits, 1 | 2)
}

/// Whether a Latin word that is no label ends at `pos`: `wall-`, `id-`.
fn after_latin(text: &Text, pos: usize, floor: usize) -> bool {
    text.ends(pos, Signs::LATIN) && !label_ends(text, pos, floor)
}

/// Whether a label for telephones ends at `pos`.
fn after_label(text: &Text, pos: usize, floor: usize) -> bool {
    if pos <= floor {
        return true;
    }
    let look = text.before(pos);
    let apart = look.any(Signs::DOT.or(Signs::CLOSE).or(Signs::SPACE));
    let pos = if apart { look.prev(pos) } else { pos };
    if words::start(text, pos, floor) == pos {
        return !text.ends(pos, Signs::DIGIT);
    }
    label_ends(text, pos, floor)
}

fn label_ends(text: &Text, pos: usize, floor: usize) -> bool {
    words::between(text, words::start(text, pos, floor), pos).any(Facts::PHONE)
}

/// What stands behind a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// A unit, a currency, a colon with further digits: the number is a quantity or a time.
    Quantity,
    /// A comma and an address: the number may be a postcode.
    Place,
    /// Part of an address: the number may be that of a room.
    Room,
    /// A letter at once behind it.
    Glued,
    /// A word that says nothing.
    Word,
    /// No word.
    Nothing,
}

/// Looks ahead from the end of a number, over one word.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn after(text: &Text, pos: usize) -> After {
    let mut at = pos;
    let mut comma = false;
    for _ in 0..4 {
        let look = text.at(at);
        let next = look.next(at);
        if look.any(Signs::LETTER) {
            let end = words::end(text, at);
            let word = words::between(text, at, end);
            return match word {
                // An x before an extension.
                _ if end == next && look.any(Signs::HIDES) => After::Nothing,
                _ if word.any(Facts::PHONE.or(Facts::EXTENSION).or(Facts::AND)) => After::Nothing,
                _ if comma => After::Place,
                _ if word.any(Facts::UNIT) => After::Quantity,
                _ if word.any(Facts::ADDRESS) => After::Room,
                _ if at == pos => After::Glued,
                _ => After::Word,
            };
        }
        if look.any(Signs::HYPHEN) && at == pos && text.is(next, Signs::LETTER) {
            return After::Glued;
        }
        if look.any(Signs::QUANTITY) || look.any(Signs::COLON) && text.is(next, Signs::DIGIT) {
            return After::Quantity;
        }
        if !look.any(Signs::BLANK.or(Signs::COMMA)) {
            break;
        }
        comma |= look.any(Signs::COMMA);
        at = next;
    }
    After::Nothing
}
