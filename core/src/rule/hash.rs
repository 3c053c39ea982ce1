//! The hash by which a report names the rules it was made with.

use sha2::{Digest, Sha256};

use super::RuleSet;
use crate::json::Writer;

/// SHA-256 of the resolved set's compact JSON with Russian texts only, in hexadecimal: the same
/// in a build that carries no English and however the set was layered or spaced.
pub(super) fn of(set: &RuleSet) -> String {
    let mut json = Writer::russian();
    json.value(&set.resolved());
    let mut out = String::with_capacity(64);
    for byte in Sha256::digest(json.finish()) {
        for digit in [byte >> 4, byte & 15] {
            out.extend(char::from_digit(u32::from(digit), 16));
        }
    }
    out
}
