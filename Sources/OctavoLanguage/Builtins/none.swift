// The types of None, Ellipsis and NotImplemented; `object()`-like constants.
extension TypeTable {
  static let none = TypeTable(
    constructor: Native("NoneType(cls, /)") { _ in .none },
    methods: [
      Native("__bool__(self, /)") { _ in .false },
      Native("__repr__(self, /)") { call in call.machine.string("None") },
    ])

  static let ellipsis = TypeTable(
    constructor: Native("ellipsis(cls, /)") { _ in .ellipsis },
    methods: [
      Native("__repr__(self, /)") { call in call.machine.string("Ellipsis") },
      Native("__reduce__(self, /)") { call in call.machine.string("Ellipsis") },
    ])

  static let notImplemented = TypeTable(
    constructor: Native("NotImplementedType(cls, /)") { _ in .notImplemented },
    methods: [
      Native("__repr__(self, /)") { call in call.machine.string("NotImplemented") },
      Native("__reduce__(self, /)") { call in call.machine.string("NotImplemented") },
    ])
}

extension TypeTable {
  static let memoryView = TypeTable(
    constructor: Native("memoryview(cls, object)") { call in
      throw call.error(
        .notImplementedError, "memoryview() is not supported by Octavo; use bytes, bytearray or a NumPy array")
    })
}
