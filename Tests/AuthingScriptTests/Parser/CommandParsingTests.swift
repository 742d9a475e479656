import AuthingScript
import Testing

@Suite("Commands and their words")
struct CommandParsingTests {
    @Test(
        "words",
        arguments: [
            (#"let u = login email a@b.com pw"#, #"let u = login|email|a@b.com|pw"#),
            (
                #"print a, b! c% 5& *.x +1 -1 ./p a:b x=y CORP\alice ^ _ ~ #no"#,
                "print|a,|b!|c%|5&|*.x|+1|-1|./p|a:b|x=y|CORP\\alice|^|_|~"
            ),
            (#"print a#b # c"#, "print|a#b"),
            (#"login email a@b.com ?"#, "login|email|a@b.com|ASK"),
            (#"print '?' a? ??"#, #"print|"?"|a?|??"#),
            (#"print 'it''s' '' "" "a\tb\\\"\$\u{4F60}""#, "print|\"it's\"|\"\"|\"\"|\"a\tb\\\"$你\""),
            (
                #"print wrong-$i a"b"c $x ${x} $u.a[0].b.. ${len(u.roles)}.json"#,
                #"print|"wrong-«$i»"|"abc"|$x|$x|"«$u.a[0].b».."|"«len($u.roles)».json""#
            ),
            (
                #"print "$name你好" "who is $u.name?" "$a.b.c. $x[1][2]""#,
                #"print|"«$name»你好"|"who is «$u.name»?"|"«$a.b.c». «$x[1][2]»""#
            ),
            (#"print $u.customData["学校"] "$u["k"]""#, #"print|$u.customData["学校"]|"«$u["k"]»""#),
            (
                #"login email a@b.com ? --captcha-code $c.answer --auto-register --x=1"#,
                #"login|email|a@b.com|ASK|--captcha-code|$c.answer|--auto-register|--x=1"#
            ),
            (#"print '--a' -- --b -- --?! --c="#, #"print|"--a"|--|--b|--|--?!|--c="#),
            (
                #"print --a_b=? --x=[1] --y={a: 1} --z=(f).g --w="a b" --v=a=b"#,
                #"print|--a_b=ASK|--x=[1]|--y={a:1}|--z=(f).g|--w="a b"|--v=a=b"#
            ),
            (#"print (outbox last).code"#, "print|(outbox|last).code"),
            (
                #"print (outbox last).code[0]?.x {a: 1, "b c": [1,2,],} [] {}"#,
                #"print|(outbox|last).code[0]?.x|{a:1,b c:[1,2]}|[]|{}"#
            ),
            (#"print 1..3 13800138000 0123 5f88a 学校 ！ 🎉 ❤️"#, "print|1..3|13800138000|0123|5f88a|学校|！|🎉|❤️"),
            (#"print if else true null error let"#, "print|if|else|true|null|error|let"),
            ("print a \\\n  b", "print|a|b"),
            ("print a\\\nprint b", "print|a\\; print|b"),
            ("print a \\ b", "print|a|\\|b"),
            ("print a; print b ;; print c;", "print|a; print|b; print|c"),
            ("a.b-c x", "a.b-c|x"),
            ("print (token\n status # why\n x\n).a", "print|(token|status|x).a"),
            ("print [1,\n2 # two\n, 3\n]", "print|[1,2,3]"),
            ("#!/usr/bin/env -S authing run\n# c\nprint a\r\nprint b\r\n", "print|a; print|b"),
            ("\u{FEFF}print a", "print|a"),
            ("", ""), ("\n\n  # only\n", ""),
            ("lock $who 3", "lock|$who|3"),
            (#"print "${"a" + "b"}" "${ {a: 1}.a }""#, #"print|"«‹"a" + "b"›»"|"«{a:1}.a»""#),
            (#"print ${(random)} ${ $x } ${file}.json"#, #"print|($random)|$x|"«$file».json""#),
        ]
    )
    func words(text: String, expected: String) { #expect(tree(text) == expected) }

    @Test(
        "text of several lines",
        arguments: [
            ("print \"\"\"\n  a\n    b\n\n  c\n  \"\"\"", #"print|"a⏎  b⏎⏎c""#),
            ("print \"\"\"\n  a\n    b\n\"\"\"", #"print|"  a⏎    b""#),
            ("print \"\"\"a\"\"\"", #"print|"a""#),
            ("print \"\"\"\n\"\"\"", #"print|"""#),
            ("print \"\"\"\n\n\"\"\"", #"print|"""#),
            ("print \"\"\"\n  say \"hi\" $x\n  ${1 +\n 2}\\n\n  \"\"\"", #"print|"say "hi" «$x»⏎«‹1 + 2›»⏎""#),
            ("print \"\"\"\r\n  a\r\n  b\r\n  \"\"\" c", #"print|"a⏎b"|c"#),
        ]
    )
    func linesOfText(text: String, expected: String) { #expect(tree(text) == expected) }

    @Test(
        "words that cannot be",
        arguments: [
            (#"print len($l)"#, "A1056@($l)"),
            (#"print a(b)"#, "A1056@(b)"),
            (#"print (a)b"#, "A1056@b"),
            (#"print [1][2]"#, "A1056@[2]"),
            (#"print "abc"#, #"A1005@"abc"#),
            (#"print 'abc"#, #"A1005@'abc"#),
            ("print \"abc\nprint b", #"A1005@"abc"#),
            (#"print "\q""#, #"A1007@\q"#),
            (#"print "\u{110000}""#, #"A1007@\u"#),
            (#"print 5 $"#, "A1008@$"),
            (#"print "$ 5""#, "A1008@$"),
            (#"print $你"#, "A1008@$"),
            (#"print a|b"#, "A1004@|"),
            (#"print <none>"#, "A1004@<"),
            (#"print `ls`"#, "A1004@`"),
            ("print a\u{3000}b", "A1003@\u{3000}"),
            ("print a\u{200B}b", "A1003@\u{200B}"),
            ("print \u{A0}", "A1003@\u{A0}"),
            ("print \u{3164}", "A1003@\u{3164}"),
            ("print a\u{1B}b", "A1003@\u{1B}"),
            ("print \"a\u{1B}b\"", "A1011@\u{1B}"),
            ("print a\rprint b", "A1003@\r"),
            (#"print --Foo!"#, "A1057@--Foo!"),
            (#"print --"x""#, #"A1057@--"x""#),
            (#"print --x="#, "A1051@--x="),
            (#"print ---"#, "A1057@---"),
            (#"foo/bar x"#, "A1058@foo/bar"),
            (#"let s = a@b.com"#, "A1058@a@b.com"),
            (#"print"x""#, #"A1058@print"x""#),
            (#"print $x[a]"#, "A1060@a"),
            (#"print )"#, "A1004@)"),
            (#"print "\#u{2028}" 'a"#, "A1005@'a"),
            (#"print ${}"#, "A1052@}"),
            (#"print "${a"b"#, "A1051@\""),
            (#"-5"#, "A1058@-5"),
            (#"{a: 1}"#, "A1051@{"),
            (#"len($x)"#, "A1061@len($x)"),
            (#"$u.email"#, "A1061@$u.email"),
        ]
    )
    func faultyWords(text: String, expected: String) { #expect(faults(parsed(text), text) == expected) }
}
