/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the files say and no table keeps: names for the reader, statuses, terms
 * of vocabularies.  Nothing is decided on these, but a register and a
 * comparison of two versions may not overlook them.
 */
#include "policy/compile.h"

#include "base/banned.h"

enum { SAID_DEPTH_MAX = NODES_DEPTH_MAX + 2, SAID_PATH_MAX = 1024 };

/* A place in a file: keys from the section down. */
struct place {
    struct span key[SAID_DEPTH_MAX];
    unsigned n;
};

/*
 * What the tables keep, and all that stands below it.  A new key is kept as
 * said until it is added here, together with a field in diff_fields.c.
 */
static const char *const compiled[] = {
    "beleid/naam|versie|geldig_vanaf",
    "parameters",
    "bewaartermijnen/*/dagen",
    "gronden/*/wet|bwb|artikel|lid|aanhaling|status",
    "gronden/*/geldig_vanaf|geldig_tot|dpv|nl|en",
    "doelen/*/vertrouwelijk|dpv|uitleg|nl|en",
    "gegevens/*/soort|elementen|dpv|nl|en",
    "rollen/*/kolom_als|nl|en",
    "voorwaarden/*/nl|en|gevolg|weigercode|afzenders|fasen|zonder_kennisgeving",
    "voorwaarden/*/delen/*/deel|codes|anders|ontvangers",
    "vervanging/*/door|hoe",
    "afspraken/*/nl|en|noodzaak|grond|aard|verstrekkers|ontvangers|begin|einde",
    "afspraken/*/stand|goedkeuringen|herhaling|ondertekening|classificatie",
    "afspraken/*/contact|status",
    "berichten/*/doel|kolom|van|naar|afspraak|bewaren|logboek",
    "berichten/*/termijnregel|contact|gemeente_bevestigd|kort_verblijf",
    "berichten/*/verplicht|mag|afweging",
    "berichtkop/*/uitkomst|code|grond|nl|en|status",
    "kolom/*/code|grond|nl|en",
    "elementen/*/*/uitkomst|code|grond|bij_afweging|nl|en|status",
    "volledigheid",
    "vrije_tekst/versie",
    "vrije_tekst/categorieen/*/behalve|nl|en",
    "vrije_tekst/patronen/*/categorie|woorden|uitgezonderd",
};

/* Is key one of the names between bars, or is there a star? */
static bool
is_one_of(struct span names, struct span key)
{
    while (!span_is(names, "*") && names.n > 0) {
        const uint8_t *bar = memchr(names.p, '|', names.n);
        size_t n = bar == NULL ? names.n : (size_t)(bar - names.p);

        if (span_eq((struct span){names.p, n}, key))
            return true;
        n += bar != NULL;
        names = (struct span){names.p + n, names.n - n};
    }
    return names.n > 0;
}

static bool
lies_in(const struct place *at, const char *pattern)
{
    for (unsigned i = 0; *pattern != '\0'; i++) {
        const char *end = strchr(pattern, '/');
        size_t n = end == NULL ? strlen(pattern) : (size_t)(end - pattern);

        if (i == at->n ||
            !is_one_of((struct span){(const uint8_t *)pattern, n}, at->key[i]))
            return false;
        pattern += n + (end != NULL);
    }
    return true;
}

static bool
is_compiled(const struct place *at)
{
    for (size_t i = 0; i < sizeof(compiled) / sizeof(compiled[0]); i++)
        if (lies_in(at, compiled[i]))
            return true;
    return false;
}

static void
keep(struct policy_reading *rd, const struct node *nd, const struct place *at)
{
    struct policy *po = rd->po;
    char path[SAID_PATH_MAX];
    size_t n = 0;

    if (!policy_take_room(rd, nd, po->said_n, POLICY_SAID_MAX))
        return;
    for (unsigned i = 0; i < at->n; i++) {
        size_t room = sizeof(path) - n - 1;
        size_t k = at->key[i].n < room ? at->key[i].n : room;

        memcpy(path + n, at->key[i].p, k);
        n += k;
        if (i + 1 < at->n && n + 1 < sizeof(path))
            path[n++] = '/';
    }
    po->said[po->said_n].path =
        arena_text(&po->text, (struct span){(const uint8_t *)path, n});
    po->said[po->said_n].text = arena_text(&po->text, nd->text);
    if (po->said[po->said_n].path == NULL || po->said[po->said_n].text == NULL)
        nodes_fault(rd->fs, nd, "te veel tekst");
    else
        po->said_n++;
}

/* A tree is at most NODES_DEPTH_MAX deep, so that a walk needs no recursion. */
static void
keep_below(struct policy_reading *rd, const struct node *nd, struct place *at)
{
    const struct node *next[NODES_DEPTH_MAX + 1] = {nd->child};
    unsigned base = at->n, depth = 0;

    for (;;) {
        const struct node *c = next[depth];

        if (c == NULL) {
            if (depth-- == 0)
                return;
            continue;
        }
        next[depth] = c->next;
        at->key[base + depth] = c->key.n > 0 ? c->key : span_of("[]");
        at->n = base + depth + 1;
        if (is_compiled(at))
            continue;
        if (c->kind == NODE_TEXT)
            keep(rd, c, at);
        else
            next[++depth] = c->child;
    }
}

void
policy_said_keep(struct policy_reading *rd, const struct node *root)
{
    const struct node *kolom = nodes_get(root, "kolom");
    const struct node *code = nodes_get(kolom, "code");

    for (const struct node *c = root->child; c != NULL; c = c->next) {
        struct place at = {.key = {c->key}, .n = 1};

        if (is_compiled(&at))
            continue;
        if (code != NULL &&
            (span_is(c->key, "kolom") || span_is(c->key, "elementen")))
            at.key[at.n++] = code->text;
        keep_below(rd, c, &at);
    }
}
