//! How well posts are told: confusion matrix, precision and recall with their intervals.

use std::fmt;

use gospablik::text::{Category, Label, Primary, classify};

use crate::posts::LabelledPost;

/// The rows and columns of the confusion matrix.
const NAMES: [&str; 11] = [
    "event_report",
    "event_announcement",
    "commentary",
    "contacts",
    "congratulation",
    "warning",
    "notice",
    "qa_feedback",
    "other",
    "uncertain",
    "unsupported_language",
];

/// What the library says of one labelled post.
pub struct Found {
    /// The primary category.
    pub primary: Primary,
    /// All labels.
    pub labels: Vec<Label>,
    /// Whether the evidence of the right primary label overlaps the annotated evidence; true
    /// where there is nothing to compare.
    pub evidence_overlaps: bool,
}

/// Classifies a labelled post.
#[must_use]
pub fn found(post: &LabelledPost) -> Found {
    let result = classify(&post.text, None);
    let label = result.categories.iter().find(|label| label.category.as_str() == post.labels[0]);
    let evidence_overlaps = post.evidence.is_empty()
        || label.is_some_and(|label| {
            post.evidence.iter().any(|text| {
                let start = post.text.find(text.as_str()).unwrap_or_default();
                let annotated = gospablik::Span::new(start, start + text.len());
                label.evidence.iter().any(|span| span.overlaps(annotated))
            })
        });
    Found { primary: result.primary, labels: result.categories, evidence_overlaps }
}

/// A share with its count and Wilson's 95 % interval, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub part: usize,
    /// Of how many.
    pub whole: usize,
}

impl Share {
    /// The share in thousandths, rounded; 1000 of nothing.
    #[must_use]
    pub fn per_mille(self) -> usize {
        if self.whole == 0 { 1000 } else { (self.part * 2000 + self.whole) / (self.whole * 2) }
    }

    /// Wilson's interval for 95 %, in thousandths.
    #[must_use]
    pub fn interval(self) -> (u32, u32) {
        let (n, p) = (self.whole as f64, self.part as f64 / self.whole as f64);
        let z = 1.959_964_f64;
        let middle = (p + z * z / (2.0 * n)) / (1.0 + z * z / n);
        let half = z / (1.0 + z * z / n) * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
        let round = |share: f64| (share * 1000.0).round().clamp(0.0, 1000.0) as u32;
        (round(middle - half), round(middle + half))
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.whole == 0 {
            return write!(f, "none");
        }
        let (low, high) = self.interval();
        let decimals = |share: usize| format!("{}.{:03}", share / 1000, share % 1000);
        write!(
            f,
            "{} ({} of {}; {}–{})",
            decimals(self.per_mille()),
            self.part,
            self.whole,
            decimals(low as usize),
            decimals(high as usize)
        )
    }
}

/// The figures of a set of posts.
pub struct Score {
    matrix: [[usize; 11]; 11],
    /// Right labels whose evidence overlaps the annotated one.
    pub evidence: Share,
}

impl Score {
    /// Classifies all posts and counts.
    #[must_use]
    pub fn of(posts: &[LabelledPost]) -> Self {
        let mut matrix = [[0; 11]; 11];
        let mut evidence = Share { part: 0, whole: 0 };
        for post in posts {
            let found = found(post);
            let at = |name: &str| NAMES.iter().position(|known| *known == name).expect("a label");
            matrix[at(&post.labels[0])][at(found.primary.as_str())] += 1;
            if found.primary.as_str() == post.labels[0] && !post.evidence.is_empty() {
                evidence.whole += 1;
                evidence.part += usize::from(found.evidence_overlaps);
            }
        }
        Self { matrix, evidence }
    }

    fn total(&self) -> usize {
        self.matrix.iter().flatten().sum()
    }

    /// Posts whose primary category is right.
    #[must_use]
    pub fn accuracy(&self) -> Share {
        Share { part: (0..11).map(|at| self.matrix[at][at]).sum(), whole: self.total() }
    }

    /// Posts told to be of this category that are.
    #[must_use]
    pub fn precision(&self, category: Category) -> Share {
        let at = category as usize;
        let whole = self.matrix.iter().map(|row| row[at]).sum();
        Share { part: self.matrix[at][at], whole }
    }

    /// Posts of this category that are told.
    #[must_use]
    pub fn recall(&self, category: Category) -> Share {
        let at = category as usize;
        Share { part: self.matrix[at][at], whole: self.matrix[at].iter().sum() }
    }

    /// Posts that stay uncertain.
    #[must_use]
    pub fn uncertain(&self) -> Share {
        Share { part: self.matrix.iter().map(|row| row[9]).sum(), whole: self.total() }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| is \\ found | {} |", NAMES.map(short).join(" | "))?;
        writeln!(f, "|---|{}", "---:|".repeat(11))?;
        for (name, row) in
            NAMES.iter().zip(&self.matrix).filter(|(_, row)| row.iter().sum::<usize>() > 0)
        {
            let cells = row.map(|count| if count == 0 { "·".into() } else { count.to_string() });
            writeln!(f, "| {name} | {} |", cells.join(" | "))?;
        }
        writeln!(f, "\nprimary accuracy {}", self.accuracy())?;
        for category in [Category::EventReport, Category::Commentary] {
            writeln!(
                f,
                "{} precision {}, recall {}",
                category.as_str(),
                self.precision(category),
                self.recall(category)
            )?;
        }
        writeln!(f, "uncertain {}", self.uncertain())?;
        write!(f, "evidence overlaps {}", self.evidence)
    }
}

fn short(name: &str) -> &str {
    name.get(..6).unwrap_or(name)
}
