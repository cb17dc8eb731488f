"""Words of command lines."""

__all__ = ["split", "quote", "join"]

_safe = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-")


def split(s, comments=False, posix=True):
    """The words of a command line, as a shell takes them apart."""
    if s is None:
        raise ValueError("s argument must not be None")
    words = []
    word = None
    position = 0
    while position < len(s):
        character = s[position]
        position += 1
        if character in " \t\r\n":
            if word is not None:
                words.append(word)
                word = None
        elif comments and character == "#" and word is None:
            end = s.find("\n", position)
            position = len(s) if end < 0 else end
        elif character in "'\"":
            text, position = _quoted(s, position, character, posix)
            word = (word or "") + text
            if not posix:
                words.append(word)
                word = None
        elif character == "\\" and posix:
            if position == len(s):
                raise ValueError("No escaped character")
            word = (word or "") + s[position]
            position += 1
        else:
            word = (word or "") + character
    if word is not None:
        words.append(word)
    return words


def _quoted(s, position, quote, posix):
    """What stands in quotes, and where it ends."""
    text = "" if posix else quote
    while position < len(s):
        character = s[position]
        position += 1
        if character == quote:
            return text if posix else text + quote, position
        if character == "\\" and quote == '"' and posix and position < len(s):
            if s[position] not in '\\"':
                text += character
            text += s[position]
            position += 1
        else:
            text += character
    raise ValueError("No closing quotation")


def quote(s):
    """A text as one word of a command line."""
    if not s:
        return "''"
    if all(character in _safe for character in s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    """Words as a command line."""
    return " ".join(quote(word) for word in split_command)


def shlex(*args, **kwargs):
    raise NotImplementedError("shlex.shlex is not supported by Octavo; use shlex.split")
