$TIDU rank --help
