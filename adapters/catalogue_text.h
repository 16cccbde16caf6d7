/* SPDX-License-Identifier: EUPL-1.2 */
/* made by adapters/catalogue/generate.py; do not edit */
#ifndef ADAPTERS_CATALOGUE_TEXT_H
#define ADAPTERS_CATALOGUE_TEXT_H

/*
 * What elements, leaves and codes are called, in the order of ELEMENT_LIST,
 * LEAF_LIST and CODE_LIST of catalogue_list.h.
 */

/* clang-format off */
#define ELEMENT_TEXT_LIST(X) \
    X(PERSOON_BSN, "Burgerservicenummer", "citizen service number", "Burgerservicenummer; vóór gebruik is nagegaan dat het bij deze persoon hoort", "burgerservicenummer; must be checked to belong to this person before use") \
    X(PERSOON_SKN, "Strafrechtsketennummer", "number of the criminal-justice chain", "Nummer van de persoon in de strafrechtsketen", "strafrechtsketennummer (chain number of the criminal-justice chain)") \
    X(PERSOON_GESLACHTSNAAM, "Achternaam zonder voorvoegsel", "surname without prefix", "Achternaam, zonder voorvoegsel", "surname without prefix") \
    X(PERSOON_VOORVOEGSEL, "Voorvoegsel van de achternaam", "surname prefix", "Voorvoegsel van de achternaam, uit BRP-tabel 36", "surname prefix, from BRP table 36") \
    X(PERSOON_VOORNAMEN, "Voornamen", "given names", "Voornamen", "given names") \
    X(PERSOON_VOORLETTERS, "Voorletters", "initials", "Voorletters", "initials") \
    X(PERSOON_GEBOORTEDATUM, "Geboortedatum", "date of birth or, if unknown, year", "Geboortedatum; onbekende dag of maand blijft open", "date of birth; an unknown day or month stays open") \
    X(PERSOON_GEBOORTEPLAATS, "Geboorteplaats", "municipality or place of birth", "Gemeente of plaats van geboorte", "municipality or place of birth") \
    X(PERSOON_GEBOORTELAND, "Geboorteland", "country of birth", "Land van geboorte, uit BRP-tabel 34; kan afkomst verraden en blijft achter waar het niet nodig is", "country of birth; can reveal ethnic origin, so withhold where not needed") \
    X(PERSOON_GESLACHT, "Geslacht", "sex as in the BRP", "Geslacht zoals in de BRP", "sex as in BRP") \
    X(PERSOON_NATIONALITEIT, "Nationaliteit", "nationality", "Nationaliteit, uit BRP-tabel 32", "nationality, from BRP table 32") \
    X(PERSOON_VERBLIJFSRECHT_GELDIG, "Geldig verblijfsrecht", "has a valid right of residence, no permit details", "Betrokkene heeft een geldig verblijfsrecht; geen details van de vergunning", "has a valid right of residence (scope test of the agreement); no permit details") \
    X(PERSOON_TAAL_TOLK, "Taal of tolk", "language of contact, interpreter needed", "Taal waarin contact mogelijk is, of waarvoor een tolk nodig is (ISO 639-3)", "language in which contact is possible / interpreter needed") \
    X(PERSOON_COMMUNICATIEBEHOEFTE, "Wat helpt in het contact", "functional need in contact, never a cause or diagnosis", "Wat helpt in het contact (eenvoudige taal, beeld, voorlezen, extra tijd); nooit de oorzaak of een diagnose", "functional need in contact (plain language, pictures, reading aloud, extra time). Never the cause or a diagnosis") \
    X(ADRES_BRP_ADRES, "Inschrijfadres voor detentie", "address of registration before detention", "Adres waarop betrokkene voor detentie in de BRP stond", "address of registration before detention") \
    X(ADRES_FUNCTIE, "Woonadres of briefadres", "residential or postal address", "Of het inschrijfadres een woonadres of een briefadres is", "whether the registered address is residential or postal") \
    X(ADRES_GEHEIMHOUDING, "Geheimhouding in de BRP", "BRP restriction on disclosure is set", "In de BRP is geheimhouding van het adres aangetekend", "BRP restriction on disclosure is set") \
    X(ADRES_GEMEENTE_INSCHRIJVING, "Gemeente van inschrijving voor detentie", "municipality of registration before detention", "Gemeente waar betrokkene voor detentie was ingeschreven", "municipality of registration before detention") \
    X(ADRES_GEMEENTE_FEITELIJK, "Gemeente van feitelijk verblijf voor detentie", "municipality of actual stay before detention", "Gemeente waar betrokkene voor detentie vooral verbleef", "municipality where the person mainly stayed before detention") \
    X(ADRES_GEMEENTE_TERUGKEER, "Gemeente na detentie", "municipality of return after detention", "Gemeente waar betrokkene zich na detentie wil vestigen", "municipality where the person wants to settle after detention") \
    X(ADRES_GEMEENTE_HERKOMST_GEGEVEN, "Wie de gemeente heeft opgegeven", "who supplied the municipality value", "Wie de gemeente heeft opgegeven; SYSTEEM betekent automatisch ingevuld en niet bevestigd", "who supplied the municipality value; SYSTEEM = filled automatically, unconfirmed") \
    X(ADRES_TERUGKEERADRES, "Adres na detentie", "address after detention", "Adres waar betrokkene na detentie heen gaat", "address the person will go to after detention") \
    X(ADRES_TERUGKEERADRES_STATUS, "Hoe zeker het adres na detentie is", "how certain the return address is", "Hoe zeker het adres na detentie is", "how certain the return address is") \
    X(DETENTIE_DETENTIE_ID, "Kenmerk van deze detentie", "identifier of this detention period", "Kenmerk van deze periode van detentie", "identifier of this detention period") \
    X(DETENTIE_AANVANGSDATUM, "Eerste dag van de detentie", "first day of the detention", "Eerste dag van de vrijheidsbeneming", "first day of the deprivation of liberty") \
    X(DETENTIE_VERWACHTE_EINDDATUM, "Verwachte einddatum", "expected end date", "Dag waarop de detentie naar verwachting eindigt", "expected end date") \
    X(DETENTIE_EINDDATUM_ZEKERHEID, "Zekerheid van de einddatum", "certainty of the end date", "Hoe zeker de einddatum is; bij voorlopige hechtenis is er geen", "certainty of the end date (pre-trial detention has none)") \
    X(DETENTIE_EINDDATUM_DEFINITIEF, "Datum van invrijheidstelling", "actual date of release", "Dag waarop betrokkene werkelijk vrijkomt of vrijkwam", "actual date of release (datum van invrijheidstelling)") \
    X(DETENTIE_WIJZE_AANVANG, "Hoe de detentie begon", "manner in which the detention began", "Hoe de detentie begon, zoals zelfmelder of aanhouding", "manner in which it began (e.g. zelfmelder, aanhouding)") \
    X(DETENTIE_WIJZE_EINDE, "Hoe de detentie eindigde", "manner in which the detention ended", "Hoe de detentie eindigde, zoals einde straf, v.i. of schorsing", "manner in which it ended (end of sentence, v.i., schorsing, PP, ...)") \
    X(DETENTIE_TITEL, "Titel van de vrijheidsbeneming", "judicial title of the detention", "Titel waarop betrokkene van de vrijheid is beroofd", "judicial title of the deprivation of liberty") \
    X(DETENTIE_TITEL_NA_DETENTIE, "Justitiële titel na detentie", "a judicial title remains after release", "Na detentie blijft een justitiële titel bestaan; dit bepaalt wie daarna de regie voert", "a judicial title remains after release; decides who directs the case afterwards") \
    X(DETENTIE_INRICHTING_CODE, "Inrichting van verblijf", "establishment where the person stays", "Inrichting waar betrokkene verblijft; ook een adres dat dat van een inrichting is, verraadt detentie", "establishment where the person stays; note that an address equal to a PI also reveals detention") \
    X(DETENTIE_BESTEMMING, "Bestemming van de plaats", "destination of the place", "Bestemming van de plaats, zoals huis van bewaring of gevangenis", "destination of the place (HvB, gevangenis, ISD, BBA, PPC ...)") \
    X(DETENTIE_FASE, "Fase van de re-integratie", "phase of the re-integration process", "Fase van de re-integratie waarop het beleid zijn voorwaarden stelt", "phase of the re-integration process used by policy conditions") \
    X(DETENTIE_KORTVERBLIJF_KLASSE, "Klasse van de verblijfsduur", "class of the length of stay", "Klasse van de verblijfsduur, door de poort afgeleid", "derived class of the length of stay (<10 d, <28 d, <3 mnd, >=3 mnd)") \
    X(DETENTIE_VERLOF_PERIODE, "Verlof, gepland", "planned leave periods", "Gepland verlof", "planned leave periods") \
    X(DETENTIE_PP_PERIODE, "Penitentiair programma", "penitentiary programme", "Gepland of lopend penitentiair programma", "planned or running penitentiary programme") \
    X(DETENTIE_VI_DATUM, "Datum voorwaardelijke invrijheidstelling", "date of conditional release", "Datum van voorwaardelijke invrijheidstelling", "date of conditional release") \
    X(DETENTIE_STRAFDUUR_DAGEN, "Opgelegde straf in dagen", "length of the sentence in days", "Duur van de opgelegde straf, in dagen", "length of the sentence imposed, in days") \
    X(DETENTIE_DELICTCATEGORIE, "Delictcategorie", "coarse offence category", "Grove categorie van het delict", "coarse offence category") \
    X(DETENTIE_PARKETNUMMER, "Parketnummer", "case number of the prosecutor", "Zaaknummer van het Openbaar Ministerie", "case number of the prosecutor") \
    X(DETENTIE_DETENTIEVERLEDEN, "Eerdere detenties", "earlier detention periods", "Eerdere perioden van detentie", "earlier detention periods") \
    X(DETENTIE_GEDRAG_SAMENVATTING, "Samenvatting van gedrag in detentie", "summary of behaviour in detention", "Samenvatting van het gedrag in detentie", "summary of behaviour in detention") \
    X(DETENTIE_INCIDENTEN, "Incidenten en disciplinaire straffen", "incident and disciplinary records", "Incidenten en disciplinaire straffen", "incident and disciplinary records") \
    X(DETENTIE_URINECONTROLES, "Uitslagen van urinecontroles", "results of urine tests", "Uitslagen van urinecontroles", "results of urine tests") \
    X(CONTACT_CASEMANAGER_NAAM, "Casemanager PI, naam", "name of the case manager", "Casemanager van de gedetineerde; hoort in elk bericht van een PI", "case manager of the detainee (mandatory in every PI message)") \
    X(CONTACT_CASEMANAGER_TELEFOON, "Casemanager PI, telefoon", "phone number of the case manager", "Doorkiesnummer of centraal nummer van de casemanager", "direct or switchboard number of the case manager") \
    X(CONTACT_CASEMANAGER_EMAIL, "Casemanager PI, e-mail", "mail address of the case manager", "E-mailadres van de casemanager, liefst een functionele postbus", "mail address of the case manager, functional mailbox preferred") \
    X(CONTACT_PI_FUNCTIONELE_POSTBUS, "Functionele postbus D&R-afdeling PI", "functional mailbox of the D&R department", "Functionele postbus van de D&R-afdeling, voor als de casemanager er niet is", "functional mailbox of the D&R department (continuity when a case manager is absent)") \
    X(CONTACT_MENTOR_NAAM, "Mentor op de afdeling", "mentor on the wing", "Mentor op de afdeling", "mentor on the wing") \
    X(CONTACT_RECLASSERING_ORGANISATIE, "Reclasseringsorganisatie", "which probation organisation", "Welke van de drie reclasseringsorganisaties", "which of the three probation organisations") \
    X(CONTACT_RECLASSERINGSWERKER_NAAM, "Reclasseringswerker, naam", "probation worker in charge", "Reclasseringswerker die de zaak doet", "probation worker in charge") \
    X(CONTACT_RECLASSERINGSWERKER_BEREIK, "Reclasseringswerker, telefoon en e-mail", "phone and mail of the probation worker", "Telefoon en e-mail van de reclasseringswerker", "phone and mail of the probation worker") \
    X(CONTACT_GEMEENTE_COORDINATOR_NAAM, "Nazorgcoördinator gemeente, naam", "aftercare coordinator", "Coördinator nazorg van de gemeente", "aftercare coordinator of the municipality") \
    X(CONTACT_GEMEENTE_COORDINATOR_BEREIK, "Nazorgcoördinator gemeente, telefoon en e-mail", "phone and mail of the coordinator", "Telefoon en e-mail van de coördinator nazorg", "phone and mail of the coordinator") \
    X(CONTACT_GEMEENTE_LOKET, "Centraal loket van gemeente of ZVH", "single point of contact of the municipality", "Eén loket van de gemeente of het Zorg- en Veiligheidshuis, met functionele postbus", "single point of contact of the municipality (or ZVH) with functional mailbox") \
    X(CONTACT_BETROKKENE_BEREIK_NA_DETENTIE, "Hoe betrokkene na detentie bereikbaar is", "how the person can be reached after release", "Telefoon en e-mail waarop betrokkene na detentie bereikbaar is", "how the person can be reached after release") \
    X(CONTACT_BEWINDVOERDER, "Bewindvoerder of curator", "administrator or curator of finances", "Bewindvoerder of curator die over het geld van betrokkene gaat", "administrator or curator of finances") \
    X(HULPVRAAG_IDBEWIJS, "Hulp gevraagd bij identiteitsbewijs", "help wanted with identity document", "Betrokkene wil hulp bij een identiteitsbewijs", "help wanted with identity document") \
    X(HULPVRAAG_ONDERDAK, "Hulp gevraagd bij onderdak", "help wanted with housing", "Betrokkene wil hulp bij onderdak", "help wanted with housing") \
    X(HULPVRAAG_WERK_INKOMEN, "Hulp gevraagd bij werk en inkomen", "help wanted with work and income", "Betrokkene wil hulp bij werk en inkomen", "help wanted with work and income") \
    X(HULPVRAAG_SCHULDEN, "Hulp gevraagd bij schulden", "help wanted with debts", "Betrokkene wil hulp bij schulden", "help wanted with debts") \
    X(HULPVRAAG_ZORG, "Hulp gevraagd bij zorg", "help wanted with care", "Betrokkene wil hulp bij zorg", "help wanted with care") \
    X(HULPVRAAG_ZORG_VOOR_THUIS, "Hulp gevraagd voor het thuisfront", "help wanted for those left at home", "Betrokkene wil hulp voor wie thuis is achtergebleven", "help wanted for those left at home") \
    X(HULPVRAAG_NETWERK, "Hulp gevraagd bij sociaal netwerk", "help wanted with the social network", "Betrokkene wil hulp bij het sociaal netwerk", "help wanted with the social network") \
    X(HULPVRAAG_TOELICHTING, "Toelichting op een hulpvraag", "short explanation per request", "Korte toelichting per hulpvraag; op alleen ja of nee kan niemand handelen", "short explanation per request; needed because yes/no alone cannot be acted on") \
    X(HULPVRAAG_URGENTIE, "Wanneer hulp nodig is", "when action is needed", "Wanneer er per hulpvraag gehandeld moet worden", "when action is needed") \
    X(MEDEWERKING_BEREID_CONTACT_GEMEENTE, "Wil contact met de gemeente", "person wants contact with the municipality", "Betrokkene wil contact met de gemeente; hulp is vrijwillig, delen berust niet op toestemming", "person wants contact with the municipality (help is voluntary; sharing is not consent based)") \
    X(MEDEWERKING_GEINFORMEERD_OP, "Betrokkene ingelicht over gegevensdeling op", "date on which the person was told who gets which data", "Dag waarop betrokkene is verteld welke gegevens naar wie gaan", "date on which the person was told which data go to whom") \
    X(IDBEWIJS_GELDIG_AANWEZIG, "Geldig identiteitsbewijs aanwezig", "valid identity document present", "Er is een geldig identiteitsbewijs", "valid identity document present") \
    X(IDBEWIJS_SOORT, "Soort identiteitsbewijs", "type of identity document", "Soort identiteitsbewijs", "type of identity document") \
    X(IDBEWIJS_GELDIG_TOT, "Identiteitsbewijs geldig tot", "expiry date of the document", "Laatste dag waarop het document geldig is", "expiry date") \
    X(IDBEWIJS_DOCUMENTNUMMER, "Documentnummer", "document number", "Nummer van het document; voor afstemming niet nodig", "document number; not needed for coordination") \
    X(IDBEWIJS_AANVRAAG_STATUS, "Stand van de aanvraag identiteitsbewijs", "state of the application", "Stand van de aanvraag van een identiteitsbewijs", "state of the application for an identity document") \
    X(IDBEWIJS_AANVRAAG_IN_PI_MOGELIJK, "Aanvraag kan in de inrichting", "application can be taken inside the establishment", "De gemeente kan de aanvraag in de inrichting opnemen", "municipality can take the application inside the PI") \
    X(DIGID_HULP_NODIG, "Hulp nodig bij DigiD", "help needed to get DigiD", "Hulp nodig om DigiD te krijgen (in detentie is er geen telefoon voor de sms-controle)", "help needed to get DigiD (no phone in detention for SMS check)") \
    X(BANKREKENING_HULP_NODIG, "Hulp nodig bij bankrekening", "help needed to open a bank account", "Hulp nodig om een bankrekening te openen", "help needed to open an account") \
    X(HUISVESTING_SITUATIE_VOOR, "Woonsituatie voor detentie", "housing before detention", "Hoe betrokkene voor detentie woonde", "housing before detention") \
    X(HUISVESTING_BEHOUD_MOGELIJK, "Woning kan behouden blijven", "home can be kept", "De woning kan behouden blijven", "home can be kept") \
    X(HUISVESTING_DOORBETALING_NODIG, "Doorbetaling woonlasten nodig", "rent or mortgage continuation needed", "Huur of hypotheek moet tijdens detentie worden doorbetaald", "rent or mortgage continuation needed (practice: at most 6 months in larger municipalities)") \
    X(HUISVESTING_WOONLASTEN_BEDRAG, "Woonlasten per maand", "monthly housing cost", "Woonlasten per maand, in euro", "monthly housing cost, in euro") \
    X(HUISVESTING_ONTRUIMING_DREIGT, "Ontruiming dreigt", "eviction threatens", "Er dreigt ontruiming; daarmee gaat de termijn van drie werkdagen lopen", "eviction threatens: starts the 3-working-day rule") \
    X(HUISVESTING_VERHUURDER, "Verhuurder of corporatie", "landlord or housing corporation", "Verhuurder of woningcorporatie", "landlord or corporation") \
    X(HUISVESTING_WONINGZOEKENDE_INGESCHREVEN, "Ingeschreven als woningzoekende", "registered as home seeker", "Betrokkene staat ingeschreven als woningzoekende", "registered as home seeker") \
    X(HUISVESTING_BEHOEFTE_NA, "Woonvorm nodig na detentie", "type of housing needed after detention", "Woonvorm die na detentie nodig is", "type of housing needed after detention (own home, guided, protected, shelter)") \
    X(HUISVESTING_PLAATSING_STATUS, "Stand van de plaatsing", "state of arranging a place", "Stand van het regelen van een plaats, zoals wachtlijst", "state of arranging a place, waiting list") \
    X(HUISVESTING_BRIEFADRES_NODIG, "Briefadres nodig", "postal address needed for registration", "Briefadres nodig voor inschrijving in de BRP", "postal address needed for BRP registration") \
    X(HUISVESTING_GEBIEDSBEPERKING, "Gebied waar betrokkene niet mag wonen", "area where the person may not live", "Gebied waar betrokkene niet mag wonen; alleen het gebied, geen reden, niets over slachtoffers", "area where the person may not live; area only, no reason, no victim data") \
    X(HUISVESTING_MINDERJARIGEN_OP_ADRES, "Minderjarigen op het adres na detentie", "minors live at the return address", "Op het adres na detentie wonen minderjarigen", "minors live at the return address") \
    X(WERK_SITUATIE_VOOR, "Werk voor detentie", "work before detention", "Werksituatie voor detentie", "work before detention") \
    X(WERK_BAAN_BEHOUD_MOGELIJK, "Baan kan behouden blijven", "job can be kept", "De baan kan behouden blijven", "job can be kept") \
    X(WERK_WERKGEVER, "Werkgever", "employer", "Werkgever; contact alleen samen met betrokkene", "employer; contact with employer only with the person") \
    X(WERK_OPLEIDINGSNIVEAU, "Opleidingsniveau", "level of education", "Opleidingsniveau volgens CBS SOI", "level of education (CBS SOI)") \
    X(WERK_OPLEIDING_IN_DETENTIE, "Opleiding en certificaten in detentie", "courses and certificates obtained in detention", "Behaalde opleidingen en certificaten, zonder de naam van de inrichting", "courses and certificates obtained; issued without the name of the PI") \
    X(WERK_BESCHIKBAAR_PER, "Beschikbaar voor werk per", "available for work from", "Dag vanaf wanneer betrokkene kan werken", "available for work from") \
    X(WERK_DAGBESTEDING_NA, "Dagbesteding na detentie", "day activity after detention", "Dagbesteding na detentie", "day activity after detention") \
    X(WERK_VOG_AANDACHTSPUNT, "VOG kan een aandachtspunt zijn", "certificate of conduct may be refused", "Een VOG kan voor het beoogde werk geweigerd worden; geen delict vermeld", "VOG may be refused for intended work; no offence given") \
    X(WERK_BELASTBAARHEID_BEPERKT, "Beperkt belastbaar voor werk", "limited ability to work", "Betrokkene kan beperkt werken; details alleen via UWV of Wmo-onderzoek", "limited ability to work; details only through UWV or Wmo assessment") \
    X(INKOMEN_BRON_VOOR, "Bron van inkomen voor detentie", "source of income before detention", "Waarvan betrokkene voor detentie leefde", "source of income before detention") \
    X(INKOMEN_UITKERING_LOPEND, "Uitkering loopt nog", "benefit still running", "Er loopt nog een uitkering (die stopt vanaf de eerste dag van detentie)", "benefit still running (must stop from first day of detention)") \
    X(INKOMEN_UITKERING_AANVRAAG_GEWENST, "Uitkering aanvragen gewenst", "benefit to be applied for on release", "Bij vrijkomen moet een uitkering worden aangevraagd", "benefit to be applied for on release") \
    X(INKOMEN_AANVRAAG_STATUS, "Stand van de aanvraag uitkering", "state of the benefit application", "Stand van de aanvraag; voorbereiden kan tijdens detentie", "state of the application (preparation can be done in detention)") \
    X(INKOMEN_OVERBRUGGING_NODIG, "Overbrugging of voorschot nodig", "bridging money or advance needed", "Geld nodig om de eerste tijd te overbruggen, of een voorschot", "bridging money or advance needed") \
    X(INKOMEN_BEDRAG, "Bedrag van het inkomen", "amount of income", "Bedrag van het inkomen, in euro", "amount of income, in euro") \
    X(SCHULDEN_AANWEZIG, "Problematische schulden", "problematic debts present", "Er zijn problematische schulden", "problematic debts present") \
    X(SCHULDEN_BEDRAG_KLASSE, "Schuldbedrag als klasse", "total debt as class", "Totale schuld als klasse; het bedrag zelf gaat alleen naar schuldhulp", "total debt as class, never the exact amount outside GS") \
    X(SCHULDEN_BEDRAG_EXACT, "Schuldbedrag", "total debt", "Totale schuld, in euro", "total debt, in euro") \
    X(SCHULDEN_SOORTEN, "Soorten schulden", "kinds of debt", "Soorten schulden", "kinds of debt") \
    X(SCHULDEN_SCHULDEISERS, "Schuldeisers", "creditors with amounts", "Schuldeisers met het bedrag", "creditors with amounts") \
    X(SCHULDEN_TRAJECT, "Lopend schuldtraject", "running debt procedure", "Schuldtraject dat loopt (minnelijk, WSNP, bewind) of geen", "running debt procedure (minnelijk, WSNP, bewind, none)") \
    X(SCHULDEN_BETALINGSREGELING_CJIB, "Betalingsregeling CJIB loopt", "arrangement with CJIB running", "Er loopt een betalingsregeling met het CJIB; zegt ook iets over de straf", "arrangement with CJIB running; contains sentence information") \
    X(SCHULDEN_BEDREIGENDE_SITUATIE, "Bedreigende situatie", "threatening situation (eviction, cut-off, insurance)", "Ontruiming, afsluiting van energie of water, einde van de zorgverzekering", "eviction, cut-off of energy or water, loss of health insurance") \
    X(ZORG_ZORGVRAAG_AANWEZIG, "Er is een zorgvraag", "there is a care request", "Er is een zorgvraag; niets over de inhoud", "there is a care request") \
    X(ZORG_ZORGVERZEKERING_ACTIEF, "Zorgverzekering actief na detentie", "health insurance active on release", "De zorgverzekering is actief bij vrijkomen", "health insurance active on release") \
    X(ZORG_DOMEIN, "Soort zorg die door moet lopen", "broad kind of care that must continue", "Grof soort zorg dat door moet lopen; nooit een diagnose", "broad kind of care that must continue (never diagnosis)") \
    X(ZORG_TRAJECT_LIEP_VOOR_DETENTIE, "Zorgtraject liep voor detentie", "a care trajectory ran before detention", "Voor detentie liep een zorgtraject dat door moet gaan", "a care trajectory ran before detention that should continue") \
    X(ZORG_ZORGAANBIEDER, "Zorgaanbieder", "provider to contact for continuity", "Zorgaanbieder om de zorg te laten doorlopen; de naam kan de soort zorg verraden", "provider to contact for continuity; name can reveal kind of care") \
    X(ZORG_INDICATIE, "Zorgindicatie", "care indication and its end date", "Indicatie voor zorg en wanneer die eindigt", "indication and its end date") \
    X(ZORG_CONTINUITEIT_PER, "Zorg moet geregeld zijn per", "date from which care must be in place", "Dag waarop de zorg geregeld moet zijn", "date from which care must be in place") \
    X(ZORG_OVERDRACHT_VIA_MEDISCHE_DIENST, "Overdracht loopt via de medische dienst", "hand-over runs through the medical service", "De medische overdracht loopt via de medische dienst, buiten deze poort", "medical hand-over runs through the medical service, outside this gateway") \
    X(ZORG_DIAGNOSE, "Diagnose (wordt altijd geweigerd)", "diagnosis, always refused", "Diagnose; de poort weigert dit altijd", "diagnosis; the gateway always refuses this") \
    X(ZORG_MEDICATIE, "Medicatie (wordt altijd geweigerd)", "medication, always refused", "Medicatie; de poort weigert dit altijd", "medication; the gateway always refuses this") \
    X(ZORG_BEHANDELVERSLAG, "Behandelverslag (wordt altijd geweigerd)", "treatment report, always refused", "Behandelverslag, pro Justitia, delictanalyse of risicotaxatie; de poort weigert dit altijd, deze hebben een eigen wettelijke route", "treatment report, pro Justitia report, offence analysis or risk assessment; always refused, they have statutory routes of their own") \
    X(NETWERK_ONDERSTEUNEND_AANWEZIG, "Steunend netwerk aanwezig", "supporting network present", "Er is een steunend, niet-crimineel netwerk", "supporting non-criminal network present") \
    X(NETWERK_STEUNPERSOON_RELATIE, "Steunpersoon, relatie", "relation of a supporter", "Alleen de relatie van een steunpersoon", "relation of a supporter, nothing else") \
    X(NETWERK_STEUNPERSOON_NAAM_BEREIK, "Steunpersoon, naam en bereik", "name and contact of a supporter", "Naam en bereik van een steunpersoon, alleen als die dat weet", "name and contact of a supporter, only when that person knows") \
    X(NETWERK_MINDERJARIGE_KINDEREN, "Heeft minderjarige kinderen", "has minor children outside", "Betrokkene heeft minderjarige kinderen buiten", "has minor children outside") \
    X(NETWERK_ACHTERBLIJVERS_HULPVRAAG, "Thuisfront heeft een hulpvraag", "family left behind has a request for help", "Wie thuis is achtergebleven heeft een hulpvraag", "family left behind has a request for help") \
    X(NETWERK_CRIMINEEL_NETWERK, "Crimineel netwerk", "information about criminal contacts", "Gegevens over criminele contacten", "information about criminal contacts") \
    X(DRPLAN_PLAN_ID, "Kenmerk van het D&R-plan", "identifier of the plan", "Kenmerk van het detentie- en re-integratieplan", "identifier of the plan") \
    X(DRPLAN_VERSIE, "Versie van het D&R-plan", "version of the shareable plan", "Versie van het deelbare plan", "version of the shareable plan") \
    X(DRPLAN_STATUS, "Status van het D&R-plan", "state of the plan", "Stand van het plan", "state of the plan") \
    X(DRPLAN_VASTGESTELD_OP, "D&R-plan vastgesteld op", "date of adoption of the plan", "Dag waarop het plan is vastgesteld; dat moet binnen vier weken na binnenkomst", "date of adoption (due within 4 weeks of entry)") \
    X(DRPLAN_ONTBREKENDE_BASISVOORWAARDEN, "Ontbrekende basisvoorwaarden", "essential conditions that are missing", "Basisvoorwaarden die ontbreken", "essential conditions that are missing") \
    X(DRPLAN_REINTEGRATIEDOEL, "Re-integratiedoel", "re-integration goal", "Doel van de re-integratie, per basisvoorwaarde", "re-integration goal") \
    X(DRPLAN_GEDRAGSDOEL, "Gedragsdoel in detentie", "behaviour goal inside detention", "Doel voor het gedrag in detentie; geen zaak van de gemeente", "behaviour goal inside detention; not a municipal matter") \
    X(DRPLAN_ACTIVITEIT, "Activiteit van betrokkene", "activity that serves a re-integration goal", "Wat betrokkene doet voor een re-integratiedoel", "activities of the person that serve a re-integration goal") \
    X(DRPLAN_BEGELEIDINGSPLAN_ZORG, "Begeleidingsplan met zorg (intern)", "individual guidance plan including care", "Individueel begeleidingsplan met zorg; intern deel van het plan", "individual guidance plan including care (internal part of the plan)") \
    X(DRPLAN_ACTIE, "Afgesproken actie", "action agreed between the three parties", "Actie die PI, reclassering en gemeente hebben afgesproken", "action agreed between the three parties") \
    X(DRPLAN_CASUSREGIE, "Casusregie", "who directs the case in this phase", "Wie in deze fase de regie over de casus voert", "who directs the case in this phase") \
    X(DRPLAN_TRAJECTGESPREK, "Trajectgesprek", "date and participants of the trajectory talk", "Dag, vorm en deelnemers van het trajectgesprek", "date, form and participants of the trajectory talk") \
    X(DRPLAN_MDO_DATUM, "Datum MDO", "dates of the six-weekly consultation", "Dag van het zeswekelijkse multidisciplinaire overleg", "dates of the six-weekly MDO") \
    X(DRPLAN_MDO_UITKOMST_REINTEGRATIE, "Uitkomst MDO voor re-integratie", "outcome that changes goals or actions", "Uitkomst van het overleg die doelen of acties verandert", "outcome that changes goals or actions") \
    X(DRPLAN_MDO_VERSLAG, "Verslag MDO (intern)", "full minutes, internal", "Volledig verslag van het overleg; intern", "full minutes; internal") \
    X(DRPLAN_PROGRAMMA, "Basis- of plusprogramma", "basic or plus programme", "Basisprogramma of plusprogramma; hangt samen met gedrag", "basic or plus programme (behaviour-linked)") \
    X(RECL_BETROKKEN, "Reclassering betrokken", "whether and how probation is involved", "Of en hoe de reclassering betrokken is", "whether and how probation is involved") \
    X(RECL_TOEZICHT_OPGELEGD, "Toezicht na detentie opgelegd", "supervision after detention imposed", "Na detentie is toezicht opgelegd", "supervision after detention imposed") \
    X(RECL_TOEZICHT_PERIODE, "Periode van toezicht", "start and end of supervision", "Begin en einde van het toezicht", "start and end of supervision") \
    X(RECL_VOORWAARDEN_RELEVANT_GEMEENTE, "Voorwaarden waarop de gemeente moet handelen", "conditions the municipality must act on", "Voorwaarden waarop de gemeente moet kunnen handelen, zoals begeleid wonen of dagbesteding", "conditions the municipality must be able to act on (guided housing, treatment, debt aid, day activity)") \
    X(RECL_BIJZONDERE_VOORWAARDEN, "Bijzondere voorwaarden", "all special conditions", "Alle bijzondere voorwaarden", "all special conditions") \
    X(RECL_ELEKTRONISCH_TOEZICHT, "Elektronisch toezicht", "electronic monitoring", "Elektronisch toezicht; vraagt een geschikt adres", "electronic monitoring; needs a suitable address") \
    X(RECL_LOPENDE_TRAJECTEN, "Trajecten die voor detentie liepen", "help that ran before detention under probation", "Hulp die onder de reclassering voor detentie al liep", "help that ran before detention under probation") \
    X(RECL_DR_ADVIES_REINTEGRATIE, "D&R-advies, deel re-integratie", "re-integration part of the D&R advice", "Deel over re-integratie van het D&R-advies aan DJI, per basisvoorwaarde", "re-integration part of the D&R advice to DJI") \
    X(RECL_ADVIESRAPPORT, "Reclasseringsadvies (volledig)", "full probation report", "Volledig reclasseringsadvies (delict, oorzaken, relaties, houding)", "full probation report (offence, causes, relations, attitude)") \
    X(RECL_RISICOSCORE, "Uitkomst risicotaxatie", "risk assessment outcome", "Uitkomst van de risicotaxatie", "risk assessment outcome") \
    X(RECL_OVERTREDING_VOORWAARDEN, "Overtreding van voorwaarden", "breach of conditions", "Overtreding van voorwaarden; gaat naar het Openbaar Ministerie", "breach of conditions; goes to OM") \
    X(RECL_AFSLUITING_TOEZICHT, "Afsluiting toezicht", "end of supervision and need of further help", "Einde van het toezicht, en of gemeentelijke hulp door moet gaan", "end of supervision and whether municipal help should go on") \
    X(GEM_BEKEND, "Bekend bij de gemeente", "person is known to the municipality", "Betrokkene is bij de gemeente bekend met hulp die voor re-integratie van belang is", "person is known to the municipality for re-integration relevant help") \
    X(GEM_BEKEND_DOMEINEN, "Domeinen waarin betrokkene bekend is", "in which domains the person is known", "In welke domeinen betrokkene bekend is; niets uit de dossiers", "in which domains; no content of the files") \
    X(GEM_LOPENDE_VOORZIENING, "Lopende gemeentelijke voorziening", "running municipal provision that touches the plan", "Lopende voorziening die het plan raakt", "running municipal provision that touches the plan") \
    X(GEM_INSCHRIJVING_BEVESTIGD, "Gemeente bevestigt de inschrijving", "municipality confirms it is the right one", "De gemeente bevestigt dat zij de juiste is", "municipality confirms it is the right one") \
    X(GEM_JUISTE_GEMEENTE, "Gemeente die het wel moet zijn", "municipality the message should have gone to", "Gemeente waar het bericht heen had gemoeten", "municipality the message should have gone to") \
    X(GEM_BEZOEK_GEPLAND, "Gepland bezoek of gesprek", "visit or call planned", "Gepland bezoek of gesprek", "visit or call planned") \
    X(GEM_INTAKE_UITKOMST, "Uitkomst gemeentelijke intake", "outcome of the municipal intake", "Uitkomst van de gemeentelijke intake, per basisvoorwaarde", "outcome of the municipal intake") \
    X(GEM_REGIE, "Regie aan gemeentelijke kant", "who directs on the municipal side", "Wie aan de gemeentelijke kant de regie voert", "who directs on the municipal side") \
    X(GEM_PGA_STATUS, "Persoonsgerichte aanpak (WGS)", "in a person-based approach under the WGS", "Betrokkene is in een persoonsgerichte aanpak onder de WGS; alleen binnen dat samenwerkingsverband", "person is in a person-based approach under the WGS; only inside the WGS cooperation") \
    X(GEM_NAZORG_AFSLUITING, "Afsluiting nazorg", "end of aftercare", "Einde van de nazorg", "end of aftercare") \
    X(GEM_OPENBARE_ORDE_INFORMATIE, "Openbare-orde-informatie (wordt altijd geweigerd)", "public order information, always refused", "Informatie over de openbare orde; de poort weigert dit altijd, openbare orde en re-integratie blijven gescheiden", "public order information; always refused, public order and re-integration stay separate") \
    X(RISICO_SOORT, "Gevreesd misdrijf", "kind of serious offence feared", "Soort ernstig misdrijf dat gevreesd wordt", "kind of serious offence feared") \
    X(RISICO_TOELICHTING, "Feiten achter het risico", "facts that make the risk real", "Feiten die het risico werkelijk maken", "facts that make the risk real") \
    X(RISICO_NOODZAAK_BESCHERMING, "Waarom delen anderen beschermt", "why sharing is needed to protect others", "Waarom delen nodig is om anderen te beschermen en past bij de taak van de ontvanger", "why sharing is needed to protect others and fits the task of the recipient") \
    X(RISICO_VASTGESTELD_DOOR, "Vastgesteld door directeur of gemandateerde", "director or delegate who decided", "Directeur of gemandateerde die besloten heeft", "director or delegate who decided") \
    X(SLACHTOFFER_GEGEVENS, "Slachtoffergegevens (wordt altijd geweigerd)", "victim information, always refused", "Gegevens van een slachtoffer; de poort weigert dit altijd, slachtofferinformatie heeft een eigen route", "victim information; always refused, it has a route of its own") \
    X(BERICHT_ID, "Berichtkenmerk", "unique message id", "Uniek kenmerk van dit bericht", "unique message id") \
    X(BERICHT_TYPE, "Berichttype", "message type", "Type van dit bericht", "message type") \
    X(BERICHT_TIJDSTIP, "Tijdstip van aanmaken", "creation time", "Tijdstip waarop het bericht is gemaakt", "creation time") \
    X(BERICHT_AFZENDER_OIN, "OIN van de afzender", "sender organisation", "Organisatie-identificatienummer van de afzender", "sender organisation") \
    X(BERICHT_ONTVANGER_OIN, "OIN van de ontvanger", "recipient organisation", "Organisatie-identificatienummer van de ontvanger", "recipient organisation") \
    X(BERICHT_ONTVANGER_ROL, "Rol van de ontvanger", "recipient role inside the organisation", "Rol van de ontvanger in zijn organisatie; het beleid beslist daarop", "recipient role inside the organisation; used by policy") \
    X(BERICHT_DOEL, "Doel", "purpose", "Doel waarvoor het bericht gaat", "purpose of the message") \
    X(BERICHT_GRONDSLAG, "Wettelijke grondslag", "legal ground", "Wettelijke grondslag; moet in het beleid bij het doel passen", "legal ground, must match purpose in policy") \
    X(BERICHT_TRAJECT_ID, "Re-integratietraject", "re-integration trajectory", "Re-integratietraject; verbindt de berichten van een detentie", "re-integration trajectory; joins messages of one detention") \
    X(BERICHT_CORRELATIE_ID, "Antwoord op bericht", "message this one answers", "Kenmerk van het bericht waarop dit antwoordt", "message this one answers") \
    X(BERICHT_POLICY_VERSIE, "Versie van het beleid", "version and hash of the policy applied", "Hash en versie van het beleid dat is toegepast", "hash and version of the policy file applied") \
    X(BERICHT_NOODZAAK_MOTIVERING, "Motivering van de noodzaak", "reason of need", "Waarom een gegeven onmisbaar is; verplicht bij een gegeven onder voorwaarde C3", "reason of need; mandatory when a C3 element is present") \
    X(BERICHT_VERTROUWELIJKHEID, "Vertrouwelijkheidaanduiding", "confidentiality label", "Aanduiding van vertrouwelijkheid, zoals bij zaakgericht werken", "confidentiality label, as in case-based working") \
    X(BERICHT_TERUGKOPPELING_GEWENST, "Terugkoppeling gewenst", "sender expects an answer", "De afzender verwacht een antwoord", "sender expects an answer") \
    X(BERICHT_BEWAREN_TOT, "Bewaren tot en met", "last day the recipient may keep it", "Laatste dag waarop de ontvanger het mag bewaren, uit het beleid berekend", "last day the recipient may keep it, computed from policy") \
    X(BERICHT_BESLUIT_MANDAAT, "Besluit of mandaat bij een 18b-verstrekking", "decision behind an 18b disclosure", "Besluit achter een 18b-verstrekking: functie van wie besloot, datum, kenmerk", "decision behind an 18b disclosure: function of the decider, date, reference") \
    X(BERICHT_BEVESTIGING_TWEEDE, "Bevestiging door een tweede persoon", "second confirmation of an 18b disclosure", "Bevestiging van een 18b-verstrekking door een tweede persoon", "second person's confirmation of an 18b disclosure") \
    X(BERICHT_ONTVANGER_GEMANDATEERDE, "Gemandateerde van de burgemeester", "delegate of the mayor to whom it goes", "Gemandateerde van de burgemeester voor wie het bestemd is", "delegate of the mayor to whom it goes") \
    X(BERICHT_DERDE_GEINFORMEERD, "Derde weet dat zijn gegevens gedeeld worden", "the third person knows that data are shared", "De derde persoon weet dat zijn of haar naam gedeeld wordt", "the third person knows that his or her name is shared") \
    X(BERICHT_BSN_GEVERIFIEERD, "BSN geverifieerd bij deze persoon", "sender checked the BSN against the person", "De afzender is nagegaan dat het BSN bij deze persoon hoort (Wabb art. 12)", "sender checked that the BSN belongs to this person (Wabb 12)") \
    X(BERICHT_CONVENANT_ID, "Convenant van het samenwerkingsverband", "covenant under which a ZVH acts", "Convenant waaronder een Zorg- en Veiligheidshuis als samenwerkingsverband optreedt", "covenant under which a ZVH acts as a cooperation") \
    X(BERICHT_CASUS_ID, "Casus van het samenwerkingsverband", "case of that cooperation", "Casus van dat samenwerkingsverband", "case of that cooperation") \
    X(BERICHT_AFWEGING, "Afweging van een verstrekking buiten de matrix", "weighing of an ad-hoc disclosure", "De vijf antwoorden die een verstrekking buiten de matrix vraagt (beleidsregel tenuitvoerleggingsgegevens); gaat naar geen ontvanger", "the five answers that a disclosure outside the matrix asks for (policy rule on enforcement data); goes to no recipient")

#define LEAF_LABEL_LIST(X) \
    X(PERSOON_BSN, "Burgerservicenummer") \
    X(PERSOON_SKN, "Strafrechtsketennummer") \
    X(PERSOON_GESLACHTSNAAM, "Achternaam zonder voorvoegsel") \
    X(PERSOON_VOORVOEGSEL, "Voorvoegsel van de achternaam") \
    X(PERSOON_VOORNAMEN, "Voornamen") \
    X(PERSOON_VOORLETTERS, "Voorletters") \
    X(PERSOON_GEBOORTEDATUM, "Geboortedatum") \
    X(PERSOON_GEBOORTEPLAATS, "Geboorteplaats") \
    X(PERSOON_GEBOORTELAND, "Geboorteland") \
    X(PERSOON_GESLACHT, "Geslacht") \
    X(PERSOON_NATIONALITEIT, "Nationaliteit") \
    X(PERSOON_VERBLIJFSRECHT_GELDIG, "Geldig verblijfsrecht") \
    X(PERSOON_TAAL_TOLK, "Taal of tolk") \
    X(PERSOON_COMMUNICATIEBEHOEFTE, "Wat helpt in het contact") \
    X(ADRES_BRP_ADRES_STRAAT, "Straat") \
    X(ADRES_BRP_ADRES_HUISNUMMER, "Huisnummer") \
    X(ADRES_BRP_ADRES_HUISLETTER, "Huisletter") \
    X(ADRES_BRP_ADRES_TOEVOEGING, "Huisnummertoevoeging") \
    X(ADRES_BRP_ADRES_AANDUIDING_BIJ_HUISNUMMER, "Aanduiding bij huisnummer") \
    X(ADRES_BRP_ADRES_POSTCODE, "Postcode") \
    X(ADRES_BRP_ADRES_WOONPLAATS, "Woonplaats") \
    X(ADRES_BRP_ADRES_GEMEENTECODE, "Gemeente") \
    X(ADRES_BRP_ADRES_SOORT, "Soort adres") \
    X(ADRES_FUNCTIE, "Woonadres of briefadres") \
    X(ADRES_GEHEIMHOUDING, "Geheimhouding in de BRP") \
    X(ADRES_GEMEENTE_INSCHRIJVING, "Gemeente van inschrijving voor detentie") \
    X(ADRES_GEMEENTE_FEITELIJK, "Gemeente van feitelijk verblijf voor detentie") \
    X(ADRES_GEMEENTE_TERUGKEER, "Gemeente na detentie") \
    X(ADRES_GEMEENTE_HERKOMST_GEGEVEN, "Wie de gemeente heeft opgegeven") \
    X(ADRES_TERUGKEERADRES_STRAAT, "Straat") \
    X(ADRES_TERUGKEERADRES_HUISNUMMER, "Huisnummer") \
    X(ADRES_TERUGKEERADRES_HUISLETTER, "Huisletter") \
    X(ADRES_TERUGKEERADRES_TOEVOEGING, "Huisnummertoevoeging") \
    X(ADRES_TERUGKEERADRES_AANDUIDING_BIJ_HUISNUMMER, "Aanduiding bij huisnummer") \
    X(ADRES_TERUGKEERADRES_POSTCODE, "Postcode") \
    X(ADRES_TERUGKEERADRES_WOONPLAATS, "Woonplaats") \
    X(ADRES_TERUGKEERADRES_GEMEENTECODE, "Gemeente") \
    X(ADRES_TERUGKEERADRES_SOORT, "Soort adres") \
    X(ADRES_TERUGKEERADRES_STATUS, "Hoe zeker het adres na detentie is") \
    X(DETENTIE_DETENTIE_ID, "Kenmerk van deze detentie") \
    X(DETENTIE_AANVANGSDATUM, "Eerste dag van de detentie") \
    X(DETENTIE_VERWACHTE_EINDDATUM, "Verwachte einddatum") \
    X(DETENTIE_EINDDATUM_ZEKERHEID, "Zekerheid van de einddatum") \
    X(DETENTIE_EINDDATUM_DEFINITIEF, "Datum van invrijheidstelling") \
    X(DETENTIE_WIJZE_AANVANG, "Hoe de detentie begon") \
    X(DETENTIE_WIJZE_EINDE, "Hoe de detentie eindigde") \
    X(DETENTIE_TITEL, "Titel van de vrijheidsbeneming") \
    X(DETENTIE_TITEL_NA_DETENTIE, "Justitiële titel na detentie") \
    X(DETENTIE_INRICHTING_CODE, "Inrichting van verblijf") \
    X(DETENTIE_BESTEMMING, "Bestemming van de plaats") \
    X(DETENTIE_FASE, "Fase van de re-integratie") \
    X(DETENTIE_KORTVERBLIJF_KLASSE, "Klasse van de verblijfsduur") \
    X(DETENTIE_VERLOF_PERIODE_VAN, "Van") \
    X(DETENTIE_VERLOF_PERIODE_TOT, "Tot en met") \
    X(DETENTIE_PP_PERIODE_VAN, "Van") \
    X(DETENTIE_PP_PERIODE_TOT, "Tot en met") \
    X(DETENTIE_VI_DATUM, "Datum voorwaardelijke invrijheidstelling") \
    X(DETENTIE_STRAFDUUR_DAGEN, "Opgelegde straf in dagen") \
    X(DETENTIE_DELICTCATEGORIE, "Delictcategorie") \
    X(DETENTIE_PARKETNUMMER, "Parketnummer") \
    X(DETENTIE_DETENTIEVERLEDEN_AANTAL, "Aantal eerdere detenties") \
    X(DETENTIE_DETENTIEVERLEDEN_LAATSTE_EINDE, "Einde van de laatste") \
    X(DETENTIE_GEDRAG_SAMENVATTING, "Samenvatting van gedrag in detentie") \
    X(DETENTIE_INCIDENTEN_DATUM, "Datum") \
    X(DETENTIE_INCIDENTEN_SOORT, "Soort incident") \
    X(DETENTIE_INCIDENTEN_OMSCHRIJVING, "Omschrijving") \
    X(DETENTIE_URINECONTROLES_DATUM, "Datum") \
    X(DETENTIE_URINECONTROLES_UITSLAG, "Uitslag") \
    X(CONTACT_CASEMANAGER_NAAM, "Casemanager PI, naam") \
    X(CONTACT_CASEMANAGER_TELEFOON, "Casemanager PI, telefoon") \
    X(CONTACT_CASEMANAGER_EMAIL, "Casemanager PI, e-mail") \
    X(CONTACT_PI_FUNCTIONELE_POSTBUS, "Functionele postbus D&R-afdeling PI") \
    X(CONTACT_MENTOR_NAAM, "Mentor op de afdeling") \
    X(CONTACT_RECLASSERING_ORGANISATIE, "Reclasseringsorganisatie") \
    X(CONTACT_RECLASSERINGSWERKER_NAAM, "Reclasseringswerker, naam") \
    X(CONTACT_RECLASSERINGSWERKER_BEREIK_TELEFOON, "Telefoon") \
    X(CONTACT_RECLASSERINGSWERKER_BEREIK_EMAIL, "E-mail") \
    X(CONTACT_GEMEENTE_COORDINATOR_NAAM, "Nazorgcoördinator gemeente, naam") \
    X(CONTACT_GEMEENTE_COORDINATOR_BEREIK_TELEFOON, "Telefoon") \
    X(CONTACT_GEMEENTE_COORDINATOR_BEREIK_EMAIL, "E-mail") \
    X(CONTACT_GEMEENTE_LOKET_NAAM, "Naam van het loket") \
    X(CONTACT_GEMEENTE_LOKET_TELEFOON, "Telefoon") \
    X(CONTACT_GEMEENTE_LOKET_EMAIL, "Functionele postbus") \
    X(CONTACT_BETROKKENE_BEREIK_NA_DETENTIE_TELEFOON, "Telefoon") \
    X(CONTACT_BETROKKENE_BEREIK_NA_DETENTIE_EMAIL, "E-mail") \
    X(CONTACT_BEWINDVOERDER_NAAM, "Naam") \
    X(CONTACT_BEWINDVOERDER_TELEFOON, "Telefoon") \
    X(CONTACT_BEWINDVOERDER_EMAIL, "E-mail") \
    X(HULPVRAAG_IDBEWIJS, "Hulp gevraagd bij identiteitsbewijs") \
    X(HULPVRAAG_ONDERDAK, "Hulp gevraagd bij onderdak") \
    X(HULPVRAAG_WERK_INKOMEN, "Hulp gevraagd bij werk en inkomen") \
    X(HULPVRAAG_SCHULDEN, "Hulp gevraagd bij schulden") \
    X(HULPVRAAG_ZORG, "Hulp gevraagd bij zorg") \
    X(HULPVRAAG_ZORG_VOOR_THUIS, "Hulp gevraagd voor het thuisfront") \
    X(HULPVRAAG_NETWERK, "Hulp gevraagd bij sociaal netwerk") \
    X(HULPVRAAG_TOELICHTING_BASISVOORWAARDE, "Basisvoorwaarde") \
    X(HULPVRAAG_TOELICHTING_TEKST, "Toelichting") \
    X(HULPVRAAG_URGENTIE_BASISVOORWAARDE, "Basisvoorwaarde") \
    X(HULPVRAAG_URGENTIE_URGENTIE, "Urgentie") \
    X(MEDEWERKING_BEREID_CONTACT_GEMEENTE, "Wil contact met de gemeente") \
    X(MEDEWERKING_GEINFORMEERD_OP, "Betrokkene ingelicht over gegevensdeling op") \
    X(IDBEWIJS_GELDIG_AANWEZIG, "Geldig identiteitsbewijs aanwezig") \
    X(IDBEWIJS_SOORT, "Soort identiteitsbewijs") \
    X(IDBEWIJS_GELDIG_TOT, "Identiteitsbewijs geldig tot") \
    X(IDBEWIJS_DOCUMENTNUMMER, "Documentnummer") \
    X(IDBEWIJS_AANVRAAG_STATUS, "Stand van de aanvraag identiteitsbewijs") \
    X(IDBEWIJS_AANVRAAG_IN_PI_MOGELIJK, "Aanvraag kan in de inrichting") \
    X(DIGID_HULP_NODIG, "Hulp nodig bij DigiD") \
    X(BANKREKENING_HULP_NODIG, "Hulp nodig bij bankrekening") \
    X(HUISVESTING_SITUATIE_VOOR, "Woonsituatie voor detentie") \
    X(HUISVESTING_BEHOUD_MOGELIJK, "Woning kan behouden blijven") \
    X(HUISVESTING_DOORBETALING_NODIG_NODIG, "Doorbetaling nodig") \
    X(HUISVESTING_DOORBETALING_NODIG_MAANDEN, "Aantal maanden") \
    X(HUISVESTING_WOONLASTEN_BEDRAG, "Woonlasten per maand") \
    X(HUISVESTING_ONTRUIMING_DREIGT_DREIGT, "Ontruiming dreigt") \
    X(HUISVESTING_ONTRUIMING_DREIGT_DATUM, "Datum van ontruiming") \
    X(HUISVESTING_VERHUURDER, "Verhuurder of corporatie") \
    X(HUISVESTING_WONINGZOEKENDE_INGESCHREVEN, "Ingeschreven als woningzoekende") \
    X(HUISVESTING_BEHOEFTE_NA, "Woonvorm nodig na detentie") \
    X(HUISVESTING_PLAATSING_STATUS, "Stand van de plaatsing") \
    X(HUISVESTING_BRIEFADRES_NODIG, "Briefadres nodig") \
    X(HUISVESTING_GEBIEDSBEPERKING, "Gebied waar betrokkene niet mag wonen") \
    X(HUISVESTING_MINDERJARIGEN_OP_ADRES, "Minderjarigen op het adres na detentie") \
    X(WERK_SITUATIE_VOOR, "Werk voor detentie") \
    X(WERK_BAAN_BEHOUD_MOGELIJK, "Baan kan behouden blijven") \
    X(WERK_WERKGEVER, "Werkgever") \
    X(WERK_OPLEIDINGSNIVEAU, "Opleidingsniveau") \
    X(WERK_OPLEIDING_IN_DETENTIE_NAAM, "Opleiding of certificaat") \
    X(WERK_OPLEIDING_IN_DETENTIE_BEHAALD_OP, "Behaald op") \
    X(WERK_BESCHIKBAAR_PER, "Beschikbaar voor werk per") \
    X(WERK_DAGBESTEDING_NA, "Dagbesteding na detentie") \
    X(WERK_VOG_AANDACHTSPUNT, "VOG kan een aandachtspunt zijn") \
    X(WERK_BELASTBAARHEID_BEPERKT, "Beperkt belastbaar voor werk") \
    X(INKOMEN_BRON_VOOR, "Bron van inkomen voor detentie") \
    X(INKOMEN_UITKERING_LOPEND, "Uitkering loopt nog") \
    X(INKOMEN_UITKERING_AANVRAAG_GEWENST, "Uitkering aanvragen gewenst") \
    X(INKOMEN_AANVRAAG_STATUS, "Stand van de aanvraag uitkering") \
    X(INKOMEN_OVERBRUGGING_NODIG, "Overbrugging of voorschot nodig") \
    X(INKOMEN_BEDRAG, "Bedrag van het inkomen") \
    X(SCHULDEN_AANWEZIG, "Problematische schulden") \
    X(SCHULDEN_BEDRAG_KLASSE, "Schuldbedrag als klasse") \
    X(SCHULDEN_BEDRAG_EXACT, "Schuldbedrag") \
    X(SCHULDEN_SOORTEN, "Soorten schulden") \
    X(SCHULDEN_SCHULDEISERS_NAAM, "Schuldeiser") \
    X(SCHULDEN_SCHULDEISERS_BEDRAG, "Bedrag") \
    X(SCHULDEN_TRAJECT, "Lopend schuldtraject") \
    X(SCHULDEN_BETALINGSREGELING_CJIB, "Betalingsregeling CJIB loopt") \
    X(SCHULDEN_BEDREIGENDE_SITUATIE, "Bedreigende situatie") \
    X(ZORG_ZORGVRAAG_AANWEZIG, "Er is een zorgvraag") \
    X(ZORG_ZORGVERZEKERING_ACTIEF, "Zorgverzekering actief na detentie") \
    X(ZORG_DOMEIN, "Soort zorg die door moet lopen") \
    X(ZORG_TRAJECT_LIEP_VOOR_DETENTIE, "Zorgtraject liep voor detentie") \
    X(ZORG_ZORGAANBIEDER_NAAM, "Zorgaanbieder") \
    X(ZORG_ZORGAANBIEDER_AGB, "AGB-code") \
    X(ZORG_INDICATIE_WET, "Wet") \
    X(ZORG_INDICATIE_STATUS, "Status") \
    X(ZORG_INDICATIE_GELDIG_TOT, "Geldig tot en met") \
    X(ZORG_CONTINUITEIT_PER, "Zorg moet geregeld zijn per") \
    X(ZORG_OVERDRACHT_VIA_MEDISCHE_DIENST, "Overdracht loopt via de medische dienst") \
    X(ZORG_DIAGNOSE, "Diagnose (wordt altijd geweigerd)") \
    X(ZORG_MEDICATIE, "Medicatie (wordt altijd geweigerd)") \
    X(ZORG_BEHANDELVERSLAG, "Behandelverslag (wordt altijd geweigerd)") \
    X(NETWERK_ONDERSTEUNEND_AANWEZIG, "Steunend netwerk aanwezig") \
    X(NETWERK_STEUNPERSOON_RELATIE, "Steunpersoon, relatie") \
    X(NETWERK_STEUNPERSOON_NAAM_BEREIK_NAAM, "Naam") \
    X(NETWERK_STEUNPERSOON_NAAM_BEREIK_RELATIE, "Relatie") \
    X(NETWERK_STEUNPERSOON_NAAM_BEREIK_TELEFOON, "Telefoon") \
    X(NETWERK_STEUNPERSOON_NAAM_BEREIK_EMAIL, "E-mail") \
    X(NETWERK_MINDERJARIGE_KINDEREN, "Heeft minderjarige kinderen") \
    X(NETWERK_ACHTERBLIJVERS_HULPVRAAG, "Thuisfront heeft een hulpvraag") \
    X(NETWERK_CRIMINEEL_NETWERK, "Crimineel netwerk") \
    X(DRPLAN_PLAN_ID, "Kenmerk van het D&R-plan") \
    X(DRPLAN_VERSIE, "Versie van het D&R-plan") \
    X(DRPLAN_STATUS, "Status van het D&R-plan") \
    X(DRPLAN_VASTGESTELD_OP, "D&R-plan vastgesteld op") \
    X(DRPLAN_ONTBREKENDE_BASISVOORWAARDEN, "Ontbrekende basisvoorwaarden") \
    X(DRPLAN_REINTEGRATIEDOEL_BASISVOORWAARDE, "Basisvoorwaarde") \
    X(DRPLAN_REINTEGRATIEDOEL_DOEL, "Doel") \
    X(DRPLAN_REINTEGRATIEDOEL_STREEFDATUM, "Streefdatum") \
    X(DRPLAN_GEDRAGSDOEL_DOEL, "Gedragsdoel") \
    X(DRPLAN_GEDRAGSDOEL_STREEFDATUM, "Streefdatum") \
    X(DRPLAN_ACTIVITEIT_BASISVOORWAARDE, "Basisvoorwaarde") \
    X(DRPLAN_ACTIVITEIT_SOORT, "Soort activiteit") \
    X(DRPLAN_ACTIVITEIT_OMSCHRIJVING, "Omschrijving") \
    X(DRPLAN_ACTIVITEIT_VAN, "Van") \
    X(DRPLAN_ACTIVITEIT_TOT, "Tot en met") \
    X(DRPLAN_ACTIVITEIT_STATUS, "Status") \
    X(DRPLAN_BEGELEIDINGSPLAN_ZORG, "Begeleidingsplan met zorg (intern)") \
    X(DRPLAN_ACTIE_ACTIE_ID, "Kenmerk") \
    X(DRPLAN_ACTIE_BASISVOORWAARDE, "Basisvoorwaarde") \
    X(DRPLAN_ACTIE_OMSCHRIJVING, "Actie") \
    X(DRPLAN_ACTIE_ACTIEHOUDER, "Actiehouder") \
    X(DRPLAN_ACTIE_DEADLINE, "Uiterlijk op") \
    X(DRPLAN_ACTIE_STATUS, "Status") \
    X(DRPLAN_CASUSREGIE, "Casusregie") \
    X(DRPLAN_TRAJECTGESPREK_DATUM, "Datum") \
    X(DRPLAN_TRAJECTGESPREK_VORM, "Vorm") \
    X(DRPLAN_TRAJECTGESPREK_DEELNEMERS, "Deelnemers") \
    X(DRPLAN_MDO_DATUM, "Datum MDO") \
    X(DRPLAN_MDO_UITKOMST_REINTEGRATIE_BASISVOORWAARDE, "Basisvoorwaarde") \
    X(DRPLAN_MDO_UITKOMST_REINTEGRATIE_TEKST, "Uitkomst") \
    X(DRPLAN_MDO_VERSLAG_DATUM, "Datum") \
    X(DRPLAN_MDO_VERSLAG_TEKST, "Verslag") \
    X(DRPLAN_PROGRAMMA, "Basis- of plusprogramma") \
    X(RECL_BETROKKEN, "Reclassering betrokken") \
    X(RECL_TOEZICHT_OPGELEGD, "Toezicht na detentie opgelegd") \
    X(RECL_TOEZICHT_PERIODE_VAN, "Van") \
    X(RECL_TOEZICHT_PERIODE_TOT, "Tot en met") \
    X(RECL_VOORWAARDEN_RELEVANT_GEMEENTE_BASISVOORWAARDE, "Basisvoorwaarde") \
    X(RECL_VOORWAARDEN_RELEVANT_GEMEENTE_VOORWAARDE, "Voorwaarde") \
    X(RECL_BIJZONDERE_VOORWAARDEN_VOORWAARDE, "Voorwaarde") \
    X(RECL_BIJZONDERE_VOORWAARDEN_TOELICHTING, "Toelichting") \
    X(RECL_ELEKTRONISCH_TOEZICHT, "Elektronisch toezicht") \
    X(RECL_LOPENDE_TRAJECTEN_BASISVOORWAARDE, "Basisvoorwaarde") \
    X(RECL_LOPENDE_TRAJECTEN_SOORT, "Soort traject") \
    X(RECL_LOPENDE_TRAJECTEN_STATUS, "Status") \
    X(RECL_DR_ADVIES_REINTEGRATIE_BASISVOORWAARDE, "Basisvoorwaarde") \
    X(RECL_DR_ADVIES_REINTEGRATIE_TEKST, "Advies") \
    X(RECL_ADVIESRAPPORT, "Reclasseringsadvies (volledig)") \
    X(RECL_RISICOSCORE_INSTRUMENT, "Instrument") \
    X(RECL_RISICOSCORE_KLASSE, "Risicoklasse") \
    X(RECL_OVERTREDING_VOORWAARDEN_DATUM, "Datum") \
    X(RECL_OVERTREDING_VOORWAARDEN_VOORWAARDE, "Voorwaarde") \
    X(RECL_OVERTREDING_VOORWAARDEN_OMSCHRIJVING, "Omschrijving") \
    X(RECL_AFSLUITING_TOEZICHT_DATUM, "Datum") \
    X(RECL_AFSLUITING_TOEZICHT_VERVOLG_NODIG, "Vervolg nodig") \
    X(GEM_BEKEND, "Bekend bij de gemeente") \
    X(GEM_BEKEND_DOMEINEN_BASISVOORWAARDE, "Basisvoorwaarde") \
    X(GEM_BEKEND_DOMEINEN_DOMEIN, "Domein") \
    X(GEM_LOPENDE_VOORZIENING_BASISVOORWAARDE, "Basisvoorwaarde") \
    X(GEM_LOPENDE_VOORZIENING_SOORT, "Voorziening") \
    X(GEM_LOPENDE_VOORZIENING_STATUS, "Status") \
    X(GEM_LOPENDE_VOORZIENING_PER_EINDE, "Eindigt per") \
    X(GEM_INSCHRIJVING_BEVESTIGD, "Gemeente bevestigt de inschrijving") \
    X(GEM_JUISTE_GEMEENTE, "Gemeente die het wel moet zijn") \
    X(GEM_BEZOEK_GEPLAND_DATUM, "Datum") \
    X(GEM_BEZOEK_GEPLAND_VORM, "Vorm") \
    X(GEM_INTAKE_UITKOMST_BASISVOORWAARDE, "Basisvoorwaarde") \
    X(GEM_INTAKE_UITKOMST_UITKOMST, "Uitkomst") \
    X(GEM_REGIE, "Regie aan gemeentelijke kant") \
    X(GEM_PGA_STATUS, "Persoonsgerichte aanpak (WGS)") \
    X(GEM_NAZORG_AFSLUITING_DATUM, "Datum") \
    X(GEM_NAZORG_AFSLUITING_REDEN, "Reden") \
    X(GEM_NAZORG_AFSLUITING_VERVOLG, "Vervolg") \
    X(GEM_OPENBARE_ORDE_INFORMATIE, "Openbare-orde-informatie (wordt altijd geweigerd)") \
    X(RISICO_SOORT, "Gevreesd misdrijf") \
    X(RISICO_TOELICHTING, "Feiten achter het risico") \
    X(RISICO_NOODZAAK_BESCHERMING, "Waarom delen anderen beschermt") \
    X(RISICO_VASTGESTELD_DOOR_NAAM, "Naam") \
    X(RISICO_VASTGESTELD_DOOR_FUNCTIE, "Functie") \
    X(RISICO_VASTGESTELD_DOOR_DATUM, "Datum") \
    X(SLACHTOFFER_GEGEVENS, "Slachtoffergegevens (wordt altijd geweigerd)") \
    X(BERICHT_ID, "Berichtkenmerk") \
    X(BERICHT_TYPE, "Berichttype") \
    X(BERICHT_TIJDSTIP, "Tijdstip van aanmaken") \
    X(BERICHT_AFZENDER_OIN, "OIN van de afzender") \
    X(BERICHT_ONTVANGER_OIN, "OIN van de ontvanger") \
    X(BERICHT_ONTVANGER_ROL, "Rol van de ontvanger") \
    X(BERICHT_DOEL, "Doel") \
    X(BERICHT_GRONDSLAG, "Wettelijke grondslag") \
    X(BERICHT_TRAJECT_ID, "Re-integratietraject") \
    X(BERICHT_CORRELATIE_ID, "Antwoord op bericht") \
    X(BERICHT_POLICY_VERSIE, "Versie van het beleid") \
    X(BERICHT_NOODZAAK_MOTIVERING, "Motivering van de noodzaak") \
    X(BERICHT_VERTROUWELIJKHEID, "Vertrouwelijkheidaanduiding") \
    X(BERICHT_TERUGKOPPELING_GEWENST, "Terugkoppeling gewenst") \
    X(BERICHT_BEWAREN_TOT, "Bewaren tot en met") \
    X(BERICHT_BESLUIT_MANDAAT_FUNCTIE, "Functie") \
    X(BERICHT_BESLUIT_MANDAAT_DATUM, "Datum") \
    X(BERICHT_BESLUIT_MANDAAT_KENMERK, "Kenmerk") \
    X(BERICHT_BEVESTIGING_TWEEDE_FUNCTIE, "Functie") \
    X(BERICHT_BEVESTIGING_TWEEDE_DATUM, "Datum") \
    X(BERICHT_ONTVANGER_GEMANDATEERDE, "Gemandateerde van de burgemeester") \
    X(BERICHT_DERDE_GEINFORMEERD, "Derde weet dat zijn gegevens gedeeld worden") \
    X(BERICHT_BSN_GEVERIFIEERD, "BSN geverifieerd bij deze persoon") \
    X(BERICHT_CONVENANT_ID, "Convenant van het samenwerkingsverband") \
    X(BERICHT_CASUS_ID, "Casus van het samenwerkingsverband") \
    X(BERICHT_AFWEGING_ANDERE_GRONDSLAG, "Andere grondslag") \
    X(BERICHT_AFWEGING_ZWAARWEGEND_BELANG, "Zwaarwegend belang") \
    X(BERICHT_AFWEGING_DOEL_51C, "Doel van art. 51c") \
    X(BERICHT_AFWEGING_NOODZAAK, "Noodzaak") \
    X(BERICHT_AFWEGING_OMVANG_GEVOLGEN, "Omvang en gevolgen")

#define CODE_TEXT_LIST(X) \
    X(CL_JN, "J", "ja", "yes") \
    X(CL_JN, "N", "nee", "no") \
    X(CL_JNO, "J", "ja", "yes") \
    X(CL_JNO, "N", "nee", "no") \
    X(CL_JNO, "O", "onbekend", "unknown") \
    X(CL_BASISVOORWAARDE, "ID", "identiteitsbewijs", "identity document") \
    X(CL_BASISVOORWAARDE, "ONDERDAK", "onderdak", "housing") \
    X(CL_BASISVOORWAARDE, "WERK_INKOMEN", "werk en inkomen", "work and income") \
    X(CL_BASISVOORWAARDE, "SCHULDEN", "schulden", "debts") \
    X(CL_BASISVOORWAARDE, "ZORG", "zorg", "care") \
    X(CL_BASISVOORWAARDE, "NETWERK", "sociaal netwerk", "social network") \
    X(CL_GESLACHT, "M", "man", "male") \
    X(CL_GESLACHT, "V", "vrouw", "female") \
    X(CL_GESLACHT, "O", "onbekend", "unknown") \
    X(CL_TAAL, "nld", "Nederlands", "Dutch") \
    X(CL_TAAL, "eng", "Engels", "English") \
    X(CL_TAAL, "deu", "Duits", "German") \
    X(CL_TAAL, "fra", "Frans", "French") \
    X(CL_TAAL, "spa", "Spaans", "Spanish") \
    X(CL_TAAL, "por", "Portugees", "Portuguese") \
    X(CL_TAAL, "ita", "Italiaans", "Italian") \
    X(CL_TAAL, "pol", "Pools", "Polish") \
    X(CL_TAAL, "ron", "Roemeens", "Romanian") \
    X(CL_TAAL, "bul", "Bulgaars", "Bulgarian") \
    X(CL_TAAL, "hun", "Hongaars", "Hungarian") \
    X(CL_TAAL, "ces", "Tsjechisch", "Czech") \
    X(CL_TAAL, "slk", "Slowaaks", "Slovak") \
    X(CL_TAAL, "lit", "Litouws", "Lithuanian") \
    X(CL_TAAL, "lav", "Lets", "Latvian") \
    X(CL_TAAL, "ukr", "Oekraïens", "Ukrainian") \
    X(CL_TAAL, "rus", "Russisch", "Russian") \
    X(CL_TAAL, "sqi", "Albanees", "Albanian") \
    X(CL_TAAL, "srp", "Servisch", "Serbian") \
    X(CL_TAAL, "hrv", "Kroatisch", "Croatian") \
    X(CL_TAAL, "bos", "Bosnisch", "Bosnian") \
    X(CL_TAAL, "ell", "Grieks", "Greek") \
    X(CL_TAAL, "tur", "Turks", "Turkish") \
    X(CL_TAAL, "kur", "Koerdisch", "Kurdish") \
    X(CL_TAAL, "ara", "Arabisch", "Arabic") \
    X(CL_TAAL, "ary", "Marokkaans-Arabisch", "Moroccan Arabic") \
    X(CL_TAAL, "rif", "Tarifit", "Tarifit") \
    X(CL_TAAL, "zgh", "Tamazight", "Tamazight") \
    X(CL_TAAL, "pes", "Perzisch (Farsi)", "Persian") \
    X(CL_TAAL, "prs", "Dari", "Dari") \
    X(CL_TAAL, "pus", "Pasjtoe", "Pashto") \
    X(CL_TAAL, "urd", "Urdu", "Urdu") \
    X(CL_TAAL, "hin", "Hindi", "Hindi") \
    X(CL_TAAL, "zho", "Chinees", "Chinese") \
    X(CL_TAAL, "vie", "Vietnamees", "Vietnamese") \
    X(CL_TAAL, "som", "Somalisch", "Somali") \
    X(CL_TAAL, "tir", "Tigrinya", "Tigrinya") \
    X(CL_TAAL, "amh", "Amhaars", "Amharic") \
    X(CL_TAAL, "pap", "Papiaments", "Papiamento") \
    X(CL_TAAL, "srn", "Sranantongo", "Sranan Tongo") \
    X(CL_TAAL, "ind", "Indonesisch", "Indonesian") \
    X(CL_TAAL, "fry", "Fries", "Frisian") \
    X(CL_TAAL, "dse", "Nederlandse Gebarentaal", "Dutch Sign Language") \
    X(CL_COMM, "EENVOUDIGE_TAAL", "eenvoudige taal", "plain language") \
    X(CL_COMM, "BEELDONDERSTEUNING", "ondersteuning met beeld", "pictures") \
    X(CL_COMM, "VOORLEZEN", "voorlezen", "reading aloud") \
    X(CL_COMM, "EXTRA_TIJD", "extra tijd", "extra time") \
    X(CL_COMM, "TOLK", "tolk", "interpreter") \
    X(CL_COMM, "BEGELEIDER_AANWEZIG", "begeleider aanwezig", "companion present") \
    X(CL_ADRESFUNCTIE, "W", "woonadres", "residential address") \
    X(CL_ADRESFUNCTIE, "B", "briefadres", "postal address") \
    X(CL_ADRESSOORT, "01", "postadres", "mail address") \
    X(CL_ADRESSOORT, "02", "woonadres", "residential address") \
    X(CL_ADRESSOORT, "03", "BRP-adres", "registered address") \
    X(CL_ADRESAANDUIDING, "to", "tegenover", "opposite") \
    X(CL_ADRESAANDUIDING, "by", "bij", "near") \
    X(CL_HERKOMST, "SYSTEEM", "door het systeem ingevuld, niet bevestigd", "filled automatically, unconfirmed") \
    X(CL_HERKOMST, "BETROKKENE", "opgegeven door betrokkene", "given by the person") \
    X(CL_HERKOMST, "GEMEENTE", "opgegeven door de gemeente", "given by the municipality") \
    X(CL_HERKOMST, "RECLASSERING", "opgegeven door de reclassering", "given by probation") \
    X(CL_TERUGKEERSTATUS, "ONBEKEND", "onbekend", "unknown") \
    X(CL_TERUGKEERSTATUS, "OPGEGEVEN", "opgegeven", "stated") \
    X(CL_TERUGKEERSTATUS, "BEVESTIGD", "bevestigd", "confirmed") \
    X(CL_TERUGKEERSTATUS, "NIET_BESCHIKBAAR", "niet beschikbaar", "not available") \
    X(CL_EINDDATUM_ZEKERHEID, "DEFINITIEF", "definitief", "definite") \
    X(CL_EINDDATUM_ZEKERHEID, "INDICATIEF", "indicatief", "indicative") \
    X(CL_EINDDATUM_ZEKERHEID, "ONBEKEND", "onbekend", "unknown") \
    X(CL_WIJZE_AANVANG, "AANHOUDING", "aanhouding", "arrest") \
    X(CL_WIJZE_AANVANG, "ZELFMELDER", "zelfmelder", "self-reporting") \
    X(CL_WIJZE_AANVANG, "OVERPLAATSING", "overplaatsing", "transfer") \
    X(CL_WIJZE_AANVANG, "TERUGPLAATSING", "terugplaatsing", "recall") \
    X(CL_WIJZE_EINDE, "EINDE_STRAF", "einde straf", "end of sentence") \
    X(CL_WIJZE_EINDE, "VI", "voorwaardelijke invrijheidstelling", "conditional release") \
    X(CL_WIJZE_EINDE, "SCHORSING", "schorsing", "suspension") \
    X(CL_WIJZE_EINDE, "OPHEFFING", "opheffing", "termination") \
    X(CL_WIJZE_EINDE, "PP", "penitentiair programma", "penitentiary programme") \
    X(CL_WIJZE_EINDE, "OVERPLAATSING", "overplaatsing", "transfer") \
    X(CL_WIJZE_EINDE, "ONTTREKKING", "onttrekking", "escape") \
    X(CL_WIJZE_EINDE, "OVERLIJDEN", "overlijden", "death") \
    X(CL_TITEL, "GEVANGENISSTRAF", "gevangenisstraf", "prison sentence") \
    X(CL_TITEL, "HECHTENIS", "hechtenis", "detention") \
    X(CL_TITEL, "VERVANGENDE_HECHTENIS", "vervangende hechtenis", "substitute detention") \
    X(CL_TITEL, "MILITAIRE_DETENTIE", "militaire detentie", "military detention") \
    X(CL_TITEL, "JEUGDDETENTIE", "jeugddetentie", "youth detention") \
    X(CL_TITEL, "VERVANGENDE_JEUGDDETENTIE", "vervangende jeugddetentie", "substitute youth detention") \
    X(CL_TITEL, "VOORLOPIGE_HECHTENIS", "voorlopige hechtenis", "pre-trial detention") \
    X(CL_TITEL, "VREEMDELINGENBEWARING", "vreemdelingenbewaring (buiten dit stelsel)", "immigration detention (out of scope)") \
    X(CL_TITEL, "GIJZELING", "gijzeling", "committal for failure to comply") \
    X(CL_TITEL, "LIJFSDWANG", "lijfsdwang", "civil imprisonment") \
    X(CL_TITEL, "TBS_DWANG", "tbs met dwangverpleging (buiten dit stelsel)", "hospital order (out of scope)") \
    X(CL_TITEL, "ISD", "inrichting voor stelselmatige daders", "institution for persistent offenders") \
    X(CL_TITEL, "OVERIG", "overig", "other") \
    X(CL_TITEL_NA, "VOORWAARDELIJKE_STRAF", "voorwaardelijke straf", "suspended sentence") \
    X(CL_TITEL_NA, "VI", "voorwaardelijke invrijheidstelling", "conditional release") \
    X(CL_TITEL_NA, "GEEN", "geen", "none") \
    X(CL_TITEL_NA, "ONBEKEND", "onbekend", "unknown") \
    X(CL_BESTEMMING, "HVB", "huis van bewaring", "remand centre") \
    X(CL_BESTEMMING, "GEVANGENIS", "gevangenis", "prison") \
    X(CL_BESTEMMING, "ISD", "inrichting voor stelselmatige daders", "institution for persistent offenders") \
    X(CL_BESTEMMING, "BBA", "beperkt beveiligde afdeling", "limited-security unit") \
    X(CL_BESTEMMING, "PPC", "penitentiair psychiatrisch centrum", "penitentiary psychiatric centre") \
    X(CL_BESTEMMING, "TA", "terroristenafdeling", "terrorism unit") \
    X(CL_BESTEMMING, "EBI", "extra beveiligde inrichting", "maximum-security institution") \
    X(CL_BESTEMMING, "VROUWEN", "vrouwen", "women") \
    X(CL_BESTEMMING, "DETENTIECENTRUM", "detentiecentrum", "detention centre") \
    X(CL_BESTEMMING, "OVERIG", "overig (grove weergave voor ontvangers)", "other (coarse form for recipients)") \
    X(CL_INRICHTING, "PI-TAP", "PI Ter Apel", "Ter Apel") \
    X(CL_INRICHTING, "PI-LWD", "PI Leeuwarden", "Leeuwarden") \
    X(CL_INRICHTING, "PI-BAN", "PI Veenhuizen, Bankenbosch", "Veenhuizen, Bankenbosch") \
    X(CL_INRICHTING, "PI-ESS", "PI Veenhuizen, Esserheem", "Veenhuizen, Esserheem") \
    X(CL_INRICHTING, "PI-NOR", "PI Veenhuizen, Norgerhaven", "Veenhuizen, Norgerhaven") \
    X(CL_INRICHTING, "PI-ACH", "PI Achterhoek, Zutphen", "Achterhoek, Zutphen") \
    X(CL_INRICHTING, "PI-ALM", "PI Almelo", "Almelo") \
    X(CL_INRICHTING, "PI-LEL", "PI Lelystad", "Lelystad") \
    X(CL_INRICHTING, "PI-NGN", "PI Nieuwegein", "Nieuwegein") \
    X(CL_INRICHTING, "PI-ZWO", "PI Zwolle", "Zwolle") \
    X(CL_INRICHTING, "PI-ARN", "PI Arnhem", "Arnhem") \
    X(CL_INRICHTING, "PI-NSL", "PI Nieuwersluis", "Nieuwersluis") \
    X(CL_INRICHTING, "PI-SCH", "JC Schiphol", "Schiphol") \
    X(CL_INRICHTING, "PI-ZAA", "JC Zaanstad", "Zaanstad") \
    X(CL_INRICHTING, "PI-HHW", "PI Heerhugowaard", "Heerhugowaard") \
    X(CL_INRICHTING, "PI-HVL", "PI Rotterdam, Hoogvliet", "Rotterdam, Hoogvliet") \
    X(CL_INRICHTING, "PI-TPE", "PI Ter Peel", "Ter Peel") \
    X(CL_INRICHTING, "PI-VUG", "PI Vught", "Vught") \
    X(CL_INRICHTING, "PI-DOR", "PI Dordrecht", "Dordrecht") \
    X(CL_INRICHTING, "PI-APR", "PI Alphen aan den Rijn", "Alphen aan den Rijn") \
    X(CL_INRICHTING, "PI-GRA", "PI Grave", "Grave") \
    X(CL_INRICHTING, "PI-HAA", "PI Haaglanden", "Haaglanden") \
    X(CL_INRICHTING, "PI-KRI", "PI Krimpen aan den IJssel", "Krimpen aan den IJssel") \
    X(CL_INRICHTING, "PI-MID", "PI Middelburg", "Middelburg") \
    X(CL_INRICHTING, "PI-SCI", "PI Rotterdam, De Schie", "Rotterdam, De Schie") \
    X(CL_INRICHTING, "PI-SIT", "PI Sittard", "Sittard") \
    X(CL_INRICHTING, "PI-ROE", "PI Roermond", "Roermond") \
    X(CL_FASE, "F0", "aangekondigd", "announced") \
    X(CL_FASE, "F1", "instroom, tot 10 werkdagen", "entry, to 10 working days") \
    X(CL_FASE, "F2", "D&R-plan, tot 4 weken", "D&R plan, to 4 weeks") \
    X(CL_FASE, "F3", "tijdens detentie", "during detention") \
    X(CL_FASE, "F4", "voorbereiding einde detentie", "preparation of the end") \
    X(CL_FASE, "F5", "na detentie met justitiële titel", "after detention with a judicial title") \
    X(CL_FASE, "F6", "na detentie zonder titel", "after detention without a title") \
    X(CL_FASE, "F7", "afgesloten", "closed") \
    X(CL_VERBLIJFSKLASSE, "K0", "korter dan 10 dagen", "under 10 days") \
    X(CL_VERBLIJFSKLASSE, "K1", "korter dan 28 dagen", "under 28 days") \
    X(CL_VERBLIJFSKLASSE, "K2", "korter dan 3 maanden", "under 3 months") \
    X(CL_VERBLIJFSKLASSE, "K3", "3 maanden of langer", "3 months or longer") \
    X(CL_DELICT, "GEWELD", "geweld", "violence") \
    X(CL_DELICT, "ZEDEN", "zeden", "sexual offence") \
    X(CL_DELICT, "VERMOGEN", "vermogen", "property") \
    X(CL_DELICT, "DRUGS", "drugs", "drugs") \
    X(CL_DELICT, "VERKEER", "verkeer", "traffic") \
    X(CL_DELICT, "OVERIG", "overig", "other") \
    X(CL_URINEUITSLAG, "NEGATIEF", "negatief", "negative") \
    X(CL_URINEUITSLAG, "POSITIEF", "positief", "positive") \
    X(CL_URINEUITSLAG, "GEWEIGERD", "geweigerd", "refused") \
    X(CL_URINEUITSLAG, "ONBEKEND", "onbekend", "unknown") \
    X(CL_RECLASSERING, "RN", "Reclassering Nederland", "Probation Netherlands") \
    X(CL_RECLASSERING, "SVG", "Stichting Verslavingsreclassering GGZ", "addiction probation") \
    X(CL_RECLASSERING, "LJR", "Leger des Heils Jeugdbescherming en Reclassering", "Salvation Army probation") \
    X(CL_URGENTIE, "DIRECT", "direct", "at once") \
    X(CL_URGENTIE, "BINNEN_4_WEKEN", "binnen 4 weken", "within 4 weeks") \
    X(CL_URGENTIE, "VOOR_EINDE", "voor einde detentie", "before the end of detention") \
    X(CL_URGENTIE, "NA_EINDE", "na einde detentie", "after the end of detention") \
    X(CL_IDBEWIJS, "paspoort", "paspoort", "passport") \
    X(CL_IDBEWIJS, "NIK", "Nederlandse identiteitskaart", "Dutch identity card") \
    X(CL_IDBEWIJS, "rijbewijs", "rijbewijs", "driving licence") \
    X(CL_IDBEWIJS, "vreemdelingendocument", "vreemdelingendocument", "residence document") \
    X(CL_IDBEWIJS, "geen", "geen", "none") \
    X(CL_ACTIESTATUS, "OPEN", "open", "open") \
    X(CL_ACTIESTATUS, "TOEGEWEZEN", "toegewezen", "assigned") \
    X(CL_ACTIESTATUS, "IN_BEHANDELING", "in behandeling", "in progress") \
    X(CL_ACTIESTATUS, "WACHT_OP_DERDE", "wacht op een derde", "waiting for a third party") \
    X(CL_ACTIESTATUS, "WACHTLIJST", "wachtlijst", "waiting list") \
    X(CL_ACTIESTATUS, "GEREED", "gereed", "done") \
    X(CL_ACTIESTATUS, "NIET_MOGELIJK", "niet mogelijk", "not possible") \
    X(CL_ACTIESTATUS, "VERVALLEN", "vervallen", "dropped") \
    X(CL_WOONSITUATIE, "KOOP", "koopwoning", "owned home") \
    X(CL_WOONSITUATIE, "HUUR_CORPORATIE", "huur bij corporatie", "rented from a housing association") \
    X(CL_WOONSITUATIE, "HUUR_PARTICULIER", "particuliere huur", "rented privately") \
    X(CL_WOONSITUATIE, "INWONEND", "inwonend", "living in") \
    X(CL_WOONSITUATIE, "BEGELEID", "begeleid wonen", "guided living") \
    X(CL_WOONSITUATIE, "BESCHERMD", "beschermd wonen", "protected living") \
    X(CL_WOONSITUATIE, "OPVANG", "opvang", "shelter") \
    X(CL_WOONSITUATIE, "DAKLOOS", "dakloos", "homeless") \
    X(CL_WOONSITUATIE, "ONBEKEND", "onbekend", "unknown") \
    X(CL_WOONVORM, "ZELFSTANDIG", "zelfstandig", "independent") \
    X(CL_WOONVORM, "INWONEND", "inwonend", "living in") \
    X(CL_WOONVORM, "BEGELEID_WONEN", "begeleid wonen", "guided living") \
    X(CL_WOONVORM, "BESCHERMD_WONEN", "beschermd wonen", "protected living") \
    X(CL_WOONVORM, "OPVANG", "opvang", "shelter") \
    X(CL_WOONVORM, "KLINIEK", "kliniek", "clinic") \
    X(CL_WERKSITUATIE, "LOONDIENST", "loondienst", "employed") \
    X(CL_WERKSITUATIE, "ZZP", "zelfstandige", "self-employed") \
    X(CL_WERKSITUATIE, "OPLEIDING", "opleiding", "in education") \
    X(CL_WERKSITUATIE, "DAGBESTEDING", "dagbesteding", "day activity") \
    X(CL_WERKSITUATIE, "WERKZOEKEND", "werkzoekend", "job seeker") \
    X(CL_WERKSITUATIE, "ARBEIDSONGESCHIKT", "arbeidsongeschikt", "unfit for work") \
    X(CL_WERKSITUATIE, "GEEN", "geen", "none") \
    X(CL_OPLEIDINGSNIVEAU, "1", "voorschools (SOI 1)", "pre-primary") \
    X(CL_OPLEIDINGSNIVEAU, "2", "primair onderwijs (SOI 2)", "primary") \
    X(CL_OPLEIDINGSNIVEAU, "3", "secundair, eerste fase (SOI 3)", "lower secondary") \
    X(CL_OPLEIDINGSNIVEAU, "4", "secundair, tweede fase (SOI 4)", "upper secondary") \
    X(CL_OPLEIDINGSNIVEAU, "5", "hoger, eerste fase (SOI 5)", "bachelor") \
    X(CL_OPLEIDINGSNIVEAU, "6", "hoger, tweede fase (SOI 6)", "master") \
    X(CL_OPLEIDINGSNIVEAU, "7", "hoger, derde fase (SOI 7)", "doctorate") \
    X(CL_OPLEIDINGSNIVEAU, "9", "onbekend", "unknown") \
    X(CL_INKOMENSBRON, "ARBEID", "arbeid", "work") \
    X(CL_INKOMENSBRON, "BIJSTAND", "bijstand", "social assistance") \
    X(CL_INKOMENSBRON, "WW", "WW-uitkering", "unemployment benefit") \
    X(CL_INKOMENSBRON, "WIA", "WIA-uitkering", "disability benefit") \
    X(CL_INKOMENSBRON, "WAJONG", "Wajong", "youth disability benefit") \
    X(CL_INKOMENSBRON, "AOW", "AOW", "state pension") \
    X(CL_INKOMENSBRON, "STUDIEFINANCIERING", "studiefinanciering", "student finance") \
    X(CL_INKOMENSBRON, "GEEN", "geen", "none") \
    X(CL_INKOMENSBRON, "ONBEKEND", "onbekend", "unknown") \
    X(CL_DAGBESTEDING, "WERK", "werk", "work") \
    X(CL_DAGBESTEDING, "OPLEIDING", "opleiding", "education") \
    X(CL_DAGBESTEDING, "VRIJWILLIGERSWERK", "vrijwilligerswerk", "volunteering") \
    X(CL_DAGBESTEDING, "DAGBESTEDING_WMO", "dagbesteding (Wmo)", "day activity (Wmo)") \
    X(CL_DAGBESTEDING, "GEEN", "geen", "none") \
    X(CL_SCHULDKLASSE, "GEEN", "geen schulden", "no debts") \
    X(CL_SCHULDKLASSE, "TOT_1000", "tot 1.000 euro", "up to 1,000 euro") \
    X(CL_SCHULDKLASSE, "TOT_5000", "tot 5.000 euro", "up to 5,000 euro") \
    X(CL_SCHULDKLASSE, "TOT_20000", "tot 20.000 euro", "up to 20,000 euro") \
    X(CL_SCHULDKLASSE, "TOT_50000", "tot 50.000 euro", "up to 50,000 euro") \
    X(CL_SCHULDKLASSE, "MEER", "meer dan 50.000 euro", "over 50,000 euro") \
    X(CL_SCHULDKLASSE, "ONBEKEND", "onbekend", "unknown") \
    X(CL_SCHULDSOORT, "HUUR", "huur", "rent") \
    X(CL_SCHULDSOORT, "ENERGIE", "energie", "energy") \
    X(CL_SCHULDSOORT, "ZORGVERZEKERAAR", "zorgverzekeraar", "health insurer") \
    X(CL_SCHULDSOORT, "BELASTING", "belasting", "tax") \
    X(CL_SCHULDSOORT, "GEMEENTE", "gemeente", "municipality") \
    X(CL_SCHULDSOORT, "CJIB", "CJIB", "fine collection agency") \
    X(CL_SCHULDSOORT, "BANK", "bank", "bank") \
    X(CL_SCHULDSOORT, "TELECOM", "telecom", "telecom") \
    X(CL_SCHULDSOORT, "FAMILIE", "familie", "family") \
    X(CL_SCHULDSOORT, "OVERIG", "overig", "other") \
    X(CL_SCHULDTRAJECT, "GEEN", "geen", "none") \
    X(CL_SCHULDTRAJECT, "MINNELIJK", "minnelijk traject", "amicable settlement") \
    X(CL_SCHULDTRAJECT, "WSNP", "wettelijke schuldsanering", "statutory debt restructuring") \
    X(CL_SCHULDTRAJECT, "BEWIND", "bewind", "administration") \
    X(CL_SCHULDTRAJECT, "BUDGETBEHEER", "budgetbeheer", "budget management") \
    X(CL_SCHULDTRAJECT, "AANGEMELD", "aangemeld", "registered") \
    X(CL_BEDREIGEND, "ONTRUIMING", "ontruiming", "eviction") \
    X(CL_BEDREIGEND, "ENERGIE_AFSLUITING", "afsluiting van energie", "energy cut-off") \
    X(CL_BEDREIGEND, "WATER_AFSLUITING", "afsluiting van water", "water cut-off") \
    X(CL_BEDREIGEND, "ZORGVERZEKERING_EINDE", "einde van de zorgverzekering", "end of health insurance") \
    X(CL_ZORGVERZEKERING, "J", "ja", "yes") \
    X(CL_ZORGVERZEKERING, "N", "nee", "no") \
    X(CL_ZORGVERZEKERING, "O", "onbekend", "unknown") \
    X(CL_ZORGVERZEKERING, "OPGESCHORT", "opgeschort", "suspended") \
    X(CL_ZORGDOMEIN, "SOMATISCH", "somatische zorg", "somatic care") \
    X(CL_ZORGDOMEIN, "GGZ", "geestelijke gezondheidszorg", "mental health care") \
    X(CL_ZORGDOMEIN, "VERSLAVING", "verslavingszorg", "addiction care") \
    X(CL_ZORGDOMEIN, "BEGELEIDING_WMO", "begeleiding (Wmo)", "guidance (Wmo)") \
    X(CL_ZORGDOMEIN, "BESCHERMD_WONEN", "beschermd wonen", "protected living") \
    X(CL_ZORGDOMEIN, "LANGDURIG_WLZ", "langdurige zorg (Wlz)", "long-term care") \
    X(CL_ZORGDOMEIN, "FORENSISCH", "forensische zorg", "forensic care") \
    X(CL_ZORGWET, "Wmo", "Wet maatschappelijke ondersteuning 2015", "Social Support Act") \
    X(CL_ZORGWET, "Wlz", "Wet langdurige zorg", "Long-term Care Act") \
    X(CL_ZORGWET, "Zvw", "Zorgverzekeringswet", "Health Insurance Act") \
    X(CL_ZORGWET, "Wfz", "Wet forensische zorg", "Forensic Care Act") \
    X(CL_INDICATIESTATUS, "AANGEVRAAGD", "aangevraagd", "applied for") \
    X(CL_INDICATIESTATUS, "GELDIG", "geldig", "valid") \
    X(CL_INDICATIESTATUS, "VERLOPEN", "verlopen", "expired") \
    X(CL_INDICATIESTATUS, "AFGEWEZEN", "afgewezen", "rejected") \
    X(CL_RELATIE, "PARTNER", "partner", "partner") \
    X(CL_RELATIE, "OUDER", "ouder", "parent") \
    X(CL_RELATIE, "KIND", "kind", "child") \
    X(CL_RELATIE, "BROER_ZUS", "broer of zus", "sibling") \
    X(CL_RELATIE, "VRIEND", "vriend", "friend") \
    X(CL_RELATIE, "VRIJWILLIGER", "vrijwilliger", "volunteer") \
    X(CL_RELATIE, "OVERIG", "overig", "other") \
    X(CL_PLANSTATUS, "CONCEPT", "concept", "draft") \
    X(CL_PLANSTATUS, "VASTGESTELD", "vastgesteld", "adopted") \
    X(CL_PLANSTATUS, "GEWIJZIGD", "gewijzigd", "changed") \
    X(CL_PLANSTATUS, "AFGESLOTEN", "afgesloten", "closed") \
    X(CL_ACTIVITEIT, "ARBEID", "arbeid", "work") \
    X(CL_ACTIVITEIT, "ONDERWIJS", "onderwijs", "education") \
    X(CL_ACTIVITEIT, "TRAINING", "training", "training") \
    X(CL_ACTIVITEIT, "GEDRAGSINTERVENTIE_REINTEGRATIE", "gedragsinterventie gericht op re-integratie", "behavioural intervention for re-integration") \
    X(CL_ACTIVITEIT, "SCHULDENINVENTARISATIE", "inventarisatie van schulden", "debt inventory") \
    X(CL_ACTIVITEIT, "VRIJWILLIGER_NETWERK", "vrijwilliger of netwerk", "volunteer or network") \
    X(CL_ACTIVITEIT, "VERLOF_REINTEGRATIE", "re-integratieverlof", "re-integration leave") \
    X(CL_ACTIEHOUDER, "PI", "penitentiaire inrichting", "prison") \
    X(CL_ACTIEHOUDER, "RECLASSERING", "reclassering", "probation") \
    X(CL_ACTIEHOUDER, "GEMEENTE", "gemeente", "municipality") \
    X(CL_ACTIEHOUDER, "ZVH", "Zorg- en Veiligheidshuis", "safety house") \
    X(CL_ACTIEHOUDER, "BETROKKENE", "betrokkene zelf", "the person") \
    X(CL_CASUSREGIE, "PI", "penitentiaire inrichting", "prison") \
    X(CL_CASUSREGIE, "RECLASSERING", "reclassering", "probation") \
    X(CL_CASUSREGIE, "GEMEENTE", "gemeente", "municipality") \
    X(CL_CASUSREGIE, "ZVH", "Zorg- en Veiligheidshuis", "safety house") \
    X(CL_GESPREKSVORM, "FYSIEK", "fysiek", "in person") \
    X(CL_GESPREKSVORM, "VIDEO", "video", "video") \
    X(CL_GESPREKSVORM, "TELEFOON", "telefoon", "phone") \
    X(CL_PROGRAMMA, "BASIS", "basisprogramma", "basic programme") \
    X(CL_PROGRAMMA, "PLUS", "plusprogramma", "plus programme") \
    X(CL_RECL_BETROKKEN, "ADVIES", "advies", "advice") \
    X(CL_RECL_BETROKKEN, "TOEZICHT", "toezicht", "supervision") \
    X(CL_RECL_BETROKKEN, "BEIDE", "advies en toezicht", "both") \
    X(CL_RECL_BETROKKEN, "NEE", "nee", "no") \
    X(CL_VOORWAARDE_GEM, "BEGELEID_WONEN", "begeleid wonen", "guided living") \
    X(CL_VOORWAARDE_GEM, "BEHANDELVERPLICHTING_BESTAAT", "er is een behandelverplichting", "treatment is a condition") \
    X(CL_VOORWAARDE_GEM, "DAGBESTEDING", "dagbesteding", "day activity") \
    X(CL_VOORWAARDE_GEM, "SCHULDHULP", "schuldhulp", "debt aid") \
    X(CL_VOORWAARDE_GEM, "MELDPLICHT_BESTAAT", "er is een meldplicht", "reporting is a condition") \
    X(CL_VOORWAARDE_GEM, "GEBIEDSBEPERKING_WONEN", "gebiedsbeperking bij wonen", "area restriction on housing") \
    X(CL_VOORWAARDE_GEM, "ELEKTRONISCH_TOEZICHT_ADRES", "adres voor elektronisch toezicht", "address for electronic monitoring") \
    X(CL_VOORWAARDE, "MELDPLICHT", "meldplicht", "duty to report") \
    X(CL_VOORWAARDE, "BEHANDELVERPLICHTING", "behandelverplichting", "treatment") \
    X(CL_VOORWAARDE, "BEGELEID_WONEN", "begeleid wonen", "guided living") \
    X(CL_VOORWAARDE, "CONTACTVERBOD", "contactverbod", "no-contact order") \
    X(CL_VOORWAARDE, "LOCATIEVERBOD", "locatieverbod", "location ban") \
    X(CL_VOORWAARDE, "LOCATIEGEBOD", "locatiegebod", "location order") \
    X(CL_VOORWAARDE, "MIDDELENVERBOD", "middelenverbod", "substance ban") \
    X(CL_VOORWAARDE, "DAGBESTEDING", "dagbesteding", "day activity") \
    X(CL_VOORWAARDE, "SCHULDHULP", "schuldhulp", "debt aid") \
    X(CL_VOORWAARDE, "GEDRAGSINTERVENTIE", "gedragsinterventie", "behavioural intervention") \
    X(CL_VOORWAARDE, "OVERIG", "overig", "other") \
    X(CL_TRAJECT, "TOEZICHT_EERDER", "eerder toezicht", "earlier supervision") \
    X(CL_TRAJECT, "AMBULANTE_BEHANDELING", "ambulante behandeling", "outpatient treatment") \
    X(CL_TRAJECT, "BEGELEID_WONEN", "begeleid wonen", "guided living") \
    X(CL_TRAJECT, "WERKTRAJECT", "werktraject", "work programme") \
    X(CL_TRAJECT, "SCHULDHULP", "schuldhulp", "debt aid") \
    X(CL_RISICO_INSTRUMENT, "RISC", "RISC", "RISC") \
    X(CL_RISICO_INSTRUMENT, "OXREC", "OxRec", "OxRec") \
    X(CL_RISICO_INSTRUMENT, "OVERIG", "overig", "other") \
    X(CL_RISICO_KLASSE, "LAAG", "laag", "low") \
    X(CL_RISICO_KLASSE, "GEMIDDELD", "gemiddeld", "medium") \
    X(CL_RISICO_KLASSE, "HOOG", "hoog", "high") \
    X(CL_RISICO_KLASSE, "ONBEKEND", "onbekend", "unknown") \
    X(CL_GEMDOMEIN, "BURGERZAKEN", "burgerzaken", "civil affairs") \
    X(CL_GEMDOMEIN, "PARTICIPATIEWET", "Participatiewet", "Participation Act") \
    X(CL_GEMDOMEIN, "SCHULDHULP", "schuldhulp", "debt aid") \
    X(CL_GEMDOMEIN, "WMO", "Wmo", "social support") \
    X(CL_GEMDOMEIN, "SOCIAAL_TEAM", "sociaal team", "social team") \
    X(CL_GEMDOMEIN, "OPVANG", "opvang", "shelter") \
    X(CL_VOORZIENING, "UITKERING", "uitkering", "benefit") \
    X(CL_VOORZIENING, "BUDGETBEHEER", "budgetbeheer", "budget management") \
    X(CL_VOORZIENING, "BEGELEIDING", "begeleiding", "guidance") \
    X(CL_VOORZIENING, "DAGBESTEDING", "dagbesteding", "day activity") \
    X(CL_VOORZIENING, "OPVANG", "opvang", "shelter") \
    X(CL_VOORZIENING, "BESCHERMD_WONEN", "beschermd wonen", "protected living") \
    X(CL_VOORZIENING, "WERKTRAJECT", "werktraject", "work programme") \
    X(CL_INSCHRIJVING, "J", "ja, ingeschreven in deze gemeente", "yes, registered here") \
    X(CL_INSCHRIJVING, "N", "nee", "no") \
    X(CL_INSCHRIJVING, "ANDERE_GEMEENTE", "ingeschreven in een andere gemeente", "registered elsewhere") \
    X(CL_INTAKE, "GEEN_NAZORG_GEWENST", "geen nazorg gewenst", "no aftercare wanted") \
    X(CL_INTAKE, "LICHT", "lichte ondersteuning", "light support") \
    X(CL_INTAKE, "SOCIAAL_TEAM", "sociaal team", "social team") \
    X(CL_INTAKE, "SPECIALIST", "specialist", "specialist") \
    X(CL_INTAKE, "AL_BEKEND", "al bekend", "already known") \
    X(CL_GEMREGIE, "GEMEENTE", "gemeente", "municipality") \
    X(CL_GEMREGIE, "ZVH", "Zorg- en Veiligheidshuis", "safety house") \
    X(CL_GEMREGIE, "SOCIAAL_TEAM", "sociaal team", "social team") \
    X(CL_GEMREGIE, "GEEN", "geen", "none") \
    X(CL_AFSLUITREDEN, "DOEL_BEREIKT", "doel bereikt", "goal reached") \
    X(CL_AFSLUITREDEN, "TERMIJN", "termijn verstreken", "term ended") \
    X(CL_AFSLUITREDEN, "VERHUISD", "verhuisd", "moved") \
    X(CL_AFSLUITREDEN, "GEEN_MEDEWERKING", "geen medewerking", "no cooperation") \
    X(CL_AFSLUITREDEN, "NIEUWE_DETENTIE", "nieuwe detentie", "new detention") \
    X(CL_AFSLUITREDEN, "OVERLEDEN", "overleden", "deceased") \
    X(CL_RISICOSOORT, "GEWELD", "geweldsmisdrijf", "violent offence") \
    X(CL_RISICOSOORT, "ZEDEN", "zedenmisdrijf", "sexual offence") \
    X(CL_VERTROUWELIJKHEID, "openbaar", "openbaar", "public") \
    X(CL_VERTROUWELIJKHEID, "beperkt_openbaar", "beperkt openbaar", "restricted public") \
    X(CL_VERTROUWELIJKHEID, "intern", "intern", "internal") \
    X(CL_VERTROUWELIJKHEID, "zaakvertrouwelijk", "zaakvertrouwelijk", "case confidential") \
    X(CL_VERTROUWELIJKHEID, "vertrouwelijk", "vertrouwelijk", "confidential") \
    X(CL_VERTROUWELIJKHEID, "confidentieel", "confidentieel", "restricted confidential") \
    X(CL_VERTROUWELIJKHEID, "geheim", "geheim", "secret") \
    X(CL_VERTROUWELIJKHEID, "zeer_geheim", "zeer geheim", "top secret") \
    X(CL_ROL, "PI", "penitentiaire inrichting", "prison") \
    X(CL_ROL, "JUSTID", "Justitiële Informatiedienst", "Judicial Information Service") \
    X(CL_ROL, "DJI", "Dienst Justitiële Inrichtingen", "Custodial Institutions Agency") \
    X(CL_ROL, "RE", "reclassering", "probation") \
    X(CL_ROL, "GN", "gemeente, nazorg (college, of ZVH voor het college)", "municipality, aftercare") \
    X(CL_ROL, "GB", "gemeente, burgerzaken", "municipality, civil affairs") \
    X(CL_ROL, "GW", "gemeente, werk en inkomen", "municipality, work and income") \
    X(CL_ROL, "GS", "gemeente, schuldhulp", "municipality, debt aid") \
    X(CL_ROL, "GM", "gemeente, Wmo, zorg en huisvesting", "municipality, social support, care and housing") \
    X(CL_ROL, "BU", "burgemeester of gemandateerde", "mayor or delegate") \
    X(CL_ROL, "CO", "college als adviseur verlof en PP", "college as adviser on leave") \
    X(CL_ROL, "ZV", "Zorg- en Veiligheidshuis onder de WGS", "safety house under the WGS") \
    X(CL_ROL, "OM", "Openbaar Ministerie", "public prosecutor") \
    X(CL_ROL, "POL", "politie", "police") \
    X(CL_DOEL, "DETENTIEMELDING", "melding van detentie", "detention report") \
    X(CL_DOEL, "DR_PLAN", "detentie- en re-integratieplan", "detention and re-integration plan") \
    X(CL_DOEL, "UITVOERING_BV", "uitvoering van een basisvoorwaarde", "execution of one basic condition") \
    X(CL_DOEL, "RISICO_18B", "risico op ernstig misdrijf (Pbw 18b)", "risk of a serious offence") \
    X(CL_DOEL, "BIJ", "bestuurlijke informatie justitiabelen", "administrative information on offenders") \
    X(CL_DOEL, "DOELGROEP_51C", "doelgroepenbeleid burgemeester", "target-group policy of the mayor") \
    X(CL_DOEL, "VERLOF_PP_ADVIES", "advies over verlof of penitentiair programma", "advice on leave or programme") \
    X(CL_DOEL, "TOEZICHT", "toezicht door de reclassering", "supervision by probation") \
    X(CL_DOEL, "NAZORG", "nazorg na detentie", "aftercare") \
    X(CL_DOEL, "PGA_WGS", "persoonsgerichte aanpak onder de WGS", "person-based approach") \
    X(CL_DOEL, "INZAGE", "inzage door betrokkene", "access by the person") \
    X(CL_DOEL_51C, "A", "tenuitvoerlegging van een strafrechtelijke beslissing", "execution of a criminal decision") \
    X(CL_DOEL_51C, "B", "voorkomen, opsporen en vervolgen van strafbare feiten", "prevention, detection and prosecution of offences") \
    X(CL_DOEL_51C, "C", "schuldhulpverlening of resocialisatie van betrokkene", "debt aid or resocialisation of the person") \
    X(CL_DOEL_51C, "D", "bestuursrechtelijk handelen of een bestuursrechtelijke beslissing", "administrative action or decision") \
    X(CL_DOEL_51C, "E", "hulp aan slachtoffers en anderen die bij een strafbaar feit betrokken zijn", "help to victims and others involved in an offence") \
    X(CL_BERICHTTYPE, "M01", "MeldingAanvangDetentie", "MeldingAanvangDetentie") \
    X(CL_BERICHTTYPE, "M02", "MeldingWijzigingDetentie", "MeldingWijzigingDetentie") \
    X(CL_BERICHTTYPE, "M03", "MeldingEindeDetentie", "MeldingEindeDetentie") \
    X(CL_BERICHTTYPE, "M04", "BinnenkomstBerichtReclassering", "BinnenkomstBerichtReclassering") \
    X(CL_BERICHTTYPE, "M05", "OntslagBerichtReclassering", "OntslagBerichtReclassering") \
    X(CL_BERICHTTYPE, "M06", "VerzoekScreeningInfo", "VerzoekScreeningInfo") \
    X(CL_BERICHTTYPE, "M07", "AntwoordScreeningGemeente", "AntwoordScreeningGemeente") \
    X(CL_BERICHTTYPE, "M08", "AntwoordScreeningReclassering", "AntwoordScreeningReclassering") \
    X(CL_BERICHTTYPE, "M09", "Informatieblad", "Informatieblad") \
    X(CL_BERICHTTYPE, "M10", "DeelbaarDRPlan", "DeelbaarDRPlan") \
    X(CL_BERICHTTYPE, "M11", "DeelbaarDRPlanReclassering", "DeelbaarDRPlanReclassering") \
    X(CL_BERICHTTYPE, "M12", "DRAdvies", "DRAdvies") \
    X(CL_BERICHTTYPE, "M13", "UitnodigingTrajectgesprek", "UitnodigingTrajectgesprek") \
    X(CL_BERICHTTYPE, "M14", "ActieAfspraak", "ActieAfspraak") \
    X(CL_BERICHTTYPE, "M15", "OpdrachtIDbewijs", "OpdrachtIDbewijs") \
    X(CL_BERICHTTYPE, "M16", "OpdrachtInkomen", "OpdrachtInkomen") \
    X(CL_BERICHTTYPE, "M17", "OpdrachtSchuldhulp", "OpdrachtSchuldhulp") \
    X(CL_BERICHTTYPE, "M18", "OpdrachtZorgHuisvesting", "OpdrachtZorgHuisvesting") \
    X(CL_BERICHTTYPE, "M19", "OverdrachtEindeDetentie", "OverdrachtEindeDetentie") \
    X(CL_BERICHTTYPE, "M20", "OverdrachtToezicht", "OverdrachtToezicht") \
    X(CL_BERICHTTYPE, "M21", "StartToezichtBericht", "StartToezichtBericht") \
    X(CL_BERICHTTYPE, "M22", "AfsluitingToezicht", "AfsluitingToezicht") \
    X(CL_BERICHTTYPE, "M23", "RisicoMelding18bBurgemeester", "RisicoMelding18bBurgemeester") \
    X(CL_BERICHTTYPE, "M24", "RisicoMelding18bReclassering", "RisicoMelding18bReclassering") \
    X(CL_BERICHTTYPE, "M25", "BIJMelding", "BIJMelding") \
    X(CL_BERICHTTYPE, "M26", "DoelgroepVerstrekking", "DoelgroepVerstrekking") \
    X(CL_BERICHTTYPE, "M27", "AdviesverzoekVerlofPPCollege", "AdviesverzoekVerlofPPCollege") \
    X(CL_BERICHTTYPE, "M28", "AdviesverzoekVerlofPPReclassering", "AdviesverzoekVerlofPPReclassering") \
    X(CL_BERICHTTYPE, "M29", "InformatieVerzoek", "InformatieVerzoek") \
    X(CL_BERICHTTYPE, "M30", "Weigering", "Weigering") \
    X(CL_BERICHTTYPE, "M31", "Rectificatie", "Rectificatie") \
    X(CL_BERICHTTYPE, "M32", "Contactwissel", "Contactwissel") \
    X(CL_BERICHTTYPE, "M33", "NietOnzeInwoner", "NietOnzeInwoner") \
    X(CL_BERICHTTYPE, "M34", "NazorgAfsluiting", "NazorgAfsluiting") \
    X(CL_BERICHTTYPE, "M35", "ZVHAanmeldingPGA", "ZVHAanmeldingPGA") \
    X(CL_WEIGER, "GEEN_GRONDSLAG", "geen wettelijke grondslag voor deze ontvanger en dit doel", "no legal ground for this recipient and purpose") \
    X(CL_WEIGER, "DOEL_ONVERENIGBAAR", "het doel hoort niet bij dit bericht", "purpose does not fit this message") \
    X(CL_WEIGER, "ROL_NIET_BEVOEGD", "de rol mag dit bericht niet zenden of ontvangen", "role may not send or receive this message") \
    X(CL_WEIGER, "NIET_NODIG", "niet nodig: geen hulpvraag of actie op deze basisvoorwaarde", "not needed: no request or action on this condition") \
    X(CL_WEIGER, "NOODZAAK_ONTBREEKT", "de noodzaak is niet gemotiveerd", "need not motivated") \
    X(CL_WEIGER, "VERKEERDE_FASE", "nog niet aan de orde in deze fase", "not yet in this phase") \
    X(CL_WEIGER, "GEEN_TITEL", "er blijft geen justitiële titel na detentie", "no judicial title remains") \
    X(CL_WEIGER, "VERKEERDE_GEMEENTE", "deze gemeente heeft de inschrijving niet bevestigd", "this municipality has not confirmed the registration") \
    X(CL_WEIGER, "GEEN_MANDAAT", "besluit, bevestiging of mandaat ontbreekt", "decision, confirmation or mandate is missing") \
    X(CL_WEIGER, "BEROEPSGEHEIM", "valt onder beroepsgeheim of een eigen route", "professional secrecy or a route of its own") \
    X(CL_WEIGER, "NIET_BESCHIKBAAR", "niet beschikbaar", "not available") \
    X(CL_WEIGER, "KWALITEIT_ONVOLDOENDE", "verplichte gegevens ontbreken of kloppen niet", "required data missing or wrong") \
    X(CL_WEIGER, "GLP_NIET_AKKOORD", "de afspraak over deze stroom is niet akkoord", "agreement for this flow not in force") \
    X(CL_WEIGER, "ALLEEN_DEEL", "alleen het deel waarop de ontvanger handelt", "only the part the recipient acts on") \
    X(CL_WEIGER, "DERDE_NIET_GEINFORMEERD", "de derde weet niet dat zijn gegevens gedeeld worden", "third person not informed") \
    X(CL_WEIGER, "BSN_NIET_GEVERIFIEERD", "het BSN is niet aan deze persoon geverifieerd", "BSN not checked against the person") \
    X(CL_WEIGER, "VRIJE_TEKST", "een vrije tekst noemt wat er niet in hoort", "a free text says what does not belong there") \
    X(CL_GRONDSLAG, "PBW_18A", "Penitentiaire beginselenwet art. 18a; Pm 20b/20d", "Custodial Institutions Act 18a") \
    X(CL_GRONDSLAG, "PBW_18B", "Penitentiaire beginselenwet art. 18b", "Custodial Institutions Act 18b") \
    X(CL_GRONDSLAG, "WJSG_51C_A", "Wjsg art. 51c lid 2 onder a", "Wjsg 51c(2)a") \
    X(CL_GRONDSLAG, "WJSG_51C_B", "Wjsg art. 51c lid 2 onder b", "Wjsg 51c(2)b") \
    X(CL_GRONDSLAG, "WJSG_51C_C", "Wjsg art. 51c lid 2 onder c", "Wjsg 51c(2)c") \
    X(CL_GRONDSLAG, "WJSG_51C_D", "Wjsg art. 51c lid 2 onder d", "Wjsg 51c(2)d") \
    X(CL_GRONDSLAG, "WJSG_51C_E", "Wjsg art. 51c lid 2 onder e", "Wjsg 51c(2)e") \
    X(CL_GRONDSLAG, "BJSG_11A", "Besluit justitiële gegevens art. 11a", "Bjsg 11a") \
    X(CL_GRONDSLAG, "RECLREG_11_1", "Reclasseringsregeling 1995 art. 11 lid 1", "Probation Regulation 11(1)") \
    X(CL_GRONDSLAG, "RECLREG_11_2", "Reclasseringsregeling 1995 art. 11 lid 2", "Probation Regulation 11(2)") \
    X(CL_GRONDSLAG, "RECLREG_8_1", "Reclasseringsregeling 1995 art. 8 lid 1", "Probation Regulation 8(1)") \
    X(CL_GRONDSLAG, "PM_40_2", "Penitentiaire maatregel art. 40 lid 2", "Pm 40(2)") \
    X(CL_GRONDSLAG, "RTVI_3", "Regeling tijdelijk verlaten van de inrichting art. 3", "Rtvi 3") \
    X(CL_GRONDSLAG, "AVG_6_1_C", "AVG art. 6 lid 1 onder c, met de sectorwet", "GDPR 6(1)c with the sector act") \
    X(CL_GRONDSLAG, "AVG_6_1_E", "AVG art. 6 lid 1 onder e, met de sectorwet", "GDPR 6(1)e with the sector act") \
    X(CL_GRONDSLAG, "WGS2024", "Wet gegevensverwerking door samenwerkingsverbanden", "Act on data processing by cooperations") \
    X(CL_GRONDSLAG, "WGS_SCHULD", "Wet gemeentelijke schuldhulpverlening art. 8", "Municipal Debt Aid Act 8") \
    X(CL_BRP36, "van", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "van de", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "van den", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "van der", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "van 't", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "van het", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "van 's", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "van ter", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "van ten", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "van la", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "van le", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "de", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "de la", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "de las", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "de los", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "de le", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "de l'", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "de 't", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "de van der", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "den", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "der", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "des", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "'t", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "'s", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "het", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "ter", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "ten", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "te", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "in", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "in 't", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "in de", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "in den", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "in het", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "op", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "op de", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "op den", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "op 't", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "op ten", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "op der", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "aan", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "aan de", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "aan den", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "aan het", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "aan 't", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "bij", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "bij de", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "bij den", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "bij het", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "bij 't", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "onder", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "onder de", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "onder den", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "onder 't", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "over", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "over de", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "over den", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "over 't", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "uit", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "uit de", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "uit den", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "uit het", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "uit 't", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "uit ten", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "uijt den", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "voor", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "voor de", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "voor den", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "voor 't", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "tot", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "to", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "thor", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "thoe", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "vander", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "vom", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "von", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "von der", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "von den", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "von dem", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "zu", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "zum", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "zur", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "la", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "le", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "les", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "l'", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "lo", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "los", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "las", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "el", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "al", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "du", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "dos", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "do", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "da", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "das", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "dal", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "dalla", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "del", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "della", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "delle", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "di", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "d'", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "ben", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "bin", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "ibn", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "mac", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "af", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "auf", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "auf der", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "am", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "im", "voorvoegsel", "surname prefix") \
    X(CL_BRP36, "im 't", "voorvoegsel", "surname prefix") \
    X(CL_GEMEENTE, "0014", "Groningen", "Groningen") \
    X(CL_GEMEENTE, "0034", "Almere", "Almere") \
    X(CL_GEMEENTE, "0037", "Stadskanaal", "Stadskanaal") \
    X(CL_GEMEENTE, "0047", "Veendam", "Veendam") \
    X(CL_GEMEENTE, "0050", "Zeewolde", "Zeewolde") \
    X(CL_GEMEENTE, "0059", "Achtkarspelen", "Achtkarspelen") \
    X(CL_GEMEENTE, "0060", "Ameland", "Ameland") \
    X(CL_GEMEENTE, "0072", "Harlingen", "Harlingen") \
    X(CL_GEMEENTE, "0074", "Heerenveen", "Heerenveen") \
    X(CL_GEMEENTE, "0080", "Leeuwarden", "Leeuwarden") \
    X(CL_GEMEENTE, "0085", "Ooststellingwerf", "Ooststellingwerf") \
    X(CL_GEMEENTE, "0086", "Opsterland", "Opsterland") \
    X(CL_GEMEENTE, "0088", "Schiermonnikoog", "Schiermonnikoog") \
    X(CL_GEMEENTE, "0090", "Smallingerland", "Smallingerland") \
    X(CL_GEMEENTE, "0093", "Terschelling", "Terschelling") \
    X(CL_GEMEENTE, "0096", "Vlieland", "Vlieland") \
    X(CL_GEMEENTE, "0098", "Weststellingwerf", "Weststellingwerf") \
    X(CL_GEMEENTE, "0106", "Assen", "Assen") \
    X(CL_GEMEENTE, "0109", "Coevorden", "Coevorden") \
    X(CL_GEMEENTE, "0114", "Emmen", "Emmen") \
    X(CL_GEMEENTE, "0118", "Hoogeveen", "Hoogeveen") \
    X(CL_GEMEENTE, "0119", "Meppel", "Meppel") \
    X(CL_GEMEENTE, "0141", "Almelo", "Almelo") \
    X(CL_GEMEENTE, "0147", "Borne", "Borne") \
    X(CL_GEMEENTE, "0148", "Dalfsen", "Dalfsen") \
    X(CL_GEMEENTE, "0150", "Deventer", "Deventer") \
    X(CL_GEMEENTE, "0153", "Enschede", "Enschede") \
    X(CL_GEMEENTE, "0158", "Haaksbergen", "Haaksbergen") \
    X(CL_GEMEENTE, "0160", "Hardenberg", "Hardenberg") \
    X(CL_GEMEENTE, "0163", "Hellendoorn", "Hellendoorn") \
    X(CL_GEMEENTE, "0164", "Hengelo (O.)", "Hengelo (O.)") \
    X(CL_GEMEENTE, "0166", "Kampen", "Kampen") \
    X(CL_GEMEENTE, "0168", "Losser", "Losser") \
    X(CL_GEMEENTE, "0171", "Noordoostpolder", "Noordoostpolder") \
    X(CL_GEMEENTE, "0173", "Oldenzaal", "Oldenzaal") \
    X(CL_GEMEENTE, "0175", "Ommen", "Ommen") \
    X(CL_GEMEENTE, "0177", "Raalte", "Raalte") \
    X(CL_GEMEENTE, "0180", "Staphorst", "Staphorst") \
    X(CL_GEMEENTE, "0183", "Tubbergen", "Tubbergen") \
    X(CL_GEMEENTE, "0184", "Urk", "Urk") \
    X(CL_GEMEENTE, "0189", "Wierden", "Wierden") \
    X(CL_GEMEENTE, "0193", "Zwolle", "Zwolle") \
    X(CL_GEMEENTE, "0197", "Aalten", "Aalten") \
    X(CL_GEMEENTE, "0200", "Apeldoorn", "Apeldoorn") \
    X(CL_GEMEENTE, "0202", "Arnhem", "Arnhem") \
    X(CL_GEMEENTE, "0203", "Barneveld", "Barneveld") \
    X(CL_GEMEENTE, "0209", "Beuningen", "Beuningen") \
    X(CL_GEMEENTE, "0213", "Brummen", "Brummen") \
    X(CL_GEMEENTE, "0214", "Buren", "Buren") \
    X(CL_GEMEENTE, "0216", "Culemborg", "Culemborg") \
    X(CL_GEMEENTE, "0221", "Doesburg", "Doesburg") \
    X(CL_GEMEENTE, "0222", "Doetinchem", "Doetinchem") \
    X(CL_GEMEENTE, "0225", "Druten", "Druten") \
    X(CL_GEMEENTE, "0226", "Duiven", "Duiven") \
    X(CL_GEMEENTE, "0228", "Ede", "Ede") \
    X(CL_GEMEENTE, "0230", "Elburg", "Elburg") \
    X(CL_GEMEENTE, "0232", "Epe", "Epe") \
    X(CL_GEMEENTE, "0233", "Ermelo", "Ermelo") \
    X(CL_GEMEENTE, "0243", "Harderwijk", "Harderwijk") \
    X(CL_GEMEENTE, "0244", "Hattem", "Hattem") \
    X(CL_GEMEENTE, "0246", "Heerde", "Heerde") \
    X(CL_GEMEENTE, "0252", "Heumen", "Heumen") \
    X(CL_GEMEENTE, "0262", "Lochem", "Lochem") \
    X(CL_GEMEENTE, "0263", "Maasdriel", "Maasdriel") \
    X(CL_GEMEENTE, "0267", "Nijkerk", "Nijkerk") \
    X(CL_GEMEENTE, "0268", "Nijmegen", "Nijmegen") \
    X(CL_GEMEENTE, "0269", "Oldebroek", "Oldebroek") \
    X(CL_GEMEENTE, "0273", "Putten", "Putten") \
    X(CL_GEMEENTE, "0274", "Renkum", "Renkum") \
    X(CL_GEMEENTE, "0275", "Rheden", "Rheden") \
    X(CL_GEMEENTE, "0277", "Rozendaal", "Rozendaal") \
    X(CL_GEMEENTE, "0279", "Scherpenzeel", "Scherpenzeel") \
    X(CL_GEMEENTE, "0281", "Tiel", "Tiel") \
    X(CL_GEMEENTE, "0285", "Voorst", "Voorst") \
    X(CL_GEMEENTE, "0289", "Wageningen", "Wageningen") \
    X(CL_GEMEENTE, "0293", "Westervoort", "Westervoort") \
    X(CL_GEMEENTE, "0294", "Winterswijk", "Winterswijk") \
    X(CL_GEMEENTE, "0296", "Wijchen", "Wijchen") \
    X(CL_GEMEENTE, "0297", "Zaltbommel", "Zaltbommel") \
    X(CL_GEMEENTE, "0299", "Zevenaar", "Zevenaar") \
    X(CL_GEMEENTE, "0301", "Zutphen", "Zutphen") \
    X(CL_GEMEENTE, "0302", "Nunspeet", "Nunspeet") \
    X(CL_GEMEENTE, "0303", "Dronten", "Dronten") \
    X(CL_GEMEENTE, "0307", "Amersfoort", "Amersfoort") \
    X(CL_GEMEENTE, "0308", "Baarn", "Baarn") \
    X(CL_GEMEENTE, "0310", "De Bilt", "De Bilt") \
    X(CL_GEMEENTE, "0312", "Bunnik", "Bunnik") \
    X(CL_GEMEENTE, "0313", "Bunschoten", "Bunschoten") \
    X(CL_GEMEENTE, "0317", "Eemnes", "Eemnes") \
    X(CL_GEMEENTE, "0321", "Houten", "Houten") \
    X(CL_GEMEENTE, "0327", "Leusden", "Leusden") \
    X(CL_GEMEENTE, "0331", "Lopik", "Lopik") \
    X(CL_GEMEENTE, "0335", "Montfoort", "Montfoort") \
    X(CL_GEMEENTE, "0339", "Renswoude", "Renswoude") \
    X(CL_GEMEENTE, "0340", "Rhenen", "Rhenen") \
    X(CL_GEMEENTE, "0342", "Soest", "Soest") \
    X(CL_GEMEENTE, "0344", "Utrecht", "Utrecht") \
    X(CL_GEMEENTE, "0345", "Veenendaal", "Veenendaal") \
    X(CL_GEMEENTE, "0351", "Woudenberg", "Woudenberg") \
    X(CL_GEMEENTE, "0352", "Wijk bij Duurstede", "Wijk bij Duurstede") \
    X(CL_GEMEENTE, "0353", "IJsselstein", "IJsselstein") \
    X(CL_GEMEENTE, "0355", "Zeist", "Zeist") \
    X(CL_GEMEENTE, "0356", "Nieuwegein", "Nieuwegein") \
    X(CL_GEMEENTE, "0358", "Aalsmeer", "Aalsmeer") \
    X(CL_GEMEENTE, "0361", "Alkmaar", "Alkmaar") \
    X(CL_GEMEENTE, "0362", "Amstelveen", "Amstelveen") \
    X(CL_GEMEENTE, "0363", "Amsterdam", "Amsterdam") \
    X(CL_GEMEENTE, "0373", "Bergen (NH.)", "Bergen (NH.)") \
    X(CL_GEMEENTE, "0375", "Beverwijk", "Beverwijk") \
    X(CL_GEMEENTE, "0376", "Blaricum", "Blaricum") \
    X(CL_GEMEENTE, "0377", "Bloemendaal", "Bloemendaal") \
    X(CL_GEMEENTE, "0383", "Castricum", "Castricum") \
    X(CL_GEMEENTE, "0384", "Diemen", "Diemen") \
    X(CL_GEMEENTE, "0385", "Edam-Volendam", "Edam-Volendam") \
    X(CL_GEMEENTE, "0388", "Enkhuizen", "Enkhuizen") \
    X(CL_GEMEENTE, "0392", "Haarlem", "Haarlem") \
    X(CL_GEMEENTE, "0394", "Haarlemmermeer", "Haarlemmermeer") \
    X(CL_GEMEENTE, "0396", "Heemskerk", "Heemskerk") \
    X(CL_GEMEENTE, "0397", "Heemstede", "Heemstede") \
    X(CL_GEMEENTE, "0399", "Heiloo", "Heiloo") \
    X(CL_GEMEENTE, "0400", "Den Helder", "Den Helder") \
    X(CL_GEMEENTE, "0402", "Hilversum", "Hilversum") \
    X(CL_GEMEENTE, "0405", "Hoorn", "Hoorn") \
    X(CL_GEMEENTE, "0406", "Huizen", "Huizen") \
    X(CL_GEMEENTE, "0415", "Landsmeer", "Landsmeer") \
    X(CL_GEMEENTE, "0417", "Laren (NH.)", "Laren (NH.)") \
    X(CL_GEMEENTE, "0420", "Medemblik", "Medemblik") \
    X(CL_GEMEENTE, "0431", "Oostzaan", "Oostzaan") \
    X(CL_GEMEENTE, "0432", "Opmeer", "Opmeer") \
    X(CL_GEMEENTE, "0437", "Ouder-Amstel", "Ouder-Amstel") \
    X(CL_GEMEENTE, "0439", "Purmerend", "Purmerend") \
    X(CL_GEMEENTE, "0441", "Schagen", "Schagen") \
    X(CL_GEMEENTE, "0448", "Texel", "Texel") \
    X(CL_GEMEENTE, "0450", "Uitgeest", "Uitgeest") \
    X(CL_GEMEENTE, "0451", "Uithoorn", "Uithoorn") \
    X(CL_GEMEENTE, "0453", "Velsen", "Velsen") \
    X(CL_GEMEENTE, "0473", "Zandvoort", "Zandvoort") \
    X(CL_GEMEENTE, "0479", "Zaanstad", "Zaanstad") \
    X(CL_GEMEENTE, "0482", "Alblasserdam", "Alblasserdam") \
    X(CL_GEMEENTE, "0484", "Alphen aan den Rijn", "Alphen aan den Rijn") \
    X(CL_GEMEENTE, "0489", "Barendrecht", "Barendrecht") \
    X(CL_GEMEENTE, "0498", "Drechterland", "Drechterland") \
    X(CL_GEMEENTE, "0502", "Capelle aan den IJssel", "Capelle aan den IJssel") \
    X(CL_GEMEENTE, "0503", "Delft", "Delft") \
    X(CL_GEMEENTE, "0505", "Dordrecht", "Dordrecht") \
    X(CL_GEMEENTE, "0512", "Gorinchem", "Gorinchem") \
    X(CL_GEMEENTE, "0513", "Gouda", "Gouda") \
    X(CL_GEMEENTE, "0518", "'s-Gravenhage", "'s-Gravenhage") \
    X(CL_GEMEENTE, "0523", "Hardinxveld-Giessendam", "Hardinxveld-Giessendam") \
    X(CL_GEMEENTE, "0531", "Hendrik-Ido-Ambacht", "Hendrik-Ido-Ambacht") \
    X(CL_GEMEENTE, "0532", "Stede Broec", "Stede Broec") \
    X(CL_GEMEENTE, "0534", "Hillegom", "Hillegom") \
    X(CL_GEMEENTE, "0537", "Katwijk", "Katwijk") \
    X(CL_GEMEENTE, "0542", "Krimpen aan den IJssel", "Krimpen aan den IJssel") \
    X(CL_GEMEENTE, "0546", "Leiden", "Leiden") \
    X(CL_GEMEENTE, "0547", "Leiderdorp", "Leiderdorp") \
    X(CL_GEMEENTE, "0553", "Lisse", "Lisse") \
    X(CL_GEMEENTE, "0556", "Maassluis", "Maassluis") \
    X(CL_GEMEENTE, "0569", "Nieuwkoop", "Nieuwkoop") \
    X(CL_GEMEENTE, "0575", "Noordwijk", "Noordwijk") \
    X(CL_GEMEENTE, "0579", "Oegstgeest", "Oegstgeest") \
    X(CL_GEMEENTE, "0589", "Oudewater", "Oudewater") \
    X(CL_GEMEENTE, "0590", "Papendrecht", "Papendrecht") \
    X(CL_GEMEENTE, "0597", "Ridderkerk", "Ridderkerk") \
    X(CL_GEMEENTE, "0599", "Rotterdam", "Rotterdam") \
    X(CL_GEMEENTE, "0603", "Rijswijk (ZH.)", "Rijswijk (ZH.)") \
    X(CL_GEMEENTE, "0606", "Schiedam", "Schiedam") \
    X(CL_GEMEENTE, "0610", "Sliedrecht", "Sliedrecht") \
    X(CL_GEMEENTE, "0613", "Albrandswaard", "Albrandswaard") \
    X(CL_GEMEENTE, "0622", "Vlaardingen", "Vlaardingen") \
    X(CL_GEMEENTE, "0626", "Voorschoten", "Voorschoten") \
    X(CL_GEMEENTE, "0627", "Waddinxveen", "Waddinxveen") \
    X(CL_GEMEENTE, "0629", "Wassenaar", "Wassenaar") \
    X(CL_GEMEENTE, "0632", "Woerden", "Woerden") \
    X(CL_GEMEENTE, "0637", "Zoetermeer", "Zoetermeer") \
    X(CL_GEMEENTE, "0638", "Zoeterwoude", "Zoeterwoude") \
    X(CL_GEMEENTE, "0642", "Zwijndrecht", "Zwijndrecht") \
    X(CL_GEMEENTE, "0654", "Borsele", "Borsele") \
    X(CL_GEMEENTE, "0664", "Goes", "Goes") \
    X(CL_GEMEENTE, "0668", "West Maas en Waal", "West Maas en Waal") \
    X(CL_GEMEENTE, "0677", "Hulst", "Hulst") \
    X(CL_GEMEENTE, "0678", "Kapelle", "Kapelle") \
    X(CL_GEMEENTE, "0687", "Middelburg (Z.)", "Middelburg (Z.)") \
    X(CL_GEMEENTE, "0703", "Reimerswaal", "Reimerswaal") \
    X(CL_GEMEENTE, "0715", "Terneuzen", "Terneuzen") \
    X(CL_GEMEENTE, "0716", "Tholen", "Tholen") \
    X(CL_GEMEENTE, "0717", "Veere", "Veere") \
    X(CL_GEMEENTE, "0718", "Vlissingen", "Vlissingen") \
    X(CL_GEMEENTE, "0736", "De Ronde Venen", "De Ronde Venen") \
    X(CL_GEMEENTE, "0737", "Tytsjerksteradiel", "Tytsjerksteradiel") \
    X(CL_GEMEENTE, "0743", "Asten", "Asten") \
    X(CL_GEMEENTE, "0744", "Baarle-Nassau", "Baarle-Nassau") \
    X(CL_GEMEENTE, "0748", "Bergen op Zoom", "Bergen op Zoom") \
    X(CL_GEMEENTE, "0753", "Best", "Best") \
    X(CL_GEMEENTE, "0755", "Boekel", "Boekel") \
    X(CL_GEMEENTE, "0757", "Boxtel", "Boxtel") \
    X(CL_GEMEENTE, "0758", "Breda", "Breda") \
    X(CL_GEMEENTE, "0762", "Deurne", "Deurne") \
    X(CL_GEMEENTE, "0765", "Pekela", "Pekela") \
    X(CL_GEMEENTE, "0766", "Dongen", "Dongen") \
    X(CL_GEMEENTE, "0770", "Eersel", "Eersel") \
    X(CL_GEMEENTE, "0772", "Eindhoven", "Eindhoven") \
    X(CL_GEMEENTE, "0777", "Etten-Leur", "Etten-Leur") \
    X(CL_GEMEENTE, "0779", "Geertruidenberg", "Geertruidenberg") \
    X(CL_GEMEENTE, "0784", "Gilze en Rijen", "Gilze en Rijen") \
    X(CL_GEMEENTE, "0785", "Goirle", "Goirle") \
    X(CL_GEMEENTE, "0794", "Helmond", "Helmond") \
    X(CL_GEMEENTE, "0796", "'s-Hertogenbosch", "'s-Hertogenbosch") \
    X(CL_GEMEENTE, "0797", "Heusden", "Heusden") \
    X(CL_GEMEENTE, "0798", "Hilvarenbeek", "Hilvarenbeek") \
    X(CL_GEMEENTE, "0809", "Loon op Zand", "Loon op Zand") \
    X(CL_GEMEENTE, "0820", "Nuenen, Gerwen en Nederwetten", "Nuenen, Gerwen en Nederwetten") \
    X(CL_GEMEENTE, "0823", "Oirschot", "Oirschot") \
    X(CL_GEMEENTE, "0824", "Oisterwijk", "Oisterwijk") \
    X(CL_GEMEENTE, "0826", "Oosterhout", "Oosterhout") \
    X(CL_GEMEENTE, "0828", "Oss", "Oss") \
    X(CL_GEMEENTE, "0840", "Rucphen", "Rucphen") \
    X(CL_GEMEENTE, "0845", "Sint-Michielsgestel", "Sint-Michielsgestel") \
    X(CL_GEMEENTE, "0847", "Someren", "Someren") \
    X(CL_GEMEENTE, "0848", "Son en Breugel", "Son en Breugel") \
    X(CL_GEMEENTE, "0851", "Steenbergen", "Steenbergen") \
    X(CL_GEMEENTE, "0852", "Waterland", "Waterland") \
    X(CL_GEMEENTE, "0855", "Tilburg", "Tilburg") \
    X(CL_GEMEENTE, "0858", "Valkenswaard", "Valkenswaard") \
    X(CL_GEMEENTE, "0861", "Veldhoven", "Veldhoven") \
    X(CL_GEMEENTE, "0865", "Vught", "Vught") \
    X(CL_GEMEENTE, "0866", "Waalre", "Waalre") \
    X(CL_GEMEENTE, "0867", "Waalwijk", "Waalwijk") \
    X(CL_GEMEENTE, "0873", "Woensdrecht", "Woensdrecht") \
    X(CL_GEMEENTE, "0879", "Zundert", "Zundert") \
    X(CL_GEMEENTE, "0880", "Wormerland", "Wormerland") \
    X(CL_GEMEENTE, "0882", "Landgraaf", "Landgraaf") \
    X(CL_GEMEENTE, "0888", "Beek (L.)", "Beek (L.)") \
    X(CL_GEMEENTE, "0889", "Beesel", "Beesel") \
    X(CL_GEMEENTE, "0893", "Bergen (L.)", "Bergen (L.)") \
    X(CL_GEMEENTE, "0899", "Brunssum", "Brunssum") \
    X(CL_GEMEENTE, "0907", "Gennep", "Gennep") \
    X(CL_GEMEENTE, "0917", "Heerlen", "Heerlen") \
    X(CL_GEMEENTE, "0928", "Kerkrade", "Kerkrade") \
    X(CL_GEMEENTE, "0935", "Maastricht", "Maastricht") \
    X(CL_GEMEENTE, "0938", "Meerssen", "Meerssen") \
    X(CL_GEMEENTE, "0944", "Mook en Middelaar", "Mook en Middelaar") \
    X(CL_GEMEENTE, "0946", "Nederweert", "Nederweert") \
    X(CL_GEMEENTE, "0957", "Roermond", "Roermond") \
    X(CL_GEMEENTE, "0965", "Simpelveld", "Simpelveld") \
    X(CL_GEMEENTE, "0971", "Stein (L.)", "Stein (L.)") \
    X(CL_GEMEENTE, "0981", "Vaals", "Vaals") \
    X(CL_GEMEENTE, "0983", "Venlo", "Venlo") \
    X(CL_GEMEENTE, "0984", "Venray", "Venray") \
    X(CL_GEMEENTE, "0986", "Voerendaal", "Voerendaal") \
    X(CL_GEMEENTE, "0988", "Weert", "Weert") \
    X(CL_GEMEENTE, "0994", "Valkenburg aan de Geul", "Valkenburg aan de Geul") \
    X(CL_GEMEENTE, "0995", "Lelystad", "Lelystad") \
    X(CL_GEMEENTE, "1507", "Horst aan de Maas", "Horst aan de Maas") \
    X(CL_GEMEENTE, "1509", "Oude IJsselstreek", "Oude IJsselstreek") \
    X(CL_GEMEENTE, "1525", "Teylingen", "Teylingen") \
    X(CL_GEMEENTE, "1581", "Utrechtse Heuvelrug", "Utrechtse Heuvelrug") \
    X(CL_GEMEENTE, "1586", "Oost Gelre", "Oost Gelre") \
    X(CL_GEMEENTE, "1598", "Koggenland", "Koggenland") \
    X(CL_GEMEENTE, "1621", "Lansingerland", "Lansingerland") \
    X(CL_GEMEENTE, "1640", "Leudal", "Leudal") \
    X(CL_GEMEENTE, "1641", "Maasgouw", "Maasgouw") \
    X(CL_GEMEENTE, "1652", "Gemert-Bakel", "Gemert-Bakel") \
    X(CL_GEMEENTE, "1655", "Halderberge", "Halderberge") \
    X(CL_GEMEENTE, "1658", "Heeze-Leende", "Heeze-Leende") \
    X(CL_GEMEENTE, "1659", "Laarbeek", "Laarbeek") \
    X(CL_GEMEENTE, "1667", "Reusel-De Mierden", "Reusel-De Mierden") \
    X(CL_GEMEENTE, "1669", "Roerdalen", "Roerdalen") \
    X(CL_GEMEENTE, "1674", "Roosendaal", "Roosendaal") \
    X(CL_GEMEENTE, "1676", "Schouwen-Duiveland", "Schouwen-Duiveland") \
    X(CL_GEMEENTE, "1680", "Aa en Hunze", "Aa en Hunze") \
    X(CL_GEMEENTE, "1681", "Borger-Odoorn", "Borger-Odoorn") \
    X(CL_GEMEENTE, "1690", "De Wolden", "De Wolden") \
    X(CL_GEMEENTE, "1695", "Noord-Beveland", "Noord-Beveland") \
    X(CL_GEMEENTE, "1696", "Wijdemeren", "Wijdemeren") \
    X(CL_GEMEENTE, "1699", "Noordenveld", "Noordenveld") \
    X(CL_GEMEENTE, "1700", "Twenterand", "Twenterand") \
    X(CL_GEMEENTE, "1701", "Westerveld", "Westerveld") \
    X(CL_GEMEENTE, "1705", "Lingewaard", "Lingewaard") \
    X(CL_GEMEENTE, "1706", "Cranendonck", "Cranendonck") \
    X(CL_GEMEENTE, "1708", "Steenwijkerland", "Steenwijkerland") \
    X(CL_GEMEENTE, "1709", "Moerdijk", "Moerdijk") \
    X(CL_GEMEENTE, "1711", "Echt-Susteren", "Echt-Susteren") \
    X(CL_GEMEENTE, "1714", "Sluis", "Sluis") \
    X(CL_GEMEENTE, "1719", "Drimmelen", "Drimmelen") \
    X(CL_GEMEENTE, "1721", "Bernheze", "Bernheze") \
    X(CL_GEMEENTE, "1723", "Alphen-Chaam", "Alphen-Chaam") \
    X(CL_GEMEENTE, "1724", "Bergeijk", "Bergeijk") \
    X(CL_GEMEENTE, "1728", "Bladel", "Bladel") \
    X(CL_GEMEENTE, "1729", "Gulpen-Wittem", "Gulpen-Wittem") \
    X(CL_GEMEENTE, "1730", "Tynaarlo", "Tynaarlo") \
    X(CL_GEMEENTE, "1731", "Midden-Drenthe", "Midden-Drenthe") \
    X(CL_GEMEENTE, "1734", "Overbetuwe", "Overbetuwe") \
    X(CL_GEMEENTE, "1735", "Hof van Twente", "Hof van Twente") \
    X(CL_GEMEENTE, "1740", "Neder-Betuwe", "Neder-Betuwe") \
    X(CL_GEMEENTE, "1742", "Rijssen-Holten", "Rijssen-Holten") \
    X(CL_GEMEENTE, "1771", "Geldrop-Mierlo", "Geldrop-Mierlo") \
    X(CL_GEMEENTE, "1773", "Olst-Wijhe", "Olst-Wijhe") \
    X(CL_GEMEENTE, "1774", "Dinkelland", "Dinkelland") \
    X(CL_GEMEENTE, "1783", "Westland", "Westland") \
    X(CL_GEMEENTE, "1842", "Midden-Delfland", "Midden-Delfland") \
    X(CL_GEMEENTE, "1859", "Berkelland", "Berkelland") \
    X(CL_GEMEENTE, "1876", "Bronckhorst", "Bronckhorst") \
    X(CL_GEMEENTE, "1883", "Sittard-Geleen", "Sittard-Geleen") \
    X(CL_GEMEENTE, "1884", "Kaag en Braassem", "Kaag en Braassem") \
    X(CL_GEMEENTE, "1891", "Dantumadiel", "Dantumadiel") \
    X(CL_GEMEENTE, "1892", "Zuidplas", "Zuidplas") \
    X(CL_GEMEENTE, "1894", "Peel en Maas", "Peel en Maas") \
    X(CL_GEMEENTE, "1895", "Oldambt", "Oldambt") \
    X(CL_GEMEENTE, "1896", "Zwartewaterland", "Zwartewaterland") \
    X(CL_GEMEENTE, "1900", "Súdwest-Fryslân", "Súdwest-Fryslân") \
    X(CL_GEMEENTE, "1901", "Bodegraven-Reeuwijk", "Bodegraven-Reeuwijk") \
    X(CL_GEMEENTE, "1903", "Eijsden-Margraten", "Eijsden-Margraten") \
    X(CL_GEMEENTE, "1904", "Stichtse Vecht", "Stichtse Vecht") \
    X(CL_GEMEENTE, "1911", "Hollands Kroon", "Hollands Kroon") \
    X(CL_GEMEENTE, "1916", "Leidschendam-Voorburg", "Leidschendam-Voorburg") \
    X(CL_GEMEENTE, "1924", "Goeree-Overflakkee", "Goeree-Overflakkee") \
    X(CL_GEMEENTE, "1926", "Pijnacker-Nootdorp", "Pijnacker-Nootdorp") \
    X(CL_GEMEENTE, "1930", "Nissewaard", "Nissewaard") \
    X(CL_GEMEENTE, "1931", "Krimpenerwaard", "Krimpenerwaard") \
    X(CL_GEMEENTE, "1940", "De Fryske Marren", "De Fryske Marren") \
    X(CL_GEMEENTE, "1942", "Gooise Meren", "Gooise Meren") \
    X(CL_GEMEENTE, "1945", "Berg en Dal", "Berg en Dal") \
    X(CL_GEMEENTE, "1948", "Meierijstad", "Meierijstad") \
    X(CL_GEMEENTE, "1949", "Waadhoeke", "Waadhoeke") \
    X(CL_GEMEENTE, "1950", "Westerwolde", "Westerwolde") \
    X(CL_GEMEENTE, "1952", "Midden-Groningen", "Midden-Groningen") \
    X(CL_GEMEENTE, "1954", "Beekdaelen", "Beekdaelen") \
    X(CL_GEMEENTE, "1955", "Montferland", "Montferland") \
    X(CL_GEMEENTE, "1959", "Altena", "Altena") \
    X(CL_GEMEENTE, "1960", "West Betuwe", "West Betuwe") \
    X(CL_GEMEENTE, "1961", "Vijfheerenlanden", "Vijfheerenlanden") \
    X(CL_GEMEENTE, "1963", "Hoeksche Waard", "Hoeksche Waard") \
    X(CL_GEMEENTE, "1966", "Het Hogeland", "Het Hogeland") \
    X(CL_GEMEENTE, "1969", "Westerkwartier", "Westerkwartier") \
    X(CL_GEMEENTE, "1970", "Noardeast-Fryslân", "Noardeast-Fryslân") \
    X(CL_GEMEENTE, "1978", "Molenlanden", "Molenlanden") \
    X(CL_GEMEENTE, "1979", "Eemsdelta", "Eemsdelta") \
    X(CL_GEMEENTE, "1980", "Dijk en Waard", "Dijk en Waard") \
    X(CL_GEMEENTE, "1982", "Land van Cuijk", "Land van Cuijk") \
    X(CL_GEMEENTE, "1991", "Maashorst", "Maashorst") \
    X(CL_GEMEENTE, "1992", "Voorne aan Zee", "Voorne aan Zee") \
    X(CL_GEMEENTE, "0003", "Appingedam", "Appingedam") \
    X(CL_GEMEENTE, "0010", "Delfzijl", "Delfzijl") \
    X(CL_GEMEENTE, "0024", "Loppersum", "Loppersum") \
    X(CL_GEMEENTE, "0788", "Haaren", "Haaren") \
    X(CL_GEMEENTE, "0370", "Beemster", "Beemster") \
    X(CL_GEMEENTE, "0398", "Heerhugowaard", "Heerhugowaard") \
    X(CL_GEMEENTE, "0416", "Langedijk", "Langedijk") \
    X(CL_GEMEENTE, "0756", "Boxmeer", "Boxmeer") \
    X(CL_GEMEENTE, "1684", "Cuijk", "Cuijk") \
    X(CL_GEMEENTE, "0786", "Grave", "Grave") \
    X(CL_GEMEENTE, "0815", "Mill en Sint Hubert", "Mill en Sint Hubert") \
    X(CL_GEMEENTE, "1702", "Sint Anthonis", "Sint Anthonis") \
    X(CL_GEMEENTE, "1685", "Landerd", "Landerd") \
    X(CL_GEMEENTE, "0856", "Uden", "Uden") \
    X(CL_GEMEENTE, "0457", "Weesp", "Weesp") \
    X(CL_GEMEENTE, "0501", "Brielle", "Brielle") \
    X(CL_GEMEENTE, "0530", "Hellevoetsluis", "Hellevoetsluis") \
    X(CL_GEMEENTE, "0614", "Westvoorne", "Westvoorne") \
    X(CL_GLP_STATUS, "concept", "concept", "draft") \
    X(CL_GLP_STATUS, "akkoord", "akkoord", "agreed") \
    X(CL_GLP_STATUS, "opgeschort", "opgeschort", "suspended") \
    X(CL_GLP_STATUS, "opgezegd", "opgezegd", "terminated") \
    X(CL_GLP_STATUS, "verlopen", "verlopen", "expired") \
    X(CL_OIN_PREFIX, "00000001", "RSIN (Handelsregister)", "RSIN (trade register)") \
    X(CL_OIN_PREFIX, "00000002", "fiscaal nummer", "fiscal number") \
    X(CL_OIN_PREFIX, "00000003", "KvK-nummer (Handelsregister)", "trade register number") \
    X(CL_OIN_PREFIX, "00000004", "subnummer van een OIN", "sub-number of an OIN") \
    X(CL_OIN_PREFIX, "00000005", "vrij", "free") \
    X(CL_OIN_PREFIX, "00000006", "hoofdnummer van Logius", "main number of Logius") \
    X(CL_OIN_PREFIX, "00000007", "BRIN (onderwijsinstelling)", "BRIN (school)") \
    X(CL_OIN_PREFIX, "00000008", "buitenlands nummer", "foreign number") \
    X(CL_OIN_PREFIX, "00000009", "UZI-nummer (zorg)", "UZI number (care)") \
    X(CL_OIN_PREFIX, "00000010", "TRR-BD-nummer", "TRR-BD number") \
    X(CL_OIN_PREFIX, "00000099", "test", "test")
/* clang-format on */

#endif
