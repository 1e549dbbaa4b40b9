#!/usr/bin/env python3
"""`residua` writes only into the folders of the XDG specification, and uses no network: its system calls from start to end, by strace.

Argument: residua. Status 77 (skipped) where strace is not installed or may not trace.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

OPENED = re.compile(r'\b(?:openat|open|creat)\((?:AT_FDCWD, )?"((?:[^"\\]|\\.)*)", ([A-Z_|]+)[^)]*\) = \d')
MADE = re.compile(r'\b(?:mkdir|mkdirat|rename|renameat2?|unlink|unlinkat|link|symlink)\((.*)\) = 0')
PATH = re.compile(r'"(/(?:[^"\\]|\\.)*)"')
NETWORK = re.compile(r'\bsocket\(AF_INET')
WRITES = re.compile(r'O_WRONLY|O_RDWR|O_CREAT|O_TRUNC')
# No files, or memory that two programs share: what display and graphics need.
NO_FILES = re.compile(r'^/(dev/(null|shm/|dri/|tty|urandom)|proc/|sys/)')


def written(trace):
    """Paths that were opened to be written, made, renamed or removed."""
    for line in trace.splitlines():
        if (opened := OPENED.search(line)) and WRITES.search(opened[2]):
            yield opened[1]
        elif made := MADE.search(line):
            yield from PATH.findall(made[1])


def main():
    if not shutil.which('strace') or subprocess.run(['strace', '-f', 'true'], capture_output=True).returncode != 0:
        print('skipped: there is no strace that may trace')
        return 77
    with tempfile.TemporaryDirectory() as folder:
        places = {name: Path(folder) / name for name in ('config', 'state', 'cache', 'data', 'runtime', 'tmp', 'home', 'work')}
        for place in places.values():
            place.mkdir(mode=0o700)
        environment = dict(os.environ, QT_QPA_PLATFORM='offscreen', HOME=str(places['home']), TMPDIR=str(places['tmp']),
                           XDG_CONFIG_HOME=str(places['config']), XDG_STATE_HOME=str(places['state']), XDG_CACHE_HOME=str(places['cache']),
                           XDG_DATA_HOME=str(places['data']), XDG_RUNTIME_DIR=str(places['runtime']))
        # A file for each thread: in one for all, a call that another thread interrupts is written in two parts.
        log = Path(folder) / 'trace'
        done = subprocess.run(['strace', '-ff', '-qq', '-s', '400', '-e', 'trace=%file,%network', '-o', str(log), str(Path(sys.argv[1]).resolve()),
                               '--report-start', str(time.monotonic_ns()), 'resnet18'], env=environment, cwd=places['work'], timeout=300)
        trace = ''.join(each.read_text(errors='replace') for each in Path(folder).glob('trace.*'))
        inside = tuple(str(places[name]) for name in ('config', 'state', 'cache', 'data', 'runtime', 'tmp'))
        paths = sorted({path for path in written(trace) if not NO_FILES.match(path)})
        found = [f'writes {path}' for path in paths if not path.startswith(inside)]
        found += [f'uses a network: {line}' for line in trace.splitlines() if NETWORK.search(line)]
        if done.returncode != 0:
            found.append(f'residua ended with {done.returncode}')
        if not any(path.startswith(str(places['config'])) for path in PATH.findall(trace)):  # its settings are read in any case
            found.append('nothing was seen to be sought where settings are: is it traced?')
    print('\n'.join(found) if found else f'{len(paths)} paths written, all where they may be; no network')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
