package import AuthingAPI

/// Why a text is no password hash that may be stored.
///
/// No case holds a part of the text but numbers of its costs.
package enum PasswordHashFault: Error, Sendable, Equatable {
    /// No method that is known here.
    case unknownMethod
    /// The method is known, the rest is not as it writes it.
    case malformed(method: String)
    /// Checking a password against it would take more time or memory than one login may.
    case tooCostly(method: String, cost: String, value: Int, limit: Int)

    /// What is wrong, as the end of "must be …".
    package var expected: LocalizedText {
        switch self {
        case .unknownMethod:
            LocalizedText(
                chinese: "bcrypt、Argon2、scrypt 或 PBKDF2 的哈希",
                english: "a hash of bcrypt, Argon2, scrypt or PBKDF2"
            )
        case .malformed(let method):
            LocalizedText(chinese: "格式正确的 \(method) 哈希", english: "a well-formed hash of \(method)")
        case .tooCostly(let method, let cost, let value, let limit):
            LocalizedText(
                chinese: "开销可接受的 \(method) 哈希：\(cost) 最大 \(limit)，实际 \(value)",
                english: "a hash of \(method) with \(cost) of at most \(limit), but it is \(value)"
            )
        }
    }

    /// What to do about it.
    package var hint: LocalizedText {
        switch self {
        case .unknownMethod, .malformed:
            LocalizedText(
                chinese: "支持 $2b$、$argon2id$、$argon2i$、$7$、$scrypt$、$pbkdf2-sha256$、pbkdf2_sha256$ 等写法",
                english: "such as $2b$…, $argon2id$…, $argon2i$…, $7$…, $scrypt$…, $pbkdf2-sha256$…, pbkdf2_sha256$…"
            )
        case .tooCostly:
            LocalizedText(
                chinese: "导入时不带密码，让用户重置",
                english: "import the user without it, and let the password be reset"
            )
        }
    }
}
