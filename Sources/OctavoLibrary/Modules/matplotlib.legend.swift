import OctavoLanguage
import OctavoPlot

/// `matplotlib.legend.Legend`
final class LegendObject: Object {
  let axes: Value
  /// The artists listed.
  let handles: [Value]
  private(set) var texts: [Value] = []
  private var title: Value = .none

  init(of axes: AxesObject, handles: [Value], type: TypeObject) {
    self.axes = Value(axes)
    self.handles = handles
    super.init(type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(axes)
    marker.visit(handles)
    marker.visit(texts)
    marker.visit(title)
  }

  func texts(_ machine: Machine) -> [Value] {
    if texts.isEmpty {
      let entries = axes.unchecked(AxesObject.self).axes.legend?.entries ?? []
      texts = entries.indices.map { index in
        let made = TextObject(
          .legendEntry(index), of: axes, at: (Value(0), Value(0)), text: entries[index].text,
          type: machine.matplotlib.text)
        return Value(machine.heap.adopt(made))
      }
    }
    return texts
  }

  func title(_ machine: Machine) -> Value {
    if title.isNone {
      title = Value(
        machine.heap.adopt(
          TextObject(.legendTitle, of: axes, at: (Value(0), Value(0)), type: machine.matplotlib.text)))
    }
    return title
  }
}

extension TypeTable {
  static let legend = TypeTable(
    doc: "A box that says which mark is which.",
    methods: [
      Native("__str__(self, /)") { call in call.machine.string("Legend") },
      Native("get_texts(self)") { call in
        try call.machine.silentList("Text", legend(call).texts(call.machine))
      },
      Native("get_title(self)") { call in legend(call).title(call.machine) },
      Native("get_lines(self)") { call in
        call.machine.list(legend(call).handles.filter { $0.as(LineObject.self) != nil })
      },
      Native("get_patches(self)") { call in
        try call.machine.silentList("Patch", legend(call).handles.filter { $0.as(PatchObject.self) != nil })
      },
      Native("set_title(self, title, prop=None)") { call in
        guard call[2].isNone else {
          throw call.machine.unsupported("Legend.set_title(): the argument 'prop'")
        }
        let text = try call.machine.label(call[1])
        change(call) { $0.title.text = text }
        return .none
      },
      Native("set_visible(self, b)") { call in
        let isVisible = try call.machine.truth(call[1])
        if !isVisible { axes(call).axes.legend = nil }
        return .none
      },
      Native("set_frame_on(self, b)") { call in
        let hasFrame = try call.machine.truth(call[1])
        change(call) { $0.hasFrame = hasFrame }
        return .none
      },
      Native("get_frame_on(self)") { call in Value(axes(call).axes.legend?.hasFrame ?? false) },
      Native("set_loc(self, loc=None)") { call in
        let machine = call.machine
        let value = call[1]
        try change(call) { try $0.setLocation(value, machine) }
        return .none
      },
      Native("remove(self)") { call in
        axes(call).axes.legend = nil
        axes(call).legend = .none
        return .none
      },
    ],
    properties: [
      PropertyRow("legend_handles") { machine, x in
        try machine.silentList("Artist", x.unchecked(LegendObject.self).handles)
      },
      PropertyRow("axes") { _, x in x.unchecked(LegendObject.self).axes },
    ])

  private static func legend(_ call: Arguments) -> LegendObject { call[0].unchecked(LegendObject.self) }
  private static func axes(_ call: Arguments) -> AxesObject { legend(call).axes.unchecked(AxesObject.self) }

  private static func change(_ call: Arguments, _ change: (inout Legend) throws -> Void) rethrows {
    let axes = axes(call)
    guard var legend = axes.axes.legend else { return }
    try change(&legend)
    axes.axes.legend = legend
  }
}

extension Legend {
  /// `loc`: a name, a number or the lower left corner.
  mutating func setLocation(_ value: Value, _ machine: Machine) throws {
    if let name = machine.text(value)?.string {
      location = try Location(parsing: name)
      corner = nil
    } else if let tuple = value.as(TupleObject.self), tuple.items.count == 2 {
      corner = Point(try machine.double(tuple.items[0]), try machine.double(tuple.items[1]))
    } else if let number = try machine.optionalIndex(value) {
      location = try Location(number: number)
      corner = nil
    } else {
      throw PlotError(
        "loc must be string, coordinate tuple, or an integer 0-10, not \(try machine.repr(value).string)")
    }
  }
}
