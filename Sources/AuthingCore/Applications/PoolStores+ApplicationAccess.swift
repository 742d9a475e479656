import AuthingAPI

extension PoolStores {
    /// Whether a user may enter the application of a call, which most may by rights of their own: those are not asked for.
    ///
    /// - Parameters:
    ///   - userID: The user.
    ///   - record: The pool, entered through the application.
    /// - Returns: Whether the user may.
    /// - Throws: `StoreError`.
    func mayEnter(_ userID: User.ID, _ record: PoolRecord) throws -> Bool {
        switch record.access {
        case .everyone: true
        case .granted: try applications.isGranted(record.identity.appID, to: userID)
        }
    }
}
