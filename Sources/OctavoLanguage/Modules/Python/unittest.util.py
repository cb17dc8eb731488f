"""Texts and comparisons for the messages of failed assertions."""

from collections import Counter, namedtuple

_MAX_LENGTH = 80
# Lengths of the parts of a shortened pair of texts: begin, what is common, what differs, end.
_PLACEHOLDER_LEN = 12
_MIN_BEGIN_LEN = 5
_MIN_END_LEN = 5
_MIN_COMMON_LEN = 5
_MIN_DIFF_LEN = _MAX_LENGTH - (_MIN_BEGIN_LEN + _MIN_COMMON_LEN + _MIN_END_LEN + 2 * _PLACEHOLDER_LEN)


def _shorten(text, begin, end):
    skipped = len(text) - begin - end
    if skipped <= _PLACEHOLDER_LEN:
        return text
    return "%s[%d chars]%s" % (text[:begin], skipped, text[len(text) - end :])


def _common_prefix(texts):
    first, last = min(texts), max(texts)
    length = 0
    while length < len(first) and first[length] == last[length]:
        length += 1
    return first[:length]


def _common_shorten_repr(*args):
    """The texts of objects, shortened alike so that the difference stays in sight."""
    texts = tuple(safe_repr(arg) for arg in args)
    longest = max(len(text) for text in texts)
    if longest <= _MAX_LENGTH:
        return texts
    prefix = _common_prefix(texts)
    length = len(prefix)
    room = _MAX_LENGTH - (longest - length + _MIN_BEGIN_LEN + _PLACEHOLDER_LEN)
    if room > _MIN_COMMON_LEN:
        shown = _shorten(prefix, _MIN_BEGIN_LEN, room)
        return tuple(shown + text[length:] for text in texts)
    shown = _shorten(prefix, _MIN_BEGIN_LEN, _MIN_COMMON_LEN)
    return tuple(shown + _shorten(text[length:], _MIN_DIFF_LEN, _MIN_END_LEN) for text in texts)


def safe_repr(obj, short=False):
    try:
        result = repr(obj)
    except Exception:
        result = object.__repr__(obj)
    if not short or len(result) < _MAX_LENGTH:
        return result
    return result[:_MAX_LENGTH] + " [truncated]..."


def strclass(cls):
    return "%s.%s" % (cls.__module__, cls.__qualname__)


def sorted_list_difference(expected, actual):
    """What two sorted lists lack of each other."""
    missing = []
    unexpected = []
    i = j = 0
    while i < len(expected) and j < len(actual):
        e, a = expected[i], actual[j]
        if e < a:
            missing.append(e)
            while i < len(expected) and expected[i] == e:
                i += 1
        elif a < e:
            unexpected.append(a)
            while j < len(actual) and actual[j] == a:
                j += 1
        else:
            while i < len(expected) and expected[i] == e:
                i += 1
            while j < len(actual) and actual[j] == a:
                j += 1
    missing.extend(expected[i:])
    unexpected.extend(actual[j:])
    return missing, unexpected


def unorderable_list_difference(expected, actual):
    """The same for lists that cannot be sorted; empties the first."""
    missing = []
    while expected:
        item = expected.pop()
        try:
            actual.remove(item)
        except ValueError:
            missing.append(item)
    return missing, actual


_Mismatch = namedtuple("Mismatch", "actual expected value")


def _count_diff_all_purpose(actual, expected):
    """How often each item occurs here and there, where that differs; items need only be comparable."""
    gone = object()
    first, second = list(actual), list(expected)
    result = []
    for source, found in ((first, 0), (second, 1)):
        for at, item in enumerate(source):
            if item is gone:
                continue
            counts = [0, 0]
            for side, items in enumerate((first, second)):
                for place, other in enumerate(items):
                    if other is not gone and other == item:
                        counts[side] += 1
                        items[place] = gone
            if counts[0] != counts[1]:
                result.append(_Mismatch(counts[0], counts[1], item))
    return result


def _count_diff_hashable(actual, expected):
    first, second = Counter(actual), Counter(expected)
    result = [
        _Mismatch(count, second.get(item, 0), item)
        for item, count in first.items()
        if count != second.get(item, 0)
    ]
    result += [_Mismatch(0, count, item) for item, count in second.items() if item not in first]
    return result
