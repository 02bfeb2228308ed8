//! Limits as somebody asks for them: in the fragment of an address (`#wall=5000&memory=268435456`) or as options of the
//! interface. A value that is no number, is out of bounds, or a name that is none is an error that says so.

use super::{Limits, millis};
use crate::share;
use std::time::Duration;

/// A limit that was asked for and is not allowed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LimitError {
    /// No limit has this name.
    #[error("there is no option {option}; the options are {}", known())]
    Unknown {
        /// What was asked for.
        option: String,
    },
    /// Not a whole number.
    #[error("the option {option} is {value:?}, but it must be a whole number between {least} and {most}")]
    NoNumber {
        /// Its name, as it was written.
        option: &'static str,
        /// What was asked for.
        value: String,
        /// The smallest value.
        least: u32,
        /// The largest value.
        most: u32,
    },
    /// Too small or too large.
    #[error("the option {option} is {value}, but it must lie between {least} and {most}")]
    OutOfBounds {
        /// Its name, as it was written.
        option: &'static str,
        /// What was asked for.
        value: u64,
        /// The smallest value.
        least: u32,
        /// The largest value.
        most: u32,
    },
}

/// One limit that can be chosen.
struct Choice {
    /// In the interface.
    name: &'static str,
    /// In an address.
    short: &'static str,
    /// Less would leave nothing to work with.
    least: u32,
    get: fn(&Limits) -> u32,
    set: fn(&mut Limits, u32),
}

const CHOICES: [Choice; 10] = [
    Choice { name: "wallMillis", short: "wall", least: 50, get: |limits| millis(limits.wall), set: |limits, value| limits.wall = Duration::from_millis(value.into()) },
    Choice { name: "answerMillis", short: "answer", least: 50, get: |limits| millis(limits.answer), set: |limits, value| limits.answer = Duration::from_millis(value.into()) },
    Choice { name: "waitingMillis", short: "waiting", least: 50, get: |limits| millis(limits.waiting), set: |limits, value| limits.waiting = Duration::from_millis(value.into()) },
    Choice { name: "memoryBytes", short: "memory", least: 64 * 1024 * 1024, get: |limits| limits.memory_bytes, set: |limits, value| limits.memory_bytes = value },
    Choice { name: "filesBytes", short: "files", least: 0, get: |limits| limits.files_bytes, set: |limits, value| limits.files_bytes = value },
    Choice { name: "fileCount", short: "filecount", least: 1, get: |limits| limits.file_count, set: |limits, value| limits.file_count = value },
    Choice { name: "outputBytes", short: "output", least: 1024, get: |limits| limits.output_bytes, set: |limits, value| limits.output_bytes = value },
    Choice { name: "outputLines", short: "lines", least: 10, get: |limits| limits.output_lines, set: |limits, value| limits.output_lines = value },
    Choice { name: "outputTotalBytes", short: "outputtotal", least: 1024, get: |limits| limits.output_total_bytes, set: |limits, value| limits.output_total_bytes = value },
    Choice { name: "recursionDepth", short: "recursion", least: 50, get: |limits| limits.recursion, set: |limits, value| limits.recursion = value },
];

/// Every option with its short name.
pub(crate) fn known() -> String {
    CHOICES.map(|Choice { name, short, .. }| format!("{name} ({short})")).join(", ")
}

impl Limits {
    /// These limits with one of them chosen by its name, long or short.
    pub fn with(mut self, option: &str, value: &str) -> Result<Limits, LimitError> {
        let choice = CHOICES.iter().find(|choice| choice.name == option || choice.short == option);
        let choice = choice.ok_or_else(|| LimitError::Unknown { option: option.to_owned() })?;
        let option = if choice.short == option { choice.short } else { choice.name };
        let (least, most) = (choice.least, (choice.get)(&Limits::MAXIMUM));
        let number = Some(value).filter(|value| value.bytes().all(|byte| byte.is_ascii_digit())).and_then(|value| value.parse::<u64>().ok());
        let number = number.ok_or_else(|| LimitError::NoNumber { option, value: value.chars().take(40).collect(), least, most })?;
        match u32::try_from(number) {
            Ok(value) if (least..=most).contains(&value) => (choice.set)(&mut self, value),
            _ => return Err(LimitError::OutOfBounds { option, value: number, least, most }),
        }
        // Lowering the total lowers what is kept of it; keeping more than the total would be no error and make no sense.
        self.output_bytes = self.output_bytes.min(self.output_total_bytes);
        Ok(self)
    }

    /// These limits with what the fragment of an address asks for, `name=value` joined by `&`; empty asks for nothing,
    /// and what is shared there asks for no limit.
    pub fn with_fragment(self, fragment: &str) -> Result<Limits, LimitError> {
        let mut limits = self;
        for part in fragment.trim_start_matches('#').split('&').filter(|part| !part.is_empty() && !share::is_code(part)) {
            let (option, value) = part.split_once('=').unwrap_or((part, ""));
            limits = limits.with(option, value)?;
        }
        Ok(limits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_limit_can_be_lowered_and_none_raised_above_its_maximum() {
        for Choice { name, short, least, get, .. } in &CHOICES {
            for option in [name, short] {
                assert_eq!(get(&Limits::PLAYGROUND.with(option, &least.to_string()).unwrap()), *least, "{option}");
                let over = u64::from(get(&Limits::MAXIMUM)) + 1;
                let error = Limits::PLAYGROUND.with(option, &over.to_string()).unwrap_err().to_string();
                assert!(error.contains(option) && error.contains(&over.to_string()), "{error}");
                if let Some(less) = least.checked_sub(1) {
                    assert!(Limits::PLAYGROUND.with(option, &less.to_string()).is_err(), "{option}");
                }
            }
        }
    }

    #[test]
    fn a_wrong_value_or_name_is_an_error_that_names_it() {
        let error = |fragment| Limits::PLAYGROUND.with_fragment(fragment).unwrap_err().to_string();
        assert_eq!(error("#wall=600001"), "the option wall is 600001, but it must lie between 50 and 600000");
        assert_eq!(error("wall=soon"), "the option wall is \"soon\", but it must be a whole number between 50 and 600000");
        assert_eq!(error("wall=-1"), "the option wall is \"-1\", but it must be a whole number between 50 and 600000");
        assert!(error("wal=1").starts_with("there is no option wal; the options are wallMillis (wall), answerMillis (answer)"));
        assert!(error("memory").contains("memory"));
    }

    #[test]
    fn a_fragment_chooses_several() {
        let limits = Limits::PLAYGROUND.with_fragment("#wall=250&memory=134217728").unwrap();
        assert_eq!((limits.wall, limits.memory_bytes), (Duration::from_millis(250), 128 * 1024 * 1024));
        assert_eq!(Limits::PLAYGROUND.with_fragment("").unwrap(), Limits::PLAYGROUND);
        assert_eq!(Limits::PLAYGROUND.with_fragment("wall=250&code=1ab").unwrap().wall, Duration::from_millis(250));
    }

    proptest! {
        #[test]
        fn any_fragment_gives_limits_within_the_maxima_or_an_error(fragment in "#?((wall|memory|files|output|lines|recursion|x)=[0-9]{0,12}&?){0,4}.{0,10}") {
            if let Ok(limits) = Limits::PLAYGROUND.with_fragment(&fragment) {
                for choice in &CHOICES {
                    prop_assert!((choice.get)(&limits) <= (choice.get)(&Limits::MAXIMUM));
                }
            }
        }
    }
}
