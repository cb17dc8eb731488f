import OctavoLanguage

/// A property of artists: `set_…`, `get_…`, and a keyword of `set` and of the calls that make the artist.
struct ArtistProperty: Sendable {
  typealias Get = @Sendable (Machine, MarkArtist) throws -> Value
  typealias Set = @Sendable (Machine, MarkArtist, Value) throws -> Void

  let name: String
  let aliases: [String]
  let get: Get?
  let set: Set?
  /// Whether what the program gave is what it gets back.
  let keepsGiven: Bool

  init(
    _ name: String, _ aliases: [String] = [], keepsGiven: Bool = false, get: Get? = nil, set: Set? = nil
  ) {
    self.name = name
    self.aliases = aliases
    self.get = get
    self.set = set
    self.keepsGiven = keepsGiven
  }

  /// A property whose only values are those that change nothing; any other is refused by name.
  static func fixed(_ name: String, _ aliases: [String] = [], to accepted: [FixedValue]) -> ArtistProperty {
    ArtistProperty(
      name, aliases, get: { machine, artist in artist.given[name] ?? accepted[0].value(machine) },
      set: { machine, artist, value in
        guard accepted.contains(where: { $0.equals(value, machine) }) else {
          let shown = try machine.repr(value).string
          throw machine.error(
            .notImplementedError,
            "\(machine.typeName(Value(artist))): \(name)=\(shown) is not supported by Octavo")
        }
        artist.given[name] = value
      })
  }

  enum FixedValue: Sendable {
    case none
    case bool(Bool)
    case text(String)

    func value(_ machine: Machine) -> Value {
      switch self {
      case .none: .none
      case .bool(let bool): Value(bool)
      case .text(let text): machine.string(text)
      }
    }

    func equals(_ x: Value, _ machine: Machine) -> Bool {
      switch self {
      case .none: x.isNone
      case .bool(let bool): x.isBool && x.isTrue == bool
      case .text(let text): machine.text(x)?.string == text
      }
    }
  }
}

/// What artists of one type offer: properties, and the names matplotlib has beyond them, which are refused.
struct ArtistKind: Sendable {
  let name: String
  let properties: [ArtistProperty]
  /// Properties of matplotlib's that are refused by name.
  let refused: Set<String>
  /// Other names of properties.
  private let canonical: [String: String]
  private let byName: [String: ArtistProperty]

  init(_ name: String, _ properties: [ArtistProperty], refused: String) {
    self.name = name
    self.properties = properties
    self.refused = Set(refused.split(separator: " ").map(String.init))
    byName = Dictionary(properties.map { ($0.name, $0) }) { first, _ in first }
    canonical = Dictionary(
      properties.flatMap { property in property.aliases.map { ($0, property.name) } }
    ) { first, _ in first }
  }

  /// Keywords under the properties' first names. One property under two names is an error.
  func normalized(_ keywords: Keywords, _ machine: Machine) throws -> Keywords {
    var seen: [String: String] = [:]
    var result: [(name: String, value: Value)] = []
    for (name, value) in keywords.pairs {
      let first = canonical[name] ?? name
      if let other = seen[first] {
        throw machine.error(
          .typeError, "Got both '\(other)' and '\(name)', which are aliases of one another")
      }
      seen[first] = name
      result.append((first, value))
    }
    return Keywords(result)
  }

  /// How a name nobody knows is reported.
  enum Wording { case set, noProperty }

  /// Sets properties of an artist.
  func apply(
    _ keywords: Keywords, to artist: MarkArtist, _ machine: Machine, wording: Wording = .set
  ) throws {
    let keywords = try normalized(keywords, machine)
    for name in keywords.names where byName[name]?.set == nil { throw refusal(of: name, machine, wording) }
    for (name, value) in keywords.pairs { try set(name, of: artist, to: value, machine) }
  }

  func set(_ name: String, of artist: MarkArtist, to value: Value, _ machine: Machine) throws {
    guard let property = byName[name], let set = property.set else { return }
    try set(machine, artist, value)
    if property.keepsGiven { artist.given[name] = value }
  }

  func refusal(of name: String, _ machine: Machine, _ wording: Wording = .set) -> Error {
    if refused.contains(name) {
      return machine.error(
        .notImplementedError, "the property '\(name)' of \(self.name) is not supported by Octavo")
    }
    switch wording {
    case .set:
      return machine.error(.attributeError, "\(self.name).set() got an unexpected keyword argument '\(name)'")
    case .noProperty: return machine.error(.attributeError, "'\(self.name)' object has no property '\(name)'")
    }
  }

  // MARK: As methods

  /// `set_…` and `get_…` of all properties, `set` and `update`.
  var methods: [Native] {
    var rows: [Native] = [
      Native("set(self, **kwargs)") { call in
        let artist = call[0].unchecked(MarkArtist.self)
        try apply(Keywords(call: call, 1), to: artist, call.machine)
        return .none
      },
      Native("update(self, props)") { call in
        let artist = call[0].unchecked(MarkArtist.self)
        try apply(call.machine.keywords(call[1], "props"), to: artist, call.machine, wording: .noProperty)
        return .none
      },
    ]
    for property in properties {
      for name in [property.name] + property.aliases { rows += accessors(of: property, as: name) }
    }
    for name in refused.sorted() {
      rows.append(
        Native("set_\(name)(self, *args, **kwargs)") { call in throw refusal(of: name, call.machine) })
    }
    return rows
  }

  private func accessors(of property: ArtistProperty, as name: String) -> [Native] {
    var rows: [Native] = []
    if let set = property.set {
      let parameter = property.name == "label" ? "s" : property.name
      rows.append(
        Native("set_\(name)(self, \(parameter))") { call in
          let artist = call[0].unchecked(MarkArtist.self)
          try set(call.machine, artist, call[1])
          if property.keepsGiven { artist.given[property.name] = call[1] }
          return .none
        })
    }
    if let get = property.get {
      rows.append(
        Native("get_\(name)(self)") { call in
          let artist = call[0].unchecked(MarkArtist.self)
          if property.keepsGiven, let value = artist.given[property.name] { return value }
          return try get(call.machine, artist)
        })
    }
    return rows
  }
}

extension Keywords {
  /// The `**kwargs` of a call.
  init(call: Arguments, _ index: Int) {
    self.init(call.keywords(index).map { ($0.key.string, $0.value) })
  }
}
