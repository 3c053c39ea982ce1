use super::{Arg, Args};
use crate::Lang;

/// Fills a template. A placeholder without its argument is left as it stands: generation
/// refuses such templates, and a reader is better served by a visible gap than by silence.
pub(crate) fn render(template: &str, args: &Args, lang: Lang) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, tail)) = rest.split_once('{') {
        out.push_str(before);
        let Some((placeholder, after)) = tail.split_once('}') else {
            out.push('{');
            rest = tail;
            continue;
        };
        if !fill(&mut out, placeholder, args, lang) {
            out.push('{');
            out.push_str(placeholder);
            out.push('}');
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

fn fill(out: &mut String, placeholder: &str, args: &Args, lang: Lang) -> bool {
    let mut parts = placeholder.split('|');
    let Some(arg) = parts.next().and_then(|name| args.get(name)) else {
        return false;
    };
    let forms = [parts.next(), parts.next(), parts.next()];
    if forms[0].is_none() {
        match arg {
            Arg::Int(n) => out.push_str(&n.to_string()),
            Arg::Text(text) => out.push_str(text),
        }
        return true;
    }
    let Arg::Int(n) = arg else { return false };
    let form = match lang {
        Lang::Ru => forms.get(russian_form(*n)),
        Lang::En => forms.get(usize::from(n.unsigned_abs() != 1)),
    };
    let form = form.copied().flatten().or(forms[1]).or(forms[0]);
    out.push_str(form.unwrap_or_default());
    true
}

/// 0 for 1, 21, 101...; 1 for 2-4, 22-24...; 2 for the rest, 11-14 among them.
fn russian_form(n: i64) -> usize {
    let n = n.unsigned_abs();
    match (n % 10, n % 100) {
        (_, 11..=14) => 2,
        (1, _) => 0,
        (2..=4, _) => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn russian_plurals_are_right() {
        let text = "{n} {n|публикация|публикации|публикаций}";
        for (n, want) in [
            (0, "0 публикаций"),
            (1, "1 публикация"),
            (2, "2 публикации"),
            (5, "5 публикаций"),
            (11, "11 публикаций"),
            (14, "14 публикаций"),
            (21, "21 публикация"),
            (22, "22 публикации"),
            (111, "111 публикаций"),
            (-1, "-1 публикация"),
        ] {
            assert_eq!(render(text, &Args::new().with("n", n), Lang::Ru), want);
        }
    }

    #[test]
    fn english_has_two_forms() {
        let text = "{n} {n|post|posts}";
        assert_eq!(render(text, &Args::new().with("n", 1), Lang::En), "1 post");
        assert_eq!(render(text, &Args::new().with("n", 0), Lang::En), "0 posts");
    }

    #[test]
    fn unknown_placeholders_and_lone_braces_stay_visible() {
        assert_eq!(render("a {b} {c", &Args::new(), Lang::Ru), "a {b} {c");
    }

    #[test]
    fn arguments_are_not_templates() {
        let args = Args::new().with("b", String::from("{b}"));
        assert_eq!(render("a {b}", &args, Lang::Ru), "a {b}");
    }
}
