import OctavoLanguage
import OctavoPlot

// The package `matplotlib` itself, its settings and styles.
extension ModuleRow {
  static let matplotlib = ModuleRow("matplotlib") { machine, module in
    machine.define(module, "__version__", machine.constantString(Text("3.11.0")))
    machine.define(module, "rcParams", try machine.matplotlib.settings.dictionary(machine))
    machine.install(
      [
        // Figures are always SVG, whatever a program wants to draw with.
        Native("use(backend, *, force=True)") { _ in .none },
        Native("get_backend()") { call in call.machine.string("agg") },
        Native("rcdefaults()") { call in
          try call.machine.resetRCParameters()
          return .none
        },
      ], into: module, wording: .python)
  }

  static let matplotlibStyle = ModuleRow("matplotlib.style") { machine, module in
    machine.define(module, "available", machine.list([]))
    machine.install(
      [
        Native("use(style)") { call in
          let names =
            try call.machine.text(call[0]).map { [$0.string] }
            ?? call.machine.items(of: call[0]).map(call.machine.label)
          for name in names where name != "default" {
            throw call.machine.unsupported("the style '\(name)' (only 'default' is there)")
          }
          try call.machine.resetRCParameters()
          return .none
        }
      ], into: module, wording: .python)
  }

  static let matplotlibTypes: [ModuleRow] = [
    types("matplotlib.figure") { [$0.figure] },
    types("matplotlib.axes") { [$0.axes] },
    types("matplotlib.lines") { [$0.line] },
    types("matplotlib.patches") { [$0.patch, $0.rectangle, $0.polygon] },
    types("matplotlib.collections") { [$0.pathCollection, $0.fillBetween, $0.lineCollection] },
    types("matplotlib.text") { [$0.text, $0.annotation] },
    types("matplotlib.legend") { [$0.legend] },
    types("matplotlib.container") { [$0.container, $0.barContainer, $0.errorbarContainer] },
    types("matplotlib.artist") { [$0.artist] },
  ]

  private static func types(_ name: String, _ types: @escaping @Sendable (MatplotlibTypes) -> [TypeObject])
    -> ModuleRow
  {
    ModuleRow(name) { machine, module in
      for type in types(machine.matplotlib) { machine.define(module, type.name, Value(type)) }
    }
  }
}
