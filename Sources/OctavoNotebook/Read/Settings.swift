/// Reads values out of YAML, noting what is wrong with them instead of stopping at the first.
struct SettingReader {
  let file: String
  var problems: [Problem] = []

  init(file: String) { self.file = file }

  mutating func refuse(_ position: Position, _ message: String) {
    problems.append(Problem(file: file, at: position, message))
  }

  mutating func warn(_ position: Position, _ message: String) {
    problems.append(Problem(.warning, file: file, at: position, message))
  }

  mutating func bool(_ entry: YAMLValue.Entry) -> Bool? {
    if let value = entry.value.bool { return value }
    wrong(entry, wanted: "true or false")
    return nil
  }

  mutating func text(_ entry: YAMLValue.Entry) -> String? {
    if entry.value.isEmpty { return nil }
    if let value = entry.value.text { return value }
    wrong(entry, wanted: "a text")
    return nil
  }

  mutating func texts(_ entry: YAMLValue.Entry) -> [String] {
    if entry.value.isEmpty { return [] }
    if let value = entry.value.texts { return value }
    wrong(entry, wanted: "a text or a list of texts")
    return []
  }

  /// A number above zero and at most `limit`.
  mutating func size(_ entry: YAMLValue.Entry, limit: Double) -> Double? {
    if let value = entry.value.number, value > 0, value <= limit { return value }
    wrong(entry, wanted: "a number above 0 and at most \(Wording.secondsText(limit))")
    return nil
  }

  mutating func echo(_ entry: YAMLValue.Entry) -> CellOptions.Echo? {
    if let value = entry.value.bool { return value ? .shown : .hidden }
    if entry.value.text == "fenced" { return .fenced }
    wrong(entry, wanted: "true, false or fenced")
    return nil
  }

  mutating func output(_ entry: YAMLValue.Entry) -> CellOptions.OutputMode? {
    if let value = entry.value.bool { return value ? .shown : .hidden }
    if entry.value.text == "asis" { return .asMarkdown }
    wrong(entry, wanted: "true, false or asis")
    return nil
  }

  mutating func fold(_ entry: YAMLValue.Entry) -> CellOptions.Fold? {
    if let value = entry.value.bool { return value ? .closed : CellOptions.Fold.none }
    if entry.value.text == "show" { return .open }
    wrong(entry, wanted: "true, false or show")
    return nil
  }

  mutating func wrong(_ entry: YAMLValue.Entry, wanted: String) {
    refuse(entry.value.position, Wording.wanted(entry.key, wanted, got: entry.value.described))
  }

  /// What to do with a key nobody here reads: a known one is refused by name, a misspelling with the name
  /// that was meant, anything else is passed over with a warning.
  mutating func unread(
    _ entry: YAMLValue.Entry, in place: String, known: [String], elsewhere: Set<String>, near: Bool = true
  ) {
    if elsewhere.contains(entry.key) {
      refuse(entry.keyPosition, Wording.notImplemented(entry.key, in: place))
    } else if near, let meant = NearestName.of(entry.key, among: known) {
      refuse(entry.keyPosition, Wording.misspelled(entry.key, meant, in: place))
    } else {
      warn(entry.keyPosition, Wording.unknown(entry.key, in: place))
    }
  }
}
