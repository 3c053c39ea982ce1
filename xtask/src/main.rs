//! Tasks of the repository: `cargo xtask <task>`.

mod generate;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask <task>

  generate [--check]   write (or verify) everything that is generated and committed
";

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["generate"] => generate::run(generate::Mode::Write),
        ["generate", "--check"] => generate::run(generate::Mode::Check),
        _ => {
            eprint!("{USAGE}");
            bail!("unknown task: {}", words.join(" "))
        }
    }
}
