/// A mobile number of mainland China in the form in which a pool keeps and compares it: 11 digits.
package struct PhoneNumber: Sendable, Hashable {
    /// The digits.
    package let text: String

    /// Reads a number: spaces, hyphens and a leading `+86`, `0086` or `86` are dropped; `1`, a digit from 3 to 9 and nine
    /// more digits must be left.
    ///
    /// The second digit is not checked against a list of carriers: such lists age.
    ///
    /// - Parameter typed: The number as typed.
    package init?(_ typed: String) {
        var bytes = typed.utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }
        for prefix in ["+86", "0086", "86"]
        where bytes.count == prefix.utf8.count + 11 && bytes.starts(with: prefix.utf8) {
            bytes.removeFirst(prefix.utf8.count)
        }
        guard bytes.count == 11, bytes[0] == UInt8(ascii: "1"),
            (UInt8(ascii: "3")...UInt8(ascii: "9")).contains(bytes[1]),
            bytes.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        text = String(decoding: bytes, as: UTF8.self)
    }
}
