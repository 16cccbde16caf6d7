/* SPDX-License-Identifier: EUPL-1.2 */
#include "proc/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/log.h"
#include "conf/conf.h"

#include "base/banned.h"

/* ---- birth ----------------------------------------------------------------- */

enum err
sandbox_birth(struct errinfo *ei)
{
    struct rlimit none = {0, 0};
    pid_t parent = getppid();

    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 ||
        prctl(PR_SET_DUMPABLE, 0) != 0 ||
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
        setrlimit(RLIMIT_CORE, &none) != 0)
        return err_set(ei, ERR_IO, "sandbox.birth", "the kernel refused");
    /* The parent may have died before the signal was asked for. */
    if (getppid() != parent || parent == 1)
        return err_set(ei, ERR_IO, "sandbox.birth", "no parent");
    return ERR_OK;
}

/* ---- Landlock: files and TCP ------------------------------------------------- */

/* The headers of Debian 12 know version 2; the kernel may know more. */
struct ruleset {
    uint64_t fs;
    uint64_t net;
};

enum {
    FS_ALL_V1 = (1 << 13) - 1, /* execute .. make_sym */
    FS_REFER = 1 << 13,        /* version 2 */
    FS_TRUNCATE = 1 << 14,     /* version 3 */
    NET_BIND = 1 << 0,         /* version 4 */
    NET_CONNECT = 1 << 1,
    VERSION_NET = 4
};

static int
landlock_version(void)
{
    return (int)syscall(SYS_landlock_create_ruleset, NULL, (size_t)0,
        LANDLOCK_CREATE_RULESET_VERSION);
}

static uint64_t
fs_rights(int version)
{
    uint64_t all = FS_ALL_V1;

    if (version >= 2)
        all |= FS_REFER;
    if (version >= 3)
        all |= FS_TRUNCATE;
    return all;
}

static bool
allow_folder(int rules, const char *dir, uint64_t rights)
{
    struct landlock_path_beneath_attr at = {.allowed_access = rights};
    int fd = open(dir, O_PATH | O_CLOEXEC);
    bool ok;

    if (fd < 0)
        return false;
    at.parent_fd = fd;
    ok = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &at,
             0) == 0;
    (void)close(fd);
    return ok;
}

/* Close the file system but for the folders, and TCP but for net. */
static enum err
landlock(const char *const *folder, size_t n, uint64_t net_left,
    struct errinfo *ei)
{
    int version = landlock_version();
    struct ruleset rs = {.fs = 0};
    size_t size = version >= VERSION_NET ? sizeof(rs) : sizeof(rs.fs);
    uint64_t rights;
    int rules;
    bool ok = true;

    if (version < 1) {
        log_event(LOG_WARNING, "sandbox.no_landlock", "errno=%d", errno);
        return ERR_OK;
    }
    rs.fs = rights = fs_rights(version);
    rs.net = (NET_BIND | NET_CONNECT) & ~net_left;
    rules = (int)syscall(SYS_landlock_create_ruleset, &rs, size, 0);
    if (rules < 0)
        return err_set(ei, ERR_IO, "sandbox.landlock", "no ruleset");
    rights &= ~(uint64_t)LANDLOCK_ACCESS_FS_EXECUTE;
    for (size_t i = 0; ok && i < n; i++)
        ok = allow_folder(rules, folder[i], rights);
    ok = ok && syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    (void)close(rules);
    if (!ok)
        return err_set(ei, ERR_IO, "sandbox.landlock",
            "the kernel refused the rules");
    return ERR_OK;
}

/* ---- seccomp: system calls ----------------------------------------------------- */

/* What every role needs to live: memory, time, its sockets, its end. */
static const int calls_all[] = {SCMP_SYS(read), SCMP_SYS(write),
    SCMP_SYS(readv), SCMP_SYS(writev), SCMP_SYS(recvfrom), SCMP_SYS(sendto),
    SCMP_SYS(recvmsg), SCMP_SYS(sendmsg), SCMP_SYS(close), SCMP_SYS(shutdown),
    SCMP_SYS(epoll_wait), SCMP_SYS(epoll_pwait), SCMP_SYS(epoll_pwait2),
    SCMP_SYS(epoll_ctl), SCMP_SYS(poll), SCMP_SYS(ppoll),
    SCMP_SYS(timerfd_settime), SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),
    SCMP_SYS(time), SCMP_SYS(getrandom), SCMP_SYS(futex), SCMP_SYS(munmap),
    SCMP_SYS(mremap), SCMP_SYS(brk), SCMP_SYS(madvise), SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
    SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(getpid), SCMP_SYS(gettid),
    SCMP_SYS(fcntl), SCMP_SYS(getsockopt), SCMP_SYS(setsockopt),
    SCMP_SYS(getsockname), SCMP_SYS(getpeername), SCMP_SYS(fstat),
    SCMP_SYS(sched_yield), SCMP_SYS(restart_syscall),
    SCMP_SYS(clock_nanosleep)};

static const int calls_worker[] = {SCMP_SYS(accept4)};

static const int calls_recorder[] = {SCMP_SYS(accept4), SCMP_SYS(openat),
    SCMP_SYS(open), SCMP_SYS(pread64), SCMP_SYS(pwrite64), SCMP_SYS(preadv),
    SCMP_SYS(pwritev), SCMP_SYS(fsync), SCMP_SYS(fdatasync),
    SCMP_SYS(ftruncate), SCMP_SYS(fallocate), SCMP_SYS(lseek), SCMP_SYS(unlink),
    SCMP_SYS(unlinkat), SCMP_SYS(rename), SCMP_SYS(renameat),
    SCMP_SYS(renameat2), SCMP_SYS(mkdir), SCMP_SYS(mkdirat), SCMP_SYS(rmdir),
    SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(newfstatat), SCMP_SYS(access),
    SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(getdents64),
    SCMP_SYS(flock), SCMP_SYS(fchmod), SCMP_SYS(fchown), SCMP_SYS(umask),
    SCMP_SYS(geteuid), SCMP_SYS(getuid), SCMP_SYS(getegid), SCMP_SYS(getgid),
    SCMP_SYS(getcwd), SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(mlock),
    SCMP_SYS(munlock), SCMP_SYS(link), SCMP_SYS(linkat), SCMP_SYS(statfs),
    SCMP_SYS(fstatfs), SCMP_SYS(utimensat)};

static const int calls_courier[] = {SCMP_SYS(connect), SCMP_SYS(ioctl)};

static int
allow(scmp_filter_ctx f, const int *call, size_t n)
{
    int rc = 0;

    for (size_t i = 0; rc == 0 && i < n; i++)
        rc = seccomp_rule_add(f, SCMP_ACT_ALLOW, call[i], 0);
    return rc;
}

/* abort() signals itself; nobody signals anybody else. */
static int
allow_abort(scmp_filter_ctx f)
{
    struct scmp_arg_cmp self = {0, SCMP_CMP_EQ, (scmp_datum_t)getpid(), 0};

    return seccomp_rule_add(f, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, self);
}

/* Memory may be had, but never memory that can be run. */
static int
allow_memory(scmp_filter_ctx f)
{
    struct scmp_arg_cmp no_exec = {2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0};
    int rc = seccomp_rule_add(f, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, no_exec);

    if (rc == 0)
        rc =
            seccomp_rule_add(f, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, no_exec);
    return rc;
}

/* The courier's sockets: IPv4 and IPv6, nothing else. */
static int
allow_inet(scmp_filter_ctx f)
{
    static const scmp_datum_t family[] = {AF_INET, AF_INET6};
    int rc = 0;

    for (size_t i = 0; rc == 0 && i < 2; i++) {
        struct scmp_arg_cmp is = {0, SCMP_CMP_EQ, family[i], 0};

        rc = seccomp_rule_add(f, SCMP_ACT_ALLOW, SCMP_SYS(socket), 1, is);
    }
    return rc;
}

static enum err
seccomp(const int *call, size_t n, bool inet, struct errinfo *ei)
{
    /* EPERM, not death: a library that tries goes on, and a probe can tell. */
    scmp_filter_ctx f = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    int rc;

    if (f == NULL)
        return err_set(ei, ERR_NOMEM, "sandbox.seccomp", "no filter");
    rc = allow(f, calls_all, sizeof(calls_all) / sizeof(calls_all[0]));
    if (rc == 0)
        rc = allow(f, call, n);
    if (rc == 0)
        rc = allow_memory(f);
    if (rc == 0)
        rc = allow_abort(f);
    if (rc == 0 && inet)
        rc = allow_inet(f);
    if (rc == 0)
        rc = seccomp_load(f);
    seccomp_release(f);
    if (rc != 0)
        return err_set(ei, ERR_IO, "sandbox.seccomp", "code %d", rc);
    return ERR_OK;
}

/* ---- roles ----------------------------------------------------------------------- */

enum err
sandbox_worker(const struct conf *conf, struct errinfo *ei)
{
    enum err rc = landlock(NULL, 0, 0, ei);

    (void)conf;
    if (rc == ERR_OK)
        rc = seccomp(calls_worker,
            sizeof(calls_worker) / sizeof(calls_worker[0]), false, ei);
    return rc;
}

enum err
sandbox_courier(const struct conf *conf, struct errinfo *ei)
{
    enum err rc = landlock(NULL, 0, NET_CONNECT, ei);

    (void)conf;
    if (rc == ERR_OK)
        rc = seccomp(calls_courier,
            sizeof(calls_courier) / sizeof(calls_courier[0]), true, ei);
    return rc;
}

enum err
sandbox_recorder(const struct conf *conf, struct errinfo *ei)
{
    const char *folder[] = {conf->state_dir, conf->log_dir, conf->keys_dir,
        conf->checkpoint_copy_1, conf->checkpoint_copy_2};
    size_t n = 3;
    enum err rc;

    for (size_t i = n; i < sizeof(folder) / sizeof(folder[0]); i++)
        if (folder[i][0] != '\0' && access(folder[i], F_OK) == 0)
            folder[n++] = folder[i];
        else if (folder[i][0] != '\0')
            log_event(LOG_WARNING, "sandbox.no_folder", "path=\"%s\"",
                folder[i]);
    rc = landlock(folder, n, 0, ei);

    if (rc == ERR_OK)
        rc = seccomp(calls_recorder,
            sizeof(calls_recorder) / sizeof(calls_recorder[0]), false, ei);
    return rc;
}
