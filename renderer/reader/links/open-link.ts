import { bridge } from '../../app/bridge';
import { notifyFailure } from '../../app/notify';

/** Opens an address in the person's own program, and says so when none does. */
export async function openLink(url: string): Promise<void> {
  const reply = await bridge.actions['link.open']({ url });
  if (!reply.ok) notifyFailure(reply.error);
}
