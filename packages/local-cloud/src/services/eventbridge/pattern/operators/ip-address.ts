const IPV4 = /^\d+\.\d+\.\d+\.\d+$/;
const IPV6 = /^[\da-fA-F:]*:[\da-fA-F:]*$/;
const GROUP = /^[\da-fA-F]{1,4}$/;
const IPV6_GROUPS = 8;

/** The 4 or 16 bytes of an IP address in text, or undefined when `text` is none. `::` may stand for a run of zeros once. */
export function ipBytes(text: string): readonly number[] | undefined {
  if (IPV4.test(text)) return ipv4Bytes(text);
  return IPV6.test(text) ? ipv6Bytes(text) : undefined;
}

function ipv4Bytes(text: string): readonly number[] | undefined {
  const bytes = text.split(".").map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : undefined;
}

function ipv6Bytes(text: string): readonly number[] | undefined {
  const halves = text.split("::").map((half) => (half === "" ? [] : half.split(":")));
  if (halves.length > 2) return undefined;
  const [head = [], tail] = halves;
  const groups = tail === undefined ? head : [...head, ...zerosBetween(head, tail), ...tail];
  if (groups.length !== IPV6_GROUPS || !groups.every((group) => GROUP.test(group))) return undefined;
  return groups.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]);
}

function zerosBetween(head: readonly string[], tail: readonly string[]): readonly string[] {
  return Array<string>(Math.max(1, IPV6_GROUPS - head.length - tail.length)).fill("0");
}
