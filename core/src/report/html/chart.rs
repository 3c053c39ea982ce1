//! Posts by week and category: bars as inline SVG, the same numbers in words and as a table.

use std::collections::BTreeMap;

use maud::{Markup, html};
use time::{Date, Duration};

use super::View;
use crate::message::Args;
use crate::report::words;

/// Weeks on the chart: those that hold the 90 days in which content counts.
const WEEKS: usize = 14;
/// Categories in the order of the bars; what cannot be told comes last.
const SERIES: [&str; 10] = [
    "event_report",
    "commentary",
    "event_announcement",
    "qa_feedback",
    "congratulation",
    "contacts",
    "notice",
    "warning",
    "other",
    "uncertain",
];
/// Geometry, in units of the drawing.
const WIDTH: usize = 400;
const ROW: usize = 24;
const LEFT: usize = 52;
const BAR: usize = 310;
const WIDEST: usize = 52;

/// Counts by week, the latest last, and by category.
struct Weeks {
    first: Date,
    counts: [[usize; SERIES.len()]; WEEKS],
    older: usize,
    undated: usize,
}

pub(super) fn section(view: View<'_>) -> Markup {
    let pages = view.document.pages.as_deref().unwrap_or_default();
    let checked = pages.iter().any(|page| page.posts.is_some());
    html! {
        section aria-labelledby="posts" {
            h2 id="posts" { (view.say("posts")) }
            @match weeks(view) {
                Some(weeks) if checked => (figure(view, &weeks)),
                _ => p { (view.say("posts-unread")) },
            }
        }
    }
}

fn weeks(view: View<'_>) -> Option<Weeks> {
    let as_of = view.report.as_of;
    let monday = as_of - Duration::days(i64::from(as_of.weekday().number_days_from_monday()));
    let first = monday.checked_sub(Duration::weeks(WEEKS as i64 - 1))?;
    let mut weeks = Weeks { first, counts: [[0; SERIES.len()]; WEEKS], older: 0, undated: 0 };
    let labels: BTreeMap<&str, Option<&str>> =
        view.report.posts.iter().map(|post| (post.pointer.as_str(), post.primary)).collect();
    let offset = view.document.organization.utc_offset;
    for (index, page) in view.document.pages.iter().flatten().enumerate() {
        for (post_index, post) in page.posts.iter().flatten().enumerate() {
            let Some(day) = post.date.map(|date| date.local_day(offset)) else {
                weeks.undated += 1;
                continue;
            };
            if day > as_of {
                continue;
            }
            let week = usize::try_from((day - first).whole_days()).map(|days| days / 7);
            let pointer =
                ["/pages/", &index.to_string(), "/posts/", &post_index.to_string()].concat();
            let series = series(labels.get(pointer.as_str()).copied());
            match week.ok().and_then(|week| weeks.counts.get_mut(week)) {
                Some(week) => week.iter_mut().skip(series).take(1).for_each(|count| *count += 1),
                None => weeks.older += 1,
            }
        }
    }
    Some(weeks)
}

/// What nobody could tell is one series, what is of no category another.
fn series(label: Option<Option<&str>>) -> usize {
    let name = match label {
        None | Some(Some("unsupported_language")) => "uncertain",
        Some(None) => "other",
        Some(Some(name)) => name,
    };
    SERIES.iter().position(|series| *series == name).unwrap_or(SERIES.len() - 1)
}

fn name(view: View<'_>, series: &str) -> String {
    match series {
        "uncertain" => view.say("category-uncertain"),
        known => words::term("category", known, view.lang),
    }
}

impl Weeks {
    fn monday(&self, week: usize) -> Date {
        self.first.saturating_add(Duration::weeks(week as i64))
    }

    /// The categories that occur, with their totals.
    fn present(&self) -> Vec<(usize, &'static str, usize)> {
        let total = |at: usize| self.counts.iter().filter_map(|week| week.get(at)).sum();
        let all = SERIES.iter().enumerate().map(|(at, name)| (at, *name, total(at)));
        all.filter(|(_, _, total)| *total > 0).collect()
    }
}

fn figure(view: View<'_>, weeks: &Weeks) -> Markup {
    let present = weeks.present();
    html! {
        figure class="chart" {
            @if present.is_empty() {
                p { (view.say_with("posts-none", &Args::new().with("n", WEEKS))) }
            } @else {
                (bars(view, weeks, &present))
                ul class="legend" {
                    @for (at, series, total) in &present {
                        li {
                            svg viewBox="0 0 10 10" aria-hidden="true" {
                                rect class=(class(*at)) width="10" height="10" rx="2" {}
                            }
                            (name(view, series)) ": " (total)
                        }
                    }
                }
                (table(view, weeks, &present))
            }
            @if weeks.older > 0 {
                p class="soft small" { (view.say_with("posts-older", &Args::new().with("n", weeks.older))) }
            }
            @if weeks.undated > 0 {
                p class="soft small" {
                    (view.say_with("posts-undated", &Args::new().with("n", weeks.undated)))
                }
            }
        }
    }
}

fn class(series: usize) -> String {
    ["k", &series.to_string()].concat()
}

/// The day and the month alone: `23.11`, `11-23`.
fn short(view: View<'_>, day: Date) -> String {
    let day = view.day(day);
    let part = if view.lang == crate::Lang::Ru { day.get(..5) } else { day.get(5..) };
    part.unwrap_or(&day).to_owned()
}

fn bars(view: View<'_>, weeks: &Weeks, present: &[(usize, &'static str, usize)]) -> Markup {
    let most = weeks.counts.iter().map(|week| week.iter().sum::<usize>()).max().unwrap_or(1);
    let scale = |count: usize| (BAR * count / most.max(1)).min(WIDEST * count);
    let parts: Vec<String> = present
        .iter()
        .map(|(_, series, total)| [name(view, series).as_str(), ": ", &total.to_string()].concat())
        .collect();
    let args = Args::new()
        .with("from", view.day(weeks.first))
        .with("to", view.day(view.report.as_of))
        .with("n", present.iter().map(|(_, _, total)| total).sum::<usize>())
        .with("parts", parts.join(", "));
    let height = WEEKS * ROW;
    let frame = ["0 0 ", &WIDTH.to_string(), " ", &height.to_string()].concat();
    html! {
        svg viewBox=(frame) role="img" aria-labelledby="chart-title" {
            title id="chart-title" { (view.say_with("posts-chart", &args)) }
            line class="axis" x1=(LEFT - 4) y1="0" x2=(LEFT - 4) y2=(height) {}
            @for (week, counts) in weeks.counts.iter().enumerate() {
                @let top = week * ROW;
                @let total = counts.iter().sum::<usize>();
                text x="0" y=(top + 17) { (short(view, weeks.monday(week))) }
                @for (at, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
                    @let before = counts.iter().take(at).sum::<usize>();
                    @let (start, end) = (scale(before), scale(before + count));
                    rect class=(class(at)) x=(LEFT + start) y=(top + 4)
                        width=((end - start).saturating_sub(1).max(1)) height=(ROW - 8) rx="2" {}
                }
                @if total > 0 {
                    text class="total" x=(LEFT + scale(total) + 6) y=(top + 17) { (total) }
                }
            }
        }
    }
}

fn table(view: View<'_>, weeks: &Weeks, present: &[(usize, &'static str, usize)]) -> Markup {
    let label = view.say("posts-table");
    html! {
        details {
            summary { (label) }
            div class="scroll" tabindex="0" role="region" aria-label=(label) {
                table {
                    thead {
                        tr {
                            th scope="col" { (view.say("week")) }
                            @for (_, series, _) in present { th scope="col" { (name(view, series)) } }
                            th scope="col" { (view.say("total")) }
                        }
                    }
                    tbody {
                        @for (week, counts) in weeks.counts.iter().enumerate() {
                            tr {
                                th scope="row" { (view.day(weeks.monday(week))) }
                                @for (at, ..) in present {
                                    td { (counts.get(*at).copied().unwrap_or_default()) }
                                }
                                td { (counts.iter().sum::<usize>()) }
                            }
                        }
                    }
                }
            }
        }
    }
}
