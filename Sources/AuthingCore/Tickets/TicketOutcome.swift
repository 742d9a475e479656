import AuthingAPI
import AuthingJSON
import Foundation

/// What the check of a ticket came to, before it is written in a format.
enum TicketOutcome: Sendable {
    /// The ticket is good: somebody is logged in.
    case success(User, authenticatedAt: Date)
    /// It is not.
    case failure(Failure)

    /// Why a ticket is not good, in the words of the protocol.
    enum Failure: String, Sendable {
        /// Ticket or service are missing.
        case invalidRequest = "INVALID_REQUEST"
        /// The ticket is none, was used before, or its time is over.
        case invalidTicket = "INVALID_TICKET"
        /// The ticket is for another service.
        case invalidService = "INVALID_SERVICE"
    }

    /// How the audit trail names it.
    var code: AuthingError.Code {
        switch self {
        case .success: .success
        case .failure(.invalidTicket): .loginInvalid
        case .failure: .badRequest
        }
    }

    /// The protocol's answer.
    ///
    /// - Parameters:
    ///   - format: Its form.
    ///   - language: The language of a failure's text.
    /// - Returns: The answer.
    func answer(_ format: TicketValidation.Format, in language: Language) -> TicketAnswer {
        switch format {
        case .json: .json(["serviceResponse": record(in: language)])
        case .xml: .xml(element(in: language).document)
        }
    }

    private func record(in language: Language) -> JSON {
        switch self {
        case .success(let user, let instant):
            [
                "authenticationSuccess": [
                    "user": .string(Self.name(of: user)),
                    "attributes": .object(Self.attributes(of: user, instant)),
                ]
            ]
        case .failure(let failure):
            [
                "authenticationFailure": [
                    "code": .string(failure.rawValue),
                    "description": .string(failure.description.text(in: language)),
                ]
            ]
        }
    }

    private func element(in language: Language) -> XMLElement {
        let content: XMLElement =
            switch self {
            case .success(let user, let instant):
                XMLElement(
                    "cas:authenticationSuccess",
                    [
                        XMLElement("cas:user", text: Self.name(of: user)),
                        XMLElement("cas:attributes", Self.elements(of: Self.attributes(of: user, instant))),
                    ]
                )
            case .failure(let failure):
                XMLElement(
                    "cas:authenticationFailure",
                    attributes: [("code", failure.rawValue)],
                    text: failure.description.text(in: language)
                )
            }
        return XMLElement(
            "cas:serviceResponse",
            attributes: [("xmlns:cas", "http://www.yale.edu/tp/cas")],
            [content]
        )
    }

    /// The name of the user: the username, else the id.
    private static func name(of user: User) -> String { user.username ?? user.id.rawValue }

    /// What the service is told of the user: when the login was, then the claims of a token.
    private static func attributes(of user: User, _ instant: Date) -> JSONObject {
        var attributes: JSONObject = [
            "authenticationDate": .string(WireTime.text(of: instant)),
            "longTermAuthenticationRequestTokenUsed": false,
            "sub": .string(user.id.rawValue),
        ]
        for (claim, value) in UserClaims.all(of: user) { attributes[claim] = value }
        return attributes
    }

    private static func elements(of attributes: JSONObject) -> [XMLElement] {
        attributes.map { name, value in
            switch value {
            case .object(let members): XMLElement("cas:\(name)", elements(of: members))
            case .string(let text): XMLElement("cas:\(name)", text: text)
            default: XMLElement("cas:\(name)", text: value.text())
            }
        }
    }
}

extension TicketOutcome.Failure {
    /// The failure in words.
    fileprivate var description: LocalizedText {
        switch self {
        case .invalidRequest: LocalizedText(chinese: "缺少 ticket 或 service", english: "ticket or service is missing")
        case .invalidTicket: LocalizedText(chinese: "ticket 不存在、已使用或已过期", english: "the ticket does not exist")
        case .invalidService:
            LocalizedText(chinese: "ticket 不属于此 service", english: "the ticket is for another service")
        }
    }
}
