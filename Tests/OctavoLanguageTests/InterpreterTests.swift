import OctavoLanguage
import Testing

@Suite struct InterpreterTests {
  /// One process may run many programs, so that nothing of one may stay for ever.
  @Test(arguments: [
    "", "import collections, re, json\nx = [1]\nx.append(x)\n", "def f(): yield f\nnext(f())\n",
  ])
  func machineDiesWithItsInterpreter(_ text: String) throws {
    weak var machine: Machine?
    weak var heap: Heap?
    try OctavoLanguage.onLargeStack {
      let interpreter = Interpreter(host: Host())
      machine = interpreter.machine
      heap = interpreter.machine.heap
      _ = interpreter.run(Source(file: "short.py", text: text), mode: .module)
    }
    #expect(machine == nil)
    #expect(heap == nil)
  }
}
