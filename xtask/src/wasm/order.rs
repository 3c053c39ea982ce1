//! The order of the functions of a module, for gzip: it finds again what lies at most 32 KB behind,
//! so that functions that are alike belong together. Each one follows the one it shares the most
//! with; runs of bytes that few functions have count for more.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::convert::Infallible;
use std::ops::{Range, RangeInclusive};

use anyhow::{Context, Result};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{
    CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef,
};

use super::{gzip_size, target_dir};

/// How many bytes a run has that two functions may share, and how much the length of a function
/// counts against it. No pair is the best for every module: one byte more in a function may move
/// the size behind gzip by hundreds with one pair, and seldom does with the best of many.
const RUNS: RangeInclusive<usize> = 3..=6;
const POWERS: [f64; 9] = [0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0, 1.05, 1.1];
/// Which of the longest functions comes first.
const STARTS: Range<usize> = 0..4;

/// How often the order is sought again from the best one: calls of functions in other places have
/// other bytes.
const PASSES: usize = 3;

/// The same module with its functions in another order: the one of many that is the smallest
/// behind gzip.
pub(super) fn order(module: &[u8]) -> Result<Vec<u8>> {
    let mut best = (gzipped(module)?, module.to_vec());
    for _ in 0..PASSES {
        let (before, from) = (best.0, best.1.clone());
        each(&from, &mut |size, moved| {
            if size < best.0 {
                best = (size, moved);
            }
        })?;
        if best.0 == before {
            break;
        }
    }
    Ok(best.1)
}

/// What `gzip -9` makes of the module on the average of all orders: the best one is smaller by
/// chance too, which two modules that are compared have in different measure.
pub(super) fn mean_size(module: &[u8]) -> Result<usize> {
    let (mut sum, mut count) = (0, 0);
    each(module, &mut |size, _| {
        sum += size;
        count += 1;
    })?;
    Ok(sum / count.max(1))
}

/// The module in every order that is tried, and its size behind gzip.
fn each(module: &[u8], take: &mut dyn FnMut(usize, Vec<u8>)) -> Result<()> {
    let (imported, bodies) = functions(module)?;
    for run in RUNS {
        let shared = Shared::of(&bodies, run);
        for (power, start) in POWERS.into_iter().flat_map(|power| STARTS.map(move |at| (power, at)))
        {
            let moved = rewritten(module, imported, shared.chain(power, start))?;
            take(gzipped(&moved)?, moved);
        }
    }
    Ok(())
}

/// How many functions are imported, and the bodies of the others.
fn functions(module: &[u8]) -> Result<(u32, Vec<&[u8]>)> {
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
    Ok((imported, bodies))
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

/// The runs of bytes that functions share.
struct Shared {
    /// The length of each function.
    lengths: Vec<usize>,
    /// The runs of each function.
    runs: Vec<Vec<usize>>,
    /// The functions that have each run.
    having: Vec<Vec<usize>>,
}

impl Shared {
    fn of(bodies: &[&[u8]], run: usize) -> Self {
        let (mut numbers, mut having) = (HashMap::new(), Vec::new());
        let mut runs = Vec::with_capacity(bodies.len());
        for (function, body) in bodies.iter().enumerate() {
            let own: BTreeSet<&[u8]> = body.windows(run).collect();
            let number = |run| {
                let number = *numbers.entry(run).or_insert(having.len());
                if number == having.len() {
                    having.push(Vec::new());
                }
                having[number].push(function);
                number
            };
            runs.push(own.into_iter().map(number).collect());
        }
        Self { lengths: bodies.iter().map(|body| body.len()).collect(), runs, having }
    }

    /// The order: from one of the longest on, always the one that is left and most alike.
    fn chain(&self, power: f64, start: usize) -> Vec<usize> {
        let count = self.runs.len();
        let mut left: BTreeSet<usize> = (0..count).collect();
        let mut order = Vec::with_capacity(count);
        let mut longest: Vec<usize> = (0..count).collect();
        longest.sort_by_key(|function| Reverse(self.lengths[*function]));
        let mut next = longest.get(start).or(longest.last()).copied();
        // A long function shares more with all; the small number is for very short ones.
        let weights: Vec<f64> =
            self.runs.iter().map(|runs| ((runs.len() + 20) as f64).powf(power)).collect();
        while let Some(current) = next {
            left.remove(&current);
            order.push(current);
            let mut shared = vec![0.0; count];
            for run in &self.runs[current] {
                let functions = &self.having[*run];
                let rare = (count as f64 / functions.len() as f64).ln();
                functions.iter().for_each(|function| shared[*function] += rare);
            }
            let alike = |function: &usize| shared[*function] / weights[*function];
            next = left.iter().copied().max_by(|a, b| alike(a).total_cmp(&alike(b)));
        }
        order
    }
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
        let shared = Shared::of(&bodies, 4);
        assert_eq!(shared.chain(0.75, 0), [0, 2, 3, 1]);
        assert_eq!(shared.chain(0.75, 1), [2, 0, 3, 1]);
        assert_eq!(shared.chain(0.75, 9), [3, 2, 0, 1]);
    }
}
