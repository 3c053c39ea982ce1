//! Many jobs in parallel, in order, in bounded memory.

use std::io;

use rayon::prelude::*;

/// Jobs evaluated together at most.
const JOBS: usize = 256;
/// Bytes of input held at once; one job may go beyond.
const BYTES: usize = 16 << 20;

/// Evaluates jobs with `work` on all cores and hands the results to `emit` in the jobs' order.
pub(crate) fn run<J: Send, R: Send>(
    mut jobs: impl Iterator<Item = J>,
    size: impl Fn(&J) -> usize,
    work: impl Fn(J) -> R + Sync,
    mut emit: impl FnMut(R) -> io::Result<()>,
) -> io::Result<()> {
    loop {
        let (mut chunk, mut bytes) = (Vec::new(), 0);
        while chunk.len() < JOBS && bytes < BYTES {
            let Some(job) = jobs.next() else { break };
            bytes += size(&job);
            chunk.push(job);
        }
        if chunk.is_empty() {
            return Ok(());
        }
        let results: Vec<R> = match chunk.len() {
            1 => chunk.into_iter().map(&work).collect(),
            _ => chunk.into_par_iter().map(&work).collect(),
        };
        results.into_iter().try_for_each(&mut emit)?;
    }
}
