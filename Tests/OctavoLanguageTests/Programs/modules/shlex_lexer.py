"""shlex.shlex: words, quotes, comments and runs of punctuation, by its rules and by POSIX's."""
import shlex

texts = [
    "a && b; c && d || e; f >'abc'; (def \"ghi\")",
    "~/a && b-c --color=auto || d *.py?",
    "one 'two three' four\\ five # the rest\nsix",
    'say "a \\"quoted\\" word" done',
    "x=1;y=2 # end",
    "",
]
for text in texts:
    for posix in (False, True):
        for punctuation in (False, True, "|"):
            for split in (False, True):
                words = shlex.shlex(text, posix=posix, punctuation_chars=punctuation)
                words.whitespace_split = split
                print(posix, punctuation, split, list(words), words.lineno)
words = shlex.shlex("a b 'c", infile="words.txt", posix=True)
print(words.get_token(), words.error_leader(), words.punctuation_chars, words.eof)
words.push_token("back")
print(words.get_token(), words.get_token())
try:
    words.get_token()
except ValueError as error:
    print(error)
words = shlex.shlex("first")
words.push_source("inner words", "inner.txt")
print(words.infile, [words.get_token() for _ in range(4)])
words = shlex.shlex("a,b;c")
words.whitespace += ",;"
words.wordchars += "-"
print(list(words))
for text in ("a 'b c' d#e # f", "back\\slash"):
    print(shlex.split(text), shlex.split(text, comments=True), shlex.split(text, posix=False))
try:
    shlex.split("a\\")
except ValueError as error:
    print(error)
