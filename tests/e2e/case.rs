//! A *case*: one promise, told once and kept on every engine.

use crate::{browser::Engine, page::Page};
use anyhow::Result;

pub struct Case {
    /// Says the promise; `engine::name` is the test's name in the output.
    pub name: &'static str,
    pub run: fn(&mut Page) -> Result<()>,
    pub on: On,
}

pub enum On {
    EveryEngine,
    /// Where the promise is about something that the other engines do not have.
    Only {
        engines: &'static [Engine],
        /// For whoever reads the list.
        #[allow(dead_code, reason = "people read it")]
        because: &'static str,
    },
}

impl Case {
    pub fn runs_on(&self, engine: Engine) -> bool {
        match &self.on {
            On::EveryEngine => true,
            On::Only { engines, .. } => engines.contains(&engine),
        }
    }
}

/// Lists functions as cases under their own names:
/// `cases![prints_hello, input_blocks on [Engine::Chromium, Engine::Firefox] because "WebKitGTK has no JSPI"]`.
#[macro_export]
macro_rules! cases {
    ($($name:ident $(on [$($engine:expr),+] because $reason:literal)?),+ $(,)?) => {
        vec![$($crate::case::Case {
            name: stringify!($name),
            run: $name,
            on: $crate::cases!(@on $([$($engine),+] $reason)?),
        }),+]
    };
    (@on) => { $crate::case::On::EveryEngine };
    (@on [$($engine:expr),+] $reason:literal) => {
        $crate::case::On::Only { engines: &[$($engine),+], because: $reason }
    };
}
