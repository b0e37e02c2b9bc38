import type { Door } from '#contract/calls';
import welcome from '../../assets/welcome/welcome.html?raw';
import { logFault } from './log';

/** Gives a new library its first article, by the way that every article takes. A library without it works as well. */
export async function addWelcome(door: Door): Promise<void> {
  const reply = await door.command('article.save', { source: { kind: 'html', html: welcome } });
  if (!reply.ok) await logFault('The welcome article could not be saved', reply.error);
}
