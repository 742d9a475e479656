import AuthingJSON

extension PoolSettings {
    /// How strict a pool is, all in all.
    public enum Profile: String, Sendable, CaseIterable {
        /// As the API is: every stricter rule has its default.
        case standard = "default"
        /// Every rule that is stricter than the API is on.
        case strict
        /// Some of them are; it cannot be asked for.
        case custom
    }

    /// The settings that are stricter than the API, with what they are under ``Profile/strict``.
    ///
    /// A stricter rule joins the profile by a line here.
    static let strictValues: KeyValuePairs<String, JSON> = [
        "verifyCodeLength": 6,
        "verifyCodeMaxAttempts": 5,
        "codeFailCheck": ["enabled": true, "timeInterval": 86_400, "limit": 20],
        "smsCodeLifetime": 60,
        "emailCodeLifetime": 300,
        "codeResendInterval": 60,
        "messageLimits": [
            "recipientPerHour": 5, "recipientPerDay": 10, "accountPerDay": 20, "clientPerDay": 100,
            "poolPerDay": 10_000,
        ],
        "outboxSealed": true,
        "casTicketLifetime": 10,
        "usernamesFolded": true,
        "passwordMinimumLength": 8,
        "passwordMaximumLength": 1024,
        "commonPasswordsRefused": true,
        "loginFailCheck": ["enabled": true, "timeInterval": 300, "limit": 3],
        "loginFailStrategy": "captcha",
        "captchaPerAccount": true,
        "uniformLoginErrors": true,
    ]

    /// How strict the pool is; setting it changes the settings of `strictValues`, and `.custom` changes nothing.
    public var profile: Profile {
        get {
            if self == with(.strict) { return .strict }
            return self == with(.standard) ? .standard : .custom
        }
        set { self = with(newValue) }
    }

    private func with(_ profile: Profile) -> PoolSettings {
        let defaults = PoolSettings(passwordHashing: passwordHashing)
        var changed = self
        for (name, strictValue) in Self.strictValues {
            guard let setting = PoolSetting.named(name) else { preconditionFailure("no setting \(name)") }
            let value: JSON =
                switch profile {
                case .standard: defaults.value(of: setting)
                case .strict: strictValue
                case .custom: value(of: setting)
                }
            do throws(AuthingError) {
                try changed.set(name, to: value)
            } catch {
                preconditionFailure("\(name) cannot be \(value)")
            }
        }
        return changed
    }
}
