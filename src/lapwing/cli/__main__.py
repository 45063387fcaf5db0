"""`python -m lapwing.cli`: the same as `lapwing`."""

from lapwing.cli.main import main

main()
