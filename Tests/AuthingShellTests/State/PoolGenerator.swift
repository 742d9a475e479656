/// Makes scripts that leave all kinds of traces in a pool; equal seeds give equal scripts.
struct PoolGenerator {
    private var state: UInt64

    init(seed: Int) {
        state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    }

    /// Statements, most of which a pool takes.
    mutating func statements(_ count: Int) -> [String] {
        (0..<count).map { _ in statement() }
    }

    private mutating func number(_ limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(limit))
    }

    private mutating func user() -> String { "user\(number(6))" }
    private mutating func email() -> String { "\(user())@example.org" }
    private mutating func phone() -> String { "1380013800\(number(6))" }

    private mutating func statement() -> String {
        switch number(40) {
        case 0: "register email \(email()) pass-\(number(3))"
        case 1: "register username \(user()) pass-\(number(3)) --profile {nickname: \"N\\\"蒸汽\\t\(number(9))\"}"
        case 2: "send sms \(phone())"
        case 3: "let p = \"\(phone())\"; send sms $p; register phone $p (outbox last $p).code"
        case 4: "let p = \"\(phone())\"; send sms $p; login phone-code $p (outbox last $p).code"
        case 5: "login email \(email()) pass-\(number(3))"
        case 6: "login username \(user()) pass-\(number(3))"
        case 7: "logout"
        case 8: "token refresh"
        case 9: "send email \(email()) RESET_PASSWORD"
        case 10: "password reset email \(email()) (outbox last).code pass-\(number(3))"
        case 11: "user create --username \(user()) --email \(email()) --phone \(phone())"
        case 12: "user block \(user())"
        case 13: "user unblock \(user())"
        case 14: "captcha new --client-ip 192.0.2.\(number(9))"
        case 15: "pool set verifyCodeLength \(4 + number(3))"
        case 16: "pool set registerDisabled false"
        case 17: "pool set loginPasswordFailCheck {enabled: true, limit: \(2 + number(4))}"
        case 18: "pool reset"
        case 19: "outbox clear"
        case 20: "clock advance \(number(400))s"
        case 21: "udf define field\(number(4)) STRING --label \"L\(number(9))\""
        case 22: "udf define number\(number(4)) NUMBER"
        case 23: "udv set field\(number(4)) \"v\(number(9))\""
        case 24: "udv set number\(number(4)) \(number(99))"
        case 25: "udf undefine field\(number(4))"
        case 26: "role create role\(number(4))"
        case 27: "role assign role\(number(4)) \(user())"
        case 28: "role delete role\(number(4))"
        case 29: "group create group\(number(4)) --name G"
        case 30: "group add group\(number(4)) \(user())"
        case 31: "org create org\(number(3))"
        case 32: "namespace create space\(number(3))"
        case 33: "resource define res\(number(4)) --type API"
        case 34: "resource grant res\(number(4)) --user \(user())"
        case 35: "app create app\(number(3))"
        case 36: "user identity \(user()) add github id\(number(9))"
        case 37: "whitelist add email \(email())"
        case 38: "profile update --nickname n\(number(9))"
        default: "user delete \(user())"
        }
    }
}
