//! What is mended, what is refused, and the arithmetic that is put in.

use wasm_encoder::{
    CodeSection, ExportKind, ExportSection, Function, FunctionSection, InstructionSink, Module,
    NameMap, NameSection, TypeSection, ValType,
};

use super::mend::mend;

/// A module with one pair-giving function and one that uses it.
fn module(name: &str, user: impl FnOnce(&mut InstructionSink<'_>)) -> Vec<u8> {
    let (mut types, mut functions) = (TypeSection::new(), FunctionSection::new());
    types.ty().function([], [ValType::I32, ValType::I32]);
    types.ty().function([ValType::I32], [ValType::I32]);
    functions.function(0).function(1);
    let (mut code, mut names, mut map) = (CodeSection::new(), NameSection::new(), NameMap::new());
    let (mut pair, mut uses) = (Function::new([]), Function::new([]));
    pair.instructions().i32_const(1).i32_const(7).end();
    user(&mut uses.instructions());
    code.function(&pair).function(&uses);
    let mut exports = ExportSection::new();
    exports.export("uses", ExportKind::Func, 1);
    map.append(0, name);
    names.functions(&map);
    let mut module = Module::new();
    module.section(&types).section(&functions).section(&exports).section(&code).section(&names);
    module.finish()
}

#[test]
fn a_value_read_before_its_call_is_read_behind_it() {
    let wrong = module("pair", |code| {
        code.local_get(0).i32_const(0).call(0).local_set(0);
        code.i32_const(1).i32_and().select().end();
    });
    let (mended, places) = mend(&wrong).unwrap();
    assert_eq!(places, 1);
    let mut expected = Function::new([(1, ValType::I32), (1, ValType::I32)]);
    let mut code = expected.instructions();
    code.local_get(0).i32_const(0).call(0).local_set(0);
    // The first value of the call and the constant are put aside.
    code.local_set(1).local_set(2).drop().local_get(0).local_get(2).local_get(1);
    code.i32_const(1).i32_and().select().end();
    let body = expected.into_raw_body();
    assert!(mended.windows(body.len()).any(|part| part == body));
}

#[test]
fn right_code_stays_as_it_is() {
    let right = module("pair", |code| {
        code.call(0).local_set(0).i32_const(2).i32_add().local_get(0).i32_mul().end();
    });
    assert_eq!(mend(&right).unwrap(), (right, 0));
}

#[test]
fn what_is_overwritten_elsewhere_is_refused() {
    let unknown = module("pair", |code| {
        code.local_get(0).i32_const(5).local_set(0).end();
    });
    assert!(mend(&unknown).is_err());
}

#[test]
fn a_trap_of_the_linker_is_refused_unless_its_arithmetic_is_known() {
    let trap = module("signature_mismatch:__udivti3", |code| {
        code.local_get(0).end();
    });
    assert!(mend(&trap).unwrap_err().to_string().contains("__udivti3"));
}
