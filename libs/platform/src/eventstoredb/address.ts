// SPDX-License-Identifier: MPL-2.0

/** What is wrong with an address of an EventStoreDB; undefined when it can be used. Never repeats the address: it may hold a password. */
export function addressProblem(address: string): string | undefined {
  const parts = /^(esdb|esdb\+discover):\/\/(?:([^@/?#]+)@)?([^@/?#]+)\/?(?:\?(.*))?$/.exec(address);
  if (!parts) return 'an esdb:// or esdb+discover:// address: esdb://user:password@host:2113?tls=true';
  const [, , credentials, hosts, query = ''] = parts;
  const options = new Map([...new URLSearchParams(query)].map(([key, value]) => [key.toLowerCase(), value]));
  const insecure = options.get('tls') === 'false';
  if (credentials && !credentials.includes(':')) return 'credentials are user:password, both percent-encoded';
  if (credentials && insecure)
    return 'credentials are not sent without TLS: leave tls=false out, or leave the credentials out';
  if (options.get('throwonappendfailure') === 'false')
    return 'throwOnAppendFailure=false hides refused appends: leave it out';
  if (hosts!.split(',').some((host) => !/^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]+)(:\d{1,5})?$/.test(host)))
    return 'hosts are host:port, with commas between';
  return undefined;
}

/** The address without its password, for people to read. */
export const maskedAddress = (address: string): string => address.replace(/(:\/\/[^:@/]+):[^@]*@/, '$1:***@');
