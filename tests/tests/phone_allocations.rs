//! Telephone numbers are read without an allocation.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

use gospablik::contact::phone::{Hints, check, find};

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

#[test]
fn nothing_is_allocated() {
    let corpus: Vec<String> = include_str!("../corpus/phones.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .map(|line| serde_json::from_str(line.split('\t').next().unwrap()).unwrap())
        .collect();
    let text = corpus.join("\n");
    let hints = Hints::with_area("861".parse().unwrap());
    let before = COUNT.load(Ordering::Relaxed);
    let mut found = 0;
    for value in &corpus {
        found += check(value, &hints).count();
    }
    found += find(&text, &hints).count();
    let after = COUNT.load(Ordering::Relaxed);
    assert!(found > 400, "{found}");
    assert_eq!(after - before, 0);
}
