# promise: P1
# defence: render
# control: markup
# expect: raised
PAYLOAD = '<img src="data:," onerror="window.hostileMarkup=1">'
kind = type(PAYLOAD, (Exception,), {"__module__": PAYLOAD, "__qualname__": PAYLOAD})
error = kind(PAYLOAD)
error.add_note(PAYLOAD)
raise error
