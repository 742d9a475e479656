import Foundation

/// The executables that were built beside the tests.
package enum BuiltProduct {
    /// Where an executable of the package is.
    ///
    /// - Parameter name: of the product.
    /// - Returns: a path; a test run builds all products, so a missing one is a fault of the build.
    /// - Throws: what the file system says when the test's own program cannot be found.
    package static func path(_ name: String) throws -> String {
        let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(filePath: program).deletingLastPathComponent().appending(path: name).path
    }
}
