//! Nothing on the page leads to networks of a status, or offers them as a way to get in touch.

use super::cues::{fold, sentences};
use super::gather::{Seen, Source};
use super::judgement::{Judgement, Note, finding};
use super::page_view::{PageView, Words};
use super::{Audit, appeals, evidence};
use crate::contact::link::{LinkMatch, Object, Platform};
use crate::distinct::Distinct;
use crate::report::{Evidence, Finding};
use crate::rule::{Forbidden, PlatformStatus};
use crate::{Span, Utf16Index};

#[inline(never)]
pub(super) fn judge(
    audit: &Audit<'_>,
    page: &PageView<'_>,
    forbidden: Forbidden,
    status: Option<PlatformStatus>,
    platforms: Option<&[String]>,
    posts_from: Option<&str>,
    out: &mut Judgement,
) {
    let networks = match (platforms, status) {
        (Some(named), _) => named.to_vec(),
        (None, Some(status)) => audit.platforms_of(status),
        (None, None) => Vec::new(),
    };
    if networks.is_empty() {
        out.free("no-network-forbidden");
        return;
    }
    let mut search = Search { audit, page, networks, forbidden, hits: Vec::new() };
    search.links();
    for words in &page.texts {
        search.words(words);
    }
    let from = posts_from.and_then(crate::page::parse_date);
    page.unchecked(&["links", "website", "description", "posts"], &mut out.missing);
    for post in &page.posts {
        if post.is_since(from) {
            page.unread(post, &mut out.missing);
        }
    }
    let mut told = Distinct::default();
    for (source, hit) in search.hits {
        if let Source::Post(index) = source
            && let Some(post) = page.posts.get(index)
        {
            if post.day.is_none() {
                post.lack("date", &mut out.missing);
                continue;
            }
            if !post.is_since(from) {
                continue;
            }
        }
        // The same quotation in a field and in a text is one thing found.
        let words = hit.evidence.first().map(|one| one.text.clone());
        if words.is_none_or(|words| told.add(words)) {
            out.findings.push(hit);
        }
    }
    out.missing.dedup();
    out.settle();
}

struct Search<'a> {
    audit: &'a Audit<'a>,
    page: &'a PageView<'a>,
    networks: Vec<String>,
    forbidden: Forbidden,
    hits: Vec<(Source, Finding)>,
}

impl Search<'_> {
    fn links(&mut self) {
        let mut sentence = Sentences::default();
        for seen in &self.page.links {
            let id = seen.found.platform.as_str();
            if !self.networks.iter().any(|network| network == id) {
                continue;
            }
            let offered =
                self.forbidden == Forbidden::Links || self.is_contact(seen, &mut sentence);
            if offered {
                let hit = self.hit(id, seen.quote());
                self.hits.push((seen.source, hit));
            }
        }
    }

    /// A person, a bot, a chat is a way to get in touch. A channel is so in a messenger; in a
    /// network of channels only where the sentence asks the reader to write.
    fn is_contact<'a>(&self, seen: &Seen<'a, LinkMatch>, sentences: &mut Sentences<'a>) -> bool {
        match seen.found.object {
            Object::Person | Object::Bot | Object::Invite => true,
            Object::Channel | Object::Community => {
                matches!(seen.found.platform, Platform::Whatsapp | Platform::Viber) || {
                    let sentence = fold(sentences.around(seen.text, seen.span).slice(seen.text));
                    self.audit.cues.has("write", &sentence)
                        && !self.audit.cues.has("channel", &sentence)
                }
            }
            Object::Post | Object::Share | Object::Site | Object::Form | Object::None => false,
        }
    }

    /// Networks named in words: with a number or a call to write; for links, with a @handle.
    fn words(&mut self, words: &Words<'_>) {
        let cues = &self.audit.cues;
        let Words { text, folded, pointer: at, source } = words;
        // Where a link to the network stands in the sentence, the link is what is judged.
        let mut named: Vec<(&String, Vec<Span>)> = Vec::new();
        for network in &self.networks {
            if cues.names(network, folded) {
                named.push((network, self.links_to(network, at)));
            }
        }
        if named.is_empty() {
            return;
        }
        let mut numbers: Vec<Span> = Vec::new();
        for phone in &self.page.phones {
            if phone.pointer == *at {
                numbers.push(phone.span);
            }
        }
        let mut hits = Vec::new();
        let mut index = Utf16Index::new(text);
        for place in sentences(text) {
            let sentence = place.slice(&folded.text);
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
                    hits.push((*source, self.hit(network, quote)));
                }
            }
        }
        self.hits.append(&mut hits);
    }

    /// The links to a network in one text, in order.
    fn links_to(&self, network: &str, at: &str) -> Vec<Span> {
        let mut spans = Vec::new();
        for seen in &self.page.links {
            if seen.pointer == at && seen.found.platform.as_str() == network {
                spans.push(seen.span);
            }
        }
        spans
    }

    fn hit(&self, network: &str, quote: Evidence) -> Finding {
        let code = match self.forbidden {
            Forbidden::Links => "network-linked",
            Forbidden::AsContact => "network-as-contact",
        };
        let mut hit = finding(code, quote.pointer.clone());
        hit.args.text("networks", network.to_owned());
        hit.evidence.push(quote);
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
