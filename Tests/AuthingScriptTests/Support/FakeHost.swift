import AuthingScript
import Foundation

/// A host with a few commands, a frozen clock and counted states.
final class FakeHost: CommandHost {
    /// What was printed, a line for each `print` and each shown result.
    var output = ""
    /// The present.
    var time = Date(timeIntervalSince1970: 1_700_000_000)
    /// What `ask` answers; without one input is needed and nobody is there.
    var answer: String?
    /// What `remember` keeps; saved and restored with the state.
    var memory: [Value] = []
    /// The calls, by name, with the arguments as they arrived.
    var calls: [(name: String, arguments: [Value?])] = []
    var slept: [Duration] = []
    var tests: [TestResult] = []
    /// What `interrupt` sets, as a Ctrl-C would.
    let interrupt = Interrupt()
    private var saved: [(memory: [Value], time: Date)] = []
    private var refusals = 0
    private var randomState: UInt64 = 1

    let commands = FakeHost.table

    static let table = CommandTable([
        CommandSignature("print", parameters: [.init("value", placement: .rest, kind: .display)]),
        CommandSignature("fail", parameters: [.init("text", placement: .required)]),
        CommandSignature(
            "refuse",
            parameters: [
                .init("code", placement: .required, kind: .integer(0...99_999)),
                .init("message", placement: .optional),
            ]
        ),
        CommandSignature("unreachable"),
        CommandSignature("echo", parameters: [.init("value", placement: .required, kind: .any)]),
        CommandSignature(
            "login email",
            aliases: ["login_by_email", "loginByEmail"],
            parameters: [
                .init("email", placement: .required),
                .init("password", placement: .required, isSecret: true),
                .init("captcha-code", placement: .option),
                .init("auto-register", placement: .flag, kind: .boolean),
                .init("custom-data", placement: .option, kind: .record),
            ]
        ),
        CommandSignature("login phone", parameters: [.init("phone", placement: .required)]),
        CommandSignature(
            "token status",
            parameters: [.init("token", placement: .optional, isSecret: true)]
        ),
        CommandSignature("secret", parameters: [.init("name", placement: .required)]),
        CommandSignature("wait", parameters: [.init("duration", placement: .required, kind: .duration)]),
        CommandSignature(
            "kinds",
            parameters: [
                .init("number", placement: .option, kind: .integer(1...10)),
                .init("word", placement: .option, kind: .choice(["RED", "GREEN"])),
                .init("time", placement: .option, kind: .time),
                .init("list", placement: .option, kind: .list),
                .init("any", placement: .option, kind: .any),
                .init("is-on", placement: .flag, kind: .boolean),
            ]
        ),
        CommandSignature(
            "choose",
            parameters: [
                .init(
                    "fruit",
                    placement: .required,
                    kind: .choice(["apple", "cherry", "date", "fig", "kiwi", "lemon", "lime", "pear", "plum"])
                )
            ]
        ),
        CommandSignature("remember", parameters: [.init("value", placement: .required, kind: .any)]),
        CommandSignature("remembered"),
        CommandSignature(
            "apply",
            parameters: [
                .init("fn", placement: .required, kind: .function), .init("value", placement: .rest, kind: .any),
            ]
        ),
        CommandSignature("flaky", parameters: [.init("times", placement: .required, kind: .integer(0...9))]),
        CommandSignature("interrupt"),
        CommandSignature("quit", parameters: [.init("code", placement: .optional, kind: .integer(0...255))]),
        CommandSignature("fault"),
    ])

    func call(_ call: CommandCall) throws(CommandFailure) -> Value {
        let name = commands.signatures[call.command].name
        calls.append((name, call.arguments))
        let values = call.arguments.map { $0 ?? .null }
        switch name {
        case "print":
            guard case .list(let words) = values[0] else { return .null }
            output += words.map(\.printed).joined(separator: " ") + "\n"
            return .null
        case "fail": throw .failed(values[0].printed)
        case "refuse":
            guard case .integer(let code) = values[0] else { return .null }
            throw .refused(
                .init(code: code, message: values[1].isNull ? "refused" : values[1].printed, hint: "try again")
            )
        case "unreachable": throw .unreachable(.init(code: 503, message: "nobody answers"))
        case "echo": return values[0]
        case "secret": return .secret(SecretValue(.string("s3cr3t-of-\(values[0].printed)")))
        case "wait":
            guard case .duration(let duration) = values[0] else { return .null }
            try sleep(duration)
            return .null
        case "remember":
            memory.append(values[0])
            return .list(memory)
        case "remembered": return .list(memory)
        case "apply":
            guard case .string(let function) = values[0], case .list(let arguments) = values[1] else { return .null }
            return try call.functions.call(function, arguments, at: call.span)
        case "flaky":
            guard case .integer(let times) = values[0] else { return .null }
            refusals += 1
            if refusals <= times { throw .refused(.init(code: 2300, message: "not yet")) }
            return .integer(refusals)
        case "interrupt":
            interrupt.request()
            return .null
        case "quit":
            if case .integer(let code) = values[0] { throw .exit(Int32(code)) }
            throw .exit(0)
        case "fault": throw .fault(code: "A2301", message: "not here", hint: nil)
        case "token status": return .record(["code": .integer(200), "status": .boolean(true)])
        default:
            let token = Value.secret(.token("eyJhbGciOiJIUzI1NiJ9.abc3fa"))
            return .record(["email": values[0], "token": token, "roles": .list([])])
        }
    }

    func ask(
        for parameter: CommandSignature.Parameter,
        of signature: CommandSignature
    ) throws(CommandFailure) -> Value {
        guard let answer else { throw .inputNeeded("\(parameter.name) is asked for, and there is no terminal") }
        return parameter.isSecret ? .secret(SecretValue(.string(answer))) : .string(answer)
    }

    func now() -> Date { time }

    func sleep(_ duration: Duration) throws(CommandFailure) {
        slept.append(duration)
        time = time.addingTimeInterval(duration / .seconds(1))
    }

    func randomBits() -> UInt64 {
        randomState = randomState &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return randomState ^ (randomState >> 29)
    }

    func saveState() throws(CommandFailure) -> Int {
        saved.append((memory, time))
        return saved.count - 1
    }

    func restoreState(_ handle: Int) throws(CommandFailure) {
        (memory, time) = saved[handle]
    }

    func testEnded(_ result: TestResult) {
        tests.append(result)
        output += "\(result.failure == nil ? "ok" : "FAILED") \(result.name)\n"
    }
}
