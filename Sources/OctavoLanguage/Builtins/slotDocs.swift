/// What `__doc__` says of the special methods of built-in types, which CPython gives all alike.
enum SlotDocs {
  static func text(_ name: String) -> String? {
    if let text = others[name] { return text }
    guard name.hasPrefix("__"), name.hasSuffix("__"), name.count > 4 else { return nil }
    let stem = String(name.dropFirst(2).dropLast(2))
    if let symbol = comparisons[stem] { return "Return self\(symbol)value." }
    if let symbol = binary[stem] { return "Return self\(symbol)value." }
    if stem.first == "r", let symbol = binary[String(stem.dropFirst())] {
      return "Return value\(symbol)self."
    }
    if stem.first == "i", let symbol = binary[String(stem.dropFirst())] {
      return "Return self\(symbol)=value."
    }
    return nil
  }

  private static let comparisons = ["lt": "<", "le": "<=", "gt": ">", "ge": ">=", "eq": "==", "ne": "!="]

  private static let binary = [
    "add": "+", "sub": "-", "mul": "*", "mod": "%", "truediv": "/", "floordiv": "//", "lshift": "<<",
    "rshift": ">>",
    "and": "&", "or": "|", "xor": "^", "matmul": "@",
  ]

  private static let others = [
    "__repr__": "Return repr(self).", "__str__": "Return str(self).", "__hash__": "Return hash(self).",
    "__call__": "Call self as a function.", "__iter__": "Implement iter(self).",
    "__next__": "Implement next(self).",
    "__len__": "Return len(self).", "__getitem__": "Return self[key].",
    "__setitem__": "Set self[key] to value.",
    "__delitem__": "Delete self[key].", "__contains__": "Return key in self.",
    "__bool__": "True if self else False",
    "__neg__": "-self", "__pos__": "+self", "__abs__": "abs(self)", "__invert__": "~self",
    "__int__": "int(self)",
    "__float__": "float(self)", "__pow__": "Return pow(self, value, mod).",
    "__rpow__": "Return pow(value, self, mod).", "__divmod__": "Return divmod(self, value).",
    "__rdivmod__": "Return divmod(value, self).", "__getattribute__": "Return getattr(self, name).",
    "__setattr__": "Implement setattr(self, name, value).", "__delattr__": "Implement delattr(self, name).",
    "__init__": "Initialize self.  See help(type(self)) for accurate signature.",
    "__new__": "Create and return a new object.  See help(type) for accurate signature.",
    "__get__": "Return an attribute of instance, which is of type owner.",
    "__set__": "Set an attribute of instance to value.", "__delete__": "Delete an attribute of instance.",
    "__index__": "Return self converted to an integer, if self is suitable for use as an index into a list.",
  ]
}
