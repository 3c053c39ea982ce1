//! Posts of a content category in a window that ends on the day of the audit.

use super::Case;
use super::judgement::{Judgement, finding};
use super::page_view::{PostView, Told};
use super::window::Window;
use crate::message::Args;
use crate::report::Finding;
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

pub(super) fn judge(case: &Case<'_>, category: Category, days: u32, at_least: u32) -> Judgement {
    let Some(page) = case.page else {
        return Judgement::not_applicable("no-page", Args::new());
    };
    if page.page.posts.is_none() {
        return Judgement::unknown(vec![page.at("posts")]);
    }
    let window = Window::of_age(case.audit.as_of, days);
    let mut tally = Tally::default();
    for post in &page.posts {
        tally.take(post, category, window);
    }
    if tally.certain >= at_least {
        return Judgement::pass();
    }
    if !window.is_covered_by(page.coverage) {
        tally.missing.insert(0, page.at("postsCoverage"));
    }
    if tally.missing.is_empty() && !tally.doubtful {
        let args = Args::new()
            .with("days", days)
            .with("count", tally.certain)
            .with("atLeast", at_least)
            .with("category", category.as_str())
            .with("posts", tally.read);
        return Judgement::fail(vec![finding("content-missing", page.at("posts"), args)]);
    }
    Judgement::unknown(tally.missing).with_findings(tally.hints)
}

#[derive(Default)]
struct Tally {
    certain: u32,
    /// Posts of the window.
    read: u32,
    doubtful: bool,
    missing: Vec<String>,
    hints: Vec<Finding>,
}

impl Tally {
    fn take(&mut self, post: &PostView<'_>, category: Category, window: Window) {
        let answer = answer(post, category);
        let Some(day) = post.day else {
            // Of a day that nobody knows: it may be what is asked for, and never is a failure.
            if !matches!(answer, Answer::No) {
                self.missing.push(post.at("date"));
            }
            if matches!(answer, Answer::Yes) {
                self.hints.push(undated(post, category));
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
                self.hints.push(finding(code, post.pointer.clone(), Args::new()));
            }
            Answer::Unread => self.missing.push(post.at("text")),
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

fn undated(post: &PostView<'_>, category: Category) -> Finding {
    let args = Args::new().with("category", category.as_str());
    let mut hint = finding("post-undated", post.pointer.clone(), args);
    if let (Told::Classified(read), Some(text)) = (&post.told, post.post.text.as_deref()) {
        let label = read.categories.iter().find(|label| label.category == category);
        let spans = label.map(|label| label.evidence.as_slice()).unwrap_or_default();
        hint.evidence = super::evidence::spans(text, &post.at("text"), spans);
        // Words that somebody said show a commentary better than a headline does.
        hint.evidence.sort_by_key(|one| !one.text.starts_with(['«', '“', '„', '"']));
    }
    hint
}
