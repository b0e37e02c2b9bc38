import { connect } from 'node:net';

/**
 * Standard input. On Windows, Electron's main process finds its own always at the end, so the launcher hands it over
 * on a pipe that it names.
 */
export function openInput(): AsyncIterable<Uint8Array> {
  const pipe = process.env['COMMONPLACE_STDIN_PIPE'];
  return pipe === undefined || pipe === '' ? process.stdin : connect(pipe);
}
