//! What no field shows alone; the same for documents from JSON and from the typed builder.

use super::{Document, Limits, Page, moment, platform};
use crate::distinct::Distinct;
use crate::error::Problem;
use crate::json::unknown_value;
use crate::message::Args;

/// Offsets in use on Earth reach from 12 hours west to 14 hours east.
const OFFSETS: std::ops::RangeInclusive<i32> = -12 * 3600..=14 * 3600;

/// Everything the document says that cannot be meant, with pointers.
pub(super) fn problems(document: &Document, limits: &Limits) -> Vec<Problem> {
    let mut check = Check { limits, problems: Vec::new(), posts: 0 };
    check.organization(document);
    let pages = document.pages.as_deref().unwrap_or_default();
    check.limit("/pages", "too-many-pages", pages.len(), limits.pages);
    for (index, page) in pages.iter().enumerate() {
        check.page(page, &["/pages/", &index.to_string()].concat());
    }
    check.same_urls(pages);
    check.problems
}

/// Whether the code tells of a limit.
pub(super) fn is_limit(code: &str) -> bool {
    code.starts_with("too-")
}

struct Check<'l> {
    limits: &'l Limits,
    problems: Vec<Problem>,
    posts: usize,
}

impl Check<'_> {
    fn add(&mut self, code: &'static str, at: &str, key: &str, args: Args) {
        self.problems.push(Problem::new(code, [at, key].concat(), args));
    }

    fn limit(&mut self, at: &str, code: &'static str, count: usize, limit: usize) {
        if count > limit {
            self.add(code, at, "", Args::new().with("n", count).with("limit", limit));
        }
    }

    fn items(&mut self, at: &str, key: &str, items: Option<&Vec<String>>) {
        let (count, limit) = (items.map_or(0, Vec::len), self.limits.items);
        if count > limit {
            self.limit(&[at, key].concat(), "too-many-items", count, limit);
        }
    }

    fn organization(&mut self, document: &Document) {
        const AT: &str = "/organization";
        let body = &document.organization;
        if let Some(subject) = &body.subject {
            let digits = subject.len() == 2 && subject.bytes().all(|b| b.is_ascii_digit());
            if !digits && !subject.is_empty() {
                let args = Args::new().with("found", crate::json::excerpt(subject));
                self.add("invalid-subject", AT, "/subject", args);
            }
        }
        if let Some(contacts) = &body.contacts {
            self.items(AT, "/contacts/phones", contacts.phones.as_ref());
            self.items(AT, "/contacts/emails", contacts.emails.as_ref());
        }
        if body.exemption.as_ref().is_some_and(|exemption| exemption.act.trim().is_empty()) {
            self.add("exemption-without-act", AT, "/exemption", Args::new());
        }
        let offset = body.utc_offset;
        if offset.seconds_past_minute() != 0 || !OFFSETS.contains(&offset.whole_seconds()) {
            let args = Args::new().with("found", moment::print_offset(offset));
            self.add("invalid-utc-offset", AT, "/utcOffset", args);
        }
    }

    fn page(&mut self, page: &Page, at: &str) {
        if let Some(name) = &page.platform
            && !platform::NAMES.contains(&name.as_str())
        {
            let pointer = [at, "/platform"].concat();
            self.problems.push(unknown_value(pointer, name, &platform::NAMES));
        }
        if let Some(coverage) = page.posts_coverage
            && coverage.from > coverage.to
        {
            let args = Args::new()
                .with("from", moment::print_date(coverage.from))
                .with("to", moment::print_date(coverage.to));
            self.add("coverage-reversed", at, "/postsCoverage", args);
        }
        for (key, items) in [
            ("/phones", &page.phones),
            ("/emails", &page.emails),
            ("/links", &page.links),
            ("/sharedWith", &page.shared_with),
        ] {
            self.items(at, key, items.as_ref());
        }
        let posts = page.posts.as_deref().unwrap_or_default();
        let before = self.posts;
        self.posts += posts.len();
        if before <= self.limits.posts {
            let at = [at, "/posts"].concat();
            self.limit(&at, "too-many-posts", self.posts, self.limits.posts);
        }
        for (index, post) in posts.iter().enumerate() {
            if let Some(links) = post.links.as_ref().filter(|l| l.len() > self.limits.items) {
                let at = [at, "/posts/", &index.to_string()].concat();
                self.items(&at, "/links", Some(links));
            }
        }
    }

    fn same_urls(&mut self, pages: &[Page]) {
        let mut seen = Distinct::default();
        for (index, page) in pages.iter().enumerate() {
            let Some(url) = page.url.as_deref().filter(|url| !url.trim().is_empty()) else {
                continue;
            };
            let first = seen.place(platform::canonical(url), index);
            if first == index {
                continue;
            }
            let first = ["/pages/", &first.to_string()].concat();
            let at = ["/pages/", &index.to_string()].concat();
            self.add("duplicate-page", &at, "/url", Args::new().with("first", first));
        }
    }
}
