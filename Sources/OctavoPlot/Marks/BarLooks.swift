/// Bars that do not all look the same.
extension Bars {
  /// How a bar is filled and edged.
  package struct Look: Equatable, Sendable {
    /// Nil for a bar that is not filled.
    package var faceColor: Color?
    package var edgeColor: Color?
    /// Points.
    package var edgeWidth: Double
    package var edgeStyle: LineStyle
    package var alpha: Double?

    package init(
      faceColor: Color?, edgeColor: Color?, edgeWidth: Double, edgeStyle: LineStyle, alpha: Double?
    ) {
      self.faceColor = faceColor
      self.edgeColor = edgeColor
      self.edgeWidth = edgeWidth
      self.edgeStyle = edgeStyle
      self.alpha = alpha
    }
  }

  /// The look of bars without one of their own. Setting it gives it to all.
  package var look: Look {
    get {
      Look(
        faceColor: faceColor, edgeColor: edgeColor, edgeWidth: edgeWidth, edgeStyle: edgeStyle, alpha: alpha)
    }
    set {
      faceColor = newValue.faceColor
      edgeColor = newValue.edgeColor
      edgeWidth = newValue.edgeWidth
      edgeStyle = newValue.edgeStyle
      alpha = newValue.alpha
      looks = [:]
    }
  }

  /// Neighbours that look the same, as bars of their own.
  var runs: [Bars] {
    let count = min(starts.count, widths.count, bases.count, heights.count)
    var runs: [Bars] = []
    var first = 0
    while first < count {
      let shared = looks[first] ?? look
      var end = first + 1
      while end < count, (looks[end] ?? look) == shared { end += 1 }
      var run = self
      run.starts = Array(starts[first..<end])
      run.widths = Array(widths[first..<end])
      run.bases = Array(bases[first..<end])
      run.heights = Array(heights[first..<end])
      run.look = shared
      runs.append(run)
      first = end
    }
    return runs
  }
}
