from pathlib import Path, PurePosixPath

here = Path(__file__).parent
f = here / "data" / "cities.csv"
print(
    f.name,
    f.stem,
    f.suffix,
    f.parent.name,
    f.exists(),
    f.is_file(),
    f.parent.is_dir(),
    (here / "none").exists(),
    f.read_text().splitlines()[0],
    len(f.read_bytes()),
    f.stat().st_size,
)
with f.open() as lines:
    print(next(lines).strip())
print(
    sorted(p.name for p in (here / "data").iterdir()),
    sorted(p.name for p in (here / "data").glob("*.csv")),
    f.relative_to(here),
    f.with_suffix(".txt").name,
    f.with_name("x.y").name,
    f.with_stem("z").name,
)
q = Path("a/b/../c.tar.gz")
print(
    q,
    repr(q),
    q.parts,
    q.suffixes,
    q.parent,
    list(map(str, q.parents)),
    q.is_absolute(),
    q == Path("a/b/../c.tar.gz"),
    Path("a") / "b" / "c",
    "x" / Path("y"),
    Path("a", "b"),
    Path(),
    str(Path("a//b/./c")),
    Path("/a").joinpath("b", "c"),
    Path("a.b").match("*.b"),
    Path("x") < Path("y"),
    PurePosixPath("/u/v").root,
    {Path("k"): 1}[Path("k")],
    f"{Path('a') / 'b'}",
    Path("b.txt").as_posix(),
)
for attempt in (
    lambda: (here / "none.txt").read_text(),
    lambda: Path("a") / 5,
    lambda: Path("a").relative_to("b"),
    lambda: Path("a").with_suffix("b"),
    lambda: Path(5),
    lambda: Path("").with_name("x"),
):
    try:
        print(attempt())
    except (OSError, TypeError, ValueError) as error:
        print(type(error).__name__, str(error).replace(str(here), "HERE"))
