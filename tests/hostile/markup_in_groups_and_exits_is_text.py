# promise: P1
# defence: render
# control: markup
# expect: completed
import sys

PAYLOAD = '<img src="data:," onerror="window.hostileMarkup=1">'
try:
    raise ExceptionGroup(PAYLOAD, [ValueError(PAYLOAD)])
except ExceptionGroup:
    import traceback

    traceback.print_exc()
sys.exit(PAYLOAD)
