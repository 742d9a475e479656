import AuthingAPI
import AuthingJSON
import Foundation

extension PoolStores {
    /// The pool, after a look whether the call names one of its applications.
    ///
    /// - Parameter context: The call's context.
    /// - Returns: The pool as it is now.
    /// - Throws: 2101 without an application, 2011 for another one.
    func enter(_ context: RequestContext) throws -> PoolRecord {
        let record = try pool.load(through: context.appID)
        try context.requireApplication(of: record)
        return record
    }

    /// The pool's keys, drawn when they are needed for the first time.
    ///
    /// Drawn so late, they are repeatable where a seed was given after the pool was opened.
    ///
    /// - Parameters:
    ///   - record: The pool, as it was when the transaction began.
    ///   - environment: Where randomness comes from.
    /// - Returns: The keys.
    /// - Throws: `StoreError`.
    func keys(of record: PoolRecord, from environment: Environment) throws -> PoolKeys {
        if let keys = record.keys { return keys }
        // Drawn earlier in the same transaction, perhaps: for a mail's link, before the token.
        let appID = record.identity.appID
        if let keys = try pool.load(through: appID).keys { return keys }
        let keys = PoolKeys(from: environment)
        try pool.saveIfAbsent(keys, of: appID)
        // One of the two was there, perhaps: drawn for another application.
        return try pool.load(through: appID).keys ?? keys
    }
}

extension RequestContext {
    /// Ends a call that does not name one of the pool's applications.
    ///
    /// - Parameter record: The pool, loaded through the application the call names.
    /// - Throws: 2101 without an application, 2011 for another one.
    func requireApplication(of record: PoolRecord) throws(AuthingError) {
        let isKnown = appID == record.identity.appID
        let error: AuthingError = appID.isEmpty ? .appIDMissing() : .appUnknown(appID)
        try require(.application, isKnown, else: error, figures: ["appId": .string(appID)])
    }
}
