import Testing

/// Every recorded row must come out as CPython gave it.
@Suite struct RecordedTables {
  @Test(arguments: ["numbers", "formats", "templates"])
  func numberTables(name: String) throws {
    try expectNoDifferences(name, evaluateNumbers)
  }

  @Test(arguments: ["strings", "characters", "bytes", "codecs"])
  func textTables(name: String) throws {
    try expectNoDifferences(name, evaluateText)
  }

  @Test(arguments: ["expressions", "replacements"])
  func regexTables(name: String) throws {
    try expectNoDifferences(name, evaluateRegex)
  }

  @Test(arguments: ["documents", "paragraphs", "calendar"])
  func moduleTables(name: String) throws {
    try expectNoDifferences(name, evaluateModules)
  }

  private func expectNoDifferences(
    _ name: String, _ evaluate: (TableRow) throws -> String?
  ) throws {
    let table = try RecordedTable(name)
    #expect(table.rows.count > 100)
    let differences = table.differences(evaluate)
    #expect(
      differences.isEmpty,
      "\(differences.count) of \(table.rows.count) rows differ:\n\(differences.prefix(20).joined(separator: "\n"))"
    )
  }
}
