/// Which nodes a program computes, in which order, and where in its memory each lies.
struct ProgramPlan {
  /// Nodes with a step, those that depend on data only first.
  private(set) var order: [FunctionGraph.Node] = []
  private(set) var setupCount = 0
  /// The place of each node in memory, in doubles; nil for nodes that are not needed.
  private(set) var places: [Int?]
  private(set) var memorySize = 0

  private var free: [Int: [Int]] = [:]

  init(_ graph: FunctionGraph, outputs: [FunctionGraph.Node]) {
    places = [Int?](repeating: nil, count: graph.entries.count)
    let live = Self.live(graph, outputs)
    // The variables come first, needed or not.
    places[graph.variables] = reserve(graph.entries[graph.variables].size)
    for node in graph.entries.indices where live[node] && Self.isLeaf(graph.entries[node]) {
      if places[node] == nil { places[node] = reserve(graph.entries[node].size) }
    }
    let computed = graph.entries.indices.filter { live[$0] && !Self.isLeaf(graph.entries[$0]) }
    // Results that depend on data only stay where they are from one evaluation to the next.
    for node in computed where !graph.isVariable(node) { place(graph, node, mayReuse: false) }
    setupCount = order.count
    let lastUse = Self.lastUses(graph, computed, outputs)
    var dying: [FunctionGraph.Node: [FunctionGraph.Node]] = [:]
    for (owner, user) in lastUse { dying[user, default: []].append(owner) }
    for node in computed where graph.isVariable(node) {
      place(graph, node, mayReuse: true)
      for owner in dying[node] ?? [] { release(graph, owner) }
    }
  }

  static func isLeaf(_ entry: FunctionGraph.Entry) -> Bool {
    switch entry.operation {
    case .variables, .data, .constant, .table: true
    default: false
    }
  }

  /// What an element or a reshaped block lies in.
  static func owner(_ graph: FunctionGraph, _ node: FunctionGraph.Node) -> FunctionGraph.Node {
    var node = node
    while graph.entries[node].operation == .element || graph.entries[node].operation == .reshape {
      node = graph.entries[node].a
    }
    return node
  }

  private static func live(_ graph: FunctionGraph, _ outputs: [FunctionGraph.Node]) -> [Bool] {
    var live = [Bool](repeating: false, count: graph.entries.count)
    for node in outputs { live[node] = true }
    for node in graph.entries.indices.reversed() where live[node] {
      for operand in graph.operands(node) { live[operand] = true }
    }
    return live
  }

  /// For blocks that are computed at each evaluation and are no outputs: the node that reads them last.
  private static func lastUses(
    _ graph: FunctionGraph, _ computed: [FunctionGraph.Node], _ outputs: [FunctionGraph.Node]
  ) -> [FunctionGraph.Node: FunctionGraph.Node] {
    var last: [FunctionGraph.Node: FunctionGraph.Node] = [:]
    for node in computed where graph.isVariable(node) {
      for operand in graph.operands(node) {
        let block = owner(graph, operand)
        if graph.isVariable(block), !isLeaf(graph.entries[block]) { last[block] = node }
      }
    }
    for output in outputs { last[owner(graph, output)] = nil }
    return last
  }

  private mutating func place(_ graph: FunctionGraph, _ node: FunctionGraph.Node, mayReuse: Bool) {
    let entry = graph.entries[node]
    switch entry.operation {
    case .element: places[node] = places[entry.a].map { $0 + entry.payload }
    case .reshape: places[node] = places[entry.a]
    default:
      order.append(node)
      let room = FunctionProgram.padded(entry.size)
      if mayReuse, let place = free[room]?.popLast() {
        places[node] = place
      } else {
        places[node] = reserve(entry.size)
      }
    }
  }

  private mutating func release(_ graph: FunctionGraph, _ node: FunctionGraph.Node) {
    guard let place = places[node] else { return }
    free[FunctionProgram.padded(graph.entries[node].size), default: []].append(place)
  }

  private mutating func reserve(_ size: Int) -> Int {
    let room = FunctionProgram.padded(size)
    // Blocks begin at a multiple of a cache line where they are blocks at all.
    if room >= 8 { memorySize = (memorySize + 7) & ~7 }
    let place = memorySize
    memorySize += room
    return place
  }
}
