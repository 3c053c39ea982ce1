//! Nothing on the page leads to networks of a status, or offers them as a way to get in touch.

use super::cues::{fold, sentences};
use super::gather::Source;
use super::judgement::{Judgement, finding};
use super::page_view::PageView;
use super::{Case, appeals, evidence};
use crate::Span;
use crate::contact::link::{Object, Platform};
use crate::message::Args;
use crate::report::Finding;
use crate::rule::{Forbidden, PlatformStatus};

pub(super) fn judge(
    case: &Case<'_>,
    forbidden: Forbidden,
    status: Option<PlatformStatus>,
    platforms: Option<&[String]>,
    posts_from: Option<&str>,
) -> Judgement {
    let Some(page) = case.page else {
        return Judgement::not_applicable("no-page", Args::new());
    };
    let networks = match (platforms, status) {
        (Some(named), _) => named.to_vec(),
        (None, Some(status)) => case.audit.platforms_of(status),
        (None, None) => Vec::new(),
    };
    if networks.is_empty() {
        return Judgement::not_applicable("no-network-forbidden", Args::new());
    }
    let search = Search { case, page, networks, forbidden };
    let mut hits = search.links();
    for (text, at, source) in page.texts() {
        hits.extend(search.words(text, &at, source));
    }
    let day_of = |source: Source| match source {
        Source::Post(index) => page.posts.get(index).and_then(|post| post.day),
        Source::Field | Source::Description | Source::Link => None,
    };
    let from = posts_from.and_then(crate::page::parse_date);
    let mut missing = page.unchecked(&["links", "website", "description", "posts"]);
    let mut found: Vec<Finding> = Vec::new();
    for (source, hit) in hits {
        match source {
            Source::Post(index) if day_of(source).is_none() => {
                missing.extend(page.posts.get(index).map(|post| post.at("date")));
            }
            Source::Post(_) if from.is_some_and(|from| day_of(source) < Some(from)) => {}
            _ if found.iter().any(|one| same_words(one, &hit)) => {}
            _ => found.push(hit),
        }
    }
    if !found.is_empty() {
        return Judgement::fail(found);
    }
    missing.dedup();
    if missing.is_empty() { Judgement::pass() } else { Judgement::unknown(missing) }
}

/// The same quotation in a field and in a text is one thing found.
fn same_words(a: &Finding, b: &Finding) -> bool {
    match (a.evidence.first(), b.evidence.first()) {
        (Some(a), Some(b)) => a.text == b.text,
        _ => false,
    }
}

struct Search<'a> {
    case: &'a Case<'a>,
    page: &'a PageView<'a>,
    networks: Vec<String>,
    forbidden: Forbidden,
}

impl Search<'_> {
    fn links(&self) -> Vec<(Source, Finding)> {
        let mut hits = Vec::new();
        for seen in &self.page.links {
            let id = seen.found.platform.as_str();
            if !self.networks.iter().any(|network| network == id) {
                continue;
            }
            let offered = self.forbidden == Forbidden::Links
                || self.is_contact(seen.found.platform, seen.found.object, seen.text, seen.span);
            if offered {
                hits.push((seen.source, self.hit(id, seen.text, &seen.pointer, seen.span)));
            }
        }
        hits
    }

    /// A person, a bot, a chat is a way to get in touch. A channel is so in a messenger; in a
    /// network of channels only where the sentence asks the reader to write.
    fn is_contact(&self, platform: Platform, object: Object, text: &str, place: Span) -> bool {
        match object {
            Object::Person | Object::Bot | Object::Invite => true,
            Object::Channel | Object::Community => {
                matches!(platform, Platform::Whatsapp | Platform::Viber) || {
                    let around = sentences(text).into_iter().find(|one| one.overlaps(place));
                    let sentence = fold(around.unwrap_or(place).slice(text));
                    self.case.audit.cues.has("write", &sentence)
                        && !self.case.audit.cues.has("channel", &sentence)
                }
            }
            Object::Post | Object::Share | Object::Site | Object::Form | Object::None => false,
        }
    }

    /// Networks named in words: with a number or a call to write; for links, with a @handle.
    fn words(&self, text: &str, at: &str, source: Source) -> Vec<(Source, Finding)> {
        let cues = &self.case.audit.cues;
        let folded = fold(text);
        let mut hits = Vec::new();
        let named: Vec<&String> =
            self.networks.iter().filter(|network| cues.has(network, &folded)).collect();
        if named.is_empty() {
            return hits;
        }
        for place in sentences(text) {
            let sentence = place.slice(&folded);
            for network in &named {
                let Some(word) = cues.find(network, sentence) else { continue };
                if self.has_link(at, place, network) || cues.has("refusal", sentence) {
                    continue;
                }
                let after = sentence.get(word.end as usize..).unwrap_or_default();
                let offered = match self.forbidden {
                    Forbidden::Links => has_handle(sentence),
                    Forbidden::AsContact => {
                        let channel = cues.find("channel", after).is_some_and(|at| at.start < 4);
                        let numbered = self
                            .page
                            .phones
                            .iter()
                            .any(|phone| phone.pointer == at && phone.span.overlaps(place));
                        !channel && (numbered || cues.has("write", sentence))
                    }
                };
                if offered {
                    hits.push((source, self.hit(network, text, at, appeals::trimmed(text, place))));
                }
            }
        }
        hits
    }

    /// Whether a link to the network stands in the sentence: then the link is what is judged.
    fn has_link(&self, at: &str, place: Span, network: &str) -> bool {
        self.page.links.iter().any(|seen| {
            seen.pointer == at
                && seen.span.overlaps(place)
                && seen.found.platform.as_str() == network
        })
    }

    fn hit(&self, network: &str, text: &str, at: &str, place: Span) -> Finding {
        let code = match self.forbidden {
            Forbidden::Links => "network-linked",
            Forbidden::AsContact => "network-as-contact",
        };
        let args = Args::new().with("networks", network.to_owned());
        let mut hit = finding(code, at, args);
        hit.evidence = evidence::spans(text, at, &[place]);
        hit
    }
}

/// `@name` that is no part of an e-mail address.
fn has_handle(sentence: &str) -> bool {
    sentence.match_indices('@').any(|(at, _)| {
        let before = sentence.get(..at).and_then(|text| text.chars().next_back());
        let after = sentence.get(at + 1..).and_then(|text| text.chars().next());
        before.is_none_or(|letter| !letter.is_alphanumeric())
            && after.is_some_and(|letter| letter.is_ascii_alphanumeric() || letter == '_')
    })
}
