#!/usr/bin/env python3
"""Mutation testing of the grammars, the solver and the rules, many mutants in one build.

usage: .ci/mutants.py sample OUT.jsonl --seed N --each N    a random sample, as many mutants of each folder
       .ci/mutants.py names  OUT.jsonl FILE                 the mutants whose names stand in FILE, one a line
       .ci/mutants.py report OUT.jsonl ...                  what survived, by folder

The mutants are those of cargo-mutants, letter by letter: it lists them, and each is held against its own diff. But a build for
every one of some 12 000 takes weeks; so each function that has mutants in the sample gets all its mutated bodies beside its own,
and KPR_MUTANT tells the test programs which one to run. A mutant that does not compile is unviable, as with cargo-mutants. Those
outside functions, in `const fn` and in functions that return `impl Trait` cannot be put in so (one in fifty); they are listed
as `plain`, for `cargo mutants --re`. The sources are copied to /tmp/kpr-mutants; ../shared is linked beside them where it exists.
Proptest has a fixed seed and writes no failures, so that one mutant leaves nothing behind for the next.
"""
import argparse, collections, json, os, random, re, resource, shutil, signal, subprocess, sys, time

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
COPY = '/tmp/kpr-mutants/kpr'
FOLDERS = ['check', 'figures', 'lists', 'proof', 'tables']
# The quickest killers first; what needs ../shared last, so that the report can tell what only it kills.
TESTS = ['rules', 'judging', 'identities', 'texts', 'tables', 'lists', 'proof', 'lib', 'random_tables', 'random_lists', 'random_ledgers', 'variants', 'check', 'diff']
SHARED = ['gold_tables', 'gold_findings', 'gold_facts', 'mutations']
ENV = dict(os.environ, CARGO_PROFILE_DEV_DEBUG='0', CARGO_PROFILE_TEST_DEBUG='0', INSTA_UPDATE='no', INSTA_WORKSPACE_ROOT=COPY,
           CARGO_MANIFEST_DIR=COPY, PROPTEST_DISABLE_FAILURE_PERSISTENCE='1', PROPTEST_RNG_SEED='20261127',
           RUSTFLAGS=os.environ.get('RUSTFLAGS', '') + ' --cap-lints=allow')
SWITCH = '''
pub(crate) fn mutant_is(id: u32) -> bool {
    static ACTIVE: std::sync::LazyLock<u32> =
        std::sync::LazyLock::new(|| std::env::var("KPR_MUTANT").ok().and_then(|v| v.parse().ok()).unwrap_or(0));
    *ACTIVE == id
}
'''


def folder(m):
    return m['file'].split('/')[1]


def mutants():
    """All of them, but for those of functions that only print for debugging."""
    out = subprocess.run(['cargo', 'mutants', '--list', '--json', '-f', 'src/{%s}/**' % ','.join(FOLDERS)], cwd=HERE, capture_output=True, check=True)
    name = lambda m: (m['function'] or {}).get('function_name', '')
    return sorted((m for m in json.loads(out.stdout) if not re.search(r'(^|::)(fmt|debug)$', name(m))), key=lambda m: m['name'])


def sample(all_of_them, seed, each):
    chance, by = random.Random(seed), collections.defaultdict(list)
    for m in all_of_them:
        by[folder(m)].append(m)
    for of in by.values():
        chance.shuffle(of)
    return [m for f in sorted(by) for m in by[f][:each]]


class File:
    """A source whose places are asked by line and column, in characters."""

    def __init__(self, path):
        with open(f'{HERE}/{path}', encoding='utf-8') as f:
            self.text = f.read()
        self.starts = [0]
        for line in self.text.split('\n'):
            self.starts.append(self.starts[-1] + len(line) + 1)

    def span(self, span):
        return tuple(self.starts[p['line'] - 1] + p['column'] - 1 for p in (span['start'], span['end']))

    def mutated(self, m):
        a, b = self.span(m['span'])
        text = self.text[:a] + m['replacement'] + ' /* ~ changed by cargo-mutants ~ */' + self.text[b:]
        lines = set(text.split('\n'))
        assert all(l[1:] in lines for l in m['diff'].split('\n')[3:] if l.startswith('+')), m['name']
        return text

    def body(self, m):
        """Where the function's body begins and ends; nothing where its mutants cannot stand beside each other."""
        a, b = self.span(m['function']['span'])
        name = m['function']['function_name'].split('::')[-1]
        for hit in re.finditer(r'^[^/\n#]*?\bfn\s+' + re.escape(name) + r'\b', self.text[a:b], re.M):
            depth = 0
            for i in range(a + hit.end(), b):
                c = self.text[i]
                depth += (c in '([') - (c in ')]')
                if depth == 0 and c == '{':
                    head = self.text[a + hit.start():i]
                    odd = re.search(r'\bconst\s+fn', head) or '->' in head and 'impl' in head.rsplit('->', 1)[1]
                    return None if odd else (i, b)
                if depth == 0 and c == ';':
                    break
        return None


def write(chosen, ids):
    """Writes the copy with the mutants in it. Gives back where each stands, those that cannot stand there, and those for another build."""
    places, plain, later, by = collections.defaultdict(list), [], [], collections.defaultdict(list)
    for m in chosen:
        by[m['file']].append(m)
    for part in ('src', 'tests', 'fixtures', 'docs', 'benches', 'proptest-regressions'):
        shutil.rmtree(f'{COPY}/{part}', ignore_errors=True)
        shutil.copytree(f'{HERE}/{part}', f'{COPY}/{part}')
    with open(f'{COPY}/src/lib.rs', 'a') as lib:
        lib.write(SWITCH)
    for path, here in by.items():
        source, functions = File(path), {}
        for m in here:
            body = source.body(m) if m['function'] else None
            functions.setdefault(body, []).append(m) if body else plain.append(m)
        for a, b in list(functions):
            if any((c, d) != (a, b) and a <= c and d <= b for c, d in functions):
                later += functions.pop((a, b))
        out, last = '', 0
        for a, b in sorted(functions):
            out += source.text[last:a] + '{\n'
            for m in functions[a, b]:
                text = source.mutated(m)
                out += f'if crate::mutant_is({ids[m["name"]]}) '
                first = out.count('\n') + 1
                out += text[a:b + len(text) - len(source.text)] + '\n'
                places[path].append((first, out.count('\n'), m))
                out += ' else '
            out, last = out + source.text[a:b] + '\n}', b
        with open(f'{COPY}/{path}', 'w') as f:
            f.write(out + source.text[last:])
    return places, plain, later


def cargo(*args):
    return subprocess.run(['cargo', '--config', 'profile.dev.package.kpr.opt-level=1', *args, '-q', '--message-format=json'],
                          cwd=COPY, env=ENV, capture_output=True, text=True)


def messages(out):
    return [json.loads(l) for l in out.stdout.split('\n') if l.startswith('{')]


def broken(out, places):
    """The mutants that the compiler's errors speak of."""
    found = {}
    for said in messages(out):
        said = said.get('message') or {}
        for span in said.get('spans', []) if said.get('level') == 'error' else []:
            while span and span['is_primary'] is not False:
                for first, last, m in places.get(span['file_name'], []):
                    if first <= span['line_start'] <= last:
                        found[m['name']] = m
                span = (span.get('expansion') or {}).get('span')
    return found


def build(chosen, ids):
    unviable, plain, later = [], [], []
    while True:
        places, odd, nested = write(chosen, ids)
        plain, later = plain + odd, later + nested
        gone = {m['name'] for m in odd + nested}
        chosen = [m for m in chosen if m['name'] not in gone]
        out = cargo('check', '--lib')
        if out.returncode == 0:
            break
        bad = broken(out, places)
        assert bad, out.stdout[-3000:]
        unviable += bad.values()
        chosen = [m for m in chosen if m['name'] not in bad]
    tests = [t for t in TESTS + SHARED if t != 'lib']
    out = cargo('test', '--no-run', '--lib', *(a for t in tests for a in ('--test', t)))
    programs = {}
    for j in messages(out):
        if j.get('executable') and j['profile']['test']:
            programs['lib' if 'lib' in j['target']['kind'] else j['target']['name']] = j['executable']
    assert out.returncode == 0 and len(programs) == len(tests) + 1, out.stdout[-3000:]
    return chosen, unviable, plain, later, programs


def limit():
    resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))


def run(programs, usual, number):
    """The test that fails, and how; nothing where all pass. `usual` learns how long each takes without a mutant."""
    for name in TESTS + SHARED:
        begun = time.time()
        p = subprocess.Popen([programs[name], '-q'], cwd=COPY, env=dict(ENV, KPR_MUTANT=str(number)), stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL, start_new_session=True, preexec_fn=limit)
        try:
            p.wait(timeout=max(20, 6 * usual.get(name, 20)))
        except subprocess.TimeoutExpired:
            os.killpg(p.pid, signal.SIGKILL)
            p.wait()
            return name, 'timeout'
        if number == 0:
            usual[name] = time.time() - begun
        if p.returncode:
            return name, 'failed'
    return None, 'survived'


def test(chosen, log):
    ids = {m['name']: n for n, m in enumerate(chosen, 1)}

    def note(m, verdict, by=None):
        log.write(json.dumps({'name': m['name'], 'folder': folder(m), 'verdict': verdict, 'by': by}) + '\n')
        log.flush()

    while chosen:
        good, unviable, plain, chosen, programs = build(chosen, ids)
        usual = {}
        assert run(programs, usual, 0) == (None, 'survived'), 'a test fails without any mutant'
        print(len(good), 'built; without a mutant', ', '.join(f'{t} {s:.1f} s' for t, s in usual.items()), flush=True)
        for m in unviable:
            note(m, 'unviable')
        for m in plain:
            note(m, 'plain')
        for m in good:
            by, verdict = run(programs, usual, ids[m['name']])
            note(m, verdict, by)


def report(paths):
    rows = [json.loads(l) for p in paths for l in open(p)]
    for f in FOLDERS + [None]:
        mine = [r for r in rows if f in (None, r['folder'])]
        c = collections.Counter(r['verdict'] for r in mine)
        tested = c['failed'] + c['timeout'] + c['survived']
        gold = sum(r['by'] in SHARED for r in mine)
        print(f"{f or 'all':8} {tested:4} tested, {c['survived']:3} survived = {100 * c['survived'] / max(1, tested):4.1f} %;"
              f" {gold} killed by ../shared alone; {c['unviable']} unviable, {c['plain']} plain")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('what', choices=['sample', 'names', 'report'])
    arguments.add_argument('files', nargs='+')
    arguments.add_argument('--seed', type=int, default=1)
    arguments.add_argument('--each', type=int, default=12)
    a = arguments.parse_args()
    if a.what == 'report':
        return report(a.files)
    chosen = mutants()
    if a.what == 'sample':
        chosen = sample(chosen, a.seed, a.each)
    else:
        names = set(open(a.files[1]).read().split('\n'))
        chosen = [m for m in chosen if m['name'] in names]
    os.makedirs(COPY, exist_ok=True)
    for part in os.listdir(HERE):
        if os.path.isfile(f'{HERE}/{part}') and not part.startswith('.'):
            shutil.copy(f'{HERE}/{part}', COPY)
    shared = os.path.join(os.path.dirname(HERE), 'shared')
    if os.path.isdir(shared) and not os.path.lexists(os.path.dirname(COPY) + '/shared'):
        os.symlink(shared, os.path.dirname(COPY) + '/shared')
    with open(a.files[0], 'w') as log:
        test(chosen, log)
    report(a.files[:1])


if __name__ == '__main__':
    sys.exit(main())
