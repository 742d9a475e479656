package import AuthingAPI

/// A provider that vouches for people, such as WeChat, as one connection of a pool knows it.
package protocol SocialPort: Sendable {
    /// Asks the provider whose code it is.
    ///
    /// - Parameter request: The code and what goes with it.
    /// - Returns: The person.
    /// - Throws: `SocialError`.
    func identify(_ request: WeChatLogin) async throws(SocialError) -> SocialProfile
}

/// A person as a provider knows them.
package struct SocialProfile: Sendable {
    /// The id of the person in one application of the provider.
    package let openID: String
    /// The id of the person across the provider's applications, where it gives one.
    package let unionID: String?
    /// What the provider tells of the person.
    package let details: UserProfile
    /// The provider's whole answer as JSON text, without its tokens.
    package let raw: String?

    /// Creates a profile.
    ///
    /// - Parameters:
    ///   - openID: The id in one application of the provider.
    ///   - unionID: The id across the provider's applications.
    ///   - details: What the provider tells of the person.
    ///   - raw: The provider's whole answer as JSON text, without its tokens.
    package init(openID: String, unionID: String? = nil, details: UserProfile = UserProfile(), raw: String? = nil) {
        self.openID = openID
        self.unionID = unionID
        self.details = details
        self.raw = raw
    }
}

/// Why a provider named nobody.
package enum SocialError: Error, Sendable {
    /// The code is unknown, used or expired.
    case codeRefused
    /// The provider did not answer; what went wrong, for traces.
    case unreachable(String)
}
