import { EventEmitter } from 'node:events';
import type { ClientRequest, ClientRequestConstructorOptions } from 'electron';
import type { SendRequest } from '../../electron/capture/fetch-page';

/** Stands in for Electron's ClientRequest: a test plays what the server does. */
export class FakeRequest extends EventEmitter {
  readonly sent: ClientRequestConstructorOptions;
  aborted = false;
  followed = 0;

  constructor(sent: ClientRequestConstructorOptions) {
    super();
    this.sent = sent;
  }

  setHeader(): void {
    return undefined;
  }

  end(): void {
    return undefined;
  }

  followRedirect(): void {
    this.followed += 1;
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

/** A network with one request in it. */
export function fakeNetwork(): { readonly send: SendRequest; readonly request: () => FakeRequest } {
  let request: FakeRequest | null = null;
  return {
    send: (options) => {
      request = new FakeRequest(options);
      return request as unknown as ClientRequest;
    },
    request: () => {
      if (request === null) throw new Error('Nothing was asked for.');
      return request;
    },
  };
}
