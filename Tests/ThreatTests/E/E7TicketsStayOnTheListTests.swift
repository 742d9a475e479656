import AuthingAPI
import AuthingJSON
import Foundation
import TestSupport
import Testing

/// A ticket goes to a listed service and nowhere else, however the address is written.
@Suite("E7: tickets stay on the list of services")
struct E7TicketsStayOnTheListTests {
    private static let host = "app.example.org"
    private static let listed = ["https://app.example.org/cas/*", "https://app.example.org/login"]

    /// Endings that come right behind a host; each would take the browser elsewhere, or to another place of the service.
    private static let behindTheHost = [
        "@evil.org/cas/", ":443@evil.org/cas/", ".evil.org/cas/", "evil.org/cas/", "%2eevil.org/cas/",
        "%00.evil.org/cas/",
        "\\@evil.org/cas/", "\\.evil.org/cas/", "#@evil.org/cas/", "?@evil.org/cas/", ";@evil.org/cas/", ":@evil.org/",
        "%40evil.org/cas/", "%23@evil.org/cas/", "\t@evil.org/cas/", " .evil.org/cas/", "\r\n.evil.org/cas/",
        ":80/cas/", ":8443/cas/", ":0/cas/", ":65536/cas/", ":0443/cas/", ":+443/cas/", ":443:443/cas/", "./cas/",
        "../cas/",
        "。evil.org/cas/", "．evil.org/cas/", "／evil.org/cas/", "＠evil.org/cas/", "℀.evil.org/cas/", "\u{200B}/cas/",
        "\u{202E}/cas/", ":４４３/cas/", "%E3%80%82evil.org/cas/",
    ]

    /// Paths on the right host that are not on the list, or not for every reader.
    private static let paths = [
        "", "/", "/casx", "/cas.", "/ca", "/CAS/", "/cas%2f", "/cas%2F..", "/cas/../admin", "/cas/./x", "/cas/..",
        "/cas/.",
        "/cas/%2e%2e/admin", "/cas/%2E%2E/admin", "/cas/.%2e/admin", "/cas/%2e./admin", "/cas/..%2fadmin",
        "/cas/..%5cadmin",
        "/cas/..\\admin", "\\cas\\", "/cas\\..\\admin", "/cas//evil.org", "//cas/", "//evil.org/cas/", "/cas//",
        "/%63as/",
        "/cas/%", "/cas/%2", "/cas/%zz", "/cas/%00", "/cas/%0d%0aLocation:%20https:%2f%2fevil.org",
        "/cas/\r\nHost: evil.org",
        "/cas/\n", "/cas/\0", "/cas/ x", " /cas/", "/cas/\t", "/cas/%09", "/cas/%7f", "/cas/#x", "/cas/#",
        "/cas/x#@evil.org",
        "/cas/%23", "/cas/%3f", "/cas/..;/admin", "/cas/;x=1/..", "/cas;x=1/", "/cas/%252e%252e/admin", "/cas/%252f",
        "/cas/x?ticket=ST-1", "/cas/x?a=b&ticket=ST-1", "/cas/x?TICKET=ST-1", "/cas/x?%74icket=ST-1", "/cas/x?a=%0d%0a",
        "/cas/x?a=%00", "/cas/x?a=b#ticket", "/cas/x?a=<script>", "/cas/x?a=\"b", "/cas/x?a={b}", "/cas/x?a=^",
        "/cas/x?a=`b`",
        "/login/", "/login/x", "/login?x", "/loginx", "/login/../cas/x", "/login#", "/login%20", "/login;", "/login?",
        "/cas/é", "/cas/上海", "/cas/\u{FF0F}evil.org", "/cas/\u{2215}x", "/cas/a|b", "/cas/<x>", "/cas/\"x\"", "/cas/`",
    ]

    private static let others = [
        "", "/", "/cas/", "//app.example.org/cas/", "///app.example.org/cas/", "app.example.org/cas/", "https:",
        "https:/",
        "https://", "https:///cas/", "https:/app.example.org/cas/", "https:app.example.org/cas/",
        "https:\\\\app.example.org\\cas\\", "https:/\\app.example.org/cas/", "https://\\app.example.org/cas/",
        "http://app.example.org/cas/", "HTTP://app.example.org/cas/", "ftp://app.example.org/cas/",
        "javascript://app.example.org/cas/%0aalert(1)", "javascript:alert(1)//https://app.example.org/cas/",
        "data:text/html,https://app.example.org/cas/", "file://app.example.org/cas/", "https+x://app.example.org/cas/",
        "https://evil.org/https://app.example.org/cas/", "https://evil.org/?https://app.example.org/cas/",
        "https://evil.org#https://app.example.org/cas/", "https://evil.org\\app.example.org/cas/",
        "https://evil.org@app.example.org/cas/", "https://app.example.org:pass@evil.org/cas/",
        "https://app.example.org:443@app.example.org/cas/", "https://@app.example.org/cas/",
        "https://xapp.example.org/cas/", "https://app.example.orgx/cas/", "https://app.example.com/cas/",
        "https://app-example.org/cas/", "https://appexample.org/cas/", "https://example.org/cas/",
        "https://sub.app.example.org/cas/", "https://.app.example.org/cas/", "https://app..example.org/cas/",
        "https://app.example.org./cas/", "https://-app.example.org/cas/", "https://%61pp.example.org/cas/",
        "https://аpp.example.org/cas/", "https://app.exаmple.org/cas/", "https://xn--pp-8cd.example.org/cas/",
        "https://ａｐｐ.example.org/cas/", "https://app.example.ⓞrg/cas/", "https://app.exam\u{AD}ple.org/cas/",
        "https://127.0.0.1/cas/", "https://2130706433/cas/", "https://0x7f.1/cas/", "https://[::1]/cas/",
        "https://[app.example.org]/cas/", "https://[::ffff:127.0.0.1]/cas/", "https://[::1]@app.example.org/cas/",
        "https://localhost/cas/", "https://*/cas/", "https://*.example.org/cas/", "https://app.example.org/*",
        " https://app.example.org/cas/", "\thttps://app.example.org/cas/", "\u{FEFF}https://app.example.org/cas/",
        "https://app.example.org/cas/ ", "https://app.example.org/cas/\n", "ht\ntps://app.example.org/cas/",
        "https ://app.example.org/cas/", "https://app.example.org /cas/", "https://app.\texample.org/cas/",
        "hTtPs://evil.org/cas/", "https://EVIL.ORG/cas/", "view-source:https://app.example.org/cas/",
        "https://app.example.org/cas/" + String(repeating: "a", count: 2_100),
    ]

    static let hostile =
        behindTheHost.map { "https://\(host)\($0)" } + paths.map { "https://\(host)\($0)" } + others

    @Test("the corpus is of its size")
    func size() {
        #expect(Set(Self.hostile).count >= 180, "\(Set(Self.hostile).count)")
    }

    @Test("no address of the corpus gets a ticket")
    func hostileAddresses() async throws {
        let pool = try await Backend.embedded.makePool()
        try await pool.set("casServices", .array(Self.listed.map { .string($0) }))
        _ = try await pool.administration.createUser(UserCreation(username: "ada"))
        var escaped: [String] = []
        for address in Self.hostile {
            do throws(AuthingError) {
                _ = try await pool.administration.issueTicket(for: address, user: "ada")
                escaped.append(address)
            } catch {
                #expect(error.code == .badRequest)
            }
        }
        #expect(escaped == [])
    }

    @Test("what gets a ticket is on the list for a second reader, too")
    func goodAddresses() async throws {
        let pool = try await Backend.embedded.makePool()
        try await pool.set("casServices", .array(Self.listed.map { .string($0) }))
        _ = try await pool.administration.createUser(UserCreation(username: "ada"))
        let good = [
            "https://app.example.org/cas", "https://app.example.org/cas/", "HTTPS://APP.EXAMPLE.ORG/cas/x",
            "https://app.example.org:443/cas/x/y", "https://app.example.org/cas/x%20y",
            "https://app.example.org/cas/x?",
            "https://app.example.org/cas?a=b&c=d", "https://app.example.org/cas/x?next=https://evil.org/",
            "https://app.example.org/cas/...", "https://app.example.org/cas/.hidden", "https://app.example.org/login",
            "https://app.example.org/cas/%E4%B8%8A%E6%B5%B7", "https://app.example.org/cas/x?tickets=1",
            "https://app.example.org/cas/@x", "https://app.example.org/cas/a:b",
            "https://app.example.org/cas/~a,b!c*(d)",
        ]
        for address in good {
            let issued = try await pool.administration.issueTicket(for: address, user: "ada")
            let read = try #require(URLComponents(string: issued.redirect.reveal { $0 }), "\(address)")
            #expect(read.scheme == "https" && read.host == Self.host && read.port == nil, "\(address)")
            #expect(read.user == nil && read.password == nil && read.fragment == nil, "\(address)")
            #expect(read.path == "/login" || (read.path + "/").hasPrefix("/cas/"), "\(address)")
            let tickets = read.queryItems?.filter { $0.name == "ticket" }
            #expect(tickets?.map(\.value) == [issued.ticket.reveal { $0 }], "\(address)")
        }
    }
}
