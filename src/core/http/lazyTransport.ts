import { ConnectionError } from '../errors';
import type { TransportOptions } from './axiosTransport';
import type { Transport } from './transport';

const loadAxiosTransport = async (options: TransportOptions): Promise<Transport> =>
  (await import('./axiosTransport')).createAxiosTransport(options);

/**
 * A transport that loads its HTTP client with the first request, to keep activation fast. A load
 * that failed is tried again with the next request.
 */
export function lazyTransport(options: TransportOptions, load = loadAxiosTransport): Transport {
  let loading: Promise<Transport> | undefined;
  const loaded = () =>
    (loading ??= load(options).catch((cause: unknown) => {
      loading = undefined;
      throw new ConnectionError(
        'A part of the extension could not be loaded, so nothing was sent. Reload the window.',
        { cause, mayHaveArrived: false },
      );
    }));
  return {
    send: async (request, signal) => (await loaded()).send(request, signal),
    dispose: () => {
      // One that did not load has nothing to close.
      loading?.then((transport) => transport.dispose()).catch(() => undefined);
    },
  };
}
