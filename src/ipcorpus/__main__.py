"""`python -m ipcorpus` is `ipcorpus`."""

from ipcorpus.cli import main

if __name__ == "__main__":
    main()
