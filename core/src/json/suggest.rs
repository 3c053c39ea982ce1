use crate::lower::lower;

/// Longer words are not compared: nobody misspells them, and the cost grows with the square.
const LONGEST: usize = 40;

/// The word among `known` that was probably meant: the same but for case and separators, or
/// within a third of its letters.
pub(crate) fn suggest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let word = bare(word)?;
    let mut best: Option<(usize, &'k str)> = None;
    for candidate in known {
        let Some(letters) = bare(candidate) else { continue };
        let distance = distance(&word, &letters);
        let near = distance <= (letters.len().max(word.len()) / 3).max(1);
        // A two-letter word is one slip away from every other.
        let sure = distance == 0 || letters.len() > 2;
        if near && sure && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

fn bare(word: &str) -> Option<Vec<char>> {
    let mut letters = Vec::new();
    for letter in word.chars().filter(|c| !matches!(c, '_' | '-' | ' ')) {
        if letters.len() == LONGEST {
            return None;
        }
        letters.push(lower(letter));
    }
    (!letters.is_empty()).then_some(letters)
}

/// Edits (insert, delete, replace, swap of neighbours) between two words.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut a_before = None;
    for (i, &ca) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        let mut b_before = None;
        for (j, &cb) in b.iter().enumerate() {
            let cell = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX / 2);
            let replaced = cell(&last, j) + usize::from(ca != cb);
            let mut least = replaced.min(cell(&last, j + 1) + 1).min(cell(&row, j) + 1);
            if j > 0 && a_before == Some(cb) && b_before == Some(ca) {
                least = least.min(cell(&before, j - 1) + 1);
            }
            row.push(least);
            b_before = Some(cb);
        }
        before = std::mem::replace(&mut last, row);
        a_before = Some(ca);
    }
    last.last().copied().unwrap_or_default()
}
