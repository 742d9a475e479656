/// Codes of faults that a script can only meet while it runs: A21xx about values, A22xx about limits.
///
/// Only a bare `catch` takes them; `$error.code` is then this text.
extension DiagnosticCode {
    /// All codes of this family.
    static let runtimeCodes: [DiagnosticCode] = [
        missingKey, outOfRange, wrongKind, overflow, divisionByZero, badArgument, badPattern, badText, unsetVariable,
        notBoolean, wrongArgument, tooLarge, tooDeep, tooManyRounds, tooManyCalls, hostFault,
    ]

    /// A record without the key that was asked for.
    package static let missingKey = DiagnosticCode(
        "A2101",
        "missing key",
        """
        A record does not have the key. `.key?` gives null instead, and `??` a default.

        wrong:  print $u.nickname
        right:  print ($u.nickname? ?? "none")
        """
    )

    /// A list or text that is too short.
    package static let outOfRange = DiagnosticCode(
        "A2102",
        "no such position",
        """
        A list or a text has no element at the position. Positions count from 0, negative ones from the end.
        `[0]?` gives null instead.

        wrong:  print $u.roles[0]
        right:  print ($u.roles[0]? ?? "no role")
        """
    )

    /// An operation on kinds of values that it does not have.
    package static let wrongKind = DiagnosticCode(
        "A2103",
        "wrong kind of value",
        """
        Operators and functions take certain kinds of values, and values of different kinds are not compared: a text
        is never equal to a number. `type(x)` tells the kind.

        wrong:  assert $code == 1234
        right:  assert $code == "1234"
        """
    )

    /// A result beyond 64 bits or beyond the range of a double, a duration or a time.
    package static let overflow = DiagnosticCode(
        "A2104",
        "result out of range",
        """
        Integers have 64 bits, doubles are finite, durations are at most 1000 years and times lie in the years 1 to
        9999. A result beyond that is an error; it never wraps around.

        wrong:  let n = 9223372036854775807 + 1
        right:  let n = 9223372036854775807 + 1.0
        """
    )

    /// Division by zero.
    package static let divisionByZero = DiagnosticCode(
        "A2105",
        "division by zero",
        """
        `/` and `%` need something other than zero on their right.

        wrong:  print ($sum / len($list))
        right:  if len($list) > 0 print ($sum / len($list))
        """
    )

    /// A value that a function does not take.
    package static let badArgument = DiagnosticCode(
        "A2106",
        "value not accepted",
        """
        A function was given a value of the right kind that it has no use for. Its help says what it takes.

        wrong:  print first([])
        right:  if len($list) > 0 print (first($list))
        """
    )

    /// A pattern that RE2 refuses.
    package static let badPattern = DiagnosticCode(
        "A2107",
        "pattern not understood",
        """
        The right side of `matches` is a regular expression in RE2's syntax: no back-references and no look-around.
        A raw string keeps the backslashes.

        wrong:  assert $text matches "(a"
        right:  assert $text matches '^\\d{4}$'
        """
    )

    /// A text that is not what a function reads.
    package static let badText = DiagnosticCode(
        "A2108",
        "text not understood",
        """
        A text could not be read as JSON, a time or a number.

        wrong:  print parseTime("31 March 2024")
        right:  print (parseTime("2024-03-31T01:50:00+01:00"))
        """
    )

    /// A variable of the file that a function reads before it was set.
    package static let unsetVariable = DiagnosticCode(
        "A2109",
        "variable not set yet",
        """
        A `fn` sees the file's variables, but this one is set further down than the call.

        wrong:  greet
                let name = "Ada"
                fn greet() { print $name }
        right:  let name = "Ada"
                greet
                fn greet() { print $name }
        """
    )

    /// A condition that is neither true nor false.
    package static let notBoolean = DiagnosticCode(
        "A2110",
        "condition is not a boolean",
        """
        Conditions, `and`, `or` and `not` take true and false alone; nothing else counts as one of them.

        wrong:  if $u.email { print "has one" }
        right:  if $u.email != null { print "has one" }
        """
    )

    /// A value that a parameter does not take.
    package static let wrongArgument = DiagnosticCode(
        "A2111",
        "argument not accepted",
        """
        A command or `fn` was given a value that its parameter cannot take. `help COMMAND` lists the kinds.

        wrong:  sleep $name
        right:  sleep 5s
        """
    )

    /// A value beyond the limits of size.
    package static let tooLarge = DiagnosticCode(
        "A2201",
        "value too large",
        """
        A text has at most 16 MiB, a list or record at most 1,000,000 elements, and all values inside one another
        together at most 2,097,152. All that is kept at once, the pool left out, has room in 160 MiB.

        wrong:  while true limit 100 { $text = $text + $text }
        right:  while len($text) < 1000 { $text = $text + $text }
        """
    )

    /// Lists and records nested too deep.
    package static let tooDeep = DiagnosticCode(
        "A2202",
        "value nested too deep",
        """
        Lists and records may be nested 256 deep.

        wrong:  while true limit 1000 { $list = [$list] }
        right:  while true limit 1000 { $list = $list + [1] }
        """
    )

    /// A loop that ran longer than its limit.
    package static let tooManyRounds = DiagnosticCode(
        "A2203",
        "too many rounds",
        """
        A `while` makes at most 10,000 rounds, so that a mistake ends. `limit` allows more.

        wrong:  while $i < 50000 { $i = $i + 1 }
        right:  while $i < 50000 limit 50000 { $i = $i + 1 }
        """
    )

    /// Calls inside calls beyond the limit.
    package static let tooManyCalls = DiagnosticCode(
        "A2204",
        "calls nested too deep",
        """
        A `fn` may call others, and itself, 200 deep. More is mostly a recursion without an end.

        wrong:  fn count(n) { return count($n + 1) }
        right:  fn count(n) {
                  if $n >= 100 { return $n }
                  return count($n + 1)
                }
        """
    )

    /// A fault of a command that is not the service's refusal.
    package static let hostFault = DiagnosticCode(
        "A2301",
        "command cannot be done here",
        """
        A command met a condition that has nothing to do with the service: a file that cannot be read, a setting that
        does not exist, a control that needs the embedded core. The message says which.
        """
    )
}
