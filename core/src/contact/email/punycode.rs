//! RFC 3492: a label without its `xn--` prefix to characters and back.

use crate::contact::cut::Cut;

const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const FIRST_BIAS: u32 = 72;
const FIRST_CODE: u32 = 0x80;
/// No label that a name server knows is longer.
const MAX_LABEL: usize = 63;

/// The characters behind `xn--`; `None` where the text is not punycode of a label.
pub(super) fn decode(text: &str) -> Option<String> {
    if text.is_empty() || text.len() > MAX_LABEL {
        return None;
    }
    let (basic, coded) = text.last_halves("-").unwrap_or(("", text));
    if coded.is_empty() {
        return None;
    }
    decode_from(basic, coded)
}

/// The characters of a label by its basic ones and what codes the others.
pub(crate) fn decode_from(basic: &str, coded: &str) -> Option<String> {
    let mut out = basic.to_owned();
    let mut count = u32::try_from(count(basic)).ok()?;
    let mut bytes = coded.bytes();
    let (mut code, mut at, mut bias) = (FIRST_CODE, 0u32, FIRST_BIAS);
    while bytes.len() > 0 {
        let (before, mut weight, mut k) = (at, 1u32, BASE);
        loop {
            let digit = digit_value(bytes.next()?)?;
            at = at.checked_add(digit.checked_mul(weight)?)?;
            let t = threshold(k, bias);
            if digit < t {
                break;
            }
            weight = weight.checked_mul(BASE - t)?;
            k += BASE;
        }
        count += 1;
        bias = adapt(at - before, count, before == 0);
        code = code.checked_add(at / count)?;
        at %= count;
        if count > MAX_LABEL as u32 + 1 {
            return None;
        }
        let mut tail = out.chars();
        for _ in 0..at {
            tail.next();
        }
        let place = out.len() - tail.as_str().len();
        out.insert(place, char::from_u32(code)?);
        at += 1;
    }
    Some(out)
}

/// Appends the label's punycode, without `xn--`, to `out`; `false` where it does not fit.
pub(super) fn encode(label: &str, out: &mut String) -> bool {
    encode_checked(label, out).is_some()
}

fn encode_checked(label: &str, out: &mut String) -> Option<()> {
    let mut done = 0;
    for c in label.chars() {
        if c.is_ascii() {
            out.push(c);
            done += 1;
        }
    }
    let (first, total) = (done, u32::try_from(count(label)).ok()?);
    // Longer labels are refused before; the bound keeps the loop below from being quadratic.
    if total > 256 {
        return None;
    }
    if done > 0 {
        out.push('-');
    }
    let (mut code, mut delta, mut bias) = (FIRST_CODE, 0u32, FIRST_BIAS);
    while done < total {
        let mut next = u32::MAX;
        for c in label.chars().map(u32::from) {
            if c >= code && c < next {
                next = c;
            }
        }
        delta = delta.checked_add((next - code).checked_mul(done + 1)?)?;
        code = next;
        for c in label.chars().map(u32::from) {
            if c < code {
                delta = delta.checked_add(1)?;
            } else if c == code {
                push_number(delta, bias, out);
                bias = adapt(delta, done + 1, done == first);
                delta = 0;
                done += 1;
            }
        }
        delta = delta.checked_add(1)?;
        code += 1;
    }
    Some(())
}

fn count(label: &str) -> usize {
    label.bytes().filter(|byte| byte & 0xc0 != 0x80).count()
}

fn push_number(mut number: u32, bias: u32, out: &mut String) {
    let mut k = BASE;
    loop {
        let t = threshold(k, bias);
        if number < t {
            out.push(digit_char(number));
            return;
        }
        out.push(digit_char(t + (number - t) % (BASE - t)));
        number = (number - t) / (BASE - t);
        k += BASE;
    }
}

fn threshold(k: u32, bias: u32) -> u32 {
    k.saturating_sub(bias).clamp(T_MIN, T_MAX)
}

fn adapt(delta: u32, count: u32, first: bool) -> u32 {
    let mut delta = if first { delta / DAMP } else { delta / 2 };
    delta += delta / count;
    let mut k = 0;
    while delta > ((BASE - T_MIN) * T_MAX) / 2 {
        delta /= BASE - T_MIN;
        k += BASE;
    }
    k + (BASE - T_MIN + 1) * delta / (delta + SKEW)
}

fn digit_value(byte: u8) -> Option<u32> {
    match byte {
        b'a'..=b'z' => Some(u32::from(byte - b'a')),
        b'A'..=b'Z' => Some(u32::from(byte - b'A')),
        b'0'..=b'9' => Some(u32::from(byte - b'0') + 26),
        _ => None,
    }
}

fn digit_char(digit: u32) -> char {
    let byte = u8::try_from(digit).unwrap_or_default();
    char::from(if byte < 26 { b'a' + byte } else { b'0' + (byte - 26) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_labels_go_both_ways() {
        for (unicode, coded) in [
            ("рф", "p1ai"),
            ("пример", "e1afmkfd"),
            ("минобрнауки", "80abucjiibhv9a"),
            ("bücher", "bcher-kva"),
            ("дети", "d1acj3b"),
        ] {
            let mut out = String::new();
            assert!(encode(unicode, &mut out));
            assert_eq!(out, coded);
            assert_eq!(decode(coded).as_deref(), Some(unicode));
        }
    }

    #[test]
    fn what_is_not_punycode_is_refused() {
        for text in ["", "-", "a-", "99999999", "é", "bcher-kva!", "zzzzzzzzzzzz"] {
            assert_eq!(decode(text), None, "{text:?}");
        }
    }
}
