import AuthingAPI
import AuthingJSON
import Foundation

/// The rules of a registration, asked inside a transaction.
struct RegistrationRules {
    let transaction: EntryTransaction

    private var stores: any PoolStores { transaction.stores }
    private var settings: PoolSettings { transaction.record.settings }
    private var context: RequestContext { transaction.context }
    private var now: Date { transaction.now }

    /// Asks every rule in the order of the API.
    ///
    /// - Parameters:
    ///   - plan: The registration.
    ///   - isFirstLook: Whether the rules are asked for the first time: a code is then spent; later it counts as right.
    /// - Returns: The identifier in its normal form, and the profile.
    /// - Throws: The first refusal.
    func check(_ plan: RegistrationPlan, isFirstLook: Bool) throws -> CheckedRegistration {
        try transaction.requireApplication()
        try checkOpen()
        try checkFrequency()
        let (identifier, text): (UniqueIdentifier, String)
        if case .code(let code) = plan.proof {
            // The password first: a weak one does not cost the code.
            try checkPassword(of: plan)
            (identifier, text) = (.phone, try readProved(plan.typed, by: isFirstLook ? code : nil))
        } else {
            (identifier, text) = try readIdentifier(plan.identifier)
            try checkPassword(of: plan)
        }
        try checkListed(identifier, text)
        try checkFree(identifier, text)
        let profile = try readProfile(plan.options.profile, beside: identifier, text)
        _ = try context.requireCustomData(plan.options.customData, for: nil, stores)
        return CheckedRegistration(identifier: identifier, text: text, profile: profile)
    }

    /// The pool takes registrations.
    private func checkOpen() throws {
        try context.require(.registrationOpen, !settings.registerDisabled, else: .registrationDisabled())
    }

    /// The client address has not registered too often.
    private func checkFrequency() throws {
        let check = settings.frequentRegisterCheck
        guard check.isEnabled else {
            context.note(.registrationFrequency, .skipped)
            return
        }
        let start = now - check.timeInterval.inSeconds
        let times = try stores.events.registrations(from: context.clientIP, after: start, limit: check.limit)
        let isOpen = times.count < check.limit
        let retryAt = (times.last ?? now) + check.timeInterval.inSeconds
        try context.require(
            .registrationFrequency,
            isOpen,
            else: .registeringTooOften(limit: check.limit, window: check.timeInterval, retryAt: retryAt),
            figures: check.figures("registrations", times.count, until: isOpen ? nil : retryAt)
        )
    }

    /// A password is there where one is needed, and meets the policy.
    private func checkPassword(of plan: RegistrationPlan) throws {
        let isGiven = plan.password.map { !$0.isEmpty } ?? false
        if plan.needsPassword { try context.require(.passwordGiven, isGiven, else: .passwordRequired()) }
        guard isGiven, let password = plan.password else { return }
        let profile = plan.options.profile.fields
        let names = ["username", "email", "phone"].compactMap { profile[$0]?.stringValue }
        try context.requirePolicy(settings, of: password, ownedBy: [plan.typed] + names)
    }

    /// The identifier in its normal form.
    private func readIdentifier(_ identifier: RegistrationPlan.Identifier) throws -> (UniqueIdentifier, String) {
        switch identifier {
        case .email(let typed):
            let email = EmailAddress(typed)
            try context.require(.emailForm, email != nil, else: .malformedEmailAtLogin(typed))
            return (.email, email?.text ?? "")
        case .username(let typed):
            do throws(AuthingError) {
                let text: String = try .username(typed)
                try settings.requireVisible(text)
                context.note(.usernameForm, .passed)
                return (.username, text)
            } catch {
                throw context.refuse(.usernameForm, error)
            }
        case .phone(let typed):
            let phone = PhoneNumber(typed)
            try context.require(.phoneForm, phone != nil, else: .malformedPhone(typed))
            return (.phone, phone?.text ?? "")
        }
    }

    /// The phone in its normal form, proved by a code that is spent here, or was earlier.
    ///
    /// A malformed phone has no code: it is refused as a wrong one, as the API does.
    private func readProved(_ typed: String, by code: Secret?) throws -> String {
        guard let phone = PhoneNumber(typed) else { throw context.refuse(.codeRight, .codeWrong()) }
        if let code { try transaction.redeem(code, at: CodeAddress(phone: phone)) }
        return phone.text
    }

    /// The identifier is listed, where only listed ones may register.
    private func checkListed(_ identifier: UniqueIdentifier, _ text: String) throws {
        guard settings.whitelist.isEnabled(identifier) else {
            context.note(.identifierListed, .skipped)
            return
        }
        try context.require(
            .identifierListed,
            try stores.isListed(identifier, text),
            else: .notWhitelisted(identifier.whitelistKind, text),
            figures: [identifier.rawValue: .string(text)]
        )
    }

    /// Nobody has the identifier.
    private func checkFree(_ identifier: UniqueIdentifier, _ text: String) throws {
        let isFree = try stores.users.find(identifier, text) == nil
        try context.require(
            .identifierFree,
            isFree,
            else: .userExists(text),
            figures: [identifier.rawValue: .string(text)]
        )
    }

    /// The profile is well formed, and nobody has the identifiers in it.
    private func readProfile(
        _ changes: ProfileChanges,
        beside main: UniqueIdentifier,
        _ text: String
    ) throws -> ProfileDraft {
        do {
            let profile = try ProfileDraft(changes)
            try settings.requireVisible(profile.username)
            for identifier in UniqueIdentifier.allCases {
                guard let other = profile[identifier] else { continue }
                if identifier == main {
                    guard other.utf8.elementsEqual(text.utf8) else {
                        throw AuthingError.badArgument(
                            "profile.\(identifier.rawValue)",
                            expected: LocalizedText(chinese: "注册所用的账号", english: "what the account is registered by")
                        )
                    }
                } else if try stores.users.find(identifier, other) != nil {
                    throw AuthingError.taken(identifier, other)
                }
            }
            if !changes.fields.isEmpty {
                context.note(.profile, .passed, figures: ["fields": .array(changes.fields.keys.map { .string($0) })])
            }
            return profile
        } catch let refusal as AuthingError {
            throw context.refuse(.profile, refusal)
        }
    }
}

extension RequestContext {
    /// Ends the call where a new password is below the pool's policy.
    ///
    /// - Parameters:
    ///   - settings: The pool's settings.
    ///   - password: The new password.
    ///   - names: What its owner is known by.
    /// - Throws: 2029.
    func requirePolicy(
        _ settings: PoolSettings,
        of password: Secret,
        ownedBy names: [String]
    ) throws(AuthingError) {
        let fault = settings.passwordDemands.fault(of: password, ownedBy: names)
        try require(
            .passwordPolicy,
            fault == nil,
            else: .passwordWeak(fault ?? PasswordPolicy.satisfied),
            figures: ["passwordStrength": .integer(settings.passwordStrength)]
        )
    }
}

extension FailureCheck {
    /// The figures of the check for the decision trail.
    func figures(_ name: String, _ count: Int, until end: Date? = nil) -> KeyValuePairs<String, JSON> {
        let window: JSON = .string("\(timeInterval.components.seconds) s")
        guard let end else { return [name: .integer(count), "limit": .integer(limit), "window": window] }
        return [
            name: .integer(count), "limit": .integer(limit), "window": window,
            "until": .string(WireTime.text(of: end)),
        ]
    }
}

extension AuthingError {
    /// Someone else has an identifier that is not the one being registered.
    static func taken(_ identifier: UniqueIdentifier, _ text: String) -> Self {
        switch identifier {
        case .email: .emailTaken(text)
        case .username: .usernameTaken(text)
        case .phone: .phoneTaken(text)
        }
    }
}
