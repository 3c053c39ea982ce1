//! How much of a printed sheet a part of the page takes.

/// Lines of a card that is kept whole: were it longer, the sheet before it might stand nearly
/// empty. A sheet holds about 55.
const KEPT: usize = 32;
/// Characters of a printed line.
const LINE: usize = 88;
/// What stands on lines of its own, and how many lines are its space.
const BLOCKS: [(&str, usize); 6] =
    [("<h3", 2), ("<p", 1), ("<figcaption", 1), ("<blockquote", 2), ("<dd", 1), ("<dl", 1)];

/// Whether it is too tall to be moved to the next sheet as a whole.
pub(super) fn is_long(markup: &str) -> bool {
    lines(markup) > KEPT
}

fn lines(markup: &str) -> usize {
    let blocks: usize = BLOCKS.iter().map(|(tag, n)| markup.matches(tag).count() * n).sum();
    // Whatever the document holds is escaped: a bracket is one of a tag.
    let texts = markup.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    let (mut chars, mut breaks) = (0, 0);
    for text in texts {
        chars += text.chars().count();
        breaks += text.matches('\n').count();
    }
    blocks + breaks + chars / LINE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_blocks_and_line_breaks_make_a_card_long() {
        assert!(!is_long("<h3>Нет отчёта</h3><p>Где</p><dl><dd>Расскажите</dd></dl>"));
        assert!(is_long(&["<p>", &"а".repeat(KEPT * LINE), "</p>"].concat()));
        assert!(is_long(&"<p>а</p>".repeat(KEPT + 1)));
        assert!(is_long(&["<blockquote>", &"а\n".repeat(KEPT), "</blockquote>"].concat()));
        // Attributes are no text.
        assert!(!is_long(&["<a href=\"", &"а".repeat(KEPT * LINE * 2), "\">б</a>"].concat()));
    }
}
