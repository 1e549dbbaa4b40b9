#!/usr/bin/env python3
"""Every file is as clang-format writes it. Argument: the source folder. Status 77, skipped, where there is no clang-format of the version
that the tree is written with: another one breaks lines elsewhere."""
import re
import shutil
import subprocess
import sys
from pathlib import Path

FOLDERS = ('app', 'core', 'packaging', 'tests', 'ui')
VERSION = '14.0.6'  # Debian 12's
SKIPPED = 77
MOST_SHOWN = 20


def formatter():
    """The program's name, or None and why not."""
    seen = []
    for name in ('clang-format-14', 'clang-format'):
        if not shutil.which(name):
            continue
        text = subprocess.run([name, '--version'], capture_output=True, text=True, check=True).stdout
        version = re.search(r'\d+\.\d+\.\d+', text)
        if version and version[0] == VERSION:
            return name, ''
        seen.append(f'{name} is {version[0] if version else "of an unknown version"}')
    return None, '; '.join(seen) or 'there is none'


def main():
    root = Path(sys.argv[1])
    name, reason = formatter()
    if not name:
        print(f'skipped: the tree is written with clang-format {VERSION}, and {reason}')
        return SKIPPED
    files = sorted(str(path) for folder in FOLDERS for path in (root / folder).rglob('*') if path.suffix in ('.h', '.cpp'))
    if len(files) < 10:
        print(f'only {len(files)} files under {root}; is it the source folder?')
        return 1
    check = subprocess.run([name, '--dry-run', '-Werror', *files], capture_output=True, text=True, cwd=root)
    wrong = list(dict.fromkeys(line.split(':')[0] for line in check.stderr.splitlines() if '[-Wclang-format-violations]' in line))
    for path in wrong[:MOST_SHOWN]:
        print(f'{path}: {name} -i writes it otherwise')
    if len(wrong) > MOST_SHOWN:
        print(f'and {len(wrong) - MOST_SHOWN} more files')
    if not wrong and check.returncode:
        print(check.stderr)
    print(f'{len(files)} files, {len(wrong)} to be formatted')
    return 1 if wrong or check.returncode else 0


if __name__ == '__main__':
    sys.exit(main())
