import { commandKey } from '../app/platform';
import { Dialog } from '../ui/dialog';
import { Bookmarklet } from './bookmarklet';
import styles from './help-sheet.module.css';

interface HelpSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

interface Topic {
  readonly name: string;
  /** What one wants to do, and the keys that do it. */
  readonly keys: readonly (readonly [string, string])[];
}

/** Every key, by what it is for, and the way to the command line. */
export function HelpSheet({ isOpen, onClose }: HelpSheetProps) {
  return (
    <Dialog title="Keys and commands" isOpen={isOpen} onClose={onClose}>
      {topics().map(({ name, keys }) => (
        <section key={name} className={styles['topic']}>
          <h3>{name}</h3>
          <dl>
            {keys.map(([what, key]) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>{key}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <section className={styles['topic']}>
        <h3>Pages without an article</h3>
        <p>
          A page that is only made by scripts, a home page or one that asks to sign in isn’t saved at once.{' '}
          <em>Render it first</em> lets its scripts run, in a hidden window that keeps nothing afterwards, for
          20 seconds at most. <em>Save anyway</em> takes the text that is there.
        </p>
      </section>
      <Bookmarklet />
      <section className={styles['topic']}>
        <h3>Command line</h3>
        <p>
          Everything here can be done in a terminal as well: <code>commonplace --help</code> lists the
          commands. If the window is open, it shows what they change.
        </p>
      </section>
    </Dialog>
  );
}

function topics(): readonly Topic[] {
  return [
    {
      name: 'Save',
      keys: [
        ['Save an address', commandKey('L')],
        ['Save files, folders, zip files', `${commandKey('O')}, or drop them`],
        ['Save what was copied', `${commandKey('V')} or ${commandKey('V', true)}`],
      ],
    },
    {
      name: 'Read',
      keys: [
        ['Next, previous article', 'J, K'],
        ['Contents: go to a heading', 'B'],
        ['Look at an image: larger, smaller, all of it', 'W: +, -, 0'],
        ['Back from a note or a link in the article', 'Alt+←'],
        ['Menu of a link: browser, save for later, copy', 'Shift+F10'],
        ['To the inbox, later, archive', 'I, L, E'],
        ['Find in the article', `F or ${commandKey('F')}`],
        ['Next, previous place', 'F3, Shift+F3'],
        ['Fetch the article again', 'R'],
        ['What changed since the version before', 'D'],
        ['Read the version before, after', '[, ]'],
        ['Fetch images that are missing', 'M'],
        ['Delete the article', 'Delete'],
      ],
    },
    {
      name: 'The text',
      keys: [
        ['Reading settings: theme, typeface, size…', commandKey(',')],
        ['Next theme', 'Y'],
        ['Larger, smaller', '+, -'],
        ['Turn pages instead of scrolling', 'V'],
        ['Next page, page before', 'Space, Shift+Space, → ←'],
        ['Focus mode: nothing but the text', 'Z'],
        ['Line guide, moved by ↑ ↓', 'X'],
      ],
    },
    {
      name: 'Listen',
      keys: [
        ['Read aloud from here, stop', 'Shift+S'],
        ['Pause, go on', 'Space'],
        ['Next, previous sentence', '., ,'],
        ['Faster, slower', '>, <'],
        ['Mark the sentence that is heard, write on it', 'H or 1–5, A'],
      ],
    },
    {
      name: 'Mark',
      keys: [
        ['Select a sentence, the next one', 'S'],
        ['Move by sentence, by paragraph', '← →, ↑ ↓'],
        ['To the paragraph’s first, last sentence', 'Home, End'],
        ['Extend to either side', 'Shift with these'],
        ['Caret browsing: a caret in the text', 'F7'],
        ['Select an image, table or code whole', 'G, Shift+G'],
        ['Highlight', 'H, or 1–5 for a colour'],
        ['Underline', 'U'],
        ['Highlight and write a note, tag', 'A, T'],
        ['Next, previous highlight', 'N, P'],
        ['Open the highlight, or the link at the caret', 'Enter'],
        ['All highlights of the article', 'O'],
        ['Loose highlights: find their place', 'Shift+O'],
        ['Note on the article as a whole', 'Shift+A'],
        ['Remove the open highlight', 'Delete'],
        ['Close, let go', 'Escape'],
      ],
    },
    {
      name: 'Copy what is selected, or the open highlight',
      keys: [
        ['The quote', 'C'],
        ['With author, title, date and link', 'Shift+C'],
        ['As Markdown, as HTML', 'Shift+M, Shift+H'],
        ['A link that opens the page at it', 'Shift+L'],
        ['To the toolbar at the selection', 'Alt+F10'],
      ],
    },
    {
      name: 'Keep',
      keys: [
        ['Backups, check, export and import', commandKey('B', true)],
        ['Trash', commandKey('D', true)],
      ],
    },
    {
      name: 'Everything',
      keys: [
        ['Undo, redo', `${commandKey('Z')}, ${commandKey('Z', true)}`],
        ['Export the notes as Markdown', commandKey('E')],
        ['Print with the notes, save as PDF', `${commandKey('P')}, ${commandKey('P', true)}`],
        ['This sheet', '?'],
      ],
    },
  ];
}
