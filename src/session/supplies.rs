//! Packages on their way to the guard: what it holds, what was asked for, what could not be had.

use crate::packages::{Index, Name};
use std::collections::BTreeSet;

/// Of one session's machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Supplies {
    index: Index,
    held: BTreeSet<Name>,
    coming: BTreeSet<Name>,
    /// Not asked for again by itself.
    refused: BTreeSet<Name>,
}

impl Supplies {
    /// Of the packages that the page has.
    pub fn of(index: Index) -> Supplies {
        Supplies { index, ..Supplies::default() }
    }

    /// What a program needs that imports these modules.
    pub fn needed(&self, modules: &[String]) -> BTreeSet<Name> {
        self.index.needed(modules)
    }

    /// The part of these that the guard holds.
    pub fn held<'a>(&'a self, names: &'a BTreeSet<Name>) -> impl Iterator<Item = &'a Name> {
        names.intersection(&self.held)
    }

    /// Whether the guard holds them all.
    pub fn holds(&self, names: &BTreeSet<Name>) -> bool {
        names.is_subset(&self.held)
    }

    /// What has to be fetched of these: what is not here, not on its way, and was not refused. It is on its way from now on.
    pub fn order(&mut self, names: &BTreeSet<Name>) -> Vec<Name> {
        let is_known = |name: &&Name| [&self.held, &self.coming, &self.refused].iter().any(|known| known.contains(*name));
        let ordered: Vec<Name> = names.iter().filter(|name| !is_known(name)).cloned().collect();
        self.coming.extend(ordered.iter().cloned());
        ordered
    }

    /// The guard holds it; says whether that was asked for.
    pub fn arrived(&mut self, name: &str) -> bool {
        let was_asked = self.coming.remove(name);
        if was_asked {
            self.held.insert(name.to_owned());
        }
        was_asked
    }

    /// What is on its way does not come; says whether anything was.
    pub fn failed(&mut self) -> bool {
        let was_asked = !self.coming.is_empty();
        self.refused.append(&mut self.coming);
        was_asked
    }

    /// Whether it is on its way.
    pub fn awaits(&self, name: &str) -> bool {
        self.coming.contains(name)
    }

    /// Somebody wants another try.
    pub fn try_again(&mut self) {
        self.refused.clear();
    }

    /// The guard is gone, and what it held.
    pub fn lost(&mut self) {
        self.held.clear();
        self.coming.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packages::tests::index;

    #[test]
    fn nothing_is_fetched_twice_and_what_was_refused_only_if_somebody_wants_it() {
        let mut supplies = Supplies::of(index());
        let pandas = supplies.needed(&["pandas".into()]);
        let numpy = supplies.needed(&["numpy".into()]);
        assert_eq!(supplies.order(&numpy), ["numpy"]);
        assert_eq!(supplies.order(&pandas), ["pandas", "python-dateutil", "six"]);
        assert_eq!(supplies.order(&pandas), [""; 0]);
        assert!(supplies.arrived("numpy") && supplies.holds(&numpy) && !supplies.holds(&pandas));
        assert!(supplies.failed() && !supplies.failed() && !supplies.arrived("six"));
        assert_eq!(supplies.order(&pandas), [""; 0]);
        supplies.try_again();
        assert_eq!(supplies.order(&pandas), ["pandas", "python-dateutil", "six"]);
    }

    #[test]
    fn another_guard_holds_nothing() {
        let mut supplies = Supplies::of(index());
        let numpy = supplies.needed(&["numpy".into()]);
        supplies.order(&numpy);
        assert!(supplies.arrived("numpy") && supplies.held(&numpy).count() == 1);
        supplies.lost();
        assert_eq!((supplies.held(&numpy).count(), supplies.order(&numpy).len()), (0, 1));
    }
}
