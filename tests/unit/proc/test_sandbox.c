/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Probes: each role is entered in a child, which then tries what it must not be
 * able to do and what it must.  Where the kernel has no Landlock the file
 * probes say "skipped: kernel" and rest on seccomp alone.
 */
#include "proc/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/log.h"
#include "conf/conf.h"

typedef enum err enter_fn(const struct conf *conf, struct errinfo *ei);
typedef bool probe_fn(void);

static struct conf conf;
static char dir[] = "/tmp/sandbox-XXXXXX";

static bool
landlock_here(void)
{
    return syscall(SYS_landlock_create_ruleset, NULL, (size_t)0,
               LANDLOCK_CREATE_RULESET_VERSION) >= 1;
}

/* Run probe in a child that has entered the role; true when it succeeded. */
static bool
in_role(enter_fn *enter, probe_fn *probe)
{
    int status = 0;
    pid_t pid = fork();

    if (pid == 0) {
        log_limit(LOG_ERROR);
        if (sandbox_birth(NULL) != ERR_OK || enter(&conf, NULL) != ERR_OK)
            _exit(9);
        _exit(probe() ? 0 : 1);
    }
    assert_true(pid > 0);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    assert_int_not_equal(WEXITSTATUS(status), 9);
    return WEXITSTATUS(status) == 0;
}

static bool
opens_passwd(void)
{
    return open("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0;
}

static bool
opens_proc(void)
{
    return open("/proc/self/environ", O_RDONLY | O_CLOEXEC) >= 0;
}

static bool
makes_file_outside(void)
{
    return open("/tmp/sandbox-escape", O_WRONLY | O_CREAT | O_CLOEXEC, 0600) >=
           0;
}

static bool
makes_file_inside(void)
{
    char path[300];

    (void)snprintf(path, sizeof(path), "%s/state/x", dir);
    return open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600) >= 0;
}

static bool
runs_program(void)
{
    (void)execl("/bin/true", "true", (char *)NULL);
    return errno != EPERM && errno != EACCES;
}

static bool
forks(void)
{
    pid_t pid = fork();

    if (pid == 0)
        _exit(0);
    return pid > 0;
}

static bool
traces(void)
{
    return ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0;
}

static bool
kills_parent(void)
{
    return kill(getppid(), 0) == 0;
}

static bool
makes_unix_socket(void)
{
    return socket(AF_UNIX, SOCK_STREAM, 0) >= 0;
}

static bool
makes_netlink(void)
{
    return socket(AF_NETLINK, SOCK_RAW, 0) >= 0;
}

static bool
makes_inet_socket(void)
{
    return socket(AF_INET, SOCK_STREAM, 0) >= 0;
}

static bool
listens(void)
{
    struct sockaddr_in sa = {.sin_family = AF_INET};
    int fd = socket(AF_INET, SOCK_STREAM, 0);

    return fd >= 0 && bind(fd, (const struct sockaddr *)&sa, sizeof(sa)) == 0;
}

static bool
maps_code(void)
{
    return mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
               MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

static bool
maps_memory(void)
{
    return mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
               -1, 0) != MAP_FAILED;
}

static bool
mounts(void)
{
    return syscall(SYS_mount, "none", "/mnt", "tmpfs", 0UL, NULL) == 0;
}

struct probe {
    const char *what;
    probe_fn *fn;
};

/* What no role may do, whatever it is. */
static const struct probe never[] = {{"program", runs_program}, {"fork", forks},
    {"ptrace", traces}, {"kill", kills_parent},
    {"unix socket", makes_unix_socket}, {"netlink", makes_netlink},
    {"executable memory", maps_code}, {"mount", mounts}, {"listen", listens}};

static void
walk(enter_fn *enter)
{
    for (size_t i = 0; i < sizeof(never) / sizeof(never[0]); i++)
        if (in_role(enter, never[i].fn))
            fail_msg("could: %s", never[i].what);
    assert_true(in_role(enter, maps_memory));
}

static void
test_sandbox__worker_has_no_files_no_sockets_no_programs(void **state)
{
    (void)state;
    walk(sandbox_worker);
    assert_false(in_role(sandbox_worker, opens_passwd));
    assert_false(in_role(sandbox_worker, opens_proc));
    assert_false(in_role(sandbox_worker, makes_file_inside));
    assert_false(in_role(sandbox_worker, makes_inet_socket));
}

static void
test_sandbox__courier_has_sockets_and_no_files(void **state)
{
    (void)state;
    walk(sandbox_courier);
    assert_false(in_role(sandbox_courier, opens_passwd));
    assert_false(in_role(sandbox_courier, makes_file_inside));
    assert_true(in_role(sandbox_courier, makes_inet_socket));
}

static void
test_sandbox__recorder_has_its_own_folders_only(void **state)
{
    (void)state;
    walk(sandbox_recorder);
    assert_true(in_role(sandbox_recorder, makes_file_inside));
    assert_false(in_role(sandbox_recorder, makes_inet_socket));
    if (!landlock_here()) {
        print_message("skipped: kernel has no Landlock\n");
        return;
    }
    assert_false(in_role(sandbox_recorder, opens_passwd));
    assert_false(in_role(sandbox_recorder, opens_proc));
    assert_false(in_role(sandbox_recorder, makes_file_outside));
}

/* The probes themselves can succeed: without a sandbox they do. */
static enum err
no_sandbox(const struct conf *c, struct errinfo *ei)
{
    (void)c, (void)ei;
    return ERR_OK;
}

static void
test_sandbox__probes_can_succeed_without_one(void **state)
{
    (void)state;
    assert_true(in_role(no_sandbox, opens_passwd));
    assert_true(in_role(no_sandbox, forks));
    assert_true(in_role(no_sandbox, makes_unix_socket));
    assert_true(in_role(no_sandbox, makes_inet_socket));
    assert_true(in_role(no_sandbox, listens));
    assert_true(in_role(no_sandbox, kills_parent));
    assert_true(in_role(no_sandbox, maps_code));
}

static bool
core_is_off(void)
{
    /* Not dumpable: no core, and nobody of the same user may look in. */
    return syscall(SYS_prctl, 3 /* PR_GET_DUMPABLE */, 0, 0, 0, 0) == 0;
}

static void
test_sandbox__birth_forbids_core_dumps(void **state)
{
    (void)state;
    assert_true(in_role(no_sandbox, core_is_off));
}

static int
setup(void **state)
{
    char cmd[200];

    (void)state;
    if (mkdtemp(dir) == NULL)
        return 1;
    (void)snprintf(cmd, sizeof(cmd), "mkdir %s/state %s/log %s/keys", dir, dir,
        dir);
    if (system(cmd) != 0)
        return 1;
    (void)snprintf(conf.state_dir, sizeof(conf.state_dir), "%s/state", dir);
    (void)snprintf(conf.log_dir, sizeof(conf.log_dir), "%s/log", dir);
    (void)snprintf(conf.keys_dir, sizeof(conf.keys_dir), "%s/keys", dir);
    return 0;
}

static int
teardown(void **state)
{
    char cmd[200];

    (void)state;
    (void)snprintf(cmd, sizeof(cmd), "rm -rf %s", dir);
    return system(cmd);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            test_sandbox__worker_has_no_files_no_sockets_no_programs),
        cmocka_unit_test(test_sandbox__courier_has_sockets_and_no_files),
        cmocka_unit_test(test_sandbox__recorder_has_its_own_folders_only),
        cmocka_unit_test(test_sandbox__probes_can_succeed_without_one),
        cmocka_unit_test(test_sandbox__birth_forbids_core_dumps),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
