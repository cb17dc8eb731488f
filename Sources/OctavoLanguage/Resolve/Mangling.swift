/// Private names: `__x` inside `class C` means `_C__x`.
///
/// Names that also end in two underscores, dotted names, and names in a class whose own name is all
/// underscores stay as they are.
package func mangle(_ name: String, inClass className: String?) -> String {
  guard let className else { return name }
  let letters = name.utf8
  guard letters.starts(with: "__".utf8), !name.hasSuffix("__"), !letters.contains(UInt8(ascii: ".")) else {
    return name
  }
  let stripped = className.drop { $0 == "_" }
  return stripped.isEmpty ? name : "_\(stripped)\(name)"
}
