/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/table.h"

#include "base/banned.h"

/* clang-format off */
#define DRY_RUN                                                     \
    {"dry-run", 'n', NULL, NULL,                                    \
        {"toon wat er zou gebeuren; verandert niets",               \
         "show what would happen; changes nothing"}}
#define POLICY_DIR                                                  \
    {"policy", 0, "DIR", NULL,                                      \
        {"map, versienaam of begin van de hash van het beleid; anders wat " \
         "actief is of in de configuratie staat",                   \
         "folder, version name or start of the hash of the policy; else "   \
         "what is active or configured"}}
#define VANDAAG                                                     \
    {"vandaag", 0, "DATUM", NULL,                                   \
        {"reken alsof het deze dag is (JJJJ-MM-DD)",                \
         "reckon as if it were this day (YYYY-MM-DD)"}}
#define PERIOD                                                      \
    {"from", 0, "DATUM", NULL,                                      \
        {"vanaf deze dag (JJJJ-MM-DD, UTC); anders het begin",      \
         "from this day (YYYY-MM-DD, UTC); else the beginning"}},   \
    {"to", 0, "DATUM", NULL,                                        \
        {"tot en met deze dag; anders nu",                          \
         "up to and including this day; else now"}},                \
    {"last", 0, "DUUR", NULL,                                       \
        {"in plaats van --from: de laatste 30d, 12w",               \
         "instead of --from: the last 30d, 12w"}}
#define OUT_FILE                                                    \
    {"out", 'o', "FILE", NULL,                                      \
        {"schrijf hierin in plaats van op het scherm",              \
         "write to this instead of the screen"}}
#define ADAPTERS_DIR                                                \
    {"adapters", 0, "DIR", NULL,                                    \
        {"map met de formaten; anders die uit de configuratie",     \
         "folder of the formats; else the configured one"}}
#define KEYS_APART                                                  \
    {"keys", 0, "DIR", NULL,                                        \
        {"map waar de sleutels (NAAM.keys.cms) apart liggen",       \
         "folder in which the keys (NAME.keys.cms) lie apart"}}
#define LOG_KEY                                                     \
    {"vkey", 0, "FILE", NULL,                                       \
        {"openbare controlesleutel van het logboek",                \
         "public verification key of the log"}}
#define OFFLINE_KEY                                                 \
    {"key", 0, "FILE", NULL,                                        \
        {"de offline bewaarde geheime sleutel (PEM)",               \
         "the private key that is kept offline (PEM)"}},            \
    {"cert", 0, "FILE", NULL,                                       \
        {"het certificaat dat erbij hoort", "its certificate"}},    \
    KEYS_APART,                                                     \
    {"head", 0, "KOP", NULL,                                        \
        {"vergelijk met een elders bewaarde logboekkop",            \
         "compare with a tree head that is kept elsewhere"}},       \
    LOG_KEY
#define FORMAT_WRONG                                                \
    {CLI_CHECK_FAILED, {"een formaat klopt niet",                   \
        "a format is not right"}}

const struct cli_option table_globals[] = {
    {"config", 'c', "FILE", NULL,
        {"configuratie; anders KETENPOORT_CONFIG, ./ketenpoort.yaml, "
         "/etc/ketenpoort/ketenpoort.yaml",
         "configuration; else KETENPOORT_CONFIG, ./ketenpoort.yaml, "
         "/etc/ketenpoort/ketenpoort.yaml"}},
    {"json", 0, NULL, NULL,
        {"resultaat als JSON met \"schema\" en \"version\"",
         "result as JSON with \"schema\" and \"version\""}},
    {"plain", 0, NULL, NULL,
        {"tabellen met tabs, zonder uitlijning",
         "tables with tabs, without alignment"}},
    {"quiet", 'q', NULL, NULL,
        {"geen opmerkingen, alleen resultaat en fouten",
         "no remarks, only results and errors"}},
    {"color", 0, "WANNEER", "auto|always|never",
        {"kleur: auto, always of never; NO_COLOR wordt gevolgd",
         "colour: auto, always or never; NO_COLOR is obeyed"}},
    {"no-input", 0, NULL, NULL,
        {"stel nooit een vraag", "never ask a question"}},
    {"lang", 0, "nl|en", "nl|en",
        {"taal van meldingen; anders LC_MESSAGES",
         "language of messages; else LC_MESSAGES"}},
    {"help", 'h', NULL, NULL,
        {"uitleg over deze opdracht", "help on this command"}},
    {"version", 'V', NULL, NULL,
        {"versie van dit programma", "version of this program"}},
    {NULL, 0, NULL, NULL, {NULL, NULL}},
};

/* Who signs a step, and with what. */
#define SIGNER                                                      \
    {"person", 0, "ID", NULL,                                       \
        {"wie tekent (zie person list)", "who signs (see person list)"}}, \
    {"key", 0, "FILE", NULL,                                        \
        {"bestand met de geheime sleutel van deze persoon",         \
         "file with the private key of this person"}},              \
    {"reden", 0, "TEKST", NULL,                                     \
        {"waarom, in een regel, zonder namen of nummers van mensen", \
         "why, in one line, without names or numbers of people"}}

/* How a command that asks the gateway may end. */
#define ASKS                                                  \
    {CLI_NO_RIGHTS, {NULL, NULL}}, {CLI_UNREACHABLE, {NULL, NULL}}, \
    {CLI_NOT_INITIALISED, {NULL, NULL}}
/* Of a step with a version that is kept. */
#define STEP_ENDINGS                                          \
    {CLI_REFUSED, {"dit mag nu niet; de reden staat erbij",   \
        "this may not be done now; the reason is given"}},    \
    {CLI_CHECK_FAILED, {"de bewaarde versie is beschadigd",   \
        "the version that is kept is damaged"}}
#define ALWAYS                                                \
    {CLI_OK, {NULL, NULL}}, {CLI_FAILED, {NULL, NULL}},       \
    {CLI_USAGE, {NULL, NULL}}

const struct cli_command table_commands[] = {
    {.noun = "init", .schema = "ketenpoort.init",
        .summary = {"Maak een nieuwe installatie: mappen, configuratie, "
                    "sleutels, leeg logboek.",
                    "Make a new installation: folders, configuration, keys, "
                    "empty log."},
        .usage = "[--host NAAM] [--dry-run]",
        .examples = {"ketenpoort init --host keten.example",
            "ketenpoort init -c /etc/ketenpoort/ketenpoort.yaml --dry-run"},
        .options = {
            {"host", 0, "NAAM", NULL,
                {"naam waaronder partners deze gateway aanspreken; nodig als "
                 "er nog geen configuratie is",
                 "name by which partners address this gateway; needed while "
                 "there is no configuration"}},
            DRY_RUN},
        .endings = {ALWAYS, {CLI_NO_RIGHTS, {NULL, NULL}}},
        .run = cli_init},
    {.noun = "serve", .schema = "ketenpoort.serve",
        .summary = {"Draai de gateway tot SIGTERM; SIGHUP leest beleid, "
                    "formaten en certificaten opnieuw.",
                    "Run the gateway until SIGTERM; SIGHUP reads policy, "
                    "formats and certificates again."},
        .usage = "",
        .examples = {"ketenpoort serve -c /etc/ketenpoort/ketenpoort.yaml"},
        .endings = {ALWAYS,
            {CLI_CHANGED, {"de opslag klopt niet met het logboek",
                "the state does not agree with the log"}},
            {CLI_NO_RIGHTS, {NULL, NULL}}, {CLI_UNREACHABLE,
                {"de opslag is in gebruik", "the state is in use"}},
            {CLI_NOT_INITIALISED, {NULL, NULL}}},
        .run = cli_serve},
    {.noun = "demo", .schema = "ketenpoort.demo",
        .summary = {"Speel de keten na met verzonnen personen, in een eigen "
                    "tijdelijke map.",
                    "Play the chain with invented persons, in a temporary "
                    "folder of its own."},
        .usage = "",
        .examples = {"ketenpoort demo", "ketenpoort demo --json"},
        .endings = {ALWAYS},
        .run = cli_demo},

    {.noun = "partner", .verb = "list", .schema = "ketenpoort.partner.list",
        .summary = {"Toon alle ketenpartners.", "Show all chain partners."},
        .usage = "",
        .examples = {"ketenpoort partner list",
            "ketenpoort partner list --json"},
        .endings = {ALWAYS, ASKS},
        .run = cli_partner_list},
    {.noun = "partner", .verb = "show", .schema = "ketenpoort.partner.show",
        .summary = {"Toon een ketenpartner.", "Show one chain partner."},
        .usage = "ID", .args_min = 1, .args_max = 1,
        .examples = {"ketenpoort partner show gemeente-utrecht"},
        .endings = {ALWAYS, ASKS},
        .run = cli_partner_show},
    {.noun = "partner", .verb = "add", .schema = "ketenpoort.partner.add",
        .summary = {"Voeg een ketenpartner toe, of vervang hem; dit komt in "
                    "het logboek. Het formaat van een actieve partner moet er "
                    "zijn, en bij een van zijn rollen horen.",
                    "Add a chain partner, or replace it; this goes into the "
                    "log. The format of an active partner must be there, and "
                    "fit one of its roles."},
        .usage = "FILE.yaml [--dry-run]", .args_min = 1, .args_max = 1,
        .examples = {"ketenpoort partner add gemeente-utrecht.yaml --dry-run",
            "ketenpoort partner add gemeente-utrecht.yaml"},
        .options = {DRY_RUN},
        .endings = {ALWAYS,
            {CLI_CHECK_FAILED,
                {"het bestand klopt niet, of het formaat is er niet of past "
                 "bij geen rol",
                 "the file is not right, or the format is not there or fits no "
                 "role"}},
            ASKS},
        .run = cli_partner_add},

    {.noun = "policy", .verb = "check", .schema = "ketenpoort.policy.check",
        .summary = {"Controleer een map met beleid: fouten, tegenspraak, regels "
                    "zonder gevolg, gronden en afspraken die aflopen, wat "
                    "niet past in een formaat, en wat nog op akkoord wacht; elk "
                    "met bestand, regel en kolom.",
                    "Check a policy folder: faults, contradictions, rules "
                    "without effect, grounds and agreements that end, what fits "
                    "no format, and what still waits for sign-off; each with "
                    "file, line and column."},
        .usage = "[DIR] [--adapters DIR] [--vandaag DATUM] [--strict] "
                 "[--alles]", .args_max = 1,
        .examples = {"ketenpoort policy check policy/wet-senb",
            "ketenpoort policy check --vandaag 2027-01-01 --alles",
            "ketenpoort policy check --strict --json"},
        .options = {ADAPTERS_DIR, VANDAAG,
            {"strict", 0, NULL, NULL,
                {"ook een waarschuwing is een fout",
                 "a warning is a fault too"}},
            {"alles", 0, NULL, NULL,
                {"toon elke bevinding, niet alleen de eerste tien per soort",
                 "show every finding, not just the first ten of a kind"}}},
        .endings = {{CLI_OK, {"het beleid klopt; er kunnen waarschuwingen zijn",
                "the policy is right; there may be warnings"}},
            {CLI_FAILED, {NULL, NULL}}, {CLI_USAGE, {NULL, NULL}},
            {CLI_CHECK_FAILED,
                {"het beleid klopt niet, of een waarschuwing met --strict",
                 "the policy is not right, or a warning with --strict"}}},
        .run = cli_policy_check},
    {.noun = "policy", .verb = "test", .schema = "ketenpoort.policy.test",
        .summary = {"Toets het beleid aan de gevallen in zijn map toetsen/: wat "
                    "er wordt aangeboden, en wat ervan verstrekt moet worden.",
                    "Test the policy with the cases in its folder toetsen/: "
                    "what is offered, and what must be disclosed of it."},
        .usage = "[DIR] [--coverage] [--run TEKST]", .args_max = 1,
        .examples = {"ketenpoort policy test policy/wet-senb",
            "ketenpoort policy test policy/wet-senb --coverage --quiet",
            "ketenpoort policy test policy/wet-senb --run 18b",
            "ketenpoort policy test --json"},
        .options = {
            {"coverage", 0, NULL, NULL,
                {"toon per kolom welke regels zijn geraakt, en wat nooit",
                 "show per column which rules were reached, and what never"}},
            {"run", 0, "TEKST", NULL,
                {"alleen toetsen met deze tekst in hun naam",
                 "only cases with this text in their name"}}},
        .endings = {
            {CLI_OK, {"elke toets klopt", "every case is right"}},
            {CLI_FAILED, {NULL, NULL}}, {CLI_USAGE, {NULL, NULL}},
            {CLI_CHECK_FAILED,
                {"een toets klopt niet, of het beleid niet",
                 "a case is not right, or the policy is not"}}},
        .run = cli_policy_test},
    {.noun = "policy", .verb = "eval", .schema = "ketenpoort.policy.eval",
        .summary = {"Mag ik dit delen? Ja, nee of onder voorwaarde, met regel, "
                    "grondslagen, afspraak, wat u daarvoor moet doen en wat er "
                    "anders gaat. Persoonsgegevens zijn niet nodig.",
                    "May I share this? Yes, no or on a condition, with rule, "
                    "legal bases, agreement, what you must do for it and what "
                    "goes instead. No personal data are needed."},
        .usage = "--doel DOEL --rol ROL --element ID|--alles [--van ROL] "
                 "[--fase F] [--type M] [--vandaag DATUM]",
        .examples = {"ketenpoort policy eval --doel DR_PLAN --rol GN "
                     "--element zorg.zorgaanbieder",
            "ketenpoort policy eval --doel DR_PLAN --rol GN --van PI "
            "--element schulden.aanwezig --fase F3 --type M10 --json",
            "ketenpoort policy eval --doel DR_PLAN --rol GN --alles"},
        .options = {
            {"doel", 0, "DOEL", NULL,
                {"doel van de verstrekking, zoals DR_PLAN",
                 "purpose of the disclosure, such as DR_PLAN"}},
            {"rol", 0, "ROL", NULL,
                {"rol van de ontvanger, zoals GN",
                 "role of the recipient, such as GN"}},
            {"element", 0, "ID", NULL,
                {"gegevenselement, zoals zorg.zorgaanbieder",
                 "data element, such as zorg.zorgaanbieder"}},
            {"alles", 0, NULL, NULL,
                {"elk gegevenselement, in drie groepen",
                 "every data element, in three groups"}},
            {"van", 0, "ROL", NULL,
                {"rol van de afzender; anders elke rol",
                 "role of the sender; else every role"}},
            VANDAAG,
            {"fase", 0, "F0..F7", "F0|F1|F2|F3|F4|F5|F6|F7",
                {"fase van de detentie; anders onbekend",
                 "phase of the detention; else not known"}},
            {"type", 0, "M01..M35", NULL,
                {"berichttype; anders elk type met dit doel",
                 "message type; else every type with this purpose"}},
            POLICY_DIR},
        .endings = {
            {CLI_OK, {"ja, of onder de genoemde voorwaarde",
                "yes, or on the condition named"}},
            {CLI_FAILED, {NULL, NULL}}, {CLI_USAGE, {NULL, NULL}},
            {CLI_REFUSED, {NULL, NULL}},
            {CLI_CHECK_FAILED, {"het beleid klopt niet",
                "the policy is not right"}}},
        .run = cli_policy_eval},
    {.noun = "policy", .verb = "explain", .schema = "ketenpoort.policy.explain",
        .summary = {"Leg een genomen besluit uit, per gegevenselement.",
                    "Explain a decision that was taken, per data element."},
        .usage = "ID|INDEX", .args_min = 1, .args_max = 1,
        .examples = {"ketenpoort policy explain 12",
            "ketenpoort policy explain "
            "019a0b7c-1d2e-7f30-8a4b-5c6d7e8f9a0b --json"},
        .options = {POLICY_DIR},
        .endings = {ALWAYS,
            {CLI_CHECK_FAILED, {"het beleid klopt niet",
                "the policy is not right"}},
            ASKS},
        .run = cli_policy_explain},

    {.noun = "policy", .verb = "scan", .schema = "ketenpoort.policy.scan",
        .summary = {"Zoek in een tekst wat niet in een vrij veld hoort: een "
                    "BSN, diagnose, medicijn, delict of slachtoffer. Noemt "
                    "categorie, regel en teken.",
                    "Look in a text for what does not belong in a free field: "
                    "a BSN, diagnosis, medicine, offence or victim. Names "
                    "category, line and position."},
        .usage = "FILE|-", .args_min = 1, .args_max = 1,
        .examples = {"ketenpoort policy scan toelichting.txt",
            "ketenpoort policy scan - --json"},
        .options = {POLICY_DIR},
        .endings = {{CLI_OK, {"niets gevonden", "nothing found"}},
            {CLI_FAILED, {NULL, NULL}}, {CLI_USAGE, {NULL, NULL}},
            {CLI_CHECK_FAILED,
                {"er is iets gevonden, of het beleid klopt niet",
                 "something was found, or the policy is not right"}}},
        .run = cli_policy_scan},
    {.noun = "policy", .verb = "simulate",
        .schema = "ketenpoort.policy.simulate",
        .summary = {"Herspeel oude besluiten met een ander beleid. Verandert "
                    "niets.",
                    "Take old decisions again with another policy. Changes "
                    "nothing."},
        .usage = "[--from DATUM] [--to DATUM] [--last DUUR] "
                 "[--policy DIR] [--exit-code]",
        .examples = {"ketenpoort policy simulate --policy nieuw/ "
                     "--from 2026-05-01 --to 2026-05-31",
            "ketenpoort policy simulate --policy nieuw/ --last 30d --json "
            "--exit-code"},
        .options = {
            PERIOD,
            {"exit-code", 0, NULL, NULL,
                {"eindig met 5 als er verschillen zijn",
                 "end with 5 where there are differences"}},
            POLICY_DIR},
        .endings = {ALWAYS,
            {CLI_CHECK_FAILED, {"het beleid klopt niet",
                "the policy is not right"}},
            {CLI_DIFFERENT, {NULL, NULL}}, ASKS},
        .run = cli_policy_simulate},

    {.noun = "policy", .verb = "matrix", .schema = "ketenpoort.policy.matrix",
        .summary = {"Toon wie wat mag hebben: per kolom geteld, of elke regel "
                    "met reden als HTML of CSV.",
                    "Show who may have what: counted per column, or each line "
                    "with its reason as HTML or CSV."},
        .usage = "[--html|--csv] [-o FILE] [--policy DIR]",
        .examples = {"ketenpoort policy matrix",
            "ketenpoort policy matrix --html -o matrix.html",
            "ketenpoort policy matrix --csv --policy nieuw/ -o matrix.csv",
            "ketenpoort policy matrix --json"},
        .options = {
            {"html", 0, NULL, NULL,
                {"een pagina met matrix, voorwaarden en redenen",
                 "a page with matrix, conditions and reasons"}},
            {"csv", 0, NULL, NULL,
                {"een rij per gegeven en kolom, in beide talen",
                 "a row per element and column, in both languages"}},
            OUT_FILE,
            POLICY_DIR},
        .endings = {ALWAYS,
            {CLI_CHECK_FAILED, {"het beleid klopt niet",
                "the policy is not right"}}},
        .run = cli_policy_matrix},
    {.noun = "policy", .verb = "register",
        .schema = "ketenpoort.policy.register",
        .summary = {"Maak het register van verwerkingen, de bijlage bij het "
                    "protocol en de invoer voor de DPIA, uit het beleid zelf.",
                    "Make the register of processing activities, the annex of "
                    "the protocol and the input for the impact assessment, from "
                    "the policy itself."},
        .usage = "[--html|--csv] [-o FILE] [--onderdeel DEEL] [--gebruik "
                 "[--last DUUR]]",
        .examples = {"ketenpoort policy register",
            "ketenpoort policy register --html -o register.html",
            "ketenpoort policy register --html --onderdeel protocol -o "
            "bijlage.html",
            "ketenpoort policy register --csv --gebruik --last 12w -o r.csv"},
        .options = {
            {"html", 0, NULL, NULL,
                {"een pagina met register, protocol en DPIA",
                 "a page with register, protocol and impact assessment"}},
            {"csv", 0, NULL, NULL,
                {"alleen het register: twee rijen per activiteit",
                 "the register alone: two rows per activity"}},
            OUT_FILE,
            {"onderdeel", 0, "DEEL", "register|protocol|dpia",
                {"alleen dit deel van de pagina", "only this part of the page"}},
            {"gebruik", 0, NULL, NULL,
                {"tel in het logboek hoe vaak elke activiteit voorkomt",
                 "count in the log how often each activity occurs"}},
            PERIOD,
            POLICY_DIR},
        .endings = {ALWAYS,
            {CLI_CHECK_FAILED, {"het beleid klopt niet",
                "the policy is not right"}}, ASKS},
        .run = cli_policy_register},
    {.noun = "policy", .verb = "diff", .schema = "ketenpoort.policy.diff",
        .summary = {"Vergelijk twee versies van het beleid in betekenis: wie mag "
                    "nu meer, minder of anders.",
                    "Compare two versions of the policy in meaning: who may have "
                    "more, less or otherwise."},
        .usage = "A B [--exit-code]", .args_min = 2, .args_max = 2,
        .examples = {"ketenpoort policy diff policy/wet-senb nieuw/",
            "ketenpoort policy diff policy/wet-senb nieuw/ --json --exit-code"},
        .options = {
            {"exit-code", 0, NULL, NULL,
                {"eindig met 5 als er verschillen zijn",
                 "end with 5 where there are differences"}}},
        .endings = {ALWAYS,
            {CLI_CHECK_FAILED, {"het beleid klopt niet",
                "the policy is not right"}},
            {CLI_DIFFERENT, {NULL, NULL}}},
        .run = cli_policy_diff},

    {.noun = "policy", .verb = "list", .schema = "ketenpoort.policy.list",
        .summary = {"Toon de versies van het beleid: wat voorgesteld, "
                    "goedgekeurd, gepland, actief of vervallen is.",
                    "Show the versions of the policy: what is proposed, "
                    "approved, planned, active or lapsed."},
        .usage = "",
        .examples = {"ketenpoort policy list", "ketenpoort policy list --json"},
        .endings = {ALWAYS, ASKS},
        .run = cli_policy_list},
    {.noun = "policy", .verb = "show", .schema = "ketenpoort.policy.show",
        .summary = {"Toon een versie van het beleid, met elke stap en wie die "
                    "tekende.",
                    "Show a version of the policy, with each step and who "
                    "signed it."},
        .usage = "HASH|VERSIE", .args_min = 1, .args_max = 1,
        .examples = {"ketenpoort policy show 4f1c0a9e",
            "ketenpoort policy show 2026.2 --json"},
        .endings = {ALWAYS, ASKS},
        .run = cli_policy_show},
    {.noun = "policy", .verb = "propose",
        .schema = "ketenpoort.policy.propose",
        .summary = {"Stel een map met beleid voor als nieuwe versie; wie dit "
                    "doet, tekent. Dit komt in het logboek.",
                    "Propose a policy folder as a new version; who does so "
                    "signs. This goes into the log."},
        .usage = "DIR --person ID --key FILE [--reden TEKST]",
        .args_min = 1, .args_max = 1,
        .examples = {"ketenpoort policy propose ./beleid-nieuw --person "
                     "beheer-almelo --key beheer.key"},
        .options = {SIGNER},
        .endings = {ALWAYS, {CLI_REFUSED, {"dit mag nu niet; de reden staat "
                "erbij", "this may not be done now; the reason is given"}},
            {CLI_CHECK_FAILED, {"het beleid klopt niet",
                "the policy is not right"}}, ASKS},
        .run = cli_policy_propose},
    {.noun = "policy", .verb = "approve",
        .schema = "ketenpoort.policy.approve",
        .summary = {"Keur een voorgestelde versie goed: een ander dan wie haar "
                    "voorstelde, privacyfunctionaris of jurist.",
                    "Approve a proposed version: another than who proposed "
                    "it, privacy officer or lawyer."},
        .usage = "HASH|VERSIE --person ID --key FILE [--reden TEKST]",
        .args_min = 1, .args_max = 1,
        .examples = {"ketenpoort policy approve 2026.2 --person fg-almelo "
                     "--key fg.key"},
        .options = {SIGNER},
        .endings = {ALWAYS, STEP_ENDINGS, ASKS},
        .run = cli_policy_approve},
    {.noun = "policy", .verb = "activate",
        .schema = "ketenpoort.policy.activate",
        .summary = {"Maak een goedgekeurde versie actief, vandaag of vanaf een "
                    "dag (00:00 UTC).",
                    "Make an approved version active, today or from a day on "
                    "(00:00 UTC)."},
        .usage = "HASH|VERSIE [--vanaf DATUM] --person ID --key FILE",
        .args_min = 1, .args_max = 1,
        .examples = {"ketenpoort policy activate 2026.2 --vanaf 2027-01-01 "
                     "--person fg-almelo --key fg.key"},
        .options = {
            {"vanaf", 0, "DATUM", NULL,
                {"vanaf deze dag (JJJJ-MM-DD); anders meteen",
                 "from this day on (YYYY-MM-DD); else at once"}},
            SIGNER},
        .endings = {ALWAYS, STEP_ENDINGS, ASKS},
        .run = cli_policy_activate},
    {.noun = "policy", .verb = "rollback",
        .schema = "ketenpoort.policy.rollback",
        .summary = {"Ga meteen terug naar een eerdere versie; wat gepland "
                    "stond vervalt.",
                    "Go back to an earlier version at once; what was planned "
                    "lapses."},
        .usage = "[HASH|VERSIE] --person ID --key FILE [--reden TEKST]",
        .args_max = 1,
        .examples = {"ketenpoort policy rollback --person fg-almelo --key "
                     "fg.key",
            "ketenpoort policy rollback 2026.1 --person fg-almelo --key "
            "fg.key"},
        .options = {SIGNER},
        .endings = {ALWAYS, STEP_ENDINGS, ASKS},
        .run = cli_policy_rollback},

    {.noun = "person", .verb = "list", .schema = "ketenpoort.person.list",
        .summary = {"Toon wie voor het beleid mag tekenen.",
                    "Show who may sign for the policy."},
        .usage = "",
        .examples = {"ketenpoort person list", "ketenpoort person list --json"},
        .endings = {ALWAYS, ASKS},
        .run = cli_person_list},
    {.noun = "person", .verb = "show", .schema = "ketenpoort.person.show",
        .summary = {"Toon een persoon die mag tekenen.",
                    "Show a person who may sign."},
        .usage = "ID", .args_min = 1, .args_max = 1,
        .examples = {"ketenpoort person show fg-almelo"},
        .endings = {ALWAYS, ASKS},
        .run = cli_person_show},
    {.noun = "person", .verb = "add", .schema = "ketenpoort.person.add",
        .summary = {"Laat iemand voor het beleid tekenen: een functie (geen "
                    "naam), een rol en een sleutel; dit komt in het logboek.",
                    "Let somebody sign for the policy: a function (no name), a "
                    "role and a key; this goes into the log."},
        .usage = "ID --rol ROL --key-out FILE | --pubkey FILE",
        .args_min = 1, .args_max = 1,
        .examples = {"ketenpoort person add fg-almelo --rol "
                     "privacyfunctionaris --key-out fg.key",
            "ketenpoort person add jurist-almelo --rol jurist --pubkey "
            "jurist.pub"},
        .options = {
            {"rol", 0, "ROL", "privacyfunctionaris|jurist|beheerder",
                {"wat deze persoon doet; goedkeuren mogen de eerste twee",
                 "what this person does; the first two may approve"}},
            {"key-out", 0, "FILE", NULL,
                {"maak een sleutelpaar en zet de geheime helft hierin",
                 "make a key pair and put the private half in here"}},
            {"pubkey", 0, "FILE", NULL,
                {"openbare Ed25519-sleutel (PEM) die elders is gemaakt",
                 "public Ed25519 key (PEM) that was made elsewhere"}}},
        .endings = {ALWAYS, {CLI_REFUSED, {"deze persoon of sleutel is er al",
                "this person or key is there already"}}, ASKS},
        .run = cli_person_add},
    {.noun = "person", .verb = "revoke", .schema = "ketenpoort.person.revoke",
        .summary = {"Trek een sleutel in: wat hierna getekend wordt telt niet "
                    "meer.",
                    "Revoke a key: what is signed from now on does not "
                    "count."},
        .usage = "ID", .args_min = 1, .args_max = 1,
        .examples = {"ketenpoort person revoke fg-almelo"},
        .endings = {ALWAYS, {CLI_REFUSED, {"de sleutel is al ingetrokken",
                "the key was revoked already"}}, ASKS},
        .run = cli_person_revoke},

    {.noun = "adapter", .verb = "list", .schema = "ketenpoort.adapter.list",
        .summary = {"Toon de formaten die er zijn.",
                    "Show the formats that there are."},
        .usage = "",
        .examples = {"ketenpoort adapter list",
            "ketenpoort adapter list --adapters /opt/keten/adapters --json"},
        .options = {ADAPTERS_DIR, POLICY_DIR},
        .endings = {ALWAYS,
            {CLI_CHECK_FAILED, {"een formaat of het beleid klopt niet",
                "a format or the policy is not right"}}},
        .run = cli_adapter_list},
    {.noun = "adapter", .verb = "show", .schema = "ketenpoort.adapter.show",
        .summary = {"Toon wat een formaat kan dragen: zijn typen, de paden van "
                    "een type, of een codelijst.",
                    "Show what a format can carry: its types, the paths of "
                    "one type, or a code list."},
        .usage = "SOORT/VERSIE [TYPE] [--list NAAM]",
        .args_min = 1, .args_max = 2,
        .examples = {"ketenpoort adapter show gemeente/v1",
            "ketenpoort adapter show gemeente/v1 M10",
            "ketenpoort adapter show pi/v1 --list GESLACHT",
            "ketenpoort adapter show pi/v1 M10 --json"},
        .options = {
            {"list", 0, "NAAM", NULL,
                {"toon deze codelijst, zoals dit formaat haar spelt",
                 "show this code list, as this format spells it"}},
            ADAPTERS_DIR},
        .endings = {ALWAYS, FORMAT_WRONG},
        .run = cli_adapter_show},
    {.noun = "adapter", .verb = "test", .schema = "ketenpoort.adapter.test",
        .summary = {"Beproef een formaat: zijn tabellen, zijn voorbeelden, en "
                    "willekeurige berichten heen en terug.",
                    "Try a format out: its tables, its samples, and random "
                    "messages there and back."},
        .usage = "[DIR|SOORT/VERSIE] [--rounds N] [--seed N]", .args_max = 1,
        .examples = {"ketenpoort adapter test",
            "ketenpoort adapter test gemeente/v1 --rounds 200",
            "ketenpoort adapter test ./mijn-formaten/gemeente/v2 --quiet",
            "ketenpoort adapter test ./mijn-formaten --json"},
        .options = {
            {"rounds", 0, "N", NULL,
                {"zoveel willekeurige berichten per type, 0 tot 10000; anders "
                 "20",
                 "this many random messages per type, 0 to 10000; else 20"}},
            {"seed", 0, "N", NULL,
                {"begin van het toeval; hetzelfde getal geeft dezelfde "
                 "berichten",
                 "start of the chance; the same number gives the same "
                 "messages"}}},
        .endings = {
            {CLI_OK, {"alles klopt", "all is right"}},
            {CLI_FAILED, {NULL, NULL}}, {CLI_USAGE, {NULL, NULL}},
            {CLI_CHECK_FAILED, {"een tabel, voorbeeld of bericht klopt niet",
                "a table, sample or message is not right"}}},
        .run = cli_adapter_test},
    {.noun = "adapter", .verb = "convert",
        .schema = "ketenpoort.adapter.convert",
        .summary = {"Zet een document om naar het formaat van de ontvanger, "
                    "door het beleid. Niets wordt vastgelegd, bewaard of "
                    "verzonden.",
                    "Convert a document to the recipient's format, through "
                    "the policy. Nothing is logged, stored or sent."},
        .usage = "FILE|- --from SOORT/VERSIE --to SOORT/VERSIE",
        .args_min = 1, .args_max = 1,
        .examples = {"ketenpoort adapter convert M10.xml --from pi/v1 "
                     "--to gemeente/v1 --bevestigd J",
            "ketenpoort adapter convert M10.xml --from pi/v1 --to gemeente/v1 "
            "--bevestigd J --gemeente 0141 --fase F4 -o M10.json",
            "ketenpoort adapter convert M10.xml --from pi/v1 --to gemeente/v1 "
            "--bevestigd J --html -o M10.html",
            "ketenpoort adapter convert M10.xml --from pi/v1 --to gemeente/v1 "
            "--zonder-beleid-testdata"},
        .options = {
            {"from", 0, "SOORT/VERSIE", NULL,
                {"formaat van FILE, zoals pi/v1", "format of FILE, as pi/v1"}},
            {"to", 0, "SOORT/VERSIE", NULL,
                {"formaat van de ontvanger, zoals gemeente/v1",
                 "format of the recipient, as gemeente/v1"}},
            {"out", 'o', "FILE", NULL,
                {"schrijf het document hierin, alleen voor u leesbaar",
                 "write the document here, readable by you only"}},
            {"html", 0, NULL, NULL,
                {"geef de pagina die een ontvanger zonder systeem leest, met "
                 "wat een voorwaarde tegenhield",
                 "give the page that a recipient without a system reads, with "
                 "what a condition held back"}},
            {"rol-afzender", 0, "ROL", NULL,
                {"rol van de afzender; anders de rollen van zijn formaat",
                 "role of the sender; else the roles of its format"}},
            {"gemeente", 0, "CODE", NULL,
                {"gemeente van de ontvanger (CBS); anders onbekend",
                 "municipality of the recipient (CBS); else not known"}},
            {"fase", 0, "F0..F7", "F0|F1|F2|F3|F4|F5|F6|F7",
                {"fase, als het bericht die niet noemt; anders onbekend",
                 "phase, where the message has none; else not known"}},
            {"titel-na", 0, "J|N|O", "J|N|O",
                {"blijft er een titel na detentie, als het bericht dat niet "
                 "zegt; anders onbekend",
                 "does a title remain after detention, where the message does "
                 "not say; else not known"}},
            {"bevestigd", 0, "J|N|O", "J|N|O",
                {"heeft de gemeente de inschrijving bevestigd; anders onbekend",
                 "did the municipality confirm the registration; else not "
                 "known"}},
            {"vandaag", 0, "DATUM", NULL,
                {"beslis alsof het deze dag is (JJJJ-MM-DD)",
                 "decide as if it were this day (YYYY-MM-DD)"}},
            POLICY_DIR, ADAPTERS_DIR,
            {"zonder-beleid-testdata", 0, NULL, NULL,
                {"sla het beleid over; alleen als elk BSN met 9999 en elk OIN "
                 "met 00000099 begint",
                 "leave the policy out; only where each BSN begins with 9999 "
                 "and each OIN with 00000099"}}},
        .endings = {
            {CLI_OK, {"omgezet, geheel of deels", "converted, all or in part"}},
            {CLI_FAILED, {NULL, NULL}}, {CLI_USAGE, {NULL, NULL}},
            {CLI_REFUSED, {NULL, NULL}},
            {CLI_CHECK_FAILED,
                {"het document, een formaat of het beleid klopt niet",
                 "the document, a format or the policy is not right"}}},
        .run = cli_adapter_convert},

    {.noun = "queue", .verb = "list", .schema = "ketenpoort.queue.list",
        .summary = {"Toon wat op aflevering wacht.",
                    "Show what waits for delivery."},
        .usage = "[--kanaal KANAAL] [--max N]",
        .examples = {"ketenpoort queue list", "ketenpoort queue list --max 10",
            "ketenpoort queue list --kanaal RISICO_18B"},
        .options = {
            {"kanaal", 0, "KANAAL", NULL,
                {"alleen dit kanaal: REINTEGRATIE, RISICO_18B, BIJ, DOELGROEP "
                 "of PGA",
                 "this channel only: REINTEGRATIE, RISICO_18B, BIJ, DOELGROEP "
                 "or PGA"}},
            {"max", 0, "N", NULL,
                {"hoogstens zoveel regels, 1 tot 100",
                 "at most this many rows, 1 to 100"}}},
        .endings = {ALWAYS, ASKS},
        .run = cli_queue_list},

    {.noun = "log", .verb = "head", .schema = "ketenpoort.log.head",
        .summary = {"Toon de logboekkop: het nieuwste ondertekende checkpoint.",
                    "Show the tree head: the newest signed checkpoint."},
        .usage = "",
        .examples = {"ketenpoort log head",
            "ketenpoort log head --plain > kop.txt"},
        .endings = {ALWAYS, ASKS},
        .run = cli_log_head},
    {.noun = "log", .verb = "show", .schema = "ketenpoort.log.show",
        .summary = {"Toon een logregel.", "Show one log entry."},
        .usage = "ID|INDEX", .args_min = 1, .args_max = 1,
        .examples = {"ketenpoort log show 12", "ketenpoort log show 12 --json"},
        .endings = {ALWAYS, ASKS},
        .run = cli_log_show},
    {.noun = "log", .verb = "witness", .schema = "ketenpoort.log.witness",
        .summary = {"Toon wie getuige is van het logboek, en de eigen sleutel "
                    "als getuige.",
                    "Show who is witness of the log, and our own key as a "
                    "witness."},
        .usage = "",
        .examples = {"ketenpoort log witness", "ketenpoort log witness --json"},
        .endings = {ALWAYS, ASKS},
        .run = cli_log_witness},
    {.noun = "log", .verb = "verify", .schema = "ketenpoort.log.verify",
        .summary = {"Controleer of het logboek ongewijzigd is; zonder gateway "
                    "en zonder sleutel.",
                    "Check that the log is unchanged; without gateway and "
                    "without key."},
        .usage = "[--from KOP] [--file FILE] [--vkey FILE] [--key DIR]",
        .examples = {"ketenpoort log verify",
            "ketenpoort log verify --from kop.txt",
            "ketenpoort log verify --file kopie.log --json"},
        .options = {
            {"from", 0, "KOP", NULL,
                {"vergelijk met een eerder bewaarde logboekkop",
                 "compare with a tree head that was kept earlier"}},
            {"full", 0, NULL, NULL,
                {"lees alles (dit is altijd zo)",
                 "read everything (this is always so)"}},
            {"file", 0, "FILE", NULL,
                {"controleer dit logbestand, of deze map met tegels, "
                 "bijvoorbeeld een kopie",
                 "check this log file, or this folder of tiles, such as a "
                 "copy"}},
            {"vkey", 0, "FILE", NULL,
                {"openbare controlesleutel; anders log.vkey naast het logboek",
                 "public verification key; else log.vkey beside the log"}},
            {"key", 0, "DIR", NULL,
                {"map met sleutels: lees ook de inhoud; de gateway moet stil "
                 "staan",
                 "folder of keys: read the contents too; the gateway must be "
                 "stopped"}}},
        .endings = {
            {CLI_OK, {"ongewijzigd", "intact"}},
            {CLI_FAILED, {NULL, NULL}}, {CLI_USAGE, {NULL, NULL}},
            {CLI_CHANGED, {"gewijzigd; de regel wordt genoemd",
                "changed; the entry is named"}},
            {CLI_UNCHECKABLE, {"nu niet te controleren",
                "cannot be checked now"}},
            {CLI_NOT_INITIALISED, {NULL, NULL}},
            {CLI_UNWITNESSED, {NULL, NULL}},
            {CLI_ROLLED_BACK, {NULL, NULL}}},
        .run = cli_log_verify},
    {.noun = "log", .verb = "prove", .schema = "ketenpoort.log.prove",
        .summary = {"Schrijf een bewijsbestand (.tlog-proof) van een logregel, "
                    "ook per element.",
                    "Write a proof file (.tlog-proof) of a log entry, per "
                    "element too."},
        .usage = "ID|INDEX [-o FILE] [--from KOP] [--elementen LIJST|--alles] "
                 "[--buren]",
        .args_min = 1, .args_max = 1,
        .examples = {"ketenpoort log prove 12 -o regel12.tlog-proof",
            "ketenpoort log prove 12 --elementen schulden.aanwezig,zorg.domein",
            "ketenpoort log prove 12 --from kop.txt --alles"},
        .options = {
            OUT_FILE,
            {"from", 0, "KOP", NULL,
                {"bewijs ook dat deze eerder bewaarde logboekkop ongewijzigd is "
                 "voortgezet",
                 "prove too that this tree head, kept earlier, is continued "
                 "unchanged"}},
            {"elementen", 0, "LIJST", NULL,
                {"toon van deze elementen, met komma's, wat er is besloten; van "
                 "de andere niets dan hun aantal",
                 "show what was decided on these elements, with commas; of the "
                 "others nothing but how many there are"}},
            {"alles", 0, NULL, NULL,
                {"toon alle elementen; alleen zo is ook te zien dat er verder "
                 "niets is aangeboden",
                 "show all elements; only so it is seen that nothing else was "
                 "offered"}},
            {"buren", 0, NULL, NULL,
                {"toon ook de elementen die nodig zijn om te tonen dat een "
                 "element niet is aangeboden",
                 "also show the elements that are needed to show that an "
                 "element was not offered"}}},
        .endings = {
            {CLI_OK, {NULL, NULL}}, {CLI_FAILED, {NULL, NULL}},
            {CLI_USAGE, {NULL, NULL}},
            {CLI_REFUSED, {"niet te tonen: de inhoud is vernietigd, of het kan "
                "alleen met --buren",
                "cannot be shown: the contents were destroyed, or only with "
                "--buren"}},
            {CLI_CHANGED, {NULL, NULL}},
            {CLI_UNCHECKABLE, {"de eerdere kop is niet te lezen of niet van dit "
                "logboek",
                "the earlier head cannot be read or is not of this log"}},
            ASKS, {CLI_UNWITNESSED, {NULL, NULL}},
            {CLI_ROLLED_BACK, {NULL, NULL}}},
        .run = cli_log_prove},
    {.noun = "log", .verb = "export", .schema = "ketenpoort.log.export",
        .summary = {"Haal logregels uit het logboek in een vorm die anderen "
                    "lezen, met een ondertekend manifest; dat dit gebeurde wordt "
                    "vastgelegd.",
                    "Take entries out of the log in a form that others read, "
                    "with a signed manifest; that this was done is logged."},
        .usage = "--format VORM --to-dir MAP [--from DATUM] [--to DATUM] "
                 "[--last DUUR] [--type TYPE] [--partner OIN] [--kind LIJST] "
                 "[--register URI] [--oin OIN] [--post URL] [--ca FILE] "
                 "[--dry-run]",
        .examples = {
            "ketenpoort log export --format csv --last 30d --dry-run",
            "ketenpoort log export --format ndjson --to-dir uit --partner "
            "00000099000000000141",
            "ketenpoort log export --format ldv --to-dir uit --register "
            "https://register.example/verwerkingen/",
            "ketenpoort log export --format ldv --to-dir uit --register "
            "https://register.example/ --post http://127.0.0.1:4318/v1/traces"},
        .options = {
            {"format", 0, "VORM", "ndjson|csv|ldv|adl|fsc",
                {"ndjson, csv, ldv, adl of fsc; zie EXPORT.md",
                 "ndjson, csv, ldv, adl or fsc; see EXPORT.md"}},
            {"to-dir", 0, "MAP", NULL,
                {"nieuwe of lege map voor het bestand, manifest.json en "
                 "manifest.json.sig",
                 "new or empty folder for the file, manifest.json and "
                 "manifest.json.sig"}},
            PERIOD,
            {"type", 0, "TYPE", NULL,
                {"alleen dit berichttype, als M10", "this message type only, as "
                 "M10"}},
            {"partner", 0, "OIN", NULL,
                {"alleen waar deze partij afzender of ontvanger is",
                 "only where this party is sender or recipient"}},
            {"kind", 0, "LIJST", NULL,
                {"deze soorten regels, met komma's, of alle; anders vrijgave en "
                 "weigering",
                 "these kinds of entry, with commas, or alle; else vrijgave and "
                 "weigering"}},
            {"register", 0, "URI", NULL,
                {"ldv: begin van de URI van een activiteit in uw register",
                 "ldv: beginning of the URI of an activity in your register"}},
            {"oin", 0, "OIN", NULL,
                {"fsc: het OIN van deze gateway", "fsc: the OIN of this "
                 "gateway"}},
            {"post", 0, "URL", NULL,
                {"ldv: zend de documenten daarna naar deze collector (OTLP over "
                 "HTTP): https, of http naar 127.0.0.1",
                 "ldv: then post the documents to this collector (OTLP over "
                 "HTTP): https, or http to 127.0.0.1"}},
            {"ca", 0, "FILE", NULL,
                {"wie voor de collector instaat; anders wie deze machine "
                 "vertrouwt",
                 "who vouches for the collector; else whom this machine "
                 "trusts"}},
            DRY_RUN},
        .endings = {ALWAYS,
            {CLI_CHECK_FAILED, {"de collector neemt het niet aan; de map is er "
                "wel",
                "the collector does not take it; the folder is there"}},
            {CLI_NO_RIGHTS, {NULL, NULL}},
            {CLI_UNREACHABLE, {"gateway of collector niet bereikbaar; gezegd is "
                "hoeveel documenten zijn bevestigd",
                "gateway or collector not reached; said is how many documents "
                "were confirmed"}},
            {CLI_NOT_INITIALISED, {NULL, NULL}}},
        .run = cli_log_export},
    {.noun = "log", .verb = "check-proof",
        .schema = "ketenpoort.log.check-proof",
        .summary = {"Controleer een bewijsbestand; zonder gateway, met alleen "
                    "de openbare sleutel.",
                    "Check a proof file; without gateway, with the public key "
                    "alone."},
        .usage = "FILE [--vkey FILE] [--entry BASE64]",
        .args_min = 1, .args_max = 1,
        .examples = {
            "ketenpoort log check-proof regel12.tlog-proof --vkey log.vkey",
            "ketenpoort log check-proof bewijs.tlog-proof --json"},
        .options = {
            {"vkey", 0, "FILE", NULL,
                {"openbare controlesleutel; anders log.vkey naast het logboek",
                 "public verification key; else log.vkey beside the log"}},
            {"entry", 0, "BASE64", NULL,
                {"het blad (of de regel) dat bewezen moet zijn, zoals in de "
                 "ontvangstbevestiging; nodig als het bestand hem niet noemt",
                 "the leaf (or the entry) that must be proven, as in the "
                 "receipt; needed where the file does not hold it"}}},
        .endings = {
            {CLI_OK, {"bewezen", "proven"}}, {CLI_FAILED, {NULL, NULL}},
            {CLI_USAGE, {"verkeerd gebruik, of geen bewijsbestand",
                "wrong usage, or no proof file"}},
            {CLI_CHANGED, {"niet bewezen; er staat bij wat niet klopt",
                "not proven; what is wrong is said"}},
            {CLI_UNCHECKABLE, {"niet te controleren: geen sleutel",
                "cannot be checked: no key"}}},
        .run = cli_log_check_proof},

    {.noun = "backup", .verb = "create", .schema = "ketenpoort.backup.create",
        .summary = {"Maak een back-up, ook terwijl de gateway draait; alleen "
                    "te openen met een sleutel die elders ligt.",
                    "Make a backup, while the gateway runs too; only a key "
                    "that is elsewhere opens it."},
        .usage = "--to DIR --recipient CERT [--keys-to DIR] [--days N] "
                 "[--dry-run]",
        .examples = {
            "ketenpoort backup create --to /backup --recipient backup.pem",
            "ketenpoort backup create --to /backup --keys-to /kluis "
            "--recipient backup.pem --days 7"},
        .options = {
            {"to", 0, "DIR", NULL,
                {"in deze map komt een map ketenpoort-TIJD",
                 "a folder ketenpoort-TIME is made in this folder"}},
            {"recipient", 0, "CERT", NULL,
                {"certificaat (PEM) van de offline sleutel: EC, of RSA vanaf "
                 "3072 bits",
                 "certificate (PEM) of the offline key: EC, or RSA from 3072 "
                 "bits"}},
            {"keys-to", 0, "DIR", NULL,
                {"zet de sleutels apart, in deze map",
                 "put the keys apart, in this folder"}},
            {"days", 0, "N", NULL,
                {"verloopt na zoveel dagen, 1 tot 400; anders 14",
                 "expires after so many days, 1 to 400; else 14"}},
            DRY_RUN},
        .endings = {ALWAYS, {CLI_CHANGED, {NULL, NULL}}, ASKS},
        .run = cli_backup_create},
    {.noun = "backup", .verb = "list", .schema = "ketenpoort.backup.list",
        .summary = {"Toon de back-ups in een map, en welke verlopen zijn.",
                    "Show the backups in a folder, and which have expired."},
        .usage = "DIR [--keys DIR] [--vkey FILE]",
        .args_min = 1, .args_max = 1,
        .examples = {"ketenpoort backup list /backup",
            "ketenpoort backup list /backup --keys /kluis --json"},
        .options = {KEYS_APART, LOG_KEY},
        .endings = {ALWAYS, {CLI_UNCHECKABLE, {NULL, NULL}}},
        .run = cli_backup_list},
    {.noun = "backup", .verb = "verify", .schema = "ketenpoort.backup.verify",
        .summary = {"Controleer een back-up; met de offline sleutel ook van "
                    "binnen.",
                    "Check a backup; with the offline key inside too."},
        .usage = "DIR [--key FILE --cert FILE] [--keys DIR] [--head KOP] "
                 "[--vkey FILE]",
        .args_min = 1, .args_max = 1,
        .examples = {
            "ketenpoort backup verify /backup/ketenpoort-20261125T091700Z",
            "ketenpoort backup verify ketenpoort-20261125T091700Z "
            "--key backup.key --cert backup.pem --head kop.txt"},
        .options = {OFFLINE_KEY},
        .endings = {
            {CLI_OK, {"ongewijzigd", "intact"}},
            {CLI_FAILED, {NULL, NULL}}, {CLI_USAGE, {NULL, NULL}},
            {CLI_CHANGED, {"gewijzigd; er staat bij wat",
                "changed; what is said"}},
            {CLI_UNCHECKABLE, {"nu niet te controleren, of een andere sleutel",
                "cannot be checked now, or another key"}},
            {CLI_ROLLED_BACK, {"ouder dan de bewaarde kop, of afgesplitst",
                "older than the kept head, or forked"}}},
        .run = cli_backup_verify},
    {.noun = "backup", .verb = "restore", .schema = "ketenpoort.backup.restore",
        .summary = {"Zet een back-up terug in een lege map, na vergelijking "
                    "met een elders bewaarde logboekkop.",
                    "Restore a backup into an empty folder, after comparing "
                    "with a tree head that is kept elsewhere."},
        .usage = "DIR --key FILE --cert FILE --to DIR "
                 "(--head KOP|--without-head) [--accept-loss] "
                 "[--log-to DIR] [--keys-to DIR] [--keys DIR] [--vkey FILE] "
                 "[--dry-run]",
        .args_min = 1, .args_max = 1,
        .examples = {
            "ketenpoort backup restore /backup/ketenpoort-20261125T091700Z "
            "--key backup.key --cert backup.pem --to /var/lib/keten "
            "--head kop.txt --vkey log.vkey"},
        .options = {OFFLINE_KEY,
            {"to", 0, "DIR", NULL,
                {"lege map voor de installatie: configuratie, opslag, beleid",
                 "empty folder for the installation: configuration, state, "
                 "policy"}},
            {"log-to", 0, "DIR", NULL,
                {"lege map voor het logbestand; anders log in --to",
                 "empty folder for the log file; else log in --to"}},
            {"keys-to", 0, "DIR", NULL,
                {"lege map voor de sleutels; anders keys in --to",
                 "empty folder for the keys; else keys in --to"}},
            {"without-head", 0, NULL, NULL,
                {"er is geen elders bewaarde logboekkop",
                 "there is no tree head that is kept elsewhere"}},
            {"accept-loss", 0, NULL, NULL,
                {"ook als de back-up ouder is dan de kop; het verlies komt in "
                 "het logboek",
                 "also where the backup is older than the head; the loss is "
                 "written in the log"}},
            DRY_RUN},
        .endings = {
            {CLI_OK, {"teruggezet", "restored"}},
            {CLI_FAILED, {NULL, NULL}}, {CLI_USAGE, {NULL, NULL}},
            {CLI_CHANGED, {"de back-up is gewijzigd",
                "the backup was changed"}},
            {CLI_UNCHECKABLE, {"niet te controleren, of een andere sleutel",
                "cannot be checked, or another key"}},
            {CLI_NO_RIGHTS, {NULL, NULL}},
            {CLI_ROLLED_BACK, {"ouder dan de bewaarde kop, of afgesplitst; er "
                "is niets teruggezet",
                "older than the kept head, or forked; nothing was restored"}}},
        .run = cli_backup_restore},
    {.noun = "backup", .verb = "prune", .schema = "ketenpoort.backup.prune",
        .summary = {"Vernietig de sleutels van verlopen back-ups; hun bewijzen "
                    "blijven te controleren.",
                    "Destroy the keys of expired backups; their proofs stay "
                    "checkable."},
        .usage = "DIR [--keys DIR] [--vkey FILE] [--dry-run]",
        .args_min = 1, .args_max = 1,
        .examples = {"ketenpoort backup prune /backup --dry-run",
            "ketenpoort backup prune /backup"},
        .options = {KEYS_APART, LOG_KEY,
            DRY_RUN},
        .endings = {ALWAYS,
            {CLI_CHANGED, {"een back-up is gewijzigd; zijn sleutels blijven",
                "a backup was changed; its keys stay"}},
            {CLI_UNCHECKABLE, {"een back-up is niet te openen, of zijn "
                "sleutels zijn niet te bereiken; de andere zijn gedaan",
                "a backup cannot be opened, or its keys cannot be reached; "
                "the others were done"}},
            ASKS},
        .run = cli_backup_prune},

    {.noun = "status", .schema = "ketenpoort.status",
        .summary = {"Toon in één scherm hoe het met de gateway gaat.",
                    "Show health in one screen."},
        .usage = "",
        .examples = {"ketenpoort status", "ketenpoort status --json"},
        .endings = {ALWAYS, ASKS},
        .run = cli_status},
    {.noun = "version", .schema = "ketenpoort.version",
        .summary = {"Toon de versie van dit programma.",
                    "Show the version of this program."},
        .usage = "",
        .examples = {"ketenpoort version", "ketenpoort version --json"},
        .endings = {{CLI_OK, {NULL, NULL}}, {CLI_USAGE, {NULL, NULL}}},
        .run = cli_show_version},
    {.noun = "help", .schema = "ketenpoort.help",
        .summary = {"Toon uitleg over een opdracht.",
                    "Show help on a command."},
        .usage = "[OPDRACHT]", .args_max = 2,
        .examples = {"ketenpoort help", "ketenpoort help log verify"},
        .endings = {{CLI_OK, {NULL, NULL}}, {CLI_USAGE, {NULL, NULL}}},
        .run = cli_help},
};
const size_t table_command_n =
    sizeof(table_commands) / sizeof(table_commands[0]);

static const struct cli_ending usual[] = {
    {CLI_OK, {"gelukt", "done"}},
    {CLI_FAILED, {"mislukt", "failed"}},
    {CLI_USAGE, {"verkeerd gebruik", "wrong usage"}},
    {CLI_REFUSED, {"besluit is geweigerd", "the decision is a refusal"}},
    {CLI_CHECK_FAILED, {"controle niet gehaald", "a check did not pass"}},
    {CLI_DIFFERENT, {"er zijn verschillen", "there are differences"}},
    {CLI_CHANGED, {"integriteit klopt niet", "integrity is broken"}},
    {CLI_UNCHECKABLE, {"integriteit niet te controleren",
        "integrity cannot be checked"}},
    {CLI_NO_RIGHTS, {"geen rechten", "no rights"}},
    {CLI_UNREACHABLE, {"niet bereikbaar of te traag",
        "not reachable or too slow"}},
    {CLI_NOT_INITIALISED, {"niet geïnitialiseerd", "not initialised"}},
    {CLI_UNWITNESSED, {"ongewijzigd, maar het einde is nog niet ondertekend",
        "intact, but the end is not yet signed"}},
    {CLI_ROLLED_BACK, {"korter, ouder of afgesplitst",
        "shorter, older or forked"}},
    {CLI_INTERRUPTED, {"onderbroken", "interrupted"}},
};
/* clang-format on */

const struct cli_command *
table_find(const char *noun, const char *verb)
{
    for (size_t i = 0; i < table_command_n; i++) {
        const struct cli_command *c = &table_commands[i];

        if (strcmp(c->noun, noun) != 0)
            continue;
        if (verb == NULL ? c->verb == NULL
                         : c->verb != NULL && strcmp(c->verb, verb) == 0)
            return c;
    }
    return NULL;
}

bool
table_has_noun(const char *noun)
{
    for (size_t i = 0; i < table_command_n; i++)
        if (strcmp(table_commands[i].noun, noun) == 0)
            return true;
    return false;
}

struct cli_text
table_exit_text(enum cli_exit code)
{
    for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]); i++)
        if (usual[i].code == code)
            return usual[i].text;
    return (struct cli_text){"mislukt", "failed"};
}
