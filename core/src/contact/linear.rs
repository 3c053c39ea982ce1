//! A field twice as long costs twice as much: counted in bytes looked at.

use super::phone::Hints;
use super::{email, link, phone};
use crate::looks::looks;
use crate::{Auditor, ContactContext, ContactField, Lang, Utf16Index};

/// What fields are made of that somebody fills to the brim.
const PIECES: &[&str] = &[
    "a1@mail.ru, ",
    "а@б.рф, ",
    "8 (861) 275-10-50, ",
    "https://vk.com/club1 ",
    "<a href=\"mailto:a@b.ru\">a@b.ru</a> ",
    "[club1|a] ",
    "@",
    ".",
    ",",
    " ",
    "\n",
    ":",
    "/",
    "://",
    "http",
    "https://",
    "-",
    "_",
    "=",
    "%",
    "%20",
    "%40",
    "'",
    "\"",
    "«",
    "(",
    ")",
    "[",
    "{",
    "<",
    ">",
    "<a",
    "</",
    "<>",
    "(a",
    "(1",
    "(a)",
    "&",
    "&lt;",
    "&#64;",
    "xn--",
    "xn--80a.",
    "x@xn--",
    "рaу",
    "собака ",
    "(собака)",
    "точка ",
    "почта.",
    "(at)",
    "{at}",
    "<at>",
    "a<at>",
    "at ",
    "a at ",
    "a at b dot ru, ",
    "a@",
    "@a",
    "@a ",
    "\"@",
    "a @",
    "'a@b.ru ",
    "{a@b.ru ",
    "a@b.",
    "a@b..",
    "a@b-\n",
    "a@b.ru?",
    "a@b.ru(",
    "a@b.ru<",
    "a@mail,",
    "a@mail ru,",
    "a@ю",
    "ю",
    "mailto:",
    "[email",
    "a.",
    "a.ru/",
    "a1",
    "1",
    "1 ",
    "club1",
    "*club1",
    "\u{200b}",
    "a\u{200b}@",
    "и\u{306}",
    "\u{ff20}",
];

fn emails(value: &str) {
    let _ = email::record(value, Lang::Ru);
}

fn phones(value: &str) {
    // What the record reads is counted by a test of its own; its places are counted here.
    let mut index = Utf16Index::new(value);
    for found in phone::check(value, &Hints::default()) {
        index.locate(found.span);
        for noted in found.diagnostics.iter() {
            index.locate(noted.span);
        }
    }
}

fn links(value: &str) {
    let _ = link::record(value, Lang::Ru);
}

/// What the rules say of it, for a form.
fn audited(field: ContactField, value: &str) {
    thread_local! {
        static AUDITOR: Auditor = Auditor::federal().unwrap();
    }
    AUDITOR.with(|auditor| {
        auditor.check_contact(field, value, &ContactContext::default()).to_json(Lang::Ru)
    });
}

#[test]
fn the_cost_of_a_field_grows_as_the_field_does() {
    let mut bad = Vec::new();
    let entries = [
        ("email", emails as fn(&str)),
        ("phone", phones),
        ("link", links),
        ("audited email", |value| audited(ContactField::Email, value)),
        ("audited phone", |value| audited(ContactField::Phone, value)),
        ("audited link", |value| audited(ContactField::Link, value)),
    ];
    for (name, check) in entries {
        for piece in PIECES {
            let count = 16_000 / piece.len();
            // Alone, behind and before an address: the way from it to either end is read too.
            for (before, behind) in [("", ""), ("a@b.ru ", ""), ("", " a@b.ru"), ("<a@b.ru", ">")] {
                let field = |times: usize| [before, &piece.repeat(times), behind].concat();
                let (once, twice) = (field(count), field(2 * count));
                let (short, long) = (looks(|| check(&once)), looks(|| check(&twice)));
                // And no byte is looked at more often than this, on the whole.
                let most = 800 * twice.len() as u64;
                if long > short * 21 / 10 + 5_000 || long > most {
                    bad.push(format!(
                        "{name} {before:?} {piece:?} {behind:?}: {long} after {short}"
                    ));
                }
            }
        }
    }
    assert!(bad.is_empty(), "{}\n{}", bad.len(), bad.join("\n"));
}
