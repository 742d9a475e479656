import AuthingJSON
import AuthingScript
import Foundation

/// Writes the script of recorded calls: what has to be there before, the calls in their order, and what was left out.
struct ScriptComposer {
    private let ledger: SecretLedger
    private let command: String
    private var names: ImportedSecretNames
    private var lines: [String] = []
    private var setUp: [String] = []
    private var callCount = 0
    private var unknownCount = 0
    private var otherCount = 0
    private var host = ""
    // What the recording knows of users.
    private var userIDs: [String: String] = [:]
    private var shownNames: [String: String] = [:]
    private var presentUsers: Set<String> = []
    private var sentTo: Set<String> = []
    private var definedFields: Set<String> = []
    // What the script has when the next statement runs.
    private var currentToken: String?
    private var currentUser: String?
    private var tokens: [Int: String] = [:]
    private var variables: [String: String] = [:]
    private var boundCounts: [String: Int] = [:]
    private var firstTime: Date?
    private var time: Date?

    init(ledger: SecretLedger, command: String) {
        self.ledger = ledger
        self.command = command
        names = ImportedSecretNames(ledger: ledger)
    }

    /// Writes the script.
    ///
    /// - Parameter entries: The requests in the order of the recording.
    /// - Returns: The script.
    mutating func script(of entries: [ImportedEntry]) -> ImportedScript {
        let entries = Self.sorted(entries)
        let calls = entries.compactMap { if case .call(let call) = $0 { call } else { nil } }
        let hosts = Set(calls.map(\.host))
        host = calls.first?.host ?? ""
        learnUsers(of: calls)
        requireCaptchas(calls)
        for entry in entries {
            switch entry {
            case .call(let call): append(call)
            case .unknown(let method, let path, let status, let host, _, let place):
                guard Self.isService(host, hosts), Self.isInterface(path) else {
                    otherCount += 1
                    continue
                }
                unknownCount += 1
                let answer = status.map { ", status \($0)" } ?? ""
                lines.append("")
                lines.append(comment("\(place): \(method) \(Self.shortened(path))\(answer): no method of the API"))
            }
        }
        return ImportedScript(
            text: header() + (setUp + lines).joined(separator: "\n") + "\n",
            callCount: callCount,
            unknownCount: unknownCount,
            otherCount: otherCount,
            secrets: names.all.map(\.name)
        )
    }

    /// By time where all have one; a browser may list requests in the order of their answers.
    private static func sorted(_ entries: [ImportedEntry]) -> [ImportedEntry] {
        let times = entries.compactMap(\.startedAt)
        guard times.count == entries.count else { return entries }
        return zip(entries, times).enumerated()
            .sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }
            .map(\.element.0)
    }

    // MARK: What is no method

    private static func isService(_ host: String, _ hosts: Set<String>) -> Bool {
        hosts.contains(host)
            || ["authing.cn", "authing.co", "authing.com"].contains { host == $0 || host.hasSuffix("." + $0) }
    }

    private static func isInterface(_ path: String) -> Bool {
        ["/graphql", "/api/", "/oidc/", "/oauth/", "/cas", "/connection/", "/saml", "/login/profile/logout"]
            .contains { path.hasPrefix($0) }
    }

    /// A path without what may be a token in it.
    private static func shortened(_ path: String) -> String {
        path.prefix(400).split(separator: "/", omittingEmptySubsequences: false)
            .map { $0.count > 40 ? "…" : String($0) }
            .joined(separator: "/")
    }

    // MARK: Before the calls

    private mutating func learnUsers(of calls: [ImportedCall]) {
        for user in calls.flatMap({ [$0.user, $0.tokenUser] }).compactMap(\.self) {
            for identifier in user.identifiers { userIDs[identifier.lowercased()] = user.id }
            let names = user.identifiers + [shownNames[user.id]].compactMap(\.self)
            shownNames[user.id] = names.min { ($0.contains("@") ? 0 : 1, $0) < ($1.contains("@") ? 0 : 1, $1) }
        }
    }

    /// Where a captcha was asked for, the pool must ask for one, after as many failures.
    private mutating func requireCaptchas(_ calls: [ImportedCall]) {
        var failures = 0
        for call in calls {
            guard case .refused(let code) = call.outcome else { continue }
            if code == 2006 { failures += 1 }
            if code == 2000 {
                let limit = max(1, min(failures, 100))
                return setUp.append("pool set loginFailCheck {enabled: true, limit: \(limit)}")
            }
        }
    }

    /// Makes a user who was there before the recording began.
    private mutating func create(_ user: ImportedCall.KnownUser, _ password: String) {
        guard presentUsers.insert(user.id).inserted else { return }
        var words = ["user create"]
        if let username = user.username { words.append("--username \(word(username))") }
        if let email = user.email { words.append("--email \(word(email))") }
        if let phone = user.phone { words.append("--phone \(word(phone))") }
        words.append("--password (secret \(password))")
        if user.emailVerified, user.email != nil { words.append("--email-verified") }
        if user.phoneVerified, user.phone != nil { words.append("--phone-verified") }
        setUp.append(words.joined(separator: " "))
    }

    private mutating func prepare(for call: ImportedCall) {
        for field in call.fields where definedFields.insert(field.key).inserted {
            setUp.append("udf define \(word(field.key)) \(field.type)")
        }
        guard case .succeeded = call.outcome, let user = call.user else { return }
        guard call.isLogin, let account = call.account else {
            if call.isLogin { presentUsers.insert(user.id) }
            return
        }
        guard !presentUsers.contains(user.id), !call.hasFlag("auto-register") else {
            presentUsers.insert(user.id)
            return
        }
        guard let reference = call.arguments.lazy.compactMap(\.password).first else { return }
        let password = name(reference, of: call)
        guard call.command == "login sub-account" else { return create(user, password) }
        presentUsers.insert(user.id)
        let owner = word("owner-of-\(account)")
        setUp += [
            "pool set enableSubAccount true", "user create --username \(owner)",
            "subaccount create \(word(account)) (secret \(password)) --user \(owner)",
        ]
    }

    // MARK: A call

    private mutating func append(_ call: ImportedCall) {
        callCount += 1
        prepare(for: call)
        lines.append("")
        moveClock(to: call.startedAt)
        lines.append(comment(Self.heading(of: call)))
        if call.needsLogin { logIn(for: call) }
        sendCodes(for: call)
        lines.append(prefix(of: call) + ([call.command] + words(of: call)).joined(separator: " "))
        remember(call)
    }

    private static func heading(of call: ImportedCall) -> String {
        var text = "\(call.place): \(call.label)"
        if let status = call.status { text += ", status \(status)" }
        switch call.outcome {
        case .succeeded: text += ", code 200"
        case .refused(let code): text += code.map { ", code \($0)" } ?? ", refused"
        case .unknown: if call.status != nil { text += ", no answer of the API" }
        }
        return text
    }

    private mutating func moveClock(to instant: Date?) {
        guard let instant else { return }
        defer { time = instant }
        guard let time else {
            firstTime = instant
            return
        }
        let milliseconds = (instant.timeIntervalSince(time) * 1000).rounded()
        guard milliseconds >= 1, milliseconds < 1e13 else { return }
        lines.append("clock advance \(DurationText.write(.milliseconds(Int(milliseconds))))")
    }

    /// Sees to it that the token is used which the call was made with.
    private mutating func logIn(for call: ImportedCall) {
        guard let token = call.token else {
            if currentToken != nil { lines.append("session clear") }
            currentToken = nil
            return
        }
        if tokens[token] == nil, let user = call.tokenUser, !call.isRefusedForToken {
            let password = names.name(.password(account: account(user.id), text: 0), role: .present, at: call.place)
            create(user, password)
            let variable = bind("user")
            lines.append("# the recording begins when this user is logged in already")
            lines.append("let \(variable) = \(Self.login(user, word)) (secret \(password))")
            tokens[token] = "$\(variable).token"
            know(user.id, as: variable)
            currentToken = tokens[token]
            currentUser = user.id
        }
        let expression = tokens[token] ?? "(secret \(names.name(.token(token), role: .present, at: call.place)))"
        guard expression != currentToken else { return }
        lines.append("token set \(expression)")
        currentToken = expression
        currentUser = call.tokenUser?.id ?? currentUser
    }

    private static func login(_ user: ImportedCall.KnownUser, _ word: (String) -> String) -> String {
        if let email = user.email { return "login email \(word(email))" }
        if let username = user.username { return "login username \(word(username))" }
        return "login phone \(word(user.phone ?? ""))"
    }

    /// Sends the codes that the call needs and the recording does not show the sending of.
    private mutating func sendCodes(for call: ImportedCall) {
        if call.command == "send sms" || call.command == "send email", case .text(let recipient)? = call.arguments.first
        {
            sentTo.insert(recipient.lowercased())
        }
        if case .refused = call.outcome { return }
        for case .code(_, let recipient, _) in call.arguments
        where !recipient.isEmpty && sentTo.insert(recipient.lowercased()).inserted {
            let scene = call.command.hasPrefix("password reset") ? "RESET_PASSWORD" : "CHANGE_EMAIL"
            lines.append("# the recording does not show how this code was sent")
            lines.append(
                recipient.contains("@") ? "send email \(word(recipient)) \(scene)" : "send sms \(word(recipient))"
            )
        }
    }

    private mutating func prefix(of call: ImportedCall) -> String {
        switch call.outcome {
        case .refused(let code):
            let known = code.flatMap { (1...99_999).contains($0) ? "\($0) " : nil } ?? ""
            return "expect error \(known)"
        case .succeeded where call.isLogin && call.user != nil: return "let \(bind("user")) = "
        case .succeeded where call.command == "token refresh" && call.newToken != nil:
            return "let \(bind("refreshed")) = "
        default: return ""
        }
    }

    /// Gives a variable that is not taken: `user`, then `user2`.
    private mutating func bind(_ name: String) -> String {
        let count = boundCounts[name, default: 0] + 1
        boundCounts[name] = count
        return count == 1 ? name : "\(name)\(count)"
    }

    /// An id stands for a user of this pool from here on; what is no id of the service could be any text.
    private mutating func know(_ id: String, as variable: String) {
        if id.count >= 16, id.allSatisfy({ $0.isHexDigit || $0 == "-" }) { variables[id] = "$\(variable).id" }
    }

    private func last(_ name: String) -> String {
        let count = boundCounts[name, default: 1]
        return count == 1 ? name : "\(name)\(count)"
    }

    /// What the session is after the call.
    private mutating func remember(_ call: ImportedCall) {
        guard case .succeeded = call.outcome else { return }
        if case .some(let user) = call.user, call.isLogin {
            let variable = last("user")
            know(user.id, as: variable)
            currentUser = user.id
            currentToken = nil
            if let token = call.newToken {
                tokens[token] = "$\(variable).token"
                currentToken = tokens[token]
            }
        } else if call.command == "logout" {
            currentToken = nil
        } else if call.command == "token refresh", let token = call.newToken {
            tokens[token] = "$\(last("refreshed")).token"
            currentToken = tokens[token]
        } else if let token = call.newToken, tokens[token] == nil {
            tokens[token] = currentToken
        }
        names.settle()
    }

    // MARK: Words

    private mutating func words(of call: ImportedCall) -> [String] {
        var words = call.arguments.map { word(of: $0, in: call) }
        let hasAddress = call.arguments.contains { argument in
            if case .option("client-ip", _) = argument { true } else { false }
        }
        if let address = call.clientIP, !hasAddress, Self.takesAddress.contains(call.command) {
            words.append("--client-ip \(word(address))")
        }
        return words
    }

    private static let takesAddress: Set = [
        "register email", "register username", "register phone", "login email", "login username", "login phone-code",
        "login phone", "login sub-account", "login ldap",
    ]

    private mutating func word(of argument: ImportedCall.Argument, in call: ImportedCall) -> String {
        switch argument {
        case .text(let text): return word(text)
        case .option(let name, let text): return "--\(name) \(word(text))"
        case .flag(let name): return "--\(name)"
        case .value(let name, let json):
            let literal = literal(json, at: call.place)
            let isPlain =
                switch json {
                case .integer(let number): number >= 0
                case .double: false
                default: true
                }
            return (name.map { "--\($0) " } ?? "") + (isPlain ? literal : "(\(literal))")
        case .secret(.token(let number)) where tokens[number] != nil: return tokens[number] ?? ""
        case .secret(let reference): return "(secret \(name(reference, of: call)))"
        case .captcha:
            if case .refused(2001) = call.outcome { return "--captcha-code (secret WRONG_CAPTCHA_CODE)" }
            let address = call.clientIP.map { " --client-ip \(word($0))" } ?? ""
            return "--captcha-code (captcha new\(address)).answer"
        case .code(let option, let recipient, let reference):
            let prefix = option.map { "--\($0) " } ?? ""
            if case .refused(2001) = call.outcome { return "\(prefix)(secret \(name(reference, of: call)))" }
            return recipient.isEmpty ? "\(prefix)(outbox last).code" : "\(prefix)(outbox last \(word(recipient))).code"
        }
    }

    /// The name of a secret, with the account that a password is of.
    private mutating func name(_ reference: ImportedCall.SecretReference, of call: ImportedCall) -> String {
        var role = ImportedSecretNames.Role.present
        if case .refused(let code) = call.outcome { role = code == 2006 || code == 2203 ? .wrong : .refused }
        switch reference {
        case .password(let identifier, let text):
            return names.name(.password(account: account(identifier), text: text), role: role, at: call.place)
        case .newPassword(let identifier, let text):
            return names.name(.newPassword(account: account(identifier), text: text), role: role, at: call.place)
        default:
            return names.name(reference, role: role, at: call.place)
        }
    }

    /// One name for an account, however it is called.
    private mutating func account(_ identifier: String) -> String {
        let identifier = identifier.isEmpty ? currentUser ?? "" : identifier
        let id = userIDs[identifier.lowercased()] ?? identifier
        return shownNames[id] ?? id
    }

    private static let longestText = 4000

    private func word(_ text: String) -> String {
        if let variable = variables[text] { return variable }
        if ledger.finds(in: text) { return "(secret HIDDEN_TEXT)" }
        return Quoting.argument(text.prefix(Self.longestText))
    }

    private mutating func literal(_ json: JSON, at place: String) -> String {
        switch json {
        case .null, .bool, .double: return json.text()
        case .integer(let number): return number == .min ? "(-9223372036854775807 - 1)" : "\(number)"
        case .string(let text):
            if let variable = variables[text] { return variable }
            return ledger.finds(in: text) ? "(secret HIDDEN_TEXT)" : Quoting.quoted(text.prefix(Self.longestText))
        case .array(let elements):
            return "[" + elements.map { literal($0, at: place) }.joined(separator: ", ") + "]"
        case .object(let object):
            if let number = object[CallMapper.secretKey]?.integerValue {
                return "(secret \(names.name(.other("SECRET", number), role: .present, at: place)))"
            }
            var pairs: [String] = []
            var keys: Set<String> = []
            for (key, value) in object {
                let key = ledger.cover(String(key.prefix(Self.longestText)))
                guard keys.insert(key).inserted else { continue }
                pairs.append("\(Self.key(key)): \(literal(value, at: place))")
            }
            return "{" + pairs.joined(separator: ", ") + "}"
        }
    }

    private static func key(_ key: String) -> String {
        let isName = key.utf8.first.map { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
        let isPlain = key.utf8.allSatisfy { byte in
            let character = Character(Unicode.Scalar(byte))
            return character.isASCII && (character.isLetter || character.isNumber || character == "_")
        }
        return isName && isPlain ? key : Quoting.quoted(key)
    }

    private func comment(_ text: String) -> String { "# " + TerminalText.escape(ledger.cover(text)) }

    // MARK: The head

    private func header() -> String {
        var head = ["# Made by `\(command)` of \(callCount) \(callCount == 1 ? "call" : "calls")"]
        if !host.isEmpty { head[0] += " to \(TerminalText.escape(ledger.cover(String(host.prefix(200)))))" }
        head[0] += "."
        if otherCount > 0 {
            head.append("# \(otherCount) \(otherCount == 1 ? "request" : "requests") to something else left out.")
        }
        var secrets = names.all
        if (setUp + lines).contains(where: { $0.contains("(secret HIDDEN_TEXT)") }) {
            secrets.append(("HIDDEN_TEXT", "a text that holds another secret", []))
        }
        if lines.contains(where: { $0.contains("(secret WRONG_CAPTCHA_CODE)") }) {
            secrets.append(("WRONG_CAPTCHA_CODE", "an answer that is wrong", []))
        }
        if !secrets.isEmpty {
            head.append("# No secret was taken over. Give them as --secret NAME=VALUE or in a --secrets-file:")
            let width = secrets.map(\.name.count).max() ?? 0
            for secret in secrets {
                let places = secret.places.prefix(3).joined(separator: ", ")
                let more = secret.places.count > 3 ? " and \(secret.places.count - 3) more" : ""
                let padding = String(repeating: " ", count: width - secret.name.count)
                let uses = places.isEmpty ? "" : ": \(places)\(more)"
                head.append("#   \(secret.name)\(padding)  \(secret.meaning)\(uses)")
            }
        }
        var lines = head
        if let firstTime { lines += ["", "clock freeze \(TimeText.write(firstTime))"] }
        return lines.joined(separator: "\n") + "\n" + (setUp.isEmpty || firstTime != nil ? "" : "\n")
    }
}

extension ImportedCall {
    fileprivate func hasFlag(_ name: String) -> Bool {
        arguments.contains { if case .flag(name) = $0 { true } else { false } }
    }

    /// Whether its token was no good.
    fileprivate var isRefusedForToken: Bool {
        guard case .refused(let code?) = outcome else { return false }
        return [2020, 2206, 2207, 2036].contains(code)
    }
}

extension ImportedCall.Argument {
    fileprivate var password: ImportedCall.SecretReference? {
        guard case .secret(let reference) = self, case .password = reference else { return nil }
        return reference
    }
}
