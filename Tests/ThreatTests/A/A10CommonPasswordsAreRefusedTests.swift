import AuthingAPI
import AuthingCore
import AuthingJSON
import Foundation
import TestSupport
import Testing

/// Under `profile strict` a new password is none of those that everybody tries first, nor made of its owner's names.
@Suite("A10: common passwords are refused")
struct A10CommonPasswordsAreRefusedTests {
    /// The list as far as it fits the policy.
    private static let fitting = CommonPasswords.list().filter { $0.unicodeScalars.count >= 8 }

    @Test("the list is long, sorted, and every word of it is found")
    func list() throws {
        let words = CommonPasswords.list()
        #expect(words.count >= 10_000 && Self.fitting.count >= 3_000)
        #expect(Set(words).count == words.count)
        #expect(zip(words, words.dropFirst()).allSatisfy { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
        #expect(words.allSatisfy { CommonPasswords.contains(Secret($0)) })
        #expect(words.allSatisfy { CommonPasswords.contains(Secret($0.uppercased())) })
        for other in ["", " ", "\n", "password dragon", "correct-horse-battery", "~", "\u{10FFFF}", "!"] {
            #expect(!CommonPasswords.contains(Secret(other)), "\(other)")
        }
    }

    @Test("no way to set a password takes one", arguments: Backend.allCases)
    func everyWay(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let client = pool.client()
        _ = try await client.registerByUsername("ada", password: "the-right-password")
        _ = try await client.loginByUsername("ada", password: "the-right-password")
        _ = try await pool.administration.createUser(
            UserCreation(email: "bob@example.net", phone: "13800138000", password: "the-right-password")
        )
        try await pool.set("profile", "strict")
        try await pool.set("smsCodeLifetime", 3600)
        try await pool.set("emailCodeLifetime", 3600)
        let phoneCode = try await pool.sendCode(toPhone: "13800138000")
        let mailCode = try await pool.sendCode(toEmail: "bob@example.net")
        let count = Scale.of(backend == .embedded ? 200 : 20, full: 3_000)
        let step = max(1, Self.fitting.count / count)
        for index in stride(from: 0, to: Self.fitting.count, by: step).prefix(count) {
            let password = Secret(Self.fitting[index])
            let calls: [() async throws -> Any] = [
                { try await pool.client().registerByUsername("carol", password: password) },
                { try await pool.client().registerByEmail("carol@example.org", password: password) },
                { try await client.updatePassword(password, oldPassword: "the-right-password") },
                {
                    try await pool.client().resetPasswordByPhoneCode(
                        "13800138000",
                        code: phoneCode,
                        newPassword: password
                    )
                },
                {
                    try await pool.client().resetPasswordByEmailCode(
                        "bob@example.net",
                        code: mailCode,
                        newPassword: password
                    )
                },
                { try await pool.administration.createUser(UserCreation(username: "carol", password: password)) },
                { try await pool.administration.updateUser("ada", UserChanges(password: password)) },
                {
                    try await pool.administration.createSubAccount(
                        SubAccountCreation(account: "carol", password: password, user: "ada")
                    )
                },
            ]
            for call in calls { await expectRefusal(.passwordWeak, call) }
        }
        #expect(try await pool.administration.describePool().userCount == 2)
        // The codes were not spent, and what is not on the list is taken.
        _ = try await pool.client().resetPasswordByPhoneCode(
            "13800138000",
            code: phoneCode,
            newPassword: "quite-uncommon-indeed"
        )
    }

    @Test("no import brings one in, whichever of the list and for whom", arguments: Backend.allCases)
    func imports(backend: Backend) async throws {
        let pool = try await backend.makePool()
        _ = try await pool.administration.createUser(UserCreation(username: "ada", password: "the-right-password"))
        try await pool.set("profile", "strict")
        let words = CommonPasswords.list()
        let users = words.enumerated().map { number, word in
            UserRecord(fields: ["username": .string("user\(number)")], password: Secret(word))
        }
        let everyone = users + words.map { UserRecord(fields: ["username": "ada"], password: Secret($0)) }
        for (isDryRun, records) in [(true, users), (false, everyone)] {
            let options = UserImportOptions(conflictRule: .update, isDryRun: isDryRun, keepsGoing: true)
            let report = try await pool.administration.importUsers(from: RecordList(records), options: options) { _ in }
            #expect(report.failed == records.count && report.imported == 0 && report.updated == 0)
            #expect(report.faults.allSatisfy { $0.field == "password" && $0.reason.code == .passwordWeak })
            #expect(report.faults.map(\.place?.line) == Array(1...UserImportReport.mostFaults))
        }
        // Each alone refuses the whole file, too.
        for index in stride(from: 0, to: users.count, by: users.count / 20) {
            let refusal = await expectRefusal(.badRequest) {
                try await pool.administration.importUsers(
                    from: RecordList([users[index]]),
                    options: UserImportOptions()
                ) { _ in }
            }
            #expect(refusal?.data?["faults"]?[0]?["code"] == 2029)
        }
        #expect(try await pool.administration.describePool().userCount == 1)
        _ = try await pool.client().loginByUsername("ada", password: "the-right-password")
    }

    @Test("an import demands what an operator's own hand has to heed: length, and none of the owner's names")
    func importDemands() async throws {
        let pool = try await Backend.embedded.makePool()
        _ = try await pool.administration.createUser(
            UserCreation(username: "ada", email: "ada.lovelace@example.org", password: "the-right-password")
        )
        try await pool.set("profile", "strict")
        let passwords: [(Secret, JSONObject, isTaken: Bool)] = [
            ("seven-7", ["username": "bob"], false), ("eight-88", ["username": "bob"], true),
            (Secret(String(repeating: "é", count: 1024)), ["username": "carol"], true),
            (Secret(String(repeating: "é", count: 1025)), ["username": "dave"], false),
            (Secret(String(repeating: "é", count: 4097)), ["username": "dave"], false),
            ("grace.hopper1", ["email": "grace.hopper@example.org"], false),
            // The name that the file leaves out is the user's nevertheless.
            ("ada.lovelace1", ["username": "ada"], false), ("uncommon-4711", ["username": "ada"], true),
        ]
        let records = passwords.map { UserRecord(fields: $0.1, password: $0.0) }
        let report = try await pool.administration.importUsers(
            from: RecordList(records),
            options: UserImportOptions(conflictRule: .update, keepsGoing: true)
        ) { _ in }
        let refused = passwords.enumerated().filter { !$0.element.isTaken }.map { $0.offset + 1 }
        #expect(Set(report.faults.compactMap(\.place?.line)) == Set(refused))
        #expect(report.faults.allSatisfy { $0.reason.code == .passwordWeak })
        _ = try await pool.client().loginByUsername("ada", password: "uncommon-4711")
        _ = try await pool.client().loginByUsername("bob", password: "eight-88")
    }

    @Test("a name of its owner, or of the pool, makes no password")
    func names() async throws {
        let pool = try await Backend.embedded.makePool()
        try await pool.set("poolName", "Lovelace Engines")
        try await pool.set("profile", "strict")
        for password in [
            "ada.lovelace", "ADA.Lovelace1", "x-ada.lovelace@example.org", "Lovelace Engines!", "ada.lovelace123456",
        ] {
            await expectRefusal(.passwordWeak) {
                try await pool.client().registerByEmail("ada.lovelace@example.org", password: Secret(password))
            }
        }
        for password in ["13800138000", "+8613800138000", "a13800138000b"] {
            await expectRefusal(.passwordWeak) {
                try await pool.administration.createUser(UserCreation(phone: "13800138000", password: Secret(password)))
            }
        }
        _ = try await pool.client().registerByEmail("ada.lovelace@example.org", password: "ada.lovelace likes engines")
    }

    @Test("by default any password is taken, as by the API")
    func fidelityIsTheDefault() async throws {
        let pool = try await Backend.embedded.makePool()
        _ = try await pool.client().registerByUsername("ada", password: "123456")
        let records = RecordList([UserRecord(fields: ["username": "bob"], password: "123456")])
        _ = try await pool.administration.importUsers(from: records, options: UserImportOptions()) { _ in }
    }
}
