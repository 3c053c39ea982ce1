//! What stands between two groups of digits.

use super::chars::{Look, Signs, Text};
use super::words::{self, Facts};
use crate::contact::cut::{Cut, words as list};

/// Whether a letter at `pos` that looks like a digit stands for it: among digits and not part of
/// a word.
pub(super) fn lookalike(text: &Text, pos: usize, look: Look) -> bool {
    let mut at = pos;
    for _ in 0..4 {
        let look = text.at(at);
        if !look.any(Signs::ALIKE) {
            if look.any(Signs::LETTERS) {
                return false;
            }
            break;
        }
        at = look.next(at);
    }
    if text.is(at, Signs::LETTER) {
        return false;
    }
    // From the left: digits or other look-alikes, then no further letter.
    let mut at = pos;
    for _ in 0..4 {
        let before = text.before(at);
        if before.any(Signs::DIGITS.or(Signs::HYPHEN).or(Signs::OPEN).or(Signs::CLOSE)) {
            return true;
        }
        if !before.any(Signs::ALIKE) {
            // A group that begins with a letter: 8 (4812) З8-06-25.
            return before.any(Signs::SPACE)
                && at == pos
                && matches!(look.digit(), 0 | 3)
                && text.is(look.next(pos), Signs::DIGIT);
        }
        at = before.prev(at);
    }
    false
}

/// What stands from `pos` to the next group, and where the group (or the stop) is. At most 160
/// bytes and three words are crossed.
pub(super) fn read_joint(text: &Text, pos: usize, multiline: bool) -> Look {
    let mut joint = Signs::NONE;
    let mut at = pos;
    let mut words_left = 3;
    let mut masks = 0;
    let divides = if multiline { Signs::DIVIDES.or(Signs::NEWLINE) } else { Signs::DIVIDES };
    let stop = loop {
        if at >= pos + 160 {
            break Signs::OTHER;
        }
        let look = text.at(at);
        let next = look.next(at);
        if look.any(divides.or(Signs::INVISIBLE)) {
            if look.any(Signs::SPACE)
                && joint.any(Signs::DOT)
                && text.ends(at, Signs::DOT)
                && text.byte(at) != b'\t'
            {
                break Signs::STOP;
            }
            if look.any(Signs::PLUS) && joint.any(Signs::PLUS) {
                joint = joint.or(Signs::PLUSES);
            }
            if look.any(Signs::UNDERSCORE)
                && (joint.any(Signs::UNDERSCORE) || text.is(next, Signs::UNDERSCORE))
            {
                masks += 2;
            }
            joint = joint.or(look.signs().and(divides));
        } else if look.any(Signs::DIGITS) {
            break if masks > 0 { Signs::MASK } else { Signs::NONE };
        } else if look.any(Signs::STAR) {
            masks += 1;
        } else if look.any(Signs::LETTER) {
            if look.any(Signs::ALIKE) && lookalike(text, at, look) {
                break Signs::NONE;
            }
            if look.any(Signs::HIDES) && is_masked(text, next) {
                masks += 2;
            } else {
                let end = words::end(text, at);
                let word = words::between(text, at, end);
                let said = word.any(Facts::PHONE.or(Facts::CODE));
                if words_left == 0 || !(said || word.any(Facts::AND)) {
                    break if masks > 1 { Signs::MASK } else { Signs::LETTER };
                }
                joint = joint.or(if said { Signs::WORD } else { Signs::AND });
                words_left -= 1;
                // The full stop of an abbreviation, the colon of a label.
                at = text.skip(end, Signs::DOT.or(Signs::COLON));
                continue;
            }
        } else if masks > 1 {
            break Signs::MASK;
        } else {
            let sign = sign(text, at, joint);
            let behind = sign.next(at);
            if behind == at {
                break sign.signs();
            }
            joint = joint.or(sign.signs());
            at = behind;
            continue;
        }
        at = next;
    };
    Look::new(joint.or(stop), pos, at)
}

/// What a sign at `pos` says that divides nothing by itself, behind `joint`; the place is the same
/// where it ends the run.
fn sign(text: &Text, pos: usize, joint: Signs) -> Look {
    let look = text.at(pos);
    let next = look.next(pos);
    let behind = encoded_space(text, pos);
    let (signs, to) = if look.any(Signs::COLON) {
        // (4812): 38-06-25
        let told = joint.any(Signs::CLOSE) && text.is(next, Signs::SPACE.or(Signs::DIGIT));
        if told { (Signs::WORD, next) } else { (Signs::COLON, pos) }
    } else if look.any(Signs::END) {
        (Signs::END, pos)
    } else if behind > 0 {
        (Signs::SPACE.or(Signs::ENCODED), behind)
    } else if text.byte(pos) == b'&' {
        (Signs::AND, next)
    } else {
        (Signs::OTHER, pos)
    };
    Look::new(signs, pos, to)
}

/// Whether a letter x hides a digit: what follows is no word and no extension.
fn is_masked(text: &Text, next: usize) -> bool {
    let look = text.at(next);
    if look.any(Signs::HYPHEN.or(Signs::CLOSE)) {
        return true;
    }
    let behind = text.at(look.next(next));
    look.any(Signs::HIDES) && (behind.any(Signs::HIDES) || !behind.any(Signs::LETTER))
}

/// The end of an encoded space at `pos`: `%20`, `&nbsp;` and its like; 0 where there is none.
fn encoded_space(text: &Text, pos: usize) -> usize {
    if !matches!(text.byte(pos), b'%' | b'&') {
        return 0;
    }
    for code in list("%20|%C2%A0|&nbsp;|&#160;|&thinsp;|&ensp;") {
        let end = pos + code.len();
        if text.0.part(pos, end).eq_ignore_ascii_case(code) {
            return end;
        }
    }
    0
}
