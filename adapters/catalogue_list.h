/* SPDX-License-Identifier: EUPL-1.2 */
/* made by adapters/catalogue/generate.py; do not edit */
#ifndef ADAPTERS_CATALOGUE_LIST_H
#define ADAPTERS_CATALOGUE_LIST_H

/*
 * The first argument of X is a bare name, every other constant is a whole
 * enumerator (EL_, CAT_, BV_, LEAF_, CL_).  In CODE_LIST both are whole: the
 * list as CL_, and the code as text.  CODE_PERIOD_LIST has the codes that
 * are not valid for ever: first and last day since 1970-01-01, and the codes
 * that replace it, with spaces between.  PAST_LIST has the leaves that may
 * describe the past.
 */

/* clang-format off */
#define ELEMENT_LIST(X) \
    X(PERSOON_BSN, "persoon.bsn", CAT_BSN, BV_NONE, false, false, "Burgerservicenummer", "citizen service number") \
    X(PERSOON_SKN, "persoon.skn", CAT_BSN, BV_NONE, false, false, "Strafrechtsketennummer", "number of the criminal-justice chain") \
    X(PERSOON_GESLACHTSNAAM, "persoon.geslachtsnaam", CAT_GEWOON, BV_NONE, false, false, "Achternaam zonder voorvoegsel", "surname without prefix") \
    X(PERSOON_VOORVOEGSEL, "persoon.voorvoegsel", CAT_GEWOON, BV_NONE, false, false, "Voorvoegsel van de achternaam", "surname prefix") \
    X(PERSOON_VOORNAMEN, "persoon.voornamen", CAT_GEWOON, BV_NONE, false, false, "Voornamen", "given names") \
    X(PERSOON_VOORLETTERS, "persoon.voorletters", CAT_GEWOON, BV_NONE, false, false, "Voorletters", "initials") \
    X(PERSOON_GEBOORTEDATUM, "persoon.geboortedatum", CAT_GEWOON, BV_NONE, false, false, "Geboortedatum (zo nodig alleen jaar of jaar en maand)", "date of birth or, if unknown, year") \
    X(PERSOON_GEBOORTEPLAATS, "persoon.geboorteplaats", CAT_GEWOON, BV_NONE, false, false, "Geboorteplaats", "municipality or place of birth") \
    X(PERSOON_GEBOORTELAND, "persoon.geboorteland", CAT_GEWOON, BV_NONE, false, false, "Geboorteland (BRP-tabel 34)", "country of birth") \
    X(PERSOON_GESLACHT, "persoon.geslacht", CAT_GEWOON, BV_NONE, false, false, "Geslacht volgens de BRP", "sex as in the BRP") \
    X(PERSOON_NATIONALITEIT, "persoon.nationaliteit", CAT_GEVOELIG, BV_NONE, true, false, "Nationaliteit (BRP-tabel 32)", "nationality") \
    X(PERSOON_VERBLIJFSRECHT_GELDIG, "persoon.verblijfsrecht_geldig", CAT_GEVOELIG, BV_NONE, false, false, "Geldig verblijfsrecht (geen details)", "has a valid right of residence, no permit details") \
    X(PERSOON_TAAL_TOLK, "persoon.taal_tolk", CAT_GEWOON, BV_NONE, false, false, "Taal waarin contact kan, of tolk nodig", "language of contact, interpreter needed") \
    X(PERSOON_COMMUNICATIEBEHOEFTE, "persoon.communicatiebehoefte", CAT_GEZOND_F, BV_NONE, true, false, "Wat helpt in het contact (geen oorzaak of diagnose)", "functional need in contact, never a cause or diagnosis") \
    X(ADRES_BRP_ADRES, "adres.brp_adres", CAT_GEWOON, BV_ONDERDAK, false, false, "Inschrijfadres voor detentie", "address of registration before detention") \
    X(ADRES_FUNCTIE, "adres.functie", CAT_GEWOON, BV_ONDERDAK, false, false, "Woonadres of briefadres", "residential or postal address") \
    X(ADRES_GEHEIMHOUDING, "adres.geheimhouding", CAT_GEVOELIG, BV_ONDERDAK, false, false, "Geheimhouding in de BRP", "BRP restriction on disclosure is set") \
    X(ADRES_GEMEENTE_INSCHRIJVING, "adres.gemeente_inschrijving", CAT_GEWOON, BV_ONDERDAK, false, false, "Gemeente van inschrijving voor detentie", "municipality of registration before detention") \
    X(ADRES_GEMEENTE_FEITELIJK, "adres.gemeente_feitelijk", CAT_GEWOON, BV_ONDERDAK, false, false, "Gemeente van feitelijk verblijf voor detentie", "municipality of actual stay before detention") \
    X(ADRES_GEMEENTE_TERUGKEER, "adres.gemeente_terugkeer", CAT_GEWOON, BV_ONDERDAK, false, false, "Gemeente waar betrokkene na detentie wil wonen", "municipality of return after detention") \
    X(ADRES_GEMEENTE_HERKOMST_GEGEVEN, "adres.gemeente_herkomst_gegeven", CAT_META, BV_NONE, false, false, "Wie de gemeente heeft opgegeven", "who supplied the municipality value") \
    X(ADRES_TERUGKEERADRES, "adres.terugkeeradres", CAT_GEWOON, BV_ONDERDAK, false, false, "Adres na detentie", "address after detention") \
    X(ADRES_TERUGKEERADRES_STATUS, "adres.terugkeeradres_status", CAT_GEWOON, BV_ONDERDAK, false, false, "Hoe zeker het adres na detentie is", "how certain the return address is") \
    X(DETENTIE_DETENTIE_ID, "detentie.detentie_id", CAT_STRAF, BV_NONE, false, false, "Kenmerk van deze detentie", "identifier of this detention period") \
    X(DETENTIE_AANVANGSDATUM, "detentie.aanvangsdatum", CAT_STRAF, BV_NONE, false, false, "Eerste dag van de detentie", "first day of the detention") \
    X(DETENTIE_VERWACHTE_EINDDATUM, "detentie.verwachte_einddatum", CAT_STRAF, BV_NONE, false, false, "Verwachte einddatum", "expected end date") \
    X(DETENTIE_EINDDATUM_ZEKERHEID, "detentie.einddatum_zekerheid", CAT_STRAF, BV_NONE, false, false, "Zekerheid van de einddatum", "certainty of the end date") \
    X(DETENTIE_EINDDATUM_DEFINITIEF, "detentie.einddatum_definitief", CAT_STRAF, BV_NONE, false, false, "Datum van invrijheidstelling", "actual date of release") \
    X(DETENTIE_WIJZE_AANVANG, "detentie.wijze_aanvang", CAT_STRAF, BV_NONE, false, false, "Hoe de detentie begon", "manner in which the detention began") \
    X(DETENTIE_WIJZE_EINDE, "detentie.wijze_einde", CAT_STRAF, BV_NONE, false, false, "Hoe de detentie eindigde", "manner in which the detention ended") \
    X(DETENTIE_TITEL, "detentie.titel", CAT_STRAF, BV_NONE, false, false, "Titel van de vrijheidsbeneming", "judicial title of the detention") \
    X(DETENTIE_TITEL_NA_DETENTIE, "detentie.titel_na_detentie", CAT_STRAF, BV_NONE, false, false, "Justitiele titel na detentie", "a judicial title remains after release") \
    X(DETENTIE_INRICHTING_CODE, "detentie.inrichting_code", CAT_STRAF, BV_NONE, false, false, "Inrichting van verblijf", "establishment where the person stays") \
    X(DETENTIE_BESTEMMING, "detentie.bestemming", CAT_STRAF, BV_NONE, false, false, "Bestemming van de plaats", "destination of the place") \
    X(DETENTIE_FASE, "detentie.fase", CAT_STRAF, BV_NONE, false, false, "Fase van de re-integratie", "phase of the re-integration process") \
    X(DETENTIE_KORTVERBLIJF_KLASSE, "detentie.kortverblijf_klasse", CAT_STRAF, BV_NONE, false, false, "Klasse van de verblijfsduur", "class of the length of stay") \
    X(DETENTIE_VERLOF_PERIODE, "detentie.verlof_periode", CAT_STRAF, BV_NONE, true, false, "Verlof, gepland", "planned leave periods") \
    X(DETENTIE_PP_PERIODE, "detentie.pp_periode", CAT_STRAF, BV_NONE, false, false, "Penitentiair programma", "penitentiary programme") \
    X(DETENTIE_VI_DATUM, "detentie.vi_datum", CAT_STRAF, BV_NONE, false, false, "Datum voorwaardelijke invrijheidstelling", "date of conditional release") \
    X(DETENTIE_STRAFDUUR_DAGEN, "detentie.strafduur_dagen", CAT_STRAF, BV_NONE, false, false, "Opgelegde straf in dagen", "length of the sentence in days") \
    X(DETENTIE_DELICTCATEGORIE, "detentie.delictcategorie", CAT_STRAF, BV_NONE, false, false, "Delictcategorie (grof)", "coarse offence category") \
    X(DETENTIE_PARKETNUMMER, "detentie.parketnummer", CAT_STRAF, BV_NONE, true, false, "Parketnummer", "case number of the prosecutor") \
    X(DETENTIE_DETENTIEVERLEDEN, "detentie.detentieverleden", CAT_STRAF, BV_NONE, false, false, "Eerdere detenties", "earlier detention periods") \
    X(DETENTIE_GEDRAG_SAMENVATTING, "detentie.gedrag_samenvatting", CAT_STRAF, BV_NONE, false, false, "Samenvatting van gedrag in detentie", "summary of behaviour in detention") \
    X(DETENTIE_INCIDENTEN, "detentie.incidenten", CAT_STRAF, BV_NONE, true, false, "Incidenten en disciplinaire straffen", "incident and disciplinary records") \
    X(DETENTIE_URINECONTROLES, "detentie.urinecontroles", CAT_GEZOND, BV_ZORG, true, false, "Uitslagen van urinecontroles", "results of urine tests") \
    X(CONTACT_CASEMANAGER_NAAM, "contact.casemanager_naam", CAT_CONTACT, BV_NONE, false, false, "Casemanager PI, naam", "name of the case manager") \
    X(CONTACT_CASEMANAGER_TELEFOON, "contact.casemanager_telefoon", CAT_CONTACT, BV_NONE, false, false, "Casemanager PI, telefoon", "phone number of the case manager") \
    X(CONTACT_CASEMANAGER_EMAIL, "contact.casemanager_email", CAT_CONTACT, BV_NONE, false, false, "Casemanager PI, e-mail", "mail address of the case manager") \
    X(CONTACT_PI_FUNCTIONELE_POSTBUS, "contact.pi_functionele_postbus", CAT_CONTACT, BV_NONE, false, false, "Functionele postbus D&R-afdeling PI", "functional mailbox of the D&R department") \
    X(CONTACT_MENTOR_NAAM, "contact.mentor_naam", CAT_CONTACT, BV_NONE, false, false, "Mentor op de afdeling", "mentor on the wing") \
    X(CONTACT_RECLASSERING_ORGANISATIE, "contact.reclassering_organisatie", CAT_CONTACT, BV_NONE, false, false, "Reclasseringsorganisatie", "which probation organisation") \
    X(CONTACT_RECLASSERINGSWERKER_NAAM, "contact.reclasseringswerker_naam", CAT_CONTACT, BV_NONE, false, false, "Reclasseringswerker, naam", "probation worker in charge") \
    X(CONTACT_RECLASSERINGSWERKER_BEREIK, "contact.reclasseringswerker_bereik", CAT_CONTACT, BV_NONE, false, false, "Reclasseringswerker, telefoon en e-mail", "phone and mail of the probation worker") \
    X(CONTACT_GEMEENTE_COORDINATOR_NAAM, "contact.gemeente_coordinator_naam", CAT_CONTACT, BV_NONE, false, false, "Nazorgcoordinator gemeente, naam", "aftercare coordinator") \
    X(CONTACT_GEMEENTE_COORDINATOR_BEREIK, "contact.gemeente_coordinator_bereik", CAT_CONTACT, BV_NONE, false, false, "Nazorgcoordinator gemeente, telefoon en e-mail", "phone and mail of the coordinator") \
    X(CONTACT_GEMEENTE_LOKET, "contact.gemeente_loket", CAT_CONTACT, BV_NONE, false, false, "Centraal loket van gemeente of ZVH", "single point of contact of the municipality") \
    X(CONTACT_BETROKKENE_BEREIK_NA_DETENTIE, "contact.betrokkene_bereik_na_detentie", CAT_CONTACT_B, BV_NONE, false, false, "Hoe betrokkene na detentie bereikbaar is", "how the person can be reached after release") \
    X(CONTACT_BEWINDVOERDER, "contact.bewindvoerder", CAT_DERDE, BV_SCHULDEN, false, false, "Bewindvoerder of curator", "administrator or curator of finances") \
    X(HULPVRAAG_IDBEWIJS, "hulpvraag.idbewijs", CAT_GEWOON, BV_ID, false, false, "Hulp gevraagd bij identiteitsbewijs", "help wanted with identity document") \
    X(HULPVRAAG_ONDERDAK, "hulpvraag.onderdak", CAT_GEWOON, BV_ONDERDAK, false, false, "Hulp gevraagd bij onderdak", "help wanted with housing") \
    X(HULPVRAAG_WERK_INKOMEN, "hulpvraag.werk_inkomen", CAT_GEWOON, BV_WERK_INKOMEN, false, false, "Hulp gevraagd bij werk en inkomen", "help wanted with work and income") \
    X(HULPVRAAG_SCHULDEN, "hulpvraag.schulden", CAT_GEVOELIG, BV_SCHULDEN, false, false, "Hulp gevraagd bij schulden", "help wanted with debts") \
    X(HULPVRAAG_ZORG, "hulpvraag.zorg", CAT_GEZOND_F, BV_ZORG, false, false, "Hulp gevraagd bij zorg", "help wanted with care") \
    X(HULPVRAAG_ZORG_VOOR_THUIS, "hulpvraag.zorg_voor_thuis", CAT_DERDE, BV_NETWERK, false, false, "Hulp gevraagd voor het thuisfront", "help wanted for those left at home") \
    X(HULPVRAAG_NETWERK, "hulpvraag.netwerk", CAT_GEWOON, BV_NETWERK, false, false, "Hulp gevraagd bij sociaal netwerk", "help wanted with the social network") \
    X(HULPVRAAG_TOELICHTING, "hulpvraag.toelichting", CAT_GEVOELIG, BV_NONE, true, false, "Toelichting op een hulpvraag", "short explanation per request") \
    X(HULPVRAAG_URGENTIE, "hulpvraag.urgentie", CAT_GEWOON, BV_NONE, true, false, "Wanneer hulp nodig is", "when action is needed") \
    X(MEDEWERKING_BEREID_CONTACT_GEMEENTE, "medewerking.bereid_contact_gemeente", CAT_GEWOON, BV_NONE, false, false, "Wil contact met de gemeente", "person wants contact with the municipality") \
    X(MEDEWERKING_GEINFORMEERD_OP, "medewerking.geinformeerd_op", CAT_META, BV_NONE, false, false, "Betrokkene ingelicht over gegevensdeling op", "date on which the person was told who gets which data") \
    X(IDBEWIJS_GELDIG_AANWEZIG, "idbewijs.geldig_aanwezig", CAT_GEWOON, BV_ID, false, false, "Geldig identiteitsbewijs aanwezig", "valid identity document present") \
    X(IDBEWIJS_SOORT, "idbewijs.soort", CAT_GEWOON, BV_ID, false, false, "Soort identiteitsbewijs", "type of identity document") \
    X(IDBEWIJS_GELDIG_TOT, "idbewijs.geldig_tot", CAT_GEWOON, BV_ID, false, false, "Identiteitsbewijs geldig tot", "expiry date of the document") \
    X(IDBEWIJS_DOCUMENTNUMMER, "idbewijs.documentnummer", CAT_GEVOELIG, BV_ID, false, false, "Documentnummer", "document number") \
    X(IDBEWIJS_AANVRAAG_STATUS, "idbewijs.aanvraag_status", CAT_GEWOON, BV_ID, false, false, "Stand van de aanvraag identiteitsbewijs", "state of the application") \
    X(IDBEWIJS_AANVRAAG_IN_PI_MOGELIJK, "idbewijs.aanvraag_in_pi_mogelijk", CAT_GEWOON, BV_ID, false, false, "Aanvraag kan in de inrichting", "application can be taken inside the establishment") \
    X(DIGID_HULP_NODIG, "digid.hulp_nodig", CAT_GEWOON, BV_ID, false, false, "Hulp nodig bij DigiD", "help needed to get DigiD") \
    X(BANKREKENING_HULP_NODIG, "bankrekening.hulp_nodig", CAT_GEWOON, BV_WERK_INKOMEN, false, false, "Hulp nodig bij bankrekening", "help needed to open a bank account") \
    X(HUISVESTING_SITUATIE_VOOR, "huisvesting.situatie_voor", CAT_GEWOON, BV_ONDERDAK, false, false, "Woonsituatie voor detentie", "housing before detention") \
    X(HUISVESTING_BEHOUD_MOGELIJK, "huisvesting.behoud_mogelijk", CAT_GEWOON, BV_ONDERDAK, false, false, "Woning kan behouden blijven", "home can be kept") \
    X(HUISVESTING_DOORBETALING_NODIG, "huisvesting.doorbetaling_nodig", CAT_GEVOELIG, BV_ONDERDAK, false, false, "Doorbetaling woonlasten nodig", "rent or mortgage continuation needed") \
    X(HUISVESTING_WOONLASTEN_BEDRAG, "huisvesting.woonlasten_bedrag", CAT_GEVOELIG, BV_ONDERDAK, false, false, "Woonlasten per maand", "monthly housing cost") \
    X(HUISVESTING_ONTRUIMING_DREIGT, "huisvesting.ontruiming_dreigt", CAT_GEVOELIG, BV_ONDERDAK, false, false, "Ontruiming dreigt", "eviction threatens") \
    X(HUISVESTING_VERHUURDER, "huisvesting.verhuurder", CAT_DERDE, BV_ONDERDAK, false, false, "Verhuurder of corporatie", "landlord or housing corporation") \
    X(HUISVESTING_WONINGZOEKENDE_INGESCHREVEN, "huisvesting.woningzoekende_ingeschreven", CAT_GEWOON, BV_ONDERDAK, false, false, "Ingeschreven als woningzoekende", "registered as home seeker") \
    X(HUISVESTING_BEHOEFTE_NA, "huisvesting.behoefte_na", CAT_GEWOON, BV_ONDERDAK, false, false, "Woonvorm nodig na detentie", "type of housing needed after detention") \
    X(HUISVESTING_PLAATSING_STATUS, "huisvesting.plaatsing_status", CAT_GEWOON, BV_ONDERDAK, false, false, "Stand van de plaatsing", "state of arranging a place") \
    X(HUISVESTING_BRIEFADRES_NODIG, "huisvesting.briefadres_nodig", CAT_GEWOON, BV_ONDERDAK, false, false, "Briefadres nodig", "postal address needed for registration") \
    X(HUISVESTING_GEBIEDSBEPERKING, "huisvesting.gebiedsbeperking", CAT_STRAF, BV_ONDERDAK, true, false, "Gebied waar betrokkene niet mag wonen", "area where the person may not live") \
    X(HUISVESTING_MINDERJARIGEN_OP_ADRES, "huisvesting.minderjarigen_op_adres", CAT_DERDE, BV_NETWERK, false, false, "Minderjarigen op het adres na detentie", "minors live at the return address") \
    X(WERK_SITUATIE_VOOR, "werk.situatie_voor", CAT_GEWOON, BV_WERK_INKOMEN, false, false, "Werk voor detentie", "work before detention") \
    X(WERK_BAAN_BEHOUD_MOGELIJK, "werk.baan_behoud_mogelijk", CAT_GEWOON, BV_WERK_INKOMEN, false, false, "Baan kan behouden blijven", "job can be kept") \
    X(WERK_WERKGEVER, "werk.werkgever", CAT_DERDE, BV_WERK_INKOMEN, false, false, "Werkgever", "employer") \
    X(WERK_OPLEIDINGSNIVEAU, "werk.opleidingsniveau", CAT_GEWOON, BV_WERK_INKOMEN, false, false, "Opleidingsniveau", "level of education") \
    X(WERK_OPLEIDING_IN_DETENTIE, "werk.opleiding_in_detentie", CAT_GEWOON, BV_WERK_INKOMEN, true, false, "Opleiding en certificaten in detentie", "courses and certificates obtained in detention") \
    X(WERK_BESCHIKBAAR_PER, "werk.beschikbaar_per", CAT_GEWOON, BV_WERK_INKOMEN, false, false, "Beschikbaar voor werk per", "available for work from") \
    X(WERK_DAGBESTEDING_NA, "werk.dagbesteding_na", CAT_GEWOON, BV_WERK_INKOMEN, false, false, "Dagbesteding na detentie", "day activity after detention") \
    X(WERK_VOG_AANDACHTSPUNT, "werk.vog_aandachtspunt", CAT_STRAF, BV_WERK_INKOMEN, false, false, "VOG kan een aandachtspunt zijn", "certificate of conduct may be refused") \
    X(WERK_BELASTBAARHEID_BEPERKT, "werk.belastbaarheid_beperkt", CAT_GEZOND_F, BV_WERK_INKOMEN, false, false, "Beperkt belastbaar voor werk", "limited ability to work") \
    X(INKOMEN_BRON_VOOR, "inkomen.bron_voor", CAT_GEVOELIG, BV_WERK_INKOMEN, false, false, "Bron van inkomen voor detentie", "source of income before detention") \
    X(INKOMEN_UITKERING_LOPEND, "inkomen.uitkering_lopend", CAT_GEVOELIG, BV_WERK_INKOMEN, false, false, "Uitkering loopt nog", "benefit still running") \
    X(INKOMEN_UITKERING_AANVRAAG_GEWENST, "inkomen.uitkering_aanvraag_gewenst", CAT_GEVOELIG, BV_WERK_INKOMEN, false, false, "Uitkering aanvragen gewenst", "benefit to be applied for on release") \
    X(INKOMEN_AANVRAAG_STATUS, "inkomen.aanvraag_status", CAT_GEVOELIG, BV_WERK_INKOMEN, false, false, "Stand van de aanvraag uitkering", "state of the benefit application") \
    X(INKOMEN_OVERBRUGGING_NODIG, "inkomen.overbrugging_nodig", CAT_GEVOELIG, BV_WERK_INKOMEN, false, false, "Overbrugging of voorschot nodig", "bridging money or advance needed") \
    X(INKOMEN_BEDRAG, "inkomen.bedrag", CAT_GEVOELIG, BV_WERK_INKOMEN, false, false, "Bedrag van het inkomen", "amount of income") \
    X(SCHULDEN_AANWEZIG, "schulden.aanwezig", CAT_GEVOELIG, BV_SCHULDEN, false, false, "Problematische schulden", "problematic debts present") \
    X(SCHULDEN_BEDRAG_KLASSE, "schulden.bedrag_klasse", CAT_GEVOELIG, BV_SCHULDEN, false, false, "Schuldbedrag als klasse", "total debt as class") \
    X(SCHULDEN_BEDRAG_EXACT, "schulden.bedrag_exact", CAT_GEVOELIG, BV_SCHULDEN, false, false, "Schuldbedrag", "total debt") \
    X(SCHULDEN_SOORTEN, "schulden.soorten", CAT_GEVOELIG, BV_SCHULDEN, true, false, "Soorten schulden", "kinds of debt") \
    X(SCHULDEN_SCHULDEISERS, "schulden.schuldeisers", CAT_DERDE, BV_SCHULDEN, true, false, "Schuldeisers", "creditors with amounts") \
    X(SCHULDEN_TRAJECT, "schulden.traject", CAT_GEVOELIG, BV_SCHULDEN, false, false, "Lopend schuldtraject", "running debt procedure") \
    X(SCHULDEN_BETALINGSREGELING_CJIB, "schulden.betalingsregeling_cjib", CAT_STRAF, BV_SCHULDEN, false, false, "Betalingsregeling CJIB loopt", "arrangement with CJIB running") \
    X(SCHULDEN_BEDREIGENDE_SITUATIE, "schulden.bedreigende_situatie", CAT_GEVOELIG, BV_SCHULDEN, true, false, "Bedreigende situatie", "threatening situation (eviction, cut-off, insurance)") \
    X(ZORG_ZORGVRAAG_AANWEZIG, "zorg.zorgvraag_aanwezig", CAT_GEZOND_F, BV_ZORG, false, false, "Er is een zorgvraag", "there is a care request") \
    X(ZORG_ZORGVERZEKERING_ACTIEF, "zorg.zorgverzekering_actief", CAT_GEWOON, BV_ZORG, false, false, "Zorgverzekering actief na detentie", "health insurance active on release") \
    X(ZORG_DOMEIN, "zorg.domein", CAT_GEZOND, BV_ZORG, true, false, "Soort zorg die door moet lopen", "broad kind of care that must continue") \
    X(ZORG_TRAJECT_LIEP_VOOR_DETENTIE, "zorg.traject_liep_voor_detentie", CAT_GEZOND_F, BV_ZORG, false, false, "Zorgtraject liep voor detentie", "a care trajectory ran before detention") \
    X(ZORG_ZORGAANBIEDER, "zorg.zorgaanbieder", CAT_GEZOND, BV_ZORG, true, false, "Zorgaanbieder", "provider to contact for continuity") \
    X(ZORG_INDICATIE, "zorg.indicatie", CAT_GEZOND, BV_ZORG, true, false, "Zorgindicatie", "care indication and its end date") \
    X(ZORG_CONTINUITEIT_PER, "zorg.continuiteit_per", CAT_GEZOND_F, BV_ZORG, false, false, "Zorg moet geregeld zijn per", "date from which care must be in place") \
    X(ZORG_OVERDRACHT_VIA_MEDISCHE_DIENST, "zorg.overdracht_via_medische_dienst", CAT_META, BV_ZORG, false, false, "Overdracht loopt via de medische dienst", "hand-over runs through the medical service") \
    X(ZORG_DIAGNOSE, "zorg.diagnose", CAT_GEZOND, BV_ZORG, false, true, "Diagnose (wordt altijd geweigerd)", "diagnosis, always refused") \
    X(ZORG_MEDICATIE, "zorg.medicatie", CAT_GEZOND, BV_ZORG, false, true, "Medicatie (wordt altijd geweigerd)", "medication, always refused") \
    X(ZORG_BEHANDELVERSLAG, "zorg.behandelverslag", CAT_GEZOND, BV_ZORG, false, true, "Behandelverslag (wordt altijd geweigerd)", "treatment report, always refused") \
    X(NETWERK_ONDERSTEUNEND_AANWEZIG, "netwerk.ondersteunend_aanwezig", CAT_GEWOON, BV_NETWERK, false, false, "Steunend netwerk aanwezig", "supporting network present") \
    X(NETWERK_STEUNPERSOON_RELATIE, "netwerk.steunpersoon_relatie", CAT_DERDE, BV_NETWERK, true, false, "Steunpersoon, relatie", "relation of a supporter") \
    X(NETWERK_STEUNPERSOON_NAAM_BEREIK, "netwerk.steunpersoon_naam_bereik", CAT_DERDE, BV_NETWERK, true, false, "Steunpersoon, naam en bereik", "name and contact of a supporter") \
    X(NETWERK_MINDERJARIGE_KINDEREN, "netwerk.minderjarige_kinderen", CAT_DERDE, BV_NETWERK, false, false, "Heeft minderjarige kinderen", "has minor children outside") \
    X(NETWERK_ACHTERBLIJVERS_HULPVRAAG, "netwerk.achterblijvers_hulpvraag", CAT_DERDE, BV_NETWERK, false, false, "Thuisfront heeft een hulpvraag", "family left behind has a request for help") \
    X(NETWERK_CRIMINEEL_NETWERK, "netwerk.crimineel_netwerk", CAT_STRAF, BV_NETWERK, false, false, "Crimineel netwerk", "information about criminal contacts") \
    X(DRPLAN_PLAN_ID, "drplan.plan_id", CAT_META, BV_NONE, false, false, "Kenmerk van het D&R-plan", "identifier of the plan") \
    X(DRPLAN_VERSIE, "drplan.versie", CAT_META, BV_NONE, false, false, "Versie van het D&R-plan", "version of the shareable plan") \
    X(DRPLAN_STATUS, "drplan.status", CAT_META, BV_NONE, false, false, "Status van het D&R-plan", "state of the plan") \
    X(DRPLAN_VASTGESTELD_OP, "drplan.vastgesteld_op", CAT_META, BV_NONE, false, false, "D&R-plan vastgesteld op", "date of adoption of the plan") \
    X(DRPLAN_ONTBREKENDE_BASISVOORWAARDEN, "drplan.ontbrekende_basisvoorwaarden", CAT_GEWOON, BV_NONE, true, false, "Ontbrekende basisvoorwaarden", "essential conditions that are missing") \
    X(DRPLAN_REINTEGRATIEDOEL, "drplan.reintegratiedoel", CAT_GEWOON, BV_NONE, true, false, "Re-integratiedoel", "re-integration goal") \
    X(DRPLAN_GEDRAGSDOEL, "drplan.gedragsdoel", CAT_STRAF, BV_NONE, true, false, "Gedragsdoel in detentie", "behaviour goal inside detention") \
    X(DRPLAN_ACTIVITEIT, "drplan.activiteit", CAT_GEWOON, BV_NONE, true, false, "Activiteit van betrokkene", "activity that serves a re-integration goal") \
    X(DRPLAN_BEGELEIDINGSPLAN_ZORG, "drplan.begeleidingsplan_zorg", CAT_GEZOND, BV_ZORG, false, false, "Begeleidingsplan met zorg (intern)", "individual guidance plan including care") \
    X(DRPLAN_ACTIE, "drplan.actie", CAT_GEWOON, BV_NONE, true, false, "Afgesproken actie", "action agreed between the three parties") \
    X(DRPLAN_CASUSREGIE, "drplan.casusregie", CAT_GEWOON, BV_NONE, false, false, "Casusregie", "who directs the case in this phase") \
    X(DRPLAN_TRAJECTGESPREK, "drplan.trajectgesprek", CAT_GEWOON, BV_NONE, true, false, "Trajectgesprek", "date and participants of the trajectory talk") \
    X(DRPLAN_MDO_DATUM, "drplan.mdo_datum", CAT_GEWOON, BV_NONE, true, false, "Datum MDO", "dates of the six-weekly consultation") \
    X(DRPLAN_MDO_UITKOMST_REINTEGRATIE, "drplan.mdo_uitkomst_reintegratie", CAT_GEWOON, BV_NONE, true, false, "Uitkomst MDO voor re-integratie", "outcome that changes goals or actions") \
    X(DRPLAN_MDO_VERSLAG, "drplan.mdo_verslag", CAT_STRAF, BV_NONE, true, false, "Verslag MDO (intern)", "full minutes, internal") \
    X(DRPLAN_PROGRAMMA, "drplan.programma", CAT_STRAF, BV_NONE, false, false, "Basis- of plusprogramma", "basic or plus programme") \
    X(RECL_BETROKKEN, "recl.betrokken", CAT_STRAF, BV_NONE, false, false, "Reclassering betrokken", "whether and how probation is involved") \
    X(RECL_TOEZICHT_OPGELEGD, "recl.toezicht_opgelegd", CAT_STRAF, BV_NONE, false, false, "Toezicht na detentie opgelegd", "supervision after detention imposed") \
    X(RECL_TOEZICHT_PERIODE, "recl.toezicht_periode", CAT_STRAF, BV_NONE, false, false, "Periode van toezicht", "start and end of supervision") \
    X(RECL_VOORWAARDEN_RELEVANT_GEMEENTE, "recl.voorwaarden_relevant_gemeente", CAT_STRAF, BV_NONE, true, false, "Voorwaarden waarop de gemeente moet handelen", "conditions the municipality must act on") \
    X(RECL_BIJZONDERE_VOORWAARDEN, "recl.bijzondere_voorwaarden", CAT_STRAF, BV_NONE, true, false, "Bijzondere voorwaarden", "all special conditions") \
    X(RECL_ELEKTRONISCH_TOEZICHT, "recl.elektronisch_toezicht", CAT_STRAF, BV_ONDERDAK, false, false, "Elektronisch toezicht", "electronic monitoring") \
    X(RECL_LOPENDE_TRAJECTEN, "recl.lopende_trajecten", CAT_GEWOON, BV_NONE, true, false, "Trajecten die voor detentie liepen", "help that ran before detention under probation") \
    X(RECL_DR_ADVIES_REINTEGRATIE, "recl.dr_advies_reintegratie", CAT_STRAF, BV_NONE, true, false, "D&R-advies, deel re-integratie", "re-integration part of the D&R advice") \
    X(RECL_ADVIESRAPPORT, "recl.adviesrapport", CAT_STRAF, BV_NONE, false, false, "Reclasseringsadvies (volledig)", "full probation report") \
    X(RECL_RISICOSCORE, "recl.risicoscore", CAT_STRAF, BV_NONE, false, false, "Uitkomst risicotaxatie", "risk assessment outcome") \
    X(RECL_OVERTREDING_VOORWAARDEN, "recl.overtreding_voorwaarden", CAT_STRAF, BV_NONE, true, false, "Overtreding van voorwaarden", "breach of conditions") \
    X(RECL_AFSLUITING_TOEZICHT, "recl.afsluiting_toezicht", CAT_STRAF, BV_NONE, false, false, "Afsluiting toezicht", "end of supervision and need of further help") \
    X(GEM_BEKEND, "gem.bekend", CAT_GEWOON, BV_NONE, false, false, "Bekend bij de gemeente", "person is known to the municipality") \
    X(GEM_BEKEND_DOMEINEN, "gem.bekend_domeinen", CAT_GEVOELIG, BV_NONE, true, false, "Domeinen waarin betrokkene bekend is", "in which domains the person is known") \
    X(GEM_LOPENDE_VOORZIENING, "gem.lopende_voorziening", CAT_GEVOELIG, BV_NONE, true, false, "Lopende gemeentelijke voorziening", "running municipal provision that touches the plan") \
    X(GEM_INSCHRIJVING_BEVESTIGD, "gem.inschrijving_bevestigd", CAT_GEWOON, BV_ONDERDAK, false, false, "Gemeente bevestigt de inschrijving", "municipality confirms it is the right one") \
    X(GEM_JUISTE_GEMEENTE, "gem.juiste_gemeente", CAT_GEWOON, BV_NONE, false, false, "Gemeente die het wel moet zijn", "municipality the message should have gone to") \
    X(GEM_BEZOEK_GEPLAND, "gem.bezoek_gepland", CAT_GEWOON, BV_NONE, true, false, "Gepland bezoek of gesprek", "visit or call planned") \
    X(GEM_INTAKE_UITKOMST, "gem.intake_uitkomst", CAT_GEWOON, BV_NONE, true, false, "Uitkomst gemeentelijke intake", "outcome of the municipal intake") \
    X(GEM_REGIE, "gem.regie", CAT_GEWOON, BV_NONE, false, false, "Regie aan gemeentelijke kant", "who directs on the municipal side") \
    X(GEM_PGA_STATUS, "gem.pga_status", CAT_GEVOELIG, BV_NONE, false, false, "Persoonsgerichte aanpak (WGS)", "in a person-based approach under the WGS") \
    X(GEM_NAZORG_AFSLUITING, "gem.nazorg_afsluiting", CAT_GEWOON, BV_NONE, false, false, "Afsluiting nazorg", "end of aftercare") \
    X(GEM_OPENBARE_ORDE_INFORMATIE, "gem.openbare_orde_informatie", CAT_STRAF, BV_NONE, false, true, "Openbare-orde-informatie (wordt altijd geweigerd)", "public order information, always refused") \
    X(RISICO_SOORT, "risico.soort", CAT_STRAF, BV_NONE, false, false, "Gevreesd misdrijf", "kind of serious offence feared") \
    X(RISICO_TOELICHTING, "risico.toelichting", CAT_STRAF, BV_NONE, false, false, "Feiten achter het risico", "facts that make the risk real") \
    X(RISICO_NOODZAAK_BESCHERMING, "risico.noodzaak_bescherming", CAT_STRAF, BV_NONE, false, false, "Waarom delen anderen beschermt", "why sharing is needed to protect others") \
    X(RISICO_VASTGESTELD_DOOR, "risico.vastgesteld_door", CAT_CONTACT, BV_NONE, false, false, "Vastgesteld door directeur of gemandateerde", "director or delegate who decided") \
    X(SLACHTOFFER_GEGEVENS, "slachtoffer.gegevens", CAT_DERDE, BV_NONE, false, true, "Slachtoffergegevens (wordt altijd geweigerd)", "victim information, always refused") \
    X(BERICHT_ID, "bericht.id", CAT_META, BV_NONE, false, false, "Berichtkenmerk", "unique message id") \
    X(BERICHT_TYPE, "bericht.type", CAT_META, BV_NONE, false, false, "Berichttype", "message type") \
    X(BERICHT_TIJDSTIP, "bericht.tijdstip", CAT_META, BV_NONE, false, false, "Tijdstip van aanmaken", "creation time") \
    X(BERICHT_AFZENDER_OIN, "bericht.afzender_oin", CAT_META, BV_NONE, false, false, "OIN van de afzender", "sender organisation") \
    X(BERICHT_ONTVANGER_OIN, "bericht.ontvanger_oin", CAT_META, BV_NONE, false, false, "OIN van de ontvanger", "recipient organisation") \
    X(BERICHT_ONTVANGER_ROL, "bericht.ontvanger_rol", CAT_META, BV_NONE, false, false, "Rol van de ontvanger", "recipient role inside the organisation") \
    X(BERICHT_DOEL, "bericht.doel", CAT_META, BV_NONE, false, false, "Doel", "purpose") \
    X(BERICHT_GRONDSLAG, "bericht.grondslag", CAT_META, BV_NONE, false, false, "Wettelijke grondslag", "legal ground") \
    X(BERICHT_TRAJECT_ID, "bericht.traject_id", CAT_META, BV_NONE, false, false, "Re-integratietraject", "re-integration trajectory") \
    X(BERICHT_CORRELATIE_ID, "bericht.correlatie_id", CAT_META, BV_NONE, false, false, "Antwoord op bericht", "message this one answers") \
    X(BERICHT_POLICY_VERSIE, "bericht.policy_versie", CAT_META, BV_NONE, false, false, "Versie van het beleid", "version and hash of the policy applied") \
    X(BERICHT_NOODZAAK_MOTIVERING, "bericht.noodzaak_motivering", CAT_META, BV_NONE, false, false, "Motivering van de noodzaak", "reason of need") \
    X(BERICHT_VERTROUWELIJKHEID, "bericht.vertrouwelijkheid", CAT_META, BV_NONE, false, false, "Vertrouwelijkheidaanduiding", "confidentiality label") \
    X(BERICHT_TERUGKOPPELING_GEWENST, "bericht.terugkoppeling_gewenst", CAT_META, BV_NONE, false, false, "Terugkoppeling gewenst", "sender expects an answer") \
    X(BERICHT_BEWAREN_TOT, "bericht.bewaren_tot", CAT_META, BV_NONE, false, false, "Bewaren tot en met", "last day the recipient may keep it") \
    X(BERICHT_BESLUIT_MANDAAT, "bericht.besluit_mandaat", CAT_META, BV_NONE, false, false, "Besluit of mandaat bij een 18b-verstrekking", "decision behind an 18b disclosure") \
    X(BERICHT_BEVESTIGING_TWEEDE, "bericht.bevestiging_tweede", CAT_META, BV_NONE, false, false, "Bevestiging door een tweede persoon", "second confirmation of an 18b disclosure") \
    X(BERICHT_ONTVANGER_GEMANDATEERDE, "bericht.ontvanger_gemandateerde", CAT_META, BV_NONE, false, false, "Gemandateerde van de burgemeester", "delegate of the mayor to whom it goes") \
    X(BERICHT_DERDE_GEINFORMEERD, "bericht.derde_geinformeerd", CAT_META, BV_NONE, false, false, "Derde weet dat zijn gegevens gedeeld worden", "the third person knows that data are shared") \
    X(BERICHT_BSN_GEVERIFIEERD, "bericht.bsn_geverifieerd", CAT_META, BV_NONE, false, false, "BSN geverifieerd bij deze persoon", "sender checked the BSN against the person") \
    X(BERICHT_CONVENANT_ID, "bericht.convenant_id", CAT_META, BV_NONE, false, false, "Convenant van het samenwerkingsverband", "covenant under which a ZVH acts") \
    X(BERICHT_CASUS_ID, "bericht.casus_id", CAT_META, BV_NONE, false, false, "Casus van het samenwerkingsverband", "case of that cooperation")

#define LEAF_LIST(X) \
    X(PERSOON_BSN, EL_PERSOON_BSN, "", LEAF_BSN, 1, 9, CL_NONE) \
    X(PERSOON_SKN, EL_PERSOON_SKN, "", LEAF_DIGITS, 1, 10, CL_NONE) \
    X(PERSOON_GESLACHTSNAAM, EL_PERSOON_GESLACHTSNAAM, "", LEAF_NAME, 1, 200, CL_NONE) \
    X(PERSOON_VOORVOEGSEL, EL_PERSOON_VOORVOEGSEL, "", LEAF_NAME, 0, 10, CL_NONE) \
    X(PERSOON_VOORNAMEN, EL_PERSOON_VOORNAMEN, "", LEAF_NAME, 0, 200, CL_NONE) \
    X(PERSOON_VOORLETTERS, EL_PERSOON_VOORLETTERS, "", LEAF_NAME, 0, 20, CL_NONE) \
    X(PERSOON_GEBOORTEDATUM, EL_PERSOON_GEBOORTEDATUM, "", LEAF_DATE_PART, 1, 10, CL_NONE) \
    X(PERSOON_GEBOORTEPLAATS, EL_PERSOON_GEBOORTEPLAATS, "", LEAF_NAME, 0, 80, CL_NONE) \
    X(PERSOON_GEBOORTELAND, EL_PERSOON_GEBOORTELAND, "", LEAF_DIGITS, 4, 4, CL_NONE) \
    X(PERSOON_GESLACHT, EL_PERSOON_GESLACHT, "", LEAF_CODE, 1, 40, CL_GESLACHT) \
    X(PERSOON_NATIONALITEIT, EL_PERSOON_NATIONALITEIT, "", LEAF_DIGITS, 4, 4, CL_NONE) \
    X(PERSOON_VERBLIJFSRECHT_GELDIG, EL_PERSOON_VERBLIJFSRECHT_GELDIG, "", LEAF_CODE, 1, 40, CL_JNO) \
    X(PERSOON_TAAL_TOLK, EL_PERSOON_TAAL_TOLK, "", LEAF_CODE, 1, 40, CL_TAAL) \
    X(PERSOON_COMMUNICATIEBEHOEFTE, EL_PERSOON_COMMUNICATIEBEHOEFTE, "", LEAF_CODE, 1, 40, CL_COMM) \
    X(ADRES_BRP_ADRES_STRAAT, EL_ADRES_BRP_ADRES, "straat", LEAF_NAME, 1, 80, CL_NONE) \
    X(ADRES_BRP_ADRES_HUISNUMMER, EL_ADRES_BRP_ADRES, "huisnummer", LEAF_TEXT, 1, 5, CL_NONE) \
    X(ADRES_BRP_ADRES_HUISLETTER, EL_ADRES_BRP_ADRES, "huisletter", LEAF_TEXT, 0, 1, CL_NONE) \
    X(ADRES_BRP_ADRES_TOEVOEGING, EL_ADRES_BRP_ADRES, "toevoeging", LEAF_TEXT, 0, 4, CL_NONE) \
    X(ADRES_BRP_ADRES_AANDUIDING_BIJ_HUISNUMMER, EL_ADRES_BRP_ADRES, "aanduiding_bij_huisnummer", LEAF_CODE, 0, 40, CL_ADRESAANDUIDING) \
    X(ADRES_BRP_ADRES_POSTCODE, EL_ADRES_BRP_ADRES, "postcode", LEAF_POSTCODE, 0, 6, CL_NONE) \
    X(ADRES_BRP_ADRES_WOONPLAATS, EL_ADRES_BRP_ADRES, "woonplaats", LEAF_NAME, 1, 80, CL_NONE) \
    X(ADRES_BRP_ADRES_GEMEENTECODE, EL_ADRES_BRP_ADRES, "gemeentecode", LEAF_CODE, 0, 40, CL_GEMEENTE) \
    X(ADRES_BRP_ADRES_SOORT, EL_ADRES_BRP_ADRES, "soort", LEAF_CODE, 0, 40, CL_ADRESSOORT) \
    X(ADRES_FUNCTIE, EL_ADRES_FUNCTIE, "", LEAF_CODE, 1, 40, CL_ADRESFUNCTIE) \
    X(ADRES_GEHEIMHOUDING, EL_ADRES_GEHEIMHOUDING, "", LEAF_CODE, 1, 40, CL_JN) \
    X(ADRES_GEMEENTE_INSCHRIJVING, EL_ADRES_GEMEENTE_INSCHRIJVING, "", LEAF_CODE, 1, 40, CL_GEMEENTE) \
    X(ADRES_GEMEENTE_FEITELIJK, EL_ADRES_GEMEENTE_FEITELIJK, "", LEAF_CODE, 1, 40, CL_GEMEENTE) \
    X(ADRES_GEMEENTE_TERUGKEER, EL_ADRES_GEMEENTE_TERUGKEER, "", LEAF_CODE, 1, 40, CL_GEMEENTE) \
    X(ADRES_GEMEENTE_HERKOMST_GEGEVEN, EL_ADRES_GEMEENTE_HERKOMST_GEGEVEN, "", LEAF_CODE, 1, 40, CL_HERKOMST) \
    X(ADRES_TERUGKEERADRES_STRAAT, EL_ADRES_TERUGKEERADRES, "straat", LEAF_NAME, 1, 80, CL_NONE) \
    X(ADRES_TERUGKEERADRES_HUISNUMMER, EL_ADRES_TERUGKEERADRES, "huisnummer", LEAF_TEXT, 1, 5, CL_NONE) \
    X(ADRES_TERUGKEERADRES_HUISLETTER, EL_ADRES_TERUGKEERADRES, "huisletter", LEAF_TEXT, 0, 1, CL_NONE) \
    X(ADRES_TERUGKEERADRES_TOEVOEGING, EL_ADRES_TERUGKEERADRES, "toevoeging", LEAF_TEXT, 0, 4, CL_NONE) \
    X(ADRES_TERUGKEERADRES_AANDUIDING_BIJ_HUISNUMMER, EL_ADRES_TERUGKEERADRES, "aanduiding_bij_huisnummer", LEAF_CODE, 0, 40, CL_ADRESAANDUIDING) \
    X(ADRES_TERUGKEERADRES_POSTCODE, EL_ADRES_TERUGKEERADRES, "postcode", LEAF_POSTCODE, 0, 6, CL_NONE) \
    X(ADRES_TERUGKEERADRES_WOONPLAATS, EL_ADRES_TERUGKEERADRES, "woonplaats", LEAF_NAME, 1, 80, CL_NONE) \
    X(ADRES_TERUGKEERADRES_GEMEENTECODE, EL_ADRES_TERUGKEERADRES, "gemeentecode", LEAF_CODE, 0, 40, CL_GEMEENTE) \
    X(ADRES_TERUGKEERADRES_SOORT, EL_ADRES_TERUGKEERADRES, "soort", LEAF_CODE, 0, 40, CL_ADRESSOORT) \
    X(ADRES_TERUGKEERADRES_STATUS, EL_ADRES_TERUGKEERADRES_STATUS, "", LEAF_CODE, 1, 40, CL_TERUGKEERSTATUS) \
    X(DETENTIE_DETENTIE_ID, EL_DETENTIE_DETENTIE_ID, "", LEAF_TEXT, 1, 40, CL_NONE) \
    X(DETENTIE_AANVANGSDATUM, EL_DETENTIE_AANVANGSDATUM, "", LEAF_DATE, 1, 10, CL_NONE) \
    X(DETENTIE_VERWACHTE_EINDDATUM, EL_DETENTIE_VERWACHTE_EINDDATUM, "", LEAF_DATE, 1, 10, CL_NONE) \
    X(DETENTIE_EINDDATUM_ZEKERHEID, EL_DETENTIE_EINDDATUM_ZEKERHEID, "", LEAF_CODE, 1, 40, CL_EINDDATUM_ZEKERHEID) \
    X(DETENTIE_EINDDATUM_DEFINITIEF, EL_DETENTIE_EINDDATUM_DEFINITIEF, "", LEAF_DATE, 1, 10, CL_NONE) \
    X(DETENTIE_WIJZE_AANVANG, EL_DETENTIE_WIJZE_AANVANG, "", LEAF_CODE, 1, 40, CL_WIJZE_AANVANG) \
    X(DETENTIE_WIJZE_EINDE, EL_DETENTIE_WIJZE_EINDE, "", LEAF_CODE, 1, 40, CL_WIJZE_EINDE) \
    X(DETENTIE_TITEL, EL_DETENTIE_TITEL, "", LEAF_CODE, 1, 40, CL_TITEL) \
    X(DETENTIE_TITEL_NA_DETENTIE, EL_DETENTIE_TITEL_NA_DETENTIE, "", LEAF_CODE, 1, 40, CL_JNO) \
    X(DETENTIE_INRICHTING_CODE, EL_DETENTIE_INRICHTING_CODE, "", LEAF_CODE, 1, 40, CL_INRICHTING) \
    X(DETENTIE_BESTEMMING, EL_DETENTIE_BESTEMMING, "", LEAF_CODE, 1, 40, CL_BESTEMMING) \
    X(DETENTIE_FASE, EL_DETENTIE_FASE, "", LEAF_CODE, 1, 40, CL_FASE) \
    X(DETENTIE_KORTVERBLIJF_KLASSE, EL_DETENTIE_KORTVERBLIJF_KLASSE, "", LEAF_CODE, 1, 40, CL_VERBLIJFSKLASSE) \
    X(DETENTIE_VERLOF_PERIODE_VAN, EL_DETENTIE_VERLOF_PERIODE, "van", LEAF_DATE, 1, 10, CL_NONE) \
    X(DETENTIE_VERLOF_PERIODE_TOT, EL_DETENTIE_VERLOF_PERIODE, "tot", LEAF_DATE, 0, 10, CL_NONE) \
    X(DETENTIE_PP_PERIODE_VAN, EL_DETENTIE_PP_PERIODE, "van", LEAF_DATE, 1, 10, CL_NONE) \
    X(DETENTIE_PP_PERIODE_TOT, EL_DETENTIE_PP_PERIODE, "tot", LEAF_DATE, 0, 10, CL_NONE) \
    X(DETENTIE_VI_DATUM, EL_DETENTIE_VI_DATUM, "", LEAF_DATE, 1, 10, CL_NONE) \
    X(DETENTIE_STRAFDUUR_DAGEN, EL_DETENTIE_STRAFDUUR_DAGEN, "", LEAF_INT, 1, 36500, CL_NONE) \
    X(DETENTIE_DELICTCATEGORIE, EL_DETENTIE_DELICTCATEGORIE, "", LEAF_CODE, 1, 40, CL_DELICT) \
    X(DETENTIE_PARKETNUMMER, EL_DETENTIE_PARKETNUMMER, "", LEAF_TEXT, 12, 12, CL_NONE) \
    X(DETENTIE_DETENTIEVERLEDEN_AANTAL, EL_DETENTIE_DETENTIEVERLEDEN, "aantal", LEAF_INT, 1, 999, CL_NONE) \
    X(DETENTIE_DETENTIEVERLEDEN_LAATSTE_EINDE, EL_DETENTIE_DETENTIEVERLEDEN, "laatste_einde", LEAF_DATE, 0, 10, CL_NONE) \
    X(DETENTIE_GEDRAG_SAMENVATTING, EL_DETENTIE_GEDRAG_SAMENVATTING, "", LEAF_TEXT, 1, 2000, CL_NONE) \
    X(DETENTIE_INCIDENTEN_DATUM, EL_DETENTIE_INCIDENTEN, "datum", LEAF_DATE, 1, 10, CL_NONE) \
    X(DETENTIE_INCIDENTEN_SOORT, EL_DETENTIE_INCIDENTEN, "soort", LEAF_TEXT, 1, 80, CL_NONE) \
    X(DETENTIE_INCIDENTEN_OMSCHRIJVING, EL_DETENTIE_INCIDENTEN, "omschrijving", LEAF_TEXT, 0, 1000, CL_NONE) \
    X(DETENTIE_URINECONTROLES_DATUM, EL_DETENTIE_URINECONTROLES, "datum", LEAF_DATE, 1, 10, CL_NONE) \
    X(DETENTIE_URINECONTROLES_UITSLAG, EL_DETENTIE_URINECONTROLES, "uitslag", LEAF_CODE, 1, 40, CL_URINEUITSLAG) \
    X(CONTACT_CASEMANAGER_NAAM, EL_CONTACT_CASEMANAGER_NAAM, "", LEAF_TEXT, 1, 120, CL_NONE) \
    X(CONTACT_CASEMANAGER_TELEFOON, EL_CONTACT_CASEMANAGER_TELEFOON, "", LEAF_PHONE, 1, 20, CL_NONE) \
    X(CONTACT_CASEMANAGER_EMAIL, EL_CONTACT_CASEMANAGER_EMAIL, "", LEAF_EMAIL, 1, 254, CL_NONE) \
    X(CONTACT_PI_FUNCTIONELE_POSTBUS, EL_CONTACT_PI_FUNCTIONELE_POSTBUS, "", LEAF_EMAIL, 1, 254, CL_NONE) \
    X(CONTACT_MENTOR_NAAM, EL_CONTACT_MENTOR_NAAM, "", LEAF_TEXT, 1, 120, CL_NONE) \
    X(CONTACT_RECLASSERING_ORGANISATIE, EL_CONTACT_RECLASSERING_ORGANISATIE, "", LEAF_CODE, 1, 40, CL_RECLASSERING) \
    X(CONTACT_RECLASSERINGSWERKER_NAAM, EL_CONTACT_RECLASSERINGSWERKER_NAAM, "", LEAF_TEXT, 1, 120, CL_NONE) \
    X(CONTACT_RECLASSERINGSWERKER_BEREIK_TELEFOON, EL_CONTACT_RECLASSERINGSWERKER_BEREIK, "telefoon", LEAF_PHONE, 0, 20, CL_NONE) \
    X(CONTACT_RECLASSERINGSWERKER_BEREIK_EMAIL, EL_CONTACT_RECLASSERINGSWERKER_BEREIK, "email", LEAF_EMAIL, 0, 254, CL_NONE) \
    X(CONTACT_GEMEENTE_COORDINATOR_NAAM, EL_CONTACT_GEMEENTE_COORDINATOR_NAAM, "", LEAF_TEXT, 1, 120, CL_NONE) \
    X(CONTACT_GEMEENTE_COORDINATOR_BEREIK_TELEFOON, EL_CONTACT_GEMEENTE_COORDINATOR_BEREIK, "telefoon", LEAF_PHONE, 0, 20, CL_NONE) \
    X(CONTACT_GEMEENTE_COORDINATOR_BEREIK_EMAIL, EL_CONTACT_GEMEENTE_COORDINATOR_BEREIK, "email", LEAF_EMAIL, 0, 254, CL_NONE) \
    X(CONTACT_GEMEENTE_LOKET_NAAM, EL_CONTACT_GEMEENTE_LOKET, "naam", LEAF_TEXT, 1, 120, CL_NONE) \
    X(CONTACT_GEMEENTE_LOKET_TELEFOON, EL_CONTACT_GEMEENTE_LOKET, "telefoon", LEAF_PHONE, 0, 20, CL_NONE) \
    X(CONTACT_GEMEENTE_LOKET_EMAIL, EL_CONTACT_GEMEENTE_LOKET, "email", LEAF_EMAIL, 1, 254, CL_NONE) \
    X(CONTACT_BETROKKENE_BEREIK_NA_DETENTIE_TELEFOON, EL_CONTACT_BETROKKENE_BEREIK_NA_DETENTIE, "telefoon", LEAF_PHONE, 0, 20, CL_NONE) \
    X(CONTACT_BETROKKENE_BEREIK_NA_DETENTIE_EMAIL, EL_CONTACT_BETROKKENE_BEREIK_NA_DETENTIE, "email", LEAF_EMAIL, 0, 254, CL_NONE) \
    X(CONTACT_BEWINDVOERDER_NAAM, EL_CONTACT_BEWINDVOERDER, "naam", LEAF_TEXT, 1, 120, CL_NONE) \
    X(CONTACT_BEWINDVOERDER_TELEFOON, EL_CONTACT_BEWINDVOERDER, "telefoon", LEAF_PHONE, 0, 20, CL_NONE) \
    X(CONTACT_BEWINDVOERDER_EMAIL, EL_CONTACT_BEWINDVOERDER, "email", LEAF_EMAIL, 0, 254, CL_NONE) \
    X(HULPVRAAG_IDBEWIJS, EL_HULPVRAAG_IDBEWIJS, "", LEAF_CODE, 1, 40, CL_JNO) \
    X(HULPVRAAG_ONDERDAK, EL_HULPVRAAG_ONDERDAK, "", LEAF_CODE, 1, 40, CL_JNO) \
    X(HULPVRAAG_WERK_INKOMEN, EL_HULPVRAAG_WERK_INKOMEN, "", LEAF_CODE, 1, 40, CL_JNO) \
    X(HULPVRAAG_SCHULDEN, EL_HULPVRAAG_SCHULDEN, "", LEAF_CODE, 1, 40, CL_JNO) \
    X(HULPVRAAG_ZORG, EL_HULPVRAAG_ZORG, "", LEAF_CODE, 1, 40, CL_JNO) \
    X(HULPVRAAG_ZORG_VOOR_THUIS, EL_HULPVRAAG_ZORG_VOOR_THUIS, "", LEAF_CODE, 1, 40, CL_JNO) \
    X(HULPVRAAG_NETWERK, EL_HULPVRAAG_NETWERK, "", LEAF_CODE, 1, 40, CL_JNO) \
    X(HULPVRAAG_TOELICHTING_BASISVOORWAARDE, EL_HULPVRAAG_TOELICHTING, "basisvoorwaarde", LEAF_CODE, 1, 40, CL_BASISVOORWAARDE) \
    X(HULPVRAAG_TOELICHTING_TEKST, EL_HULPVRAAG_TOELICHTING, "tekst", LEAF_TEXT, 1, 500, CL_NONE) \
    X(HULPVRAAG_URGENTIE_BASISVOORWAARDE, EL_HULPVRAAG_URGENTIE, "basisvoorwaarde", LEAF_CODE, 1, 40, CL_BASISVOORWAARDE) \
    X(HULPVRAAG_URGENTIE_URGENTIE, EL_HULPVRAAG_URGENTIE, "urgentie", LEAF_CODE, 1, 40, CL_URGENTIE) \
    X(MEDEWERKING_BEREID_CONTACT_GEMEENTE, EL_MEDEWERKING_BEREID_CONTACT_GEMEENTE, "", LEAF_CODE, 1, 40, CL_JNO) \
    X(MEDEWERKING_GEINFORMEERD_OP, EL_MEDEWERKING_GEINFORMEERD_OP, "", LEAF_DATE, 1, 10, CL_NONE) \
    X(IDBEWIJS_GELDIG_AANWEZIG, EL_IDBEWIJS_GELDIG_AANWEZIG, "", LEAF_CODE, 1, 40, CL_JNO) \
    X(IDBEWIJS_SOORT, EL_IDBEWIJS_SOORT, "", LEAF_CODE, 1, 40, CL_IDBEWIJS) \
    X(IDBEWIJS_GELDIG_TOT, EL_IDBEWIJS_GELDIG_TOT, "", LEAF_DATE, 1, 10, CL_NONE) \
    X(IDBEWIJS_DOCUMENTNUMMER, EL_IDBEWIJS_DOCUMENTNUMMER, "", LEAF_TEXT, 1, 20, CL_NONE) \
    X(IDBEWIJS_AANVRAAG_STATUS, EL_IDBEWIJS_AANVRAAG_STATUS, "", LEAF_CODE, 1, 40, CL_ACTIESTATUS) \
    X(IDBEWIJS_AANVRAAG_IN_PI_MOGELIJK, EL_IDBEWIJS_AANVRAAG_IN_PI_MOGELIJK, "", LEAF_CODE, 1, 40, CL_JN) \
    X(DIGID_HULP_NODIG, EL_DIGID_HULP_NODIG, "", LEAF_CODE, 1, 40, CL_JN) \
    X(BANKREKENING_HULP_NODIG, EL_BANKREKENING_HULP_NODIG, "", LEAF_CODE, 1, 40, CL_JN) \
    X(HUISVESTING_SITUATIE_VOOR, EL_HUISVESTING_SITUATIE_VOOR, "", LEAF_CODE, 1, 40, CL_WOONSITUATIE) \
    X(HUISVESTING_BEHOUD_MOGELIJK, EL_HUISVESTING_BEHOUD_MOGELIJK, "", LEAF_CODE, 1, 40, CL_JNO) \
    X(HUISVESTING_DOORBETALING_NODIG_NODIG, EL_HUISVESTING_DOORBETALING_NODIG, "nodig", LEAF_CODE, 1, 40, CL_JN) \
    X(HUISVESTING_DOORBETALING_NODIG_MAANDEN, EL_HUISVESTING_DOORBETALING_NODIG, "maanden", LEAF_INT, 0, 12, CL_NONE) \
    X(HUISVESTING_WOONLASTEN_BEDRAG, EL_HUISVESTING_WOONLASTEN_BEDRAG, "", LEAF_DECIMAL, 1, 10, CL_NONE) \
    X(HUISVESTING_ONTRUIMING_DREIGT_DREIGT, EL_HUISVESTING_ONTRUIMING_DREIGT, "dreigt", LEAF_CODE, 1, 40, CL_JN) \
    X(HUISVESTING_ONTRUIMING_DREIGT_DATUM, EL_HUISVESTING_ONTRUIMING_DREIGT, "datum", LEAF_DATE, 0, 10, CL_NONE) \
    X(HUISVESTING_VERHUURDER, EL_HUISVESTING_VERHUURDER, "", LEAF_TEXT, 1, 120, CL_NONE) \
    X(HUISVESTING_WONINGZOEKENDE_INGESCHREVEN, EL_HUISVESTING_WONINGZOEKENDE_INGESCHREVEN, "", LEAF_CODE, 1, 40, CL_JNO) \
    X(HUISVESTING_BEHOEFTE_NA, EL_HUISVESTING_BEHOEFTE_NA, "", LEAF_CODE, 1, 40, CL_WOONVORM) \
    X(HUISVESTING_PLAATSING_STATUS, EL_HUISVESTING_PLAATSING_STATUS, "", LEAF_CODE, 1, 40, CL_ACTIESTATUS) \
    X(HUISVESTING_BRIEFADRES_NODIG, EL_HUISVESTING_BRIEFADRES_NODIG, "", LEAF_CODE, 1, 40, CL_JN) \
    X(HUISVESTING_GEBIEDSBEPERKING, EL_HUISVESTING_GEBIEDSBEPERKING, "", LEAF_TEXT, 1, 120, CL_NONE) \
    X(HUISVESTING_MINDERJARIGEN_OP_ADRES, EL_HUISVESTING_MINDERJARIGEN_OP_ADRES, "", LEAF_CODE, 1, 40, CL_JN) \
    X(WERK_SITUATIE_VOOR, EL_WERK_SITUATIE_VOOR, "", LEAF_CODE, 1, 40, CL_WERKSITUATIE) \
    X(WERK_BAAN_BEHOUD_MOGELIJK, EL_WERK_BAAN_BEHOUD_MOGELIJK, "", LEAF_CODE, 1, 40, CL_JNO) \
    X(WERK_WERKGEVER, EL_WERK_WERKGEVER, "", LEAF_TEXT, 1, 120, CL_NONE) \
    X(WERK_OPLEIDINGSNIVEAU, EL_WERK_OPLEIDINGSNIVEAU, "", LEAF_CODE, 1, 40, CL_OPLEIDINGSNIVEAU) \
    X(WERK_OPLEIDING_IN_DETENTIE_NAAM, EL_WERK_OPLEIDING_IN_DETENTIE, "naam", LEAF_TEXT, 1, 120, CL_NONE) \
    X(WERK_OPLEIDING_IN_DETENTIE_BEHAALD_OP, EL_WERK_OPLEIDING_IN_DETENTIE, "behaald_op", LEAF_DATE, 0, 10, CL_NONE) \
    X(WERK_BESCHIKBAAR_PER, EL_WERK_BESCHIKBAAR_PER, "", LEAF_DATE, 1, 10, CL_NONE) \
    X(WERK_DAGBESTEDING_NA, EL_WERK_DAGBESTEDING_NA, "", LEAF_CODE, 1, 40, CL_DAGBESTEDING) \
    X(WERK_VOG_AANDACHTSPUNT, EL_WERK_VOG_AANDACHTSPUNT, "", LEAF_CODE, 1, 40, CL_JN) \
    X(WERK_BELASTBAARHEID_BEPERKT, EL_WERK_BELASTBAARHEID_BEPERKT, "", LEAF_CODE, 1, 40, CL_JN) \
    X(INKOMEN_BRON_VOOR, EL_INKOMEN_BRON_VOOR, "", LEAF_CODE, 1, 40, CL_INKOMENSBRON) \
    X(INKOMEN_UITKERING_LOPEND, EL_INKOMEN_UITKERING_LOPEND, "", LEAF_CODE, 1, 40, CL_JNO) \
    X(INKOMEN_UITKERING_AANVRAAG_GEWENST, EL_INKOMEN_UITKERING_AANVRAAG_GEWENST, "", LEAF_CODE, 1, 40, CL_JN) \
    X(INKOMEN_AANVRAAG_STATUS, EL_INKOMEN_AANVRAAG_STATUS, "", LEAF_CODE, 1, 40, CL_ACTIESTATUS) \
    X(INKOMEN_OVERBRUGGING_NODIG, EL_INKOMEN_OVERBRUGGING_NODIG, "", LEAF_CODE, 1, 40, CL_JN) \
    X(INKOMEN_BEDRAG, EL_INKOMEN_BEDRAG, "", LEAF_DECIMAL, 1, 10, CL_NONE) \
    X(SCHULDEN_AANWEZIG, EL_SCHULDEN_AANWEZIG, "", LEAF_CODE, 1, 40, CL_JNO) \
    X(SCHULDEN_BEDRAG_KLASSE, EL_SCHULDEN_BEDRAG_KLASSE, "", LEAF_CODE, 1, 40, CL_SCHULDKLASSE) \
    X(SCHULDEN_BEDRAG_EXACT, EL_SCHULDEN_BEDRAG_EXACT, "", LEAF_DECIMAL, 1, 10, CL_NONE) \
    X(SCHULDEN_SOORTEN, EL_SCHULDEN_SOORTEN, "", LEAF_CODE, 1, 40, CL_SCHULDSOORT) \
    X(SCHULDEN_SCHULDEISERS_NAAM, EL_SCHULDEN_SCHULDEISERS, "naam", LEAF_TEXT, 1, 120, CL_NONE) \
    X(SCHULDEN_SCHULDEISERS_BEDRAG, EL_SCHULDEN_SCHULDEISERS, "bedrag", LEAF_DECIMAL, 0, 10, CL_NONE) \
    X(SCHULDEN_TRAJECT, EL_SCHULDEN_TRAJECT, "", LEAF_CODE, 1, 40, CL_SCHULDTRAJECT) \
    X(SCHULDEN_BETALINGSREGELING_CJIB, EL_SCHULDEN_BETALINGSREGELING_CJIB, "", LEAF_CODE, 1, 40, CL_JN) \
    X(SCHULDEN_BEDREIGENDE_SITUATIE, EL_SCHULDEN_BEDREIGENDE_SITUATIE, "", LEAF_CODE, 1, 40, CL_BEDREIGEND) \
    X(ZORG_ZORGVRAAG_AANWEZIG, EL_ZORG_ZORGVRAAG_AANWEZIG, "", LEAF_CODE, 1, 40, CL_JNO) \
    X(ZORG_ZORGVERZEKERING_ACTIEF, EL_ZORG_ZORGVERZEKERING_ACTIEF, "", LEAF_CODE, 1, 40, CL_ZORGVERZEKERING) \
    X(ZORG_DOMEIN, EL_ZORG_DOMEIN, "", LEAF_CODE, 1, 40, CL_ZORGDOMEIN) \
    X(ZORG_TRAJECT_LIEP_VOOR_DETENTIE, EL_ZORG_TRAJECT_LIEP_VOOR_DETENTIE, "", LEAF_CODE, 1, 40, CL_JN) \
    X(ZORG_ZORGAANBIEDER_NAAM, EL_ZORG_ZORGAANBIEDER, "naam", LEAF_TEXT, 1, 120, CL_NONE) \
    X(ZORG_ZORGAANBIEDER_AGB, EL_ZORG_ZORGAANBIEDER, "agb", LEAF_DIGITS, 0, 8, CL_NONE) \
    X(ZORG_INDICATIE_WET, EL_ZORG_INDICATIE, "wet", LEAF_CODE, 1, 40, CL_ZORGWET) \
    X(ZORG_INDICATIE_STATUS, EL_ZORG_INDICATIE, "status", LEAF_CODE, 1, 40, CL_INDICATIESTATUS) \
    X(ZORG_INDICATIE_GELDIG_TOT, EL_ZORG_INDICATIE, "geldig_tot", LEAF_DATE, 0, 10, CL_NONE) \
    X(ZORG_CONTINUITEIT_PER, EL_ZORG_CONTINUITEIT_PER, "", LEAF_DATE, 1, 10, CL_NONE) \
    X(ZORG_OVERDRACHT_VIA_MEDISCHE_DIENST, EL_ZORG_OVERDRACHT_VIA_MEDISCHE_DIENST, "", LEAF_CODE, 1, 40, CL_JN) \
    X(ZORG_DIAGNOSE, EL_ZORG_DIAGNOSE, "", LEAF_TEXT, 0, 2000, CL_NONE) \
    X(ZORG_MEDICATIE, EL_ZORG_MEDICATIE, "", LEAF_TEXT, 0, 2000, CL_NONE) \
    X(ZORG_BEHANDELVERSLAG, EL_ZORG_BEHANDELVERSLAG, "", LEAF_TEXT, 0, 2000, CL_NONE) \
    X(NETWERK_ONDERSTEUNEND_AANWEZIG, EL_NETWERK_ONDERSTEUNEND_AANWEZIG, "", LEAF_CODE, 1, 40, CL_JNO) \
    X(NETWERK_STEUNPERSOON_RELATIE, EL_NETWERK_STEUNPERSOON_RELATIE, "", LEAF_CODE, 1, 40, CL_RELATIE) \
    X(NETWERK_STEUNPERSOON_NAAM_BEREIK_NAAM, EL_NETWERK_STEUNPERSOON_NAAM_BEREIK, "naam", LEAF_TEXT, 1, 120, CL_NONE) \
    X(NETWERK_STEUNPERSOON_NAAM_BEREIK_RELATIE, EL_NETWERK_STEUNPERSOON_NAAM_BEREIK, "relatie", LEAF_CODE, 0, 40, CL_RELATIE) \
    X(NETWERK_STEUNPERSOON_NAAM_BEREIK_TELEFOON, EL_NETWERK_STEUNPERSOON_NAAM_BEREIK, "telefoon", LEAF_PHONE, 0, 20, CL_NONE) \
    X(NETWERK_STEUNPERSOON_NAAM_BEREIK_EMAIL, EL_NETWERK_STEUNPERSOON_NAAM_BEREIK, "email", LEAF_EMAIL, 0, 254, CL_NONE) \
    X(NETWERK_MINDERJARIGE_KINDEREN, EL_NETWERK_MINDERJARIGE_KINDEREN, "", LEAF_CODE, 1, 40, CL_JN) \
    X(NETWERK_ACHTERBLIJVERS_HULPVRAAG, EL_NETWERK_ACHTERBLIJVERS_HULPVRAAG, "", LEAF_CODE, 1, 40, CL_JN) \
    X(NETWERK_CRIMINEEL_NETWERK, EL_NETWERK_CRIMINEEL_NETWERK, "", LEAF_TEXT, 1, 2000, CL_NONE) \
    X(DRPLAN_PLAN_ID, EL_DRPLAN_PLAN_ID, "", LEAF_TEXT, 1, 40, CL_NONE) \
    X(DRPLAN_VERSIE, EL_DRPLAN_VERSIE, "", LEAF_INT, 1, 9999, CL_NONE) \
    X(DRPLAN_STATUS, EL_DRPLAN_STATUS, "", LEAF_CODE, 1, 40, CL_PLANSTATUS) \
    X(DRPLAN_VASTGESTELD_OP, EL_DRPLAN_VASTGESTELD_OP, "", LEAF_DATE, 1, 10, CL_NONE) \
    X(DRPLAN_ONTBREKENDE_BASISVOORWAARDEN, EL_DRPLAN_ONTBREKENDE_BASISVOORWAARDEN, "", LEAF_CODE, 1, 40, CL_BASISVOORWAARDE) \
    X(DRPLAN_REINTEGRATIEDOEL_BASISVOORWAARDE, EL_DRPLAN_REINTEGRATIEDOEL, "basisvoorwaarde", LEAF_CODE, 1, 40, CL_BASISVOORWAARDE) \
    X(DRPLAN_REINTEGRATIEDOEL_DOEL, EL_DRPLAN_REINTEGRATIEDOEL, "doel", LEAF_TEXT, 1, 500, CL_NONE) \
    X(DRPLAN_REINTEGRATIEDOEL_STREEFDATUM, EL_DRPLAN_REINTEGRATIEDOEL, "streefdatum", LEAF_DATE, 0, 10, CL_NONE) \
    X(DRPLAN_GEDRAGSDOEL_DOEL, EL_DRPLAN_GEDRAGSDOEL, "doel", LEAF_TEXT, 1, 500, CL_NONE) \
    X(DRPLAN_GEDRAGSDOEL_STREEFDATUM, EL_DRPLAN_GEDRAGSDOEL, "streefdatum", LEAF_DATE, 0, 10, CL_NONE) \
    X(DRPLAN_ACTIVITEIT_BASISVOORWAARDE, EL_DRPLAN_ACTIVITEIT, "basisvoorwaarde", LEAF_CODE, 1, 40, CL_BASISVOORWAARDE) \
    X(DRPLAN_ACTIVITEIT_SOORT, EL_DRPLAN_ACTIVITEIT, "soort", LEAF_CODE, 1, 40, CL_ACTIVITEIT) \
    X(DRPLAN_ACTIVITEIT_OMSCHRIJVING, EL_DRPLAN_ACTIVITEIT, "omschrijving", LEAF_TEXT, 0, 500, CL_NONE) \
    X(DRPLAN_ACTIVITEIT_VAN, EL_DRPLAN_ACTIVITEIT, "van", LEAF_DATE, 0, 10, CL_NONE) \
    X(DRPLAN_ACTIVITEIT_TOT, EL_DRPLAN_ACTIVITEIT, "tot", LEAF_DATE, 0, 10, CL_NONE) \
    X(DRPLAN_ACTIVITEIT_STATUS, EL_DRPLAN_ACTIVITEIT, "status", LEAF_CODE, 1, 40, CL_ACTIESTATUS) \
    X(DRPLAN_BEGELEIDINGSPLAN_ZORG, EL_DRPLAN_BEGELEIDINGSPLAN_ZORG, "", LEAF_TEXT, 1, 4000, CL_NONE) \
    X(DRPLAN_ACTIE_ACTIE_ID, EL_DRPLAN_ACTIE, "actie_id", LEAF_TEXT, 1, 40, CL_NONE) \
    X(DRPLAN_ACTIE_BASISVOORWAARDE, EL_DRPLAN_ACTIE, "basisvoorwaarde", LEAF_CODE, 1, 40, CL_BASISVOORWAARDE) \
    X(DRPLAN_ACTIE_OMSCHRIJVING, EL_DRPLAN_ACTIE, "omschrijving", LEAF_TEXT, 1, 500, CL_NONE) \
    X(DRPLAN_ACTIE_ACTIEHOUDER, EL_DRPLAN_ACTIE, "actiehouder", LEAF_CODE, 1, 40, CL_ACTIEHOUDER) \
    X(DRPLAN_ACTIE_DEADLINE, EL_DRPLAN_ACTIE, "deadline", LEAF_DATE, 0, 10, CL_NONE) \
    X(DRPLAN_ACTIE_STATUS, EL_DRPLAN_ACTIE, "status", LEAF_CODE, 1, 40, CL_ACTIESTATUS) \
    X(DRPLAN_CASUSREGIE, EL_DRPLAN_CASUSREGIE, "", LEAF_CODE, 1, 40, CL_CASUSREGIE) \
    X(DRPLAN_TRAJECTGESPREK_DATUM, EL_DRPLAN_TRAJECTGESPREK, "datum", LEAF_DATE, 1, 10, CL_NONE) \
    X(DRPLAN_TRAJECTGESPREK_VORM, EL_DRPLAN_TRAJECTGESPREK, "vorm", LEAF_CODE, 1, 40, CL_GESPREKSVORM) \
    X(DRPLAN_TRAJECTGESPREK_DEELNEMERS, EL_DRPLAN_TRAJECTGESPREK, "deelnemers", LEAF_TEXT, 1, 500, CL_NONE) \
    X(DRPLAN_MDO_DATUM, EL_DRPLAN_MDO_DATUM, "", LEAF_DATE, 1, 10, CL_NONE) \
    X(DRPLAN_MDO_UITKOMST_REINTEGRATIE_BASISVOORWAARDE, EL_DRPLAN_MDO_UITKOMST_REINTEGRATIE, "basisvoorwaarde", LEAF_CODE, 1, 40, CL_BASISVOORWAARDE) \
    X(DRPLAN_MDO_UITKOMST_REINTEGRATIE_TEKST, EL_DRPLAN_MDO_UITKOMST_REINTEGRATIE, "tekst", LEAF_TEXT, 1, 1000, CL_NONE) \
    X(DRPLAN_MDO_VERSLAG_DATUM, EL_DRPLAN_MDO_VERSLAG, "datum", LEAF_DATE, 0, 10, CL_NONE) \
    X(DRPLAN_MDO_VERSLAG_TEKST, EL_DRPLAN_MDO_VERSLAG, "tekst", LEAF_TEXT, 1, 8000, CL_NONE) \
    X(DRPLAN_PROGRAMMA, EL_DRPLAN_PROGRAMMA, "", LEAF_CODE, 1, 40, CL_PROGRAMMA) \
    X(RECL_BETROKKEN, EL_RECL_BETROKKEN, "", LEAF_CODE, 1, 40, CL_RECL_BETROKKEN) \
    X(RECL_TOEZICHT_OPGELEGD, EL_RECL_TOEZICHT_OPGELEGD, "", LEAF_CODE, 1, 40, CL_JNO) \
    X(RECL_TOEZICHT_PERIODE_VAN, EL_RECL_TOEZICHT_PERIODE, "van", LEAF_DATE, 1, 10, CL_NONE) \
    X(RECL_TOEZICHT_PERIODE_TOT, EL_RECL_TOEZICHT_PERIODE, "tot", LEAF_DATE, 0, 10, CL_NONE) \
    X(RECL_VOORWAARDEN_RELEVANT_GEMEENTE_BASISVOORWAARDE, EL_RECL_VOORWAARDEN_RELEVANT_GEMEENTE, "basisvoorwaarde", LEAF_CODE, 1, 40, CL_BASISVOORWAARDE) \
    X(RECL_VOORWAARDEN_RELEVANT_GEMEENTE_VOORWAARDE, EL_RECL_VOORWAARDEN_RELEVANT_GEMEENTE, "voorwaarde", LEAF_CODE, 1, 40, CL_VOORWAARDE_GEM) \
    X(RECL_BIJZONDERE_VOORWAARDEN_VOORWAARDE, EL_RECL_BIJZONDERE_VOORWAARDEN, "voorwaarde", LEAF_CODE, 1, 40, CL_VOORWAARDE) \
    X(RECL_BIJZONDERE_VOORWAARDEN_TOELICHTING, EL_RECL_BIJZONDERE_VOORWAARDEN, "toelichting", LEAF_TEXT, 0, 500, CL_NONE) \
    X(RECL_ELEKTRONISCH_TOEZICHT, EL_RECL_ELEKTRONISCH_TOEZICHT, "", LEAF_CODE, 1, 40, CL_JN) \
    X(RECL_LOPENDE_TRAJECTEN_BASISVOORWAARDE, EL_RECL_LOPENDE_TRAJECTEN, "basisvoorwaarde", LEAF_CODE, 1, 40, CL_BASISVOORWAARDE) \
    X(RECL_LOPENDE_TRAJECTEN_SOORT, EL_RECL_LOPENDE_TRAJECTEN, "soort", LEAF_CODE, 1, 40, CL_TRAJECT) \
    X(RECL_LOPENDE_TRAJECTEN_STATUS, EL_RECL_LOPENDE_TRAJECTEN, "status", LEAF_CODE, 1, 40, CL_ACTIESTATUS) \
    X(RECL_DR_ADVIES_REINTEGRATIE_BASISVOORWAARDE, EL_RECL_DR_ADVIES_REINTEGRATIE, "basisvoorwaarde", LEAF_CODE, 1, 40, CL_BASISVOORWAARDE) \
    X(RECL_DR_ADVIES_REINTEGRATIE_TEKST, EL_RECL_DR_ADVIES_REINTEGRATIE, "tekst", LEAF_TEXT, 1, 2000, CL_NONE) \
    X(RECL_ADVIESRAPPORT, EL_RECL_ADVIESRAPPORT, "", LEAF_TEXT, 1, 20000, CL_NONE) \
    X(RECL_RISICOSCORE_INSTRUMENT, EL_RECL_RISICOSCORE, "instrument", LEAF_CODE, 1, 40, CL_RISICO_INSTRUMENT) \
    X(RECL_RISICOSCORE_KLASSE, EL_RECL_RISICOSCORE, "klasse", LEAF_CODE, 1, 40, CL_RISICO_KLASSE) \
    X(RECL_OVERTREDING_VOORWAARDEN_DATUM, EL_RECL_OVERTREDING_VOORWAARDEN, "datum", LEAF_DATE, 1, 10, CL_NONE) \
    X(RECL_OVERTREDING_VOORWAARDEN_VOORWAARDE, EL_RECL_OVERTREDING_VOORWAARDEN, "voorwaarde", LEAF_CODE, 1, 40, CL_VOORWAARDE) \
    X(RECL_OVERTREDING_VOORWAARDEN_OMSCHRIJVING, EL_RECL_OVERTREDING_VOORWAARDEN, "omschrijving", LEAF_TEXT, 0, 1000, CL_NONE) \
    X(RECL_AFSLUITING_TOEZICHT_DATUM, EL_RECL_AFSLUITING_TOEZICHT, "datum", LEAF_DATE, 1, 10, CL_NONE) \
    X(RECL_AFSLUITING_TOEZICHT_VERVOLG_NODIG, EL_RECL_AFSLUITING_TOEZICHT, "vervolg_nodig", LEAF_CODE, 1, 40, CL_JN) \
    X(GEM_BEKEND, EL_GEM_BEKEND, "", LEAF_CODE, 1, 40, CL_JN) \
    X(GEM_BEKEND_DOMEINEN_BASISVOORWAARDE, EL_GEM_BEKEND_DOMEINEN, "basisvoorwaarde", LEAF_CODE, 1, 40, CL_BASISVOORWAARDE) \
    X(GEM_BEKEND_DOMEINEN_DOMEIN, EL_GEM_BEKEND_DOMEINEN, "domein", LEAF_CODE, 1, 40, CL_GEMDOMEIN) \
    X(GEM_LOPENDE_VOORZIENING_BASISVOORWAARDE, EL_GEM_LOPENDE_VOORZIENING, "basisvoorwaarde", LEAF_CODE, 1, 40, CL_BASISVOORWAARDE) \
    X(GEM_LOPENDE_VOORZIENING_SOORT, EL_GEM_LOPENDE_VOORZIENING, "soort", LEAF_CODE, 1, 40, CL_VOORZIENING) \
    X(GEM_LOPENDE_VOORZIENING_STATUS, EL_GEM_LOPENDE_VOORZIENING, "status", LEAF_CODE, 1, 40, CL_ACTIESTATUS) \
    X(GEM_LOPENDE_VOORZIENING_PER_EINDE, EL_GEM_LOPENDE_VOORZIENING, "per_einde", LEAF_DATE, 0, 10, CL_NONE) \
    X(GEM_INSCHRIJVING_BEVESTIGD, EL_GEM_INSCHRIJVING_BEVESTIGD, "", LEAF_CODE, 1, 40, CL_INSCHRIJVING) \
    X(GEM_JUISTE_GEMEENTE, EL_GEM_JUISTE_GEMEENTE, "", LEAF_CODE, 1, 40, CL_GEMEENTE) \
    X(GEM_BEZOEK_GEPLAND_DATUM, EL_GEM_BEZOEK_GEPLAND, "datum", LEAF_DATE, 1, 10, CL_NONE) \
    X(GEM_BEZOEK_GEPLAND_VORM, EL_GEM_BEZOEK_GEPLAND, "vorm", LEAF_CODE, 1, 40, CL_GESPREKSVORM) \
    X(GEM_INTAKE_UITKOMST_BASISVOORWAARDE, EL_GEM_INTAKE_UITKOMST, "basisvoorwaarde", LEAF_CODE, 1, 40, CL_BASISVOORWAARDE) \
    X(GEM_INTAKE_UITKOMST_UITKOMST, EL_GEM_INTAKE_UITKOMST, "uitkomst", LEAF_CODE, 1, 40, CL_INTAKE) \
    X(GEM_REGIE, EL_GEM_REGIE, "", LEAF_CODE, 1, 40, CL_GEMREGIE) \
    X(GEM_PGA_STATUS, EL_GEM_PGA_STATUS, "", LEAF_CODE, 1, 40, CL_JN) \
    X(GEM_NAZORG_AFSLUITING_DATUM, EL_GEM_NAZORG_AFSLUITING, "datum", LEAF_DATE, 1, 10, CL_NONE) \
    X(GEM_NAZORG_AFSLUITING_REDEN, EL_GEM_NAZORG_AFSLUITING, "reden", LEAF_CODE, 1, 40, CL_AFSLUITREDEN) \
    X(GEM_NAZORG_AFSLUITING_VERVOLG, EL_GEM_NAZORG_AFSLUITING, "vervolg", LEAF_CODE, 0, 40, CL_JN) \
    X(GEM_OPENBARE_ORDE_INFORMATIE, EL_GEM_OPENBARE_ORDE_INFORMATIE, "", LEAF_TEXT, 0, 2000, CL_NONE) \
    X(RISICO_SOORT, EL_RISICO_SOORT, "", LEAF_CODE, 1, 40, CL_RISICOSOORT) \
    X(RISICO_TOELICHTING, EL_RISICO_TOELICHTING, "", LEAF_TEXT, 50, 2000, CL_NONE) \
    X(RISICO_NOODZAAK_BESCHERMING, EL_RISICO_NOODZAAK_BESCHERMING, "", LEAF_TEXT, 30, 1000, CL_NONE) \
    X(RISICO_VASTGESTELD_DOOR_NAAM, EL_RISICO_VASTGESTELD_DOOR, "naam", LEAF_TEXT, 1, 120, CL_NONE) \
    X(RISICO_VASTGESTELD_DOOR_FUNCTIE, EL_RISICO_VASTGESTELD_DOOR, "functie", LEAF_TEXT, 1, 120, CL_NONE) \
    X(RISICO_VASTGESTELD_DOOR_DATUM, EL_RISICO_VASTGESTELD_DOOR, "datum", LEAF_DATE, 1, 10, CL_NONE) \
    X(SLACHTOFFER_GEGEVENS, EL_SLACHTOFFER_GEGEVENS, "", LEAF_TEXT, 0, 2000, CL_NONE) \
    X(BERICHT_ID, EL_BERICHT_ID, "", LEAF_UUID, 1, 36, CL_NONE) \
    X(BERICHT_TYPE, EL_BERICHT_TYPE, "", LEAF_CODE, 1, 40, CL_BERICHTTYPE) \
    X(BERICHT_TIJDSTIP, EL_BERICHT_TIJDSTIP, "", LEAF_TIMESTAMP, 1, 35, CL_NONE) \
    X(BERICHT_AFZENDER_OIN, EL_BERICHT_AFZENDER_OIN, "", LEAF_OIN, 1, 20, CL_NONE) \
    X(BERICHT_ONTVANGER_OIN, EL_BERICHT_ONTVANGER_OIN, "", LEAF_OIN, 1, 20, CL_NONE) \
    X(BERICHT_ONTVANGER_ROL, EL_BERICHT_ONTVANGER_ROL, "", LEAF_CODE, 1, 40, CL_ROL) \
    X(BERICHT_DOEL, EL_BERICHT_DOEL, "", LEAF_CODE, 1, 40, CL_DOEL) \
    X(BERICHT_GRONDSLAG, EL_BERICHT_GRONDSLAG, "", LEAF_CODE, 1, 40, CL_GRONDSLAG) \
    X(BERICHT_TRAJECT_ID, EL_BERICHT_TRAJECT_ID, "", LEAF_UUID, 1, 36, CL_NONE) \
    X(BERICHT_CORRELATIE_ID, EL_BERICHT_CORRELATIE_ID, "", LEAF_UUID, 1, 36, CL_NONE) \
    X(BERICHT_POLICY_VERSIE, EL_BERICHT_POLICY_VERSIE, "", LEAF_TEXT, 1, 160, CL_NONE) \
    X(BERICHT_NOODZAAK_MOTIVERING, EL_BERICHT_NOODZAAK_MOTIVERING, "", LEAF_TEXT, 0, 1000, CL_NONE) \
    X(BERICHT_VERTROUWELIJKHEID, EL_BERICHT_VERTROUWELIJKHEID, "", LEAF_CODE, 1, 40, CL_VERTROUWELIJKHEID) \
    X(BERICHT_TERUGKOPPELING_GEWENST, EL_BERICHT_TERUGKOPPELING_GEWENST, "", LEAF_CODE, 1, 40, CL_JN) \
    X(BERICHT_BEWAREN_TOT, EL_BERICHT_BEWAREN_TOT, "", LEAF_DATE, 1, 10, CL_NONE) \
    X(BERICHT_BESLUIT_MANDAAT_FUNCTIE, EL_BERICHT_BESLUIT_MANDAAT, "functie", LEAF_TEXT, 1, 120, CL_NONE) \
    X(BERICHT_BESLUIT_MANDAAT_DATUM, EL_BERICHT_BESLUIT_MANDAAT, "datum", LEAF_DATE, 1, 10, CL_NONE) \
    X(BERICHT_BESLUIT_MANDAAT_KENMERK, EL_BERICHT_BESLUIT_MANDAAT, "kenmerk", LEAF_TEXT, 1, 80, CL_NONE) \
    X(BERICHT_BEVESTIGING_TWEEDE_FUNCTIE, EL_BERICHT_BEVESTIGING_TWEEDE, "functie", LEAF_TEXT, 1, 120, CL_NONE) \
    X(BERICHT_BEVESTIGING_TWEEDE_DATUM, EL_BERICHT_BEVESTIGING_TWEEDE, "datum", LEAF_DATE, 1, 10, CL_NONE) \
    X(BERICHT_ONTVANGER_GEMANDATEERDE, EL_BERICHT_ONTVANGER_GEMANDATEERDE, "", LEAF_TEXT, 1, 80, CL_NONE) \
    X(BERICHT_DERDE_GEINFORMEERD, EL_BERICHT_DERDE_GEINFORMEERD, "", LEAF_CODE, 1, 40, CL_JN) \
    X(BERICHT_BSN_GEVERIFIEERD, EL_BERICHT_BSN_GEVERIFIEERD, "", LEAF_CODE, 1, 40, CL_JN) \
    X(BERICHT_CONVENANT_ID, EL_BERICHT_CONVENANT_ID, "", LEAF_TEXT, 1, 40, CL_NONE) \
    X(BERICHT_CASUS_ID, EL_BERICHT_CASUS_ID, "", LEAF_TEXT, 1, 40, CL_NONE)

#define CODELIST_LIST(X) \
    X(JN) \
    X(JNO) \
    X(BASISVOORWAARDE) \
    X(GESLACHT) \
    X(TAAL) \
    X(COMM) \
    X(ADRESFUNCTIE) \
    X(ADRESSOORT) \
    X(ADRESAANDUIDING) \
    X(HERKOMST) \
    X(TERUGKEERSTATUS) \
    X(EINDDATUM_ZEKERHEID) \
    X(WIJZE_AANVANG) \
    X(WIJZE_EINDE) \
    X(TITEL) \
    X(TITEL_NA) \
    X(BESTEMMING) \
    X(INRICHTING) \
    X(FASE) \
    X(VERBLIJFSKLASSE) \
    X(DELICT) \
    X(URINEUITSLAG) \
    X(RECLASSERING) \
    X(URGENTIE) \
    X(IDBEWIJS) \
    X(ACTIESTATUS) \
    X(WOONSITUATIE) \
    X(WOONVORM) \
    X(WERKSITUATIE) \
    X(OPLEIDINGSNIVEAU) \
    X(INKOMENSBRON) \
    X(DAGBESTEDING) \
    X(SCHULDKLASSE) \
    X(SCHULDSOORT) \
    X(SCHULDTRAJECT) \
    X(BEDREIGEND) \
    X(ZORGVERZEKERING) \
    X(ZORGDOMEIN) \
    X(ZORGWET) \
    X(INDICATIESTATUS) \
    X(RELATIE) \
    X(PLANSTATUS) \
    X(ACTIVITEIT) \
    X(ACTIEHOUDER) \
    X(CASUSREGIE) \
    X(GESPREKSVORM) \
    X(PROGRAMMA) \
    X(RECL_BETROKKEN) \
    X(VOORWAARDE_GEM) \
    X(VOORWAARDE) \
    X(TRAJECT) \
    X(RISICO_INSTRUMENT) \
    X(RISICO_KLASSE) \
    X(GEMDOMEIN) \
    X(VOORZIENING) \
    X(INSCHRIJVING) \
    X(INTAKE) \
    X(GEMREGIE) \
    X(AFSLUITREDEN) \
    X(RISICOSOORT) \
    X(VERTROUWELIJKHEID) \
    X(ROL) \
    X(DOEL) \
    X(BERICHTTYPE) \
    X(WEIGER) \
    X(GRONDSLAG) \
    X(BRP36) \
    X(GEMEENTE) \
    X(GLP_STATUS) \
    X(OIN_PREFIX)

#define CODE_LIST(X) \
    X(CL_JN, "J") \
    X(CL_JN, "N") \
    X(CL_JNO, "J") \
    X(CL_JNO, "N") \
    X(CL_JNO, "O") \
    X(CL_BASISVOORWAARDE, "ID") \
    X(CL_BASISVOORWAARDE, "ONDERDAK") \
    X(CL_BASISVOORWAARDE, "WERK_INKOMEN") \
    X(CL_BASISVOORWAARDE, "SCHULDEN") \
    X(CL_BASISVOORWAARDE, "ZORG") \
    X(CL_BASISVOORWAARDE, "NETWERK") \
    X(CL_GESLACHT, "M") \
    X(CL_GESLACHT, "V") \
    X(CL_GESLACHT, "O") \
    X(CL_TAAL, "nld") \
    X(CL_TAAL, "eng") \
    X(CL_TAAL, "deu") \
    X(CL_TAAL, "fra") \
    X(CL_TAAL, "spa") \
    X(CL_TAAL, "por") \
    X(CL_TAAL, "ita") \
    X(CL_TAAL, "pol") \
    X(CL_TAAL, "ron") \
    X(CL_TAAL, "bul") \
    X(CL_TAAL, "hun") \
    X(CL_TAAL, "ces") \
    X(CL_TAAL, "slk") \
    X(CL_TAAL, "lit") \
    X(CL_TAAL, "lav") \
    X(CL_TAAL, "ukr") \
    X(CL_TAAL, "rus") \
    X(CL_TAAL, "sqi") \
    X(CL_TAAL, "srp") \
    X(CL_TAAL, "hrv") \
    X(CL_TAAL, "bos") \
    X(CL_TAAL, "ell") \
    X(CL_TAAL, "tur") \
    X(CL_TAAL, "kur") \
    X(CL_TAAL, "ara") \
    X(CL_TAAL, "ary") \
    X(CL_TAAL, "rif") \
    X(CL_TAAL, "zgh") \
    X(CL_TAAL, "pes") \
    X(CL_TAAL, "prs") \
    X(CL_TAAL, "pus") \
    X(CL_TAAL, "urd") \
    X(CL_TAAL, "hin") \
    X(CL_TAAL, "zho") \
    X(CL_TAAL, "vie") \
    X(CL_TAAL, "som") \
    X(CL_TAAL, "tir") \
    X(CL_TAAL, "amh") \
    X(CL_TAAL, "pap") \
    X(CL_TAAL, "srn") \
    X(CL_TAAL, "ind") \
    X(CL_TAAL, "fry") \
    X(CL_TAAL, "dse") \
    X(CL_COMM, "EENVOUDIGE_TAAL") \
    X(CL_COMM, "BEELDONDERSTEUNING") \
    X(CL_COMM, "VOORLEZEN") \
    X(CL_COMM, "EXTRA_TIJD") \
    X(CL_COMM, "TOLK") \
    X(CL_COMM, "BEGELEIDER_AANWEZIG") \
    X(CL_ADRESFUNCTIE, "W") \
    X(CL_ADRESFUNCTIE, "B") \
    X(CL_ADRESSOORT, "01") \
    X(CL_ADRESSOORT, "02") \
    X(CL_ADRESSOORT, "03") \
    X(CL_ADRESAANDUIDING, "to") \
    X(CL_ADRESAANDUIDING, "by") \
    X(CL_HERKOMST, "SYSTEEM") \
    X(CL_HERKOMST, "BETROKKENE") \
    X(CL_HERKOMST, "GEMEENTE") \
    X(CL_HERKOMST, "RECLASSERING") \
    X(CL_TERUGKEERSTATUS, "ONBEKEND") \
    X(CL_TERUGKEERSTATUS, "OPGEGEVEN") \
    X(CL_TERUGKEERSTATUS, "BEVESTIGD") \
    X(CL_TERUGKEERSTATUS, "NIET_BESCHIKBAAR") \
    X(CL_EINDDATUM_ZEKERHEID, "DEFINITIEF") \
    X(CL_EINDDATUM_ZEKERHEID, "INDICATIEF") \
    X(CL_EINDDATUM_ZEKERHEID, "ONBEKEND") \
    X(CL_WIJZE_AANVANG, "AANHOUDING") \
    X(CL_WIJZE_AANVANG, "ZELFMELDER") \
    X(CL_WIJZE_AANVANG, "OVERPLAATSING") \
    X(CL_WIJZE_AANVANG, "TERUGPLAATSING") \
    X(CL_WIJZE_EINDE, "EINDE_STRAF") \
    X(CL_WIJZE_EINDE, "VI") \
    X(CL_WIJZE_EINDE, "SCHORSING") \
    X(CL_WIJZE_EINDE, "OPHEFFING") \
    X(CL_WIJZE_EINDE, "PP") \
    X(CL_WIJZE_EINDE, "OVERPLAATSING") \
    X(CL_WIJZE_EINDE, "ONTTREKKING") \
    X(CL_WIJZE_EINDE, "OVERLIJDEN") \
    X(CL_TITEL, "GEVANGENISSTRAF") \
    X(CL_TITEL, "HECHTENIS") \
    X(CL_TITEL, "VERVANGENDE_HECHTENIS") \
    X(CL_TITEL, "MILITAIRE_DETENTIE") \
    X(CL_TITEL, "JEUGDDETENTIE") \
    X(CL_TITEL, "VERVANGENDE_JEUGDDETENTIE") \
    X(CL_TITEL, "VOORLOPIGE_HECHTENIS") \
    X(CL_TITEL, "VREEMDELINGENBEWARING") \
    X(CL_TITEL, "GIJZELING") \
    X(CL_TITEL, "LIJFSDWANG") \
    X(CL_TITEL, "TBS_DWANG") \
    X(CL_TITEL, "ISD") \
    X(CL_TITEL, "OVERIG") \
    X(CL_TITEL_NA, "VOORWAARDELIJKE_STRAF") \
    X(CL_TITEL_NA, "VI") \
    X(CL_TITEL_NA, "GEEN") \
    X(CL_TITEL_NA, "ONBEKEND") \
    X(CL_BESTEMMING, "HVB") \
    X(CL_BESTEMMING, "GEVANGENIS") \
    X(CL_BESTEMMING, "ISD") \
    X(CL_BESTEMMING, "BBA") \
    X(CL_BESTEMMING, "PPC") \
    X(CL_BESTEMMING, "TA") \
    X(CL_BESTEMMING, "EBI") \
    X(CL_BESTEMMING, "VROUWEN") \
    X(CL_BESTEMMING, "DETENTIECENTRUM") \
    X(CL_BESTEMMING, "OVERIG") \
    X(CL_INRICHTING, "PI-TAP") \
    X(CL_INRICHTING, "PI-LWD") \
    X(CL_INRICHTING, "PI-BAN") \
    X(CL_INRICHTING, "PI-ESS") \
    X(CL_INRICHTING, "PI-NOR") \
    X(CL_INRICHTING, "PI-ACH") \
    X(CL_INRICHTING, "PI-ALM") \
    X(CL_INRICHTING, "PI-LEL") \
    X(CL_INRICHTING, "PI-NGN") \
    X(CL_INRICHTING, "PI-ZWO") \
    X(CL_INRICHTING, "PI-ARN") \
    X(CL_INRICHTING, "PI-NSL") \
    X(CL_INRICHTING, "PI-SCH") \
    X(CL_INRICHTING, "PI-ZAA") \
    X(CL_INRICHTING, "PI-HHW") \
    X(CL_INRICHTING, "PI-HVL") \
    X(CL_INRICHTING, "PI-TPE") \
    X(CL_INRICHTING, "PI-VUG") \
    X(CL_INRICHTING, "PI-DOR") \
    X(CL_INRICHTING, "PI-APR") \
    X(CL_INRICHTING, "PI-GRA") \
    X(CL_INRICHTING, "PI-HAA") \
    X(CL_INRICHTING, "PI-KRI") \
    X(CL_INRICHTING, "PI-MID") \
    X(CL_INRICHTING, "PI-SCI") \
    X(CL_INRICHTING, "PI-SIT") \
    X(CL_INRICHTING, "PI-ROE") \
    X(CL_FASE, "F0") \
    X(CL_FASE, "F1") \
    X(CL_FASE, "F2") \
    X(CL_FASE, "F3") \
    X(CL_FASE, "F4") \
    X(CL_FASE, "F5") \
    X(CL_FASE, "F6") \
    X(CL_FASE, "F7") \
    X(CL_VERBLIJFSKLASSE, "K0") \
    X(CL_VERBLIJFSKLASSE, "K1") \
    X(CL_VERBLIJFSKLASSE, "K2") \
    X(CL_VERBLIJFSKLASSE, "K3") \
    X(CL_DELICT, "GEWELD") \
    X(CL_DELICT, "ZEDEN") \
    X(CL_DELICT, "VERMOGEN") \
    X(CL_DELICT, "DRUGS") \
    X(CL_DELICT, "VERKEER") \
    X(CL_DELICT, "OVERIG") \
    X(CL_URINEUITSLAG, "NEGATIEF") \
    X(CL_URINEUITSLAG, "POSITIEF") \
    X(CL_URINEUITSLAG, "GEWEIGERD") \
    X(CL_URINEUITSLAG, "ONBEKEND") \
    X(CL_RECLASSERING, "RN") \
    X(CL_RECLASSERING, "SVG") \
    X(CL_RECLASSERING, "LJR") \
    X(CL_URGENTIE, "DIRECT") \
    X(CL_URGENTIE, "BINNEN_4_WEKEN") \
    X(CL_URGENTIE, "VOOR_EINDE") \
    X(CL_URGENTIE, "NA_EINDE") \
    X(CL_IDBEWIJS, "paspoort") \
    X(CL_IDBEWIJS, "NIK") \
    X(CL_IDBEWIJS, "rijbewijs") \
    X(CL_IDBEWIJS, "vreemdelingendocument") \
    X(CL_IDBEWIJS, "geen") \
    X(CL_ACTIESTATUS, "OPEN") \
    X(CL_ACTIESTATUS, "TOEGEWEZEN") \
    X(CL_ACTIESTATUS, "IN_BEHANDELING") \
    X(CL_ACTIESTATUS, "WACHT_OP_DERDE") \
    X(CL_ACTIESTATUS, "WACHTLIJST") \
    X(CL_ACTIESTATUS, "GEREED") \
    X(CL_ACTIESTATUS, "NIET_MOGELIJK") \
    X(CL_ACTIESTATUS, "VERVALLEN") \
    X(CL_WOONSITUATIE, "KOOP") \
    X(CL_WOONSITUATIE, "HUUR_CORPORATIE") \
    X(CL_WOONSITUATIE, "HUUR_PARTICULIER") \
    X(CL_WOONSITUATIE, "INWONEND") \
    X(CL_WOONSITUATIE, "BEGELEID") \
    X(CL_WOONSITUATIE, "BESCHERMD") \
    X(CL_WOONSITUATIE, "OPVANG") \
    X(CL_WOONSITUATIE, "DAKLOOS") \
    X(CL_WOONSITUATIE, "ONBEKEND") \
    X(CL_WOONVORM, "ZELFSTANDIG") \
    X(CL_WOONVORM, "INWONEND") \
    X(CL_WOONVORM, "BEGELEID_WONEN") \
    X(CL_WOONVORM, "BESCHERMD_WONEN") \
    X(CL_WOONVORM, "OPVANG") \
    X(CL_WOONVORM, "KLINIEK") \
    X(CL_WERKSITUATIE, "LOONDIENST") \
    X(CL_WERKSITUATIE, "ZZP") \
    X(CL_WERKSITUATIE, "OPLEIDING") \
    X(CL_WERKSITUATIE, "DAGBESTEDING") \
    X(CL_WERKSITUATIE, "WERKZOEKEND") \
    X(CL_WERKSITUATIE, "ARBEIDSONGESCHIKT") \
    X(CL_WERKSITUATIE, "GEEN") \
    X(CL_OPLEIDINGSNIVEAU, "1") \
    X(CL_OPLEIDINGSNIVEAU, "2") \
    X(CL_OPLEIDINGSNIVEAU, "3") \
    X(CL_OPLEIDINGSNIVEAU, "4") \
    X(CL_OPLEIDINGSNIVEAU, "5") \
    X(CL_OPLEIDINGSNIVEAU, "6") \
    X(CL_OPLEIDINGSNIVEAU, "7") \
    X(CL_OPLEIDINGSNIVEAU, "9") \
    X(CL_INKOMENSBRON, "ARBEID") \
    X(CL_INKOMENSBRON, "BIJSTAND") \
    X(CL_INKOMENSBRON, "WW") \
    X(CL_INKOMENSBRON, "WIA") \
    X(CL_INKOMENSBRON, "WAJONG") \
    X(CL_INKOMENSBRON, "AOW") \
    X(CL_INKOMENSBRON, "STUDIEFINANCIERING") \
    X(CL_INKOMENSBRON, "GEEN") \
    X(CL_INKOMENSBRON, "ONBEKEND") \
    X(CL_DAGBESTEDING, "WERK") \
    X(CL_DAGBESTEDING, "OPLEIDING") \
    X(CL_DAGBESTEDING, "VRIJWILLIGERSWERK") \
    X(CL_DAGBESTEDING, "DAGBESTEDING_WMO") \
    X(CL_DAGBESTEDING, "GEEN") \
    X(CL_SCHULDKLASSE, "GEEN") \
    X(CL_SCHULDKLASSE, "TOT_1000") \
    X(CL_SCHULDKLASSE, "TOT_5000") \
    X(CL_SCHULDKLASSE, "TOT_20000") \
    X(CL_SCHULDKLASSE, "TOT_50000") \
    X(CL_SCHULDKLASSE, "MEER") \
    X(CL_SCHULDKLASSE, "ONBEKEND") \
    X(CL_SCHULDSOORT, "HUUR") \
    X(CL_SCHULDSOORT, "ENERGIE") \
    X(CL_SCHULDSOORT, "ZORGVERZEKERAAR") \
    X(CL_SCHULDSOORT, "BELASTING") \
    X(CL_SCHULDSOORT, "GEMEENTE") \
    X(CL_SCHULDSOORT, "CJIB") \
    X(CL_SCHULDSOORT, "BANK") \
    X(CL_SCHULDSOORT, "TELECOM") \
    X(CL_SCHULDSOORT, "FAMILIE") \
    X(CL_SCHULDSOORT, "OVERIG") \
    X(CL_SCHULDTRAJECT, "GEEN") \
    X(CL_SCHULDTRAJECT, "MINNELIJK") \
    X(CL_SCHULDTRAJECT, "WSNP") \
    X(CL_SCHULDTRAJECT, "BEWIND") \
    X(CL_SCHULDTRAJECT, "BUDGETBEHEER") \
    X(CL_SCHULDTRAJECT, "AANGEMELD") \
    X(CL_BEDREIGEND, "ONTRUIMING") \
    X(CL_BEDREIGEND, "ENERGIE_AFSLUITING") \
    X(CL_BEDREIGEND, "WATER_AFSLUITING") \
    X(CL_BEDREIGEND, "ZORGVERZEKERING_EINDE") \
    X(CL_ZORGVERZEKERING, "J") \
    X(CL_ZORGVERZEKERING, "N") \
    X(CL_ZORGVERZEKERING, "O") \
    X(CL_ZORGVERZEKERING, "OPGESCHORT") \
    X(CL_ZORGDOMEIN, "SOMATISCH") \
    X(CL_ZORGDOMEIN, "GGZ") \
    X(CL_ZORGDOMEIN, "VERSLAVING") \
    X(CL_ZORGDOMEIN, "BEGELEIDING_WMO") \
    X(CL_ZORGDOMEIN, "BESCHERMD_WONEN") \
    X(CL_ZORGDOMEIN, "LANGDURIG_WLZ") \
    X(CL_ZORGDOMEIN, "FORENSISCH") \
    X(CL_ZORGWET, "Wmo") \
    X(CL_ZORGWET, "Wlz") \
    X(CL_ZORGWET, "Zvw") \
    X(CL_ZORGWET, "Wfz") \
    X(CL_INDICATIESTATUS, "AANGEVRAAGD") \
    X(CL_INDICATIESTATUS, "GELDIG") \
    X(CL_INDICATIESTATUS, "VERLOPEN") \
    X(CL_INDICATIESTATUS, "AFGEWEZEN") \
    X(CL_RELATIE, "PARTNER") \
    X(CL_RELATIE, "OUDER") \
    X(CL_RELATIE, "KIND") \
    X(CL_RELATIE, "BROER_ZUS") \
    X(CL_RELATIE, "VRIEND") \
    X(CL_RELATIE, "VRIJWILLIGER") \
    X(CL_RELATIE, "OVERIG") \
    X(CL_PLANSTATUS, "CONCEPT") \
    X(CL_PLANSTATUS, "VASTGESTELD") \
    X(CL_PLANSTATUS, "GEWIJZIGD") \
    X(CL_PLANSTATUS, "AFGESLOTEN") \
    X(CL_ACTIVITEIT, "ARBEID") \
    X(CL_ACTIVITEIT, "ONDERWIJS") \
    X(CL_ACTIVITEIT, "TRAINING") \
    X(CL_ACTIVITEIT, "GEDRAGSINTERVENTIE_REINTEGRATIE") \
    X(CL_ACTIVITEIT, "SCHULDENINVENTARISATIE") \
    X(CL_ACTIVITEIT, "VRIJWILLIGER_NETWERK") \
    X(CL_ACTIVITEIT, "VERLOF_REINTEGRATIE") \
    X(CL_ACTIEHOUDER, "PI") \
    X(CL_ACTIEHOUDER, "RECLASSERING") \
    X(CL_ACTIEHOUDER, "GEMEENTE") \
    X(CL_ACTIEHOUDER, "ZVH") \
    X(CL_ACTIEHOUDER, "BETROKKENE") \
    X(CL_CASUSREGIE, "PI") \
    X(CL_CASUSREGIE, "RECLASSERING") \
    X(CL_CASUSREGIE, "GEMEENTE") \
    X(CL_CASUSREGIE, "ZVH") \
    X(CL_GESPREKSVORM, "FYSIEK") \
    X(CL_GESPREKSVORM, "VIDEO") \
    X(CL_GESPREKSVORM, "TELEFOON") \
    X(CL_PROGRAMMA, "BASIS") \
    X(CL_PROGRAMMA, "PLUS") \
    X(CL_RECL_BETROKKEN, "ADVIES") \
    X(CL_RECL_BETROKKEN, "TOEZICHT") \
    X(CL_RECL_BETROKKEN, "BEIDE") \
    X(CL_RECL_BETROKKEN, "NEE") \
    X(CL_VOORWAARDE_GEM, "BEGELEID_WONEN") \
    X(CL_VOORWAARDE_GEM, "BEHANDELVERPLICHTING_BESTAAT") \
    X(CL_VOORWAARDE_GEM, "DAGBESTEDING") \
    X(CL_VOORWAARDE_GEM, "SCHULDHULP") \
    X(CL_VOORWAARDE_GEM, "MELDPLICHT_BESTAAT") \
    X(CL_VOORWAARDE_GEM, "GEBIEDSBEPERKING_WONEN") \
    X(CL_VOORWAARDE_GEM, "ELEKTRONISCH_TOEZICHT_ADRES") \
    X(CL_VOORWAARDE, "MELDPLICHT") \
    X(CL_VOORWAARDE, "BEHANDELVERPLICHTING") \
    X(CL_VOORWAARDE, "BEGELEID_WONEN") \
    X(CL_VOORWAARDE, "CONTACTVERBOD") \
    X(CL_VOORWAARDE, "LOCATIEVERBOD") \
    X(CL_VOORWAARDE, "LOCATIEGEBOD") \
    X(CL_VOORWAARDE, "MIDDELENVERBOD") \
    X(CL_VOORWAARDE, "DAGBESTEDING") \
    X(CL_VOORWAARDE, "SCHULDHULP") \
    X(CL_VOORWAARDE, "GEDRAGSINTERVENTIE") \
    X(CL_VOORWAARDE, "OVERIG") \
    X(CL_TRAJECT, "TOEZICHT_EERDER") \
    X(CL_TRAJECT, "AMBULANTE_BEHANDELING") \
    X(CL_TRAJECT, "BEGELEID_WONEN") \
    X(CL_TRAJECT, "WERKTRAJECT") \
    X(CL_TRAJECT, "SCHULDHULP") \
    X(CL_RISICO_INSTRUMENT, "RISC") \
    X(CL_RISICO_INSTRUMENT, "OXREC") \
    X(CL_RISICO_INSTRUMENT, "OVERIG") \
    X(CL_RISICO_KLASSE, "LAAG") \
    X(CL_RISICO_KLASSE, "GEMIDDELD") \
    X(CL_RISICO_KLASSE, "HOOG") \
    X(CL_RISICO_KLASSE, "ONBEKEND") \
    X(CL_GEMDOMEIN, "BURGERZAKEN") \
    X(CL_GEMDOMEIN, "PARTICIPATIEWET") \
    X(CL_GEMDOMEIN, "SCHULDHULP") \
    X(CL_GEMDOMEIN, "WMO") \
    X(CL_GEMDOMEIN, "SOCIAAL_TEAM") \
    X(CL_GEMDOMEIN, "OPVANG") \
    X(CL_VOORZIENING, "UITKERING") \
    X(CL_VOORZIENING, "BUDGETBEHEER") \
    X(CL_VOORZIENING, "BEGELEIDING") \
    X(CL_VOORZIENING, "DAGBESTEDING") \
    X(CL_VOORZIENING, "OPVANG") \
    X(CL_VOORZIENING, "BESCHERMD_WONEN") \
    X(CL_VOORZIENING, "WERKTRAJECT") \
    X(CL_INSCHRIJVING, "J") \
    X(CL_INSCHRIJVING, "N") \
    X(CL_INSCHRIJVING, "ANDERE_GEMEENTE") \
    X(CL_INTAKE, "GEEN_NAZORG_GEWENST") \
    X(CL_INTAKE, "LICHT") \
    X(CL_INTAKE, "SOCIAAL_TEAM") \
    X(CL_INTAKE, "SPECIALIST") \
    X(CL_INTAKE, "AL_BEKEND") \
    X(CL_GEMREGIE, "GEMEENTE") \
    X(CL_GEMREGIE, "ZVH") \
    X(CL_GEMREGIE, "SOCIAAL_TEAM") \
    X(CL_GEMREGIE, "GEEN") \
    X(CL_AFSLUITREDEN, "DOEL_BEREIKT") \
    X(CL_AFSLUITREDEN, "TERMIJN") \
    X(CL_AFSLUITREDEN, "VERHUISD") \
    X(CL_AFSLUITREDEN, "GEEN_MEDEWERKING") \
    X(CL_AFSLUITREDEN, "NIEUWE_DETENTIE") \
    X(CL_AFSLUITREDEN, "OVERLEDEN") \
    X(CL_RISICOSOORT, "GEWELD") \
    X(CL_RISICOSOORT, "ZEDEN") \
    X(CL_VERTROUWELIJKHEID, "openbaar") \
    X(CL_VERTROUWELIJKHEID, "beperkt_openbaar") \
    X(CL_VERTROUWELIJKHEID, "intern") \
    X(CL_VERTROUWELIJKHEID, "zaakvertrouwelijk") \
    X(CL_VERTROUWELIJKHEID, "vertrouwelijk") \
    X(CL_VERTROUWELIJKHEID, "confidentieel") \
    X(CL_VERTROUWELIJKHEID, "geheim") \
    X(CL_VERTROUWELIJKHEID, "zeer_geheim") \
    X(CL_ROL, "PI") \
    X(CL_ROL, "JUSTID") \
    X(CL_ROL, "DJI") \
    X(CL_ROL, "RE") \
    X(CL_ROL, "GN") \
    X(CL_ROL, "GB") \
    X(CL_ROL, "GW") \
    X(CL_ROL, "GS") \
    X(CL_ROL, "GM") \
    X(CL_ROL, "BU") \
    X(CL_ROL, "CO") \
    X(CL_ROL, "ZV") \
    X(CL_ROL, "OM") \
    X(CL_ROL, "POL") \
    X(CL_DOEL, "DETENTIEMELDING") \
    X(CL_DOEL, "DR_PLAN") \
    X(CL_DOEL, "UITVOERING_BV") \
    X(CL_DOEL, "RISICO_18B") \
    X(CL_DOEL, "BIJ") \
    X(CL_DOEL, "DOELGROEP_51C") \
    X(CL_DOEL, "VERLOF_PP_ADVIES") \
    X(CL_DOEL, "TOEZICHT") \
    X(CL_DOEL, "NAZORG") \
    X(CL_DOEL, "PGA_WGS") \
    X(CL_DOEL, "INZAGE") \
    X(CL_BERICHTTYPE, "M01") \
    X(CL_BERICHTTYPE, "M02") \
    X(CL_BERICHTTYPE, "M03") \
    X(CL_BERICHTTYPE, "M04") \
    X(CL_BERICHTTYPE, "M05") \
    X(CL_BERICHTTYPE, "M06") \
    X(CL_BERICHTTYPE, "M07") \
    X(CL_BERICHTTYPE, "M08") \
    X(CL_BERICHTTYPE, "M09") \
    X(CL_BERICHTTYPE, "M10") \
    X(CL_BERICHTTYPE, "M11") \
    X(CL_BERICHTTYPE, "M12") \
    X(CL_BERICHTTYPE, "M13") \
    X(CL_BERICHTTYPE, "M14") \
    X(CL_BERICHTTYPE, "M15") \
    X(CL_BERICHTTYPE, "M16") \
    X(CL_BERICHTTYPE, "M17") \
    X(CL_BERICHTTYPE, "M18") \
    X(CL_BERICHTTYPE, "M19") \
    X(CL_BERICHTTYPE, "M20") \
    X(CL_BERICHTTYPE, "M21") \
    X(CL_BERICHTTYPE, "M22") \
    X(CL_BERICHTTYPE, "M23") \
    X(CL_BERICHTTYPE, "M24") \
    X(CL_BERICHTTYPE, "M25") \
    X(CL_BERICHTTYPE, "M26") \
    X(CL_BERICHTTYPE, "M27") \
    X(CL_BERICHTTYPE, "M28") \
    X(CL_BERICHTTYPE, "M29") \
    X(CL_BERICHTTYPE, "M30") \
    X(CL_BERICHTTYPE, "M31") \
    X(CL_BERICHTTYPE, "M32") \
    X(CL_BERICHTTYPE, "M33") \
    X(CL_BERICHTTYPE, "M34") \
    X(CL_BERICHTTYPE, "M35") \
    X(CL_WEIGER, "GEEN_GRONDSLAG") \
    X(CL_WEIGER, "DOEL_ONVERENIGBAAR") \
    X(CL_WEIGER, "ROL_NIET_BEVOEGD") \
    X(CL_WEIGER, "NIET_NODIG") \
    X(CL_WEIGER, "NOODZAAK_ONTBREEKT") \
    X(CL_WEIGER, "VERKEERDE_FASE") \
    X(CL_WEIGER, "GEEN_TITEL") \
    X(CL_WEIGER, "VERKEERDE_GEMEENTE") \
    X(CL_WEIGER, "GEEN_MANDAAT") \
    X(CL_WEIGER, "BEROEPSGEHEIM") \
    X(CL_WEIGER, "NIET_BESCHIKBAAR") \
    X(CL_WEIGER, "KWALITEIT_ONVOLDOENDE") \
    X(CL_WEIGER, "GLP_NIET_AKKOORD") \
    X(CL_WEIGER, "ALLEEN_DEEL") \
    X(CL_WEIGER, "DERDE_NIET_GEINFORMEERD") \
    X(CL_WEIGER, "BSN_NIET_GEVERIFIEERD") \
    X(CL_GRONDSLAG, "PBW_18A") \
    X(CL_GRONDSLAG, "PBW_18B") \
    X(CL_GRONDSLAG, "WJSG_51C_A") \
    X(CL_GRONDSLAG, "WJSG_51C_B") \
    X(CL_GRONDSLAG, "WJSG_51C_C") \
    X(CL_GRONDSLAG, "WJSG_51C_D") \
    X(CL_GRONDSLAG, "WJSG_51C_E") \
    X(CL_GRONDSLAG, "BJSG_11A") \
    X(CL_GRONDSLAG, "RECLREG_11_1") \
    X(CL_GRONDSLAG, "RECLREG_11_2") \
    X(CL_GRONDSLAG, "RECLREG_8_1") \
    X(CL_GRONDSLAG, "PM_40_2") \
    X(CL_GRONDSLAG, "RTVI_3") \
    X(CL_GRONDSLAG, "AVG_6_1_C") \
    X(CL_GRONDSLAG, "AVG_6_1_E") \
    X(CL_GRONDSLAG, "WGS2024") \
    X(CL_GRONDSLAG, "WGS_SCHULD") \
    X(CL_BRP36, "van") \
    X(CL_BRP36, "van de") \
    X(CL_BRP36, "van den") \
    X(CL_BRP36, "van der") \
    X(CL_BRP36, "van 't") \
    X(CL_BRP36, "van het") \
    X(CL_BRP36, "van 's") \
    X(CL_BRP36, "van ter") \
    X(CL_BRP36, "van ten") \
    X(CL_BRP36, "van la") \
    X(CL_BRP36, "van le") \
    X(CL_BRP36, "de") \
    X(CL_BRP36, "de la") \
    X(CL_BRP36, "de las") \
    X(CL_BRP36, "de los") \
    X(CL_BRP36, "de le") \
    X(CL_BRP36, "de l'") \
    X(CL_BRP36, "de 't") \
    X(CL_BRP36, "de van der") \
    X(CL_BRP36, "den") \
    X(CL_BRP36, "der") \
    X(CL_BRP36, "des") \
    X(CL_BRP36, "'t") \
    X(CL_BRP36, "'s") \
    X(CL_BRP36, "het") \
    X(CL_BRP36, "ter") \
    X(CL_BRP36, "ten") \
    X(CL_BRP36, "te") \
    X(CL_BRP36, "in") \
    X(CL_BRP36, "in 't") \
    X(CL_BRP36, "in de") \
    X(CL_BRP36, "in den") \
    X(CL_BRP36, "in het") \
    X(CL_BRP36, "op") \
    X(CL_BRP36, "op de") \
    X(CL_BRP36, "op den") \
    X(CL_BRP36, "op 't") \
    X(CL_BRP36, "op ten") \
    X(CL_BRP36, "op der") \
    X(CL_BRP36, "aan") \
    X(CL_BRP36, "aan de") \
    X(CL_BRP36, "aan den") \
    X(CL_BRP36, "aan het") \
    X(CL_BRP36, "aan 't") \
    X(CL_BRP36, "bij") \
    X(CL_BRP36, "bij de") \
    X(CL_BRP36, "bij den") \
    X(CL_BRP36, "bij het") \
    X(CL_BRP36, "bij 't") \
    X(CL_BRP36, "onder") \
    X(CL_BRP36, "onder de") \
    X(CL_BRP36, "onder den") \
    X(CL_BRP36, "onder 't") \
    X(CL_BRP36, "over") \
    X(CL_BRP36, "over de") \
    X(CL_BRP36, "over den") \
    X(CL_BRP36, "over 't") \
    X(CL_BRP36, "uit") \
    X(CL_BRP36, "uit de") \
    X(CL_BRP36, "uit den") \
    X(CL_BRP36, "uit het") \
    X(CL_BRP36, "uit 't") \
    X(CL_BRP36, "uit ten") \
    X(CL_BRP36, "uijt den") \
    X(CL_BRP36, "voor") \
    X(CL_BRP36, "voor de") \
    X(CL_BRP36, "voor den") \
    X(CL_BRP36, "voor 't") \
    X(CL_BRP36, "tot") \
    X(CL_BRP36, "to") \
    X(CL_BRP36, "thor") \
    X(CL_BRP36, "thoe") \
    X(CL_BRP36, "vander") \
    X(CL_BRP36, "vom") \
    X(CL_BRP36, "von") \
    X(CL_BRP36, "von der") \
    X(CL_BRP36, "von den") \
    X(CL_BRP36, "von dem") \
    X(CL_BRP36, "zu") \
    X(CL_BRP36, "zum") \
    X(CL_BRP36, "zur") \
    X(CL_BRP36, "la") \
    X(CL_BRP36, "le") \
    X(CL_BRP36, "les") \
    X(CL_BRP36, "l'") \
    X(CL_BRP36, "lo") \
    X(CL_BRP36, "los") \
    X(CL_BRP36, "las") \
    X(CL_BRP36, "el") \
    X(CL_BRP36, "al") \
    X(CL_BRP36, "du") \
    X(CL_BRP36, "dos") \
    X(CL_BRP36, "do") \
    X(CL_BRP36, "da") \
    X(CL_BRP36, "das") \
    X(CL_BRP36, "dal") \
    X(CL_BRP36, "dalla") \
    X(CL_BRP36, "del") \
    X(CL_BRP36, "della") \
    X(CL_BRP36, "delle") \
    X(CL_BRP36, "di") \
    X(CL_BRP36, "d'") \
    X(CL_BRP36, "ben") \
    X(CL_BRP36, "bin") \
    X(CL_BRP36, "ibn") \
    X(CL_BRP36, "mac") \
    X(CL_BRP36, "af") \
    X(CL_BRP36, "auf") \
    X(CL_BRP36, "auf der") \
    X(CL_BRP36, "am") \
    X(CL_BRP36, "im") \
    X(CL_BRP36, "im 't") \
    X(CL_GEMEENTE, "0014") \
    X(CL_GEMEENTE, "0034") \
    X(CL_GEMEENTE, "0037") \
    X(CL_GEMEENTE, "0047") \
    X(CL_GEMEENTE, "0050") \
    X(CL_GEMEENTE, "0059") \
    X(CL_GEMEENTE, "0060") \
    X(CL_GEMEENTE, "0072") \
    X(CL_GEMEENTE, "0074") \
    X(CL_GEMEENTE, "0080") \
    X(CL_GEMEENTE, "0085") \
    X(CL_GEMEENTE, "0086") \
    X(CL_GEMEENTE, "0088") \
    X(CL_GEMEENTE, "0090") \
    X(CL_GEMEENTE, "0093") \
    X(CL_GEMEENTE, "0096") \
    X(CL_GEMEENTE, "0098") \
    X(CL_GEMEENTE, "0106") \
    X(CL_GEMEENTE, "0109") \
    X(CL_GEMEENTE, "0114") \
    X(CL_GEMEENTE, "0118") \
    X(CL_GEMEENTE, "0119") \
    X(CL_GEMEENTE, "0141") \
    X(CL_GEMEENTE, "0147") \
    X(CL_GEMEENTE, "0148") \
    X(CL_GEMEENTE, "0150") \
    X(CL_GEMEENTE, "0153") \
    X(CL_GEMEENTE, "0158") \
    X(CL_GEMEENTE, "0160") \
    X(CL_GEMEENTE, "0163") \
    X(CL_GEMEENTE, "0164") \
    X(CL_GEMEENTE, "0166") \
    X(CL_GEMEENTE, "0168") \
    X(CL_GEMEENTE, "0171") \
    X(CL_GEMEENTE, "0173") \
    X(CL_GEMEENTE, "0175") \
    X(CL_GEMEENTE, "0177") \
    X(CL_GEMEENTE, "0180") \
    X(CL_GEMEENTE, "0183") \
    X(CL_GEMEENTE, "0184") \
    X(CL_GEMEENTE, "0189") \
    X(CL_GEMEENTE, "0193") \
    X(CL_GEMEENTE, "0197") \
    X(CL_GEMEENTE, "0200") \
    X(CL_GEMEENTE, "0202") \
    X(CL_GEMEENTE, "0203") \
    X(CL_GEMEENTE, "0209") \
    X(CL_GEMEENTE, "0213") \
    X(CL_GEMEENTE, "0214") \
    X(CL_GEMEENTE, "0216") \
    X(CL_GEMEENTE, "0221") \
    X(CL_GEMEENTE, "0222") \
    X(CL_GEMEENTE, "0225") \
    X(CL_GEMEENTE, "0226") \
    X(CL_GEMEENTE, "0228") \
    X(CL_GEMEENTE, "0230") \
    X(CL_GEMEENTE, "0232") \
    X(CL_GEMEENTE, "0233") \
    X(CL_GEMEENTE, "0243") \
    X(CL_GEMEENTE, "0244") \
    X(CL_GEMEENTE, "0246") \
    X(CL_GEMEENTE, "0252") \
    X(CL_GEMEENTE, "0262") \
    X(CL_GEMEENTE, "0263") \
    X(CL_GEMEENTE, "0267") \
    X(CL_GEMEENTE, "0268") \
    X(CL_GEMEENTE, "0269") \
    X(CL_GEMEENTE, "0273") \
    X(CL_GEMEENTE, "0274") \
    X(CL_GEMEENTE, "0275") \
    X(CL_GEMEENTE, "0277") \
    X(CL_GEMEENTE, "0279") \
    X(CL_GEMEENTE, "0281") \
    X(CL_GEMEENTE, "0285") \
    X(CL_GEMEENTE, "0289") \
    X(CL_GEMEENTE, "0293") \
    X(CL_GEMEENTE, "0294") \
    X(CL_GEMEENTE, "0296") \
    X(CL_GEMEENTE, "0297") \
    X(CL_GEMEENTE, "0299") \
    X(CL_GEMEENTE, "0301") \
    X(CL_GEMEENTE, "0302") \
    X(CL_GEMEENTE, "0303") \
    X(CL_GEMEENTE, "0307") \
    X(CL_GEMEENTE, "0308") \
    X(CL_GEMEENTE, "0310") \
    X(CL_GEMEENTE, "0312") \
    X(CL_GEMEENTE, "0313") \
    X(CL_GEMEENTE, "0317") \
    X(CL_GEMEENTE, "0321") \
    X(CL_GEMEENTE, "0327") \
    X(CL_GEMEENTE, "0331") \
    X(CL_GEMEENTE, "0335") \
    X(CL_GEMEENTE, "0339") \
    X(CL_GEMEENTE, "0340") \
    X(CL_GEMEENTE, "0342") \
    X(CL_GEMEENTE, "0344") \
    X(CL_GEMEENTE, "0345") \
    X(CL_GEMEENTE, "0351") \
    X(CL_GEMEENTE, "0352") \
    X(CL_GEMEENTE, "0353") \
    X(CL_GEMEENTE, "0355") \
    X(CL_GEMEENTE, "0356") \
    X(CL_GEMEENTE, "0358") \
    X(CL_GEMEENTE, "0361") \
    X(CL_GEMEENTE, "0362") \
    X(CL_GEMEENTE, "0363") \
    X(CL_GEMEENTE, "0373") \
    X(CL_GEMEENTE, "0375") \
    X(CL_GEMEENTE, "0376") \
    X(CL_GEMEENTE, "0377") \
    X(CL_GEMEENTE, "0383") \
    X(CL_GEMEENTE, "0384") \
    X(CL_GEMEENTE, "0385") \
    X(CL_GEMEENTE, "0388") \
    X(CL_GEMEENTE, "0392") \
    X(CL_GEMEENTE, "0394") \
    X(CL_GEMEENTE, "0396") \
    X(CL_GEMEENTE, "0397") \
    X(CL_GEMEENTE, "0399") \
    X(CL_GEMEENTE, "0400") \
    X(CL_GEMEENTE, "0402") \
    X(CL_GEMEENTE, "0405") \
    X(CL_GEMEENTE, "0406") \
    X(CL_GEMEENTE, "0415") \
    X(CL_GEMEENTE, "0417") \
    X(CL_GEMEENTE, "0420") \
    X(CL_GEMEENTE, "0431") \
    X(CL_GEMEENTE, "0432") \
    X(CL_GEMEENTE, "0437") \
    X(CL_GEMEENTE, "0439") \
    X(CL_GEMEENTE, "0441") \
    X(CL_GEMEENTE, "0448") \
    X(CL_GEMEENTE, "0450") \
    X(CL_GEMEENTE, "0451") \
    X(CL_GEMEENTE, "0453") \
    X(CL_GEMEENTE, "0473") \
    X(CL_GEMEENTE, "0479") \
    X(CL_GEMEENTE, "0482") \
    X(CL_GEMEENTE, "0484") \
    X(CL_GEMEENTE, "0489") \
    X(CL_GEMEENTE, "0498") \
    X(CL_GEMEENTE, "0502") \
    X(CL_GEMEENTE, "0503") \
    X(CL_GEMEENTE, "0505") \
    X(CL_GEMEENTE, "0512") \
    X(CL_GEMEENTE, "0513") \
    X(CL_GEMEENTE, "0518") \
    X(CL_GEMEENTE, "0523") \
    X(CL_GEMEENTE, "0531") \
    X(CL_GEMEENTE, "0532") \
    X(CL_GEMEENTE, "0534") \
    X(CL_GEMEENTE, "0537") \
    X(CL_GEMEENTE, "0542") \
    X(CL_GEMEENTE, "0546") \
    X(CL_GEMEENTE, "0547") \
    X(CL_GEMEENTE, "0553") \
    X(CL_GEMEENTE, "0556") \
    X(CL_GEMEENTE, "0569") \
    X(CL_GEMEENTE, "0575") \
    X(CL_GEMEENTE, "0579") \
    X(CL_GEMEENTE, "0589") \
    X(CL_GEMEENTE, "0590") \
    X(CL_GEMEENTE, "0597") \
    X(CL_GEMEENTE, "0599") \
    X(CL_GEMEENTE, "0603") \
    X(CL_GEMEENTE, "0606") \
    X(CL_GEMEENTE, "0610") \
    X(CL_GEMEENTE, "0613") \
    X(CL_GEMEENTE, "0622") \
    X(CL_GEMEENTE, "0626") \
    X(CL_GEMEENTE, "0627") \
    X(CL_GEMEENTE, "0629") \
    X(CL_GEMEENTE, "0632") \
    X(CL_GEMEENTE, "0637") \
    X(CL_GEMEENTE, "0638") \
    X(CL_GEMEENTE, "0642") \
    X(CL_GEMEENTE, "0654") \
    X(CL_GEMEENTE, "0664") \
    X(CL_GEMEENTE, "0668") \
    X(CL_GEMEENTE, "0677") \
    X(CL_GEMEENTE, "0678") \
    X(CL_GEMEENTE, "0687") \
    X(CL_GEMEENTE, "0703") \
    X(CL_GEMEENTE, "0715") \
    X(CL_GEMEENTE, "0716") \
    X(CL_GEMEENTE, "0717") \
    X(CL_GEMEENTE, "0718") \
    X(CL_GEMEENTE, "0736") \
    X(CL_GEMEENTE, "0737") \
    X(CL_GEMEENTE, "0743") \
    X(CL_GEMEENTE, "0744") \
    X(CL_GEMEENTE, "0748") \
    X(CL_GEMEENTE, "0753") \
    X(CL_GEMEENTE, "0755") \
    X(CL_GEMEENTE, "0757") \
    X(CL_GEMEENTE, "0758") \
    X(CL_GEMEENTE, "0762") \
    X(CL_GEMEENTE, "0765") \
    X(CL_GEMEENTE, "0766") \
    X(CL_GEMEENTE, "0770") \
    X(CL_GEMEENTE, "0772") \
    X(CL_GEMEENTE, "0777") \
    X(CL_GEMEENTE, "0779") \
    X(CL_GEMEENTE, "0784") \
    X(CL_GEMEENTE, "0785") \
    X(CL_GEMEENTE, "0794") \
    X(CL_GEMEENTE, "0796") \
    X(CL_GEMEENTE, "0797") \
    X(CL_GEMEENTE, "0798") \
    X(CL_GEMEENTE, "0809") \
    X(CL_GEMEENTE, "0820") \
    X(CL_GEMEENTE, "0823") \
    X(CL_GEMEENTE, "0824") \
    X(CL_GEMEENTE, "0826") \
    X(CL_GEMEENTE, "0828") \
    X(CL_GEMEENTE, "0840") \
    X(CL_GEMEENTE, "0845") \
    X(CL_GEMEENTE, "0847") \
    X(CL_GEMEENTE, "0848") \
    X(CL_GEMEENTE, "0851") \
    X(CL_GEMEENTE, "0852") \
    X(CL_GEMEENTE, "0855") \
    X(CL_GEMEENTE, "0858") \
    X(CL_GEMEENTE, "0861") \
    X(CL_GEMEENTE, "0865") \
    X(CL_GEMEENTE, "0866") \
    X(CL_GEMEENTE, "0867") \
    X(CL_GEMEENTE, "0873") \
    X(CL_GEMEENTE, "0879") \
    X(CL_GEMEENTE, "0880") \
    X(CL_GEMEENTE, "0882") \
    X(CL_GEMEENTE, "0888") \
    X(CL_GEMEENTE, "0889") \
    X(CL_GEMEENTE, "0893") \
    X(CL_GEMEENTE, "0899") \
    X(CL_GEMEENTE, "0907") \
    X(CL_GEMEENTE, "0917") \
    X(CL_GEMEENTE, "0928") \
    X(CL_GEMEENTE, "0935") \
    X(CL_GEMEENTE, "0938") \
    X(CL_GEMEENTE, "0944") \
    X(CL_GEMEENTE, "0946") \
    X(CL_GEMEENTE, "0957") \
    X(CL_GEMEENTE, "0965") \
    X(CL_GEMEENTE, "0971") \
    X(CL_GEMEENTE, "0981") \
    X(CL_GEMEENTE, "0983") \
    X(CL_GEMEENTE, "0984") \
    X(CL_GEMEENTE, "0986") \
    X(CL_GEMEENTE, "0988") \
    X(CL_GEMEENTE, "0994") \
    X(CL_GEMEENTE, "0995") \
    X(CL_GEMEENTE, "1507") \
    X(CL_GEMEENTE, "1509") \
    X(CL_GEMEENTE, "1525") \
    X(CL_GEMEENTE, "1581") \
    X(CL_GEMEENTE, "1586") \
    X(CL_GEMEENTE, "1598") \
    X(CL_GEMEENTE, "1621") \
    X(CL_GEMEENTE, "1640") \
    X(CL_GEMEENTE, "1641") \
    X(CL_GEMEENTE, "1652") \
    X(CL_GEMEENTE, "1655") \
    X(CL_GEMEENTE, "1658") \
    X(CL_GEMEENTE, "1659") \
    X(CL_GEMEENTE, "1667") \
    X(CL_GEMEENTE, "1669") \
    X(CL_GEMEENTE, "1674") \
    X(CL_GEMEENTE, "1676") \
    X(CL_GEMEENTE, "1680") \
    X(CL_GEMEENTE, "1681") \
    X(CL_GEMEENTE, "1690") \
    X(CL_GEMEENTE, "1695") \
    X(CL_GEMEENTE, "1696") \
    X(CL_GEMEENTE, "1699") \
    X(CL_GEMEENTE, "1700") \
    X(CL_GEMEENTE, "1701") \
    X(CL_GEMEENTE, "1705") \
    X(CL_GEMEENTE, "1706") \
    X(CL_GEMEENTE, "1708") \
    X(CL_GEMEENTE, "1709") \
    X(CL_GEMEENTE, "1711") \
    X(CL_GEMEENTE, "1714") \
    X(CL_GEMEENTE, "1719") \
    X(CL_GEMEENTE, "1721") \
    X(CL_GEMEENTE, "1723") \
    X(CL_GEMEENTE, "1724") \
    X(CL_GEMEENTE, "1728") \
    X(CL_GEMEENTE, "1729") \
    X(CL_GEMEENTE, "1730") \
    X(CL_GEMEENTE, "1731") \
    X(CL_GEMEENTE, "1734") \
    X(CL_GEMEENTE, "1735") \
    X(CL_GEMEENTE, "1740") \
    X(CL_GEMEENTE, "1742") \
    X(CL_GEMEENTE, "1771") \
    X(CL_GEMEENTE, "1773") \
    X(CL_GEMEENTE, "1774") \
    X(CL_GEMEENTE, "1783") \
    X(CL_GEMEENTE, "1842") \
    X(CL_GEMEENTE, "1859") \
    X(CL_GEMEENTE, "1876") \
    X(CL_GEMEENTE, "1883") \
    X(CL_GEMEENTE, "1884") \
    X(CL_GEMEENTE, "1891") \
    X(CL_GEMEENTE, "1892") \
    X(CL_GEMEENTE, "1894") \
    X(CL_GEMEENTE, "1895") \
    X(CL_GEMEENTE, "1896") \
    X(CL_GEMEENTE, "1900") \
    X(CL_GEMEENTE, "1901") \
    X(CL_GEMEENTE, "1903") \
    X(CL_GEMEENTE, "1904") \
    X(CL_GEMEENTE, "1911") \
    X(CL_GEMEENTE, "1916") \
    X(CL_GEMEENTE, "1924") \
    X(CL_GEMEENTE, "1926") \
    X(CL_GEMEENTE, "1930") \
    X(CL_GEMEENTE, "1931") \
    X(CL_GEMEENTE, "1940") \
    X(CL_GEMEENTE, "1942") \
    X(CL_GEMEENTE, "1945") \
    X(CL_GEMEENTE, "1948") \
    X(CL_GEMEENTE, "1949") \
    X(CL_GEMEENTE, "1950") \
    X(CL_GEMEENTE, "1952") \
    X(CL_GEMEENTE, "1954") \
    X(CL_GEMEENTE, "1955") \
    X(CL_GEMEENTE, "1959") \
    X(CL_GEMEENTE, "1960") \
    X(CL_GEMEENTE, "1961") \
    X(CL_GEMEENTE, "1963") \
    X(CL_GEMEENTE, "1966") \
    X(CL_GEMEENTE, "1969") \
    X(CL_GEMEENTE, "1970") \
    X(CL_GEMEENTE, "1978") \
    X(CL_GEMEENTE, "1979") \
    X(CL_GEMEENTE, "1980") \
    X(CL_GEMEENTE, "1982") \
    X(CL_GEMEENTE, "1991") \
    X(CL_GEMEENTE, "1992") \
    X(CL_GEMEENTE, "0003") \
    X(CL_GEMEENTE, "0010") \
    X(CL_GEMEENTE, "0024") \
    X(CL_GEMEENTE, "0788") \
    X(CL_GEMEENTE, "0370") \
    X(CL_GEMEENTE, "0398") \
    X(CL_GEMEENTE, "0416") \
    X(CL_GEMEENTE, "0756") \
    X(CL_GEMEENTE, "1684") \
    X(CL_GEMEENTE, "0786") \
    X(CL_GEMEENTE, "0815") \
    X(CL_GEMEENTE, "1702") \
    X(CL_GEMEENTE, "1685") \
    X(CL_GEMEENTE, "0856") \
    X(CL_GEMEENTE, "0457") \
    X(CL_GEMEENTE, "0501") \
    X(CL_GEMEENTE, "0530") \
    X(CL_GEMEENTE, "0614") \
    X(CL_GLP_STATUS, "concept") \
    X(CL_GLP_STATUS, "akkoord") \
    X(CL_GLP_STATUS, "opgeschort") \
    X(CL_GLP_STATUS, "opgezegd") \
    X(CL_GLP_STATUS, "verlopen") \
    X(CL_OIN_PREFIX, "00000001") \
    X(CL_OIN_PREFIX, "00000002") \
    X(CL_OIN_PREFIX, "00000003") \
    X(CL_OIN_PREFIX, "00000004") \
    X(CL_OIN_PREFIX, "00000005") \
    X(CL_OIN_PREFIX, "00000006") \
    X(CL_OIN_PREFIX, "00000007") \
    X(CL_OIN_PREFIX, "00000008") \
    X(CL_OIN_PREFIX, "00000009") \
    X(CL_OIN_PREFIX, "00000010") \
    X(CL_OIN_PREFIX, "00000099")

#define CODE_PERIOD_LIST(X) \
    X(CL_BERICHTTYPE, "M09", CODE_EVER, 19692, "M10") \
    X(CL_GEMEENTE, "1979", 18628, CODE_FOREVER, "") \
    X(CL_GEMEENTE, "1980", 18993, CODE_FOREVER, "") \
    X(CL_GEMEENTE, "1982", 18993, CODE_FOREVER, "") \
    X(CL_GEMEENTE, "1991", 18993, CODE_FOREVER, "") \
    X(CL_GEMEENTE, "1992", 19358, CODE_FOREVER, "") \
    X(CL_GEMEENTE, "0003", CODE_EVER, 18627, "1979") \
    X(CL_GEMEENTE, "0010", CODE_EVER, 18627, "1979") \
    X(CL_GEMEENTE, "0024", CODE_EVER, 18627, "1979") \
    X(CL_GEMEENTE, "0788", CODE_EVER, 18627, "0757 0824 0855 0865") \
    X(CL_GEMEENTE, "0370", CODE_EVER, 18992, "0439") \
    X(CL_GEMEENTE, "0398", CODE_EVER, 18992, "1980") \
    X(CL_GEMEENTE, "0416", CODE_EVER, 18992, "1980") \
    X(CL_GEMEENTE, "0756", CODE_EVER, 18992, "1982") \
    X(CL_GEMEENTE, "1684", CODE_EVER, 18992, "1982") \
    X(CL_GEMEENTE, "0786", CODE_EVER, 18992, "1982") \
    X(CL_GEMEENTE, "0815", CODE_EVER, 18992, "1982") \
    X(CL_GEMEENTE, "1702", CODE_EVER, 18992, "1982") \
    X(CL_GEMEENTE, "1685", CODE_EVER, 18992, "1991") \
    X(CL_GEMEENTE, "0856", CODE_EVER, 18992, "1991") \
    X(CL_GEMEENTE, "0457", CODE_EVER, 19074, "0363") \
    X(CL_GEMEENTE, "0501", CODE_EVER, 19357, "1992") \
    X(CL_GEMEENTE, "0530", CODE_EVER, 19357, "1992") \
    X(CL_GEMEENTE, "0614", CODE_EVER, 19357, "1992")

#define PAST_LIST(X) \
    X(ADRES_BRP_ADRES_GEMEENTECODE) \
    X(ADRES_GEMEENTE_INSCHRIJVING) \
    X(ADRES_GEMEENTE_FEITELIJK)
/* clang-format on */

#endif
