import AuthingAPI

/// What a password is made of, for the policy and the security level.
struct PasswordContent {
    /// The number of Unicode scalars.
    private(set) var length = 0
    private(set) var hasLowerCase = false
    private(set) var hasUpperCase = false
    private(set) var hasDigit = false
    private(set) var hasSymbol = false

    /// Whether there is an ASCII letter in either case.
    var hasLetter: Bool { hasLowerCase || hasUpperCase }

    /// How many of letters, digits and symbols occur, 0 to 3; spaces and other scripts are none of them.
    var kinds: Int { [hasLetter, hasDigit, hasSymbol].count { $0 } }

    /// Looks at every scalar once.
    init(of password: Secret) {
        password.reveal { text in
            for scalar in text.unicodeScalars { add(scalar) }
        }
    }

    private mutating func add(_ scalar: Unicode.Scalar) {
        length += 1
        switch scalar {
        case "a"..."z": hasLowerCase = true
        case "A"..."Z": hasUpperCase = true
        case "0"..."9": hasDigit = true
        default: hasSymbol = hasSymbol || Self.isSymbol(scalar)
        }
    }

    /// ASCII punctuation, and the punctuation of Chinese text.
    private static func isSymbol(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        case 0xB7, 0x2013...0x2014, 0x2018...0x2019, 0x201C...0x201D, 0x2026: true
        case 0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301F: true
        case 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65, 0xFFE5: true
        default: false
        }
    }
}
