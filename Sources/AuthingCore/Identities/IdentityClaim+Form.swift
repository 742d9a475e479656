import AuthingAPI

extension IdentityClaim {
    /// The longest id that is kept, in UTF-8 bytes: room for a directory's distinguished name.
    private static let longestID = 1024

    /// The claim with empty parts taken as absent, after a look at its form.
    ///
    /// - Returns: The claim.
    /// - Throws: 400.
    func checked() throws(AuthingError) -> IdentityClaim {
        var claim = self
        try Self.check(provider: provider)
        claim.subject = try Self.text(subject, "subject") ?? ""
        guard !claim.subject.isEmpty else { throw .badArgument("subject", expected: Self.idForm) }
        claim.openID = try Self.text(openID, "openid")
        claim.connectionID = try Self.text(connectionID, "connection-id")
        claim.extIdpID = try Self.text(extIdpID, "ext-idp-id")
        claim.type = try Self.text(type, "type")
        return claim
    }

    private static func check(provider: String) throws(AuthingError) {
        let isGood = provider.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
            case UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
            default: false
            }
        }
        guard isGood, (1...64).contains(provider.utf8.count) else {
            throw .badArgument(
                "provider",
                expected: LocalizedText(
                    chinese: "提供方名称，例如 github、wechat:mobile：最多 64 个小写字母、数字和 : . _ -",
                    english: "the name of a provider, such as github or wechat:mobile: at most 64 lower-case letters, "
                        + "digits and : . _ -"
                )
            )
        }
    }

    private static func text(_ text: String?, _ name: String) throws(AuthingError) -> String? {
        guard let text, !text.isEmpty else { return nil }
        let hasControls = text.unicodeScalars.contains { $0.properties.generalCategory == .control }
        guard !hasControls, text.utf8.count <= longestID else { throw .badArgument(name, expected: idForm) }
        return text
    }

    private static let idForm = LocalizedText(
        chinese: " 1 到 \(longestID) 字节且不含控制字符的文本",
        english: "a text of 1 to \(longestID) bytes without control characters"
    )
}
