/**
 * Makes the function that writes to a stream and returns when the bytes are out, so that an exit cuts nothing off.
 * When the reader is gone (`commonplace list | head`), the rest is dropped quietly.
 */
export function writerTo(stream: NodeJS.WriteStream): (text: string) => Promise<void> {
  let gone = false;
  stream.on('error', () => {
    gone = true;
  });
  return (text) =>
    new Promise((resolve) => {
      if (gone || text === '') resolve();
      else stream.write(text, () => resolve());
    });
}
