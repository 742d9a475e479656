/// Binds, unbinds and replaces the phone and the email of a user, each proved by codes.
///
/// A code from `send sms` proves a phone, one from `send email` with the scene `CHANGE_EMAIL` an email. It is spent together
/// with its effect: a refusal leaves a right code as it is, and a wrong one costs a try.
///
/// A part of ``AuthenticationService``.
public protocol ContactService: Sendable {
    /// Binds a phone to the user a token belongs to, who has none.
    ///
    /// - Parameters:
    ///   - request: The number and the code sent to it.
    ///   - context: The application, the end user's surroundings and the token.
    /// - Returns: The user, with the token the call came with; the number is verified.
    /// - Throws: The codes of a bad token; 2028 for a malformed number; 2035 when the user has a phone, or another one has
    ///   this; 2001, 2300 for the code; in this order.
    func bindPhone(_ request: PhoneBinding, in context: RequestContext) async throws(AuthingError) -> User

    /// Takes the phone from the user a token belongs to, who keeps another way to log in.
    ///
    /// - Parameter context: The application, the end user's surroundings and the token.
    /// - Returns: The user, with the token the call came with.
    /// - Throws: The codes of a bad token; 2216 when no phone is bound; 2217 when it is the only login method.
    func unbindPhone(in context: RequestContext) async throws(AuthingError) -> User

    /// Replaces the phone of the user a token belongs to.
    ///
    /// The old number and its code are needed while the setting `changePhoneStrategy.verifyOldPhone` is on; what is given is
    /// checked all the same. Both codes are checked before either is spent.
    ///
    /// - Parameters:
    ///   - request: The new number and its code, the old one and its code.
    ///   - context: The application, the end user's surroundings and the token.
    /// - Returns: The user, with the token the call came with; the new number is verified.
    /// - Throws: The codes of a bad token; 2028; 2035 when another user has the number; 2001, 2300 for its code; 2231 when no
    ///   phone is bound; 2230 when it is the present one; 2228 without the old number or its code; 2038 when the old one is
    ///   not the account's; 2001, 2300 for its code; in this order.
    func updatePhone(_ request: PhoneReplacement, in context: RequestContext) async throws(AuthingError) -> User

    /// Binds an email to the user a token belongs to, who has none.
    ///
    /// - Parameters:
    ///   - request: The address and the code mailed to it.
    ///   - context: The application, the end user's surroundings and the token.
    /// - Returns: The user, with the token the call came with; the address is verified.
    /// - Throws: The codes of a bad token; 2204 for a malformed address; 2200 when the user has an email, or another one has
    ///   this; 2001, 2300 for the code; in this order.
    func bindEmail(_ request: EmailBinding, in context: RequestContext) async throws(AuthingError) -> User

    /// Takes the email from the user a token belongs to, who keeps another way to log in.
    ///
    /// - Parameter context: The application, the end user's surroundings and the token.
    /// - Returns: The user, with the token the call came with.
    /// - Throws: The codes of a bad token; 2219 when no email is bound; 2217 when it is the only login method.
    func unbindEmail(in context: RequestContext) async throws(AuthingError) -> User

    /// Replaces the email of the user a token belongs to.
    ///
    /// The old address and its code are needed while the setting `changeEmailStrategy.verifyOldEmail` is on; what is given
    /// is checked all the same. Both codes are checked before either is spent.
    ///
    /// - Parameters:
    ///   - request: The new address and its code, the old one and its code.
    ///   - context: The application, the end user's surroundings and the token.
    /// - Returns: The user, with the token the call came with; the new address is verified.
    /// - Throws: The codes of a bad token; 2204; 2200 when another user has the address; 2001, 2300 for its code; 2231 when
    ///   no email is bound; 2229 when it is the present one; 2227 without the old address or its code; 2037 when the old one
    ///   is not the account's; 2001, 2300 for its code; in this order.
    func updateEmail(_ request: EmailReplacement, in context: RequestContext) async throws(AuthingError) -> User
}
