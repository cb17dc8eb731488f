// swift-tools-version: 6.1
import PackageDescription

/// The language engine and the names a notebook sees run on one thread at a time and keep their own
/// invariants about overlapping access, so the run-time exclusivity check is compiled out there.
/// The public numerics product carries no flag: a package with unsafe flags could not be depended on.
let engineSettings: [SwiftSetting] = [
  .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))
]

/// The program carries the Swift libraries: loading them as shared ones would take longer than running a small
/// notebook. `--static-swift-stdlib` does the same but changes how every module is compiled, so that
/// `swift build` and `swift test` could not share their work (see Documentation/decisions/static-linking.md).
/// At a fixed address it starts without 100 000 relocations, whose tables and pages would be 4 MB.
let staticLibraries =
  ["-static-stdlib", "-Xclang-linker", "-no-pie", "-Xlinker", "--start-group"]
  + [
    "Foundation", "CoreFoundation", "FoundationInternationalization", "FoundationEssentials",
    "_FoundationICU",
    "_FoundationCShims", "_FoundationCollections", "swiftSynchronization", "swiftDispatch", "dispatch",
    "BlocksRuntime",
  ].map { "-l\($0)" } + ["-Xlinker", "--end-group"]

let package = Package(
  name: "octavo",
  products: [
    .executable(name: "octavo", targets: ["octavo"]),
    .library(name: "OctavoNumerics", targets: ["OctavoNumerics"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // System libraries and the small C and C++ targets.
    .systemLibrary(name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    .systemLibrary(name: "CDuktape", pkgConfig: "duktape", providers: [.apt(["duktape-dev"])]),
    .target(name: "CVectorKernels"),
    .target(name: "CSpecialFunctions"),
    // A frame pointer would be pushed and popped by every instruction of a program.
    .target(
      name: "CMachine",
      cSettings: [.unsafeFlags(["-Xclang", "-mframe-pointer=none"], .when(configuration: .release))]),
    .target(name: "CBuildSupport"),

    // Formulas: KaTeX compiled to bytecode at build time (see Documentation/decisions/maths.md).
    .executableTarget(name: "formula-bytecode", dependencies: ["CBuildSupport", "CDuktape"]),
    .plugin(name: "FormulaBytecode", capability: .buildTool(), dependencies: ["formula-bytecode"]),

    // Modules written in Python, carried as text (see Documentation/decisions/python-modules.md).
    .executableTarget(name: "embed-modules", dependencies: ["CBuildSupport"]),
    .plugin(name: "PythonModules", capability: .buildTool(), dependencies: ["embed-modules"]),

    // What Octavo is made of; imports point downwards only (see CONTRIBUTING.md).
    .target(name: "OctavoNumerics", dependencies: ["CVectorKernels", "CSpecialFunctions"]),
    .target(
      name: "OctavoLanguage", dependencies: ["BigInt", "CMachine"], exclude: ["Modules/Python"],
      swiftSettings: engineSettings,
      plugins: ["PythonModules"]),
    .target(name: "OctavoPlot"),
    .target(
      name: "OctavoLibrary", dependencies: ["OctavoLanguage", "OctavoNumerics", "OctavoPlot"],
      exclude: ["Modules/Python"], swiftSettings: engineSettings, plugins: ["PythonModules"]),
    .target(
      name: "OctavoNotebook",
      dependencies: [
        "OctavoLibrary", "OctavoLanguage", "OctavoPlot", "CCmark", "CDuktape", "Yams",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [.embedInCode("Render/Templates")],
      plugins: ["FormulaBytecode"]),
    .executableTarget(
      name: "octavo",
      dependencies: [
        "OctavoNotebook", "OctavoLanguage", "CMachine",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      linkerSettings: [.unsafeFlags(staticLibraries, .when(platforms: [.linux], configuration: .release))]),

    .target(name: "OctavoTestSupport", path: "Tests/OctavoTestSupport"),
    .target(
      name: "OctavoProgramSupport", dependencies: ["OctavoLibrary", "OctavoLanguage", "OctavoTestSupport"],
      path: "Tests/OctavoProgramSupport"),
    // Recordings are read where they lie, so that they can be recorded anew; they are no resources.
    .testTarget(
      name: "OctavoNumericsTests", dependencies: ["OctavoNumerics", "OctavoTestSupport"],
      exclude: ["Reference"]),
    .testTarget(
      name: "OctavoLanguageTests",
      dependencies: ["OctavoLanguage", "OctavoProgramSupport", "OctavoTestSupport"],
      exclude: ["Programs"]),
    .testTarget(
      name: "OctavoLibraryTests",
      dependencies: ["OctavoLibrary", "OctavoLanguage", "OctavoProgramSupport", "OctavoTestSupport"],
      exclude: ["Programs"]),
    .testTarget(
      name: "OctavoPlotTests", dependencies: ["OctavoPlot", "OctavoTestSupport"],
      exclude: ["Golden", "Reference"]),
    .testTarget(
      name: "OctavoNotebookTests", dependencies: ["OctavoNotebook", "OctavoTestSupport"],
      exclude: ["Golden", "Expected"]),
    // Runs the built program; linking with it as well would pull its static libraries into the test bundle.
    .testTarget(
      name: "OctavoCommandTests", dependencies: ["OctavoTestSupport"], exclude: ["Golden"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

// Only for scripts/fuzz.sh: the engine is compiled with the sanitizer, and libFuzzer drives it. Coverage counts edges
// only: reporting each comparison as well would halve the texts in a second, and what they would find stands in the seeds.
if Context.environment["OCTAVO_FUZZ"] != nil {
  let coverage = "edge,inline-8bit-counters,pc-table"
  for target in package.targets {
    if target.name == "OctavoLanguage" {
      target.swiftSettings =
        engineSettings + [.unsafeFlags(["-sanitize=address", "-sanitize-coverage=\(coverage)"])]
    }
    if target.name == "CMachine" {
      target.cSettings = [.unsafeFlags(["-fsanitize=address", "-fsanitize-coverage=\(coverage)"])]
    }
  }
  let sanitize = ["-sanitize=fuzzer,address"]
  package.products.append(.executable(name: "octavo-fuzz", targets: ["octavo-fuzz"]))
  package.targets.append(
    .executableTarget(
      name: "octavo-fuzz", dependencies: ["OctavoLanguage"],
      swiftSettings: [.unsafeFlags(sanitize + ["-parse-as-library"])],
      linkerSettings: [.unsafeFlags(sanitize)]))
}
