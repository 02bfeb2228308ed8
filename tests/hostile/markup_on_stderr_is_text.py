# promise: P1
# defence: render
# control: markup
import logging
import sys
import warnings

PAYLOAD = '<img src="data:," onerror="window.hostileMarkup=1">'
print(PAYLOAD, file=sys.stderr)
logging.error(PAYLOAD)
warnings.warn(PAYLOAD)
