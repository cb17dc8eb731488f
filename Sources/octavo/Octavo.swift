import ArgumentParser

@main
struct Octavo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run Markdown notebooks of scientific Python, without Python.")
}
