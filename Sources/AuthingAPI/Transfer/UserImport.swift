public import AuthingJSON

/// How an import treats what it meets.
public struct UserImportOptions: Sendable {
    /// What happens to a user whose id or identifier the pool has already.
    public enum ConflictRule: String, Sendable, CaseIterable {
        /// It is a fault.
        case fail
        /// The pool's user stays as it is.
        case skip
        /// The pool's user takes over the fields that the file names; the id stays.
        case update
    }

    /// What happens to a user whom the pool has already.
    public var conflictRule: ConflictRule
    /// Whether everything is tried and nothing kept.
    public var isDryRun: Bool
    /// Whether users without fault are imported although others have one; otherwise it is all or nothing.
    public var keepsGoing: Bool

    /// Creates options.
    ///
    /// - Parameters:
    ///   - conflictRule: What happens to a user whom the pool has already.
    ///   - isDryRun: Whether everything is tried and nothing kept.
    ///   - keepsGoing: Whether users without fault are imported although others have one.
    public init(conflictRule: ConflictRule = .fail, isDryRun: Bool = false, keepsGoing: Bool = false) {
        self.conflictRule = conflictRule
        self.isDryRun = isDryRun
        self.keepsGoing = keepsGoing
    }
}

/// How far an import has come.
public struct UserImportProgress: Sendable, Equatable {
    /// What is being done.
    public enum Phase: String, Sendable {
        /// Every user is read and checked.
        case checking
        /// Passwords in plain text are hashed.
        case hashing
        /// Users are written.
        case writing
    }

    /// What is being done.
    public let phase: Phase
    /// How much of that is done, 0 to 1.
    public let fraction: Double
    /// How many users or passwords.
    public let count: Int

    /// Creates a progress.
    ///
    /// - Parameters:
    ///   - phase: What is being done.
    ///   - fraction: How much of that is done, 0 to 1.
    ///   - count: How many users or passwords.
    public init(_ phase: Phase, fraction: Double, count: Int) {
        self.phase = phase
        self.fraction = fraction
        self.count = count
    }
}

/// What an import came to.
public struct UserImportReport: Sendable, Equatable {
    /// The most faults that are kept; more are counted only.
    public static let mostFaults = 100

    /// Users added.
    public var imported = 0
    /// Users of the pool that were changed.
    public var updated = 0
    /// Users that the pool had and kept as they were.
    public var skipped = 0
    /// Users with a fault.
    public var failed = 0
    /// The first faults.
    public private(set) var faults: [UserRecordFault] = []

    /// Creates a report of nothing.
    public init() {}

    /// The users of the file.
    public var total: Int { imported + updated + skipped + failed }

    /// Counts a user with a fault.
    ///
    /// - Parameter fault: What is wrong.
    public mutating func add(_ fault: UserRecordFault) {
        failed += 1
        if faults.count < Self.mostFaults { faults.append(fault) }
    }

    /// The report as a record, in one language.
    ///
    /// - Parameter language: The language of the faults.
    /// - Returns: The counts and the faults.
    public func json(in language: Language) -> JSON {
        [
            "imported": .integer(imported),
            "updated": .integer(updated),
            "skipped": .integer(skipped),
            "failed": .integer(failed),
            "faults": .array(faults.map { $0.json(in: language) }),
        ]
    }
}
