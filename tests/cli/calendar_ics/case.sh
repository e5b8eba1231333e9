# iCalendar read by a parser of its own: structure, folding, escapes, and the days against those of the CSV. Same question, same bytes.
$TIDU calendar --on 2024-01-01 --days 1000 --lang zh --quiet --output all.ics
$TIDU calendar --on 2024-01-01 --days 1000 --lang zh --quiet --format ics >again.ics
cmp all.ics again.ics && echo "same bytes"
$TIDU calendar --on 2024-01-01 --days 1000 --lang zh --quiet --format csv >all.csv
python3 "$CASE/read.py" all.ics all.csv 0
$TIDU calendar hnte --region 440106 --on 2024-01-01 --days 1000 --quiet --format ics --remind 7 >hnte.ics
$TIDU calendar hnte --region 440106 --on 2024-01-01 --days 1000 --quiet --format csv >hnte.csv
python3 "$CASE/read.py" hnte.ics hnte.csv 7
echo "--- nothing due: still a calendar"
$TIDU calendar hnte --region 330502 --on 2024-06-01 --days 30 --quiet --format ics | tr -d '\r'
