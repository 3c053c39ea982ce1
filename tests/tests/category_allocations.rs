//! Posts are classified without an allocation for each word.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

use gospablik::text::classify;
use gospablik_tests::posts;

struct Counting;

static COUNT: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call goes to the system's allocator unchanged; the counter is atomic.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.fetch_add(1, Ordering::Relaxed);
        // SAFETY: the caller's layout is passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the pointer came from `alloc` above with this layout.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How many allocations a text costs.
fn cost(text: &str) -> usize {
    let before = COUNT.load(Ordering::Relaxed);
    let found = classify(text, None);
    let after = COUNT.load(Ordering::Relaxed);
    assert!(!found.categories.is_empty(), "{text}");
    after - before
}

// One test alone: the counter belongs to the process.
#[test]
fn words_cost_no_allocation() {
    // The lexicon is unpacked once.
    let _ = classify("состоялась встреча", None);
    // Words of all kinds in one sentence: the list of sentences, the list of labels and, for each
    // of these, its evidence, however many words there are.
    let words = "состоялась встреча 15.10.2026 в 10:00, тел. 8 (861) 275-10-50, ёжик adm@mail.ru ";
    assert_eq!([cost(words), cost(&words.repeat(1000))], [4, 4]);
    // Real posts: never more than lists that grow.
    for post in posts::load("posts_official") {
        let (count, words) = (cost(&post.text), post.text.split_whitespace().count());
        assert!(count <= 12, "{count} allocations for {words} words: {}", post.text);
    }
}
