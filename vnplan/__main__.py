"""``python -m vnplan`` is the command line."""

from vnplan.cli import main

if __name__ == "__main__":
    main()
