"""The whole service for benchmarks/polling.py, in a process of its own.

    python benchmarks/polling_service.py FOLDER PORT FEEDS

It is what `newsbrief up` runs, allowed to ask the feeds' hosts on this machine.
"""

if __name__ == "__main__":  # the worker's process comes by here, and needs none of it
    import sys
    from pathlib import Path

    from polling_site import host

    from bot import app
    from bot.cli.roles import ROLES, settle
    from bot.cli.running import run_until_stopped
    from bot.clock import SystemClock
    from bot.settings import Settings

    folder, port, feeds = sys.argv[1:]
    settings = Settings(
        token="110201543:" + "poll" * 9,
        api_base=f"http://127.0.0.1:{port}",
        data_dir=Path(folder),
        port=0,
        fetch_allow=tuple(host(number) for number in range(int(feeds))),
    )
    doing = settle(ROLES, settings)
    run_until_stopped(lambda stop: app.serve(settings, SystemClock(), doing, stop))
