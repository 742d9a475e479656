import AuthingAPI
import AuthingJSON
import Foundation

/// Logs in by a phone number that a code proves; an unknown number gets an account.
struct LoginByPhoneCode: Sendable {
    let parts: CoreParts

    /// Logs in.
    ///
    /// - Parameters:
    ///   - request: Phone and code.
    ///   - context: The call's context.
    /// - Returns: The user with a new token.
    /// - Throws: The first refusal.
    func callAsFunction(_ request: PhoneCodeLogin, in context: RequestContext) async throws(AuthingError) -> User {
        let now = parts.now
        let event = EventDraft(.login, subject: request.phone, clientIP: context.clientIP)
        return try await parts.pool.settle(event, at: now) { [parts] stores, event in
            let record = try stores.enter(context)
            let phone = PhoneNumber(request.phone)
            try context.require(.phoneForm, phone != nil, else: .malformedPhone(request.phone))
            guard let phone else { throw AuthingError.malformedPhone(request.phone) }
            let address = CodeAddress(phone: phone)
            let digest = CodeDigest(try stores.keys(of: record, from: parts.environment))
                .digest(of: request.code, at: address)
            try context.require(stores.codes.redeem(digest, at: address, now: now))
            let writer = LoginWriter(parts: parts, stores: stores, record: record, context: context, now: now)
            guard let account = try stores.users.find(.phone, phone.text) else {
                let user = try Self.register(phone, writer)
                event.userID = user.id
                return user
            }
            event.userID = account.user.id
            context.note(.userKnown, .passed, figures: ["id": .string(account.user.id.rawValue)])
            try context.requireActive(account.user)
            try stores.users.markVerified(.phone, phone.text, of: account.user.id, at: now)
            var proved = account
            proved.user.phoneVerified = true
            return try writer.complete(proved)
        }
    }

    /// Makes the account of an unknown number, and logs in; the login's own event follows that of the registration.
    private static func register(_ phone: PhoneNumber, _ writer: LoginWriter) throws -> User {
        writer.context.note(.userKnown, .passed, figures: ["known": false])
        let (stores, record, context, now) = (writer.stores, writer.record, writer.context, writer.now)
        let rules = RegistrationRules(stores: stores, settings: record.settings, context: context, now: now)
        try rules.checkOpen()
        try rules.checkFrequency()
        let plan = RegistrationPlan(
            identifier: .phone(phone.text),
            password: nil,
            needsPassword: false,
            isProved: true,
            source: "basic:phone-code",
            options: RegistrationOptions()
        )
        let maker = NewAccount(parts: writer.parts, stores: stores, record: record, context: context, now: now)
        let checked = CheckedRegistration(identifier: .phone, text: phone.text, profile: try ProfileDraft([:]))
        let account = try maker.insert(plan, checked, hash: nil).account
        let event = EventDraft(.register, userID: account.user.id, subject: phone.text, clientIP: context.clientIP)
        try stores.events.append(event, code: .success, at: now)
        return try writer.complete(account)
    }
}
