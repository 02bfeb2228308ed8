# promise: P1
# defence: render
# control: none because the page interprets no sequence of terminals: there is nothing that could be switched off
# Cursor moves, titles, links, bells, right-to-left overrides, zero bytes.
for text in ("\x1b[2J\x1b[H", "\x1b]0;hostile title\x07", "\x1b]8;;http://link.hostile.invalid/\x1b\\click\x1b]8;;\x1b\\", "\x1b]52;c;aG9zdGlsZQ==\x07", "\x07" * 1000, "\u202e elitsoh \u2066\u2069", "\x00\x01\x02\x7f\x85\u2028\u2029", "\r\b\v\f", "\ufffe\uffff", "e\u0301" * 1000):
    print(text)
print("\x1b[31m" * 20_000)
print()
print("held")
