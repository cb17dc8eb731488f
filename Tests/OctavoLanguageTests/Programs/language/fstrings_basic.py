name, n, x = "World", 42, 3.14159
print(f"Hello {name}!", f'{n + 1}', f"{x:.2f}", f"{n:05d}|{n:<6}|{n:^6}|{n:>6}|{n:x}|{n:#b}")
print(f"{name!r} {name!s:>8} {'é'!a}", f"{{literal}} {n}", f"{n:,} {10**9:_}")
print(f"{name:*^11}", f"{x:e}", f"{x:10.3}", f"{0.256:.1%}")
print(f"{n=}", f"{x = :.1f}", f"{name=!s}", f"{ n + 1 = }", f"{len(name)=:>4}")
print(
    f"{'nested ' + f'{n}'}",
    f"{n if n > 1 else 'few'}",
    f"{(lambda v: v * 2)(4)}",
    f"{[i for i in range(3)]}",
)
print(
    f"{ {'a': 1}['a'] }",
    f"{ {1, 1} }",
    f"""triple {
    n
} lines""",
)
print(f"a" "b" f"{n}" 'c', rf"\n{n}", fR"{n}\t", f"\x41\u00e9\N{BULLET}{n}")
print(f"{n!r:>5}", f"{'a' 'b'}", f"{None}", f"{...}", f"{True:d}")
