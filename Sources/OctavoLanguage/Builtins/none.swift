// The types of None, Ellipsis and NotImplemented; `object()`-like constants.
extension TypeTable {
  static let none = TypeTable(
    constructor: Native("NoneType(cls, /, *args, **kwargs)") { call in
      guard call.rest(1).isEmpty, call.keywords(2).isEmpty else {
        throw call.error(.typeError, "NoneType takes no arguments")
      }
      return .none
    },
    methods: [
      Native("__bool__(self, /)") { _ in .false },
      Native("__repr__(self, /)") { call in call.machine.string("None") },
    ])

  static let ellipsis = TypeTable(
    constructor: Native("ellipsis(cls, /, *args, **kwargs)") { call in
      guard call.rest(1).isEmpty, call.keywords(2).isEmpty else {
        throw call.error(.typeError, "EllipsisType takes no arguments")
      }
      return .ellipsis
    },
    methods: [
      Native("__repr__(self, /)") { call in call.machine.string("Ellipsis") },
      Native("__reduce__(self, /)") { call in call.machine.string("Ellipsis") },
    ])

  static let notImplemented = TypeTable(
    constructor: Native("NotImplementedType(cls, /, *args, **kwargs)") { call in
      guard call.rest(1).isEmpty, call.keywords(2).isEmpty else {
        throw call.error(.typeError, "NotImplementedType takes no arguments")
      }
      return .notImplemented
    },
    methods: [
      Native("__repr__(self, /)") { call in call.machine.string("NotImplemented") },
      Native("__reduce__(self, /)") { call in call.machine.string("NotImplemented") },
    ])
}
