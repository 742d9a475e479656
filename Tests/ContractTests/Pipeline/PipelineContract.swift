import AuthingAPI
import AuthingJSON
import Foundation
import Synchronization
import TestSupport
import Testing

/// What functions are asked, when, and what they may do; semantics 13.1 and row 10 and 18 of 1.5.
struct PipelineContract {
    private let method = PasswordLoginMethod.username

    /// Takes down what functions are given.
    private final class Witness: Sendable {
        let inputs = Mutex<[PipelineInput]>([])

        var stages: [PipelineStage] { inputs.withLock { $0.map(\.stage) } }
        var last: PipelineInput? { inputs.withLock { $0.last } }

        /// A function that answers as told.
        func function(_ name: String = "witness", _ reply: PipelineReply = .proceed()) -> PipelineFunction {
            PipelineFunction(named: name) { input in
                self.inputs.withLock { $0.append(input) }
                return reply
            }
        }
    }

    private func code(_ call: () async throws -> Any) async -> Int? {
        do {
            _ = try await call()
            return nil
        } catch {
            return (error as? AuthingError)?.code.rawValue
        }
    }

    @Test(arguments: Backend.allCases)
    func theStagesComeInTheirOrder(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let witness = Witness()
        for stage in PipelineStage.allCases {
            try await pool.administration.addPipelineFunction(witness.function(), at: stage)
        }
        _ = try await pool.client().registerByUsername("ada", password: "fake-pw")
        #expect(witness.stages == [.preRegister, .postRegister])
        _ = try await pool.client().loginByUsername("ada", password: "fake-pw")
        #expect(witness.stages.dropFirst(2) == [.preAuthentication, .postAuthentication])
        let options = RegistrationOptions(forceLogin: true)
        let user = try await pool.client().registerByUsername("bob", password: "fake-pw", options: options)
        #expect(witness.stages.dropFirst(4) == ArraySlice(PipelineStage.allCases))
        #expect(user.loginsCount == 1 && user.token != nil)
    }

    @Test(arguments: Backend.allCases)
    func aLoginByCodeOfAnUnknownPhoneGoesThroughAllStages(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let witness = Witness()
        for stage in PipelineStage.allCases {
            try await pool.administration.addPipelineFunction(witness.function(), at: stage)
        }
        let code = try await pool.sendCode(toPhone: "13800138000")
        _ = try await pool.client().loginByPhoneCode("13800138000", code: code)
        #expect(witness.stages == PipelineStage.allCases)
        #expect(witness.last?.context["protocol"] == "sms")
        pool.wait(60)
        let again = try await pool.sendCode(toPhone: "13800138000")
        _ = try await pool.client().loginByPhoneCode("13800138000", code: again)
        #expect(witness.stages.dropFirst(4) == [.preAuthentication, .postAuthentication])
    }

    @Test(arguments: Backend.allCases)
    func aFunctionBeforeARegistrationRefusesItWithItsText(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let refusing = Witness().function("guard", .refuse("no more robots"))
        try await pool.administration.addPipelineFunction(refusing, at: .preRegister)
        do throws(AuthingError) {
            _ = try await pool.client().registerByEmail("ada@example.org", password: "fake-pw")
            Issue.record("the registration went through")
        } catch {
            #expect(error.code == .failure && error.message(in: .english) == "no more robots")
            #expect(error.message(in: .chinese) == "no more robots")
            #expect(error.data == ["function": "guard", "stage": "PRE_REGISTER"])
        }
        #expect(try await pool.administration.listUsers(page: 1, limit: 10).totalCount == 0)
        let event = try await pool.administration.listEvents(after: 0, limit: 1).first
        #expect(event?.kind == .register && event?.code == 500 && event?.subject == "ada@example.org")
    }

    @Test(arguments: Backend.allCases)
    func rulesComeBeforeTheFunctions(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        let witness = Witness()
        try await pool.administration.addPipelineFunction(witness.function("a", .refuse("no")), at: .preRegister)
        try await pool.administration.addPipelineFunction(witness.function("a", .refuse("no")), at: .preAuthentication)
        await expectRefusal(.userExists) { try await pool.client().registerByUsername("ada", password: "fake-pw") }
        await expectRefusal(.passwordWrong) { try await method.logIn(pool.client(), password: "wrong") }
        _ = try await pool.administration.blockUser("ada")
        await expectRefusal(.userLocked) { try await method.logIn(pool.client()) }
        #expect(witness.stages.isEmpty)
    }

    @Test(arguments: Backend.allCases)
    func aFunctionBeforeALoginRefusesIt(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let user = try await method.register(in: pool)
        let refusing = Witness().function("night", .refuse("closed at night"))
        try await pool.administration.addPipelineFunction(refusing, at: .preAuthentication)
        let client = pool.client()
        #expect(await code { try await method.logIn(client) } == 500)
        #expect(client.token == nil && client.user == nil)
        #expect(try await pool.administration.findUser("ada").loginsCount == 0)
        let event = try await pool.administration.listEvents(after: 0, limit: 1).first
        #expect(event?.kind == .login && event?.code == 500 && event?.userID == user.id)
        #expect(try await pool.administration.removePipelineFunctions(at: nil, named: "night") == 1)
        try await method.logIn(client)
    }

    @Test(arguments: Backend.allCases)
    func aCodeIsSpentThoughAFunctionRefuses(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let refusing = Witness().function("guard", .refuse("no"))
        try await pool.administration.addPipelineFunction(refusing, at: .preRegister)
        let first = try await pool.sendCode(toPhone: "13800138000")
        #expect(await code { try await pool.client().registerByPhoneCode("13800138000", code: first) } == 500)
        _ = try await pool.administration.removePipelineFunctions(at: nil, named: nil)
        await expectRefusal(.codeWrong) { try await pool.client().registerByPhoneCode("13800138000", code: first) }
    }

    @Test(arguments: Backend.allCases)
    func aFunctionBeforeALoginChangesTheUser(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        let witness = Witness()
        let naming = witness.function("naming", .proceed(user: ["nickname": "Ada", "company": "Acme", "city": nil]))
        try await pool.administration.addPipelineFunction(naming, at: .preAuthentication)
        try await pool.administration.addPipelineFunction(witness.function("reader"), at: .preAuthentication)
        let user = try await method.logIn(pool.client())
        #expect(user.details[.nickname] == "Ada" && user.details[.company] == "Acme" && user.loginsCount == 1)
        #expect(witness.last?.user["nickname"] == "Ada")
        let kept = try await pool.administration.findUser("ada")
        #expect(kept.details[.company] == "Acme" && kept.loginsCount == 1)
    }

    @Test(arguments: Backend.allCases)
    func functionsBehindChangeTheUserToo(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let naming = Witness().function("naming", .proceed(user: ["nickname": "Ada"]))
        try await pool.administration.addPipelineFunction(naming, at: .postRegister)
        let marking = Witness().function("marking", .proceed(user: ["nickname": nil, "city": "Zürich"]))
        try await pool.administration.addPipelineFunction(marking, at: .postAuthentication)
        let registered = try await pool.client().registerByUsername("ada", password: "fake-pw")
        #expect(registered.details[.nickname] == "Ada")
        #expect(try await pool.administration.findUser("ada").details[.nickname] == "Ada")
        let user = try await method.logIn(pool.client())
        #expect(user.details[.nickname] == nil && user.details[.city] == "Zürich" && user.token != nil)
        #expect(try await pool.administration.findUser("ada").details[.city] == "Zürich")
    }

    @Test(
        arguments: Backend.allCases,
        [
            PipelineReply.fail("it broke"), .refuse("no"), .proceed(user: ["email": "eve@example.org"]),
            .proceed(user: ["gender": "X"]),
        ]
    )
    func aFaultBehindIsNotedAndTheCallGoesOn(backend: Backend, reply: PipelineReply) async throws {
        let pool = try await backend.makePool()
        let witness = Witness()
        for stage in [PipelineStage.postRegister, .postAuthentication] {
            try await pool.administration.addPipelineFunction(witness.function("faulty", reply), at: stage)
        }
        let options = RegistrationOptions(forceLogin: true)
        let user = try await pool.client().registerByUsername("ada", password: "fake-pw", options: options)
        #expect(user.loginsCount == 1 && user.email == nil)
        let faults = try await pool.administration.listEvents(after: 0, limit: 100).filter {
            $0.kind == .pipelineFailed
        }
        #expect(faults.count == 2)
        for fault in faults {
            #expect(fault.code == 500 && fault.userID == user.id && fault.subject?.contains("faulty") == true)
        }
    }

    @Test(arguments: Backend.allCases)
    func whatMayNotBeChangedRefusesALogin(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        for change: ProfileChanges in [["email": "eve@example.org"], ["id": "1"], ["gender": "X"], ["city": 5]] {
            let faulty = Witness().function("faulty", .proceed(user: change))
            try await pool.administration.addPipelineFunction(faulty, at: .preAuthentication)
            await expectRefusal(.failure) { try await method.logIn(pool.client()) }
        }
        #expect(try await pool.administration.listPipelineFunctions().count == 1)
        #expect(try await pool.administration.findUser("ada").loginsCount == 0)
    }

    @Test(arguments: Backend.allCases)
    func nothingCanBeChangedBeforeARegistration(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let early = Witness().function("early", .proceed(user: ["nickname": "Ada"]))
        try await pool.administration.addPipelineFunction(early, at: .preRegister)
        await expectRefusal(.failure) { try await pool.client().registerByUsername("ada", password: "fake-pw") }
    }

    @Test(arguments: Backend.allCases)
    func theContextSaysWhatTheCallIs(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let witness = Witness()
        try await pool.administration.addPipelineFunction(witness.function(), at: .preRegister)
        let options = RegistrationOptions(
            profile: ["nickname": "Ada"],
            forceLogin: true,
            clientIP: "203.0.113.9",
            context: ["tenant": "Acme"]
        )
        _ = try await pool.client().registerByEmail("Ada@example.org", password: "canary-4711", options: options)
        let input = try #require(witness.last)
        #expect(input.user["id"] == .null && input.user["email"] == "ada@example.org")
        #expect(input.user["nickname"] == "Ada" && input.user["token"] == nil)
        #expect(
            input.context == [
                "protocol": "password",
                "connection": nil,
                "userPoolId": .string(try await pool.administration.describePool().id),
                "appId": .string(pool.appID),
                "request": [
                    "ip": "203.0.113.9",
                    "userAgent": nil,
                    "body": [
                        "email": "Ada@example.org",
                        "profile": ["nickname": "Ada"],
                        "forceLogin": true,
                        "generateToken": false,
                        "clientIp": "203.0.113.9",
                    ],
                    "query": [:],
                ],
                "data": [
                    "username": nil,
                    "email": "Ada@example.org",
                    "phone": nil,
                    "forceLogin": true,
                    "profile": ["nickname": "Ada"],
                ],
                "context": ["tenant": "Acme"],
            ]
        )
        #expect(!JSON.object(input.user).text().contains("canary") && !input.context.text().contains("canary"))
    }

    @Test(arguments: Backend.allCases, PasswordLoginMethod.allCases)
    func theContextOfALogin(backend: Backend, method: PasswordLoginMethod) async throws {
        let pool = try await backend.makePool()
        let user = try await method.register(in: pool)
        let witness = Witness()
        for stage in [PipelineStage.preAuthentication, .postAuthentication] {
            try await pool.administration.addPipelineFunction(witness.function(), at: stage)
        }
        try await method.logIn(pool.client())
        #expect(witness.stages == [.preAuthentication, .postAuthentication])
        for input in witness.inputs.withLock({ $0 }) {
            #expect(input.context["data"]?[method.rawValue] == .string(method.account))
            #expect(input.context["request"]?["ip"] == "192.0.2.1" && input.context["context"] == .null)
            #expect(input.user["id"] == .string(user.id.rawValue) && input.user["password"] == nil)
            #expect(input.user["token"] == nil)
        }
        #expect(witness.last?.user["loginsCount"] == 1)
    }

    @Test(arguments: Backend.allCases)
    func functionsRunInTheirOrderAndHandTheContextOn(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        let witness = Witness()
        let administration = pool.administration
        try await administration.addPipelineFunction(
            witness.function("first", .proceed(context: ["seen": 1])),
            at: .preAuthentication
        )
        try await administration.addPipelineFunction(witness.function("second"), at: .preAuthentication)
        try await administration.addPipelineFunction(witness.function("third", .refuse("no")), at: .preAuthentication)
        try await administration.addPipelineFunction(witness.function("fourth"), at: .preAuthentication)
        #expect(
            try await administration.listPipelineFunctions()
                == ["first", "second", "third", "fourth"].map { PipelineEntry(stage: .preAuthentication, name: $0) }
        )
        #expect(await code { try await method.logIn(pool.client()) } == 500)
        #expect(witness.inputs.withLock { $0.count } == 3)
        #expect(witness.inputs.withLock { $0[1].context } == ["seen": 1])
        #expect(witness.last?.context == ["seen": 1])
        // The same name stays in its place.
        try await administration.addPipelineFunction(witness.function("third"), at: .preAuthentication)
        try await method.logIn(pool.client())
        #expect(witness.inputs.withLock { $0.count } == 7)
    }

    @Test(arguments: Backend.allCases)
    func theLoginIsWrittenWhenTheFunctionsAreDone(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        let slow = PipelineFunction(named: "slow") { _ in
            pool.wait(2)
            return .proceed()
        }
        try await pool.administration.addPipelineFunction(slow, at: .preAuthentication)
        let user = try await method.logIn(pool.client())
        #expect(user.lastLogin == TestPool.start + 2)
    }

    @Test(arguments: Backend.allCases, [(3, false), (3.001, true)] as [(Double, Bool)])
    func aFunctionHasThreeSeconds(backend: Backend, limit: (seconds: Double, isLate: Bool)) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        let slow = PipelineFunction(named: "slow") { _ in
            pool.wait(limit.seconds)
            return .proceed()
        }
        try await pool.administration.addPipelineFunction(slow, at: .preAuthentication)
        if limit.isLate {
            let error = await expectRefusal(.failure) { try await method.logIn(pool.client()) }
            #expect(error?.message(in: .english).contains("longer than 3 s") == true)
        } else {
            try await method.logIn(pool.client())
        }
    }

    @Test(arguments: Backend.allCases)
    func aFunctionThatWaitsIsCancelledAtItsLimit(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        let endless = PipelineFunction(named: "endless") { _ in
            pool.wait(4)
            while !Task.isCancelled { await Task.yield() }
            return .proceed()
        }
        try await pool.administration.addPipelineFunction(endless, at: .preAuthentication)
        await expectRefusal(.failure) { try await method.logIn(pool.client()) }
    }

    @Test(arguments: Backend.allCases)
    func rulesAreAskedAgainBehindTheFunctions(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        let blocking = PipelineFunction(named: "blocking") { _ in
            do { _ = try await pool.administration.blockUser("ada") } catch { return .fail("\(error)") }
            return .proceed()
        }
        try await pool.administration.addPipelineFunction(blocking, at: .preAuthentication)
        await expectRefusal(.userLocked) { try await method.logIn(pool.client()) }
        #expect(try await pool.administration.findUser("ada").loginsCount == 0)
    }

    @Test(arguments: Backend.allCases)
    func anIdentifierTakenMeanwhileIsRefused(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let taking = PipelineFunction(named: "taking") { _ in
            do { _ = try await pool.administration.createUser(UserCreation(username: "ada")) } catch {
                return .fail("\(error)")
            }
            return .proceed()
        }
        try await pool.administration.addPipelineFunction(taking, at: .preRegister)
        await expectRefusal(.userExists) { try await pool.client().registerByUsername("ada", password: "fake-pw") }
    }

    @Test(arguments: Backend.allCases)
    func aFunctionThatLogsInEndsSomewhere(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        let again = PipelineFunction(named: "again") { [method] _ in
            do { try await method.logIn(pool.client()) } catch {
                return .fail((error as? AuthingError)?.message(in: .english) ?? "\(error)")
            }
            return .proceed()
        }
        try await pool.administration.addPipelineFunction(again, at: .preAuthentication)
        let error = await expectRefusal(.failure) { try await method.logIn(pool.client()) }
        #expect(error?.message(in: .english).contains("more than 4 deep") == true)
        #expect(try await pool.administration.findUser("ada").loginsCount == 0)
    }

    @Test(arguments: Backend.allCases)
    func functionsAreTakenOutByStageAndByName(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let administration = pool.administration
        let witness = Witness()
        for stage in PipelineStage.allCases {
            for name in ["a", "b"] { try await administration.addPipelineFunction(witness.function(name), at: stage) }
        }
        await expectRefusal(.badRequest) { try await administration.removePipelineFunctions(at: nil, named: "c") }
        #expect(try await administration.removePipelineFunctions(at: .preRegister, named: "a") == 1)
        #expect(try await administration.removePipelineFunctions(at: .preRegister, named: nil) == 1)
        #expect(try await administration.removePipelineFunctions(at: nil, named: "a") == 3)
        #expect(try await administration.removePipelineFunctions(at: nil, named: nil) == 3)
        #expect(try await administration.removePipelineFunctions(at: nil, named: nil) == 0)
        #expect(try await administration.listPipelineFunctions().isEmpty)
    }
}
