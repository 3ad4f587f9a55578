"""How fast it is, as ratios to something measured in the same run. Nothing here can fail.

Times are the best of several repetitions, because a shared machine only ever adds to them.
"""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[1])  # from here on as the tests do: `bench.day`


def main() -> None:
    from bench import day, latency, many, packet, process, sounds, stored_day

    parts = (day, packet, process, latency, sounds, many, stored_day)
    aims = [aim for part in parts for aim in part.report()]
    met, missed = ([name for name, ok in aims if ok is wanted] for wanted in (True, False))
    print(f"aims met: {', '.join(met) or 'none'}; missed: {', '.join(missed) or 'none'}")


if __name__ == "__main__":
    main()
