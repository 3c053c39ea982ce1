//! Arithmetic of 128 bits for modules whose functions return pairs as two values.
//!
//! There the compiler calls functions that give two halves, while those of the standard library
//! write into memory. The linker puts a trap in between and notes that in its name; these are the
//! bodies the traps get.

use std::collections::HashMap;

use anyhow::{Result, bail};
use wasm_encoder::{BlockType, Function, ValType};
use wasmparser::{KnownCustom, Name, Parser, Payload};

/// How the linker names a function that is called with other types than it has.
const MISMATCH: &str = "signature_mismatch:";
const LOW: i64 = 0xffff_ffff;

/// The bodies of such functions by their index.
pub(super) fn bodies(module: &[u8]) -> Result<HashMap<u32, Vec<u8>>> {
    let mut found = HashMap::new();
    for payload in Parser::new(0).parse_all(module) {
        let Payload::CustomSection(section) = payload? else { continue };
        let KnownCustom::Name(names) = section.as_known() else { continue };
        for part in names {
            let Name::Function(functions) = part? else { continue };
            for function in functions {
                let function = function?;
                if let Some(name) = function.name.strip_prefix(MISMATCH) {
                    found.insert(function.index, body(name)?);
                }
            }
        }
    }
    Ok(found)
}

fn body(name: &str) -> Result<Vec<u8>> {
    let function = match name {
        "__multi3" => product(),
        "__ashlti3" => shift(),
        _ => bail!("a call that only traps: {name} is of other types than the compiler calls"),
    };
    Ok(function.into_raw_body())
}

/// The product of two numbers, each in two halves, the lower one first.
fn product() -> Function {
    let (a, a_high, b, b_high) = (0, 1, 2, 3);
    // Halves of the lower halves, and a sum.
    let (a0, a1, b0, b1, sum) = (4, 5, 6, 7, 8);
    let mut function = Function::new([(5, ValType::I64)]);
    let mut code = function.instructions();
    for (whole, lower, upper) in [(a, a0, a1), (b, b0, b1)] {
        code.local_get(whole).i64_const(LOW).i64_and().local_set(lower);
        code.local_get(whole).i64_const(32).i64_shr_u().local_set(upper);
    }
    code.local_get(a).local_get(b).i64_mul();
    // a1 b0 + (a0 b0 >> 32)
    code.local_get(a1).local_get(b0).i64_mul();
    code.local_get(a0).local_get(b0).i64_mul().i64_const(32).i64_shr_u().i64_add().local_set(sum);
    // a1 b1 + (sum >> 32) + ((a0 b1 + sum's lower half) >> 32)
    code.local_get(a1).local_get(b1).i64_mul();
    code.local_get(sum).i64_const(32).i64_shr_u().i64_add();
    code.local_get(a0).local_get(b1).i64_mul();
    code.local_get(sum).i64_const(LOW).i64_and().i64_add().i64_const(32).i64_shr_u().i64_add();
    code.local_get(a).local_get(b_high).i64_mul().i64_add();
    code.local_get(a_high).local_get(b).i64_mul().i64_add().end();
    function
}

/// A number in two halves, the lower one first, shifted to the left by less than 128 bits.
fn shift() -> Function {
    let (low, high, by, wide) = (0, 1, 2, 3);
    let mut function = Function::new([(1, ValType::I64)]);
    let mut code = function.instructions();
    // Shifts take the last six bits of their number.
    code.local_get(by).i64_extend_i32_u().local_set(wide);
    code.i64_const(0);
    code.local_get(low).local_get(wide).i64_shl();
    code.local_get(by).i32_const(64).i32_and().select();
    code.local_get(by).i32_const(64).i32_and().if_(BlockType::Result(ValType::I64));
    code.local_get(low).local_get(wide).i64_shl();
    code.else_();
    code.local_get(high).local_get(wide).i64_shl();
    code.local_get(low).i64_const(1).i64_shr_u();
    code.local_get(wide).i64_const(63).i64_xor().i64_shr_u().i64_or();
    code.end().end();
    function
}
