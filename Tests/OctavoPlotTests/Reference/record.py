"""Records what matplotlib does, for the tests beside this file.

Run with the versions named in the output's header:
    python record.py > matplotlib.json
"""

import json
import math
import random
import sys
import warnings

import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib import colors

warnings.simplefilter("ignore")
random.seed(20240229)


def number(value):
    """A float that JSON can hold; text for the others."""
    value = float(value)
    return value if math.isfinite(value) else str(value)


def refused(call):
    """The message of the error a call raises, or None."""
    plt.close("all")
    try:
        call()
        plt.gcf().canvas.draw()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return None


def tick_case(low, high, scale, size):
    """Ticks of both axes for given limits, scale and figure size."""
    figure, axes = plt.subplots(figsize=size)
    axes.set_xscale(scale)
    axes.set_yscale(scale)
    axes.set_xlim(low, high)
    axes.set_ylim(low, high)
    figure.canvas.draw()
    result = {"low": low, "high": high, "scale": scale, "width": size[0], "height": size[1]}
    for name, axis in (("x", axes.xaxis), ("y", axes.yaxis)):
        result[name] = {
            "limits": [number(end) for end in axis.get_view_interval()],
            "ticks": [number(tick) for tick in axis.get_majorticklocs()],
            "labels": [label.get_text() for label in axis.get_majorticklabels()],
            "offset": axis.get_major_formatter().get_offset(),
            "minor": [number(tick) for tick in axis.get_minorticklocs()],
            "minor_labels": [label.get_text() for label in axis.get_minorticklabels()],
        }
    plt.close(figure)
    return result


def tick_cases():
    ranges = [
        (0, 1), (0, 10), (-1, 1), (0.0, 0.3), (1e-9, 3e-9), (1e5, 1e5 + 1), (123456, 123457.5), (-0.055, 0.055),
        (0, 999999), (0, 1e6), (0, 1.2e7), (1e-5, 1e-4), (-4.75, 5.25), (99.99, 100.01), (99900, 100100),
        (1e10, 1e10 + 10), (-1e10 - 10, -1e10), (0.1, 0.1000001), (5, 5.0000000001), (1e300, 2e300), (1e-300, 2e-300),
        (0, 1e-12), (1990, 2024), (2.5, 2.75), (-1e-3, 1e3), (0, 7), (0, 13), (0, 17), (0, 0.7), (10, 0), (3, -3),
        (1e15, 1e15 + 8), (0.999, 1.001), (-273.15, 1000), (31.4159, 31.416), (0, 2 * math.pi), (1e4, 1.2e4),
        (10000, 10001), (20000, 20000.5), (0, 45), (0, 55), (0, 1.05), (-0.05, 1.05),
    ]
    for _ in range(240):
        size = 10 ** random.uniform(-8, 8)
        low = random.uniform(-1, 1) * size * 10 ** random.choice([0, 0, 0, 1, 3, 5])
        ranges.append((low, low + size * random.uniform(0.1, 10)))
    sizes = [(6.4, 4.8), (6.4, 4.8), (3, 2), (2, 1.5), (12, 8)]
    for index, (low, high) in enumerate(ranges):
        yield tick_case(low, high, "linear", sizes[index % len(sizes)])
    logs = [
        (1, 10), (1, 100), (0.5, 20), (1e-3, 1e3), (1e-10, 1e10), (2, 3), (2, 9), (1.2, 1.3), (0.9, 11), (1, 1e30),
        (1e-200, 1e200), (5, 50), (20, 70), (3, 300), (99, 101), (1e-5, 2e-5), (1000, 1e9), (0.89, 11.2),
    ]
    for _ in range(100):
        low = 10 ** random.uniform(-12, 6)
        logs.append((low, low * 10 ** random.choice([0.1, 0.3, 0.7, 1, 2, 5, 9, 12, 20]) * random.uniform(1, 3)))
    for index, (low, high) in enumerate(logs):
        yield tick_case(low, high, "log", sizes[index % len(sizes)])


NAN = float("nan")
INF = float("inf")


def limit_cases():
    """Limits after plotting. Each case is a list of calls that the test repeats."""
    data = [
        ([], []), ([1], [2]), ([0], [0]), ([3, 3], [1, 2]), ([0, 1, 2], [5, 5, 5]), ([1, 2, 3], [1, NAN, 3]),
        ([1, NAN, 3, 4], [1, 2, NAN, INF]), ([0, 1e-320], [0, 1]), ([-5, 5], [1e300, -1e300]), ([1, 2], [0, 10]),
        ([1e10, 1e10 + 1], [1, 2]), ([1, 1 + 1e-15], [0, 1]), ([-1, -2], [-3, -4]), ([1, 10, 100], [0.001, 0, -5]),
        ([NAN], [1]), ([INF], [1]), ([-1e-9, 1e-9], [1e-3, 2e-3]), ([5], [1]), ([0.1, 1000], [1, 1e6]),
    ]
    for _ in range(60):
        count = random.randint(1, 6)
        size = 10 ** random.uniform(-6, 6)
        data.append(([random.uniform(-size, size) for _ in range(count)], [random.gauss(0, size) for _ in range(count)]))
    for x, y in data:
        for scale in ("linear", "log"):
            figure, axes = plt.subplots()
            axes.plot(x, y)
            axes.set_xscale(scale)
            axes.set_yscale(scale)
            yield "plot", {"x": [number(v) for v in x], "y": [number(v) for v in y], "scale": scale}, axes
            plt.close(figure)
    for _ in range(40):
        bins = random.randint(1, 12)
        edges = np.cumsum([random.uniform(0.1, 2) for _ in range(bins + 1)]) - random.uniform(0, 8)
        counts = [[random.randint(0, 50) for _ in range(bins)] for _ in range(random.randint(1, 3))]
        kind = random.choice(["bar", "barstacked", "step", "stepfilled"])
        orientation = random.choice(["vertical", "horizontal"])
        align = random.choice(["mid", "mid", "left", "right"])
        stacked = random.choice([False, True])
        rwidth = random.choice([None, None, 0.5]) if kind.startswith("bar") else None
        figure, axes = plt.subplots()
        # The data are the bins' middles, weighted, so that the counts are ours.
        middles = (edges[:-1] + edges[1:]) / 2
        labels = [f"set {index}" for index in range(len(counts))]
        axes.hist([middles] * len(counts), bins=edges, weights=counts, histtype=kind, orientation=orientation,
                  align=align, stacked=stacked, rwidth=rwidth, label=labels)
        details = {"edges": [number(v) for v in edges], "counts": [[number(v) for v in c] for c in counts],
                   "histtype": kind, "orientation": orientation, "align": align, "stacked": stacked, "rwidth": rwidth,
                   "legend": [text.get_text() for text in axes.legend().get_texts()]}
        yield "hist", details, axes
        plt.close(figure)


def call_cases():
    """Limits after several calls of other kinds, each a name and its arguments."""
    line = ["plot", [0, 1, 2], [0, 4, 1]]
    for calls in [
        [["bar", [1, 2, 3], [3, -1, 2]]], [["barh", [1, 2, 3], [3, 1, 2]]], [["bar", [1, 2, 3], [3, 1, 2], 0.5, [1, 2, 3]]],
        [["bar", [1, 2], [-3, -1]]], [["bar", [0], [0]]], [["scatter", [1, 2, 3], [3, 1, 2]]],
        [["scatter", [1, 2, NAN], [3, INF, 2]]], [["fill_between", [1, 2, 3], [3, 1, 2]]],
        [["fill_between", [1, 2, 3], [3, 1, 2], [1, 1, 1]]], [["axhspan", 1, 2]], [line, ["axvspan", 1, 3]],
        [["axvline", 0.5]], [["axhline", 3]], [line, ["axvline", 1]], [line, ["axvline", 2.05]], [line, ["axvline", 5]],
        [line, ["axhline", -0.1], line], [["axvline", 2.05], line], [line, ["axhline", -3], ["axhline", 9]],
        [line, ["xticks", [0, 5]]], [line, ["xticks", [0, 5]], line], [line, ["xlim", 1, None], line],
        [line, ["invert_yaxis"], ["plot", [0, 1], [9, 9]]], [["text", 3, 3, "x"]], [line, ["margins", 0.2]],
        [["errorbar", [1, 2, 3], [3, 1, 2], [0.5, 0.5, 0.5]]],
    ]:
        figure, axes = plt.subplots()
        for name, *arguments in calls:
            if name == "xticks":
                axes.set_xticks(*arguments)
            elif name == "xlim":
                axes.set_xlim(*arguments)
            else:
                getattr(axes, name)(*arguments)
        yield "calls", {"calls": json.loads(json.dumps(calls).replace("NaN", '"nan"').replace("Infinity", '"inf"'))}, axes
        plt.close(figure)


def color_cases():
    texts = ["C0", "C9", "C10", "C123", "tab:blue", "tab:grey", "r", "g", "b", "c", "m", "y", "k", "w", "red", "RED",
             "none", "None", "NONE", "0.5", "0", "1", " 0.25 ", "1e-1", "#fff", "#FfA07A", "#12345678", "#1234",
             "rebeccapurple", "xkcd:blue", "xkcd:greeny/grey", "xkcd:barbie pink", "foo", "", "C", "C-1", "c0", "#12",
             "#ggg", "1.5", "-0.1", "nan", "inf", "0x1", "tab:foo", "xkcd:foo", "light blue", "1_0", "'", "\n"]
    texts += random.sample(sorted(colors.CSS4_COLORS), 40) + random.sample(sorted(colors.XKCD_COLORS), 20)
    for text in texts:
        case = {"text": text}
        try:
            case["rgba"] = [float(part) for part in colors.to_rgba(text)]
        except ValueError:
            case["plain"] = refused(lambda: colors.to_rgba(text))
            case["artist"] = refused(lambda: plt.plot([1, 2], color=text))
            case["patch"] = refused(lambda: plt.hist([1, 2], ec=text))
        yield case


def format_cases():
    texts = ["", "r--o", "bo-", "k:", "--", "-.r", "r1", "1", "2", "red", "g^-", "C1--", "C12o", "0.5", "tab:blue",
             "#ff0000", "None", ".-.", "-.b*", "o", "+", "x-", "D--m", "|", "_k", " ", "r ", "foo", "r--oo", "r-- --",
             "rb", "oo", "ro-x", "C", "a", "rz", "r--o--", "q", "rC", "-C1C2", "12", "10", "é", "'"]
    for text in texts:
        plt.close("all")
        case = {"text": text}
        try:
            line = plt.plot([1, 2], text)[0]
            case["color"] = [float(part) for part in colors.to_rgba(line.get_color())]
            case["line"] = line.get_linestyle()
            case["marker"] = line.get_marker()
        except ValueError as error:
            case["error"] = str(error)
        yield case


def redundancy_cases():
    for text in ["r", "r-", "k--o", "C1", "C1:", "0.5", "tab:blue", "o", "-", "red", "#ff0000", "xkcd:blue", "1", ""]:
        plt.close("all")
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            plt.plot([1, 2], text, color="b", linestyle=":", marker="s")
        yield {"text": text, "warnings": [str(warning.message) for warning in caught]}


def refusal_cases():
    def legend(loc):
        plt.plot([1, 2], label="a")
        plt.legend(loc=loc)

    calls = {}
    for text in ["foo", "dashd", "dotd", "solidd", "---"]:
        calls["linestyle " + text] = lambda text=text: plt.plot([1, 2], linestyle=text)
    for text in ["foo", "x+", "circle"]:
        calls["marker " + text] = lambda text=text: plt.plot([1, 2], marker=text)
    for text in ["foo", "upper rigt", "top", "centre", "lower", "Best"]:
        calls["loc " + text] = lambda text=text: legend(text)
    for code in [11, 17, -1]:
        calls[f"locnumber {code}"] = lambda code=code: legend(code)
    for text in ["foo", "lg", "logs"]:
        calls["scale " + text] = lambda text=text: plt.xscale(text)
    for text in ["foo", "steps", "Bar"]:
        calls["histtype " + text] = lambda text=text: plt.hist([1], histtype=text)
    calls["orientation foo"] = lambda: plt.hist([1], orientation="foo")
    calls["align foo"] = lambda: plt.hist([1], align="foo")
    calls["title foo"] = lambda: plt.title("x", loc="foo")
    calls["size foo"] = lambda: plt.title("x", fontsize="foo")
    calls["weight foo"] = lambda: plt.title("x", fontweight="foo")
    calls["grid foo"] = lambda: plt.grid(axis="foo")
    calls["alpha 2"] = lambda: plt.plot([1, 2], alpha=2)
    calls["subplot 1 2 3"] = lambda: plt.subplot(1, 2, 3)
    calls["subplot 0 2 1"] = lambda: plt.subplot(0, 2, 1)
    calls["subplot 2 -1 1"] = lambda: plt.subplot(2, -1, 1)
    calls["subplot 1 2 0"] = lambda: plt.subplot(1, 2, 0)
    calls["sharex foo"] = lambda: plt.subplots(1, 2, sharex="foo")
    calls["ratios 1"] = lambda: plt.subplots(1, 2, width_ratios=[1])
    calls["figsize -1 1"] = lambda: plt.figure(figsize=(-1, 1))
    calls["figsize nan 1"] = lambda: plt.figure(figsize=(NAN, 1))
    calls["ticks 2 1"] = lambda: plt.xticks([1, 2], ["a"])
    calls["limits nan 3"] = lambda: plt.xlim(NAN, 3)
    calls["limits inf 3"] = lambda: plt.xlim(INF, 3)
    calls["points 2 3"] = lambda: plt.plot([1, 2], [1, 2, 3])
    for name, call in calls.items():
        yield {"name": name, "message": refused(call)}


def limits_of(kind, details, axes):
    return {"kind": kind, **details, "xlim": [number(v) for v in axes.get_xlim()],
            "ylim": [number(v) for v in axes.get_ylim()]}


json.dump(
    {
        "matplotlib": matplotlib.__version__,
        "numpy": np.__version__,
        "python": sys.version.split()[0],
        "ticks": list(tick_cases()),
        "limits": [limits_of(*case) for cases in (limit_cases(), call_cases()) for case in cases],
        "colors": list(color_cases()),
        "formats": list(format_cases()),
        "refusals": list(refusal_cases()),
        "redundancies": list(redundancy_cases()),
    },
    sys.stdout,
    indent=None,
    separators=(",", ":"),
    ensure_ascii=False,
)
