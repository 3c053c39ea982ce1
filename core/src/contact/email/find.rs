use super::candidate::Candidates;
use super::mark;
use super::matched::EmailMatch;

/// The addresses in a text, in the order in which they stand there; see [`find`].
#[derive(Debug, Clone)]
pub struct Finder<'t>(Candidates<'t>);

impl<'t> Iterator for Finder<'t> {
    type Item = EmailMatch<'t>;

    fn next(&mut self) -> Option<EmailMatch<'t>> {
        self.0.next()
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
/// `floor` belongs to it.
pub(crate) fn find_at(text: &str, floor: usize, pos: usize) -> Option<EmailMatch<'_>> {
    Candidates::single(text, floor).at(mark::at_mark(text, pos)?)
}
