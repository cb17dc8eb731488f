import Foundation
import PackagePlugin

/// Puts the modules that are written in Python themselves, `Modules/Python/<name>.py` of a target, into the
/// program as text (see Documentation/decisions/python-modules.md).
@main
struct PythonModules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = target.directoryURL.appending(path: "Modules/Python")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "py" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    let output = context.pluginWorkDirectoryURL.appending(path: "PythonModules.swift")
    return [
      .buildCommand(
        displayName: "Embedding Python modules of \(target.name)",
        executable: try context.tool(named: "embed-modules").url,
        arguments: [output.path()] + files.map { $0.path() }, inputFiles: files, outputFiles: [output])
    ]
  }
}
