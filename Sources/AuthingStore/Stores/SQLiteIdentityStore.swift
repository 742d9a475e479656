import AuthingAPI
import AuthingCore
import Foundation
import GRDB

/// External identities in SQLite; whose one can be is the business of the table's key and indexes.
struct SQLiteIdentityStore: IdentityStore {
    let db: Database

    private static let columns = """
        SELECT (SELECT poolID FROM pool), userID, provider, subject, openID, connectionID, extIdpID, type, isSocial,
            createdAt
        FROM externalIdentity
        """
    private static let selectByUser = columns + " WHERE userID = ? ORDER BY createdAt, provider"
    private static let selectBySubject = columns + " WHERE isSocial = 1 AND provider = ? AND subject = ?"
    private static let selectByOpenID = columns + " WHERE isSocial = 1 AND provider = ? AND openID = ?"
    private static let selectByConnection =
        columns + " WHERE isSocial = 0 AND provider = ? AND coalesce(connectionID, '') = ? AND subject = ?"

    func insert(_ identity: ExternalIdentity) throws(StoreError) -> IdentityConflict? {
        try StoreError.converting {
            do {
                try db.run(
                    """
                    INSERT INTO externalIdentity
                        (userID, provider, subject, openID, connectionID, extIdpID, type, isSocial, createdAt)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    [
                        identity.userID.rawValue, identity.provider, identity.subject, identity.openID,
                        identity.connectionID, identity.extIdpID, identity.type, identity.isSocial,
                        identity.createdAt.milliseconds,
                    ]
                )
                return nil
            } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_PRIMARYKEY {
                return .kindTaken
            } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
                return .bound
            }
        }
    }

    func find(_ claim: IdentityClaim) throws(StoreError) -> ExternalIdentity? {
        try StoreError.converting {
            guard claim.isSocial else {
                return try db.first(
                    Self.selectByConnection,
                    [claim.provider, claim.connectionID ?? "", claim.subject],
                    Self.identity
                )
            }
            if let found = try db.first(Self.selectBySubject, [claim.provider, claim.subject], Self.identity) {
                return found
            }
            guard let openID = claim.openID else { return nil }
            return try db.first(Self.selectByOpenID, [claim.provider, openID], Self.identity)
        }
    }

    func list(of userID: User.ID) throws(StoreError) -> [ExternalIdentity] {
        try StoreError.converting { try db.all(Self.selectByUser, [userID.rawValue], Self.identity) }
    }

    func remove(_ provider: String, of userID: User.ID) throws(StoreError) -> Bool {
        try StoreError.converting {
            try db.erase(
                "DELETE FROM externalIdentity WHERE userID = ? AND provider = ?",
                [userID.rawValue, provider]
            ) > 0
        }
    }

    func removeAll(of userID: User.ID) throws(StoreError) -> Int {
        try StoreError.converting {
            try db.erase("DELETE FROM externalIdentity WHERE userID = ?", [userID.rawValue])
        }
    }

    func moveAll(from source: User.ID, to target: User.ID) throws(StoreError) -> Bool {
        try StoreError.converting {
            do {
                try db.run(
                    "UPDATE externalIdentity SET userID = ? WHERE userID = ?",
                    [target.rawValue, source.rawValue]
                )
                return true
            } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_PRIMARYKEY {
                return false
            }
        }
    }

    private static func identity(from row: Row) -> ExternalIdentity {
        let claim = IdentityClaim(
            provider: row[2],
            subject: row[3],
            openID: row[4],
            connectionID: row[5],
            extIdpID: row[6],
            type: row[7],
            isSocial: row[8]
        )
        return ExternalIdentity(
            userID: User.ID(rawValue: row[1]),
            userPoolID: row[0],
            claim: claim,
            createdAt: Date(milliseconds: row[9])
        )
    }
}
