import AuthingCore
import Foundation
import Synchronization
import Testing

/// A wall clock that tests move by hand.
private final class WallClock: Sendable {
    private let instant = Mutex(Date(timeIntervalSince1970: 1_000))

    var now: Date { instant.withLock { $0 } }

    func pass(_ seconds: TimeInterval) { instant.withLock { $0 += seconds } }
}

struct VirtualClockTests {
    private let wall = WallClock()
    private let clock: VirtualClock

    init() {
        clock = VirtualClock { [wall] in wall.now }
    }

    private var shown: TimeInterval { clock.now.timeIntervalSince1970 }

    @Test func runsWithTheWallClockAtFirst() {
        wall.pass(5)
        #expect(shown == 1_005)
        #expect(!clock.isFrozen)
    }

    @Test func standsStillWhenFrozen() {
        clock.freeze()
        wall.pass(5)
        #expect(shown == 1_000)
        #expect(clock.isFrozen)
    }

    @Test func canBeFrozenAtAnyInstant() {
        clock.freeze(at: Date(timeIntervalSince1970: 77))
        #expect(shown == 77)
    }

    @Test func advancesWhetherFrozenOrRunning() {
        clock.advance(by: .seconds(60))
        #expect(shown == 1_060)
        clock.freeze()
        clock.advance(by: .milliseconds(1_500))
        #expect(shown == 1_061.5)
        clock.advance(by: .seconds(-2))
        #expect(shown == 1_059.5)
    }

    @Test func runsOnFromTheInstantItWasSetTo() {
        clock.set(to: Date(timeIntervalSince1970: 0))
        wall.pass(3)
        #expect(shown == 3)
    }

    @Test func staysFrozenWhenSet() {
        clock.freeze()
        clock.set(to: Date(timeIntervalSince1970: 50))
        wall.pass(3)
        #expect(shown == 50)
    }

    @Test func resumesFromTheInstantItShows() {
        clock.freeze(at: Date(timeIntervalSince1970: 50))
        wall.pass(100)
        clock.resume()
        wall.pass(1)
        #expect(shown == 51)
    }

    @Test func resumingARunningClockChangesNothing() {
        clock.advance(by: .seconds(10))
        clock.resume()
        #expect(shown == 1_010)
    }

    @Test func comesBackToASavedState() {
        clock.freeze(at: Date(timeIntervalSince1970: 50))
        let saved = clock.state
        clock.resume()
        clock.advance(by: .seconds(9))
        clock.restore(saved)
        #expect(shown == 50)
        #expect(clock.isFrozen)
    }
}
