import AuthingAPI
import AuthingCore
import Foundation
import GRDB

/// The row of a user.
enum AccountRecord {
    /// The columns besides the profile's, in the order in which a row is read and written.
    private static let fixedColumns = [
        "id", "status", "username", "email", "emailVerified", "phone", "phoneVerified", "unionID", "openID",
        "externalID", "registerSource", "oauth", "tokenExpiredAt", "loginsCount", "lastLogin", "lastIP", "signedUp",
        "createdAt", "updatedAt", "isBlocked", "isDeleted", "passwordHash", "passwordLevel", "lockedUntil",
        "passwordSetAt", "resetsPassword",
    ]

    private static let columns = fixedColumns + ProfileField.allCases.map(\.rawValue)

    /// The columns that are written: those, and the key that decides whether two usernames are one.
    private static let written = columns + ["usernameKey"]

    /// Reads accounts, with the pool's id as the first column; a condition goes behind it.
    static let select = """
        SELECT (SELECT poolID FROM pool), \(columns.joined(separator: ", ")) FROM user WHERE isDeleted = 0
        """

    /// Adds an account.
    static let insert = """
        INSERT INTO user (\(written.joined(separator: ", ")))
        VALUES (\(written.map { _ in "?" }.joined(separator: ", ")))
        """

    /// Writes an account anew; the id goes behind ``arguments(of:usernameKey:)``.
    static let update = """
        UPDATE user SET (\(written.joined(separator: ", "))) = (\(written.map { _ in "?" }.joined(separator: ", ")))
        WHERE id = ?
        """

    /// The values of an account for ``insert``.
    ///
    /// - Parameters:
    ///   - account: The account.
    ///   - usernameKey: The text that no two usernames share.
    /// - Returns: The values in the order of the columns.
    static func arguments(of account: Account, usernameKey: String?) -> StatementArguments {
        let user = account.user
        var values: [(any DatabaseValueConvertible)?] = [
            user.id.rawValue, user.status.rawValue, user.username, user.email, user.emailVerified, user.phone,
            user.phoneVerified, user.unionID, user.openID, user.externalID, user.registerSource.joined(separator: "\n"),
            user.oauth,
            user.tokenExpiredAt?.milliseconds, user.loginsCount, user.lastLogin?.milliseconds, user.lastIP,
            user.signedUp.milliseconds, user.createdAt.milliseconds, user.updatedAt.milliseconds, user.isBlocked,
            user.isDeleted, account.passwordHash?.text, account.passwordLevel?.rawValue,
            account.lockedUntil?.milliseconds, account.passwordSetAt?.milliseconds, account.resetsPassword,
        ]
        values += ProfileField.allCases.map { user.details[$0] }
        values.append(usernameKey)
        return StatementArguments(values)
    }

    /// The column of a field, and its value.
    ///
    /// - Parameters:
    ///   - field: The field.
    ///   - user: The user.
    /// - Returns: The column's name, which is no one's input, and the value to write.
    static func column(
        _ field: UserField,
        of user: User
    ) -> (name: String, value: (any DatabaseValueConvertible)?) {
        switch field {
        case .status: ("status", user.status.rawValue)
        case .isBlocked: ("isBlocked", user.isBlocked)
        case .username: ("username", user.username)
        case .email: ("email", user.email)
        case .emailVerified: ("emailVerified", user.emailVerified)
        case .phone: ("phone", user.phone)
        case .phoneVerified: ("phoneVerified", user.phoneVerified)
        case .externalID: ("externalID", user.externalID)
        case .lastIP: ("lastIP", user.lastIP)
        case .detail(let detail): (detail.rawValue, user.details[detail])
        }
    }

    /// Reads an account.
    ///
    /// - Parameter row: A row of ``select``.
    /// - Returns: The account.
    /// - Throws: `StoreError` where the row holds what we never write.
    static func account(from row: Row) throws -> Account {
        guard let status = User.Status(rawValue: row[2]) else { throw StoreError(.damaged, underlying: "status") }
        var user = User(
            id: User.ID(rawValue: row[1]),
            userPoolID: row[0],
            createdAt: Date(milliseconds: row[18])
        )
        user.status = status
        (user.username, user.email, user.emailVerified) = (row[3], row[4], row[5])
        (user.phone, user.phoneVerified) = (row[6], row[7])
        (user.unionID, user.openID, user.externalID) = (row[8], row[9], row[10])
        user.registerSource = (row[11] as String).split(separator: "\n").map(String.init)
        user.oauth = row[12]
        user.tokenExpiredAt = date(row[13])
        (user.loginsCount, user.lastLogin, user.lastIP) = (row[14], date(row[15]), row[16])
        user.signedUp = Date(milliseconds: row[17])
        user.updatedAt = Date(milliseconds: row[19])
        (user.isBlocked, user.isDeleted) = (row[20], row[21])
        for (offset, field) in ProfileField.allCases.enumerated() {
            let value: String? = row[1 + fixedColumns.count + offset]
            if let value { user.details[field] = value }
        }
        return Account(
            user: user,
            passwordHash: try hash(row[22]),
            passwordLevel: (row[23] as Int?).flatMap { PasswordSecurityLevel(rawValue: $0) },
            lockedUntil: date(row[24]),
            passwordSetAt: date(row[25]),
            resetsPassword: row[26]
        )
    }

    private static func date(_ milliseconds: Int64?) -> Date? { milliseconds.map { Date(milliseconds: $0) } }

    private static func hash(_ text: String?) throws -> PasswordHash? {
        guard let text else { return nil }
        guard let hash = PasswordHash(text: text) else { throw StoreError(.damaged, underlying: "password hash") }
        return hash
    }
}
