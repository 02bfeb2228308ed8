//! The time limits a person can choose from.

use super::Limits;
use std::time::Duration;

/// In milliseconds, the shortest first.
const CHOICES_MILLIS: [u64; 6] = [1_000, 5_000, 10_000, 30_000, 60_000, 300_000];

/// The choices, with another one that an address asked for.
pub fn choices(asked: Duration) -> Vec<Duration> {
    let mut choices = CHOICES_MILLIS.map(Duration::from_millis).to_vec();
    if !choices.contains(&asked) {
        choices.insert(choices.partition_point(|choice| *choice < asked), asked);
    }
    choices.retain(|choice| *choice <= Limits::MAXIMUM.wall);
    choices
}

/// The next choice above `wall`; `None` where there is no longer one.
pub fn longer(wall: Duration) -> Option<Duration> {
    CHOICES_MILLIS.map(Duration::from_millis).into_iter().find(|choice| *choice > wall)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_longer_time_is_offered_up_to_the_longest() {
        let after = |secs| longer(Duration::from_secs(secs)).map(|wall| wall.as_secs());
        assert_eq!([1, 7, 60, 300, 600].map(after), [Some(5), Some(10), Some(300), None, None]);
    }

    #[test]
    fn what_an_address_asks_for_is_among_the_choices_once() {
        assert_eq!(choices(Duration::from_secs(5)).len(), 6);
        assert_eq!(choices(Duration::from_secs(7))[2], Duration::from_secs(7));
        assert_eq!(choices(Duration::from_secs(1000)).len(), 6);
    }
}
