import AuthingAPI
import AuthingJSON
import Foundation
import TestSupport
import Testing

extension AccessStage {
    /// Makes an application.
    func application(_ name: String, access: Application.Access = .everyone) async throws -> Application {
        try await console.createApplication(ApplicationCreation(name: name, access: access))
    }

    /// A client whose calls name an application.
    func client(of application: Application, token: Secret? = nil) -> AuthenticationClient {
        AuthenticationClient(
            service: pool.service,
            options: ClientOptions(appID: application.id, clientIP: "192.0.2.1", token: token)
        )
    }
}

struct ApplicationContract {
    @Test(arguments: Backend.allCases)
    func theListHasTheShapeOfTheSample(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        let time: JSON = "2026-01-01T00:00:00.000Z"
        stage.pool.wait(0.25)
        let request = ApplicationCreation(name: "oo", domain: "okokiohutuyfrtd", loginProtocol: .cas)
        let application = try await stage.console.createApplication(request)
        let logo: JSON = "https://files.authing.co/authing-console/default-app-logo.png"
        let later: JSON = "2026-01-01T00:00:00.250Z"
        #expect(
            try await stage.client.listApplications().json == [
                "list": [
                    [
                        "id": .string(stage.pool.appID), "name": "default", "logo": logo,
                        "domain": "core.authing.localhost", "description": nil, "createdAt": time,
                        "updatedAt": time, "protocol": "oidc",
                    ],
                    [
                        "id": .string(application.id), "name": "oo", "logo": logo, "domain": "okokiohutuyfrtd",
                        "description": nil, "createdAt": later, "updatedAt": later, "protocol": "cas",
                    ],
                ],
                "totalCount": 2,
            ]
        )
    }

    @Test(arguments: Backend.allCases)
    func applicationsAreListedByPages(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        for number in 1...4 { _ = try await stage.application("app-\(number)") }
        let page = try await stage.client.listApplications(page: 2, limit: 2)
        #expect(page.totalCount == 5 && page.list.map(\.name) == ["app-2", "app-3"])
        for (number, limit) in [(4, 2), (Int.max, 1), (2, Int.max), (Int.max, Int.max)] {
            let beyond = try await stage.client.listApplications(page: number, limit: limit)
            #expect(beyond.totalCount == 5 && beyond.list.isEmpty)
        }
        #expect(try await stage.client.listApplications(page: 1, limit: Int.max).list.count == 5)
        for (page, limit) in [(0, 10), (1, 0), (-1, 10), (1, -1), (Int.min, Int.min)] {
            await expectRefusal(.badRequest) { try await stage.client.listApplications(page: page, limit: limit) }
        }
    }

    @Test(arguments: Backend.allCases)
    func onlyThoseTheUserMayEnterAreListed(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        let console = stage.console
        try await stage.role("clerk")
        try await console.assignRole("clerk", namespace: "default", to: .user("ada"))
        _ = try await console.createGroup("devs", name: nil, description: nil)
        try await console.addUser("ada", toGroup: "devs")
        _ = try await console.createOrganization("Acme", code: nil, description: nil)
        _ = try await console.addDepartment("Dev", to: "Acme", below: nil, code: nil, description: nil)
        _ = try await console.joinDepartment("Dev", user: "ada", isMain: false)
        for name in ["user", "role", "group", "department", "nobody"] {
            _ = try await stage.application(name, access: .granted)
        }
        try await console.grantApplication("user", to: .user("ada"))
        try await console.grantApplication("role", to: .role("clerk", namespace: "default"))
        try await console.grantApplication("group", to: .group("devs"))
        try await console.grantApplication("department", to: .department("Acme", inheritByChildren: true))
        let page = try await stage.client.listApplications()
        #expect(page.list.map(\.name) == ["default", "user", "role", "group", "department"])
        #expect(page.totalCount == 5)
        try await console.revokeApplication("user", from: .user("ada"))
        await expectRefusal(.badRequest) { try await console.revokeApplication("user", from: .user("ada")) }
        try await console.revokeRole("clerk", namespace: "default", from: .user("ada"))
        #expect(try await stage.client.listApplications().totalCount == 3)
    }

    @Test(arguments: Backend.allCases)
    func whoMayNotEnterCannotLogIn(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        let shop = try await stage.application("Shop", access: .granted)
        let client = stage.client(of: shop)
        await expectRefusal(.forbidden) { try await client.loginByUsername("ada", password: "fake-pw") }
        // Who does not know the password learns nothing of that.
        await expectRefusal(.passwordWrong) { try await client.loginByUsername("ada", password: "wrong") }
        #expect(try await stage.console.findUser("ada").loginsCount == 1)
        try await stage.console.grantApplication("Shop", to: .user("ada"))
        _ = try await client.loginByUsername("ada", password: "fake-pw")
        try await stage.console.revokeApplication("Shop", from: .user("ada"))
        await expectRefusal(.forbidden) { try await client.currentUser() }
        #expect(try await client.checkLoginStatus().code == 1001)
        await expectRefusal(.forbidden) { try await client.refreshToken() }
        _ = try await stage.console.setAccess(of: "Shop", to: .everyone)
        #expect(try await client.currentUser().username == "ada")
        #expect(try await stage.client.checkLoginStatus().status)
    }

    @Test(arguments: Backend.allCases)
    func aTokenIsGoodInItsOwnApplicationAlone(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        var clients = [stage.client]
        for name in ["Shop", "Bank"] {
            let client = stage.client(of: try await stage.application(name))
            _ = try await client.loginByUsername("ada", password: "fake-pw")
            clients.append(client)
        }
        for holder in clients {
            let token = try #require(holder.token)
            for client in clients {
                let isOwn = client.options.appID == holder.options.appID
                #expect(try await client.checkLoginStatus(token).code == (isOwn ? 200 : 2207))
                if isOwn {
                    #expect(try await client.currentUser(token: token).username == "ada")
                } else {
                    await expectRefusal(.notLoggedIn) { try await client.currentUser(token: token) }
                    await expectRefusal(.notLoggedIn) { try await client.refreshToken(token) }
                }
            }
        }
    }

    @Test(arguments: Backend.allCases)
    func aTokenNamesItsApplication(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        let request = ApplicationCreation(name: "Shop", domain: "Shop.Example.org")
        let shop = try await stage.console.createApplication(request)
        let client = stage.client(of: shop)
        let user = try await client.loginByUsername("ada", password: "fake-pw")
        let claims = try claims(try #require(user.token))
        #expect(claims["aud"] == .string(shop.id) && claims["iss"] == "https://shop.example.org/oidc")
        #expect(claims["data"]?["appId"] == .string(shop.id))
        let refreshed = try await client.refreshToken()
        #expect(try self.claims(refreshed.token)["aud"] == .string(shop.id))
        let new = try await client.registerByUsername("bob", password: "fake-pw", options: .init(generateToken: true))
        #expect(try self.claims(try #require(new.token))["aud"] == .string(shop.id))
    }

    private func claims(_ token: Secret) throws -> JSON {
        let payload = token.reveal { String($0.split(separator: ".").dropFirst().first ?? "") }
        let padded = payload.replacing("-", with: "+").replacing("_", with: "/")
        let text = padded + String(repeating: "=", count: (4 - padded.count % 4) % 4)
        return try JSON(parsing: Array(try #require(Data(base64Encoded: text))))
    }

    @Test(arguments: Backend.allCases)
    func aDeletedApplicationIsUnknown(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        let shop = try await stage.application("Shop")
        let client = stage.client(of: shop)
        _ = try await client.loginByUsername("ada", password: "fake-pw")
        #expect(try await stage.console.deleteApplication("Shop").id == shop.id)
        await expectRefusal(.appUnknown) { try await client.currentUser() }
        await expectRefusal(.appUnknown) { try await client.loginByUsername("ada", password: "fake-pw") }
        #expect(try await stage.console.listNamespaces().map(\.code) == ["default", stage.pool.appID])
        await expectRefusal(.forbidden) { try await stage.console.deleteApplication("default") }
        #expect(try await stage.client.checkLoginStatus().status)
    }
}

struct ApplicationAdministrationContract {
    @Test(arguments: Backend.allCases)
    func whatIsNoApplicationIsRefused(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        let console = stage.console
        _ = try await console.createApplication(ApplicationCreation(name: "Shop", domain: "shop.example.org"))
        let refused: [(ApplicationCreation, AuthingError.Code)] = [
            (.init(name: ""), .appNameIllegal), (.init(name: "a\nb"), .appNameIllegal),
            (.init(name: String(repeating: "x", count: 65)), .appNameIllegal), (.init(name: "Shop"), .appNameTaken),
            (.init(name: "default"), .appNameTaken),
            (.init(name: "x", description: String(repeating: "x", count: 141)), .descriptionTooLong),
            (.init(name: "x", domain: "SHOP.example.org"), .domainTaken),
            (.init(name: "x", domain: ""), .badRequest), (.init(name: "x", domain: "a b"), .badRequest),
            (.init(name: "x", domain: "-a.org"), .badRequest), (.init(name: "x", domain: "a..b"), .badRequest),
            (.init(name: "x", domain: "a.org/x"), .badRequest), (.init(name: "x", logo: ""), .badRequest),
            (.init(name: "x", logo: "a b"), .badRequest),
        ]
        for (request, code) in refused {
            await expectRefusal(code) { try await console.createApplication(request) }
        }
        #expect(try await console.listAllApplications().map(\.name) == ["default", "Shop"])
        #expect(try await console.listNamespaces().count == 3)
    }

    @Test(arguments: Backend.allCases)
    func anApplicationIsFoundByIDOrName(backend: Backend) async throws {
        let stage = try await AccessStage(backend)
        let request = ApplicationCreation(name: "Shop", description: String(repeating: "字", count: 140))
        let shop = try await stage.console.createApplication(request)
        #expect(try await stage.console.findApplication("Shop") == shop)
        #expect(try await stage.console.findApplication(shop.id) == shop)
        #expect(shop.domain == "\(shop.id).authing.localhost")
        #expect(shop.consoleJSON["access"] == "everyone")
        await expectRefusal(.appUnknown) { try await stage.console.findApplication("Bank") }
        await expectRefusal(.appUnknown) { try await stage.console.setAccess(of: "Bank", to: .granted) }
        await expectRefusal(.appUnknown) { try await stage.console.grantApplication("Bank", to: .user("ada")) }
        await expectRefusal(.userUnknown) { try await stage.console.grantApplication("Shop", to: .user("bob")) }
    }
}
