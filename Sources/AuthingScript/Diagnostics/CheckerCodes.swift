/// Codes of the checker, which resolves names, options, arity and types before a script runs: A11xx names, A12xx
/// arguments and values, A132x control flow, A14xx include, A19xx warnings.
extension DiagnosticCode {
    /// All codes of this family.
    static let checkerCodes: [DiagnosticCode] = [
        unknownCommand, incompleteCommand, unknownVariable, unknownOption, unknownFunction, duplicateName, reservedName,
        missingArgument, tooManyArguments, unsuitableArgument, repeatedOption, missingOptionValue, functionArity,
        literalSecret, impossibleCommand, nothingToAsk, elseAsArgument, includeNotFound, includeOutside, includeCycle,
        includeTooDeep, includeWithTests, shadowedVariable, unreachableHandler,
    ]

    /// A command that does not exist.
    package static let unknownCommand = DiagnosticCode(
        "A1101",
        "unknown command",
        """
        A statement begins with the name of a command or of a `fn`. `help` lists the commands. Behind `let x =` a bare
        word is a command too; text stands in quotes.

        wrong:  let s = hello
        right:  let s = "hello"
        """
    )

    /// A command name that goes on.
    package static let incompleteCommand = DiagnosticCode(
        "A1102",
        "incomplete command",
        """
        Several commands begin with this word, and none has it alone as its name.

        wrong:  login ada@acme.test ?
        right:  login email ada@acme.test ?
        """
    )

    /// A variable that does not exist here.
    package static let unknownVariable = DiagnosticCode(
        "A1103",
        "unknown variable",
        """
        No `let` before this place sets a variable of the name. A `let` inside a block is known to the end of the block.

        wrong:  if $ok { let text = "yes" }
                print $text
        right:  let text = "no"
                if $ok { $text = "yes" }
                print $text
        """
    )

    /// An option that the command does not have.
    package static let unknownOption = DiagnosticCode(
        "A1104",
        "unknown option",
        """
        The command has no option of this name. `help COMMAND` lists its options. A word that begins with `--` and
        is meant as text must be quoted.

        wrong:  login email a@b.com ? --captcha-cod 9f2k
        right:  login email a@b.com ? --captcha-code 9f2k
        """
    )

    /// A function that does not exist.
    package static let unknownFunction = DiagnosticCode(
        "A1105",
        "unknown function",
        """
        Neither the language nor the script has a function of this name. `help functions` lists those of the language.

        wrong:  print (length($list))
        right:  print (len($list))
        """
    )

    /// A name given twice.
    package static let duplicateName = DiagnosticCode(
        "A1106",
        "name given twice",
        """
        A `fn` has the name of another one, of a function of the language or of a command; or a `fn` has two
        parameters of one name; or two includes have one name.

        wrong:  fn len(x) { return 1 }
        right:  fn length(x) { return 1 }
        """
    )

    /// A name that cannot be given.
    package static let reservedName = DiagnosticCode(
        "A1107",
        "reserved name",
        """
        `$_` is the result of the last command and `$error` the last error; a script cannot set them.

        wrong:  $error = null
        right:  let problem = null
        """
    )

    /// An argument that must be given.
    package static let missingArgument = DiagnosticCode(
        "A1201",
        "argument missing",
        """
        The command needs more arguments. `?` in a place asks for the value when the script runs.

        wrong:  login email ada@acme.test
        right:  login email ada@acme.test ?
        """
    )

    /// More arguments than parameters.
    package static let tooManyArguments = DiagnosticCode(
        "A1202",
        "too many arguments",
        """
        The command takes fewer arguments. Text with blanks stands in quotes.

        wrong:  login email ada@acme.test my pass word
        right:  login email ada@acme.test "my pass word"
        """
    )

    /// A word or value that the parameter does not take.
    package static let unsuitableArgument = DiagnosticCode(
        "A1203",
        "argument not accepted",
        """
        The parameter takes something else: a number, one of certain words, a duration. `help COMMAND` says what.

        wrong:  clock advance soon
        right:  clock advance 301s
        """
    )

    /// An option or parameter given twice.
    package static let repeatedOption = DiagnosticCode(
        "A1204",
        "given twice",
        """
        An option may be given once, and a parameter in its place or by name, not both.

        wrong:  login email a@b.com ? --captcha-code x --captcha-code y
        right:  login email a@b.com ? --captcha-code y
        """
    )

    /// An option without its value.
    package static let missingOptionValue = DiagnosticCode(
        "A1205",
        "value of the option missing",
        """
        The option takes a value: `--name value` or `--name=value`. A value that begins with `--` must be quoted.

        wrong:  login email a@b.com ? --captcha-code
        right:  login email a@b.com ? --captcha-code 9f2k
        """
    )

    /// A function called with a number of arguments that it does not take.
    package static let functionArity = DiagnosticCode(
        "A1206",
        "wrong number of arguments",
        """
        A function takes as many arguments as its parameters, those with a default may be left out.

        wrong:  print (join())
        right:  print (join(["a", "b"], "-"))
        """
    )

    /// A secret written into a script.
    package static let literalSecret = DiagnosticCode(
        "A1207",
        "secret written in the script",
        """
        With `--strict` a script must not hold passwords, codes and tokens. They come from `secret NAME`, from `?` or
        from a variable.

        wrong:  login email ada@acme.test hunter2
        right:  login email ada@acme.test (secret ADA_PW)
        """
    )

    /// A command call that cannot be right for another reason.
    package static let impossibleCommand = DiagnosticCode(
        "A1208",
        "cannot be used here",
        """
        `?` asks for the value of one parameter. Where a command takes any number of values there is nothing to ask for.

        wrong:  print ?
        right:  print (ask "name: ")
        """
    )

    /// `error` without a statement that it asks about.
    package static let nothingToAsk = DiagnosticCode(
        "A1321",
        "`error` asks about nothing",
        """
        `error` asks whether the command statement directly before failed, or in a `catch` about the caught error.
        Behind any other statement it can never be true: an error would have stopped the script before. A second
        question about the same statement is an `else if`.

        wrong:  login email $mail ?
                if error 2000 print "captcha"
                if error 2006 print "password"
        right:  login email $mail ?
                if error 2000 { print "captcha" } else if error 2006 { print "password" }
        """
    )

    /// `else` behind the command of a one-line `if`.
    package static let elseAsArgument = DiagnosticCode(
        "A1322",
        "`else` is an argument here",
        """
        In the line of a one-line `if` that runs a command every word is an argument, `else` too. Blocks separate
        them, or `else` at the start of the next line; in quotes it is text.

        wrong:  if $ok print yes else print no
        right:  if $ok { print yes } else { print no }
        """
    )

    /// A file that cannot be included.
    package static let includeNotFound = DiagnosticCode(
        "A1401",
        "include cannot be read",
        """
        The path stands as it is, in quotes, relative to the file with the `include`, and names a regular file.

        wrong:  include "helpers"
        right:  include "helpers.authing"
        """
    )

    /// A file outside the script's folder.
    package static let includeOutside = DiagnosticCode(
        "A1402",
        "include outside the script's folder",
        """
        A script includes files of its own folder and the folders in it, so that running a foreign script reads
        nothing else. Absolute paths, `..` out of it and links that lead out of it are refused.

        wrong:  include "../other/helpers.authing"
        right:  include "lib/helpers.authing"
        """
    )

    /// Files that include each other.
    package static let includeCycle = DiagnosticCode(
        "A1403",
        "includes in a circle",
        """
        A file includes itself, directly or through others. Move what both need into a third file.

        wrong:  a.authing: include "b.authing"
                b.authing: include "a.authing"
        right:  a.authing: include "common.authing"
                b.authing: include "common.authing"
        """
    )

    /// Includes in includes beyond the limit.
    package static let includeTooDeep = DiagnosticCode(
        "A1404",
        "includes nested too deep",
        """
        Included files may include others, 32 deep.
        """
    )

    /// A file with tests that is included.
    package static let includeWithTests = DiagnosticCode(
        "A1405",
        "an included file cannot hold tests",
        """
        Tests run from the file that is started. What several test files share stands in a file without tests.

        wrong:  include "login-tests.authing"
        right:  include "login-helpers.authing"
        """
    )

    /// A `let` in a handler that hides the guarded variable.
    package static let shadowedVariable = DiagnosticCode(
        "A1901",
        "`let` hides the variable",
        """
        `let` in a block sets a new variable that ends with the block; the outer one stays null. `$name = …` changes
        the outer one.

        wrong:  let u = login email $mail ?
                if error 2000 { let u = login email $mail ? --captcha-code $code }
        right:  let u = login email $mail ?
                if error 2000 { $u = login email $mail ? --captcha-code $code }
        """
    )

    /// A `catch` behind one that takes everything.
    package static let unreachableHandler = DiagnosticCode(
        "A1902",
        "`catch` that is never reached",
        """
        A `catch` before this one takes every error already. The one without codes stands last.

        wrong:  try { logout } catch { print "any" } catch 2020 { print "not logged in" }
        right:  try { logout } catch 2020 { print "not logged in" } catch { print "any" }
        """
    )
}
