import OctavoNumerics
import Testing

/// Every recorded call gives what NumPy gave.
@Suite struct RecordedArrayTests {
  @Test(arguments: ["ufuncs", "folds", "indexing", "shapes", "printing", "ordering", "calculus"])
  func table(_ name: String) throws {
    let (count, failures) = try RecordedTable.differences(name)
    #expect(count > 0)
    #expect(
      failures.isEmpty,
      "\(failures.count) of \(count) differ:\n\(failures.prefix(20).joined(separator: "\n"))")
  }
}
