extension Parser {
  func explain(_ stop: ParseStop, _ source: Source) -> SyntaxFault {
    switch stop {
    case .fault(let fault): fault
    case .noRule: SyntaxFault("invalid syntax", token.span)
    }
  }

  func explainEmbedded(_ range: Range<Int>, _ stop: ParseStop) -> ParseStop {
    .fault(SyntaxFault("f-string: invalid syntax", Span(range.lowerBound, range.upperBound)))
  }
}
