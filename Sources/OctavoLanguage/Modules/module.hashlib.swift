// `hashlib`: the digests of `Digest`.

extension ModuleRow {
  static let hashlib = ModuleRow("hashlib") { machine, module in
    machine.addType("HASH", to: module, as: "_hashlib", isHidden: true, isBase: false, .hash)
    machine.install(Digest.allCases.map(constructor) + [byName], into: module)
    let names = try machine.set(Digest.allCases.map { machine.string($0.rawValue) })
    machine.define(module, "algorithms_guaranteed", names)
    machine.define(module, "algorithms_available", names)
  }

  private static func make(_ digest: Digest, _ data: Value, _ machine: Machine) throws -> Value {
    let object = HashObject(digest, type: try machine.moduleType("hashlib", "HASH"))
    try object.update(data, machine)
    return Value(machine.heap.adopt(object))
  }

  private static func constructor(_ digest: Digest) -> Native {
    Native("\(digest)(string=?, *, usedforsecurity=True)") { call in try make(digest, call[0], call.machine) }
  }

  private static let byName = Native("new(name, data=?, *, usedforsecurity=True)") { call in
    guard let name = call.machine.text(call[0])?.string else {
      throw call.error(.typeError, "name must be a string")
    }
    guard let digest = Digest(rawValue: name.lowercased()) else {
      throw call.error(.valueError, "unsupported hash type \(name)")
    }
    return try make(digest, call[1], call.machine)
  }
}

/// What has been hashed so far.
private final class HashObject: Object {
  let digest: Digest
  private(set) var data: [UInt8] = []

  init(_ digest: Digest, type: TypeObject) {
    self.digest = digest
    super.init(type: type)
  }
  override var externalBytes: Int { data.count }

  func update(_ x: Value, _ machine: Machine) throws {
    if x.isUndefined { return }
    if machine.text(x) != nil {
      throw machine.error(.typeError, "Strings must be encoded before hashing")
    }
    guard let bytes = machine.bytes(of: x) ?? machine.libraryBytes(x) else {
      throw machine.error(.typeError, "object supporting the buffer API required")
    }
    data += bytes
    machine.heap.noteExternal(bytes.count)
  }

  func copy(_ machine: Machine) -> Value {
    let made = HashObject(digest, type: type)
    made.data = data
    return Value(machine.heap.adopt(made))
  }
}

extension TypeTable {
  private static func object(_ x: Value) -> HashObject { x.unchecked(HashObject.self) }

  fileprivate static let hash = TypeTable(
    methods: [
      Native("update(self, obj, /)") { call in
        try object(call[0]).update(call[1], call.machine)
        return .none
      },
      Native("digest(self, /)") { call in
        let object = object(call[0])
        return call.machine.bytes(object.digest(object.data))
      },
      Native("hexdigest(self, /)") { call in
        let object = object(call[0])
        let digits = object.digest(object.data).map { byte in
          let text = String(byte, radix: 16)
          return byte < 16 ? "0" + text : text
        }
        return call.machine.string(digits.joined())
      },
      Native("copy(self, /)") { call in object(call[0]).copy(call.machine) },
      Native("__repr__(self, /)") { call in
        call.machine.string(
          "<\(object(call[0]).digest) _hashlib.HASH object @ \(call.machine.shownAddress(call[0]))>")
      },
    ],
    properties: [
      PropertyRow("name") { machine, x in machine.string(object(x).digest.rawValue) },
      PropertyRow("digest_size") { _, x in Value(object(x).digest.size) },
      PropertyRow("block_size") { _, x in Value(object(x).digest.blockSize) },
    ])
}
