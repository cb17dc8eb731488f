/// Which nodes a program computes, in which order, and where in its memory each lies.
struct ProgramPlan {
  /// Nodes with a step, those that depend on data only first.
  private(set) var order: [FunctionGraph.Node] = []
  private(set) var setupCount = 0
  /// The place of each node in memory, in doubles; nil for nodes that are not needed.
  private(set) var places: [Int?]
  private(set) var memorySize = 0

  /// Steps one after another that depend on the same variables.
  struct Segment {
    /// A bit for each variable.
    let variables: UInt64
    let first: Int
    var count: Int
  }

  /// The steps after the set-up, where it pays to leave out those whose variables have not changed.
  private(set) var segments: [Segment] = []
  /// Fewer elements are computed faster than it takes to look for what has changed.
  private static let leastWork = 512

  /// For variables of which much is computed that depends on nothing else: the blocks of it that others read.
  private(set) var standing: [(variable: Int, nodes: [FunctionGraph.Node])] = []
  /// Computing an element takes as long as copying so many.
  private static let copiesForOne = 3

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
    let dependence = Self.dependence(graph)
    let isSegmented = Self.paysInSegments(graph, computed, dependence)
    let lastUse = Self.lastUses(graph, computed, outputs, keptApart: isSegmented ? dependence : nil)
    var dying: [FunctionGraph.Node: [FunctionGraph.Node]] = [:]
    for (owner, user) in lastUse { dying[user, default: []].append(owner) }
    for node in computed where graph.isVariable(node) {
      // What stays while other steps run again shares its memory with nothing.
      place(graph, node, mayReuse: !isSegmented || lastUse[node] != nil)
      for owner in dying[node] ?? [] { release(graph, owner) }
    }
    if isSegmented {
      divide(dependence)
      standing = (0..<min(graph.dimension, 63)).compactMap { variable in
        let own = computed.filter { dependence[$0] == Self.bit(of: variable) }
        let nodes = own.filter { lastUse[$0] == nil && Self.owner(graph, $0) == $0 }
        func size(_ nodes: [FunctionGraph.Node]) -> Int { nodes.reduce(0) { $0 + graph.entries[$1].size } }
        let pays = size(own) >= Self.leastWork && size(own) >= Self.copiesForOne * size(nodes)
        return pays ? (variable: variable, nodes: nodes) : nil
      }
    }
  }

  // MARK: Leaving out what has not changed

  /// The bit of a variable; those from the 64th on share the last.
  static func bit(of variable: Int) -> UInt64 { 1 << UInt64(min(variable, 63)) }

  /// The variables each node depends on.
  private static func dependence(_ graph: FunctionGraph) -> [UInt64] {
    var masks = [UInt64](repeating: 0, count: graph.entries.count)
    for node in graph.entries.indices where graph.isVariable(node) {
      let entry = graph.entries[node]
      if entry.operation == .variables {
        masks[node] = .max
      } else if entry.operation == .element, entry.a == graph.variables {
        masks[node] = bit(of: entry.payload)
      } else {
        for operand in graph.operands(node) { masks[node] |= masks[operand] }
      }
    }
    return masks
  }

  private static func paysInSegments(
    _ graph: FunctionGraph, _ computed: [FunctionGraph.Node], _ dependence: [UInt64]
  ) -> Bool {
    var work: [UInt64: Int] = [:]
    for node in computed where graph.isVariable(node) {
      work[dependence[node], default: 0] += graph.entries[node].size
    }
    let all = dependence.last { $0 != 0 } ?? 0
    return work.contains { $0.key != all && $0.value >= leastWork }
  }

  private mutating func divide(_ dependence: [UInt64]) {
    for index in setupCount..<order.count {
      let variables = dependence[order[index]]
      if let last = segments.last, last.variables == variables {
        segments[segments.count - 1].count += 1
      } else {
        segments.append(Segment(variables: variables, first: index, count: 1))
      }
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

  /// For blocks that are computed at each evaluation and are no outputs: the node that reads them last. With
  /// `keptApart`, blocks that are read by nodes of other variables have none, since those run without them.
  private static func lastUses(
    _ graph: FunctionGraph, _ computed: [FunctionGraph.Node], _ outputs: [FunctionGraph.Node],
    keptApart dependence: [UInt64]?
  ) -> [FunctionGraph.Node: FunctionGraph.Node] {
    var last: [FunctionGraph.Node: FunctionGraph.Node] = [:]
    var kept: [FunctionGraph.Node] = []
    for node in computed where graph.isVariable(node) {
      for operand in graph.operands(node) {
        let block = owner(graph, operand)
        if graph.isVariable(block), !isLeaf(graph.entries[block]) {
          last[block] = node
          if let dependence, dependence[block] != dependence[node] { kept.append(block) }
        }
      }
    }
    for block in kept { last[block] = nil }
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
