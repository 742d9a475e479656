import AuthingAPI
import Foundation

/// Makes the account of a registration and writes all that belongs to it.
struct NewAccount {
    let transaction: EntryTransaction

    private var record: PoolRecord { transaction.record }

    /// Adds the account and its mails.
    ///
    /// - Parameters:
    ///   - plan: The registration.
    ///   - checked: What its rules made of it.
    ///   - hash: The hash of the password.
    /// - Returns: The account, without a token.
    /// - Throws: 2026, 2034, 2035 or 2200 where someone took an identifier in between.
    func insert(_ plan: RegistrationPlan, _ checked: CheckedRegistration, hash: PasswordHash?) throws -> Account {
        let account = make(plan, checked, hash: hash)
        if let conflict = try transaction.stores.users.insert(account) {
            let text = conflict == checked.identifier ? checked.text : checked.profile[conflict] ?? ""
            throw transaction.context.refuse(
                .identifierFree,
                conflict == checked.identifier ? .userExists(text) : .taken(conflict, text)
            )
        }
        try writeMails(for: account.user, plan)
        return account
    }

    private func make(_ plan: RegistrationPlan, _ checked: CheckedRegistration, hash: PasswordHash?) -> Account {
        let id = User.ID(rawValue: transaction.parts.environment.makeIdentifier())
        let level = hash == nil ? nil : plan.password.map { PasswordSecurityLevel(of: $0) }
        return Account(user: user(id, plan, checked), passwordHash: hash, passwordLevel: level)
    }

    /// The user as it would be saved, for functions that are asked before; its id is empty.
    ///
    /// - Parameters:
    ///   - plan: The registration.
    ///   - checked: What its rules made of it.
    /// - Returns: The user.
    func draft(_ plan: RegistrationPlan, _ checked: CheckedRegistration) -> User {
        user(User.ID(rawValue: ""), plan, checked)
    }

    private func user(_ id: User.ID, _ plan: RegistrationPlan, _ checked: CheckedRegistration) -> User {
        var user = User(id: id, userPoolID: record.identity.poolID, createdAt: transaction.now)
        user.username = checked.profile.username
        user.email = checked.profile.email
        user.phone = checked.profile.phone
        switch checked.identifier {
        case .email:
            user.email = checked.text
            user.emailVerified = plan.isProved || record.settings.emailVerifiedDefault
        case .username: user.username = checked.text
        case .phone:
            user.phone = checked.text
            user.phoneVerified = plan.isProved
        }
        user.registerSource = [plan.source]
        user.oauth = checked.profile.oauth
        user.lastIP = checked.profile.lastIP
        user.details = checked.profile.details
        user.details.fillDefaults(record.settings)
        return user
    }

    private func writeMails(for user: User, _ plan: RegistrationPlan) throws {
        guard case .email = plan.identifier, let address = user.email, let email = EmailAddress(address) else { return }
        let writer = transaction.mailWriter
        let desk = writer.desk(transaction.context)
        if record.settings.sendWelcomeEmail, try desk.admitsMail(to: email, of: user.id) {
            transaction.departures.add(try writer.sendWelcome(to: email))
        }
        if !user.emailVerified, try desk.admitsMail(to: email, of: user.id) {
            transaction.departures.add(try writer.sendVerificationLink(to: email, of: user.id))
        }
    }
}

extension UserProfile {
    /// Sets what every new user has: a gender that is not known, and the pool's avatar.
    ///
    /// - Parameter settings: The pool's settings.
    mutating func fillDefaults(_ settings: PoolSettings) {
        if self[.gender] == nil { self[.gender] = "U" }
        if self[.photo] == nil, !settings.defaultPhoto.isEmpty { self[.photo] = settings.defaultPhoto }
    }
}
