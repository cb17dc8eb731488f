extension ModuleRow {
  /// The modules of the standard library: a row for each that is written in Swift, and the files in `Python/`.
  static let standard: [ModuleRow] =
    [
      .csv,
      .math,
      .sys,
    ] + PythonModules.all.map { ModuleRow($0.name, python: $0.text) }
}
