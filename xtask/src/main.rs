//! Tasks of the repository: `cargo xtask <task>`.

mod bench;
mod c;
mod conformance;
mod generate;
mod house;
mod html;
mod npm;
mod office;
mod steps;
mod test;
mod wasm;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask <task>

  generate [--check]   write (or verify) everything that is generated and committed
  test [--strict]      run every check; --strict (and CI) treats a skipped check as failed
  c [--quick] [--skip STEP]...
                       build and test the C library and the wrappers around it
  wasm                 build the WebAssembly modules
  wasm cost            print what the classification of posts adds to a module
  html                 look at HTML reports in Chromium (axe-core, widths, schemes, paper)
  office               open the CSV of a register's audit in LibreOffice
  npm [--test]         build and pack the npm package; --test tests the tarball,
                       --sizes prints what a browser downloads
  bench [--table]      measure beside the peers; --table prints the last figures again
  demo                 write the demo page of the custom elements
";

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["generate"] => generate::run(generate::Mode::Write),
        ["generate", "--check"] => generate::run(generate::Mode::Check),
        ["test"] => test::all(std::env::var_os("CI").is_some()),
        ["test", "--strict"] => test::all(true),
        ["html"] => html::check(),
        ["office"] => office::check(),
        ["wasm"] => wasm::build().map(|_| ()),
        ["wasm", "cost"] => wasm::cost_of_categories(),
        ["c", rest @ ..] => c::run(rest),
        ["npm"] => npm::pack().map(|_| ()),
        ["npm", "--test"] => npm::test(),
        ["npm", "--sizes"] => npm::sizes(),
        ["bench"] => bench::run_all(),
        ["bench", "--table"] => bench::table(),
        ["demo"] => npm::demo(),
        _ => {
            eprint!("{USAGE}");
            bail!("unknown task: {}", words.join(" "))
        }
    }
}
