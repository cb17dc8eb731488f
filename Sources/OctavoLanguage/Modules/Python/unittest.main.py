"""What a script of tests does when it is run: unittest.main()."""

import sys
from unittest.loader import defaultTestLoader
from unittest.runner import TextTestRunner

__unittest = True

# What a word of the command line sets.
_SWITCHES = {
    "-v --verbose": ("verbosity", 2),
    "-q --quiet": ("verbosity", 0),
    "-f --failfast": ("failfast", True),
    "-b --buffer": ("buffer", True),
    "-c --catch": ("catchbreak", True),
}
_SWITCHES = {word: change for words, change in _SWITCHES.items() for word in words.split()}


class TestProgram:
    """Reads the command line, loads the tests, runs them, and ends the program with the outcome."""

    module = progName = testNamePatterns = None

    def __init__(
        self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader,
        exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False
    ):  # fmt: skip
        if warnings is None and not sys.warnoptions:
            warnings = "default"
        given = locals()
        for name in ("module", "argv"):
            del given[name]
        vars(self).update((name, value) for name, value in given.items() if name != "self")
        if isinstance(module, str):
            __import__(module)
            module = sys.modules[module]
        self.module = module
        argv = sys.argv if argv is None else argv
        self.progName = argv[0].rpartition("/")[2] if argv else ""
        self.parseArgs(argv)
        self.runTests()

    def usageExit(self, msg=None):
        if msg:
            print(msg, file=sys.stderr)
        sys.exit(2)

    def parseArgs(self, argv):
        named = self._read_options(iter(argv[1:]))
        if not named and self.module is not None:
            named = self.defaultTest
        self.testNames = (named,) if isinstance(named, str) else named
        self.createTests()

    def _read_options(self, words):
        """Takes the options; gives the names of tests."""
        named = []
        for word in words:
            if word in _SWITCHES:
                setattr(self, *_SWITCHES[word])
            elif word == "--locals":
                raise NotImplementedError("unittest --locals is not supported by Octavo; print what you need instead")
            elif word.startswith("-k") and (pattern := word[2:] or next(words, None)):
                pattern = pattern if "*" in pattern else f"*{pattern}*"
                self.testNamePatterns = [*(self.testNamePatterns or ()), pattern]
            elif word[:1] == "-":
                self.usageExit(f"{self.progName}: error: unrecognized arguments: {word}")
            else:
                named.append(word)
        return named

    def createTests(self, from_discovery=False, Loader=None):
        loader = self.testLoader
        if self.testNamePatterns:
            loader.testNamePatterns = self.testNamePatterns
        if self.testNames is None:
            self.test = loader.loadTestsFromModule(self.module)
        else:
            self.test = loader.loadTestsFromNames(self.testNames, self.module)

    def runTests(self):
        self.testRunner = chosen = self.testRunner or TextTestRunner
        if isinstance(chosen, type):
            settings = ("verbosity", "failfast", "buffer", "warnings", "tb_locals")
            try:
                chosen = chosen(**{name: getattr(self, name) for name in settings})
            except TypeError:
                chosen = chosen()
        self.result = chosen.run(self.test)
        if self.exit:
            sys.exit(not self.result.wasSuccessful())


main = TestProgram
