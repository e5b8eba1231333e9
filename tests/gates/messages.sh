#!/usr/bin/env bash
# Every message of the sources has its translation, and the catalogue holds no other.
set -u
cd "$(dirname "$0")/../.."
command -v msgmerge >/dev/null || { echo "gettext is not installed"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
xgettext --language=C --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=PLURAL:1,2 --sort-by-file --package-name=tidu \
    -o "$work/tidu.pot" engine/*/*.c engine/*/*.h || exit 1
bad=0
for catalogue in engine/locale/*.po; do
    msgfmt --check-format -o /dev/null "$catalogue" || bad=1
    msgmerge --quiet --no-fuzzy-matching -o "$work/merged.po" "$catalogue" "$work/tidu.pot" || exit 1
    if msgattrib --untranslated --no-obsolete "$work/merged.po" | grep -q '^msgid'; then
        echo "$catalogue: not translated (make messages, then fill them in):"
        msgattrib --untranslated --no-obsolete --no-wrap "$work/merged.po" | grep '^msgid "..*'
        bad=1
    fi
done
exit $bad
