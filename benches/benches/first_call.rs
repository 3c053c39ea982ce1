//! The first telephone number that a fresh process reads: microseconds, the median of 31
//! processes for each library. Tables that are built on the first call show here.

use std::error::Error;
use std::hint::black_box;
use std::process::Command;
use std::time::Instant;

const NUMBER: &str = "8 (86137) 5-12-34";
const PROCESSES: usize = 31;
type Call = fn() -> bool;
const LIBRARIES: [(&str, Call); 4] = [
    ("gospablik", gospablik),
    ("phonelib", phonelib),
    ("rlibphonenumber", rlibphonenumber),
    ("phonenumber", phonenumber),
];

fn main() -> Result<(), Box<dyn Error>> {
    let asked = std::env::var("FIRST_CALL").ok();
    if let Some(&(_, call)) = LIBRARIES.iter().find(|(name, _)| Some(*name) == asked.as_deref()) {
        let begin = Instant::now();
        let valid = black_box(call());
        println!("{} {valid}", begin.elapsed().as_nanos());
        return Ok(());
    }
    println!("first call in a fresh process, median of {PROCESSES}: {NUMBER}");
    for (name, _) in LIBRARIES {
        let mut times = Vec::new();
        let mut valid = String::new();
        for _ in 0..PROCESSES {
            let child = Command::new(std::env::current_exe()?).env("FIRST_CALL", name).output()?;
            let text = String::from_utf8(child.stdout)?;
            let (time, answer) = text.trim().split_once(' ').ok_or("the process said nothing")?;
            times.push(time.parse::<u64>()?);
            valid = answer.to_owned();
        }
        times.sort_unstable();
        println!("{name:<16} {:>8} us  valid: {valid}", times[PROCESSES / 2].div_ceil(1000));
    }
    Ok(())
}

fn gospablik() -> bool {
    use gospablik::contact::phone::{Hints, check};
    check(black_box(NUMBER), &Hints::default()).next().is_some_and(|found| found.phone.is_some())
}

fn phonelib() -> bool {
    phonelib::is_valid_phone_number(black_box(NUMBER))
}

fn rlibphonenumber() -> bool {
    use rlibphonenumber::{PHONE_NUMBER_UTIL, Region};
    PHONE_NUMBER_UTIL
        .parse(black_box(NUMBER), Some(Region::RU))
        .is_ok_and(|number| PHONE_NUMBER_UTIL.is_valid_number(&number))
}

fn phonenumber() -> bool {
    phonenumber::parse(Some(phonenumber::country::RU), black_box(NUMBER))
        .is_ok_and(|number| number.is_valid())
}
