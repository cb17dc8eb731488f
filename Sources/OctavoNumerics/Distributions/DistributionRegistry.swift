/// The distributions there are, one row each.
public enum DistributionRegistry {
  public static let all: [any Distribution.Type] = [
    Bernoulli.self,
    Norm.self,
  ]

  /// By SciPy's name.
  public static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}
