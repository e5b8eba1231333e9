$TIDU --version | sed 's/[0-9]\{1,\}\.[0-9.]*/N/'
