/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/compile.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "crypto/digest.h"
#include "policy/locked.h"
#include "policy/scan.h"

#include "base/banned.h"

/*
 * The sections in the order in which they are read, so that each finds what it
 * names.  A section with a rank of its own is read from every file before the
 * next rank starts.
 */
static const struct section {
    const char *name;
    unsigned rank;
    bool many;   /* may stand in more than one file */
    bool needed; /* in at least one */
    void (*read)(struct policy_reading *rd, const struct node *nd);
} sections[] = {
    {"beleid", 0, false, true, policy_read_beleid},
    {"parameters", 0, false, true, policy_read_parameters},
    {"bewaartermijnen", 0, false, true, policy_read_termijnen},
    {"gronden", 0, false, true, policy_read_gronden},
    {"gegevens", 0, false, false, policy_read_gegevens},
    {"doelen", 0, false, true, policy_read_doelen},
    {"rollen", 0, false, true, policy_read_rollen},
    {"blokkades", 0, false, true, policy_read_blokkades},
    {"voorwaarden", 1, false, true, policy_read_voorwaarden},
    {"vervanging", 1, false, false, policy_read_vervanging},
    {"afspraken", 1, false, true, policy_read_afspraken},
    {"berichtkop", 2, false, true, policy_read_berichtkop},
    {"kolom", 3, true, true, policy_read_kolom},
    {"elementen", 3, true, true, policy_read_elementen},
    {"berichten", 4, true, true, policy_read_berichten},
    {"volledigheid", 5, false, false, policy_read_volledigheid},
    {"vrije_tekst", 5, false, true, policy_read_vrije_tekst},
    {"register", 5, false, false, policy_read_register},
};

enum { SECTIONS = sizeof(sections) / sizeof(sections[0]), RANKS = 6 };

struct loading {
    const struct policy_file *files;
    size_t n;
    struct node *root[POLICY_FILES_MAX];
    struct arena tree[POLICY_FILES_MAX];
    struct faults fs;
};

/* ---- an empty policy ------------------------------------------------------ */

static void
fill_sets(struct policy *po)
{
    static const enum element steering[] = {EL_BERICHT_NOODZAAK_MOTIVERING,
        EL_BERICHT_DERDE_GEINFORMEERD, EL_BERICHT_BSN_GEVERIFIEERD,
        EL_BERICHT_BESLUIT_MANDAAT, EL_BERICHT_BEVESTIGING_TWEEDE,
        EL_BERICHT_ONTVANGER_GEMANDATEERDE, EL_BERICHT_CONVENANT_ID,
        EL_BERICHT_CASUS_ID, EL_BERICHT_AFWEGING};

    for (size_t i = 0; i < sizeof(steering) / sizeof(steering[0]); i++)
        elset_add(&po->steering, steering[i]);
    elset_add(&po->produced, EL_BERICHT_POLICY_VERSIE);
    elset_add(&po->produced, EL_BERICHT_BEWAREN_TOT);
    po->blocked = policy_locked_set();
    for (unsigned i = 0; i < EL__COUNT; i++) {
        const struct catalogue_element *el = catalogue_element((enum element)i);

        /* Channels of their own, and what steers: by no exception either. */
        if (el->blocked || strncmp(el->id, "bericht.", 8) == 0 ||
            strncmp(el->id, "risico.", 7) == 0 || i == EL_GEM_PGA_STATUS)
            elset_add(&po->unweighed, (enum element)i);
        for (unsigned k = 0; k < el->leaf_n; k++)
            if (strcmp(catalogue_leaf((enum leaf)(el->leaf_first + k))->part,
                    "basisvoorwaarde") == 0)
                elset_add(&po->per_occurrence, (enum element)i);
    }
}

static enum err
policy_new(struct policy **out, size_t text_max, struct errinfo *ei)
{
    struct policy *po = calloc(1, sizeof(*po));

    *out = NULL;
    if (po == NULL)
        goto fail;
    po->rule = calloc(POLICY_RULES_MAX, sizeof(*po->rule));
    po->column = calloc(POLICY_COLUMNS_MAX, sizeof(*po->column));
    po->flow = calloc(POLICY_FLOWS_MAX, sizeof(*po->flow));
    po->expect = calloc(POLICY_EXPECTS_MAX, sizeof(*po->expect));
    po->said = calloc(POLICY_SAID_MAX, sizeof(*po->said));
    if (po->rule == NULL || po->column == NULL || po->flow == NULL ||
        po->expect == NULL || po->said == NULL ||
        arena_init(&po->text, text_max, NULL) != ERR_OK)
        goto fail;
    po->name = po->version = "";
    memset(po->header, 0xff, sizeof(po->header));
    memset(po->flow_at, 0xff, sizeof(po->flow_at));
    memset(po->part_at, POLICY_NO_INDEX, sizeof(po->part_at));
    memset(po->replace_at, POLICY_NO_INDEX, sizeof(po->replace_at));
    memset(po->category_of, POLICY_NO_INDEX, sizeof(po->category_of));
    for (unsigned r = 0; r < ROL__COUNT; r++)
        po->column_role[r] = (uint8_t)r;
    fill_sets(po);
    *out = po;
    return ERR_OK;
fail:
    policy_free(po);
    err_set(ei, ERR_NOMEM, "policy.load", "no room for a policy");
    return ERR_NOMEM;
}

void
policy_free(struct policy *po)
{
    if (po == NULL)
        return;
    arena_done(&po->text);
    free(po->rule);
    free(po->column);
    free(po->flow);
    free(po->expect);
    scan_list_free(po->scan);
    free(po->said);
    free(po);
}

/* ---- reading -------------------------------------------------------------- */

static enum err
parse_one(struct loading *ld, size_t i)
{
    const struct policy_file *f = &ld->files[i];
    enum err rc;

    nodes_file(&ld->fs, f->name);
    if (f->text.n > POLICY_FILE_MAX) {
        nodes_fault_at(&ld->fs, 1, 1, "het bestand is groter dan %d bytes",
            POLICY_FILE_MAX);
        return ERR_OK;
    }
    rc = arena_init(&ld->tree[i], nodes_room(f->text.n), ld->fs.ei);
    if (rc != ERR_OK)
        return rc;
    rc = nodes_parse(&ld->root[i], &ld->tree[i], f->text, &ld->fs);
    return rc == ERR_NOMEM ? rc : ERR_OK;
}

static bool
is_section(struct span key)
{
    for (size_t s = 0; s < SECTIONS; s++)
        if (span_is(key, sections[s].name))
            return true;
    return false;
}

/* A column without rules would refuse everything, and look like a slip. */
static void
check_column(struct loading *ld, const struct node *root)
{
    const struct node *kolom = nodes_get(root, "kolom");

    if (kolom != NULL && nodes_get(root, "elementen") == NULL)
        nodes_fault_key(&ld->fs, kolom,
            "de sectie 'elementen' ontbreekt bij deze kolom");
}

/* Every section must be known, stand where it may, and be there. */
static void
check_sections(struct loading *ld)
{
    for (size_t i = 0; i < ld->n; i++) {
        nodes_file(&ld->fs, ld->files[i].name);
        for (const struct node *c = ld->root[i]->child; c != NULL; c = c->next)
            if (!is_section(c->key))
                nodes_fault_key(&ld->fs, c, "onbekende sectie '%.*s'",
                    NODES_ARG(c->key));
        check_column(ld, ld->root[i]);
    }
    for (size_t s = 0; s < SECTIONS; s++) {
        bool there = false;

        for (size_t i = 0; i < ld->n; i++) {
            const struct node *nd = nodes_get(ld->root[i], sections[s].name);

            if (nd != NULL && there && !sections[s].many) {
                nodes_file(&ld->fs, ld->files[i].name);
                nodes_fault_key(&ld->fs, nd,
                    "de sectie '%s' staat al in een ander bestand",
                    sections[s].name);
            }
            there = there || nd != NULL;
        }
        if (there || !sections[s].needed)
            continue;
        nodes_file(&ld->fs, ld->files[0].name);
        nodes_fault_at(&ld->fs, 1, 1, "de sectie '%s' ontbreekt in deze map",
            sections[s].name);
    }
}

/* The names of the files, for whoever tells where something stands. */
static void
name_files(const struct loading *ld, struct policy *po)
{
    for (size_t i = 0; i < ld->n; i++) {
        const char *name = arena_text(&po->text, span_of(ld->files[i].name));

        po->file[po->file_n++] = name == NULL ? "" : name;
    }
}

static void
read_sections(struct loading *ld, struct policy *po)
{
    for (unsigned rank = 0; rank < RANKS; rank++)
        for (size_t i = 0; i < ld->n; i++) {
            struct policy_reading rd = {.po = po,
                .fs = &ld->fs,
                .file = (uint8_t)i};

            nodes_file(&ld->fs, ld->files[i].name);
            for (size_t s = 0; s < SECTIONS; s++) {
                const struct node *nd =
                    nodes_get(ld->root[i], sections[s].name);

                if (nd != NULL && sections[s].rank == rank)
                    sections[s].read(&rd, nd);
            }
        }
    for (size_t i = 0; i < ld->n; i++) {
        struct policy_reading rd = {.po = po, .fs = &ld->fs};

        nodes_file(&ld->fs, ld->files[i].name);
        policy_said_keep(&rd, ld->root[i]);
    }
}

/* ---- the whole ------------------------------------------------------------ */

enum err
policy_files_hash(const struct policy_file *files, size_t n,
    uint8_t out[static POLICY_HASH_LEN], struct errinfo *ei)
{
    struct span part[3 * POLICY_FILES_MAX];
    uint8_t len[POLICY_FILES_MAX][8];

    assert(n <= POLICY_FILES_MAX);
    for (size_t i = 0; i < n; i++) {
        const char *name = files[i].name;

        for (unsigned k = 0; k < 8; k++)
            len[i][k] = (uint8_t)((uint64_t)files[i].text.n >> (56 - 8 * k));
        /* The NUL that ends the name is part of what is hashed. */
        part[3 * i] = (struct span){(const uint8_t *)name, strlen(name) + 1};
        part[3 * i + 1] = (struct span){len[i], 8};
        part[3 * i + 2] = files[i].text;
    }
    return digest_sha256(out, part, 3 * n, ei);
}

static enum err
hash_files(struct policy *po, const struct loading *ld)
{
    struct buf hex;
    enum err rc = policy_files_hash(ld->files, ld->n, po->hash, ld->fs.ei);

    if (rc != ERR_OK)
        return rc;
    buf_init(&hex, 64);
    text_hex(&hex, (struct span){po->hash, 8});
    rc = buf_err(&hex);
    if (rc == ERR_OK)
        (void)snprintf(po->stamp, sizeof(po->stamp), "%s sha256:%.16s",
            po->version, (const char *)hex.p);
    buf_done(&hex);
    return rc;
}

static enum err
fill(struct policy *po, struct loading *ld)
{
    enum err rc;

    for (size_t i = 0; i < ld->n; i++) {
        rc = parse_one(ld, i);
        if (rc != ERR_OK)
            return rc;
    }
    /* Without every file whole, the rest would only be noise. */
    rc = nodes_verdict(&ld->fs);
    if (rc != ERR_OK)
        return rc;
    check_sections(ld);
    rc = nodes_verdict(&ld->fs);
    if (rc != ERR_OK)
        return rc;
    name_files(ld, po);
    read_sections(ld, po);
    rc = nodes_verdict(&ld->fs);
    if (rc != ERR_OK)
        return rc;
    return hash_files(po, ld);
}

enum err
policy_compile(struct policy **out, const struct policy_file *files, size_t n,
    struct buf *report, struct errinfo *ei)
{
    struct loading *ld;
    struct policy *po;
    size_t text_max = 4096 + POLICY_RULES_MAX * 64 + POLICY_SAID_MAX * 96;
    enum err rc;

    *out = NULL;
    assert(n <= POLICY_FILES_MAX);
    if (n == 0)
        return err_set(ei, ERR_CONFIG, "policy.load",
            "in deze map staat geen enkel YAML-bestand");
    if (policy_locked_differs() != EL__NONE)
        return err_set(ei, ERR_CONFIG, "policy.load",
            "de catalogus en het slot in de gateway verschillen: %s",
            catalogue_element(policy_locked_differs())->id);
    ld = calloc(1, sizeof(*ld));
    if (ld == NULL)
        return err_set(ei, ERR_NOMEM, "policy.load", "no room");
    *ld = (struct loading){.files = files, .n = n};
    ld->fs = (struct faults){.report = report, .ei = ei};
    /* Texts get a NUL and start aligned. */
    for (size_t i = 0; i < n; i++)
        text_max += 3 * files[i].text.n;
    rc = policy_new(&po, text_max, ei);
    if (rc == ERR_OK) {
        rc = fill(po, ld);
        if (rc == ERR_OK)
            *out = po;
        else
            policy_free(po);
    }
    for (size_t i = 0; i < n; i++)
        arena_done(&ld->tree[i]);
    free(ld);
    return rc;
}
