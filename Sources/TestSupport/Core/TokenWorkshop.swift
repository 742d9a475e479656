import AuthingAPI
package import AuthingCore
package import Foundation

/// Makes tokens good and bad, without the issuer's help, for the gate to judge.
package struct TokenWorkshop {
    /// The key of the good tokens.
    package static let secret = "a-fake-secret-that-only-tests-use-0123456789"
    /// The pool they are for.
    package static let poolID = "5f0000000000000000000001"
    /// The application they are for.
    package static let appID = "5f0000000000000000000002"
    /// When the gate looks at them.
    package static let now = Date(timeIntervalSince1970: 1_700_000_000)

    /// In whose name they are written.
    package static let authority = TokenAuthority(
        poolID: poolID,
        appID: appID,
        domain: "core.test",
        keyID: "key-1",
        secret: Secret(secret)
    )
    /// The gate that judges them.
    package static let gate = TokenGate(poolID: poolID, authorities: [authority])

    /// The header of a good token.
    package static let goodHeader = #"{"alg":"HS256","typ":"JWT","kid":"key-1"}"#

    /// The claims of a good token; each can be replaced by other JSON text, or left out by an empty one.
    package static func claims(_ changes: [String: String] = [:], extra: String = "") -> String {
        let good: [(String, String)] = [
            ("iss", #""https://core.test/oidc""#), ("sub", #""6f0000000000000000000003""#), ("aud", #""\#(appID)""#),
            ("iat", "1699999000"), ("exp", "1700000600"), ("jti", #""7f0000000000000000000004""#),
            ("userpool_id", #""\#(poolID)""#),
        ]
        let members = good.compactMap { name, value -> String? in
            let text = changes[name] ?? value
            return text.isEmpty ? nil : #""\#(name)":\#(text)"#
        }
        return "{" + members.joined(separator: ",") + extra + "}"
    }

    /// A token of any two texts, rightly signed.
    package static func sign(_ header: String = goodHeader, _ payload: String = claims(), key: String = secret)
        -> String
    {
        sign(
            rawHeader: Base64URL.encode(Array(header.utf8)),
            rawPayload: Base64URL.encode(Array(payload.utf8)),
            key: key
        )
    }

    /// A token of any two encoded parts, rightly signed.
    package static func sign(rawHeader: String, rawPayload: String, key: String = secret) -> String {
        let text = "\(rawHeader).\(rawPayload)"
        let code = HMACSHA256.code(for: Array(text.utf8), key: Array(key.utf8))
        return "\(text).\(Base64URL.encode(code))"
    }

    /// What the gate says of a text.
    package static func fault(of token: String, at now: Date = now) -> TokenFault? {
        do throws(TokenFault) {
            _ = try gate.open(Secret(token), at: now)
            return nil
        } catch {
            return error
        }
    }
}
