"""The process: `treatycmp` and `python -m treatycmp`."""

import gc

# A command makes few cycles and ends soon; looking for them while modules load would cost a
# twentieth of its time. Work that makes millions of objects still has them looked for.
gc.set_threshold(100_000, 20, 20)

from treatycmp.cli.program import main  # noqa: E402  # what it loads is what this is about

if __name__ == "__main__":
    main(prog_name="treatycmp")
