import Foundation
import PackagePlugin

/// Compiles the TeX-to-MathML script to Duktape bytecode while Octavo is built, so that a notebook with
/// formulas does not pay for it at run time (see Documentation/decisions/maths.md).
@main
struct FormulaBytecode: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let output = context.pluginWorkDirectoryURL.appending(path: "KatexBytecode.swift")
    return [
      .buildCommand(
        displayName: "Compiling KaTeX to bytecode",
        executable: try context.tool(named: "formula-bytecode").url,
        arguments: [output.path()],
        inputFiles: [URL(filePath: "/usr/share/javascript/katex/katex.js")], outputFiles: [output])
    ]
  }
}
