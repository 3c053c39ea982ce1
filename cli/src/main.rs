//! The command line of gospablik.

fn main() {
    println!("gospablik {}", gospablik::VERSION);
}
