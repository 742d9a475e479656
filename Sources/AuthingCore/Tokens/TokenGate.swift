package import AuthingAPI
import AuthingJSON
package import Foundation

/// The one place where a token's text is believed or not.
///
/// Stricter than the standards ask: the header has exactly the keys `alg`, `typ` and `kid`, so that an unknown `crit`, an embedded
/// key or its address never comes into question; each part has its one canonical spelling; no key occurs twice at any depth.
/// - SeeAlso: RFC 7515, section 5.2; RFC 7519, section 7.2; RFC 8725 (current practice).
package struct TokenGate: Sendable {
    /// The longest token in bytes.
    package static let longestToken = 8192
    /// The deepest nesting of its JSON.
    private static let deepestNesting = 16
    /// The last instant a time may name, 9999-12-31T23:59:59Z.
    private static let lastInstant = 253_402_300_799.0

    private let poolID: String
    private let authorities: [String: TokenAuthority]

    /// Creates a gate.
    ///
    /// - Parameters:
    ///   - poolID: The pool whose tokens it lets in.
    ///   - authorities: All whose tokens it lets in, each with a `keyID` of its own.
    package init(poolID: String, authorities: [TokenAuthority]) {
        self.poolID = poolID
        self.authorities = Dictionary(authorities.map { ($0.keyID, $0) }) { first, _ in first }
    }

    /// Reads a token and checks everything its text can tell.
    ///
    /// - Parameters:
    ///   - token: The text as it came.
    ///   - now: The present; a token is good while it is before `exp`, without leeway.
    /// - Returns: The claims; whether the token was revoked remains to be asked.
    /// - Throws: `TokenFault` with the first thing that is wrong.
    package func open(_ token: Secret, at now: Date) throws(TokenFault) -> TokenClaims {
        guard token.lengthInBytes <= Self.longestToken else { throw .garbage(.size) }
        let parts = try TokenParts(token.reveal { Array($0.utf8) })
        let keyID = try Self.readHeader(parts.header)
        do throws(TokenFault) {
            guard let authority = authorities[keyID] else { throw .garbage(.key) }
            guard HMACSHA256.isValid(parts.signature, for: parts.signedText, key: authority.key) else {
                throw .garbage(.signature)
            }
            return try readClaims(Self.object(parts.payload, orThrow: .claims), of: authority, at: now)
        } catch .garbage(let flaw) where flaw == .key || flaw == .signature {
            throw namesAnotherPool(parts.payload) ? .otherPool : .garbage(flaw)
        }
    }

    /// The key's name, from a header that is exactly what it has to be.
    private static func readHeader(_ bytes: [UInt8]) throws(TokenFault) -> String {
        let header = try object(bytes, orThrow: .header)
        guard header["alg"] == "HS256" else { throw .garbage(.algorithm) }
        guard header["typ"] == "JWT" else { throw .garbage(.kind) }
        guard case .string(let keyID) = header["kid"] else { throw .garbage(.key) }
        guard header.count == 3 else { throw .garbage(.header) }
        return keyID
    }

    private func readClaims(
        _ claims: JSONObject,
        of authority: TokenAuthority,
        at now: Date
    ) throws(TokenFault) -> TokenClaims {
        guard
            case .string(authority.issuer) = claims["iss"],
            case .string(authority.appID) = claims["aud"],
            case .string(let userID) = claims["sub"], !userID.isEmpty,
            case .string(let tokenID) = claims["jti"], !tokenID.isEmpty,
            case .string(let pool) = claims["userpool_id"],
            let issuedAt = Self.time(claims["iat"]),
            let expiresAt = Self.time(claims["exp"]),
            issuedAt <= expiresAt
        else { throw .garbage(.claims) }
        guard pool == poolID else { throw .otherPool }
        if let start = claims["nbf"] {
            guard let start = Self.time(start), start <= now else { throw .garbage(.claims) }
        }
        guard now < expiresAt else { throw .expired(at: expiresAt) }
        return TokenClaims(
            tokenID: tokenID,
            userID: User.ID(rawValue: userID),
            appID: authority.appID,
            issuedAt: issuedAt,
            expiresAt: expiresAt
        )
    }

    /// Whether claims that nobody of ours signed name another pool; it only chooses between two refusals.
    private func namesAnotherPool(_ payload: [UInt8]) -> Bool {
        // What cannot be read names nobody: the refusal stays that of garbage.
        guard let claims = try? Self.object(payload, orThrow: .claims) else { return false }
        guard case .string(let pool) = claims["userpool_id"] else { return false }
        return pool != poolID
    }

    private static func object(_ bytes: [UInt8], orThrow flaw: TokenFault.Flaw) throws(TokenFault) -> JSONObject {
        // Where a stranger's text is at fault concerns nobody: the flaw says enough.
        guard case .object(let object) = try? JSON(parsing: bytes, depth: deepestNesting) else { throw .garbage(flaw) }
        return object
    }

    /// A NumericDate: a finite number of seconds within the years 1970 to 9999.
    static func time(_ value: JSON?) -> Date? {
        guard let seconds = value?.doubleValue, seconds >= 0, seconds <= lastInstant else { return nil }
        return Date(timeIntervalSince1970: seconds)
    }
}

/// The three parts of a token's text, decoded.
private struct TokenParts {
    let header: [UInt8]
    let payload: [UInt8]
    let signature: [UInt8]
    /// What the signature covers: the first two parts as they stand in the text.
    let signedText: ArraySlice<UInt8>

    init(_ text: [UInt8]) throws(TokenFault) {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard
            parts.count == 3,
            let header = Base64URL.decode(parts[0]), !header.isEmpty,
            let payload = Base64URL.decode(parts[1]), !payload.isEmpty,
            let signature = Base64URL.decode(parts[2]), !signature.isEmpty
        else { throw .garbage(.encoding) }
        self.header = header
        self.payload = payload
        self.signature = signature
        signedText = text[..<(parts[2].startIndex - 1)]
    }
}
