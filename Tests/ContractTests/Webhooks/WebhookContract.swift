import AuthingAPI
import AuthingJSON
import Foundation
import TestSupport
import Testing

/// Who is told what, how, and that nothing waits for it; semantics 13.2.
struct WebhookContract {
    private func body(_ request: LoopbackServer.Request) throws -> JSON { try JSON(parsing: request.body) }

    @Test(arguments: Backend.allCases)
    func aWebhookIsToldByPost(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let server = try LoopbackServer()
        defer { server.stop() }
        _ = try await pool.administration.addWebhook(server.url, secret: "fake-hook-secret", events: [])
        let user = try await pool.client().registerByUsername("ada", password: "fake-pw")
        let request = try #require(await server.wait(for: 1).first)
        #expect(request.line == "POST /hook HTTP/1.1")
        #expect(request.headers["content-type"] == "application/json")
        #expect(request.headers["user-agent"] == "authing-webhook@2.0")
        #expect(request.headers["x-authing-webhook-secret"] == "fake-hook-secret")
        #expect(request.headers["x-authing-userpool-id"] == user.userPoolID)
        #expect(request.headers["expect"] == nil)
        let message = try body(request)
        #expect(message.objectValue?.keys == ["eventName", "data"])
        #expect(message["eventName"] == "register")
        #expect(message["data"]?["id"] == .string(user.id.rawValue) && message["data"]?["username"] == "ada")
    }

    @Test(arguments: Backend.allCases)
    func withoutASecretThereIsNoHeader(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let server = try LoopbackServer()
        defer { server.stop() }
        _ = try await pool.administration.addWebhook(server.url, secret: nil, events: ["register"])
        _ = try await pool.client().registerByUsername("ada", password: "fake-pw")
        #expect(await server.wait(for: 1).first?.headers["x-authing-webhook-secret"] == nil)
    }

    @Test(arguments: Backend.allCases)
    func loginsAreToldBothWays(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let server = try LoopbackServer()
        defer { server.stop() }
        let user = try await PasswordLoginMethod.username.register(in: pool)
        _ = try await pool.administration.addWebhook(server.url, secret: nil, events: ["login"])
        _ = try await pool.client().loginByUsername("ada", password: "fake-pw")
        await expectRefusal(.passwordWrong) { try await pool.client().loginByUsername("ada", password: "wrong") }
        await expectRefusal(.userUnknown) { try await pool.client().loginByUsername("bob", password: "wrong") }
        let messages = try await server.wait(for: 3).map(body)
        try #require(messages.count == 3)
        #expect(messages.allSatisfy { $0["eventName"] == "login" })
        #expect(messages[0]["data"]?["id"] == .string(user.id.rawValue) && messages[0]["data"]?["loginsCount"] == 1)
        #expect(messages[1]["data"]?["user"]?["id"] == .string(user.id.rawValue))
        #expect(messages[1]["data"]?["account"] == "ada" && messages[1]["data"]?["code"] == 2006)
        #expect(messages[1]["data"]?["message"] == "密码不正确")
        #expect(messages[2]["data"]?["user"] == .null && messages[2]["data"]?["account"] == "bob")
    }

    @Test(arguments: Backend.allCases)
    func eventsHaveTheNamesOfTheAPI(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let server = try LoopbackServer()
        defer { server.stop() }
        _ = try await pool.administration.addWebhook(server.url, secret: nil, events: [])
        let user = try await pool.administration.createUser(UserCreation(username: "ada", password: "fake-pw"))
        _ = try await pool.administration.blockUser("ada")
        _ = try await pool.administration.unblockUser("ada")
        let client = pool.client()
        _ = try await client.loginByUsername("ada", password: "fake-pw")
        _ = try await client.updatePassword("other-pw", oldPassword: "fake-pw")
        _ = try await pool.administration.listUsers(page: 1, limit: 1)
        _ = try await client.loginByUsername("ada", password: "other-pw")
        try await client.logout()
        let messages = try await server.wait(for: 6).map(body)
        #expect(
            messages.map { $0["eventName"]?.stringValue } == [
                "user:created", "user:blocked", "user:unblocked", "login", "user:password-changed", "login",
            ]
        )
        #expect(messages.dropFirst().first?["data"]?["user"]?["blocked"] == true)
        #expect(messages.first?["data"]?["id"] == .string(user.id.rawValue))
    }

    @Test(arguments: Backend.allCases)
    func noSecretIsEverTold(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let server = try LoopbackServer()
        defer { server.stop() }
        let hook = try await pool.administration.addWebhook(server.url, secret: "canary-hook", events: [])
        let client = pool.client()
        let options = RegistrationOptions(
            profile: ["oauth": "{\"access_token\":\"canary-oauth\"}"],
            generateToken: true
        )
        _ = try await client.registerByEmail("ada@example.org", password: "canary-pw-1", options: options)
        let user = try await client.loginByEmail("ada@example.org", password: "canary-pw-1")
        await expectRefusal(.passwordWrong) {
            try await pool.client().loginByEmail("ada@example.org", password: "canary-pw-2")
        }
        _ = try await client.updatePassword("canary-pw-3", oldPassword: "canary-pw-1")
        let code = try await pool.sendCode(toEmail: "ada@example.org")
        _ = try await client.resetPasswordByEmailCode("ada@example.org", code: code, newPassword: "canary-pw-4")
        let phoneCode = try await pool.sendCode(toPhone: "13800138000")
        _ = try await client.loginByPhoneCode("13800138000", code: phoneCode)
        let requests = await server.wait(for: 7)
        #expect(requests.count >= 7)
        let token = try #require(user.token).reveal { $0 }
        for request in requests {
            #expect(!request.body.contains("canary"), "\(request.body)")
            #expect(!request.body.contains(token) && !request.body.contains("$argon2"))
            #expect(!request.body.contains("\"password\"") && !request.body.contains("\"token\""))
        }
        let shown = JSON.array(try await pool.administration.listWebhooks().map(\.json)).text()
        #expect(!shown.contains("canary") && hook.hasSecret && !"\(hook)".contains("canary"))
        let log = try await pool.administration.listWebhookDeliveries(of: nil, limit: 100)
        #expect(!JSON.array(log.map(\.json)).text().contains("canary"))
    }

    @Test(arguments: Backend.allCases)
    func whatFailsIsTriedAgain(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let server = try LoopbackServer(answering: [.status(500)])
        defer { server.stop() }
        let hook = try await pool.administration.addWebhook(server.url, secret: nil, events: ["register"])
        _ = try await pool.client().registerByUsername("ada", password: "fake-pw")
        let requests = await server.wait(for: 2)
        try #require(requests.count == 2)
        #expect(requests[0].body == requests[1].body)
        var log: [WebhookDelivery] = []
        for _ in 0..<500 where log.first?.state != .delivered {
            try await Task.sleep(for: .milliseconds(2))
            log = try await pool.administration.listWebhookDeliveries(of: hook.id, limit: 10)
        }
        #expect(log.count == 1 && log.first?.state == .delivered)
        #expect(log.first?.attempts == 2 && log.first?.status == 200 && log.first?.fault == nil)
        #expect(log.first?.createdAt == TestPool.start && log.first?.eventName == "register")
    }

    @Test(arguments: Backend.allCases)
    func aSlowWebhookHoldsNothingUp(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let server = try LoopbackServer(answering: [.late(200, .seconds(60))])
        defer { server.stop() }
        try await PasswordLoginMethod.username.register(in: pool)
        _ = try await pool.administration.addWebhook(server.url, secret: nil, events: [])
        for _ in 0..<5 { _ = try await pool.client().loginByUsername("ada", password: "fake-pw") }
        _ = await server.wait(for: 1)
        let log = try await pool.administration.listWebhookDeliveries(of: nil, limit: 10)
        #expect(log.count == 5 && !log.contains { $0.state == .delivered })
        #expect(try await pool.administration.findUser("ada").loginsCount == 5)
    }

    @Test(arguments: Backend.allCases)
    func loginsAreTheSameWithAWebhookAndWithout(backend: Backend) async throws {
        var users: [User] = []
        for isTold in [false, true] {
            let pool = try await backend.makePool(seed: 7)
            _ = try await pool.administration.addWebhook("http://127.0.0.1:9/", secret: nil, events: [])
            if !isTold {
                for hook in try await pool.administration.listWebhooks() {
                    try await pool.administration.removeWebhook(hook.id)
                }
            }
            _ = try await pool.client().registerByUsername("ada", password: "fake-pw")
            var user = try await pool.client().loginByUsername("ada", password: "fake-pw")
            user.token = nil
            users.append(user)
        }
        #expect(users[0].id == users[1].id && users[0].loginsCount == users[1].loginsCount)
        #expect(users[0].lastLogin == users[1].lastLogin)
    }

    @Test(arguments: Backend.allCases)
    func aTestMessageHasADescriptionAlone(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let server = try LoopbackServer(answering: [.status(204), .status(404), .redirect("http://127.0.0.1:9/")])
        let hook = try await pool.administration.addWebhook(server.url, secret: "fake-hook-secret", events: [])
        #expect(try await pool.administration.testWebhook(hook.id).isDelivered)
        let second = try await pool.administration.testWebhook(hook.id)
        #expect(second.status == 404 && !second.isDelivered && second.fault == nil)
        #expect(try await pool.administration.testWebhook(hook.id).status == 302)
        #expect(try body(try #require(server.requests.first)).objectValue?.keys == ["description"])
        server.stop()
        let last = try await pool.administration.testWebhook(hook.id)
        #expect(last.status == nil && last.fault?.isEmpty == false)
        await expectRefusal(.badRequest) { try await pool.administration.testWebhook("5f0000000000000000000009") }
    }

    @Test(
        arguments: Backend.allCases,
        [
            "", "ftp://example.org/", "file:///etc/passwd", "example.org", "http://", "http://a b/",
            "http://u:p@example.org/",
            "http://u@example.org/", "http://example.org/\r\nx: y", "http://例子.cn/",
            "http://example.org/" + String(repeating: "a", count: 2048),
        ]
    )
    func onlyPlainAddressesAreTaken(backend: Backend, url: String) async throws {
        let pool = try await backend.makePool()
        await expectRefusal(.badRequest) { try await pool.administration.addWebhook(url, secret: nil, events: []) }
        #expect(try await pool.administration.listWebhooks().isEmpty)
    }

    @Test(arguments: Backend.allCases, ["", "a\r\nx: y", "钥匙"] as [Secret])
    func onlyPlainSecretsAreTaken(backend: Backend, secret: Secret) async throws {
        let pool = try await backend.makePool()
        await expectRefusal(.badRequest) {
            try await pool.administration.addWebhook("https://example.org/", secret: secret, events: [])
        }
    }

    @Test(arguments: Backend.allCases)
    func webhooksAreListedAndRemoved(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let administration = pool.administration
        await expectRefusal(.badRequest) {
            try await administration.addWebhook("https://example.org/", secret: nil, events: ["user:made"])
        }
        let first = try await administration.addWebhook("https://example.org/1", secret: "s", events: ["login"])
        let second = try await administration.addWebhook("https://example.org/2", secret: nil, events: [])
        #expect(try await administration.listWebhooks() == [first, second])
        #expect(first.hasSecret && !second.hasSecret && first.events == ["login"])
        try await administration.removeWebhook(first.id)
        await expectRefusal(.badRequest) { try await administration.removeWebhook(first.id) }
        await expectRefusal(.badRequest) { try await administration.listWebhookDeliveries(of: first.id, limit: 1) }
        #expect(try await administration.listWebhooks() == [second])
    }

    @Test(arguments: Backend.allCases)
    func aPoolHasAHundredWebhooksAtMost(backend: Backend) async throws {
        let pool = try await backend.makePool()
        for number in 0..<100 {
            _ = try await pool.administration.addWebhook("https://example.org/\(number)", secret: nil, events: [])
        }
        await expectRefusal(.badRequest) {
            try await pool.administration.addWebhook("https://example.org/", secret: nil, events: [])
        }
    }
}
