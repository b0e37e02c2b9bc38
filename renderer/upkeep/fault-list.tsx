import type { Fault } from '#contract/library-views';
import { figure } from '../app/figures';
import type { CheckResult } from './check-store';
import styles from './upkeep.module.css';

/** More are counted and not listed. */
const MOST_LISTED = 300;

interface Group {
  readonly name: string;
  readonly faults: readonly Fault[];
}

/** What is wrong, article by article, then with the backups; what is merely worth knowing comes last. */
export function FaultList({ result }: { readonly result: CheckResult }) {
  const { faults } = result.report;
  if (faults.length === 0) return null;
  const listed = [...faults]
    .sort((one, other) => Number(one.severity === 'info') - Number(other.severity === 'info'))
    .slice(0, MOST_LISTED);
  const more = faults.length - listed.length;
  return (
    <div className={styles['faults']} role="group" aria-label="What was found" tabIndex={0}>
      {groups(listed, result).map(({ name, faults: those }) => (
        <section key={name}>
          <h3 className={styles['heading']}>{name}</h3>
          <ul className={styles['plain']}>
            {those.map((fault) => (
              <FaultRow key={`${fault.kind} ${fault.path} ${fault.message}`} fault={fault} />
            ))}
          </ul>
        </section>
      ))}
      {more > 0 && (
        <p className={styles['more']}>
          And {figure(more)} more. In a terminal, <code>commonplace verify</code> lists all.
        </p>
      )}
    </div>
  );
}

function FaultRow({ fault: { message, mended, setAside, path } }: { readonly fault: Fault }) {
  return (
    <li className={styles['fault']}>
      <p>{message}</p>
      {mended !== null && <p className={styles['mended']}>{mended}</p>}
      <p className={styles['path']}>{setAside ?? path}</p>
    </li>
  );
}

function groups(faults: readonly Fault[], { titles }: CheckResult): readonly Group[] {
  const nameOf = ({ kind, severity, articleId }: Fault): string => {
    if (severity === 'info') return 'Worth knowing';
    if (kind.startsWith('backup-')) return 'Backups';
    if (articleId === null) return 'The library itself';
    return titles.get(articleId) ?? 'An article that isn’t on a shelf';
  };
  const names = [...new Set(faults.map(nameOf))];
  return names.map((name) => ({ name, faults: faults.filter((fault) => nameOf(fault) === name) }));
}
