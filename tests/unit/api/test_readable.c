/* SPDX-License-Identifier: EUPL-1.2 */
#include "api/readable.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "adapters/rendition_words.h"
#include "base/limit.h"
#include "base/text.h"
#include "crypto/digest.h"

#define KEPT "application/json;profile=\"" ADAPTER_PROFILE_URN

static struct adapters *ads;
static struct policy *po;
static struct readable *rd;
static struct buf page, doc;
static struct receipt receipt;
static const struct adapter *own;

static void
load(const char *file)
{
    static uint8_t bytes[LIMIT_BODY_MAX];
    FILE *f = fopen(file, "rb");
    size_t n;

    assert_non_null(f);
    n = fread(bytes, 1, sizeof(bytes), f);
    (void)fclose(f);
    buf_clear(&doc);
    buf_put(&doc, (struct span){bytes, n});
}

static void
held(enum element e, enum weiger why, unsigned condition, enum element instead)
{
    struct body_decision *d = &receipt.body.decision;

    elset_add(&d->offered, e);
    elset_add(&d->withheld, e);
    d->line[e] = (struct body_line){.weiger = (uint8_t)why,
        .condition = (uint8_t)condition,
        .rule = BODY_NO_RULE,
        .fallback = (uint8_t)instead};
}

/* A plan that was released, with one thing held back on a condition and one
 * that is denied outright. */
static void
decided(void)
{
    struct body_decision *d = &receipt.body.decision;

    memset(&receipt, 0, sizeof(receipt));
    body_init(&receipt.body, ENTRY_VRIJGAVE);
    (void)snprintf(receipt.body.id, sizeof(receipt.body.id), "%s",
        "01932a3c-0000-7000-8000-000000000001");
    (void)snprintf(d->grond_gever, sizeof(d->grond_gever), "PBW_18A");
    (void)snprintf(d->grond_ontvanger, sizeof(d->grond_ontvanger), "AVG_6_1_E");
    memcpy(d->policy_hash, policy_hash(po), sizeof(d->policy_hash));
    held(EL_ADRES_TERUGKEERADRES, WEIGER_VERKEERDE_FASE, 4,
        EL_ADRES_GEMEENTE_TERUGKEER);
    held(EL_DETENTIE_GEDRAG_SAMENVATTING, WEIGER_GEEN_GRONDSLAG, 0, EL__NONE);
    elset_add(&d->in_part, EL_DRPLAN_ACTIE);
}

static enum err
render(const char *kept, struct errinfo *ei)
{
    struct readable_page p = {.receipt = &receipt,
        .kept = span_of(kept),
        .document = buf_peek(&doc),
        .own = own,
        .from = "PI Voorbeeld",
        .to = "Gemeente Almelo"};

    buf_clear(&page);
    return readable_write(rd, &p, &page, ei);
}

static bool
says(const char *text)
{
    return memmem(page.p, page.n, text, strlen(text)) != NULL;
}

static void
test_readable__a_plan_for_a_municipality(void **state)
{
    struct errinfo ei = {.code = ERR_OK};

    (void)state;
    load("adapters/gemeente/v1/samples/M10.json");
    decided();
    assert_int_equal(render(KEPT "drplan-gemeente-v1\"", &ei), ERR_OK);
    assert_true(says("Van</th><td>PI Voorbeeld"));
    assert_true(says("Voor</th><td>Gemeente Almelo"));
    assert_true(says("Marleen de Wit"));
    assert_true(says("maart 1988, dag onbekend"));
    assert_true(says("profiel drplan-gemeente-v1"));
    assert_true(says("01932a3c-0000-7000-8000-000000000001"));
    assert_true(says(policy_grond_tekst(po, "PBW_18A")));
}

/* Named: what a condition held back.  Not named: what is denied anyway. */
static void
test_readable__names_only_what_could_have_come(void **state)
{
    struct errinfo ei;

    (void)state;
    load("adapters/gemeente/v1/samples/M10.json");
    decided();
    assert_int_equal(render(KEPT "drplan-gemeente-v1\"", &ei), ERR_OK);
    assert_true(says("Nog niet aan de orde in deze fase"));
    assert_true(says(policy_condition_text(po, 4, false)));
    assert_true(says(catalogue_element_label(EL_ADRES_TERUGKEERADRES)));
    assert_false(
        says(catalogue_element_label(EL_DETENTIE_GEDRAG_SAMENVATTING)));
    /* Of another policy the words are not ours to give. */
    receipt.body.decision.policy_hash[0] ^= 1;
    assert_int_equal(render(KEPT "drplan-gemeente-v1\"", &ei), ERR_OK);
    assert_true(says("Nog niet aan de orde in deze fase"));
    assert_false(says(policy_condition_text(po, 4, false)));
    /* And where a condition held nothing back, that is said. */
    decided();
    elset_del(&receipt.body.decision.withheld, EL_ADRES_TERUGKEERADRES);
    assert_int_equal(render(KEPT "drplan-gemeente-v1\"", &ei), ERR_OK);
    assert_true(says("niets achtergehouden"));
}

static void
test_readable__fails_closed(void **state)
{
    struct errinfo ei;

    (void)state;
    load("adapters/gemeente/v1/samples/M10.json");
    decided();
    assert_int_equal(render("application/json", &ei), ERR_UNSUPPORTED);
    /* Kept before there were profiles: read as the recipient's own. */
    own = adapters_find(ads, "gemeente", "v1");
    receipt.body.decision.type = BERICHT_M10;
    assert_int_equal(render("application/json", &ei), ERR_OK);
    assert_true(says("Marleen de Wit"));
    assert_false(says("profiel "));
    assert_int_equal(render(KEPT "\"", &ei), ERR_UNSUPPORTED);
    assert_int_equal(render(KEPT "geen-gemeente-v1\"", &ei), ERR_UNSUPPORTED);
    assert_int_equal(render("application/json;profile=\"x\"", &ei),
        ERR_UNSUPPORTED);
    /* A document of another format, and one that is cut off. */
    assert_int_equal(render(KEPT "drplan-reclassering-v1\"", &ei), ERR_CORRUPT);
    doc.n /= 2;
    assert_int_equal(render(KEPT "drplan-gemeente-v1\"", &ei), ERR_CORRUPT);
    assert_int_equal(page.n, 0);
    /* And afterwards it still works. */
    load("adapters/gemeente/v1/samples/M10.json");
    assert_int_equal(render(KEPT "drplan-gemeente-v1\"", &ei), ERR_OK);
}

/* The policy allows the one style element there is. */
static void
test_readable__csp_names_the_style_by_its_hash(void **state)
{
    struct span style = rendition_style();
    uint8_t digest[DIGEST_SHA256_LEN];
    struct buf b;

    (void)state;
    assert_int_equal(digest_sha256(digest, &style, 1, NULL), ERR_OK);
    buf_init(&b, 200);
    buf_text(&b, "style-src 'sha256-");
    text_base64(&b, (struct span){digest, sizeof(digest)});
    buf_text(&b, "'");
    buf_byte(&b, 0);
    assert_non_null(strstr(readable_csp(rd), (const char *)b.p));
    assert_non_null(strstr(readable_csp(rd), "default-src 'none'"));
    assert_null(strstr(readable_csp(rd), "unsafe"));
    buf_done(&b);
}

static int
setup(void **state)
{
    struct errinfo ei;

    (void)state;
    buf_init(&page, RENDITION_MAX);
    buf_init(&doc, LIMIT_BODY_MAX);
    if (adapters_load(&ads, "adapters", &ei) != ERR_OK ||
        policy_load(&po, "policy/wet-senb", NULL, &ei) != ERR_OK ||
        readable_new(&rd, ads, po, &ei) != ERR_OK) {
        print_error("%s\n", ei.text);
        return 1;
    }
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    readable_free(rd);
    policy_free(po);
    adapters_free(ads);
    buf_done(&page);
    buf_done(&doc);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_readable__a_plan_for_a_municipality),
        cmocka_unit_test(test_readable__names_only_what_could_have_come),
        cmocka_unit_test(test_readable__fails_closed),
        cmocka_unit_test(test_readable__csp_names_the_style_by_its_hash),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
