#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Make the published contracts from the tables of each format.

schema.py          write <kind>-<version>.xsd or .schema.json, and for each
                   profile profiles/<profile>.xsd or .schema.json
schema.py --check  exit 1 when one is not what would be written

The rules are those of adapters/README.md (Grammar, Tree and counts, Lexical
forms); the C engine reads the same tables and comes to the same verdict.
"""
import copy
import json
import os
import sys
from xml.sax.saxutils import escape, quoteattr

import generate

ADAPTERS = os.path.join(generate.HERE, '..')

TEXT_CLASS_XSD = r'[\t\n -~&#xA0;-&#xD7FF;&#xE000;-&#xFFFD;' \
    '&#x10000;-&#x10FFFF;]*'
TEXT_JSON = r'^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]*$'
# The characters of a name: README.md, Lexical forms; catalogue.c has the same.
NAME_RANGES = ((0x20, 0x20), (0x26, 0x29), (0x2C, 0x39), (0x41, 0x5A),
               (0x61, 0x7A), (0xAA, 0xAA), (0xB7, 0xB7), (0xBA, 0xBA),
               (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2AF), (0x2B9, 0x2BF),
               (0x300, 0x36F), (0x1E00, 0x1EFF), (0x2018, 0x2019))


def name_class(escape_form):
    """The ranges as a character class; escape_form is for what is no ASCII
    letter, digit or space."""
    char = lambda c: chr(c) if c < 0x80 and (
        chr(c).isalnum() or c == 0x20) else escape_form % c
    return '[%s]*' % ''.join(
        char(a) if a == b else char(a) + '-' + char(b)
        for a, b in NAME_RANGES)


NAME_CLASS_XSD = name_class('&#x%X;')
NAME_JSON = '^%s$' % name_class('\\u%04X')
TIME = r'([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,9})?Z'
YEAR = '[12][0-9]{3}'
MONTH = '(0[1-9]|1[0-2])'
DAY = '(0[1-9]|[12][0-9]|3[01])'
DATE = ('([12][0-9]{3}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])'
        '|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))'
        '|([12][0-9](0[48]|[2468][048]|[13579][26])|(12|16|20|24|28)00)'
        '-02-29)')
DATE_PART = '%s-(%s-00|00-00)' % (YEAR, MONTH)
DMY = '(%s-%s|00-%s|00-00)-%s' % (DAY, MONTH, MONTH, YEAR)
EMAIL = r'[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}' \
    r'(\.[A-Za-z0-9\-]{1,63})+'
UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
DECIMAL = r'(0|[1-9][0-9]{0,6})(\.[0-9]{1,2})?'
PATTERN = {'UUID': UUID, 'OIN': '[0-9]{20}', 'BSN': '[0-9]{9}',
           'EMAIL': EMAIL, 'PHONE': r'[+0-9][0-9 ()\-]{5,19}',
           'POSTCODE': '[1-9][0-9]{3}[A-Z]{2}'}
WORDS = {
    'DATE': 'datum JJJJ-MM-DD', 'UUID': 'UUID in kleine letters',
    'DATE_PART': 'datum JJJJ-MM-DD, of JJJJ-MM-00, of JJJJ-00-00',
    'TIMESTAMP': 'tijdstip volgens RFC 3339, in Z',
    'OIN': 'organisatie-identificatienummer van 20 cijfers',
    'BSN': 'burgerservicenummer, 9 cijfers, voldoet aan de elfproef',
    'EMAIL': 'e-mailadres', 'PHONE': 'telefoonnummer',
    'POSTCODE': 'postcode, 1234AB', 'DECIMAL': 'bedrag in euro',
}
NAME_WORDS = "Latijnse letters, cijfers, spatie en ' - . , / & ( )"


class Node:
    """One path component: a container, a value, or both for a list."""

    def __init__(self, name, repeats):
        self.name = name
        self.repeats = repeats
        self.most = generate.OCCURRENCES_MAX  # when it repeats
        self.required = False
        self.path = ''
        self.children = {}
        self.leaf = None
        self.conv = '-'
        self.last_child = None


class Format:
    """The tables of one folder, joined with the catalogue."""

    def __init__(self, cat, folder):
        self.cat = cat
        self.folder = folder
        read = lambda n: generate.read_tsv(os.path.join(folder, n))
        self.conf = {r['key']: r['value'] for r in read('format.tsv')}
        self.paths = read('paths.tsv')
        self.types = {}
        for r in read('types.tsv'):
            t = self.types.setdefault(r['type'], (r['root'], {}))
            t[1][r['element']] = r['presence']
        self.profiles = {}
        if os.path.exists(os.path.join(folder, 'profiles.tsv')):
            for r in read('profiles.tsv'):
                p = self.profiles.setdefault(r['profile'], (r['type'], {}))
                p[1][r['element']] = r['presence']
        self.defaults = {}  # leaf: (as spelled here, reason)
        if os.path.exists(os.path.join(folder, 'defaults.tsv')):
            self.defaults = {r['leaf']: (r['value'], r['reden'])
                             for r in read('defaults.tsv')}
        self.spelled = {}
        for r in read('codes.tsv'):
            if r['canonical'] not in [
                    c['code'] for c in cat.lists[r['list']]]:
                sys.exit('%s: codes.tsv: %s' % (folder, r['canonical']))
            self.spelled.setdefault(r['list'], {})[r['canonical']] = r['code']
        self.check()

    def check(self):
        have = set()
        self.below = {}  # container: the elements that it may hold
        for r in self.paths:
            if r['leaf'] not in self.cat.leaf:
                sys.exit('%s: no leaf %s' % (self.folder, r['leaf']))
            if r['path'].count('[]') > 1:
                sys.exit('%s: %s: two lists' % (self.folder, r['path']))
            leaf = self.cat.leaf[r['leaf']]
            e = self.cat.by_id[leaf['element']]
            if ('[]' in r['path']) != (e['repeats'] == '1'):
                sys.exit('%s: %s: list or not' % (self.folder, r['path']))
            have.add(leaf['element'])
            way = r['path'].replace('[]', '').split('/')
            for i in range(len(way)):
                self.below.setdefault('/'.join([''] + way[:i]), set()).add(
                    leaf['element'])
            if r['conv'] == 'naam':
                have.add('persoon.voorvoegsel')
        want = {e for _, es in self.types.values() for e in es}
        if have != want:
            sys.exit('%s: paths and types differ: %s'
                     % (self.folder, have ^ want))

    def restricted(self, profile):
        """The same tables, with one type as this profile has it."""
        t, presence = self.profiles[profile]
        out = copy.copy(self)
        out.types = {t: (self.types[t][0], presence)}
        return out

    def codes(self, leaf, conv):
        own = self.spelled.get(leaf['codelist'], {}) if conv == 'code' else {}
        return [(own.get(c['code'], c['code']), c['nl'] + (
            ' (%s)' % generate.period_text(c)
            if generate.period_text(c) else ''))
                for c in self.cat.lists[leaf['codelist']]]

    def about(self, node, parent):
        """What a node means: (label, definition), or None.

        A value is its leaf; the highest container that holds one element
        with parts, and nothing else, is that element.
        """
        if node.leaf is not None:
            text = '%s (%s)' % (node.leaf['nl'], node.leaf['path'])
            value, why = self.defaults.get(node.leaf['path'], (None, None))
            if value is not None and not node.required:
                text += '. Ontbreekt het, dan geldt %s: %s' % (value, why)
            return node.leaf['label'], text
        if len(self.below[node.path]) != 1 \
                or len(self.below[parent.path]) == 1:
            return None
        e = self.cat.by_id[min(self.below[node.path])]
        if not e['leaves'][0]['part']:
            return None
        return e['label'], '%s (%s)' % (e['nl'], e['id'])

    def tree(self, t):
        root, presence = self.types[t]
        top = Node(root, False)
        top.required = True
        seen = set()
        for r in self.paths:
            leaf = self.cat.leaf[r['leaf']]
            if leaf['element'] not in presence:
                continue
            p = presence[leaf['element']]
            first = leaf['element'] not in seen
            seen.add(leaf['element'])
            self.add(top, r, leaf, p if first else 'o')
        return top

    def add(self, top, row, leaf, presence):
        way = [top]
        for name in row['path'].split('/'):
            repeats = name.endswith('[]')
            name = name[:-2] if repeats else name
            here = way[-1]
            if name not in here.children:
                here.children[name] = Node(name, repeats)
                here.children[name].path = here.path + '/' + name
            elif here.last_child != name:
                sys.exit('%s: %s: children apart' % (self.folder, row))
            here.last_child = name
            way.append(here.children[name])
        node = way[-1]
        if node.leaf is not None or node.children:
            sys.exit('%s: %s: twice' % (self.folder, row))
        node.leaf, node.conv = leaf, row['conv']
        e = self.cat.by_id[leaf['element']]
        for n in way:
            n.most = min(n.most, e['max']) if n.repeats else n.most
        if leaf['part'] and leaf['min'] > 0:
            node.required = True
        if presence == 'v':
            for n in way:
                n.required = True
        elif presence == 'l':
            i = [n.repeats for n in way].index(True)
            for n in way[:i]:
                n.required = True
        if row['conv'].startswith('datum_'):
            node.required = False


# XML Schema

def xsd_type_name(leaf, conv, own):
    t = leaf['type']
    if conv in ('dmy', 'leeg', 'naam'):
        return {'dmy': 'DatumDMJ', 'leeg': 'DatumOfLeeg',
                'naam': 'NaamMetVoorvoegsel'}[conv]
    if t == 'CODE':
        return 'Code.%s%s' % (leaf['codelist'], '.eigen' if own else '')
    if leaf['is_name']:
        return 'Naam.%d.%d' % (leaf['min'], leaf['max'])
    if t in ('TEXT', 'DIGITS', 'INT'):
        return '%s.%d.%d' % ({'TEXT': 'Tekst', 'DIGITS': 'Cijfers',
                              'INT': 'Getal'}[t], leaf['min'], leaf['max'])
    return {'DATE': 'Datum', 'DATE_PART': 'DatumOnvolledig',
            'TIMESTAMP': 'Tijdstip', 'DECIMAL': 'Bedrag', 'UUID': 'UUID',
            'OIN': 'OIN', 'BSN': 'BSN', 'EMAIL': 'Email',
            'PHONE': 'Telefoon', 'POSTCODE': 'Postcode'}[t]


def restriction(base, facets):
    body = ''.join('      <xs:%s value=%s/>\n' % (k, v) for k, v in facets)
    return '    <xs:restriction base="%s">\n%s    </xs:restriction>\n' % (
        base, body)


def q(s):
    """An attribute value; character references are written already."""
    return '"%s"' % s.replace('"', '&quot;').replace('<', '&lt;')


def xsd_text(least, most, pattern=TEXT_CLASS_XSD):
    return restriction('xs:string', [
        ('minLength', q(str(least))), ('maxLength', q(str(most))),
        ('pattern', q(pattern))])


def xsd_date():
    return restriction('xs:date', [
        ('pattern', q(YEAR + '-[0-9]{2}-[0-9]{2}'))])


def xsd_union(members):
    return '    <xs:union memberTypes="%s"/>\n' % ' '.join(members)


def xsd_simple(fmt, leaf, conv):
    t = leaf['type']
    if conv == 'naam':
        return xsd_text(1, 212, NAME_CLASS_XSD)
    if conv == 'dmy':
        return restriction('xs:token', [('pattern', q(DMY))])
    if conv == 'leeg':
        return xsd_union(['Datum', 'Leeg'])
    if leaf['is_name']:
        return xsd_text(leaf['min'], leaf['max'], NAME_CLASS_XSD)
    if t == 'TEXT':
        return xsd_text(leaf['min'], leaf['max'])
    if t == 'CODE':
        return ('    <xs:restriction base="xs:string">\n' + ''.join(
            '      <xs:enumeration value=%s>%s</xs:enumeration>\n'
            % (quoteattr(c), documentation(nl))
            for c, nl in fmt.codes(leaf, conv)) + '    </xs:restriction>\n')
    if t == 'DATE':
        return xsd_date()
    if t == 'DATE_PART':
        return xsd_union(['Datum', 'DatumDeel'])
    if t == 'TIMESTAMP':
        return restriction('xs:dateTime', [
            ('pattern', q(YEAR + '-[0-9]{2}-[0-9]{2}T' + TIME))])
    if t == 'INT':
        return restriction('xs:integer', [
            ('pattern', q('0|[1-9][0-9]{0,8}')),
            ('minInclusive', q(str(leaf['min']))),
            ('maxInclusive', q(str(leaf['max'])))])
    if t == 'DECIMAL':
        return restriction('xs:decimal', [('pattern', q(DECIMAL))])
    if t == 'DIGITS':
        return restriction('xs:string', [
            ('pattern', q('[0-9]{%d,%d}' % (leaf['min'], leaf['max'])))])
    facets = [('pattern', q(PATTERN[t]))]
    if t == 'EMAIL':
        facets.append(('maxLength', q('254')))
    return restriction('xs:string', facets)


def documentation(text):
    return ('<xs:annotation><xs:documentation xml:lang="nl">%s'
            '</xs:documentation></xs:annotation>' % escape(text))


class Xsd:
    def __init__(self, fmt, profile=None):
        self.fmt = fmt
        self.profile = profile
        self.simple = {}

    def need(self, name, body, doc):
        self.simple.setdefault(name, (body, doc))

    def leaf_type(self, node):
        own = (node.conv == 'code'
               and node.leaf['codelist'] in self.fmt.spelled)
        name = xsd_type_name(node.leaf, node.conv, own)
        body = xsd_simple(self.fmt, node.leaf, node.conv)
        doc = NAME_WORDS if node.leaf['is_name'] else WORDS.get(
            node.leaf['type'], '')
        if name == 'DatumDMJ':
            doc = 'datum DD-MM-JJJJ; onbekende dag of maand is 00'
        if name == 'DatumOfLeeg':
            doc = 'datum JJJJ-MM-DD; leeg betekent onbekend'
        if name == 'NaamMetVoorvoegsel':
            doc = 'voorvoegsel en achternaam in een tekst'
        if name in ('DatumOfLeeg', 'DatumOnvolledig'):
            self.need('Datum', xsd_date(), WORDS['DATE'])
        if name == 'DatumOfLeeg':
            self.need('Leeg', restriction('xs:token', [('length', q('0'))]),
                      'leeg')
        if name == 'DatumOnvolledig':
            self.need('DatumDeel', restriction(
                'xs:token', [('pattern', q(DATE_PART))]),
                'jaar en maand, of alleen jaar')
        self.need(name, body, doc)
        return name

    def element(self, node, depth, parent=None, top=None):
        pad = '  ' * depth
        attrs = ' name="%s"' % node.name
        if node.leaf is not None:
            attrs += ' type="%s"' % self.leaf_type(node)
        if not top and not node.required:
            attrs += ' minOccurs="0"'
        if node.repeats:
            attrs += ' maxOccurs="%d"' % node.most
        out = '%s<xs:element%s>\n' % (pad, attrs)
        about = (top, top) if top else self.fmt.about(node, parent)
        if about:
            out += '%s  %s\n' % (pad, documentation(about[1]))
        if node.leaf is not None:
            return out + '%s</xs:element>\n' % pad
        out += '%s  <xs:complexType>\n%s    <xs:sequence>\n' % (pad, pad)
        for child in node.children.values():
            out += self.element(child, depth + 3, node)
        return out + '%s    </xs:sequence>\n%s  </xs:complexType>\n' \
            '%s</xs:element>\n' % (pad, pad, pad)

    def write(self):
        body = ''
        names = {c['code']: c['nl']
                 for c in self.fmt.cat.lists['BERICHTTYPE']}
        for t in self.fmt.types:
            top = self.fmt.tree(t)
            body += '\n' + self.element(
                top, 1, top='%s %s' % (t, names[t]))
        types = ''
        for name in sorted(self.simple):
            text, doc = self.simple[name]
            types += '\n  <xs:simpleType name="%s">\n' % name
            if doc:
                types += '    %s\n' % documentation(doc)
            types += text + '  </xs:simpleType>\n'
        ns = self.fmt.conf['namespace']
        about = 'berichten in het formaat van %s, versie %s' % (
            self.fmt.conf['kind'], self.fmt.conf['version'])
        if self.profile:
            about = 'profiel %s, %s' % (
                self.profile, about.replace('berichten', 'een bericht'))
        return '''<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!-- made by adapters/catalogue/schema.py; do not edit -->
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="%s"
  targetNamespace="%s" elementFormDefault="qualified" version="%s">
  %s
%s%s</xs:schema>
''' % (ns, ns, self.fmt.conf['version'], documentation(
            'Ketenpoort: %s. '
            'Documenten dragen geen attributen en geen '
            'verwerkingsopdrachten. Boven op dit schema gelden de elfproef, '
            'bestaande datums en codes die gelden op de dag van het '
            'bericht.' % about), body, types)


# JSON Schema

def anchored(p):
    return '^(' + p.replace(r'\-', '-') + ')$' if '|' in p \
        else '^' + p.replace(r'\-', '-') + '$'


def json_leaf(fmt, leaf, conv):
    t = leaf['type']
    if conv == 'bool':
        return {'type': 'boolean'}
    if conv == 'int':
        return {'type': 'integer', 'minimum': leaf['min'],
                'maximum': leaf['max']}
    if conv == 'decimaal':
        return {'type': 'number', 'minimum': 0, 'maximum': 9999999.99}
    if conv == 'datum_jaar':
        return {'type': 'integer', 'minimum': 1000, 'maximum': 2999}
    if conv == 'datum_maand':
        return {'type': 'integer', 'minimum': 1, 'maximum': 12}
    if conv == 'naam':
        return {'type': 'string', 'minLength': 1, 'maxLength': 212,
                'pattern': TEXT_JSON}
    if conv == 'dmy':
        return {'type': 'string', 'pattern': anchored(DMY)}
    if conv == 'leeg':
        return {'type': 'string', 'pattern': anchored(DATE + '|')}
    if t == 'TEXT':
        return {'type': 'string', 'minLength': leaf['min'],
                'maxLength': leaf['max'],
                'pattern': NAME_JSON if leaf['is_name'] else TEXT_JSON}
    if t == 'CODE':
        dated = ['%s %s' % (c, text) for (c, text), row in zip(
            fmt.codes(leaf, conv), fmt.cat.lists[leaf['codelist']])
            if generate.period_text(row)]
        return dict({'description': 'Niet altijd geldig: '
                     + ', '.join(dated) + '.'} if dated else {},
                    type='string',
                    enum=[c for c, _ in fmt.codes(leaf, conv)])
    if t == 'DATE' or conv == 'datum_vol':
        return {'type': 'string', 'pattern': anchored(DATE)}
    if t == 'DATE_PART':
        return {'type': 'string',
                'pattern': anchored(DATE + '|' + DATE_PART)}
    if t == 'TIMESTAMP':
        return {'type': 'string', 'pattern': anchored(DATE + 'T' + TIME)}
    if t == 'DIGITS':
        return {'type': 'string',
                'pattern': '^[0-9]{%d,%d}$' % (leaf['min'], leaf['max'])}
    if t == 'EMAIL':
        return {'type': 'string', 'maxLength': 254,
                'pattern': anchored(PATTERN[t])}
    if t in PATTERN:
        return {'type': 'string', 'pattern': anchored(PATTERN[t])}
    sys.exit('no JSON form for ' + leaf['path'])


class JsonSchema:
    def __init__(self, fmt):
        self.fmt = fmt
        self.whole = ''  # where the code lists are, when not in here

    def value(self, node):
        out = {}
        if node.leaf['type'] == 'CODE' and node.conv != 'bool':
            name = node.leaf['codelist']
            if node.conv == 'code':
                name += '_eigen'
            self.defs['code_' + name] = json_leaf(
                self.fmt, node.leaf, node.conv)
            out['$ref'] = self.whole + '#/$defs/code_' + name
            return out
        out.update(json_leaf(self.fmt, node.leaf, node.conv))
        return out

    def object(self, node):
        out = {'type': 'object', 'additionalProperties': False,
               'properties': {}}
        required = []
        date = {}
        for child in node.children.values():
            out['properties'][child.name] = self.node(child, node)
            if child.required:
                required.append(child.name)
            if child.conv.startswith('datum_'):
                date[child.conv] = child.name
        if required:
            out['required'] = required
        if date:
            day, year, month = (date['datum_vol'], date['datum_jaar'],
                                date['datum_maand'])
            out['not'] = {'anyOf': [{'required': [day, year]},
                                    {'required': [day, month]}]}
            out['dependentRequired'] = {month: [year]}
            if node.required:
                out['anyOf'] = [{'required': [day]}, {'required': [year]}]
        return out

    def node(self, node, parent):
        about = self.fmt.about(node, parent)
        out = dict(zip(('title', 'description'), about or ()))
        inner = self.value(node) if node.leaf else self.object(node)
        if node.repeats:
            inner = {'type': 'array', 'minItems': 1 if node.required else 0,
                     'maxItems': node.most, 'items': inner}
        out.update(inner)
        return out

    def kind(self, t, top):
        """One message type."""
        names = {c['code']: c['nl']
                 for c in self.fmt.cat.lists['BERICHTTYPE']}
        body = self.object(top)
        body['title'] = '%s %s' % (t, names[t])
        body['properties'] = dict(
            {'berichttype': {'const': top.name}}, **body['properties'])
        body['required'] = ['berichttype'] + body.get('required', [])
        return body

    def profile(self, name):
        """What a recipient gets.  Where that is all the type may carry, the
        type's own definition; code lists stand in the whole schema."""
        t, presence = self.fmt.profiles[name]
        conf = self.fmt.conf
        self.whole = 'urn:nl:ketenpoort:%s:%s' % (conf['kind'],
                                                  conf['version'])
        self.defs = {}
        fmt = self.fmt.restricted(name)
        doc = {
            '$schema': 'https://json-schema.org/draft/2020-12/schema',
            '$id': 'urn:nl:ketenpoort:profiel:' + name,
            '$comment': 'SPDX-License-Identifier: EUPL-1.2. Made by '
                        'adapters/catalogue/schema.py; do not edit. Load '
                        '../%s-%s.schema.json beside it.' % (
                            conf['kind'], conf['version']),
        }
        if presence == self.fmt.types[t][1]:
            doc['$ref'] = '%s#/$defs/%s' % (self.whole, t)
        else:
            doc.update(self.kind(t, fmt.tree(t)))
        doc['title'] = 'Ketenpoort: profiel %s' % name
        self.whole = ''
        return json.dumps(doc, ensure_ascii=False, indent=1) + '\n'

    def write(self):
        self.defs = {}
        conf = self.fmt.conf
        rules = []
        kinds = {}
        for t in self.fmt.types:
            top = self.fmt.tree(t)
            kinds[t] = self.kind(t, top)
            rules.append({'if': {'properties': {
                'berichttype': {'const': top.name}}},
                'then': {'$ref': '#/$defs/' + t}})
        kinds.update(sorted(self.defs.items()))
        doc = {
            '$schema': 'https://json-schema.org/draft/2020-12/schema',
            '$id': 'urn:nl:ketenpoort:%s:%s' % (conf['kind'],
                                                conf['version']),
            '$comment': 'SPDX-License-Identifier: EUPL-1.2. Made by '
                        'adapters/catalogue/schema.py; do not edit.',
            'title': 'Ketenpoort: berichten in het formaat van %s, versie %s'
                     % (conf['kind'], conf['version']),
            'description': 'Boven op dit schema gelden de elfproef, '
                           'bestaande datums en codes die gelden op de dag '
                           'van het bericht. Sleutels komen een keer voor; '
                           'null bestaat niet.',
            'type': 'object',
            'required': ['berichttype'],
            'properties': {'berichttype': {
                'enum': [self.fmt.types[t][0] for t in self.fmt.types]}},
            'allOf': rules,
            '$defs': kinds,
        }
        return json.dumps(doc, ensure_ascii=False, indent=1) + '\n'


def formats():
    """Every folder with a format.tsv, in order."""
    for kind in sorted(os.listdir(ADAPTERS)):
        base = os.path.join(ADAPTERS, kind)
        if not os.path.isdir(base):
            continue
        for version in sorted(os.listdir(base)):
            folder = os.path.join(base, version)
            if os.path.exists(os.path.join(folder, 'format.tsv')):
                yield folder


def save_profiles(fmt):
    """One schema per profile, and no other file beside them."""
    folder = os.path.join(fmt.folder, 'profiles')
    xml = fmt.conf['syntax'] == 'xml'
    ext = '.xsd' if xml else '.schema.json'
    if fmt.profiles and '--check' not in sys.argv[1:]:
        os.makedirs(folder, exist_ok=True)
    for name in fmt.profiles:
        generate.write_or_check(
            os.path.join(folder, name + ext),
            Xsd(fmt.restricted(name), name).write() if xml
            else JsonSchema(fmt).profile(name), 'schema.py')
    have = set(os.listdir(folder)) if os.path.isdir(folder) else set()
    for old in sorted(have - {name + ext for name in fmt.profiles}):
        old = os.path.join(folder, old)
        if '--check' in sys.argv[1:]:
            sys.exit(old + ' is the schema of no profile: run schema.py')
        os.remove(old)


def main():
    cat = generate.Catalogue()
    for folder in formats():
        fmt = Format(cat, folder)
        name = '%s-%s' % (fmt.conf['kind'], fmt.conf['version'])
        if fmt.conf['syntax'] == 'xml':
            path, want = name + '.xsd', Xsd(fmt).write()
        else:
            path, want = name + '.schema.json', JsonSchema(fmt).write()
        generate.write_or_check(os.path.join(folder, path), want, 'schema.py')
        save_profiles(fmt)


if __name__ == '__main__':
    main()
