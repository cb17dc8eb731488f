"""Messages of a program about itself, by level and by name."""

import sys as _sys
import time as _time
import warnings as _warnings

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0

_levels = {
    name: globals()[name] for name in ("CRITICAL", "FATAL", "ERROR", "WARN", "WARNING", "INFO", "DEBUG", "NOTSET")
}
# Of two names of a level the first is shown, but for the short form of a warning.
_names = {level: name for name, level in reversed(_levels.items()) if name != "WARN"}

_start = _time.time()
raiseExceptions = True

# For each style of formats: what stands for a name in it, and how a time is seen to be asked for.
_styles = {"%": ("%({})s", "%(asctime)"), "{": ("{{{}}}", "{asctime"), "$": ("${{{}}}", "asctime}")}


def _in_style(style, *names):
    if style not in _styles:
        raise ValueError("Style must be one of: %,{,$")
    return ":".join(_styles[style][0].format(name) for name in names)


BASIC_FORMAT = _in_style("%", "levelname", "name", "message")


def getLevelNamesMapping():
    """All names of levels."""
    return {**_levels}


def getLevelName(level):
    """The name of a level, or the level of a name."""
    for known in (_names, _levels):
        if level in known:
            return known[level]
    return f"Level {level}"


def addLevelName(level, levelName):
    """Shows a level by another name."""
    _names[level], _levels[levelName] = levelName, level


def _checkLevel(level):
    match level:
        case int():
            return level
        case str() if level in _levels:
            return _levels[level]
        case str():
            raise ValueError(f"Unknown level: {level!r}")
    raise TypeError(f"Level not an integer or a valid string: {level!r}")


class LogRecord:
    """One message."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        # A single dict is what the message's %(name)s refer to.
        if args and len(args) == 1 and args[0] and isinstance(args[0], dict):
            (args,) = args
        filename = pathname.rpartition("/")[2]
        now = _time.time()
        vars(self).update(
            name=name, msg=msg, args=args, levelno=level, levelname=getLevelName(level), pathname=pathname,
            filename=filename, module=filename.rsplit(".", 1)[0], lineno=lineno, funcName=func, exc_info=exc_info,
            exc_text=None, stack_info=sinfo, created=now, msecs=float(int(now % 1 * 1000)),
            relativeCreated=(now - _start) * 1000, thread=1, threadName="MainThread", process=1,
            processName="MainProcess",
        )  # fmt: skip

    def getMessage(self):
        """The message with its arguments put in."""
        text = f"{self.msg}"
        return text % self.args if self.args else text

    def __repr__(self):
        return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'


_record_factory = LogRecord


def getLogRecordFactory():
    """What makes the records of loggers."""
    return _record_factory


def setLogRecordFactory(factory):
    """Takes a callable with the parameters of LogRecord."""
    global _record_factory
    _record_factory = factory


def makeLogRecord(dict):
    """A record with the attributes of a dict."""
    made = _record_factory(None, None, "", 0, "", (), None, None)
    vars(made).update(dict)
    return made


class Formatter:
    """Makes texts of messages."""

    converter = _time.localtime
    default_time_format = "%Y-%m-%d %H:%M:%S"
    default_msec_format = "%s,%03d"

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        self._fmt = fmt or _in_style(style, "message")
        _in_style(style)
        self._style, self._defaults, self.datefmt = style, defaults or {}, datefmt

    def usesTime(self):
        return _styles[self._style][1] in self._fmt

    def formatTime(self, record, datefmt=None):
        text = _time.strftime(datefmt or self.default_time_format, Formatter.converter(record.created))
        return text if datefmt else self.default_msec_format % (text, record.msecs)

    def formatException(self, ei):
        import traceback

        return "".join(traceback.format_exception(ei[1])).removesuffix("\n")

    def formatStack(self, stack_info):
        return stack_info

    def formatMessage(self, record):
        values = self._defaults | vars(record)
        match self._style:
            case "%":
                return self._fmt % values
            case "{":
                return self._fmt.format_map(values)
        import string

        return string.Template(self._fmt).substitute(values)

    def format(self, record):
        """The message in the format, with the traceback of an exception below it."""
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        text = self.formatMessage(record)
        for below in filter(None, (record.exc_text, record.stack_info)):
            text = text.removesuffix("\n") + "\n" + below
        return text


class Filter:
    """Lets messages of a name and the names below it pass."""

    def __init__(self, name=""):
        self.name = name

    def filter(self, record):
        return not self.name or f"{record.name}.".startswith(f"{self.name}.")


def _include(items, item):
    if item not in items:
        items.append(item)


def _exclude(items, item):
    if item in items:
        items.remove(item)


class Filterer:
    """What has filters: objects with a method filter, or functions; a message passes if all let it."""

    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        _include(self.filters, filter)

    def removeFilter(self, filter):
        _exclude(self.filters, filter)

    def filter(self, record):
        return all(getattr(each, "filter", each)(record) for each in self.filters)


class Handler(Filterer):
    """Takes messages somewhere."""

    formatter = name = None

    def __init__(self, level=NOTSET):
        super().__init__()
        self.setLevel(level)

    def setLevel(self, level):
        self.level = _checkLevel(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def format(self, record):
        formatter = self.formatter or _defaultFormatter
        return formatter.format(record)

    def emit(self, record):
        """Takes one message there."""
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handle(self, record):
        if not (passes := self.filter(record)):
            return passes
        self.emit(record)
        return passes

    def handleError(self, record):
        import traceback

        if not raiseExceptions:
            return
        print("--- Logging error ---", file=_sys.stderr)
        traceback.print_exc()
        print("Call stack:", file=_sys.stderr)
        traceback.print_stack()
        print(f"Message: {record.msg!r}\nArguments: {record.args}", file=_sys.stderr)

    def acquire(self):
        """There is nothing to lock: a program is one thread."""

    release = flush = close = createLock = acquire

    def _shown(self, *words):
        return " ".join(["<" + type(self).__name__, *words, f"({getLevelName(self.level)})>"])

    def __repr__(self):
        return self._shown()


class StreamHandler(Handler):
    """Writes messages to a stream, by default the error stream."""

    terminator = "\n"

    def __init__(self, stream=None):
        super().__init__()
        self.stream = _sys.stderr if stream is None else stream

    def setStream(self, stream):
        """Writes to another one from now on; gives the one before."""
        before, self.stream = self.stream, stream
        return before

    def flush(self):
        flush = getattr(self.stream, "flush", None)
        if flush is not None:
            flush()

    def emit(self, record):
        try:
            text = self.format(record)
            self.stream.write(text + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def __repr__(self):
        return self._shown(*filter(None, [f"{getattr(self.stream, 'name', '')}"]))


class FileHandler(StreamHandler):
    """Writes messages to a file of the output folder."""

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        self.baseFilename = filename
        super().__init__(open(filename, mode, encoding=encoding, errors=errors))

    def close(self):
        self.stream.close()


class NullHandler(Handler):
    """Takes messages nowhere."""

    def handle(self, record):
        pass

    emit = handle


class _StderrHandler(StreamHandler):
    """Writes what no handler takes to the error stream of the moment."""

    stream = property(lambda self: _sys.stderr)

    def __init__(self):
        Handler.__init__(self, WARNING)


_defaultFormatter = Formatter()
lastResort = _StderrHandler()


def _with_methods_for_levels(cls):
    """Class decorator: debug(msg), info(msg) and so on, which log at their level."""

    def method_for(name, level):
        def method(self, msg, *args, **kwargs):
            self._log_at(level, msg, args, kwargs)

        method.__name__, method.__qualname__ = name, f"{cls.__name__}.{name}"
        return method

    for name in ("debug", "info", "warning", "error", "critical"):
        setattr(cls, name, method_for(name, _levels[name.upper()]))
    return cls


@_with_methods_for_levels
class Logger(Filterer):
    """What a part of a program sends its messages to."""

    def __init__(self, name, level=NOTSET):
        super().__init__()
        self.name, self.parent, self.handlers = name, None, []
        self.propagate, self.disabled = True, False
        self.setLevel(level)

    def setLevel(self, level):
        """Messages below it are not logged."""
        self.level = _checkLevel(level)

    def _upwards(self):
        """This logger and those above it, the nearest first."""
        logger = self
        while logger:
            yield logger
            logger = logger.parent

    def _receivers(self):
        """Those of them that messages go to."""
        for logger in self._upwards():
            yield logger
            if not logger.propagate:
                return

    def getEffectiveLevel(self):
        return next((logger.level for logger in self._upwards() if logger.level), NOTSET)

    def isEnabledFor(self, level):
        return not self.disabled and level > _disabled and level >= self.getEffectiveLevel()

    def getChild(self, suffix):
        return getLogger(".".join([self.name, suffix] if self is not root else [suffix]))

    # MARK: Handlers

    def addHandler(self, hdlr):
        _include(self.handlers, hdlr)

    def removeHandler(self, hdlr):
        _exclude(self.handlers, hdlr)

    def hasHandlers(self):
        return any(logger.handlers for logger in self._receivers())

    def callHandlers(self, record):
        handlers = [handler for logger in self._receivers() for handler in logger.handlers]
        if not handlers and lastResort:
            handlers.append(lastResort)
        for handler in handlers:
            if record.levelno >= handler.level:
                handler.handle(record)

    def handle(self, record):
        if not self.disabled and self.filter(record):
            self.callHandlers(record)

    # MARK: Messages

    def _log_at(self, level, msg, args, kwargs):
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        if not isinstance(level, int):
            raise TypeError("level must be an integer")
        self._log_at(level, msg, args, kwargs)

    def warn(self, msg, *args, **kwargs):
        _warnings.warn("The 'warn' method is deprecated, use 'warning' instead", DeprecationWarning, 2)
        self.warning(msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        """An error, with the exception that is being handled."""
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def fatal(self, msg, *args, **kwargs):
        self.critical(msg, *args, **kwargs)

    def _caller(self, stacklevel):
        """File, line and function outside this module."""
        frame = _sys._getframe(1)
        while frame is not None and frame.f_globals.get("__name__") == __name__:
            frame = frame.f_back
        for _ in range(stacklevel - 1):
            frame = frame and (frame.f_back or frame)
        if frame is None:
            return "(unknown file)", 0, "(unknown function)"
        return frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        record = _record_factory(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        taken = {"message", "asctime", *vars(record)}
        for key in extra or ():
            if key in taken:
                raise KeyError(f"Attempt to overwrite {key!r} in LogRecord")
        vars(record).update(extra or {})
        return record

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        file, line, function = self._caller(stacklevel)
        match exc_info:
            case BaseException():
                exc_info = type(exc_info), exc_info, exc_info.__traceback__
            case tuple():
                pass
            case _ if exc_info:
                exc_info = _sys.exc_info()
        self.handle(self.makeRecord(self.name, level, file, line, msg, args, exc_info, function, extra))

    def __repr__(self):
        return f"<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"


class RootLogger(Logger):
    """The one all others are below."""

    def __init__(self, level):
        super().__init__("root", level)


@_with_methods_for_levels
class LoggerAdapter:
    """A logger that adds something to every message."""

    def __init__(self, logger, extra=None):
        self.logger, self.extra = logger, extra

    def process(self, msg, kwargs):
        """What is logged in the place of a message; to be overridden."""
        kwargs["extra"] = self.extra
        return msg, kwargs

    def log(self, level, msg, *args, **kwargs):
        if self.logger.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def _log_at(self, level, msg, args, kwargs):
        self.log(level, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def isEnabledFor(self, level):
        return self.logger.isEnabledFor(level)

    def getEffectiveLevel(self):
        return self.logger.getEffectiveLevel()

    def setLevel(self, level):
        self.logger.setLevel(level)

    def hasHandlers(self):
        return self.logger.hasHandlers()

    @property
    def name(self):
        return self.logger.name

    def __repr__(self):
        level = getLevelName(self.getEffectiveLevel())
        return f"<{type(self).__name__} {self.name} ({level})>"


root = RootLogger(WARNING)
Logger.root = root
_loggers = {}
_disabled = 0


def getLogger(name=None):
    """The logger of a name; dots in names make one the child of another."""
    if not name or name == root.name:
        return root
    if not isinstance(name, str):
        raise TypeError("A logger name must be a string")
    if name not in _loggers:
        _loggers[name] = Logger(name)
        for known in _loggers.values():
            known.parent = _parent(known.name)
    return _loggers[name]


def _parent(name):
    while name := name.rpartition(".")[0]:
        if name in _loggers:
            return _loggers[name]
    return root


def getLoggerClass():
    return Logger


def disable(level=CRITICAL):
    global _disabled
    _disabled = _checkLevel(level)


def basicConfig(**kwargs):
    """Gives the root logger a handler, unless it has one."""
    force, encoding = kwargs.pop("force", False), kwargs.pop("encoding", None)
    errors = kwargs.pop("errors", "backslashreplace")
    if force:
        root.handlers.clear()
    if root.handlers:
        return
    handlers = kwargs.pop("handlers", None)
    if handlers is None:
        if {"stream", "filename"} <= kwargs.keys():
            raise ValueError("'stream' and 'filename' should not be specified together")
        mode, filename = kwargs.pop("filemode", "a"), kwargs.pop("filename", None)
        if filename:
            handlers = [FileHandler(filename, mode, encoding=encoding, errors=errors)]
        else:
            handlers = [StreamHandler(kwargs.pop("stream", None))]
    elif {"stream", "filename"} & kwargs.keys():
        raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    datefmt, style = kwargs.pop("datefmt", None), kwargs.pop("style", "%")
    usual = _in_style(style, "levelname", "name", "message")
    formatter = Formatter(kwargs.pop("format", usual), datefmt, style)
    for handler in handlers:
        handler.formatter = handler.formatter or formatter
        root.addHandler(handler)
    if (level := kwargs.pop("level", None)) is not None:
        root.setLevel(level)
    if kwargs:
        raise ValueError(f"Unrecognised argument(s): {', '.join(kwargs)}")


def _on_root(name):
    def function(*args, **kwargs):
        if not root.handlers:
            basicConfig()
        getattr(root, name)(*args, **kwargs)

    function.__name__ = function.__qualname__ = name
    return function


debug, info, warning, error, exception, critical, log = map(
    _on_root, ("debug", "info", "warning", "error", "exception", "critical", "log")
)
fatal = critical


def captureWarnings(capture):
    raise NotImplementedError("logging.captureWarnings is not supported; use warnings.showwarning")


def shutdown(handlerList=()):
    for handler in root.handlers:
        handler.flush()
