import AuthingAPI
import AuthingJSON
import Foundation
import TestSupport
import Testing

struct ImportContract {
    private func importUsers(
        _ records: [UserRecord],
        into pool: TestPool,
        _ options: UserImportOptions = UserImportOptions()
    ) async throws -> UserImportReport {
        try await pool.administration.importUsers(from: RecordList(records), options: options) { _ in }
    }

    private static let bcrypt: Secret = "$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"

    @Test(arguments: Backend.allCases)
    func usersComeInWithTheirFields(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let report = try await importUsers(
            [
                UserRecord(fields: [
                    "id": "5f00000000000000000000aa", "username": "ada", "email": "Ada@Example.org",
                    "emailVerified": true, "phone": "+86 138 0013 8000", "nickname": "Ada", "gender": "F",
                    "blocked": "false", "loginsCount": "7", "createdAt": "2020-02-29T12:00:00.250+08:00",
                    "externalId": "x-1", "registerSource": ["basic:email"],
                ]),
                UserRecord(fields: ["username": "bob"]),
            ],
            into: pool
        )
        #expect(report.imported == 2 && report.total == 2 && report.faults.isEmpty)
        let ada = try await pool.administration.findUser("ada")
        #expect(ada.id.rawValue == "5f00000000000000000000aa")
        #expect(ada.email == "ada@example.org" && ada.emailVerified)
        #expect(ada.phone == "13800138000" && !ada.phoneVerified)
        #expect(ada.details[.nickname] == "Ada" && ada.details[.gender] == "F")
        #expect(ada.loginsCount == 7 && ada.externalID == "x-1" && ada.registerSource == ["basic:email"])
        #expect(ada.createdAt == Date(timeIntervalSince1970: 1_582_948_800.25) && ada.signedUp == ada.createdAt)
        let bob = try await pool.administration.findUser("bob")
        #expect(bob.registerSource == ["import:excel"] && bob.createdAt == pool.now)
        #expect(bob.id.rawValue.count == 24 && bob.details[.gender] == "U")
        let events = try await pool.administration.listEvents(after: 0, limit: 100)
        #expect(events.last?.kind == .usersImported && events.last?.subject == "2 imported, 0 updated")
    }

    @Test(arguments: Backend.allCases)
    func aPlainPasswordIsHashed(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let records = (1...40).map { number in
            UserRecord(fields: ["username": .string("user\(number)")], password: Secret("pass-\(number)"))
        }
        _ = try await importUsers(records, into: pool)
        for number in [1, 17, 40] {
            let user = try await pool.client().loginByUsername("user\(number)", password: Secret("pass-\(number)"))
            #expect(user.username == "user\(number)")
        }
        await expectRefusal(.passwordWrong) { try await pool.client().loginByUsername("user2", password: "pass-1") }
        let exported = RecordList()
        _ = try await pool.administration.exportUsers(withHashes: true, to: exported)
        let hashes = exported.all.compactMap { $0.passwordHash?.reveal { $0 } }
        #expect(hashes.count == 40 && Set(hashes).count == 40)
        #expect(hashes.allSatisfy { $0.hasPrefix("$argon2id$v=19$m=8,t=1,p=1$") })
    }

    /// One hash of each family, and its password.
    @Test(arguments: Backend.allCases)
    func aForeignHashLogsInAndIsRenewedByTheLogin(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let hashes: [(String, Secret, Secret)] = [
            ("bcrypt", Self.bcrypt, "U*U"),
            ("scrypt", "$7$C6..../....SodiumChloride$kBGj9fHznVYFQMEn/qDCfrDevf9YDtcDdKvEqHJLV8D", "pleaseletmein"),
            ("django", "pbkdf2_sha1$4096$salt$SwB5AbdlSJq+rUnZJvch0GWkKcE=", "password"),
            (
                "argon2", "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "password"
            ),
        ]
        let records = hashes.map { UserRecord(fields: ["username": .string($0.0)], passwordHash: $0.1) }
        _ = try await importUsers(records, into: pool)
        for (name, _, password) in hashes {
            await expectRefusal(.passwordWrong) {
                try await pool.client().loginByUsername(name, password: Secret("wrong"))
            }
            for _ in 1...2 { _ = try await pool.client().loginByUsername(name, password: password) }
        }
        let exported = RecordList()
        _ = try await pool.administration.exportUsers(withHashes: true, to: exported)
        for record in exported.all {
            #expect(record.passwordHash?.reveal { $0.hasPrefix("$argon2id$v=19$m=8,t=1,p=1$") } == true)
            #expect(record.fields["loginsCount"] == 2)
        }
    }

    @Test(arguments: Backend.allCases)
    func aWrongPasswordRenewsNoHash(backend: Backend) async throws {
        let pool = try await backend.makePool()
        _ = try await importUsers([UserRecord(fields: ["username": "ada"], passwordHash: Self.bcrypt)], into: pool)
        await expectRefusal(.passwordWrong) { try await pool.client().loginByUsername("ada", password: "U*U*") }
        let exported = RecordList()
        _ = try await pool.administration.exportUsers(withHashes: true, to: exported)
        #expect(exported.all.map(\.passwordHash) == [Self.bcrypt])
    }

    @Test(arguments: Backend.allCases)
    func oneFaultKeepsAllOut(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let records: [UserRecord] = [
            UserRecord(fields: ["username": "fine"]),
            UserRecord(fields: ["email": "no-email"]),
            UserRecord(fields: ["phone": "12"]),
            UserRecord(fields: ["username": "x", "gender": "X"]),
            UserRecord(fields: ["username": "y", "blocked": "perhaps"]),
            UserRecord(fields: ["username": "z", "createdAt": "2021-02-29T00:00:00Z"]),
            UserRecord(fields: ["username": "v", "Nick_Name": "n"]),
            UserRecord(fields: ["username": "w", "id": "1"]),
            UserRecord(fields: ["nickname": "nobody"]),
            UserRecord(fields: ["username": "h"], passwordHash: "5f4dcc3b5aa765d61d8327deb882cf99"),
            UserRecord(fields: ["username": "c"], passwordHash: Secret("$2b$31$" + String(repeating: "a", count: 53))),
            UserRecord(fields: ["username": "both"], password: "a", passwordHash: Self.bcrypt),
        ]
        let refusal = await expectRefusal(.badRequest) { try await importUsers(records, into: pool) }
        #expect(refusal?.data?["failed"] == 11)
        let faults = refusal?.data?["faults"]?.arrayValue ?? []
        #expect(faults.compactMap { $0["line"]?.integerValue } == Array(2...12))
        let codes = [2204, 2028, 400, 400, 400, 400, 400, 2231, 400, 400, 400]
        #expect(faults.compactMap { $0["code"]?.integerValue } == codes)
        #expect(faults[5]["hint"] == "did you mean nickname?")
        #expect(refusal?.message.english.contains("line 2, column 1") == true)
        #expect(refusal?.data?.text().contains("5f4dcc") == false)
        #expect(try await pool.administration.listUsers(page: 1, limit: 10).totalCount == 0)

        var options = UserImportOptions(keepsGoing: true)
        let report = try await importUsers(records, into: pool, options)
        #expect(report.imported == 1 && report.failed == 11)
        options.conflictRule = .skip
        #expect(try await importUsers(records, into: pool, options).skipped == 1)
    }

    @Test(arguments: Backend.allCases)
    func theRuleDecidesAboutUsersOfThePool(backend: Backend) async throws {
        let pool = try await backend.makePool()
        _ = try await pool.administration.createUser(
            UserCreation(username: "ada", email: "ada@example.org", password: "pass-4711", profile: ["city": "Bern"])
        )
        let records = [
            UserRecord(fields: ["email": "ADA@example.org", "nickname": "A", "city": nil]),
            UserRecord(fields: ["username": "bob"]),
        ]
        let refusal = await expectRefusal(.badRequest) { try await importUsers(records, into: pool) }
        #expect(refusal?.data?["faults"]?[0]?["code"] == 2200)
        #expect(try await pool.administration.listUsers(page: 1, limit: 10).totalCount == 1)

        let skipped = try await importUsers(records, into: pool, UserImportOptions(conflictRule: .skip))
        #expect(skipped.imported == 1 && skipped.skipped == 1)
        #expect(try await pool.administration.findUser("ada").details[.nickname] == nil)

        let updated = try await importUsers(records, into: pool, UserImportOptions(conflictRule: .update))
        #expect(updated.imported == 0 && updated.updated == 2)
        let ada = try await pool.administration.findUser("ada")
        #expect(ada.details[.nickname] == "A" && ada.details[.city] == nil && ada.email == "ada@example.org")
        _ = try await pool.client().loginByUsername("ada", password: "pass-4711")
    }

    @Test(arguments: Backend.allCases)
    func anUpdateThatFitsTwoUsersIsRefused(backend: Backend) async throws {
        let pool = try await backend.makePool()
        _ = try await pool.administration.createUser(UserCreation(username: "ada"))
        _ = try await pool.administration.createUser(UserCreation(email: "bob@example.org"))
        let both = UserRecord(fields: ["username": "ada", "email": "bob@example.org"])
        let refusal = await expectRefusal(.badRequest) {
            try await importUsers([both], into: pool, UserImportOptions(conflictRule: .update))
        }
        #expect(refusal?.message.english.contains("several users fit") == true)
    }

    @Test(arguments: Backend.allCases)
    func twoOfOneFileDoNotShareAnIdentifier(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let records = ["ada", "bob", "ada"].map { UserRecord(fields: ["username": .string($0)]) }
        let refusal = await expectRefusal(.badRequest) { try await importUsers(records, into: pool) }
        #expect(refusal?.data?["faults"]?[0]?["line"] == 3 && refusal?.data?["faults"]?[0]?["code"] == 2034)
        #expect(try await pool.administration.listUsers(page: 1, limit: 10).totalCount == 0)
        let events = try await pool.administration.listEvents(after: 0, limit: 100)
        #expect(events.last?.kind == .usersImported && events.last?.code == 400)
    }

    @Test(arguments: Backend.allCases)
    func aDryRunTellsAndKeepsNothing(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let before = try await pool.administration.listEvents(after: 0, limit: 100)
        let records = ["ada", "bob"].map { UserRecord(fields: ["username": .string($0)], password: "pass-4711") }
        let report = try await importUsers(records, into: pool, UserImportOptions(isDryRun: true))
        #expect(report.imported == 2)
        #expect(try await pool.administration.listUsers(page: 1, limit: 10).totalCount == 0)
        #expect(try await pool.administration.listEvents(after: 0, limit: 100) == before)
    }

    @Test(arguments: Backend.allCases)
    func whatIsExportedIsImported(backend: Backend) async throws {
        let pool = try await backend.makePool()
        for number in 1...5 {
            let user = UserCreation(
                username: "user\(number)",
                email: "user\(number)@example.org",
                password: "pass-4711",
                emailVerified: number % 2 == 0,
                profile: ["nickname": "N\"\(number)\"", "address": "a,b\r\nc", "company": "蒸汽记忆"]
            )
            _ = try await pool.administration.createUser(user)
            pool.wait(1.25)
        }
        _ = try await pool.client().loginByUsername("user3", password: "pass-4711")
        _ = try await pool.administration.blockUser("user4")
        let first = RecordList()
        #expect(try await pool.administration.exportUsers(withHashes: true, to: first) == 5)
        let other = try await backend.makePool(seed: 2)
        _ = try await importUsers(first.all, into: other)
        let second = RecordList()
        _ = try await other.administration.exportUsers(withHashes: true, to: second)
        #expect(second.texts == first.texts)
        _ = try await other.client().loginByUsername("user5", password: "pass-4711")
        let bare = RecordList()
        _ = try await other.administration.exportUsers(withHashes: false, to: bare)
        #expect(bare.all.allSatisfy { $0.passwordHash == nil && $0.password == nil })
    }

    @Test(arguments: Backend.allCases)
    func customDataComesInAndGoesOut(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let fields: [CustomField] = [
            CustomField("level", .number), CustomField("vip", .boolean),
            CustomField("team", .select, options: ["a", "b"]),
        ]
        for field in fields { _ = try await pool.administration.defineField(field) }
        _ = try await importUsers(
            [
                UserRecord(fields: ["username": "ada", "customData": ["level": 7, "vip": true]]),
                UserRecord(fields: ["username": "bob", "level": "8", "customData.vip": "false"], isUntyped: true),
            ],
            into: pool
        )
        let exported = RecordList()
        _ = try await pool.administration.exportUsers(withHashes: false, to: exported)
        #expect(
            exported.all.map { $0.fields["customData"] } == [["level": 7, "vip": true], ["level": 8, "vip": false]]
        )
        let wrong: [JSONObject] = [
            ["username": "x", "level": "seven"], ["username": "y", "customData": ["team": "c"]],
            ["username": "z", "customData.none": 1], ["username": "w", "customData": 1],
        ]
        let refusal = await expectRefusal(.badRequest) {
            try await importUsers(wrong.map { UserRecord(fields: $0) }, into: pool)
        }
        let faults = refusal?.data?["faults"]?.arrayValue ?? []
        #expect(faults.map { $0["field"] } == ["level", "customData", "customData.none", "customData"])
        let changed = UserRecord(fields: ["username": "ada", "customData": ["level": nil, "team": "b"]])
        _ = try await importUsers([changed], into: pool, UserImportOptions(conflictRule: .update))
        let after = RecordList()
        _ = try await pool.administration.exportUsers(withHashes: false, to: after)
        #expect(after.all.first?.fields["customData"] == ["vip": true, "team": "b"])
    }

    @Test func aHundredThousandUsersComeInAtOnce() async throws {
        let pool = try await Backend.file.makePool()
        let records = (1...100_000).map { number in
            UserRecord(
                fields: ["username": .string("user\(number)"), "email": .string("user\(number)@example.org")],
                passwordHash: Self.bcrypt
            )
        }
        let report = try await importUsers(records, into: pool)
        #expect(report.imported == 100_000)
        #expect(try await pool.administration.findUser("user77777@example.org").username == "user77777")
    }
}
