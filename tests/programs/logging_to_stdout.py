"""Log to standard output with levels, filters, formatters and a hierarchy of loggers."""
import logging
import logging.config
import sys
from logging.handlers import MemoryHandler

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)-8s %(name)s: %(message)s")
logging.debug("invisible")
logging.info("starting with %d items and %s", 3, {"key": "välue"})
logging.warning("low on ☕: %.1f%%", 12.345)

log = logging.getLogger("shop.cart")
log.error("cannot add %r", "apple")
log.setLevel(logging.DEBUG)
log.debug("now visible, in %s", log.parent.name)
print(log.getEffectiveLevel(), logging.getLevelName(30), log.isEnabledFor(5), log.getChild("item").name)


class NoPasswords(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = str(record.msg).replace("hunter2", "*******")
        return "secret" not in record.getMessage()


handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("[{levelname:^7}] {message} ({funcName}, user={user})", style="{", defaults={"user": "?"}))
handler.addFilter(NoPasswords())
private = logging.getLogger("private")
private.propagate = False
private.addHandler(handler)


def login():
    private.warning("password is hunter2")
    private.warning("a secret")
    private.error("wrong", extra={"user": "Łukasz"})


login()
try:
    {}["missing"]
except KeyError as error:
    log.critical("lookup failed: %r", error)

logging.addLevelName(25, "NOTICE")
log.log(25, "custom level")
memory = MemoryHandler(10, flushLevel=logging.ERROR, target=handler)
private.removeHandler(handler)
private.addHandler(memory)
private.warning("held back")
print("nothing yet")
private.error("flushes all")
logging.config.dictConfig({
    "version": 1,
    "formatters": {"short": {"format": "%(levelno)d>%(message)s"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "short"}},
    "root": {"handlers": ["out"], "level": "WARNING"},
    "disable_existing_loggers": False,
})
logging.getLogger("other").warning("configured from a dict")
logging.getLogger("other").info("not shown")
