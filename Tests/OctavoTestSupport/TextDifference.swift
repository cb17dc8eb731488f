/// Says how two texts differ, line by line, the way `diff -u` does.
public enum TextDifference {
  /// nil when the texts are equal; otherwise the lines that differ with three lines around them.
  public static func between(_ got: String, _ want: String) -> String? {
    if got == want { return nil }
    let have = lines(got)
    let need = lines(want)
    var first = 0
    while first < have.count, first < need.count, have[first] == need[first] { first += 1 }
    var haveEnd = have.count
    var needEnd = need.count
    while haveEnd > first, needEnd > first, have[haveEnd - 1] == need[needEnd - 1] {
      haveEnd -= 1
      needEnd -= 1
    }
    let before = max(0, first - 3)
    var report = ["line \(first + 1): - wanted, + got"]
    report += need[before..<first].map { "  " + $0 }
    report += need[first..<needEnd].map { "- " + $0 }
    report += have[first..<haveEnd].map { "+ " + $0 }
    report += have[haveEnd..<min(haveEnd + 3, have.count)].map { "  " + $0 }
    return report.prefix(200).joined(separator: "\n")
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
