/// Takes the messages out of a stream: a header with `Content-Length`, an empty line, so many bytes.
///
/// - SeeAlso: Language Server Protocol 3.17, base protocol.
struct MessageReader {
    /// What is no message; there is no telling where the next one would begin.
    struct Fault: Error {
        let reason: String
    }

    private static let maximumHeader = 4096
    private static let maximumBody = 64 << 20

    private var buffer: [UInt8] = []
    private var start = 0

    /// Takes what was read.
    mutating func append(_ bytes: some Collection<UInt8>) {
        if start > 0 {
            buffer.removeFirst(start)
            start = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// The next whole message, `nil` where more must be read first.
    mutating func next() throws(Fault) -> String? {
        let limit = min(buffer.count, start + Self.maximumHeader)
        var end = start
        while end + 3 < limit, !buffer[end..<end + 4].elementsEqual("\r\n\r\n".utf8) { end += 1 }
        guard end + 3 < limit else {
            if limit - start == Self.maximumHeader { throw Fault(reason: "a header has no end") }
            return nil
        }
        let length = try Self.length(String(decoding: buffer[start..<end], as: UTF8.self))
        let body = end + 4
        guard buffer.count - body >= length else { return nil }
        start = body + length
        return String(decoding: buffer[body..<start], as: UTF8.self)
    }

    private static func length(_ header: String) throws(Fault) -> Int {
        for line in header.split(separator: "\r\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
            let digits = parts[1].filter { $0 != " " && $0 != "\t" }
            guard let length = Int(digits), (0...maximumBody).contains(length) else { break }
            return length
        }
        throw Fault(reason: "a header has no Content-Length from 0 to \(maximumBody)")
    }

    /// A message with its header.
    static func frame(_ body: String) -> String { "Content-Length: \(body.utf8.count)\r\n\r\n\(body)" }
}
