#ifndef CRE2_H
#define CRE2_H

#include <stdbool.h>
#include <stddef.h>

#pragma clang assume_nonnull begin

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled pattern.
typedef struct cre2_pattern cre2_pattern;

/// Compiles `length` bytes of UTF-8 as an RE2 pattern.
///
/// Never null but when memory is exhausted; ask `cre2_error` whether the pattern is usable. Free it with `cre2_free`.
cre2_pattern *_Nullable cre2_compile(const char *pattern, size_t length);

/// What is wrong with the pattern, or null when it is usable. Lives as long as the pattern.
const char *_Nullable cre2_error(const cre2_pattern *pattern);

/// Whether the pattern matches anywhere in `length` bytes of UTF-8. Takes time linear in `length`. Thread-safe.
bool cre2_matches(const cre2_pattern *pattern, const char *text, size_t length);

/// Frees a compiled pattern.
void cre2_free(cre2_pattern *pattern);

#ifdef __cplusplus
}
#endif

#pragma clang assume_nonnull end

#endif
