//! The report as JSON: keys in the order of the contract, integers only, one line.

use super::{Counts, Evidence, Finding, Noted, Report, RuleResult, Severity, words};
use crate::Lang;
use crate::json::Writer;

/// The version of the format.
const SCHEMA_VERSION: u32 = 1;

pub(super) fn render(report: &Report, lang: Lang) -> String {
    let mut out = Writer::shy();
    out.object(|out| {
        out.key("schemaVersion").number(SCHEMA_VERSION);
        out.key("engine").text(crate::VERSION);
        out.key("ruleset").object(|out| ruleset(out, report, lang));
        out.key("asOf").text(&crate::page::print_date(report.as_of));
        out.key("organization").object(|out| organization(out, report));
        out.key("pages").list(&report.pages, page);
        out.key("verdict").text(report.verdict().as_str());
        out.key("counts").object(|out| counts(out, &report.counts()));
        out.key("results").list(&report.results, |out, one| result(out, report, one, lang));
        out.key("contacts").object(|out| {
            out.key("phones").list(&report.contacts.phones, |out, one| noted(out, "number", one));
            out.key("emails").list(&report.contacts.emails, |out, one| noted(out, "address", one));
            out.key("links").list(&report.contacts.links, |out, one| noted(out, "link", one));
            out.key("addresses").list(&report.contacts.addresses, |out, one| {
                noted(out, "address", one);
            });
        });
        out.key("posts").list(&report.posts, |out, post| {
            out.object(|out| {
                out.key("pointer").text(&post.pointer);
                out.key("primary").maybe(post.primary);
                out.key("confidence").number(post.confidence);
                out.key("by").text(post.by.as_str());
            });
        });
    });
    out.finish()
}

fn ruleset(out: &mut Writer, report: &Report, lang: Lang) {
    let set = &report.ruleset;
    out.key("id").text(&set.id);
    out.key("version").text(&set.version);
    out.key("sha256").text(&set.sha256);
    out.key("reviewedUntil").maybe(set.reviewed_until.map(crate::page::print_date).as_deref());
    out.key("overrides").list(&set.overrides, |out, one| {
        out.object(|out| {
            out.key("rule").text(&one.rule);
            out.key("what").text(&one.what);
            out.key("reason").text(one.reason.get(lang));
        });
    });
}

fn organization(out: &mut Writer, report: &Report) {
    match &report.external_id {
        Some(id) => out.key("externalId").json(id),
        None => out.key("externalId").null(),
    }
    out.key("name").maybe(report.name.as_deref());
    out.key("extra").map(&report.extra);
}

fn page(out: &mut Writer, page: &super::summary::PageEcho) {
    out.object(|out| {
        out.key("pointer").text(&page.pointer);
        out.key("url").maybe(page.url.as_deref());
        out.key("platform").maybe(page.platform.as_deref());
        out.key("name").maybe(page.name.as_deref());
        out.key("extra").map(&page.extra);
    });
}

fn counts(out: &mut Writer, counts: &Counts) {
    for severity in Severity::ALL {
        let count = counts.get(severity);
        out.key(severity.as_str()).object(|out| {
            out.key("pass").number(count.pass);
            out.key("fail").number(count.fail);
            out.key("unknown").number(count.unknown);
            out.key("notApplicable").number(count.not_applicable);
        });
    }
}

fn result(out: &mut Writer, report: &Report, result: &RuleResult, lang: Lang) {
    let rule = report.ruleset.rule(&result.rule);
    out.object(|out| {
        out.key("rule").text(&result.rule);
        out.key("subject").text(&result.subject);
        out.key("outcome").text(result.outcome.as_str());
        out.key("severity").text(result.severity.as_str());
        out.key("findings").list(&result.findings, |out, one| {
            finding(out, one, &words::finding(rule, one, lang));
        });
        out.key("missing").list(&result.missing, |out, one| out.text(one));
        out.key("reason");
        match &result.reason {
            None => out.null(),
            Some(reason) => out.object(|out| {
                out.key("code").text(&reason.code);
                out.key("message").text(&words::reason(rule, reason, lang));
            }),
        }
        if let Some(score) = result.score {
            out.key("score").object(|out| {
                out.key("least").number(score.least);
                out.key("most").number(score.most);
                out.key("of").number(score.of);
            });
        }
    });
}

fn finding(out: &mut Writer, finding: &Finding, message: &str) {
    out.object(|out| {
        out.key("code").text(&finding.code);
        out.key("message").text(message);
        out.key("pointer").text(&finding.pointer);
        out.key("evidence").list(&finding.evidence, |out, one| evidence(out, one, &one.pointer));
        out.key("fix");
        fix(out, finding);
        out.key("causedBy").maybe(finding.caused_by.as_deref());
    });
}

fn fix(out: &mut Writer, finding: &Finding) {
    match &finding.fix {
        None => out.null(),
        Some(fix) => out.object(|out| {
            out.key("replacement").text(&fix.replacement);
            out.key("applicability").text(fix.applicability.as_str());
        }),
    }
}

fn evidence(out: &mut Writer, evidence: &Evidence, pointer: &str) {
    out.object(|out| {
        out.key("text").text(&evidence.text);
        out.key("pointer").text(pointer);
        out.key("span").object(|out| {
            out.key("start").number(evidence.span.start);
            out.key("end").number(evidence.span.end);
            out.key("utf16Start").number(evidence.span.utf16_start);
            out.key("utf16End").number(evidence.span.utf16_end);
        });
    });
}

fn noted(out: &mut Writer, key: &str, one: &Noted) {
    out.object(|out| {
        out.key(key).text(&one.value);
        for (name, value) in &one.facts {
            out.key(name).text(value);
        }
        out.key("pointer").text(&one.pointer);
    });
}

/// The check of one form field: findings in the order of the rules, places within the value.
pub(crate) fn contact_check(kind: &str, value: &str, report: &Report, lang: Lang) -> String {
    let mut out = Writer::shy();
    let found = &report.contacts;
    let contacts = [
        ("number", &found.phones),
        ("address", &found.emails),
        ("link", &found.links),
        ("address", &found.addresses),
    ];
    let mut all: Vec<(&str, &Noted)> = Vec::new();
    for (key, found) in contacts {
        for one in found {
            all.push((key, one));
        }
    }
    let mut told: Vec<(&RuleResult, &Finding)> = Vec::new();
    for result in &report.results {
        for finding in &result.findings {
            told.push((result, finding));
        }
    }
    out.object(|out| {
        out.key("kind").text(kind);
        out.key("value").text(value);
        out.key("contacts").list(&all, |out, (key, one)| {
            out.object(|out| {
                out.key(key).text(&one.value);
                for (name, value) in &one.facts {
                    out.key(name).text(value);
                }
            });
        });
        out.key("findings").list(&told, |out, (result, one)| {
            out.object(|out| field_finding(out, report, result, one, lang));
        });
    });
    out.finish()
}

fn field_finding(
    out: &mut Writer,
    report: &Report,
    result: &RuleResult,
    one: &Finding,
    lang: Lang,
) {
    let rule = report.ruleset.rule(&result.rule);
    out.key("rule").text(&result.rule);
    out.key("title").maybe(rule.map(|rule| rule.title.get(lang)));
    out.key("outcome").text(result.outcome.as_str());
    out.key("severity").text(result.severity.as_str());
    out.key("code").text(&one.code);
    out.key("message").text(&words::finding(rule, one, lang));
    out.key("help").maybe(rule.map(|rule| rule.help.get(lang)));
    out.key("evidence").list(&one.evidence, |out, one| evidence(out, one, ""));
    out.key("fix");
    fix(out, one);
    out.key("causedBy").maybe(one.caused_by.as_deref());
    let grounds = rule.map(|rule| rule.basis.as_slice()).unwrap_or_default();
    out.key("basis").list(grounds, |out, basis| {
        let act = report.ruleset.acts.iter().find(|act| act.id == basis.act);
        out.object(|out| {
            out.key("act").text(&basis.act);
            out.key("title").maybe(act.map(|act| act.title.get(lang)));
            out.key("provision").maybe(basis.provision.as_deref());
            out.key("kind").value(&basis.kind);
            out.key("confidence").value(&basis.confidence);
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_survive_whatever_they_hold() {
        let wild = "«a» \"b\" \\ \u{0}\u{1f}\u{7f}\u{2028}\u{202e}\n\t😀";
        let mut out = Writer::shy();
        out.object(|out| {
            out.key(wild).text(wild);
            out.key("n").number(5_u32);
            out.key("list").list(&[1_u32, 2], |out, n| out.number(*n));
            out.key("none").null();
        });
        let read: serde_json::Value = serde_json::from_str(&out.finish()).unwrap();
        assert_eq!(read[wild], wild);
        assert_eq!(read["list"][1], 2);
    }
}
