struct ContextChecker {
  init(source: Source) {}
  mutating func check(_ module: Module) throws(SyntaxFault) {}
}
