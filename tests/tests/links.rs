//! Links: the corpus, and what must hold for any input.

use gospablik::Lang;
use gospablik::contact::Code;
use gospablik::contact::link::{Link, check, find, record};
use gospablik_tests::rows;

const CORPUS: &str = include_str!("../corpus/links.tsv");

#[test]
fn the_corpus() {
    let mut wrong = Vec::new();
    for row in rows(CORPUS) {
        let [input, platform, object, canonical, ids, diagnostics, _] = row[..] else {
            panic!("seven columns: {row:?}");
        };
        let found = check(input);
        let got = match &found {
            Some(found) => [
                found.platform.as_str().to_string(),
                found.object.as_str().to_string(),
                found.canonical().unwrap_or_default().to_string(),
                join(found.ids.iter().map(|id| format!("{}={id}", id.name()))),
                join(found.diagnostics.iter().map(|d| d.code.as_str().to_string())),
            ],
            None => Default::default(),
        };
        if got != [platform, object, canonical, ids, diagnostics] {
            wrong.push(format!("{input}: {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn join(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_link_reads_its_own_text() {
    for row in rows(CORPUS) {
        let Some(found) = check(row[0]) else { continue };
        let again: Link = found.link.as_str().parse().unwrap();
        assert_eq!(again, found.link, "{}", row[0]);
        assert_eq!(check(found.span.slice(row[0])).unwrap().link, found.link, "{}", row[0]);
    }
}

#[test]
fn links_are_found_among_words() {
    for row in rows(CORPUS) {
        let Some(field) = check(row[0]) else { continue };
        let text = format!("Мы в сети: {} — подписывайтесь!", field.span.slice(row[0]));
        let found: Vec<_> = find(&text).collect();
        // In prose `id15` may be anything; VK writes its mark-up with numbers, never with names.
        if matches!(row[0], "id15" | "[lipovsk_adm|Липовск]") {
            assert!(found.is_empty());
            continue;
        }
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(found[0].link, field.link, "{text}");
        // In prose a torn scheme is no part of the link.
        let written = field.span.slice(row[0]);
        let host = written.trim_start_matches("https//").trim_start_matches("https:/");
        let torn = !written.contains("://");
        let address = if torn { host.trim_start_matches("//") } else { written };
        assert_eq!(found[0].span.slice(&text), address, "{text}");
    }
}

#[test]
fn the_record_is_the_contract() {
    let json = |value| serde_json::to_string(&record(value, Lang::Ru)).unwrap();
    assert_eq!(
        json("vk.com/public1"),
        r#"{"input":"vk.com/public1","platform":"vk","object":"community","canonical":"https://vk.com/club1","ids":{"owner":"-1"},"diagnostics":[]}"#
    );
    assert_eq!(
        json("нет"),
        r#"{"input":"нет","platform":null,"object":null,"canonical":null,"ids":{},"diagnostics":[]}"#
    );
}

#[test]
fn any_truncation_is_read_without_harm() {
    for row in rows(CORPUS) {
        for end in (0..row[0].len()).filter(|end| row[0].is_char_boundary(*end)) {
            let _ = check(&row[0][..end]);
            let _ = check(&row[0][end..]);
        }
    }
}

#[test]
fn hostile_input_is_read_without_harm() {
    for hostile in ["@", ".", "a.", "://", "club1", "[club1|", "*", "\0", "\u{301}", "\u{202e}.ru"]
    {
        let text = hostile.repeat(20_000);
        let _ = check(&text);
        let count = find(&text).count();
        assert!(count <= 20_000, "{hostile}");
    }
}
