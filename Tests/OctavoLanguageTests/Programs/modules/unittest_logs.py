import logging
import sys
import unittest


class LogTests(unittest.TestCase):
    def test_seen(self):
        with self.assertLogs("app", level="INFO") as caught:
            logging.getLogger("app").info("first %d", 1)
            logging.getLogger("app.part").error("second")
            logging.getLogger("app").debug("not seen")
        print(caught.output, [record.levelname for record in caught.records])

    def test_missing(self):
        with self.assertLogs("app", level="WARNING"):
            logging.getLogger("app").info("too low")

    def test_none(self):
        with self.assertNoLogs("app"):
            pass

    def test_unexpected(self):
        with self.assertNoLogs("app", level="ERROR"):
            logging.getLogger("app").error("bad")

    def test_root(self):
        with self.assertLogs() as caught:
            logging.warning("root")
        self.assertEqual(caught.output, ["WARNING:root:root"])


suite = unittest.defaultTestLoader.loadTestsFromTestCase(LogTests)
result = unittest.TestResult()
suite.run(result)
print(result.testsRun, len(result.failures), len(result.errors))
for test, text in result.failures:
    print(test, text.strip().split("\n")[-1])
