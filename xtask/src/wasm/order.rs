//! The order of the functions of a module, for gzip: it finds again what lies at most 32 KB behind,
//! so that functions that are alike belong together. Each one follows the one it shares the most
//! with; runs of bytes that few functions have count for more.

use std::collections::{BTreeSet, HashMap};
use std::convert::Infallible;

use anyhow::{Context, Result};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{
    CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef,
};

use super::{gzip_size, target_dir};

/// How many bytes a run has that two functions may share, and how much the length of a function
/// counts against it. No pair is the best for every module.
const WAYS: [(usize, f64); 6] = [(4, 0.85), (4, 0.95), (4, 1.05), (5, 0.85), (5, 0.95), (5, 1.05)];

/// The same module with its functions in another order: the one of several that is the smallest
/// behind gzip.
pub(super) fn order(module: &[u8]) -> Result<Vec<u8>> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let mut best = (gzipped(module)?, module.to_vec());
    for (run, power) in WAYS {
        let moved = rewritten(module, imported, chain(&bodies, run, power))?;
        let size = gzipped(&moved)?;
        if size < best.0 {
            best = (size, moved);
        }
    }
    Ok(best.1)
}

/// How many bytes `gzip -9` makes of it; other compressors differ by a hundredth, which is more
/// than most orders do.
fn gzipped(module: &[u8]) -> Result<usize> {
    let path = target_dir().join("order.wasm");
    std::fs::write(&path, module)?;
    gzip_size(&path)
}

/// The module with its functions in this order.
fn rewritten(module: &[u8], imported: u32, order: Vec<usize>) -> Result<Vec<u8>> {
    let mut places = vec![0; order.len()];
    for (place, old) in order.iter().enumerate() {
        if let Some(slot) = places.get_mut(*old) {
            *slot = place as u32;
        }
    }
    let mut out = Module::new();
    let mut moved = Moved { imported, order, places };
    moved.parse_core_module(&mut out, Parser::new(0), module).context("a module out of order")?;
    Ok(out.finish())
}

/// The order: from the longest on, always the one that is left and most alike.
fn chain(bodies: &[&[u8]], run: usize, power: f64) -> Vec<usize> {
    let runs: Vec<BTreeSet<&[u8]>> =
        bodies.iter().map(|body| body.windows(run).collect()).collect();
    let mut having: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (function, runs) in runs.iter().enumerate() {
        for run in runs {
            having.entry(run).or_default().push(function);
        }
    }
    let mut left: BTreeSet<usize> = (0..bodies.len()).collect();
    let mut order = Vec::with_capacity(bodies.len());
    let mut next = left.iter().copied().max_by_key(|function| bodies[*function].len());
    while let Some(current) = next {
        left.remove(&current);
        order.push(current);
        let mut shared = vec![0.0; bodies.len()];
        for run in &runs[current] {
            let functions = &having[run];
            let rare = (bodies.len() as f64 / functions.len() as f64).ln();
            functions.iter().for_each(|function| shared[*function] += rare);
        }
        // A long function shares more with all; the small number is for very short ones.
        let alike = |function: &usize| {
            let length = (runs[*function].len() + 20) as f64;
            shared[*function] / length.powf(power)
        };
        next = left.iter().copied().max_by(|a, b| alike(a).total_cmp(&alike(b)));
    }
    order
}

/// A module on its way into the new order.
struct Moved {
    /// Imported functions come first and stay.
    imported: u32,
    order: Vec<usize>,
    places: Vec<u32>,
}

impl Reencode for Moved {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        let own = function.checked_sub(self.imported).and_then(|own| self.places.get(own as usize));
        Ok(own.map_or(function, |place| self.imported + place))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for old in &self.order {
            functions.function(types[*old]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let bodies = section.into_iter().collect::<Result<Vec<FunctionBody<'_>>, _>>()?;
        for old in self.order.clone() {
            utils::parse_function_body(self, code, bodies[old].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{ExportKind, ExportSection, Function, TypeSection, ValType};

    use super::*;

    /// Three functions that give 1, 2 and what the first one gives; each is exported.
    fn module() -> Vec<u8> {
        let (mut types, mut functions) = (TypeSection::new(), FunctionSection::new());
        types.ty().function([], [ValType::I32]);
        functions.function(0).function(0).function(0);
        let (mut exports, mut code) = (ExportSection::new(), CodeSection::new());
        for (at, name) in ["one", "two", "again"].into_iter().enumerate() {
            exports.export(name, ExportKind::Func, at as u32);
            let mut body = Function::new([]);
            match at {
                2 => body.instructions().call(0).end(),
                _ => body.instructions().i32_const(at as i32 + 1).end(),
            };
            code.function(&body);
        }
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&exports).section(&code);
        module.finish()
    }

    /// The exports in order, each with the bytes of its function.
    fn exported(module: &[u8]) -> Vec<(String, Vec<u8>)> {
        let (mut exports, mut bodies) = (Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(module) {
            match payload.unwrap() {
                Payload::ExportSection(section) => {
                    exports.extend(section.into_iter().map(Result::unwrap));
                }
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes().to_vec()),
                _ => {}
            }
        }
        let body = |index: u32| bodies[index as usize].clone();
        exports.iter().map(|export| (export.name.to_owned(), body(export.index))).collect()
    }

    #[test]
    fn calls_and_exports_follow_the_functions() {
        let before = exported(&module());
        let after = exported(&rewritten(&module(), 0, vec![2, 1, 0]).unwrap());
        assert_eq!(after[..2], before[..2]);
        // No locals, a call of the function that is now the last, the end.
        assert_eq!(before[2], ("again".to_owned(), vec![0, 0x10, 0, 0x0b]));
        assert_eq!(after[2], ("again".to_owned(), vec![0, 0x10, 2, 0x0b]));
    }

    #[test]
    fn every_function_has_one_place() {
        let bodies: [&[u8]; 4] = [b"abcdefgh", b"zzzz", b"abcdefgx", b""];
        // The alike together; of those that share nothing the last one first.
        assert_eq!(chain(&bodies, 4, 0.75), [2, 0, 3, 1]);
    }
}
