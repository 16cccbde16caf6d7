/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/versions.h"

#include "policy/compile.h"
#include "tests/unit/exchange/record_rig.h"

#define SOURCE "policy/wet-senb"

static struct rig rig;

static int
set_up(void **state)
{
    (void)state;
    rig_paths(&rig);
    assert_int_equal(mkdir(rig.state, 0700), 0);
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    rig_stop(&rig);
    return 0;
}

static void
take(uint8_t hash[static POLICY_HASH_LEN])
{
    struct errinfo ei = {0};
    struct policy *po = NULL;

    if (versions_take(rig.state, SOURCE, &po, NULL, &ei) != ERR_OK)
        fail_msg("%s: %s", ei.where, ei.text);
    memcpy(hash, policy_hash(po), POLICY_HASH_LEN);
    policy_free(po);
}

static void
file_of(const uint8_t *hash, const char *name, char out[static 512])
{
    char path[VERSIONS_PATH_MAX];

    assert_int_equal(versions_path(rig.state, hash, path, NULL), ERR_OK);
    (void)snprintf(out, 512, "%s/%s", path, name);
}

static void
append(const char *path, const char *text)
{
    FILE *f = fopen(path, "a");

    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
}

static void
test_versions__what_was_loaded_is_kept_and_opens_by_its_hash(void **state)
{
    uint8_t hash[POLICY_HASH_LEN], none[POLICY_HASH_LEN] = {1};
    struct policy *po = NULL;
    char path[512];
    struct stat st;

    (void)state;
    take(hash);
    assert_int_equal(versions_load(rig.state, hash, &po, NULL), ERR_OK);
    assert_memory_equal(policy_hash(po), hash, sizeof(hash));
    policy_free(po);
    file_of(hash, "00-beleid.yaml", path);
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    take(hash); /* a second time changes nothing */
    assert_int_equal(versions_load(rig.state, none, &po, NULL), ERR_NOTFOUND);
    assert_null(po);
    assert_int_equal(versions_take(rig.state, "/nonexistent", &po, NULL, NULL),
        ERR_NOTFOUND);
}

/* Denied, and asked for by every document of the municipality. */
static void
test_versions__what_fits_no_format_is_not_kept(void **state)
{
    char dir[VERSIONS_PATH_MAX], cmd[1200];
    struct adapters *as = NULL;
    struct policy *po = NULL;
    struct errinfo ei = {0};
    uint8_t hash[POLICY_HASH_LEN];

    (void)state;
    assert_int_equal(adapters_load(&as, "adapters", &ei), ERR_OK);
    (void)snprintf(dir, sizeof(dir), "%s/krap", rig.state);
    (void)snprintf(cmd, sizeof(cmd),
        "cp -r " SOURCE " %s && sed -i "
        "'/^  netwerk.ondersteunend_aanwezig:/,/uitkomst/"
        "s/uitkomst:.*/uitkomst: geweigerd/' %s/50-elementen-dr-gn.yaml",
        dir, dir);
    assert_int_equal(system(cmd), 0);
    assert_int_equal(versions_take_fit(rig.state, dir, as, &po, NULL, &ei),
        ERR_CONFIG);
    assert_null(po);
    assert_non_null(strstr(ei.text, "netwerk.ondersteunend_aanwezig"));
    assert_int_equal(policy_load(&po, dir, NULL, NULL), ERR_OK);
    memcpy(hash, policy_hash(po), sizeof(hash));
    policy_free(po);
    assert_int_equal(versions_load(rig.state, hash, &po, NULL), ERR_NOTFOUND);
    assert_int_equal(versions_take_fit(rig.state, SOURCE, as, &po, NULL, &ei),
        ERR_OK);
    memcpy(hash, policy_hash(po), sizeof(hash));
    policy_free(po);
    assert_int_equal(versions_load(rig.state, hash, &po, NULL), ERR_OK);
    policy_free(po);
    adapters_free(as);
}

static void
test_versions__a_damaged_one_is_nobodys_policy(void **state)
{
    uint8_t hash[POLICY_HASH_LEN];
    struct policy *po = NULL;
    struct errinfo ei = {0};
    struct buf pack;
    char path[512];

    (void)state;
    buf_init(&pack, VERSIONS_BYTES_MAX);
    take(hash);
    file_of(hash, "00-beleid.yaml", path);
    append(path, "# a remark that changes nothing but the bytes\n");
    assert_int_equal(versions_load(rig.state, hash, &po, &ei), ERR_CONFIG);
    assert_non_null(strstr(ei.text, "damaged"));
    assert_int_equal(versions_pack(rig.state, hash, &pack, NULL), ERR_CONFIG);
    take(hash); /* it is set aside and made anew */
    assert_int_equal(versions_load(rig.state, hash, &po, NULL), ERR_OK);
    policy_free(po);
    file_of(hash, "40-berichten.yaml", path);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(versions_load(rig.state, hash, &po, NULL), ERR_CONFIG);
    take(hash);
    /* A file that cannot be read at all. */
    file_of(hash, "00-beleid.yaml", path);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(mkdir(path, 0700), 0);
    assert_int_equal(versions_load(rig.state, hash, &po, NULL), ERR_IO);
    take(hash);
    assert_int_equal(versions_load(rig.state, hash, &po, NULL), ERR_OK);
    policy_free(po);
    file_of(hash, "99-extra.yaml", path);
    append(path, "{}\n");
    assert_int_equal(versions_load(rig.state, hash, &po, NULL), ERR_CONFIG);
    buf_done(&pack);
}

static void
test_versions__a_pack_gives_the_same_policy_or_none(void **state)
{
    uint8_t hash[POLICY_HASH_LEN], other[POLICY_HASH_LEN] = {2};
    struct policy *po = NULL;
    struct buf pack;
    struct span s;

    (void)state;
    buf_init(&pack, VERSIONS_BYTES_MAX);
    take(hash);
    assert_int_equal(versions_pack(rig.state, hash, &pack, NULL), ERR_OK);
    s = buf_peek(&pack);
    assert_int_equal(versions_unpack(s, hash, &po, NULL), ERR_OK);
    assert_memory_equal(policy_hash(po), hash, sizeof(hash));
    policy_free(po);
    assert_int_equal(versions_unpack(s, other, &po, NULL), ERR_SYNTAX);
    /* Cut anywhere, it is no pack, or another policy. */
    for (size_t n = 0; n < s.n; n += 997)
        assert_int_equal(
            versions_unpack((struct span){s.p, n}, hash, &po, NULL),
            ERR_SYNTAX);
    for (size_t i = 0; i < s.n; i += 9973) {
        pack.p[i] ^= 1;
        assert_int_equal(versions_unpack(s, hash, &po, NULL), ERR_SYNTAX);
        pack.p[i] ^= 1;
    }
    assert_null(po);
    buf_done(&pack);
}

/* A pack of n files of one byte each. */
static void
small_files(struct buf *b, unsigned n)
{
    buf_clear(b);
    for (unsigned i = 0; i < n; i++) {
        buf_u32(b, 7);
        buf_printf(b, "%02u.yaml", i);
        buf_u32(b, 1);
        buf_byte(b, '#');
    }
}

static void
test_versions__a_pack_has_so_many_files_and_no_more(void **state)
{
    uint8_t hash[POLICY_HASH_LEN] = {3};
    struct policy *po = NULL;
    struct errinfo ei = {0};
    struct buf b;

    (void)state;
    buf_init(&b, 64 * 1024);
    small_files(&b, POLICY_FILES_MAX);
    assert_int_equal(versions_unpack(buf_peek(&b), hash, &po, &ei), ERR_SYNTAX);
    assert_non_null(strstr(ei.text, "another policy")); /* it was read */
    small_files(&b, POLICY_FILES_MAX + 1);
    assert_int_equal(versions_unpack(buf_peek(&b), hash, &po, &ei), ERR_SYNTAX);
    assert_non_null(strstr(ei.text, "no policy"));
    buf_done(&b);
}

static void
test_versions__found_by_digits_and_by_name(void **state)
{
    char hex[VERSIONS_HEX_LEN + 1], path[512], name[64];
    uint8_t hash[POLICY_HASH_LEN], got[POLICY_HASH_LEN], twin[POLICY_HASH_LEN];
    struct policy *po = NULL;

    (void)state;
    assert_int_equal(versions_find(rig.state, "12345678", got, NULL),
        ERR_NOTFOUND); /* there is no store yet */
    take(hash);
    versions_hex(hash, hex);
    assert_int_equal(versions_load(rig.state, hash, &po, NULL), ERR_OK);
    (void)snprintf(name, sizeof(name), "%s", policy_version(po));
    policy_free(po);
    assert_int_equal(versions_find(rig.state, hex, got, NULL), ERR_OK);
    assert_memory_equal(got, hash, sizeof(hash));
    assert_int_equal(versions_find(rig.state, name, got, NULL), ERR_OK);
    assert_memory_equal(got, hash, sizeof(hash));
    hex[VERSIONS_PREFIX_MIN] = '\0';
    assert_int_equal(versions_find(rig.state, hex, got, NULL), ERR_OK);
    hex[VERSIONS_PREFIX_MIN - 1] = '\0';
    assert_int_equal(versions_find(rig.state, hex, got, NULL), ERR_NOTFOUND);
    /* Another that begins with the same digits. */
    memcpy(twin, hash, sizeof(twin));
    twin[POLICY_HASH_LEN - 1] ^= 1;
    assert_int_equal(versions_path(rig.state, twin, path, NULL), ERR_OK);
    assert_int_equal(mkdir(path, 0700), 0);
    versions_hex(hash, hex);
    assert_int_equal(versions_find(rig.state, hex, got, NULL), ERR_OK);
    hex[VERSIONS_PREFIX_MIN] = '\0';
    assert_int_equal(versions_find(rig.state, hex, got, NULL), ERR_CONFLICT);
}

static void
test_versions__a_note_says_which_one_runs(void **state)
{
    uint8_t hash[POLICY_HASH_LEN], got[POLICY_HASH_LEN];

    (void)state;
    take(hash);
    assert_false(versions_noted(rig.state, got));
    assert_int_equal(versions_note(rig.state, hash, NULL), ERR_OK);
    assert_int_equal(versions_note(rig.state, hash, NULL), ERR_OK);
    assert_true(versions_noted(rig.state, got));
    assert_memory_equal(got, hash, sizeof(hash));
    assert_int_equal(versions_note(rig.state, NULL, NULL), ERR_OK);
    assert_int_equal(versions_note(rig.state, NULL, NULL), ERR_OK);
    assert_false(versions_noted(rig.state, got));
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        T(test_versions__what_was_loaded_is_kept_and_opens_by_its_hash),
        T(test_versions__what_fits_no_format_is_not_kept),
        T(test_versions__a_damaged_one_is_nobodys_policy),
        T(test_versions__a_pack_gives_the_same_policy_or_none),
        T(test_versions__a_pack_has_so_many_files_and_no_more),
        T(test_versions__found_by_digits_and_by_name),
        T(test_versions__a_note_says_which_one_runs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
