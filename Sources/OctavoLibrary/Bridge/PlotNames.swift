import OctavoLanguage
import OctavoPlot

// Names that both the engine and the plotting layer have.
package typealias Marker = OctavoLanguage.Marker
typealias PointMarker = OctavoPlot.Marker
typealias Span = OctavoPlot.Span
