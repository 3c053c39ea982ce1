//! A property of every published phone number.

use super::emails::conclude;
use super::findings::Findings;
use super::gather::{Number, Seen};
use super::judgement::{Judgement, finding};
use super::page_view::PageView;
use super::{Case, pointer, reporter};
use crate::contact::Code;
use crate::contact::phone::{Kind, Prefix, Status};
use crate::message::Args;
use crate::report::{Applicability, Finding, Fix};
use crate::rule::{PhoneCheck, Requirement};

/// Codes of subjects whose fixed lines are one for a reader: Moscow with its region, Saint
/// Petersburg with its region.
const TOGETHER: [[&str; 2]; 2] = [["77", "50"], ["78", "47"]];

type Phones<'p, 'a> = Vec<&'p Seen<'a, Number>>;

pub(super) fn judge(case: &Case<'_>, check: PhoneCheck) -> Judgement {
    let Some(page) = case.page else {
        return Judgement::not_applicable("no-page", Args::new());
    };
    let phones: Phones<'_, '_> = page.current(&page.phones).collect();
    match check {
        PhoneCheck::Valid => valid(page, &phones),
        PhoneCheck::OneStyle => one_style(case, page, &phones),
        PhoneCheck::OwnRegion => own_region(case, page, &phones),
        PhoneCheck::NotForeign => not_foreign(case, page, &phones),
    }
}

fn done(page: &PageView<'_>, any: bool, wrong: Findings) -> Judgement {
    conclude(page, ["phones", "description"], any, wrong, Findings::default())
}

fn valid(page: &PageView<'_>, phones: &Phones<'_, '_>) -> Judgement {
    let mut wrong = Findings::default();
    // A number is put right in the notation of the others.
    let sound: Phones<'_, '_> = compared(phones).filter(|seen| !is_repaired(seen)).collect();
    let style = main_style(&sound).unwrap_or((Prefix::PlusSeven, true));
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
    done(page, !phones.is_empty(), wrong)
}

/// One notation: the prefix and the parentheses are compared, spaces and hyphens are not. How a
/// malformed number should be written is said where it is repaired.
fn one_style(case: &Case<'_>, page: &PageView<'_>, phones: &Phones<'_, '_>) -> Judgement {
    let mut wrong = Findings::default();
    for seen in phones.iter().filter(|seen| seen.found.local) {
        wrong.add(remark("phone-without-code", seen));
    }
    let all: Phones<'_, '_> = compared(phones).collect();
    let sound: Phones<'_, '_> = compared(phones).filter(|seen| !is_repaired(seen)).collect();
    if let Some(main) = main_style(if sound.is_empty() { &all } else { &sound }) {
        for seen in all.iter().filter(|seen| style(seen) != main) {
            let mut one = remark("phone-notation", seen);
            if is_repaired(seen) {
                one.fix = None;
                one.caused_by = reporter(case.audit, |rule| {
                    matches!(rule, Requirement::Phones { check: PhoneCheck::Valid })
                });
            } else {
                one.fix = written_as(seen, main).map(|replacement| Fix {
                    replacement,
                    applicability: Applicability::Suggested,
                });
            }
            wrong.add(one);
        }
    }
    done(page, !phones.is_empty(), wrong)
}

/// Fixed lines and mobiles of Russia with their codes; foreign and 8-800 numbers have notations
/// of their own.
fn compared<'p, 'a>(phones: &Phones<'p, 'a>) -> impl Iterator<Item = &'p Seen<'a, Number>> {
    phones
        .iter()
        .filter(|seen| !seen.found.local)
        .filter(|seen| matches!(seen.found.found.status, Status::Valid | Status::Repaired))
        .filter(|seen| matches!(seen.found.found.kind, Some(Kind::Fixed | Kind::Mobile)))
        .copied()
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

fn own_region(case: &Case<'_>, page: &PageView<'_>, phones: &Phones<'_, '_>) -> Judgement {
    let fixed: Phones<'_, '_> =
        phones.iter().filter(|seen| !seen.found.found.regions().is_empty()).copied().collect();
    if fixed.is_empty() {
        return done(page, false, Findings::default());
    }
    let Some(subject) = case.audit.document.organization.subject.as_deref() else {
        return Judgement::unknown(vec![pointer::SUBJECT.into()]);
    };
    let mut wrong = Findings::default();
    for seen in fixed {
        if !seen.found.found.regions().iter().any(|region| same_subject(region, subject)) {
            let mut one = remark("phone-other-region", seen);
            one.args = one.args.with("subject", subject.to_owned());
            wrong.add(one);
        }
    }
    done(page, true, wrong)
}

fn same_subject(a: &str, b: &str) -> bool {
    a == b || TOGETHER.iter().any(|pair| pair.contains(&a) && pair.contains(&b))
}

fn not_foreign(case: &Case<'_>, page: &PageView<'_>, phones: &Phones<'_, '_>) -> Judgement {
    if case.audit.document.organization.abroad {
        return Judgement::not_applicable("abroad", Args::new());
    }
    let mut wrong = Findings::default();
    for seen in phones.iter().filter(|seen| seen.found.found.status == Status::Foreign) {
        wrong.add(remark("phone-foreign", seen));
    }
    done(page, !phones.is_empty(), wrong)
}

fn remark(code: &str, seen: &Seen<'_, Number>) -> Finding {
    let found = &seen.found.found;
    let mut args = Args::new().with("phone", seen.written().to_owned());
    if let Some(told) = found.diagnostics.iter().next() {
        args = args.with("detail", told.code.as_str()).with("n", told.number);
    }
    let mut one = finding(code, seen.pointer.clone(), args);
    one.evidence = vec![seen.quote()];
    one
}
