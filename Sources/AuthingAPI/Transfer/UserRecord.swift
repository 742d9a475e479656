public import AuthingJSON

/// One user as a file of an import or an export has it.
public struct UserRecord: Sendable {
    /// Everything but the password, by the API's names; what is absent is not said.
    public var fields: JSONObject
    /// A password in plain text, to be hashed by an import; an export never has it.
    public var password: Secret?
    /// A hash made by this or another system; an export has it only when told to.
    public var passwordHash: Secret?
    /// Whether every value is a text, since the format has no types: then a custom field says how its text is read.
    public var isUntyped: Bool

    /// Creates a record.
    ///
    /// - Parameters:
    ///   - fields: Everything but the password, by the API's names.
    ///   - password: A password in plain text.
    ///   - passwordHash: A hash of it.
    ///   - isUntyped: Whether every value is a text.
    public init(
        fields: JSONObject,
        password: Secret? = nil,
        passwordHash: Secret? = nil,
        isUntyped: Bool = false
    ) {
        self.isUntyped = isUntyped
        self.fields = fields
        self.password = password
        self.passwordHash = passwordHash
    }

    /// The field of a password in plain text.
    public static let passwordField = "password"
    /// The field of a user's custom data, a record; a table has a column of its own for each key, `customData.KEY`.
    public static let customDataField = "customData"
    /// The field of a password's hash.
    public static let passwordHashField = "passwordHash"

    /// The fields of a user that an export writes and an import reads, in the order of the columns.
    public static let fieldNames: [String] =
        [
            "id", "status", "username", "email", "emailVerified", "phone", "phoneVerified", "unionid", "openid",
            "externalId", "registerSource", "oauth", "blocked", "loginsCount", "lastLogin", "lastIP", "signedUp",
            "createdAt", "updatedAt",
        ] + ProfileField.allCases.map(\.rawValue)

    /// Fields of a user's JSON that an import passes over: the pool makes them itself.
    public static let ignoredNames: Set<String> = ["arn", "userPoolId", "token", "tokenExpiredAt", "isDeleted"]
}

/// Gives the users of a file, as often as asked: an import reads it twice, to check all of it before it writes.
public protocol UserRecordSource: Sendable {
    /// Starts at the beginning.
    ///
    /// - Returns: A reader of its own.
    /// - Throws: ``UserRecordFault`` when the file cannot be read or its heading is wrong.
    func makeReader() throws(UserRecordFault) -> any UserRecordReader
}

/// Reads users one after the other; used on one thread at a time.
public protocol UserRecordReader: AnyObject {
    /// The next user.
    ///
    /// - Returns: The user; nil behind the last one.
    /// - Throws: ``UserRecordFault``; unless it is final, the next call goes on behind it.
    func next() throws(UserRecordFault) -> UserRecord?

    /// Where a field of the user that was read last stands.
    ///
    /// - Parameter field: Its name; nil for the user as a whole.
    /// - Returns: The place.
    func place(of field: String?) -> FilePlace

    /// How much of the file was read, 0 to 1.
    var progress: Double { get }
}

/// Takes the users of an export.
public protocol UserRecordSink: Sendable {
    /// Is told before the first user which custom fields there are.
    ///
    /// - Parameter customKeys: The keys, in the order of their definitions.
    /// - Returns: False when nothing can be taken.
    func begin(customKeys: [String]) -> Bool

    /// Takes one user.
    ///
    /// - Parameter record: The user.
    /// - Returns: False when nothing more can be taken, such as on a full disk; the sink knows why.
    func write(_ record: UserRecord) -> Bool
}

/// A place in a text file.
public struct FilePlace: Sendable, Equatable {
    /// The line, from 1.
    public let line: Int
    /// The column, from 1, counted in characters.
    public let column: Int

    /// Creates a place.
    ///
    /// - Parameters:
    ///   - line: The line, from 1.
    ///   - column: The column, from 1, counted in characters.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// What is wrong with one user of a file.
public struct UserRecordFault: Error, Sendable, Equatable {
    /// Where; nil for the file as a whole.
    public let place: FilePlace?
    /// The field, where it is one.
    public let field: String?
    /// What is wrong, and what to do about it.
    public let reason: AuthingError
    /// Whether what follows cannot be read either.
    public let isFinal: Bool

    /// Creates a fault.
    ///
    /// - Parameters:
    ///   - reason: What is wrong, and what to do about it.
    ///   - place: Where; nil for the file as a whole.
    ///   - field: The field, where it is one.
    ///   - isFinal: Whether what follows cannot be read either.
    public init(_ reason: AuthingError, at place: FilePlace?, field: String? = nil, isFinal: Bool = false) {
        self.reason = reason
        self.place = place
        self.field = field
        self.isFinal = isFinal
    }

    /// The fault in a line, with its place.
    public var message: LocalizedText {
        guard let place else { return reason.message }
        return LocalizedText(
            chinese: "第 \(place.line) 行第 \(place.column) 列：\(reason.message.chinese)",
            english: "line \(place.line), column \(place.column): \(reason.message.english)"
        )
    }

    /// The fault as a record, in one language.
    ///
    /// - Parameter language: The language.
    /// - Returns: Line, column, field, code, message and hint.
    public func json(in language: Language) -> JSON {
        [
            "line": place.map { .integer($0.line) } ?? .null,
            "column": place.map { .integer($0.column) } ?? .null,
            "field": .orNull(field),
            "code": .integer(reason.code.rawValue),
            "message": .string(reason.message(in: language)),
            "hint": .orNull(reason.hint(in: language)),
        ]
    }
}
