/// What can go wrong with a store; users see the ``refusal`` made of it.
package struct StoreError: Error, Sendable, Equatable {
    /// The kind of fault.
    package enum Kind: String, Sendable, CaseIterable {
        /// Another process kept the store for longer than the time allowed for waiting.
        case busy
        /// The disk is full or a quota is used up.
        case full
        /// The system could not read or write.
        case inputOutput
        /// The contents are damaged.
        case damaged
        /// The store cannot be written.
        case readOnly
        /// The waiting task was cancelled; nothing was written.
        case cancelled
        /// The file does not exist and cannot be created there.
        case cannotCreate
        /// The file cannot be opened.
        case cannotOpen
        /// The path names a symbolic link.
        case symbolicLink
        /// The path names a directory, a device or a pipe.
        case notAFile
        /// The file belongs to someone else.
        case foreignOwner
        /// Others than the owner may read or write the file.
        case openToOthers
        /// What stands in the place of a journal is not the owner's alone.
        case plantedJournal
        /// The file is not a pool.
        case notAPool
        /// The file was written by a newer version.
        case newerVersion
        /// The store was closed.
        case closed
        /// A fault of ours.
        case unexpected
    }

    /// The kind of fault.
    package let kind: Kind
    /// What the lower layer said, for traces; never shown to users.
    package let underlying: String

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - kind: The kind of fault.
    ///   - underlying: What the lower layer said.
    package init(_ kind: Kind, underlying: String = "") {
        self.kind = kind
        self.underlying = underlying
    }
}
