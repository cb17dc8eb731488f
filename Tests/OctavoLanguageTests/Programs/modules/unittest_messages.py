import unittest
t = unittest.TestCase()
calls = [
    lambda: t.assertEqual(1, 2), lambda: t.assertEqual(1, 2, "why"), lambda: t.assertNotEqual(1, 1),
    lambda: t.assertTrue(0), lambda: t.assertFalse([1]), lambda: t.assertIs(1, 2), lambda: t.assertIsNot(None, None),
    lambda: t.assertIsNone(3), lambda: t.assertIsNotNone(None), lambda: t.assertIn(1, [2]), lambda: t.assertNotIn(2, [2]),
    lambda: t.assertIsInstance(1, str), lambda: t.assertNotIsInstance(1, int), lambda: t.assertLess(2, 1),
    lambda: t.assertLessEqual(2, 1), lambda: t.assertGreater(1, 2), lambda: t.assertGreaterEqual(1, 2),
    lambda: t.assertAlmostEqual(1.0, 1.1), lambda: t.assertAlmostEqual(1.0, 1.1, delta=0.01),
    lambda: t.assertNotAlmostEqual(1.0, 1.0), lambda: t.assertListEqual([1, 2], [1, 3]),
    lambda: t.assertTupleEqual((1,), (1, 2)), lambda: t.assertSetEqual({1, 2}, {2, 3}), lambda: t.assertListEqual([1], (1,)),
    lambda: t.assertDictEqual({1: 2}, {1: 3}), lambda: t.assertCountEqual([1, 1, 2], [1, 2, 2]),
    lambda: t.assertMultiLineEqual("a\nb\n", "a\nc\n"), lambda: t.assertRegex("abc", "x+"),
    lambda: t.assertNotRegex("abc", "b"), lambda: t.assertRaises(ValueError, int, "3"), lambda: t.fail("stop"),
    lambda: t.assertEqual("x" * 100, "x" * 99 + "y"), lambda: t.assertEqual(list(range(40)), list(range(41))),
    lambda: t.assertSequenceEqual([1, 2], (1, 3)), lambda: t.assertWarns(DeprecationWarning, int, 3),
]
for call in calls:
    try:
        call()
        print("passed")
    except AssertionError as e:
        print(e)
for bad in (lambda: t.assertRaises(3), lambda: t.assertAlmostEqual(1, 2, places=3, delta=1), lambda: unittest.TestCase("nope")):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
