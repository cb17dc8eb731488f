import Foundation
import OctavoProgramSupport
import OctavoTestSupport
import Testing

/// Programs that hand functions to algorithms print the same whether kernels or the machine compute them.
@Suite struct KernelProgramTests {
  static let folder = ProgramFolder(besideTestFile: #filePath)
  static let names = folder.names.filter { name in
    let words = [
      "kernel", "minimize", "curve_fit", "least_squares", "root", "fsolve", "brentq", "basinhopping",
    ]
    return name.hasPrefix("numpy/hot_functions")
      || name.hasPrefix("scipy/") && words.contains { name.contains($0) }
  }

  @Test(arguments: names) func bothWaysPrintTheSame(_ name: String) throws {
    let with = try runProgram(name + ".py", in: Self.folder.url, kernels: true)
    let without = try runProgram(name + ".py", in: Self.folder.url, kernels: false)
    #expect(with.outcome.stdout == without.outcome.stdout)
    #expect(with.outcome.stderr == without.outcome.stderr)
  }

  @Test func mostFormsOfAnObjectiveHaveKernels() throws {
    let lines = try runProgram("scipy/kernel_function_forms.py", in: Self.folder.url, kernels: true).explained
    for name in [
      "unpacked", "starred", "keywords", "loop", "comprehension", "dot", "where", "density", "<lambda>",
    ] {
      #expect(lines.contains { $0.contains("a kernel computes \(name) (") }, "\(name)")
    }
    for (name, reason) in [
      ("branch", "a branch depends on the values"), ("counted", "changes a container"),
      ("counted_global", "global"),
    ] {
      #expect(lines.contains { $0.contains("the machine runs \(name) (") && $0.contains(reason) }, "\(name)")
    }
  }
}
