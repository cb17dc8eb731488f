/// A finite decimal number whose coefficient fits a word of 128 bits: (-1)**sign * coefficient *
/// 10**exponent, after the General Decimal Arithmetic Specification (M. Cowlishaw, version 1.70).
///
/// Operations give nil for whatever is out of the ordinary (numbers that would need more room, results at
/// the limits of exponents, invalid operations), which `decimal` itself then works out.
struct ShortDecimal {
  var isNegative: Bool
  var coefficient: UInt128
  var exponent: Int

  typealias Outcome = (value: ShortDecimal, conditions: DecimalConditions)

  /// Exponents this large are out of the ordinary, and their sums no danger.
  static let exponentLimit = 1 << 60
  /// Quotients have two digits more than the precision, and must fit.
  static let precisionLimit = 36

  // MARK: Digits

  /// Powers of ten up to the largest that fits.
  static let powers: [UInt128] = (0..<38).reduce(into: [1]) { powers, _ in
    powers.append(powers[powers.count - 1] * 10)
  }

  /// The number of decimal digits; 1 for zero.
  @inline(__always)
  static func digitCount(_ x: UInt128) -> Int {
    // 1233/4096 is the logarithm of two as exactly as is needed.
    let guess = ((128 - x.leadingZeroBitCount) * 1233) >> 12
    return x < powers[guess] ? max(guess, 1) : guess + 1
  }

  var digitCount: Int { Self.digitCount(coefficient) }

  /// The exponent of the first digit.
  private var adjusted: Int { coefficient == 0 ? exponent : exponent + digitCount - 1 }

  /// `x * 10**count`, if that fits.
  @inline(__always)
  static func scaled(_ x: UInt128, _ count: Int) -> UInt128? {
    if count == 0 { return x }
    guard count < powers.count else { return x == 0 ? 0 : nil }
    let (product, overflow) = x.multipliedReportingOverflow(by: powers[count])
    return overflow ? nil : product
  }

  /// What is left of a coefficient without its last digits, whether they were zeros, and how they
  /// compare to a half.
  @inline(__always)
  static func cut(_ x: UInt128, _ count: Int) -> (kept: UInt128, isExact: Bool, order: Int) {
    // No coefficient comes near half of a larger power.
    guard count < powers.count else { return (0, x == 0, -1) }
    let unit = powers[count]
    let (kept, rest) = x.quotientAndRemainder(dividingBy: unit)
    return (kept, rest == 0, order(rest, unit))
  }

  /// How `rest`, which is less than `unit`, compares to half of it.
  @inline(__always)
  private static func order(_ rest: UInt128, _ unit: UInt128) -> Int {
    let other = unit - rest
    return rest < other ? -1 : rest > other ? 1 : 0
  }

  // MARK: Fitting results into a context

  /// Rounds to the precision.
  func fitted(_ settings: DecimalSettings) -> Outcome? {
    if coefficient == 0 {
      let top = settings.isClamped ? settings.topmost : settings.greatestExponent
      return exponent < settings.tiniest || exponent > top ? nil : (self, [])
    }
    let surplus = digitCount - settings.precision
    let (kept, isExact, order) = surplus > 0 ? Self.cut(coefficient, surplus) : (coefficient, true, -1)
    let least = exponent + surplus
    if least < settings.tiniest || least > settings.topmost { return nil }
    if surplus > 0 {
      return Self.finished(isNegative, kept, least, isExact: isExact, order: order, settings)
    }
    return settings.isClamped && exponent > settings.topmost ? nil : (self, [])
  }

  /// A coefficient of as many digits as there may be, after which others were cut off.
  private static func finished(
    _ isNegative: Bool, _ kept: UInt128, _ exponent: Int, isExact: Bool, order: Int,
    _ settings: DecimalSettings
  ) -> Outcome? {
    var made = ShortDecimal(isNegative: isNegative, coefficient: kept, exponent: exponent)
    if !isExact, settings.rounding.goesUp(kept, order: order, isNegative: isNegative) {
      made.coefficient += 1
      if made.coefficient == powers[settings.precision] {
        made.coefficient /= 10
        made.exponent += 1
      }
    }
    return made.exponent > settings.topmost ? nil : (made, isExact ? .rounded : [.inexact, .rounded])
  }

  // MARK: Arithmetic

  var negated: ShortDecimal {
    ShortDecimal(isNegative: !isNegative, coefficient: coefficient, exponent: exponent)
  }

  func adding(_ other: ShortDecimal, _ settings: DecimalSettings) -> Outcome? {
    let least = min(exponent, other.exponent)
    var sum = ShortDecimal(isNegative: isNegative, coefficient: 0, exponent: least)
    if coefficient == 0 || other.coefficient == 0 {
      let x = coefficient == 0 ? other : self
      if x.coefficient == 0 {
        if isNegative != other.isNegative { sum.isNegative = settings.rounding == .floor }
        return sum.fitted(settings)
      }
      // A zero only asks for its exponent, as far as there is room.
      let wanted = max(least, x.exponent - settings.precision - 1)
      guard let scaled = Self.scaled(x.coefficient, max(x.exponent - wanted, 0)) else { return nil }
      sum = ShortDecimal(isNegative: x.isNegative, coefficient: scaled, exponent: min(wanted, x.exponent))
      return sum.fitted(settings)
    }
    guard let x = Self.scaled(coefficient, exponent - least),
      let y = Self.scaled(other.coefficient, other.exponent - least)
    else { return nil }
    if isNegative == other.isNegative {
      let (total, overflow) = x.addingReportingOverflow(y)
      if overflow { return nil }
      sum.coefficient = total
    } else if x == y {
      sum.isNegative = settings.rounding == .floor
    } else {
      sum.coefficient = x > y ? x - y : y - x
      sum.isNegative = x > y ? isNegative : other.isNegative
    }
    return sum.fitted(settings)
  }

  func multiplied(by other: ShortDecimal, _ settings: DecimalSettings) -> Outcome? {
    let isNegative = self.isNegative != other.isNegative
    let exponent = self.exponent + other.exponent
    let (high, low) = coefficient.multipliedFullWidth(by: other.coefficient)
    if high == 0 {
      return ShortDecimal(isNegative: isNegative, coefficient: low, exponent: exponent).fitted(settings)
    }
    // So much is cut off that one digit too many is left at most.
    var count = digitCount + other.digitCount - 1 - settings.precision
    guard count > 0, count < Self.powers.count, high < Self.powers[count] else { return nil }
    let unit = Self.powers[count]
    var (kept, rest) = unit.dividingFullWidth((high, low))
    var isExact = rest == 0
    var order = Self.order(rest, unit)
    if kept >= Self.powers[settings.precision] {
      let last = Int(kept % 10)
      kept /= 10
      count += 1
      order = last != 5 ? last - 5 : isExact ? 0 : 1
      isExact = isExact && last == 0
    }
    let least = exponent + count
    if least < settings.tiniest || least > settings.topmost { return nil }
    return Self.finished(isNegative, kept, least, isExact: isExact, order: order, settings)
  }

  func divided(by other: ShortDecimal, _ settings: DecimalSettings) -> Outcome? {
    let divisor = other.coefficient
    let ideal = exponent - other.exponent
    if divisor == 0 { return nil }
    let isNegative = self.isNegative != other.isNegative
    if coefficient == 0 {
      return ShortDecimal(isNegative: isNegative, coefficient: 0, exponent: ideal).fitted(settings)
    }
    let count = digitCount
    let shift = other.digitCount - count + settings.precision + 1
    var quotient: UInt128
    let rest: UInt128
    if shift >= 0 {
      let near = min(shift, Self.powers.count - 1 - count)
      guard near >= 0, shift - near < Self.powers.count else { return nil }
      let (high, low) = (coefficient * Self.powers[near]).multipliedFullWidth(by: Self.powers[shift - near])
      guard high < divisor else { return nil }
      (quotient, rest) =
        high == 0 ? low.quotientAndRemainder(dividingBy: divisor) : divisor.dividingFullWidth((high, low))
    } else {
      guard let scaled = Self.scaled(divisor, -shift) else { return nil }
      (quotient, rest) = coefficient.quotientAndRemainder(dividingBy: scaled)
    }
    var made = ShortDecimal(isNegative: isNegative, coefficient: quotient, exponent: ideal - shift)
    if rest == 0 {
      made.dropZeros(upTo: ideal)
    } else if quotient % 5 == 0 {
      // A last digit that keeps the rounding honest.
      quotient += 1
      made.coefficient = quotient
    }
    return made.fitted(settings)
  }

  /// Takes zeros off the end of the coefficient until the exponent is `greatest`.
  mutating func dropZeros(upTo greatest: Int) {
    for count in [16, 8, 4, 2, 1] {
      while exponent + count <= greatest {
        let (kept, rest) = coefficient.quotientAndRemainder(dividingBy: Self.powers[count])
        if rest != 0 { break }
        coefficient = kept
        exponent += count
      }
    }
  }

  /// Quotient and rest of the division to a whole number.
  private func dividedWhole(
    by other: ShortDecimal, _ settings: DecimalSettings
  ) -> (quotient: UInt128, rest: UInt128, exponent: Int)? {
    if other.coefficient == 0 { return nil }
    let least = min(exponent, other.exponent)
    if coefficient == 0 { return (0, 0, least) }
    guard adjusted - other.adjusted <= settings.precision, let x = Self.scaled(coefficient, exponent - least),
      let y = Self.scaled(other.coefficient, other.exponent - least)
    else { return nil }
    let (quotient, rest) = x.quotientAndRemainder(dividingBy: y)
    return quotient < Self.powers[settings.precision] ? (quotient, rest, least) : nil
  }

  func floorDivided(by other: ShortDecimal, _ settings: DecimalSettings) -> Outcome? {
    dividedWhole(by: other, settings).flatMap {
      ShortDecimal(isNegative: isNegative != other.isNegative, coefficient: $0.quotient, exponent: 0).fitted(
        settings)
    }
  }

  func remainder(by other: ShortDecimal, _ settings: DecimalSettings) -> Outcome? {
    dividedWhole(by: other, settings).flatMap {
      ShortDecimal(isNegative: isNegative, coefficient: $0.rest, exponent: $0.exponent).fitted(settings)
    }
  }

  /// The number with another exponent.
  func quantized(_ wanted: Int, _ rounding: DecimalRounding, _ settings: DecimalSettings) -> Outcome? {
    guard wanted >= settings.tiniest, wanted <= settings.greatestExponent else { return nil }
    var made = ShortDecimal(isNegative: isNegative, coefficient: 0, exponent: wanted)
    if coefficient == 0 { return made.fitted(settings) }
    guard adjusted <= settings.greatestExponent, adjusted - wanted < settings.precision else { return nil }
    var conditions: DecimalConditions = []
    if exponent >= wanted {
      guard let scaled = Self.scaled(coefficient, exponent - wanted) else { return nil }
      made.coefficient = scaled
    } else {
      let (kept, isExact, order) = Self.cut(coefficient, wanted - exponent)
      made.coefficient = kept
      if !isExact, rounding.goesUp(kept, order: order, isNegative: isNegative) { made.coefficient += 1 }
      conditions = isExact ? .rounded : [.inexact, .rounded]
    }
    guard made.adjusted <= settings.greatestExponent, made.coefficient < Self.powers[settings.precision],
      made.coefficient == 0 || made.adjusted >= settings.leastExponent, let fitted = made.fitted(settings)
    else { return nil }
    return (fitted.value, conditions.union(fitted.conditions))
  }

  /// -1, 0 or 1 as this number is less than, equal to or greater than another.
  func order(_ other: ShortDecimal) -> Int? {
    let mine = coefficient == 0 ? 0 : isNegative ? -1 : 1
    let yours = other.coefficient == 0 ? 0 : other.isNegative ? -1 : 1
    if mine != yours || mine == 0 { return mine == yours ? 0 : mine < yours ? -1 : 1 }
    if adjusted != other.adjusted { return adjusted > other.adjusted ? mine : -mine }
    let least = min(exponent, other.exponent)
    guard let x = Self.scaled(coefficient, exponent - least),
      let y = Self.scaled(other.coefficient, other.exponent - least)
    else { return nil }
    return x == y ? 0 : x > y ? mine : -mine
  }
}
