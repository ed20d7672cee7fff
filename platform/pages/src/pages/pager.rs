//! Long lists, a page at a time.

use crate::{Message, Text};

/// Which part of a list a page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pager {
    /// Where the list is: the address to which `?page=2` is added, or
    /// `&page=2` if it asks for something already.
    pub address: String,
    /// Which page, from 1.
    pub page: usize,
    /// How many there are; at least one.
    pub pages: usize,
}

impl Pager {
    /// Most lines on one page of a list.
    pub const LISTED: usize = 50;

    /// The page of a list that was asked for, or the last there is. Asking for
    /// page 0 gives the first.
    pub fn new(address: impl Into<String>, asked: usize, lines: usize) -> Self {
        let pages = lines.div_ceil(Self::LISTED).max(1);
        Self { address: address.into(), page: asked.clamp(1, pages), pages }
    }

    /// Its lines, out of all.
    pub fn of<'a, T>(&self, all: &'a [T]) -> &'a [T] {
        let start = (self.page - 1).saturating_mul(Self::LISTED).min(all.len());
        &all[start..all.len().min(start + Self::LISTED)]
    }

    /// The ways to the pages before and after, where there are any.
    pub(crate) fn ways(&self, text: &Text) -> Vec<(String, Message)> {
        let sign = if self.address.contains('?') { '&' } else { '?' };
        let address = |page: usize| format!("{}{sign}page={page}", self.address);
        let mut ways = Vec::new();
        if self.page > 1 {
            ways.push((address(self.page - 1), text.t("pager-before")));
        }
        if self.page < self.pages {
            ways.push((address(self.page + 1), text.t("pager-after")));
        }
        ways
    }

    /// "Page 2 of 3".
    pub(crate) fn words(&self, text: &Text) -> Message {
        text.t("pager-page").arg("page", self.page).arg("pages", self.pages)
    }

    pub(crate) fn sample(page: usize, pages: usize) -> Self {
        Self { address: "/me".to_owned(), page, pages }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_on_one_page() {
        let all: Vec<usize> = (0..120).collect();
        let mut seen: Vec<usize> = Vec::new();
        for page in 1..=3 {
            seen.extend(Pager::new("/", page, all.len()).of(&all));
        }
        assert_eq!(seen, all);
        for asked in [3, 4, usize::MAX] {
            assert_eq!(Pager::new("/", asked, all.len()).of(&all).len(), 20, "the last page");
        }
        assert_eq!(Pager::new("/", 0, 0).of::<u8>(&[]), &[0_u8; 0]);
    }
}
