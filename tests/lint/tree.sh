#!/bin/sh
# tree.sh - no path of somebody's machine, no unfinished mark, no key, no real person's number in the tree.
set -eu
bad=0
if git grep -nIE '(/work/|/farm/|/home/[a-z])' -- . ':!tests/lint/tree.sh'; then
	echo "tree.sh: a path of one machine"; bad=1
fi
if git grep -nIE '\b(TODO|FIXME|XXX)\b' -- '*.c' '*.h' '*.py' '*.sh' ':!tests/lint/tree.sh'; then
	echo "tree.sh: an unfinished mark"; bad=1
fi
if git grep -lI 'PRIVATE KEY-----' -- . ':!*.c' ':!*.py' ':!*.sh'; then
	echo "tree.sh: a private key"; bad=1
fi
# Only the test range 9999xxxxx may pass the 11-test in data and samples.
git ls-files 'adapters/*/v1/samples/*' 'tests/*' | while read -r f; do
	grep -oIE '\b[0-9]{9}\b' "$f" 2>/dev/null | sort -u | grep -v '^9999' | awk -v f="$f" '{
		s = 0; for (i = 1; i <= 8; i++) s += substr($0, i, 1) * (10 - i); s -= substr($0, 9, 1);
		if (s % 11 == 0 && $0 != "000000000") { print f ": " $0 " passes the 11-test"; bad = 1 } } END { exit bad }' || exit 1
done || { echo "tree.sh: a number that could be somebody's BSN"; bad=1; }
exit $bad
