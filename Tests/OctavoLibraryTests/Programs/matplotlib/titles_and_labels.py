import matplotlib.pyplot as plt

fig, ax = plt.subplots()
ax.set_title("A title")
ax.set_xlabel("x (cm)")
ax.set_ylabel("density")
ax.plot([0, 1], [0, 1], label="first")
ax.plot([0, 1], [1, 0], label="second")
ax.plot([0, 1], [1, 1])
legend = ax.legend()
print(
    ax.get_title(),
    ax.get_xlabel(),
    ax.get_ylabel(),
    [t.get_text() for t in legend.get_texts()],
    type(ax).__name__,
    type(fig).__name__,
)
plt.title("by pyplot")
plt.xlabel("again")
plt.ylabel("y again")
print(plt.gca() is ax, plt.gcf() is fig, ax.get_title(), ax.get_xlabel(), ax.get_ylabel())
plt.close("all")
