# np.char and np.strings, function by function.
import numpy as np
s = np.array(['Hello World', 'foo bar', '  trim me ', 'Über'])
for f in ['upper', 'lower', 'title', 'capitalize', 'swapcase', 'strip', 'lstrip', 'rstrip', 'isalpha',
    'isupper', 'islower', 'istitle', 'isspace', 'isalnum', 'isdigit', 'isnumeric', 'isdecimal', 'str_len',
    'split', 'splitlines']:
    print(f, repr(getattr(np.char, f)(s)))
for f, args in [('add', (s, '!')), ('multiply', (s, 2)), ('center', (s, 15, '-')), ('ljust', (s, 13, '.')),
    ('rjust', (s, 13)), ('zfill', (['7', '-42'], 5)), ('find', (s, 'o')), ('rfind', (s, 'o')), ('index',
    (['abc'], 'b')), ('count', (s, 'o')), ('startswith', (s, 'f')), ('endswith', (s, 'r')), ('replace', (s,
    'o', '00', 1)), ('join', ('-', ['ab', 'cd'])), ('partition', (s, ' ')), ('rpartition', (s, 'o')),
    ('encode', (s, 'utf-8')), ('decode', ([b'ab'], 'ascii')), ('translate', (['abc'], str.maketrans('ab',
    'xy'))), ('mod', (['%s-%d'], 5)), ('split', (s, 'o')), ('rsplit', (s, ' ', 1)), ('equal', (s, 'foo bar')),
    ('not_equal', (s, 'x')), ('greater', (s, 'a')), ('less_equal', (s, 'foo bar'))]:
    try:
        print(f, repr(getattr(np.char, f)(*args)))
    except Exception as e:
        print(f, type(e).__name__, e)
c = np.char.array(['a ', 'b'])
print(c, c == 'a', c.upper(), c + c, c * 3, c.center(5), c[0], type(c), c.dtype)
print(c % () if False else '', c.encode(), np.char.asarray(['x', 'yz']).ljust(3))
for f, args in [('upper', (s,)), ('slice', (s, 2)), ('slice', (s, 1, 4)), ('slice', (s, None, None, 2)),
    ('str_len', (s,)), ('find', (s, 'o', 5)), ('count', (s, 'l')), ('replace', (s, 'o', '0')), ('startswith',
    (s, ['H', 'f', 'x', 'Ü'])), ('mod', (['%05.1f'], 2.5)), ('multiply', (['a', 'b'], [1, 3])), ('partition',
    (s, ' ')), ('rindex', (['abcb'], 'b')), ('zfill', (['1'], 3)), ('translate', (['abc'], {ord('a'): 'z'})),
    ('expandtabs', (['\t'],)), ('center', (['a'], 4, '*')), ('lstrip', (['xxa'], 'x')), ('isalpha', (s,)),
    ('add', (['a'], ['b'])), ('equal', (['a'], ['a '])), ('less', (['a'], ['b']))]:
    try:
        r = getattr(np.strings, f)(*args)
        print(f, repr(r))
    except Exception as e:
        print(f, type(e).__name__, e)
print(np.char.compare_chararrays(['a', 'b'], ['a', 'c'], '<', False), s[0][::-1])
print(np.array([x[::-1] for x in s]), s.astype('U3'), np.array(['1.5', '2']).astype(float))
print(np.array(['a,b', 'c,d']), np.array([x.split(',') for x in ['a,b', 'c,d']]), ' '.join(s))
print(s.tolist(), np.array(s, dtype=object) + 'x', np.sort(s), np.unique(s), 'foo bar' in s)
print((s == 'foo bar').argmax(), np.argsort(np.char.str_len(s)), s[np.char.find(s, 'o') >= 0])
print(np.where(np.char.isalpha(s), s, '?'), np.frompyfunc(lambda a, b: a + b, 2, 1)(s, '#'))
print(np.vectorize(len)(s), s.view('U1').reshape(4, -1)[:, :3], s.itemsize, s.dtype.itemsize // 4)
