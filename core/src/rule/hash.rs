//! The hash by which a report names the rules it was made with.

use super::RuleSet;
use crate::json::Writer;

/// SHA-256 of the resolved set's compact JSON with Russian texts only, in hexadecimal: the same
/// in a build that carries no English and however the set was layered or spaced.
pub(super) fn of(set: &RuleSet) -> String {
    let mut json = Writer::russian();
    set.write(&mut json);
    let mut out = String::with_capacity(64);
    for word in sha256(json.finish().into_bytes()) {
        for shift in (0..8).rev() {
            out.extend(char::from_digit(word >> (4 * shift) & 15, 16));
        }
    }
    out
}

/// The fractions of the cube roots of the first 64 primes.
static ROUNDS: [u32; 64] = [
    0x428a_2f98,
    0x7137_4491,
    0xb5c0_fbcf,
    0xe9b5_dba5,
    0x3956_c25b,
    0x59f1_11f1,
    0x923f_82a4,
    0xab1c_5ed5,
    0xd807_aa98,
    0x1283_5b01,
    0x2431_85be,
    0x550c_7dc3,
    0x72be_5d74,
    0x80de_b1fe,
    0x9bdc_06a7,
    0xc19b_f174,
    0xe49b_69c1,
    0xefbe_4786,
    0x0fc1_9dc6,
    0x240c_a1cc,
    0x2de9_2c6f,
    0x4a74_84aa,
    0x5cb0_a9dc,
    0x76f9_88da,
    0x983e_5152,
    0xa831_c66d,
    0xb003_27c8,
    0xbf59_7fc7,
    0xc6e0_0bf3,
    0xd5a7_9147,
    0x06ca_6351,
    0x1429_2967,
    0x27b7_0a85,
    0x2e1b_2138,
    0x4d2c_6dfc,
    0x5338_0d13,
    0x650a_7354,
    0x766a_0abb,
    0x81c2_c92e,
    0x9272_2c85,
    0xa2bf_e8a1,
    0xa81a_664b,
    0xc24b_8b70,
    0xc76c_51a3,
    0xd192_e819,
    0xd699_0624,
    0xf40e_3585,
    0x106a_a070,
    0x19a4_c116,
    0x1e37_6c08,
    0x2748_774c,
    0x34b0_bcb5,
    0x391c_0cb3,
    0x4ed8_aa4a,
    0x5b9c_ca4f,
    0x682e_6ff3,
    0x748f_82ee,
    0x78a5_636f,
    0x84c8_7814,
    0x8cc7_0208,
    0x90be_fffa,
    0xa450_6ceb,
    0xbef9_a3f7,
    0xc671_78f2,
];

/// SHA-256 (FIPS 180-4) in its shortest form: the crate `sha2`, unrolled for speed, weighs seven
/// times as much in WebAssembly. Names a rule set, guards no secret; a test compares the two.
#[expect(clippy::indexing_slicing, reason = "indices below 16 and 64 into arrays of that length")]
fn sha256(mut text: Vec<u8>) -> [u32; 8] {
    let bits = text.len() as u64 * 8;
    text.push(0x80);
    text.resize((text.len() + 8).next_multiple_of(64) - 8, 0);
    text.extend(bits.to_be_bytes());
    let mut state = [
        0x6a09_e667_u32,
        0xbb67_ae85,
        0x3c6e_f372,
        0xa54f_f53a,
        0x510e_527f,
        0x9b05_688c,
        0x1f83_d9ab,
        0x5be0_cd19,
    ];
    for block in text.chunks_exact(64) {
        let mut words = [0_u32; 64];
        for (word, bytes) in words.iter_mut().zip(block.chunks_exact(4)) {
            *word = bytes.iter().fold(0, |word, byte| word << 8 | u32::from(*byte));
        }
        for at in 16..64 {
            let (old, new) = (words[at - 15], words[at - 2]);
            words[at] = words[at - 16]
                .wrapping_add(old.rotate_right(7) ^ old.rotate_right(18) ^ old >> 3)
                .wrapping_add(words[at - 7])
                .wrapping_add(new.rotate_right(17) ^ new.rotate_right(19) ^ new >> 10);
        }
        let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = state;
        for (round, word) in ROUNDS.iter().zip(words) {
            let mixed = h
                .wrapping_add(e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25))
                .wrapping_add(e & f ^ !e & g)
                .wrapping_add(*round)
                .wrapping_add(word);
            let turned = (a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22))
                .wrapping_add(a & b ^ a & c ^ b & c);
            (h, g, f, e, d, c, b) = (g, f, e, d.wrapping_add(mixed), c, b, a);
            a = mixed.wrapping_add(turned);
        }
        for (sum, value) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
            *sum = sum.wrapping_add(value);
        }
    }
    state
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    #[test]
    fn the_hash_is_that_of_the_crate() {
        for length in (0..200).chain([1_000, 65_537]) {
            let text: Vec<u8> = (0..length).map(|n| (n * 31 % 251) as u8).collect();
            let ours = super::sha256(text.clone()).map(u32::to_be_bytes).concat();
            assert_eq!(ours, Sha256::digest(&text).to_vec(), "{length}");
        }
    }
}
