// Types that modules of the standard library make when they are first imported.

/// The types modules have made, by module and name, for functions that must make instances of them.
private final class ModuleTypes {
  var types: [String: TypeObject] = [:]
}

extension Machine {
  /// Makes a type for a module and keeps it for `moduleType`; a hidden one is no name of the module.
  @discardableResult
  func addType(
    _ name: String, to module: ModuleObject, as owner: String? = nil, isHidden: Bool = false,
    base: TypeObject? = nil,
    layout: TypeObject.Layout = .other, isBase: Bool = true, hasFields: Bool = false, _ table: TypeTable
  ) -> TypeObject {
    let type = makeType(
      name, module: owner ?? module.name, base: base, layout: layout, isBase: isBase, hasFields: hasFields,
      table: table)
    state(ModuleTypes.self) { ModuleTypes() }.types["\(module.name).\(name)"] = type
    if !isHidden { define(module, name, Value(type)) }
    return type
  }

  /// A type a module has made; the module is imported if it was not.
  func moduleType(_ module: String, _ name: String) throws -> TypeObject {
    let key = "\(module).\(name)"
    let known = state(ModuleTypes.self) { ModuleTypes() }
    if let type = known.types[key] { return type }
    _ = try importModule(module)
    guard let type = known.types[key] else { throw error(.systemError, "type \(key) was not made") }
    return type
  }
}
