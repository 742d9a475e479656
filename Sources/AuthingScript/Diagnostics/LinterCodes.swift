/// The codes of what `check --strict` warns about: A1903 and up.
extension DiagnosticCode {
    static let linterCodes = [
        unusedVariable, unusedFunction, unusedParameter, unusedInclude, hiddenVariable, unreachableStatement,
        deadHandler,
    ]

    /// Whether a code says that something could be left out.
    package static func isUnnecessary(_ code: String?) -> Bool {
        [unusedVariable, unusedFunction, unusedParameter, unusedInclude, unreachableStatement, deadHandler]
            .contains { $0.id == code }
    }

    /// A variable that is set and not read.
    package static let unusedVariable = DiagnosticCode(
        "A1903",
        "a variable that is never read",
        """
        The variable is set and not used afterwards, which is often a misspelled name further down. Where only the
        command matters, leave `let` out. A name that begins with `_` says that it is meant.

        wrong:  let mail = outbox last
                print sent
        right:  let mail = outbox last
                print "sent to $mail.to"
        """
    )

    /// A `fn` that is not called.
    package static let unusedFunction = DiagnosticCode(
        "A1904",
        "a fn that is never called",
        """
        Nothing in the file calls the function, as a command, in an expression or by its name as an argument. What only
        other files use stands in a file of its own, which does nothing but declare functions.

        wrong:  fn lock(who) { print $who }
                print done
        right:  fn lock(who) { print $who }
                lock a@b.com
        """
    )

    /// A parameter that is not read.
    package static let unusedParameter = DiagnosticCode(
        "A1905",
        "a parameter that is never read",
        """
        The function takes a value that it does not use. A name that begins with `_` says that it is meant.

        wrong:  fn greet(who) { print hello }
        right:  fn greet(who) { print hello $who }
        """
    )

    /// An `include` of which nothing is used.
    package static let unusedInclude = DiagnosticCode(
        "A1906",
        "an include that is not used",
        """
        The included file gives functions and variables, and none of them is used here.

        wrong:  include "helpers.authing" as helpers
        right:  include "helpers.authing" as helpers
                helpers.lock a@b.com
        """
    )

    /// A name that hides another.
    package static let hiddenVariable = DiagnosticCode(
        "A1907",
        "a variable that hides another",
        """
        A new variable has the name of one further out, which is out of sight until the block ends. To change the outer
        one write `$name = …`.

        wrong:  let n = 1
                if true { let n = 2; print $n }
        right:  let n = 1
                if true { $n = 2; print $n }
        """
    )

    /// A statement behind one that leaves its block.
    package static let unreachableStatement = DiagnosticCode(
        "A1908",
        "a statement that is never reached",
        """
        `return`, `break`, `continue` and `fail` leave the block; what stands behind them in it does not run.

        wrong:  for x in 1..3 { break; print $x }
        right:  for x in 1..3 { print $x; break }
        """
    )

    /// A handler whose codes are taken before.
    package static let deadHandler = DiagnosticCode(
        "A1909",
        "a handler that is never used",
        """
        One before it takes all of its codes. The narrower one stands first.

        wrong:  if error { print other } else if error 2000 { print captcha }
        right:  if error 2000 { print captcha } else if error { print other }
        """
    )
}
