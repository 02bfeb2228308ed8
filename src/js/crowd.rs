//! How frames of this site hear of one another: a channel of the browser's, which reaches no other site.

use crate::embed::crowd::Call;
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, MessageEvent};

const NAME: &str = "ampoule.engines";

/// The channel; closed on drop.
pub struct Channel {
    channel: BroadcastChannel,
    _listener: EventListener,
}

impl Channel {
    /// Nothing where the browser has none, or none for this page.
    pub fn open(hear: impl Fn(Call) + 'static) -> Option<Channel> {
        let channel = BroadcastChannel::new(NAME).ok()?;
        let listener = EventListener::new(&channel, "message", move |event| {
            let text = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
            if let Some(call) = text.and_then(|text| serde_json::from_str(&text).ok()) {
                hear(call);
            }
        });
        Some(Channel { channel, _listener: listener })
    }

    /// Tells the others.
    pub fn tell(&self, call: Call) {
        if let Ok(text) = serde_json::to_string(&call) {
            // A channel that is closed has nobody behind it.
            let _ = self.channel.post_message(&text.into());
        }
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.close();
    }
}
