$TIDU --help
