extension ModuleRow {
  /// The modules of the standard library, a row each.
  static let standard: [ModuleRow] = [
    .csv,
    .math,
    .sys,
  ]
}
