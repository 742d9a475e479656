package import AuthingAPI

/// How a file writes users.
package enum UserFileFormat: String, Sendable, CaseIterable {
    /// One JSON object a line.
    case jsonl
    /// A table with a heading, RFC 4180.
    case csv

    /// The format that a file's name says, `jsonl` where it says none.
    package init(of name: String) {
        self = name.lowercased().hasSuffix(".csv") ? .csv : .jsonl
    }
}

/// The users of a file, or of bytes in memory.
package struct UserFile: UserRecordSource {
    /// Where the users are.
    package enum Place: Sendable {
        /// In a file.
        case file(NamedFile)
        /// In memory: what standard input gave.
        case bytes([UInt8])
    }

    private let place: Place
    private let format: UserFileFormat

    /// Creates a source; nothing is opened yet.
    package init(_ place: Place, format: UserFileFormat) {
        self.place = place
        self.format = format
    }

    /// Opens the file anew.
    package func makeReader() throws(UserRecordFault) -> any UserRecordReader {
        do throws(FileFault) {
            let lines =
                switch place {
                case .file(let file): try FileLines(file)
                case .bytes(let bytes): FileLines(bytes: bytes)
                }
            return switch format {
            case .jsonl: UserJSONReader(lines)
            case .csv: UserTableReader(lines)
            }
        } catch {
            throw UserRecordFault(.importUnreadable(error.text), at: nil, isFinal: true)
        }
    }
}

extension FileFault {
    /// The fault in both languages: what the system says is English.
    var text: LocalizedText { LocalizedText(chinese: message, english: message) }
}
