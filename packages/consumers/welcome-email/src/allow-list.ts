/**
 * Whether an address is on an allow-list: comma separated addresses, or domains as `@example.com`, which do not stand for
 * their subdomains. Case makes no difference.
 */
export function isOnAllowList(address: string, allowList: string): boolean {
  const wanted = address.trim().toLowerCase();
  const domain = wanted.slice(wanted.lastIndexOf("@"));
  const entries = allowList.split(",").map((entry) => entry.trim().toLowerCase());
  return entries.some((entry) => entry !== "" && (entry === wanted || entry === domain));
}
