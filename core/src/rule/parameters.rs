//! The parameters of a requirement that the texts of its rule may repeat.

use super::{Expectation, Quantifier, Requirement, Rule, Text};
use crate::message::{Args, render};
use crate::{Arg, Lang};

impl Requirement {
    /// The parameters as arguments of messages: `{atLeast}` how many, `{days}` within how many
    /// days. Texts of a rule may name these placeholders and no others.
    #[must_use]
    pub fn args(&self) -> Args {
        match self {
            Self::Contact { at_least, within_days, .. }
            | Self::Content { at_least, within_days, .. } => {
                Args::new().with("atLeast", *at_least).with("days", *within_days)
            }
            Self::Fresh { max_days } => Args::new().with("days", *max_days),
            Self::Field { expect: Expectation::AtLeast(n), .. } => Args::new().with("atLeast", *n),
            Self::Field { expect: Expectation::MinLength(n), .. } => {
                Args::new().with("atLeast", *n)
            }
            Self::OfficialPage { quantifier: Quantifier::AtLeast(n), .. } => {
                Args::new().with("atLeast", *n)
            }
            Self::PostsPerWeek { norms, .. } => match norms.as_slice() {
                [norm] => Args::new().with("atLeast", norm.bound()),
                _ => Args::new(),
            },
            Self::Score { at_least, .. } => Args::new().with("atLeast", at_least.div_ceil(100)),
            _ => Args::new(),
        }
    }
}

impl super::Norm {
    /// The number as the act writes it: with `strict`, that which must be exceeded.
    #[must_use]
    pub fn bound(&self) -> u32 {
        if self.strict { self.at_least.saturating_sub(1) } else { self.at_least }
    }
}

impl Rule {
    /// One of the rule's texts with its parameters filled in.
    ///
    /// ```
    /// use gospablik::{Lang, rule::builtin};
    ///
    /// let set = builtin::federal()?;
    /// let rule = set.rule("content-fresh").unwrap();
    /// assert_eq!(rule.text(&rule.message, Lang::Ru), "Последняя публикация старше 30 дней.");
    /// # Ok::<(), gospablik::Error>(())
    /// ```
    #[must_use]
    pub fn text(&self, text: &Text, lang: Lang) -> String {
        render(text.get(lang), &self.require.args(), lang)
    }

    /// The names of the placeholders its texts may hold.
    pub(super) fn placeholders(require: &Requirement) -> Vec<&'static str> {
        require.args().iter().map(|(name, _): (_, &Arg)| name).collect()
    }
}
