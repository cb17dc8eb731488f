import Foundation
import OctavoPlot
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Whole figures: what is drawn where, and the text that comes out.
struct FigureDrawingTests {
  /// Figures of many kinds, for laws that hold for all.
  static func gallery() throws -> [(name: String, figure: Figure)] {
    [
      ("mixture", try Samples.mixture()), ("views", try Samples.views()), ("grid", try Samples.grid()),
      ("marks", try Samples.marks()), ("numbers", try Samples.numbers()), ("empty", try Samples.empty()),
    ]
  }

  @Test func figuresAreAsRecorded() throws {
    for (name, figure) in try Self.gallery() { try Golden.check(figure.svg(), "\(name).svg") }
  }

  @Test func sameFigureSameBytes() throws {
    for (name, figure) in try Self.gallery() {
      #expect(figure.svg() == figure.svg(), "\(name)")
    }
  }

  @Test func textIsWellFormedAndNeedsNothing() throws {
    for (name, figure) in try Self.gallery() {
      let text = figure.svg(description: "<\"what\" & that>")
      #expect(XMLParser(data: Data(text.utf8)).parse(), "\(name)")
      for word in ["<script", "href", "url(http", "@import", " style=\"", "nan", "inf"] {
        #expect(!text.contains(word), "\(name) has \(word)")
      }
      #expect(text.contains("aria-label=\"&lt;&quot;what&quot; &amp; that&gt;\""))
    }
  }

  @Test func equalIdsNameEqualThings() throws {
    let texts = try [Samples.mixture().svg(), Samples.views().svg()]
    var seen: [String: Substring] = [:]
    for text in texts {
      for match in text.matches(of: /<clipPath id="([^"]+)">(.*?)<\/clipPath>/) {
        let id = String(match.1)
        #expect(seen[id] == nil || seen[id] == match.2)
        seen[id] = match.2
      }
    }
    #expect(seen.count == 3)
  }

  @Test func textsKeepApartAndInside() throws {
    for (name, figure) in try Self.gallery() {
      var canvas = RecordingCanvas()
      figure.draw(on: &canvas)
      let boxes = canvas.calls.compactMap(Self.box)
      let picture = figure.canvasRect
      for (text, box) in boxes {
        #expect(
          box.x >= 0 && box.y >= 0 && box.right <= picture.width && box.bottom <= picture.height,
          "\(name): \(text) at \(box)")
      }
      for (index, first) in boxes.enumerated() {
        for second in boxes[(index + 1)...] {
          #expect(!first.1.overlaps(second.1), "\(name): \(first) and \(second)")
        }
      }
    }
  }

  /// The rectangle of a drawn text that is not turned, or turned by a quarter.
  private static func box(_ call: RecordingCanvas.Call) -> (String, Rect)? {
    guard case .text(let line, let point, let style) = call, !line.isEmpty else { return nil }
    let width = line.width(size: style.size, isBold: style.isBold)
    let height = FontMetrics.capHeight * style.size
    let start =
      switch style.anchor {
      case .start: 0.0
      case .middle: -width / 2
      case .end: -width
      }
    switch style.angle {
    case 0:
      return (line.plainText, Rect(x: point.x + start, y: point.y - height, width: width, height: height))
    case 90:
      return (line.plainText, Rect(x: point.x - height, y: point.y + start, width: height, height: width))
    default: return nil
    }
  }

  @Test func histogramsStandOnTheAxis() throws {
    var figure = try Figure()
    try figure.addSubplot(1, 1, 1)
    try figure.axes[0].hist(edges: [0, 1, 2, 3], counts: [[1, 3, 2]])
    var canvas = RecordingCanvas()
    figure.draw(on: &canvas)
    let clips = canvas.calls.compactMap { if case .beginClip(let rect) = $0 { rect } else { nil } }
    let frame = try #require(clips.first)
    let paths = canvas.calls.compactMap { call -> Path? in
      if case .path(let path, .some(.cycle(0)), _, true) = call { path } else { nil }
    }
    #expect(paths.count == 1)
    let points = try #require(paths.first).elements.compactMap { element -> Point? in
      switch element {
      case .move(let point), .line(let point): point
      default: nil
      }
    }
    #expect(points.map(\.y).max() == frame.bottom)
    // The highest bar ends a twenty-first below the upper edge: the margin is 5 % of the data.
    let top = try #require(points.map(\.y).min())
    #expect(abs(top - (frame.y + frame.height * 0.05 / 1.05)) < 1e-9)
    let left = try #require(points.map(\.x).min())
    #expect(abs(left - (frame.x + frame.width * 0.05 / 1.1)) < 1e-9)
  }

  @Test func longLinesStaySmall() throws {
    var state: UInt64 = 1
    func noise() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992 - 0.5
    }
    let x = (0..<1_000_000).map(Double.init)
    var level = 0.0
    for y in [
      x.map { _ in noise() },
      x.map { _ in
        level += noise()
        return level
      },
    ] {
      var figure = try Figure()
      try figure.addSubplot(1, 1, 1)
      try figure.axes[0].plot(x: x, y: y)
      #expect(figure.svg().utf8.count < 100_000)
    }
  }

  @Test func gapsPartLines() throws {
    var figure = try Figure()
    try figure.addSubplot(1, 1, 1)
    try figure.axes[0].plot(x: [0, 1, 2, 3, 4], y: [1, 2, .nan, 2, 1])
    var canvas = RecordingCanvas()
    figure.draw(on: &canvas)
    let moves = canvas.calls.compactMap { call -> Int? in
      guard case .path(let path, nil, let stroke?, _) = call, stroke.color == .cycle(0) else { return nil }
      return path.elements.count { if case .move = $0 { true } else { false } }
    }
    #expect(moves == [2])
  }

  @Test func textsSayWhatTheFigureShows() throws {
    var figure = try Figure(number: 3)
    #expect(figure.summary == "Figure 3")
    try figure.addSubplot(1, 1, 1)
    figure.axes[0].setTitle(Label(#"Waiting for $\mu$"#))
    figure.axes[0].x.label.text = "minutes"
    figure.axes[0].y.label.text = "density"
    #expect(figure.summary == "Figure 3: Waiting for μ; density over minutes")
  }
}
