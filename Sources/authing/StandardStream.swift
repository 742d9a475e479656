import Foundation

/// One of the process's output streams, with a buffer.
///
/// A terminal sees each line at once; a pipe or file gets blocks, so that a script which prints much is not slowed down.
/// It is used on one thread only.
final class StandardStream {
    private static let blockSize = 16_384

    private let descriptor: Int32
    private let isLineBuffered: Bool
    private var buffer: [UInt8] = []

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
        isLineBuffered = isatty(descriptor) == 1 || descriptor == STDERR_FILENO
    }

    /// Writes a text, at the latest when `flush` is called.
    func write(_ text: String) {
        buffer.append(contentsOf: text.utf8)
        if isLineBuffered || buffer.count >= Self.blockSize { flush() }
    }

    /// Writes what is in the buffer.
    ///
    /// When the reader is gone the process ends as the signal for it would end it; when the disk is full or the stream
    /// is broken it ends with 70, since a run whose output is lost must not look fine.
    func flush() {
        var rest = buffer[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                var writable = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&writable, 1, -1)
            } else if errno == EPIPE {
                signal(SIGPIPE, SIG_DFL)
                raise(SIGPIPE)
            } else if errno != EINTR {
                let reason = String(cString: strerror(errno))
                if descriptor != STDERR_FILENO {
                    FileHandle.standardError.write(Data("authing: the output cannot be written: \(reason)\n".utf8))
                }
                Foundation.exit(70)
            }
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
