/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef TESTS_POLICY_CASE_H
#define TESTS_POLICY_CASE_H

/* What the tests of policy/ share: its files in memory, and facts. */

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/limit.h"
#include "base/text.h"
#include "policy/compile.h"

#define POLICY_DIR "policy/wet-senb"

enum { CASE_DAY = 20780 }; /* 2026-11-23 */

struct case_files {
    char name[POLICY_FILES_MAX][NODES_NAME_MAX + 1];
    struct policy_file file[POLICY_FILES_MAX];
    size_t n;
};

static inline struct span
case_slurp(const char *path)
{
    FILE *f = fopen(path, "rb");
    long size;
    uint8_t *p;

    assert_non_null(f);
    assert_int_equal(fseek(f, 0, SEEK_END), 0);
    size = ftell(f);
    rewind(f);
    p = malloc((size_t)size + 1);
    assert_non_null(p);
    assert_int_equal(fread(p, 1, (size_t)size, f), (size_t)size);
    p[size] = '\0';
    (void)fclose(f);
    return (struct span){p, (size_t)size};
}

static inline int
case_yaml(const struct dirent *de)
{
    size_t n = strlen(de->d_name);

    return n > 5 && strcmp(de->d_name + n - 5, ".yaml") == 0;
}

/* Every file of the policy, in name order. */
static inline void
case_open(struct case_files *cf)
{
    struct dirent **list;
    int n = scandir(POLICY_DIR, &list, case_yaml, alphasort);

    assert_in_range(n, 1, POLICY_FILES_MAX);
    cf->n = (size_t)n;
    for (int i = 0; i < n; i++) {
        char path[512];

        (void)snprintf(path, sizeof(path), POLICY_DIR "/%s", list[i]->d_name);
        (void)snprintf(cf->name[i], sizeof(cf->name[i]), "%.80s",
            list[i]->d_name);
        cf->file[i] = (struct policy_file){cf->name[i], case_slurp(path)};
        free(list[i]);
    }
    free(list);
}

static inline void
case_close(struct case_files *cf)
{
    for (size_t i = 0; i < cf->n; i++) {
        void *p;

        memcpy(&p, &cf->file[i].text.p, sizeof(p));
        free(p);
    }
}

static inline struct policy_file *
case_file(struct case_files *cf, const char *prefix)
{
    for (size_t i = 0; i < cf->n; i++)
        if (strncmp(cf->name[i], prefix, strlen(prefix)) == 0)
            return &cf->file[i];
    fail_msg("no file %s", prefix);
    return NULL;
}

static inline void
case_replace(struct policy_file *f, struct span text)
{
    void *p;

    memcpy(&p, &f->text.p, sizeof(p));
    free(p);
    f->text = text;
}

/* A copy of text in which the first `from` has become `to`. */
static inline struct span
case_edit(struct span text, const char *from, const char *to)
{
    const uint8_t *at = memmem(text.p, text.n, from, strlen(from));
    size_t n = text.n - strlen(from) + strlen(to), cut;
    uint8_t *p = malloc(n + 1);

    assert_non_null(p);
    assert_non_null(at);
    cut = (size_t)(at - text.p);
    memcpy(p, text.p, cut);
    memcpy(p + cut, to, strlen(to));
    memcpy(p + cut + strlen(to), at + strlen(from),
        text.n - cut - strlen(from));
    p[n] = '\0';
    return (struct span){p, n};
}

/* clang-format off */
/* One row per column of the matrix: type, purpose, column, sender, recipient and
 * the grounds on either side. */
#define CASE_COLUMN_LIST(X)                                                    \
    X(M01, DETENTIEMELDING, "DM", JUSTID, GN, "WJSG_51C_C", "AVG_6_1_E")       \
    X(M04, DETENTIEMELDING, "DM", PI, RE, "RECLREG_11_1", "RECLREG_8_1")       \
    X(M07, DR_PLAN, "DR", GN, PI, "PBW_18A", "PBW_18A")                        \
    X(M10, DR_PLAN, "DR", PI, GN, "PBW_18A", "AVG_6_1_E")                      \
    X(M11, DR_PLAN, "DR", PI, RE, "PBW_18A", "RECLREG_8_1")                    \
    X(M15, UITVOERING_BV, "DR", GN, GB, "AVG_6_1_E", "PASPOORTWET")            \
    X(M16, UITVOERING_BV, "DR", GN, GW, "AVG_6_1_E", "PARTICIPATIEWET")        \
    X(M17, UITVOERING_BV, "DR", GN, GS, "WGS_SCHULD", "WGS_SCHULD_4")          \
    X(M18, UITVOERING_BV, "DR", GN, GM, "AVG_6_1_E", "WMO_2015")               \
    X(M20, TOEZICHT, "TZ", PI, RE, "RECLREG_8_1", "RECLREG_8_1")               \
    X(M21, NAZORG, "NZ", RE, GN, "AVG_6_1_E", "AVG_6_1_E")                     \
    X(M34, NAZORG, "NZ", GN, RE, "AVG_6_1_E", "RECLREG_8_1")                   \
    X(M23, RISICO_18B, "18B", PI, BU, "PBW_18B", "GEMEENTEWET_172")            \
    X(M24, RISICO_18B, "18B", PI, RE, "PBW_18B", "RECLREG_8_1")                \
    X(M25, BIJ, "BIJ", JUSTID, BU, "BJSG_11A", "GEMEENTEWET_172")              \
    X(M26, DOELGROEP_51C, "DGB", DJI, BU, "WJSG_51C_D", "GEMEENTEWET_172")     \
    X(M27, VERLOF_PP_ADVIES, "VL", PI, CO, "WJSG_51C_D", "RTVI_3")             \
    X(M28, VERLOF_PP_ADVIES, "VL", PI, RE, "PM_40_2", "RECLREG_8_1")           \
    X(M35, PGA_WGS, "PGA", GN, ZV, "WGS2024", "WGS2024")
/* clang-format on */

static inline struct span
case_copy(const char *text)
{
    char *p = strdup(text);

    assert_non_null(p);
    return span_of(p);
}

/* A row of 40-berichten that asks nothing and carries everything.  Channels
 * share neither an agreement nor a term. */
static inline void
case_row(struct buf *b, const char *type, const char *kolom, enum doel doel,
    const char *sides)
{
    static const char *const term[CHANNEL__COUNT] = {"dr_plan", "risico_18b",
        "bij", "doelgroep", "pga"};
    enum channel ch = policy_channel(doel);

    buf_printf(b,
        "  %s: {nl: x, en: x, doel: %s, kolom: %s, %s, afspraak: %s, "
        "bewaren: %s, logboek: logboek, gemeente_bevestigd: nee, "
        "kort_verblijf: toestaan, verplicht: [], mag: ['*'], "
        "status: aanname}\n",
        type, terms_doel(doel), kolom, sides, channel_code(ch), term[ch]);
}

/* The rows of CASE_COLUMN_LIST; freed by the caller. */
static inline struct span
case_rows(void)
{
    struct buf b;

    buf_init(&b, 65536);
    buf_text(&b, "berichten:\n");
#define X(type, doel, kolom, van, naar, gever, ontvanger) \
    case_row(&b, #type, kolom, DOEL_##doel,               \
        "van: {" #van ": " gever "}, naar: {" #naar ": " ontvanger "}");
    CASE_COLUMN_LIST(X)
#undef X
    assert_int_equal(buf_err(&b), ERR_OK);
    return buf_peek(&b);
}

/* An agreement between everybody, approved by everybody. */
static inline void
case_agreement(struct buf *b, const char *code)
{
    static const char *const rol[] = {"PI", "DJI", "JUSTID", "RE", "GN", "GB",
        "GW", "GS", "GM", "BU", "CO", "ZV"};
    enum { ROLES = sizeof(rol) / sizeof(rol[0]) };

    buf_printf(b,
        "  %s: {nl: x, en: x, noodzaak: {nl: x, en: x}, grond: PBW_18A, "
        "aard: wettelijk, verstrekkers: [PI, DJI, JUSTID, RE, GN], "
        "ontvangers: [PI, RE, GN, GB, GW, GS, GM, BU, CO, ZV], "
        "begin: '2023-12-01', stand: akkoord, goedkeuringen: [",
        code);
    for (size_t i = 0; i < ROLES; i++)
        buf_printf(b,
            "%s{partij: %s, functie: x, datum: '2023-12-01', kenmerk: x}",
            i == 0 ? "" : ", ", rol[i]);
    buf_text(b, "], ondertekening: geen, classificatie: {persoonsgegevens: ja, "
                "bijzonder: nee, strafrechtelijk: nee, bbn: 1}, contact: x, "
                "status: aanname}\n");
}

/* One agreement per channel, under its name; freed by the caller. */
static inline struct span
case_agreements(void)
{
    struct buf b;

    buf_init(&b, 16384);
    buf_text(&b, "afspraken:\n");
    for (unsigned ch = 0; ch < CHANNEL__COUNT; ch++)
        case_agreement(&b, channel_code((enum channel)ch));
    assert_int_equal(buf_err(&b), ERR_OK);
    return buf_peek(&b);
}

/* The real policy, but each column can be reached with any element alone. */
static inline struct policy *
case_open_policy(void)
{
    struct case_files cf;
    struct policy *po;
    struct errinfo ei = {0};
    enum err rc;

    case_open(&cf);
    for (size_t i = 0; i < cf.n; i++)
        if (strncmp(cf.name[i], "4", 1) == 0 && cf.name[i][1] < '5')
            case_replace(&cf.file[i], case_copy("{}\n"));
    case_replace(case_file(&cf, "35-"), case_agreements());
    case_replace(case_file(&cf, "40-"), case_rows());
    rc = policy_compile(&po, cf.file, cf.n, NULL, &ei);
    case_close(&cf);
    if (rc != ERR_OK)
        fail_msg("%s", ei.text);
    return po;
}

static inline struct policy *
case_policy(void)
{
    struct policy *po;
    struct errinfo ei = {0};

    if (policy_load(&po, POLICY_DIR, NULL, &ei) != ERR_OK)
        fail_msg("%s", ei.text);
    return po;
}

/* Facts under which every condition holds. */
static inline struct policy_facts
case_facts(enum bericht type, enum rol from, enum rol to, enum doel doel,
    const char *ground)
{
    struct policy_facts f = {.rol_afzender = from,
        .rol_ontvanger = to,
        .type = type,
        .doel = doel,
        .grondslag = span_of(ground),
        .fase = FASE_F4,
        .titel_na_detentie = TRI_JA,
        .bv_open = 0x3f,
        .motivatie_tekens = POLICY_MOTIVATION_MIN,
        .geinformeerd = true,
        .derde_geinformeerd = true,
        .bsn_geverifieerd = true,
        .besluit_mandaat = true,
        .bevestiging_tweede = true,
        .ontvanger_gemandateerde = true,
        .convenant_id = true,
        .casus_id = true,
        .kort_verblijf = TRI_NEE,
        .gemeente_is_college = TRI_JA,
        .gemeente_bevestigd = TRI_JA,
        .vandaag = CASE_DAY};

    memset(&f.motivatie_elementen, 0xff, sizeof(f.motivatie_elementen));
    return f;
}

static inline struct policy_facts
case_m10(void)
{
    return case_facts(BERICHT_M10, ROL_PI, ROL_GN, DOEL_DR_PLAN, "PBW_18A");
}

/* Make one condition fail. */
static inline void
case_break(struct policy_facts *f, unsigned c)
{
    switch (c) {
    case 1:
        f->bv_open = 0;
        break;
    case 3:
        f->motivatie_tekens = POLICY_MOTIVATION_MIN - 1;
        break;
    case 4:
        f->fase = FASE_F3;
        break;
    case 5:
        f->titel_na_detentie = TRI_ONBEKEND;
        break;
    case 6:
        f->bevestiging_tweede = false;
        break;
    case 7:
        f->derde_geinformeerd = false;
        break;
    case 8:
        f->geinformeerd = false;
        break;
    case 10:
        f->bsn_geverifieerd = false;
        break;
    case 11:
        f->casus_id = false;
        break;
    default:
        break;
    }
}

/* disclosed and withheld share nothing and are together what is offered. */
static inline void
case_assert_partition(const struct decision *d)
{
    for (int i = 0; i < 4; i++) {
        assert_true((d->disclosed.w[i] & d->withheld.w[i]) == 0);
        assert_true((d->disclosed.w[i] | d->withheld.w[i]) == d->offered.w[i]);
    }
    for (unsigned e = 0; e < EL__COUNT; e++) {
        bool held = elset_has(&d->withheld, (enum element)e);

        assert_int_equal(d->line[e].verdict == VERDICT_WITHHOLD, held);
        assert_int_equal(d->line[e].weiger != WEIGER_GEEN, held);
        assert_int_equal(d->line[e].verdict == VERDICT_ABSENT,
            !elset_has(&d->offered, (enum element)e));
    }
}

/* How often a text stands in what was written. */
static inline unsigned
case_count(const struct buf *out, const char *what)
{
    struct span s = buf_peek(out);
    unsigned n = 0;

    for (ptrdiff_t at; (at = text_find(s, span_of(what))) >= 0; n++)
        s = (struct span){s.p + at + 1, s.n - (size_t)at - 1};
    return n;
}

#endif
