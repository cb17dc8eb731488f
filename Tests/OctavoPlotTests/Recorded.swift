import Foundation

/// What matplotlib did, as `Reference/record.py` wrote it down.
struct Recorded: Decodable {
  let matplotlib: String
  let ticks: [TickCase]
  let limits: [LimitCase]
  let colors: [ColorCase]
  let formats: [FormatCase]
  let refusals: [Refusal]
  let redundancies: [Redundancy]

  struct TickCase: Decodable {
    let low: Double
    let high: Double
    let scale: String
    let width: Double
    let height: Double
    let x: Side
    let y: Side

    struct Side: Decodable {
      let limits: [Double]
      let ticks: [Double]
      let labels: [String]
      let offset: String
      let minor: [Double]
      let minor_labels: [String]
    }
  }

  struct LimitCase: Decodable {
    let kind: String
    let x: [Number]?
    let y: [Number]?
    let scale: String?
    let edges: [Number]?
    let counts: [[Number]]?
    let orientation: String?
    let align: String?
    let stacked: Bool?
    let rwidth: Double?
    let histtype: String?
    let legend: [String]?
    let calls: [[Argument]]?
    let xlim: [Number]
    let ylim: [Number]
  }

  struct ColorCase: Decodable {
    let text: String
    let rgba: [Double]?
    let plain: String?
    let artist: String?
    let patch: String?
  }

  struct FormatCase: Decodable {
    let text: String
    let color: [Double]?
    let line: String?
    let marker: String?
    let error: String?
  }

  struct Redundancy: Decodable {
    let text: String
    let warnings: [String]
  }

  struct Refusal: Decodable {
    let name: String
    let message: String
  }

  /// A number, or the text of one that JSON cannot hold.
  struct Number: Decodable {
    let value: Double
    init(from decoder: Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        value = number
      } else {
        value = Double(try container.decode(String.self)) ?? .nan
      }
    }
  }

  /// An argument of a recorded call.
  enum Argument: Decodable {
    case none
    case number(Double)
    case text(String)
    case array([Double])

    init(from decoder: Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .none
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else {
        self = .array(try container.decode([Number].self).map(\.value))
      }
    }

    var number: Double? { if case .number(let value) = self { value } else { nil } }
    var array: [Double] { if case .array(let values) = self { values } else { [] } }
    var text: String { if case .text(let text) = self { text } else { "" } }
  }

  static let all: Recorded = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Reference/matplotlib.json")
    do {
      return try JSONDecoder().decode(Recorded.self, from: Data(contentsOf: file))
    } catch {
      fatalError("\(file.path): \(error)")
    }
  }()
}

/// Whether two numbers agree to a few units in the last place, taken at the size of `scale`.
func agree(_ ours: Double, _ theirs: Double, scale: Double = 0) -> Bool {
  ours == theirs || abs(ours - theirs) <= 4e-16 * max(abs(ours), abs(theirs), scale)
    || (ours.isNaN && theirs.isNaN)
}
