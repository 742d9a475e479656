extension String {
    /// Whether this may be the name of a variable: a letter or `_`, then letters, digits and `_`, all of ASCII.
    package var isVariableName: Bool {
        guard let first = utf8.first, first == UInt8(ascii: "_") || Character(Unicode.Scalar(first)).isLetter else {
            return false
        }
        return utf8.allSatisfy {
            $0 < 0x80
                && (Character(Unicode.Scalar($0)).isLetter || Character(Unicode.Scalar($0)).isNumber
                    || $0 == UInt8(ascii: "_"))
        }
    }
}
