/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/lint.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "policy/fit.h"

#include "base/banned.h"

static const struct lint_kind kinds[] = {
    [LINT_TEGENSPRAAK] = {"POL-TEGENSPRAAK", LINT_FOUT,
        {"Regels die elkaar tegenspreken", "Lines that contradict each other"},
        {"Haal het element uit 'verplicht' of 'mag', of laat de kolom het toe.",
            "Take the element out of 'verplicht' or 'mag', or let the column "
            "allow it."}},
    [LINT_FORMAAT] = {"POL-FORMAAT", LINT_FOUT,
        {"Past niet in het formaat van de ontvanger: geen enkel bericht zou "
         "lukken, of niet elk",
            "Does not fit the format of the recipient: no message would pass, "
            "or not every one"},
        {"Geef wat het formaat vraagt zonder voorwaarde, en alleen waar het "
         "plaats voor heeft; of pas het formaat aan.",
            "Give what the format asks for without a condition, and only what "
            "it has a place for; or change the format."}},
    [LINT_NOOIT] = {"POL-NOOIT", LINT_WAARSCHUWING,
        {"Voorwaarden die in deze kolom nooit waar kunnen zijn",
            "Conditions that can never hold in this column"},
        {"Weiger het gegeven, of geef een voorwaarde die hier wel kan gelden.",
            "Deny the element, or give a condition that can hold here."}},
    [LINT_LOOS] = {"POL-LOOS", LINT_WAARSCHUWING,
        {"Met name genoemd in een bericht, maar gaat naar niemand",
            "Named in a message, but goes to nobody"},
        {"Haal het uit 'mag', of laat een kolom het toe.",
            "Take it out of 'mag', or let a column allow it."}},
    [LINT_KOLOM_LEEG] = {"POL-KOLOM-LEEG", LINT_WAARSCHUWING,
        {"Kolommen zonder bericht", "Columns without a message"},
        {"Voeg een bericht toe dat deze kolom gebruikt, of haal het bestand weg.",
            "Add a message that uses this column, or remove the file."}},
    [LINT_VERVANGING_NOOIT] = {"POL-VERVANGING-NOOIT", LINT_WAARSCHUWING,
        {"Vervangingen die nooit gebeuren", "Stand-ins that never happen"},
        {"Haal de rij weg, of sta de vervanger toe waar het gegeven kan "
         "achterblijven.",
            "Remove the row, or allow the stand-in where the element can be "
            "withheld."}},
    [LINT_VOLLEDIGHEID_LOOS] = {"POL-VOLLEDIGHEID-LOOS", LINT_WAARSCHUWING,
        {"Verwachtingen over berichten die er niet zijn",
            "Expectations of messages that do not exist"},
        {"Haal de rij weg, of voeg het bericht toe.",
            "Remove the row, or add the message."}},
    [LINT_LATER] = {"POL-LATER", LINT_WAARSCHUWING,
        {"Dit beleid geldt nog niet", "This policy is not in force yet"},
        {"Controleer geldig_vanaf in 00-beleid.yaml.",
            "Check geldig_vanaf in 00-beleid.yaml."}},
    [LINT_GROND_VERLOPEN] = {"POL-GROND-VERLOPEN", LINT_WAARSCHUWING,
        {"Grondslagen die niet meer gelden",
            "Grounds that are no longer in force"},
        {"Vraag een jurist welke grondslag ervoor in de plaats komt.",
            "Ask a lawyer which ground takes its place."}},
    [LINT_GROND_90] = {"POL-GROND-90", LINT_WAARSCHUWING,
        {"Grondslagen die binnen 90 dagen aflopen",
            "Grounds that end within 90 days"},
        {"Vraag een jurist wat er na die dag geldt.",
            "Ask a lawyer what holds after that day."}},
    [LINT_GROND_LATER] = {"POL-GROND-LATER", LINT_WAARSCHUWING,
        {"Grondslagen die nog niet gelden",
            "Grounds that are not in force yet"},
        {"Tot die dag loopt de stroom niet; controleer geldig_vanaf.",
            "Until that day the flow does not run; check geldig_vanaf."}},
    [LINT_AFSPRAAK] = {"POL-AFSPRAAK", LINT_WAARSCHUWING,
        {"Stromen zonder geldige afspraak", "Flows without a valid agreement"},
        {"Laat de partijen de afspraak goedkeuren, of haal de stroom weg.",
            "Have the parties approve the agreement, or remove the flow."}},
    [LINT_AFSPRAAK_90] = {"POL-AFSPRAAK-90", LINT_WAARSCHUWING,
        {"Afspraken die binnen 90 dagen aflopen",
            "Agreements that end within 90 days"},
        {"Verleng de afspraak met de partijen.",
            "Renew the agreement with the parties."}},
    [LINT_AANNAME] = {"POL-AANNAME", LINT_WAARSCHUWING,
        {"Wacht op akkoord van een jurist", "Waits for sign-off by a lawyer"},
        {"Leg de regels met 'status: aanname' voor; zet na akkoord "
         "'geverifieerd' of 'beleid'.",
            "Submit the lines with 'status: aanname'; once agreed, make it "
            "'geverifieerd' or 'beleid'."}},
    [LINT_ONBEREIKBAAR] = {"POL-ONBEREIKBAAR", LINT_OPMERKING,
        {"Toegestaan, maar in geen bericht van die kolom",
            "Allowed, but in no message of that column"},
        {"Niets, als het bericht er nog niet is; zet het gegeven anders bij "
         "'mag'.",
            "Nothing, where the message is yet to come; else put the element "
            "under 'mag'."}},
    [LINT_ONGEBRUIKT] = {"POL-ONGEBRUIKT", LINT_OPMERKING,
        {"Beschreven, maar nergens gebruikt", "Described, but used nowhere"},
        {"Haal het weg, of laat het staan voor wat nog komt.",
            "Remove it, or leave it for what is yet to come."}},
    [LINT_NIEMAND] = {"POL-NIEMAND", LINT_OPMERKING,
        {"Gegevens die naar niemand gaan", "Elements that go to nobody"},
        {"Niets, als dat zo bedoeld is.", "Nothing, if that is meant."}},
};

_Static_assert(sizeof(kinds) / sizeof(kinds[0]) == LINT__CODES,
    "every code is described");

const struct lint_kind *
lint_kind(enum lint_code code)
{
    assert(code < LINT__CODES);
    return &kinds[code];
}

void
policy_lint_add(struct lint *l, enum lint_code code, struct policy_place place,
    const char *nl, const char *en, ...)
{
    struct lint_finding *f = &l->finding[l->n];
    char text[2][LINT_TEXT_MAX];
    va_list ap;

    if (l->n == LINT_MAX) {
        l->dropped++;
        return;
    }
    va_start(ap, en);
    (void)vsnprintf(text[0], LINT_TEXT_MAX, nl, ap);
    va_end(ap);
    va_start(ap, en);
    (void)vsnprintf(text[1], LINT_TEXT_MAX, en, ap);
    va_end(ap);
    *f = (struct lint_finding){.code = code,
        .place = place,
        .text = {.nl = arena_text(&l->text, span_of(text[0])),
            .en = arena_text(&l->text, span_of(text[1]))}};
    /* The arena holds LINT_MAX texts of the longest. */
    assert(f->text.nl != NULL && f->text.en != NULL);
    l->n++;
}

static int
by_code_and_place(const void *a, const void *b)
{
    const struct lint_finding *x = a, *y = b;

    if (x->code != y->code)
        return x->code < y->code ? -1 : 1;
    if (x->place.file != y->place.file)
        return x->place.file < y->place.file ? -1 : 1;
    if (x->place.line != y->place.line)
        return x->place.line < y->place.line ? -1 : 1;
    return strcmp(x->text.nl, y->text.nl);
}

enum err
policy_lint(const struct policy *po, int64_t vandaag, struct lint *out,
    struct errinfo *ei)
{
    enum err rc;

    *out = (struct lint){0};
    rc =
        arena_init(&out->text, (size_t)LINT_MAX * 2 * (LINT_TEXT_MAX + 16), ei);
    if (rc != ERR_OK)
        return rc;
    /* One more, so that a full list still has a row to look at. */
    out->finding = calloc(LINT_MAX + 1, sizeof(*out->finding));
    if (out->finding == NULL)
        return err_set(ei, ERR_NOMEM, "policy.lint", "no room");
    policy_lint_reach(out, po);
    policy_lint_dates(out, po, vandaag);
    qsort(out->finding, out->n, sizeof(*out->finding), by_code_and_place);
    return ERR_OK;
}

struct formats {
    struct lint *lint;
    const struct policy *po;
};

static bool
add_gap(void *ctx, const struct fit_gap *gap)
{
    const struct formats *f = ctx;
    char nl[FIT_TEXT_MAX], en[FIT_TEXT_MAX];

    fit_text(f->po, gap, /* en= */ false, nl);
    fit_text(f->po, gap, /* en= */ true, en);
    policy_lint_add(f->lint, LINT_FORMAAT, gap->place, "%s%.0s", "%.0s%s", nl,
        en);
    return true;
}

void
policy_lint_formats(struct lint *l, const struct policy *po,
    const struct adapters *as)
{
    struct formats f = {l, po};

    (void)policy_fit(po, as, add_gap, &f);
    qsort(l->finding, l->n, sizeof(*l->finding), by_code_and_place);
}

void
lint_done(struct lint *l)
{
    free(l->finding);
    arena_done(&l->text);
    *l = (struct lint){0};
}

unsigned
lint_count(const struct lint *l, enum lint_severity severity)
{
    unsigned n = 0;

    for (unsigned i = 0; i < l->n; i++)
        n += kinds[l->finding[i].code].severity == severity;
    return n;
}
