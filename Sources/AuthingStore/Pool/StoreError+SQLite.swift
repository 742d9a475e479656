import AuthingCore
import GRDB

extension StoreError {
    /// Runs a function and turns whatever it throws into a store error.
    ///
    /// - Parameter body: The function.
    /// - Returns: What it returned.
    /// - Throws: The store error.
    static func converting<Value>(_ body: () throws -> Value) throws(StoreError) -> Value {
        do {
            return try body()
        } catch {
            throw StoreError(error)
        }
    }

    /// Reads an error of a lower layer.
    ///
    /// - Parameter error: The error; a store error is taken as it is.
    init(_ error: any Error) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError: self.init(Self.kind(of: error), underlying: "\(error.extendedResultCode)")
        case is CancellationError: self.init(.cancelled)
        default: self.init(.unexpected, underlying: "\(type(of: error))")
        }
    }

    /// The kind alone and the result code are kept: a message of SQLite may hold SQL.
    private static func kind(of error: DatabaseError) -> Kind {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
        case .SQLITE_FULL: .full
        case .SQLITE_IOERR: .inputOutput
        case .SQLITE_CORRUPT: .damaged
        case .SQLITE_NOTADB: .notAPool
        case .SQLITE_READONLY, .SQLITE_PERM: .readOnly
        case .SQLITE_CANTOPEN: .cannotOpen
        case .SQLITE_INTERRUPT, .SQLITE_ABORT: .cancelled
        default: .unexpected
        }
    }
}
