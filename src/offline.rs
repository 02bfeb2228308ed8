//! Whether the page opens without its server, and whether a newer version waits.

/// How it stands, in the words of `offline/src/page.ts`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// There is no such thing here: plain http, a disk, a private window.
    #[default]
    None,
    /// The site is being fetched.
    Coming,
    /// It is here.
    Here,
    /// A newer one is here too and waits.
    Newer,
    /// A newer one did not start: this is the one before it.
    Older,
    /// It could not be fetched whole, and nothing is kept.
    Failed,
}

impl Standing {
    /// A word that is none of these is nothing to tell.
    pub fn parse(word: &str) -> Option<Standing> {
        Some(match word {
            "none" => Standing::None,
            "coming" => Standing::Coming,
            "here" => Standing::Here,
            "newer" => Standing::Newer,
            "older" => Standing::Older,
            "failed" => Standing::Failed,
            _ => return None,
        })
    }
}

/// What else the site has: packages, lessons. In bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rest {
    /// On this device.
    pub here: u64,
    /// In all; nothing where it is not known.
    pub all: u64,
}

impl Rest {
    /// What is still to be fetched.
    pub fn missing(self) -> u64 {
        self.all.saturating_sub(self.here)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read() {
        assert_eq!(Standing::parse("newer"), Some(Standing::Newer));
        assert_eq!(Standing::parse(""), None);
        assert_eq!(Standing::parse("Newer"), None);
    }
}
