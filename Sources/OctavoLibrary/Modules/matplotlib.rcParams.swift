import OctavoLanguage
import OctavoNumerics
import OctavoPlot

/// `rcParams` as the plotting calls need them.
final class PlotSettings {
  /// Inches; nil while the program has not set it.
  var figureSize: (Double, Double)?
  var dpi = 100.0
  var figureColor: Color?
  var axesColor: Color?
  var showsGrid = false
  var grid = GridStyle()
  /// Points.
  var fontSize = 10.0
  var titleSizeName: Size = .factor(1.2)
  var labelSizeName: Size = .factor(1)
  var xTickSizeName: Size = .factor(1)
  var yTickSizeName: Size = .factor(1)
  var legendSizeName: Size = .factor(1)
  /// Nil while they are as usual.
  var lineWidth: Double?
  var markerSize: Double?
  var hiddenSpines: Set<Axes.Side> = []
  private var dict: DictObject?

  /// A size of type: points, or a share of `fontSize`.
  enum Size {
    case points(Double)
    case factor(Double)
  }

  var titleSize: Double { points(titleSizeName) }
  var labelSize: Double { points(labelSizeName) }
  var legendSize: Double { points(legendSizeName) }

  func points(_ size: Size) -> Double {
    switch size {
    case .points(let points): points
    case .factor(let factor): factor * fontSize
    }
  }

  /// The dict the program sees, always the same.
  func dictionary(_ machine: Machine) throws -> Value {
    if let dict { return Value(dict) }
    let made = machine.dict()
    made.type = machine.matplotlib.rcParams
    machine.keepAlive(Value(made))
    dict = made
    for row in RCParameters.all {
      try made.set(machine.string(row.name), row.initial.value(machine), machine)
    }
    return Value(made)
  }

  func reset() {
    let kept = dict
    let fresh = PlotSettings()
    figureSize = nil
    dpi = fresh.dpi
    figureColor = nil
    axesColor = nil
    showsGrid = false
    grid = GridStyle()
    fontSize = fresh.fontSize
    titleSizeName = fresh.titleSizeName
    labelSizeName = fresh.labelSizeName
    xTickSizeName = fresh.xTickSizeName
    yTickSizeName = fresh.yTickSizeName
    legendSizeName = fresh.legendSizeName
    lineWidth = nil
    markerSize = nil
    hiddenSpines = []
    dict = kept
  }
}

/// One entry of `rcParams`.
struct RCParameter: Sendable {
  enum Initial: Sendable {
    case number(Double)
    case bool(Bool)
    case text(String)
    case size(Double, Double)

    func value(_ machine: Machine) -> Value {
      switch self {
      case .number(let number): Value(number)
      case .bool(let bool): Value(bool)
      case .text(let text): machine.string(text)
      case .size(let width, let height): machine.list([Value(width), Value(height)])
      }
    }
  }
  let name: String
  let initial: Initial
  let set: @Sendable (PlotSettings, Value, Machine) throws -> Void
}

enum RCParameters {
  /// What can be set, with matplotlib's values.
  static let all: [RCParameter] = [
    RCParameter(name: "axes.facecolor", initial: .text("white")) { $0.axesColor = try $2.color($1) },
    RCParameter(name: "axes.grid", initial: .bool(false)) { $0.showsGrid = try $2.truth($1) },
    RCParameter(name: "axes.labelsize", initial: .text("medium")) { $0.labelSizeName = try $2.size($1) },
    spine(.bottom), spine(.left), spine(.right), spine(.top),
    RCParameter(name: "axes.titlesize", initial: .text("large")) { $0.titleSizeName = try $2.size($1) },
    RCParameter(name: "figure.dpi", initial: .number(100)) { $0.dpi = try $2.double($1) },
    RCParameter(name: "figure.facecolor", initial: .text("white")) { $0.figureColor = try $2.color($1) },
    RCParameter(name: "figure.figsize", initial: .size(6.4, 4.8)) { settings, value, machine in
      let size = try machine.numbers(value)
      guard size.count == 2 else {
        throw machine.error(
          .valueError,
          "Key figure.figsize: Expected exactly 2 values, but got \(size.count) values: \(try machine.repr(value).string)"
        )
      }
      settings.figureSize = (size[0], size[1])
    },
    RCParameter(name: "font.size", initial: .number(10)) { $0.fontSize = try $2.double($1) },
    RCParameter(name: "grid.alpha", initial: .number(1)) { settings, value, machine in
      settings.grid.color = settings.grid.color.opacity(try machine.opacity(value))
    },
    RCParameter(name: "grid.color", initial: .text("#b0b0b0")) { $0.grid.color = try $2.color($1) },
    RCParameter(name: "grid.linestyle", initial: .text("-")) { $0.grid.style = try $2.lineStyle($1) },
    RCParameter(name: "grid.linewidth", initial: .number(0.8)) { $0.grid.width = try $2.double($1) },
    RCParameter(name: "legend.fontsize", initial: .text("medium")) { $0.legendSizeName = try $2.size($1) },
    RCParameter(name: "lines.linewidth", initial: .number(1.5)) { $0.lineWidth = try $2.double($1) },
    RCParameter(name: "lines.markersize", initial: .number(6)) { $0.markerSize = try $2.double($1) },
    // An SVG has no pixels to choose.
    RCParameter(name: "savefig.dpi", initial: .text("figure")) { _, _, _ in },
    RCParameter(name: "xtick.labelsize", initial: .text("medium")) { $0.xTickSizeName = try $2.size($1) },
    RCParameter(name: "ytick.labelsize", initial: .text("medium")) { $0.yTickSizeName = try $2.size($1) },
  ]

  private static func spine(_ side: Axes.Side) -> RCParameter {
    RCParameter(name: "axes.spines.\(side.rawValue)", initial: .bool(true)) { settings, value, machine in
      if try machine.truth(value) {
        settings.hiddenSpines.remove(side)
      } else {
        settings.hiddenSpines.insert(side)
      }
    }
  }

  /// Groups of matplotlib's other entries: their names are refused, not unknown.
  static let knownGroups: Set<String> = [
    "agg", "animation", "axes", "axes3d", "backend", "backend_fallback", "boxplot", "contour", "date",
    "docstring",
    "errorbar", "figure", "font", "grid", "hatch", "hist", "image", "interactive", "keymap", "legend",
    "lines",
    "macosx", "markers", "mathtext", "patch", "path", "pcolor", "pcolormesh", "pdf", "pgf", "polaraxes", "ps",
    "savefig", "scatter", "svg", "text", "timezone", "tk", "toolbar", "webagg", "xaxis", "xtick", "yaxis",
    "ytick",
  ]
  static let groups: [String: String] = [:]
  /// Short names that `rc` takes.
  static let aliases = [
    "lw": "linewidth", "ls": "linestyle", "c": "color", "fc": "facecolor", "ec": "edgecolor",
    "mew": "markeredgewidth",
    "aa": "antialiased",
  ]

  static func named(_ name: String) -> RCParameter? { all.first { $0.name == name } }
}

extension Machine {
  fileprivate func size(_ x: Value) throws -> PlotSettings.Size {
    if let name = text(x) { return .factor(try FontNames.size(name.string) / 10) }
    return .points(try double(x))
  }

  /// Sets an entry of `rcParams`; what cannot be honoured is refused unless it is what it was.
  func setRCParameter(_ name: String, _ value: Value) throws {
    guard let parameter = RCParameters.named(name) else {
      guard let group = name.split(separator: ".").first, RCParameters.knownGroups.contains(String(group))
      else {
        throw error(
          .keyError, arguments: [string("'\(name)' is not a valid value for rcParam.")])
      }
      throw unsupported("rcParams['\(name)']")
    }
    let settings = matplotlib.settings
    try parameter.set(settings, value, self)
    let dict = try settings.dictionary(self).unchecked(DictObject.self)
    try dict.set(string(name), value, self)
  }

  func resetRCParameters() throws {
    matplotlib.settings.reset()
    let dict = try matplotlib.settings.dictionary(self).unchecked(DictObject.self)
    for row in RCParameters.all { try dict.set(string(row.name), row.initial.value(self), self) }
  }

  /// Gives new axes the looks that `rcParams` say.
  func style(_ axes: AxesObject) {
    let settings = matplotlib.settings
    for direction in Direction.allCases {
      axes.axes[direction].label.size = settings.labelSize
      axes.axes[direction].tickLabelSize = settings.points(
        direction == .x ? settings.xTickSizeName : settings.yTickSizeName)
      if settings.showsGrid { axes.axes[direction].grid = settings.grid }
    }
    if let color = settings.axesColor { axes.axes.faceColor = color.asGround }
    axes.axes.spines.subtract(settings.hiddenSpines)
  }
}

extension TypeTable {
  static let rcParams = TypeTable(
    doc: "Settings of matplotlib by name.",
    methods: [
      Native("__setitem__(self, key, value, /)") { call in
        guard let name = call.machine.text(call[1]) else {
          throw call.machine.error(.keyError, arguments: [call[1]])
        }
        try call.machine.setRCParameter(name.string, call[2])
        return .none
      },
      Native("update(self, /, *args, **kwargs)") { call in
        var pairs = Keywords()
        for argument in call.rest(1) { pairs.merge(try call.machine.keywords(argument, "rcParams")) }
        pairs.merge(Keywords(call: call, 2))
        for (name, value) in pairs.pairs { try call.machine.setRCParameter(name, value) }
        return .none
      },
    ])
}
