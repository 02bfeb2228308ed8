//! How the page is laid out for this person: where the *split* between program and result is, and whether the page is in
//! *presentation size*, for the last row of a classroom. Also which keys the page itself takes.

/// Kept on the device as `43` or `43 presents`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The program's part of the width, in per cent.
    split_percent: u8,
    /// Everything is large.
    pub presents: bool,
}

impl Default for Layout {
    fn default() -> Self {
        Layout { split_percent: Self::MIDDLE, presents: false }
    }
}

impl Layout {
    /// The program is never narrower than this, in per cent.
    pub const LEAST: u8 = 20;
    /// Nor wider than this: the result stays in sight.
    pub const MOST: u8 = 80;
    const MIDDLE: u8 = 50;
    const STEP: u8 = 2;
    const PAGE: u8 = 10;

    /// Of what an earlier visit kept; what is unreadable is as usual.
    pub fn parse(kept: &str) -> Layout {
        let (percent, rest) = kept.split_once(' ').unwrap_or((kept, ""));
        let usual = Layout { presents: rest == "presents", ..Layout::default() };
        percent.parse().map_or(usual, |percent| usual.with_split(percent))
    }

    /// To be kept for the next visit.
    pub fn to_text(self) -> String {
        let presents = if self.presents { " presents" } else { "" };
        format!("{}{presents}", self.split_percent)
    }

    /// The program's part of the width, in per cent.
    pub fn split_percent(self) -> u8 {
        self.split_percent
    }

    /// In presentation size, or no longer.
    pub fn in_other_size(self) -> Layout {
        Layout { presents: !self.presents, ..self }
    }

    fn with_split(self, percent: u8) -> Layout {
        Layout { split_percent: percent.clamp(Self::LEAST, Self::MOST), ..self }
    }

    /// With the split where it is usually.
    pub fn middle(self) -> Layout {
        self.with_split(Self::MIDDLE)
    }

    /// With the split under the pointer: `part` of the width is left of it.
    pub fn at(self, part: f64) -> Layout {
        // A cast of a float ends at the bounds.
        self.with_split((part * 100.0).round() as u8)
    }

    /// With the split where a key moves it, as the ARIA Authoring Practices have it (pattern "Window Splitter"); `None` where the
    /// key is not the splitter's.
    pub fn after_key(self, key: &str) -> Option<Layout> {
        let percent = self.split_percent;
        Some(self.with_split(match key {
            "ArrowLeft" => percent.saturating_sub(Self::STEP),
            "ArrowRight" => percent + Self::STEP,
            "PageUp" => percent.saturating_sub(Self::PAGE),
            "PageDown" => percent + Self::PAGE,
            "Home" => Self::LEAST,
            "End" => Self::MOST,
            "Enter" => Self::MIDDLE,
            _ => return None,
        }))
    }
}

/// What keys do wherever the focus is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// Start the program.
    Run,
    /// Show the list of keys.
    Help,
}

impl Shortcut {
    /// `with_control`: Ctrl or, on a Mac, Command is held. `in_field`: what is typed there is text.
    pub fn of(key: &str, with_control: bool, in_field: bool) -> Option<Shortcut> {
        match (key, with_control) {
            ("Enter", true) => Some(Shortcut::Run),
            ("F1", false) => Some(Shortcut::Help),
            ("?", false) if !in_field => Some(Shortcut::Help),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layout_is_kept_and_read_again_and_nonsense_is_the_usual_one() {
        for text in ["50", "20", "80 presents", "43 presents"] {
            assert_eq!(Layout::parse(text).to_text(), text);
        }
        for (text, read) in [("", "50"), ("x presents", "50 presents"), ("7", "20"), ("99", "80"), ("-3", "50"), ("1e9", "50"), ("40 <b>", "40")] {
            assert_eq!(Layout::parse(text).to_text(), read, "{text:?}");
        }
    }

    #[test]
    fn keys_move_the_split_and_never_out_of_its_bounds() {
        let moved = |from, key| Layout::default().at(from).after_key(key).map(Layout::split_percent);
        let keys = ["ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End", "Enter"];
        assert_eq!(keys.map(|key| moved(0.4, key)), [Some(38), Some(42), Some(30), Some(50), Some(20), Some(80), Some(50)]);
        assert_eq!((moved(0.2, "ArrowLeft"), moved(0.8, "PageDown"), moved(0.4, "a")), (Some(20), Some(80), None));
    }

    #[test]
    fn the_pointer_moves_the_split_and_never_out_of_its_bounds() {
        let parts = [-4.0, 0.0, 0.333, 0.5, 1.0, 7.5, f64::NAN, f64::INFINITY];
        assert_eq!(parts.map(|part| Layout::default().at(part).split_percent()), [20, 20, 33, 50, 80, 80, 20, 80]);
        let presents = Layout::default().in_other_size();
        assert_eq!((presents.at(0.3).middle(), presents.in_other_size()), (presents, Layout::default()));
    }

    #[test]
    fn a_question_mark_in_a_field_is_text() {
        assert_eq!([Shortcut::of("?", false, false), Shortcut::of("?", false, true)], [Some(Shortcut::Help), None]);
        assert_eq!([Shortcut::of("F1", false, true), Shortcut::of("Enter", true, true)], [Some(Shortcut::Help), Some(Shortcut::Run)]);
        assert_eq!([Shortcut::of("Enter", false, false), Shortcut::of("F1", true, false)], [None, None]);
    }
}
