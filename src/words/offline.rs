//! What the page says of itself without its server.

use super::{say::Text, texts::offline as said};
use crate::offline::Standing;

/// Nothing where there is nothing to tell.
pub fn standing(standing: Standing) -> Option<Text> {
    match standing {
        Standing::None | Standing::Coming => None,
        Standing::Here => Some(said::HERE),
        Standing::Newer => Some(said::NEWER),
        Standing::Older => Some(said::OLDER),
        Standing::Failed => Some(said::FAILED),
    }
}
