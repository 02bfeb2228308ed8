//! Packages on their way to the guard: what it holds, what was asked for, what could not be had.

use crate::packages::{Index, Name};

/// Of one session's machine. All lists are short: a page has some dozens of packages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Supplies {
    index: Index,
    held: Vec<Name>,
    coming: Vec<Name>,
    /// Not asked for again by itself.
    refused: Vec<Name>,
    /// No program waits for these.
    extras: Vec<Name>,
}

impl Supplies {
    /// Of the packages that the page has; sessions get those that bring the modules `extras` as well, where no program waits for that.
    pub fn of(index: Index, extras: &[String]) -> Supplies {
        let extras = index.needed(extras);
        Supplies { index, extras, ..Supplies::default() }
    }

    /// The packages that the page has.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// What a program needs that imports these modules.
    pub fn needed(&self, modules: &[String]) -> Vec<Name> {
        self.index.needed(modules)
    }

    /// What no program waits for.
    pub fn extras(&self) -> &[Name] {
        &self.extras
    }

    /// What a session can have now that is to have these: as far as the guard holds it, and of the extras all or none.
    pub fn ready(&self, names: &[Name]) -> Vec<Name> {
        let mut ready: Vec<Name> = names.iter().filter(|name| self.held.contains(name)).cloned().collect();
        if self.holds(&self.extras) {
            ready.extend(self.extras.iter().filter(|name| !names.contains(name)).cloned());
        }
        ready
    }

    /// Whether the guard holds them all.
    pub fn holds(&self, names: &[Name]) -> bool {
        names.iter().all(|name| self.held.contains(name))
    }

    /// Whether some of the extras have to be fetched.
    pub fn wants_extras(&self) -> bool {
        self.extras.iter().any(|name| self.is_unknown(name))
    }

    /// What has to be fetched of these: what is not here, not on its way, and was not refused. It is on its way from now on.
    pub fn order(&mut self, names: &[Name]) -> Vec<Name> {
        let ordered: Vec<Name> = names.iter().filter(|name| self.is_unknown(name)).cloned().collect();
        self.coming.extend_from_slice(&ordered);
        ordered
    }

    fn is_unknown(&self, name: &Name) -> bool {
        ![&self.held, &self.coming, &self.refused].iter().any(|known| known.contains(name))
    }

    /// The guard holds it; says whether that was asked for.
    pub fn arrived(&mut self, name: Name) -> bool {
        let was_asked = self.coming.contains(&name);
        if was_asked {
            self.coming.retain(|coming| *coming != name);
            self.held.push(name);
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
    pub fn awaits(&self, name: &Name) -> bool {
        self.coming.contains(name)
    }

    /// Somebody wants another try of what these modules need.
    pub fn try_again(&mut self, modules: &[String]) {
        let needed = self.needed(modules);
        self.refused.retain(|name| !needed.contains(name));
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
        let mut supplies = Supplies::of(index(), &[]);
        let pandas = supplies.needed(&["pandas".into()]);
        let numpy = supplies.needed(&["numpy".into()]);
        assert_eq!(supplies.order(&numpy), ["numpy"]);
        assert_eq!(supplies.order(&pandas), ["pandas", "python-dateutil", "six"]);
        assert_eq!(supplies.order(&pandas), [""; 0]);
        assert!(supplies.arrived("numpy".into()) && supplies.holds(&numpy) && !supplies.holds(&pandas));
        assert!(supplies.failed() && !supplies.failed() && !supplies.arrived("six".into()));
        assert_eq!(supplies.order(&pandas), [""; 0]);
        supplies.try_again(&["math".into()]);
        assert_eq!(supplies.order(&pandas), [""; 0]);
        supplies.try_again(&["pandas".into()]);
        assert_eq!(supplies.order(&pandas), ["pandas", "python-dateutil", "six"]);
    }

    #[test]
    fn extras_are_ready_when_all_of_them_are_here() {
        let mut supplies = Supplies::of(index(), &["dateutil".into()]);
        let (none, extras) = (vec![], supplies.extras().to_vec());
        assert_eq!(supplies.order(&extras), ["python-dateutil", "six"]);
        assert!(supplies.arrived("six".into()) && supplies.ready(&none).is_empty());
        assert!(supplies.arrived("python-dateutil".into()) && supplies.ready(&none) == extras);
    }

    #[test]
    fn another_guard_holds_nothing() {
        let mut supplies = Supplies::of(index(), &[]);
        let numpy = supplies.needed(&["numpy".into()]);
        supplies.order(&numpy);
        assert!(supplies.arrived("numpy".into()) && supplies.ready(&numpy) == numpy);
        supplies.lost();
        assert_eq!((supplies.ready(&numpy).len(), supplies.order(&numpy).len()), (0, 1));
    }
}
