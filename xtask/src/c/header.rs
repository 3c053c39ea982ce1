//! The header is taken by every compiler and standard a user may have.

use anyhow::Result;

use super::lab::{Lab, command, need, run};

const WARNINGS: [&str; 4] = ["-Wall", "-Wextra", "-Wpedantic", "-Werror"];

/// The header alone, as C99, C11, C17 and C++17, by gcc and clang; included twice.
pub(super) fn compiles(lab: &Lab) -> Result<()> {
    need("gcc", "gcc", "header")?;
    need("g++", "g++", "header")?;
    need("clang", "clang", "header")?;
    let dir = lab.dir("header")?;
    let once = "#include \"gospablik.h\"\n";
    let text = format!("{once}{once}int main(void) {{ return (int)gospablik_abi_version(); }}\n");
    let (c, cpp) = (dir.join("header.c"), dir.join("header.cpp"));
    std::fs::write(&c, &text)?;
    std::fs::write(&cpp, text.replace("(void)", "()"))?;
    for (compiler, standards, source) in [
        ("gcc", ["c99", "c11", "c17"].as_slice(), &c),
        ("clang", &["c99", "c11", "c17"], &c),
        ("g++", &["c++17"], &cpp),
        ("clang++", &["c++17"], &cpp),
    ] {
        for standard in standards {
            let mut compile = command(compiler, WARNINGS);
            compile.arg(format!("-std={standard}")).arg("-fsyntax-only");
            run(compile.arg("-I").arg(lab.include()).arg(source))?;
        }
    }
    println!("gospablik.h: c99 c11 c17 c++17, gcc and clang");
    Ok(())
}
