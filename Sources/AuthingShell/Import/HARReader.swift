import AuthingJSON
import AuthingScript
import Foundation

/// Reads HTTP archives, as browsers export them: HAR 1.2.
///
/// Entry by entry: of one that is no call of the API nothing is kept, and a long answer is not even read.
package enum HARReader {
    /// The longest answer that is read, in bytes of its text; what a call comes to stands in far fewer.
    static let longestAnswer = 1 << 18
    /// The longest body of a request.
    static let longestBody = 1 << 20
    /// The longest text of a header or an address.
    static let longestText = 1 << 16

    /// Makes a script of an archive.
    ///
    /// - Parameter bytes: The file.
    /// - Returns: The script.
    /// - Throws: `ImportFault` with the line and column of what is no JSON, or the entry that lacks something.
    package static func script(of bytes: [UInt8]) throws(ImportFault) -> ImportedScript {
        let ledger = SecretLedger()
        let mapper = CallMapper(ledger: ledger)
        var entries: [ImportedEntry] = []
        try read(bytes) { exchange in entries += mapper.map(exchange) }
        var composer = ScriptComposer(ledger: ledger, command: "authing import har")
        return composer.script(of: entries)
    }

    private static func read(
        _ bytes: [UInt8],
        _ take: (RecordedExchange) -> Void
    ) throws(ImportFault) {
        var reader = JSONPullReader(bytes)
        reader.skipMark()
        var hasEntries = false
        var number = 0
        do throws(JSONError) {
            try reader.beginObject()
            while let key = try reader.nextKey() {
                guard key == "log", reader.peek() == "{" else {
                    try reader.skipValue()
                    continue
                }
                try reader.beginObject()
                while let key = try reader.nextKey() {
                    guard key == "entries", reader.peek() == "[" else {
                        try reader.skipValue()
                        continue
                    }
                    hasEntries = true
                    try reader.beginArray()
                    while try reader.nextElement() {
                        number += 1
                        var entry = EntryReader(number: number)
                        try entry.read(&reader)
                        if let exchange = entry.exchange { take(exchange) }
                    }
                }
            }
            try reader.end()
        } catch {
            throw ImportFault(place: "line \(error.line), column \(error.column)", message: message(of: error))
        }
        guard hasEntries else {
            throw ImportFault(place: "line 1, column 1", message: "this is no HTTP archive: it has no log with entries")
        }
    }

    /// What is wrong, without anything of what was read: a key may be a secret.
    private static func message(of error: JSONError) -> String {
        if case .duplicateKey = error.reason { return "a key stands twice" }
        return error.message
    }
}

/// Reads one entry of an archive.
private struct EntryReader {
    let number: Int
    private var recorded = RecordedExchange()
    private var hasRequest = false

    init(number: Int) { self.number = number }

    /// The exchange; nil where the entry has no request with an address, as those of a page's own data.
    var exchange: RecordedExchange? { hasRequest && !recorded.url.host.isEmpty ? recorded : nil }

    mutating func read(_ reader: inout JSONPullReader) throws(JSONError) {
        recorded.place = "entry \(number)"
        guard reader.peek() == "{" else { return try reader.skipValue() }
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "startedDateTime":
                recorded.startedAt = try text(&reader).flatMap { TimeText.read($0) }
            case "request" where reader.peek() == "{":
                hasRequest = true
                try readRequest(&reader)
            case "response" where reader.peek() == "{": try readResponse(&reader)
            default: try reader.skipValue()
            }
        }
    }

    private func text(_ reader: inout JSONPullReader) throws(JSONError) -> String? {
        try reader.value(atMost: HARReader.longestText)?.stringValue
    }

    private mutating func readRequest(_ reader: inout JSONPullReader) throws(JSONError) {
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "method": recorded.method = try text(&reader)?.uppercased() ?? "GET"
            case "url": recorded.url = try text(&reader).flatMap { URLParts($0) } ?? URLParts()
            case "headers" where reader.peek() == "[": try readHeaders(&reader)
            case "postData" where reader.peek() == "{": try readBody(&reader)
            default: try reader.skipValue()
            }
        }
    }

    private mutating func readHeaders(_ reader: inout JSONPullReader) throws(JSONError) {
        try reader.beginArray()
        while try reader.nextElement() {
            guard let header = try reader.value(atMost: HARReader.longestText),
                let name = header["name"]?.stringValue?.lowercased(), let value = header["value"]?.stringValue,
                RecordedExchange.readHeaders.contains(name)
            else { continue }
            recorded.headers[name] = value
        }
    }

    private mutating func readBody(_ reader: inout JSONPullReader) throws(JSONError) {
        var isBase64 = false
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "text": recorded.body = try reader.value(atMost: HARReader.longestBody)?.stringValue ?? ""
            case "encoding": isBase64 = try text(&reader) == "base64"
            case "params":
                recorded.form = (try reader.value(atMost: HARReader.longestBody)?.arrayValue ?? []).compactMap { pair in
                    pair["name"]?.stringValue.map { ($0, pair["value"]?.stringValue ?? "") }
                }
            default: try reader.skipValue()
            }
        }
        if isBase64 { recorded.body = Self.decoded(recorded.body) }
    }

    private mutating func readResponse(_ reader: inout JSONPullReader) throws(JSONError) {
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "status":
                let status = try reader.value(atMost: HARReader.longestText)?.integerValue ?? 0
                recorded.status = (100...999).contains(status) ? status : nil
            case "content" where reader.peek() == "{": try readAnswer(&reader)
            default: try reader.skipValue()
            }
        }
    }

    private mutating func readAnswer(_ reader: inout JSONPullReader) throws(JSONError) {
        var answer = ""
        var isBase64 = false
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "text": answer = try reader.value(atMost: HARReader.longestAnswer)?.stringValue ?? ""
            case "encoding": isBase64 = try text(&reader) == "base64"
            default: try reader.skipValue()
            }
        }
        if isBase64 { answer = Self.decoded(answer) }
        // Most answers are pages and pictures: what is no JSON says nothing.
        recorded.answer = try? JSON(parsing: answer)
    }

    private static func decoded(_ text: String) -> String {
        Data(base64Encoded: text).flatMap { String(bytes: $0, encoding: .utf8) } ?? ""
    }
}
