//! How many of a value a table should have, and by how much it misses that.

/// What a table of some size wants of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limit {
    /// The share in the room times the size, rounded down and up, within the bounds.
    pub(crate) low: u32,
    pub(crate) high: u32,
    /// Whether nobody at all is as good.
    pub(crate) or_none: bool,
    /// The bounds that were asked for.
    pub(crate) min: u32,
    pub(crate) max: u32,
    /// So many or nobody; 0 and 1 say nothing.
    pub(crate) few: u32,
}

impl Limit {
    /// How far a count is outside the share.
    pub(crate) fn quota_miss(&self, count: u32) -> u32 {
        let miss = self.low.saturating_sub(count) + count.saturating_sub(self.high);
        if self.or_none { miss.min(count) } else { miss }
    }

    /// How far a count is outside the bounds.
    pub(crate) fn bound_miss(&self, count: u32) -> u32 {
        let miss = self.min.saturating_sub(count) + count.saturating_sub(self.max);
        let lonely = if count < self.few { count.min(self.few - count) } else { 0 };
        miss + lonely
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_as_good_as_enough() {
        let limit = Limit { low: 2, high: 2, or_none: true, min: 0, max: 9, few: 2 };
        let misses: Vec<(u32, u32)> =
            (0..5).map(|count| (limit.quota_miss(count), limit.bound_miss(count))).collect();
        assert_eq!(misses, [(0, 0), (1, 1), (0, 0), (1, 0), (2, 0)]);
        let limit = Limit { low: 1, high: 2, or_none: false, min: 1, max: 2, few: 0 };
        assert_eq!((limit.quota_miss(0), limit.bound_miss(4)), (1, 2));
    }
}
