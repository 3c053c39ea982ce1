use super::candidate::Candidates;
use super::mark;
use super::matched::EmailMatch;

/// The addresses in a text, in the order in which they stand there; see [`find`].
#[derive(Debug, Clone)]
pub struct Finder<'t>(Candidates<'t>);

impl<'t> Iterator for Finder<'t> {
    type Item = EmailMatch<'t>;

    fn next(&mut self) -> Option<EmailMatch<'t>> {
        let mut found = EmailMatch::empty();
        self.0.next(&mut found).then_some(found)
    }
}

/// Finds the addresses in a text: prose, a description, a post.
///
/// What stands round an address (labels, brackets, punctuation) is no remark here, unlike in
/// [`check`](super::check). Handles (`@ivan_petrov`) and words in parentheses («Встреча (at)
/// home») are no addresses. Spans never overlap; the cost grows with the text and no faster.
///
/// ```
/// use gospablik::contact::email;
/// let mut found = email::find("Пишите: priem(собака)mosreg.ru, мы тут @mosreg");
/// assert_eq!(found.next().unwrap().address().unwrap().to_string(), "priem@mosreg.ru");
/// assert!(found.next().is_none());
/// ```
#[must_use]
pub fn find(text: &str) -> Finder<'_> {
    Finder(Candidates::new(text, false))
}

/// The address in prose round the at sign, or what stands for one, at `pos`; nothing before
/// `floor` belongs to it. Behind it, the offset before which no other address begins.
pub(crate) fn find_at(text: &str, floor: usize, pos: usize) -> (Option<EmailMatch<'_>>, usize) {
    let mut candidates = Candidates::single(text, floor, false);
    let mut found = EmailMatch::empty();
    let there = mark::at_mark(text, pos).is_some_and(|mark| candidates.shown(mark, &mut found));
    (there.then_some(found), candidates.floor())
}
