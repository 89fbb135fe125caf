"""``python -m fairdesk``."""

from fairdesk.cli import main

main()
