import AuthingAPI
import AuthingJSON
import Foundation
import TestSupport
import Testing

/// Each method of the two official documents, once, as its example there uses it, with the answer in the documented shape.
///
/// The `switch` has no default: a method without a test does not compile. Each row of refusals is a test of its concept.
@Suite("Methods of the official documents")
struct SeedMethodContract {
    @Test(arguments: Backend.allCases, SeedMethod.allCases)
    func answersAsDocumented(backend: Backend, method: SeedMethod) async throws {
        let scene = SeedScene(pool: try await backend.makePool())
        switch method {
        case .registerByEmail, .registerByUsername, .registerByPhoneCode:
            try await scene.register(method)
        case .loginByEmail, .loginByUsername, .loginByPhoneCode, .loginByPhonePassword, .loginBySubAccount:
            try await scene.logIn(method)
        case .loginByLdap, .loginByAd, .wechatLogin:
            try await scene.logInElsewhere(method)
        case .getCurrentUser, .checkLoggedIn, .logout, .checkLoginStatus, .refreshToken, .trackSession:
            try await scene.useSession(method)
        case .sendSmsCode, .sendEmail:
            try await scene.send(method)
        case .resetPasswordByPhoneCode, .resetPasswordByEmailCode, .resetPasswordByFirstToken,
            .resetPasswordWithForceReset, .updatePassword:
            try await scene.changePassword(method)
        case .checkPasswordStrength, .computePasswordSecurityLevel, .getSecurityLevel:
            try await scene.weigh(method)
        case .updateProfile, .bindPhone, .unbindPhone, .updatePhone, .bindEmail, .unbindEmail, .updateEmail:
            try await scene.changeUser(method)
        case .linkAccount, .unlinkAccount:
            try await scene.link(method)
        case .getUdfValue, .setUdfValue, .removeUdfValue, .listUdv, .setUdv, .removeUdv:
            try await scene.keepCustomData(method)
        case .listAuthorizedResources, .listRoles, .hasRole, .listApplications:
            try await scene.listRights(method)
        case .listOrgs, .listDepartments:
            try await scene.listOrganizations(method)
        case .isUserExists:
            _ = try await scene.ada(email: "fptvmzqyxn@authing.cn")
            #expect(try await scene.client.userExists(email: "FPTVMZQYXN@authing.cn"))
            #expect(try await !scene.client.userExists(username: "nobody"))
        case .validateTicketV2:
            try await scene.validateTicket()
        }
    }
}

/// A pool with one client, and what the documents' examples do in it.
private struct SeedScene {
    let pool: TestPool
    let client: AuthenticationClient
    private let email = "test@example.com"
    private let phone = "17600006754"
    private let password = Secret("passw0rd")

    init(pool: TestPool) {
        self.pool = pool
        client = pool.client()
    }

    /// Registers an email account and logs it in.
    @discardableResult
    func ada(email: String = "test@example.com") async throws -> User {
        _ = try await client.registerByEmail(email, password: password)
        return try await client.loginByEmail(email, password: password)
    }

    /// The user as JSON has the 50 fields of the documents, in their order, and none that says the password.
    private func expectShape(_ user: User, token: Bool) {
        let keys = user.json.objectValue?.keys.map(\.self) ?? []
        #expect(keys.count == 50 && Set(keys).isSuperset(of: Self.sampleFields))
        #expect(user.json["password"]?.isNull == true)
        #expect((user.token != nil) == token)
    }

    private func keys(_ json: JSON?) -> [String] { json?.objectValue.map { Array($0.keys) } ?? [] }

    func register(_ method: SeedMethod) async throws {
        switch method {
        case .registerByEmail:
            let user = try await client.registerByEmail(email, password: password)
            #expect(user.email == email && !user.emailVerified && user.registerSource == ["basic:email"])
            expectShape(user, token: false)
        case .registerByUsername:
            let user = try await client.registerByUsername("bob", password: password)
            #expect(user.username == "bob" && user.registerSource == ["basic:username-password"])
            expectShape(user, token: false)
        default:
            let code = try await pool.sendCode(toPhone: phone)
            let user = try await client.registerByPhoneCode(phone, code: code, password: password)
            #expect(user.phone == phone && user.phoneVerified && user.registerSource == ["basic:phone-code"])
            expectShape(user, token: false)
        }
    }

    func logIn(_ method: SeedMethod) async throws {
        let user: User
        switch method {
        case .loginByEmail:
            _ = try await client.registerByEmail(email, password: password)
            user = try await client.loginByEmail(email, password: password)
        case .loginByUsername:
            _ = try await client.registerByUsername("bob", password: password)
            user = try await client.loginByUsername("bob", password: password)
        case .loginByPhoneCode:
            user = try await client.loginByPhoneCode(phone, code: pool.sendCode(toPhone: phone))
        case .loginByPhonePassword:
            user = try await client.loginByPhonePassword(phone, password: password, options: .init(autoRegister: true))
        default:
            try await pool.set("enableSubAccount", true)
            _ = try await pool.administration.createUser(.init(username: "main"))
            _ = try await pool.administration.createSubAccount(
                .init(account: "123456789", password: "8558781", user: "main", nickname: "子账号")
            )
            user = try await client.loginBySubAccount("123456789", password: "8558781")
            #expect(user.username == "123456789" && user.details[.nickname] == "子账号")
        }
        #expect(user.loginsCount == 1 && user.lastLogin == pool.now)
        #expect(user.tokenExpiredAt == pool.now + 1_209_600)
        expectShape(user, token: true)
        #expect(client.user == user && client.token == user.token)
    }

    /// With nothing connected; the rules behind a connection are tests of their own.
    func logInElsewhere(_ method: SeedMethod) async throws {
        await expectRefusal(.failure) {
            switch method {
            case .loginByLdap: try await client.loginByLDAP("bob", password: password)
            case .loginByAd: try await client.loginByAD("bob", password: password)
            default: try await client.loginByWeChat("code")
            }
        }
    }

    func useSession(_ method: SeedMethod) async throws {
        let user = try await ada()
        switch method {
        case .getCurrentUser:
            #expect(try await client.currentUser().id == user.id)
            #expect(try await pool.client().currentUser(token: user.token).id == user.id)
        case .checkLoggedIn:
            #expect(try await client.checkLoggedIn().id == user.id)
            await expectRefusal(.notLoggedIn) { try await pool.client().checkLoggedIn() }
        case .logout:
            try await client.logout()
            #expect(client.token == nil && client.user == nil)
            await expectRefusal(.notLoggedIn) { try await client.currentUser(token: user.token) }
        case .checkLoginStatus:
            let good = try await client.checkLoginStatus().json
            #expect(keys(good) == ["code", "message", "status", "exp", "iat"] && good["code"] == 200)
            pool.wait(1_209_600)
            let bad = try await client.checkLoginStatus().json
            #expect(keys(bad) == keys(good) && bad["code"] == 2206 && bad["exp"] == .null && bad["status"] == false)
        case .refreshToken:
            let token = try await client.refreshToken()
            #expect(Set(keys(token.json)) == ["token", "iat", "exp"] && client.token == token.token)
            #expect(token.token != user.token)
        default:
            #expect(try await client.trackSession().json == ["session": .null])
        }
    }

    func send(_ method: SeedMethod) async throws {
        if method == .sendSmsCode {
            let answer = try await client.sendSMSCode(phone)
            #expect(answer.json["code"] == 200 && keys(answer.json) == ["code", "message"])
            #expect(try await pool.lastCode(to: phone).reveal(\.count) == 4)
        } else {
            try await ada()
            for scene in ["RESET_PASSWORD", "VERIFY_EMAIL", "CHANGE_EMAIL", "MFA_VERIFY"] {
                pool.wait(60)
                #expect(try await client.sendEmail(email, scene: scene).json["code"] == 200)
                #expect(try await pool.administration.lastMessage(to: email) != nil)
            }
        }
    }

    func changePassword(_ method: SeedMethod) async throws {
        let new = Secret("new_passw0rd")
        switch method {
        case .resetPasswordByPhoneCode:
            _ = try await client.loginByPhonePassword(phone, password: password, options: .init(autoRegister: true))
            let code = try await pool.sendCode(toPhone: phone)
            #expect(try await client.resetPasswordByPhoneCode(phone, code: code, newPassword: new).json["code"] == 200)
            _ = try await client.loginByPhonePassword(phone, password: new)
        case .resetPasswordByEmailCode:
            try await ada()
            let code = try await pool.sendCode(toEmail: email)
            #expect(try await client.resetPasswordByEmailCode(email, code: code, newPassword: new).json["code"] == 200)
            _ = try await client.loginByEmail(email, password: new)
        case .resetPasswordByFirstToken:
            let request = UserCreation(email: email, password: password, resetsPasswordOnFirstLogin: true)
            _ = try await pool.administration.createUser(request)
            let token = try await refusedToken(.firstLoginResetRequired)
            #expect(try await client.resetPasswordByFirstLoginToken(token, newPassword: new).json["code"] == 200)
            _ = try await client.loginByEmail(email, password: new)
        case .resetPasswordWithForceReset:
            try await pool.set("passwordUpdatePolicy", ["enabled": true, "forcedCycle": 90])
            try await ada()
            pool.wait(91 * 86_400)
            let token = try await refusedToken(.passwordTooOld)
            let answer = try await client.resetPasswordByForcedToken(token, oldPassword: password, newPassword: new)
            #expect(answer.json["code"] == 200)
            _ = try await client.loginByEmail(email, password: new)
        default:
            let user = try await ada()
            #expect(try await client.updatePassword(new, oldPassword: password).id == user.id)
            _ = try await client.loginByEmail(email, password: new)
        }
    }

    /// The token that a refused login hands out.
    private func refusedToken(_ code: AuthingError.Code) async throws -> Secret {
        let refusal = await expectRefusal(code) { try await client.loginByEmail(email, password: password) }
        return Secret(try #require(refusal?.data?["token"]?.stringValue))
    }

    func weigh(_ method: SeedMethod) async throws {
        switch method {
        case .checkPasswordStrength:
            let answer = try await client.checkPasswordStrength("123456")
            #expect(answer.json == ["valid": true, "message": "密码验证成功"])
        case .computePasswordSecurityLevel:
            #expect(client.computePasswordSecurityLevel("J@vascript1#!").rawValue == 3)
        default:
            _ = try await client.registerByEmail(email, password: "123456", options: .init(forceLogin: true))
            let sample: JSON = [
                "score": 65, "email": true, "phone": false, "password": true, "passwordSecurityLevel": 1, "mfa": false,
            ]
            #expect(try await client.securityLevel().json == sample)
        }
    }

    func changeUser(_ method: SeedMethod) async throws {
        try await ada()
        let user: User
        switch method {
        case .updateProfile:
            user = try await client.updateProfile(["nickname": "Nick", "lastIp": "111.111.111.111"])
            #expect(user.details[.nickname] == "Nick" && user.lastIP == "111.111.111.111")
        case .bindPhone, .unbindPhone, .updatePhone:
            let bound = try await client.bindPhone(phone, code: pool.sendCode(toPhone: phone))
            #expect(bound.phone == phone && bound.phoneVerified)
            pool.wait(60)
            user = method == .bindPhone ? bound : try await movePhone(away: method == .unbindPhone)
        case .unbindEmail:
            _ = try await client.bindPhone(phone, code: pool.sendCode(toPhone: phone))
            user = try await client.unbindEmail()
            #expect(user.email == nil && !user.emailVerified)
        case .bindEmail:
            _ = try await client.bindPhone(phone, code: pool.sendCode(toPhone: phone))
            _ = try await client.unbindEmail()
            let code = try await pool.sendCode(toEmail: "new@example.com", .changeEmail)
            user = try await client.bindEmail("new@example.com", code: code)
            #expect(user.email == "new@example.com" && user.emailVerified)
        default:
            let new = try await pool.sendCode(toEmail: "new@example.com", .changeEmail)
            let old = try await pool.sendCode(toEmail: email, .changeEmail)
            user = try await client.updateEmail("new@example.com", code: new, oldEmail: email, oldCode: old)
            #expect(user.email == "new@example.com" && user.emailVerified)
        }
        #expect(client.user == user && client.token != nil, "the client follows")
    }

    private func movePhone(away: Bool) async throws -> User {
        if away {
            let user = try await client.unbindPhone()
            #expect(user.phone == nil && !user.phoneVerified)
            return user
        }
        let new = try await pool.sendCode(toPhone: "15899999999")
        let old = try await pool.sendCode(toPhone: phone)
        let user = try await client.updatePhone("15899999999", code: new, oldPhone: phone, oldCode: old)
        #expect(user.phone == "15899999999" && user.phoneVerified)
        return user
    }

    func link(_ method: SeedMethod) async throws {
        let secondary = try await pool.client().registerByUsername(
            "social",
            password: password,
            options: .init(generateToken: true)
        )
        _ = try await pool.administration.addIdentity(.init(provider: "github", subject: "1"), to: "social")
        let primary = try #require(try await ada().token)
        try await client.linkAccount(primaryToken: primary, secondaryToken: #require(secondary.token))
        #expect(try await pool.administration.listIdentities(of: email).map(\.provider) == ["github"])
        #expect(try await !client.userExists(username: "social"))
        guard method == .unlinkAccount else { return }
        try await client.unlinkAccount(primaryToken: primary, provider: "github")
        #expect(try await pool.administration.listIdentities(of: email).isEmpty)
    }

    func keepCustomData(_ method: SeedMethod) async throws {
        for field in [
            CustomField("school", .string, label: "学校"),
            CustomField("age", .number, label: "年龄"),
        ] { _ = try await pool.administration.defineField(field) }
        try await ada()
        switch method {
        case .getUdfValue, .setUdfValue:
            try await client.setUdfValue(["school": "华中科技大学", "age": 20])
            #expect(try await client.udfValue() == ["school": "华中科技大学", "age": 20])
        case .removeUdfValue:
            try await client.setUdfValue(["school": "华中科技大学", "age": 22])
            try await client.removeUdfValue("school")
            #expect(try await client.udfValue() == ["age": 22])
        default:
            let sample: JSON = ["dataType": "STRING", "value": "ucla", "key": "school", "label": "学校"]
            #expect(try await client.setUdv("school", value: "ucla").map(\.json) == [sample])
            #expect(try await client.listUdv().map(\.json) == [sample])
            #expect(try await client.removeUdv("school").isEmpty)
        }
    }

    func listRights(_ method: SeedMethod) async throws {
        let user = try await ada()
        let console = pool.administration
        switch method {
        case .listAuthorizedResources:
            try await grantSample()
            let list = try await client.listAuthorizedResources(namespace: "default").json
            let sample: JSON = [
                ["code": "menu_a", "type": "MENU"], ["code": "menu_b", "type": "MENU"],
                ["code": "books:1", "type": "DATA", "actions": ["books:delete", "books:update"]],
            ]
            #expect(list == ["totalCount": 3, "list": sample])
        case .listRoles, .hasRole:
            _ = try await console.createRole("rdvienjquv", namespace: "default", description: nil, parent: nil)
            try await console.assignRole("rdvienjquv", namespace: "default", to: .user(email))
            let list = try await client.listRoles().json
            #expect(list["totalCount"] == 1)
            let fields = ["id", "code", "namespace", "arn", "description", "parent", "createdAt", "updatedAt"]
            #expect(Set(keys(list["list"]?[0])) == Set(fields))
            #expect(list["list"]?[0]?["arn"]?.stringValue?.hasPrefix("arn:cn:authing:\(user.userPoolID):role:") == true)
            #expect(try await client.hasRole("rdvienjquv"))
            #expect(try await !client.hasRole("another"))
        default:
            let page = try await client.listApplications().json
            let fields = ["id", "name", "logo", "domain", "description", "createdAt", "updatedAt", "protocol"]
            #expect(page["totalCount"] == 1 && keys(page["list"]?[0]) == fields)
        }
    }

    private func grantSample() async throws {
        let console = pool.administration
        for menu in ["menu_a", "menu_b"] {
            _ = try await console.defineResource(menu, namespace: "default", type: .menu, actions: [], description: nil)
            try await console.grantResource(ResourceGrant(menu), to: .user(email))
        }
        let actions = ["books:update", "books:delete"]
        _ = try await console.defineResource(
            "books:1",
            namespace: "default",
            type: .data,
            actions: actions,
            description: nil
        )
        try await console.grantResource(
            ResourceGrant("books:1", actions: actions),
            to: .user(email)
        )
    }

    func listOrganizations(_ method: SeedMethod) async throws {
        try await ada()
        #expect(try await client.listOrganizations().isEmpty)
        let console = pool.administration
        let organization = try await console.createOrganization("xx2", code: "codes", description: nil)
        let middle = try await console.addDepartment(
            "qqqx",
            to: nil,
            below: organization.root.id,
            code: nil,
            description: nil
        )
        let leaf = try await console.addDepartment(
            "q2",
            to: nil,
            below: middle.department.id,
            code: nil,
            description: nil
        )
        _ = try await console.joinDepartment(leaf.department.id, user: email, isMain: false)
        if method == .listOrgs {
            let paths = try await client.listOrganizations().map(\.json)
            #expect(paths.count == 1 && paths[0][0]?["type"] == "org")
            #expect((1...3).map { paths[0][$0]?["name"] } == ["xx2", "qqqx", "q2"])
        } else {
            let departments = try await client.listDepartments().json["departments"]
            let entry = departments?["list"]?[0]
            #expect(departments?["totalCount"] == 1 && entry?["isMainDepartment"] == false)
            #expect(entry?["department"]?["namePath"] == ["xx2", "qqqx", "q2"])
            #expect(entry?["department"]?["codePath"] == ["codes", .null, .null])
            #expect(Set(keys(entry?["department"])) == Self.departmentFields)
        }
    }

    func validateTicket() async throws {
        let service = "http://localhost:3000"
        let unknown = try await client.validateTicket("zxzc", service: service)
        #expect(unknown.json.stringValue?.contains("authenticationFailure") == true)
        try await pool.set("casServices", [.string(service)])
        try await ada()
        let ticket = try await pool.administration.issueTicket(for: service, user: email).ticket
        let answer = try await client.validateTicket(ticket, service: service, format: "JSON").json
        #expect(answer["serviceResponse"]?["authenticationSuccess"]?["attributes"]?["email"] == .string(email))
    }

    /// The fields of the Python document's sample user.
    private static let sampleFields: Set = [
        "username", "preferredUsername", "tokenExpiredAt", "locale", "photo", "updatedAt", "formatted", "device",
        "gender", "id", "arn", "blocked", "loginsCount", "city", "province", "userPoolId", "locality", "middleName",
        "country", "zoneinfo", "lastIP", "website", "streetAddress", "externalId", "isDeleted", "postalCode", "email",
        "status", "openid", "company", "familyName", "phone", "registerSource", "profile", "address", "oauth",
        "password", "nickname", "createdAt", "givenName", "name", "emailVerified", "region", "birthdate", "token",
        "phoneVerified", "lastLogin", "unionid", "browser", "signedUp",
    ]

    /// The fields of its sample department.
    private static let departmentFields: Set = [
        "code", "description", "updatedAt", "children", "namePath", "order", "descriptionI18n", "depth", "orgId",
        "path", "nameI18n", "codePath", "root", "id", "createdAt", "name",
    ]
}
