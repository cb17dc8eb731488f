tree = [BaseException, Exception, ArithmeticError, ZeroDivisionError, OverflowError, FloatingPointError, LookupError, IndexError,
        KeyError, AssertionError, AttributeError, EOFError, ImportError, ModuleNotFoundError, NameError, UnboundLocalError,
        OSError, FileNotFoundError, FileExistsError, PermissionError, IsADirectoryError, NotADirectoryError, TimeoutError,
        RuntimeError, RecursionError, NotImplementedError, StopIteration, StopAsyncIteration, SyntaxError, IndentationError,
        TabError, SystemError, TypeError, ValueError, UnicodeError, UnicodeDecodeError, UnicodeEncodeError, MemoryError,
        BufferError, GeneratorExit, KeyboardInterrupt, SystemExit, Warning, UserWarning, DeprecationWarning,
        PendingDeprecationWarning, RuntimeWarning, SyntaxWarning, FutureWarning, ImportWarning, UnicodeWarning, BytesWarning,
        ResourceWarning, EncodingWarning]
for kind in tree:
    print(" > ".join(k.__name__ for k in kind.__mro__[:-1]))
print(IOError is OSError, EnvironmentError is OSError)
