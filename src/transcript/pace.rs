//! The *pace* at which output goes to the page: slices as large as this device can take without a frame being late.

use std::time::Duration;

/// What a slice may take. Half a frame: the other half is for the browser's painting and for the person who types.
const AIM: Duration = Duration::from_millis(6);
/// Not less: where a slice is slow however small it is, many small ones are worse than few.
const LEAST: usize = 8 * 1024;
const MOST: usize = 64 * 1024;

/// How large the next slice is.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    bytes: usize,
}

impl Default for Pace {
    fn default() -> Pace {
        Pace { bytes: 16 * 1024 }
    }
}

impl Pace {
    /// Of the next slice.
    pub fn bytes(self) -> usize {
        self.bytes
    }

    /// A slice of `bytes` took so long. Small ones say nothing about large ones, unless they were slow.
    pub fn took(&mut self, bytes: usize, time: Duration) {
        if time > AIM {
            self.bytes = (bytes.min(self.bytes) / 2).max(LEAST);
        } else if time < AIM / 2 && bytes >= self.bytes / 2 {
            self.bytes = (self.bytes + self.bytes / 2).min(MOST);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(slices: &[(usize, u64)]) -> usize {
        let mut pace = Pace::default();
        for (bytes, millis) in slices {
            pace.took(*bytes, Duration::from_millis(*millis));
        }
        pace.bytes()
    }

    #[test]
    fn quick_slices_grow_and_slow_ones_shrink() {
        assert_eq!(after(&[(16_384, 1)]), 24_576);
        assert_eq!(after(&[(16_384, 5)]), 16_384);
        assert_eq!(after(&[(16_384, 20)]), 8192);
        assert_eq!(after(&[(usize::MAX, 1); 50]), MOST);
        assert_eq!(after(&[(usize::MAX, 20); 50]), LEAST);
    }

    #[test]
    fn a_single_short_line_says_nothing_about_a_flood() {
        assert_eq!(after(&[(10, 0); 50]), 16_384);
    }
}
