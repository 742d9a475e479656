import AuthingAPI
import AuthingJSON

/// Reads users from JSON lines; empty lines are passed over.
final class UserJSONReader: UserRecordReader {
    private let lines: FileLines
    private var line: [UInt8] = []
    private var number = 0

    init(_ lines: FileLines) {
        self.lines = lines
    }

    var progress: Double { lines.progress }

    func next() throws(UserRecordFault) -> UserRecord? {
        repeat {
            line.removeAll(keepingCapacity: true)
            do throws(FileFault) {
                guard try lines.readLine(into: &line) else { return nil }
            } catch {
                throw UserRecordFault(.importUnreadable(error.text), at: nil, isFinal: true)
            }
            number += 1
        } while line.allSatisfy(Self.isBlank)
        guard case .object(let object) = try parse() else {
            throw UserRecordFault(.importUnreadable(Self.noObject), at: FilePlace(line: number, column: 1))
        }
        return try record(of: object)
    }

    private func parse() throws(UserRecordFault) -> JSON {
        do throws(JSONError) {
            return try JSON(parsing: line)
        } catch {
            let text = LocalizedText(chinese: "JSON 有误：\(error.message)", english: error.message)
            throw UserRecordFault(.importUnreadable(text), at: FilePlace(line: number, column: error.column))
        }
    }

    private func record(of object: JSONObject) throws(UserRecordFault) -> UserRecord {
        var record = UserRecord(fields: object)
        record.password = try take(UserRecord.passwordField, from: &record.fields)
        record.passwordHash = try take(UserRecord.passwordHashField, from: &record.fields)
        return record
    }

    private func take(_ field: String, from fields: inout JSONObject) throws(UserRecordFault) -> Secret? {
        guard let value = fields[field] else { return nil }
        fields[field] = nil
        if value.isNull { return nil }
        guard let text = value.stringValue else {
            let expected = LocalizedText(chinese: "文本", english: "a text")
            throw UserRecordFault(.badArgument(field, expected: expected), at: place(of: field), field: field)
        }
        return text.isEmpty ? nil : Secret(text)
    }

    /// Looks the key up in the line, which nobody needs unless there is a fault.
    func place(of field: String?) -> FilePlace {
        let start = line.prefix { Self.isBlank($0) }.count
        let offset = field.flatMap { JSONKeys.offset(of: $0, in: line) } ?? start
        return FilePlace(line: number, column: String(decoding: line[..<offset], as: UTF8.self).count + 1)
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    private static let noObject = LocalizedText(
        chinese: "每行必须是一个 JSON 对象",
        english: "each line must be a JSON object"
    )
}

/// Finds keys in the text of an object that is well formed.
enum JSONKeys {
    /// Where a key of the outermost object begins, counted in bytes.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - bytes: The text.
    /// - Returns: The offset of its quote; nil where there is no such key.
    static func offset(of key: String, in bytes: [UInt8]) -> Int? {
        var depth = 0
        var offset = 0
        var expectsKey = false
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                expectsKey = depth == 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ","): expectsKey = depth == 1
            case UInt8(ascii: "\""):
                let end = endOfString(at: offset, in: bytes)
                if expectsKey, isKey(key, bytes[offset..<end]) { return offset }
                expectsKey = false
                offset = end
                continue
            default: break
            }
            offset += 1
        }
        return nil
    }

    private static func endOfString(at start: Int, in bytes: [UInt8]) -> Int {
        var offset = start + 1
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
            offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(offset + 1, bytes.count)
    }

    private static func isKey(_ key: String, _ text: ArraySlice<UInt8>) -> Bool {
        // The text was read before, so that it is read again; a string that is none is no key.
        do { return try JSON(parsing: Array(text)).stringValue == key } catch { return false }
    }
}
