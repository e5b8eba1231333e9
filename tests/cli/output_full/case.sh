# a full disk is an error, a reader that has gone is none
[ -e /dev/full ] || exit 77
$TIDU --help | true
echo "${PIPESTATUS[0]}"
$TIDU --help >/dev/full
