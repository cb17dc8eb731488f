extension ModuleRow {
  /// The modules of the standard library: a row for each that is written in Swift, and the files in `Python/`.
  static let standard: [ModuleRow] =
    [
      ._collections, ._csv, ._datetime_core, ._decimal_core, ._functools, ._heapq, ._io, ._json, ._os,
      ._pickle_core, ._traceback, ._warnings, .ast, .atexit, .binascii, .bisect, .cmath, .gc, .hashlib,
      .itertools, .math, .operator, .re, .struct, .sys, .time, .unicodedata, .weakReferences,
    ] + PythonModules.all.map { ModuleRow($0.name, python: $0.text) }
}
