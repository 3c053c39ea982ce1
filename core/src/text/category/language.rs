//! Tells Russian from the other languages official pages are written in.

use super::sentence::Reading;
use super::table::signal;

/// Whether the text is in Russian, as far as letters and small words tell.
pub(super) fn is_russian(reading: &Reading) -> bool {
    let (russian, alien, latin) = (reading.words, reading.alien, reading.latin);
    if alien >= 3 && alien * 100 >= (russian + alien) * 12 {
        return false;
    }
    if latin >= 8 && latin > russian * 3 {
        return false;
    }
    // Erzya and Moksha use Russian letters alone; no Russian prose of this length lacks
    // prepositions and conjunctions.
    let small = reading.counts.get(usize::from(signal::FUNCTION_WORD)).copied().unwrap_or_default();
    !(russian >= 20 && small == 0 && reading.counts_known() * 8 < russian)
}
