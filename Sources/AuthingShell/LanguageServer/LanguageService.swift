import AuthingAPI
import AuthingJSON
import AuthingScript
import Foundation

/// Answers an editor: what is wrong, what may stand at the cursor, what a word means, how the text should look.
///
/// It reads the texts it is given and the files that they include, runs nothing, and quotes no secret that is written in them.
///
/// - SeeAlso: Language Server Protocol 3.17.
final class LanguageService {
    /// How the conversation ended.
    private(set) var exitCode: Int32?

    private let catalogue: CommandCatalogue
    private let version: String
    private var documents: [String: ScriptDocument] = [:]
    private var unit = TextPositions.Unit.utf16
    private var isInitialized = false
    private var isShutDown = false

    private struct Refusal: Error {
        let code: Int
        let message: String

        static let parameters = Refusal(code: -32602, message: "the parameters are not those of the method")
    }

    init(catalogue: CommandCatalogue, version: String) {
        self.catalogue = catalogue
        self.version = version
    }

    /// Takes one message.
    ///
    /// - Returns: What is to be sent, in this order.
    func take(_ text: String) -> [JSON] {
        guard let message = try? JSON(parsing: text) else {
            // Which part of it is no JSON helps no editor.
            return [failure(nil, Refusal(code: -32700, message: "the message is no JSON"))]
        }
        guard message["jsonrpc"] == "2.0", message.objectValue != nil else {
            return [failure(message["id"], Refusal(code: -32600, message: "the message is no request"))]
        }
        // An answer to a question, and this asks none.
        guard let method = message["method"]?.stringValue else { return [] }
        let parameters = message["params"] ?? .null
        guard let id = message["id"] else { return notify(method, parameters) }
        do throws(Refusal) {
            return [["jsonrpc": "2.0", "id": id, "result": try answer(method, parameters)]]
        } catch {
            return [failure(id, error)]
        }
    }

    private func failure(_ id: JSON?, _ refusal: Refusal) -> JSON {
        [
            "jsonrpc": "2.0", "id": id ?? .null,
            "error": ["code": .integer(refusal.code), "message": .string(refusal.message)],
        ]
    }

    // MARK: Life

    private func answer(_ method: String, _ parameters: JSON) throws(Refusal) -> JSON {
        if method == "initialize" { return try initialize(parameters) }
        guard isInitialized else { throw Refusal(code: -32002, message: "`initialize` comes first") }
        guard !isShutDown else { throw Refusal(code: -32600, message: "the server is shut down") }
        switch method {
        case "shutdown":
            isShutDown = true
            return .null
        case "textDocument/completion":
            let (document, offset) = try place(parameters)
            return completion(document, offset)
        case "textDocument/hover":
            let (document, offset) = try place(parameters)
            return hover(document, offset)
        case "textDocument/formatting": return formatting(try document(parameters))
        case "textDocument/documentSymbol": return symbols(try document(parameters))
        default: throw Refusal(code: -32601, message: "there is no method of that name")
        }
    }

    private func initialize(_ parameters: JSON) throws(Refusal) -> JSON {
        guard !isInitialized else { throw Refusal(code: -32600, message: "it is initialized already") }
        isInitialized = true
        let encodings = parameters["capabilities"]?["general"]?["positionEncodings"]?.arrayValue ?? []
        if encodings.contains("utf-8") { unit = .utf8 }
        return [
            "capabilities": [
                "positionEncoding": .string(unit.rawValue),
                "textDocumentSync": ["openClose": true, "change": 2],
                "completionProvider": ["triggerCharacters": ["$", ".", "-", " "]],
                "hoverProvider": true,
                "documentFormattingProvider": true,
                "documentSymbolProvider": true,
            ],
            "serverInfo": ["name": "authing", "version": .string(version)],
        ]
    }

    private func notify(_ method: String, _ parameters: JSON) -> [JSON] {
        if method == "exit" {
            exitCode = isShutDown ? 0 : 1
            return []
        }
        guard isInitialized, !isShutDown, let textDocument = parameters["textDocument"],
            let uri = textDocument["uri"]?.stringValue
        else { return [] }
        let version = textDocument["version"]?.integerValue
        switch method {
        case "textDocument/didOpen":
            guard let text = textDocument["text"]?.stringValue else { return [] }
            let document = ScriptDocument(uri: uri, version: version, text: text)
            documents[uri] = document
            return [problems(of: document)]
        case "textDocument/didChange":
            guard var document = documents[uri] else { return [] }
            for change in parameters["contentChanges"]?.arrayValue ?? [] { apply(change, to: &document, version) }
            documents[uri] = document
            return [problems(of: document)]
        case "textDocument/didClose":
            documents[uri] = nil
            return [publication(uri, nil, [])]
        default: return []
        }
    }

    private func apply(_ change: JSON, to document: inout ScriptDocument, _ version: Int?) {
        guard let text = change["text"]?.stringValue else { return }
        guard let range = change["range"], !range.isNull else {
            document = ScriptDocument(uri: document.uri, version: version, text: text)
            return
        }
        guard let start = offset(range["start"], in: document), let end = offset(range["end"], in: document) else {
            return
        }
        document.change(text, from: start, to: end, version: version)
    }

    private func document(_ parameters: JSON) throws(Refusal) -> ScriptDocument {
        guard let uri = parameters["textDocument"]?["uri"]?.stringValue else { throw .parameters }
        guard let document = documents[uri] else { throw Refusal(code: -32602, message: "the document is not open") }
        return document
    }

    private func place(_ parameters: JSON) throws(Refusal) -> (ScriptDocument, Int) {
        let document = try document(parameters)
        guard let offset = offset(parameters["position"], in: document) else { throw .parameters }
        return (document, offset)
    }

    // MARK: Places

    private func offset(_ position: JSON?, in document: ScriptDocument) -> Int? {
        guard let line = position?["line"]?.integerValue, let column = position?["character"]?.integerValue,
            line >= 0, column >= 0
        else { return nil }
        return TextPositions(file: document.file, unit: unit).offset(line: line, column: column)
    }

    private func range(_ range: Range<Int>, in file: SourceFile) -> JSON {
        let positions = TextPositions(file: file, unit: unit)
        let ends = [range.lowerBound, range.upperBound].map { offset -> JSON in
            let (line, column) = positions.position(of: offset)
            return ["line": .integer(line), "character": .integer(column)]
        }
        return ["start": ends[0], "end": ends[1]]
    }

    // MARK: Diagnostics

    private func problems(of document: ScriptDocument) -> JSON {
        let script = document.checked(catalogue.table)
        let commands = catalogue.table
        let renderer = DiagnosticRenderer(
            sources: script.sources,
            covering: WrittenSecrets(commands).find
        )
        let found = script.diagnostics.compactMap { diagnostic -> JSON? in
            // What is wrong in an included file is told there.
            let span = diagnostic.span ?? document.file.span
            guard span.file == document.file.id else { return nil }
            var lines = [diagnostic.message]
            if let label = diagnostic.label { lines.append(label) }
            if let hint = diagnostic.hint { lines.append("hint: \(hint)") }
            var entry: JSONObject = ["range": range(span.range, in: document.file)]
            let isRefused = diagnostic.severity == .error && diagnostic.code != DiagnosticCode.literalSecret.id
            // 1 is an error, 2 a warning: a script with a password in it runs.
            entry["severity"] = .integer(isRefused ? 1 : 2)
            // The tag of what may go; editors show it faint.
            if DiagnosticCode.isUnnecessary(diagnostic.code) { entry["tags"] = [1] }
            entry["code"] = diagnostic.code.map(JSON.string)
            entry["source"] = "authing"
            entry["message"] = .string(renderer.covered(lines.joined(separator: "\n"), of: diagnostic))
            return .object(entry)
        }
        return publication(document.uri, document.version, found)
    }

    private func publication(_ uri: String, _ version: Int?, _ found: [JSON]) -> JSON {
        var parameters: JSONObject = ["uri": .string(uri), "diagnostics": .array(found)]
        parameters["version"] = version.map(JSON.integer)
        return ["jsonrpc": "2.0", "method": "textDocument/publishDiagnostics", "params": .object(parameters)]
    }

    // MARK: Completion and hover

    private var pages: HelpPages { HelpPages(catalogue: catalogue, width: 80, language: .english) }

    private func completion(_ document: ScriptDocument, _ offset: Int) -> JSON {
        let functions = document.functions
        let completer = Completer(
            catalogue: catalogue,
            variables: document.variables(before: offset).map { ($0, .null) },
            functions: functions.map(\.name.text)
        )
        let text = document.file.text(in: 0..<offset)
        let result = completer.complete(text)
        let start = text.prefix(result.start).utf8.count
        let replaced = range(min(start, offset)..<offset, in: document.file)
        let words = CursorContext(text).words
        let items = result.candidates.map { candidate -> JSON in
            var item: JSONObject = ["label": .string(candidate.text), "kind": .integer(kind(of: candidate.text))]
            if !candidate.summary.isEmpty, !candidate.text.hasPrefix("$") {
                item["detail"] = .string(candidate.summary)
            }
            if let page = documentation(of: candidate.text, behind: words) {
                item["documentation"] = ["kind": "markdown", "value": .string(Self.markdown(page))]
            }
            item["textEdit"] = ["range": replaced, "newText": .string(candidate.text)]
            return .object(item)
        }
        return ["isIncomplete": false, "items": .array(items)]
    }

    /// Function, variable, keyword, property or text, by their numbers.
    private func kind(of text: String) -> Int {
        if text.hasPrefix("$") { return 6 }
        if text.hasPrefix("--") { return 10 }
        if Keyword(rawValue: text) != nil { return 14 }
        return text.hasSuffix("(") ? 3 : 1
    }

    private func documentation(of text: String, behind words: [String]) -> String? {
        if text.hasSuffix("(") { return pages.page(String(text.dropLast())) }
        guard !text.hasPrefix("$"), !text.hasPrefix("--") else { return nil }
        let name = (words + [text]).joined(separator: " ")
        return catalogue[name: name] == nil ? nil : pages.page(name)
    }

    private static func markdown(_ page: String) -> String { "```text\n\(page.replacing("```", with: "'''"))```" }

    private func hover(_ document: ScriptDocument, _ offset: Int) -> JSON {
        let bytes = document.file.bytes
        var start = offset
        var end = offset
        while start > 0, Self.isWordPart(bytes[start - 1]) { start -= 1 }
        while end < bytes.count, Self.isWordPart(bytes[end]) { end += 1 }
        guard start < end else { return .null }
        let word = document.file.text(in: start..<end)
        guard let text = explanation(of: word, start..<end, document) else { return .null }
        return [
            "contents": ["kind": "markdown", "value": .string(text)], "range": range(start..<end, in: document.file),
        ]
    }

    private static func isWordPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private func explanation(of word: String, _ range: Range<Int>, _ document: ScriptDocument) -> String? {
        let bytes = document.file.bytes
        if range.lowerBound > 0, bytes[range.lowerBound - 1] == UInt8(ascii: "$") {
            return variable(word, range, document)
        }
        let isCall = range.upperBound < bytes.count && bytes[range.upperBound] == UInt8(ascii: "(")
        if let function = document.functions.first(where: { $0.name.text == word }) {
            let parameters = function.parameters.map { ($0.isOption ? "--" : "") + $0.name.text }
            return Self.markdown("fn \(word)(\(parameters.joined(separator: ", ")))\n")
        }
        if isCall { return ScriptFunction.find(word).flatMap { pages.page($0.name) }.map(Self.markdown) }
        let context = CursorContext(document.file.text(in: 0..<range.lowerBound))
        if context.mode == .text { return nil }
        if let code = Int(word) {
            // Only where a code stands; other numbers have no meaning of their own.
            let line = document.file.range(ofLine: document.file.line(at: range.lowerBound)).lowerBound
            let before = document.file.text(in: line..<range.lowerBound)
            guard before.contains("error ") || before.contains("catch ") else { return nil }
            return pages.page("error \(code)").map(Self.markdown)
        }
        // The longest name that goes through this word; the words behind it may belong to the name, too.
        let rest = document.file.text(in: range.upperBound..<min(bytes.count, range.upperBound + 64))
        let line = rest.prefix { !$0.isNewline }.split(separator: " ").prefix(3).map(String.init)
        guard let match = catalogue.table.longestMatch(context.words + [word] + line), match.words > context.words.count
        else { return Keyword(rawValue: word).flatMap { pages.page($0.rawValue) }.map(Self.markdown) }
        return pages.page(catalogue.commands[match.index].name).map(Self.markdown)
    }

    /// The line that sets a variable, with what is secret in it covered.
    private func variable(_ name: String, _ range: Range<Int>, _ document: ScriptDocument) -> String? {
        let lines = CoveredLines(document.file.name, document.file.bytes, catalogue.table).lines
        let last = document.file.line(at: range.lowerBound)
        for number in stride(from: min(last, lines.count), through: 1, by: -1) {
            let line = lines[number - 1]
            let words = line.text.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "$") }
            for (word, next) in zip(words, words.dropFirst()) where ["let", "for", "as"].contains(word) && next == name
            {
                return Self.markdown(line.shown.drop { $0 == " " } + "\n")
            }
        }
        return nil
    }

    // MARK: Layout and structure

    /// What changes: the blanks, line ends, commas and semicolons between words, and no word, which might be a secret.
    private func formatting(_ document: ScriptDocument) -> JSON {
        let text: [UInt8]
        do throws(SourceFormatter.Fault) { text = try SourceFormatter.format(document.file) } catch {
            // What does not parse is told by the diagnostics, and left as it is.
            return .null
        }
        return .array(
            LayoutEdit.edits(from: document.file.bytes, to: text).map { edit in
                let text = String(decoding: edit.text, as: UTF8.self)
                return ["range": range(edit.range, in: document.file), "newText": .string(text)]
            }
        )
    }

    private func symbols(_ document: ScriptDocument) -> JSON {
        .array(
            document.program.statements.compactMap { statement in
                let (name, kind): (NameSyntax, Int)
                switch statement.kind {
                case .test(let syntax): (name, kind) = (syntax.name, 6)
                case .fn(let syntax): (name, kind) = (syntax.name, 12)
                default: return nil
                }
                return [
                    "name": .string(name.text.isEmpty ? "\"\"" : name.text), "kind": .integer(kind),
                    "range": range(statement.span.range, in: document.file),
                    "selectionRange": range(name.span.range, in: document.file),
                ]
            }
        )
    }
}
