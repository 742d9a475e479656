/// Who else keeps accounts that may log in; nothing is connected unless an adapter is given.
package struct Connections: Sendable {
    /// The LDAP directory.
    package let ldap: (any DirectoryPort)?
    /// The Active Directory.
    package let activeDirectory: (any DirectoryPort)?
    /// WeChat, for mobile programs.
    package let weChat: (any SocialPort)?

    /// Connects.
    ///
    /// - Parameters:
    ///   - ldap: The LDAP directory.
    ///   - activeDirectory: The Active Directory.
    ///   - weChat: WeChat.
    package init(
        ldap: (any DirectoryPort)? = nil,
        activeDirectory: (any DirectoryPort)? = nil,
        weChat: (any SocialPort)? = nil
    ) {
        self.ldap = ldap
        self.activeDirectory = activeDirectory
        self.weChat = weChat
    }
}
