/// What a process shows of itself to others: core files, arguments, environment.
#ifndef CPROCESS_H
#define CPROCESS_H

#include <stdbool.h>
#include <stddef.h>

#pragma clang assume_nonnull begin

/// Forbids core files, reports on crashes, and that other processes of the user look into this one's memory.
void cprocess_forbid_core_files(void);

/// Moves the environment to where no other process sees it, and wipes what the system shows of it.
///
/// To be called before any thread is started.
///
/// - Returns: false, with nothing changed, when there is no memory.
bool cprocess_hide_environment(void);

/// Wipes one of the arguments as the system shows them, from a byte on; who needs its text has copied it before.
///
/// - `index`: 0 is the program's name; one beyond the last does nothing.
/// - `offset`: the first byte to wipe.
void cprocess_hide_argument(size_t index, size_t offset);

/// How many bytes the process has allocated and not freed, on all threads.
size_t cprocess_allocated_bytes(void);

#pragma clang assume_nonnull end

#endif
