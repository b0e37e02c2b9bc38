/** An error as Node makes them of what the operating system reports. */
export function systemError(code: string, syscall = 'test'): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: as the test wants it, ${syscall}`), { code, syscall });
}
