/* SPDX-License-Identifier: EUPL-1.2 */
/* What stands in 80-vrije-tekst: what a free text must not name. */
#include "policy/compile.h"
#include "policy/scan.h"

#include "base/banned.h"

/* ---- categories ------------------------------------------------------------- */

/* A column by its code; those that this policy does not have yet may be
 * named. */
static uint64_t
column_bit(struct policy_reading *rd, const struct node *nd)
{
    size_t cut = nd->text.n;
    enum rol rol;

    for (unsigned i = 0; i < rd->po->column_n; i++)
        if (span_is(nd->text, rd->po->column[i].code))
            return UINT64_C(1) << i;
    while (cut > 0 && nd->text.p[cut - 1] != '-')
        cut--;
    if (cut < 2 || !terms_parse_rol(
                       (struct span){nd->text.p + cut, nd->text.n - cut}, &rol))
        nodes_fault(rd->fs, nd, "hier hoort een kolom, zoals DR-GN");
    return 0;
}

/* Offence terms belong in some columns; the rest belongs nowhere. */
static uint64_t
read_behalve(struct policy_reading *rd, const struct node *nd, enum tekst t)
{
    uint64_t mask = 0;

    if (nd == NULL || !policy_take_list(rd, nd))
        return 0;
    if (t != TEKST_DELICT)
        nodes_fault_key(rd->fs, nd, "deze categorie geldt overal");
    for (const struct node *c = nd->child; c != NULL; c = c->next)
        mask |= column_bit(rd, c);
    return mask;
}

static void
read_category(struct policy_reading *rd, const struct node *nd, unsigned *seen)
{
    enum tekst t;

    if (!scan_list_category(nd->key, &t)) {
        nodes_fault_key(rd->fs, nd, "onbekende categorie '%.*s'",
            NODES_ARG(nd->key));
        return;
    }
    if (!nodes_keys(rd->fs, nd, "behalve? nl en status"))
        return;
    scan_list_describe(rd->po->scan, t, policy_take_words(rd, nd),
        read_behalve(rd, nodes_get(nd, "behalve"), t));
    (void)policy_take_status(rd, nd);
    if (strlen(policy_scan_words(rd->po, t, false)) > POLICY_NAME_MAX)
        nodes_fault(rd->fs, nodes_get(nd, "nl"), "langer dan %d tekens",
            POLICY_NAME_MAX);
    *seen |= 1u << t;
}

static void
read_categories(struct policy_reading *rd, const struct node *nd)
{
    unsigned seen = 0;

    if (nd->kind != NODE_MAP)
        nodes_fault(rd->fs, nd, "hier horen categorieen");
    for (const struct node *c = nd->child; c != NULL; c = c->next)
        read_category(rd, c, &seen);
    for (unsigned t = 0; t < TEKST__COUNT; t++)
        if ((seen >> t & 1) == 0)
            nodes_fault(rd->fs, nd, "de categorie %s ontbreekt",
                policy_scan_category((enum tekst)t));
}

/* ---- patterns ----------------------------------------------------------------- */

static void
tell(struct policy_reading *rd, const struct node *nd, enum scan_fault wrong)
{
    switch (wrong) {
    case SCAN_OK:
        return;
    case SCAN_SHORT:
        nodes_fault(rd->fs, nd,
            "te kort: een woord heeft minstens %d letters, een stam %d",
            SCAN_WORD_MIN, SCAN_STEM_MIN);
        return;
    case SCAN_LONG:
        nodes_fault(rd->fs, nd, "langer dan %d tekens", SCAN_LENGTH_MAX - 2);
        return;
    case SCAN_TWICE:
        nodes_fault(rd->fs, nd, "dit woord staat er al in");
        return;
    case SCAN_IDLE:
        nodes_fault(rd->fs, nd, "hier staat geen woord van deze rij in");
        return;
    case SCAN_FULL:
        nodes_fault(rd->fs, nd, "de lijst is vol");
    }
}

static void
read_words(struct policy_reading *rd, const struct node *nd,
    enum scan_fault (*add)(struct scan_list *sl, struct span text))
{
    if (nd == NULL || !policy_take_list(rd, nd))
        return;
    if (nd->child == NULL)
        nodes_fault(rd->fs, nd, "een lege lijst woorden");
    for (const struct node *c = nd->child; c != NULL; c = c->next) {
        const char *text = arena_text(&rd->po->text, c->text);

        if (text == NULL)
            nodes_fault(rd->fs, c, "te veel tekst");
        else
            tell(rd, c, add(rd->po->scan, span_of(text)));
    }
}

static void
read_row(struct policy_reading *rd, const struct node *nd)
{
    const struct node *category;
    enum scan_fault wrong;
    enum tekst t = TEKST_BSN_ANDER;

    if (!nodes_keys(rd->fs, nd, "categorie woorden uitgezonderd? nl en status"))
        return;
    category = nodes_get(nd, "categorie");
    if (category->kind != NODE_TEXT ||
        !scan_list_category(category->text, &t) || t == TEKST_BSN_ANDER) {
        nodes_fault(rd->fs, category, "hier hoort een categorie met woorden");
        return;
    }
    (void)policy_take_words(rd, nd);
    (void)policy_take_status(rd, nd);
    wrong = scan_list_row(rd->po->scan, t, policy_take_key(rd, nd));
    tell(rd, nd, wrong);
    if (wrong != SCAN_OK)
        return;
    read_words(rd, nodes_get(nd, "woorden"), scan_list_pattern);
    read_words(rd, nodes_get(nd, "uitgezonderd"), scan_list_exception);
}

static void
read_patterns(struct policy_reading *rd, const struct node *nd)
{
    if (nd->kind != NODE_MAP)
        nodes_fault(rd->fs, nd, "hier horen rijen met een naam");
    for (const struct node *c = nd->child; c != NULL; c = c->next)
        read_row(rd, c);
    for (unsigned t = 0; t < TEKST__COUNT; t++)
        if (t != TEKST_BSN_ANDER &&
            scan_list_n(rd->po->scan, (enum tekst)t) == 0)
            nodes_fault(rd->fs, nd, "de categorie %s heeft geen woorden",
                policy_scan_category((enum tekst)t));
}

void
policy_read_vrije_tekst(struct policy_reading *rd, const struct node *nd)
{
    if (!nodes_keys(rd->fs, nd, "versie categorieen patronen"))
        return;
    rd->po->scan = scan_list_new();
    if (rd->po->scan == NULL) {
        nodes_fault(rd->fs, nd, "te veel tekst");
        return;
    }
    scan_list_version(rd->po->scan,
        policy_take_text(rd, nodes_get(nd, "versie"), POLICY_VERSION_MAX));
    read_categories(rd, nodes_get(nd, "categorieen"));
    read_patterns(rd, nodes_get(nd, "patronen"));
    if (!scan_list_close(rd->po->scan))
        nodes_fault(rd->fs, nd, "te veel tekst");
}
