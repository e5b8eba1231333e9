$TIDU assses --lang zh
echo $?
$TIDU --lang=en --colour never
