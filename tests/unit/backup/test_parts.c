/* SPDX-License-Identifier: EUPL-1.2 */
#include "backup/parts.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "backup/files.h"
#include "backup/tar.h"
#include "tests/unit/backup/offline.h"

enum { END = 2 * TAR_BLOCK };

static struct buf plain, file;

/* A fresh folder in the folder. */
static const char *
fresh(const char *name)
{
    static unsigned n;
    char full[40];
    const char *path;

    (void)snprintf(full, sizeof(full), "%s-%u", name, n++);
    path = off_path(full);
    assert_int_equal(mkdir(path, 0700), 0);
    return path;
}

static struct parts
writer(const char *dir, struct manifest *m, const char *only)
{
    *m = (struct manifest){.n = 0};
    return (
        struct parts){.dir = dir, .to = off.to, .m = m, .only = only, .fd = -1};
}

/* A stream of n bytes and its end. */
static enum err
write_raw(struct parts *p, size_t n)
{
    static uint8_t bytes[1 << 20];
    enum err rc = ERR_OK;

    for (size_t at = 0; rc == ERR_OK && at < n; at += sizeof(bytes))
        rc = parts_write(p,
            (struct span){bytes,
                n - at < sizeof(bytes) ? n - at : sizeof(bytes)},
            NULL);
    return rc == ERR_OK ? parts_finish(p, NULL) : rc;
}

static void
test_parts__a_part_holds_so_much(void **state)
{
    (void)state;
    for (size_t more = 0; more < 2; more++) {
        const char *dir = fresh("full");
        struct manifest m;
        struct parts p = writer(dir, &m, NULL);

        assert_int_equal(write_raw(&p, PARTS_PLAIN_MAX - END + more), ERR_OK);
        assert_int_equal(m.n, 1 + more);
        for (size_t i = 0; i < m.n; i++) {
            char name[MANIFEST_NAME_MAX + 1];

            manifest_name(i, name);
            assert_true(m.v[i].size <= PARTS_FILE_MAX);
            assert_int_equal(parts_read(dir, name, &m.v[i], &file, NULL),
                ERR_OK);
            buf_clear(&plain);
            assert_int_equal(
                envelope_open(off.key, buf_peek(&file), &plain, NULL), ERR_OK);
            assert_int_equal(plain.n, i == 0 ? PARTS_PLAIN_MAX : more);
        }
        parts_done(&p);
        manifest_done(&m);
    }
}

static void
test_parts__keys_are_one_file(void **state)
{
    (void)state;
    for (size_t more = 0; more < 2; more++) {
        struct manifest m;
        struct parts p = writer(fresh("keys"), &m, PARTS_KEYS_NAME);

        assert_int_equal(write_raw(&p, PARTS_PLAIN_MAX - END + more),
            more == 0 ? ERR_OK : ERR_LIMIT);
        parts_done(&p);
        assert_int_equal(m.n, 0);
        assert_true(more == 1 || m.keys.size > PARTS_PLAIN_MAX);
    }
}

/* Two small files as a sealed stream; the stream in plain. */
static void
make_stream(const char *dir, struct manifest *m)
{
    struct tar_file f = {.name = "log/a", .size = 5, .mode = 0600};
    struct tar_file g = {.name = "state/policy/b", .size = 600, .mode = 0600};
    struct tar_file h = {.name = "keys/c", .size = 0, .mode = 0600};
    struct tar_file d = {.name = PARTS_DB_NAME, .size = 2, .mode = 0600};
    struct parts p = writer(dir, m, NULL);
    uint8_t big[600] = {7};

    assert_int_equal(parts_write_bytes(&p, &f, span_of("hello"), NULL), ERR_OK);
    assert_int_equal(
        parts_write_bytes(&p, &g, (struct span){big, sizeof(big)}, NULL),
        ERR_OK);
    assert_int_equal(parts_write_bytes(&p, &h, span_of(""), NULL), ERR_OK);
    assert_int_equal(parts_write_bytes(&p, &d, span_of("db"), NULL), ERR_OK);
    assert_int_equal(parts_finish(&p, NULL), ERR_OK);
    parts_done(&p);
    assert_int_equal(parts_read(dir, "data-0001.cms", &m->v[0], &file, NULL),
        ERR_OK);
    buf_clear(&plain);
    assert_int_equal(envelope_open(off.key, buf_peek(&file), &plain, NULL),
        ERR_OK);
}

static void
test_parts__what_was_changed_is_not_read(void **state)
{
    const char *dir = fresh("changed");
    struct manifest m;
    char path[300];
    int fd;
    uint8_t b = 0;

    (void)state;
    make_stream(dir, &m);
    assert_int_equal(parts_read(dir, "data-0002.cms", &m.v[0], &file, NULL),
        ERR_NOTFOUND);
    (void)snprintf(path, sizeof(path), "%s/data-0001.cms", dir);
    fd = open(path, O_RDWR);
    assert_int_equal(pread(fd, &b, 1, 1000), 1);
    b ^= 0x40;
    assert_int_equal(pwrite(fd, &b, 1, 1000), 1);
    assert_int_equal(parts_read(dir, "data-0001.cms", &m.v[0], &file, NULL),
        ERR_CORRUPT);
    b ^= 0x40;
    assert_int_equal(pwrite(fd, &b, 1, 1000), 1);
    assert_int_equal(parts_read(dir, "data-0001.cms", &m.v[0], &file, NULL),
        ERR_OK);
    assert_int_equal(ftruncate(fd, (off_t)m.v[0].size - 1), 0);
    assert_int_equal(parts_read(dir, "data-0001.cms", &m.v[0], &file, NULL),
        ERR_CORRUPT);
    assert_int_equal(ftruncate(fd, (off_t)m.v[0].size + 1), 0);
    assert_int_equal(parts_read(dir, "data-0001.cms", &m.v[0], &file, NULL),
        ERR_CORRUPT);
    assert_int_equal(ftruncate(fd, (off_t)PARTS_FILE_MAX + 1), 0);
    assert_int_equal(parts_read(dir, "data-0001.cms", &m.v[0], &file, NULL),
        ERR_CORRUPT);
    assert_int_equal(close(fd), 0);
    manifest_done(&m);
}

static struct parts_unpack
unpacker(const char *root, const char *log, const char *keys)
{
    return (
        struct parts_unpack){.root = root, .log = log, .keys = keys, .fd = -1};
}

static off_t
size_of(const char *dir, const char *name)
{
    char path[300];
    struct stat st;

    (void)snprintf(path, sizeof(path), "%s/%s", dir, name);
    return stat(path, &st) == 0 ? st.st_size : -1;
}

/* However the stream is cut into pieces. */
static void
test_parts__unpack_to_where_they_belong(void **state)
{
    static const size_t step[] = {1, 3, 511, 512, 513, 100000};
    char dir[200], root[200], log[200], keys[200];
    struct manifest m;

    (void)state;
    (void)snprintf(dir, sizeof(dir), "%s", fresh("stream"));
    make_stream(dir, &m);
    for (size_t i = 0; i < sizeof(step) / sizeof(step[0]); i++) {
        struct parts_unpack u;

        (void)snprintf(root, sizeof(root), "%s", fresh("root"));
        (void)snprintf(log, sizeof(log), "%s", fresh("log"));
        (void)snprintf(keys, sizeof(keys), "%s", fresh("keys"));
        u = unpacker(root, log, keys);
        for (size_t at = 0; at < plain.n; at += step[i]) {
            size_t n = plain.n - at < step[i] ? plain.n - at : step[i];

            assert_int_equal(
                parts_unpack(&u, (struct span){plain.p + at, n}, NULL), ERR_OK);
        }
        assert_int_equal(parts_unpacked(&u, NULL), ERR_OK);
        assert_int_equal(size_of(log, "a"), 5);
        assert_int_equal(size_of(root, "state/policy/b"), 600);
        assert_int_equal(size_of(keys, "c"), 0);
        assert_int_equal(size_of(root, PARTS_DB_NAME), -1);
        assert_int_equal(size_of(root, PARTS_DB_NAME ".part"), 2);
        /* Nothing is written over. */
        u = unpacker(root, log, keys);
        assert_int_equal(parts_unpack(&u, buf_peek(&plain), NULL),
            ERR_CONFLICT);
        assert_int_equal(parts_unpacked(&u, NULL), ERR_CORRUPT);
    }
    manifest_done(&m);
}

static void
test_parts__half_a_stream_is_seen(void **state)
{
    char dir[200];
    struct manifest m;

    (void)state;
    (void)snprintf(dir, sizeof(dir), "%s", fresh("half"));
    make_stream(dir, &m);
    for (size_t n = 0; n < plain.n - TAR_BLOCK; n += 97) {
        char root[200];
        struct parts_unpack u;

        (void)snprintf(root, sizeof(root), "%s", fresh("root"));
        u = unpacker(root, root, root);
        assert_int_equal(parts_unpack(&u, (struct span){plain.p, n}, NULL),
            ERR_OK);
        assert_int_equal(parts_unpacked(&u, NULL), ERR_CORRUPT);
    }
    manifest_done(&m);
}

/* No room: an error, not a part that looks whole. */
static void
test_parts__a_full_disk_is_told(void **state)
{
    struct rlimit was, small;
    struct manifest m;
    struct parts p;
    enum err rc;

    (void)state;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
    small = was;
    small.rlim_cur = 3 * 1024 * 1024;
    (void)signal(SIGXFSZ, SIG_IGN);
    p = writer(fresh("disk"), &m, NULL);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    rc = write_raw(&p, 8 * 1024 * 1024);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &was), 0);
    assert_int_equal(rc, ERR_IO);
    assert_int_equal(m.n, 0);
    parts_done(&p);
    manifest_done(&m);
}

static void
test_parts__folders_stop_at_a_depth(void **state)
{
    (void)state;
    for (int more = 0; more < 2; more++) {
        char path[400], dir[200];
        struct manifest m;
        struct parts p;
        FILE *f;

        (void)snprintf(dir, sizeof(dir), "%s", fresh("deep"));
        (void)snprintf(path, sizeof(path), "%s", dir);
        for (int i = 1; i < FILES_DEPTH_MAX + more; i++) {
            (void)snprintf(path + strlen(path), 3, "/d");
            assert_int_equal(mkdir(path, 0700), 0);
        }
        (void)snprintf(path + strlen(path), 3, "/f");
        f = fopen(path, "w");
        assert_non_null(f);
        assert_int_equal(fclose(f), 0);
        p = writer(fresh("out"), &m, NULL);
        assert_int_equal(files_add_tree(&p, dir, "policy", NULL),
            more == 0 ? ERR_OK : ERR_LIMIT);
        if (more == 0)
            assert_int_equal(parts_finish(&p, NULL), ERR_OK);
        parts_done(&p);
        manifest_done(&m);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parts__a_part_holds_so_much),
        cmocka_unit_test(test_parts__keys_are_one_file),
        cmocka_unit_test(test_parts__what_was_changed_is_not_read),
        cmocka_unit_test(test_parts__unpack_to_where_they_belong),
        cmocka_unit_test(test_parts__half_a_stream_is_seen),
        cmocka_unit_test(test_parts__a_full_disk_is_told),
        cmocka_unit_test(test_parts__folders_stop_at_a_depth),
    };
    int failed;

    buf_init(&plain, PARTS_PLAIN_MAX);
    buf_init(&file, PARTS_FILE_MAX);
    failed = cmocka_run_group_tests(tests, off_start, off_stop);
    buf_done(&plain);
    buf_done(&file);
    return failed;
}
