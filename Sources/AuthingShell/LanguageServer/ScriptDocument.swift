import AuthingScript
import Foundation

/// A script that an editor has open.
struct ScriptDocument {
    let uri: String
    private(set) var version: Int?
    private(set) var file: SourceFile

    init(uri: String, version: Int?, text: String) {
        self.uri = uri
        self.version = version
        file = Self.file(uri, Array(text.utf8))
    }

    /// Takes a change over.
    mutating func change(_ text: String, from start: Int, to end: Int, version: Int?) {
        var bytes = file.bytes
        let lower = min(max(0, min(start, end)), bytes.count)
        let upper = min(max(lower, max(start, end)), bytes.count)
        bytes.replaceSubrange(lower..<upper, with: text.utf8)
        file = Self.file(uri, bytes)
        self.version = version
    }

    private static func file(_ uri: String, _ bytes: [UInt8]) -> SourceFile {
        SourceFile(id: SourceFile.ID(0), name: URL(string: uri)?.lastPathComponent ?? "script.authing", bytes: bytes)
    }

    /// The script, checked as `authing check --strict` would: a file on the disk may include its neighbours.
    func checked(_ commands: CommandTable) -> Script {
        let source: ScriptSource
        if let url = URL(string: uri), url.isFileURL, url.path.hasPrefix("/") {
            let (loader, identity) = FileSourceLoader.script(url.path)
            source = ScriptSource(name: file.name, bytes: file.bytes, identity: identity, loader: loader)
        } else {
            source = ScriptSource(name: file.name, bytes: file.bytes)
        }
        var options = Script.Options()
        options.isStrict = true
        return Script(source, commands: commands, options: options)
    }

    /// The tree; of a text with faults what could be read.
    var program: Program { Parser.parse(file, options: ParseOptions(maximumDiagnostics: 1000)).program }

    /// The functions that it declares.
    var functions: [FunctionSyntax] {
        program.statements.compactMap { if case .fn(let syntax) = $0.kind { syntax } else { nil } }
    }

    /// The names of variables that are set before an offset, wherever, the last one first; and what they hold is not known.
    func variables(before offset: Int) -> [String] {
        var found: [String] = []
        let bytes = file.bytes.prefix(max(0, offset))
        let text = String(decoding: bytes, as: UTF8.self)
        let words = text.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "$") }
        for (word, next) in zip(words, words.dropFirst()) where word == "let" || word == "for" || word == "as" {
            let name = String(next)
            if name.isVariableName, !found.contains(name) { found.append(name) }
        }
        for function in functions where function.body.span.range.contains(offset) {
            found += function.parameters.map(\.name.text).filter { !found.contains($0) }
        }
        return found
    }
}
