use gospablik_tests::posts;
fn main() {
    let n: usize = std::env::args().nth(1).unwrap().parse().unwrap();
    let texts: Vec<String> = posts::load("posts_own").into_iter().map(|p| p.text).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    let mut sum = 0;
    for _ in 0..n {
        for t in &texts {
            sum += gospablik::text::classify(std::hint::black_box(t), None).categories.len();
        }
    }
    println!("{} bytes {sum}", bytes * n);
}
