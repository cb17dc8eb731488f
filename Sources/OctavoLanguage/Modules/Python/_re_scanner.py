"""`re.Scanner`: takes a text apart by a list of patterns, each with what to make of its matches."""

import re


class Scanner:
    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self._matchers = [(re.compile(phrase, flags).match, action) for phrase, action in lexicon]

    def scan(self, string):
        """What the matches became, and the rest of the text."""
        result = []
        i = 0
        while True:
            for match, action in self._matchers:
                m = match(string, i)
                if m is not None:
                    break
            else:
                break
            if m.end() == i:
                break
            if callable(action):
                self.match = m
                action = action(self, m.group())
            if action is not None:
                result.append(action)
            i = m.end()
        return result, string[i:]
