#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Make the reference pages that partners read, from the tables.

reference.py          write catalogue/REFERENCE.md and <kind>/<version>/FORMAT.md
reference.py --check  exit 1 when a page is not what would be written

Nothing in the pages is known here alone: texts come from elements.tsv,
leaves.tsv, codes.tsv, messages.tsv and faults.tsv, numbers from base/limit.h,
examples from the samples.  The pages are in Dutch, for Dutch suppliers.
"""
import glob
import json
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

import generate
import message_types
import schema

ADAPTERS = generate.ADAPTERS
HEAD = '''<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!-- made by adapters/catalogue/reference.py; do not edit -->
'''
REFERENCE = '../../catalogue/REFERENCE.md'  # seen from a format
EXAMPLE_MAX = 44

CATEGORY = {
    'GEWOON': ('gewoon', 'gewoon persoonsgegeven'),
    'GEVOELIG': ('gevoelig', 'niet bijzonder in de wet, wel schadelijk als '
                 'het uitlekt (geld, verblijf, hulp van de gemeente)'),
    'GEZOND_F': ('functioneel gezondheidsgegeven',
                 'wat iemand nodig heeft, zonder inhoud; bijzonder '
                 'persoonsgegeven'),
    'GEZOND': ('gezondheidsgegeven', 'inhoud over gezondheid; bijzonder '
               'persoonsgegeven'),
    'STRAF': ('strafrechtelijk', 'strafrechtelijk of '
              'tenuitvoerleggingsgegeven'),
    'BSN': ('wettelijk identificatienummer', 'alleen als het aan de persoon '
            'is geverifieerd'),
    'CONTACT': ('contact', 'zakelijk contact van een medewerker of '
                'organisatie'),
    'CONTACT_B': ('contact van betrokkene', 'hoe betrokkene zelf bereikbaar '
                  'is'),
    'DERDE': ('derde', 'gegeven over een ander dan betrokkene'),
    'META': ('besturing', 'gegeven over het bericht of het plan, niet over '
             'de persoon'),
}
BRON = {'ALLE': 'alle partijen', 'GEM': 'gemeente (elke rol)',
        'afzender': 'afzender', 'gateway': 'de poort', '-': 'niemand'}
PRESENCE = {'v': 'verplicht', 'o': 'mag', 'l': 'lijst verplicht, mag leeg'}
SYNTAX = {'xml': 'XML', 'json': 'JSON'}
GRADE = {'schema': 'schema', 'waarde': 'waarde', 'grens': 'grens'}
# (words, characters); %d is min and max.
FORM = {
    'DATE': ('datum JJJJ-MM-DD', '10'),
    'DATE_PART': ('datum JJJJ-MM-DD; onbekende dag of maand 00', '10'),
    'TIMESTAMP': ('tijdstip volgens RFC 3339, in Z', '20-30'),
    'DECIMAL': ('bedrag in euro, twee decimalen', '4-10'),
    'UUID': ('UUID in kleine letters', '36'),
    'OIN': ('organisatie-identificatienummer, cijfers', '20'),
    'BSN': ('burgerservicenummer, cijfers; voldoet aan de elfproef', '9'),
    'EMAIL': ('e-mailadres', '6-254'),
    'PHONE': ('telefoonnummer', '6-20'),
    'POSTCODE': ('postcode, 1234AB', '6'),
    'TEXT': ('tekst', None), 'NAME': ('naam', None),
    'DIGITS': ('cijfers', None),
}
# What a conversion makes of the form; None: the form of the catalogue.
CONV = {
    '-': None, 'code': None, 'int': None,
    'dmy': ('datum DD-MM-JJJJ; onbekende dag of maand 00', '10'),
    'leeg': ('datum JJJJ-MM-DD, of een leeg element: onbekend', '0 of 10'),
    'naam': ('voorvoegsel en achternaam in één tekst', '1-212'),
    'bool': ('true of false', '-'),
    'decimaal': ('getal met hoogstens twee decimalen', '-'),
    'datum_vol': ('datum JJJJ-MM-DD; anders jaar en zo nodig maand', '10'),
    'datum_jaar': ('jaar als getal, als de datum onvolledig is', '-'),
    'datum_maand': ('maand als getal, alleen met jaar', '-'),
}
SAMPLE = {'DATE': '2025-10-24', 'DATE_PART': '1988-03-00',
          'TIMESTAMP': '2025-10-20T13:05:00Z', 'DECIMAL': '412.50',
          'UUID': '5f0c2c1e-6a57-4b0e-9d83-0a4c2f7b1e10',
          'OIN': '00000099000000000141', 'BSN': '999990019',
          'EMAIL': 'loket@gemeente.example', 'PHONE': '088 123 45 67',
          'POSTCODE': '1234AB'}
SAMPLE_CONV = {'dmy': '24-10-2025', 'datum_vol': '1988-03-12',
               'datum_jaar': '1988', 'datum_maand': '3', 'bool': 'true',
               'naam': 'van Voorbeeld', 'decimaal': '412.50'}
# Where the engine names a fault: the first text in such a call.
FAULT_CALL = re.compile(r'\b(?:faults_add|fault|fail|refuse)\(([^;{]*);')
FAULT_CODE = re.compile(r'"([a-z]+(?:-[a-z]+)*)"')


def word(table, key, what):
    if key not in table:
        sys.exit('reference.py: no words for %s %s' % (what, key))
    return table[key]


def cell(text):
    return str(text).replace('|', '\\|').replace('\n', ' ')


def table(names, rows):
    out = ['| ' + ' | '.join(names) + ' |', '|' + '---|' * len(names)]
    out += ['| ' + ' | '.join(cell(c) for c in row) + ' |' for row in rows]
    return '\n'.join(out) + '\n\n'


def code(text):
    return '`%s`' % text


def anchor(text):
    """The fragment that a heading gets on the usual viewers."""
    text = re.sub(r'[^\w\- ]', '', text.lower())
    return text.replace(' ', '-')


def limits():
    """The numbers of base/limit.h."""
    path = os.path.join(ADAPTERS, '..', 'gateway', 'base', 'limit.h')
    with open(path, encoding='utf-8') as f:
        found = re.findall(r'(LIMIT_\w+) = ([0-9 *]+),', f.read())
    out = {}
    for name, sum_ in found:
        n = 1
        for factor in sum_.split('*'):
            n *= int(factor)
        out[name] = n
    return out


def dotted(n):
    """12345 as Dutch writes it."""
    return '{:,}'.format(n).replace(',', '.')


def form(leaf, link=''):
    """(form in words, characters) of a leaf."""
    least, most = leaf['min'], leaf['max']
    if leaf['type'] == 'CODE':
        name = leaf['codelist']
        return 'code van [%s](%s#%s)' % (
            name, link, anchor('Codelijst ' + name)), '-'
    if leaf['type'] == 'INT':
        return 'geheel getal, %d tot en met %d' % (least, most), '-'
    words, n = word(FORM, leaf['type'], 'type')
    if n is None:
        n = str(most) if least == most else '%d-%d' % (least, most)
    return words, n


def often(e):
    if e['blocked'] == '1':
        return 'nooit (geblokkeerd)'
    if e['max'] > 1:
        return 'hoogstens %d keer' % e['max']
    return 'één keer' if e['card'] == '1' else 'hoogstens één keer'


class Reference:
    def __init__(self):
        self.cat = generate.Catalogue()
        self.types = message_types
        self.formats = [schema.Format(self.cat, f) for f in schema.formats()]
        self.limits = limits()
        read = lambda n: generate.read_tsv(os.path.join(generate.HERE, n))
        self.messages = read('messages.tsv')
        self.faults = read('faults.tsv')
        self.roles = {c['code']: c['nl'] for c in self.cat.lists['ROL']}
        self.type_name = {c['code']: c['nl']
                          for c in self.cat.lists['BERICHTTYPE']}

    # what is wrong with the tables that only this page reads

    def check(self):
        src = generate.read_csv('messages.csv')
        if [m['type'] for m in self.messages] != [r['code'] for r in src]:
            yield 'messages.tsv: types differ from source/messages.csv'
        for m, r in zip(self.messages, src):
            if m['fase'] != r['phase'].replace('any', 'alle'):
                yield 'messages.tsv: %s: phase' % m['type']
        have = {f['code'] for f in self.faults}
        used = self.fault_codes()
        for c in sorted(have ^ used):
            yield 'faults.tsv: %s: %s' % (c, 'no such fault' if c in have
                                          else 'is missing')
        for f in self.faults:
            word(GRADE, f['grade'], 'grade')
            if f['code'].startswith('waarde-') != (f['grade'] == 'waarde'):
                yield 'faults.tsv: %s: grade' % f['code']

    def fault_codes(self):
        """Every code that the engine can give, from its own text."""
        out = set()
        for path in sorted(glob.glob(os.path.join(ADAPTERS, '*.c'))):
            with open(path, encoding='utf-8') as f:
                text = f.read()
            for call in FAULT_CALL.findall(text):
                out.update(FAULT_CODE.findall(call)[:1])
            body = re.search(r'\nfault_code\(.*?\n}', text, re.S)
            if body:
                out.update(FAULT_CODE.findall(body.group()))
        return out

    # REFERENCE.md

    def owner(self, e):
        return ', '.join(
            word(BRON, b, 'owner') if b in BRON
            else '%s (%s)' % (word(self.roles, b, 'role'), b)
            for b in e['bron'].split('/') if b)

    def element(self, e):
        bv = {c['code']: c['nl'] for c in self.cat.lists['BASISVOORWAARDE']}
        what = e['nl'].rstrip('.')
        if what.replace(',', '') == e['label'].replace(',', ''):
            what = ''  # the label has said it
        out = '#### %s\n\n**%s.**%s\n*%s.*\n\n' % (
            e['id'], e['label'], what and ' %s.' % what, e['en'].rstrip('.'))
        facts = [('Categorie', CATEGORY[e['category']][0]),
                 ('Basisvoorwaarde', bv.get(e['bv'], 'geen')),
                 ('Komt van', self.owner(e)), ('Hoe vaak', often(e))]
        if not e['leaves'][0]['part']:
            words, n = form(e['leaves'][0])
            facts.append(('Vorm', words + (
                '' if n == '-' else ', %s tekens' % n)))
        out += ''.join('- %s: %s\n' % f for f in facts)
        if e['blocked'] == '1':
            out += '- **Geblokkeerd**: staat dit in een bericht, dan wordt ' \
                'het hele bericht geweigerd.\n'
        if e['id'] in self.types.STEERING:
            out += '- **Stuurt het besluit**: gaat naar geen ontvanger.\n'
        out += '\n'
        if e['leaves'][0]['part']:
            out += table(
                ('deel', 'naam', 'wat het is', 'vorm', 'tekens', 'moet'),
                [(code(l['part']), l['label'],
                  '%s (*%s*)' % (l['nl'], l['en'])) + form(l)
                 + ('ja' if l['min'] > 0 else 'nee',)
                 for l in e['leaves']])
        return out

    def elements(self):
        out = '## Gegevens\n\n'
        group = None
        for e in self.cat.elements:
            if e['id'].split('.')[0] != group:
                group = e['id'].split('.')[0]
                out += '### %s\n\n' % group
            out += self.element(e)
        return out

    def codelists(self):
        out = '## Codelijsten\n\n'
        for name, rows in self.cat.lists.items():
            dated = any(r[k] != '-' for r in rows for k in (
                'valid_from', 'valid_to', 'successor'))
            users = [l['path'] for l in self.cat.leaves
                     if l['codelist'] == name]
            out += '### Codelijst %s\n\n%d codes. ' % (name, len(rows))
            out += 'Gebruikt in %s.\n\n' % ', '.join(
                code(u) for u in users) if users else \
                'Geen gegeven gebruikt deze lijst rechtstreeks.\n\n'
            out += table(
                ('code', 'Nederlands', 'English') + (
                    ('vanaf', 'tot en met', 'opvolger') if dated else ()),
                [(code(r['code']), r['nl'], r['en']) + (
                    (r['valid_from'], r['valid_to'], r['successor'])
                    if dated else ()) for r in rows])
        return out

    def sides(self, t):
        """(heading, presence per element, format, sample) of a type."""
        out = []
        for f in self.formats:
            if t not in f.types:
                continue
            kind, version = f.conf['kind'], f.conf['version']
            out.append(('%s %s %s' % (kind, version, self.does(f, t)),
                        f.types[t][1], f))
        return out

    def does(self, f, t):
        v, sends, receives = self.types.FORMATS.get(
            f.conf['kind'], ('', (), ()))
        if v != f.conf['version']:
            return 'draagt'
        return ' en '.join([w for w, ts in (
            ('zendt', sends), ('ontvangt', receives)) if t in ts])

    def message(self, m):
        out = '### %s %s\n\n%s.\n\n' % (
            m['type'], self.type_name[m['type']], m['nl'])
        out += ''.join('- %s: %s\n' % x for x in (
            ('Van', m['van']), ('Naar', m['naar']), ('Grond', m['grond']),
            ('Fase', m['fase']), ('Termijn', m['termijn'])))
        sides = self.sides(m['type'])
        if not sides:
            return out + '- Geen formaat draagt dit bericht.\n\n'
        out += '\n'
        rows = []
        for e in self.cat.elements:
            if any(e['id'] in p for _, p, _ in sides):
                rows.append(['[%s](#%s)' % (e['id'], anchor(e['id']))] + [
                    PRESENCE[p[e['id']]] if e['id'] in p else '-'
                    for _, p, _ in sides])
        return out + table(['gegeven'] + [s for s, _, _ in sides], rows)

    def reference(self):
        out = HEAD + '# Gegevens, codelijsten en berichten\n\n'
        out += INTRO % (
            len(self.cat.elements), len(self.cat.leaves),
            len(self.cat.lists),
            ', '.join('[%s %s](../%s/%s/FORMAT.md)' % (
                (f.conf['kind'], f.conf['version']) * 2)
                for f in self.formats))
        out += table(('categorie', 'wat het is'), list(CATEGORY.values()))
        out += table(('rol', 'wie'), [
            (code(r), nl) for r, nl in self.roles.items()])
        out += self.elements() + self.codelists()
        out += '## Berichten\n\n' + MESSAGES
        for m in self.messages:
            out += self.message(m)
        return out.rstrip('\n') + '\n'

    # FORMAT.md

    def example(self, fmt, row, samples):
        leaf = self.cat.leaf[row['leaf']]
        path = row['path'].replace('[]', '').split('/')
        for doc in samples:
            v = find(doc, path)
            if v is not None:
                return code(v if len(v) <= EXAMPLE_MAX
                            else v[:EXAMPLE_MAX - 1] + '…')
        return code(invent(fmt, leaf, row['conv']))

    def paths(self, fmt, samples):
        rows = []
        for row in fmt.paths:
            leaf = self.cat.leaf[row['leaf']]
            e = self.cat.by_id[leaf['element']]
            words, n = word(CONV, row['conv'], 'conversion') \
                or form(leaf, REFERENCE)
            if row['conv'] == 'code':
                words += ', [eigen spelling](#eigen-spelling-van-codes)'
            label = e['label'] + (': ' + leaf['label'] if leaf['part']
                                  else '')
            if e['max'] > 1 and leaf is e['leaves'][0]:
                label += ' (hoogstens %d keer)' % e['max']
            rows.append((code(row['path']), '[%s](%s#%s)' % (
                row['leaf'], REFERENCE, anchor(leaf['element'])),
                label, code(row['conv']), words, n,
                self.example(fmt, row, samples)))
        return table(('plaats', 'gegeven', 'wat het is', 'omzetting',
                      'vorm', 'tekens', 'voorbeeld'), rows)

    def spelling(self, fmt):
        if not fmt.spelled:
            return '## Eigen spelling van codes\n\nGeen: dit formaat spelt ' \
                'elke code als de catalogus.\n\n'
        rows = [(name, code(own), code(canonical))
                for name, codes in fmt.spelled.items()
                for canonical, own in codes.items()]
        return '## Eigen spelling van codes\n\nDeze codes staan hier anders ' \
            'dan in de catalogus, waar de omzetting `code` is.\n\n' \
            + table(('lijst', 'hier', 'catalogus'), rows)

    def types_of(self, fmt):
        rows = []
        names = {m['type']: m['nl'] for m in self.messages}
        for t in sorted(fmt.types):
            root, presence = fmt.types[t]
            sample = 'samples/%s.%s' % (t, fmt.conf['syntax'])
            rows.append((
                '[%s](%s#%s)' % (t, REFERENCE, anchor(
                    '%s %s' % (t, self.type_name[t]))),
                code(root), names[t], self.does(fmt, t),
                '%d, waarvan %d verplicht' % (len(presence), len(
                    [p for p in presence.values() if p != 'o'])),
                '[%s](%s)' % (os.path.basename(sample), sample)))
        where = 'wortelelement' if fmt.conf['syntax'] == 'xml' \
            else 'berichttype'
        return table(('type', where, 'wat het is', 'deze partij',
                      'gegevens', 'voorbeeld'), rows)

    def closed(self, fmt):
        """What the format does not take any more, where it says so."""
        path = os.path.join(fmt.folder, 'closed.tsv')
        if not os.path.exists(path):
            return ''
        return 'Niet, of niet meer, aangenomen:\n\n' + table(
            ('bericht', 'vanaf', 'code', 'wat te doen'),
            [(code(r['root']), r['from'], code(r['code']), r['text'])
             for r in generate.read_tsv(path)])

    def defaults(self, fmt):
        """What a document that leaves something out is read as."""
        if not fmt.defaults:
            return ''
        return 'Wat een document mag weglaten, en wat dan geldt:\n\n' + table(
            ('gegeven', 'geldt', 'waarom'),
            [(code(leaf), code(value), why)
             for leaf, (value, why) in fmt.defaults.items()])

    def fault_table(self):
        return table(('code', 'graad', 'wat er mis is', 'English',
                      'wat te doen'),
                     [(code(f['code']), GRADE[f['grade']], f['nl'], f['en'],
                       f['raad']) for f in self.faults])

    def format(self, fmt):
        syntax, conf, lim = fmt.conf['syntax'], fmt.conf, self.limits
        name = '%s-%s' % (conf['kind'], conf['version'])
        file = name + ('.xsd' if syntax == 'xml' else '.schema.json')
        out = HEAD + '# Formaat %s %s\n\n' % (conf['kind'], conf['version'])
        values = {
            'syntax': SYNTAX[syntax], 'media': conf['media'], 'file': file,
            'namespace': conf['namespace'],
            'body': lim['LIMIT_BODY_MAX'] // 1024,
            'depth': lim['LIMIT_%s_DEPTH_MAX' % syntax.upper()],
            'nodes': dotted(lim['LIMIT_XML_NODES_MAX']),
            'values': dotted(lim['LIMIT_MESSAGE_VALUES_MAX']),
            'faults': lim['LIMIT_ERRORS_MAX'],
        }
        out += FORMAT % values
        out += (FORMAT_XML if syntax == 'xml' else FORMAT_JSON) % values
        out += FORMAT_REST % values
        samples = documents(fmt)
        out += '## Berichten\n\n' + self.types_of(fmt) + self.closed(fmt)
        out += self.defaults(fmt)
        out += '## Plaatsen\n\n' + PATHS + self.paths(fmt, samples)
        out += self.spelling(fmt)
        out += '## Fouten\n\n' + FAULTS % values + self.fault_table()
        return out.rstrip('\n') + '\n'


# Examples

def documents(fmt):
    """The valid samples of a format, in name order."""
    out = []
    folder = os.path.join(fmt.folder, 'samples')
    for t in sorted(fmt.types):
        path = os.path.join(folder, '%s.%s' % (t, fmt.conf['syntax']))
        if not os.path.exists(path):
            continue
        if fmt.conf['syntax'] == 'xml':
            out.append(ElementTree.parse(path).getroot())
            continue
        with open(path, encoding='utf-8') as f:
            out.append(json.load(f))
    return out


def find(doc, path):
    """The first value at a path, as it is written; None when there is none."""
    here = [doc]
    for name in path:
        if isinstance(doc, dict):
            here = [d[name] for d in here if isinstance(d, dict)
                    and name in d]
            here = [x for d in here
                    for x in (d if isinstance(d, list) else [d])]
        else:
            here = [c for d in here for c in d
                    if c.tag.rpartition('}')[2] == name]
    for v in here:
        text = v if not hasattr(v, 'tag') else v.text
        if text not in (None, ''):
            return text if isinstance(text, str) else json.dumps(text)
    return None


def invent(fmt, leaf, conv):
    """A value of the right form, where no sample has one."""
    t = leaf['type']
    if t == 'CODE' and conv != 'bool':
        return fmt.codes(leaf, conv)[0][0]
    if conv in SAMPLE_CONV:
        return SAMPLE_CONV[conv]
    if t in SAMPLE:
        return SAMPLE[t]
    if t == 'INT':
        return str(max(leaf['min'], 1))
    n = max(leaf['min'], min(leaf['max'], 9))
    return ('0123456789' * n if t == 'DIGITS' else 'voorbeeld ' * n)[:n]


# The texts of the pages

INTRO = '''De catalogus van Ketenpoort: %d gegevens met %d waarden, %d codelijsten, en de berichten die ze dragen. Elk formaat
(%s) draagt dezelfde gegevens op eigen plaatsen; begin daar als u een koppeling bouwt, en zoek hier op wat een gegeven betekent.

*The catalogue: what every data element means, its parts, code lists and messages. Definitions are in Dutch and English.*

Een **gegeven** (`drplan.actie`) is waar wet, beleid en logboek over spreken. Het heeft één waarde, of **delen**
(`drplan.actie/deadline`). Een deel met *moet: nee* mag ontbreken. *Hoe vaak* geldt voor de hele catalogus; of een gegeven in een
bericht verplicht is, staat bij het bericht. *Komt van* is de partij die de waarde bezit: alleen zij levert hem. Of een ontvanger
een gegeven krijgt, beslist het beleid per doel, ontvanger en fase; een gegeven dat een bericht mag dragen, wordt dus niet altijd
verstrekt. Elk bericht verraadt dat iemand gedetineerd is of was, en is daarom ten minste strafrechtelijk.

Inhoud: [Gegevens](#gegevens), [Codelijsten](#codelijsten), [Berichten](#berichten).

'''

MESSAGES = '''Per bericht: wie het zendt en ontvangt, de wettelijke grond, de fase (F0 aangekondigd tot F7 afgesloten, zie
[FASE](#codelijst-fase)) en de termijn. De tabel zegt per formaat wat het document moet of mag bevatten. Een zender mag meer
aanbieden dan de ontvanger krijgt. Wat onder een voorwaarde staat, is bij de ontvanger nooit verplicht.

'''

FORMAT = '''Deze pagina is voor wie een koppeling met Ketenpoort bouwt in dit formaat: %(syntax)s, `%(media)s`. Het contract is het schema
[%(file)s](%(file)s); deze pagina, het schema en de poort komen uit dezelfde tabellen. Wat een gegeven betekent staat in de
[catalogus](../../catalogue/REFERENCE.md); goede en foute voorbeelden staan in `samples/`.

*For those who build a connection in this format: the schema is the contract, this page explains it. English definitions are in
the catalogue.*

**Het schema gebruiken.** Controleer elk document met het schema voor u het verzendt. Er zijn twee graden van fouten. De graad
*schema* is precies wat het schema zegt: wat het schema goedkeurt, keurt de poort ook goed. De graad *waarde* komt daar bovenop en
kan een schema niet zeggen: de elfproef van een BSN, een einde voor een begin. Ook de grenzen hieronder gelden. Een element dat het
schema niet kent, wordt nooit genegeerd maar geweigerd. Een bericht dat u ontvangt, voldoet aan hetzelfde schema.

'''

FORMAT_XML = '''**Opbouw en tekens.** UTF-8, met of zonder BOM. Eén wortelelement in de namespace `%(namespace)s`; de wortel bepaalt het bericht.
Geen attributen, ook geen `xsi:`, geen DTD, geen verwerkingsopdrachten; commentaar wordt overgeslagen. De volgorde van elementen
is die van het schema. Witruimte aan de randen telt niet bij datums en getallen, en wel in teksten en codes.

'''

FORMAT_JSON = '''**Opbouw en tekens.** UTF-8 zonder BOM. Eén object; de sleutel `berichttype` bepaalt het bericht. De volgorde van sleutels is
vrij, een sleutel komt één keer voor. Getallen en `true`/`false` staan zonder aanhalingstekens waar het schema dat vraagt, en
nergens anders; een BSN, OIN of gemeentecode is een tekst, met voorloopnullen.

'''

FORMAT_REST = '''**Datums.** Een datum is een dag van de kalender, zonder tijdzone, met een jaar van 1000 tot en met 2999. Een tijdstip staat in UTC en
eindigt op `Z`. Perioden zijn tot en met de laatste dag. Welke spelling een datum hier heeft, staat bij elke plaats.

**Onbekend.** Wat u niet weet, laat u weg; waar het schema een lege tekst toelaat, betekent die hetzelfde. `null` en opvulwaarden
als `-` of `n.v.t.` bestaan niet. Waar *onbekend* zelf een antwoord is, heeft de codelijst er een code voor. Van een geboortedatum mag de dag, of de
dag en de maand, onbekend zijn. Een lijst die leeg mag zijn, zegt: nagegaan, en er is niets.

**Grenzen.** Een document is hoogstens %(body)d kB, %(depth)d niveaus diep, %(nodes)s knopen en %(values)s waarden groot. Elke lijst heeft
een hoogste aantal, dat bij de plaats staat. Lengtes tellen tekens (Unicode-codepunten), geen bytes.

'''

PATHS = '''Een plaats staat onder de wortel; `[]` is een lijst. De rijen staan in de volgorde van het document. *Omzetting* is hoe deze plaats
zich verhoudt tot de catalogus: `-` is dezelfde tekst. Voorbeelden komen uit `samples/`; alle personen zijn verzonnen.

'''

FAULTS = '''Een document dat niet klopt krijgt 400 met een probleem volgens RFC 9457; `fouten` noemt elke fout met `plaats`, `code` en
`detail`, tot %(faults)d tegelijk. De plaats is nooit een waarde, en wat het schema niet kent heeft een rangnummer in plaats van zijn
naam, zodat geen persoonsgegeven in een foutmelding komt. Bouw op de code, niet op de tekst.

'''


def main():
    ref = Reference()
    bad = list(ref.check())
    if bad:
        sys.exit('\n'.join(bad))
    generate.write_or_check(os.path.join(generate.HERE, 'REFERENCE.md'),
                            ref.reference(), 'reference.py')
    for fmt in ref.formats:
        generate.write_or_check(os.path.join(fmt.folder, 'FORMAT.md'),
                                ref.format(fmt), 'reference.py')


if __name__ == '__main__':
    main()
