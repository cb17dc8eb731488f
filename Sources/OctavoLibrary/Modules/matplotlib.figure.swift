import OctavoLanguage
import OctavoNumerics
import OctavoPlot

// `matplotlib.figure.Figure`
extension PlotMethod where Subject == FigureObject {
  static let ownMethods: [FigureMethod] = [
    FigureMethod("savefig(fname, *, transparent=None, **kwargs)") { call in try call.save() },
    FigureMethod("tight_layout(*, pad=1.08, h_pad=None, w_pad=None, rect=None)") { call in
      // Layout always makes room for all texts; other distances than the usual are not to be had.
      try call.refuse(0) { $0.isFloat && $0.float == 1.08 }
      for index in 1...3 { try call.refuse(index) }
      return .none
    },
    FigureMethod("set_tight_layout(tight)") { _ in .none },
    FigureMethod("set_size_inches(w, h=None, forward=True)") { call in
      var size = (try? call.machine.numbers(call[0])) ?? []
      if call.isGiven(1) { size = [try call.double(0), try call.double(1)] }
      guard size.count == 2 else {
        throw call.machine.error(
          .valueError, "not enough values to unpack (expected 2, got \(size.count))")
      }
      try call.figure.figure.setSize(width: size[0], height: size[1])
      return .none
    },
    FigureMethod("get_size_inches()") { call in
      try call.machine.floats([call.figure.figure.width, call.figure.figure.height])
    },
    FigureMethod("set_figwidth(val, forward=True)") { call in
      try call.figure.figure.setSize(width: call.double(0), height: call.figure.figure.height)
      return .none
    },
    FigureMethod("set_figheight(val, forward=True)") { call in
      try call.figure.figure.setSize(width: call.figure.figure.width, height: call.double(0))
      return .none
    },
    FigureMethod("get_figwidth()") { call in call.machine.float64(call.figure.figure.width) },
    FigureMethod("get_figheight()") { call in call.machine.float64(call.figure.figure.height) },
    FigureMethod("set_dpi(val)") { call in
      call.figure.figure.dpi = try call.double(0)
      return .none
    },
    FigureMethod("get_dpi()") { call in Value(call.figure.figure.dpi) },
    FigureMethod("get_axes()") { call in call.machine.list(call.figure.presentAxes.map { Value($0) }) },
    FigureMethod("show(warn=True)") { call in
      if let show = call.machine.pyplot.show { show(call.figure.figure) }
      return .none
    },
    FigureMethod("clear(keep_observers=False)") { call in
      call.figure.clear()
      return .none
    },
    FigureMethod("set_layout_engine(layout=None, **kwargs)") { call in
      let name = call.machine.text(call[0])?.string
      guard call[0].isNone || ["tight", "constrained", "compressed", "none"].contains(name),
        call.keywords(1).isEmpty
      else {
        throw call.machine.unsupported("set_layout_engine() with these arguments")
      }
      return .none
    },
    FigureMethod("draw_without_rendering()") { _ in .none },
  ]

  static let baseMethods: [FigureMethod] = [
    FigureMethod("add_subplot(*args, **kwargs)") { call in
      let place = try call.machine.gridPlace(call.rest(0), function: "add_subplot")
      let index = try call.figure.figure.addSubplot(place.rows, place.columns, place.first, place.last)
      return try call.machine.dress(call.figure.object(forAxes: index, call.machine), call.keywords(1))
    },
    FigureMethod("add_axes(*args, **kwargs)") { call in
      guard let rect = call.rest(0).first ?? call.keywords(1)["rect"] else {
        throw call.machine.error(
          .typeError, "FigureBase.add_axes() missing 1 required positional argument: 'rect'")
      }
      let parts = try call.machine.numbers(rect)
      guard parts.count == 4 else {
        throw call.machine.error(.valueError, "not enough values to unpack (expected 4, got \(parts.count))")
      }
      let index = try call.figure.figure.addAxes(
        FractionalRect(left: parts[0], bottom: parts[1], width: parts[2], height: parts[3]))
      var keywords = call.keywords(1)
      _ = keywords.take("rect")
      return try call.machine.dress(call.figure.object(forAxes: index, call.machine), keywords)
    },
    FigureMethod(
      "subplots(nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, width_ratios=None, height_ratios=None, "
        + "subplot_kw=None, gridspec_kw=None)"
    ) { call in try call.machine.addGrid(to: call.figure, GridRequest(call)) },
    FigureMethod("suptitle(t, **kwargs)") { call in
      let machine = call.machine
      let figure = call.figure
      if figure.title.isNone {
        figure.title = Value(
          machine.heap.adopt(
            TextObject(
              .figureTitle, of: Value(figure), at: (Value(0.5), Value(0.98)), type: machine.matplotlib.text)))
      }
      let object = figure.title.unchecked(TextObject.self)
      let old = object.text
      object.text = Label(
        call[0].isNone ? "" : try machine.label(call[0]),
        size: old.text.isEmpty ? 12 * machine.matplotlib.settings.fontSize / 10 : old.size)
      do {
        try ArtistKind.text.apply(call.keywords(1), to: object, machine)
      } catch {
        object.text = old
        throw error
      }
      return figure.title
    },
    FigureMethod("get_suptitle()") { call in call.machine.string(call.figure.figure.title.text) },
    FigureMethod("gca()") { call in try call.machine.currentAxes(of: call.figure).map { Value($0) } ?? .none
    },
    FigureMethod("sca(a)") { call in
      if let axes = call[0].as(AxesObject.self), axes.owner === call.figure {
        call.figure.currentAxes = call[0]
      }
      return call[0]
    },
    FigureMethod("clf(keep_observers=False)") { call in
      call.figure.clear()
      return .none
    },
    FigureMethod("delaxes(ax)") { call in
      guard let axes = call[0].as(AxesObject.self), axes.owner === call.figure else {
        throw PlotError("these axes are not in the figure")
      }
      call.figure.remove(axes)
      return .none
    },
    FigureMethod("set_facecolor(color)") { call in
      call.figure.figure.faceColor = try call.machine.color(call[0]).asGround
      return .none
    },
    FigureMethod("get_facecolor()") { call in call.machine.rgba(call.figure.figure.faceColor) },
    FigureMethod("set_edgecolor(color)") { call in
      call.figure.figure.edgeColor = try call.machine.color(call[0])
      return .none
    },
    FigureMethod("set_linewidth(linewidth)") { call in
      call.figure.figure.edgeWidth = try call.double(0)
      return .none
    },
    FigureMethod("get_children()") { call in call.machine.list(call.figure.presentAxes.map { Value($0) }) },
    FigureMethod("subplots_adjust(left=None, bottom=None, right=None, top=None, wspace=None, hspace=None)") {
      call in
      for index in 0..<6 where call.isGiven(index) {
        throw call.machine.unsupported(
          "subplots_adjust(\(call.name(index))=…) (layout makes the room that texts need by itself)")
      }
      return .none
    },
  ]

  static func named(_ name: String) -> FigureMethod? { (ownMethods + baseMethods).first { $0.name == name } }

  static let set = FigureMethod("set(**kwargs)") { call in
    for (name, value) in call.keywords(0).pairs {
      try call.machine.setFigureProperty(call.figure, name, value)
    }
    return .none
  }
}

extension FigureObject {
  /// Takes axes out of sight; others keep their numbers.
  func remove(_ axes: AxesObject) {
    axes.isRemoved = true
    axes.axes.isVisible = false
    axes.axes.place = .fixed(FractionalRect(left: 0, bottom: 0, width: 0, height: 0))
    axes.axes.sharedX = nil
    axes.axes.sharedY = nil
    if Value.identical(currentAxes, Value(axes)) { currentAxes = presentAxes.last.map { Value($0) } ?? .none }
  }
}

/// What `subplots` was asked, by pyplot or a figure.
struct GridRequest {
  var rows: Int
  var columns: Int
  var shareX: Figure.Sharing
  var shareY: Figure.Sharing
  var isSqueezed: Bool
  var widthRatios: Value
  var heightRatios: Value
  var axesKeywords: Keywords

  init(_ call: PlotCall<FigureObject>) throws {
    try self.init(call.machine, rows: call[0], columns: call[1]) { call[$0] }
  }

  /// `parameter` gives the parameters from `sharex` on, counted from 2.
  init(_ machine: Machine, rows: Value, columns: Value, _ parameter: (Int) -> Value) throws {
    func count(_ value: Value, _ name: String) throws -> Int {
      guard let count = try machine.optionalIndex(value) else {
        throw PlotError("Number of \(name) must be a positive integer, not \(try machine.repr(value).string)")
      }
      return count
    }
    self.rows = try count(rows, "rows")
    self.columns = try count(columns, "columns")
    shareX = try machine.sharing(parameter(2), "sharex")
    shareY = try machine.sharing(parameter(3), "sharey")
    isSqueezed = try machine.truth(parameter(4))
    widthRatios = parameter(5)
    heightRatios = parameter(6)
    axesKeywords = try machine.keywords(parameter(7), "subplot_kw")
    var grid = try machine.keywords(parameter(8), "gridspec_kw")
    for (name, given) in [("width_ratios", \GridRequest.widthRatios), ("height_ratios", \.heightRatios)] {
      guard let ratios = grid.take(name) else { continue }
      guard self[keyPath: given].isNone else {
        throw PlotError("'\(name)' must not be defined both as parameter and as key in 'gridspec_kw'")
      }
      self[keyPath: given] = ratios
    }
    if let name = grid.names.first { throw machine.unsupported("subplots(): '\(name)' in gridspec_kw") }
  }
}

extension Machine {
  fileprivate func sharing(_ x: Value, _ name: String) throws -> Figure.Sharing {
    if x.isBool { return x.isTrue ? .all : .none }
    return try Figure.Sharing(parsing: label(x), name: name)
  }

  /// Adds a grid of axes and gives them as `subplots` returns them.
  func addGrid(to figure: FigureObject, _ request: GridRequest) throws -> Value {
    func ratios(_ value: Value) throws -> [Double] { value.isNone ? [] : try numbers(value) }
    let grid = try figure.figure.addSubplots(
      rows: request.rows, columns: request.columns, shareX: request.shareX, shareY: request.shareY,
      widthRatios: ratios(request.widthRatios), heightRatios: ratios(request.heightRatios))
    let made = try grid.flatMap { row in
      try row.map { try dress(figure.object(forAxes: $0, self), request.axesKeywords) }
    }
    guard request.isSqueezed else { return try axesArray(made, shape: [request.rows, request.columns]) }
    if made.count == 1 { return made[0] }
    let isLine = request.rows == 1 || request.columns == 1
    return try axesArray(made, shape: isLine ? [made.count] : [request.rows, request.columns])
  }

  /// What `subplots` returns for a grid of axes: an array of objects.
  private func axesArray(_ items: [Value], shape: [Int]) throws -> Value {
    let cells = items.map { Scalar.object(ObjectCell($0)) }
    return arrayObject(try NDArray(scalars: cells, shape: Dims(shape), dtype: .object))
  }

  /// The place that `subplot`'s arguments name: nothing, three digits, or rows, columns and index.
  func gridPlace(_ arguments: [Value], function: String) throws -> (
    rows: Int, columns: Int, first: Int, last: Int?
  ) {
    switch arguments.count {
    case 0: return (1, 1, 1, nil)
    case 1:
      guard let number = try optionalIndex(arguments[0]), (100...999).contains(number) else {
        throw PlotError(
          "Single argument to subplot must be a three-digit integer, not \(try repr(arguments[0]).string)")
      }
      return (number / 100, number / 10 % 10, number % 10, nil)
    case 3:
      let (rows, columns) = (try index(arguments[0]), try index(arguments[1]))
      if let range = arguments[2].as(TupleObject.self), range.items.count == 2 {
        return (rows, columns, try index(range.items[0]), try index(range.items[1]))
      }
      return (rows, columns, try index(arguments[2]), nil)
    default:
      throw error(
        .typeError, "\(function)() takes 1 or 3 positional arguments but \(arguments.count) were given")
    }
  }

  /// Gives new axes what `add_subplot`'s keywords say.
  func dress(_ axes: AxesObject, _ keywords: Keywords) throws -> Value {
    var keywords = keywords
    if let projection = keywords.take("projection"), text(projection)?.string != "rectilinear" {
      throw unsupported("the projection \(try repr(projection).string)")
    }
    if let polar = keywords.take("polar"), try truth(polar) { throw unsupported("polar axes") }
    for (direction, name) in [(Direction.x, "sharex"), (.y, "sharey")] {
      guard let value = keywords.take(name) else { continue }
      guard let other = value.as(AxesObject.self), other.owner === axes.owner else {
        throw unsupported("sharing an axis with axes of another figure")
      }
      axes.owner.figure.share(direction, of: axes.index, with: other.index)
    }
    if !keywords.isEmpty {
      let set = try attribute(of: Value(axes), "set")
      _ = try call(set, [], named: keywords.pairs.map { ($0.name, $0.value) })
    }
    return Value(axes)
  }

  /// Axes there are in the figure, or new ones.
  func currentAxes(of figure: FigureObject) throws -> AxesObject? {
    if let current = figure.currentAxes.as(AxesObject.self), !current.isRemoved { return current }
    if let last = figure.presentAxes.last { return last }
    return figure.object(forAxes: try figure.figure.addSubplot(1, 1, 1), self)
  }

  /// A keyword of `Figure.set` or of `figure()`.
  func setFigureProperty(_ figure: FigureObject, _ name: String, _ value: Value) throws {
    switch name {
    case "facecolor": figure.figure.faceColor = try color(value).asGround
    case "edgecolor": figure.figure.edgeColor = try color(value)
    case "linewidth": figure.figure.edgeWidth = try double(value)
    case "dpi": figure.figure.dpi = try double(value)
    case "figwidth": try figure.figure.setSize(width: double(value), height: figure.figure.height)
    case "figheight": try figure.figure.setSize(width: figure.figure.width, height: double(value))
    case "size_inches":
      let size = try numbers(value)
      guard size.count == 2 else { throw error(.valueError, "size_inches must have two parts") }
      try figure.figure.setSize(width: size[0], height: size[1])
    case "tight_layout", "constrained_layout", "layout_engine": break
    case "label": figure.figure.name = try label(value)
    case "agg_filter", "alpha", "animated", "canvas", "clip_box", "clip_on", "clip_path",
      "constrained_layout_pads",
      "figure", "frameon", "gid", "in_layout", "mouseover", "path_effects", "picker", "rasterized",
      "sketch_params",
      "snap", "transform", "url", "visible", "zorder":
      throw unsupported("the property '\(name)' of Figure")
    default: throw error(.attributeError, "Figure.set() got an unexpected keyword argument '\(name)'")
    }
  }
}

extension PlotCall where Subject == FigureObject {
  /// `savefig`: the picture as an SVG file, or to an object that can be written to.
  fileprivate func save() throws -> Value {
    try refuse(1) { $0.isNone || $0.isBool && !$0.isTrue }
    var keywords = keywords(2)
    let format = try keywords.take("format").map(machine.label)
    try readOptions(keywords)
    let svg = machine.string(figure.figure.svg())
    let path = try machine.text(self[0])?.string ?? machine.fileSystemPath(self[0])
    guard let path else {
      guard format == "svg" else { throw refusedFormat(format ?? "png") }
      _ = try machine.call(machine.attribute(of: self[0], "write"), svg)
      return .none
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let ending = name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) }
    let chosen = (format ?? ending ?? "png").lowercased()
    guard chosen == "svg" else { throw refusedFormat(chosen) }
    let open = try machine.attribute(of: Value(machine.builtins), "open")
    let file = try machine.call(open, machine.string(path), machine.string("w"))
    machine.hold(file)
    _ = try machine.call(machine.attribute(of: file, "write"), svg)
    _ = try machine.call(machine.attribute(of: file, "close"))
    return .none
  }

  private func readOptions(_ keywords: Keywords) throws {
    for (name, value) in keywords.pairs {
      let text = machine.text(value)?.string
      switch name {
      // An SVG has no pixels, and layout leaves no empty margins to cut.
      case "dpi", "pad_inches", "backend", "metadata": continue
      case "bbox_inches" where value.isNone || text == "tight": continue
      case "facecolor", "edgecolor":
        if !value.isNone && text != "auto" { throw machine.unsupported("savefig(): the argument '\(name)'") }
      case "bbox_inches", "orientation", "papertype", "bbox_extra_artists", "pil_kwargs":
        throw machine.unsupported("savefig(): the argument '\(name)'")
      default:
        throw machine.error(
          .typeError, "FigureCanvasSVG.print_svg() got an unexpected keyword argument '\(name)'")
      }
    }
  }

  private func refusedFormat(_ format: String) -> Error {
    let known = [
      "avif", "eps", "gif", "jpeg", "jpg", "pdf", "pgf", "png", "ps", "raw", "rgba", "svg", "svgz", "tif",
      "tiff",
      "webp",
    ]
    guard known.contains(format) else {
      return PlotError(
        "Format '\(format)' is not supported (supported formats: \(known.joined(separator: ", ")))")
    }
    return machine.unsupported("savefig() in the format '\(format)' (save as .svg)")
  }
}

extension Machine {
  /// The text of a path object; nil for what is none.
  fileprivate func fileSystemPath(_ x: Value) throws -> String? {
    let method = type(of: x).slot(.fspath)
    return method.isUndefined ? nil : text(try call(method, x))?.string
  }
}

extension TypeTable {
  static let figureBase = TypeTable(
    doc: "What figures of all kinds have.",
    methods: FigureMethod.baseMethods.map(\.method)
      + RefusedNames.figureMethods.map { RefusedNames.method($0, of: "Figure") })

  static let figure = TypeTable(
    doc: "A picture of one or more axes.",
    methods: FigureMethod.ownMethods.map(\.method) + [FigureMethod.set.method] + [
      Native("__repr__(self, /)") { call in
        let object = call[0].unchecked(FigureObject.self)
        let (width, height) = object.pixels
        return call.machine.string("<Figure size \(width)x\(height) with \(object.presentAxes.count) Axes>")
      },
      Native("__str__(self, /)") { call in
        let (width, height) = call[0].unchecked(FigureObject.self).pixels
        return call.machine.string("Figure(\(width)x\(height))")
      },
    ],
    properties: [
      PropertyRow("axes") { machine, x in
        machine.list(x.unchecked(FigureObject.self).presentAxes.map { Value($0) })
      },
      PropertyRow("number") { _, x in Value(x.unchecked(FigureObject.self).figure.number) },
      PropertyRow(
        "dpi",
        set: { machine, x, value in x.unchecked(FigureObject.self).figure.dpi = try machine.double(value) }
      ) {
        _, x in Value(x.unchecked(FigureObject.self).figure.dpi)
      },
    ])
}

extension FigureObject {
  /// Width and height in matplotlib's pixels.
  fileprivate var pixels: (String, String) {
    func shown(_ inches: Double) -> String {
      let pixels = inches * figure.dpi
      return pixels == pixels.rounded() && abs(pixels) < 1e15 ? String(Int(pixels)) : "\(pixels)"
    }
    return (shown(figure.width), shown(figure.height))
  }
}
