import OctavoLanguage
import OctavoNumerics
import OctavoPlot

// `matplotlib.pyplot`: functions of the current figure and axes.
extension ModuleRow {
  static let pyplot = ModuleRow("matplotlib.pyplot") { machine, module in
    let axes: @Sendable (Machine) throws -> AxesObject = { try $0.currentAxes() }
    let figure: @Sendable (Machine) throws -> FigureObject = { try $0.currentFigure() }
    for (name, method) in Pyplot.axesFunctions {
      guard let row = AxesMethod.named(method) else { continue }
      machine.install([row.function(name, of: axes)], into: module, wording: .python)
    }
    for name in Pyplot.figureFunctions {
      guard let row = FigureMethod.named(name) else { continue }
      machine.install([row.function(name, of: figure)], into: module, wording: .python)
    }
    machine.install(Pyplot.figures + Pyplot.limits + Pyplot.others, into: module, wording: .python)
    machine.install(RefusedNames.functions.map(RefusedNames.function), into: module, wording: .python)
    machine.define(module, "rcParams", try machine.matplotlib.settings.dictionary(machine))
    machine.define(module, "style", Value(try machine.importModule("matplotlib.style")))
    let types = machine.matplotlib
    for type in [
      types.figure, types.axes, types.line, types.rectangle, types.polygon, types.text, types.annotation,
      types.artist,
    ] { machine.define(module, type.name, Value(type)) }
  }
}

extension Machine {
  /// The current figure, made if there is none.
  func currentFigure() throws -> FigureObject {
    if let current = pyplot.current { return current }
    return try newFigure()
  }

  func currentAxes() throws -> AxesObject {
    guard let axes = try currentAxes(of: currentFigure()) else { throw error(.runtimeError, "no axes") }
    return axes
  }

  /// Opens a figure and makes it current.
  func newFigure(number: Int? = nil, name: String = "", size: (Double, Double)? = nil, dpi: Double? = nil)
    throws
    -> FigureObject
  {
    let settings = matplotlib.settings
    let usual = settings.figureSize ?? (pyplot.defaultSize.width ?? 6.4, pyplot.defaultSize.height ?? 4.8)
    var figure = try Figure(
      number: number ?? pyplot.nextNumber, name: name, width: size?.0 ?? usual.0, height: size?.1 ?? usual.1,
      dpi: dpi ?? settings.dpi)
    if let color = settings.figureColor { figure.faceColor = color.asGround }
    let made = heap.adopt(FigureObject(figure, type: matplotlib.figure))
    pyplot.add(made)
    return made
  }
}

private enum Pyplot {
  /// Functions and the method of axes each stands for.
  static let axesFunctions: [(String, String)] =
    [
      "plot", "step", "semilogx", "semilogy", "loglog", "hist", "bar", "barh", "bar_label", "scatter",
      "fill_between",
      "errorbar", "axvline", "axhline", "axvspan", "axhspan", "vlines", "hlines", "text", "annotate",
      "legend", "grid",
      "tick_params", "margins", "axis", "autoscale", "minorticks_off",
    ].map { ($0, $0) } + [
      ("title", "set_title"), ("xlabel", "set_xlabel"), ("ylabel", "set_ylabel"), ("xscale", "set_xscale"),
      ("yscale", "set_yscale"),
    ]
  static let figureFunctions = ["suptitle", "tight_layout", "savefig", "subplots_adjust"]

  // MARK: Figures and axes

  static let figures: [Native] = [
    Native(
      "figure(num=None, figsize=None, dpi=None, *, facecolor=None, edgecolor=None, frameon=True, FigureClass=?, clear=False, **kwargs)"
    ) { call in Value(try figure(call)) },
    Native(
      "subplots(nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, width_ratios=None, height_ratios=None, "
        + "subplot_kw=None, gridspec_kw=None, **fig_kw)"
    ) { call in
      let machine = call.machine
      let request = try GridRequest(machine, rows: call[0], columns: call[1]) { call[$0] }
      let figure = try openFigure(Keywords(call: call, 9), machine)
      return machine.tuple([Value(figure), try machine.addGrid(to: figure, request)])
    },
    Native("subplot(*args, **kwargs)") { call in
      let machine = call.machine
      let arguments = call.rest(0)
      if let axes = arguments.first?.as(AxesObject.self) {
        makeCurrent(axes, machine)
        return arguments[0]
      }
      let place = try machine.gridPlace(arguments, function: "subplot")
      let figure = try machine.currentFigure()
      let index = try figure.figure.subplot(place.rows, place.columns, place.first, place.last)
      return try machine.dress(figure.object(forAxes: index, machine), Keywords(call: call, 1))
    },
    Native("axes(arg=None, **kwargs)") { call in
      let machine = call.machine
      let figure = try machine.currentFigure()
      if call[0].isNone {
        let index = try figure.figure.addSubplot(1, 1, 1)
        return try machine.dress(figure.object(forAxes: index, machine), Keywords(call: call, 1))
      }
      let add = try machine.attribute(of: Value(figure), "add_axes")
      return try machine.call(
        add, [call[0]], named: Keywords(call: call, 1).pairs.map { ($0.name, $0.value) })
    },
    Native("gca()") { call in Value(try call.machine.currentAxes()) },
    Native("gcf()") { call in Value(try call.machine.currentFigure()) },
    Native("sca(ax)") { call in
      if let axes = call[0].as(AxesObject.self) { makeCurrent(axes, call.machine) }
      return .none
    },
    Native("clf()") { call in
      try call.machine.currentFigure().clear()
      return .none
    },
    Native("cla()") { call in
      let axes = try call.machine.currentAxes()
      axes.clear()
      call.machine.style(axes)
      return .none
    },
    Native("delaxes(ax=None)") { call in
      let axes = try call[0].as(AxesObject.self) ?? call.machine.currentAxes()
      axes.owner.remove(axes)
      return .none
    },
    Native("close(fig=None)") { call in
      try close(call[0], call.machine)
      return .none
    },
    Native("show(*args, **kwargs)") { call in
      // `block` has no meaning here; matplotlib's own backends take it alike.
      call.machine.pyplot.showAll()
      return .none
    },
    Native("get_fignums()") { call in
      call.machine.list(call.machine.pyplot.figures.map { Value($0.figure.number) })
    },
    Native("get_figlabels()") { call in
      call.machine.list(call.machine.pyplot.figures.map { call.machine.string($0.figure.name) })
    },
    Native("fignum_exists(num)") { call in
      if let name = call.machine.text(call[0]) {
        return Value(call.machine.pyplot.figure(name: name.string) != nil)
      }
      return Value(
        try call.machine.optionalIndex(call[0]).flatMap { call.machine.pyplot.figure(number: $0) } != nil)
    },
  ]

  private static func makeCurrent(_ axes: AxesObject, _ machine: Machine) {
    machine.pyplot.makeCurrent(axes.owner)
    axes.owner.currentAxes = Value(axes)
  }

  private static func figure(_ call: Arguments) throws -> FigureObject {
    var keywords = Keywords(call: call, 8)
    guard call[5].isTrue, !call.has(6) else {
      throw call.machine.unsupported("figure(): \(call.has(6) ? "FigureClass" : "frameon=False")")
    }
    for (index, name) in [
      (0, "num"), (1, "figsize"), (2, "dpi"), (3, "facecolor"), (4, "edgecolor"), (7, "clear"),
    ]
    where call.isGiven(index) { keywords.append(name, call[index]) }
    return try openFigure(keywords, call.machine)
  }

  /// The figure that keywords name, or a new one with the size and looks they say.
  private static func openFigure(_ keywords: Keywords, _ machine: Machine) throws -> FigureObject {
    var keywords = keywords
    let named = keywords.take("num") ?? .none
    let clears = try keywords.take("clear").map(machine.truth) ?? false
    var number: Int?
    var name = ""
    if let figure = named.as(FigureObject.self) {
      number = figure.figure.number
    } else if let text = machine.text(named) {
      name = text.string
      number = machine.pyplot.figure(name: name)?.figure.number
    } else if !named.isNone {
      number = try machine.index(named)
    }
    if let number, let known = machine.pyplot.figure(number: number) {
      if keywords["figsize"] != nil || keywords["dpi"] != nil {
        try machine.warn(
          .userWarning,
          "Ignoring specified arguments in this call because figure with num: \(number) already exists")
      }
      machine.pyplot.makeCurrent(known)
      if clears { known.clear() }
      return known
    }
    let size = try keywords.take("figsize").map { try figureSize($0, machine) }
    let dpi = try keywords.take("dpi").map(machine.double)
    if let layout = keywords.take("layout"),
      !["tight", "constrained", "compressed", "none"].contains(machine.text(layout)?.string)
    {
      throw PlotError("Invalid value for 'layout': \(try machine.repr(layout).string)")
    }
    // Properties are tried on a figure of no use, so that a wrong one opens nothing.
    let probe = FigureObject(try Figure(), type: machine.matplotlib.figure)
    for (name, value) in keywords.pairs {
      try machine.setFigureProperty(machine.heap.adopt(probe), name, value)
    }
    let made = try machine.newFigure(number: number, name: name, size: size, dpi: dpi)
    for (name, value) in keywords.pairs { try machine.setFigureProperty(made, name, value) }
    return made
  }

  private static func figureSize(_ value: Value, _ machine: Machine) throws -> (Double, Double) {
    let parts = try machine.items(of: value)
    let units = parts.count == 3 ? machine.text(parts[2])?.string : "in"
    let factor: Double? = units == "in" ? 1 : units == "cm" ? 1 / 2.54 : units == "px" ? 0.01 : nil
    guard parts.count == 2 || parts.count == 3, let factor else {
      throw PlotError(
        "Invalid figsize format, expected (x, y) or (x, y, unit) but got \(try machine.repr(value).string)")
    }
    return (try machine.double(parts[0]) * factor, try machine.double(parts[1]) * factor)
  }

  private static func close(_ value: Value, _ machine: Machine) throws {
    let state = machine.pyplot
    if value.isNone {
      if let current = state.current { state.close(current) }
    } else if let figure = value.as(FigureObject.self) {
      state.close(figure)
    } else if let name = machine.text(value)?.string {
      if name == "all" { return state.closeAll() }
      if let figure = state.figure(name: name) { state.close(figure) }
    } else if let number = try machine.optionalIndex(value) {
      if let figure = state.figure(number: number) { state.close(figure) }
    } else {
      throw machine.error(
        .typeError,
        "fig must be an instance of Figure, string, number, or None, not a \(machine.typeName(value))")
    }
  }

  // MARK: Limits and ticks

  static let limits: [Native] = Direction.allCases.flatMap { direction -> [Native] in
    let name = direction.rawValue
    return [
      Native("\(name)lim(*args, **kwargs)") { call in
        let axes = Value(try call.machine.currentAxes())
        let arguments = call.rest(0)
        let keywords = Keywords(call: call, 1)
        let isAsking = arguments.isEmpty && keywords.isEmpty
        let method = try call.machine.attribute(of: axes, isAsking ? "get_\(name)lim" : "set_\(name)lim")
        return try call.machine.call(method, arguments, named: keywords.pairs.map { ($0.name, $0.value) })
      },
      Native("\(name)ticks(ticks=None, labels=None, *, minor=False, **kwargs)") { call in
        let machine = call.machine
        let axes = try machine.currentAxes()
        guard try !call.bool(2) else { throw machine.unsupported("\(name)ticks(minor=True)") }
        let keywords = Keywords(call: call, 3)
        if call[0].isNone {
          guard call[1].isNone else {
            throw machine.error(
              .typeError, "\(name)ticks(): Parameter 'labels' can't be set without setting 'ticks'")
          }
          if !keywords.isEmpty { try axes.styleTickLabels(direction, keywords, machine) }
        } else {
          _ = try axes.setTicks(
            direction, call[0], labels: call[1], call[1].isNone ? Keywords() : keywords, machine)
          if call[1].isNone, !keywords.isEmpty { try axes.styleTickLabels(direction, keywords, machine) }
        }
        return machine.tuple([
          try axes.ticks(direction, minor: false, machine),
          machine.list(try axes.tickLabels(direction, machine)),
        ])
      },
    ]
  }

  // MARK: The rest

  static let others: [Native] = [
    Native("setp(obj, *args, file=None, **kwargs)") { call in
      let machine = call.machine
      var keywords = Keywords(call: call, 3)
      let rest = call.rest(1)
      for index in stride(from: 0, to: rest.count - 1, by: 2) {
        keywords.append(try machine.label(rest[index]), rest[index + 1])
      }
      guard !keywords.isEmpty else { throw machine.unsupported("setp() without properties") }
      let objects = machine.isSequence(call[0]) ? try machine.items(of: call[0]) : [call[0]]
      var results: [Value] = []
      for object in objects {
        for (name, value) in keywords.pairs {
          results.append(try machine.call(machine.attribute(of: object, "set_\(name)"), value))
        }
      }
      return machine.list(results)
    },
    Native("getp(obj, property=None)") { call in
      guard call.isGiven(1) else { throw call.machine.unsupported("getp() without a property") }
      return try call.machine.call(call.machine.attribute(of: call[0], "get_\(try call.text(1))"))
    },
    Native("box(on=None)") { call in
      let axes = try call.machine.currentAxes()
      let isOn = call.isGiven(0) ? try call.bool(0) : axes.axes.spines.isEmpty
      axes.axes.spines = isOn ? Set(Axes.Side.allCases) : []
      return .none
    },
    Native("rc(group, **kwargs)") { call in
      let groups = call.machine.text(call[0]).map { [$0.string] } ?? []
      let names = groups.isEmpty ? try call.machine.items(of: call[0]).map(call.machine.label) : groups
      for group in names {
        for (name, value) in Keywords(call: call, 1).pairs {
          try call.machine.setRCParameter(
            "\(RCParameters.groups[group] ?? group).\(RCParameters.aliases[name] ?? name)", value)
        }
      }
      return .none
    },
    Native("rcdefaults()") { call in
      try call.machine.resetRCParameters()
      return .none
    },
    Native("draw()") { _ in .none },
    Native("ion()") { _ in .none },
    Native("ioff()") { _ in .none },
    Native("isinteractive()") { _ in .false },
    Native("pause(interval)") { _ in .none },
    Native("get_backend()") { call in call.machine.string("agg") },
  ]
}
