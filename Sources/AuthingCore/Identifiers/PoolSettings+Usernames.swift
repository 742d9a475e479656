import AuthingAPI

extension PoolSettings {
    /// Ends a call that would give a user a name which reads like another one.
    ///
    /// - Parameter username: The new name in its normal form.
    /// - Throws: 400 where usernames are folded and a character of this one cannot be seen.
    func requireVisible(_ username: String?) throws(AuthingError) {
        guard usernamesFolded, let username else { return }
        guard username.isVisible, !username.foldedName.isEmpty else { throw .invisibleUsername() }
    }
}
