#!/bin/sh
# layers.sh - refuse an #include that points upwards.
#
# The table is the architecture: a directory may include itself and what is
# listed after its name, and nothing else.  A vendor header may be included by
# the directories named for it.  Changing a row is an architecture change.
set -eu

allowed() {
	case $1 in
	base)       echo "" ;;
	crypto)     echo "base" ;;
	store)      echo "base" ;;
	ipc)        echo "base" ;;
	conf)       echo "base" ;;
	http)       echo "base" ;;
	adapters)   echo "base" ;;
	certs)      echo "base" ;;
	policy)     echo "base adapters crypto" ;;
	net)        echo "base http certs crypto" ;;
	partner)    echo "base adapters conf policy" ;;
	ledger)     echo "base crypto adapters" ;;
	outbox)     echo "base crypto store adapters policy partner" ;;
	exchange)   echo "base conf ipc adapters policy certs partner ledger outbox store crypto" ;;
	api)        echo "base http net exchange policy adapters certs partner ledger crypto" ;;
	proc)       echo "base ipc conf net http api exchange policy adapters certs partner crypto" ;;
	backup)     echo "base conf exchange ledger outbox store crypto" ;;
	cli)        echo "base conf ipc net backup proc exchange policy adapters certs partner ledger outbox store crypto" ;;
	main.c)     echo "base cli" ;;
	*)          echo "base" ;;
	esac
}

vendor() { # header -> directories that own it
	case $1 in
	openssl/ssl.h) echo "net" ;;
	openssl/*)  echo "crypto certs net" ;;
	gcrypt.h)   echo "crypto" ;;
	sqlite3.h)  echo "store" ;;
	libxml/*|jansson.h) echo "adapters" ;;
	libfyaml.h) echo "conf policy" ;;
	event2/*|curl/*) echo "net" ;;
	seccomp.h|linux/landlock.h) echo "proc" ;;
	*)          echo "*" ;;
	esac
}

bad=0
files=$(find gateway adapters policy certs -name '*.[ch]')
[ -n "$files" ] || { echo "layers.sh: no files found"; exit 1; }
for f in $files; do
	dir=$(echo "$f" | sed 's,^gateway/,,; s,/.*,,')
	for inc in $(sed -n 's/^#include "\([^"]*\)".*/\1/p' "$f"); do
		to=${inc%%/*}
		case " $dir $(allowed "$dir") " in
		*" $to "*) ;;
		*) echo "$f: $dir may not include $to ($inc)"; bad=1 ;;
		esac
	done
	for inc in $(sed -n 's/^#include <\([^>]*\)>.*/\1/p' "$f"); do
		own=$(vendor "$inc")
		[ "$own" = "*" ] && continue
		case " $own " in
		*" $dir "*) ;;
		*) echo "$f: <$inc> belongs to: $own"; bad=1 ;;
		esac
	done
done
exit $bad
