import AuthingScript

/// What an expression gives, as `print` shows it, or the code of what is wrong with it.
func evaluated(_ expression: String, host: FakeHost = FakeHost()) -> String {
    let run = ScriptRun.of("print (\(expression))", host: host)
    return run.firstCode ?? String(run.output.dropLast())
}
