/// Codes of faults in the grammar: what stands where it cannot.
extension DiagnosticCode {
    /// All codes of this family.
    static let parserCodes: [DiagnosticCode] = [
        unexpected, expectedExpression, unclosedBracket, unclosedBlock, nestedTooDeeply, gluedArguments,
        wordLooksLikeOption, notACommandName, reservedWord, bareNameInExpression, expressionAlone, chainedComparison,
        duplicateKey, malformedErrorCodes, strayWord, foreignOperator, stringMustBeConstant, handlerMissing,
        blockMissing, duplicateClause, topLevelOnly, returnOutsideFunction, breakOutsideLoop, statementAfterTest,
    ]

    /// The general case.
    package static let unexpected = DiagnosticCode(
        "A1051",
        "something else was expected",
        """
        The text does not go on as the grammar of the statement wants. The message says what was expected.

        wrong:  for i 1..3 { print $i }
        right:  for i in 1..3 { print $i }
        """
    )

    /// No expression where one must stand.
    package static let expectedExpression = DiagnosticCode(
        "A1052",
        "an expression was expected",
        """
        A value must stand here: a number, a quoted text, `$variable`, a list, a record, a function call, or an
        expression in parentheses.

        wrong:  let n = 1 + * 2
        right:  let n = 1 + 2
        """
    )

    /// `(`, `[` or `{` without its counterpart.
    package static let unclosedBracket = DiagnosticCode(
        "A1053",
        "a bracket is not closed",
        """
        Lines go on inside brackets until they are closed.

        wrong:  print (len($l)
        right:  print (len($l))
        """
    )

    /// A block without `}`.
    package static let unclosedBlock = DiagnosticCode(
        "A1054",
        "a block is not closed",
        """
        A block goes from `{` to its `}`.

        wrong:  if $ok { print yes
        right:  if $ok { print yes }
        """
    )

    /// More levels or terms than the limit.
    package static let nestedTooDeeply = DiagnosticCode(
        "A1055",
        "nested too deeply, or too long a chain",
        """
        Brackets and blocks may be nested 256 deep, and one chain of operators may have 10000 terms. Give parts of the
        expression a name with `let`.
        """
    )

    /// Arguments without a blank between them.
    package static let gluedArguments = DiagnosticCode(
        "A1056",
        "arguments are glued together",
        """
        Blanks separate the arguments of a command. A function call among them stands in parentheses; text with
        brackets is quoted.

        wrong:  print len($l)
        right:  print (len($l))
        """
    )

    /// `--` with something behind it that is no option's name.
    package static let wordLooksLikeOption = DiagnosticCode(
        "A1057",
        "a word that begins with -- but is no option",
        """
        An option is `--name` or `--name=value`. Any other word that begins with two dashes must be quoted.

        wrong:  print --5--
        right:  print "--5--"
        """
    )

    /// A statement that begins with a word no command can have.
    package static let notACommandName = DiagnosticCode(
        "A1058",
        "not the name of a command",
        """
        A statement begins with a keyword, a `$variable` that is assigned, or the name of a command: ASCII letters,
        digits and _, joined by `-` or `.`. Text must be quoted where an expression stands.

        wrong:  let email = a@b.com
        right:  let email = "a@b.com"
        """
    )

    /// A keyword as a name.
    package static let reservedWord = DiagnosticCode(
        "A1059",
        "a reserved word",
        """
        Reserved words cannot be the names of variables, functions and commands: let if else for in while retry try
        catch finally test fn return break continue include assert expect and or not true false null error.

        wrong:  let in = 3
        right:  let input = 3
        """
    )

    /// A word without `$` and without quotes.
    package static let bareNameInExpression = DiagnosticCode(
        "A1060",
        "a bare word in an expression",
        """
        In an expression a variable is written with `$`, a text with quotes, a function call with `(` glued to its name.

        wrong:  let n = $a + b
        right:  let n = $a + $b
        """
    )

    /// An expression as a statement.
    package static let expressionAlone = DiagnosticCode(
        "A1061",
        "an expression stands alone",
        """
        Only at the prompt, with `-c` and from standard input may an expression be a statement; it begins with `$`, a
        digit, a quote, `(` or `[`. In a file say what is to be done with it.

        wrong:  $u.email
        right:  print $u.email
        """
    )

    /// `a < b < c`.
    package static let chainedComparison = DiagnosticCode(
        "A1062",
        "a chain of comparisons",
        """
        A comparison gives true or false, which is not compared further. Join two comparisons with `and`.

        wrong:  assert 1 < $n < 5
        right:  assert 1 < $n and $n < 5
        """
    )

    /// A record with a key twice.
    package static let duplicateKey = DiagnosticCode(
        "A1063",
        "a key stands twice",
        """
        A record has each key once.

        wrong:  let r = {a: 1, a: 2}
        right:  let r = {a: 1, b: 2}
        """
    )

    /// Error codes that are no numbers or run backwards.
    package static let malformedErrorCodes = DiagnosticCode(
        "A1064",
        "malformed error codes",
        """
        Error codes are numbers without quotes, or ranges from the lower to the higher one, separated by commas. Faults
        of the script itself, such as "A2101", are taken by a `catch` without codes only.

        wrong:  if error 2006..2004 print "?"
        right:  if error 2004..2006, 2010 print "?"
        """
    )

    /// `else`, `catch`, `}` and the like without what they belong to.
    package static let strayWord = DiagnosticCode(
        "A1065",
        "nothing here for this to belong to",
        """
        `else` follows an `if`, `catch` and `finally` follow a `try`, a closing bracket its opening one. When typing at
        the prompt a statement is over at the end of its line, so `else` goes on the line of the `}`.

        right:  if $ok {
                  print yes
                } else {
                  print no
                }
        """
    )

    /// An operator of other languages.
    package static let foreignOperator = DiagnosticCode(
        "A1066",
        "an operator that the language does not have",
        """
        The operators are + - * / % == != < <= > >= in contains matches and or not ?? and `..`. `=` only assigns.

        wrong:  if $a = 1 && !$b print yes
        right:  if $a == 1 and not $b print yes
        """
    )

    /// A name or path that is not fixed.
    package static let stringMustBeConstant = DiagnosticCode(
        "A1067",
        "a text that must be fixed",
        """
        The name of a test, the path of an include and the keys of a record are known before the script runs, so
        nothing is interpolated in them.

        wrong:  include "$dir/common.authing"
        right:  include "lib/common.authing"
        """
    )

    /// `try { }` alone.
    package static let handlerMissing = DiagnosticCode(
        "A1068",
        "a try without catch or finally",
        """
        A `try` block is followed by at least one `catch` or a `finally`.

        right:  try { logout } catch { print "was not logged in" }
        """
    )

    /// No block where one must stand.
    package static let blockMissing = DiagnosticCode(
        "A1069",
        "a block was expected",
        """
        What a keyword governs stands in `{ }`, and the `{` on the line of the keyword. After `if` and `else` one
        statement on the same line will do.

        wrong:  while $n < 3 print $n
        right:  while $n < 3 { print $n; $n = $n + 1 }
        """
    )

    /// `every 1s every 2s`.
    package static let duplicateClause = DiagnosticCode(
        "A1070",
        "a clause stands twice",
        """
        `every`, `within` and `unless` stand once each in a `retry`.

        right:  retry 5 every 2s within 1m unless error 2006 { login email a@b.com ? }
        """
    )

    /// `fn` in a block.
    package static let topLevelOnly = DiagnosticCode(
        "A1301",
        "only at top level",
        """
        `test`, `fn` and `include` stand at the top level of a file, not inside a block.

        wrong:  if $ok { fn f() { return 1 } }
        right:  fn f() { return 1 }
        """
    )

    /// `return` outside a function.
    package static let returnOutsideFunction = DiagnosticCode(
        "A1302",
        "return outside a function",
        """
        `return` ends a `fn` and gives its value. `exit` ends a session at the prompt.

        right:  fn double(n) { return $n * 2 }
        """
    )

    /// `break` outside a loop.
    package static let breakOutsideLoop = DiagnosticCode(
        "A1303",
        "break or continue outside a loop",
        """
        `break` leaves the nearest `for` or `while`, `continue` goes on with its next round.

        right:  for i in 1..9 { if $i == 3 break }
        """
    )

    /// A statement behind the first test.
    package static let statementAfterTest = DiagnosticCode(
        "A1304",
        "a statement behind the first test",
        """
        All tests start from the state before the first one, so behind it only `test` and `fn` may stand at top level.

        wrong:  test "a" { print 1 }
                print 2
        right:  print 2
                test "a" { print 1 }
        """
    )
}
