import sys

from kneadle.cli import main

sys.exit(main())
