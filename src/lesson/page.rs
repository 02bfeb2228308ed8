//! What all parts of the reader share: faults so far, anchors that headings have and links want.

use super::fault::What;
use std::collections::{BTreeMap, BTreeSet};

/// More would not be read by anybody, and a hostile file could have a million.
const MOST_FAULTS: usize = 200;
/// Of what an author wrote, in a fault.
const MOST_LETTERS: usize = 80;

/// Of one lesson while it is read.
#[derive(Default)]
pub(super) struct Page {
    /// With their lines.
    pub faults: Vec<(u32, What)>,
    /// Links to anchors, which may come behind them.
    pub wanted: Vec<(u32, String)>,
    anchors: BTreeSet<String>,
    /// Where the search for a free number goes on, for each anchor without one.
    numbers: BTreeMap<String, u32>,
}

impl Page {
    /// Notes a fault.
    pub fn fault(&mut self, line: u32, what: What) {
        let left = MOST_FAULTS - self.faults.len();
        if left > 0 {
            self.faults.push((line, if left > 1 { what } else { What::ManyFaults }));
        }
    }

    /// An anchor for a heading: its letters and digits in small letters, of any language, with `-` between words.
    pub fn anchor(&mut self, heading: &str) -> String {
        let lower = heading.to_lowercase();
        let words: Vec<&str> = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let base = if words.is_empty() { "section".to_owned() } else { words.join("-") };
        let mut anchor = base.clone();
        let number = self.numbers.entry(base.clone()).or_insert(1);
        while !self.anchors.insert(anchor.clone()) {
            *number += 1;
            anchor = format!("{base}-{number}");
        }
        anchor
    }

    /// Anchors that links want and no heading has; each is a fault.
    pub fn lost(&mut self) -> BTreeSet<String> {
        let wanted = std::mem::take(&mut self.wanted);
        let lost: Vec<_> = wanted.into_iter().filter(|(_, anchor)| !self.anchors.contains(anchor)).collect();
        for (line, anchor) in &lost {
            self.fault(*line, What::NoAnchor(short(anchor)));
        }
        lost.into_iter().map(|(_, anchor)| anchor).collect()
    }
}

/// So much of a text as a fault shows.
pub(super) fn short(text: &str) -> String {
    text.chars().take(MOST_LETTERS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_headings_have_one_anchor() {
        let mut page = Page::default();
        let anchors = ["¿Qué es?", "Qué es", "que es 2", "Qué es 2", "Qué, es", "?!", "数"].map(|heading| page.anchor(heading));
        assert_eq!(anchors, ["qué-es", "qué-es-2", "que-es-2", "qué-es-2-2", "qué-es-3", "section", "数"]);
    }

    #[test]
    fn faults_are_counted_and_cut() {
        let mut page = Page::default();
        (0..1000).for_each(|line| page.fault(line, What::NoTitle));
        assert_eq!((page.faults.len(), &page.faults[199].1), (MOST_FAULTS, &What::ManyFaults));
        assert_eq!(short(&"é".repeat(100)).chars().count(), 80);
    }
}
