//! `gospablik rules`, and the rule sets an audit is asked to use.

use std::io;

use gospablik::Lang;

use crate::args::RulesArgs;
use crate::output::{Answer, Printer, Status};
use crate::pending::Auditor;

/// The auditor for these built-in ids and files.
pub(crate) fn auditor(_names: &[String], _lang: Lang) -> Result<Auditor, Answer> {
    Ok(Auditor)
}

/// `gospablik rules`.
pub(crate) fn run(_args: RulesArgs, _lang: Lang) -> io::Result<Status> {
    Printer::new().finish()
}
