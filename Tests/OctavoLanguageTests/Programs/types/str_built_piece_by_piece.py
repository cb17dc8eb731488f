# Texts that go on from one another share memory; none of them may see what others add.
steps = []
text = ""
for i in range(300):
    text += "ab"
    steps.append(text)
print(all(step == "ab" * (i + 1) for i, step in enumerate(steps)), len(text))
base = steps[200]
ends = [base + "X", base + "Y", base + "Z" * 500, base, base + "\u00e9", base + ""]
print([end[-3:] for end in ends], [len(end) for end in ends], steps[201][-3:])
longer = ends[2] + "1", ends[2] + "2"
print(longer[0][-2:], longer[1][-2:], longer[0] == longer[1], hash(longer[0]) == hash(ends[2] + "1"))

steps = []
text = "\u00e9"
for i in range(300):
    text += "ab" if i % 2 else "\u65e5"
    steps.append(text)
print(ascii(steps[-1][-4:]), ascii(steps[150][-4:]), len(text), ascii((steps[150] + "Q")[-2:] + (steps[150] + "R")[-2:]))

text = "abc" * 50
text += text
text += text[5:]
print(text == "abc" * 100 + ("abc" * 100)[5:], text.count("c"), text.upper()[-4:], text.split("b")[-1])
names = {}
text = "k" * 130
for i in range(50):
    text += "z"
    names[text] = i
print(names["k" * 130 + "z" * 20], [name.count("z") for name in names][:5], text.encode()[-3:])
