/** The URL of a queue at the one address. */
export function queueUrl(
  { endpoint, accountId }: { readonly endpoint: string; readonly accountId: string },
  name: string,
): string {
  return `${endpoint}/${accountId}/${name}`;
}

/** The queue that a URL names, whatever host stands in it: its last part. */
export function queueNameOf(url: string): string {
  return url.slice(url.lastIndexOf("/") + 1);
}
