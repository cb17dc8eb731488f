"""Records made by a program's own factory, and what adapters pass on to their logger."""
import io
import logging

usual = logging.getLogRecordFactory()
print(usual is logging.LogRecord)


def make(*arguments, **named):
    record = usual(*arguments, **named)
    record.place = "lab"
    return record


logging.setLogRecordFactory(make)
stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("%(place)s %(levelname)s %(message)s"))
logger = logging.getLogger("measure")
logger.addHandler(handler)
logger.setLevel(logging.INFO)
logger.info("value %s", 3)
adapter = logging.LoggerAdapter(logger, {"unit": "m"})
print(adapter, adapter.name, adapter.isEnabledFor(logging.DEBUG), adapter.hasHandlers(), adapter.getEffectiveLevel())
adapter.setLevel(logging.DEBUG)
adapter.debug("detail")
print(adapter, logging.makeLogRecord({"msg": "m"}).place)
logging.setLogRecordFactory(usual)
print(stream.getvalue(), end="")
