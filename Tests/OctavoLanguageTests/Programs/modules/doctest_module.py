"""Module doc.

>>> f(2)
4
>>> print('a\\n\\nb')
a
<BLANKLINE>
b
"""
def f(x):
    """Square.

    >>> f(3)
    9
    >>> f(4)
    17
    >>> f('a')
    Traceback (most recent call last):
      ...
    TypeError: can't multiply sequence by non-int of type 'str'
    >>> f(1)
    >>> x = 3
    >>> for i in range(2):
    ...     print(i)
    ... # comment
    0
    1
    >>> [1,2,   3] # doctest: +NORMALIZE_WHITESPACE
    [1,  2,
     3]
    >>> list(range(20)) # doctest: +ELLIPSIS
    [0, 1, ..., 19]
    >>> f('a') # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    TypeError: whatever
    >>> 1 # doctest: +SKIP
    2
    >>> True
    1
    >>> print('hello')
    """
    return x*x
class A:
    """
    >>> A().g()
    5
    """
    def g(self):
        '''
        >>> A().g()
        6
        '''
        return 5
    @property
    def p(self):
        """
        >>> 1
        2
        """
    @staticmethod
    def s():
        """
        >>> 3
        3
        """
__test__ = {'x': '>>> 1\n1\n>>> 2\n3\n'}
import contextlib, doctest, io
def main():
    print(doctest.testmod())
    print(doctest.testmod(verbose=True))
    doctest.run_docstring_examples(f, globals())
    print(doctest.testmod(optionflags=doctest.REPORT_NDIFF|doctest.FAIL_FAST))
    print(doctest.script_from_examples(f.__doc__))
    for bad in ['>>>1\n2', '  >>> 1\n 2\n', '>>> 1 # doctest: +FOO', '>>> # doctest: +SKIP\n', '>>> if 1:\n...pass']:
        try: doctest.DocTestParser().get_examples(bad, 'nm')
        except ValueError as e: print(e)
    try:
        doctest.testmod(raise_on_error=True)
    except doctest.DocTestFailure as e:
        print(type(e), e.got)
output = io.StringIO()
with contextlib.redirect_stdout(output):
    main()
print(output.getvalue().replace(__file__, "FILE"), end="")
