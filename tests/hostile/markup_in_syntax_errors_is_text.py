# promise: P1
# defence: render
# control: markup
# expect: raised
raise SyntaxError('<img src="data:," onerror="window.hostileMarkup=1">', ('<img src="data:," onerror="window.hostileMarkup=2">', 1, 1, '<img src="data:," onerror="window.hostileMarkup=3">'))
