//! Adds up what speaks for each category, and decides.

use super::lookup::{Groups, bit};
use super::rules::{COUNT, GROUPS, Points, add};
use super::sentence::{Reading, Sentence};
use super::table::signal;
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
const NOTHING: [i8; COUNT] = [0, 0, 0, 0, 0, 0, 0, 0, 30];
/// How many places are shown for one label.
const PLACES: usize = 3;

/// A property of a whole text: see `core/rulesets/lexicon/shapes.toml`.
pub(super) struct Shape {
    pub(super) bit: u8,
    pub(super) count: Groups,
    pub(super) over: Groups,
    pub(super) min: u32,
    pub(super) max: u32,
    pub(super) percent: u32,
}

/// Classifies a Russian text.
pub(super) fn decide(mut reading: Reading) -> Classification {
    let mut left = points(&mut reading);
    let sum = left.iter().filter(|points| **points > 0).sum::<i32>() + DOUBT;
    let (first, lead) = strongest(&left);
    let mut categories = Vec::new();
    let mut decided = false;
    loop {
        let (at, points) = strongest(&left);
        let (Some(&category), Some(slot)) = (Category::ALL.get(at), left.get_mut(at)) else {
            break;
        };
        *slot = 0;
        if at == first {
            let commentary = category == Category::Commentary;
            let margin = if commentary { COMMENTARY_MARGIN } else { MARGIN };
            decided = lead >= LEAD && lead - strongest(&left).1 >= margin;
        }
        if !(points >= BESIDE || if decided { at == first } else { points * 3 >= lead * 2 }) {
            // The others are weaker.
            break;
        }
        let confidence = u16::try_from(points * 1000 / sum).unwrap_or(1000);
        let evidence = evidence(&reading, at);
        categories.push(Label { category, confidence, evidence });
    }
    let primary = match categories.first() {
        Some(label) if decided => Primary::Category(label.category),
        _ => Primary::Uncertain,
    };
    Classification { primary, categories }
}

/// The first of the largest positive numbers, and where it stands: behind the last one where there
/// is none.
fn strongest(list: &[i32]) -> (usize, i32) {
    let mut best = (usize::MAX, 0);
    for (at, points) in list.iter().enumerate() {
        if *points > best.1 {
            best = (at, *points);
        }
    }
    best
}

/// The points of the text; each sentence gets its own.
fn points(reading: &mut Reading) -> Points {
    let mut total = [0; COUNT];
    let lexicon = lexicon();
    let mut fired = [0; GROUPS];
    for sentence in &mut reading.sentences {
        sentence.points = lexicon.sentence_rules.apply(sentence.groups, &mut fired, &mut total);
    }
    lexicon.text_rules.apply(whole(reading), &mut [0; GROUPS], &mut total);
    let silent = total.iter().all(|points| *points < FAINT);
    if silent && (1..=SMALL).contains(&reading.words) {
        add(&mut total, &NOTHING);
    }
    total
}

/// The groups of the text as a whole: those of its sentences and hashtags, and its properties.
pub(super) fn whole(reading: &Reading) -> Groups {
    let groups = reading.tags | shapes(reading);
    reading.sentences.iter().fold(groups, |groups, sentence| groups | sentence.groups)
}

/// The properties the text has as a whole.
fn shapes(reading: &Reading) -> Groups {
    let mut groups = 0;
    for shape in &lexicon().shapes {
        let count = counted(reading, shape.count);
        let within = count >= shape.min && count <= shape.max;
        if within && count * 100 >= shape.percent * counted(reading, shape.over) {
            groups |= bit(shape.bit);
        }
    }
    groups
}

fn counted(reading: &Reading, groups: Groups) -> u32 {
    let mut groups = (groups & reading.seen) as u64;
    let mut sum = 0;
    while groups != 0 {
        let count = reading.counts.get(groups.trailing_zeros() as usize);
        sum += u32::from(count.copied().unwrap_or_default());
        groups &= groups - 1;
    }
    sum
}

/// The sentences that say most for the category, in the order of the text.
fn evidence(reading: &Reading, at: usize) -> Vec<Span> {
    let mut places = [usize::MAX; PLACES];
    let mut best = 0;
    for rank in 0..PLACES {
        let mut top = (usize::MAX, 0);
        for (index, sentence) in reading.sentences.iter().enumerate() {
            let says = weight(sentence, at);
            if says > top.1 && !places.contains(&index) {
                top = (index, says);
            }
        }
        if top.1 * 5 < best {
            break;
        }
        best = best.max(top.1);
        if let Some(place) = places.get_mut(rank) {
            *place = top.0;
        }
    }
    if best == 0 {
        places = [fallback(reading); PLACES];
    }
    let mut spans: Vec<Span> = Vec::new();
    for (index, sentence) in reading.sentences.iter().enumerate() {
        if !places.contains(&index) {
            continue;
        }
        let span = quoted(sentence);
        match spans.last_mut() {
            Some(last) if last.overlaps(span) => last.end = last.end.max(span.end),
            _ => spans.push(span),
        }
    }
    spans
}

/// A question raises a matter, what follows it speaks: it shows half as well.
fn weight(sentence: &Sentence, at: usize) -> i32 {
    let points = sentence.points.get(at).copied().unwrap_or_default();
    let asks = sentence.groups & bit(signal::QUESTION) != 0;
    if asks && points > 1 { points / 2 } else { points }
}

/// Where only the text as a whole speaks: its first full sentence.
fn fallback(reading: &Reading) -> usize {
    let full =
        reading.sentences.iter().position(|sentence| sentence.groups & bit(signal::SHORT) == 0);
    full.unwrap_or(0)
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
