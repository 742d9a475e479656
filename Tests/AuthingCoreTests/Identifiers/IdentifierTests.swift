import AuthingCore
import AuthingJSON
import Testing

@Suite("Identifiers")
struct IdentifierTests {
    @Test(arguments: [
        ("Ada@Example.ORG", "ada@example.org"), ("  a@b.cc\n", "a@b.cc"), ("a.b+c@x-y.example", "a.b+c@x-y.example"),
        ("\"a b\"@example.org", "\"a b\"@example.org"), ("a@[192.0.2.1]", "a@[192.0.2.1]"),
        ("o'neil@example.org", "o'neil@example.org"),
    ])
    func emailsHaveOneForm(typed: String, normal: String) { #expect(EmailAddress(typed)?.text == normal) }

    @Test(arguments: [
        "", "a", "a@", "@b.cc", "a@b", "a@b.c", "a@@b.cc", "a b@c.dd", "a@b..cc", ".a@b.cc", "a.@b.cc", "a..b@c.dd",
        "a@-b.cc", "a@b-.cc", "a@b.c1", "a@[192.0.2.256]", "a@[1.2.3]", "ä@b.cc", "a@bücher.example",
        "a\u{0}@b.cc", "a\r\nb@c.dd", "\"a@b.cc", "a,b@c.dd", "<a@b.cc>",
    ])
    func whatIsNoEmail(typed: String) { #expect(EmailAddress(typed) == nil) }

    @Test("an email has at most 254 bytes, 64 of them before the @")
    func emailLengths() {
        let label = String(repeating: "b", count: 63)
        let local = String(repeating: "a", count: 64)
        #expect(EmailAddress(local + "@b.cc") != nil)
        #expect(EmailAddress(local + "a@b.cc") == nil)
        let domain = "\(label).\(label).\(String(repeating: "c", count: 58)).cc"
        #expect((local + "@" + domain).utf8.count == 254)
        #expect(EmailAddress(local + "@" + domain) != nil)
        #expect(EmailAddress(local + "@" + "d" + domain) == nil)
    }

    @Test(arguments: [
        "13800138000", "+8613800138000", "008613800138000", "8613800138000", "138 0013 8000", "138-0013-8000",
        "+86 138-0013 8000",
    ])
    func phonesHaveOneForm(typed: String) { #expect(PhoneNumber(typed)?.text == "13800138000") }

    @Test(arguments: [
        "", "1380013800", "138001380000", "12800138000", "23800138000", "+1 13800138000", "１３８００１３８０００",
        "1380013800a", "+86+8613800138000", "86", "138\u{0}0138000",
    ])
    func whatIsNoPhone(typed: String) { #expect(PhoneNumber(typed) == nil) }

    @Test("a username keeps its letter case and loses blanks at its ends")
    func usernames() throws {
        #expect(try Username(" Bob ").text == "Bob")
        #expect(try Username("小明").text == "小明")
        #expect(try Username(String(repeating: "x", count: 64)).text.count == 64)
        #expect(throws: Username.Fault.malformed) { try Username(String(repeating: "x", count: 65)) }
        #expect(throws: Username.Fault.malformed) { try Username("a\u{7}b") }
        #expect(throws: Username.Fault.malformed) { try Username("a\nb") }
        #expect(throws: Username.Fault.empty) { try Username(" \t ") }
    }
}
