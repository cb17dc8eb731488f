import OctavoLanguage
import OctavoNumerics
import OctavoPlot

// Tuples and lists of artists that calls return.
extension Machine {
  /// The artists of one `bar`, `barh` or histogram; they share one mark.
  func barContainer(_ patches: [Value], values: Value, orientation: Bars.Orientation, label: Value) throws
    -> Value
  {
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
      call.machine.list(
        call[0].unchecked(ArtistListObject.self).items + (try call.machine.items(of: call[1])))
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

  init(_ name: String, of axes: AxesObject, type: TypeObject, _ isWanted: @escaping @Sendable (Value) -> Bool)
  {
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
