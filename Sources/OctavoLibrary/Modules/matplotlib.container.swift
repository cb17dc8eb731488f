import OctavoLanguage
import OctavoNumerics
import OctavoPlot

// Tuples and lists of artists that calls return.
extension Machine {
  /// The artists of one `bar`, `barh` or histogram; they share one mark.
  func barContainer(_ patches: [Value], values: Value, orientation: Bars.Orientation, label: Value) throws -> Value {
    let made = tuple(patches)
    made.object.type = matplotlib.barContainer
    for (name, value) in [
      ("patches", list(patches)), ("errorbar", Value.none), ("datavalues", values),
      ("orientation", string(orientation.rawValue)), ("_label", label),
    ] { try setPlainAttribute(of: made, intern(name), to: value) }
    return made
  }

  /// Line, caps and bars of an error bar plot.
  func errorbarContainer(_ parts: [Value], hasX: Bool, hasY: Bool, label: Value) throws -> Value {
    let made = tuple(parts)
    made.object.type = matplotlib.errorbarContainer
    for (name, value) in [
      ("lines", tuple(parts)), ("has_xerr", Value(hasX)), ("has_yerr", Value(hasY)), ("_label", label),
    ] { try setPlainAttribute(of: made, intern(name), to: value) }
    return made
  }

  /// A list that shows its length and the type of its elements only.
  func silentList(_ typeName: String, _ items: [Value]) throws -> Value {
    let made = list(items)
    made.object.type = matplotlib.silentList
    try setPlainAttribute(of: made, intern("type"), to: string(typeName))
    return made
  }
}

extension TypeTable {
  static let container = TypeTable(
    doc: "A tuple of artists that belong together.",
    methods: [
      Native("__repr__(self, /)") { call in
        let count = call[0].as(TupleObject.self)?.items.count ?? 0
        return call.machine.string("<\(call.machine.typeName(call[0])) object of \(count) artists>")
      },
      Native("get_label(self)") { call in
        try call.machine.attribute(of: call[0], "_label")
      },
      Native("set_label(self, s)") { call in
        let machine = call.machine
        try machine.setPlainAttribute(
          of: call[0], machine.intern("_label"),
          to: call[1].isNone ? .none : machine.string(machine.label(call[1])))
        let text = call[1].isNone ? "" : try machine.label(call[1])
        try machine.artists(in: call[0]).first?.updateAny { $0.label = text }
        return .none
      },
      Native("get_children(self)") { call in
        call.machine.list(try call.machine.artists(in: call[0]).map { Value($0) })
      },
      Native("remove(self)") { call in
        let artists = try call.machine.artists(in: call[0])
        artists.first?.axesObject?.containers.removeAll { Value.identical($0, call[0]) }
        for artist in artists { artist.remove() }
        return .none
      },
    ])

  static let silentList = TypeTable(methods: [
    Native("__repr__(self, /)") { call in
      let count = call[0].as(ListObject.self)?.items.count ?? 0
      let type = try call.machine.str(call.machine.attribute(of: call[0], "type")).string
      return call.machine.string("<a list of \(count) \(type) objects>")
    }
  ])

  /// `ax.lines`, `ax.patches`, …: the artists of one kind at the moment.
  static let artistList = TypeTable(methods: [
    Native("__repr__(self, /)") { call in
      let list = call[0].unchecked(ArtistListObject.self)
      return call.machine.string("<Axes.ArtistList of \(list.items.count) \(list.name)>")
    },
    Native("__len__(self, /)") { call in Value(call[0].unchecked(ArtistListObject.self).items.count) },
    Native("__getitem__(self, key, /)") { call in
      try call.machine.item(of: call.machine.list(call[0].unchecked(ArtistListObject.self).items), call[1])
    },
    Native("__iter__(self, /)") { call in
      try call.machine.iterator(of: call.machine.tuple(call[0].unchecked(ArtistListObject.self).items))
    },
    Native("__add__(self, other, /)") { call in
      call.machine.list(call[0].unchecked(ArtistListObject.self).items + (try call.machine.items(of: call[1])))
    },
  ])
}

extension Machine {
  /// The artists in a container, those inside its own tuples included.
  func artists(in container: Value) throws -> [MarkArtist] {
    guard let tuple = container.as(TupleObject.self) else { return [] }
    return try tuple.items.flatMap { item in
      try item.as(MarkArtist.self).map { [$0] } ?? artists(in: item)
    }
  }
}

/// `matplotlib.axes._base._AxesBase.ArtistList`
final class ArtistListObject: Object {
  let name: String
  private let axes: Value
  private let isWanted: @Sendable (Value) -> Bool

  init(_ name: String, of axes: AxesObject, type: TypeObject, _ isWanted: @escaping @Sendable (Value) -> Bool) {
    self.name = name
    self.axes = Value(axes)
    self.isWanted = isWanted
    super.init(type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(axes)
  }

  var items: [Value] { axes.unchecked(AxesObject.self).artists.filter(isWanted) }
}

/// What `subplots` returns for a grid of axes: an array of objects, as far as grids of axes need one.
final class AxesArrayObject: Object {
  let items: [Value]
  /// Rows and columns, or the number of axes alone.
  let shape: [Int]

  init(_ items: [Value], shape: [Int], type: TypeObject) {
    self.items = items
    self.shape = shape
    super.init(type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(items)
  }
}

extension Machine {
  func axesArray(_ items: [Value], shape: [Int]) -> Value {
    Value(heap.adopt(AxesArrayObject(items, shape: shape, type: matplotlib.axesArray)))
  }

  /// One axes, a row of them or a part of the grid: as NumPy's arrays are indexed by an array of numbers.
  fileprivate func part(of array: AxesArrayObject, _ key: Value) throws -> Value {
    let numbers = try NDArray.arange(0, array.items.count).reshape(Dims(array.shape))
    let chosen = try numbers[indices(key)]
    let picked = try chosen.values(as: Int.self).map { array.items[$0] }
    return chosen.rank == 0 ? picked[0] : axesArray(picked, shape: Array(chosen.shape))
  }

  fileprivate func text(of array: AxesArrayObject, separator: String, indent: String) throws -> String {
    let shown = try array.items.map { try repr($0).string }
    func joined(_ axis: Int, _ start: Int, _ count: Int) -> String {
      if axis == array.shape.count - 1 {
        return "[" + shown[start..<(start + count)].joined(separator: "\(separator) ") + "]"
      }
      let rows = array.shape[axis]
      let each = rows > 0 ? count / rows : 0
      let parts = (0..<rows).map { joined(axis + 1, start + $0 * each, each) }
      return "[" + parts.joined(separator: "\(separator)\n\(indent)\(String(repeating: " ", count: axis + 1))") + "]"
    }
    return joined(0, 0, shown.count)
  }
}

extension TypeTable {
  static let axesArray = TypeTable(
    doc: "An array of axes.",
    methods: [
      Native("__len__(self, /)") { call in Value(call[0].unchecked(AxesArrayObject.self).shape.first ?? 0) },
      Native("__getitem__(self, key, /)") { call in
        try call.machine.part(of: call[0].unchecked(AxesArrayObject.self), call[1])
      },
      Native("__iter__(self, /)") { call in
        let array = call[0].unchecked(AxesArrayObject.self)
        let rows = try (0..<(array.shape.first ?? 0)).map { try call.machine.part(of: array, Value($0)) }
        return try call.machine.iterator(of: call.machine.tuple(rows))
      },
      Native("__repr__(self, /)") { call in
        let array = call[0].unchecked(AxesArrayObject.self)
        let text = try call.machine.text(of: array, separator: ",", indent: "      ")
        return call.machine.string("array(\(text), dtype=object)")
      },
      Native("__str__(self, /)") { call in
        call.machine.string(
          try call.machine.text(of: call[0].unchecked(AxesArrayObject.self), separator: "", indent: ""))
      },
      Native("ravel(self, order='C')") { call in flat(call) },
      Native("flatten(self, order='C')") { call in flat(call) },
      Native("tolist(self)") { call in
        let array = call[0].unchecked(AxesArrayObject.self)
        guard array.shape.count > 1 else { return call.machine.list(array.items) }
        let columns = array.shape[1]
        return call.machine.list(
          (0..<array.shape[0]).map { row in
            call.machine.list(Array(array.items[(row * columns)..<((row + 1) * columns)]))
          })
      },
      Native("reshape(self, /, *shape, order='C')") { call in
        let array = call[0].unchecked(AxesArrayObject.self)
        let sizes = call.rest(1)
        let shape =
          sizes.count == 1 ? try call.machine.shape(sizes[0]) : Dims(try sizes.map(call.machine.index))
        let result = try NDArray.arange(0, array.items.count).reshape(shape)
        return call.machine.axesArray(array.items, shape: Array(result.shape))
      },
    ],
    properties: [
      PropertyRow("shape") { machine, x in
        machine.tuple(x.unchecked(AxesArrayObject.self).shape.map { Value($0) })
      },
      PropertyRow("size") { _, x in Value(x.unchecked(AxesArrayObject.self).items.count) },
      PropertyRow("ndim") { _, x in Value(x.unchecked(AxesArrayObject.self).shape.count) },
      PropertyRow("flat") { machine, x in
        let iterator = try machine.iterator(of: machine.tuple(x.unchecked(AxesArrayObject.self).items))
        return iterator
      },
      PropertyRow("T") { machine, x in
        let array = x.unchecked(AxesArrayObject.self)
        let numbers = try NDArray.arange(0, array.items.count).reshape(Dims(array.shape)).transpose()
        return machine.axesArray(
          try numbers.values(as: Int.self).map { array.items[$0] }, shape: Array(numbers.shape))
      },
    ])

  private static func flat(_ call: Arguments) -> Value {
    let array = call[0].unchecked(AxesArrayObject.self)
    return call.machine.axesArray(array.items, shape: [array.items.count])
  }
}
