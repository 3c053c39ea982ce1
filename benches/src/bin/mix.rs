//! Prints a mix, one text a line, for peers in other languages: `mix phones`, `mix emails`.

use std::process::ExitCode;

use gospablik_benches::mix;

fn main() -> ExitCode {
    let all = match std::env::args().nth(1).as_deref() {
        Some("phones") => mix::phones(),
        Some("emails") => mix::emails(),
        _ => {
            eprintln!("usage: mix phones|emails");
            return ExitCode::from(2);
        }
    };
    for text in all {
        println!("{text}");
    }
    ExitCode::SUCCESS
}
