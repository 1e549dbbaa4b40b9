#!/usr/bin/env python3
"""The walls of ARCHITECTURE.md hold: who may include what, and no file above 450 lines. Argument: the source folder."""
import re
import sys
from pathlib import Path

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
QT = re.compile(r'^Q[A-Z]|^Qt')
TORCH = re.compile(r'^(torch|ATen|c10|caffe2)/')
GRAPHVIZ = re.compile(r'^(graphviz/|gvc\.h|cgraph\.h|gvplugin|gvcext)')
TORCH_FOLDERS = ('core/run/', 'tests/engine/', 'tests/bench/', 'packaging/')
FOLDERS = ('app', 'core', 'packaging', 'tests', 'ui')
MAX_LINES = 450
# A folder may include from these; what is not named here may include from everywhere.
MAY_INCLUDE = {
    'core/arch/': ('core/arch/',),
    'core/data/': ('core/arch/', 'core/data/'),
    'core/weights/': ('core/arch/', 'core/data/', 'core/weights/'),
    'core/export/': ('core/arch/', 'core/data/', 'core/export/', 'core/weights/'),
    'core/layout/': ('core/arch/', 'core/data/', 'core/layout/', 'core/report/'),
    'core/report/': ('core/arch/', 'core/data/', 'core/layout/', 'core/report/'),
    'core/run/': ('core/arch/', 'core/data/', 'core/run/'),
    'ui/': ('core/arch/', 'core/data/', 'core/layout/', 'core/report/', 'core/weights/', 'core/export/', 'ui/'),
}


def problems(path, text):
    """What is wrong with one file, as sentences."""
    found = []
    names = [match[2] for match in INCLUDE.finditer(text)]
    allowed = next((folders for prefix, folders in MAY_INCLUDE.items() if path.startswith(prefix)), None)
    for name in names:
        if path.startswith('core/') and QT.search(name):
            found.append(f'{path}: includes {name}; core/ is free of Qt')
        if TORCH.search(name) and not path.startswith(TORCH_FOLDERS):
            found.append(f'{path}: includes {name}; libtorch stays behind core/run')
        if GRAPHVIZ.search(name) and not path.startswith('core/layout/'):
            found.append(f'{path}: includes {name}; Graphviz stays in one file of core/layout')
        if allowed and re.match(r'(core|ui|app|tests)/', name) and not name.startswith(allowed):
            found.append(f'{path}: includes {name}; it may include only from {", ".join(allowed)}')
        if name.startswith('../'):
            found.append(f'{path}: includes {name}; includes start at the root')
    if any(map(QT.search, names)) and any(map(TORCH.search, names)):
        found.append(f'{path}: includes both Qt and libtorch, which clash on `slots`')
    if path.endswith('.h') and '#pragma once' not in text:
        found.append(f'{path}: has no #pragma once')
    lines = text.count('\n')
    if lines > MAX_LINES:
        found.append(f'{path}: {lines} lines; {MAX_LINES} at most, split it by meaning')
    return found


def notices():
    """Each wall is seen to be broken when it is, so that a silent success means something."""
    broken = {
        'core/arch/a.cpp': ['#include <QString>\n', '#include "core/report/summary.h"\n', '# include <torch/torch.h>\n',
                            '#include "core/data/engine.h"\n', 'x\n' * 451],
        'core/run/a.h': ['int x;\n', '#pragma once\n#include <QtGlobal>\n'],
        'app/a.cpp': ['#include <graphviz/gvc.h>\n', '#include <ATen/ATen.h>\n', '#include "../core/arch/op.h"\n'],
        'ui/a.cpp': ['#include "core/run/network.h"\n'],
    }
    fine = {'core/run/a.cpp': '#include <ATen/ops/add.h>\n#include "core/data/engine.h"\n', 'core/layout/a.cpp': '#include <graphviz/gvc.h>\n',
            'app/a.cpp': '#include <QImageReader>\n#include "core/report/summary.h"\n'}
    return ([f'the check overlooks {text[:40]!r} in {path}' for path, texts in broken.items() for text in texts if not problems(path, text)]
            + [f'the check complains of what is fine: {p}' for path, text in fine.items() for p in problems(path, text)])


def main():
    root = Path(sys.argv[1])
    found = notices()
    graphviz = []
    count = 0
    for folder in FOLDERS:
        for file in sorted((root / folder).rglob('*')):
            if file.suffix not in ('.h', '.cpp', '.py', '.sh', '.cmake') and file.name != 'CMakeLists.txt':
                continue
            path = file.relative_to(root).as_posix()
            text = file.read_text(encoding='utf-8')
            count += 1
            is_code = file.suffix in ('.h', '.cpp')
            if is_code and any(GRAPHVIZ.search(match[2]) for match in INCLUDE.finditer(text)):
                graphviz.append(path)
            found += problems(path, text)
    if len(graphviz) > 1:
        found.append(f'Graphviz is included in {len(graphviz)} files, {", ".join(graphviz)}; one is meant to')
    if count < 10:
        found.append(f'only {count} files under {root}; is it the source folder?')
    print('\n'.join(found) if found else f'{count} files, no wall broken')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
