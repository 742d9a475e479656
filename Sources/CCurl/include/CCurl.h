#ifndef CCURL_H
#define CCURL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// libcurl behind a few calls, none of them variadic. The library is loaded by the first `ccurl_open`, for loading it takes
/// longer than the rest of a start; nothing of it is needed to compile.
///
/// A client is used by one thread; `ccurl_wake` alone may be called from any.
typedef struct ccurl_client ccurl_client;

/// A request. Everything is copied.
typedef struct {
    const char *method;
    const char *url;
    /// `Name: value` each, without line breaks.
    const char *const _Nullable *_Nonnull headers;
    size_t header_count;
    const char *body;
    size_t body_length;
    /// Limits in milliseconds, for the connection and for all of it.
    long connect_timeout;
    long total_timeout;
    /// The most bytes of an answer's body to keep; what goes beyond is dropped.
    size_t longest_answer;
    /// Whether a proxy of the environment is passed by.
    bool passes_proxy_by;
} ccurl_request;

/// What became of a request.
typedef struct {
    uint64_t id;
    /// The status of the answer, 0 when there was none.
    long status;
    /// What was kept of the body; good until the next call for the client.
    const char *_Nullable body;
    size_t body_length;
    /// Why there was no answer, null when there was one; good as long as the body.
    const char *_Nullable fault;
} ccurl_answer;

/// Makes a client. Null when the library is missing or too old; `fault` then says so, in a text that lives for ever.
ccurl_client *_Nullable ccurl_open(const char *_Nullable *_Nonnull fault);

/// Starts a request under an id that no other running one has; only http and https, and no redirect is followed.
/// False when it cannot be started, such as for a malformed address.
bool ccurl_start(ccurl_client *client, uint64_t id, const ccurl_request *request);

/// Drives the requests, and waits until something happens, `milliseconds` have passed or somebody wakes it.
void ccurl_run(ccurl_client *client, int milliseconds);

/// Takes the next request that has ended; false when there is none.
bool ccurl_next(ccurl_client *client, ccurl_answer *answer);

/// Forgets a request, if it is running.
void ccurl_cancel(ccurl_client *client, uint64_t id);

/// Ends the wait of `ccurl_run`, the present one or the next.
void ccurl_wake(ccurl_client *client);

/// Ends all requests and the client.
void ccurl_close(ccurl_client *client);

#pragma clang assume_nonnull end

#endif
