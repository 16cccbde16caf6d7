#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Make <kind>/<version>/types.tsv, profiles.tsv and closed.tsv from the
message rows, the matrix and the catalogue.

message_types.py          write the tables
message_types.py --check  exit 1 when a table is not what would be written

A format's side sends some types and receives others.
  sends     everything of the message's row: a sender may offer more than the
            recipient may have.  A wildcard is what the matrix allows of the
            group in the column of the message.  In the plan types it is the
            whole group, and whatever else the PI owns of the person, the
            detention and the plan comes with it, so that each is withheld by
            name.  Where care is spoken of, the blocked elements are listed
            too, so that each is refused by name.
  receives  what the matrix allows in the column of this message and what any
            sender of the type can offer, or the policy can put in its place;
            and what weighed.tsv says may go by exception, after an
            InformatieVerzoek and with the five answers of bericht.afweging.
A side that does both lists both, and asks the less of the two.

profiles.tsv declares what a recipient gets, one named profile per type that
the format receives.  Where a side also sends the type, the profile is
narrower than types.tsv, which is the grammar for reading.
"""
import datetime
import os
import sys

import generate

ADAPTERS = os.path.join(generate.HERE, '..')

# kind: (version, types it sends, {type it receives: matrix column})
# pi speaks for PI, JUSTID and DJI; gemeente for all roles of a municipality.
FORMATS = {
    'pi': ('v1', ['M01', 'M02', 'M03', 'M04', 'M05', 'M06', 'M09', 'M10',
                  'M11', 'M13', 'M14', 'M19', 'M20', 'M23', 'M24', 'M26',
                  'M27', 'M28', 'M29', 'M30', 'M31', 'M32', 'M35'],
           {'M07': 'DR>PI', 'M08': 'DR>PI', 'M12': 'DR>PI', 'M14': 'DR>PI',
            'M29': 'DR>PI', 'M30': 'DR>PI', 'M31': 'DR>PI', 'M32': 'DR>PI',
            'M33': 'DR>PI'}),
    'reclassering': ('v1', ['M08', 'M12', 'M14', 'M21', 'M22', 'M24', 'M29',
                            'M30', 'M31', 'M32', 'M35'],
                     {'M04': 'DM>RE', 'M05': 'TZ>RE', 'M06': 'DR>RE',
                      'M11': 'DR>RE', 'M13': 'DR>RE', 'M14': 'DR>RE',
                      'M20': 'TZ>RE', 'M24': '18B>RE', 'M28': 'VL>RE',
                      'M29': 'DR>RE', 'M30': 'DR>RE', 'M31': 'DR>RE',
                      'M32': 'DR>RE', 'M34': 'NZ>RE'}),
    'gemeente': ('v1', ['M07', 'M14', 'M15', 'M16', 'M17', 'M18', 'M29',
                        'M30', 'M31', 'M32', 'M33', 'M34', 'M35'],
                 {'M01': 'DM>GN', 'M02': 'DM>GN', 'M03': 'DM>GN',
                  'M06': 'DR>GN', 'M09': 'DR>GN', 'M10': 'DR>GN',
                  'M13': 'DR>GN', 'M14': 'DR>GN', 'M15': 'DR>GB',
                  'M16': 'DR>GW', 'M17': 'DR>GS', 'M18': 'DR>GM',
                  'M19': 'DR>GN', 'M21': 'NZ>GN', 'M22': 'NZ>GN',
                  'M23': '18B>BU', 'M26': 'DGB>BU', 'M27': 'VL>CO',
                  'M29': 'DR>GN', 'M30': 'DR>GN', 'M31': 'DR>GN',
                  'M32': 'DR>GN', 'M35': 'PGA>ZV'}),
}
# Exported from the plan as it stands in the PI's system.
PLANS = ('M10', 'M11', 'M20')
PLAN_GROUPS = ('persoon', 'adres', 'detentie', 'contact', 'medewerking',
               'drplan')
# Corrects an earlier message: all that the sender may send for this purpose.
CORRECTS = {'M31': 'DR>'}
# Refused by name wherever care is spoken of; the last one from a gemeente.
BLOCKED = ('zorg.diagnose', 'zorg.medicatie', 'zorg.behandelverslag',
           'slachtoffer.gegevens')
BLOCKED_BY = {'gemeente': ('gem.openbare_orde_informatie',)}
# What the policy may send instead (domain, fallback table).
FALLBACK = {
    'zorg.domein': ['zorg.zorgvraag_aanwezig'],
    'zorg.zorgaanbieder': ['zorg.zorgvraag_aanwezig'],
    'zorg.indicatie': ['zorg.zorgvraag_aanwezig'],
    'schulden.bedrag_exact': ['schulden.bedrag_klasse', 'schulden.aanwezig'],
    'schulden.bedrag_klasse': ['schulden.aanwezig'],
    'adres.terugkeeradres': ['adres.gemeente_terugkeer'],
    'netwerk.steunpersoon_naam_bereik': ['netwerk.steunpersoon_relatie'],
    'recl.bijzondere_voorwaarden': ['recl.voorwaarden_relevant_gemeente'],
    'contact.casemanager_naam': ['contact.pi_functionele_postbus'],
}
# Policy asks for a name and a phone number, or for the mailbox: any of these
# may be absent from the document.
CONTACTS = ('contact.casemanager_naam', 'contact.casemanager_telefoon',
            'contact.casemanager_email', 'contact.pi_functionele_postbus')
MAY_BE_EMPTY = ('drplan.ontbrekende_basisvoorwaarden',
                'schulden.bedreigende_situatie')
# Set by the gateway, in what it writes.
GATEWAY_HEADER = ('bericht.policy_versie', 'bericht.bewaren_tot')
# Inputs of the decision: they go to no recipient.
STEERING = ('bericht.noodzaak_motivering', 'bericht.besluit_mandaat',
            'bericht.bevestiging_tweede', 'bericht.ontvanger_gemandateerde',
            'bericht.derde_geinformeerd', 'bericht.bsn_geverifieerd',
            'bericht.convenant_id', 'bericht.casus_id', 'bericht.afweging')
# Optional in the header, but not here.
HEADER_MUST = {'M31': ('bericht.correlatie_id',)}
# What the profile of a type is called, in <slug>-<kind>-<version>.
SLUGS = {
    'M01': 'aanvang-detentie', 'M02': 'wijziging-detentie',
    'M03': 'einde-detentie', 'M04': 'binnenkomst', 'M05': 'ontslag',
    'M06': 'screeningsverzoek', 'M07': 'screening', 'M08': 'screening-re',
    'M09': 'informatieblad', 'M10': 'drplan', 'M11': 'drplan',
    'M12': 'dr-advies', 'M13': 'trajectgesprek', 'M14': 'actie',
    'M15': 'opdracht-idbewijs', 'M16': 'opdracht-inkomen',
    'M17': 'opdracht-schuldhulp', 'M18': 'opdracht-zorg-wonen',
    'M19': 'overdracht-einde', 'M20': 'toezicht-overdracht',
    'M21': 'toezicht-start', 'M22': 'toezicht-afsluiting',
    'M23': 'risico-burgemeester', 'M24': 'risico', 'M25': 'bij',
    'M26': 'doelgroep', 'M27': 'verlofadvies-college',
    'M28': 'verlofadvies', 'M29': 'informatieverzoek', 'M30': 'weigering',
    'M31': 'rectificatie', 'M32': 'contactwissel',
    'M33': 'niet-onze-inwoner', 'M34': 'nazorg-afsluiting',
    'M35': 'aanmelding-pga',
}


class Types:
    def __init__(self):
        self.cat = generate.Catalogue()
        self.src = {r['id']: r for r in generate.read_csv('elements.csv')}
        self.messages = {r['code']: r
                         for r in generate.read_csv('messages.csv')}
        self.names = {r['code']: r for r in self.cat.lists['BERICHTTYPE']}
        self.matrix = {}
        for r in generate.read_csv('matrix.csv'):
            self.matrix[(r['element'], r['purpose'] + '>' + r['recipient'])
                        ] = r['decision']
        self.weighed = {}
        for r in generate.read_tsv(os.path.join(generate.HERE,
                                                'weighed.tsv')):
            self.weighed.setdefault(r['type'], set()).add(r['element'])

    def may(self, e, column):
        return self.matrix.get((e, column), 'DENY') != 'DENY'

    def expand(self, t, names):
        out = []
        for n in [n for n in names.split(';') if n]:
            if n.startswith('*'):
                continue  # in words: see CORRECTS
            if not n.endswith('.*'):
                out.append(n)
                continue
            out += [e for e in self.src if e.startswith(n[:-1])
                    and (t in PLANS
                         or self.may(e, self.messages[t]['column']))]
        return out

    def required(self, t):
        return set(self.expand(t, self.messages[t]['required']))

    def offered(self, kind, t):
        """What a sender of this type may put in, header aside."""
        out = self.required(t) | set(
            self.expand(t, self.messages[t]['optional']))
        if t in PLANS:
            for e, r in self.src.items():
                owned = set(r['bron'].split('/')) & {'PI', 'ALLE', 'JUSTID'}
                if owned and e.split('.')[0] in PLAN_GROUPS:
                    out.add(e)
                if e.startswith('recl.toezicht_'):
                    out.add(e)
        if t in CORRECTS:
            for other in FORMATS[kind][1]:
                column = self.messages[other]['column']
                if other not in CORRECTS and column.startswith(CORRECTS[t]):
                    out |= self.offered(kind, other)
        if any(e.startswith('zorg.') for e in out):
            out |= set(BLOCKED) | set(BLOCKED_BY.get(kind, ()))
        if 'persoon.geslachtsnaam' in out:
            out.add('persoon.voorvoegsel')  # one text in some formats
        return {e for e in out if not e.startswith('bericht.')}

    def allowed(self, t, column):
        """What a recipient under this column may get, whoever sends it."""
        offer = set()
        for kind, (_, sends, _) in FORMATS.items():
            if t in sends:
                offer |= self.offered(kind, t)
        for e in sorted(offer):
            offer = offer | set(FALLBACK.get(e, ()))
        weighed = offer & self.weighed.get(t, set())
        return {e for e in offer if self.may(e, column)} | weighed

    def presence(self, t, e, column):
        if e not in self.required(t) or e in CONTACTS:
            return 'o'
        if e == 'persoon.voorvoegsel':
            return 'o'
        if column is None:
            return 'l' if e in MAY_BE_EMPTY else 'v'
        leaf = self.cat.by_id[e]['leaves'][0]
        empty = leaf['type'] == 'TEXT' and leaf['min'] == 0
        if self.matrix.get((e, column)) != 'ALLOW' or empty:
            return 'o'
        if e == 'detentie.verwachte_einddatum':
            return 'o'
        return 'l' if e in MAY_BE_EMPTY else 'v'

    def rows(self, kind, t):
        """(element, presence) of a type, in the catalogue's order."""
        _, sends, receives = FORMATS[kind]
        body = {}
        if t in sends:
            body = {e: self.presence(t, e, None)
                    for e in self.offered(kind, t)}
        if t in receives:
            for e in self.allowed(t, receives[t]):
                p = self.presence(t, e, receives[t])
                body[e] = 'o' if body.get(e) == 'o' else p
        rows = self.complete(kind, t, body, t in sends, t in receives)
        if t in sends:
            rows = [(e, 'o' if e in self.defaults(kind) else p)
                    for e, p in rows]
        return rows

    def defaults(self, kind):
        """What a document of this format may leave out: defaults.tsv."""
        path = os.path.join(ADAPTERS, kind, FORMATS[kind][0], 'defaults.tsv')
        if not os.path.exists(path):
            return set()
        return {r['leaf'] for r in generate.read_tsv(path)}

    def profile_rows(self, kind, t):
        """(element, presence) of what a recipient of this type gets."""
        column = FORMATS[kind][2][t]
        body = {e: self.presence(t, e, column)
                for e in self.allowed(t, column)}
        return self.complete(kind, t, body, False, True)

    def complete(self, kind, t, body, sends, receives):
        """The body with the header, in the catalogue's order."""
        if kind != 'pi' and body.get('detentie.verwachte_einddatum') == 'v':
            body['detentie.verwachte_einddatum'] = 'o'
        for e, r in self.src.items():
            if not e.startswith('bericht.') or e == 'bericht.type':
                continue
            if e in GATEWAY_HEADER and not receives:
                continue
            if e in STEERING and not sends:
                continue
            must = r['card'] == '1' and e not in GATEWAY_HEADER
            must = must or e in HEADER_MUST.get(t, ())
            body[e] = 'v' if must else 'o'
        return [(e, body[e]) for e in self.src if e in body]

    def root(self, kind, t):
        return t if kind == 'gemeente' else self.names[t]['nl']

    def table(self, kind):
        _, sends, receives = FORMATS[kind]
        out = ['# SPDX-License-Identifier: EUPL-1.2',
               '# made by adapters/catalogue/message_types.py; do not edit',
               'type\troot\telement\tpresence']
        for t in sorted(set(sends) | set(receives)):
            for e, p in self.rows(kind, t):
                out.append('\t'.join((t, self.root(kind, t), e, p)))
        return '\n'.join(out) + '\n'

    def closed(self, kind):
        """What this format takes no more, or never took: see README.md."""
        _, sends, receives = FORMATS[kind]
        out = ['# SPDX-License-Identifier: EUPL-1.2',
               '# made by adapters/catalogue/message_types.py; do not edit',
               'root\tfrom\tcode\ttext']
        for r in generate.read_tsv(os.path.join(generate.HERE, 'routes.tsv')):
            first = '-'
            if r['type'] in sends or r['type'] in receives:
                last = self.names[r['type']]['valid_to']
                first = str(datetime.date.fromisoformat(last)
                            + datetime.timedelta(days=1))
            elif self.names[r['type']]['valid_to'] != '-':
                continue  # a type of the past that is not of this side
            out.append('\t'.join((self.root(kind, r['type']), first,
                                  r['code'], r['nl'])))
        return '\n'.join(out) + '\n'

    def profiles(self, kind):
        version, _, receives = FORMATS[kind]
        out = ['# SPDX-License-Identifier: EUPL-1.2',
               '# made by adapters/catalogue/message_types.py; do not edit',
               'profile\ttype\telement\tpresence']
        names = set()
        for t in sorted(receives):
            name = '%s-%s-%s' % (SLUGS[t], kind, version)
            if name in names:
                sys.exit('two profiles are called ' + name)
            names.add(name)
            for e, p in self.profile_rows(kind, t):
                out.append('\t'.join((name, t, e, p)))
        return '\n'.join(out) + '\n'


def main():
    types = Types()
    for kind, (version, _, _) in FORMATS.items():
        folder = os.path.join(ADAPTERS, kind, version)
        for name, want in (('types.tsv', types.table(kind)),
                           ('profiles.tsv', types.profiles(kind)),
                           ('closed.tsv', types.closed(kind))):
            generate.write_or_check(os.path.join(folder, name), want,
                                    'message_types.py')


if __name__ == '__main__':
    main()
