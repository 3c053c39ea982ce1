use super::Entry;

pub(crate) static CATALOGUE: &[Entry] = &[];

pub(crate) static EMAIL: &[Entry] = &[];

pub(crate) static HELP: &[Entry] = &[];

pub(crate) static LAYOUT: &[Entry] = &[];

pub(crate) static LINKS: &[Entry] = &[];

pub(crate) static PHONE: &[Entry] = &[];

pub(crate) static PROBLEMS: &[Entry] = &[];

pub(crate) static REPORT: &[Entry] = &[];

pub(crate) static RULESETS: &[Entry] = &[];

pub(crate) static TERMS: &[Entry] = &[];
