/// Hands out the slots of one frame: of the files' own statements, or of a `fn`.
///
/// The main frame has the files' variables from 0 upwards, which `GlobalVariables` counts, and those of blocks from -1
/// downwards, which are counted here.
struct FrameLayout {
    /// Whether this is the frame of the files' own statements.
    let isMain: Bool
    /// How many slots are in use at the present place.
    private(set) var used = 0
    /// How many were ever in use at once.
    private(set) var most = 0

    init(isMain: Bool) {
        self.isMain = isMain
    }

    /// A slot that is free until `release`.
    mutating func allocate() -> Int {
        used += 1
        most = max(most, used)
        return isMain ? -used : used - 1
    }

    /// Gives all slots back that were handed out since `used` had this value.
    mutating func release(to mark: Int) {
        used = mark
    }
}
