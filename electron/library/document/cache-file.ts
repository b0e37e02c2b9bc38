import { Low } from 'lowdb';
import type { z } from 'zod';
import { DamagedFile, DurableJsonFile, type JsonObject } from './durable-json-file';
import type { FileSystem } from './file-system';
import { isSystemError } from './system-error';

/**
 * A lowdb database of what can be made anew: it keeps no copy, and one that can't be read is as good as none. Use one
 * instance a path.
 */
export class CacheFile<Data extends JsonObject> {
  readonly #low: Low<JsonObject>;
  readonly #schema: z.ZodType<Data>;

  constructor(files: FileSystem, path: string, schema: z.ZodType<Data>) {
    this.#low = new Low<JsonObject>(new DurableJsonFile(files, path, false), {});
    this.#schema = schema;
  }

  /** Null when it is missing, damaged, of another form, or refused by the disk. */
  async read(): Promise<Data | null> {
    try {
      await this.#low.read();
    } catch (error) {
      if (error instanceof DamagedFile || isSystemError(error)) return null;
      throw error;
    }
    const parsed = this.#schema.safeParse(this.#low.data);
    return parsed.success ? parsed.data : null;
  }

  /** Throws system errors. */
  async write(data: Data): Promise<void> {
    this.#low.data = data;
    await this.#low.write();
    // What was written is in memory elsewhere.
    this.#low.data = {};
  }
}
