#!/usr/bin/env python3
"""Every language's manual (resources/manual/CODE) says what the English one says: the same pages, and in each the same headings, rows and
items by their number, and the same links, spans of code and keys, section by section.

Arguments: the source folder.
"""
import re
import sys
from collections import Counter
from pathlib import Path

# What a key is called on keyboards of a language.
KEYS = {'de': {'Strg': 'Ctrl', 'Umschalt': 'Shift', 'Entf': 'Delete', 'Einfg': 'Insert', 'Pos1': 'Home', 'Eingabe': 'Enter'}}
COMBINATION = re.compile(r'(?:(?:Ctrl|Shift|Alt)\+)+(?:F\d+|[A-Z0-9?,](?![a-z])|↑ ↓|Delete|Insert)')


def sections(text, keys=None):
    """What is compared, by section: the number of rows, items and bold words, the links, the code, the keys."""
    for own, english in (keys or {}).items():
        text = re.sub(rf'\b{own}\b', english, text)
    found = []
    for section in re.split(r'(?m)^(?=#+ )', text)[1:]:
        code = re.findall(r'`[^`\n]+`', section)
        plain = re.sub(r'`[^`\n]+`', '', section)
        found.append({'level of heading': len(section) - len(section.lstrip('#')), 'rows': len(re.findall(r'(?m)^\|', section)),
                      'cells': plain.count('|'), 'items': len(re.findall(r'(?m)^- ', section)), 'bold words': section.count('**') // 2,
                      'links': sorted(re.findall(r'\]\(([^)]*)\)', section)), 'code': sorted(Counter(code).items()),
                      'keys': sorted(COMBINATION.findall(plain)), 'paths of menus': plain.count(' ▸ ')})
    return found


def differences(name, english, other, keys):
    mine, theirs = sections(english), sections(other, keys)
    if len(mine) != len(theirs):
        return [f'{name}: {len(theirs)} headings, the English page has {len(mine)}']
    return [f'{name}, section {i + 1}: {what}: {have[what]}, English: {want[what]}'
            for i, (want, have) in enumerate(zip(mine, theirs)) for what in want if want[what] != have[what]]


def notices():
    """The comparison sees what it is for, and nothing else."""
    page = '# A\n\n`x` and [b](b.md), Ctrl+F\n\n## B\n\n| k | v |\n|---|---|\n| `1` | *File ▸ Open* |\n- **bold**\n'
    german = page.replace('Ctrl', 'Strg').replace(' and ', ' und ').replace('File ▸ Open', 'Datei ▸ Öffnen')
    wrong = [('`x`', '`y`'), ('b.md', 'c.md'), ('Strg+F', 'Strg+G'), ('## B', 'B'), ('- **', '**'), ('**bold**', 'bold'), (' ▸ ', ' '), ('| `1`', '`1`')]
    return (['the comparison complains of a page in German'] if differences('', page, german, KEYS['de']) else []) \
        + [f'the comparison overlooks {a} for {b}' for a, b in wrong if not differences('', page, german.replace(a, b), KEYS['de'])]


def main():
    manual = Path(sys.argv[1]) / 'resources/manual'
    pages = {page.name: page.read_text(encoding='utf-8') for page in manual.glob('*.md')}
    found, languages = notices(), sorted(folder for folder in manual.iterdir() if folder.is_dir())
    for folder in languages:
        others = {page.name: page.read_text(encoding='utf-8') for page in folder.glob('*.md')}
        found += [f'{folder.name}: {name} is in one language only' for name in sorted(set(pages) ^ set(others))]
        for name in sorted(set(pages) & set(others)):
            found += differences(f'{folder.name}/{name}', pages[name], others[name], KEYS.get(folder.name))
    print('\n'.join(found) if found else f'{len(pages)} pages in {len(languages) + 1} languages: the same')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
