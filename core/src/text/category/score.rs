//! Adds up what speaks for each category, and decides.

use std::ops::Range;

use super::lookup::{Groups, bit};
use super::sentence::{Reading, Sentence};
use super::table::{SHAPES, signal};
use super::unpack::lexicon;
use super::{Category, Classification, Label, Primary};
use crate::Span;

/// Points a category needs to lead.
const LEAD: i32 = 25;
/// Points the leading category needs before the next.
const MARGIN: i32 = 5;
/// The same for a commentary, which has no words of its own: reasons and rules occur everywhere,
/// and a false commentary would hide that the duty is neglected.
const COMMENTARY_MARGIN: i32 = 30;
/// Points a category needs to be named beside the leading one.
const BESIDE: i32 = 60;
/// Points that stand for doubt in the confidence.
const DOUBT: i32 = 25;
/// A text of at most [`SMALL`] words where no category reaches this says nothing.
const FAINT: i32 = 14;
const SMALL: u32 = 25;
const NOTHING: Points = [0, 0, 0, 0, 0, 0, 0, 0, 30];
/// How many places are shown for one label.
const PLACES: usize = 3;

/// How many groups there can be; the rules without a trigger stand behind them.
pub(super) const GROUPS: usize = 128;
const COUNT: usize = Category::ALL.len();

/// What speaks for or against categories: see `core/rulesets/lexicon/rules.toml`.
pub(super) struct Rule {
    /// All of these groups must be there.
    pub(super) all: Groups,
    /// At least one of these, unless it is empty.
    pub(super) any: Groups,
    /// None of these.
    pub(super) none: Groups,
    /// How many sentences of a text may count.
    pub(super) cap: u8,
    /// Points by category.
    pub(super) weights: Points,
}

/// Rules by their triggers: those of group `n` are `first[n]..first[n + 1]`.
pub(super) struct Rules {
    pub(super) all: Vec<Rule>,
    pub(super) first: [u8; GROUPS + 2],
    /// The groups that are triggers.
    pub(super) triggers: Groups,
}

impl Default for Rules {
    fn default() -> Self {
        Self { all: Vec::new(), first: [0; GROUPS + 2], triggers: 0 }
    }
}

/// A property of a whole text.
pub(super) struct Shape {
    pub(super) bit: u8,
    pub(super) count: &'static [u8],
    pub(super) over: &'static [u8],
    pub(super) min: u16,
    pub(super) max: u16,
    pub(super) percent: u16,
}

impl Rule {
    pub(super) fn fires(&self, groups: Groups) -> bool {
        groups & self.all == self.all
            && groups & self.none == 0
            && (self.any == 0 || groups & self.any != 0)
    }
}

type Points = [i32; COUNT];

/// Classifies a Russian text.
pub(super) fn decide(reading: &Reading) -> Classification {
    let (total, sentences) = points(reading);
    let mut order: [usize; COUNT] = std::array::from_fn(|at| at);
    strongest_first(&mut order, |at| of(&total, at));
    let positive = order.iter().take_while(|at| of(&total, **at) > 0).count();
    let order = order.get(..positive).unwrap_or_default();
    let lead = order.first().map_or(0, |at| of(&total, *at));
    let next = order.get(1).map_or(0, |at| of(&total, *at));
    let commentary = order.first() == Some(&(Category::Commentary as usize));
    let margin = if commentary { COMMENTARY_MARGIN } else { MARGIN };
    let decided = lead >= LEAD && lead - next >= margin;
    let sum: i32 = order.iter().map(|at| of(&total, *at)).sum::<i32>() + DOUBT;
    let mut categories = Vec::new();
    for (rank, &at) in order.iter().enumerate() {
        let points = of(&total, at);
        let named = if decided && rank == 0 {
            true
        } else {
            points >= BESIDE || !decided && points * 3 >= lead * 2
        };
        let Some(&category) = Category::ALL.get(at).filter(|_| named) else { continue };
        let confidence = u16::try_from(points * 1000 / sum).unwrap_or(1000);
        categories.push(Label {
            category,
            confidence,
            evidence: evidence(reading, &sentences, at),
        });
    }
    let primary = match categories.first() {
        Some(label) if decided => Primary::Category(label.category),
        _ => Primary::Uncertain,
    };
    Classification { primary, categories }
}

fn of(points: &Points, at: usize) -> i32 {
    points.get(at).copied().unwrap_or_default()
}

/// The points of the text, and of each sentence.
fn points(reading: &Reading) -> (Points, Vec<Points>) {
    let mut total = [0; COUNT];
    let rules = &lexicon().sentence_rules;
    let mut fired = [0_u8; 256];
    let mut sentences = Vec::with_capacity(reading.sentences.len());
    for sentence in &reading.sentences {
        let mut own = [0; COUNT];
        for range in candidates(rules, sentence.groups) {
            let rules = rules.all.get(range.clone()).unwrap_or_default();
            let fired = fired.get_mut(range).unwrap_or_default();
            for (rule, fired) in rules.iter().zip(fired) {
                if !rule.fires(sentence.groups) {
                    continue;
                }
                add(&mut own, &rule.weights);
                if *fired < rule.cap {
                    *fired += 1;
                    add(&mut total, &rule.weights);
                }
            }
        }
        sentences.push(own);
    }
    let text = whole(reading);
    let rules = &lexicon().text_rules;
    for range in candidates(rules, text) {
        let rules = rules.all.get(range).unwrap_or_default().iter();
        rules.filter(|rule| rule.fires(text)).for_each(|rule| add(&mut total, &rule.weights));
    }
    let silent = total.iter().all(|points| *points < FAINT);
    if silent && (1..=SMALL).contains(&reading.words) {
        add(&mut total, &NOTHING);
    }
    (total, sentences)
}

/// Where the rules stand that these groups may let fire.
fn candidates(rules: &Rules, groups: Groups) -> impl Iterator<Item = Range<usize>> {
    let mut left = groups & rules.triggers;
    let triggers = std::iter::from_fn(move || {
        let bit = (left != 0).then(|| left.trailing_zeros() as usize)?;
        left &= left - 1;
        Some(bit)
    });
    let bound = |at: usize| rules.first.get(at).map_or(0, |bound| usize::from(*bound));
    triggers.chain([GROUPS]).map(move |bit| bound(bit)..bound(bit + 1))
}

/// The groups of the text as a whole: those of its sentences and hashtags, and its properties.
pub(super) fn whole(reading: &Reading) -> Groups {
    let groups = reading.tags | shapes(reading);
    reading.sentences.iter().fold(groups, |groups, sentence| groups | sentence.groups)
}

fn add(points: &mut Points, weights: &Points) {
    // A rule counts 255 times at most, so nothing wraps.
    for (points, weight) in points.iter_mut().zip(weights) {
        *points = points.wrapping_add(*weight);
    }
}

/// The properties the text has as a whole.
fn shapes(reading: &Reading) -> Groups {
    let mut groups = 0;
    for shape in SHAPES {
        let count = counted(reading, shape.count);
        let over = counted(reading, shape.over);
        let within = count >= u32::from(shape.min) && count <= u32::from(shape.max);
        if within && count * 100 >= u32::from(shape.percent) * over {
            groups |= bit(shape.bit);
        }
    }
    groups
}

fn counted(reading: &Reading, groups: &[u8]) -> u32 {
    let counts = groups.iter().filter_map(|group| reading.counts.get(usize::from(*group)));
    counts.map(|count| u32::from(*count)).sum()
}

/// The sentences that say most for the category, in the order of the text.
fn evidence(reading: &Reading, points: &[Points], at: usize) -> Vec<Span> {
    let says = |index: usize| {
        let points = points.get(index).map_or(0, |points| of(points, at));
        weight(reading, points, index)
    };
    let best = (0..points.len()).map(says).max().unwrap_or_default();
    let mut places: Vec<usize> = Vec::with_capacity(PLACES + 1);
    for index in (0..points.len()).filter(|index| says(*index) > 0 && says(*index) * 5 >= best) {
        places.push(index);
        if places.len() > PLACES {
            strongest_first(&mut places, says);
            places.pop();
        }
    }
    if places.is_empty() {
        places = fallback(reading);
    }
    strongest_first(&mut places, |index| -i32::try_from(index).unwrap_or(i32::MAX));
    let mut spans: Vec<Span> = Vec::new();
    for sentence in places.iter().filter_map(|index| reading.sentences.get(*index)) {
        let span = quoted(sentence);
        match spans.last_mut() {
            Some(last) if last.overlaps(span) => last.end = last.end.max(span.end),
            _ => spans.push(span),
        }
    }
    spans
}

/// Sorts a short list, equals in their order. The library's sorts would be more code than this
/// module.
fn strongest_first(list: &mut [usize], key: impl Fn(usize) -> i32) {
    for end in 1..list.len() {
        for at in (0..end).rev() {
            let Some([one, two]) = list.get_mut(at..at + 2) else { break };
            if key(*one) >= key(*two) {
                break;
            }
            std::mem::swap(one, two);
        }
    }
}

/// A question raises a matter, what follows it speaks: it shows half as well.
fn weight(reading: &Reading, points: i32, index: usize) -> i32 {
    let sentence = reading.sentences.get(index);
    let asks = sentence.is_some_and(|sentence| sentence.groups & bit(signal::QUESTION) != 0);
    if asks && points > 1 { points / 2 } else { points }
}

/// Where only the text as a whole speaks: its first full sentence.
fn fallback(reading: &Reading) -> Vec<usize> {
    let full =
        reading.sentences.iter().position(|sentence| sentence.groups & bit(signal::SHORT) == 0);
    full.or((!reading.sentences.is_empty()).then_some(0)).into_iter().collect()
}

/// The sentence with the quotation that ends in it.
fn quoted(sentence: &Sentence) -> Span {
    match sentence.quote_start {
        Some(start) if sentence.groups & bit(signal::SAID) != 0 => {
            Span::new(start, sentence.span.end as usize)
        }
        _ => sentence.span,
    }
}
