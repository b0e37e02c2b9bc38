import { EventEmitter } from 'node:events';
import type { ClientRequest, ClientRequestConstructorOptions } from 'electron';
import type { CaptureNetwork } from '../../electron/capture/capture-network';
import { HostLines } from '../../electron/capture/host-lines';
import type { LookUp } from '../../electron/capture/reach';

/** Stands in for Electron's ClientRequest: a test plays what the server does. */
export class FakeRequest extends EventEmitter {
  readonly sent: ClientRequestConstructorOptions;
  aborted = false;
  readonly headers = new Map<string, string>();

  constructor(sent: ClientRequestConstructorOptions) {
    super();
    this.sent = sent;
  }

  setHeader(name: string, value: string): void {
    this.headers.set(name.toLowerCase(), value);
  }

  end(): void {
    return undefined;
  }

  abort(): void {
    this.aborted = true;
    this.emit('abort');
  }

  respond(statusCode: number, headers: Readonly<Record<string, string>>): EventEmitter {
    const response = Object.assign(new EventEmitter(), { statusCode, headers });
    this.emit('response', response);
    return response;
  }

  redirect(location: string): void {
    this.emit('redirect', 302, 'GET', location);
  }
}

export interface FakeNetwork extends CaptureNetwork {
  /** The next request that is sent, after those that were given before; waits for it. */
  readonly request: () => Promise<FakeRequest>;
  /** All that were sent so far. */
  readonly requests: readonly FakeRequest[];
}

/** A network in which a test plays the servers, and the resolver: every name is of the internet unless told. */
export function fakeNetwork(lookUp: LookUp = () => Promise.resolve(['203.0.113.7'])): FakeNetwork {
  const requests: FakeRequest[] = [];
  const wanting: ((request: FakeRequest) => void)[] = [];
  let given = 0;
  return {
    requests,
    lookUp,
    lines: new HostLines(),
    send: (options) => {
      const request = new FakeRequest(options);
      requests.push(request);
      // Its sender listens once it has it.
      queueMicrotask(() => wanting.shift()?.(request));
      return request as unknown as ClientRequest;
    },
    request: () => {
      const sent = requests[given];
      given += 1;
      return sent === undefined ? new Promise((resolve) => wanting.push(resolve)) : Promise.resolve(sent);
    },
  };
}
