"""What a script of tests does when it is run: unittest.main()."""

import sys
from unittest import loader, runner

__unittest = True


def _pattern(text):
    return text if "*" in text else "*%s*" % text


class TestProgram:
    """Reads the command line, loads the tests, runs them, and ends the program with the outcome."""

    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = None

    def __init__(
        self, module="__main__", defaultTest=None, argv=None, testRunner=None,
        testLoader=loader.defaultTestLoader, exit=True, verbosity=1, failfast=None, catchbreak=None,
        buffer=None, warnings=None, *, tb_locals=False
    ):  # fmt: skip
        if isinstance(module, str):
            self.module = __import__(module)
            for part in module.split(".")[1:]:
                self.module = getattr(self.module, part)
        else:
            self.module = module
        argv = sys.argv if argv is None else argv
        self.exit = exit
        self.failfast = failfast
        self.catchbreak = catchbreak
        self.verbosity = verbosity
        self.buffer = buffer
        self.tb_locals = tb_locals
        if warnings is None and not sys.warnoptions:
            self.warnings = "default"
        else:
            self.warnings = warnings
        self.defaultTest = defaultTest
        self.testRunner = testRunner
        self.testLoader = testLoader
        self.progName = argv[0].rpartition("/")[2] if argv else ""
        self.parseArgs(argv)
        self.runTests()

    def usageExit(self, msg=None):
        if msg:
            print(msg, file=sys.stderr)
        sys.exit(2)

    def parseArgs(self, argv):
        names = self._read_options(argv[1:])
        if self.module is None:
            self.testNames = names
        elif names:
            self.testNames = names
        elif self.defaultTest is None:
            self.testNames = None
        elif isinstance(self.defaultTest, str):
            self.testNames = (self.defaultTest,)
        else:
            self.testNames = list(self.defaultTest)
        self.createTests()

    def _read_options(self, words):
        """Takes the options; gives the names of tests."""
        names = []
        words = list(words)
        switches = {
            "-v": ("verbosity", 2), "--verbose": ("verbosity", 2), "-q": ("verbosity", 0),
            "--quiet": ("verbosity", 0), "-f": ("failfast", True), "--failfast": ("failfast", True),
            "-b": ("buffer", True), "--buffer": ("buffer", True), "-c": ("catchbreak", True),
            "--catch": ("catchbreak", True),
        }  # fmt: skip
        while words:
            word = words.pop(0)
            if word in switches:
                setattr(self, *switches[word])
            elif word == "--locals":
                raise NotImplementedError("unittest --locals is not supported by Octavo; print what you need instead")
            elif word == "-k" and words:
                self.testNamePatterns = (self.testNamePatterns or []) + [_pattern(words.pop(0))]
            elif word.startswith("-k") and len(word) > 2:
                self.testNamePatterns = (self.testNamePatterns or []) + [_pattern(word[2:])]
            elif word.startswith("-"):
                self.usageExit(f"{self.progName}: error: unrecognized arguments: {word}")
            else:
                names.append(word)
        return names

    def createTests(self, from_discovery=False, Loader=None):
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def runTests(self):
        if self.testRunner is None:
            self.testRunner = runner.TextTestRunner
        made = self.testRunner
        if isinstance(made, type):
            try:
                made = made(
                    verbosity=self.verbosity, failfast=self.failfast, buffer=self.buffer,
                    warnings=self.warnings, tb_locals=self.tb_locals,
                )  # fmt: skip
            except TypeError:
                made = made()
        self.result = made.run(self.test)
        if self.exit:
            sys.exit(not self.result.wasSuccessful())


main = TestProgram
