import type { Operator } from "../matcher.ts";
import { refuse } from "../refusal.ts";
import { ipBytes } from "./ip-address.ts";
import { onStrings, stringOperand } from "./string-operand.ts";

/** `{"cidr": "10.0.0.0/24"}`: a string that is an IPv4 or IPv6 address inside the block. Host bits of the block may be set. */
export const cidr: Operator = {
  name: "cidr",
  compile(operand) {
    // AWS answers with the text of `prefix` here.
    const { network, bits } = readBlock(stringOperand(operand, "prefix match pattern must be a string"));
    return onStrings((text) => {
      const address = ipBytes(text);
      return address?.length === network.length && sameBits(address, network, bits);
    });
  },
};

function readBlock(block: string): { readonly network: readonly number[]; readonly bits: number } {
  const [address = "", mask = "", ...more] = block.split("/");
  if (more.length > 0 || !block.includes("/")) refuse("Malformed CIDR, one '/' required");
  if (!/^[+-]?\d+$/.test(mask)) refuse("Malformed CIDR, mask bits must be an integer");
  const bits = Number(mask);
  if (bits < 0) refuse("Malformed CIDR, mask bits must not be negative");
  const network = ipBytes(address) ?? refuse(`Nonstandard IP address: ${address}`);
  if (network.length === 4 && bits >= 32) refuse("IPv4 mask bits must be < 32");
  if (network.length === 16 && bits >= 128) refuse("IPv6 mask bits must be < 128");
  return { network, bits };
}

function sameBits(left: readonly number[], right: readonly number[], bits: number): boolean {
  for (let index = 0; index * 8 < bits; index++) {
    const ignored = Math.max(0, (index + 1) * 8 - bits);
    if ((left[index] ?? 0) >> ignored !== (right[index] ?? 0) >> ignored) return false;
  }
  return true;
}
