public import AuthingJSON
public import Foundation

/// What a token says, and what each check of it comes to, one by one: a login stops at the first that fails.
public struct TokenExplanation: Sendable, Equatable {
    /// What is looked at, in the order of the checks.
    public enum Check: String, Sendable, CaseIterable {
        /// Three parts of canonical base64url, the first two of them JSON objects.
        case form
        /// The header's `alg`, and that it names nothing else.
        case algorithm
        /// The header's `kid`.
        case key
        /// That the signature belongs to the text.
        case signature
        /// The claim `iss`.
        case issuer
        /// The claim `aud`.
        case audience
        /// The claim `userpool_id`.
        case pool
        /// The claims `iat` and `exp`, and `nbf` where there is one.
        case time
        /// That the token, by its `jti`, was issued here and not revoked.
        case revocation
        /// The user, `sub`, as the pool has it now.
        case user
    }

    /// What a check comes to.
    public enum Verdict: String, Sendable {
        /// It is as it has to be.
        case passed
        /// It is not.
        case failed
        /// It cannot be told, because something else is missing.
        case unknown
    }

    /// What one check comes to, and why.
    public struct Finding: Sendable, Equatable {
        /// What was looked at.
        public let check: Check
        /// What it comes to.
        public let verdict: Verdict
        /// What was found, in a line; never a secret.
        public let remark: LocalizedText

        /// Creates a finding.
        ///
        /// - Parameters:
        ///   - check: What was looked at.
        ///   - verdict: What it comes to.
        ///   - remark: What was found.
        public init(_ check: Check, _ verdict: Verdict, _ remark: LocalizedText) {
            (self.check, self.verdict, self.remark) = (check, verdict, remark)
        }
    }

    /// The refusal that a call with this token ends with; `nil` for a good one.
    public let refusal: AuthingError?
    /// The header as it stands in the token, `nil` where it cannot be read.
    public let header: JSONObject?
    /// The claims as they stand in the token, `nil` where they cannot be read.
    public let claims: JSONObject?
    /// When it was issued, as it says.
    public let issuedAt: Date?
    /// When it ends, as it says.
    public let expiresAt: Date?
    /// The present that the times were compared with.
    public let now: Date
    /// What each check comes to.
    public let findings: [Finding]

    /// Creates an explanation.
    ///
    /// - Parameters:
    ///   - refusal: What a call with this token ends with.
    ///   - header: The header, where it can be read.
    ///   - claims: The claims, where they can be read.
    ///   - issuedAt: When it was issued, as it says.
    ///   - expiresAt: When it ends, as it says.
    ///   - now: The present.
    ///   - findings: What each check comes to.
    public init(
        refusal: AuthingError?,
        header: JSONObject?,
        claims: JSONObject?,
        issuedAt: Date?,
        expiresAt: Date?,
        now: Date,
        findings: [Finding]
    ) {
        self.refusal = refusal
        self.header = header
        self.claims = claims
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
        self.now = now
        self.findings = findings
    }

    /// The explanation as a record: `{good, code, message, issuedAt, age, expiresAt, life, header, claims, verdicts}`.
    ///
    /// - Parameter language: The language of the remarks.
    /// - Returns: The record.
    public func json(in language: Language) -> JSON {
        [
            "good": .bool(refusal == nil),
            "code": .integer((refusal?.code ?? .success).rawValue),
            "message": .string(refusal?.message(in: language) ?? Self.goodWords.text(in: language)),
            "issuedAt": .orNull(issuedAt.map(WireTime.text)),
            "age": .orNull(issuedAt.map { TokenLife.age(since: $0, at: now).text(in: language) }),
            "expiresAt": .orNull(expiresAt.map(WireTime.text)),
            "life": .orNull(expiresAt.map { TokenLife.life(until: $0, at: now).text(in: language) }),
            "header": header.map { .object($0) } ?? .null,
            "claims": claims.map { .object($0) } ?? .null,
            "verdicts": .array(
                findings.map { finding in
                    [
                        "check": .string(finding.check.rawValue), "verdict": .string(finding.verdict.rawValue),
                        "remark": .string(finding.remark.text(in: language)),
                    ]
                }
            ),
        ]
    }

    private static let goodWords = LocalizedText(chinese: "token 有效", english: "the token is good")
}
