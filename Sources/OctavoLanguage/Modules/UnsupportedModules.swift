/// Modules of Python's standard library that there is no place for here, each with what to do instead.
enum UnsupportedModules {
  static func hint(_ name: String) -> String? { hints[name] }

  private static let hints: [String: String] = {
    var hints: [String: String] = [:]
    for (names, hint) in groups {
      for name in names.split(separator: " ") { hints[String(name)] = hint }
    }
    return hints
  }()

  private static let groups: [(names: String, hint: String)] = [
    ("subprocess multiprocessing signal pty popen2 posix", "a notebook starts no processes"),
    (
      "socket ssl http urllib requests ftplib smtplib poplib imaplib xmlrpc socketserver select selectors webbrowser telnetlib nntplib",
      "a notebook has no network; put the data beside it and use open()"
    ),
    (
      "_thread queue concurrent asyncio sched contextvars",
      "blocks run one after another, in one thread"
    ),
    ("shutil fileinput filecmp", "use open(), os and pathlib on files of the output folder"),
    ("marshal shelve dbm pickletools", "use pickle, json or csv to keep data"),
    ("sqlite3", "use csv or json to keep data"),
    ("zlib gzip bz2 lzma zipfile tarfile", "unpack the data before, and use open()"),
    ("ctypes cffi mmap", "there is no native code to call"),
    ("optparse", "use argparse, sys.argv, or the notebook's params"),
    ("secrets", "use random.Random(seed), whose numbers can be repeated"),
    ("tkinter turtle curses", "draw with matplotlib"),
    ("pdb bdb cProfile profile pstats trace tracemalloc faulthandler", "use print() and time.perf_counter()"),
    ("importlib pkgutil runpy zipimport imp modulefinder", "use the import statement"),
    ("dis symtable tokenize token compileall py_compile codeop code", "programs are not taken apart here"),
    ("locale gettext", "texts are the same everywhere"),
    ("zoneinfo", "use datetime.timezone"),
    ("xml email mimetypes tomllib plistlib netrc", "use re, json or csv to read text"),
    ("IPython ipywidgets", "the value at the end of a cell is shown, and print() shows others"),
    ("pandas polars", "use csv.DictReader and NumPy arrays"),
    ("seaborn plotly bokeh altair", "draw with matplotlib"),
    ("torch tensorflow jax keras", "use NumPy and scipy.optimize"),
    ("sympy mpmath", "use fractions, decimal or NumPy"),
  ]
}
