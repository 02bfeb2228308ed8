//! Every case, by what it is about. A new file is one `mod` line and one line in `all`.

mod harness;
mod smoke;

use crate::case::Case;

pub fn all() -> Vec<Case> {
    [harness::cases(), smoke::cases()].into_iter().flatten().collect()
}
