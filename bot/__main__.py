"""`python -m bot` is `jogan`: the one named exception to the arrows."""

from adapters.cli.main import main

if __name__ == "__main__":
    main()
