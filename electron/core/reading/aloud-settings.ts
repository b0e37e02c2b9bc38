import { z } from 'zod';

/** How fast is spoken: as a multiple of the voice's own speed. */
export const RATES = [0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;

const MOST_LANGUAGES = 200;

/** How a person wants to be read to on this computer. */
export const aloudSettingsSchema = z.object({
  rate: z.number().min(RATES[0]).max(3),
  /** The voice that was chosen for a language, by the language's own part of its tag (`pt`). */
  voices: z
    .record(z.string().min(1).max(16), z.string().min(1).max(1000))
    .refine((voices) => Object.keys(voices).length <= MOST_LANGUAGES),
});
export type AloudSettings = Readonly<z.infer<typeof aloudSettingsSchema>>;

export const DEFAULT_ALOUD: AloudSettings = { rate: 1, voices: {} };
