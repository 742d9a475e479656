import AuthingJSON
import Foundation

/// A request as a recording has it, and its answer; it lives only until it is mapped, and nothing keeps it.
struct RecordedExchange {
    /// Where it stands, such as `entry 3`.
    var place = ""
    var method = "GET"
    var url = URLParts()
    /// The headers by lower-case name, only those that a script is made of.
    var headers: [String: String] = [:]
    var body = ""
    /// Pairs of a form.
    var form: [(name: String, value: String)] = []
    /// When it began.
    var startedAt: Date?
    /// The status of the answer; nil where there is none, as in a line of curl.
    var status: Int?
    /// The answer where it is JSON and not too long.
    var answer: JSON?

    /// The headers that are read; of all others not even the value is.
    static let readHeaders: Set = [
        "authorization", "cookie", "x-authing-app-id", "x-authing-userpool-id", "x-forwarded-for", "x-real-ip",
        "content-type",
    ]
}

/// The parts of an address that a call is known by.
struct URLParts {
    var host = ""
    /// The path, percent-decoded.
    var path = ""
    var query: [(name: String, value: String)] = []

    /// Creates no address.
    init() {}

    /// Reads an address.
    ///
    /// - Parameter text: The address, absolute or without a scheme.
    init?(_ text: String) {
        var rest = Substring(text)
        if let scheme = rest.range(of: "://") { rest = rest[scheme.upperBound...] }
        if let fragment = rest.firstIndex(of: "#") { rest = rest[..<fragment] }
        if let mark = rest.firstIndex(of: "?") {
            query = Self.pairs(String(rest[rest.index(after: mark)...]))
            rest = rest[..<mark]
        }
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        host = rest[..<slash].split(separator: "@").last.map { $0.lowercased() } ?? ""
        path = String(rest[slash...])
        path = path.removingPercentEncoding ?? path
        if path.count > 1, path.hasSuffix("/") { path.removeLast() }
        guard !host.isEmpty else { return nil }
    }

    /// The first value of a name.
    subscript(name: String) -> String? { query.first { $0.name == name }?.value }

    /// Reads `name=value&…`.
    static func pairs(_ text: String) -> [(name: String, value: String)] {
        text.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let decoded = parts.map { part in
                let text = String(part.replacing("+", with: " "))
                return text.removingPercentEncoding ?? text
            }
            return (decoded.first ?? "", decoded.count > 1 ? decoded[1] : "")
        }
    }
}
