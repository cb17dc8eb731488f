/// Where the language engine meets the notebook: the only file, with its neighbours in Run/, that may import
/// OctavoLanguage and OctavoLibrary.
package enum Engine {
  /// Makes an engine for one notebook; replaced in tests.
  package typealias Factory = (EngineSettings) throws(Problem) -> any CellEngine

  package static func make(_ settings: EngineSettings) throws(Problem) -> any CellEngine {
    throw Problem(file: "octavo", Wording.noEngine)
  }

  package static func makeScript(_ settings: EngineSettings) throws(Problem) -> any ScriptEngine {
    throw Problem(file: "octavo", Wording.noEngine)
  }
}
