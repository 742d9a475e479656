import AuthingAPI

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
