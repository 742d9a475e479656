import AuthingAPI
import AuthingCore
import Foundation
import GRDB

/// Tries of passwords and codes that failed or have not ended, in SQLite.
struct SQLiteLoginAttemptStore: LoginAttemptStore {
    let db: Database

    /// The longest window that a setting allows; a failure is of no interest after it.
    private static let longestWindow: Duration = .seconds(86_400)

    func count(_ scope: AttemptScope, after start: Date?) throws(StoreError) -> AttemptCount {
        try StoreError.converting {
            let (name, owner) = key(scope)
            let count = try db.first(
                """
                SELECT count(*) - total(isPending), total(isPending) FROM loginAttempt
                WHERE scope = ? AND owner = ? AND at > ?
                """,
                [name, owner, start?.milliseconds ?? Int64.min]
            ) { AttemptCount(failed: $0[0], pending: $0[1]) }
            return count ?? AttemptCount(failed: 0, pending: 0)
        }
    }

    func time(ofFailure number: Int, in scope: AttemptScope, after start: Date) throws(StoreError) -> Date? {
        try StoreError.converting {
            let (name, owner) = key(scope)
            return try db.first(
                """
                SELECT at FROM loginAttempt WHERE scope = ? AND owner = ? AND at > ? AND isPending = 0
                ORDER BY at DESC LIMIT 1 OFFSET ?
                """,
                [name, owner, start.milliseconds, number - 1]
            ) { Date(milliseconds: $0[0]) }
        }
    }

    func reserve(_ scope: AttemptScope, at now: Date) throws(StoreError) -> AttemptReservation {
        try StoreError.converting {
            let (name, owner) = key(scope)
            try db.run(
                """
                DELETE FROM loginAttempt WHERE number IN (
                    SELECT number FROM loginAttempt
                    WHERE scope NOT IN ('password-streak', 'code-streak') AND at <= ? ORDER BY at LIMIT 8
                )
                """,
                [now.milliseconds - Self.longestWindow.milliseconds]
            )
            try db.run(
                "INSERT INTO loginAttempt (scope, owner, at, isPending) VALUES (?, ?, ?, 1)",
                [name, owner, now.milliseconds]
            )
            return AttemptReservation(number: db.lastInsertedRowID)
        }
    }

    func fail(_ reservation: AttemptReservation) throws(StoreError) {
        try StoreError.converting {
            _ = try db.run("UPDATE loginAttempt SET isPending = 0 WHERE number = ?", [reservation.number])
        }
    }

    func release(_ reservation: AttemptReservation) throws(StoreError) {
        try StoreError.converting {
            _ = try db.run("DELETE FROM loginAttempt WHERE number = ?", [reservation.number])
        }
    }

    func clear(_ scope: AttemptScope) throws(StoreError) {
        try StoreError.converting {
            let (name, owner) = key(scope)
            _ = try db.run("DELETE FROM loginAttempt WHERE scope = ? AND owner = ? AND isPending = 0", [name, owner])
        }
    }

    func recover(_ id: User.ID) throws(StoreError) {
        try StoreError.converting {
            _ = try db.run(
                """
                DELETE FROM loginAttempt
                WHERE scope IN ('account', 'password-streak', 'code-streak') AND owner = ? AND isPending = 0
                """,
                [id.rawValue]
            )
        }
    }

    func forget(_ id: User.ID) throws(StoreError) {
        try StoreError.converting {
            _ = try db.run(
                """
                DELETE FROM loginAttempt
                WHERE scope IN ('account', 'password-streak', 'code-streak', 'codes') AND owner = ?
                """,
                [id.rawValue]
            )
        }
    }

    private func key(_ scope: AttemptScope) -> (scope: String, owner: String) {
        switch scope {
        case .client(let address): ("client", address ?? "")
        case .account(let id): ("account", id.rawValue)
        case .stranger(let digest): ("stranger", digest)
        case .streak(let factor, let id): ("\(factor.rawValue)-streak", id.rawValue)
        case .codes(let id): ("codes", id.rawValue)
        case .strangerCodes(let digest): ("stranger-codes", digest)
        }
    }
}
