# promise: P1
# defence: render
# control: markup
# expect: raised
payload = '<img src="data:," onerror="window.hostileMarkup=1">'
raise ValueError('<img src="data:," onerror="window.hostileMarkup=1">')  # <img src="data:," onerror="window.hostileMarkup=1">
