import Foundation

/// The sources of the product, for rules that no compiler checks.
enum SourceText {
    /// A line of code.
    struct Line: CustomStringConvertible {
        /// The file, from the folder of the sources.
        let file: String
        /// From 1 up.
        let number: Int
        /// Its text without a comment of its own.
        let text: Substring

        var description: String { "\(file):\(number): \(text)" }
    }

    private static let root = URL(filePath: #filePath).appending(path: "../../../../Sources").standardized

    /// Every line of Swift below a folder that is not a comment.
    static func lines(of folder: String = "") throws -> [Line] {
        let base = root.appending(path: folder)
        let names = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
        return try names.filter { $0.hasSuffix(".swift") && !$0.hasPrefix("TestSupport") }.sorted().flatMap { name in
            let text = try String(contentsOf: base.appending(path: name), encoding: .utf8)
            return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
                .map { Line(file: name, number: $0.offset + 1, text: $0.element) }
                .filter { !$0.text.drop { $0 == " " }.hasPrefix("//") }
        }
    }
}
