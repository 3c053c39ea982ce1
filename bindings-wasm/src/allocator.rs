//! The allocator of the modules: small, and as fast as a list.
//!
//! A block has the size of a power of two. What is given back waits in the list of its size for
//! the next request of that size; where a list is empty, the block is cut from the end of the
//! memory. Blocks are neither split nor joined, so that the memory in use is the sum of the peaks
//! of the sizes, and the same work done again takes no more of it.
//!
//! This is the one file of the bindings with `unsafe`: the contract of [`GlobalAlloc`] cannot be
//! kept without it. The modules have one thread, so nothing here is ever entered twice at once.

use std::alloc::{GlobalAlloc, Layout};
use std::cell::Cell;
use std::ptr::{self, null_mut};

/// The smallest block holds the address of the next and is aligned for every number.
const LEAST: usize = 16;
/// Lists by the exponent of the size; the first ones stay empty.
const LISTS: usize = usize::BITS as usize;

/// Where the allocator takes memory from.
pub(crate) trait Source {
    /// Makes at least so many bytes follow the memory given so far, and gives the address of the
    /// first and how many there are; `None` where there is no more.
    fn more(&self, bytes: usize) -> Option<(usize, usize)>;
}

/// The blocks of one source.
pub(crate) struct Heap<S> {
    source: S,
    /// The first free block of each size, 0 where there is none.
    free: [Cell<usize>; LISTS],
    /// What was never given: from here to there.
    from: Cell<usize>,
    end: Cell<usize>,
}

/// The exponent of the size of a block for this request.
fn class(layout: Layout) -> usize {
    let size = layout.size().max(layout.align()).max(LEAST);
    (usize::BITS - (size - 1).leading_zeros()) as usize
}

impl<S: Source> Heap<S> {
    pub(crate) const fn new(source: S) -> Self {
        Self {
            source,
            free: [const { Cell::new(0) }; LISTS],
            from: Cell::new(0),
            end: Cell::new(0),
        }
    }

    /// Cuts a new block from the end of the memory.
    fn cut(&self, size: usize, align: usize) -> Option<usize> {
        loop {
            let start = self.from.get().checked_next_multiple_of(align)?;
            let behind = start.checked_add(size)?;
            if self.from.get() != 0 && behind <= self.end.get() {
                self.from.set(behind);
                return Some(start);
            }
            // Enough for the block wherever an aligned address lies.
            let (first, bytes) = self.source.more(size.checked_add(align)?)?;
            if first != self.end.get() {
                self.from.set(first);
            }
            self.end.set(first.checked_add(bytes)?);
        }
    }
}

// SAFETY: a block is cut or taken from the list of its size, so it has the size asked for and no
// one else has it; `class` is the same for the layout with which it comes back. Nothing panics.
unsafe impl<S: Source> GlobalAlloc for Heap<S> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let class = class(layout);
        let Some(list) = self.free.get(class) else { return null_mut() };
        let head = list.get();
        // A block waits with the alignment with which it was cut, which is seldom more than LEAST.
        if head != 0 && head & (layout.align() - 1) == 0 {
            // SAFETY: what is in a list is a block of at least LEAST bytes that nobody uses; its
            // first bytes hold the address of the next.
            list.set(unsafe { *(head as *const usize) });
            return head as *mut u8;
        }
        let size = 1_usize.checked_shl(class as u32).unwrap_or(usize::MAX);
        self.cut(size, layout.align().max(LEAST)).map_or(null_mut(), |start| start as *mut u8)
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if let Some(list) = self.free.get(class(layout)) {
            // SAFETY: the caller gives the block back, and it is of LEAST bytes and so aligned.
            unsafe { *block.cast::<usize>() = list.get() };
            list.set(block as usize);
        }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: the caller vouches for the size and the alignment.
        let wanted = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        if class(wanted) == class(layout) {
            return block;
        }
        // SAFETY: two blocks that do not overlap, each of at least so many bytes.
        unsafe {
            let new = self.alloc(wanted);
            if !new.is_null() {
                ptr::copy_nonoverlapping(block, new, layout.size().min(size));
                self.dealloc(block, layout);
            }
            new
        }
    }
}

/// The memory of the module, grown by pages.
#[cfg(target_arch = "wasm32")]
pub(crate) struct Memory;

#[cfg(target_arch = "wasm32")]
impl Source for Memory {
    fn more(&self, bytes: usize) -> Option<(usize, usize)> {
        const PAGE: usize = 1 << 16;
        let pages = bytes.div_ceil(PAGE);
        let before = core::arch::wasm32::memory_grow(0, pages);
        (before != usize::MAX).then(|| (before * PAGE, pages * PAGE))
    }
}

/// The allocator of a module.
#[cfg(target_arch = "wasm32")]
pub(crate) struct Global(Heap<Memory>);

#[cfg(target_arch = "wasm32")]
impl Global {
    pub(crate) const fn new() -> Self {
        Self(Heap::new(Memory))
    }
}

// SAFETY: the modules are built without threads.
#[cfg(target_arch = "wasm32")]
unsafe impl Sync for Global {}

// SAFETY: that of the heap.
#[cfg(target_arch = "wasm32")]
unsafe impl GlobalAlloc for Global {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the same contract, here and below.
        unsafe { self.0.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        unsafe { self.0.dealloc(block, layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        unsafe { self.0.realloc(block, layout, size) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A heap of so many bytes, given in pieces; every second piece does not follow the first.
    struct Fake {
        memory: Vec<u128>,
        given: Cell<usize>,
        gaps: bool,
    }

    impl Fake {
        fn new(bytes: usize, gaps: bool) -> Self {
            Self { memory: vec![0; bytes / 16], given: Cell::new(0), gaps }
        }
    }

    impl Source for Fake {
        fn more(&self, bytes: usize) -> Option<(usize, usize)> {
            let pieces = bytes.next_multiple_of(256);
            let start = self.given.get() + if self.gaps { 64 } else { 0 };
            let end = start + pieces;
            if end > self.memory.len() * 16 {
                return None;
            }
            self.given.set(end);
            Some((self.memory.as_ptr() as usize + start, pieces))
        }
    }

    /// A generator of the middle bits of a linear congruence.
    fn numbers() -> impl FnMut(usize) -> usize {
        let mut state = 7_u64;
        move |below| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) as usize % below
        }
    }

    struct Block {
        at: *mut u8,
        layout: Layout,
        mark: u8,
    }

    impl Block {
        fn fill(&self) {
            // SAFETY: the block is of this size.
            unsafe { ptr::write_bytes(self.at, self.mark, self.layout.size()) }
        }

        fn check(&self, bytes: usize) {
            assert_eq!(self.at as usize % self.layout.align(), 0, "{:?}", self.layout);
            // SAFETY: as above.
            let held = unsafe { std::slice::from_raw_parts(self.at, bytes) };
            assert!(held.iter().all(|byte| *byte == self.mark), "{:?}", self.layout);
        }
    }

    #[test]
    fn blocks_are_aligned_and_never_shared() {
        for gaps in [false, true] {
            let heap = Heap::new(Fake::new(8 << 20, gaps));
            let mut pick = numbers();
            let mut blocks: Vec<Block> = Vec::new();
            for round in 0..40_000_usize {
                let what = pick(5);
                if what == 0 && !blocks.is_empty() {
                    let block = blocks.swap_remove(pick(blocks.len()));
                    block.check(block.layout.size());
                    unsafe { heap.dealloc(block.at, block.layout) };
                } else if what == 1 && !blocks.is_empty() {
                    let at = pick(blocks.len());
                    let block = &mut blocks[at];
                    let size = 1 + pick(2 * block.layout.size());
                    let kept = size.min(block.layout.size());
                    block.at = unsafe { heap.realloc(block.at, block.layout, size) };
                    assert!(!block.at.is_null());
                    block.layout = Layout::from_size_align(size, block.layout.align()).unwrap();
                    block.check(kept);
                    block.fill();
                } else if blocks.len() < 300 {
                    let layout = Layout::from_size_align(1 + pick(700), 1 << pick(8)).unwrap();
                    let at = unsafe { heap.alloc(layout) };
                    assert!(!at.is_null());
                    let block = Block { at, layout, mark: round as u8 };
                    block.fill();
                    blocks.push(block);
                }
            }
            for block in &blocks {
                block.check(block.layout.size());
            }
        }
    }

    #[test]
    fn within_its_size_a_block_stays_where_it_is() {
        let heap = Heap::new(Fake::new(1 << 16, false));
        let layout = Layout::from_size_align(33, 1).unwrap();
        unsafe {
            let block = heap.alloc(layout);
            assert_eq!(heap.realloc(block, layout, 64), block);
            let layout = Layout::from_size_align(64, 1).unwrap();
            let moved = heap.realloc(block, layout, 65);
            assert_ne!(moved, block);
            // What was given back is the next block of its size.
            assert_eq!(heap.alloc(layout), block);
        }
    }

    #[test]
    fn the_same_work_takes_no_more_memory() {
        let heap = Heap::new(Fake::new(4 << 20, false));
        let work = || {
            let mut pick = numbers();
            let mut blocks = Vec::new();
            for _ in 0..500 {
                let layout = Layout::from_size_align(1 + pick(3000), 1 << pick(5)).unwrap();
                blocks.push((unsafe { heap.alloc(layout) }, layout));
            }
            for (block, layout) in blocks {
                assert!(!block.is_null());
                unsafe { heap.dealloc(block, layout) };
            }
        };
        work();
        work();
        let taken = heap.source.given.get();
        for _ in 0..1000 {
            work();
        }
        assert_eq!(heap.source.given.get(), taken);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let heap = Heap::new(Fake::new(1 << 12, false));
        for size in [1 << 12, 1 << 40, isize::MAX as usize - 64] {
            let layout = Layout::from_size_align(size, 8).unwrap();
            assert!(unsafe { heap.alloc(layout) }.is_null(), "{size}");
        }
        let layout = Layout::from_size_align(64, 8).unwrap();
        unsafe {
            let block = heap.alloc(layout);
            assert!(!block.is_null());
            // The block outlives a request that cannot be met.
            assert!(heap.realloc(block, layout, 1 << 20).is_null());
            heap.dealloc(block, layout);
            assert_eq!(heap.alloc(layout), block);
        }
    }
}
