import OctavoPlot

extension Figure: FigureDrawing {
  package func svg(label: String, alternative: String) -> String {
    svg(description: alternative.isEmpty ? nil : alternative, idPrefix: label)
  }
}
