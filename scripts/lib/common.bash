# What the scripts of this folder share. Sourced, never run; needs bash 4.4 or later.
# The caller sets `program`, the name its messages begin with.

# What Debian calls the libraries that authing is built against.
# shellcheck disable=SC2034  # read by the scripts that source this file
build_packages=(libcrypt1 libedit-dev libsodium-dev libsqlite3-dev libre2-dev libssl3)

# What the tests run besides: a terminal of its own, faults in system calls, a second look at files, wrong clocks.
# shellcheck disable=SC2034
test_packages=(tmux strace sqlite3 faketime neovim)

say() {
    printf '%s: %s\n' "${program:?}" "$*" >&2
}

# die MESSAGE…: ends the script with 70 ("our own fault"), which no script of a user's ends with.
die() {
    say "$*"
    exit 70
}

# missing_packages NAME…: prints those that dpkg does not have; none where there is no dpkg.
missing_packages() {
    command -v dpkg-query >/dev/null || return 0
    local name
    for name in "$@"; do
        [[ $(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null) == installed ]] || printf '%s\n' "$name"
    done
}

# require_packages NAME…: installs what is missing with apt, as root or through sudo.
require_packages() {
    local missing as_root=() how='' log
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]} > 0)) || return 0

    command -v apt-get >/dev/null || die "missing: ${missing[*]}; there is no apt-get to install them with"
    if ((EUID != 0)); then
        command -v sudo >/dev/null || die "missing: ${missing[*]}; as root, run: apt-get install ${missing[*]}"
        as_root=(sudo)
        how=' with sudo'
    fi
    say "installing ${missing[*]} (apt-get$how)"

    as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300)
    log=$(mktemp)
    # Lists that cannot be brought up to date may still serve; what counts is whether the packages arrive.
    "${as_root[@]}" update </dev/null >"$log" 2>&1 || true
    if ! "${as_root[@]}" install --no-install-recommends "${missing[@]}" </dev/null >>"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        die "installing failed, see above; install these, then try again: ${missing[*]}"
    fi
    rm -f "$log"
}

require_swift() {
    command -v swift >/dev/null ||
        die "there is no swift on the PATH; install Swift 6.2 or later: https://www.swift.org/install/linux/"
}
