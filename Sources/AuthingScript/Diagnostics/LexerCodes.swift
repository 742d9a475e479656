/// Codes of faults in the text itself: characters, quotes, numbers, interpolation.
extension DiagnosticCode {
    /// All codes of this family.
    static let lexerCodes: [DiagnosticCode] = [
        malformedUTF8, textTooLarge, invisibleCharacter, characterMustBeQuoted, unclosedQuote, unclosedTripleQuote,
        unknownEscape, loneDollar, malformedNumber, numberOutOfRange, controlCharacterInQuotes, continuationAtEnd,
    ]

    /// Bytes that are not UTF-8.
    package static let malformedUTF8 = DiagnosticCode(
        "A1001",
        "the text is not UTF-8",
        """
        Scripts are UTF-8 text. A file saved in another encoding (GBK, Latin-1, UTF-16) must be converted first.

        wrong:  a file saved as GBK
        right:  iconv -f GBK -t UTF-8 old.authing > new.authing
        """
    )

    /// More text than the limit.
    package static let textTooLarge = DiagnosticCode(
        "A1002",
        "the text is too large",
        """
        One text may have 16 MiB. Put data in a file of its own, or split the script with `include`.
        """
    )

    /// A space other than blank and tab, or a character that does not show.
    package static let invisibleCharacter = DiagnosticCode(
        "A1003",
        "an invisible character or an unusual space outside quotes",
        """
        Only blank and tab separate words. Other spaces (a no-break space, the ideographic space U+3000) and characters
        that do not show are text, and text with them must be quoted. They often come along when text is copied.

        wrong:  print 你好\u{3000}世界
        right:  print "你好\u{3000}世界"
        """
    )

    /// A character with a meaning of its own inside a word.
    package static let characterMustBeQuoted = DiagnosticCode(
        "A1004",
        "a character that must be quoted",
        """
        In a word of a command ( ) { } [ ] ; | < > " ' and the back-quote must be quoted to be text. There are no pipes
        and no redirections.

        wrong:  print <none>
        right:  print "<none>"
        """
    )

    /// A quote without its end on the same line.
    package static let unclosedQuote = DiagnosticCode(
        "A1005",
        "a quote is not closed",
        """
        A quoted text ends on the line where it begins. Text of several lines stands between three quotes.

        wrong:  print "abc
        right:  print "abc"
        """
    )

    /// Three quotes without three to end them.
    package static let unclosedTripleQuote = DiagnosticCode(
        "A1006",
        "three quotes are not closed",
        """
        Text that begins with three quotes goes on to the next three quotes, over several lines. The indentation that
        all its lines share, and the first and last line break, are not part of it.

        right:  print \"\"\"
                  first line
                  second line
                  \"\"\"
        """
    )

    /// A backslash with something unknown behind it in a cooked string.
    package static let unknownEscape = DiagnosticCode(
        "A1007",
        "an unknown escape",
        """
        Between double quotes a backslash begins one of \\n \\t \\r \\0 \\\\ \\" \\$ and \\u{1F600}. For text with
        backslashes use single quotes, or no quotes at all.

        wrong:  print "CORP\\alice"
        right:  print 'CORP\\alice'
        """
    )

    /// A `$` that no name and no brace follows.
    package static let loneDollar = DiagnosticCode(
        "A1008",
        "a $ without a name",
        """
        `$` begins a variable: `$name` or `${ expression }`. Names are ASCII letters, digits and _. To have the
        character itself write `\\$` between double quotes, or use single quotes.

        wrong:  print "5 $"
        right:  print '5 $'
        """
    )

    /// Something that begins like a number, but is none.
    package static let malformedNumber = DiagnosticCode(
        "A1009",
        "not a number",
        """
        In an expression a number has no leading zero and nothing glued behind it. Identifiers, codes, dates and phone
        numbers are text there, and must be quoted. As the argument of a command they are text without quotes.

        wrong:  let code = 0123
        right:  let code = "0123"
        """
    )

    /// A number that does not fit.
    package static let numberOutOfRange = DiagnosticCode(
        "A1010",
        "a number is out of range",
        """
        Whole numbers go from -9223372036854775808 to 9223372036854775807, doubles up to about 1.8e308.

        wrong:  let n = 9223372036854775808
        right:  let n = 9223372036854775807
        """
    )

    /// An escape character, a null byte or the like between quotes.
    package static let controlCharacterInQuotes = DiagnosticCode(
        "A1011",
        "a control character between quotes",
        """
        Control characters other than a tab cannot be seen in a text, so between double quotes they are written as
        escapes.

        right:  print "\\u{1b}[1m"
        """
    )

    /// A final backslash with nothing to go on with.
    package static let continuationAtEnd = DiagnosticCode(
        "A1012",
        "the text ends where a line was to go on",
        """
        A backslash that stands alone at the end of a line says that the statement goes on in the next line.

        right:  login email a@b.com ? \\
                  --captcha-code 9f2k
        """
    )
}
