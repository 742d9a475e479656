import AuthingAPI
import AuthingJSON
import Foundation

extension RequestContext {
    /// Ends the call where an account may not log in.
    ///
    /// - Parameter user: Whose account.
    /// - Throws: 2005.
    func requireActive(_ user: User) throws(AuthingError) {
        let isActive = !user.isBlocked && user.status == .activated
        try require(
            .userActive,
            isActive,
            else: user.isBlocked ? .userBlocked() : .userInactive(status: user.status.rawValue),
            figures: ["blocked": .bool(user.isBlocked), "status": .string(user.status.rawValue)]
        )
    }
}

extension PoolSettings {
    /// The check that asks for a captcha, where it is on.
    var captchaCheck: FailureCheck? {
        loginFailCheck.isEnabled && loginFailStrategy == .captcha ? loginFailCheck : nil
    }

    /// The check that locks accounts, where one is on.
    var lockCheck: FailureCheck? {
        if loginPasswordFailCheck.isEnabled { return loginPasswordFailCheck }
        return loginFailCheck.isEnabled && loginFailStrategy == .blockAccount ? loginFailCheck : nil
    }
}
