package import AuthingAPI
import AuthingJSON
import Synchronization

/// Users for an import, or of an export, in memory; each stands in a line of its own.
package final class RecordList: UserRecordSource, UserRecordSink {
    private let records: Mutex<[UserRecord]>

    /// Creates a list.
    ///
    /// - Parameter records: Its users.
    package init(_ records: [UserRecord] = []) {
        self.records = Mutex(records)
    }

    /// The users.
    package var all: [UserRecord] { records.withLock { $0 } }

    /// The users as JSON text, hashes included.
    package var texts: [String] {
        all.map { record in
            var fields = record.fields
            fields["passwordHash"] = record.passwordHash.map { .string($0.reveal { $0 }) }
            return JSON.object(fields).text()
        }
    }

    /// Takes note of nothing.
    package func begin(customKeys: [String]) -> Bool { true }

    /// Takes a user of an export.
    package func write(_ record: UserRecord) -> Bool {
        records.withLock { $0.append(record) }
        return true
    }

    /// Starts at the first user.
    package func makeReader() throws(UserRecordFault) -> any UserRecordReader { Reader(all) }

    private final class Reader: UserRecordReader {
        private let records: [UserRecord]
        private var position = 0

        init(_ records: [UserRecord]) { self.records = records }

        var progress: Double { Double(position) / Double(max(1, records.count)) }

        func next() throws(UserRecordFault) -> UserRecord? {
            guard position < records.count else { return nil }
            position += 1
            return records[position - 1]
        }

        func place(of field: String?) -> FilePlace { FilePlace(line: position, column: 1) }
    }
}
