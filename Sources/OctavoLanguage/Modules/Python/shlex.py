"""Words of command lines."""

import io as _io

__all__ = ["shlex", "split", "quote", "join"]

_safe = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-")


class shlex:
    """Takes a text apart as simple shells do. The attributes say which characters mean what, and may be changed."""

    commenters = "#"
    whitespace = " \t\r\n"
    whitespace_split = False
    quotes = "'\""
    escape = "\\"
    escapedquotes = '"'
    source = None
    debug = 0
    token = ""

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        if isinstance(instream, str):
            instream = _io.StringIO(instream)
        if instream is None:
            raise NotImplementedError("shlex of the standard input is not supported by Octavo; give a text")
        self.instream, self.infile, self.posix = instream, infile, posix
        self.eof = None if posix else ""
        self.wordchars = "abcdefghijklmnopqrstuvwxyz" "ABCDEFGHIJKLMNOPQRSTUVWXYZ" "0123456789_"
        if posix:
            self.wordchars += "".join(map(chr, [*range(0xDF, 0xF7), *range(0xF8, 0x100), *range(0xC0, 0xD7), *range(0xD8, 0xDF)]))
        self._punctuation_chars = "();<>|&" if punctuation_chars is True else punctuation_chars or ""
        if self._punctuation_chars:
            self.wordchars += "~-./*?="
            self.wordchars = "".join(c for c in self.wordchars if c not in self._punctuation_chars)
        self.lineno = 1
        self._given_back = []
        self._characters = []
        self._sources = []

    @property
    def punctuation_chars(self):
        return self._punctuation_chars

    def push_token(self, tok):
        """Puts a word back, to be the next one."""
        self._given_back.insert(0, tok)

    def push_source(self, newstream, newfile=None):
        """Reads another text first."""
        if isinstance(newstream, str):
            newstream = _io.StringIO(newstream)
        self._sources.insert(0, (self.infile, self.instream, self.lineno))
        self.infile, self.instream, self.lineno = newfile, newstream, 1

    def pop_source(self):
        """Goes back to the text before."""
        self.instream.close()
        self.infile, self.instream, self.lineno = self._sources.pop(0)

    def sourcehook(self, newfile):
        """Opens the file that a word after `source` names."""
        newfile = newfile.strip('"')
        return newfile, open(newfile)

    def error_leader(self, infile=None, lineno=None):
        return f'"{infile or self.infile}", line {lineno or self.lineno}: '

    def get_token(self):
        """The next word, or `eof` after the last one."""
        if self._given_back:
            return self._given_back.pop(0)
        word = self.read_token()
        while self.source is not None and word == self.source:
            opened = self.sourcehook(self.read_token())
            if opened:
                self.push_source(opened[1], opened[0])
            word = self.get_token()
        while word == self.eof and self._sources:
            self.pop_source()
            word = self.get_token()
        return word

    def _next_character(self):
        character = self._characters.pop() if self._characters else self.instream.read(1)
        if character == "\n":
            self.lineno += 1
        return character

    def _is_word(self, character):
        return (
            character in self.wordchars
            or character in self.quotes
            or self.whitespace_split and character not in self._punctuation_chars
        )

    def read_token(self):
        """The next word of the text, whatever has been put back."""
        word, was_quoted = "", False
        while character := self._next_character():
            if character in self.whitespace:
                if word or self.posix and was_quoted:
                    return word
            elif character in self.commenters:
                self._skip_comment()
                if self.posix and (word or was_quoted):
                    return word
            elif self.posix and character in self.escape:
                following = self._next_character()
                if not following:
                    raise ValueError("No escaped character")
                word += following
            elif character in self.quotes and (self.posix or not word):
                word += self._quoted(character)
                was_quoted = True
                if not self.posix:
                    return word
            elif character in self._punctuation_chars:
                if word or self.posix and was_quoted:
                    self._characters.append(character)
                    return word
                return self._punctuation(character)
            elif self._is_word(character):
                word += character
            elif word or self.posix and was_quoted:
                self._characters.append(character)
                return word
            else:
                return character
        return word if word or self.posix and was_quoted else self.eof

    def _punctuation(self, word):
        """The rest of a run of punctuation that begins with `word`."""
        while character := self._next_character():
            if character in self._punctuation_chars:
                word += character
            elif character in self.commenters:
                self._skip_comment()
                if self.posix:
                    return word
            else:
                if character not in self.whitespace:
                    self._characters.append(character)
                return word
        return word

    def _skip_comment(self):
        self.instream.readline()
        self.lineno += 1

    def _quoted(self, quote):
        """What stands in quotes; outside POSIX mode, with them."""
        text = "" if self.posix else quote
        while character := self._next_character():
            if character == quote:
                return text if self.posix else text + quote
            if self.posix and character in self.escape and quote in self.escapedquotes:
                following = self._next_character()
                if not following:
                    raise ValueError("No escaped character")
                if following not in (quote, character):
                    text += character
                text += following
            else:
                text += character
        raise ValueError("No closing quotation")

    def __iter__(self):
        return self

    def __next__(self):
        word = self.get_token()
        if word == self.eof:
            raise StopIteration
        return word


def split(s, comments=False, posix=True):
    """The words of a command line, as a shell takes them apart."""
    if s is None:
        raise ValueError("s argument must not be None")
    words = shlex(s, posix=posix)
    words.whitespace_split = True
    if not comments:
        words.commenters = ""
    return list(words)


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
