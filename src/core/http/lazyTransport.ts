import type { TransportOptions } from './axiosTransport';
import type { Transport } from './transport';

/** A transport that loads its HTTP client with the first request, to keep activation fast. */
export function lazyTransport(options: TransportOptions): Transport {
  let loading: Promise<Transport> | undefined;
  return {
    send: async (request, signal) => {
      loading ??= import('./axiosTransport').then((module) => module.createAxiosTransport(options));
      return (await loading).send(request, signal);
    },
  };
}
