//! A property of every published phone number.

use super::emails::conclude;
use super::findings::Findings;
use super::gather::{Number, Seen};
use super::judgement::{Judgement, Note, finding};
use super::page_view::PageView;
use super::{Audit, Cause, pointer, reporter};
use crate::contact::Code;
use crate::contact::phone::{Kind, Prefix, Status};
use crate::report::{Applicability, Finding, Fix};
use crate::rule::PhoneCheck;

/// Codes of subjects whose fixed lines are one for a reader: Moscow with its region, Saint
/// Petersburg with its region.
const TOGETHER: [[&str; 2]; 2] = [["77", "50"], ["78", "47"]];

type Phones<'p, 'a> = Vec<&'p Seen<'a, Number>>;

#[inline(never)]
pub(super) fn judge(
    audit: &Audit<'_>,
    page: &PageView<'_>,
    check: PhoneCheck,
    out: &mut Judgement,
) {
    let mut phones: Phones<'_, '_> = Vec::new();
    for seen in &page.phones {
        if page.is_current(seen.source) {
            phones.push(seen);
        }
    }
    let mut wrong = Findings::default();
    let mut any = !phones.is_empty();
    match check {
        PhoneCheck::Valid => valid(&phones, &mut wrong),
        PhoneCheck::OneStyle => one_style(audit, &phones, &mut wrong),
        PhoneCheck::OwnRegion => {
            phones.retain(|seen| !seen.found.found.regions().is_empty());
            any = !phones.is_empty();
            match audit.document.organization.subject.as_deref() {
                Some(subject) => own_region(subject, &phones, &mut wrong),
                None if any => return out.unknown(pointer::SUBJECT.into()),
                None => {}
            }
        }
        PhoneCheck::NotForeign if audit.document.organization.abroad => {
            out.free("abroad");
            return;
        }
        PhoneCheck::NotForeign => {
            for seen in phones {
                if seen.found.found.status == Status::Foreign {
                    wrong.add(remark("phone-foreign", seen));
                }
            }
        }
    }
    conclude(page, ["phones", "description"], any, wrong, Findings::default(), out);
}

fn valid(phones: &Phones<'_, '_>, wrong: &mut Findings) {
    // A number is put right in the notation of the others.
    let style = main_style(&compared(phones, true)).unwrap_or((Prefix::PlusSeven, true));
    for seen in phones {
        match seen.found.found.status {
            Status::Repaired => {
                let mut one = remark("phone-repaired", seen);
                one.fix = written_as(seen, style)
                    .map(|replacement| Fix { replacement, applicability: Applicability::Safe });
                wrong.add(one);
            }
            Status::Invalid => wrong.add(remark("phone-invalid", seen)),
            Status::Valid | Status::Foreign | Status::Local | Status::Short => {}
        }
    }
}

/// One notation: the prefix and the parentheses are compared, spaces and hyphens are not. How a
/// malformed number should be written is said where it is repaired.
fn one_style(audit: &Audit<'_>, phones: &Phones<'_, '_>, wrong: &mut Findings) {
    for seen in phones {
        if seen.found.local {
            wrong.add(remark("phone-without-code", seen));
        }
    }
    let all = compared(phones, false);
    let Some(main) = main_style(&compared(phones, true)).or_else(|| main_style(&all)) else {
        return;
    };
    for seen in all {
        if style(seen) == main {
            continue;
        }
        let mut one = remark("phone-notation", seen);
        if is_repaired(seen) {
            one.caused_by = reporter(audit, &Cause::Phones(PhoneCheck::Valid));
        } else {
            one.fix = written_as(seen, main)
                .map(|replacement| Fix { replacement, applicability: Applicability::Suggested });
        }
        wrong.add(one);
    }
}

/// Fixed lines and mobiles of Russia with their codes; foreign and 8-800 numbers have notations
/// of their own. Without those that were repaired where `sound` says so.
fn compared<'p, 'a>(phones: &Phones<'p, 'a>, sound: bool) -> Phones<'p, 'a> {
    let mut compared = Vec::new();
    for seen in phones {
        let found = &seen.found.found;
        let russian = match found.status {
            Status::Valid => true,
            Status::Repaired => !sound,
            _ => false,
        };
        if russian && !seen.found.local && matches!(found.kind, Some(Kind::Fixed | Kind::Mobile)) {
            compared.push(*seen);
        }
    }
    compared
}

fn is_repaired(seen: &Seen<'_, Number>) -> bool {
    seen.found.found.status == Status::Repaired
}

fn style(seen: &Seen<'_, Number>) -> (Prefix, bool) {
    let notation = seen.found.found.notation;
    (notation.prefix, notation.parentheses)
}

/// The notation of most numbers; of the first ones where several are as frequent.
fn main_style(phones: &Phones<'_, '_>) -> Option<(Prefix, bool)> {
    // There are a dozen notations at most, however many numbers.
    let mut counts: Vec<((Prefix, bool), usize)> = Vec::new();
    for seen in phones {
        let style = style(seen);
        match counts.iter_mut().find(|(known, _)| *known == style) {
            Some((_, count)) => *count += 1,
            None => counts.push((style, 1)),
        }
    }
    // The last of equals is taken, hence from the end.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(style, _)| style)
}

fn written_as(seen: &Seen<'_, Number>, (prefix, parentheses): (Prefix, bool)) -> Option<String> {
    let digits = seen.found.found.phone?.number().to_string();
    let area = match seen.found.found.notation.area_len {
        0 => 3,
        len => usize::from(len),
    };
    let mut out = String::from(match prefix {
        Prefix::PlusSeven => "+7 ",
        Prefix::Seven => "7 ",
        Prefix::Eight => "8 ",
        Prefix::None | Prefix::Plus | Prefix::Dialled => "",
    });
    let (code, rest) = digits.get(1..)?.split_at_checked(area)?;
    if parentheses {
        out.push('(');
    }
    out.push_str(code);
    out.push_str(if parentheses { ") " } else { " " });
    let head = rest.len().checked_sub(4)?;
    let (first, last) = rest.split_at_checked(head)?;
    let (middle, end) = last.split_at_checked(2)?;
    for (index, part) in [first, middle, end].iter().filter(|part| !part.is_empty()).enumerate() {
        if index > 0 {
            out.push('-');
        }
        out.push_str(part);
    }
    if let Some(extension) = seen.found.found.extension {
        out.push_str(" доб. ");
        out.push_str(&extension.to_string());
    }
    Some(out)
}

fn own_region(subject: &str, phones: &Phones<'_, '_>, wrong: &mut Findings) {
    for seen in phones {
        if !seen.found.found.regions().iter().any(|region| same_subject(region, subject)) {
            let mut one = remark("phone-other-region", seen);
            one.args.text("subject", subject.to_owned());
            wrong.add(one);
        }
    }
}

fn same_subject(a: &str, b: &str) -> bool {
    a == b || TOGETHER.iter().any(|pair| pair.contains(&a) && pair.contains(&b))
}

fn remark(code: &str, seen: &Seen<'_, Number>) -> Finding {
    let mut one = finding(code, seen.pointer.clone());
    let args = one.args.text("phone", seen.written().to_owned());
    if let Some(told) = seen.found.found.diagnostics.iter().next() {
        args.word("detail", told.code.as_str()).number("n", told.number);
    }
    one.evidence.push(seen.quote());
    one
}
