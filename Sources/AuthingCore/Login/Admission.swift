import AuthingAPI
import AuthingJSON

extension EntryTransaction {
    /// Ends a login whose credentials are right where its account may not log in, one line a rule, in the order of the API.
    ///
    /// Asked when the credentials are proved, and again when the login is written if anything came between.
    ///
    /// - Parameters:
    ///   - call: The login.
    ///   - proved: What was proved.
    /// - Throws: The first refusal.
    func admit(_ call: LoginCall, _ proved: ProvedLogin) throws {
        try context.requireActive(proved.account.user)
        try requireApplicationAccess(proved.account.user.id)
        try requireVerifiedEmail(call, proved.account.user)
        try requireLastingPassword(proved)
        _ = try context.requireCustomData(call.customData, for: proved.account.user.id, stores)
    }

    /// Ends a login to an application that is not open to the user; a new account of a registration has no right yet.
    private func requireApplicationAccess(_ userID: User.ID) throws {
        guard record.access != .everyone else { return }
        let isOpen = try stores.mayEnter(userID, record)
        try context.require(
            .applicationAccess,
            isOpen,
            else: .appForbidden(),
            figures: ["appId": .string(record.identity.appID)]
        )
    }
}

extension RequestContext {
    /// Ends the call where an account may not log in.
    ///
    /// - Parameter user: Whose account.
    /// - Throws: 2005.
    func requireActive(_ user: User) throws(AuthingError) {
        let isActive = !user.isBlocked && user.status == .activated
        try require(
            .userActive,
            isActive,
            else: user.isBlocked ? .userBlocked() : .userInactive(status: user.status.rawValue),
            figures: ["blocked": .bool(user.isBlocked), "status": .string(user.status.rawValue)]
        )
    }
}
