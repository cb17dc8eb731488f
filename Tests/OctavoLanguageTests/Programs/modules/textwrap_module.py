import textwrap

text = "The quick brown fox jumped over the lazy dog, and then it ran away from the extraordinarily-long hyphenated-word."
print(textwrap.fill(text, 30))
print(
    textwrap.wrap(text, 20),
    textwrap.wrap("", 10),
    textwrap.shorten("Hello  world and more", 12),
    textwrap.shorten(text, 25, placeholder="..."),
)
print(textwrap.fill(text, 40, initial_indent="* ", subsequent_indent="  "))
print(
    textwrap.dedent("""\
    first
      second

    third
"""),
    end="",
)
print(textwrap.indent("a\n\nb\n", "> "), textwrap.indent("a\n\nb", "- ", lambda line: True), sep="")
print(
    textwrap.wrap("supercalifragilistic word", 8),
    textwrap.wrap("supercalifragilistic word", 8, break_long_words=False),
    textwrap.wrap("a-b-c-d e-f", 4, break_on_hyphens=False),
    textwrap.wrap("tab\there  two", 10),
    textwrap.wrap("keep  spaces   here", 9, drop_whitespace=False),
    textwrap.wrap(text, 30, max_lines=2),
    textwrap.wrap("one. Two. three", 40, fix_sentence_endings=True),
)
for attempt in (
    lambda: textwrap.wrap("a", 0),
    lambda: textwrap.fill(5),
    lambda: textwrap.wrap("abc", 10, max_lines=1, placeholder="x" * 20),
):
    try:
        print(attempt())
    except (ValueError, AttributeError, TypeError) as error:
        print(type(error).__name__, error)
