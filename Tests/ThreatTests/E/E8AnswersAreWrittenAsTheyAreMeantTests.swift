import AuthingAPI
import AuthingJSON
import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

/// Whatever a name, a field, a ticket or a service holds, an answer's document has the tree it should have.
///
/// The product writes XML and never reads it: entities and document types, the other half of the threat, have nobody to
/// attack.
@Suite("E8: answers about tickets are written as they are meant")
struct E8AnswersAreWrittenAsTheyAreMeantTests {
    private static let service = "https://app.example.org/"

    private static let hostile = [
        "</cas:user></cas:authenticationSuccess>", "<cas:user>root</cas:user>", "a&b", "&amp;", "&lt;x&gt;", "&#x41;",
        "&#0;",
        "<![CDATA[x]]>", "]]>", "<!-- x -->", "--><x/>", "<?xml version=\"1.0\"?>",
        "<!DOCTYPE a [<!ENTITY b \"c\">]>&b;",
        "<!DOCTYPE a SYSTEM \"file:///etc/passwd\">", "\"quoted\"", "'single'", "\" code=\"x", "a=b", "上海 😀 é e\u{301}",
        "\u{202E}evil", "\u{FEFF}", "\u{FFFD}", "% %s %n", "${x} #{x} {{x}}", "x]]><cas:proxies/>",
        "<cas:authenticationFailure code=\"x\">", "xmlns:cas=\"evil\"", String(repeating: "<a>", count: 20),
    ]

    /// Fields may hold what names may not.
    private static let moreHostile = [
        "a\u{85}b", "a\u{2028}b",
        "a\r\nb", "\ta\tb\t", " a  b ", "\n", "a\u{B}b\u{1}", "\u{FFFE}a", "a\u{FFFF}", "\r",
    ]

    @Test("in the name and the fields of a user", arguments: Array((hostile + moreHostile).enumerated()).map { $0 })
    func fields(number: Int, text: String) async throws {
        let pool = try await Backend.embedded.makePool()
        try await pool.set("casServices", [.string(Self.service)])
        let username = Self.hostile.contains(text) ? text : "user-\(number)"
        let user = try await pool.administration.createUser(
            UserCreation(
                username: username,
                profile: ["nickname": .string(text), "website": .string(text), "country": .string(text)]
            )
        )
        let issued = try await pool.administration.issueTicket(for: Self.service, user: user.id.rawValue)
        guard case .xml(let document) = try await pool.client().validateTicket(issued.ticket, service: Self.service)
        else {
            Issue.record("no document")
            return
        }
        // What XML cannot hold at all is replaced; all else comes back to the last byte.
        let readable = String(
            String.UnicodeScalarView(
                text.unicodeScalars.map {
                    ($0.value < 0x20 && !"\t\r\n".unicodeScalars.contains($0)) || $0.value & 0xFFFE == 0xFFFE
                        ? "\u{FFFD}" : $0
                }
            )
        )
        let attributes: [Tree] = [
            Tree("cas:authenticationDate", "2026-01-01T00:00:00+00:00"),
            Tree("cas:longTermAuthenticationRequestTokenUsed", "false"), Tree("cas:sub", user.id.rawValue),
            Tree("cas:nickname", readable), Tree("cas:picture", user.details[.photo] ?? ""),
            Tree("cas:website", readable), Tree("cas:gender", "U"),
            Tree("cas:updated_at", "\(Int(pool.now.timeIntervalSince1970))"),
            Tree("cas:address", [Tree("cas:country", readable)]),
        ]
        let expected = Tree(
            "cas:serviceResponse",
            ["xmlns:cas": "http://www.yale.edu/tp/cas"],
            [
                Tree(
                    "cas:authenticationSuccess",
                    [Tree("cas:user", user.username ?? ""), Tree("cas:attributes", attributes)]
                )
            ]
        )
        #expect(try Tree.parse(document) == expected)
    }

    @Test("in the ticket and the service", arguments: hostile + moreHostile)
    func ticketsAndServices(text: String) async throws {
        let pool = try await Backend.embedded.makePool()
        for ticket in [text, "ST-\(text)"] {
            guard case .xml(let document) = try await pool.client().validateTicket(Secret(ticket), service: text)
            else {
                Issue.record("no document")
                return
            }
            let failure = Tree(
                "cas:authenticationFailure",
                ["code": "INVALID_TICKET"],
                text: "ticket 不存在、已使用或已过期"
            )
            let root = Tree("cas:serviceResponse", ["xmlns:cas": "http://www.yale.edu/tp/cas"], [failure])
            #expect(try Tree.parse(document) == root)
        }
    }

    @Test("the JSON form holds every text as it is", arguments: hostile + moreHostile)
    func json(text: String) async throws {
        let pool = try await Backend.embedded.makePool()
        try await pool.set("casServices", [.string(Self.service)])
        let user = try await pool.administration.createUser(
            UserCreation(username: "ada", profile: ["nickname": .string(text)])
        )
        let issued = try await pool.administration.issueTicket(for: Self.service, user: user.id.rawValue)
        let answer = try await pool.client().validateTicket(issued.ticket, service: Self.service, format: "JSON")
        let read = try JSONSerialization.jsonObject(with: Data(answer.json.text().utf8)) as? [String: Any]
        let response = read?["serviceResponse"] as? [String: Any]
        let success = response?["authenticationSuccess"] as? [String: Any]
        let nickname = (success?["attributes"] as? [String: Any])?["nickname"] as? String
        // Foundation's reader drops a byte order mark that begins a text.
        let expected =
            text.unicodeScalars.first == "\u{FEFF}"
            ? text.unicodeScalars.dropFirst().map { $0 } : Array(text.unicodeScalars)
        #expect(nickname.map { Array($0.unicodeScalars) } == expected)
    }
}

/// An XML tree as a parser of its own reads it: names, attributes, texts; blanks between elements are left out.
private final class Tree: NSObject, XMLParserDelegate {
    private let name: String
    private var attributes: [String: String]
    private var text = ""
    private var children: [Tree] = []
    private var open: [Tree] = []

    init(_ name: String, _ attributes: [String: String] = [:], _ children: [Tree] = [], text: String = "") {
        self.name = name
        self.attributes = attributes
        self.children = children
        self.text = text
    }

    convenience init(_ name: String, _ children: [Tree]) { self.init(name, [:], children) }

    convenience init(_ name: String, _ text: String) { self.init(name, [:], [], text: text) }

    /// Reads a document with the system's parser, which neither fetches nor expands anything.
    static func parse(_ document: String) throws -> Tree {
        let reader = Tree("document")
        let parser = XMLParser(data: Data(document.utf8))
        parser.shouldResolveExternalEntities = false
        parser.delegate = reader
        guard parser.parse(), let root = reader.children.first, reader.children.count == 1 else {
            throw parser.parserError ?? CocoaError(.propertyListReadCorrupt)
        }
        return root
    }

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        let element = Tree(name, attributes)
        (open.last ?? self).children.append(element)
        open.append(element)
    }

    func parser(
        _ parser: XMLParser,
        didEndElement name: String,
        namespaceURI: String?,
        qualifiedName: String?
    ) {
        guard let element = open.popLast(), !element.children.isEmpty else { return }
        if element.text.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x0A }) { element.text = "" }
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }

    override func isEqual(_ other: Any?) -> Bool {
        guard let other = other as? Tree else { return false }
        return name == other.name && attributes == other.attributes
            && text.utf8.elementsEqual(other.text.utf8) && children == other.children
    }

    override var hash: Int { name.hashValue }

    override var description: String {
        "<\(name) \(attributes.sorted { $0.key < $1.key })>\(text.debugDescription)\(children)</\(name)>"
    }
}
