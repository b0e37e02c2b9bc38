/** Whether typing goes into this. By name, not `instanceof`: the node may belong to the article frame's realm. */
export function isTextField(target: EventTarget | null): boolean {
  const name = (target as Partial<Element> | null)?.localName;
  return name === 'input' || name === 'textarea';
}
