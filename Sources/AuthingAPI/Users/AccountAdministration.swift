/// Changes, verifies and deletes users as an operator does: without any proof, but under the same rules of uniqueness.
///
/// A part of ``PoolAdministration``.
public protocol AccountAdministration: Sendable {
    /// Changes a user, all of it or nothing.
    ///
    /// A user who is blocked, or whose status is no longer `Activated`, loses all tokens; so does one with a new password. A
    /// new email or phone is not verified unless the changes say so. The last identifier cannot be cleared unless an external
    /// identity is left.
    ///
    /// - Parameters:
    ///   - reference: An id, email, phone or username.
    ///   - changes: The fields and the password.
    /// - Returns: The user after the change.
    /// - Throws: 2004, 400; 2231 without any change; 2018 for a field that is not an operator's to set; 2204, 2200, 2028, 2035,
    ///   2034, 2026 for identifiers; 400 for a value that does not fit; 2029 for a password that the pool's rules for
    ///   operators refuse.
    func updateUser(_ reference: String, _ changes: UserChanges) async throws(AuthingError) -> User

    /// Marks a user's email or phone as verified.
    ///
    /// - Parameters:
    ///   - contact: Which of them.
    ///   - reference: An id, email, phone or username.
    /// - Returns: The user after the change.
    /// - Throws: 2004; 400, also for a user without one.
    func verifyContact(_ contact: UserContact, of reference: String) async throws(AuthingError) -> User

    /// Deletes users with everything that belongs to them, all of them or none; what the audit trail says of them stays.
    ///
    /// Their identifiers are free again and their tokens stop working with 2004.
    ///
    /// - Parameter references: For each an id, email, phone or username.
    /// - Returns: How many users were deleted; one who is named twice counts once.
    /// - Throws: 2231 without any; 2004, 400.
    func deleteUsers(_ references: [String]) async throws(AuthingError) -> Int
}
