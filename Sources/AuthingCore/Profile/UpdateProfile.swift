import AuthingAPI
import AuthingJSON
import Foundation

/// Changes fields of the user who is logged in, all of them or none.
struct UpdateProfile: Sendable {
    let parts: CoreParts

    /// Changes the fields.
    ///
    /// - Parameters:
    ///   - changes: The fields by their API names.
    ///   - context: The call's context, with its token.
    /// - Returns: The user after the change.
    /// - Throws: The first refusal; then nothing was changed.
    func callAsFunction(_ changes: ProfileChanges, in context: RequestContext) async throws(AuthingError) -> User {
        let now = parts.now
        let names = changes.fields.keys
        let event = EventDraft(.userUpdated, subject: names.joined(separator: ", "), clientIP: context.clientIP)
        return try await parts.pool.settle(event, at: now) { stores, event in
            let record = try stores.enter(context)
            let login = try stores.requireLogin(context, record, at: now)
            event.userID = login.account.user.id
            do {
                var edit = UserEdit(login.user, at: now)
                try ProfileUpdate(changes).apply(to: &edit, stores)
                let user = try edit.write(to: stores)
                context.note(.profile, .passed, figures: ["fields": .array(names.map { .string($0) })])
                return user
            } catch let refusal as AuthingError {
                throw context.refuse(.profile, refusal)
            }
        }
    }
}
