package import AuthingAPI
import Foundation

// What each method does and refuses is documented with the protocol.

extension EmbeddedAdministration {
    /// Makes an application with a key and a namespace of its own.
    package func createApplication(_ request: ApplicationCreation) async throws(AuthingError) -> Application {
        let now = parts.now
        let draft = EventDraft(.applicationCreated, subject: request.name)
        return try await parts.pool.settle(draft, at: now) { [parts] stores, _ in
            let id = parts.environment.makeIdentifier()
            let application = try Application(request, id: id, at: now)
            switch try stores.applications.insert(application) {
            case .name: throw AuthingError.appNameTaken(application.name)
            case .domain: throw AuthingError.domainTaken(application.domain)
            case nil: break
            }
            guard try stores.namespaces.insert(Namespace(of: application)) else {
                throw AuthingError.codeTaken(.namespace, id)
            }
            return application
        }
    }

    /// All applications, oldest first; the pool's default one is the first.
    package func listAllApplications() async throws(AuthingError) -> [Application] {
        try await parts.pool.look { stores in try stores.applications.list() }
    }

    /// Finds an application.
    package func findApplication(_ reference: String) async throws(AuthingError) -> Application {
        try await parts.pool.look { stores in try stores.application(reference) }
    }

    /// Deletes an application.
    package func deleteApplication(_ reference: String) async throws(AuthingError) -> Application {
        let draft = EventDraft(.applicationDeleted, subject: reference)
        return try await parts.pool.settle(draft, at: parts.now) { stores, _ in
            let application = try stores.application(reference)
            guard try stores.applications.delete(application.id) else {
                throw AuthingError.defaultAppKept(application.name)
            }
            return application
        }
    }

    /// Says who may enter an application.
    package func setAccess(
        of reference: String,
        to access: Application.Access
    ) async throws(AuthingError) -> Application {
        let now = parts.now
        let draft = EventDraft(.applicationAccessChanged, subject: reference)
        return try await parts.pool.settle(draft, at: now) { stores, _ in
            let application = try stores.application(reference)
            try stores.applications.setAccess(access, of: application.id, at: now)
            return try stores.application(application.id)
        }
    }

    /// Lets somebody enter an application that is not open to everyone.
    package func grantApplication(_ reference: String, to subject: AccessSubject) async throws(AuthingError) {
        let now = parts.now
        let draft = EventDraft(.applicationGranted, subject: reference)
        try await parts.pool.settle(draft, at: now) { stores, event in
            let application = try stores.application(reference)
            try stores.applications.grant(application.id, to: stores.find(subject, &event), at: now)
        }
    }

    /// Takes that back.
    package func revokeApplication(_ reference: String, from subject: AccessSubject) async throws(AuthingError) {
        let draft = EventDraft(.applicationRevoked, subject: reference)
        try await parts.pool.settle(draft, at: parts.now) { stores, event in
            let application = try stores.application(reference)
            guard try stores.applications.revoke(application.id, from: stores.find(subject, &event)) else {
                throw AuthingError.notGranted(application.name)
            }
        }
    }
}

extension PoolStores {
    /// The application an operator names.
    ///
    /// - Parameter reference: An id or a name.
    /// - Returns: The application.
    /// - Throws: 2011; `StoreError`.
    func application(_ reference: String) throws -> Application {
        guard let application = try applications.find(reference) else { throw AuthingError.appUnknown(reference) }
        return application
    }
}

extension Application {
    /// The application an operator asked for, if it can be one.
    ///
    /// - Parameters:
    ///   - request: What was asked for.
    ///   - id: Its id.
    ///   - now: When.
    /// - Throws: 2007, 2024, 400.
    fileprivate init(_ request: ApplicationCreation, id: String, at now: Date) throws(AuthingError) {
        // A username has the same form: 1 to 64 characters, none of them a control character.
        guard let name = try? Username(request.name).text else { throw .malformedAppName() }
        if let description = request.description, description.unicodeScalars.count > 140 {
            throw .descriptionTooLong()
        }
        let domain = request.domain?.lowercased() ?? "\(id).authing.localhost"
        guard Self.isDomain(domain) else {
            throw .badArgument("domain", expected: LocalizedText(chinese: "合法的域名", english: "a host name"))
        }
        let logo = request.logo ?? Self.defaultLogo
        guard logo.utf8.count <= 2048, logo.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), !logo.isEmpty else {
            throw .badArgument("logo", expected: LocalizedText(chinese: "合法的地址", english: "an address"))
        }
        self.init(
            id: id,
            name: name,
            logo: logo,
            domain: domain,
            description: request.description,
            loginProtocol: request.loginProtocol,
            access: request.access,
            createdAt: now,
            updatedAt: now
        )
    }

    /// Whether a text is a host name: labels of letters, digits and hyphens, which do not stand at an end, 253 characters in all.
    ///
    /// - SeeAlso: RFC 1123, section 2.1.
    private static func isDomain(_ text: String) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return text.utf8.count <= 253
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                    && label.utf8.allSatisfy { byte in
                        switch byte {
                        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                            UInt8(ascii: "-"):
                            true
                        default: false
                        }
                    }
            }
    }
}
