//! Tables of names, packed: for each length of a name its sorted records, each the name and one
//! byte. A search needs no index, and nothing in the table is an address to be relocated.

use std::cmp::Ordering;

/// The byte that stands behind this very name.
#[inline(never)]
pub(crate) fn find(groups: &[&[u8]], name: &[u8]) -> Option<u8> {
    let group = *groups.get(name.len())?;
    let width = name.len() + 1;
    let first = *name.first()?;
    let (mut low, mut high) = (0, group.len() / width);
    while low < high {
        let middle = usize::midpoint(low, high);
        let record = group.get(middle * width..)?.get(..width)?;
        let (&value, key) = record.split_last()?;
        // The first letter decides mostly.
        let order = match record.first()?.cmp(&first) {
            Ordering::Equal => key.cmp(name),
            order => order,
        };
        match order {
            Ordering::Less => low = middle + 1,
            Ordering::Greater => high = middle,
            Ordering::Equal => return Some(value),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn every_record_is_found_and_nothing_else() {
        let groups: [&[u8]; 4] = [b"", b"a1b2c3", b"", b"abc4abd5"];
        for (name, value) in [("a", b'1'), ("b", b'2'), ("c", b'3'), ("abc", b'4'), ("abd", b'5')] {
            assert_eq!(find(&groups, name.as_bytes()), Some(value));
        }
        for name in ["", "d", "ab", "abe", "aaaa"] {
            assert_eq!(find(&groups, name.as_bytes()), None, "{name}");
        }
    }
}
