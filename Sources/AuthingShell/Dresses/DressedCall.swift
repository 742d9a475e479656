import AuthingAPI
import AuthingScript

/// One call of the API in the dress of another language, complete enough to be run.
struct DressedCall {
    /// What a call can be dressed as.
    enum Language: String, CaseIterable {
        case curl, python, php, swift
    }

    let dress: MethodDress
    /// What was given, by the names of the declaration, in its order.
    let arguments: [(name: String, value: DressedValue)]
    /// The id of who is logged in, where that is known.
    let userID: String?

    /// Dresses a call; a command that is no method of the SDKs has no dress.
    ///
    /// - Parameters:
    ///   - call: The call.
    ///   - userID: The id of who is logged in.
    ///   - cover: Covers what the session knows as secret in a text.
    init?(_ call: SessionDesk.Call, userID: String?, cover: (String) -> String) {
        guard let dress = MethodDress.of(call.command.name) else { return nil }
        self.dress = dress
        self.userID = userID
        arguments = call.command.parameters.compactMap { parameter in
            guard let value = call.arguments[parameter.name], !value.isNull, value != .boolean(false) else {
                return nil
            }
            let dressed =
                parameter.isSecret
                ? DressedValue.secret(variable: DressedValue.variable(parameter.name))
                : DressedValue(value, named: parameter.name, cover: cover)
            return (parameter.name, dressed)
        }
    }

    /// The source text, its lines without their ends.
    func lines(_ language: Language) -> [String] {
        switch language {
        case .curl: curl
        case .python: python
        case .php: php
        case .swift: swift
        }
    }

    private func value(_ name: String) -> DressedValue? { arguments.first { $0.name == name }?.value }

    /// All that was given for an update of fields: those of the record and those of options, by the API's names.
    private var fields: [(key: String, value: DressedValue)] {
        arguments.flatMap { name, value -> [(key: String, value: DressedValue)] in
            if name == "record", case .record(let pairs) = value { return pairs }
            return [(name == "last-ip" ? "lastIP" : Self.camel(name), value)]
        }
    }

    /// `captcha-code` as `captchaCode`.
    static func camel(_ name: String) -> String {
        let parts = name.split(separator: "-")
        return parts.enumerated().map { $0 == 0 ? String($1) : $1.prefix(1).uppercased() + $1.dropFirst() }.joined()
    }

    // MARK: Python

    private var python: [String] {
        var call: [String] = []
        if let record = dress.python.record {
            call.append("\(record)=\(DressedValue.record(fields).python)")
        } else {
            for (name, value) in arguments where !dress.python.lacks.contains(name) {
                call.append("\(dress.python.names[name] ?? name.replacing("-", with: "_"))=\(value.python)")
            }
        }
        let givesToken = arguments.contains { $0.name == "token" }
        var lines = [
            "import os", "from authing.v2.authentication import AuthenticationClient, AuthenticationClientOptions", "",
            "authentication_client = AuthenticationClient(", "    options=AuthenticationClientOptions(",
            "        app_id=os.environ[\"AUTHING_APP_ID\"],", "        app_host=os.environ[\"AUTHING_APP_HOST\"],",
        ]
        if dress.needsToken, !givesToken { lines.append("        token=os.environ[\"AUTHING_TOKEN\"],") }
        lines += ["    )", ")"]
        if let note = dress.python.note { lines.append("# \(note)") }
        for (name, _) in arguments where dress.python.lacks.contains(name) {
            lines.append("# the Python SDK has nothing for --\(name)")
        }
        return lines + Self.call("result = authentication_client.\(dress.python.method)", call, end: ",") + [
            "print(result)"
        ]
    }

    /// A call, over several lines where it has more than one argument.
    private static func call(_ start: String, _ arguments: [String], end: String = "", close: String = ")") -> [String]
    {
        guard arguments.count > 1 else { return [start + "(" + (arguments.first ?? "") + close] }
        return [start + "("]
            + arguments.enumerated().map { "    " + $1 + ($0 == arguments.count - 1 ? end : ",") } + [close]
    }

    // MARK: PHP

    private var php: [String] {
        var head = ["<?php", "require 'vendor/autoload.php';", "", "use Authing\\Auth\\AuthenticationClient;"]
        var body: [String] = []
        var method = ""
        var used: Set<String> = []
        var inputs: [String] = []
        switch dress.php {
        case .absent:
            return ["// the documents of the official PHP SDK have no such method"]
        case .positional(let name, let order):
            method = name
            used = Set(order)
            let values = order.map { value($0) }
            let count = (values.lastIndex { $0 != nil } ?? -1) + 1
            inputs = values.prefix(count).enumerated().map { index, value in
                // The scene of a mail is a constant of the SDK.
                if name == "sendEmail", index == 1, case .text(let scene) = value,
                    scene.utf8.allSatisfy({ (65...90).contains($0) || $0 == UInt8(ascii: "_") })
                {
                    return "EmailScene::\(scene)"
                }
                return value?.php ?? "null"
            }
            if name == "sendEmail" { head.append("use Authing\\Types\\EmailScene;") }
        case .input(let name, let type, let order):
            method = name
            used = Set(arguments.map(\.name))
            head.append("use Authing\\Types\\\(type);")
            let setters = arguments.filter { !order.contains($0.name) }.map { name, value in
                let isText = name == "custom-data" || name == "context"
                let field = name == "custom-data" ? "params" : Self.camel(name)
                let sent = name == "custom-data" ? Self.pairs(value, asText: false) : value
                let text = isText ? "json_encode(\(sent.php))" : sent.php
                return "    ->with\(field.prefix(1).uppercased() + field.dropFirst())(\(text))"
            }
            let made = "new \(type)(" + order.map { value($0)?.php ?? "null" }.joined(separator: ", ") + ")"
            body = ["$input = (\(made))"] + setters
            body[body.count - 1] += ";"
            inputs = ["$input"]
        case .object(let name, let properties):
            method = name
            used = Set(properties.map(\.argument))
            body =
                ["$options = new stdClass;"]
                + properties.map { "$options->\($0) = \(value($1)?.php ?? "null");" }
            inputs = ["$options"]
        case .fields(let name, let type):
            method = name
            used = Set(arguments.map(\.name))
            head.append("use Authing\\Types\\\(type);")
            body =
                ["$input = (new \(type)())"]
                + fields.map { "    ->with\($0.prefix(1).uppercased() + $0.dropFirst())(\($1.php))" }
            body[body.count - 1] += ";"
            inputs = ["$input"]
        }
        for (name, _) in arguments where !used.contains(name) {
            body.append("// the PHP SDK has nothing for --\(name)")
        }
        if dress.needsToken { body.insert("// log in first: the client keeps the token", at: 0) }
        return head + [
            "", "$authenticationClient = new AuthenticationClient(function ($options) {",
            "    $options->appId = getenv(\"AUTHING_APP_ID\");",
            "    $options->appHost = getenv(\"AUTHING_APP_HOST\");",
            "});",
        ] + body + Self.call("$result = $authenticationClient->\(method)", inputs, close: ");") + ["var_dump($result);"]
    }

    // MARK: Swift

    private var swift: [String] {
        var used: Set<String> = []
        var call: [String] = []
        if dress.swift.record {
            used = Set(arguments.map(\.name))
            call = [DressedValue.record(fields).swift]
        }
        for argument in dress.swift.arguments {
            guard let value = value(argument.name) else { continue }
            used.insert(argument.name)
            call.append((argument.label.map { $0 + ": " } ?? "") + Self.swift(value, isSecret: argument.isSecret))
        }
        if let options = dress.swift.options {
            let given = arguments.filter { !used.contains($0.name) }.map { name, value in
                "\(name == "client-ip" ? "clientIP" : Self.camel(name)): \(Self.swift(value, isSecret: false))"
            }
            used.formUnion(arguments.map(\.name))
            if !given.isEmpty { call.append("options: \(options)(\(given.joined(separator: ", ")))") }
        }
        var lines = [
            "import AuthingAPI", "import AuthingStore", "import Foundation", "",
            "let environment = ProcessInfo.processInfo.environment",
            "let pool = try EmbeddedPool.inMemory(now: { .now })",
            "let client = pool.makeClient(language: .english)",
        ]
        if dress.needsToken, !arguments.contains(where: { $0.name == "token" }) {
            lines.append("client.setToken(Secret(environment[\"AUTHING_TOKEN\"] ?? \"\"))")
        }
        for (name, _) in arguments where !used.contains(name) {
            lines.append("// AuthenticationClient has nothing for --\(name)")
        }
        let start = dress.swift.isLocal ? "client." : "try await client."
        return lines + Self.call("let result = \(start)\(dress.swift.method)", call) + ["print(result)"]
    }

    private static func swift(_ value: DressedValue, isSecret: Bool) -> String {
        isSecret ? "Secret(\(value.swift))" : value.swift
    }

    // MARK: curl

    private var curl: [String] {
        switch dress.wire {
        case .local(let reason): return ["# \(reason)"]
        case .graphQL(let operation): return request("POST", "/graphql/v2", body: graphQL(operation))
        case .rest(let verb, let path, let members):
            let sent = members.compactMap { member in wireValue(member).map { (member.name, $0) } }
            guard verb == "GET" else { return request(verb, path, body: "{" + Self.members(sent) + "}") }
            return request(verb, path, query: sent.map { ($0, $1) })
        }
    }

    /// What a shell makes of a member: JSON of a here-document, with what it fills in.
    private func wireValue(_ member: WireDress.Member) -> DressedWire? {
        switch member.value {
        case .plain(let name): value(name).map { .json($0) }
        case .encrypted(let name):
            value(name).map { value in
                if case .secret(let variable) = value { .encrypted(variable) } else { .json(value) }
            }
        case .params(let name): value(name).map { .json(.text(Self.pairs($0, asText: false).json)) }
        case .text(let name): value(name).map { .json(.text($0.json)) }
        case .pairs(let name): value(name).map { .json(Self.pairs($0, asText: true)) }
        case .all: .json(.record(fields))
        case .constant(let text): .json(.text(text))
        case .ownID: userID.map { .json(.text($0)) } ?? .variable("AUTHING_USER_ID")
        }
    }

    /// What is sent, as the shell fills it in.
    private enum DressedWire {
        case json(DressedValue)
        case encrypted(String)
        case variable(String)

        /// Whether a query gets it percent-encoded already.
        var isEncoded: Bool { if case .json(.text) = self { true } else { false } }

        var text: String {
            switch self {
            case .json(let value): value.hereJSON
            case .encrypted(let variable): "\"$(encrypt \"$\(variable)\")\""
            case .variable(let variable): "\"$\(variable)\""
            }
        }
    }

    private static func members(_ members: [(String, DressedWire)]) -> String {
        members.map { "\"\($0)\":\($1.text)" }.joined(separator: ",")
    }

    /// A record as a list of `{key, value}`.
    private static func pairs(_ value: DressedValue, asText: Bool) -> DressedValue {
        guard case .record(let pairs) = value else { return value }
        return .list(
            pairs.map { key, value in
                .record([(key: "key", value: .text(key)), (key: "value", value: asText ? .text(value.json) : value)])
            }
        )
    }

    private func graphQL(_ operation: WireDress.Operation) -> String {
        let sent = operation.members.compactMap { member in wireValue(member).map { (member, $0) } }
        let isInput = operation.input != nil
        let declared =
            operation.input.map { ["$input: \($0)!"] } ?? sent.map { "$\($0.0.name): \($0.0.type)" }
        // What a selection names is an argument of that, not of the operation.
        let inner = sent.filter { operation.selection.contains("$\($0.0.name)") }.map(\.0.name)
        let passed =
            isInput ? ["input: $input"] : sent.map(\.0.name).filter { !inner.contains($0) }.map { "\($0): $\($0)" }
        var document = operation.kind + " " + operation.field
        document += declared.isEmpty ? "" : "(" + declared.joined(separator: ", ") + ")"
        document += " { " + operation.field + (passed.isEmpty ? "" : "(" + passed.joined(separator: ", ") + ")")
        document += (selection(operation, sent.map(\.0.name))) + " }"
        let values = Self.members(sent.map { ($0.0.name, $0.1) })
        let variables = isInput ? "{\"input\":{\(values)}}" : "{\(values)}"
        return "{\"query\":\(DressedValue.text(document).hereJSON),\"variables\":\(variables)}"
    }

    /// The selection, without the arguments that were not given.
    private func selection(_ operation: WireDress.Operation, _ sent: [String]) -> String {
        guard !operation.selection.isEmpty else { return "" }
        var text = operation.selection
        for member in operation.members where !sent.contains(member.name) {
            let argument = "\(member.name): $\(member.name)"
            text = text.replacing("(\(argument)) ", with: " ").replacing(", \(argument)", with: "")
        }
        return " { " + text.replacing("  ", with: " ") + " }"
    }

    private func request(
        _ verb: String,
        _ path: String,
        body: String? = nil,
        query: [(String, DressedWire)] = []
    ) -> [String] {
        var lines: [String] = []
        let all = body ?? ""
        if all.contains("$(encrypt ") {
            lines += [
                "# authing.pem: data.publicKey of $AUTHING_APP_HOST/api/v2/.well-known",
                "encrypt() { printf %s \"$1\" | openssl pkeyutl -encrypt -pubin -inkey authing.pem | base64 | tr -d '\\n'; }",
            ]
        }
        if all.contains("$(json ") { lines.append("json() { printf %s \"$1\" | jq -Rs .; }") }
        var curl = ["curl \"$AUTHING_APP_HOST\(path)\""]
        if verb != "GET" { curl.append("-H 'content-type: application/json'") }
        if verb == "GET", !query.isEmpty { curl.append("--get") }
        curl += ["-H \"x-authing-app-id: $AUTHING_APP_ID\"", "-H 'x-authing-request-from: sdk'"]
        if dress.needsToken { curl.append("-H \"Authorization: Bearer $AUTHING_TOKEN\"") }
        for (name, value) in query {
            curl.append("\(value.isEncoded ? "--data" : "--data-urlencode") \(Self.queryItem(name, value))")
        }
        guard let body else { return lines + Self.continued(curl) }
        curl.append("--data-binary @- <<JSON")
        return lines + Self.continued(curl) + [body, "JSON"]
    }

    private static func continued(_ words: [String]) -> [String] {
        words.enumerated().map { ($0 == 0 ? "" : "    ") + $1 + ($0 == words.count - 1 ? "" : " \\") }
    }

    /// A byte of a query, percent-encoded but for letters, digits and `-._~`.
    private static func percent(_ byte: UInt8) -> String {
        let character = Character(Unicode.Scalar(byte))
        let isPlain = byte < 0x80 && (character.isLetter || character.isNumber || "-._~".contains(character))
        return isPlain ? String(character) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }

    private static func queryItem(_ name: String, _ value: DressedWire) -> String {
        switch value {
        case .json(.secret(let variable)), .variable(let variable), .encrypted(let variable): "\"\(name)=$\(variable)\""
        case .json(.text(let text)): "'\(name)=\(text.utf8.reduce(into: "") { $0 += Self.percent($1) })'"
        case .json(let value): "'\(name)=\(value.json)'"
        }
    }
}
