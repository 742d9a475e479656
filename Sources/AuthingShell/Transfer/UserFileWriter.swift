package import AuthingAPI
import AuthingJSON
import Synchronization

/// Writes users as one of the formats.
package final class UserFileWriter: UserRecordSink {
    private let format: UserFileFormat
    private let withHashes: Bool
    private let columns = Mutex<[String]>([])
    private let take: @Sendable ([UInt8]) -> Bool

    /// Creates a writer.
    ///
    /// - Parameters:
    ///   - format: The format.
    ///   - withHashes: Whether the hashes of the passwords are written.
    ///   - take: Takes the bytes; false when it takes no more.
    package init(_ format: UserFileFormat, withHashes: Bool, to take: @escaping @Sendable ([UInt8]) -> Bool) {
        self.format = format
        self.take = take
        self.withHashes = withHashes
    }

    /// Writes the heading, where the format has one.
    package func begin(customKeys: [String]) -> Bool {
        guard format == .csv else { return true }
        let custom = customKeys.map { "\(UserRecord.customDataField).\($0)" }
        let heading = UserRecord.fieldNames + custom + (withHashes ? [UserRecord.passwordHashField] : [])
        columns.withLock { $0 = heading }
        return take(Self.row(heading))
    }

    /// Writes one user.
    package func write(_ record: UserRecord) -> Bool {
        var fields = record.fields
        // This is the one place where a hash leaves the core: an export that was told to.
        if let hash = record.passwordHash { fields[UserRecord.passwordHashField] = .string(hash.reveal { $0 }) }
        switch format {
        case .jsonl: return take(JSON.object(fields).bytes() + [0x0A])
        case .csv:
            for (key, value) in fields[UserRecord.customDataField]?.objectValue ?? [:] {
                fields["\(UserRecord.customDataField).\(key)"] = value
            }
            return take(Self.row(columns.withLock { $0 }.map { Self.cell(fields[$0]) }))
        }
    }

    private static func cell(_ value: JSON?) -> String {
        switch value {
        case nil, .null: ""
        case .string(let text): text
        case .some(let value): value.text()
        }
    }

    /// A row with the line end that RFC 4180 asks for; cells are quoted where they must be.
    private static func row(_ cells: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            let needsQuotes = cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
            if needsQuotes {
                bytes += Array("\"".utf8) + Array(cell.replacing("\"", with: "\"\"").utf8) + Array("\"".utf8)
            } else {
                bytes += cell.utf8
            }
        }
        return bytes + [0x0D, 0x0A]
    }
}
