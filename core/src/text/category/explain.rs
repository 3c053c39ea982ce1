//! Which rules of the lexicon spoke, for those who write it.

use time::Date;

use super::table::{GROUP_NAMES, SENTENCE_RULES_NAMES, TEXT_RULES_NAMES};
use super::unpack::lexicon;
use super::{score, sentence};
use crate::Span;

/// What was found in one sentence, or in the text as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The sentence; the whole text where the text as a whole is meant.
    pub span: Span,
    /// The groups of the lexicon its words belong to.
    pub groups: Vec<&'static str>,
    /// The rules that fired.
    pub rules: Vec<&'static str>,
}

/// Lists the groups and rules that [`classify`](super::classify) found: each sentence in order,
/// then the text as a whole.
#[must_use]
pub fn explain(text: &str, date: Option<Date>) -> Vec<Explanation> {
    let reading = sentence::read(text, date);
    let mut all = Vec::new();
    let groups = |set: u128| {
        let named = GROUP_NAMES.iter().enumerate();
        named.filter(|(bit, _)| set >> bit & 1 == 1).map(|(_, name)| *name).collect()
    };
    for sentence in &reading.sentences {
        let named = lexicon().sentence_rules.all.iter().zip(SENTENCE_RULES_NAMES);
        let fired = named.filter(|(rule, _)| rule.fires(sentence.groups));
        let rules = fired.map(|(_, name)| *name).collect();
        all.push(Explanation { span: sentence.span, groups: groups(sentence.groups), rules });
    }
    let whole = score::whole(&reading);
    let named = lexicon().text_rules.all.iter().zip(TEXT_RULES_NAMES);
    let rules = named.filter(|(rule, _)| rule.fires(whole)).map(|(_, name)| *name).collect();
    all.push(Explanation { span: Span::new(0, text.len()), groups: groups(whole), rules });
    all
}
