import AuthingAPI
import AuthingCore
import AuthingJSON

/// Gives other names: the same one for the same text, another one for another text, all a function of a key.
///
/// A name has the length of the old one and characters of the same kinds in the same places.
struct AnonymousNames {
    private let key: [UInt8]
    private var given: [String: String] = [:]
    private var taken: Set<String> = []
    /// Texts that name no person and stay as they are: ids, codes, keys of fields.
    private let kept: Set<String>

    /// Creates names.
    ///
    /// - Parameters:
    ///   - key: What they are a function of.
    ///   - kept: Texts that stay.
    init(key: [UInt8], kept: Set<String>) {
        self.key = key
        self.kept = kept
    }

    /// The addresses, phone numbers and usernames that got a new name, with it.
    private(set) var people: [String: String] = [:]

    /// As many bytes as are wanted, a function of the key and a text.
    func bytes(_ count: Int, of text: String, _ attempt: Int = 0) -> [UInt8] {
        var bytes: [UInt8] = []
        var block = 0
        while bytes.count < count {
            bytes += HMACSHA256.code(for: Array("\(attempt) \(block) \(text)".utf8), key: key)
            block += 1
        }
        return Array(bytes.prefix(count))
    }

    /// What was typed as the name of an account: an address, a phone number or a username.
    mutating func account(_ typed: String) -> String {
        if typed.isEmpty { return typed }
        let new: String
        if let email = EmailAddress(typed)?.text, let at = email.lastIndex(of: "@") {
            let domain = email[at...]
            new = unique("account", email) { names, attempt in
                let local = String(email[..<at])
                return names.scrambled(local, attempt).lowercased() + domain
            }
        } else if let phone = PhoneNumber(typed)?.text {
            new = unique("account", phone) { names, attempt in
                let bytes = names.bytes(10, of: phone, attempt)
                // The digits behind the 1 that a number may begin with.
                let second = 3 + Int(bytes[0]) % 7
                return "1\(second)" + bytes.dropFirst().map { String($0 % 10) }.joined()
            }
        } else {
            new = unique("account", typed) { names, attempt in names.scrambled(typed, attempt) }
        }
        people[typed] = new
        return new
    }

    /// A text of a person's, which is known by its form.
    mutating func text(_ text: String) -> String {
        if text.isEmpty || kept.contains(text) { return text }
        if let new = people[text] { return new }
        if EmailAddress(text) != nil || PhoneNumber(text) != nil { return account(text) }
        if let date = date(text) { return date }
        if text.hasPrefix("{") || text.hasPrefix("[") {
            // What only looks like JSON is a text like others.
            if let json = try? JSON(parsing: text) { return value(json).text() }
        }
        for scheme in ["https://", "http://"] where text.hasPrefix(scheme) {
            let rest = String(text.dropFirst(scheme.count))
            return scheme + unique("text", rest) { names, attempt in names.scrambled(rest, attempt) }
        }
        return unique("text", text) { names, attempt in names.scrambled(text, attempt) }
    }

    /// A JSON value with other texts and numbers in it; its keys stay.
    mutating func value(_ json: JSON) -> JSON {
        switch json {
        case .null, .bool: json
        case .string(let old): .string(text(old))
        case .integer(let number): .integer(self.number(number))
        case .double(let number): .double(Double(self.number(Int(exactly: number.rounded()) ?? 0)))
        case .array(let elements): .array(elements.map { value($0) })
        case .object(let object): .object(JSONObject(object.map { ($0.key, value($0.value)) }))
        }
    }

    /// An address of the network, in one of the stretches that nobody has.
    mutating func network(_ address: String) -> String {
        if address.isEmpty { return address }
        let isVersion6 = address.contains(":")
        return unique("network", address) { names, attempt in
            let bytes = names.bytes(4, of: address, attempt)
            if isVersion6 {
                let words = [bytes[0], bytes[1], bytes[2]].map { String(Int($0) + 1, radix: 16) }
                return "2001:db8::" + words.joined(separator: ":")
            }
            return "10.\(bytes[0]).\(bytes[1]).\(1 + Int(bytes[2]) % 254)"
        }
    }

    /// Digits of the same number.
    private func number(_ number: Int) -> Int {
        let digits = String(number.magnitude)
        guard digits.utf8.count > 1, digits.utf8.count < 18 else { return number }
        let bytes = bytes(digits.utf8.count, of: digits)
        let new = bytes.enumerated().map { String($0.offset == 0 ? 1 + $0.element % 9 : $0.element % 10) }.joined()
        return (Int(new) ?? 0) * number.signum()
    }

    /// Another date in the same form; nil for a text that is none.
    private func date(_ text: String) -> String? {
        let characters = Array(text.utf8)
        let pattern = Array("0000-00-00".utf8)
        guard characters.count >= pattern.count else { return nil }
        for (character, wanted) in zip(characters, pattern) {
            let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character)
            guard wanted == UInt8(ascii: "0") ? isDigit : character == wanted else { return nil }
        }
        let bytes = bytes(3, of: text).map(Int.init)
        let parts = [1940 + bytes[0] % 70, 1 + bytes[1] % 12, 1 + bytes[2] % 28].map { $0 < 10 ? "0\($0)" : "\($0)" }
        let rest = text.dropFirst(pattern.count).map { $0.isASCII && $0.isNumber ? "0" : $0 }
        return parts.joined(separator: "-") + String(rest)
    }

    /// A name that no other text has; where all names of a length are given, a longer one.
    private mutating func unique(
        _ kind: String,
        _ old: String,
        _ make: (AnonymousNames, Int) -> String
    ) -> String {
        let id = "\(kind) \(old)"
        if let name = given[id] { return name }
        var attempt = 0
        while true {
            var name = make(self, attempt)
            if attempt > 64 { name = String(bytes(1 + attempt / 64, of: id, attempt).map(Self.letter)) + name }
            attempt += 1
            // A text of signs alone says nothing, and has no other form.
            let isSame = name == old && attempt < 64 && old.unicodeScalars.contains { Self.isChanged($0) }
            if !isSame, taken.insert("\(kind) \(name.foldedName)").inserted {
                given[id] = name
                return name
            }
        }
    }

    private func scrambled(_ text: String, _ attempt: Int) -> String {
        let scalars = Array(text.unicodeScalars)
        let bytes = bytes(scalars.count * 2, of: text, attempt)
        var new = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            new.append(Self.other(scalar, Int(bytes[index * 2]) << 8 | Int(bytes[index * 2 + 1])))
        }
        return String(new)
    }

    private static func letter(_ byte: UInt8) -> Character { Character(Unicode.Scalar(UInt8(ascii: "a") + byte % 26)) }

    /// Letters, digits and all that is not ASCII; signs and blanks are no names.
    private static func isChanged(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.isASCII || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }

    /// Another character of the same kind.
    private static func other(_ scalar: Unicode.Scalar, _ number: Int) -> Unicode.Scalar {
        func pick(_ first: Unicode.Scalar, _ count: Int) -> Unicode.Scalar {
            Unicode.Scalar(first.value + UInt32(number % count)) ?? first
        }
        switch scalar {
        case "a"..."z": return pick("a", 26)
        case "A"..."Z": return pick("A", 26)
        case "0"..."9": return pick("0", 10)
        case _ where scalar.isASCII: return scalar
        case "\u{3041}"..."\u{3096}": return pick("\u{3041}", 80)
        case "\u{30A1}"..."\u{30FA}": return pick("\u{30A1}", 80)
        case "\u{0430}"..."\u{044F}": return pick("\u{0430}", 32)
        case "\u{0410}"..."\u{042F}": return pick("\u{0410}", 32)
        case _ where scalar.properties.isIdeographic: return pick("\u{4E00}", 0x4000)
        case _ where scalar.properties.isUppercase: return pick("\u{00C0}", 7)
        case _ where scalar.properties.isAlphabetic: return pick("\u{00E0}", 7)
        case _ where scalar.properties.isWhitespace: return scalar
        default: return pick("\u{2600}", 32)
        }
    }
}
