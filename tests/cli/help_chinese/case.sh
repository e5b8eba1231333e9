$TIDU --lang zh --help
