/* SPDX-License-Identifier: EUPL-1.2 */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/unit/policy/policy_case.h"

#include "base/text.h"
#include "crypto/digest.h"

/* ---- a small policy, line by line ----------------------------------------- */

/* clang-format off */
static const char *const mini[] = {
/*  1 */ "beleid: {naam: klein, versie: '1', geldig_vanaf: '2020-01-01', nl: x, en: x}",
/*  2 */ "parameters:",
/*  3 */ "  nazorg_maanden: 3",
/*  4 */ "  kort_verblijf_dagen: 10",
/*  5 */ "  kort_verblijf_beperkt_dagen: 28",
/*  6 */ "  motivering_tekens: 30",
/*  7 */ "bewaartermijnen:",
/*  8 */ "  logboek: {dagen: 1461, status: beleid, nl: x, en: x}",
/*  9 */ "  kort: {dagen: 30, status: beleid, nl: x, en: x}",
/* 10 */ "gronden:",
/* 11 */ "  PBW_18A: {wet: w, artikel: a, aanhaling: Pbw art. 18a, geldig_vanaf: '2021-07-01', status: beleid, nl: x, en: x}",
/* 12 */ "doelen:",
/* 13 */ "  DR_PLAN: {kolom: DR, vertrouwelijk: nee, status: beleid, nl: x, en: x}",
/* 14 */ "rollen:",
/* 15 */ "  PI: {nl: x, en: x}",
/* 16 */ "  GN: {nl: x, en: x}",
/* 17 */ "blokkades:",
/* 18 */ "  zorg.diagnose: {nl: x, en: x, status: beleid}",
/* 19 */ "  zorg.medicatie: {nl: x, en: x, status: beleid}",
/* 20 */ "  zorg.behandelverslag: {nl: x, en: x, status: beleid}",
/* 21 */ "  slachtoffer.gegevens: {nl: x, en: x, status: beleid}",
/* 22 */ "  gem.openbare_orde_informatie: {nl: x, en: x, status: beleid}",
/* 23 */ "voorwaarden:",
/* 24 */ "  C1: {nl: x, en: x, gevolg: element, weigercode: NIET_NODIG, status: beleid}",
/* 25 */ "  C4: {nl: x, en: x, gevolg: element, weigercode: VERKEERDE_FASE, status: beleid, fasen: [F4, F5]}",
/* 26 */ "  C6: {nl: x, en: x, gevolg: bericht, weigercode: GEEN_MANDAAT, status: beleid}",
/* 27 */ "  C9:",
/* 28 */ "    nl: x",
/* 29 */ "    en: x",
/* 30 */ "    gevolg: element",
/* 31 */ "    weigercode: ALLEEN_DEEL",
/* 32 */ "    status: beleid",
/* 33 */ "    delen:",
/* 34 */ "      detentie.bestemming: {deel: codes, codes: [HVB, OVERIG], anders: OVERIG, nl: x, en: x}",
/* 35 */ "vervanging:",
/* 36 */ "  zorg.domein: {door: zorg.zorgvraag_aanwezig, hoe: aanwezig, nl: x, en: x, status: beleid}",
/* 37 */ "  schulden.bedrag_klasse: {door: schulden.aanwezig, hoe: schuldklasse, nl: x, en: x, status: beleid}",
/* 38 */ "afspraken:",
/* 39 */ "  A: {nl: x, en: x, noodzaak: {nl: x, en: x}, grond: PBW_18A, aard: wettelijk, verstrekkers: [PI], ontvangers: [GN], begin: '2024-01-01', stand: akkoord, goedkeuringen: [{partij: PI, functie: x, datum: '2023-12-01', kenmerk: x}, {partij: GN, functie: x, datum: '2024-01-01', kenmerk: x}], ondertekening: geen, classificatie: {persoonsgegevens: ja, bijzonder: nee, strafrechtelijk: nee, bbn: 2}, contact: x, status: beleid}",
/* 40 */ "berichtkop:",
/* 41 */ "  bericht.id: {uitkomst: toegestaan, nl: x, en: x, status: beleid}",
/* 42 */ "  bericht.casus_id: {uitkomst: geweigerd, nl: x, en: x, status: beleid}",
/* 43 */ "kolom: {code: DR-GN, nl: x, en: x, status: beleid}",
/* 44 */ "elementen:",
/* 45 */ "  zorg.diagnose: {uitkomst: geweigerd, nl: x, en: x, status: beleid}",
/* 46 */ "  persoon.geslachtsnaam: {uitkomst: toegestaan, nl: x, en: x, status: beleid}",
/* 47 */ "  detentie.bestemming: {uitkomst: C9, nl: x, en: x, status: beleid}",
/* 48 */ "  persoon.skn: {uitkomst: geweigerd, code: NIET_NODIG, nl: x, en: x, status: beleid}",
/* 49 */ "berichten:",
/* 50 */ "  M10:",
/* 51 */ "    nl: x",
/* 52 */ "    en: x",
/* 53 */ "    doel: DR_PLAN",
/* 54 */ "    kolom: DR",
/* 55 */ "    van: {PI: PBW_18A}",
/* 56 */ "    naar: {GN: PBW_18A}",
/* 57 */ "    afspraak: A",
/* 58 */ "    bewaren: kort",
/* 59 */ "    logboek: logboek",
/* 60 */ "    termijnregel: R07",
/* 61 */ "    contact: R30",
/* 62 */ "    gemeente_bevestigd: ja",
/* 63 */ "    kort_verblijf: weigeren",
/* 64 */ "    verplicht: [persoon.geslachtsnaam]",
/* 65 */ "    mag: [persoon.*]",
/* 66 */ "    status: beleid",
/* 67 */ "vrije_tekst:",
/* 68 */ "  versie: '1'",
/* 69 */ "  categorieen:",
/* 70 */ "    BSN_ANDER: {nl: x, en: x, status: beleid}",
/* 71 */ "    DIAGNOSE: {nl: x, en: x, status: beleid}",
/* 72 */ "    MEDICATIE: {nl: x, en: x, status: beleid}",
/* 73 */ "    DELICT: {behalve: [DR-PI], nl: x, en: x, status: beleid}",
/* 74 */ "    SLACHTOFFER: {nl: x, en: x, status: beleid}",
/* 75 */ "  patronen:",
/* 76 */ "    a: {categorie: DIAGNOSE, woorden: [adhd], uitgezonderd: [adhd cafe], nl: x, en: x, status: beleid}",
/* 77 */ "    b: {categorie: MEDICATIE, woorden: ['*azepam'], nl: x, en: x, status: beleid}",
/* 78 */ "    c: {categorie: DELICT, woorden: [moord], nl: x, en: x, status: beleid}",
/* 79 */ "    d: {categorie: SLACHTOFFER, woorden: ['slachtoffer*'], nl: x, en: x, status: beleid}",
};

/* Line `line` becomes `text`; then this one fault. */
static const struct fault_case {
    unsigned line;
    const char *text;
    unsigned at[2];
    const char *cause;
} faults[] = {
    /* what YAML may hold */
    {1, "&a beleid: x", {1, 1}, "een anker (&) mag niet"},
    {3, "  nazorg_maanden: &a 3", {3, 19}, "een anker (&) mag niet"},
    {3, "  nazorg_maanden: *a", {3, 19}, "een verwijzing (*) mag niet"},
    {3, "  nazorg_maanden: !!int 3", {3, 19}, "een type (!) mag niet"},
    {3, "  <<: {nazorg_maanden: 3}", {3, 3}, "een samenvoegsleutel (<<) mag niet"},
    {4, "  nazorg_maanden: 10", {4, 3}, "de sleutel 'nazorg_maanden' staat er al (regel 3)"},
    {46, "  zorg.diagnose: {uitkomst: geweigerd, nl: x, en: x, status: beleid}", {46, 3},
        "de sleutel 'zorg.diagnose' staat er al (regel 45)"},
    {7, "---\nbewaartermijnen:", {7, 1}, "een tweede document mag niet"},
    {1, "%YAML 1.2\n---\nbeleid: x", {2, 1}, "een opdracht (%) mag niet"},
    {3, "  [a]: 3", {3, 3}, "een sleutel moet tekst zijn"},
    {3, "  '': 3", {3, 3}, "een lege sleutel"},
    {1, "- beleid", {1, 1}, "hier hoort een 'sleutel: waarde'"},
    {3, "  a: [[[[[[[x]]]]]]]", {3, 12}, "te diep genest"},
    /* a version that no entry, signature or document could hold */
#define VERSION(v) "beleid: {naam: klein, versie: " v ", geldig_vanaf: '2020-01-01', nl: x, en: x}"
#define UNSEEN "een teken dat niet te zien is mag niet"
#define NO_VERSION "een versie bestaat uit letters, cijfers en . _ - + en begint met een letter of cijfer"
    {1, VERSION("'versie \xc3\xa9\xc3\xa9n'"), {1, 31}, NO_VERSION},
    {1, VERSION("'2027.1 concept'"), {1, 31}, NO_VERSION},
    {46, "  persoon.geslachtsnaam: {uitkomst: toegestaan, nl: \"x\\e[1A\\e[2K\", en: x, status: beleid}", {46, 53}, UNSEEN},
    {46, "  persoon.geslachtsnaam: {uitkomst: toegestaan, nl: \"x\\u202e\", en: x, status: beleid}", {46, 53}, UNSEEN},
    {46, "  persoon.geslachtsnaam: {uitkomst: toegestaan, nl: x\xe2\x80\x8b, en: x, status: beleid}", {46, 53}, UNSEEN},
    {46, "  persoon.geslachtsnaam: {uitkomst: toegestaan, nl: \"x\\x9b2K\", en: x, status: beleid}", {46, 53}, UNSEEN},
    {46, "  persoon.geslachtsnaam: {uitkomst: toegestaan, nl: \"x\\x7f\", en: x, status: beleid}", {46, 53}, UNSEEN},
    {46, "  \"persoon.geslachtsnaam\\u2060\": {uitkomst: toegestaan, nl: x, en: x, status: beleid}", {46, 3}, UNSEEN},
    {1, VERSION("\"a\\nactive 00\""), {1, 31}, NO_VERSION},
    {1, VERSION("\"\\e[2J\""), {1, 31}, UNSEEN},
    {1, VERSION("'a\"b'"), {1, 31}, NO_VERSION},
    {1, VERSION("-1"), {1, 31}, NO_VERSION},
    {1, VERSION("v12345678901234567890123456789012"), {1, 31}, "langer dan 32 tekens"},
    /* free text */
    {67, "vrije_tekstje:", {67, 1}, "onbekende sectie 'vrije_tekstje'"},
    {70, "", {71, 5}, "de categorie BSN_ANDER ontbreekt"},
    {71, "    DIAGNOSES: {nl: x, en: x, status: beleid}", {71, 5}, "onbekende categorie 'DIAGNOSES'"},
    {71, "    DIAGNOSE: {behalve: [DR-GN], nl: x, en: x, status: beleid}", {71, 16},
        "deze categorie geldt overal"},
    {70, "    BSN_ANDER: {behalve: [], nl: x, en: x, status: beleid}", {70, 17}, "deze categorie geldt overal"},
    {73, "    DELICT: {behalve: [DR], nl: x, en: x, status: beleid}", {73, 24},
        "hier hoort een kolom, zoals DR-GN"},
    {72, "    MEDICATIE: {nl: 0123456789012345678901234567890123456789012345678901234567890, en: x, status: beleid}",
        {72, 21}, "langer dan 60 tekens"},
    {77, "", {76, 5}, "de categorie MEDICATIE heeft geen woorden"},
    {77, "    b: {categorie: BSN_ANDER, woorden: ['*azepam'], nl: x, en: x, status: beleid}", {77, 20},
        "hier hoort een categorie met woorden"},
    {76, "    a: {categorie: DIAGNOSE, woorden: [ab], nl: x, en: x, status: beleid}", {76, 40},
        "te kort: een woord heeft minstens 3 letters, een stam 5"},
    {76, "    a: {categorie: DIAGNOSE, woorden: ['abcd*'], nl: x, en: x, status: beleid}", {76, 40},
        "te kort: een woord heeft minstens 3 letters, een stam 5"},
    {76, "    a: {categorie: DIAGNOSE, woorden: [moord], nl: x, en: x, status: beleid}", {78, 38},
        "dit woord staat er al in"},
    {76, "    a: {categorie: DIAGNOSE, woorden: [], nl: x, en: x, status: beleid}", {76, 39},
        "een lege lijst woorden"},
    {76, "    a: {categorie: DIAGNOSE, woorden: [adhd], uitgezonderd: [cafe], nl: x, en: x, status: beleid}",
        {76, 62}, "hier staat geen woord van deze rij in"},
    {76, "    a: {categorie: DIAGNOSE, woorden: "
         "[abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefg], nl: x, en: x, status: beleid}",
        {76, 40}, "langer dan 58 tekens"},
    {1, "# niets", {1, 1}, "de sectie 'beleid' ontbreekt in deze map"},
    {11, "  PBW_18A: {wet: ~, artikel: a, aanhaling: b, status: beleid, nl: x, en: x}", {11, 18},
        "hier hoort een tekst"},
    {15, "  PI: {nl: null, en: x}", {15, 12}, "hier hoort een tekst"},
    {66, "    status: [beleid", {68, 3}, "geen YAML: wrongly indented flow sequence"},
    {64, "    verplicht: [persoon.geslachtsnaam, persoon.geslachtsnaam]", {64, 40},
        "'persoon.geslachtsnaam' staat er al (regel 64)"},
    {45, "  zorg.diagnose: {uitkomst: geweigerd, code: NIET_NODIG, nl: x, en: x, status: beleid}", {45, 46},
        "een geblokkeerd element heet BEROEPSGEHEIM"},
    /* sections */
    {2, "parameter:", {2, 1}, "onbekende sectie 'parameter'"},
    /* keys */
    {3, "  nazorg_maande: 3", {3, 3}, "onbekende sleutel 'nazorg_maande'"},
    {5, "", {3, 3}, "de sleutel 'kort_verblijf_beperkt_dagen' ontbreekt"},
    {15, "  PI: x", {15, 7}, "hier horen sleutels: nl en regime? kolom_als? toelichting?"},
    /* numbers, dates, texts */
    {3, "  nazorg_maanden: 0", {3, 19}, "hier hoort een getal van 1 tot en met 120"},
    {3, "  nazorg_maanden: 121", {3, 19}, "hier hoort een getal van 1 tot en met 120"},
    {3, "  nazorg_maanden: drie", {3, 19}, "hier hoort een getal van 1 tot en met 120"},
    {3, "  nazorg_maanden:", {3, 3}, "hier hoort een tekst"},
    {3, "  nazorg_maanden: {waarde: 0, status: beleid, nl: x, en: x}", {3, 28},
        "hier hoort een getal van 1 tot en met 120"},
    {3, "  nazorg_maanden: {waarde: 3, status: beleid, nl: x}", {3, 19}, "de sleutel 'en' ontbreekt"},
    {3, "  nazorg_maanden: 3\n  plan_dagen: 366", {4, 15}, "hier hoort een getal van 1 tot en met 365"},
    {5, "  kort_verblijf_beperkt_dagen: 9", {5, 32}, "hier hoort een getal van 10 tot en met 365"},
    {6, "  motivering_tekens: 29", {6, 22}, "hier hoort een getal van 30 tot en met 1000"},
    {8, "  logboek: {dagen: 1460, status: beleid, nl: x, en: x}", {8, 20},
        "hier hoort een getal van 1461 tot en met 36525"},
    {8, "  log: {dagen: 1461, status: beleid, nl: x, en: x}", {8, 3}, "de termijn 'logboek' ontbreekt"},
    {8, "  logboek: {dagen: 1461, status: zeker, nl: x, en: x}", {8, 34},
        "een status is geverifieerd, beleid of aanname"},
    {8, "  logboek: {dagen: 1461, status: beleid, nl: '', en: x}", {8, 46}, "hier hoort een tekst"},
    /* grounds */
    {11, "  PBW-18A: {wet: w, artikel: a, aanhaling: b, status: beleid, nl: x, en: x}", {11, 3},
        "een grondslag heet in hoofdletters en cijfers, hoogstens 16"},
    {11, "  EEN_GROND_VAN_17T: {wet: w, artikel: a, aanhaling: b, status: beleid, nl: x, en: x}", {11, 3},
        "een grondslag heet in hoofdletters en cijfers, hoogstens 16"},
    {11, "  PBW_18A: {wet: w, artikel: a, aanhaling: b, dpv: 'http://w3id.org/dpv', status: beleid, nl: x, en: x}",
        {11, 52}, "een dpv-term begint met https://w3id.org/dpv"},
    {11, "  PBW_18A: {wet: w, artikel: a, aanhaling: b, geldig_vanaf: '2021-02-29', status: beleid, nl: x, en: x}",
        {11, 61}, "hier hoort een datum JJJJ-MM-DD"},
    {11, "  PBW_18A: {wet: w, artikel: a, aanhaling: b, geldig_vanaf: '2021-07-02', geldig_tot: '2021-07-01', "
         "status: beleid, nl: x, en: x}", {11, 87}, "geldig_tot ligt voor geldig_vanaf"},
    {46, "  persoon.geslachtsnaam: {uitkomst: toegestaan, grond: PBW_18B, nl: x, en: x, status: beleid}", {46, 56},
        "de grondslag 'PBW_18B' is niet beschreven"},
    {43, "kolom: {code: DR-GN, grond: {gever: PBW_18A, ontvanger: X}, nl: x, en: x, status: beleid}", {43, 57},
        "de grondslag 'X' is niet beschreven"},
    {43, "kolom: {code: DR-GN, grond: {gever: PBW_18A}, nl: x, en: x, status: beleid}", {43, 29},
        "de sleutel 'ontvanger' ontbreekt"},
    /* purposes and roles */
    {13, "  DR_PLAN: {kolom: DM, vertrouwelijk: nee, status: beleid, nl: x, en: x}", {13, 20},
        "dit doel hoort bij kolom DR"},
    {13, "  DR_PLAN: {kolom: DR, vertrouwelijk: misschien, status: beleid, nl: x, en: x}", {13, 39},
        "hier hoort ja of nee"},
    {13, "  DR_PLAN: {kolom: DR, vertrouwelijk: nee, status: beleid, nl: x, en: x, uitleg: {nl: x}}", {13, 82},
        "de sleutel 'en' ontbreekt"},
    {15, "  PI: {nl: x, en: x, kolom_als: XX}", {15, 33}, "onbekende rol 'XX'"},
    {15, "  PI: {nl: x, en: x, kolom_als: PI}", {15, 33}, "een rol leest al haar eigen kolom"},
    {16, "  GN: {nl: x, en: x, kolom_als: PI}", {43, 15}, "deze rol leest de kolom van PI"},
    /* kinds of data */
    {17, "gegevens: [x]\nblokkades:", {17, 11}, "hier horen soorten gegevens"},
    {17, "gegevens:\n  a: {nl: x, en: x, soort: [VREEMD], elementen: ['*']}\nblokkades:", {18, 29},
        "onbekende soort 'VREEMD'"},
    {17, "gegevens:\n  a: {nl: x, en: x, soort: [META, CONTACT], elementen: ['bericht.*']}\nblokkades:", {18, 28},
        "deze elementen zijn in de catalogus van andere soort"},
    {17, "gegevens:\n  a: {nl: x, en: x, soort: [META], elementen: ['bericht.*', 'recl.*']}\nblokkades:", {18, 28},
        "deze elementen zijn in de catalogus van andere soort"},
    {17, "gegevens:\n  a: {nl: x, en: x, soort: [META], elementen: ['bericht.*']}\n  b: {nl: x, en: x, soort: [META], "
         "elementen: [bericht.id]}\nblokkades:", {19, 47}, "'bericht.id' staat al bij 'a'"},
    {17, "gegevens:\n  a: {nl: x, en: x, soort: [META], elementen: ['bericht.*']}\nblokkades:", {18, 3},
        "'persoon.bsn' staat bij geen enkele soort"},
    {15, "  P1: {nl: x, en: x}\n  PI: {nl: x, en: x}", {15, 3}, "onbekende rol 'P1'"},
    {12, "doelen:\n  X: {vertrouwelijk: nee, status: beleid, nl: x, en: x}", {13, 3}, "onbekend doel 'X'"},
    /* blocks */
    {18, "", {19, 3}, "het geblokkeerde element 'zorg.diagnose' ontbreekt"},
    {17, "blokkades:\n  persoon.bsn: {nl: x, en: x, status: beleid}", {18, 3},
        "dit element is in de catalogus niet geblokkeerd"},
    /* conditions */
    {24, "  C2: {nl: x, en: x, gevolg: element, weigercode: NIET_NODIG, status: beleid}", {24, 3},
        "onbekende voorwaarde 'C2'"},
    {24, "  C12: {nl: x, en: x, gevolg: element, weigercode: NIET_NODIG, status: beleid}", {24, 3},
        "onbekende voorwaarde 'C12'"},
    {24, "  C1: {nl: x, en: x, gevolg: bericht, weigercode: NIET_NODIG, status: beleid}", {24, 30},
        "C6 en C11 weigeren het bericht, de andere het element"},
    {24, "  C1: {nl: x, en: x, gevolg: iets, weigercode: NIET_NODIG, status: beleid}", {24, 30},
        "een gevolg is element of bericht"},
    {24, "  C1: {nl: x, en: x, gevolg: element, weigercode: NIET, status: beleid}", {24, 51},
        "onbekende weigercode 'NIET'"},
    {24, "  C1: {nl: x, en: x, gevolg: element, weigercode: NIET_NODIG, status: beleid, fasen: [F4]}", {24, 79},
        "de sleutel 'fasen' hoort bij C4"},
    {25, "  C4: {nl: x, en: x, gevolg: element, weigercode: VERKEERDE_FASE, status: beleid}", {25, 3},
        "de sleutel 'fasen' ontbreekt"},
    {25, "  C4: {nl: x, en: x, gevolg: element, weigercode: VERKEERDE_FASE, status: beleid, fasen: [F8]}", {25, 91},
        "onbekende fase 'F8'"},
    {34, "      detentie.bestemming: {deel: codes, codes: [HVB, XX], anders: OVERIG, nl: x, en: x}", {34, 55},
        "geen code van dit element"},
    {34, "      detentie.bestemming: {deel: codes, codes: [HVB], anders: XX, nl: x, en: x}", {34, 64},
        "geen code van dit element"},
    {34, "      detentie.bestemming: {deel: alles, codes: [HVB], nl: x, en: x}", {34, 35},
        "'deel: codes' vraagt een lijst codes"},
    {34, "      detentie.bestemming: {deel: codes, codes: [HVB], ontvangers: [XX], nl: x, en: x}", {34, 69},
        "onbekende rol 'XX'"},
    /* stand-ins */
    {36, "  zorg.domein: {door: zorg.diagnose, hoe: aanwezig, nl: x, en: x, status: beleid}", {36, 3},
        "een geblokkeerd element wijkt voor niets"},
    {36, "  zorg.domein: {door: persoon.voornamen, hoe: aanwezig, nl: x, en: x, status: beleid}", {36, 47},
        "zo is 'persoon.voornamen' niet te maken"},
    {36, "  zorg.domein: {door: zorg.zorgvraag_aanwezig, hoe: gissen, nl: x, en: x, status: beleid}", {36, 53},
        "hoe is meegegeven, aanwezig, schuldklasse, gemeente of relatie"},
    {36, "  schulden.aanwezig: {door: schulden.bedrag_klasse, hoe: meegegeven, nl: x, en: x, status: beleid}", {37, 34},
        "dit draait in een kring"},
    {36, "  zorg.domain: {door: zorg.zorgvraag_aanwezig, hoe: aanwezig, nl: x, en: x, status: beleid}", {36, 3},
        "onbekend element 'zorg.domain'"},
    /* agreements */
    {39, "  A: {nl: x, en: x, noodzaak: {nl: x, en: x}, grond: PBW_18A, aard: wettelijk, verstrekkers: [PI], ontvangers: [GN], begin: '2024-01-01', stand: goed, goedkeuringen: [{partij: PI, functie: x, datum: '2023-12-01', kenmerk: x}, {partij: GN, functie: x, datum: '2024-01-01', kenmerk: x}], ondertekening: geen, classificatie: {persoonsgegevens: ja, bijzonder: nee, strafrechtelijk: nee, bbn: 2}, contact: x, status: beleid}", {39, 146},
        "een stand is concept, akkoord, opgeschort, opgezegd of verlopen"},
    {39, "  A: {nl: x, en: x, noodzaak: {nl: x, en: x}, grond: PBW_18B, aard: wettelijk, verstrekkers: [PI], ontvangers: [GN], begin: '2024-01-01', stand: akkoord, goedkeuringen: [{partij: PI, functie: x, datum: '2023-12-01', kenmerk: x}, {partij: GN, functie: x, datum: '2024-01-01', kenmerk: x}], ondertekening: geen, classificatie: {persoonsgegevens: ja, bijzonder: nee, strafrechtelijk: nee, bbn: 2}, contact: x, status: beleid}", {39, 54},
        "deze grondslag is niet beschreven"},
    {39, "  A: {nl: x, en: x, noodzaak: {nl: x, en: x}, grond: PBW_18A, aard: gewoon, verstrekkers: [PI], ontvangers: [GN], begin: '2024-01-01', stand: akkoord, goedkeuringen: [{partij: PI, functie: x, datum: '2023-12-01', kenmerk: x}, {partij: GN, functie: x, datum: '2024-01-01', kenmerk: x}], ondertekening: geen, classificatie: {persoonsgegevens: ja, bijzonder: nee, strafrechtelijk: nee, bbn: 2}, contact: x, status: beleid}", {39, 69},
        "een aard is wettelijk of vrijwillig"},
    {39, "  A: {nl: x, en: x, noodzaak: {nl: x}, grond: PBW_18A, aard: wettelijk, verstrekkers: [PI], ontvangers: [GN], begin: '2024-01-01', stand: akkoord, goedkeuringen: [{partij: PI, functie: x, datum: '2023-12-01', kenmerk: x}, {partij: GN, functie: x, datum: '2024-01-01', kenmerk: x}], ondertekening: geen, classificatie: {persoonsgegevens: ja, bijzonder: nee, strafrechtelijk: nee, bbn: 2}, contact: x, status: beleid}", {39, 31},
        "de sleutel 'en' ontbreekt"},
    {39, "  A: {nl: x, en: x, noodzaak: {nl: x, en: x}, grond: PBW_18A, aard: wettelijk, verstrekkers: [P], ontvangers: [GN], begin: '2024-01-01', stand: akkoord, goedkeuringen: [{partij: PI, functie: x, datum: '2023-12-01', kenmerk: x}, {partij: GN, functie: x, datum: '2024-01-01', kenmerk: x}], ondertekening: geen, classificatie: {persoonsgegevens: ja, bijzonder: nee, strafrechtelijk: nee, bbn: 2}, contact: x, status: beleid}", {39, 95},
        "onbekende rol 'P'"},
    {39, "  A: {nl: x, en: x, noodzaak: {nl: x, en: x}, grond: PBW_18A, aard: wettelijk, verstrekkers: [PI], ontvangers: [], begin: '2024-01-01', stand: akkoord, goedkeuringen: [{partij: PI, functie: x, datum: '2023-12-01', kenmerk: x}, {partij: GN, functie: x, datum: '2024-01-01', kenmerk: x}], ondertekening: geen, classificatie: {persoonsgegevens: ja, bijzonder: nee, strafrechtelijk: nee, bbn: 2}, contact: x, status: beleid}", {39, 112},
        "een lege lijst rollen"},
    {39, "  A: {nl: x, en: x, noodzaak: {nl: x, en: x}, grond: PBW_18A, aard: wettelijk, verstrekkers: [PI], ontvangers: [GN, RE], begin: '2024-01-01', stand: akkoord, goedkeuringen: [{partij: PI, functie: x, datum: '2023-12-01', kenmerk: x}, {partij: GN, functie: x, datum: '2024-01-01', kenmerk: x}], ondertekening: geen, classificatie: {persoonsgegevens: ja, bijzonder: nee, strafrechtelijk: nee, bbn: 2}, contact: x, status: beleid}", {39, 112},
        "de rol RE is niet beschreven"},
    {39, "  A: {nl: x, en: x, noodzaak: {nl: x, en: x}, grond: PBW_18A, aard: wettelijk, verstrekkers: [PI], ontvangers: [GN], begin: '2024-02-30', stand: akkoord, goedkeuringen: [{partij: PI, functie: x, datum: '2023-12-01', kenmerk: x}, {partij: GN, functie: x, datum: '2024-01-01', kenmerk: x}], ondertekening: geen, classificatie: {persoonsgegevens: ja, bijzonder: nee, strafrechtelijk: nee, bbn: 2}, contact: x, status: beleid}", {39, 125},
        "hier hoort een datum JJJJ-MM-DD"},
    {39, "  A: {nl: x, en: x, noodzaak: {nl: x, en: x}, grond: PBW_18A, aard: wettelijk, verstrekkers: [PI], ontvangers: [GN], begin: '2024-01-01', einde: '2023-12-31', stand: concept, goedkeuringen: [{partij: PI, functie: x, datum: '2023-12-01', kenmerk: x}, {partij: GN, functie: x, datum: '2024-01-01', kenmerk: x}], ondertekening: geen, classificatie: {persoonsgegevens: ja, bijzonder: nee, strafrechtelijk: nee, bbn: 2}, contact: x, status: beleid}", {39, 146},
        "het einde ligt voor het begin"},
    {39, "  A: {nl: x, en: x, noodzaak: {nl: x, en: x}, grond: PBW_18A, aard: wettelijk, verstrekkers: [PI], ontvangers: [GN], begin: '2024-01-01', stand: akkoord, goedkeuringen: [{partij: PI, functie: x, datum: '2023-12-01', kenmerk: x}, {partij: PI, functie: x, datum: '2024-01-01', kenmerk: x}], ondertekening: geen, classificatie: {persoonsgegevens: ja, bijzonder: nee, strafrechtelijk: nee, bbn: 2}, contact: x, status: beleid}", {39, 146},
        "akkoord, maar niet goedgekeurd door GN op of voor het begin"},
    {39, "  A: {nl: x, en: x, noodzaak: {nl: x, en: x}, grond: PBW_18A, aard: wettelijk, verstrekkers: [PI], ontvangers: [GN], begin: '2024-01-01', stand: akkoord, goedkeuringen: [{partij: PI, functie: x, datum: '2023-12-01', kenmerk: x}, {partij: GN, functie: x, datum: '2024-01-02', kenmerk: x}], ondertekening: geen, classificatie: {persoonsgegevens: ja, bijzonder: nee, strafrechtelijk: nee, bbn: 2}, contact: x, status: beleid}", {39, 146},
        "akkoord, maar niet goedgekeurd door GN op of voor het begin"},
    {39, "  A: {nl: x, en: x, noodzaak: {nl: x, en: x}, grond: PBW_18A, aard: wettelijk, verstrekkers: [PI], ontvangers: [GN], begin: '2024-01-01', stand: akkoord, goedkeuringen: [{partij: RE, functie: x, datum: '2023-12-01', kenmerk: x}, {partij: GN, functie: x, datum: '2024-01-01', kenmerk: x}], ondertekening: geen, classificatie: {persoonsgegevens: ja, bijzonder: nee, strafrechtelijk: nee, bbn: 2}, contact: x, status: beleid}", {39, 180},
        "RE is geen partij van deze afspraak"},
    {39, "  A: {nl: x, en: x, noodzaak: {nl: x, en: x}, grond: PBW_18A, aard: wettelijk, verstrekkers: [PI], ontvangers: [GN], begin: '2024-01-01', stand: akkoord, goedkeuringen: [{partij: PI, functie: x, datum: '2023-12-01', kenmerk: x}, {partij: GN, datum: '2024-01-01', kenmerk: x}], ondertekening: geen, classificatie: {persoonsgegevens: ja, bijzonder: nee, strafrechtelijk: nee, bbn: 2}, contact: x, status: beleid}", {39, 230},
        "de sleutel 'functie' ontbreekt"},
    {39, "  A: {nl: x, en: x, noodzaak: {nl: x, en: x}, grond: PBW_18A, aard: wettelijk, verstrekkers: [PI], ontvangers: [GN], begin: '2024-01-01', einde: '2024-06-01', stand: akkoord, goedkeuringen: [{partij: GN, functie: x, datum: '2024-06-02', kenmerk: x}, {partij: PI, functie: x, datum: '2023-12-01', kenmerk: x}, {partij: GN, functie: x, datum: '2024-01-01', kenmerk: x}], ondertekening: geen, classificatie: {persoonsgegevens: ja, bijzonder: nee, strafrechtelijk: nee, bbn: 2}, contact: x, status: beleid}", {39, 224},
        "goedgekeurd na het einde van de afspraak"},
    {39, "  A: {nl: x, en: x, noodzaak: {nl: x, en: x}, grond: PBW_18A, aard: wettelijk, verstrekkers: [PI], ontvangers: [GN], begin: '2024-01-01', stand: akkoord, goedkeuringen: x, toelichting: [{partij: PI, functie: x, datum: '2023-12-01', kenmerk: x}, {partij: GN, functie: x, datum: '2024-01-01', kenmerk: x}], ondertekening: geen, classificatie: {persoonsgegevens: ja, bijzonder: nee, strafrechtelijk: nee, bbn: 2}, contact: x, status: beleid}", {39, 170},
        "hier hoort een lijst"},
    {39, "  A: {nl: x, en: x, noodzaak: {nl: x, en: x}, grond: PBW_18A, aard: wettelijk, verstrekkers: [PI], ontvangers: [GN], begin: '2024-01-01', stand: akkoord, goedkeuringen: [{partij: PI, functie: x, datum: '2023-12-01', kenmerk: x}, {partij: GN, functie: x, datum: '2024-01-01', kenmerk: x}], ondertekening: nee, classificatie: {persoonsgegevens: ja, bijzonder: nee, strafrechtelijk: nee, bbn: 2}, contact: x, status: beleid}", {39, 305},
        "een ondertekening is geen of bewijs"},
    {39, "  A: {nl: x, en: x, noodzaak: {nl: x, en: x}, grond: PBW_18A, aard: wettelijk, verstrekkers: [PI], ontvangers: [GN], begin: '2024-01-01', stand: akkoord, goedkeuringen: [{partij: PI, functie: x, datum: '2023-12-01', kenmerk: x}, {partij: GN, functie: x, datum: '2024-01-01', kenmerk: x}], ondertekening: geen, classificatie: {persoonsgegevens: ja, bijzonder: nee, strafrechtelijk: nee, bbn: 4}, contact: x, status: beleid}", {39, 392},
        "hier hoort een getal van 1 tot en met 3"},
    {39, "  A: {nl: x, en: x, noodzaak: {nl: x, en: x}, grond: PBW_18A, aard: wettelijk, verstrekkers: [PI], ontvangers: [GN], begin: '2024-01-01', stand: akkoord, goedkeuringen: [{partij: PI, functie: x, datum: '2023-12-01', kenmerk: x}, {partij: GN, functie: x, datum: '2024-01-01', kenmerk: x}], ondertekening: geen, classificatie: {persoonsgegevens: nee, bijzonder: ja, strafrechtelijk: nee, bbn: 2}, contact: x, status: beleid}", {39, 326},
        "bijzondere of strafrechtelijke gegevens zijn persoonsgegevens"},
    {39, "  A: {nl: x, en: x, noodzaak: {nl: x, en: x}, grond: PBW_18A, aard: wettelijk, verstrekkers: [PI], ontvangers: [GN], begin: '2024-01-01', stand: akkoord, goedkeuringen: [{partij: PI, functie: x, datum: '2023-12-01', kenmerk: x}, {partij: GN, functie: x, datum: '2024-01-01', kenmerk: x}], ondertekening: geen, classificatie: {persoonsgegevens: ja, bijzonder: nee, strafrechtelijk: nee, bbn: 2}, contact: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy, status: beleid}", {39, 405},
        "langer dan 120 tekens"},
    {39, "  A: {nl: x, en: x, noodzaak: {nl: x, en: x}, grond: PBW_18A, aard: wettelijk, verstrekkers: [PI], ontvangers: [GN], begin: '2024-01-01', stand: akkoord, goedkeuringen: [{partij: PI, functie: x, datum: '2023-12-01', kenmerk: x}, {partij: GN, functie: x, datum: '2024-01-01', kenmerk: x}], herhaling: {eerste_poging_na_seconden: 3601, langste_pauze_seconden: 3601, opgeven_na_dagen: 3}, ondertekening: geen, classificatie: {persoonsgegevens: ja, bijzonder: nee, strafrechtelijk: nee, bbn: 2}, contact: x, status: beleid}", {39, 329},
        "hier hoort een getal van 1 tot en met 3600"},
    {39, "  A: {nl: x, en: x, noodzaak: {nl: x, en: x}, grond: PBW_18A, aard: wettelijk, verstrekkers: [PI], ontvangers: [GN], begin: '2024-01-01', stand: akkoord, goedkeuringen: [{partij: PI, functie: x, datum: '2023-12-01', kenmerk: x}, {partij: GN, functie: x, datum: '2024-01-01', kenmerk: x}], herhaling: {eerste_poging_na_seconden: 60, langste_pauze_seconden: 59, opgeven_na_dagen: 3}, ondertekening: geen, classificatie: {persoonsgegevens: ja, bijzonder: nee, strafrechtelijk: nee, bbn: 2}, contact: x, status: beleid}", {39, 357},
        "de langste pauze is korter dan de eerste"},
    {39, "  A: {nl: x, en: x, noodzaak: {nl: x, en: x}, grond: PBW_18A, aard: wettelijk, verstrekkers: [PI], ontvangers: [GN], begin: '2024-01-01', stand: akkoord, goedkeuringen: [{partij: PI, functie: x, datum: '2023-12-01', kenmerk: x}, {partij: GN, functie: x, datum: '2024-01-01', kenmerk: x}], herhaling: {eerste_poging_na_seconden: 60, langste_pauze_seconden: 86401, opgeven_na_dagen: 3}, ondertekening: geen, classificatie: {persoonsgegevens: ja, bijzonder: nee, strafrechtelijk: nee, bbn: 2}, contact: x, status: beleid}", {39, 357},
        "hier hoort een getal van 1 tot en met 86400"},
    {39, "  A: {nl: x, en: x, noodzaak: {nl: x, en: x}, grond: PBW_18A, aard: wettelijk, verstrekkers: [PI], ontvangers: [GN], begin: '2024-01-01', stand: akkoord, goedkeuringen: [{partij: PI, functie: x, datum: '2023-12-01', kenmerk: x}, {partij: GN, functie: x, datum: '2024-01-01', kenmerk: x}], herhaling: {eerste_poging_na_seconden: 60, langste_pauze_seconden: 60, opgeven_na_dagen: 366}, ondertekening: geen, classificatie: {persoonsgegevens: ja, bijzonder: nee, strafrechtelijk: nee, bbn: 2}, contact: x, status: beleid}", {39, 379},
        "hier hoort een getal van 1 tot en met 365"},
    /* rules */
    {42, "  bericht.casus_id: {uitkomst: toegestaan, nl: x, en: x, status: beleid}", {42, 32},
        "een sturend element gaat naar niemand"},
    {42, "  persoon.bsn: {uitkomst: toegestaan, nl: x, en: x, status: beleid}", {42, 3},
        "hier horen alleen bericht-elementen"},
    {43, "kolom: {code: DR-XX, nl: x, en: x, status: beleid}", {43, 15}, "onbekende kolom 'DR-XX'"},
    {43, "kolom: {code: XX-GN, nl: x, en: x, status: beleid}", {43, 15}, "onbekende kolom 'XX-GN'"},
    {45, "  zorg.diagnose: {uitkomst: toegestaan, nl: x, en: x, status: beleid}", {45, 29},
        "een geblokkeerd element wordt altijd geweigerd"},
    {45, "  zorg.diagnose: {uitkomst: C1, nl: x, en: x, status: beleid}", {45, 29},
        "een geblokkeerd element wordt altijd geweigerd"},
    {46, "  persoon.naam: {uitkomst: toegestaan, nl: x, en: x, status: beleid}", {46, 3},
        "onbekend element 'persoon.naam'"},
    {46, "  persoon.geslachtsnaam: {uitkomst: mag, nl: x, en: x, status: beleid}", {46, 37},
        "een uitkomst is toegestaan, geweigerd of een voorwaarde (C1)"},
    {46, "  persoon.geslachtsnaam: {uitkomst: C3, nl: x, en: x, status: beleid}", {46, 37},
        "de voorwaarde C3 is niet beschreven"},
    {46, "  persoon.geslachtsnaam: {uitkomst: C9, nl: x, en: x, status: beleid}", {46, 37},
        "C9 zegt niet welk deel van dit element mag"},
    {46, "  persoon.geslachtsnaam: {uitkomst: toegestaan, nl: x, status: beleid}", {46, 26},
        "de sleutel 'en' ontbreekt"},
    {46, "  bericht.id: {uitkomst: toegestaan, nl: x, en: x, status: beleid}", {46, 3},
        "bericht-elementen staan in de berichtkop"},
    {46, "  persoon.bsn: {uitkomst: toegestaan, code: NIET_NODIG, nl: x, en: x, status: beleid}", {46, 39},
        "een code hoort bij geweigerd"},
    {46, "  persoon.bsn: {uitkomst: toegestaan, bij_afweging: ja, nl: x, en: x, status: beleid}", {46, 53},
        "bij_afweging hoort bij geweigerd"},
    {45, "  zorg.diagnose: {uitkomst: geweigerd, bij_afweging: ja, nl: x, en: x, status: beleid}", {45, 54},
        "dit element gaat ook na afweging niet mee"},
    {42, "  bericht.casus_id: {uitkomst: geweigerd, bij_afweging: ja, nl: x, en: x, status: beleid}", {42, 57},
        "dit element gaat ook na afweging niet mee"},
    {46, "  risico.soort: {uitkomst: geweigerd, bij_afweging: ja, nl: x, en: x, status: beleid}", {46, 53},
        "dit element gaat ook na afweging niet mee"},
    {46, "  gem.pga_status: {uitkomst: geweigerd, bij_afweging: ja, nl: x, en: x, status: beleid}", {46, 55},
        "dit element gaat ook na afweging niet mee"},
    /* flows */
    {50, "  M36:", {50, 3}, "onbekend berichttype 'M36'"},
    {53, "    doel: DR", {53, 11}, "onbekend doel 'DR'"},
    {53, "    doel: NAZORG", {53, 11}, "dit doel is niet beschreven"},
    {54, "    kolom: DM", {54, 12}, "bij dit doel hoort kolom DR"},
    {55, "    van: {XX: PBW_18A}", {55, 11}, "onbekende rol 'XX'"},
    {55, "    van: {RE: PBW_18A}", {55, 11}, "deze rol is niet beschreven"},
    {55, "    van: {PI: PBW_18B}", {55, 15}, "de grondslag 'PBW_18B' is niet beschreven"},
    {55, "    van: PI", {55, 10}, "hier hoort 'rol: grondslag'"},
    {56, "    naar: {PI: PBW_18A}", {56, 12}, "er is geen bestand met de elementen van kolom DR-PI"},
    {57, "    afspraak: B", {57, 15}, "onbekende afspraak 'B'"},
    {55, "    van: {GN: PBW_18A}", {55, 11}, "GN is geen verstrekker in afspraak A"},
    {57, "    afspraak: A\n    afweging: PBW_18A", {58, 15},
        "een afweging rust op een beschreven grondslag WJSG_51C_A tot en met E"},
    {58, "    bewaren: lang", {58, 14}, "onbekende termijn 'lang'"},
    {59, "    logboek: kort", {59, 14}, "korter dan 1461 dagen"},
    {60, "    termijnregel: R40", {60, 19}, "een termijnregel is R01 tot en met R33"},
    {61, "    contact: ja", {61, 14}, "de contactregel heet R30"},
    {62, "    gemeente_bevestigd: soms", {62, 25}, "gemeente_bevestigd is ja, nee of vraagt"},
    {63, "    kort_verblijf: ja", {63, 20}, "kort_verblijf is weigeren of toestaan"},
    {64, "    verplicht: [zorg.diagnose]", {64, 16}, "'zorg.diagnose' kan niet verplicht zijn"},
    {64, "    verplicht: [bericht.casus_id]", {64, 16}, "'bericht.casus_id' kan niet verplicht zijn"},
    {65, "    mag: [persoon.x]", {65, 11}, "onbekend element 'persoon.x'"},
    {65, "    mag: [persoonlijk.*]", {65, 11}, "onbekende groep 'persoonlijk.*'"},
    {65, "    mag: persoon.bsn", {65, 10}, "hier hoort een lijst"},
    /* completeness */
    {66, "    status: beleid\nvolledigheid:\n" "  a: {berichten: [M10], basisvoorwaarde: ONDERDAK, bij: {drplan.actie: [J]}, verwacht: [persoon.geslachtsnaam], nl: x, en: x, status: beleid}", {68, 72},
        "codes horen bij een deel van dit element"},
    {66, "    status: beleid\nvolledigheid:\n" "  - a", {68, 3},
        "hier horen rijen met een naam"},
    {66, "    status: beleid\nvolledigheid:\n" "  a: x", {68, 6},
        "hier horen sleutels: berichten basisvoorwaarde bij? verwacht? een_van? waarde? weiger? nl en status"},
    {66, "    status: beleid\nvolledigheid:\n" "  a: {berichten: [M36], basisvoorwaarde: ONDERDAK, bij: {hulpvraag.onderdak: [J]}, verwacht: [persoon.geslachtsnaam], nl: x, en: x, status: beleid}", {68, 19},
        "onbekend berichttype 'M36'"},
    {66, "    status: beleid\nvolledigheid:\n" "  a: {berichten: [], basisvoorwaarde: ONDERDAK, bij: {hulpvraag.onderdak: [J]}, verwacht: [persoon.geslachtsnaam], nl: x, en: x, status: beleid}", {68, 18},
        "een lege lijst berichttypen"},
    {66, "    status: beleid\nvolledigheid:\n" "  a: {berichten: [M10], basisvoorwaarde: WONEN, bij: {hulpvraag.onderdak: [J]}, verwacht: [persoon.geslachtsnaam], nl: x, en: x, status: beleid}", {68, 42},
        "hier hoort een basisvoorwaarde, of ALGEMEEN"},
    {66, "    status: beleid\nvolledigheid:\n" "  a: {berichten: [M10], basisvoorwaarde: ONDERDAK, bij: {hulpvraag.dak: [J]}, verwacht: [persoon.geslachtsnaam], nl: x, en: x, status: beleid}", {68, 58},
        "onbekend element 'hulpvraag.dak'"},
    {66, "    status: beleid\nvolledigheid:\n" "  a: {berichten: [M10], basisvoorwaarde: ONDERDAK, bij: {hulpvraag.onderdak: [JA]}, verwacht: [persoon.geslachtsnaam], nl: x, en: x, status: beleid}", {68, 79},
        "geen code van dit element"},
    {66, "    status: beleid\nvolledigheid:\n" "  a: {berichten: [M10], basisvoorwaarde: ONDERDAK, bij: {hulpvraag.onderdak: soms}, verwacht: [persoon.geslachtsnaam], nl: x, en: x, status: beleid}", {68, 78},
        "hier hoort een lijst codes, aanwezig of ontbreekt"},
    {66, "    status: beleid\nvolledigheid:\n" "  a: {berichten: [M10], basisvoorwaarde: ONDERDAK, bij: J, verwacht: [persoon.geslachtsnaam], nl: x, en: x, status: beleid}", {68, 57},
        "hier horen elementen"},
    {66, "    status: beleid\nvolledigheid:\n" "  a: {berichten: [M10], basisvoorwaarde: ONDERDAK, bij: {hulpvraag.onderdak: [J]}, verwacht: [persoon.naam], nl: x, en: x, status: beleid}", {68, 95},
        "onbekend element 'persoon.naam'"},
    {66, "    status: beleid\nvolledigheid:\n" "  a: {berichten: [M10], basisvoorwaarde: ONDERDAK, bij: {hulpvraag.onderdak: [J]}, verwacht: [], nl: x, en: x, status: beleid}", {68, 94},
        "een lege lijst elementen"},
    {66, "    status: beleid\nvolledigheid:\n" "  a: {berichten: [M10], basisvoorwaarde: ONDERDAK, bij: {hulpvraag.onderdak: [J]}, verwacht: [zorg.diagnose], nl: x, en: x, status: beleid}", {68, 95},
        "'zorg.diagnose' kan niet verwacht worden"},
    {66, "    status: beleid\nvolledigheid:\n" "  a: {berichten: [M10], basisvoorwaarde: ONDERDAK, bij: {hulpvraag.onderdak: [J]}, verwacht: [bericht.casus_id], nl: x, en: x, status: beleid}", {68, 95},
        "'bericht.casus_id' kan niet verwacht worden"},
    {66, "    status: beleid\nvolledigheid:\n" "  a: {berichten: [M10], basisvoorwaarde: ONDERDAK, bij: {hulpvraag.onderdak: [J]}, verwacht: [persoon.skn], nl: x, en: x, status: beleid}", {68, 94},
        "'persoon.skn' gaat in M10 naar niemand"},
    {66, "    status: beleid\nvolledigheid:\n" "  a: {berichten: [M10], basisvoorwaarde: ONDERDAK, bij: {hulpvraag.onderdak: [J]}, een_van: [persoon.skn, zorg.domein], nl: x, en: x, status: beleid}", {68, 93},
        "geen van deze gaat in M10 naar iemand"},
    {66, "    status: beleid\nvolledigheid:\n" "  a: {berichten: [M10], basisvoorwaarde: ONDERDAK, bij: {hulpvraag.onderdak: [J]}, nl: x, en: x, status: beleid}", {68, 3},
        "hier hoort verwacht, of een_van"},
    {66, "    status: beleid\nvolledigheid:\n" "  a: {berichten: [M10], basisvoorwaarde: ONDERDAK, bij: {hulpvraag.onderdak: [J]}, verwacht: [persoon.geslachtsnaam], een_van: [persoon.geslachtsnaam], nl: x, en: x, status: beleid}", {68, 3},
        "hier hoort verwacht, of een_van"},
    {66, "    status: beleid\nvolledigheid:\n" "  a: {berichten: [M10], basisvoorwaarde: ONDERDAK, bij: {hulpvraag.onderdak: [J]}, verwacht: [persoon.geslachtsnaam], waarde: [J], nl: x, en: x, status: beleid}", {68, 128},
        "geen code van dit element"},
    {66, "    status: beleid\nvolledigheid:\n" "  a: {berichten: [M10], basisvoorwaarde: ONDERDAK, bij: {hulpvraag.onderdak: [J]}, verwacht: [persoon.geslachtsnaam], weiger: misschien, nl: x, en: x, status: beleid}", {68, 127},
        "hier hoort ja of nee"},
    {66, "    status: beleid\nvolledigheid:\n" "  a: {berichten: [M10], basisvoorwaarde: ONDERDAK, bij: {hulpvraag.onderdak: [J]}, verwacht: [persoon.geslachtsnaam], weiger: ja, nl: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy, en: x, status: beleid}", {68, 135},
        "langer dan 100 tekens"},
    {66, "    status: beleid\nvolledigheid:\n" "  a: {berichten: [M10], basisvoorwaarde: ONDERDAK, bij: {hulpvraag.onderdak: [J]}, verwacht: [persoon.geslachtsnaam], nl: x, en: x, status: beleid}\n  b: {berichten: [M10], basisvoorwaarde: ONDERDAK, bij: {hulpvraag.onderdak: [J]}, verwacht: [persoon.geslachtsnaam], nl: x, en: x, status: beleid}", {69, 3},
        "'persoon.geslachtsnaam' wordt al verwacht in 'a'"},
};
/* clang-format on */
enum {
    MINI_LINES = sizeof(mini) / sizeof(mini[0]),
    FAULTS = sizeof(faults) / sizeof(faults[0])
};

/* The small policy with one line replaced (0: none). */
static struct span
make_mini(unsigned line, const char *text)
{
    struct buf b;

    buf_init(&b, 65536);
    for (unsigned i = 1; i <= MINI_LINES; i++) {
        buf_text(&b, i == line ? text : mini[i - 1]);
        buf_byte(&b, '\n');
    }
    assert_int_equal(buf_err(&b), ERR_OK);
    return buf_peek(&b); /* freed by the caller */
}

static void
drop(struct span s)
{
    void *p;

    memcpy(&p, &s.p, sizeof(p));
    free(p);
}

static enum err
compile_text(struct span text, struct buf *report, struct errinfo *ei)
{
    struct policy_file f = {"mini.yaml", text};
    struct policy *po;
    enum err rc = policy_compile(&po, &f, 1, report, ei);

    assert_int_equal(rc == ERR_OK, po != NULL);
    policy_free(po);
    return rc;
}

static void
test_policy__the_small_policy_is_whole(void **state)
{
    struct span s = make_mini(0, "");
    struct errinfo ei = {0};

    (void)state;
    if (compile_text(s, NULL, &ei) != ERR_OK)
        fail_msg("%s", ei.text);
    drop(s);
}

static void
test_policy__a_fault_names_its_place_and_cause(void **state)
{
    (void)state;
    for (size_t i = 0; i < FAULTS; i++) {
        const struct fault_case *c = &faults[i];
        struct span s = make_mini(c->line, c->text);
        struct errinfo ei = {0};
        struct buf report;
        char want[300];

        buf_init(&report, 4096);
        (void)snprintf(want, sizeof(want), "mini.yaml:%u:%u: %s", c->at[0],
            c->at[1], c->cause);
        assert_int_equal(compile_text(s, &report, &ei), ERR_CONFIG);
        if (strcmp(ei.text, want) != 0)
            fail_msg("have '%s'\nwant '%s'", ei.text, want);
        assert_true(report.n > strlen(want));
        assert_memory_equal(report.p, want, strlen(want));
        buf_done(&report);
        drop(s);
    }
}

static void
test_policy__every_section_is_needed(void **state)
{
    static const char *const sections[] = {"beleid", "parameters",
        "bewaartermijnen", "gronden", "doelen", "rollen", "blokkades",
        "voorwaarden", "afspraken", "berichtkop", "kolom", "elementen",
        "berichten", "vrije_tekst"};
    struct span s = make_mini(0, "");

    (void)state;
    for (size_t i = 0; i < sizeof(sections) / sizeof(sections[0]); i++) {
        char from[40], to[40], want[100];
        struct errinfo ei = {0};
        struct span t;

        (void)snprintf(from, sizeof(from), "\n%s:", sections[i]);
        (void)snprintf(to, sizeof(to), "\nx%s:", sections[i]);
        t = case_edit(s, i == 0 ? "beleid:" : from, i == 0 ? "xbeleid:" : to);
        (void)snprintf(want, sizeof(want), "onbekende sectie 'x%s'",
            sections[i]);
        assert_int_equal(compile_text(t, NULL, &ei), ERR_CONFIG);
        assert_non_null(strstr(ei.text, want));
        drop(t);
    }
    drop(s);
}

static void
test_policy__faults_are_told_together(void **state)
{
    struct span s = make_mini(3, "  nazorg_maanden: 0");
    struct span t = case_edit(s, "afspraak: A", "afspraak: B");
    struct buf report;

    (void)state;
    buf_init(&report, 4096);
    assert_int_equal(compile_text(t, &report, NULL), ERR_CONFIG);
    buf_byte(&report, '\0');
    assert_string_equal((const char *)report.p,
        "mini.yaml:3:19: hier hoort een getal van 1 tot en met 120\n"
        "mini.yaml:57:15: onbekende afspraak 'B'\n");
    buf_done(&report);
    drop(s);
    drop(t);
}

static void
test_policy__a_report_has_an_end(void **state)
{
    for (unsigned n = NODES_FAULTS_MAX; n <= NODES_FAULTS_MAX + 2; n++) {
        struct span s = make_mini(0, "");
        struct buf report, more;
        unsigned lines = 0;

        (void)state;
        buf_init(&report, 65536);
        buf_init(&more, 65536);
        buf_put(&more, s);
        for (unsigned i = 0; i < n; i++)
            buf_printf(&more, "onbekend%u: x\n", i);
        assert_int_equal(compile_text(buf_peek(&more), &report, NULL),
            ERR_CONFIG);
        for (size_t i = 0; i < report.n; i++)
            lines += report.p[i] == '\n';
        assert_int_equal(lines,
            n > NODES_FAULTS_MAX ? NODES_FAULTS_MAX + 1 : NODES_FAULTS_MAX);
        assert_int_equal(
            text_find(buf_peek(&report), span_of("niet getoond")) >= 0,
            n > NODES_FAULTS_MAX);
        buf_done(&report);
        buf_done(&more);
        drop(s);
    }
}

static void
test_policy__a_column_stands_in_one_file(void **state)
{
    struct span s = make_mini(0, "");
    struct policy_file f[2] = {{"a.yaml", s}};
    struct policy *po;
    struct errinfo ei = {0};

    (void)state;
    f[1] = (struct policy_file){"b.yaml",
        span_of("kolom: {code: DR-GN, nl: x, en: x, status: beleid}\n"
                "elementen: {}\n")};
    assert_int_equal(policy_compile(&po, f, 2, NULL, &ei), ERR_CONFIG);
    assert_string_equal(ei.text,
        "b.yaml:1:15: deze kolom staat al in een ander bestand");
    f[1].text = span_of("gronden: {}\n");
    assert_int_equal(policy_compile(&po, f, 2, NULL, &ei), ERR_CONFIG);
    assert_string_equal(ei.text,
        "b.yaml:1:1: de sectie 'gronden' staat al in een ander bestand");
    f[1].text = span_of("elementen: {}\n");
    assert_int_equal(policy_compile(&po, f, 2, NULL, &ei), ERR_CONFIG);
    assert_string_equal(ei.text, "b.yaml:1:12: elementen horen bij een kolom");
    drop(s);
}

/* ---- separate channels ----------------------------------------------------- */

/* Beside the small policy: 18b to the mayor, with what is its own. */
static const char other_channel[] =
    "kolom: {code: 18B-BU, nl: x, en: x, status: beleid}\n"
    "elementen:\n"
    "  risico.soort: {uitkomst: C6, nl: x, en: x, status: beleid}\n";

/* Compile both with one line of each replaced; the first fault, or "". */
static void
compile_channels(const char *from, const char *to, const char *from_b,
    const char *to_b, char out[static 300])
{
    struct span s = make_mini(66,
        "    status: beleid\n"
        "  M23: {nl: x, en: x, doel: RISICO_18B, kolom: 18B, van: {PI: PBW_18A}, "
        "naar: {BU: PBW_18A}, afspraak: B, bewaren: korter, logboek: logboek, "
        "gemeente_bevestigd: nee, kort_verblijf: toestaan, "
        "verplicht: [risico.soort], mag: [], status: beleid}");
    static const char *const extra[][2] = {
        {"gronden:\n", "  korter: {dagen: 7, status: beleid, nl: x, en: x}\n"
                       "gronden:\n"},
        {"rollen:\n", "  RISICO_18B: {kolom: 18B, vertrouwelijk: ja, "
                      "status: beleid, nl: x, en: x}\nrollen:\n"},
        {"rollen:\n", "rollen:\n  BU: {nl: x, en: x}\n"},
        {"berichtkop:\n",
            "  B: {nl: x, en: x, noodzaak: {nl: x, en: x}, grond: PBW_18A, "
            "aard: wettelijk, verstrekkers: [PI], ontvangers: [BU], begin: "
            "'2024-01-01', stand: akkoord, goedkeuringen: [{partij: PI, "
            "functie: x, datum: '2024-01-01', kenmerk: x}, {partij: BU, "
            "functie: x, datum: '2024-01-01', kenmerk: x}], ondertekening: "
            "geen, classificatie: {persoonsgegevens: ja, bijzonder: nee, "
            "strafrechtelijk: nee, bbn: 2}, contact: x, status: beleid}\n"
            "berichtkop:\n"},
    };
    struct policy_file f[2] = {{"a.yaml", s}, {"b.yaml", {NULL, 0}}};
    struct errinfo ei = {0};
    struct policy *po;

    for (size_t i = 0; i < sizeof(extra) / sizeof(extra[0]); i++) {
        struct span t = case_edit(f[0].text, extra[i][0], extra[i][1]);

        drop(f[0].text);
        f[0].text = t;
    }
    s = case_edit(f[0].text, from, to);
    drop(f[0].text);
    f[0].text = s;
    f[1].text = case_edit(span_of(other_channel), from_b, to_b);
    out[0] = '\0';
    if (policy_compile(&po, f, 2, NULL, &ei) != ERR_OK)
        (void)snprintf(out, 300, "%s", ei.text);
    policy_free(po);
    drop(f[0].text);
    drop(f[1].text);
}

static void
test_policy__channels_share_nothing(void **state)
{
    static const struct {
        const char *from, *to, *from_b, *to_b, *want;
    } cases[] = {
        {"", "", "", "", ""},
        /* what is in one channel only */
        {"persoon.skn: {uitkomst: geweigerd, code: NIET_NODIG,",
            "risico.soort: {uitkomst: toegestaan,", "", "",
            "a.yaml:52:28: 'risico.soort' gaat alleen over zijn eigen kanaal, "
            "niet in kolom DR-GN"},
        {"persoon.skn: {uitkomst: geweigerd, code: NIET_NODIG,",
            "risico.vastgesteld_door: {uitkomst: C6,", "", "",
            "a.yaml:52:39: 'risico.vastgesteld_door' gaat alleen over zijn "
            "eigen kanaal, niet in kolom DR-GN"},
        {"persoon.skn:", "risico.soort:", "", "", ""}, /* refused: good */
        {"persoon.skn: {uitkomst: geweigerd, code: NIET_NODIG,",
            "gem.pga_status: {uitkomst: toegestaan,", "", "",
            "a.yaml:52:30: 'gem.pga_status' gaat alleen over zijn eigen "
            "kanaal, niet in kolom DR-GN"},
        {"", "", "risico.soort", "gem.pga_status",
            "b.yaml:3:30: 'gem.pga_status' gaat alleen over zijn eigen kanaal, "
            "niet in kolom 18B-BU"},
        {"", "", "code: 18B-BU", "code: PGA-ZV",
            "b.yaml:3:28: 'risico.soort' gaat alleen over zijn eigen kanaal, "
            "niet in kolom PGA-ZV"},
        /* what two channels may not share */
        {"afspraak: B,", "afspraak: A,", "", "",
            "a.yaml:71:104: kanaal RISICO_18B deelt deze afspraak met M10, dat "
            "over een ander kanaal gaat"},
        {"bewaren: korter,", "bewaren: kort,", "", "",
            "a.yaml:71:116: kanaal RISICO_18B deelt deze termijn met M10, dat "
            "over een ander kanaal gaat"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char have[300];

        compile_channels(cases[i].from, cases[i].to, cases[i].from_b,
            cases[i].to_b, have);
        if (strcmp(have, cases[i].want) != 0)
            fail_msg("%zu: have '%s'\nwant '%s'", i, have, cases[i].want);
    }
}

static void
test_policy__how_old_a_decision_may_be_is_a_parameter(void **state)
{
    static const struct {
        const char *line;
        int days; /* 0: a fault */
    } cases[] = {{"  motivering_tekens: 30", POLICY_BESLUIT_DAYS},
        {"  motivering_tekens: 30\n  besluit_18b_dagen: 1", 1},
        {"  motivering_tekens: 30\n  besluit_18b_dagen: 365", 365},
        {"  motivering_tekens: 30\n  besluit_18b_dagen: 0", 0},
        {"  motivering_tekens: 30\n  besluit_18b_dagen: 366", 0}};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct policy_file f = {"mini.yaml", make_mini(6, cases[i].line)};
        struct policy *po;
        enum err rc = policy_compile(&po, &f, 1, NULL, NULL);

        assert_int_equal(rc, cases[i].days > 0 ? ERR_OK : ERR_CONFIG);
        if (rc == ERR_OK)
            assert_int_equal(po->param.besluit_18b_days, cases[i].days);
        policy_free(po);
        drop(f.text);
    }
}

/* ---- limits --------------------------------------------------------------- */

static void
test_policy__a_text_has_a_longest_length(void **state)
{
    (void)state;
    for (int over = 0; over < 2; over++) {
        char line[2 * NODES_TEXT_MAX];
        struct span s;
        int n = snprintf(line, sizeof(line),
            "  kort: {dagen: 30, status: beleid, nl: %0*d, en: x}",
            NODES_TEXT_MAX + over, 7);

        assert_in_range(n, NODES_TEXT_MAX, sizeof(line) - 1);
        s = make_mini(9, line);
        assert_int_equal(compile_text(s, NULL, NULL),
            over ? ERR_CONFIG : ERR_OK);
        drop(s);
    }
}

static void
test_policy__a_list_has_a_longest_length(void **state)
{
    (void)state;
    for (int over = 0; over < 2; over++) {
        struct errinfo ei = {0};
        struct buf b;
        struct span s;

        buf_init(&b, 65536);
        buf_text(&b, "    mag: [persoon.*");
        for (int i = 1; i < NODES_CHILDREN_MAX + over; i++)
            buf_text(&b, ", persoon.bsn");
        buf_text(&b, "]");
        buf_byte(&b, '\0');
        assert_int_equal(buf_err(&b), ERR_OK);
        s = make_mini(65, (const char *)b.p);
        assert_int_equal(compile_text(s, NULL, &ei), ERR_CONFIG);
        assert_non_null(strstr(ei.text,
            over ? "te veel onderdelen" : "'persoon.bsn' staat er al"));
        drop(s);
        buf_done(&b);
    }
}

static void
test_policy__a_column_comes_with_its_rules(void **state)
{
    struct case_files cf;
    struct policy_file *f;
    struct policy *po;
    struct errinfo ei = {0};
    const uint8_t *at;

    (void)state;
    case_open(&cf);
    f = case_file(&cf, "50-elementen-dm-gn");
    at = memmem(f->text.p, f->text.n, "\nelementen:", 11);
    assert_non_null(at);
    f->text.n = (size_t)(at - f->text.p);
    assert_int_equal(policy_compile(&po, cf.file, cf.n, NULL, &ei), ERR_CONFIG);
    assert_non_null(strstr(ei.text,
        ":9:1: de sectie 'elementen' ontbreekt bij deze kolom"));
    case_close(&cf);
}

static void
test_policy__a_file_has_a_largest_size(void **state)
{
    struct span s = make_mini(0, "");
    uint8_t *p = malloc(POLICY_FILE_MAX + 1);
    struct errinfo ei = {0};

    (void)state;
    assert_non_null(p);
    memset(p, '\n', POLICY_FILE_MAX + 1);
    memcpy(p, s.p, s.n);
    assert_int_equal(compile_text((struct span){p, POLICY_FILE_MAX}, NULL, &ei),
        ERR_OK);
    assert_int_equal(
        compile_text((struct span){p, POLICY_FILE_MAX + 1}, NULL, &ei),
        ERR_CONFIG);
    assert_string_equal(ei.text,
        "mini.yaml:1:1: het bestand is groter dan 1048576 bytes");
    free(p);
    drop(s);
}

static void
test_policy__only_utf8_text_is_read(void **state)
{
    static const struct {
        const char *p;
        size_t n;
    } bad[] = {{"", 0}, {"a: \xff", 4}, {"a: \0b", 5}, {"\xef\xbb", 2}};

    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_int_equal(
            compile_text((struct span){(const uint8_t *)bad[i].p, bad[i].n},
                NULL, NULL),
            ERR_CONFIG);
}

/* ---- a folder ------------------------------------------------------------- */

static char dir[] = "/tmp/policy-XXXXXX";

static int
make_dir(void **state)
{
    (void)state;
    memcpy(dir + sizeof(dir) - 7, "XXXXXX", 6);
    assert_non_null(mkdtemp(dir));
    return 0;
}

static int
remove_dir(void **state)
{
    struct dirent **list;
    int n = scandir(dir, &list, NULL, NULL);

    (void)state;
    for (int i = 0; i < n; i++) {
        char path[600];

        (void)snprintf(path, sizeof(path), "%s/%s", dir, list[i]->d_name);
        (void)unlink(path);
        free(list[i]);
    }
    free(list);
    return rmdir(dir);
}

static void
write_file(const char *name, struct span text)
{
    char path[600];
    FILE *f;

    (void)snprintf(path, sizeof(path), "%s/%s", dir, name);
    f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(text.p, 1, text.n, f), text.n);
    assert_int_equal(fclose(f), 0);
}

/* M01-M03: 2 each; M14, M29-M32: 9 each; M06, M13, M24: 2; M33, M35: 3; the
 * others one. */
enum { REAL_FLOWS = 3 * 2 + 5 * 9 + 3 * 2 + 2 * 3 + 20 };

static void
test_policy__the_real_policy_loads(void **state)
{
    struct policy *po = case_policy();

    (void)state;
    assert_string_equal(policy_version(po), "2026.11.2");
    /* Every one of the ten conditions, every ground, 3 x 3 flows of M14. */
    for (unsigned c = 1; c <= POLICY_CONDITION_MAX; c++)
        assert_int_equal(po->condition[c].defined, c != 2);
    assert_int_equal(po->ground_n, 17 + 21);
    assert_int_equal(po->column_n, 19);
    assert_int_equal(po->flow_n, REAL_FLOWS);
    for (unsigned i = 0; i < po->column_n; i++)
        for (unsigned e = 0; e < EL__COUNT; e++)
            assert_int_not_equal(po->column[i].rule[e], POLICY_NO_RULE);
    for (unsigned t = 0; t < BERICHT__COUNT; t++)
        assert_int_equal(po->type_known[t],
            t != BERICHT_M09 && t != BERICHT_M25);
    policy_free(po);
}

/* What a person reads is there in both languages, and every element is of a
 * kind; what a region may set has a reason. */
static void
test_policy__the_real_policy_explains_itself(void **state)
{
    struct policy *po = case_policy();

    (void)state;
    for (unsigned d = 0; d < DOEL__COUNT; d++) {
        assert_non_null(po->doel_uitleg[d].nl);
        assert_true(strlen(po->doel_uitleg[d].nl) > 200);
        assert_true(strlen(po->doel_uitleg[d].en) > 200);
    }
    assert_true(po->doel_confidential[DOEL_RISICO_18B]);
    assert_false(po->doel_confidential[DOEL_DR_PLAN]);
    assert_string_equal(po->doel_dpv[DOEL_TOEZICHT],
        "https://w3id.org/dpv/sector/law#ProbationManagement");
    for (unsigned e = 0; e < EL__COUNT; e++)
        assert_int_not_equal(po->category_of[e], POLICY_NO_INDEX);
    assert_string_equal(
        po->category[po->category_of[EL_ZORG_ZORGAANBIEDER]].dpv,
        "https://w3id.org/dpv/pd#MedicalHealth");
    for (unsigned i = 0; i < PARAM__COUNT; i++) {
        assert_non_null(po->parameter[i].name);
        assert_non_null(po->parameter[i].why.nl);
    }
    assert_int_equal(po->param.short_stay_days, 10);
    assert_int_equal(policy_short_stay_days(po), 10);
    assert_int_equal(po->parameter[PARAM_PLAN_DAGEN].value, 28);
    policy_free(po);
}

/* Nothing of a channel of its own is kept as long as, or under the name of,
 * something of reintegration. */
static void
test_policy__a_channel_has_its_own_terms(void **state)
{
    struct policy *po = case_policy();
    uint16_t apart = 1u << DOEL_RISICO_18B | 1u << DOEL_BIJ |
                     1u << DOEL_DOELGROEP_51C | 1u << DOEL_PGA_WGS |
                     1u << DOEL_VERLOF_PP_ADVIES | 1u << DOEL_NAZORG;

    (void)state;
    for (unsigned i = 0; i < po->flow_n; i++)
        for (unsigned k = 0; k < po->flow_n; k++) {
            const struct policy_flow *a = &po->flow[i], *b = &po->flow[k];

            if ((apart >> a->doel & 1) == 0 || a->doel == b->doel)
                continue;
            assert_int_not_equal(a->agreement, b->agreement);
            assert_int_not_equal(a->keep, b->keep);
        }
    policy_free(po);
}

/* JustID and DJI read what the PI may have, and have no column themselves. */
static void
test_policy__a_role_may_read_the_column_of_another(void **state)
{
    static const enum rol as[] = {ROL_JUSTID, ROL_DJI, ROL_PI};
    struct policy *po = case_policy();
    uint8_t pi = policy_find_column(po, "DR", ROL_PI);

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        uint16_t at = po->flow_at[BERICHT_M33][ROL_GN][as[i]];

        assert_int_not_equal(at, POLICY_NO_RULE);
        assert_int_equal(po->flow[at].column, pi);
        assert_int_equal(po->flow[at].to, as[i]);
        assert_int_equal(policy_find_column(po, "DR", as[i]), pi);
    }
    assert_int_equal(policy_find_column(po, "DR", ROL_BU), POLICY_NO_INDEX);
    policy_free(po);
}

/* A type of message stands in one file, and the ground that its sender names
 * can be written in a message. */
static void
test_policy__messages_may_be_spread_over_files(void **state)
{
    static const char again[] =
        "berichten:\n  M10: {nl: x, en: x, doel: DR_PLAN, kolom: DR, van: {PI: "
        "PBW_18A}, naar: {GN: PBW_18A}, afspraak: A, bewaren: kort, logboek: "
        "logboek, gemeente_bevestigd: nee, kort_verblijf: weigeren, verplicht: "
        "[], mag: [], status: beleid}\n";
    struct span s = make_mini(11, "  EIGEN: {wet: w, artikel: a, aanhaling: b, "
                                  "status: beleid, nl: x, en: x}\n"
                                  "  PBW_18A: {wet: w, artikel: a, aanhaling: "
                                  "b, status: beleid, nl: x, en: x}");
    struct policy_file f[] = {{"a.yaml", s}, {"b.yaml", span_of(again)}};
    struct errinfo ei = {0};
    struct policy *po;
    struct span t;

    (void)state;
    assert_int_equal(policy_compile(&po, f, 2, NULL, &ei), ERR_CONFIG);
    assert_string_equal(ei.text,
        "b.yaml:2:3: dit berichttype staat al in een ander bestand");
    t = case_edit(span_of(again), "  M10:", "  M13:");
    f[1].text = t;
    assert_int_equal(policy_compile(&po, f, 2, NULL, &ei), ERR_OK);
    policy_free(po);
    f[1].text = case_edit(t, "van: {PI: PBW_18A}", "van: {PI: EIGEN}");
    assert_int_equal(policy_compile(&po, f, 2, NULL, &ei), ERR_CONFIG);
    assert_non_null(strstr(ei.text,
        "een afzender kan de grondslag 'EIGEN' niet in een bericht noemen"));
    drop(f[1].text);
    f[1].text = case_edit(t, "naar: {GN: PBW_18A}", "naar: {GN: EIGEN}");
    assert_int_equal(policy_compile(&po, f, 2, NULL, &ei), ERR_OK);
    policy_free(po);
    drop(f[1].text);
    drop(t);
    drop(s);
}

static void
test_policy__the_hash_is_over_names_lengths_and_bytes(void **state)
{
    struct span s = make_mini(0, "");
    uint8_t len[8] = {0, 0, 0, 0, 0, 0, (uint8_t)(s.n >> 8), (uint8_t)s.n};
    struct span parts[] = {{(const uint8_t *)"mini.yaml", 10}, {len, 8}, s};
    uint8_t want[POLICY_HASH_LEN];
    struct policy *po;

    (void)state;
    write_file("mini.yaml", s);
    write_file("README.md", span_of("niet gelezen"));
    write_file(".verborgen.yaml", span_of("niet gelezen"));
    assert_int_equal(policy_load(&po, dir, NULL, NULL), ERR_OK);
    assert_int_equal(digest_sha256(want, parts, 3, NULL), ERR_OK);
    assert_memory_equal(policy_hash(po), want, POLICY_HASH_LEN);
    policy_free(po);
    /* A comment is part of what was agreed on. */
    write_file("naast.yaml", span_of("# niets\n{}\n"));
    assert_int_equal(policy_load(&po, dir, NULL, NULL), ERR_OK);
    assert_memory_not_equal(policy_hash(po), want, POLICY_HASH_LEN);
    policy_free(po);
    drop(s);
}

static void
test_policy__a_folder_that_is_not_there_or_empty_is_an_error(void **state)
{
    struct policy *po;

    (void)state;
    assert_int_equal(policy_load(&po, "/nergens/te/vinden", NULL, NULL),
        ERR_NOTFOUND);
    assert_null(po);
    assert_int_equal(policy_load(&po, dir, NULL, NULL), ERR_CONFIG);
    assert_null(po);
}

static void
test_policy__a_folder_holds_at_most_64_files(void **state)
{
    struct span s = make_mini(0, "");
    struct policy *po;

    (void)state;
    write_file("mini.yaml", s);
    for (int i = 1; i < POLICY_FILES_MAX; i++) {
        char name[32];

        (void)snprintf(name, sizeof(name), "leeg%d.yaml", i);
        write_file(name, span_of("{}\n"));
    }
    assert_int_equal(policy_load(&po, dir, NULL, NULL), ERR_OK);
    policy_free(po);
    write_file("een-te-veel.yaml", span_of("{}\n"));
    assert_int_equal(policy_load(&po, dir, NULL, NULL), ERR_CONFIG);
    drop(s);
}

static void
test_policy__a_folder_without_read_access_is_an_error(void **state)
{
    char path[600];
    struct policy *po;

    (void)state;
    /* A link to nothing opens for nobody, root included. */
    (void)snprintf(path, sizeof(path), "%s/weg.yaml", dir);
    assert_int_equal(symlink("/nergens/te/vinden", path), 0);
    assert_int_equal(policy_load(&po, dir, NULL, NULL), ERR_IO);
    assert_null(po);
}

/* ---- whatever is edited, nothing falls over ------------------------------- */

static uint64_t seed = 0x2545f4914f6cdd1du;

static unsigned
pick(unsigned n)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (unsigned)(seed >> 33) % n;
}

static void
mutate(uint8_t *p, size_t *n)
{
    static const char odd[] = "\n\t :-[]{}&*!|>'\"%@`,?#ax0";
    size_t at = pick((unsigned)*n);
    size_t len = 1 + pick(40);

    if (len > *n - at)
        len = *n - at;
    switch (pick(4)) {
    case 0: /* truncate */
        *n = at + 1;
        break;
    case 1: /* drop a piece */
        memmove(p + at, p + at + len, *n - at - len);
        *n -= len;
        break;
    case 2: /* repeat a piece over what follows */
        for (size_t i = 0; i < len && at + len + i < *n; i++)
            p[at + len + i] = p[at + i];
        break;
    default:
        for (unsigned i = 0; i <= pick(3); i++)
            p[pick((unsigned)*n)] = (uint8_t)odd[pick(sizeof(odd) - 1)];
        break;
    }
    if (*n == 0)
        *n = 1;
}

static void
test_policy__a_damaged_file_is_refused_or_read(void **state)
{
    struct span s = make_mini(0, "");
    uint8_t *p = malloc(s.n);
    unsigned refused = 0;

    (void)state;
    assert_non_null(p);
    for (int i = 0; i < 1500; i++) {
        struct buf report;
        size_t n = s.n;
        enum err rc;

        buf_init(&report, 65536);
        memcpy(p, s.p, s.n);
        mutate(p, &n);
        rc = compile_text((struct span){p, n}, &report, NULL);
        assert_true(rc == ERR_OK || rc == ERR_CONFIG);
        assert_int_equal(rc == ERR_OK, report.n == 0);
        refused += rc != ERR_OK;
        buf_done(&report);
    }
    assert_in_range(refused, 1000, 1500);
    free(p);
    drop(s);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_policy__the_small_policy_is_whole),
        cmocka_unit_test(test_policy__a_fault_names_its_place_and_cause),
        cmocka_unit_test(test_policy__every_section_is_needed),
        cmocka_unit_test(test_policy__faults_are_told_together),
        cmocka_unit_test(test_policy__a_report_has_an_end),
        cmocka_unit_test(test_policy__channels_share_nothing),
        cmocka_unit_test(test_policy__how_old_a_decision_may_be_is_a_parameter),
        cmocka_unit_test(test_policy__a_column_stands_in_one_file),
        cmocka_unit_test(test_policy__a_text_has_a_longest_length),
        cmocka_unit_test(test_policy__a_list_has_a_longest_length),
        cmocka_unit_test(test_policy__a_column_comes_with_its_rules),
        cmocka_unit_test(test_policy__a_file_has_a_largest_size),
        cmocka_unit_test(test_policy__only_utf8_text_is_read),
        cmocka_unit_test(test_policy__the_real_policy_loads),
        cmocka_unit_test(test_policy__the_real_policy_explains_itself),
        cmocka_unit_test(test_policy__a_channel_has_its_own_terms),
        cmocka_unit_test(test_policy__a_role_may_read_the_column_of_another),
        cmocka_unit_test(test_policy__messages_may_be_spread_over_files),
        cmocka_unit_test_setup_teardown(
            test_policy__the_hash_is_over_names_lengths_and_bytes, make_dir,
            remove_dir),
        cmocka_unit_test_setup_teardown(
            test_policy__a_folder_that_is_not_there_or_empty_is_an_error,
            make_dir, remove_dir),
        cmocka_unit_test_setup_teardown(
            test_policy__a_folder_holds_at_most_64_files, make_dir, remove_dir),
        cmocka_unit_test_setup_teardown(
            test_policy__a_folder_without_read_access_is_an_error, make_dir,
            remove_dir),
        cmocka_unit_test(test_policy__a_damaged_file_is_refused_or_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
