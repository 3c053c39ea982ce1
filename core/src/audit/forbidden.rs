//! Nothing on the page leads to networks of a status, or offers them as a way to get in touch.

use std::collections::BTreeSet;

use super::cues::{fold, sentences};
use super::gather::{Seen, Source};
use super::judgement::{Judgement, finding};
use super::page_view::PageView;
use super::{Case, appeals, evidence};
use crate::contact::link::{LinkMatch, Object, Platform};
use crate::message::Args;
use crate::report::{Evidence, Finding};
use crate::rule::{Forbidden, PlatformStatus};
use crate::{Span, Utf16Index};

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
    missing.extend(page.posts_since(posts_from).flat_map(|post| page.unread(post)));
    let mut found: Vec<Finding> = Vec::new();
    let mut told = BTreeSet::new();
    for (source, hit) in hits {
        match source {
            Source::Post(index) if day_of(source).is_none() => {
                missing.extend(page.posts.get(index).map(|post| post.at("date")));
            }
            Source::Post(_) if from.is_some_and(|from| day_of(source) < Some(from)) => {}
            // The same quotation in a field and in a text is one thing found.
            _ => {
                let words = hit.evidence.first().map(|one| one.text.clone());
                if words.is_none_or(|words| told.insert(words)) {
                    found.push(hit);
                }
            }
        }
    }
    if !found.is_empty() {
        return Judgement::fail(found);
    }
    missing.dedup();
    if missing.is_empty() { Judgement::pass() } else { Judgement::unknown(missing) }
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
        let mut sentence = Sentences::default();
        for seen in &self.page.links {
            let id = seen.found.platform.as_str();
            if !self.networks.iter().any(|network| network == id) {
                continue;
            }
            let offered =
                self.forbidden == Forbidden::Links || self.is_contact(seen, &mut sentence);
            if offered {
                hits.push((seen.source, self.hit(id, seen.quote())));
            }
        }
        hits
    }

    /// A person, a bot, a chat is a way to get in touch. A channel is so in a messenger; in a
    /// network of channels only where the sentence asks the reader to write.
    fn is_contact<'a>(&self, seen: &Seen<'a, LinkMatch>, sentences: &mut Sentences<'a>) -> bool {
        match seen.found.object {
            Object::Person | Object::Bot | Object::Invite => true,
            Object::Channel | Object::Community => {
                matches!(seen.found.platform, Platform::Whatsapp | Platform::Viber) || {
                    let sentence = fold(sentences.around(seen.text, seen.span).slice(seen.text));
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
        let named = self.networks.iter().filter(|network| cues.has(network, &folded));
        // Where a link to the network stands in the sentence, the link is what is judged.
        let named: Vec<(&String, Vec<Span>)> =
            named.map(|network| (network, self.links_to(network, at))).collect();
        if named.is_empty() {
            return hits;
        }
        let numbers = self.page.phones.iter().filter(|phone| phone.pointer == at);
        let numbers: Vec<Span> = numbers.map(|phone| phone.span).collect();
        let mut index = Utf16Index::new(text);
        for place in sentences(text) {
            let sentence = place.slice(&folded);
            for (network, links) in &named {
                let Some(word) = cues.find(network, sentence) else { continue };
                if evidence::touches(links, place) || cues.has("refusal", sentence) {
                    continue;
                }
                let before = sentence.get(..word.start as usize).unwrap_or_default();
                if self.forbidden == Forbidden::AsContact && cues.turns_away(before) {
                    continue;
                }
                let after = sentence.get(word.end as usize..).unwrap_or_default();
                let offered = match self.forbidden {
                    Forbidden::Links => has_handle(sentence),
                    Forbidden::AsContact => {
                        let channel = cues.find("channel", after).is_some_and(|at| at.start < 4);
                        let numbered = evidence::touches(&numbers, place);
                        !channel && (numbered || cues.has("write", sentence))
                    }
                };
                if offered {
                    let words = appeals::trimmed(text, place);
                    let quote = evidence::quote(text, at, words, &mut index);
                    hits.push((source, self.hit(network, quote)));
                }
            }
        }
        hits
    }

    /// The links to a network in one text, in order.
    fn links_to(&self, network: &str, at: &str) -> Vec<Span> {
        let own = |seen: &&Seen<'_, LinkMatch>| {
            seen.pointer == at && seen.found.platform.as_str() == network
        };
        self.page.links.iter().filter(own).map(|seen| seen.span).collect()
    }

    fn hit(&self, network: &str, quote: Evidence) -> Finding {
        let code = match self.forbidden {
            Forbidden::Links => "network-linked",
            Forbidden::AsContact => "network-as-contact",
        };
        let args = Args::new().with("networks", network.to_owned());
        let mut hit = finding(code, quote.pointer.clone(), args);
        hit.evidence = vec![quote];
        hit
    }
}

/// The sentences of the text asked for last: links come text by text.
#[derive(Default)]
struct Sentences<'a> {
    text: &'a str,
    cut: Vec<Span>,
}

impl<'a> Sentences<'a> {
    /// The sentence that holds the place; the place itself where none does.
    fn around(&mut self, text: &'a str, place: Span) -> Span {
        if !std::ptr::eq(self.text, text) {
            self.text = text;
            self.cut = sentences(text);
        }
        let next = self.cut.partition_point(|span| span.end <= place.start);
        self.cut.get(next).copied().filter(|span| span.overlaps(place)).unwrap_or(place)
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
