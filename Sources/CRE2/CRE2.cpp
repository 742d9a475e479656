#include "CRE2.h"

#include <new>

#include <re2/re2.h>

struct cre2_pattern {
    RE2 re;
    cre2_pattern(const re2::StringPiece &text, const RE2::Options &options) : re(text, options) {}
};

namespace {

// A pattern comes from a script: it must not make the process grow without bound, and RE2 must not write to
// standard error.
const int64_t kMaxMemory = 8 << 20;

RE2::Options options() {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(kMaxMemory);
    options.set_never_capture(true);
    return options;
}

} // namespace

cre2_pattern *cre2_compile(const char *pattern, size_t length) {
    try {
        return new cre2_pattern(re2::StringPiece(pattern, length), options());
    } catch (...) {
        return nullptr;
    }
}

const char *cre2_error(const cre2_pattern *pattern) {
    return pattern->re.ok() ? nullptr : pattern->re.error().c_str();
}

bool cre2_matches(const cre2_pattern *pattern, const char *text, size_t length) {
    return pattern->re.Match(re2::StringPiece(text, length), 0, length, RE2::UNANCHORED, nullptr, 0);
}

void cre2_free(cre2_pattern *pattern) { delete pattern; }
