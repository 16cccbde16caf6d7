#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Each check of the catalogue fails when its fault is planted.

Every row changes one place in a copy of adapters/ and asks the maker that
should see it: it must fail, and say where.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
CAT = 'adapters/catalogue/'

# maker, file, what stands there (a pattern), what is put there, what it says
PLANTS = [
    ('generate', CAT + 'elements.tsv', r'\tGEZOND_F\t-\t0..10', r'\tGEWOON\t-\t0..10',
     'persoon.communicatiebehoefte: category'),
    ('generate', CAT + 'elements.tsv', r'^persoon.skn', 'persoon.sk', 'no element persoon.skn'),
    ('generate', CAT + 'source/elements.csv', r'^persoon.skn', 'persoon.sk', 'ids differ'),
    ('generate', CAT + 'elements.tsv', r'\tWERK_INKOMEN\t0..1\t0\tPI\tWerkgever', r'\tZORG\t0..1\t0\tPI\tWerkgever',
     'werk.werkgever: basic condition'),
    ('generate', CAT + 'elements.tsv', r'\t0..1\t0\tPI\tWerkgever', r'\t0..1\t0\tRE\tWerkgever',
     'werk.werkgever: bron'),
    ('generate', CAT + 'elements.tsv', r'\t0..1\t0\tPI\tWerkgever', r'\t0..3\t0\tPI\tWerkgever',
     'werk.werkgever: cardinality'),
    ('generate', CAT + 'elements.tsv', r'\t0..100\t0\tALLE\tAfgesproken', r'\t0..1\t0\tALLE\tAfgesproken',
     'drplan.actie: cardinality'),
    ('generate', CAT + 'elements.tsv', r'\t0..100\t0\tALLE\tAfgesproken', r'\t0..201\t0\tALLE\tAfgesproken',
     'drplan.actie: cardinality'),
    ('generate', CAT + 'elements.tsv', r'\t0..6\t0\tRE\t', r'\t0..7\t0\tRE\t', 'more than one per basic condition'),
    ('generate', CAT + 'elements.tsv', r'\t0..10\t0\tPI/RE/GEM\tWat', r'\t0..5\t0\tPI/RE/GEM\tWat',
     'cannot hold every code'),
    ('generate', CAT + 'elements.tsv', r'\t0\t1\t-\tDiagnose', r'\t0\t0\t-\tDiagnose', 'zorg.diagnose: blocked'),
    ('generate', CAT + 'elements.tsv', r'\tVoornamen\tgiven', '\t' + 'V' * 61 + r'\tgiven',
     'label of more than'),
    ('generate', CAT + 'elements.tsv', r'\tVoornamen\tgiven names$', r'\t-\tgiven names', 'persoon.voornamen: nl'),
    ('generate', CAT + 'leaves.tsv', r'\tUiterlijk op\t', r'\t-\t', 'drplan.actie/deadline: label'),
    ('generate', CAT + 'leaves.tsv', r'\tday by which the action must be done$', r'\t-', 'drplan.actie/deadline: en'),
    ('generate', CAT + 'codes.tsv', r'\tinwonend\t', r'\t-\t', 'INWONEND: text'),
    ('generate', 'adapters/catalogue_list.h', r'drplan\.actie', 'drplan.acti', 'catalogue_list.h differs'),
    ('generate', 'adapters/catalogue_text.h', 'Uiterlijk op', 'Uiterlijk', 'catalogue_text.h differs'),
    ('check', CAT + 'leaves.tsv', r'^adres.brp_adres\tpostcode\t.*\n', '', 'adres.brp_adres: no part postcode'),
    ('check', CAT + 'leaves.tsv', r'^drplan.actie\tdeadline\tDATE', r'drplan.actie\tdeadline\tTEXT',
     'drplan.actie/deadline: is not DATE'),
    ('check', CAT + 'leaves.tsv', r'^inkomen.bedrag\t-\tDECIMAL', r'inkomen.bedrag\t-\tTEXT',
     'inkomen.bedrag: nothing carries a decimal'),
    ('check', CAT + 'leaves.tsv', r'^detentie.detentie_id\t-\tTEXT\t1\t40', r'detentie.detentie_id\t-\tTEXT\t1\t41',
     'detentie.detentie_id: is not str'),
    ('check', CAT + 'leaves.tsv', r'\tWOONSITUATIE\t', r'\tWOONVORM\t', 'huisvesting.situatie_voor: does not use'),
    ('check', CAT + 'codes.tsv', r'^PROGRAMMA\tPLUS\t.*\n', '', 'drplan.programma: no list'),
    ('schema', CAT + 'leaves.tsv', r'\tWat er gedaan wordt\t', r'\tWat er gebeurt\t', 'differs: run schema.py'),
    ('schema', CAT + 'elements.tsv', r'\t0..100\t0\tALLE\tAfgesproken', r'\t0..99\t0\tALLE\tAfgesproken',
     'differs: run schema.py'),
    ('schema', 'adapters/pi/v1/pi-v1.xsd', r'maxOccurs="100"', 'maxOccurs="101"', 'pi-v1.xsd differs'),
    ('reference', CAT + 'REFERENCE.md', 'Uiterlijk op', 'Uiterlijk', 'REFERENCE.md differs'),
    ('reference', 'adapters/gemeente/v1/FORMAT.md', 'hoogstens 100', 'hoogstens 101', 'FORMAT.md differs'),
    ('reference', CAT + 'elements.tsv', r'\tWerkgever\t', r'\tBaas\t', 'REFERENCE.md differs'),
    ('reference', CAT + 'codes.tsv', r'\tinwonend\t', r'\tbij een ander\t', 'REFERENCE.md differs'),
    ('reference', 'adapters/pi/v1/types.tsv', r'^M10\t(.*)\tdrplan.actie\to$', r'M10\t\1\tdrplan.actie\tv',
     'REFERENCE.md differs'),
    ('reference', 'gateway/base/limit.h', r'LIMIT_BODY_MAX = 256', 'LIMIT_BODY_MAX = 128', 'FORMAT.md differs'),
    ('reference', CAT + 'messages.tsv', r'^M14\t', r'M99\t', 'messages.tsv: types differ'),
    ('reference', CAT + 'messages.tsv', r'\tF2-F4\tbinnen 5', r'\tF2\tbinnen 5', 'messages.tsv: M14: phase'),
    ('reference', CAT + 'faults.tsv', r'^te-vaak\t.*\n', '', 'faults.tsv: te-vaak: is missing'),
    ('reference', 'adapters/xml_read.c', '"attribuut"', '"attributen"', 'faults.tsv: attribuut: no such fault'),
]


def make(tree, maker):
    return subprocess.run(
        [sys.executable, '-B', CAT + maker + '.py', '--check'], cwd=tree,
        capture_output=True, text=True)


def plant(tree, row):
    """None when the fault is seen, else what went wrong."""
    maker, name, pattern, put, says = row
    path = os.path.join(tree, name)
    with open(path, encoding='utf-8') as f:
        old = f.read()
    new, n = re.subn(pattern, put, old, count=1, flags=re.M)
    if n != 1 or new == old:
        return 'nothing to plant'
    with open(path, 'w', encoding='utf-8') as f:
        f.write(new)
    done = make(tree, maker)
    with open(path, 'w', encoding='utf-8') as f:
        f.write(old)
    if done.returncode == 0:
        return 'not seen'
    if says not in done.stderr:
        return 'says: ' + done.stderr.strip()[:200]
    return None


def main():
    bad = 0
    with tempfile.TemporaryDirectory() as tree:
        shutil.copytree(os.path.join(ROOT, 'adapters'), os.path.join(tree, 'adapters'))
        os.makedirs(os.path.join(tree, 'gateway', 'base'))
        shutil.copy(os.path.join(ROOT, 'gateway/base/limit.h'), os.path.join(tree, 'gateway/base/limit.h'))
        for row in PLANTS:
            wrong = plant(tree, row)
            if wrong:
                print('data_plant: %s, %s: %s' % (row[1], row[4], wrong))
                bad = 1
    if not bad:
        print('data_plant: %d planted faults, each seen' % len(PLANTS))
    sys.exit(bad)


if __name__ == '__main__':
    main()
