use gospablik::contact::email;
use std::io::BufRead;
fn main() {
    let field = std::env::args().nth(1).as_deref() != Some("text");
    for l in std::io::stdin().lock().lines() {
        let l = l.unwrap().replace("\\n", "\n");
        let show = |m: &email::EmailMatch| {
            println!(
                "   {:?} {:?} addr={:?} sugg={:?} {:?} {}",
                m.span.slice(&l),
                m.status,
                m.address().map(|e| e.to_string()),
                m.suggestion().map(|e| e.to_string()),
                m.provider,
                m.diagnostics
                    .iter()
                    .map(|d| format!("{}[{}]", d.code.as_str(), d.span.slice(&l)))
                    .collect::<Vec<_>>()
                    .join(" ")
            );
        };
        println!("{l:?}");
        if field {
            let mut w = email::check(&l);
            for m in w.by_ref() {
                show(&m)
            }
            for d in w.diagnostics().iter() {
                println!("   * {}", d.code.as_str())
            }
        } else {
            for m in email::find(&l) {
                show(&m)
            }
        }
    }
}
