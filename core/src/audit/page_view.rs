//! One page as the audit sees it: its network, what is covered, its posts with their days and
//! categories, and every contact with its place.

use time::Date;

use super::gather::{self, Seen, Source};
use super::pointer;
use super::window::Window;
use crate::contact::address::AddressMatch;
use crate::contact::email::EmailMatch;
use crate::contact::link::LinkMatch;
use crate::contact::phone::AreaCode;
use crate::page::{Coverage, Document, Page, Post};
use crate::text::{self, Category, Classification};

/// Days within which an unpinned post counts as recent where a rule does not say.
pub(super) const RECENT_DAYS: u32 = 90;

pub(crate) struct PageView<'a> {
    pub(super) page: &'a Page,
    /// `/pages/0`.
    pub(super) pointer: String,
    /// The network's id, where it is known.
    pub(super) platform: Option<String>,
    /// The days for which the posts are all there are; it ends when the page was collected.
    pub(super) coverage: Option<Coverage>,
    /// The posts that were there on the day of the audit.
    pub(super) posts: Vec<PostView<'a>>,
    pub(super) phones: Vec<Seen<'a, gather::Number>>,
    pub(super) emails: Vec<Seen<'a, EmailMatch<'a>>>,
    pub(super) links: Vec<Seen<'a, LinkMatch>>,
    pub(super) addresses: Vec<Seen<'a, AddressMatch<'a>>>,
    /// The texts of the page: phone fields (they name messengers), the description, posts.
    pub(super) texts: Vec<Words<'a>>,
    as_of: Date,
    /// Whether all that was collected was there on the day of the audit.
    is_past: bool,
}

/// A text of the page.
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    /// The same in lower case, letter for letter.
    pub(super) folded: super::cues::Folded,
    pub(super) pointer: String,
    pub(super) source: Source,
}

/// One post.
pub(crate) struct PostView<'a> {
    pub(super) post: &'a Post,
    /// `/pages/0/posts/3`.
    pub(super) pointer: String,
    /// Its day in the organisation's time.
    pub(super) day: Option<Date>,
    pub(super) told: Told<'a>,
}

/// Who told what a post is.
pub(super) enum Told<'a> {
    Given(&'a [Category]),
    Classified(Classification),
    /// Neither the categories nor the text are known.
    Nothing,
}

/// Whether a place counts as what the page says now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Recency {
    Current,
    /// In a post of which nobody knows the day.
    Undated,
    /// In an old post of which nobody knows whether it is pinned.
    PerhapsPinned,
    Old,
}

impl PostView<'_> {
    pub(super) fn at(&self, key: &str) -> String {
        pointer::join(&self.pointer, key)
    }

    /// Adds the pointer of a field to what is missing.
    pub(super) fn lack(&self, key: &str, missing: &mut Vec<String>) {
        lack(&self.pointer, key, missing);
    }

    /// Whether the post is of this day or later; of a post without a day nobody knows.
    pub(super) fn is_since(&self, from: Option<Date>) -> bool {
        match (self.day, from) {
            (Some(day), Some(from)) => day >= from,
            _ => true,
        }
    }
}

impl<'a> PageView<'a> {
    pub(super) fn observe(
        document: &'a Document,
        as_of: Date,
        area: Option<AreaCode>,
        index: usize,
        page: &'a Page,
    ) -> Self {
        let pointer = pointer::item("", "pages", index);
        let mut view = Self {
            page,
            platform: page.network().map(str::to_owned),
            coverage: coverage(document, page),
            posts: posts(document, page, as_of, &pointer),
            pointer,
            phones: Vec::new(),
            emails: Vec::new(),
            links: Vec::new(),
            addresses: Vec::new(),
            texts: Vec::new(),
            as_of,
            is_past: document.collected_on().is_some_and(|day| day <= as_of),
        };
        view.add_texts();
        gather::contacts(document, area, &mut view);
        view
    }

    /// Adds the pointer of a field to what is missing.
    pub(super) fn lack(&self, key: &str, missing: &mut Vec<String>) {
        lack(&self.pointer, key, missing);
    }

    /// The pointer of a field.
    pub(super) fn at(&self, key: &str) -> String {
        pointer::join(&self.pointer, key)
    }

    /// Adds pointers to those of these fields that nobody looked at.
    #[inline(never)]
    pub(super) fn unchecked(&self, keys: &[&str], missing: &mut Vec<String>) {
        let page = self.page;
        for key in keys {
            let checked = match *key {
                "phones" => page.phones.is_some(),
                "emails" => page.emails.is_some(),
                "address" => page.address.is_some(),
                "description" => page.description.is_some(),
                "website" => page.website.is_some(),
                "links" => page.links.is_some(),
                "posts" => page.posts.is_some(),
                _ => true,
            };
            if !checked {
                self.lack(key, missing);
            }
        }
    }

    /// Adds what would have to be known to say that the posts of a window hold no contact.
    pub(super) fn unread_posts(&self, window: Window, missing: &mut Vec<String>) {
        if self.page.posts.is_none() {
            self.lack("posts", missing);
        } else if !window.is_covered_by(self.coverage) {
            self.lack("postsCoverage", missing);
        } else {
            for post in &self.posts {
                let old = post.day.is_some_and(|day| !window.holds(day));
                if !old || post.post.pinned != Some(false) {
                    self.unread(post, missing);
                }
            }
        }
    }

    /// Adds what of a post nobody looked at: its text, its links. A post that is the description
    /// over again was read there.
    pub(super) fn unread(&self, post: &PostView<'_>, missing: &mut Vec<String>) {
        let text = post.post.text.as_deref();
        if text.is_none() {
            post.lack("text", missing);
        }
        if post.post.links.is_none() && !text.is_some_and(|text| self.repeats_description(text)) {
            post.lack("links", missing);
        }
    }

    /// Adds pointers to the dates that posts lack.
    pub(super) fn undated(&self, missing: &mut Vec<String>) {
        for post in &self.posts {
            if post.day.is_none() {
                post.lack("date", missing);
            }
        }
    }

    /// Whether a text is the page's description over again, as in a document made from a text.
    pub(super) fn repeats_description(&self, text: &str) -> bool {
        self.page.description.as_deref() == Some(text)
    }

    fn add_texts(&mut self) {
        let page = self.page;
        for (index, phone) in page.phones.as_deref().unwrap_or_default().iter().enumerate() {
            let pointer = pointer::item(&self.pointer, "phones", index);
            self.add_text(phone, pointer, Source::Field);
        }
        if let Some(text) = page.description.as_deref() {
            self.add_text(text, self.at("description"), Source::Description);
        }
        for index in 0..self.posts.len() {
            if let Some(post) = self.posts.get(index)
                && let Some(text) = post.post.text.as_deref()
                && !self.repeats_description(text)
            {
                self.add_text(text, post.at("text"), Source::Post(index));
            }
        }
    }

    fn add_text(&mut self, text: &'a str, pointer: String, source: Source) {
        self.texts.push(Words { text, folded: super::cues::Folded::new(text), pointer, source });
    }

    /// Whether what stands there counts: fields and description always, pinned posts at any
    /// age, other posts within `days`.
    pub(super) fn recency(&self, source: Source, days: u32) -> Recency {
        let Source::Post(index) = source else { return Recency::Current };
        let Some(post) = self.posts.get(index) else { return Recency::Old };
        if post.post.pinned == Some(true) && (post.day.is_some() || self.is_past) {
            return Recency::Current;
        }
        match post.day {
            None => Recency::Undated,
            Some(day) if Window::of_age(self.as_of, days).holds(day) => Recency::Current,
            Some(_) if post.post.pinned.is_none() => Recency::PerhapsPinned,
            Some(_) => Recency::Old,
        }
    }

    /// Whether what stands there is what the page publishes now.
    pub(super) fn is_current(&self, source: Source) -> bool {
        self.recency(source, RECENT_DAYS) == Recency::Current
    }
}

#[inline(never)]
fn lack(base: &str, key: &str, missing: &mut Vec<String>) {
    missing.push(pointer::join(base, key));
}

/// Nothing is known beyond the day on which the page was collected.
fn coverage(document: &Document, page: &Page) -> Option<Coverage> {
    let mut coverage = page.posts_coverage?;
    if let Some(collected) = document.collected_on() {
        coverage.to = coverage.to.min(collected);
    }
    Some(coverage)
}

fn posts<'a>(document: &Document, page: &'a Page, as_of: Date, base: &str) -> Vec<PostView<'a>> {
    let offset = document.organization.utc_offset;
    let mut posts = Vec::new();
    for (index, post) in page.posts.as_deref().unwrap_or_default().iter().enumerate() {
        let day = post.date.map(|moment| moment.local_day(offset));
        if day.is_some_and(|day| day > as_of) {
            continue;
        }
        let told = match (&post.categories, &post.text) {
            (Some(given), _) => Told::Given(given),
            (None, Some(text)) => Told::Classified(text::classify(text, day)),
            (None, None) => Told::Nothing,
        };
        posts.push(PostView { post, pointer: pointer::item(base, "posts", index), day, told });
    }
    posts
}
