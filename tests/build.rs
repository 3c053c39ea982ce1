//! Tells the tests which data outside the repository is there: without it they are ignored by
//! name, not passed.

const SUITES: &str = "GOSPABLIK_EMAIL_SUITES";

fn main() {
    println!("cargo::rustc-check-cfg=cfg(email_suites)");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed={SUITES}");
    if std::env::var_os(SUITES).is_some() {
        println!("cargo::rustc-cfg=email_suites");
    }
}
