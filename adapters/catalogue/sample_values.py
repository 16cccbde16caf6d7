# SPDX-License-Identifier: EUPL-1.2
"""What the made samples say: hand-chosen, fictive, coherent.

Pieter Jan van Voorbeeld is in PI Almelo from 14 July 2025 to 20 January 2026
and goes back to Almelo under supervision; Sanne de Proef is in PI Nieuwersluis
and is whom the risk, target-group and ZVH messages are about.  A value is
canonical: a text, a dict of parts, or a list of those for what repeats.
"""

PARTY = {
    'pi': '00000099000000010001',
    'nieuwersluis': '00000099000000010002',
    'justid': '00000099000000000001',
    'dji': '00000099000000000001',
    'reclassering': '00000099000000020001',
    'leger': '00000099000000020002',
    'gemeente': '00000099000000000141',
    'zvh': '00000099000000030001',
}
# Which format a party speaks.
SPEAKS = {'pi': 'pi', 'nieuwersluis': 'pi', 'justid': 'pi', 'dji': 'pi',
          'reclassering': 'reclassering', 'leger': 'reclassering',
          'gemeente': 'gemeente', 'zvh': 'gemeente'}

PIETER = {
    'persoon.bsn': '999900109',
    'persoon.skn': '2144817',
    'persoon.geslachtsnaam': 'Voorbeeld',
    'persoon.voorvoegsel': 'van',
    'persoon.voornamen': 'Pieter Jan',
    'persoon.geboortedatum': '1988-03-00',
    'persoon.geslacht': 'M',
    'persoon.communicatiebehoefte': ['EENVOUDIGE_TAAL', 'EXTRA_TIJD'],
    'detentie.detentie_id': 'DET-2025-004711',
    'detentie.aanvangsdatum': '2025-07-14',
    'detentie.verwachte_einddatum': '2026-01-20',
    'detentie.einddatum_zekerheid': 'INDICATIEF',
    'detentie.einddatum_definitief': '2026-01-20',
    'detentie.inrichting_code': 'PI-ALM',
    'detentie.titel': 'GEVANGENISSTRAF',
    'detentie.bestemming': 'GEVANGENIS',
}
SANNE = {
    'persoon.bsn': '999900201',
    'persoon.skn': '3055921',
    'persoon.geslachtsnaam': 'Proef',
    'persoon.voorvoegsel': 'de',
    'persoon.voornamen': 'Sanne',
    'persoon.geboortedatum': '1991-11-24',
    'persoon.geslacht': 'V',
    'detentie.detentie_id': 'DET-2025-005230',
    'detentie.aanvangsdatum': '2025-08-25',
    'detentie.verwachte_einddatum': '2026-02-24',
    'detentie.einddatum_zekerheid': 'INDICATIEF',
    'detentie.inrichting_code': 'PI-NSL',
    'detentie.titel': 'GEVANGENISSTRAF',
    'detentie.bestemming': 'VROUWEN',
    'detentie.delictcategorie': 'GEWELD',
    'detentie.verlof_periode': [{'van': '2025-12-19', 'tot': '2025-12-21'}],
    'adres.terugkeeradres': {
        'straat': 'Proefweg', 'huisnummer': '7', 'toevoeging': '2',
        'postcode': '7605ZZ', 'woonplaats': 'Almelo'},
    'adres.gemeente_terugkeer': '0141',
}
# Officers, plans and everything else, the same whoever it is about.
COMMON = {
    'adres.brp_adres': {
        'straat': 'Voorbeeldstraat', 'huisnummer': '12', 'huisletter': 'a',
        'postcode': '7607AB', 'woonplaats': 'Almelo', 'gemeentecode': '0141',
        'soort': '03'},
    'adres.gemeente_inschrijving': '0141',
    'adres.gemeente_terugkeer': '0141',
    'adres.terugkeeradres': {
        'straat': 'Voorbeeldstraat', 'huisnummer': '12', 'huisletter': 'a',
        'postcode': '7607AB', 'woonplaats': 'Almelo'},
    'adres.terugkeeradres_status': 'BEVESTIGD',
    'detentie.wijze_einde': 'EINDE_STRAF',
    'detentie.verlof_periode': [{'van': '2025-12-05', 'tot': '2025-12-07'}],
    'detentie.pp_periode': {'van': '2025-12-22', 'tot': '2026-01-19'},
    'detentie.gedrag_samenvatting':
        'Houdt zich aan de regels van de afdeling en neemt deel aan de '
        'arbeid. Dit is de eerste aanvraag van verlof.',
    'detentie.incidenten': [{
        'datum': '2025-09-02', 'soort': 'Weigeren arbeid',
        'omschrijving': 'Een dag niet op de arbeid verschenen; waarschuwing '
                        'gegeven.'}],
    'contact.casemanager_naam': 'Marleen de Wit',
    'contact.casemanager_telefoon': '088 071 00 00',
    'contact.casemanager_email': 'm.dewit@pi-almelo.example.nl',
    'contact.pi_functionele_postbus': 'denr.almelo@dji.example.nl',
    'contact.reclassering_organisatie': 'RN',
    'contact.reclasseringswerker_naam': 'Joris Testman',
    'contact.reclasseringswerker_bereik': {
        'telefoon': '088 804 00 00',
        'email': 'j.testman@reclassering.example.nl'},
    'contact.gemeente_coordinator_naam': 'Fatima el Voorbeeld',
    'contact.gemeente_coordinator_bereik': {
        'telefoon': '0546 000 001',
        'email': 'f.elvoorbeeld@almelo.example.nl'},
    'contact.gemeente_loket': {
        'naam': 'Loket nazorg Almelo', 'telefoon': '0546 000 000',
        'email': 'nazorg@almelo.example.nl'},
    'contact.betrokkene_bereik_na_detentie': {'telefoon': '06 0000 0002'},
    'contact.bewindvoerder': {
        'naam': 'Voorbeeld Bewind', 'telefoon': '0546 000 010',
        'email': 'post@voorbeeldbewind.example.nl'},
    'hulpvraag.idbewijs': 'J',
    'hulpvraag.onderdak': 'J',
    'hulpvraag.werk_inkomen': 'J',
    'hulpvraag.schulden': 'J',
    'hulpvraag.zorg': 'N',
    'hulpvraag.zorg_voor_thuis': 'N',
    'hulpvraag.netwerk': 'O',
    'hulpvraag.toelichting': [
        {'basisvoorwaarde': 'ID',
         'tekst': 'Paspoort is verlopen in mei 2024.'},
        {'basisvoorwaarde': 'ONDERDAK',
         'tekst': 'Huurt een eenkamerwoning en wil die houden.'},
        {'basisvoorwaarde': 'WERK_INKOMEN',
         'tekst': 'Het contract is niet verlengd; heeft na detentie een '
                  'inkomen nodig.'},
        {'basisvoorwaarde': 'SCHULDEN',
         'tekst': 'Heeft het overzicht verloren en wil geholpen worden, ook '
                  'na detentie.'}],
    'hulpvraag.urgentie': [
        {'basisvoorwaarde': 'ONDERDAK', 'urgentie': 'BINNEN_4_WEKEN'}],
    'medewerking.bereid_contact_gemeente': 'J',
    'idbewijs.geldig_aanwezig': 'N',
    'idbewijs.aanvraag_status': 'GEREED',
    'huisvesting.situatie_voor': 'HUUR_CORPORATIE',
    'huisvesting.behoud_mogelijk': 'J',
    'huisvesting.doorbetaling_nodig': {'nodig': 'J', 'maanden': '4'},
    'huisvesting.ontruiming_dreigt': {'dreigt': 'J', 'datum': '2026-01-12'},
    'huisvesting.woningzoekende_ingeschreven': 'N',
    'huisvesting.behoefte_na': 'ZELFSTANDIG',
    'huisvesting.plaatsing_status': 'IN_BEHANDELING',
    'huisvesting.briefadres_nodig': 'N',
    'huisvesting.minderjarigen_op_adres': 'N',
    'werk.situatie_voor': 'LOONDIENST',
    'werk.baan_behoud_mogelijk': 'N',
    'werk.opleidingsniveau': '4',
    'werk.opleiding_in_detentie': [
        {'naam': 'VCA Basis', 'behaald_op': '2025-10-30'}],
    'werk.beschikbaar_per': '2026-02-02',
    'werk.dagbesteding_na': 'WERK',
    'inkomen.bron_voor': 'ARBEID',
    'inkomen.uitkering_aanvraag_gewenst': 'J',
    'inkomen.aanvraag_status': 'IN_BEHANDELING',
    'inkomen.overbrugging_nodig': 'J',
    'schulden.aanwezig': 'J',
    'schulden.bedrag_klasse': 'TOT_20000',
    'schulden.bedrag_exact': '14350.75',
    'schulden.soorten': ['HUUR', 'ENERGIE'],
    'schulden.schuldeisers': [
        {'naam': 'Woningcorporatie De Voorbeeldwoning', 'bedrag': '9120.35'},
        {'naam': 'Voorbeeld Energie', 'bedrag': '5230.40'}],
    'schulden.traject': 'AANGEMELD',
    'schulden.betalingsregeling_cjib': 'N',
    'schulden.bedreigende_situatie': ['ONTRUIMING'],
    'zorg.zorgvraag_aanwezig': 'J',
    'zorg.zorgverzekering_actief': 'OPGESCHORT',
    'zorg.domein': ['BEGELEIDING_WMO'],
    'zorg.traject_liep_voor_detentie': 'J',
    'zorg.zorgaanbieder': [
        {'naam': 'Stichting Voorbeeld Begeleiding', 'agb': '73999999'}],
    'zorg.indicatie': [
        {'wet': 'Wmo', 'status': 'GELDIG', 'geldig_tot': '2026-06-30'}],
    'zorg.continuiteit_per': '2026-01-20',
    'zorg.overdracht_via_medische_dienst': 'N',
    'netwerk.ondersteunend_aanwezig': 'J',
    'netwerk.steunpersoon_relatie': ['BROER_ZUS'],
    'drplan.plan_id': 'DRP-2025-004711',
    'drplan.ontbrekende_basisvoorwaarden': ['SCHULDEN', 'ZORG'],
    'drplan.actie': [
        {'actie_id': 'A-06', 'basisvoorwaarde': 'SCHULDEN',
         'omschrijving': 'Aanmelden bij schuldhulp en eerste gesprek plannen.',
         'actiehouder': 'GEMEENTE', 'deadline': '2025-12-12',
         'status': 'IN_BEHANDELING'},
        {'actie_id': 'A-08', 'basisvoorwaarde': 'ZORG',
         'omschrijving': 'Begeleiding bij zelfstandig wonen laten beginnen op '
                         'de dag van vrijlating.',
         'actiehouder': 'GEMEENTE', 'deadline': '2026-01-19',
         'status': 'OPEN'}],
    'drplan.casusregie': 'PI',
    'drplan.trajectgesprek': [
        {'datum': '2025-08-06', 'vorm': 'FYSIEK',
         'deelnemers': 'Pieter van Voorbeeld, Marleen de Wit (PI), Fatima el '
                       'Voorbeeld (gemeente)'}],
    'drplan.programma': 'PLUS',
    'recl.betrokken': 'BEIDE',
    'recl.toezicht_opgelegd': 'J',
    'recl.toezicht_periode': {'van': '2026-01-20', 'tot': '2028-01-19'},
    'recl.voorwaarden_relevant_gemeente': [
        {'basisvoorwaarde': 'SCHULDEN', 'voorwaarde': 'SCHULDHULP'}],
    'recl.bijzondere_voorwaarden': [
        {'voorwaarde': 'MELDPLICHT', 'toelichting': 'Wekelijks, in het begin.'},
        {'voorwaarde': 'SCHULDHULP'}],
    'recl.elektronisch_toezicht': 'N',
    'recl.lopende_trajecten': [
        {'basisvoorwaarde': 'SCHULDEN', 'soort': 'SCHULDHULP',
         'status': 'VERVALLEN'}],
    'recl.dr_advies_reintegratie': [
        {'basisvoorwaarde': 'ONDERDAK',
         'tekst': 'Zet in op behoud van de woning, met begeleiding vanaf de '
                  'dag van vrijlating.'},
        {'basisvoorwaarde': 'SCHULDEN',
         'tekst': 'Begin de schuldhulp tijdens detentie, zodat de regeling '
                  'doorloopt.'}],
    'recl.adviesrapport':
        'Samenvatting: betrokkene is gemotiveerd, wil zijn woning houden en '
        'heeft hulp nodig bij geld en post. Geadviseerd wordt een toezicht '
        'van twee jaar met meldplicht en schuldhulp.',
    'recl.risicoscore': {'instrument': 'RISC', 'klasse': 'GEMIDDELD'},
    'recl.afsluiting_toezicht': {'datum': '2028-01-19', 'vervolg_nodig': 'J'},
    'gem.inschrijving_bevestigd': 'J',
    'gem.bekend': 'J',
    'gem.regie': 'GEMEENTE',
    'gem.nazorg_afsluiting': {
        'datum': '2026-04-20', 'reden': 'DOEL_BEREIKT', 'vervolg': 'J'},
    'risico.soort': 'GEWELD',
    'risico.toelichting':
        'Betrokkene heeft in november drie keer aangekondigd dat zij tijdens '
        'haar verlof verhaal gaat halen bij een bekende in de wijk. De uitspraken '
        'zijn door twee medewerkers gehoord en vastgelegd.',
    'risico.noodzaak_bescherming':
        'De burgemeester kan alleen maatregelen voor de veiligheid in de wijk '
        'treffen als het risico vóór het verlof bekend is.',
    'risico.vastgesteld_door': {
        'naam': 'Ingrid van der Proef', 'functie': 'Vestigingsdirecteur',
        'datum': '2025-12-01'},
    'bericht.traject_id': '5f0c2c1e-6a57-4b0e-9d83-0a4c2f7b1e10',
    'bericht.vertrouwelijkheid': 'vertrouwelijk',
    'bericht.bsn_geverifieerd': 'J',
    'bericht.policy_versie': 'wet-senb-1 sha256:0f1e2d3c',
    'bericht.bewaren_tot': '2026-07-20',
}
# A municipality takes the date of birth from the BRP, which is complete.
FROM_GEMEENTE = {'persoon.geboortedatum': '1988-03-07'}
# For 18b and target groups: the rows above that are about Pieter's case.
OF_SANNE = {
    'bericht.traject_id': '0c9d4b7e-21f3-4c86-a9d5-6e1b8f3a7c42',
    'contact.casemanager_naam': 'Robin Toets',
    'contact.casemanager_telefoon': '088 072 00 00',
    'contact.casemanager_email': 'r.toets@pi-nieuwersluis.example.nl',
    'contact.pi_functionele_postbus': 'denr.nieuwersluis@dji.example.nl',
}
BESLUIT = {
    'bericht.besluit_mandaat': {
        'functie': 'Vestigingsdirecteur', 'datum': '2025-12-01',
        'kenmerk': '18B-2025-031'},
    'bericht.bevestiging_tweede': {
        'functie': 'Plaatsvervangend directeur', 'datum': '2025-12-02'},
}
MOTIVATIE = 'bericht.noodzaak_motivering'
AFWEGING = {
    'bericht.correlatie_id': '7d3b1a40-1c5e-4f7a-8b21-000000000029',
    'bericht.afweging': {
        'andere_grondslag': 'Het D&R-plan zelf geeft geen grond voor dit '
                            'gegeven; een andere wet evenmin.',
        'zwaarwegend_belang': 'Een geordende terugkeer zonder nieuwe '
                              'schulden is een zwaarwegend belang.',
        'doel_51c': 'C',
        'noodzaak': 'Schuldhulp kan anders niet beginnen; alleen de '
                    'casusregisseur krijgt het.',
        'omvang_gevolgen': 'Alleen schulden.betalingsregeling_cjib; het '
                           'gegeven leidt niet tot een besluit.'}}

CORRECTED_PERSON = ('persoon.bsn', 'persoon.voornamen', 'persoon.voorvoegsel',
                    'drplan.plan_id')
CORRECTED = {
    'pi': CORRECTED_PERSON + (
        'adres.gemeente_terugkeer', 'adres.terugkeeradres',
        'adres.terugkeeradres_status'),
    'reclassering': CORRECTED_PERSON + ('recl.toezicht_opgelegd',),
    'gemeente': CORRECTED_PERSON + (
        'gem.inschrijving_bevestigd', 'gem.bekend'),
}
SWITCHED = {
    'pi': ('contact.casemanager_naam', 'contact.casemanager_telefoon',
           'contact.casemanager_email', 'contact.pi_functionele_postbus'),
    'reclassering': ('contact.reclassering_organisatie',
                     'contact.reclasseringswerker_naam',
                     'contact.reclasseringswerker_bereik'),
    'gemeente': ('contact.gemeente_loket', 'contact.gemeente_coordinator_naam',
                 'contact.gemeente_coordinator_bereik', 'gem.regie'),
}

# type: (time, purpose, ground, [(from, to, role)], person, what differs).
# The first pair in which a format sends is its sample's, else the first in
# which it receives.
MESSAGE = {
    'M02': ('2025-07-15T15:20:00Z', 'DETENTIEMELDING', 'WJSG_51C_C',
            [('justid', 'gemeente', 'GN')], PIETER,
            {'detentie.einddatum_definitief': None}),
    'M03': ('2026-01-16T07:00:00Z', 'DETENTIEMELDING', 'WJSG_51C_C',
            [('justid', 'gemeente', 'GN')], PIETER, {}),
    'M05': ('2025-12-15T09:10:00Z', 'TOEZICHT', 'RECLREG_11_2',
            [('pi', 'reclassering', 'RE')], PIETER, {}),
    'M06': ('2025-07-16T10:00:00Z', 'DR_PLAN', 'PBW_18A',
            [('pi', 'gemeente', 'GN'), ('pi', 'reclassering', 'RE')], PIETER,
            {'bericht.terugkoppeling_gewenst': 'J'}),
    'M08': ('2025-07-24T14:30:00Z', 'DR_PLAN', 'PBW_18A',
            [('reclassering', 'pi', 'PI')], PIETER,
            {'bericht.correlatie_id': '7d3b1a40-1c5e-4f7a-8b21-000000000006',
             'recl.betrokken': 'ADVIES', 'recl.toezicht_opgelegd': 'O',
             MOTIVATIE: 'zorg.zorgaanbieder is nodig om de begeleiding die '
                        'voor detentie liep te laten doorgaan.'}),
    'M09': ('2023-10-05T09:00:00Z', 'DR_PLAN', 'PBW_18A',
            [('pi', 'gemeente', 'GN')], PIETER,
            {'detentie.verwachte_einddatum': '2024-02-16',
             'hulpvraag.toelichting': [
                 {'basisvoorwaarde': 'ID',
                  'tekst': 'Paspoort verloopt in mei 2024.'},
                 {'basisvoorwaarde': 'SCHULDEN',
                  'tekst': 'Wil een overzicht van wat er openstaat.'}],
             'bericht.traject_id': '3b8a6f20-5d14-4e9b-8c77-1f2e3d4c5b6a',
             'bericht.bewaren_tot': '2024-08-16'}),
    'M12': ('2025-09-11T11:05:00Z', 'DR_PLAN', 'RECLREG_8_1',
            [('reclassering', 'pi', 'PI')], PIETER, {
                'drplan.actie': [{
                    'actie_id': 'A-03', 'basisvoorwaarde': 'ONDERDAK',
                    'omschrijving': 'Met de corporatie bespreken of de huur '
                                    'zes maanden kan worden aangehouden.',
                    'actiehouder': 'GEMEENTE', 'deadline': '2025-10-24',
                    'status': 'OPEN'}]}),
    'M13': ('2025-07-28T08:40:00Z', 'DR_PLAN', 'PBW_18A',
            [('pi', 'gemeente', 'GN'), ('pi', 'reclassering', 'RE')], PIETER,
            {'drplan.actie': None, 'bericht.bsn_geverifieerd': None}),
    'M15': ('2025-10-09T13:15:00Z', 'UITVOERING_BV', 'AVG_6_1_E',
            [('gemeente', 'gemeente', 'GB')], PIETER, {
                'drplan.actie': [{
                    'actie_id': 'A-01', 'basisvoorwaarde': 'ID',
                    'omschrijving': 'Identiteitskaart aanvragen; de gemeente '
                                    'neemt de aanvraag in de inrichting op.',
                    'actiehouder': 'GEMEENTE', 'deadline': '2025-11-14',
                    'status': 'TOEGEWEZEN'}]}),
    'M16': ('2025-11-10T09:25:00Z', 'UITVOERING_BV', 'AVG_6_1_E',
            [('gemeente', 'gemeente', 'GW')], PIETER, {
                'drplan.actie': [{
                    'actie_id': 'A-04', 'basisvoorwaarde': 'WERK_INKOMEN',
                    'omschrijving': 'Aanvraag bijstand voorbereiden, zodat '
                                    'een besluit klaarligt op de dag van '
                                    'vrijlating.',
                    'actiehouder': 'GEMEENTE', 'deadline': '2025-12-19',
                    'status': 'OPEN'}],
                'werk.werkgever': None}),
    'M17': ('2025-11-12T10:45:00Z', 'UITVOERING_BV', 'WGS_SCHULD',
            [('gemeente', 'gemeente', 'GS')], PIETER, {
                'drplan.actie': [{
                    'actie_id': 'A-06', 'basisvoorwaarde': 'SCHULDEN',
                    'omschrijving': 'Aanmelden bij schuldhulp en eerste '
                                    'gesprek plannen.',
                    'actiehouder': 'GEMEENTE', 'deadline': '2025-12-12',
                    'status': 'OPEN'}]}),
    'M18': ('2025-11-17T16:00:00Z', 'UITVOERING_BV', 'AVG_6_1_E',
            [('gemeente', 'gemeente', 'GM')], PIETER, {
                'drplan.actie': [{
                    'actie_id': 'A-08', 'basisvoorwaarde': 'ZORG',
                    'omschrijving': 'Begeleiding bij zelfstandig wonen laten '
                                    'beginnen op de dag van vrijlating.',
                    'actiehouder': 'GEMEENTE', 'deadline': '2026-01-19',
                    'status': 'OPEN'}],
                'hulpvraag.zorg': 'J', 'huisvesting.verhuurder': None,
                'huisvesting.gebiedsbeperking': None,
                'netwerk.steunpersoon_naam_bereik': None,
                'netwerk.minderjarige_kinderen': None,
                'netwerk.achterblijvers_hulpvraag': None,
                MOTIVATIE: 'zorg.zorgaanbieder, zorg.indicatie en zorg.domein '
                           'zijn nodig om de begeleiding zonder onderbreking '
                           'te laten doorlopen.'}),
    'M19': ('2025-12-15T08:50:00Z', 'DR_PLAN', 'PBW_18A',
            [('pi', 'gemeente', 'GN')], PIETER,
            {'drplan.casusregie': 'GEMEENTE', **AFWEGING,
             MOTIVATIE: 'zorg.zorgaanbieder en zorg.continuiteit_per zijn '
                        'nodig om de begeleiding te laten aansluiten.'}),
    'M21': ('2026-01-20T13:00:00Z', 'NAZORG', 'AVG_6_1_E',
            [('reclassering', 'gemeente', 'GN')], PIETER,
            {'drplan.casusregie': 'RECLASSERING',
             'drplan.actie': [{
                 'actie_id': 'A-06', 'basisvoorwaarde': 'SCHULDEN',
                 'omschrijving': 'Aanmelden bij schuldhulp en eerste gesprek '
                                 'plannen.',
                 'actiehouder': 'GEMEENTE', 'deadline': '2026-01-30',
                 'status': 'IN_BEHANDELING'}],
             MOTIVATIE: 'De gemeente moet weten welke voorwaarden gelden om '
                        'schuldhulp op tijd te laten beginnen.'}),
    'M22': ('2027-12-20T10:30:00Z', 'NAZORG', 'AVG_6_1_E',
            [('reclassering', 'gemeente', 'GN')], PIETER,
            {'bericht.bewaren_tot': '2028-07-19',
             'recl.lopende_trajecten': [
                 {'basisvoorwaarde': 'SCHULDEN', 'soort': 'SCHULDHULP',
                  'status': 'IN_BEHANDELING'}],
             'drplan.actie': [{
                 'actie_id': 'A-21', 'basisvoorwaarde': 'SCHULDEN',
                 'omschrijving': 'De schuldregeling met een jaar verlengen.',
                 'actiehouder': 'GEMEENTE', 'deadline': '2028-01-31',
                 'status': 'IN_BEHANDELING'}],
             MOTIVATIE: 'De schuldhulp loopt door nadat het toezicht is '
                        'beëindigd.'}),
    'M23': ('2025-12-02T12:10:00Z', 'RISICO_18B', 'PBW_18B',
            [('nieuwersluis', 'gemeente', 'BU')], SANNE,
            dict(OF_SANNE, **BESLUIT, **{
                'bericht.ontvanger_gemandateerde':
                    'Adviseur openbare orde en veiligheid'})),
    'M24': ('2025-12-02T12:15:00Z', 'RISICO_18B', 'PBW_18B',
            [('nieuwersluis', 'reclassering', 'RE'),
             ('reclassering', 'leger', 'RE')], SANNE,
            dict(OF_SANNE, **BESLUIT, **{
                'bericht.ontvanger_gemandateerde': 'Unitmanager toezicht',
                'risico.noodzaak_bescherming':
                    'De reclassering houdt toezicht vanaf het verlof en kan '
                    'alleen met deze kennis het contact aanscherpen.'})),
    'M26': ('2025-12-08T09:00:00Z', 'DOELGROEP_51C', 'WJSG_51C_D',
            [('dji', 'gemeente', 'BU')], SANNE,
            {'bericht.traject_id': '0c9d4b7e-21f3-4c86-a9d5-6e1b8f3a7c42',
             'bericht.bsn_geverifieerd': None}),
    'M27': ('2025-11-18T14:05:00Z', 'VERLOF_PP_ADVIES', 'WJSG_51C_D',
            [('pi', 'gemeente', 'CO')], PIETER,
            {'bericht.terugkoppeling_gewenst': 'J',
             MOTIVATIE: 'Het college moet kunnen beoordelen of het adres '
                        'geschikt is voor verlof.'}),
    'M28': ('2025-11-18T14:20:00Z', 'VERLOF_PP_ADVIES', 'PM_40_2',
            [('pi', 'reclassering', 'RE')], PIETER,
            {'bericht.terugkoppeling_gewenst': 'J',
             MOTIVATIE: 'Voor het advies over verlof is het verloop van de '
                        'detentie nodig.'}),
    'M29': ('2025-10-13T09:35:00Z', 'DR_PLAN', 'PBW_18A',
            [('pi', 'gemeente', 'GN'), ('reclassering', 'pi', 'PI'),
             ('gemeente', 'reclassering', 'RE')], PIETER,
            {'bericht.terugkoppeling_gewenst': 'J'}),
    'M31': ('2025-10-22T11:50:00Z', 'DR_PLAN', 'PBW_18A',
            [('pi', 'gemeente', 'GN'), ('reclassering', 'pi', 'PI'),
             ('gemeente', 'pi', 'PI')], PIETER,
            {}),
    'M32': ('2025-11-24T08:05:00Z', 'DR_PLAN', 'PBW_18A',
            [('pi', 'reclassering', 'RE'), ('reclassering', 'gemeente', 'GN'),
             ('gemeente', 'pi', 'PI')], PIETER,
            {'bericht.bsn_geverifieerd': None}),
    'M33': ('2025-07-17T09:15:00Z', 'DR_PLAN', 'PBW_18A',
            [('gemeente', 'justid', 'JUSTID')], PIETER,
            {'gem.inschrijving_bevestigd': 'ANDERE_GEMEENTE',
             'gem.juiste_gemeente': '0355',
             'bericht.correlatie_id':
                 '7d3b1a40-1c5e-4f7a-8b21-000000000001'}),
    'M34': ('2026-04-20T15:40:00Z', 'NAZORG', 'AVG_6_1_E',
            [('gemeente', 'reclassering', 'RE')], PIETER,
            {'bericht.bsn_geverifieerd': None, 'drplan.actie': [{
                'actie_id': 'A-06', 'basisvoorwaarde': 'SCHULDEN',
                'omschrijving': 'Aanmelden bij schuldhulp en eerste gesprek '
                                'plannen.',
                'actiehouder': 'GEMEENTE', 'deadline': '2025-12-12',
                'status': 'GEREED'}]}),
    'M35': ('2025-12-09T10:20:00Z', 'PGA_WGS', 'WGS2024',
            [('nieuwersluis', 'zvh', 'ZV'), ('reclassering', 'zvh', 'ZV'),
             ('gemeente', 'zvh', 'ZV')], SANNE,
            {'bericht.traject_id': '0c9d4b7e-21f3-4c86-a9d5-6e1b8f3a7c42',
             'bericht.convenant_id': 'ZVH-TWENTE-2025',
             'bericht.casus_id': 'PGA-2025-0118',
             'drplan.casusregie': 'ZVH'}),
}
# What is corrected is a message that this sender sent before.
BY_FORMAT = {
    'M31': {
        'pi': {'bericht.correlatie_id':
               '7d3b1a40-1c5e-4f7a-8b21-000000000010'},
        'reclassering': {'bericht.correlatie_id':
                         '7d3b1a40-1c5e-4f7a-8b21-000000000308'},
        'gemeente': {'bericht.correlatie_id':
                     '7d3b1a40-1c5e-4f7a-8b21-000000000007'},
    },
}
# What a type's sample holds beyond what must be there; all by default.
ONLY = {
    'M31': CORRECTED,
    'M32': SWITCHED,
}
# A type with a route of its own, and whose content its sample borrows.
ELSEWHERE = {'M25': 'M29'}

# type: [(why, what, on what, value)].
#   drop  leave out an element that must be there
#   text  this instead of the value of a leaf
#   add   an element that the type does not carry
# A format takes those that fit it: the others are not wrong there.
WRONG = {
    'M02': [('zonder-aanvang', 'drop', 'detentie.aanvangsdatum', None),
            ('onbekende-inrichting', 'text', 'detentie.inrichting_code',
             'PI-ZZZ'),
            ('met-titel', 'add', 'detentie.titel', 'GEVANGENISSTRAF')],
    'M03': [('zonder-einddatum', 'drop', 'detentie.einddatum_definitief',
             None),
            ('met-casemanager', 'add', 'contact.casemanager_naam',
             'Marleen de Wit'),
            ('waarde-elfproef', 'text', 'persoon.bsn', '999900108')],
    'M05': [('zonder-einddatum', 'drop', 'detentie.einddatum_definitief',
             None),
            ('onbekende-wijze-einde', 'text', 'detentie.wijze_einde',
             'VERTREK'),
            ('met-hulpvraag', 'add', 'hulpvraag.zorg', 'N')],
    'M06': [('zonder-inrichting', 'drop', 'detentie.inrichting_code', None),
            ('hulpvraag-in-woorden', 'text', 'hulpvraag.schulden', 'een beetje'),
            ('met-schuldbedrag', 'add', 'schulden.bedrag_klasse',
             'TOT_20000')],
    'M08': [('zonder-organisatie', 'drop', 'contact.reclassering_organisatie',
             None),
            ('onbekende-betrokkenheid', 'text', 'recl.betrokken', 'MISSCHIEN'),
            ('met-adviesrapport', 'add', 'recl.adviesrapport',
             'Het volledige rapport.')],
    'M09': [('zonder-hulpvraag-zorg', 'drop', 'hulpvraag.zorg', None),
            ('hulpvraag-leeg', 'text', 'hulpvraag.onderdak', ''),
            ('met-planversie', 'add', 'drplan.versie', '3')],
    'M12': [('zonder-advies', 'drop', 'recl.dr_advies_reintegratie', None),
            ('onbekende-risicoklasse', 'text', 'recl.risicoscore/klasse',
             'ZEER HOOG'),
            ('met-hulpvraag', 'add', 'hulpvraag.zorg', 'N')],
    'M13': [('zonder-gesprek', 'drop', 'drplan.trajectgesprek', None),
            ('onbekende-vorm', 'text', 'drplan.trajectgesprek/vorm', 'BRIEF'),
            ('met-bsn', 'add', 'persoon.bsn', '999900109')],
    'M15': [('zonder-geslacht', 'drop', 'persoon.geslacht', None),
            ('onbekend-of-geldig', 'text', 'idbewijs.geldig_aanwezig',
             'misschien'),
            ('met-schulden', 'add', 'schulden.aanwezig', 'J')],
    'M16': [('zonder-wens', 'drop', 'inkomen.uitkering_aanvraag_gewenst',
             None),
            ('wens-als-tekst', 'text', 'inkomen.uitkering_aanvraag_gewenst',
             'J'),
            ('met-zorgvraag', 'add', 'zorg.zorgvraag_aanwezig', 'J')],
    'M17': [('zonder-schulden', 'drop', 'schulden.aanwezig', None),
            ('bedrag-als-tekst', 'text', 'schulden.bedrag_exact', '14350,75'),
            ('met-zorgvraag', 'add', 'zorg.zorgvraag_aanwezig', 'J')],
    'M18': [('zonder-hulpvraag-zorg', 'drop', 'hulpvraag.zorg', None),
            ('onbekend-zorgdomein', 'text', 'zorg.domein', 'DIAGNOSE'),
            ('met-schulden', 'add', 'schulden.aanwezig', 'J')],
    'M19': [('zonder-actie', 'drop', 'drplan.actie', None),
            ('onbekende-actiestatus', 'text', 'drplan.actie/status', 'KLAAR'),
            ('met-gedrag', 'add', 'detentie.gedrag_samenvatting',
             'Houdt zich aan de regels.')],
    'M21': [('zonder-toezicht', 'drop', 'recl.toezicht_opgelegd', None),
            ('onbekende-voorwaarde', 'text',
             'recl.voorwaarden_relevant_gemeente/voorwaarde', 'CONTACTVERBOD'),
            ('met-hulpvraag', 'add', 'hulpvraag.zorg', 'N')],
    'M22': [('zonder-afsluiting', 'drop', 'recl.afsluiting_toezicht', None),
            ('vervolg-in-woorden', 'text',
             'recl.afsluiting_toezicht/vervolg_nodig', 'waarschijnlijk'),
            ('met-voorwaarden', 'add', 'recl.toezicht_opgelegd', 'J')],
    'M23': [('toelichting-te-kort', 'text', 'risico.toelichting',
             'Er is een risico.'),
            ('onbekend-soort', 'text', 'risico.soort', 'DIEFSTAL'),
            ('met-hulpvraag', 'add', 'hulpvraag.zorg', 'N')],
    'M24': [('noodzaak-te-kort', 'text', 'risico.noodzaak_bescherming',
             'Veiligheid.'),
            ('onbekend-soort', 'text', 'risico.soort', 'DIEFSTAL'),
            ('met-adres', 'add', 'adres.terugkeeradres/straat', 'Proefweg')],
    'M26': [('zonder-bestemming', 'drop', 'detentie.bestemming', None),
            ('skn-met-letter', 'text', 'persoon.skn', '305592A'),
            ('met-bsn', 'add', 'persoon.bsn', '999900201')],
    'M27': [('zonder-aanvang', 'drop', 'detentie.aanvangsdatum', None),
            ('met-delict', 'add', 'detentie.delictcategorie', 'GEWELD'),
            ('waarde-periode', 'text', 'detentie.verlof_periode/tot',
             '2025-12-01')],
    'M28': [('zonder-aanvang', 'drop', 'detentie.aanvangsdatum', None),
            ('onbekend-programma', 'text', 'drplan.programma', 'MIN'),
            ('waarde-periode', 'text', 'detentie.verlof_periode/tot',
             '2025-12-01')],
    'M29': [('zonder-naam', 'drop', 'persoon.geslachtsnaam', None),
            ('met-hulpvraag', 'add', 'hulpvraag.zorg', 'J'),
            ('waarde-elfproef', 'text', 'persoon.bsn', '999900108')],
    'M31': [('zonder-verwijzing', 'drop', 'bericht.correlatie_id', None),
            ('zonder-naam', 'drop', 'persoon.geslachtsnaam', None),
            ('met-risico', 'add', 'risico.soort', 'GEWELD'),
            ('waarde-elfproef', 'text', 'persoon.bsn', '999900108')],
    'M32': [('zonder-plan', 'drop', 'drplan.plan_id', None),
            ('met-bsn', 'add', 'persoon.bsn', '999900109'),
            ('email-zonder-apenstaart', 'text', 'contact.casemanager_email',
             'm.dewit.example.nl'),
            ('telefoon-in-woorden', 'text',
             'contact.reclasseringswerker_bereik/telefoon', 'zie intranet')],
    'M33': [('zonder-bevestiging', 'drop', 'gem.inschrijving_bevestigd', None),
            ('onbekende-gemeente', 'text', 'gem.juiste_gemeente', '9999'),
            ('met-hulpvraag', 'add', 'hulpvraag.zorg', 'J')],
    'M34': [('zonder-afsluiting', 'drop', 'gem.nazorg_afsluiting', None),
            ('onbekende-reden', 'text', 'gem.nazorg_afsluiting/reden',
             'KLAAR'),
            ('met-bsn', 'add', 'persoon.bsn', '999900109')],
    'M35': [('zonder-loket', 'drop', 'contact.gemeente_loket', None),
            ('onbekende-regie', 'text', 'drplan.casusregie', 'POLITIE'),
            ('met-hulpvraag', 'add', 'hulpvraag.zorg', 'J')],
}
