import AuthingAPI
import AuthingJSON
import Foundation
import Synchronization

/// Imports users: checks all of them, hashes the plain passwords, and writes them in one transaction.
struct ImportUsers: Sendable {
    let parts: CoreParts
    let options: UserImportOptions
    let progress: @Sendable (UserImportProgress) -> Void

    /// Told of the progress once in this many users.
    private static let stride = 1000

    /// What reading everything once came to.
    private struct Check: Sendable {
        var report = UserImportReport()
        /// The plain passwords, each with the number of its user.
        var passwords: [(user: Int, password: Secret)] = []
    }

    /// A transaction that is to leave nothing behind.
    private struct Abandoned: Error {}

    /// Imports users.
    ///
    /// - Parameter source: The users.
    /// - Returns: What the import came to.
    /// - Throws: 400 with the report where nothing was imported; 1000.
    func callAsFunction(from source: any UserRecordSource) async throws(AuthingError) -> UserImportReport {
        let now = parts.now
        let event = EventDraft(.usersImported)
        let (settings, columns) = try await parts.pool.look { stores in
            (try stores.pool.load().settings, CustomColumns(try stores.customData.fields(of: .user)))
        }
        let demands = PasswordDemands.ofOperators(settings)
        let check = await Background.run { isCancelled in self.check(source, columns, demands, isCancelled) }
        if check.report.failed > 0, !options.keepsGoing { throw await refusal(check.report, event, at: now) }
        let hashes = options.isDryRun ? [:] : try await hash(check.passwords, profile: settings.passwordHashing)
        let abandoned = Mutex<UserImportReport?>(nil)
        let outcome: Outcome<UserImportReport>
        do throws(StoreError) {
            outcome = try await parts.pool.transaction { stores in
                let report = try write(source, hashes, stores, at: now)
                if options.isDryRun || (report.failed > 0 && !options.keepsGoing) {
                    abandoned.withLock { $0 = report }
                    throw Abandoned()
                }
                var event = event
                event.subject = "\(report.imported) imported, \(report.updated) updated"
                try stores.events.close(event, code: .success, at: now)
                return .passed(report)
            }
        } catch {
            guard let report = abandoned.withLock({ $0 }) else { throw error.refusal }
            if report.failed > 0, !options.keepsGoing { throw await refusal(report, event, at: now) }
            return report
        }
        switch outcome {
        case .passed(let report): return report
        case .refused(let refusal): throw refusal
        }
    }

    /// The refusal of everything, after a note in the audit trail.
    private func refusal(
        _ report: UserImportReport,
        _ event: EventDraft,
        at now: Date
    ) async -> AuthingError {
        let refusal = AuthingError.importRefused(report)
        guard !options.isDryRun else { return refusal }
        do throws(AuthingError) {
            try await parts.pool.prepare(event, at: now) { _, _ in throw refusal }
        } catch {
            return error
        }
        return refusal
    }
}

// Reading everything once, without the pool.
extension ImportUsers {
    private func check(
        _ source: any UserRecordSource,
        _ columns: CustomColumns,
        _ demands: PasswordDemands,
        _ isCancelled: () -> Bool
    ) -> Check {
        var check = Check()
        let reader: any UserRecordReader
        do throws(UserRecordFault) {
            reader = try source.makeReader()
        } catch {
            check.report.add(error)
            return check
        }
        var number = 0
        while !isCancelled() {
            do throws(UserRecordFault) {
                guard var record = try reader.next() else { break }
                number += 1
                _ = try Self.locating(reader) { () throws(AccountFields.Fault) -> JSONObject in
                    try columns.take(from: &record)
                }
                _ = try Self.locating(reader) { () throws(AccountFields.Fault) -> Account in
                    try newAccount(of: record, newID: { "" }, hash: nil, demands, at: Date(timeIntervalSince1970: 0))
                }
                // Not before: what is refused is not worth a hash.
                if let password = record.password { check.passwords.append((number, password)) }
                check.report.imported += 1
            } catch {
                check.report.add(error)
                if error.isFinal { break }
            }
            if number % Self.stride == 0 { progress(.init(.checking, fraction: reader.progress, count: number)) }
        }
        return check
    }

    private func hash(
        _ passwords: [(user: Int, password: Secret)],
        profile: PoolSettings.PasswordHashing
    ) async throws(AuthingError) -> [Int: PasswordHash] {
        guard !passwords.isEmpty else { return [:] }
        let total = passwords.count
        let hashes = try await parts.hasher.hash(passwords.map(\.password), profile: profile) { [progress] done in
            progress(.init(.hashing, fraction: Double(done) / Double(total), count: done))
        }
        return Dictionary(uniqueKeysWithValues: zip(passwords.map(\.user), hashes))
    }

    /// Gives a fault of a field its place.
    private static func locating<Value>(
        _ reader: any UserRecordReader,
        _ body: () throws(AccountFields.Fault) -> Value
    ) throws(UserRecordFault) -> Value {
        do throws(AccountFields.Fault) {
            return try body()
        } catch {
            throw UserRecordFault(error.reason, at: reader.place(of: error.field), field: error.field)
        }
    }
}

// Accounts made of records.
extension ImportUsers {
    /// A new account, which gets an id where the record has none.
    private func newAccount(
        of record: UserRecord,
        newID: () -> String,
        hash: PasswordHash?,
        _ demands: PasswordDemands,
        at now: Date
    ) throws(AccountFields.Fault) -> Account {
        let id = try AccountFields.id(of: record) ?? User.ID(rawValue: newID())
        var user = User(id: id, userPoolID: "", createdAt: now)
        user.registerSource = ["import:excel"]
        var account = Account(user: user)
        try AccountFields.apply(record, to: &account, isNew: true)
        guard AccountFields.isIdentified(account.user, by: record) else {
            throw AccountFields.Fault(field: nil, reason: .identifierMissing())
        }
        try setPassword(of: record, hash: hash, demands, on: &account)
        return account
    }

    /// A password in plain text has to be one that an operator may set; what is behind a hash nobody knows.
    private func setPassword(
        of record: UserRecord,
        hash: PasswordHash?,
        _ demands: PasswordDemands,
        on account: inout Account
    ) throws(AccountFields.Fault) {
        if record.password != nil, record.passwordHash != nil {
            throw AccountFields.Fault(field: UserRecord.passwordHashField, reason: .importPasswordTwice())
        }
        if let password = record.password {
            if let fault = demands.fault(of: password, ownedBy: account.user.names) {
                throw AccountFields.Fault(field: UserRecord.passwordField, reason: .passwordWeak(fault))
            }
            account.passwordHash = hash
            account.passwordLevel = hash == nil ? nil : PasswordSecurityLevel(of: password)
        } else if let text = record.passwordHash {
            do throws(PasswordHashFault) {
                account.passwordHash = try text.reveal { text throws(PasswordHashFault) in
                    try PasswordHash(reading: text)
                }
                account.passwordLevel = nil
            } catch {
                let reason = AuthingError.importHashRefused(expected: error.expected, hint: error.hint)
                throw AccountFields.Fault(field: UserRecord.passwordHashField, reason: reason)
            }
        }
    }
}

// Writing, inside the transaction.
extension ImportUsers {
    private func write(
        _ source: any UserRecordSource,
        _ hashes: [Int: PasswordHash],
        _ stores: any PoolStores,
        at now: Date
    ) throws -> UserImportReport {
        let settings = try stores.pool.load().settings
        let columns = CustomColumns(try stores.customData.fields(of: .user))
        var report = UserImportReport()
        let reader: any UserRecordReader
        do throws(UserRecordFault) {
            reader = try source.makeReader()
        } catch {
            report.add(error)
            return report
        }
        var number = 0
        while true {
            do {
                guard var record = try reader.next() else { break }
                number += 1
                let custom = try Self.locating(reader) { () throws(AccountFields.Fault) -> JSONObject in
                    try columns.take(from: &record)
                }
                let transfer = UserTransfer(reader: reader, record: record, custom: custom, hash: hashes[number])
                try place(transfer, stores, settings, at: now, &report)
            } catch let fault as UserRecordFault {
                report.add(fault)
                if fault.isFinal { break }
            }
            if number % Self.stride == 0 { progress(.init(.writing, fraction: reader.progress, count: number)) }
        }
        return report
    }

    /// A user on the way into the pool.
    private struct UserTransfer {
        let reader: any UserRecordReader
        let record: UserRecord
        let custom: JSONObject
        let hash: PasswordHash?
    }

    private func place(
        _ transfer: UserTransfer,
        _ stores: any PoolStores,
        _ settings: PoolSettings,
        at now: Date,
        _ report: inout UserImportReport
    ) throws {
        let (reader, record) = (transfer.reader, transfer.record)
        let demands = PasswordDemands.ofOperators(settings)
        let account = try Self.locating(reader) { () throws(AccountFields.Fault) -> Account in
            try newAccount(of: record, newID: parts.environment.makeIdentifier, hash: transfer.hash, demands, at: now)
        }
        if record.password != nil, transfer.hash == nil, !options.isDryRun {
            // Read twice, the file had another password the first time, or one that was refused then.
            throw UserRecordFault(Self.changed, at: reader.place(of: UserRecord.passwordField), isFinal: true)
        }
        var added = account
        // A user that comes with an id was one already, and stays as it was.
        if record.fields["id"] == nil { added.user.details.fillDefaults(settings) }
        let custom = try customData(of: transfer, for: nil, stores)
        if try stores.transfer.add(added) {
            try CustomDataRules(stores: stores).write(custom, for: added.user.id)
            report.imported += 1
            return
        }
        try settle(transfer, account, stores, settings, at: now, &report)
    }

    /// Deals with a user whom the pool has already.
    private func settle(
        _ transfer: UserTransfer,
        _ account: Account,
        _ stores: any PoolStores,
        _ settings: PoolSettings,
        at now: Date,
        _ report: inout UserImportReport
    ) throws {
        let reader = transfer.reader
        let others = try stores.transfer.accounts(sharedBy: account.user)
        let conflict = Self.conflict(of: account.user, with: others.map(\.user))
        switch options.conflictRule {
        case .skip:
            report.skipped += 1
        case .fail:
            throw UserRecordFault(
                .importConflict(conflict.reason),
                at: reader.place(of: conflict.field),
                field: conflict.field
            )
        case .update:
            guard let present = others.first, others.count == 1 else {
                let reason =
                    others.isEmpty ? conflict.reason : .importFitsSeveral(others.map(\.user.id.rawValue))
                throw UserRecordFault(reason, at: reader.place(of: conflict.field), field: conflict.field)
            }
            let changed = try Self.locating(reader) { () throws(AccountFields.Fault) -> Account in
                var changed = present
                changed.user.updatedAt = now
                try AccountFields.apply(transfer.record, to: &changed, isNew: false)
                let hash = transfer.hash ?? present.passwordHash
                // The names are those of the user as it will be: the file may leave some out.
                try setPassword(of: transfer.record, hash: hash, .ofOperators(settings), on: &changed)
                if changed.passwordHash != present.passwordHash {
                    (changed.passwordSetAt, changed.resetsPassword, changed.lockedUntil) = (now, false, nil)
                }
                return changed
            }
            let custom = try customData(of: transfer, for: changed.user.id, stores)
            guard try stores.transfer.replace(changed) else {
                throw UserRecordFault(conflict.reason, at: reader.place(of: conflict.field), field: conflict.field)
            }
            if changed.passwordHash != present.passwordHash {
                try stores.retirePassword(of: present, settings, at: now)
            }
            try stores.follow(present.user, changedTo: changed.user, at: now)
            try CustomDataRules(stores: stores).write(custom, for: changed.user.id)
            report.updated += 1
        }
    }

    /// What of the custom data is to be written, asked before anything is.
    private func customData(
        of transfer: UserTransfer,
        for id: User.ID?,
        _ stores: any PoolStores
    ) throws -> [CustomDataRules.Change] {
        guard !transfer.custom.isEmpty else { return [] }
        do {
            return try CustomDataRules(stores: stores).check(transfer.custom, for: id)
        } catch let refusal as AuthingError {
            let field = UserRecord.customDataField
            throw UserRecordFault(refusal, at: transfer.reader.place(of: field), field: field)
        }
    }

    /// The field that two users share, and the refusal that says so.
    private static func conflict(of user: User, with others: [User]) -> (field: String, reason: AuthingError) {
        if let email = user.email, others.contains(where: { $0.email == email }) {
            return ("email", .emailTaken(email))
        }
        if let username = user.username, others.contains(where: { $0.username == username }) {
            return ("username", .usernameTaken(username))
        }
        if let phone = user.phone, others.contains(where: { $0.phone == phone }) {
            return ("phone", .phoneTaken(phone))
        }
        if let externalID = user.externalID, others.contains(where: { $0.externalID == externalID }) {
            return ("externalId", .importIDTaken(externalID))
        }
        return ("id", .importIDTaken(user.id.rawValue))
    }

    private static let changed = AuthingError.importUnreadable(
        LocalizedText(chinese: "导入期间文件被修改", english: "the file was changed while it was imported"),
        hint: LocalizedText(chinese: "请重试", english: "try again")
    )
}
