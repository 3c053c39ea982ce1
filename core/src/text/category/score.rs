//! Adds up what speaks for each category, and decides.

use super::lookup::{Groups, bit};
use super::sentence::{Reading, Sentence};
use super::table::{SENTENCE_RULES, SHAPES, TEXT_RULES, signal};
use super::{Category, Classification, Label, Primary};
use crate::Span;

/// Points a category needs to lead.
const LEAD: i32 = 25;
/// Points the leading category needs before the next.
const MARGIN: i32 = 5;
/// Points a category needs to be named beside the leading one.
const BESIDE: i32 = 60;
/// Points that stand for doubt in the confidence.
const DOUBT: i32 = 25;
/// A text of at most [`SMALL`] words where no category reaches this says nothing.
const FAINT: i32 = 14;
const SMALL: u32 = 25;
const NOTHING: &[(u8, i16)] = &[(COUNT as u8 - 1, 30)];
/// How many places are shown for one label.
const PLACES: usize = 3;

const COUNT: usize = Category::ALL.len();

type Points = [i32; COUNT];

/// Classifies a Russian text.
pub(super) fn decide(reading: &Reading) -> Classification {
    let (total, sentences) = points(reading);
    let mut order: Vec<usize> = (0..COUNT).filter(|at| of(&total, *at) > 0).collect();
    order.sort_by_key(|at| std::cmp::Reverse(of(&total, *at)));
    let lead = order.first().map_or(0, |at| of(&total, *at));
    let next = order.get(1).map_or(0, |at| of(&total, *at));
    let decided = lead >= LEAD && lead - next >= MARGIN;
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
    let mut fired = vec![0_u8; SENTENCE_RULES.len()];
    let mut sentences = Vec::with_capacity(reading.sentences.len());
    for sentence in &reading.sentences {
        let mut own = [0; COUNT];
        for (rule, fired) in SENTENCE_RULES.iter().zip(&mut fired) {
            if !rule.fires(sentence.groups) {
                continue;
            }
            add(&mut own, rule.weights);
            if *fired < rule.cap {
                *fired += 1;
                add(&mut total, rule.weights);
            }
        }
        sentences.push(own);
    }
    let text = whole(reading);
    for rule in TEXT_RULES.iter().filter(|rule| rule.fires(text)) {
        add(&mut total, rule.weights);
    }
    let silent = total.iter().all(|points| *points < FAINT);
    if silent && (1..=SMALL).contains(&reading.words) {
        add(&mut total, NOTHING);
    }
    (total, sentences)
}

/// The groups of the text as a whole: those of its sentences and hashtags, and its properties.
pub(super) fn whole(reading: &Reading) -> Groups {
    let groups = reading.tags | shapes(reading);
    reading.sentences.iter().fold(groups, |groups, sentence| groups | sentence.groups)
}

fn add(points: &mut Points, weights: &[(u8, i16)]) {
    for &(at, weight) in weights {
        if let Some(points) = points.get_mut(usize::from(at)) {
            *points = points.saturating_add(i32::from(weight));
        }
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

fn counted(reading: &Reading, groups: Groups) -> u32 {
    let mut left = groups;
    let mut sum = 0;
    while left != 0 {
        sum += u32::from(
            reading.counts.get(left.trailing_zeros() as usize).copied().unwrap_or_default(),
        );
        left &= left - 1;
    }
    sum
}

/// The sentences that say most for the category, in the order of the text.
fn evidence(reading: &Reading, points: &[Points], at: usize) -> Vec<Span> {
    let mut ranked: Vec<(i32, usize)> = points
        .iter()
        .enumerate()
        .map(|(index, points)| (of(points, at), index))
        .filter(|(points, _)| *points > 0)
        .collect();
    ranked.sort_by_key(|(points, index)| (-points, *index));
    let best = ranked.first().map_or(0, |(points, _)| *points);
    ranked.retain(|(points, _)| points * 3 >= best);
    ranked.truncate(PLACES);
    let mut places: Vec<usize> = ranked.into_iter().map(|(_, index)| index).collect();
    if places.is_empty() {
        places = fallback(reading);
    }
    places.sort_unstable();
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
