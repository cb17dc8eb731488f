import OctavoLanguage
import OctavoPlot

/// Matplotlib's types in one machine: made once, asked for everywhere.
final class MatplotlibTypes {
  let artist: TypeObject
  let figure: TypeObject
  let axesBase: TypeObject
  let axes: TypeObject
  let line: TypeObject
  /// Lines that are drawn by another artist's mark: the caps of error bars.
  let capLine: TypeObject
  let tick: [Direction: TypeObject]
  let patch: TypeObject
  let rectangle: TypeObject
  let polygon: TypeObject
  let pathCollection: TypeObject
  let fillBetween: TypeObject
  let lineCollection: TypeObject
  let text: TypeObject
  let annotation: TypeObject
  let legend: TypeObject
  let container: TypeObject
  let barContainer: TypeObject
  let errorbarContainer: TypeObject
  let artistList: TypeObject
  let silentList: TypeObject
  let flatIterator: TypeObject
  let spine: TypeObject
  let spines: TypeObject
  let spinesProxy: TypeObject
  let axisBase: TypeObject
  let xAxis: TypeObject
  let yAxis: TypeObject
  let transform: TypeObject
  let rcParams: TypeObject
  let settings: PlotSettings

  init(_ machine: Machine) {
    // Limits and sizes are NumPy's numbers.
    _ = machine.numpy
    func make(
      _ name: String, _ module: String, _ base: TypeObject? = nil, _ table: TypeTable = TypeTable(),
      layout: TypeObject.Layout = .other, hasFields: Bool = false
    ) -> TypeObject {
      machine.makeType(
        name, module: module, base: base, layout: layout, hasFields: hasFields, table: table, wording: .python
      )
    }
    artist = make("Artist", "matplotlib.artist", nil, .artist)
    let figureBase = make("FigureBase", "matplotlib.figure", artist, .figureBase)
    figure = make("Figure", "matplotlib.figure", figureBase, .figure)
    axesBase = make("_AxesBase", "matplotlib.axes._base", artist, .axesBase)
    axes = make("Axes", "matplotlib.axes._axes", axesBase, .axes)
    line = make("Line2D", "matplotlib.lines", artist, .line2D)
    capLine = make("Line2D", "matplotlib.lines", artist)
    tick = [.x: make("XTick", "matplotlib.axis", artist), .y: make("YTick", "matplotlib.axis", artist)]
    patch = make("Patch", "matplotlib.patches", artist, .patch)
    rectangle = make("Rectangle", "matplotlib.patches", patch, .rectangle)
    polygon = make("Polygon", "matplotlib.patches", patch, .polygon)
    let collection = make("Collection", "matplotlib.collections", artist, .collection)
    pathCollection = make("PathCollection", "matplotlib.collections", collection, .pathCollection)
    fillBetween = make("FillBetweenPolyCollection", "matplotlib.collections", collection, .fillBetween)
    lineCollection = make("LineCollection", "matplotlib.collections", collection, .lineCollection)
    text = make("Text", "matplotlib.text", artist, .text)
    annotation = make("Annotation", "matplotlib.text", text, .annotation)
    legend = make("Legend", "matplotlib.legend", artist, .legend)
    container = make(
      "Container", "matplotlib.container", machine.types.tuple, .container, layout: .tuple, hasFields: true)
    barContainer = make(
      "BarContainer", "matplotlib.container", container, layout: .tuple, hasFields: true)
    errorbarContainer = make(
      "ErrorbarContainer", "matplotlib.container", container, layout: .tuple, hasFields: true)
    artistList = make("ArtistList", "matplotlib.axes._base._AxesBase", nil, .artistList)
    silentList = make(
      "silent_list", "matplotlib.cbook", machine.types.list, .silentList, layout: .list, hasFields: true)
    flatIterator = make("flatiter", "numpy", machine.types.iterator)
    spine = make("Spine", "matplotlib.spines", patch, .spine)
    spines = make("Spines", "matplotlib.spines", nil, .spines)
    spinesProxy = make("SpinesProxy", "matplotlib.spines", nil, .spinesProxy)
    axisBase = make("Axis", "matplotlib.axis", artist, .axis)
    xAxis = make("XAxis", "matplotlib.axis", axisBase)
    yAxis = make("YAxis", "matplotlib.axis", axisBase)
    transform = make("Transform", "matplotlib.transforms")
    rcParams = make("RcParams", "matplotlib", machine.types.dict, .rcParams, layout: .dict)
    settings = PlotSettings()
  }
}

extension Machine {
  var matplotlib: MatplotlibTypes { state(MatplotlibTypes.self) { MatplotlibTypes(self) } }

  /// A refusal of something matplotlib can do.
  func unsupported(_ what: String) -> PythonError {
    error(.notImplementedError, "\(what) is not supported by Octavo")
  }
}
