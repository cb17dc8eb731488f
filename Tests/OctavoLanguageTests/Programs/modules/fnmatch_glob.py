# fnmatch and glob: names by patterns.
import fnmatch
import glob
import os
import pathlib

names = ["a.txt", "b.TXT", ".hidden", "data1.csv", "data10.csv", "x[1].py", "dir"]
for pattern in ["*", "*.txt", "data?.csv", "data[0-9]*.csv", "[!a]*", "x[[]1].py", "*.[ct]*", "**", "?", ""]:
    print(pattern, fnmatch.filter(names, pattern), [fnmatch.fnmatch(n, pattern) for n in names[:2]], fnmatch.fnmatchcase("B.TXT", pattern))
print(fnmatch.translate("a*b?[c-e]!"), glob.escape("a[1]*?"), glob.has_magic("a*"))
print(sorted(glob.glob("*.nothing")), pathlib.PurePath("a/b.py").match("*.py"), pathlib.PurePath("a/b.py").match("c/*.py"))
