//! Mends what the compiler gets wrong of functions that return two values.
//!
//! Where one expression uses both values of a call, and the second one further left than the first
//! one, LLVM reads the local of the second value before the call that fills it:
//!
//! ```text
//! local.get 1   i32.const 0   call $pair   local.set 1   i32.const 1   i32.and   select
//! ```
//!
//! A local that is filled while its earlier value still waits on the stack is this mistake and
//! nothing else: two values that live at the same time never share a local. So the value is read
//! again right behind the call. Where a local is overwritten like that behind anything but a call
//! of two values, the build fails: then the compiler has changed and this must be looked at again.

use std::ops::Range;

use super::wide;
use anyhow::{Context, Result, bail, ensure};
use wasm_encoder::{CodeSection, Function, InstructionSink, Module, RawSection};
use wasmparser::{
    FuncToValidate, FuncValidator, FunctionBody, Operator, OperatorsReader, Parser, Payload,
    ValType, ValidPayload, Validator, ValidatorResources,
};

/// The module with every such place mended, and how many there were.
pub(super) fn mend(module: &[u8]) -> Result<(Vec<u8>, usize)> {
    let wide = wide::bodies(module)?;
    let mut validator = Validator::new();
    let (mut out, mut code, mut left) = (Module::new(), CodeSection::new(), 0);
    let mut places = 0;
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        let checked = validator.payload(&payload)?;
        if let Payload::CodeSectionStart { count, .. } = payload {
            left = count;
        } else if let Some((id, range)) = payload.as_section() {
            out.section(&RawSection { id, data: part(module, range)? });
        }
        if let ValidPayload::Func(function, body) = checked {
            let own = wide.get(&function.index).map(|body| (body.clone(), 0));
            let (body, mended) = match own {
                Some(own) => own,
                None => Body::read(module, function, &body)?.finish()?,
            };
            code.raw(&body);
            places += mended;
            left -= 1;
            if left == 0 {
                out.section(&code);
            }
        }
    }
    Ok((out.finish(), places))
}

fn part(module: &[u8], range: Range<usize>) -> Result<&[u8]> {
    module.get(range).context("a section outside the module")
}

/// One function while it is read and written again.
struct Body<'a> {
    module: &'a [u8],
    validator: FuncValidator<ValidatorResources>,
    /// What waits on the stack: the local it was read from, where it was.
    waiting: Vec<Option<u32>>,
    /// Whether nothing but the values of a call of several was taken since that call.
    taking: bool,
    /// The locals as they are declared, and what is added to them.
    locals: Vec<(u32, wasm_encoder::ValType)>,
    added: Vec<wasm_encoder::ValType>,
    code: Vec<u8>,
    places: usize,
}

impl<'a> Body<'a> {
    fn read(
        module: &'a [u8],
        function: FuncToValidate<ValidatorResources>,
        body: &FunctionBody<'_>,
    ) -> Result<Self> {
        let mut locals = Vec::new();
        for group in body.get_locals_reader()? {
            let (count, kind) = group?;
            locals.push((count, encoded(kind)?));
        }
        let mut found = Self {
            module,
            validator: function.into_validator(Default::default()),
            waiting: Vec::new(),
            taking: false,
            locals,
            added: Vec::new(),
            code: Vec::new(),
            places: 0,
        };
        let mut reader = body.get_binary_reader();
        found.validator.read_locals(&mut reader)?;
        let mut operators = OperatorsReader::new(reader);
        while !operators.eof() {
            let start = operators.original_position();
            let operator = operators.read()?;
            found.step(&operator, start..operators.original_position())?;
        }
        Ok(found)
    }

    /// Takes one instruction over.
    fn step(&mut self, operator: &Operator<'_>, place: Range<usize>) -> Result<()> {
        let (taken, given) =
            operator.operator_arity(&self.validator.visitor(place.start)).unwrap_or_default();
        let below = (self.validator.operand_stack_height() as usize).saturating_sub(taken as usize);
        self.validator.op(place.start, operator)?;
        self.code.extend_from_slice(part(self.module, place)?);
        let height = self.validator.operand_stack_height() as usize;
        self.waiting.truncate(below.min(height));
        self.waiting.resize(height, None);
        match operator {
            Operator::LocalGet { local_index } => {
                if let Some(top) = self.waiting.last_mut() {
                    *top = Some(*local_index);
                }
            }
            Operator::LocalSet { local_index } | Operator::LocalTee { local_index } => {
                self.filled(*local_index)?;
            }
            _ => {}
        }
        self.taking = match operator {
            Operator::Call { .. } | Operator::CallIndirect { .. } => given > 1,
            Operator::LocalSet { .. } | Operator::Drop => self.taking,
            _ => false,
        };
        Ok(())
    }

    /// A local has a new value: where its old one waits, the new one is meant.
    fn filled(&mut self, local: u32) -> Result<()> {
        let Some(first) = self.waiting.iter().position(|from| *from == Some(local)) else {
            return Ok(());
        };
        ensure!(self.taking, "local {local} is overwritten while its value waits on the stack");
        let base = self.validator.get_control_frame(0).context("no frame")?.height;
        ensure!(first >= base, "local {local} waits outside of the block that overwrites it");
        self.places += 1;
        let mut kept = Vec::new();
        for (above, from) in self.waiting[first..].iter().rev().enumerate() {
            if *from == Some(local) {
                InstructionSink::new(&mut self.code).drop();
                kept.push(local);
                continue;
            }
            let kind = self.validator.get_operand_type(above).flatten();
            self.added.push(encoded(kind.context("a value of no type")?)?);
            let own = self.validator.len_locals() + self.added.len() as u32 - 1;
            InstructionSink::new(&mut self.code).local_set(own);
            kept.push(own);
        }
        for local in kept.into_iter().rev() {
            InstructionSink::new(&mut self.code).local_get(local);
        }
        Ok(())
    }

    fn finish(self) -> Result<(Vec<u8>, usize)> {
        let mut locals = self.locals;
        locals.extend(self.added.into_iter().map(|kind| (1, kind)));
        let mut function = Function::new(locals);
        function.raw(self.code);
        Ok((function.into_raw_body(), self.places))
    }
}

fn encoded(kind: ValType) -> Result<wasm_encoder::ValType> {
    Ok(match kind {
        ValType::I32 => wasm_encoder::ValType::I32,
        ValType::I64 => wasm_encoder::ValType::I64,
        ValType::F32 => wasm_encoder::ValType::F32,
        ValType::F64 => wasm_encoder::ValType::F64,
        other => bail!("a local of the type {other}"),
    })
}
