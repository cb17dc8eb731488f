# logging: levels, names, formats, handlers, filters and what is written where.
import io
import logging
import sys

stream = io.StringIO()
logging.basicConfig(stream=stream, level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s")
log = logging.getLogger("a.b")
log.debug("not shown")
log.info("x=%d y=%s", 3, [1])
log.warning("%(key)s", {"key": "value"})
try:
    1 / 0
except ZeroDivisionError:
    log.exception("failed")
print(stream.getvalue())
print(log.level, log.getEffectiveLevel(), log.isEnabledFor(10), log.parent.name, logging.getLevelName(30), logging.getLevelName("ERROR"), log)
other = logging.getLogger("other")
other.propagate = False
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("{levelname:8}|{message}|{lineno}|{funcName}", style="{"))
handler.setLevel(logging.ERROR)
other.addHandler(handler)
other.setLevel("DEBUG")


def f():
    other.warning("hidden")
    other.error("shown %s", "here")
    other.critical("last", extra={"more": 1})


f()


class Only(logging.Filter):
    def filter(self, record):
        return "keep" in record.getMessage()


handler.addFilter(Only())
other.error("drop")
other.error("keep this")
other.log(45, "keep that")
print(handler, other.handlers == [handler], other.hasHandlers(), logging.root)
other.removeHandler(handler)
logging.addLevelName(25, "NOTICE")
log.log(25, "note")
print(stream.getvalue().splitlines()[-1])
logging.disable(logging.CRITICAL)
log.critical("nothing")
logging.disable(logging.NOTSET)
print(len(stream.getvalue().splitlines()))
adapter = logging.LoggerAdapter(log, {"user": "me"})
adapter.warning("adapted")
print(stream.getvalue().splitlines()[-1])
record = logging.LogRecord("n", 20, "/p/file.py", 7, "m %s", ("arg",), None)
print(record.getMessage(), record.filename, record.module, record.levelname, record)
print(logging.Formatter("%(name)s-%(lineno)d-%(message)s").format(record))
child = log.getChild("c")
print(child.name, logging.getLogger("a") is log.parent, logging.WARNING, logging.lastResort)
try:
    log.setLevel("NONE")
except ValueError as error:
    print(error)
