/// The distributions there are, one row each.
public enum DistributionRegistry {
  public static let all: [any Distribution.Type] = [
    BernoulliDistribution.self,
    BetaDistribution.self,
    BinomialDistribution.self,
    ChiSquareDistribution.self,
    ExponentialDistribution.self,
    GammaDistribution.self,
    LogNormalDistribution.self,
    NormalDistribution.self,
    PoissonDistribution.self,
    StudentDistribution.self,
    UniformDistribution.self,
  ]

  /// By SciPy's name.
  public static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}
