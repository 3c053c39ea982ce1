//! Posts of a content category in a window that ends on the day of the audit.

use super::judgement::{Judgement, Note};
use super::page_view::{PageView, PostView, Told};
use super::window::Window;
use super::{Audit, evidence};
use crate::Utf16Index;
use crate::report::Outcome;
use crate::text::{Category, Primary};

/// How a post answers the question whether it is of a category.
enum Answer {
    Yes,
    No,
    /// The classifier cannot tell.
    Doubtful,
    /// There is no text to read.
    Unread,
}

#[inline(never)]
pub(super) fn judge(
    audit: &Audit<'_>,
    page: &PageView<'_>,
    category: Category,
    days: u32,
    at_least: u32,
    out: &mut Judgement,
) {
    if page.page.posts.is_none() {
        return out.unknown(page.at("posts"));
    }
    let window = Window::of_age(audit.as_of, days);
    let mut tally = Tally::default();
    if !window.is_covered_by(page.coverage) {
        page.lack("postsCoverage", &mut out.missing);
    }
    for post in &page.posts {
        tally.take(post, category, window, out);
    }
    if tally.certain >= at_least {
        *out = Judgement::pass();
    } else if out.missing.is_empty() && !tally.doubtful {
        *out = Judgement::pass();
        out.outcome = Outcome::Fail;
        let one = out.find("content-missing", page.at("posts"));
        let args = one.args.number("days", days).number("count", tally.certain);
        let args = args.number("atLeast", at_least).word("category", category.as_str());
        args.number("posts", tally.read);
    } else {
        out.outcome = Outcome::Unknown;
    }
}

/// How many posts there are.
#[derive(Default)]
struct Tally {
    certain: u32,
    /// Posts of the window.
    read: u32,
    doubtful: bool,
}

impl Tally {
    /// Counts a post, or notes what is missing, with a hint.
    fn take(
        &mut self,
        post: &PostView<'_>,
        category: Category,
        window: Window,
        out: &mut Judgement,
    ) {
        let answer = answer(post, category);
        let Some(day) = post.day else {
            // Of a day that nobody knows: it may be what is asked for, and never is a failure.
            if !matches!(answer, Answer::No) {
                post.lack("date", &mut out.missing);
            }
            if matches!(answer, Answer::Yes) {
                undated(post, category, out);
            }
            return;
        };
        if !window.holds(day) {
            return;
        }
        self.read += 1;
        match answer {
            Answer::Yes => self.certain += 1,
            Answer::No => {}
            Answer::Doubtful => {
                self.doubtful = true;
                let code = match &post.told {
                    Told::Classified(read) if read.primary == Primary::UnsupportedLanguage => {
                        "post-language"
                    }
                    _ => "post-uncertain",
                };
                out.find(code, post.pointer.clone());
            }
            Answer::Unread => out.missing.push(post.at("text")),
        }
    }
}

fn answer(post: &PostView<'_>, category: Category) -> Answer {
    match &post.told {
        Told::Given(given) if given.contains(&category) => Answer::Yes,
        Told::Given(_) => Answer::No,
        Told::Classified(read) => match read.primary {
            Primary::Category(primary) if primary == category => Answer::Yes,
            Primary::Category(_) => Answer::No,
            Primary::Uncertain | Primary::UnsupportedLanguage => Answer::Doubtful,
        },
        Told::Nothing => Answer::Unread,
    }
}

fn undated(post: &PostView<'_>, category: Category, out: &mut Judgement) {
    let hint = out.find("post-undated", post.pointer.clone());
    hint.args.word("category", category.as_str());
    let (Told::Classified(read), Some(text)) = (&post.told, post.post.text.as_deref()) else {
        return;
    };
    let Some(label) = read.categories.iter().find(|label| label.category == category) else {
        return;
    };
    // Words that somebody said show a commentary better than a headline does.
    for quoted in [true, false] {
        let mut index = Utf16Index::new(text);
        for place in &label.evidence {
            if place.slice(text).starts_with(['«', '“', '„', '"']) == quoted {
                let quote = evidence::quote(text, &post.at("text"), *place, &mut index);
                hint.evidence.push(quote);
            }
        }
    }
}
