import matplotlib.pyplot as plt

fig, ax = plt.subplots()
attempts = [
    lambda: ax.plot([1, 2], [1, 2, 3]),
    lambda: ax.hist([1], bins=0),
    lambda: ax.hist([1], histtype="bogus"),
    lambda: ax.plot([1], [1], colour="red"),
    lambda: ax.plot([1], [1], "zz"),
    lambda: ax.hist([1, 2], normed=True),
    lambda: ax.nothing,
    lambda: plt.nothing,
    lambda: ax.set_titel("x"),
    lambda: ax.plot([1], [1], color="notacolor"),
    lambda: ax.plot([1], linestyle="bogus"),
    lambda: plt.subplots(0, 1),
    lambda: fig.add_subplot(1, 2, 3),
    lambda: ax.plot("a", "b", "c", "d", 5),
]
for attempt in attempts:
    try:
        attempt()
        print("fine")
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0])
plt.close("all")
