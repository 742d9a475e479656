import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

@testable import AuthingShell

/// Files of users, as they are read and written.
@Suite("Files of users")
struct UserFileTests {
    private func read(_ text: String, _ format: UserFileFormat) throws -> [UserRecord] {
        let reader = try UserFile(.bytes(Array(text.utf8)), format: format).makeReader()
        var records: [UserRecord] = []
        while let record = try reader.next() { records.append(record) }
        return records
    }

    private func fault(_ text: String, _ format: UserFileFormat) -> UserRecordFault? {
        #expect(throws: UserRecordFault.self) { try read(text, format) }
    }

    @Test("RFC 4180: quotes, commas, line breaks, doubled quotes, CRLF, LF and a byte order mark")
    func table() throws {
        let text = "\u{FEFF}username,nickname,address,password\r\nada,\"A \"\"x\"\", B\",\"a\r\nb\",pw\nbob,,,\r\n"
        let records = try read(text, .csv)
        #expect(
            records.map(\.fields) == [
                ["username": "ada", "nickname": "A \"x\", B", "address": "a\r\nb"], ["username": "bob"],
            ]
        )
        #expect(records.map(\.password) == ["pw", nil])
    }

    @Test("an empty line is no row, and the last line needs no end")
    func emptyLines() throws {
        #expect(try read("username\n\nada\n\r\nbob", .csv).count == 2)
        #expect(try read("\n{\"username\":\"ada\"}\n  \n{\"username\":\"bob\"}", .jsonl).count == 2)
    }

    @Test(
        "faults of a table have their place",
        arguments: [
            ("", nil, "the file is empty: its first row must name the fields"),
            ("a,a\n", FilePlace(line: 1, column: 3), "the heading names a twice"),
            ("a,,b\n", FilePlace(line: 1, column: 3), "the heading has an empty name"),
            ("a,b\nü,x\"y\n", FilePlace(line: 2, column: 4), "a quote inside a cell"),
            ("a,b\n\"x\"y,z\n", FilePlace(line: 2, column: 4), "behind the closing quote"),
            ("a,b\n1,2\n1,\"x\n2\n", FilePlace(line: 3, column: 3), "the quote is never closed"),
            ("a,b\n1,2,3\n", FilePlace(line: 2, column: 5), "the row has 3 cells, the heading 2"),
            ("a,b\n1\n", FilePlace(line: 2, column: 1), "the row has 1 cells, the heading 2"),
        ] as [(String, FilePlace?, String)]
    )
    func faultyTable(text: String, place: FilePlace?, message: String) {
        let fault = fault(text, .csv)
        #expect(fault?.place == place)
        #expect(fault?.reason.message.english.hasPrefix(message) == true, "\(String(describing: fault))")
    }

    @Test(
        "faults of JSON lines have their place",
        arguments: [
            ("{\"a\":1}\n{\"b\":}\n", FilePlace(line: 2, column: 6)), ("[1]\n", FilePlace(line: 1, column: 1)),
            ("{\"a\":1,\"a\":2}", FilePlace(line: 1, column: 8)),
            ("{\"ü\":1, \"password\": 3}", FilePlace(line: 1, column: 9)),
        ]
    )
    func faultyLines(text: String, place: FilePlace) {
        #expect(fault(text, .jsonl)?.place == place)
    }

    @Test("a fault in a line of JSON does not end the file")
    func goesOn() throws {
        let reader = try UserFile(.bytes(Array("{\n{\"username\":\"ada\"}\n".utf8)), format: .jsonl).makeReader()
        let fault = #expect(throws: UserRecordFault.self) { try reader.next() }
        #expect(fault?.isFinal == false)
        #expect(try reader.next()?.fields["username"] == "ada")
    }

    @Test("the place of a field is that of its key on the outermost level")
    func places() throws {
        let line = #"{"x": {"email": 1, "y": "\"email\""}, "email": "a"}"#
        let reader = try UserFile(.bytes(Array(line.utf8)), format: .jsonl).makeReader()
        _ = try reader.next()
        #expect(reader.place(of: "email") == FilePlace(line: 1, column: 39))
        let table = try UserFile(.bytes(Array("a,email\n\"x\ny\",z\n".utf8)), format: .csv).makeReader()
        _ = try table.next()
        #expect(table.place(of: "email") == FilePlace(line: 3, column: 4))
    }

    @Test("a line of more than 1 MiB is refused, however it is quoted", arguments: ["", "\""])
    func longLine(quote: String) throws {
        let text = "username\n" + quote + String(repeating: "x", count: 1 << 21) + "\n"
        #expect(fault(text, .csv)?.isFinal == true)
    }

    @Test("what one format writes it reads again", arguments: UserFileFormat.allCases)
    func roundTrip(format: UserFileFormat) throws {
        let bytes = RecordBytes()
        let writer = UserFileWriter(format, withHashes: true, to: bytes.append)
        #expect(writer.begin(customKeys: ["level"]))
        let texts = ["plain", "a,b", "\"quoted\"", "line\r\nbreak\n", "蒸汽 é", " blank ", "=1+1", "[1]"]
        for text in texts {
            let fields: JSONObject = ["username": .string(text), "customData": ["level": 7]]
            _ = writer.write(UserRecord(fields: fields, passwordHash: "$hash,\"x\""))
        }
        let records = try read(String(decoding: bytes.all, as: UTF8.self), format)
        #expect(records.map { $0.fields["username"]?.stringValue } == texts)
        let level: [JSON?] = records.map { $0.fields["customData.level"] ?? $0.fields["customData"]?["level"] }
        #expect(level.allSatisfy { $0 == (format == .csv ? "7" : 7) })
        #expect(records.allSatisfy { $0.passwordHash == "$hash,\"x\"" })
    }
}
