import OctavoProgramSupport
import OctavoTestSupport
import Testing

/// Every program under `Programs/` prints what CPython printed: standard output, standard error and exit status.
@Suite struct ProgramTests {
  static let folder = ProgramFolder(besideTestFile: #filePath)

  @Test(arguments: folder.names) func program(_ name: String) throws {
    if let complaint = try Self.folder.complaint(about: name, running: runProgram) {
      Issue.record(Comment(rawValue: complaint))
    }
  }

  /// What a program still needs survives, however often dead objects are freed.
  @Test(arguments: folder.names) func programCollectingOften(_ name: String) throws {
    if let complaint = try Self.folder.complaint(about: name, running: runProgramCollectingOften) {
      Issue.record(Comment(rawValue: complaint))
    }
  }

  @Test func everyProgramIsRecordedAndNoneForgotten() throws {
    #expect(Self.folder.complaints == [])
    #expect(Self.folder.names.count >= 400)
    for name in Self.folder.names {
      #expect(try Self.folder.program(name).recorder.hasPrefix("CPython 3.11."))
    }
  }
}
