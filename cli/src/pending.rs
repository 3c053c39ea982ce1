//! Stands in for parts of the library that are on their way.

use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct Record<'r> {
    input: &'r str,
}

pub(crate) mod scan {
    pub(crate) fn record(input: &str, _: gospablik::Lang) -> super::Record<'_> {
        super::Record { input }
    }
}
