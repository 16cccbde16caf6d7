#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Make <kind>/<version>/types.tsv and profiles.tsv from the message rows and
the matrix.

types.py          write the tables
types.py --check  exit 1 when a table is not what would be written

A format's side sends some types and receives others.
  sends     everything of the message's row, wildcards as whole groups: a
            sender may offer more than the recipient may have.  For the plan
            types also whatever else the PI owns of the person, the detention
            and the plan, and the blocked elements, so that each is refused
            or withheld by name.
  receives  what the matrix allows in the column of this message and what the
            sender can offer, or the policy can put in its place.

profiles.tsv declares what a recipient gets, one named profile per type that
the format receives.  Where a side also sends the type, the profile is
narrower than types.tsv, which is the grammar for reading.
"""
import os
import sys

import generate

ADAPTERS = os.path.join(generate.HERE, '..')

# kind: (version, types it sends, {type it receives: matrix column})
FORMATS = {
    'pi': ('v1', ['M01', 'M04', 'M10', 'M11', 'M14', 'M20', 'M30'],
           {'M07': 'DR>PI', 'M14': 'DR>PI', 'M30': 'DR>PI'}),
    'reclassering': ('v1', ['M14', 'M30'],
                     {'M04': 'DM>RE', 'M11': 'DR>RE', 'M14': 'DR>RE',
                      'M20': 'TZ>RE', 'M30': 'DR>RE'}),
    'gemeente': ('v1', ['M07', 'M14', 'M30'],
                 {'M01': 'DM>GN', 'M10': 'DR>GN', 'M14': 'DR>GN',
                  'M30': 'DR>GN'}),
}
SENDER = {'M01': 'pi', 'M04': 'pi', 'M10': 'pi', 'M11': 'pi', 'M20': 'pi',
          'M07': 'gemeente'}
PLANS = ('M10', 'M11', 'M20')
PLAN_GROUPS = ('persoon', 'adres', 'detentie', 'contact', 'medewerking',
               'drplan')
BLOCKED = {
    'M10': ['zorg.diagnose', 'zorg.medicatie', 'zorg.behandelverslag',
            'slachtoffer.gegevens'],
    'M07': ['zorg.diagnose', 'zorg.medicatie', 'zorg.behandelverslag',
            'slachtoffer.gegevens', 'gem.openbare_orde_informatie'],
}
BLOCKED['M11'] = BLOCKED['M20'] = BLOCKED['M10']
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
            'bericht.convenant_id', 'bericht.casus_id')
# The last word of the name in messages.csv is not always one word.
ROOTS = {'M14': 'ActieAfspraak'}
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
        self.matrix = {}
        for r in generate.read_csv('matrix.csv'):
            self.matrix[(r['element'], r['purpose'] + '>' + r['recipient'])
                        ] = r['decision']

    def expand(self, names):
        out = []
        for n in [n for n in names.split(';') if n]:
            if n.endswith('.*'):
                out += [e for e in self.src if e.startswith(n[:-1])]
            else:
                out.append(n)
        return out

    def required(self, t):
        return set(self.expand(self.messages[t]['required']))

    def offered(self, t):
        """What a sender of this type may put in, header aside."""
        out = self.required(t) | set(
            self.expand(self.messages[t]['optional']))
        if t in PLANS:
            for e, r in self.src.items():
                owned = set(r['bron'].split('/')) & {'PI', 'ALLE', 'JUSTID'}
                if owned and e.split('.')[0] in PLAN_GROUPS:
                    out.add(e)
                if e.startswith('recl.toezicht_'):
                    out.add(e)
        out |= set(BLOCKED.get(t, ()))
        if 'persoon.geslachtsnaam' in out:
            out.add('persoon.voorvoegsel')  # one text in some formats
        return {e for e in out if not e.startswith('bericht.')}

    def allowed(self, t, column):
        """What a recipient under this column may get."""
        offer = self.offered(t)
        for e in sorted(offer):
            offer = offer | set(FALLBACK.get(e, ()))
        return {e for e in offer if self.matrix.get(
            (e, column), 'DENY') in ('ALLOW', 'CONDITIONAL')}

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
        if t in sends and t in receives:
            body = {e: self.presence(t, e, None) for e in self.offered(t)
                    if self.matrix.get((e, receives[t])) is not None
                    and self.matrix[(e, receives[t])] != 'DENY'}
            for e in self.allowed(t, receives[t]):
                body.setdefault(e, 'o')
        elif t in sends:
            body = {e: self.presence(t, e, None) for e in self.offered(t)}
        else:
            body = {e: self.presence(t, e, receives[t])
                    for e in self.allowed(t, receives[t])}
        return self.complete(kind, body, t in sends, t in receives)

    def profile_rows(self, kind, t):
        """(element, presence) of what a recipient of this type gets."""
        column = FORMATS[kind][2][t]
        body = {e: self.presence(t, e, column)
                for e in self.allowed(t, column)}
        return self.complete(kind, body, False, True)

    def complete(self, kind, body, sends, receives):
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
            body[e] = 'v' if must else 'o'
        return [(e, body[e]) for e in self.src if e in body]

    def root(self, kind, t):
        if kind == 'gemeente':
            return t
        name = self.messages[t]['name']
        return ROOTS.get(t, name)

    def table(self, kind):
        _, sends, receives = FORMATS[kind]
        out = ['# SPDX-License-Identifier: EUPL-1.2',
               '# made by adapters/catalogue/types.py; do not edit',
               'type\troot\telement\tpresence']
        for t in sorted(set(sends) | set(receives)):
            for e, p in self.rows(kind, t):
                out.append('\t'.join((t, self.root(kind, t), e, p)))
        return '\n'.join(out) + '\n'

    def profiles(self, kind):
        version, _, receives = FORMATS[kind]
        out = ['# SPDX-License-Identifier: EUPL-1.2',
               '# made by adapters/catalogue/types.py; do not edit',
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


def save(path, want):
    if '--check' in sys.argv[1:]:
        with open(path, encoding='utf-8') as f:
            if f.read() != want:
                sys.exit(path + ' differs: run types.py')
        return
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as f:
        f.write(want)


def main():
    types = Types()
    for kind, (version, _, _) in FORMATS.items():
        folder = os.path.join(ADAPTERS, kind, version)
        save(os.path.join(folder, 'types.tsv'), types.table(kind))
        save(os.path.join(folder, 'profiles.tsv'), types.profiles(kind))


if __name__ == '__main__':
    main()
