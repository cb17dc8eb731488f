import OctavoNumerics
import Testing

@Suite struct RandomStreamTests {
  /// Every recorded stream of NumPy, to the bit: the first values, a hash of all, and where the stream stands
  /// afterwards.
  @Test func streamsAgreeWithNumPy() throws {
    let cases = try StreamCase.recorded()
    #expect(cases.count > 600)
    for recorded in cases {
      let (words, after) = try recorded.draw()
      let name = Comment(rawValue: recorded.testDescription)
      #expect(words.prefix(4).map(hexadecimal) == recorded.first, name)
      #expect(words.count == recorded.count, name)
      #expect(hexadecimal(polynomialHash(words)) == recorded.hash, name)
      #expect(hexadecimal(after) == recorded.after, name)
    }
  }

  /// Values printed by NumPy 2.4.6 for `SeedSequence(…)`.
  @Test func seedSequences() {
    #expect(
      SeedSequence(42).generateState(4) == [3_444_837_047, 2_669_555_309, 2_046_530_742, 3_581_440_988])
    var root = SeedSequence(7)
    let children = root.spawn(3)
    #expect(children.map(\.spawnKey) == [[0], [1], [2]])
    #expect(root.childrenSpawned == 3)
    #expect(root.spawn(1)[0].spawnKey == [3])
    #expect(
      children[2].generateState64(2) == [
        17_559_002_276_220_262_541, 3_147_876_876_828_449_332,
      ])
    let long = SeedSequence(entropy: [1, 2, 3, 4, 5, 6])
    #expect(long.generateState(3) == [488_360_481, 3_956_080_669, 2_986_500_235])
  }

  @Test func spawnedGeneratorsAreThoseOfNumPy() throws {
    let children = try Generator(seed: SeedSequence(99)).spawn(2)
    #expect(children.map { $0.draw(StandardUniformSampler()) } == [0.032362357331011116, 0.784171385411554])
  }

  @Test func stateRepeatsTheStream() throws {
    let pcg = PCG64(SeedSequence(5))
    let generator = Generator(pcg)
    _ = generator.draw(try UniformIntegerSampler(low: 0, through: 9))
    let saved = pcg.source
    #expect(saved.pending32 != nil)
    let first = generator.draws(20, try UniformIntegerSampler(low: 0, through: 9))
    pcg.source = saved
    #expect(generator.draws(20, try UniformIntegerSampler(low: 0, through: 9)) == first)

    let legacy = LegacyRandomState(seed: 3)
    _ = legacy.draw(StandardNormalSampler())
    let state = legacy.bits.state
    let pending = legacy.pendingNormal
    #expect(pending != nil)
    let normals = legacy.draws(5, StandardNormalSampler())
    legacy.bits.state = state
    legacy.pendingNormal = pending
    #expect(legacy.draws(5, StandardNormalSampler()) == normals)
  }

  /// Jumping ahead is as good as drawing.
  @Test func advance() {
    var walked = PCG64Source(SeedSequence(11))
    var jumped = walked
    for _ in 0..<1000 { _ = walked.next64() }
    jumped.advance(by: 1000)
    #expect(walked.next64() == jumped.next64())
  }

  @Test func parametersOutsideTheirDomain() {
    func message<T>(_ body: () throws -> T) -> String? {
      do { _ = try body() } catch { return "\(error)" }
      return nil
    }
    #expect(message { try NormalSampler(mean: 0, scale: -1) } == "scale < 0")
    #expect(message { try NormalSampler(mean: 0, scale: -0.0) } == "scale < 0")
    #expect(message { try NormalSampler(mean: 0, scale: .nan) } == nil)
    #expect(message { try UniformSampler(low: 1, high: 0) } == "high - low < 0")
    #expect(message { try UniformSampler(low: 1, high: 0, legacy: true) } == nil)
    #expect(
      message { try UniformSampler(low: -1e308, high: 1e308) } == "high - low range exceeds valid bounds")
    #expect(message { try PoissonSampler(mean: .nan) } == "lam < 0 or lam is NaN")
    #expect(message { try PoissonSampler(mean: 1e20) } == "lam value too large")
    #expect(message { try BinomialSampler(trials: 5, p: 1.5) } == "p < 0, p > 1 or p is NaN")
    #expect(message { try GeometricSampler(p: 0) } == "p <= 0, p > 1 or p contains NaNs")
    #expect(message { try ZipfSampler(a: 1) } == "a <= 1 or a is NaN")
    #expect(
      message { try HypergeometricSampler(good: 1, bad: 2, sample: 5) } == "ngood + nbad < nsample")
    #expect(message { try TriangularSampler(left: 1, mode: 1, right: 1) } == "left == right")
    #expect(message { try UniformIntegerSampler(low: 5, through: 4) } == "low >= high")
    #expect(message { try UniformIntegerSampler(low: 5, through: 4, endpoint: true) } == "low > high")
    #expect(message { try DirichletSampler(alpha: [0, 2]) } == nil)
    #expect(message { try DirichletSampler(alpha: [0, 2], legacy: true) } == "alpha <= 0")
    #expect(
      message { try ChoiceWeights([0.5, 0.4], legacy: true) } == "probabilities do not sum to 1")
    #expect(
      message { try Generator(seed: SeedSequence(1)).choiceWithoutReplacement(count: 7, population: 5) }
        == "Cannot take a larger sample than population when replace is False")
  }

  private func hexadecimal(_ word: UInt64) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
