/// Images a notebook shows are carried inside the page, so that it needs no other file.
enum ImageData {
  private static let types: [(ending: String, type: String)] = [
    (".png", "image/png"), (".jpg", "image/jpeg"), (".jpeg", "image/jpeg"), (".gif", "image/gif"),
    (".webp", "image/webp"), (".svg", "image/svg+xml"), (".avif", "image/avif"),
  ]

  static func address(of image: Image, context: RenderContext) -> Result<String, ResourceFailure> {
    let address = image.address
    let lower = address.lowercased()
    if types.contains(where: { lower.hasPrefix("data:\($0.type);base64,") }) { return .success(address) }
    if lower.hasPrefix("data:") { return .failure(ResourceFailure(reason: "this kind of data is not shown")) }
    guard !lower.contains("://"), !lower.hasPrefix("//") else {
      return .failure(
        ResourceFailure(reason: "a report asks nothing of the network; save the image as a file"))
    }
    guard let type = types.first(where: { lower.hasSuffix($0.ending) })?.type else {
      return .failure(ResourceFailure(reason: "its ending is not one of png, jpg, gif, webp, avif, svg"))
    }
    return context.options.resource(address).map { "data:\(type);base64," + Base64.encode($0) }
  }
}
