import { useEffect } from 'react';
import { useReader } from '../app/reader-store';
import { Button } from '../ui/button';
import { showVersion } from './show-version';
import styles from './versions.module.css';
import { countVersions, useVersions } from './versions-store';

/** Says that the text that is read isn't the newest one, and leads there. */
export function OlderVersionBar() {
  const article = useReader((state) => state.content?.article ?? null);
  const newest = useVersions((state) => state.newest);
  const [id, version] = [article?.id, article?.version];

  useEffect(() => {
    if (id !== undefined && version !== undefined) void countVersions(id);
  }, [id, version]);

  if (id === undefined || version === undefined || newest?.id !== id || version >= newest.number) return null;
  return (
    <div className={styles['older']} role="status">
      <p>
        You are reading version {version} of {newest.number}, with the highlights that stand in it.
      </p>
      <Button kind="quiet" onPress={() => void showVersion(id, newest.number, newest.number)}>
        Read the newest
      </Button>
    </div>
  );
}
