/// Which characters may stand where.
enum CharacterClass {
    /// Whether an ASCII byte may stand in a bare word.
    static func isBareASCII(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case UInt8(ascii: "!"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "+"),
            UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ":"),
            UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "_"),
            UInt8(ascii: "~"), UInt8(ascii: "?"), UInt8(ascii: "#"):
            true
        default: false
        }
    }

    /// Whether a character may stand in a bare word: it must show, and must not be a space.
    static func isBare(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return isBareASCII(UInt8(scalar.value)) }
        // A blank braille cell is a symbol by its category, and shows nothing.
        if scalar == "\u{2800}" { return false }
        return TerminalText.isPrintable(scalar) && scalar.properties.generalCategory != .spaceSeparator
    }

    /// Whether a byte begins a name: `[A-Za-z_]`.
    static func isNameStart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
        default: false
        }
    }

    /// Whether a byte goes on with a name: `[A-Za-z0-9_]`.
    static func isNamePart(_ byte: UInt8) -> Bool { isNameStart(byte) || isDigit(byte) }

    /// Whether a byte is a decimal digit.
    static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// Whether a byte is a space or a tab, the only blanks of the language.
    static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
