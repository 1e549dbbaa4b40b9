#!/usr/bin/env python3
"""What users read can be translated, and is: no text of the window without tr(), every sentence of core/ that it shows among the patterns of
ui/state/core_words.h, and every file of resources/translations is complete and of these sources, core/'s phrases among them. Where Qt's lupdate is not installed, the last is not looked at, and said so.

Arguments: the source folder, lupdate (or nothing).
"""
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|R"\((.*?)\)"|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|[A-Za-z_]\w*|\S', re.DOTALL)
TRANSLATES = {'tr', 'translate', 'QT_TR_NOOP', 'QT_TRANSLATE_NOOP'}
# What is given to one of these is read by people, however short it is.
SHOWS = re.compile(r'^(set(Text|FullText|ToolTip|StatusTip|WhatsThis|AccessibleName|AccessibleDescription|WindowTitle|PlaceholderText|Title|'
                   r'Suffix|Prefix|HeaderLabels|TabText|LabelText|InformativeText)|add(Action|Menu|Item|Items|Tab|Row|Button|Section)|showMessage|'
                   r'QLabel|QPushButton|QToolButton|QCheckBox|QRadioButton|QGroupBox|QAction|QMenu|Error)$')
TWO_WORDS = re.compile(r"(?<![\w\\%/<$@-])[A-Za-z][a-z']+,? [A-Za-z]?[a-z']+(?![\w/=])")
WRAPS = ('QStringLiteral', 'QLatin1String', 'fromLatin1', 'fromUtf8', 'arg', '[', '{')
WORD = re.compile(r'[A-Za-z]{2}')
# What core/arch/phrases.h has for tr().
CORE = ('-tr-function-alias', 'QT_TRANSLATE_NOOP+=phrase,QT_TRANSLATE_NOOP+=noted')
# Folders whose sentences the window translates by ui/state/core_words.h, and what in them the window never says: of the command line, of
# code, or names.
SAYS = ('core/weights', 'core/infer', 'core/data')
NEVER_SAID = {
    'core/data/engine_loader.cpp': ('failed to map segment', 'annot allocate memory', 'no reason given'),  # the loader's
    'core/data/file.cpp': ('cannot read standard input', 'pipe or redirect', 'it holds more than'),
    'core/data/foreign_kind.cpp': ('unrar x', 'version https://git-lfs'),
    'core/data/image_header.cpp': ('version https://git-lfs',),
    'core/data/npy.cpp': ('',),  # --input
    'core/data/photographs.cpp': ('residua_',),
    'core/data/prepare.cpp': (', one for each channel', 'must be finite', 'and above 0', '--range is', ', but pixels are', 'if it is meant'),  # --mean
    'core/data/sheet.cpp': ('a picture sheet needs', 'these have', 'dimensions and'),
    'core/infer/assumptions.cpp': ('Hugging Face', "'s "),  # families of names
    'core/infer/inference_text.cpp': ('tensors, read by', 'biases that', 'weights of norms', 'assumed images'),
    'core/infer/misfit_remedy.cpp': ('name the file itself', 'the file is of another', ', of which only'),
    'core/weights/checkpoint.cpp': ('PyTorch before 1.6',),
    'core/weights/misfit.cpp': ('] in the file', 'loads the', 'tensor that fits', 'tensors that fit', 'and draws the others'),  # --partial
    'core/weights/safetensors_header.cpp': ('are little endian',),
}
MARKUP = re.compile(r'<[^<>]*>|&\w+;|%\d|%n')
# Text that is no language of people, or must not depend on one; by file, a piece of it.
AS_IT_IS = {
    'app/residua/main.cpp': ('Do not open what', 'For benchmarks', 'Design residual networks', 'Presets (resnet50)', 'there is no display'),  # as residua-cli's
    'ui/costs/cost_scene.cpp': (' linear',),  # a settings file's words
    'ui/forms/form_row.cpp': ('class name',),  # as wide as this
    'ui/images/convert_image.cpp': ('cannot encode', ' pixels'),  # residua-cli's too, which has no languages
    'ui/state/failure.cpp': ('There is not enough memory',),  # a translation takes memory
    'ui/state/layer_filter.cpp': ('output stride',),  # what is typed
    'ui/trained/inference_report.cpp': ('order and shapes',),  # core's word
    'ui/window/about.cpp': ('Residua ', 'Qt %1', 'libtorch', 'not open yet', 'no GPU'),  # for a report of a fault
    'ui/window/class_chooser.cpp': ('label file',),  # core's word for a kind of file
    'ui/window/main_window_shown.cpp': ('– Residua',),  # a name
    'ui/window/settings.cpp': ('start page', 'last session'),  # a settings file's words
}


def literals(text):
    """(line, names of the calls around it, text) of each string of a file; those of includes left out."""
    calls, before, found = [], '', []
    for match in TOKEN.finditer(text):
        token = match[0]
        if token.startswith(('//', '/*')):
            continue
        if token == '(':
            calls.append(before)
        elif token in '[{':
            calls.append(token)
        elif token in (')', ']', '}') and calls:
            calls.pop()
        elif token.startswith('"') and not text[text.rfind('\n', 0, match.start()) + 1:match.start()].lstrip().startswith('#'):
            found.append((text.count('\n', 0, match.start()) + 1, list(calls), token[1:-1]))
        before = token
    return found


def untranslated(path, text):
    """Where one file shows people a text that no translation reaches."""
    found = []
    for line, calls, words in literals(text):
        if any(call in TRANSLATES for call in calls) or any(piece in words for piece in AS_IT_IS.get(path, ())):
            continue
        plain = MARKUP.sub('', words)
        # Only the innermost call shows it, or one that wraps it into a QString.
        call = next((call for call in reversed(calls) if call not in WRAPS), '')
        if TWO_WORDS.search(plain) or (SHOWS.match(call) and WORD.search(plain)):
            found.append(f'{path}:{line}: "{words}" is seen by people and not through tr()')
    return found


def notices():
    """The check sees what it is for, and nothing else."""
    wrong = ['a->setText(QStringLiteral("Layers"));', 'new QPushButton(QStringLiteral("&Run"), this)', 'return QStringLiteral("no run yet");',
             'throw Error(ErrorKind::Usage, "it is " + name);', 'menu.addAction(QString::fromLatin1("Fold"))']
    fine = ['a->setText(tr("Layers"));', 'a->setObjectName(QStringLiteral("stages"));', '#include "ui/a b.h"', 'a->setText(QStringLiteral("<b>%1</b>"));',
            '// "no run yet"', 'QT_TRANSLATE_NOOP("A", "block type")', 'QStringLiteral("*.png *.jpg")', 'QStringLiteral("%1 × %2")']
    return ([f'the check overlooks {text}' for text in wrong if not untranslated('ui/a.cpp', text)]
            + [f'the check complains of what is fine: {text}' for text in fine if untranslated('ui/a.cpp', text)])


def messages(file):
    """{(context, source, comment): translation, or None where it has none} of a .ts file."""
    found = {}
    for context in ElementTree.parse(file).getroot().iter('context'):
        for message in context.iter('message'):
            translation = message.find('translation')
            forms = [form.text or '' for form in translation.iter('numerusform')] or [translation.text or '']
            done = translation.get('type') is None and all(forms)
            found[context.findtext('name'), message.findtext('source'), message.findtext('comment')] = forms if done else None
    return found


def wrong_in(name, source, forms):
    """What a translation has lost of its source."""
    found = []
    for form in forms:
        for what, pattern in (('numbers', r'%\d'), ('line breaks', r'\n'), ('patterns of files', r'\*\.\w+'), ('ellipsis', r'…$')):
            if sorted(re.findall(pattern, source)) != sorted(re.findall(pattern, form)):
                found.append(f'{name}: "{form}" has not the {what} of "{source}"')
        if '&' in form and '&' not in source:
            found.append(f'{name}: "{form}" has a mnemonic, "{source}" has none')
    return found


def merged(text):
    """The strings of a file, those that stand one behind the other as one."""
    found, adjacent = [], False
    for match in TOKEN.finditer(re.sub(r'(?m)^\s*#.*$', '', text)):
        token = match[0]
        if token.startswith(('//', '/*')):
            continue
        if token.startswith('"'):
            piece = token[1:-1].replace('\\"', '"').replace('\\n', '\n')
            if adjacent:
                found[-1] += piece
            else:
                found.append(piece)
        adjacent = token.startswith('"')
    return found


def core_sentences(root):
    """Clauses of core/ that no pattern of the window has, and patterns that core/ no longer says."""
    def strings(folder, names='*'):
        return {file.relative_to(root).as_posix(): merged(file.read_text(encoding='utf-8'))
                for file in sorted((root / folder).rglob(names)) if file.suffix in ('.h', '.cpp')}
    patterns = [text for texts in strings('ui/state', 'core_words_*').values() for text in texts if text != 'CoreWords']
    found = []
    for folder in SAYS:
        for path, texts in strings(folder).items():
            for clause in (clause.strip() for text in texts for clause in re.split(r'; |: |\n', text)):
                if TWO_WORDS.search(clause) and not any(clause in pattern for pattern in patterns) \
                        and not any(piece in clause for piece in NEVER_SAID.get(path, ())):
                    found.append(f'{path}: "{clause}" is no pattern of ui/state/core_words_*.cpp')
    said = '\n'.join(text for folder in ('core', 'app/fetch') for texts in strings(folder).values() for text in texts)
    for pattern in patterns:
        for piece in re.split(r'%\d|; |: |, |[()]', pattern):
            words = piece.split(' ')
            parts = [(' '.join(words[:i]), ' '.join(words[i:])) for i in range(len(words))]
            if TWO_WORDS.search(piece) and not any(first in said and second in said for first, second in parts):
                found.append(f'ui/state: "{piece}" of the pattern "{pattern}" is nowhere in core/')
    return found


def main():
    root = Path(sys.argv[1])
    lupdate = sys.argv[2] if len(sys.argv) > 2 else ''
    found, count = notices(), 0
    for folder in ('ui', 'app/residua'):
        for file in sorted((root / folder).rglob('*')):
            if file.suffix in ('.h', '.cpp'):
                count += 1
                found += untranslated(file.relative_to(root).as_posix(), file.read_text(encoding='utf-8'))
    found += core_sentences(root)
    sources = None
    if lupdate:
        with tempfile.TemporaryDirectory() as folder:
            fresh = Path(folder) / 'fresh.ts'
            done = subprocess.run([lupdate, '-silent', '-no-obsolete', *CORE, '-I', '.', 'core', 'ui', 'app', '-ts', str(fresh)], cwd=root, check=True,
                                  capture_output=True, text=True)
            found += [f'lupdate: {line}' for line in done.stderr.splitlines() if 'lacks' in line or 'Discarding' in line]
            sources = set(messages(fresh))
    for file in sorted((root / 'resources/translations').glob('*.ts')):
        translated = messages(file)
        for key, forms in translated.items():
            if forms is None:
                found.append(f'{file.name}: "{key[1]}" of {key[0]} has no finished translation')
            else:
                found += wrong_in(file.name, key[1], forms)
        if sources is not None and sources != set(translated):
            found += [f'{file.name}: lacks "{key[1]}" of {key[0]}' for key in sorted(sources - set(translated), key=str)]
            found += [f'{file.name}: no source has "{key[1]}" of {key[0]}' for key in sorted(set(translated) - sources, key=str)]
            found.append('CONTRIBUTING.md, "Languages", says how a translation is brought up to date')
    said = f'{len(sources)} texts' if sources is not None else 'lupdate is not installed, so whether translations are of these sources was not looked at'
    print('\n'.join(found) if found else f'{count} files, {said}: nothing untranslated')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
