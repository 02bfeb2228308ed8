//! What the page says of itself without its server.

use super::{say::Text, texts::offline as said};
use crate::offline::{Rest, Standing};

/// Nothing where there is nothing to tell.
pub fn standing(standing: Standing, rest: Rest) -> Option<Text> {
    match standing {
        Standing::None | Standing::Coming => None,
        Standing::Here if rest.all > 0 && rest.missing() == 0 => Some(said::ALL_HERE),
        Standing::Here => Some(said::HERE),
        Standing::Newer => Some(said::NEWER),
        Standing::Older => Some(said::OLDER),
        Standing::Failed => Some(said::FAILED),
    }
}

/// On the button that fetches the rest.
pub fn keep_all(rest: Rest) -> Text {
    said::keep_all(megabytes(rest.missing()))
}

/// While it is fetched.
pub fn keeping(rest: Rest) -> Text {
    said::keeping(megabytes(rest.here), megabytes(rest.all))
}

fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::language::Language;

    #[test]
    fn what_is_missing_is_told_in_megabytes() {
        let rest = Rest { here: 1_000_001, all: 40_500_000 };
        assert!(keep_all(rest).say(Language::English).contains("40 MB"));
        assert_eq!(standing(Standing::Here, rest), Some(said::HERE));
        assert_eq!(standing(Standing::Here, Rest { here: 5, all: 5 }), Some(said::ALL_HERE));
        assert_eq!(standing(Standing::Here, Rest::default()), Some(said::HERE));
    }
}
