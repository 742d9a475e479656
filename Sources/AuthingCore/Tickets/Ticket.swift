import AuthingAPI

/// The text of a CAS ticket.
enum Ticket {
    /// The longest ticket in bytes.
    static let maximumLength = 256

    /// A new ticket.
    ///
    /// - Parameter environment: Where its 256 random bits come from.
    /// - Returns: `ST-` and 64 hexadecimal digits.
    static func make(from environment: Environment) -> Secret {
        Secret("ST-" + environment.randomBytes(32).hexadecimal)
    }

    /// Whether a text can be a ticket at all; asked before anything else looks at it.
    ///
    /// - Parameter text: The text.
    /// - Returns: Whether it is `ST-`, then letters, digits and hyphens of ASCII.
    static func isWellFormed(_ text: Secret) -> Bool {
        // ticket = "ST-" letter-digit-or-hyphen { letter-digit-or-hyphen }
        guard (4...maximumLength).contains(text.lengthInBytes) else { return false }
        return text.reveal { text in
            text.utf8.starts(with: "ST-".utf8)
                && text.utf8.allSatisfy { byte in
                    switch byte {
                    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                        UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"):
                        true
                    default: false
                    }
                }
        }
    }
}
