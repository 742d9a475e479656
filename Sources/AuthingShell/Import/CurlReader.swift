import Foundation

/// Reads lines of curl, as browsers give them for a Bourne shell.
package enum CurlReader {
    /// Makes a script of one or more commands.
    ///
    /// - Parameter bytes: The text.
    /// - Returns: The script.
    /// - Throws: `ImportFault` with the line and column of what cannot be read.
    package static func script(of bytes: [UInt8]) throws(ImportFault) -> ImportedScript {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ImportFault(place: "line 1, column 1", message: "the text is not UTF-8")
        }
        let ledger = SecretLedger()
        let mapper = CallMapper(ledger: ledger)
        var entries: [ImportedEntry] = []
        var reader = ShellWords(text)
        var number = 0
        while let words = try reader.nextCommand() {
            number += 1
            var command = CurlCommand(words)
            var exchange = try command.exchange()
            exchange.place = "command \(number)"
            entries += mapper.map(exchange)
        }
        guard number > 0 else {
            throw ImportFault(place: "line 1, column 1", message: "there is no curl command")
        }
        var composer = ScriptComposer(ledger: ledger, command: "authing import curl")
        return composer.script(of: entries)
    }
}

/// A word of a command line, and where it begins.
struct ShellWord {
    let text: String
    let line: Int
    let column: Int

    var place: String { "line \(line), column \(column)" }
}

/// Splits text into words as a Bourne shell does; nothing is expanded.
struct ShellWords {
    private let text: [Unicode.Scalar]
    private var offset = 0
    private var line = 1
    private var column = 1

    init(_ text: String) {
        // A line end of Windows is one, too.
        self.text = Array(text.replacing("\r\n", with: "\n").unicodeScalars)
    }

    private var next: Unicode.Scalar? { offset < text.count ? text[offset] : nil }
    private var second: Unicode.Scalar? { offset + 1 < text.count ? text[offset + 1] : nil }

    private mutating func take() -> Unicode.Scalar? {
        guard let character = next else { return nil }
        offset += 1
        if character == "\n" {
            line += 1
            column = 1
        } else {
            column += 1
        }
        return character
    }

    private func fault(_ message: String) -> ImportFault {
        ImportFault(place: "line \(line), column \(column)", message: message)
    }

    /// The words of the next command, which ends at a line end, `;`, `&` or `|`.
    mutating func nextCommand() throws(ImportFault) -> [ShellWord]? {
        var words: [ShellWord] = []
        while let next {
            switch next {
            case " ", "\t": _ = take()
            case "\\" where second == "\n":
                _ = take()
                _ = take()
            case "\n", ";", "&", "|":
                _ = take()
                if !words.isEmpty { return words }
            case "#" where words.isEmpty:
                while let other = self.next, other != "\n" { _ = take() }
            default:
                let (line, column) = (line, column)
                words.append(ShellWord(text: try word(), line: line, column: column))
            }
        }
        return words.isEmpty ? nil : words
    }

    private mutating func word() throws(ImportFault) -> String {
        var text = String.UnicodeScalarView()
        while let next {
            switch next {
            case " ", "\t", "\n", ";", "&", "|": return String(text)
            case "'":
                _ = take()
                try takeRaw(into: &text)
            case "\"":
                _ = take()
                try takeCooked(into: &text)
            case "$" where second == "'":
                _ = take()
                _ = take()
                try takeEscaped(into: &text)
            case "$" where second == "\"":
                _ = take()
            case "\\":
                _ = take()
                guard let escaped = take() else { return String(text) }
                if escaped != "\n" { text.append(escaped) }
            default:
                _ = take()
                text.append(next)
            }
        }
        return String(text)
    }

    /// Reads `'…'` behind its first quote.
    private mutating func takeRaw(into text: inout String.UnicodeScalarView) throws(ImportFault) {
        while let character = take() {
            if character == "'" { return }
            text.append(character)
        }
        throw fault("a ' is not closed")
    }

    /// Reads `"…"` behind its first quote.
    private mutating func takeCooked(into text: inout String.UnicodeScalarView) throws(ImportFault) {
        while let character = take() {
            switch character {
            case "\"": return
            case "\\":
                guard let escaped = take() else { break }
                switch escaped {
                case "\n": break
                case "\"", "\\", "$", "`": text.append(escaped)
                default:
                    text.append("\\")
                    text.append(escaped)
                }
            default: text.append(character)
            }
        }
        throw fault("a \" is not closed")
    }

    /// Reads `$'…'` behind its first quote.
    private mutating func takeEscaped(into text: inout String.UnicodeScalarView) throws(ImportFault) {
        var bytes: [UInt8] = []
        while let character = take() {
            guard character != "'" else {
                text += String(decoding: bytes, as: UTF8.self).unicodeScalars
                return
            }
            guard character == "\\" else {
                bytes += Array(String(character).utf8)
                continue
            }
            guard let escaped = take() else { break }
            switch escaped {
            case "n": bytes.append(0x0A)
            case "t": bytes.append(0x09)
            case "r": bytes.append(0x0D)
            case "a": bytes.append(0x07)
            case "b": bytes.append(0x08)
            case "f": bytes.append(0x0C)
            case "v": bytes.append(0x0B)
            case "e", "E": bytes.append(0x1B)
            case "x": bytes.append(UInt8(truncatingIfNeeded: number(radix: 16, atMost: 2)))
            case "u", "U":
                let scalar = Unicode.Scalar(number(radix: 16, atMost: escaped == "u" ? 4 : 8))
                bytes += Array(String(scalar ?? "\u{FFFD}").utf8)
            case "0"..."7":
                offset -= 1
                column -= 1
                bytes.append(UInt8(truncatingIfNeeded: number(radix: 8, atMost: 3)))
            case "\\", "'", "\"", "?": bytes += Array(String(escaped).utf8)
            default: bytes += Array("\\\(escaped)".utf8)
            }
        }
        throw fault("a $' is not closed")
    }

    private mutating func number(radix: Int, atMost count: Int) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<count {
            guard let next, next.isASCII, let digit = Character(next).hexDigitValue, digit < radix else { break }
            value = value << (radix == 16 ? 4 : 3) | UInt32(digit)
            _ = take()
        }
        return value
    }
}

/// One command of curl.
private struct CurlCommand {
    private let words: [ShellWord]
    private var index = 0
    private var recorded = RecordedExchange()
    private var method: String?
    private var data: [String] = []
    private var isGet = false

    init(_ words: [ShellWord]) { self.words = words }

    /// The options of curl that take a value and say nothing about the call.
    private static let ignoredWithValue: Set = [
        "-o", "--output", "-A", "--user-agent", "-e", "--referer", "-m", "--max-time", "--connect-timeout", "-x",
        "--proxy", "--cacert", "--cert", "--key", "-E", "--resolve", "--retry", "--retry-delay", "-w", "--write-out",
        "-c", "--cookie-jar", "--interface", "--tls-max", "--ciphers", "-D", "--dump-header", "-T", "--upload-file",
        "--limit-rate", "--max-redirs", "--connect-to", "--noproxy", "-U", "--proxy-user", "--stderr", "--trace",
        "--trace-ascii", "--http2-prior-knowledge-host", "-K", "--config", "-r", "--range", "-z", "--time-cond",
    ]
    /// Those with a value of which one letter is enough, for words such as `-XPOST`.
    private static let lettersWithValue: Set<Character> = [
        "H", "d", "X", "b", "u", "o", "A", "e", "m", "x", "E", "w", "c", "D", "T", "U", "K", "r", "z", "F",
    ]

    mutating func exchange() throws(ImportFault) -> RecordedExchange {
        guard let first = words.first, Self.isCurl(first.text) else {
            throw ImportFault(place: words.first?.place ?? "line 1, column 1", message: "the command is not curl")
        }
        index = 1
        while index < words.count {
            let word = words[index]
            index += 1
            if word.text.hasPrefix("--"), word.text.count > 2 {
                try take(word.text, word, value: nil)
            } else if word.text.hasPrefix("-"), word.text.count > 1 {
                try takeLetters(word)
            } else {
                setAddress(word.text)
            }
        }
        guard !recorded.url.host.isEmpty else {
            throw ImportFault(place: words[0].place, message: "the command has no address")
        }
        let body = data.joined(separator: "&")
        if isGet {
            recorded.url.query += URLParts.pairs(body)
        } else {
            recorded.body = body
        }
        recorded.method = (method ?? (data.isEmpty || isGet ? "GET" : "POST")).uppercased()
        return recorded
    }

    private static func isCurl(_ text: String) -> Bool {
        let name = text.split(separator: "/").last.map(String.init) ?? ""
        return name == "curl" || name == "curl.exe"
    }

    private mutating func setAddress(_ text: String) {
        if recorded.url.host.isEmpty { recorded.url = URLParts(text) ?? URLParts() }
    }

    /// `-sSL`, `-XPOST`, `-H value`.
    private mutating func takeLetters(_ word: ShellWord) throws(ImportFault) {
        var letters = word.text.dropFirst()
        while let letter = letters.popFirst() {
            if Self.lettersWithValue.contains(letter) {
                return try take("-\(letter)", word, value: letters.isEmpty ? nil : String(letters))
            }
            try take("-\(letter)", word, value: nil)
        }
    }

    private mutating func take(_ option: String, _ word: ShellWord, value given: String?) throws(ImportFault) {
        switch option {
        case "-H", "--header": setHeader(try value(given, word))
        case "-X", "--request": method = try value(given, word)
        case "-d", "--data", "--data-ascii", "--data-binary": data.append(try body(try value(given, word), word))
        case "--data-raw": data.append(try value(given, word))
        case "--data-urlencode": data.append(try encoded(try value(given, word), word))
        case "--json":
            data.append(try body(try value(given, word), word))
            setHeader("content-type: application/json")
        case "-b", "--cookie": recorded.headers["cookie"] = try value(given, word)
        case "-u", "--user":
            let pair = try value(given, word)
            setHeader("authorization: Basic \(Data(pair.utf8).base64EncodedString())")
        case "--oauth2-bearer": setHeader("authorization: Bearer \(try value(given, word))")
        case "--url": setAddress(try value(given, word))
        case "-G", "--get": isGet = true
        case "-I", "--head": method = "HEAD"
        case "-F", "--form", "--form-string":
            let pair = try value(given, word).split(separator: "=", maxSplits: 1).map(String.init)
            recorded.form.append((pair.first ?? "", pair.count > 1 ? pair[1] : ""))
            if method == nil { method = "POST" }
        case let option where Self.ignoredWithValue.contains(option): _ = try value(given, word)
        default:
            // A flag, such as --compressed; what takes a value and is unknown leaves that as a word without a host.
            return
        }
    }

    private mutating func value(_ given: String?, _ word: ShellWord) throws(ImportFault) -> String {
        if let given { return given }
        guard index < words.count else {
            throw ImportFault(place: word.place, message: "the last option lacks its value")
        }
        defer { index += 1 }
        return words[index].text
    }

    private mutating func setHeader(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1)
        let name = parts.first?.trimmingCharacters(in: .whitespaces).lowercased() ?? ""
        guard parts.count == 2, RecordedExchange.readHeaders.contains(name) else { return }
        recorded.headers[name] = parts[1].trimmingCharacters(in: .whitespaces)
    }

    /// A body; one in a file is not read.
    private func body(_ text: String, _ word: ShellWord) throws(ImportFault) -> String {
        guard !text.hasPrefix("@") else {
            throw ImportFault(place: word.place, message: "the body is in a file, which is not read; write it here")
        }
        return text
    }

    /// `content`, `=content`, `name=content`; with a file they are not read.
    private func encoded(_ text: String, _ word: ShellWord) throws(ImportFault) -> String {
        func escape(_ text: Substring) -> String {
            text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        }
        if let equals = text.firstIndex(of: "=") {
            let name = text[..<equals]
            let content = escape(text[text.index(after: equals)...])
            return name.isEmpty ? content : "\(name)=\(content)"
        }
        guard !text.contains("@") else {
            throw ImportFault(place: word.place, message: "the body is in a file, which is not read; write it here")
        }
        return escape(text[...])
    }
}
