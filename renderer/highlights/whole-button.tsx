import { Button } from 'react-aria-components';
import { useReader } from '../app/reader-store';
import { domRange } from '../reader/shown-article';
import { pickAt } from './figures';

const NAMES: Readonly<Record<string, string>> = {
  table: 'Whole table',
  pre: 'Whole code',
  figure: 'Whole figure',
};

/** Where the selected words are part of a table, code or a figure: chooses all of it. */
export function WholeButton({ className }: { readonly className: string }) {
  const selection = useReader((state) => state.selection);
  const shown = useReader((state) => state.shown);
  if (selection === null || shown === null) return null;
  const { commonAncestorContainer: around } = domRange(shown, selection);
  const element = around.nodeType === Node.ELEMENT_NODE ? (around as Element) : around.parentElement;
  const whole = element?.closest('figure') ?? element?.closest('table, pre');
  if (whole == null) return null;
  return (
    <Button className={className} onPress={() => void pickAt(whole)}>
      {NAMES[whole.localName]}
    </Button>
  );
}
