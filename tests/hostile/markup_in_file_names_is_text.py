# promise: P1
# defence: render
# control: markup
# expect: raised
PAYLOAD = '<img src="data:," onerror="window.hostileMarkup=1">'
code = compile("def f():\n    raise KeyError(x)\nx = 1\nf()\n", f"/home/learner/{PAYLOAD}.py", "exec")
exec(code)
