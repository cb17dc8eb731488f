import OctavoPlot
import Testing

/// Numbers and path data as they are written.
struct SVGWriterTests {
  @Test(arguments: [
    (0.0, "0"), (1, "1"), (-1, "-1"), (0.5, ".5"), (-0.25, "-.25"), (12.3, "12.3"), (12.345, "12.35"),
    (0.004, "0"),
    (-0.004, "0"), (99.999, "100"), (1e300, "10000000"), (-Double.infinity, "-10000000"), (.nan, "0"),
  ])
  func numbersAreShort(value: Double, text: String) {
    var writer = SVGWriter()
    writer.number(value)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == text)
  }

  @Test func textIsEscaped() {
    var writer = SVGWriter()
    writer.escaped("a<b> & \"c\"\n\u{1}é")
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "a&lt;b&gt; &amp; &quot;c&quot; \u{FFFD}é")
  }

  private func data(_ build: (inout Path) -> Void) -> String {
    var path = Path()
    build(&path)
    var writer = PathDataWriter(SVGWriter())
    writer.write(path)
    return String(decoding: writer.finish().bytes, as: UTF8.self)
  }

  @Test func commandsAreRelativeAndRunTogether() {
    #expect(
      data {
        $0 = Path(polyline: [
          Point(10, 10), Point(11.5, 12.25), Point(11.75, 12), Point(20, 12), Point(20, 0),
        ])
      }
        == "M10 10l1.5 2.25.25-.25h8.25v-12")
  }

  @Test func pointsOnAStraightLineGo() {
    #expect(data { $0 = Path(polyline: (0...10).map { Point(Double($0), 2 * Double($0)) }) } == "M0 0l10 20")
    #expect(data { $0 = Path(polyline: [Point(0, 0), Point(5, 0), Point(5, 0), Point(9, 0)]) } == "M0 0h9")
    // A line that turns back is longer than its ends tell.
    #expect(data { $0 = Path(polyline: [Point(0, 0), Point(5, 0), Point(3, 0)]) } == "M0 0h5-2")
  }

  @Test func closedShapesLeaveOutTheirLastSide() {
    #expect(data { $0.add(Rect(x: 1, y: 2, width: 3, height: 4)) } == "M1 2h3v4h-3z")
    #expect(
      data {
        $0.add(Rect(x: 1, y: 2, width: 3, height: 4))
        $0.add(Rect(x: 5, y: 2, width: 3, height: 4))
      } == "M1 2h3v4h-3zm4 0h3v4h-3z")
  }

  @Test func roundingDoesNotAddUp() {
    let points = (0...1000).map { Point(Double($0) * 0.333333, Double($0 % 2)) }
    let text = data { $0 = Path(polyline: points) }
    // The last of many relative steps arrives where the last point is.
    var x = 0.0
    for step in text.dropFirst("M0 0l".count).split(whereSeparator: { $0 == " " || $0 == "-" }).enumerated()
    where step.offset % 2 == 0 {
      x += Double(step.element) ?? .nan
    }
    #expect(abs(x - 333.33) < 0.011)
  }
}
