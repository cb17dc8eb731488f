// Values as text: repr, str, format.
extension Machine {
  package func repr(_ x: Value) throws -> Text {
    switch x.tag {
    case Value.Tag.int: return IntegerText.repr(x.int)
    case Value.Tag.float: return FloatText.repr(x.float)
    case Value.Tag.bool: return Text(x.isTrue ? "True" : "False")
    case Value.Tag.none: return Text("None")
    case Value.Tag.ellipsis: return Text("Ellipsis")
    case Value.Tag.notImplemented: return Text("NotImplemented")
    default: break
    }
    let method = type(of: x).slot(.repr)
    if method.isUndefined { return Text(defaultRepr(x)) }
    let result = try recursing(" while getting the repr of an object") { try call(method, x) }
    guard let text = text(result) else {
      throw error(.typeError, "__repr__ returned non-string (type \(typeName(result)))")
    }
    return text
  }

  package func str(_ x: Value) throws -> Text {
    if x.isObject {
      if x.typeAddress == types.strAddress { return x.borrowing(StringObject.self) { $0.text } }
      let method = x.object.type.slot(.str)
      let shown = x.object.type.slot(.repr)
      if method.isUndefined, shown.isUndefined || !x.object.type.isUserDefined { return try repr(x) }
      let result = try recursing(" while getting the str of an object") {
        try call(method.isUndefined ? shown : method, x)
      }
      guard let text = text(result) else {
        throw error(.typeError, "__str__ returned non-string (type \(typeName(result)))")
      }
      return text
    }
    if x.tag >= Value.Tag.firstLibrary {
      let method = type(of: x).slot(.str)
      if !method.isUndefined, let text = text(try call(method, x)) { return text }
    }
    return try repr(x)
  }

  /// What objects without a repr of their own show. The address is replaced by a number that repeats
  /// from run to run: objects are counted in the order they are first shown.
  func defaultRepr(_ x: Value) -> String {
    let type = type(of: x)
    let name = type.module == "builtins" ? type.qualifiedName : "\(type.module).\(type.qualifiedName)"
    return "<\(name) object at \(shownAddress(x))>"
  }

  package func shownAddress(_ x: Value) -> String {
    let digits = hexDigits(addressNumber(x))
    return "0x" + String(repeating: "0", count: max(0, 12 - digits.count)) + digits
  }

  /// The number that stands for an object's address, in `id` and in texts.
  func addressNumber(_ x: Value) -> Int {
    hold(x)
    return 0x7F00_0000_0000 + state(ShownObjects.self) { ShownObjects() }.number(of: x) * 16
  }

  private func hexDigits(_ value: Int) -> String { String(value, radix: 16) }

  /// The repr with everything outside ASCII escaped.
  package func ascii(_ x: Value) throws -> Text {
    if let text = text(x), x.object.type === types.str { return text.asciiRepr }
    let text = try repr(x)
    guard case .wide(let points) = text.storage else { return text }
    var builder = TextBuilder()
    for point in points {
      if point < 128 {
        builder.append(point)
      } else {
        let digits = String(point, radix: 16)
        let width = point < 0x100 ? 2 : point < 0x10000 ? 4 : 8
        builder.append(width == 2 ? "\\x" : width == 4 ? "\\u" : "\\U")
        builder.append(String(repeating: "0", count: width - digits.count) + digits)
      }
    }
    return builder.finish()
  }

  // MARK: format

  /// A piece of an f-string: conversion 0 none, 1 `!s`, 2 `!r`, 3 `!a`.
  func format(_ x: Value, conversion: Int, spec: Value) throws -> Value {
    var value = x
    switch conversion {
    case 1: value = string(try str(x))
    case 2: value = string(try repr(x))
    case 3: value = string(try ascii(x))
    default: break
    }
    let text = text(spec)
    if text == nil || text?.count == 0 {
      if value.isExactly(types.strAddress) { return value }
      if value.isInt { return string(IntegerText.repr(value.int)) }
      if !value.isObject || !type(of: value).isUserDefined, type(of: value).slot(.format).isUndefined {
        return string(try str(value))
      }
    }
    return string(try format(value, text ?? Text("")))
  }

  /// `format(x, spec)`.
  package func format(_ x: Value, _ spec: Text) throws -> Text {
    if x.isFloat, spec.count > 0 { return try formatCache.float(spec).format(x.float) }
    if x.isInt, spec.count > 0 { return try formatCache.integer(spec).format(x.int) }
    let method = type(of: x).slot(.format)
    if method.isUndefined {
      if spec.count > 0 {
        throw error(.typeError, "unsupported format string passed to \(typeName(x)).__format__")
      }
      return try str(x)
    }
    let result = try call(method, x, string(spec))
    guard let text = text(result) else {
      throw error(.typeError, "__format__ must return a str, not \(typeName(result))")
    }
    return text
  }

  /// Strings joined, as the pieces of an f-string are.
  func join(_ pieces: UnsafeBufferPointer<Value>) throws(TextFault) -> Value {
    // The compiler joins only what `format` and constants gave.
    if let small = smallJoin(pieces) { return string(Text(.small(small))) }
    return string(try Text.join(count: pieces.count, separator: .empty) { pieces[$0].textUnits })
  }

  /// Nil for what is too long to be kept in place.
  private func smallJoin(_ pieces: UnsafeBufferPointer<Value>) -> SmallText? {
    var joined = SmallText()
    for piece in pieces {
      guard let more = piece.smallText, joined.append(more) else { return nil }
    }
    return joined
  }

  /// `separator.join(x)`.
  func join(_ x: Value, separator: Text) throws -> Value {
    guard canIterate(x) else { throw error(.typeError, "can only join an iterable") }
    guard x.isExactly(types.listAddress) || x.isExactly(types.tupleAddress) else {
      return try joinEach(x, separator: separator)
    }
    let elements = x.classTag == .list ? x.listElements : x.tupleElements
    let count = elements.count
    if count == 1, elements.base[0].isExactly(types.strAddress) { return elements.base[0] }
    for index in 0..<count {
      elements.fetchAhead(of: index)
      let item = elements.base[index]
      guard item.isObject, item.classTag == .string else { throw notJoinable(typeName(item), index) }
    }
    return string(
      try Text.join(count: count, separator: separator) { index in
        elements.fetchAhead(of: index)
        return elements.base[index].textUnits
      })
  }

  /// The items of an iterator are let go one after another. What is wrong with one is told when all have been made.
  private func joinEach(_ x: Value, separator: Text) throws -> Value {
    var builder = TextBuilder()
    var count = 0
    var wrong: (typeName: String, index: Int)?
    let first = ListObject([], type: types.list)
    hold(Value(heap.adopt(first)))
    try forEach(x) { item in
      if item.isObject, item.classTag == .string {
        if count == 0 { first.append(item) } else { builder.append(separator) }
        item.borrowing(StringObject.self) { builder.append($0.text) }
        try TextLimits.check(builder.count)
      } else if wrong == nil {
        wrong = (typeName(item), count)
      }
      count += 1
    }
    if let wrong { throw notJoinable(wrong.typeName, wrong.index) }
    if count == 1, first.items[0].isExactly(types.strAddress) { return first.items[0] }
    return string(builder.finish())
  }

  private func notJoinable(_ typeName: String, _ index: Int) -> PythonError {
    error(.typeError, "sequence item \(index): expected str instance, \(typeName) found")
  }

  /// `string.split(separator, limit)` of ASCII: the parts become strings one after another. Nil for anything else.
  func splitNarrow(_ string: Value, _ separator: Value, _ limit: Int) -> Value? {
    let units = string.textUnits
    guard !units.isWide else { return nil }
    var parts: [Value] = []
    if separator.isNone {
      for range in WordRanges(units.narrow, limit: limit, TextSpace.self) {
        parts.append(self.string(UInt8.text(units.narrow, range)))
      }
    } else {
      let cut = separator.textUnits
      guard !cut.isWide, cut.count > 0 else { return nil }
      for range in SplitRanges(units.narrow, at: cut.narrow, limit: limit) {
        parts.append(self.string(UInt8.text(units.narrow, range)))
      }
    }
    return list(parts)
  }

  // MARK: Containers that contain themselves

  /// Runs `body` unless the object's repr is under way already, which gives `placeholder`.
  package func guardingRepr(_ object: Object, _ placeholder: String, _ body: () throws -> Text) throws -> Text
  {
    let active = state(ActiveReprs.self) { ActiveReprs() }
    let id = ObjectIdentifier(object)
    guard active.objects.insert(id).inserted else { return Text(placeholder) }
    defer { active.objects.remove(id) }
    return try body()
  }
}

/// Objects whose repr is being computed.
private final class ActiveReprs {
  var objects: Set<ObjectIdentifier> = []
}

/// Objects whose "address" was shown, numbered in that order.
private final class ShownObjects {
  private var numbers: [UInt64: Int] = [:]

  func number(of value: Value) -> Int {
    if let known = numbers[value.bits] { return known }
    let number = numbers.count + 1
    numbers[value.bits] = number
    return number
  }
}
