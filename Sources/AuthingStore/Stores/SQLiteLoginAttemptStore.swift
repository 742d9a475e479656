import AuthingAPI
import AuthingCore
import Foundation
import GRDB

/// Password logins that failed or have not ended, in SQLite.
struct SQLiteLoginAttemptStore: LoginAttemptStore {
    let db: Database

    func count(_ scope: AttemptScope, after start: Date) throws(StoreError) -> AttemptCount {
        try StoreError.converting {
            let (name, owner) = key(scope)
            try db.run(
                "DELETE FROM loginAttempt WHERE scope = ? AND owner = ? AND at <= ?",
                [name, owner, start.milliseconds]
            )
            let count = try db.first(
                "SELECT count(*) - total(isPending), total(isPending) FROM loginAttempt WHERE scope = ? AND owner = ?",
                [name, owner]
            ) { AttemptCount(failed: $0[0], pending: $0[1]) }
            return count ?? AttemptCount(failed: 0, pending: 0)
        }
    }

    func reserve(_ scope: AttemptScope, at now: Date) throws(StoreError) -> AttemptReservation {
        try StoreError.converting {
            let (name, owner) = key(scope)
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

    private func key(_ scope: AttemptScope) -> (scope: String, owner: String) {
        switch scope {
        case .client(let address): ("client", address ?? "")
        case .account(let id): ("account", id.rawValue)
        }
    }
}
