/// All texts of a run: the script, what it includes, or the entries of a session at the prompt.
package struct SourceMap: Sendable {
    /// The texts in the order in which they were added.
    package private(set) var files: [SourceFile] = []

    /// Creates an empty map.
    package init() {}

    /// Adds a text and gives it its identifier.
    package mutating func add(name: String, bytes: [UInt8]) -> SourceFile {
        let file = SourceFile(id: SourceFile.ID(UInt32(files.count)), name: name, bytes: bytes)
        files.append(file)
        return file
    }

    /// Adds a text and gives it its identifier.
    package mutating func add(name: String, text: String) -> SourceFile { add(name: name, bytes: Array(text.utf8)) }

    /// The file with an identifier, `nil` for one of another map.
    package subscript(id: SourceFile.ID) -> SourceFile? {
        files.indices.contains(Int(id.number)) ? files[Int(id.number)] : nil
    }

    /// The text of a span, empty for one of another map.
    package func text(of span: Span) -> String { self[span.file]?.text(of: span) ?? "" }
}
