/** Whether letters go into this, or choose in it. By name, not `instanceof`: it may belong to the frame's realm. */
export function isTextField(target: EventTarget | null): boolean {
  const name = (target as Partial<Element> | null)?.localName;
  return name === 'input' || name === 'textarea' || name === 'select';
}
