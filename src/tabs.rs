//! Keys in a row of tabs, as the ARIA Authoring Practices have them (pattern "Tabs"): arrows go round, Home and End lead to the ends.

/// Which of `count` tabs a key leads to from the one at `at`; `None` where the key is not a tab's.
pub fn of_key(key: &str, at: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowRight" => Some(if at >= last { 0 } else { at + 1 }),
        "ArrowLeft" => Some(if at == 0 { last } else { at - 1 }),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round_and_home_and_end_lead_to_the_ends() {
        let steps = [("ArrowRight", 0), ("ArrowRight", 2), ("ArrowLeft", 0), ("ArrowLeft", 2), ("Home", 2), ("End", 0), ("a", 1)];
        assert_eq!(steps.map(|(key, at)| of_key(key, at, 3)), [Some(1), Some(0), Some(2), Some(1), Some(0), Some(2), None]);
        assert_eq!((of_key("End", 0, 0), of_key("ArrowLeft", 0, 1)), (None, Some(0)));
    }
}
