//! Every code of the plan in every usual notation, with local numbers of three lengths.

use gospablik::contact::phone::{Hints, check};
#[test]
fn every_code_in_every_notation() {
    let codes: Vec<u32> = include_str!("../../core/data/area_codes.tsv")
        .lines()
        .skip(1)
        .map(|l| l[..3].parse().unwrap())
        .collect();
    let mut seed = 7u64;
    let mut rnd = move |n: u64| {
        seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (seed >> 33) % n
    };
    let mut fails = std::collections::BTreeMap::<String, Vec<String>>::new();
    let mut count = 0;
    for _ in 0..40 {
        for code in &codes {
            let alen = 3 + rnd(3) as usize;
            let nat = format!("{code}{:07}", rnd(10_000_000));
            let want = format!("+7{nat}");
            let (a, l) = nat.split_at(alen);
            let n = l.len();
            let groups: Vec<String> = {
                let (h, t) = l.split_at(n - 4);
                vec![h.to_string(), t[..2].to_string(), t[2..].to_string()]
            };
            let g3 = groups.join("-");
            let gs = groups.join(" ");
            let gd = groups.join(".");
            let two = format!("{}-{}", &l[..n - 4], &l[n - 4..]);
            for t in [
                format!("8 ({a}) {g3}"),
                format!("+7 ({a}) {g3}"),
                format!("+7({a}){l}"),
                format!("8({a}){l}"),
                format!("({a}) {g3}"),
                format!("({a}) {l}"),
                format!("({a}){gs}"),
                format!("8-{a}-{g3}"),
                format!("8 {a} {gs}"),
                format!("+7 {a} {gs}"),
                format!("7-{a}-{g3}"),
                format!("8.{a}.{gd}"),
                format!("+7{nat}"),
                format!("8{nat}"),
                format!("7{nat}"),
                nat.clone(),
                format!("8 {a} {g3}"),
                format!("8{a} {g3}"),
                format!("8-({a})-{g3}"),
                format!("(8{a}) {g3}"),
                format!("(8-{a}) {g3}"),
                format!("(8 {a}) {l}"),
                format!("8 ({a}) {two}"),
                format!("{a}-{g3}"),
                format!("{a} {g3}"),
                format!("8({a}) {gs}"),
                format!("тел. 8 ({a}) {g3}"),
                format!("8 ({a}) {g3} доб. 12"),
                format!("8 {a} {l}"),
                format!("8-{a}-{l}"),
                format!("({a})-{g3}"),
                format!("8 ( {a} ) {g3}"),
                format!("8({a})-{g3}"),
                format!("8 ({a}) - {g3}"),
                format!("8 – {a} – {}", groups.join(" – ")),
                format!("({a}-) {g3}"),
                format!("8 ({}-{}) {g3}", &a[..a.len() - 1], &a[a.len() - 1..]),
                format!("8{}-{}-{g3}", &a[..2], &a[2..]),
                format!("8 {} {} {gs}", &a[..3], &a[3..]),
                format!("код ({a}) {g3}"),
                format!("8-{a} (код) {g3}"),
                format!("(код {a}) {g3}"),
                format!("код {a}, тел. {g3}"),
                format!("8({a}) факс {g3}"),
                format!("8 ({a}) тел.{g3}"),
                format!("т.8({a}){g3}"),
                format!("тел/факс 8({a}){g3}"),
                format!("8({a}){g3},"),
                format!("8({a}){g3}."),
                format!("☎ {a} {g3}"),
                format!("8({a}){g3} Иванова А.А."),
                format!("8({a}){g3}-приемная"),
                format!("8({a}){g3}приемная"),
                format!("г. Липовск, ул. Мира, 5, тел. 8 ({a}) {g3}"),
                format!("352000 8 ({a}) {g3}"),
                format!("8 ({a}) {g3}, 352000"),
                format!("каб. 5 8 ({a}) {g3}"),
            ] {
                count += 1;
                let got: Vec<_> = check(&t, &Hints::default()).collect();
                let e: Vec<String> = got
                    .iter()
                    .map(|m| {
                        m.phone.map(|p| p.without_extension().to_string()).unwrap_or(format!(
                            "{}{}",
                            m.status.as_str(),
                            m.digits
                        ))
                    })
                    .collect();
                if e != [want.clone()] {
                    let key: String =
                        t.chars().map(|c| if c.is_ascii_digit() { 'N' } else { c }).collect();
                    fails.entry(key).or_default().push(format!("{t} -> {e:?}"));
                }
            }
        }
    }
    assert!(count > 200_000);
    let shown: Vec<String> =
        fails.iter().map(|(key, all)| format!("{key}: {} e.g. {}", all.len(), all[0])).collect();
    assert!(shown.is_empty(), "{}", shown.join("\n"));
}
