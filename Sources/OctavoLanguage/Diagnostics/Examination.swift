/// Looks for what Octavo does not support in a program, without running it.
///
/// Modules that Octavo has are loaded to learn their names; the program's own helper modules are only read.
package final class Examination {
  package struct Finding: Sendable {
    package let file: String
    package let line: Int
    package let column: Int
    package let message: String
  }

  private let machine: Machine
  package private(set) var findings: [Finding] = []
  /// What the names mean that imports have bound; cells of a notebook share them.
  private var bindings: [String: Value] = [:]
  private var rebound: Set<String> = []
  private var readModules: Set<String> = []

  package init(_ machine: Machine) { self.machine = machine }

  /// - Parameter source: a script, a module, or one cell; cells are given in their order.
  package func examine(_ source: Source) {
    let tree: Module
    do throws(SyntaxFault) {
      tree = try parse(source)
      _ = try resolve(tree, source: source)
    } catch {
      if error.kind != .unsupported {
        return add(error.span, "\(error.kind.rawValue): \(error.message)", source)
      }
      return add(error.span, error.message, source)
    }
    let survey = ProgramSurvey(tree)
    rebound.formUnion(survey.rebound)
    for (message, span) in survey.refused { add(span, message, source) }
    for item in survey.imports { examine(item, source) }
    for chain in survey.chains where !chain.isGuarded { examine(chain, source) }
  }

  private func add(_ span: Span, _ message: String, _ source: Source) {
    let finding = Finding(
      file: source.file, line: source.line(at: span.start), column: source.column(at: span.start),
      message: message)
    // A name used many times on a line is one finding.
    if findings.contains(where: {
      $0.file == finding.file && $0.line == finding.line && $0.message == message
    }) {
      return
    }
    findings.append(finding)
  }

  // MARK: Imports

  private func examine(_ item: ProgramSurvey.Import, _ source: Source) {
    if item.level > 0 {
      return add(item.span, "relative imports are not supported: there are no packages", source)
    }
    if item.module == "__future__" || examineHelper(item) { return }
    guard let module = load(item.module) else {
      if item.isGuarded { return }
      return add(item.span, "module '\(item.module)' is not supported\(hint(item.module))", source)
    }
    guard let names = item.names else {
      let top = item.module.split(separator: ".").first.map(String.init) ?? item.module
      let bound = item.asName != nil ? module : load(top) ?? module
      bindings[item.asName ?? top] = Value(bound)
      return
    }
    for alias in names where alias.name != "*" {
      if let value = value(of: alias.name, in: Value(module))
        ?? load("\(item.module).\(alias.name)").map({ Value($0) })
      {
        bindings[alias.asName ?? alias.name] = value
        if let reason = refusal(of: value) { add(alias.span, reason, source) }
      } else if !item.isGuarded {
        add(alias.span, missing(alias.name, in: Value(module), shown: item.module), source)
      }
    }
  }

  /// A module beside the program: read in its turn, and not followed into by name.
  private func examineHelper(_ item: ProgramSurvey.Import) -> Bool {
    guard machine.moduleTable[item.module] == nil, let source = try? machine.moduleSource(item.module) else {
      return false
    }
    if readModules.insert(item.module).inserted {
      let inner = Examination(machine)
      inner.readModules = readModules
      inner.examine(source)
      findings += inner.findings
      readModules.formUnion(inner.readModules)
    }
    return true
  }

  private func load(_ name: String) -> ModuleObject? {
    guard machine.moduleTable[name] != nil else { return nil }
    return try? machine.importModule(name)
  }

  private func hint(_ name: String) -> String {
    if let known = UnsupportedModules.hint(name.split(separator: ".").first.map(String.init) ?? name) {
      return ": \(known)"
    }
    return closestName(to: name, among: machine.moduleTable.keys.sorted()).map { "; did you mean '\($0)'?" }
      ?? ""
  }

  // MARK: Names of modules

  private func examine(_ chain: ProgramSurvey.Chain, _ source: Source) {
    guard let first = chain.names.first, !rebound.contains(first) else { return }
    guard var value = bindings[first] else {
      if chain.names.count == 1, let builtin = machine.builtins.globals[machine.intern(first)],
        let reason = refusal(of: builtin)
      {
        add(chain.span, reason, source)
      }
      return
    }
    var shown = value.as(ModuleObject.self)?.name ?? first
    for name in chain.names.dropFirst() {
      guard isReadable(value) else { return }
      guard let next = self.value(of: name, in: value) else {
        return add(chain.span, missing(name, in: value, shown: shown), source)
      }
      if let reason = refusal(of: next) { return add(chain.span, reason, source) }
      value = next
      shown += ".\(name)"
    }
  }

  /// Modules and built-in types have the names they have; what an instance has is known only when it runs.
  private func isReadable(_ value: Value) -> Bool {
    value.as(ModuleObject.self) != nil || value.as(TypeObject.self).map { !$0.isUserDefined } ?? false
  }

  private func value(of name: String, in owner: Value) -> Value? {
    let found = try? machine.quietAttribute(of: owner, name)
    return found ?? owner.as(ModuleObject.self).flatMap { load("\($0.name).\(name)") }.map { Value($0) }
  }

  /// Why a function that only exists to say so refuses to work.
  private func refusal(of value: Value) -> String? {
    value.as(NativeFunction.self)?.refusal ?? value.as(TypeObject.self)?.constructor?.refusal
  }

  private func missing(_ name: String, in owner: Value, shown: String) -> String {
    // What a look-up refuses it refuses in its own words.
    if let words = refusalOfLookup(name, in: owner) { return words }
    let near = closestName(to: name, among: machine.attributeNames(of: owner)).map {
      "; did you mean '\(shown).\($0)'?"
    }
    return "'\(shown).\(name)' is not supported\(near ?? "")"
  }

  private func refusalOfLookup(_ name: String, in owner: Value) -> String? {
    do {
      _ = try machine.optionalAttribute(of: owner, name)
      return nil
    } catch let failure as PythonError
      where failure.exception.type.isSubtype(of: machine.types[.notImplementedError])
    {
      return (try? machine.str(Value(failure.exception)))?.string
    } catch {
      return nil
    }
  }
}
