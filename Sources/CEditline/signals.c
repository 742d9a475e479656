#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

// All of this is written by handlers and read by the reader's thread, or the other way round; each is a single word.

static uint8_t *interrupt_flag;
static int wake_read = -1;
static int wake_write = -1;
static volatile sig_atomic_t running;
/// Whether anything was written to the wake pipe since it was drained.
static volatile sig_atomic_t woken;
static volatile sig_atomic_t resized;
static volatile sig_atomic_t resumed;
/// Milliseconds of the monotonic clock at the last Ctrl-C of this run; 0 for none.
static volatile long long last_interrupt;

/// Whether the terminal showed `^C` while a script ran, so that the cursor is likely not at the start of a line.
static volatile sig_atomic_t interrupt_shown;

/// The terminal that is to be restored, while it is.
static volatile sig_atomic_t terminal_active;
static struct termios terminal_modes;
static int terminal_input;
static int terminal_output;
/// Whether the terminal knows control sequences, such as those for bracketed paste.
static bool terminal_obeys;

static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";

static void wake(void) {
    woken = 1;
    // A full pipe wakes as well as one more byte.
    ssize_t written = write(wake_write, "", 1);
    (void)written;
}

static void send_to_terminal(const char *bytes, size_t count) {
    // A terminal that is gone needs no restoring.
    ssize_t written = write(terminal_output, bytes, count);
    (void)written;
}

void terminal_restore_from_handler(void) {
    if (!terminal_active) return;
    // In the background the terminal belongs to somebody else, and touching it would stop the process.
    if (tcgetpgrp(terminal_input) != getpgrp()) return;
    tcsetattr(terminal_input, TCSANOW, &terminal_modes);
    if (terminal_obeys) send_to_terminal(paste_off, sizeof paste_off - 1);
}

static void on_interrupt(int signal) {
    (void)signal;
    int saved = errno;
    bool unanswered = __atomic_exchange_n(interrupt_flag, 1, __ATOMIC_SEQ_CST) == 1;
    // A read answers by itself.
    if (running && !terminal_active) {
        struct timespec now;
        clock_gettime(CLOCK_MONOTONIC, &now);
        long long time = (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000 + 1;
        if (unanswered || (last_interrupt && time - last_interrupt < 1000)) {
            terminal_restore_from_handler();
            _exit(130);
        }
        last_interrupt = time;
        interrupt_shown = 1;
    }
    wake();
    errno = saved;
}

static void on_resize(int signal) {
    (void)signal;
    int saved = errno;
    resized = 1;
    wake();
    errno = saved;
}

static void on_continue(int signal) {
    (void)signal;
    int saved = errno;
    resumed = 1;
    wake();
    errno = saved;
}

/// Ctrl-Z: the shell that gets the terminal back finds it as it was.
static void on_stop(int signal) {
    int saved = errno;
    terminal_restore_from_handler();
    struct sigaction ours, standard = {.sa_handler = SIG_DFL};
    sigaction(signal, &standard, &ours);
    raise(signal);
    // Here again once continued, or at once where nothing could continue the process: then it is not stopped.
    sigaction(signal, &ours, NULL);
    resumed = 1;
    wake();
    errno = saved;
}

/// What was there before ours, so that a backtracer still has its say.
static struct sigaction former[NSIG];

static void on_death(int signal, siginfo_t *info, void *context) {
    (void)context;
    terminal_restore_from_handler();
    sigaction(signal, &former[signal], NULL);
    bool is_fault = signal == SIGSEGV || signal == SIGBUS || signal == SIGILL || signal == SIGFPE;
    // The faulting instruction comes again, so that what was there before ours sees the true place.
    if (is_fault && info->si_code > 0) return;
    raise(signal);
    // A backtracer returns and expects a fault to come again. Nothing else would: this is the end.
    struct sigaction standard = {.sa_handler = SIG_DFL};
    sigaction(signal, &standard, NULL);
    raise(signal);
}

/// A stack overflow leaves no stack for a handler. It belongs to the thread that first reads a line.
static void install_alternate_stack(void) {
    static char memory[32 * 1024];
    stack_t present;
    if (sigaltstack(NULL, &present) == 0 && (present.ss_flags & SS_DISABLE)) {
        stack_t stack = {.ss_sp = memory, .ss_size = sizeof memory};
        sigaltstack(&stack, NULL);
    }
}

/// Puts ours in the place of what is there, unless the signal is ignored.
static void replace_action(int signal, struct sigaction action) {
    sigemptyset(&action.sa_mask);
    if (sigaction(signal, NULL, &former[signal]) != 0) return;
    // Ignored by whoever started us (`nohup`, a shell without job control): it stays so.
    if (former[signal].sa_handler == SIG_IGN) return;
    sigaction(signal, &action, NULL);
}

static void install(int signal, void (*handler)(int), int flags) {
    replace_action(signal, (struct sigaction){.sa_handler = handler, .sa_flags = flags});
}

static void install_terminal_handlers(void) {
    static bool installed;
    if (installed) return;
    installed = true;
    install_alternate_stack();
    static const int deaths[] = {
        SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE,
        SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGXCPU, SIGSYS,
    };
    for (size_t index = 0; index < sizeof deaths / sizeof *deaths; index++)
        replace_action(
            deaths[index],
            (struct sigaction){.sa_sigaction = on_death, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER});
    // Nobody sends these unless to try it; they end a process all the same.
    struct sigaction rare = {.sa_sigaction = on_death, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
    static const int others[] = {SIGPROF, SIGIO, SIGPWR, SIGSTKFLT};
    for (size_t index = 0; index < sizeof others / sizeof *others; index++) replace_action(others[index], rare);
    for (int signal = SIGRTMIN; signal <= SIGRTMAX; signal++) replace_action(signal, rare);
    install(SIGTSTP, on_stop, SA_NODEFER | SA_RESTART);
    install(SIGCONT, on_continue, SA_RESTART);
    install(SIGWINCH, on_resize, SA_RESTART);
    // `exit` from anywhere.
    atexit(terminal_restore_from_handler);
}

int editline_interrupts_install(uint8_t *flag) {
    if (wake_read >= 0) {
        __atomic_store_n(&interrupt_flag, flag, __ATOMIC_SEQ_CST);
        return wake_read;
    }
    int pipe[2];
    if (pipe2(pipe, O_NONBLOCK | O_CLOEXEC) != 0) return -1;
    interrupt_flag = flag;
    wake_read = pipe[0];
    wake_write = pipe[1];
    install(SIGINT, on_interrupt, SA_RESTART);
    signal(SIGPIPE, SIG_IGN);
    return wake_read;
}

void editline_interrupts_set_running(bool runs) {
    last_interrupt = 0;
    running = runs;
}

void editline_interrupts_drain(void) {
    char bytes[64];
    woken = 0;
    while (wake_read >= 0 && read(wake_read, bytes, sizeof bytes) > 0) continue;
}

int signals_wake_descriptor(void) { return wake_read; }

PendingSignals signals_take(void) {
    bool may_be_interrupted = interrupt_flag && __atomic_load_n(interrupt_flag, __ATOMIC_RELAXED) == 1;
    if (!woken && !may_be_interrupted) return (PendingSignals){0};
    // First the pipe, then the flags: what comes in between is met again by the next poll, not lost.
    editline_interrupts_drain();
    uint8_t requested = 1;
    PendingSignals pending = {
        .interrupted = interrupt_flag
            && __atomic_compare_exchange_n(interrupt_flag, &requested, 0, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST),
        .resized = resized,
        .resumed = resumed,
    };
    if (pending.resized) resized = 0;
    if (pending.resumed) resumed = 0;
    return pending;
}

void signals_begin_read(void) {
    if (!running) signals_take();
}

bool terminal_begin(int input, int output, const char *type) {
    if (tcgetattr(input, &terminal_modes) != 0) return false;
    terminal_input = input;
    terminal_output = output;
    if (!type) type = getenv("TERM");
    terminal_obeys = type && *type && strcmp(type, "dumb") != 0;
    install_terminal_handlers();
    terminal_active = 1;
    if (interrupt_shown) send_to_terminal("\r\n", 2);
    interrupt_shown = 0;
    if (terminal_obeys) send_to_terminal(paste_on, sizeof paste_on - 1);
    return true;
}

void terminal_resume(void) {
    struct termios modes;
    if (tcgetattr(terminal_input, &modes) == 0) terminal_modes = modes;
    if (terminal_obeys) send_to_terminal(paste_on, sizeof paste_on - 1);
}

void terminal_end(void) {
    if (!terminal_active) return;
    tcsetattr(terminal_input, TCSADRAIN, &terminal_modes);
    if (terminal_obeys) send_to_terminal(paste_off, sizeof paste_off - 1);
    terminal_active = 0;
}
