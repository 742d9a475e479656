import AuthingAPI
import AuthingScript

/// Pipeline functions: what an operator's own code decides at registrations and logins.
extension Command {
    static let pipeline: [Command] = [pipelineOn, pipelineList, pipelineOff]

    private static let fields: [ResultShape.Field] = [
        .init("stage", "where it takes part"), .init("function", "the name of the fn"),
    ]

    private static let stages = PipelineStage.allCases.map(\.rawValue)

    static let pipelineOn = Command(
        "pipeline on",
        group: .console,
        summary: "Lets a fn of the script take part in every registration or login",
        discussion: """
            The fn is called with the user and the context: fn check(user, context) { … }
            The stages, in their order:
              PRE_REGISTER         nothing is saved yet; may refuse
              POST_REGISTER        the user is saved; may change it
              PRE_AUTHENTICATION   the credentials are right; may refuse or change the user
              POST_AUTHENTICATION  the login is recorded; may change the user
            `fail TEXT` (or a failed `assert`) refuses: the call ends with error 500 and the text. Without `return`, or \
            with null, the call goes on. `return {user: {nickname: "Ada"}}` changes descriptive fields of the user, \
            `return {context: …}` hands another context on to the functions behind.
            The context has protocol, connection, userPoolId, appId, request {ip, userAgent, body, query}, data, and as \
            `context` the record given as --context. Neither passwords nor codes are in it.
            Functions of a stage run in the order in which they were set; the same name again replaces. Each may take 3 s \
            on the session's clock. At a POST stage nothing refuses: what fails there is noted in `events`. A fn may run \
            commands; one that registers or logs in runs itself again, 4 deep at most. Functions end with the session, \
            and are put back with its state before each `test`.
            """,
        parameters: [
            .required("stage", "where it takes part", kind: .choice(stages)),
            .required("fn", "the fn, by its name", kind: .function),
        ],
        result: ResultShape("where it takes part", fields: fields).shown { arguments, _ in
            "\(arguments.text("fn")) takes part at \(arguments.text("stage"))"
        },
        examples: [
            Example(
                given: [
                    "fn closed(user, context) { if $context.request.ip == \"203.0.113.9\" { fail closed to you } }",
                    "pipeline on PRE_AUTHENTICATION closed",
                    "let r = register username bob pass-4711",
                ],
                "expect error 500 login username bob pass-4711 --client-ip 203.0.113.9"
            ),
            Example(
                given: [
                    "fn label(user, context) { return {user: {company: $context.context.tenant}} }",
                    "pipeline on POST_REGISTER label",
                    "let u = register username bob pass-4711 --context {tenant: \"Acme\"}",
                ],
                "print $u.company",
                prints: "Acme"
            ),
        ],
        body: .calling { arguments, host, call throws(CommandFailure) in
            let function = try host.pipelineFunction(arguments.text("fn"), for: call)
            guard let stage = PipelineStage(rawValue: arguments.text("stage")) else { return .null }
            let administration = host.services.administration
            try host.wait { try await administration.addPipelineFunction(function, at: stage) }
            return Value(PipelineEntry(stage: stage, name: function.name).json)
        }
    )

    static let pipelineList = Command(
        "pipeline list",
        group: .console,
        summary: "Lists the pipeline functions in the order in which they run",
        result: ResultShape(
            "a list of functions",
            fields: fields,
            columns: ["stage", "function"]
        ),
        examples: [
            Example(
                given: ["fn hello(user) { print \"hello $user.username\" }", "pipeline on POST_AUTHENTICATION hello"],
                "print (pipeline list)[0].function",
                prints: "hello"
            )
        ],
        body: .service { _, services in
            .list(try await services.administration.listPipelineFunctions().map { Value($0.json) })
        }
    )

    static let pipelineOff = Command(
        "pipeline off",
        group: .console,
        summary: "Takes pipeline functions out: those of a stage, one by its name, or all",
        parameters: [.optional("what", "a stage or the name of a fn; all by default")],
        result: ResultShape("how many there were").shown { _, value in
            value == .integer(1) ? "1 function taken out" : "\(value.printed) functions taken out"
        },
        errors: [400],
        examples: [
            Example(
                given: ["fn hello(user) { print \"hello $user.username\" }", "pipeline on POST_AUTHENTICATION hello"],
                "pipeline off hello",
                prints: "1 function taken out"
            )
        ],
        body: .service { arguments, services in
            let what = arguments.optionalText("what")
            let stage = what.flatMap { PipelineStage(rawValue: $0) }
            return .integer(
                try await services.administration.removePipelineFunctions(at: stage, named: stage == nil ? what : nil)
            )
        }
    )
}
