# promise: P1
# defence: render
# control: markup
print('<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><img src="data:," onerror="window.hostileMarkup=1"/></foreignObject><use href="data:image/svg+xml,x"/></svg>')
print('<math><mtext><img src="data:," onerror="window.hostileMarkup=2"></mtext></math>')
print("held")
