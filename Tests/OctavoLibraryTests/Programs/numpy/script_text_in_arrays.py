# Text in arrays.
import numpy as np
a = np.array(['apple pie', 'Banana', 'cherry  ', ''])
print(np.char.upper(a), np.char.capitalize(a), np.char.title(a), np.char.strip(a), np.char.str_len(a))
print(np.char.find(a, 'an'), np.char.replace(a, 'a', 'A'), np.char.split(a), np.char.startswith(a, 'B'))
print(np.char.add(a, '!'), np.char.multiply(a, 2), np.char.center(a, 12, '*'))
print(np.char.zfill(['1', '-5'], 4), np.char.join('-', ['abc', 'de']), np.char.isalpha(a))
print(np.char.isdigit(['12', 'a']), np.char.count(a, 'p'), np.char.swapcase(a))
print(np.char.ljust(a, 10, '.'), np.char.partition(['a-b', 'c'], '-'))
print(np.char.rpartition(['a-b-c'], '-'), np.char.splitlines(['a\nb']), np.char.encode(['é'], 'utf-8'))
print(np.char.decode([b'abc'], 'ascii'), np.char.equal(['a ', 'b'], ['a', 'b']))
print(np.char.compare_chararrays(['a'], ['a '], '==', True), np.char.mod(['%d', '%05.1f'], [1, 2.5]))
print(np.char.expandtabs(['a\tb']), np.char.rfind(a, 'a'), np.char.rjust(['a'], 3))
print(np.char.lstrip(['xxa'], 'x'), np.char.translate(['abc'], str.maketrans('a', 'z')))
print(np.strings.upper(a), np.strings.slice(['hello', 'world'], 1, 3))
print(np.strings.slice(['hello', 'world'], None, None, -1), np.strings.str_len(['a', 'bb']))
print(np.strings.endswith(['ab'], 'b'), np.strings.index(['abc'], 'c'), np.strings.islower(['a']))
print(np.strings.replace(['aaa'], 'a', 'b', 2))
c = np.char.array(['abc', 'de'])
print(c, repr(c), c.upper(), c + 'x', c == 'abc', c * 2, c.find('b'), c % () if False else '')
b = np.array(['a', 'b'], dtype='<U1')
b[0] = 'xyz'
print(b, b.dtype, a == 'Banana', a < 'b', np.array(['1', '2']).astype(int) + 1)
print(np.array([1.5, 2]).astype(str), np.array([1, 2]).astype('U'), np.array(['x', 1, 2.5]))
print(np.array(['a', 'b'])[:, None] == np.array(['a', 'c']))
try:
    np.array(['a', 'b']) + 1
except Exception as e:
    print(type(e).__name__, e)
try:
    np.array(['a']).astype(float)
except ValueError as e:
    print(e)
try:
    np.char.index(['abc'], 'z')
except ValueError as e:
    print(e)
print(np.array(['a', 'b']) + np.array(['c', 'd']), np.array(['a', 'b']) * 2 if False else '')
print(np.sum(np.array(['a', 'b'], dtype=object)), 'x' in np.array(['x', 'y']))
print(np.array(['ab', 'c']).view('U1'), np.array(['ab', 'cd']).view('U1').reshape(2, -1))
print(np.array(list('hello')), ''.join(np.array(list('hello'))[::-1]))
print(np.char.add(['a', 'b'], ['1', '2']), np.array([b'a', b'b']).astype('U'))
words, counts = np.unique('the cat the dog'.split(), return_counts=True)
print(words, counts, words[np.argsort(-counts, kind='stable')])
print(np.array(['long string here', 's']).dtype, np.array(['ü', '日本']))
print(repr(np.array(["it's", 'a"b', 'c\n'])), np.str_('abc').upper(), np.str_('a') + 'b')
print(type(np.str_('a') + 'b'), a.tolist(), np.where(a == '', 'none', a), np.empty(2, 'U3'))
print(np.full(2, 'ab'), np.zeros(2, 'U2').tolist())
print(np.array(['b', 'a']).max() if False else max(['b', 'a']), np.sort(['b', 'a']))
print(np.argsort(['b', 'a', 'c']))
