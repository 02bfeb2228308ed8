//! The *crowd*: frames of this site in the same browser, each with an engine of its own. When more of them have one than there may
//! be, the one that was used longest ago gives its own back. They tell each other and nobody decides for another.

use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, time::Duration};

/// Not used for so long, an engine is given back however few there are.
pub const IDLE: Duration = Duration::from_secs(300);

/// What frames tell each other. A stranger of the same site may tell the same: more than that an engine is given back comes of nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Call {
    /// Of a frame; chance.
    pub frame: u64,
    /// When its engine was used last, in milliseconds of the clock on the wall; nothing where it has none.
    pub used: Option<u64>,
    /// It has just got one: whoever has one says so.
    pub asks: bool,
}

/// What one frame knows of all.
#[derive(Clone, Debug)]
pub struct Crowd {
    me: u64,
    most: usize,
    used: Option<u64>,
    others: BTreeMap<u64, u64>,
}

/// Frames that are remembered: beyond that somebody makes them up.
const MOST_FRAMES: usize = 1024;

impl Crowd {
    /// Of a frame with this number that lets so many have an engine.
    pub fn new(me: u64, most: u32) -> Crowd {
        Crowd { me, most: most as usize, used: None, others: BTreeMap::new() }
    }

    /// The engine here is used, or got: what to tell the others.
    pub fn uses(&mut self, now: u64) -> Call {
        let asks = self.used.replace(now).is_none();
        Call { frame: self.me, used: Some(now), asks }
    }

    /// It was given back: what to tell them.
    pub fn rests(&mut self) -> Call {
        self.used = None;
        Call { frame: self.me, used: None, asks: false }
    }

    /// Another frame tells something: what to answer.
    pub fn hear(&mut self, call: Call) -> Option<Call> {
        if call.frame == self.me {
            return None;
        }
        match call.used {
            Some(used) if self.others.len() < MOST_FRAMES || self.others.contains_key(&call.frame) => drop(self.others.insert(call.frame, used)),
            Some(_) => {}
            None => drop(self.others.remove(&call.frame)),
        }
        self.used.filter(|_| call.asks).map(|used| Call { frame: self.me, used: Some(used), asks: false })
    }

    /// Whether the engine here is to be given back, unless a program runs.
    pub fn is_surplus(&self, now: u64) -> bool {
        let Some(used) = self.used else { return false };
        let later = self.others.iter().filter(|(frame, other)| (**other, **frame) > (used, self.me)).count();
        later >= self.most || u128::from(now.saturating_sub(used)) >= IDLE.as_millis()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each hears what each tells; gives who rests in the end.
    fn settle(crowds: &mut [Crowd], first: Call, now: u64) -> Vec<u64> {
        let mut calls = vec![first];
        while let Some(call) = calls.pop() {
            calls.extend(crowds.iter_mut().filter_map(|crowd| crowd.hear(call)));
        }
        let mut rested = Vec::new();
        while let Some(place) = crowds.iter().position(|crowd| crowd.is_surplus(now)) {
            let call = crowds[place].rests();
            rested.push(call.frame);
            crowds.iter_mut().for_each(|crowd| drop(crowd.hear(call)));
        }
        rested
    }

    #[test]
    fn the_one_that_was_used_longest_ago_gives_its_engine_back() {
        let mut crowds: Vec<_> = (0..5).map(|me| Crowd::new(me, 3)).collect();
        for (place, rested) in [(0, vec![]), (1, vec![]), (2, vec![]), (3, vec![0]), (1, vec![]), (4, vec![2]), (0, vec![3])] {
            let now = crowds.iter().filter_map(|crowd| crowd.used).max().unwrap_or_default() + 1;
            let call = crowds[place].uses(now);
            assert_eq!(settle(&mut crowds, call, now), rested, "frame {place} is used");
        }
    }

    #[test]
    fn two_that_were_used_at_once_do_not_both_rest() {
        let mut crowds: Vec<_> = (0..2).map(|me| Crowd::new(me, 1)).collect();
        crowds[1].uses(5);
        let call = crowds[0].uses(5);
        assert_eq!(settle(&mut crowds, call, 5), [0]);
    }

    #[test]
    fn one_that_is_not_used_for_long_gives_its_engine_back_alone() {
        let mut crowd = Crowd::new(1, 3);
        crowd.uses(1000);
        assert!(!crowd.is_surplus(300_999) && crowd.is_surplus(301_000));
        crowd.rests();
        assert!(!crowd.is_surplus(u64::MAX));
    }

    #[test]
    fn frames_that_somebody_makes_up_take_no_memory_without_end() {
        let mut crowd = Crowd::new(0, 3);
        for frame in 1..5000 {
            crowd.hear(Call { frame, used: Some(1), asks: true });
        }
        assert_eq!(crowd.others.len(), MOST_FRAMES);
    }
}
