import AuthingAPI
import Foundation

/// Registers an account by a phone number that a code proves.
///
/// A right code is spent when it decides, even where the number turns out to be taken.
struct RegisterByPhoneCode: Sendable {
    let parts: CoreParts

    /// Registers.
    ///
    /// - Parameters:
    ///   - request: Phone, code, perhaps a password.
    ///   - context: The call's context.
    /// - Returns: The user, with a token where the options asked for one.
    /// - Throws: The first refusal.
    func callAsFunction(
        _ request: PhoneCodeRegistration,
        in context: RequestContext
    ) async throws(AuthingError) -> User {
        let now = parts.now
        let plan = RegistrationPlan(
            identifier: .phone(request.phone),
            password: request.password,
            needsPassword: false,
            isProved: true,
            source: "basic:phone-code",
            options: request.options
        )
        let event = EventDraft(.register, subject: request.phone, clientIP: context.clientIP)
        guard let password = plan.password, !password.isEmpty else {
            // Nothing to hash: one transaction does it all.
            return try await parts.pool.settle(event, at: now) { [self] stores, event in
                try register(plan, request, hash: nil, stores, &event, context, now: now)
            }
        }
        let hash = try await hash(password, plan, request, event, in: context, now: now)
        return try await parts.settleAgain(event, in: context, at: now) { [self] stores, event, again in
            try register(plan, request, hash: hash, stores, &event, again, now: now)
        }
    }

    private func register(
        _ plan: RegistrationPlan,
        _ request: PhoneCodeRegistration,
        hash: PasswordHash?,
        _ stores: any PoolStores,
        _ event: inout EventDraft,
        _ context: RequestContext,
        now: Date
    ) throws -> User {
        let record = try stores.enter(context)
        let rules = RegistrationRules(stores: stores, settings: record.settings, context: context, now: now)
        let phone = try Self.check(rules, plan, request, record, parts) { stores, digest, address in
            try stores.codes.redeem(digest, at: address, now: now)
        }
        try rules.checkFree(.phone, phone.text)
        let profile = try rules.readProfile(plan.options.profile, beside: .phone, phone.text)
        let checked = CheckedRegistration(identifier: .phone, text: phone.text, profile: profile)
        let maker = NewAccount(parts: parts, stores: stores, record: record, context: context, now: now)
        let account = try maker.insert(plan, checked, hash: hash).account
        event.userID = account.user.id
        let writer = LoginWriter(parts: parts, stores: stores, record: record, context: context, now: now)
        return try writer.welcome(account, plan.options, &event)
    }

    private func hash(
        _ password: Secret,
        _ plan: RegistrationPlan,
        _ request: PhoneCodeRegistration,
        _ event: EventDraft,
        in context: RequestContext,
        now: Date
    ) async throws(AuthingError) -> PasswordHash {
        let profile = try await parts.pool.prepare(event, at: now) { [parts] stores, _ in
            let record = try stores.enter(context)
            let rules = RegistrationRules(stores: stores, settings: record.settings, context: context, now: now)
            _ = try Self.check(rules, plan, request, record, parts) { stores, digest, address in
                try stores.codes.check(digest, at: address, now: now)
            }
            return record.settings.passwordHashing
        }
        return try await parts.hasher.hash(password, profile: profile)
    }

    /// Asks the rules up to the code.
    ///
    /// A malformed phone has no code: it is refused as a wrong one, as the API does.
    private static func check(
        _ rules: RegistrationRules,
        _ plan: RegistrationPlan,
        _ request: PhoneCodeRegistration,
        _ record: PoolRecord,
        _ parts: CoreParts,
        judge: (any PoolStores, [UInt8], CodeAddress) throws -> CodeVerdict
    ) throws -> PhoneNumber {
        try rules.checkOpen()
        try rules.checkFrequency()
        try rules.checkPassword(of: plan)
        guard let phone = PhoneNumber(request.phone) else { throw rules.context.refuse(.codeRight, .codeWrong()) }
        let address = CodeAddress(phone: phone)
        let digest = CodeDigest(try rules.stores.keys(of: record, from: parts.environment))
            .digest(of: request.code, at: address)
        try rules.context.require(judge(rules.stores, digest, address))
        return phone
    }
}
