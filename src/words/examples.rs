//! What the page says of examples.

use super::{say::Text, texts::examples as said};

/// An example, or the list of them (`None`), is not there.
pub fn not_opened(title: Option<Text>, why: Text) -> Text {
    let what = title.map_or(said::THE_LIST, said::the_example);
    said::not_opened(what, why)
}
