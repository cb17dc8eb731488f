import io, re, unittest

class Numbers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("setUpClass")
    def setUp(self):
        self.addCleanup(print, "cleanup", self._testMethodName)
    def tearDown(self):
        print("tearDown")
    def test_equal(self):
        self.assertEqual(1 + 1, 2)
    def test_lists(self):
        self.assertEqual([1, 2, 3], [1, 2, 4])
    def test_dicts(self):
        self.assertEqual({"a": 1}, {"a": 2, "b": 3})
    def test_text(self):
        """A docstring."""
        self.assertEqual("spam\neggs", "spam\nham")
    def test_sub(self):
        for i in range(4):
            with self.subTest("odd", i=i):
                self.assertEqual(i % 2, 0)
    @unittest.skip("not today")
    def test_skipped(self):
        pass
    @unittest.skipIf(True, "condition")
    def test_skipped_if(self):
        pass
    @unittest.expectedFailure
    def test_expected(self):
        self.fail()
    @unittest.expectedFailure
    def test_unexpected(self):
        pass
    def test_error(self):
        self.assertRaises(ValueError, int, "x")
        with self.assertRaises(KeyError) as caught:
            {}["k"]
        print(repr(caught.exception))
        with self.assertRaisesRegex(ValueError, "invalid"):
            int("y")
        {}["z"]

for verbosity in (1, 2):
    stream = io.StringIO()
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(Numbers)
    result = unittest.TextTestRunner(stream, verbosity=verbosity).run(suite)
    print(re.sub(r"in \d+\.\d+s", "in TIME", stream.getvalue()).replace(__file__, "FILE"))
    print(result, result.wasSuccessful())
