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
    X(BERICHT_CASUS_ID, "Casus van het samenwerkingsverband", "case of that cooperation", "Casus van dat samenwerkingsverband", "case of that cooperation")

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
    X(BERICHT_CASUS_ID, "Casus van het samenwerkingsverband")

#define CODE_TEXT_LIST(X) \
    X(CL_JN, "J", "ja") \
    X(CL_JN, "N", "nee") \
    X(CL_JNO, "J", "ja") \
    X(CL_JNO, "N", "nee") \
    X(CL_JNO, "O", "onbekend") \
    X(CL_BASISVOORWAARDE, "ID", "identiteitsbewijs") \
    X(CL_BASISVOORWAARDE, "ONDERDAK", "onderdak") \
    X(CL_BASISVOORWAARDE, "WERK_INKOMEN", "werk en inkomen") \
    X(CL_BASISVOORWAARDE, "SCHULDEN", "schulden") \
    X(CL_BASISVOORWAARDE, "ZORG", "zorg") \
    X(CL_BASISVOORWAARDE, "NETWERK", "sociaal netwerk") \
    X(CL_GESLACHT, "M", "man") \
    X(CL_GESLACHT, "V", "vrouw") \
    X(CL_GESLACHT, "O", "onbekend") \
    X(CL_TAAL, "nld", "Nederlands") \
    X(CL_TAAL, "eng", "Engels") \
    X(CL_TAAL, "deu", "Duits") \
    X(CL_TAAL, "fra", "Frans") \
    X(CL_TAAL, "spa", "Spaans") \
    X(CL_TAAL, "por", "Portugees") \
    X(CL_TAAL, "ita", "Italiaans") \
    X(CL_TAAL, "pol", "Pools") \
    X(CL_TAAL, "ron", "Roemeens") \
    X(CL_TAAL, "bul", "Bulgaars") \
    X(CL_TAAL, "hun", "Hongaars") \
    X(CL_TAAL, "ces", "Tsjechisch") \
    X(CL_TAAL, "slk", "Slowaaks") \
    X(CL_TAAL, "lit", "Litouws") \
    X(CL_TAAL, "lav", "Lets") \
    X(CL_TAAL, "ukr", "Oekraïens") \
    X(CL_TAAL, "rus", "Russisch") \
    X(CL_TAAL, "sqi", "Albanees") \
    X(CL_TAAL, "srp", "Servisch") \
    X(CL_TAAL, "hrv", "Kroatisch") \
    X(CL_TAAL, "bos", "Bosnisch") \
    X(CL_TAAL, "ell", "Grieks") \
    X(CL_TAAL, "tur", "Turks") \
    X(CL_TAAL, "kur", "Koerdisch") \
    X(CL_TAAL, "ara", "Arabisch") \
    X(CL_TAAL, "ary", "Marokkaans-Arabisch") \
    X(CL_TAAL, "rif", "Tarifit") \
    X(CL_TAAL, "zgh", "Tamazight") \
    X(CL_TAAL, "pes", "Perzisch (Farsi)") \
    X(CL_TAAL, "prs", "Dari") \
    X(CL_TAAL, "pus", "Pasjtoe") \
    X(CL_TAAL, "urd", "Urdu") \
    X(CL_TAAL, "hin", "Hindi") \
    X(CL_TAAL, "zho", "Chinees") \
    X(CL_TAAL, "vie", "Vietnamees") \
    X(CL_TAAL, "som", "Somalisch") \
    X(CL_TAAL, "tir", "Tigrinya") \
    X(CL_TAAL, "amh", "Amhaars") \
    X(CL_TAAL, "pap", "Papiaments") \
    X(CL_TAAL, "srn", "Sranantongo") \
    X(CL_TAAL, "ind", "Indonesisch") \
    X(CL_TAAL, "fry", "Fries") \
    X(CL_TAAL, "dse", "Nederlandse Gebarentaal") \
    X(CL_COMM, "EENVOUDIGE_TAAL", "eenvoudige taal") \
    X(CL_COMM, "BEELDONDERSTEUNING", "ondersteuning met beeld") \
    X(CL_COMM, "VOORLEZEN", "voorlezen") \
    X(CL_COMM, "EXTRA_TIJD", "extra tijd") \
    X(CL_COMM, "TOLK", "tolk") \
    X(CL_COMM, "BEGELEIDER_AANWEZIG", "begeleider aanwezig") \
    X(CL_ADRESFUNCTIE, "W", "woonadres") \
    X(CL_ADRESFUNCTIE, "B", "briefadres") \
    X(CL_ADRESSOORT, "01", "postadres") \
    X(CL_ADRESSOORT, "02", "woonadres") \
    X(CL_ADRESSOORT, "03", "BRP-adres") \
    X(CL_ADRESAANDUIDING, "to", "tegenover") \
    X(CL_ADRESAANDUIDING, "by", "bij") \
    X(CL_HERKOMST, "SYSTEEM", "door het systeem ingevuld, niet bevestigd") \
    X(CL_HERKOMST, "BETROKKENE", "opgegeven door betrokkene") \
    X(CL_HERKOMST, "GEMEENTE", "opgegeven door de gemeente") \
    X(CL_HERKOMST, "RECLASSERING", "opgegeven door de reclassering") \
    X(CL_TERUGKEERSTATUS, "ONBEKEND", "onbekend") \
    X(CL_TERUGKEERSTATUS, "OPGEGEVEN", "opgegeven") \
    X(CL_TERUGKEERSTATUS, "BEVESTIGD", "bevestigd") \
    X(CL_TERUGKEERSTATUS, "NIET_BESCHIKBAAR", "niet beschikbaar") \
    X(CL_EINDDATUM_ZEKERHEID, "DEFINITIEF", "definitief") \
    X(CL_EINDDATUM_ZEKERHEID, "INDICATIEF", "indicatief") \
    X(CL_EINDDATUM_ZEKERHEID, "ONBEKEND", "onbekend") \
    X(CL_WIJZE_AANVANG, "AANHOUDING", "aanhouding") \
    X(CL_WIJZE_AANVANG, "ZELFMELDER", "zelfmelder") \
    X(CL_WIJZE_AANVANG, "OVERPLAATSING", "overplaatsing") \
    X(CL_WIJZE_AANVANG, "TERUGPLAATSING", "terugplaatsing") \
    X(CL_WIJZE_EINDE, "EINDE_STRAF", "einde straf") \
    X(CL_WIJZE_EINDE, "VI", "voorwaardelijke invrijheidstelling") \
    X(CL_WIJZE_EINDE, "SCHORSING", "schorsing") \
    X(CL_WIJZE_EINDE, "OPHEFFING", "opheffing") \
    X(CL_WIJZE_EINDE, "PP", "penitentiair programma") \
    X(CL_WIJZE_EINDE, "OVERPLAATSING", "overplaatsing") \
    X(CL_WIJZE_EINDE, "ONTTREKKING", "onttrekking") \
    X(CL_WIJZE_EINDE, "OVERLIJDEN", "overlijden") \
    X(CL_TITEL, "GEVANGENISSTRAF", "gevangenisstraf") \
    X(CL_TITEL, "HECHTENIS", "hechtenis") \
    X(CL_TITEL, "VERVANGENDE_HECHTENIS", "vervangende hechtenis") \
    X(CL_TITEL, "MILITAIRE_DETENTIE", "militaire detentie") \
    X(CL_TITEL, "JEUGDDETENTIE", "jeugddetentie") \
    X(CL_TITEL, "VERVANGENDE_JEUGDDETENTIE", "vervangende jeugddetentie") \
    X(CL_TITEL, "VOORLOPIGE_HECHTENIS", "voorlopige hechtenis") \
    X(CL_TITEL, "VREEMDELINGENBEWARING", "vreemdelingenbewaring (buiten dit stelsel)") \
    X(CL_TITEL, "GIJZELING", "gijzeling") \
    X(CL_TITEL, "LIJFSDWANG", "lijfsdwang") \
    X(CL_TITEL, "TBS_DWANG", "tbs met dwangverpleging (buiten dit stelsel)") \
    X(CL_TITEL, "ISD", "inrichting voor stelselmatige daders") \
    X(CL_TITEL, "OVERIG", "overig") \
    X(CL_TITEL_NA, "VOORWAARDELIJKE_STRAF", "voorwaardelijke straf") \
    X(CL_TITEL_NA, "VI", "voorwaardelijke invrijheidstelling") \
    X(CL_TITEL_NA, "GEEN", "geen") \
    X(CL_TITEL_NA, "ONBEKEND", "onbekend") \
    X(CL_BESTEMMING, "HVB", "huis van bewaring") \
    X(CL_BESTEMMING, "GEVANGENIS", "gevangenis") \
    X(CL_BESTEMMING, "ISD", "inrichting voor stelselmatige daders") \
    X(CL_BESTEMMING, "BBA", "beperkt beveiligde afdeling") \
    X(CL_BESTEMMING, "PPC", "penitentiair psychiatrisch centrum") \
    X(CL_BESTEMMING, "TA", "terroristenafdeling") \
    X(CL_BESTEMMING, "EBI", "extra beveiligde inrichting") \
    X(CL_BESTEMMING, "VROUWEN", "vrouwen") \
    X(CL_BESTEMMING, "DETENTIECENTRUM", "detentiecentrum") \
    X(CL_BESTEMMING, "OVERIG", "overig (grove weergave voor ontvangers)") \
    X(CL_INRICHTING, "PI-TAP", "PI Ter Apel") \
    X(CL_INRICHTING, "PI-LWD", "PI Leeuwarden") \
    X(CL_INRICHTING, "PI-BAN", "PI Veenhuizen, Bankenbosch") \
    X(CL_INRICHTING, "PI-ESS", "PI Veenhuizen, Esserheem") \
    X(CL_INRICHTING, "PI-NOR", "PI Veenhuizen, Norgerhaven") \
    X(CL_INRICHTING, "PI-ACH", "PI Achterhoek, Zutphen") \
    X(CL_INRICHTING, "PI-ALM", "PI Almelo") \
    X(CL_INRICHTING, "PI-LEL", "PI Lelystad") \
    X(CL_INRICHTING, "PI-NGN", "PI Nieuwegein") \
    X(CL_INRICHTING, "PI-ZWO", "PI Zwolle") \
    X(CL_INRICHTING, "PI-ARN", "PI Arnhem") \
    X(CL_INRICHTING, "PI-NSL", "PI Nieuwersluis") \
    X(CL_INRICHTING, "PI-SCH", "JC Schiphol") \
    X(CL_INRICHTING, "PI-ZAA", "JC Zaanstad") \
    X(CL_INRICHTING, "PI-HHW", "PI Heerhugowaard") \
    X(CL_INRICHTING, "PI-HVL", "PI Rotterdam, Hoogvliet") \
    X(CL_INRICHTING, "PI-TPE", "PI Ter Peel") \
    X(CL_INRICHTING, "PI-VUG", "PI Vught") \
    X(CL_INRICHTING, "PI-DOR", "PI Dordrecht") \
    X(CL_INRICHTING, "PI-APR", "PI Alphen aan den Rijn") \
    X(CL_INRICHTING, "PI-GRA", "PI Grave") \
    X(CL_INRICHTING, "PI-HAA", "PI Haaglanden") \
    X(CL_INRICHTING, "PI-KRI", "PI Krimpen aan den IJssel") \
    X(CL_INRICHTING, "PI-MID", "PI Middelburg") \
    X(CL_INRICHTING, "PI-SCI", "PI Rotterdam, De Schie") \
    X(CL_INRICHTING, "PI-SIT", "PI Sittard") \
    X(CL_INRICHTING, "PI-ROE", "PI Roermond") \
    X(CL_FASE, "F0", "aangekondigd") \
    X(CL_FASE, "F1", "instroom, tot 10 werkdagen") \
    X(CL_FASE, "F2", "D&R-plan, tot 4 weken") \
    X(CL_FASE, "F3", "tijdens detentie") \
    X(CL_FASE, "F4", "voorbereiding einde detentie") \
    X(CL_FASE, "F5", "na detentie met justitiële titel") \
    X(CL_FASE, "F6", "na detentie zonder titel") \
    X(CL_FASE, "F7", "afgesloten") \
    X(CL_VERBLIJFSKLASSE, "K0", "korter dan 10 dagen") \
    X(CL_VERBLIJFSKLASSE, "K1", "korter dan 28 dagen") \
    X(CL_VERBLIJFSKLASSE, "K2", "korter dan 3 maanden") \
    X(CL_VERBLIJFSKLASSE, "K3", "3 maanden of langer") \
    X(CL_DELICT, "GEWELD", "geweld") \
    X(CL_DELICT, "ZEDEN", "zeden") \
    X(CL_DELICT, "VERMOGEN", "vermogen") \
    X(CL_DELICT, "DRUGS", "drugs") \
    X(CL_DELICT, "VERKEER", "verkeer") \
    X(CL_DELICT, "OVERIG", "overig") \
    X(CL_URINEUITSLAG, "NEGATIEF", "negatief") \
    X(CL_URINEUITSLAG, "POSITIEF", "positief") \
    X(CL_URINEUITSLAG, "GEWEIGERD", "geweigerd") \
    X(CL_URINEUITSLAG, "ONBEKEND", "onbekend") \
    X(CL_RECLASSERING, "RN", "Reclassering Nederland") \
    X(CL_RECLASSERING, "SVG", "Stichting Verslavingsreclassering GGZ") \
    X(CL_RECLASSERING, "LJR", "Leger des Heils Jeugdbescherming en Reclassering") \
    X(CL_URGENTIE, "DIRECT", "direct") \
    X(CL_URGENTIE, "BINNEN_4_WEKEN", "binnen 4 weken") \
    X(CL_URGENTIE, "VOOR_EINDE", "voor einde detentie") \
    X(CL_URGENTIE, "NA_EINDE", "na einde detentie") \
    X(CL_IDBEWIJS, "paspoort", "paspoort") \
    X(CL_IDBEWIJS, "NIK", "Nederlandse identiteitskaart") \
    X(CL_IDBEWIJS, "rijbewijs", "rijbewijs") \
    X(CL_IDBEWIJS, "vreemdelingendocument", "vreemdelingendocument") \
    X(CL_IDBEWIJS, "geen", "geen") \
    X(CL_ACTIESTATUS, "OPEN", "open") \
    X(CL_ACTIESTATUS, "TOEGEWEZEN", "toegewezen") \
    X(CL_ACTIESTATUS, "IN_BEHANDELING", "in behandeling") \
    X(CL_ACTIESTATUS, "WACHT_OP_DERDE", "wacht op een derde") \
    X(CL_ACTIESTATUS, "WACHTLIJST", "wachtlijst") \
    X(CL_ACTIESTATUS, "GEREED", "gereed") \
    X(CL_ACTIESTATUS, "NIET_MOGELIJK", "niet mogelijk") \
    X(CL_ACTIESTATUS, "VERVALLEN", "vervallen") \
    X(CL_WOONSITUATIE, "KOOP", "koopwoning") \
    X(CL_WOONSITUATIE, "HUUR_CORPORATIE", "huur bij corporatie") \
    X(CL_WOONSITUATIE, "HUUR_PARTICULIER", "particuliere huur") \
    X(CL_WOONSITUATIE, "INWONEND", "inwonend") \
    X(CL_WOONSITUATIE, "BEGELEID", "begeleid wonen") \
    X(CL_WOONSITUATIE, "BESCHERMD", "beschermd wonen") \
    X(CL_WOONSITUATIE, "OPVANG", "opvang") \
    X(CL_WOONSITUATIE, "DAKLOOS", "dakloos") \
    X(CL_WOONSITUATIE, "ONBEKEND", "onbekend") \
    X(CL_WOONVORM, "ZELFSTANDIG", "zelfstandig") \
    X(CL_WOONVORM, "INWONEND", "inwonend") \
    X(CL_WOONVORM, "BEGELEID_WONEN", "begeleid wonen") \
    X(CL_WOONVORM, "BESCHERMD_WONEN", "beschermd wonen") \
    X(CL_WOONVORM, "OPVANG", "opvang") \
    X(CL_WOONVORM, "KLINIEK", "kliniek") \
    X(CL_WERKSITUATIE, "LOONDIENST", "loondienst") \
    X(CL_WERKSITUATIE, "ZZP", "zelfstandige") \
    X(CL_WERKSITUATIE, "OPLEIDING", "opleiding") \
    X(CL_WERKSITUATIE, "DAGBESTEDING", "dagbesteding") \
    X(CL_WERKSITUATIE, "WERKZOEKEND", "werkzoekend") \
    X(CL_WERKSITUATIE, "ARBEIDSONGESCHIKT", "arbeidsongeschikt") \
    X(CL_WERKSITUATIE, "GEEN", "geen") \
    X(CL_OPLEIDINGSNIVEAU, "1", "voorschools (SOI 1)") \
    X(CL_OPLEIDINGSNIVEAU, "2", "primair onderwijs (SOI 2)") \
    X(CL_OPLEIDINGSNIVEAU, "3", "secundair, eerste fase (SOI 3)") \
    X(CL_OPLEIDINGSNIVEAU, "4", "secundair, tweede fase (SOI 4)") \
    X(CL_OPLEIDINGSNIVEAU, "5", "hoger, eerste fase (SOI 5)") \
    X(CL_OPLEIDINGSNIVEAU, "6", "hoger, tweede fase (SOI 6)") \
    X(CL_OPLEIDINGSNIVEAU, "7", "hoger, derde fase (SOI 7)") \
    X(CL_OPLEIDINGSNIVEAU, "9", "onbekend") \
    X(CL_INKOMENSBRON, "ARBEID", "arbeid") \
    X(CL_INKOMENSBRON, "BIJSTAND", "bijstand") \
    X(CL_INKOMENSBRON, "WW", "WW-uitkering") \
    X(CL_INKOMENSBRON, "WIA", "WIA-uitkering") \
    X(CL_INKOMENSBRON, "WAJONG", "Wajong") \
    X(CL_INKOMENSBRON, "AOW", "AOW") \
    X(CL_INKOMENSBRON, "STUDIEFINANCIERING", "studiefinanciering") \
    X(CL_INKOMENSBRON, "GEEN", "geen") \
    X(CL_INKOMENSBRON, "ONBEKEND", "onbekend") \
    X(CL_DAGBESTEDING, "WERK", "werk") \
    X(CL_DAGBESTEDING, "OPLEIDING", "opleiding") \
    X(CL_DAGBESTEDING, "VRIJWILLIGERSWERK", "vrijwilligerswerk") \
    X(CL_DAGBESTEDING, "DAGBESTEDING_WMO", "dagbesteding (Wmo)") \
    X(CL_DAGBESTEDING, "GEEN", "geen") \
    X(CL_SCHULDKLASSE, "GEEN", "geen schulden") \
    X(CL_SCHULDKLASSE, "TOT_1000", "tot 1.000 euro") \
    X(CL_SCHULDKLASSE, "TOT_5000", "tot 5.000 euro") \
    X(CL_SCHULDKLASSE, "TOT_20000", "tot 20.000 euro") \
    X(CL_SCHULDKLASSE, "TOT_50000", "tot 50.000 euro") \
    X(CL_SCHULDKLASSE, "MEER", "meer dan 50.000 euro") \
    X(CL_SCHULDKLASSE, "ONBEKEND", "onbekend") \
    X(CL_SCHULDSOORT, "HUUR", "huur") \
    X(CL_SCHULDSOORT, "ENERGIE", "energie") \
    X(CL_SCHULDSOORT, "ZORGVERZEKERAAR", "zorgverzekeraar") \
    X(CL_SCHULDSOORT, "BELASTING", "belasting") \
    X(CL_SCHULDSOORT, "GEMEENTE", "gemeente") \
    X(CL_SCHULDSOORT, "CJIB", "CJIB") \
    X(CL_SCHULDSOORT, "BANK", "bank") \
    X(CL_SCHULDSOORT, "TELECOM", "telecom") \
    X(CL_SCHULDSOORT, "FAMILIE", "familie") \
    X(CL_SCHULDSOORT, "OVERIG", "overig") \
    X(CL_SCHULDTRAJECT, "GEEN", "geen") \
    X(CL_SCHULDTRAJECT, "MINNELIJK", "minnelijk traject") \
    X(CL_SCHULDTRAJECT, "WSNP", "wettelijke schuldsanering") \
    X(CL_SCHULDTRAJECT, "BEWIND", "bewind") \
    X(CL_SCHULDTRAJECT, "BUDGETBEHEER", "budgetbeheer") \
    X(CL_SCHULDTRAJECT, "AANGEMELD", "aangemeld") \
    X(CL_BEDREIGEND, "ONTRUIMING", "ontruiming") \
    X(CL_BEDREIGEND, "ENERGIE_AFSLUITING", "afsluiting van energie") \
    X(CL_BEDREIGEND, "WATER_AFSLUITING", "afsluiting van water") \
    X(CL_BEDREIGEND, "ZORGVERZEKERING_EINDE", "einde van de zorgverzekering") \
    X(CL_ZORGVERZEKERING, "J", "ja") \
    X(CL_ZORGVERZEKERING, "N", "nee") \
    X(CL_ZORGVERZEKERING, "O", "onbekend") \
    X(CL_ZORGVERZEKERING, "OPGESCHORT", "opgeschort") \
    X(CL_ZORGDOMEIN, "SOMATISCH", "somatische zorg") \
    X(CL_ZORGDOMEIN, "GGZ", "geestelijke gezondheidszorg") \
    X(CL_ZORGDOMEIN, "VERSLAVING", "verslavingszorg") \
    X(CL_ZORGDOMEIN, "BEGELEIDING_WMO", "begeleiding (Wmo)") \
    X(CL_ZORGDOMEIN, "BESCHERMD_WONEN", "beschermd wonen") \
    X(CL_ZORGDOMEIN, "LANGDURIG_WLZ", "langdurige zorg (Wlz)") \
    X(CL_ZORGDOMEIN, "FORENSISCH", "forensische zorg") \
    X(CL_ZORGWET, "Wmo", "Wet maatschappelijke ondersteuning 2015") \
    X(CL_ZORGWET, "Wlz", "Wet langdurige zorg") \
    X(CL_ZORGWET, "Zvw", "Zorgverzekeringswet") \
    X(CL_ZORGWET, "Wfz", "Wet forensische zorg") \
    X(CL_INDICATIESTATUS, "AANGEVRAAGD", "aangevraagd") \
    X(CL_INDICATIESTATUS, "GELDIG", "geldig") \
    X(CL_INDICATIESTATUS, "VERLOPEN", "verlopen") \
    X(CL_INDICATIESTATUS, "AFGEWEZEN", "afgewezen") \
    X(CL_RELATIE, "PARTNER", "partner") \
    X(CL_RELATIE, "OUDER", "ouder") \
    X(CL_RELATIE, "KIND", "kind") \
    X(CL_RELATIE, "BROER_ZUS", "broer of zus") \
    X(CL_RELATIE, "VRIEND", "vriend") \
    X(CL_RELATIE, "VRIJWILLIGER", "vrijwilliger") \
    X(CL_RELATIE, "OVERIG", "overig") \
    X(CL_PLANSTATUS, "CONCEPT", "concept") \
    X(CL_PLANSTATUS, "VASTGESTELD", "vastgesteld") \
    X(CL_PLANSTATUS, "GEWIJZIGD", "gewijzigd") \
    X(CL_PLANSTATUS, "AFGESLOTEN", "afgesloten") \
    X(CL_ACTIVITEIT, "ARBEID", "arbeid") \
    X(CL_ACTIVITEIT, "ONDERWIJS", "onderwijs") \
    X(CL_ACTIVITEIT, "TRAINING", "training") \
    X(CL_ACTIVITEIT, "GEDRAGSINTERVENTIE_REINTEGRATIE", "gedragsinterventie gericht op re-integratie") \
    X(CL_ACTIVITEIT, "SCHULDENINVENTARISATIE", "inventarisatie van schulden") \
    X(CL_ACTIVITEIT, "VRIJWILLIGER_NETWERK", "vrijwilliger of netwerk") \
    X(CL_ACTIVITEIT, "VERLOF_REINTEGRATIE", "re-integratieverlof") \
    X(CL_ACTIEHOUDER, "PI", "penitentiaire inrichting") \
    X(CL_ACTIEHOUDER, "RECLASSERING", "reclassering") \
    X(CL_ACTIEHOUDER, "GEMEENTE", "gemeente") \
    X(CL_ACTIEHOUDER, "ZVH", "Zorg- en Veiligheidshuis") \
    X(CL_ACTIEHOUDER, "BETROKKENE", "betrokkene zelf") \
    X(CL_CASUSREGIE, "PI", "penitentiaire inrichting") \
    X(CL_CASUSREGIE, "RECLASSERING", "reclassering") \
    X(CL_CASUSREGIE, "GEMEENTE", "gemeente") \
    X(CL_CASUSREGIE, "ZVH", "Zorg- en Veiligheidshuis") \
    X(CL_GESPREKSVORM, "FYSIEK", "fysiek") \
    X(CL_GESPREKSVORM, "VIDEO", "video") \
    X(CL_GESPREKSVORM, "TELEFOON", "telefoon") \
    X(CL_PROGRAMMA, "BASIS", "basisprogramma") \
    X(CL_PROGRAMMA, "PLUS", "plusprogramma") \
    X(CL_RECL_BETROKKEN, "ADVIES", "advies") \
    X(CL_RECL_BETROKKEN, "TOEZICHT", "toezicht") \
    X(CL_RECL_BETROKKEN, "BEIDE", "advies en toezicht") \
    X(CL_RECL_BETROKKEN, "NEE", "nee") \
    X(CL_VOORWAARDE_GEM, "BEGELEID_WONEN", "begeleid wonen") \
    X(CL_VOORWAARDE_GEM, "BEHANDELVERPLICHTING_BESTAAT", "er is een behandelverplichting") \
    X(CL_VOORWAARDE_GEM, "DAGBESTEDING", "dagbesteding") \
    X(CL_VOORWAARDE_GEM, "SCHULDHULP", "schuldhulp") \
    X(CL_VOORWAARDE_GEM, "MELDPLICHT_BESTAAT", "er is een meldplicht") \
    X(CL_VOORWAARDE_GEM, "GEBIEDSBEPERKING_WONEN", "gebiedsbeperking bij wonen") \
    X(CL_VOORWAARDE_GEM, "ELEKTRONISCH_TOEZICHT_ADRES", "adres voor elektronisch toezicht") \
    X(CL_VOORWAARDE, "MELDPLICHT", "meldplicht") \
    X(CL_VOORWAARDE, "BEHANDELVERPLICHTING", "behandelverplichting") \
    X(CL_VOORWAARDE, "BEGELEID_WONEN", "begeleid wonen") \
    X(CL_VOORWAARDE, "CONTACTVERBOD", "contactverbod") \
    X(CL_VOORWAARDE, "LOCATIEVERBOD", "locatieverbod") \
    X(CL_VOORWAARDE, "LOCATIEGEBOD", "locatiegebod") \
    X(CL_VOORWAARDE, "MIDDELENVERBOD", "middelenverbod") \
    X(CL_VOORWAARDE, "DAGBESTEDING", "dagbesteding") \
    X(CL_VOORWAARDE, "SCHULDHULP", "schuldhulp") \
    X(CL_VOORWAARDE, "GEDRAGSINTERVENTIE", "gedragsinterventie") \
    X(CL_VOORWAARDE, "OVERIG", "overig") \
    X(CL_TRAJECT, "TOEZICHT_EERDER", "eerder toezicht") \
    X(CL_TRAJECT, "AMBULANTE_BEHANDELING", "ambulante behandeling") \
    X(CL_TRAJECT, "BEGELEID_WONEN", "begeleid wonen") \
    X(CL_TRAJECT, "WERKTRAJECT", "werktraject") \
    X(CL_TRAJECT, "SCHULDHULP", "schuldhulp") \
    X(CL_RISICO_INSTRUMENT, "RISC", "RISC") \
    X(CL_RISICO_INSTRUMENT, "OXREC", "OxRec") \
    X(CL_RISICO_INSTRUMENT, "OVERIG", "overig") \
    X(CL_RISICO_KLASSE, "LAAG", "laag") \
    X(CL_RISICO_KLASSE, "GEMIDDELD", "gemiddeld") \
    X(CL_RISICO_KLASSE, "HOOG", "hoog") \
    X(CL_RISICO_KLASSE, "ONBEKEND", "onbekend") \
    X(CL_GEMDOMEIN, "BURGERZAKEN", "burgerzaken") \
    X(CL_GEMDOMEIN, "PARTICIPATIEWET", "Participatiewet") \
    X(CL_GEMDOMEIN, "SCHULDHULP", "schuldhulp") \
    X(CL_GEMDOMEIN, "WMO", "Wmo") \
    X(CL_GEMDOMEIN, "SOCIAAL_TEAM", "sociaal team") \
    X(CL_GEMDOMEIN, "OPVANG", "opvang") \
    X(CL_VOORZIENING, "UITKERING", "uitkering") \
    X(CL_VOORZIENING, "BUDGETBEHEER", "budgetbeheer") \
    X(CL_VOORZIENING, "BEGELEIDING", "begeleiding") \
    X(CL_VOORZIENING, "DAGBESTEDING", "dagbesteding") \
    X(CL_VOORZIENING, "OPVANG", "opvang") \
    X(CL_VOORZIENING, "BESCHERMD_WONEN", "beschermd wonen") \
    X(CL_VOORZIENING, "WERKTRAJECT", "werktraject") \
    X(CL_INSCHRIJVING, "J", "ja, ingeschreven in deze gemeente") \
    X(CL_INSCHRIJVING, "N", "nee") \
    X(CL_INSCHRIJVING, "ANDERE_GEMEENTE", "ingeschreven in een andere gemeente") \
    X(CL_INTAKE, "GEEN_NAZORG_GEWENST", "geen nazorg gewenst") \
    X(CL_INTAKE, "LICHT", "lichte ondersteuning") \
    X(CL_INTAKE, "SOCIAAL_TEAM", "sociaal team") \
    X(CL_INTAKE, "SPECIALIST", "specialist") \
    X(CL_INTAKE, "AL_BEKEND", "al bekend") \
    X(CL_GEMREGIE, "GEMEENTE", "gemeente") \
    X(CL_GEMREGIE, "ZVH", "Zorg- en Veiligheidshuis") \
    X(CL_GEMREGIE, "SOCIAAL_TEAM", "sociaal team") \
    X(CL_GEMREGIE, "GEEN", "geen") \
    X(CL_AFSLUITREDEN, "DOEL_BEREIKT", "doel bereikt") \
    X(CL_AFSLUITREDEN, "TERMIJN", "termijn verstreken") \
    X(CL_AFSLUITREDEN, "VERHUISD", "verhuisd") \
    X(CL_AFSLUITREDEN, "GEEN_MEDEWERKING", "geen medewerking") \
    X(CL_AFSLUITREDEN, "NIEUWE_DETENTIE", "nieuwe detentie") \
    X(CL_AFSLUITREDEN, "OVERLEDEN", "overleden") \
    X(CL_RISICOSOORT, "GEWELD", "geweldsmisdrijf") \
    X(CL_RISICOSOORT, "ZEDEN", "zedenmisdrijf") \
    X(CL_VERTROUWELIJKHEID, "openbaar", "openbaar") \
    X(CL_VERTROUWELIJKHEID, "beperkt_openbaar", "beperkt openbaar") \
    X(CL_VERTROUWELIJKHEID, "intern", "intern") \
    X(CL_VERTROUWELIJKHEID, "zaakvertrouwelijk", "zaakvertrouwelijk") \
    X(CL_VERTROUWELIJKHEID, "vertrouwelijk", "vertrouwelijk") \
    X(CL_VERTROUWELIJKHEID, "confidentieel", "confidentieel") \
    X(CL_VERTROUWELIJKHEID, "geheim", "geheim") \
    X(CL_VERTROUWELIJKHEID, "zeer_geheim", "zeer geheim") \
    X(CL_ROL, "PI", "penitentiaire inrichting") \
    X(CL_ROL, "JUSTID", "Justitiële Informatiedienst") \
    X(CL_ROL, "DJI", "Dienst Justitiële Inrichtingen") \
    X(CL_ROL, "RE", "reclassering") \
    X(CL_ROL, "GN", "gemeente, nazorg (college, of ZVH voor het college)") \
    X(CL_ROL, "GB", "gemeente, burgerzaken") \
    X(CL_ROL, "GW", "gemeente, werk en inkomen") \
    X(CL_ROL, "GS", "gemeente, schuldhulp") \
    X(CL_ROL, "GM", "gemeente, Wmo, zorg en huisvesting") \
    X(CL_ROL, "BU", "burgemeester of gemandateerde") \
    X(CL_ROL, "CO", "college als adviseur verlof en PP") \
    X(CL_ROL, "ZV", "Zorg- en Veiligheidshuis onder de WGS") \
    X(CL_ROL, "OM", "Openbaar Ministerie") \
    X(CL_ROL, "POL", "politie") \
    X(CL_DOEL, "DETENTIEMELDING", "melding van detentie") \
    X(CL_DOEL, "DR_PLAN", "detentie- en re-integratieplan") \
    X(CL_DOEL, "UITVOERING_BV", "uitvoering van een basisvoorwaarde") \
    X(CL_DOEL, "RISICO_18B", "risico op ernstig misdrijf (Pbw 18b)") \
    X(CL_DOEL, "BIJ", "bestuurlijke informatie justitiabelen") \
    X(CL_DOEL, "DOELGROEP_51C", "doelgroepenbeleid burgemeester") \
    X(CL_DOEL, "VERLOF_PP_ADVIES", "advies over verlof of penitentiair programma") \
    X(CL_DOEL, "TOEZICHT", "toezicht door de reclassering") \
    X(CL_DOEL, "NAZORG", "nazorg na detentie") \
    X(CL_DOEL, "PGA_WGS", "persoonsgerichte aanpak onder de WGS") \
    X(CL_DOEL, "INZAGE", "inzage door betrokkene") \
    X(CL_BERICHTTYPE, "M01", "MeldingAanvangDetentie") \
    X(CL_BERICHTTYPE, "M02", "MeldingWijzigingDetentie") \
    X(CL_BERICHTTYPE, "M03", "MeldingEindeDetentie") \
    X(CL_BERICHTTYPE, "M04", "BinnenkomstBerichtReclassering") \
    X(CL_BERICHTTYPE, "M05", "OntslagBerichtReclassering") \
    X(CL_BERICHTTYPE, "M06", "VerzoekScreeningInfo") \
    X(CL_BERICHTTYPE, "M07", "AntwoordScreeningGemeente") \
    X(CL_BERICHTTYPE, "M08", "AntwoordScreeningReclassering") \
    X(CL_BERICHTTYPE, "M09", "Informatieblad") \
    X(CL_BERICHTTYPE, "M10", "DeelbaarDRPlan") \
    X(CL_BERICHTTYPE, "M11", "DeelbaarDRPlanReclassering") \
    X(CL_BERICHTTYPE, "M12", "DRAdvies") \
    X(CL_BERICHTTYPE, "M13", "UitnodigingTrajectgesprek") \
    X(CL_BERICHTTYPE, "M14", "ActieAfspraak") \
    X(CL_BERICHTTYPE, "M15", "OpdrachtIDbewijs") \
    X(CL_BERICHTTYPE, "M16", "OpdrachtInkomen") \
    X(CL_BERICHTTYPE, "M17", "OpdrachtSchuldhulp") \
    X(CL_BERICHTTYPE, "M18", "OpdrachtZorgHuisvesting") \
    X(CL_BERICHTTYPE, "M19", "OverdrachtEindeDetentie") \
    X(CL_BERICHTTYPE, "M20", "OverdrachtToezicht") \
    X(CL_BERICHTTYPE, "M21", "StartToezichtBericht") \
    X(CL_BERICHTTYPE, "M22", "AfsluitingToezicht") \
    X(CL_BERICHTTYPE, "M23", "RisicoMelding18bBurgemeester") \
    X(CL_BERICHTTYPE, "M24", "RisicoMelding18bReclassering") \
    X(CL_BERICHTTYPE, "M25", "BIJMelding") \
    X(CL_BERICHTTYPE, "M26", "DoelgroepVerstrekking") \
    X(CL_BERICHTTYPE, "M27", "AdviesverzoekVerlofPPCollege") \
    X(CL_BERICHTTYPE, "M28", "AdviesverzoekVerlofPPReclassering") \
    X(CL_BERICHTTYPE, "M29", "InformatieVerzoek") \
    X(CL_BERICHTTYPE, "M30", "Weigering") \
    X(CL_BERICHTTYPE, "M31", "Rectificatie") \
    X(CL_BERICHTTYPE, "M32", "Contactwissel") \
    X(CL_BERICHTTYPE, "M33", "NietOnzeInwoner") \
    X(CL_BERICHTTYPE, "M34", "NazorgAfsluiting") \
    X(CL_BERICHTTYPE, "M35", "ZVHAanmeldingPGA") \
    X(CL_WEIGER, "GEEN_GRONDSLAG", "geen wettelijke grondslag voor deze ontvanger en dit doel") \
    X(CL_WEIGER, "DOEL_ONVERENIGBAAR", "het doel hoort niet bij dit bericht") \
    X(CL_WEIGER, "ROL_NIET_BEVOEGD", "de rol mag dit bericht niet zenden of ontvangen") \
    X(CL_WEIGER, "NIET_NODIG", "niet nodig: geen hulpvraag of actie op deze basisvoorwaarde") \
    X(CL_WEIGER, "NOODZAAK_ONTBREEKT", "de noodzaak is niet gemotiveerd") \
    X(CL_WEIGER, "VERKEERDE_FASE", "nog niet aan de orde in deze fase") \
    X(CL_WEIGER, "GEEN_TITEL", "er blijft geen justitiële titel na detentie") \
    X(CL_WEIGER, "VERKEERDE_GEMEENTE", "deze gemeente heeft de inschrijving niet bevestigd") \
    X(CL_WEIGER, "GEEN_MANDAAT", "besluit, bevestiging of mandaat ontbreekt") \
    X(CL_WEIGER, "BEROEPSGEHEIM", "valt onder beroepsgeheim of een eigen route") \
    X(CL_WEIGER, "NIET_BESCHIKBAAR", "niet beschikbaar") \
    X(CL_WEIGER, "KWALITEIT_ONVOLDOENDE", "verplichte gegevens ontbreken of kloppen niet") \
    X(CL_WEIGER, "GLP_NIET_AKKOORD", "de afspraak over deze stroom is niet akkoord") \
    X(CL_WEIGER, "ALLEEN_DEEL", "alleen het deel waarop de ontvanger handelt") \
    X(CL_WEIGER, "DERDE_NIET_GEINFORMEERD", "de derde weet niet dat zijn gegevens gedeeld worden") \
    X(CL_WEIGER, "BSN_NIET_GEVERIFIEERD", "het BSN is niet aan deze persoon geverifieerd") \
    X(CL_GRONDSLAG, "PBW_18A", "Penitentiaire beginselenwet art. 18a; Pm 20b/20d") \
    X(CL_GRONDSLAG, "PBW_18B", "Penitentiaire beginselenwet art. 18b") \
    X(CL_GRONDSLAG, "WJSG_51C_A", "Wjsg art. 51c lid 2 onder a") \
    X(CL_GRONDSLAG, "WJSG_51C_B", "Wjsg art. 51c lid 2 onder b") \
    X(CL_GRONDSLAG, "WJSG_51C_C", "Wjsg art. 51c lid 2 onder c") \
    X(CL_GRONDSLAG, "WJSG_51C_D", "Wjsg art. 51c lid 2 onder d") \
    X(CL_GRONDSLAG, "WJSG_51C_E", "Wjsg art. 51c lid 2 onder e") \
    X(CL_GRONDSLAG, "BJSG_11A", "Besluit justitiële gegevens art. 11a") \
    X(CL_GRONDSLAG, "RECLREG_11_1", "Reclasseringsregeling 1995 art. 11 lid 1") \
    X(CL_GRONDSLAG, "RECLREG_11_2", "Reclasseringsregeling 1995 art. 11 lid 2") \
    X(CL_GRONDSLAG, "RECLREG_8_1", "Reclasseringsregeling 1995 art. 8 lid 1") \
    X(CL_GRONDSLAG, "PM_40_2", "Penitentiaire maatregel art. 40 lid 2") \
    X(CL_GRONDSLAG, "RTVI_3", "Regeling tijdelijk verlaten van de inrichting art. 3") \
    X(CL_GRONDSLAG, "AVG_6_1_C", "AVG art. 6 lid 1 onder c, met de sectorwet") \
    X(CL_GRONDSLAG, "AVG_6_1_E", "AVG art. 6 lid 1 onder e, met de sectorwet") \
    X(CL_GRONDSLAG, "WGS2024", "Wet gegevensverwerking door samenwerkingsverbanden") \
    X(CL_GRONDSLAG, "WGS_SCHULD", "Wet gemeentelijke schuldhulpverlening art. 8") \
    X(CL_BRP36, "van", "voorvoegsel") \
    X(CL_BRP36, "van de", "voorvoegsel") \
    X(CL_BRP36, "van den", "voorvoegsel") \
    X(CL_BRP36, "van der", "voorvoegsel") \
    X(CL_BRP36, "van 't", "voorvoegsel") \
    X(CL_BRP36, "van het", "voorvoegsel") \
    X(CL_BRP36, "van 's", "voorvoegsel") \
    X(CL_BRP36, "van ter", "voorvoegsel") \
    X(CL_BRP36, "van ten", "voorvoegsel") \
    X(CL_BRP36, "van la", "voorvoegsel") \
    X(CL_BRP36, "van le", "voorvoegsel") \
    X(CL_BRP36, "de", "voorvoegsel") \
    X(CL_BRP36, "de la", "voorvoegsel") \
    X(CL_BRP36, "de las", "voorvoegsel") \
    X(CL_BRP36, "de los", "voorvoegsel") \
    X(CL_BRP36, "de le", "voorvoegsel") \
    X(CL_BRP36, "de l'", "voorvoegsel") \
    X(CL_BRP36, "de 't", "voorvoegsel") \
    X(CL_BRP36, "de van der", "voorvoegsel") \
    X(CL_BRP36, "den", "voorvoegsel") \
    X(CL_BRP36, "der", "voorvoegsel") \
    X(CL_BRP36, "des", "voorvoegsel") \
    X(CL_BRP36, "'t", "voorvoegsel") \
    X(CL_BRP36, "'s", "voorvoegsel") \
    X(CL_BRP36, "het", "voorvoegsel") \
    X(CL_BRP36, "ter", "voorvoegsel") \
    X(CL_BRP36, "ten", "voorvoegsel") \
    X(CL_BRP36, "te", "voorvoegsel") \
    X(CL_BRP36, "in", "voorvoegsel") \
    X(CL_BRP36, "in 't", "voorvoegsel") \
    X(CL_BRP36, "in de", "voorvoegsel") \
    X(CL_BRP36, "in den", "voorvoegsel") \
    X(CL_BRP36, "in het", "voorvoegsel") \
    X(CL_BRP36, "op", "voorvoegsel") \
    X(CL_BRP36, "op de", "voorvoegsel") \
    X(CL_BRP36, "op den", "voorvoegsel") \
    X(CL_BRP36, "op 't", "voorvoegsel") \
    X(CL_BRP36, "op ten", "voorvoegsel") \
    X(CL_BRP36, "op der", "voorvoegsel") \
    X(CL_BRP36, "aan", "voorvoegsel") \
    X(CL_BRP36, "aan de", "voorvoegsel") \
    X(CL_BRP36, "aan den", "voorvoegsel") \
    X(CL_BRP36, "aan het", "voorvoegsel") \
    X(CL_BRP36, "aan 't", "voorvoegsel") \
    X(CL_BRP36, "bij", "voorvoegsel") \
    X(CL_BRP36, "bij de", "voorvoegsel") \
    X(CL_BRP36, "bij den", "voorvoegsel") \
    X(CL_BRP36, "bij het", "voorvoegsel") \
    X(CL_BRP36, "bij 't", "voorvoegsel") \
    X(CL_BRP36, "onder", "voorvoegsel") \
    X(CL_BRP36, "onder de", "voorvoegsel") \
    X(CL_BRP36, "onder den", "voorvoegsel") \
    X(CL_BRP36, "onder 't", "voorvoegsel") \
    X(CL_BRP36, "over", "voorvoegsel") \
    X(CL_BRP36, "over de", "voorvoegsel") \
    X(CL_BRP36, "over den", "voorvoegsel") \
    X(CL_BRP36, "over 't", "voorvoegsel") \
    X(CL_BRP36, "uit", "voorvoegsel") \
    X(CL_BRP36, "uit de", "voorvoegsel") \
    X(CL_BRP36, "uit den", "voorvoegsel") \
    X(CL_BRP36, "uit het", "voorvoegsel") \
    X(CL_BRP36, "uit 't", "voorvoegsel") \
    X(CL_BRP36, "uit ten", "voorvoegsel") \
    X(CL_BRP36, "uijt den", "voorvoegsel") \
    X(CL_BRP36, "voor", "voorvoegsel") \
    X(CL_BRP36, "voor de", "voorvoegsel") \
    X(CL_BRP36, "voor den", "voorvoegsel") \
    X(CL_BRP36, "voor 't", "voorvoegsel") \
    X(CL_BRP36, "tot", "voorvoegsel") \
    X(CL_BRP36, "to", "voorvoegsel") \
    X(CL_BRP36, "thor", "voorvoegsel") \
    X(CL_BRP36, "thoe", "voorvoegsel") \
    X(CL_BRP36, "vander", "voorvoegsel") \
    X(CL_BRP36, "vom", "voorvoegsel") \
    X(CL_BRP36, "von", "voorvoegsel") \
    X(CL_BRP36, "von der", "voorvoegsel") \
    X(CL_BRP36, "von den", "voorvoegsel") \
    X(CL_BRP36, "von dem", "voorvoegsel") \
    X(CL_BRP36, "zu", "voorvoegsel") \
    X(CL_BRP36, "zum", "voorvoegsel") \
    X(CL_BRP36, "zur", "voorvoegsel") \
    X(CL_BRP36, "la", "voorvoegsel") \
    X(CL_BRP36, "le", "voorvoegsel") \
    X(CL_BRP36, "les", "voorvoegsel") \
    X(CL_BRP36, "l'", "voorvoegsel") \
    X(CL_BRP36, "lo", "voorvoegsel") \
    X(CL_BRP36, "los", "voorvoegsel") \
    X(CL_BRP36, "las", "voorvoegsel") \
    X(CL_BRP36, "el", "voorvoegsel") \
    X(CL_BRP36, "al", "voorvoegsel") \
    X(CL_BRP36, "du", "voorvoegsel") \
    X(CL_BRP36, "dos", "voorvoegsel") \
    X(CL_BRP36, "do", "voorvoegsel") \
    X(CL_BRP36, "da", "voorvoegsel") \
    X(CL_BRP36, "das", "voorvoegsel") \
    X(CL_BRP36, "dal", "voorvoegsel") \
    X(CL_BRP36, "dalla", "voorvoegsel") \
    X(CL_BRP36, "del", "voorvoegsel") \
    X(CL_BRP36, "della", "voorvoegsel") \
    X(CL_BRP36, "delle", "voorvoegsel") \
    X(CL_BRP36, "di", "voorvoegsel") \
    X(CL_BRP36, "d'", "voorvoegsel") \
    X(CL_BRP36, "ben", "voorvoegsel") \
    X(CL_BRP36, "bin", "voorvoegsel") \
    X(CL_BRP36, "ibn", "voorvoegsel") \
    X(CL_BRP36, "mac", "voorvoegsel") \
    X(CL_BRP36, "af", "voorvoegsel") \
    X(CL_BRP36, "auf", "voorvoegsel") \
    X(CL_BRP36, "auf der", "voorvoegsel") \
    X(CL_BRP36, "am", "voorvoegsel") \
    X(CL_BRP36, "im", "voorvoegsel") \
    X(CL_BRP36, "im 't", "voorvoegsel") \
    X(CL_GEMEENTE, "0014", "Groningen") \
    X(CL_GEMEENTE, "0034", "Almere") \
    X(CL_GEMEENTE, "0037", "Stadskanaal") \
    X(CL_GEMEENTE, "0047", "Veendam") \
    X(CL_GEMEENTE, "0050", "Zeewolde") \
    X(CL_GEMEENTE, "0059", "Achtkarspelen") \
    X(CL_GEMEENTE, "0060", "Ameland") \
    X(CL_GEMEENTE, "0072", "Harlingen") \
    X(CL_GEMEENTE, "0074", "Heerenveen") \
    X(CL_GEMEENTE, "0080", "Leeuwarden") \
    X(CL_GEMEENTE, "0085", "Ooststellingwerf") \
    X(CL_GEMEENTE, "0086", "Opsterland") \
    X(CL_GEMEENTE, "0088", "Schiermonnikoog") \
    X(CL_GEMEENTE, "0090", "Smallingerland") \
    X(CL_GEMEENTE, "0093", "Terschelling") \
    X(CL_GEMEENTE, "0096", "Vlieland") \
    X(CL_GEMEENTE, "0098", "Weststellingwerf") \
    X(CL_GEMEENTE, "0106", "Assen") \
    X(CL_GEMEENTE, "0109", "Coevorden") \
    X(CL_GEMEENTE, "0114", "Emmen") \
    X(CL_GEMEENTE, "0118", "Hoogeveen") \
    X(CL_GEMEENTE, "0119", "Meppel") \
    X(CL_GEMEENTE, "0141", "Almelo") \
    X(CL_GEMEENTE, "0147", "Borne") \
    X(CL_GEMEENTE, "0148", "Dalfsen") \
    X(CL_GEMEENTE, "0150", "Deventer") \
    X(CL_GEMEENTE, "0153", "Enschede") \
    X(CL_GEMEENTE, "0158", "Haaksbergen") \
    X(CL_GEMEENTE, "0160", "Hardenberg") \
    X(CL_GEMEENTE, "0163", "Hellendoorn") \
    X(CL_GEMEENTE, "0164", "Hengelo (O.)") \
    X(CL_GEMEENTE, "0166", "Kampen") \
    X(CL_GEMEENTE, "0168", "Losser") \
    X(CL_GEMEENTE, "0171", "Noordoostpolder") \
    X(CL_GEMEENTE, "0173", "Oldenzaal") \
    X(CL_GEMEENTE, "0175", "Ommen") \
    X(CL_GEMEENTE, "0177", "Raalte") \
    X(CL_GEMEENTE, "0180", "Staphorst") \
    X(CL_GEMEENTE, "0183", "Tubbergen") \
    X(CL_GEMEENTE, "0184", "Urk") \
    X(CL_GEMEENTE, "0189", "Wierden") \
    X(CL_GEMEENTE, "0193", "Zwolle") \
    X(CL_GEMEENTE, "0197", "Aalten") \
    X(CL_GEMEENTE, "0200", "Apeldoorn") \
    X(CL_GEMEENTE, "0202", "Arnhem") \
    X(CL_GEMEENTE, "0203", "Barneveld") \
    X(CL_GEMEENTE, "0209", "Beuningen") \
    X(CL_GEMEENTE, "0213", "Brummen") \
    X(CL_GEMEENTE, "0214", "Buren") \
    X(CL_GEMEENTE, "0216", "Culemborg") \
    X(CL_GEMEENTE, "0221", "Doesburg") \
    X(CL_GEMEENTE, "0222", "Doetinchem") \
    X(CL_GEMEENTE, "0225", "Druten") \
    X(CL_GEMEENTE, "0226", "Duiven") \
    X(CL_GEMEENTE, "0228", "Ede") \
    X(CL_GEMEENTE, "0230", "Elburg") \
    X(CL_GEMEENTE, "0232", "Epe") \
    X(CL_GEMEENTE, "0233", "Ermelo") \
    X(CL_GEMEENTE, "0243", "Harderwijk") \
    X(CL_GEMEENTE, "0244", "Hattem") \
    X(CL_GEMEENTE, "0246", "Heerde") \
    X(CL_GEMEENTE, "0252", "Heumen") \
    X(CL_GEMEENTE, "0262", "Lochem") \
    X(CL_GEMEENTE, "0263", "Maasdriel") \
    X(CL_GEMEENTE, "0267", "Nijkerk") \
    X(CL_GEMEENTE, "0268", "Nijmegen") \
    X(CL_GEMEENTE, "0269", "Oldebroek") \
    X(CL_GEMEENTE, "0273", "Putten") \
    X(CL_GEMEENTE, "0274", "Renkum") \
    X(CL_GEMEENTE, "0275", "Rheden") \
    X(CL_GEMEENTE, "0277", "Rozendaal") \
    X(CL_GEMEENTE, "0279", "Scherpenzeel") \
    X(CL_GEMEENTE, "0281", "Tiel") \
    X(CL_GEMEENTE, "0285", "Voorst") \
    X(CL_GEMEENTE, "0289", "Wageningen") \
    X(CL_GEMEENTE, "0293", "Westervoort") \
    X(CL_GEMEENTE, "0294", "Winterswijk") \
    X(CL_GEMEENTE, "0296", "Wijchen") \
    X(CL_GEMEENTE, "0297", "Zaltbommel") \
    X(CL_GEMEENTE, "0299", "Zevenaar") \
    X(CL_GEMEENTE, "0301", "Zutphen") \
    X(CL_GEMEENTE, "0302", "Nunspeet") \
    X(CL_GEMEENTE, "0303", "Dronten") \
    X(CL_GEMEENTE, "0307", "Amersfoort") \
    X(CL_GEMEENTE, "0308", "Baarn") \
    X(CL_GEMEENTE, "0310", "De Bilt") \
    X(CL_GEMEENTE, "0312", "Bunnik") \
    X(CL_GEMEENTE, "0313", "Bunschoten") \
    X(CL_GEMEENTE, "0317", "Eemnes") \
    X(CL_GEMEENTE, "0321", "Houten") \
    X(CL_GEMEENTE, "0327", "Leusden") \
    X(CL_GEMEENTE, "0331", "Lopik") \
    X(CL_GEMEENTE, "0335", "Montfoort") \
    X(CL_GEMEENTE, "0339", "Renswoude") \
    X(CL_GEMEENTE, "0340", "Rhenen") \
    X(CL_GEMEENTE, "0342", "Soest") \
    X(CL_GEMEENTE, "0344", "Utrecht") \
    X(CL_GEMEENTE, "0345", "Veenendaal") \
    X(CL_GEMEENTE, "0351", "Woudenberg") \
    X(CL_GEMEENTE, "0352", "Wijk bij Duurstede") \
    X(CL_GEMEENTE, "0353", "IJsselstein") \
    X(CL_GEMEENTE, "0355", "Zeist") \
    X(CL_GEMEENTE, "0356", "Nieuwegein") \
    X(CL_GEMEENTE, "0358", "Aalsmeer") \
    X(CL_GEMEENTE, "0361", "Alkmaar") \
    X(CL_GEMEENTE, "0362", "Amstelveen") \
    X(CL_GEMEENTE, "0363", "Amsterdam") \
    X(CL_GEMEENTE, "0373", "Bergen (NH.)") \
    X(CL_GEMEENTE, "0375", "Beverwijk") \
    X(CL_GEMEENTE, "0376", "Blaricum") \
    X(CL_GEMEENTE, "0377", "Bloemendaal") \
    X(CL_GEMEENTE, "0383", "Castricum") \
    X(CL_GEMEENTE, "0384", "Diemen") \
    X(CL_GEMEENTE, "0385", "Edam-Volendam") \
    X(CL_GEMEENTE, "0388", "Enkhuizen") \
    X(CL_GEMEENTE, "0392", "Haarlem") \
    X(CL_GEMEENTE, "0394", "Haarlemmermeer") \
    X(CL_GEMEENTE, "0396", "Heemskerk") \
    X(CL_GEMEENTE, "0397", "Heemstede") \
    X(CL_GEMEENTE, "0399", "Heiloo") \
    X(CL_GEMEENTE, "0400", "Den Helder") \
    X(CL_GEMEENTE, "0402", "Hilversum") \
    X(CL_GEMEENTE, "0405", "Hoorn") \
    X(CL_GEMEENTE, "0406", "Huizen") \
    X(CL_GEMEENTE, "0415", "Landsmeer") \
    X(CL_GEMEENTE, "0417", "Laren (NH.)") \
    X(CL_GEMEENTE, "0420", "Medemblik") \
    X(CL_GEMEENTE, "0431", "Oostzaan") \
    X(CL_GEMEENTE, "0432", "Opmeer") \
    X(CL_GEMEENTE, "0437", "Ouder-Amstel") \
    X(CL_GEMEENTE, "0439", "Purmerend") \
    X(CL_GEMEENTE, "0441", "Schagen") \
    X(CL_GEMEENTE, "0448", "Texel") \
    X(CL_GEMEENTE, "0450", "Uitgeest") \
    X(CL_GEMEENTE, "0451", "Uithoorn") \
    X(CL_GEMEENTE, "0453", "Velsen") \
    X(CL_GEMEENTE, "0473", "Zandvoort") \
    X(CL_GEMEENTE, "0479", "Zaanstad") \
    X(CL_GEMEENTE, "0482", "Alblasserdam") \
    X(CL_GEMEENTE, "0484", "Alphen aan den Rijn") \
    X(CL_GEMEENTE, "0489", "Barendrecht") \
    X(CL_GEMEENTE, "0498", "Drechterland") \
    X(CL_GEMEENTE, "0502", "Capelle aan den IJssel") \
    X(CL_GEMEENTE, "0503", "Delft") \
    X(CL_GEMEENTE, "0505", "Dordrecht") \
    X(CL_GEMEENTE, "0512", "Gorinchem") \
    X(CL_GEMEENTE, "0513", "Gouda") \
    X(CL_GEMEENTE, "0518", "'s-Gravenhage") \
    X(CL_GEMEENTE, "0523", "Hardinxveld-Giessendam") \
    X(CL_GEMEENTE, "0531", "Hendrik-Ido-Ambacht") \
    X(CL_GEMEENTE, "0532", "Stede Broec") \
    X(CL_GEMEENTE, "0534", "Hillegom") \
    X(CL_GEMEENTE, "0537", "Katwijk") \
    X(CL_GEMEENTE, "0542", "Krimpen aan den IJssel") \
    X(CL_GEMEENTE, "0546", "Leiden") \
    X(CL_GEMEENTE, "0547", "Leiderdorp") \
    X(CL_GEMEENTE, "0553", "Lisse") \
    X(CL_GEMEENTE, "0556", "Maassluis") \
    X(CL_GEMEENTE, "0569", "Nieuwkoop") \
    X(CL_GEMEENTE, "0575", "Noordwijk") \
    X(CL_GEMEENTE, "0579", "Oegstgeest") \
    X(CL_GEMEENTE, "0589", "Oudewater") \
    X(CL_GEMEENTE, "0590", "Papendrecht") \
    X(CL_GEMEENTE, "0597", "Ridderkerk") \
    X(CL_GEMEENTE, "0599", "Rotterdam") \
    X(CL_GEMEENTE, "0603", "Rijswijk (ZH.)") \
    X(CL_GEMEENTE, "0606", "Schiedam") \
    X(CL_GEMEENTE, "0610", "Sliedrecht") \
    X(CL_GEMEENTE, "0613", "Albrandswaard") \
    X(CL_GEMEENTE, "0622", "Vlaardingen") \
    X(CL_GEMEENTE, "0626", "Voorschoten") \
    X(CL_GEMEENTE, "0627", "Waddinxveen") \
    X(CL_GEMEENTE, "0629", "Wassenaar") \
    X(CL_GEMEENTE, "0632", "Woerden") \
    X(CL_GEMEENTE, "0637", "Zoetermeer") \
    X(CL_GEMEENTE, "0638", "Zoeterwoude") \
    X(CL_GEMEENTE, "0642", "Zwijndrecht") \
    X(CL_GEMEENTE, "0654", "Borsele") \
    X(CL_GEMEENTE, "0664", "Goes") \
    X(CL_GEMEENTE, "0668", "West Maas en Waal") \
    X(CL_GEMEENTE, "0677", "Hulst") \
    X(CL_GEMEENTE, "0678", "Kapelle") \
    X(CL_GEMEENTE, "0687", "Middelburg (Z.)") \
    X(CL_GEMEENTE, "0703", "Reimerswaal") \
    X(CL_GEMEENTE, "0715", "Terneuzen") \
    X(CL_GEMEENTE, "0716", "Tholen") \
    X(CL_GEMEENTE, "0717", "Veere") \
    X(CL_GEMEENTE, "0718", "Vlissingen") \
    X(CL_GEMEENTE, "0736", "De Ronde Venen") \
    X(CL_GEMEENTE, "0737", "Tytsjerksteradiel") \
    X(CL_GEMEENTE, "0743", "Asten") \
    X(CL_GEMEENTE, "0744", "Baarle-Nassau") \
    X(CL_GEMEENTE, "0748", "Bergen op Zoom") \
    X(CL_GEMEENTE, "0753", "Best") \
    X(CL_GEMEENTE, "0755", "Boekel") \
    X(CL_GEMEENTE, "0757", "Boxtel") \
    X(CL_GEMEENTE, "0758", "Breda") \
    X(CL_GEMEENTE, "0762", "Deurne") \
    X(CL_GEMEENTE, "0765", "Pekela") \
    X(CL_GEMEENTE, "0766", "Dongen") \
    X(CL_GEMEENTE, "0770", "Eersel") \
    X(CL_GEMEENTE, "0772", "Eindhoven") \
    X(CL_GEMEENTE, "0777", "Etten-Leur") \
    X(CL_GEMEENTE, "0779", "Geertruidenberg") \
    X(CL_GEMEENTE, "0784", "Gilze en Rijen") \
    X(CL_GEMEENTE, "0785", "Goirle") \
    X(CL_GEMEENTE, "0794", "Helmond") \
    X(CL_GEMEENTE, "0796", "'s-Hertogenbosch") \
    X(CL_GEMEENTE, "0797", "Heusden") \
    X(CL_GEMEENTE, "0798", "Hilvarenbeek") \
    X(CL_GEMEENTE, "0809", "Loon op Zand") \
    X(CL_GEMEENTE, "0820", "Nuenen, Gerwen en Nederwetten") \
    X(CL_GEMEENTE, "0823", "Oirschot") \
    X(CL_GEMEENTE, "0824", "Oisterwijk") \
    X(CL_GEMEENTE, "0826", "Oosterhout") \
    X(CL_GEMEENTE, "0828", "Oss") \
    X(CL_GEMEENTE, "0840", "Rucphen") \
    X(CL_GEMEENTE, "0845", "Sint-Michielsgestel") \
    X(CL_GEMEENTE, "0847", "Someren") \
    X(CL_GEMEENTE, "0848", "Son en Breugel") \
    X(CL_GEMEENTE, "0851", "Steenbergen") \
    X(CL_GEMEENTE, "0852", "Waterland") \
    X(CL_GEMEENTE, "0855", "Tilburg") \
    X(CL_GEMEENTE, "0858", "Valkenswaard") \
    X(CL_GEMEENTE, "0861", "Veldhoven") \
    X(CL_GEMEENTE, "0865", "Vught") \
    X(CL_GEMEENTE, "0866", "Waalre") \
    X(CL_GEMEENTE, "0867", "Waalwijk") \
    X(CL_GEMEENTE, "0873", "Woensdrecht") \
    X(CL_GEMEENTE, "0879", "Zundert") \
    X(CL_GEMEENTE, "0880", "Wormerland") \
    X(CL_GEMEENTE, "0882", "Landgraaf") \
    X(CL_GEMEENTE, "0888", "Beek (L.)") \
    X(CL_GEMEENTE, "0889", "Beesel") \
    X(CL_GEMEENTE, "0893", "Bergen (L.)") \
    X(CL_GEMEENTE, "0899", "Brunssum") \
    X(CL_GEMEENTE, "0907", "Gennep") \
    X(CL_GEMEENTE, "0917", "Heerlen") \
    X(CL_GEMEENTE, "0928", "Kerkrade") \
    X(CL_GEMEENTE, "0935", "Maastricht") \
    X(CL_GEMEENTE, "0938", "Meerssen") \
    X(CL_GEMEENTE, "0944", "Mook en Middelaar") \
    X(CL_GEMEENTE, "0946", "Nederweert") \
    X(CL_GEMEENTE, "0957", "Roermond") \
    X(CL_GEMEENTE, "0965", "Simpelveld") \
    X(CL_GEMEENTE, "0971", "Stein (L.)") \
    X(CL_GEMEENTE, "0981", "Vaals") \
    X(CL_GEMEENTE, "0983", "Venlo") \
    X(CL_GEMEENTE, "0984", "Venray") \
    X(CL_GEMEENTE, "0986", "Voerendaal") \
    X(CL_GEMEENTE, "0988", "Weert") \
    X(CL_GEMEENTE, "0994", "Valkenburg aan de Geul") \
    X(CL_GEMEENTE, "0995", "Lelystad") \
    X(CL_GEMEENTE, "1507", "Horst aan de Maas") \
    X(CL_GEMEENTE, "1509", "Oude IJsselstreek") \
    X(CL_GEMEENTE, "1525", "Teylingen") \
    X(CL_GEMEENTE, "1581", "Utrechtse Heuvelrug") \
    X(CL_GEMEENTE, "1586", "Oost Gelre") \
    X(CL_GEMEENTE, "1598", "Koggenland") \
    X(CL_GEMEENTE, "1621", "Lansingerland") \
    X(CL_GEMEENTE, "1640", "Leudal") \
    X(CL_GEMEENTE, "1641", "Maasgouw") \
    X(CL_GEMEENTE, "1652", "Gemert-Bakel") \
    X(CL_GEMEENTE, "1655", "Halderberge") \
    X(CL_GEMEENTE, "1658", "Heeze-Leende") \
    X(CL_GEMEENTE, "1659", "Laarbeek") \
    X(CL_GEMEENTE, "1667", "Reusel-De Mierden") \
    X(CL_GEMEENTE, "1669", "Roerdalen") \
    X(CL_GEMEENTE, "1674", "Roosendaal") \
    X(CL_GEMEENTE, "1676", "Schouwen-Duiveland") \
    X(CL_GEMEENTE, "1680", "Aa en Hunze") \
    X(CL_GEMEENTE, "1681", "Borger-Odoorn") \
    X(CL_GEMEENTE, "1690", "De Wolden") \
    X(CL_GEMEENTE, "1695", "Noord-Beveland") \
    X(CL_GEMEENTE, "1696", "Wijdemeren") \
    X(CL_GEMEENTE, "1699", "Noordenveld") \
    X(CL_GEMEENTE, "1700", "Twenterand") \
    X(CL_GEMEENTE, "1701", "Westerveld") \
    X(CL_GEMEENTE, "1705", "Lingewaard") \
    X(CL_GEMEENTE, "1706", "Cranendonck") \
    X(CL_GEMEENTE, "1708", "Steenwijkerland") \
    X(CL_GEMEENTE, "1709", "Moerdijk") \
    X(CL_GEMEENTE, "1711", "Echt-Susteren") \
    X(CL_GEMEENTE, "1714", "Sluis") \
    X(CL_GEMEENTE, "1719", "Drimmelen") \
    X(CL_GEMEENTE, "1721", "Bernheze") \
    X(CL_GEMEENTE, "1723", "Alphen-Chaam") \
    X(CL_GEMEENTE, "1724", "Bergeijk") \
    X(CL_GEMEENTE, "1728", "Bladel") \
    X(CL_GEMEENTE, "1729", "Gulpen-Wittem") \
    X(CL_GEMEENTE, "1730", "Tynaarlo") \
    X(CL_GEMEENTE, "1731", "Midden-Drenthe") \
    X(CL_GEMEENTE, "1734", "Overbetuwe") \
    X(CL_GEMEENTE, "1735", "Hof van Twente") \
    X(CL_GEMEENTE, "1740", "Neder-Betuwe") \
    X(CL_GEMEENTE, "1742", "Rijssen-Holten") \
    X(CL_GEMEENTE, "1771", "Geldrop-Mierlo") \
    X(CL_GEMEENTE, "1773", "Olst-Wijhe") \
    X(CL_GEMEENTE, "1774", "Dinkelland") \
    X(CL_GEMEENTE, "1783", "Westland") \
    X(CL_GEMEENTE, "1842", "Midden-Delfland") \
    X(CL_GEMEENTE, "1859", "Berkelland") \
    X(CL_GEMEENTE, "1876", "Bronckhorst") \
    X(CL_GEMEENTE, "1883", "Sittard-Geleen") \
    X(CL_GEMEENTE, "1884", "Kaag en Braassem") \
    X(CL_GEMEENTE, "1891", "Dantumadiel") \
    X(CL_GEMEENTE, "1892", "Zuidplas") \
    X(CL_GEMEENTE, "1894", "Peel en Maas") \
    X(CL_GEMEENTE, "1895", "Oldambt") \
    X(CL_GEMEENTE, "1896", "Zwartewaterland") \
    X(CL_GEMEENTE, "1900", "Súdwest-Fryslân") \
    X(CL_GEMEENTE, "1901", "Bodegraven-Reeuwijk") \
    X(CL_GEMEENTE, "1903", "Eijsden-Margraten") \
    X(CL_GEMEENTE, "1904", "Stichtse Vecht") \
    X(CL_GEMEENTE, "1911", "Hollands Kroon") \
    X(CL_GEMEENTE, "1916", "Leidschendam-Voorburg") \
    X(CL_GEMEENTE, "1924", "Goeree-Overflakkee") \
    X(CL_GEMEENTE, "1926", "Pijnacker-Nootdorp") \
    X(CL_GEMEENTE, "1930", "Nissewaard") \
    X(CL_GEMEENTE, "1931", "Krimpenerwaard") \
    X(CL_GEMEENTE, "1940", "De Fryske Marren") \
    X(CL_GEMEENTE, "1942", "Gooise Meren") \
    X(CL_GEMEENTE, "1945", "Berg en Dal") \
    X(CL_GEMEENTE, "1948", "Meierijstad") \
    X(CL_GEMEENTE, "1949", "Waadhoeke") \
    X(CL_GEMEENTE, "1950", "Westerwolde") \
    X(CL_GEMEENTE, "1952", "Midden-Groningen") \
    X(CL_GEMEENTE, "1954", "Beekdaelen") \
    X(CL_GEMEENTE, "1955", "Montferland") \
    X(CL_GEMEENTE, "1959", "Altena") \
    X(CL_GEMEENTE, "1960", "West Betuwe") \
    X(CL_GEMEENTE, "1961", "Vijfheerenlanden") \
    X(CL_GEMEENTE, "1963", "Hoeksche Waard") \
    X(CL_GEMEENTE, "1966", "Het Hogeland") \
    X(CL_GEMEENTE, "1969", "Westerkwartier") \
    X(CL_GEMEENTE, "1970", "Noardeast-Fryslân") \
    X(CL_GEMEENTE, "1978", "Molenlanden") \
    X(CL_GEMEENTE, "1979", "Eemsdelta") \
    X(CL_GEMEENTE, "1980", "Dijk en Waard") \
    X(CL_GEMEENTE, "1982", "Land van Cuijk") \
    X(CL_GEMEENTE, "1991", "Maashorst") \
    X(CL_GEMEENTE, "1992", "Voorne aan Zee") \
    X(CL_GEMEENTE, "0003", "Appingedam") \
    X(CL_GEMEENTE, "0010", "Delfzijl") \
    X(CL_GEMEENTE, "0024", "Loppersum") \
    X(CL_GEMEENTE, "0788", "Haaren") \
    X(CL_GEMEENTE, "0370", "Beemster") \
    X(CL_GEMEENTE, "0398", "Heerhugowaard") \
    X(CL_GEMEENTE, "0416", "Langedijk") \
    X(CL_GEMEENTE, "0756", "Boxmeer") \
    X(CL_GEMEENTE, "1684", "Cuijk") \
    X(CL_GEMEENTE, "0786", "Grave") \
    X(CL_GEMEENTE, "0815", "Mill en Sint Hubert") \
    X(CL_GEMEENTE, "1702", "Sint Anthonis") \
    X(CL_GEMEENTE, "1685", "Landerd") \
    X(CL_GEMEENTE, "0856", "Uden") \
    X(CL_GEMEENTE, "0457", "Weesp") \
    X(CL_GEMEENTE, "0501", "Brielle") \
    X(CL_GEMEENTE, "0530", "Hellevoetsluis") \
    X(CL_GEMEENTE, "0614", "Westvoorne") \
    X(CL_GLP_STATUS, "concept", "concept") \
    X(CL_GLP_STATUS, "akkoord", "akkoord") \
    X(CL_GLP_STATUS, "opgeschort", "opgeschort") \
    X(CL_GLP_STATUS, "opgezegd", "opgezegd") \
    X(CL_GLP_STATUS, "verlopen", "verlopen") \
    X(CL_OIN_PREFIX, "00000001", "RSIN (Handelsregister)") \
    X(CL_OIN_PREFIX, "00000002", "fiscaal nummer") \
    X(CL_OIN_PREFIX, "00000003", "KvK-nummer (Handelsregister)") \
    X(CL_OIN_PREFIX, "00000004", "subnummer van een OIN") \
    X(CL_OIN_PREFIX, "00000005", "vrij") \
    X(CL_OIN_PREFIX, "00000006", "hoofdnummer van Logius") \
    X(CL_OIN_PREFIX, "00000007", "BRIN (onderwijsinstelling)") \
    X(CL_OIN_PREFIX, "00000008", "buitenlands nummer") \
    X(CL_OIN_PREFIX, "00000009", "UZI-nummer (zorg)") \
    X(CL_OIN_PREFIX, "00000010", "TRR-BD-nummer") \
    X(CL_OIN_PREFIX, "00000099", "test")
/* clang-format on */

#endif
