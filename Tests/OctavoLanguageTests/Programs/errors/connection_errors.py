"""The errors of connections, and the numbers that make them."""
import errno

for kind in (BrokenPipeError, ConnectionAbortedError, ConnectionRefusedError, ConnectionResetError):
    print(kind.__name__, kind.__mro__[1].__name__, issubclass(kind, OSError), kind("lost"))
for number in (errno.EPIPE, errno.ECONNABORTED, errno.ECONNREFUSED, errno.ECONNRESET, errno.ESHUTDOWN):
    error = OSError(number, "text")
    print(number, type(error).__name__, error)
try:
    raise ConnectionResetError(errno.ECONNRESET, "Connection reset by peer")
except ConnectionError as error:
    print(repr(error), error.errno)
