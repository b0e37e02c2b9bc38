import { ArrowLeft } from 'lucide-react';
import type { MergeItem, MergePlan } from '#contract/library-views';
import { counted, figure } from '../app/figures';
import { isBusy, useTasks } from '../app/task-store';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { dropPlan, merge, type Planned } from './transfer';
import styles from './upkeep.module.css';

/** Of each kind; more are counted and not listed. */
const MOST_LISTED = 100;

const KINDS = [
  ['added', 'Added'],
  ['changed', 'Changed'],
  ['conflicting', 'In conflict: changed here and there'],
  ['left', 'Left as they are'],
] as const satisfies readonly (readonly [keyof MergePlan, string])[];

/** What taking another library in would do. */
export function MergePreview({ planned }: { readonly planned: Planned }) {
  const { name, plan } = planned;
  const busy = useTasks(isBusy);
  const count = plan.added.length + plan.changed.length + plan.conflicting.length;
  return (
    <>
      <div className={styles['crumb']}>
        <IconButton label="Choose something else" size="medium" autoFocus onPress={dropPlan}>
          <ArrowLeft size={16} aria-hidden />
        </IconButton>
        <h3>{name}</h3>
      </div>
      <Figures plan={plan} />
      {!plan.sameLibrary && count > 0 && (
        <p className={styles['facts']}>It is another library, not a copy of this one.</p>
      )}
      {count + plan.left.length > 0 && (
        <div className={styles['faults']} role="group" aria-label="What would change" tabIndex={0}>
          {KINDS.map(([kind, heading]) => (
            <Items key={kind} heading={heading} items={plan[kind]} />
          ))}
        </div>
      )}
      {count === 0 ? (
        <p>Everything in it is here already. There is nothing to take in.</p>
      ) : (
        <div className={styles['foot']}>
          <p className={styles['facts']}>The library as it is now is backed up first.</p>
          <Button kind="primary" isWaiting={busy} onPress={() => void merge(planned)}>
            Merge {counted(count, 'article')}
          </Button>
        </div>
      )}
    </>
  );
}

function Figures({ plan }: { readonly plan: MergePlan }) {
  const figures = [
    ['Added', plan.added.length],
    ['Changed', plan.changed.length],
    ['In conflict', plan.conflicting.length],
    ['Same', plan.same],
  ] as const;
  return (
    <dl className={styles['figures']}>
      {figures.map(([name, number]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{figure(number)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Items({ heading, items }: { readonly heading: string; readonly items: readonly MergeItem[] }) {
  if (items.length === 0) return null;
  const more = items.length - MOST_LISTED;
  return (
    <section>
      <h3 className={styles['heading']}>{heading}</h3>
      <ul className={styles['plain']}>
        {items.slice(0, MOST_LISTED).map(({ id, title, details }) => (
          <li key={id} className={styles['fault']}>
            <p className={styles['title']}>{title}</p>
            <p className={styles['facts']}>{details}</p>
          </li>
        ))}
      </ul>
      {more > 0 && <p className={styles['more']}>And {figure(more)} more.</p>}
    </section>
  );
}
