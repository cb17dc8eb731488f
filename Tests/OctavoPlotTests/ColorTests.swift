import OctavoPlot
import Testing

struct ColorTests {
  @Test func coloursAreMatplotlibs() throws {
    for recorded in Recorded.all.colors {
      if let rgba = recorded.rgba {
        let color = try Color.parse(recorded.text)
        #expect([color.red, color.green, color.blue, color.alpha] == rgba, "\(recorded.text)")
      } else {
        for (place, message) in [
          (Color.Place.plain, recorded.plain), (.artist, recorded.artist), (.patch, recorded.patch),
        ] {
          #expect(refusal { _ = try Color.parse(recorded.text, in: place) } == message)
        }
      }
    }
  }

  @Test func inkAndPaperChangePlacesOnDarkPages() throws {
    for name in ["k", "black", "#000", "0"] { #expect(try Color.parse(name).role == .foreground) }
    for name in ["w", "white", "#ffffff", "1"] { #expect(try Color.parse(name).role == .background) }
    #expect(try Color.parse("tab:red").role == .cycle(3))
    #expect(try Color.parse("#d62728").role == .named)
  }

  @Test func darkValuesStandOut() throws {
    for pair in Theme.cycle { #expect(Theme.contrast(pair.dark, Theme.background.dark) >= 5) }
    #expect(Theme.contrast(Theme.foreground.dark, Theme.background.dark) >= 7)
    for name in ColorNames.css.keys {
      let (_, pair) = Theme.entry(for: try Color.parse(name))
      if name != "white" { #expect(Theme.contrast(pair.dark, Theme.background.dark) >= 3, "\(name)") }
      let ground = Theme.entry(for: try Color.parse(name).asGround).pair
      #expect(Theme.contrast(ground.dark, Theme.foreground.dark) >= 7, "\(name)")
    }
  }

  @Test func tuplesAreChecked() throws {
    let half = try Color.parse(.withAlpha(.text("red"), 0.5))
    #expect(half.alpha == 0.5 && half.red == 1)
    #expect(
      refusal { _ = try Color.parse(.components([1, 2, 3], shown: "(1, 2, 3)")) }
        == "ValueError: RGBA values should be within 0-1 range")
    #expect(
      refusal { _ = try Color.parse(.withAlpha(.text("red"), 2)) }
        == "ValueError: 'alpha' must be between 0 and 1, inclusive")
  }
}

/// The refusal of a call, as Python would show it.
func refusal(_ call: () throws -> Void) -> String? {
  do {
    try call()
    return nil
  } catch let error as PlotError {
    return "\(error.kind.rawValue): \(error.message)"
  } catch {
    return "\(error)"
  }
}
