//! What official pages publish, in about the shares in which they publish it: the input that
//! gospablik and its peers read, in an order that a branch predictor cannot learn.

/// Notations of telephone numbers and their shares in a thousand: `C` stands for a digit of the
/// area code, `N` for any digit.
const PHONES: [(&str, usize); 20] = [
    ("8 (CCC) NNN-NN-NN", 120),
    ("+7 (CCC) NNN-NN-NN", 110),
    ("8(CCC)NNN-NN-NN", 70),
    ("8-CCC-NNN-NN-NN", 40),
    ("8 (CCCC) NN-NN-NN", 140),
    ("8(CCCC)NN-NN-NN", 60),
    ("+7 (CCCC) NN-NN-NN", 50),
    ("(CCCC) NN-NN-NN", 30),
    ("8 (CCCCC) N-NN-NN", 120),
    ("8(CCCCC)NNNNN", 30),
    ("8 CCC NNN NN NN", 20),
    ("8CCCNNNNNNN", 30),
    ("+7CCCNNNNNNN", 30),
    ("+7 9NN NNN-NN-NN", 30),
    ("8-9NN-NNN-NN-NN", 20),
    ("89NNNNNNNNN", 30),
    ("8-800-NNN-NN-NN", 20),
    ("8 (CCCC) NN-NN-NN (доб. NNN)", 20),
    ("тел. 8 (CCC) NNN-NN-NN", 20),
    ("8 (CCC) NNN-NN-N", 10),
];

const CODES: [&[&str]; 3] = [
    &["495", "499", "812", "861", "383", "343", "846", "863", "831", "342", "351", "347"],
    &["4822", "4722", "8332", "3532", "4012", "8212", "8442", "4932", "3843", "8202"],
    &["86137", "84477", "42722", "81371", "48439", "35168", "83361", "49244", "34375", "86142"],
];

/// Domains of e-mail addresses and their shares in a thousand: two fifths mail.ru, a fifth
/// yandex.ru, a third domains of their own, some of everything else.
const DOMAINS: [(&str, usize); 15] = [
    ("mail.ru", 430),
    ("yandex.ru", 208),
    ("rambler.ru", 40),
    ("gmail.com", 11),
    ("list.ru", 11),
    ("bk.ru", 10),
    ("inbox.ru", 8),
    ("mo.krasnodar.ru", 40),
    ("tatar.ru", 40),
    ("26.mvd.gov.ru", 7),
    ("edu.kamyshevo.ru", 101),
    ("adm-ozerki.ru", 86),
    ("yandex.ry", 2),
    ("ramler.ru", 5),
    ("xn--e1afmkfd.xn--p1ai", 1),
];

const LOCALS: [&str; 8] =
    ["school25", "priemnaya", "ivanov_ii", "mdou.12", "glava-sp", "26", "adm", "buh2010"];

/// A thousand telephone numbers.
#[must_use]
pub fn phones() -> Vec<String> {
    let mut dice = Dice(42);
    let mut all = Vec::new();
    for (notation, share) in PHONES {
        for _ in 0..share {
            all.push(dice.filled(notation));
        }
    }
    dice.shuffle(&mut all);
    all
}

/// A thousand e-mail addresses.
#[must_use]
pub fn emails() -> Vec<String> {
    let mut dice = Dice(42);
    let mut all = Vec::new();
    for (domain, share) in DOMAINS {
        for _ in 0..share {
            all.push(format!("{}@{domain}", dice.pick(&LOCALS)));
        }
    }
    dice.shuffle(&mut all);
    all
}

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    fn pick<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    fn shuffle(&mut self, all: &mut [String]) {
        for i in (1..all.len()).rev() {
            let other = self.below(i + 1);
            all.swap(i, other);
        }
    }

    fn filled(&mut self, notation: &str) -> String {
        let width = notation.matches('C').count();
        let mut code = if width == 0 { "" } else { self.pick(CODES[width - 3]) }.chars();
        let digits = "0123456789".as_bytes();
        notation
            .chars()
            .map(|sign| match sign {
                'C' => code.next().unwrap_or('C'),
                'N' => char::from(digits[self.below(10)]),
                _ => sign,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{emails, phones};

    #[test]
    fn mixes_are_a_thousand_each_and_the_same_in_every_run() {
        let (phones, emails) = (phones(), emails());
        assert_eq!((phones.len(), emails.len()), (1_000, 1_000));
        assert_eq!(phones, super::phones());
        assert!(phones.iter().all(|text| !text.contains(['C', 'N'])));
        assert_eq!(emails.iter().filter(|text| text.ends_with("@mail.ru")).count(), 430);
        assert_eq!(phones.iter().filter(|text| text.contains("доб.")).count(), 20);
    }
}
