/** Ranges that are nobody's on the public internet, by RFC 6890 and its successors; the reasons stand beside them. */
const PRIVATE_V4 = [
  "0.0.0.0/8", // this network
  "10.0.0.0/8", // private
  "100.64.0.0/10", // carrier-grade NAT
  "127.0.0.0/8", // loopback
  "168.63.129.16/32", // the inside of a cloud
  "169.254.0.0/16", // link-local, where clouds tell machines their secrets
  "172.16.0.0/12", // private
  "192.0.0.0/24", // protocol assignments
  "192.0.2.0/24", // documentation
  "192.31.196.0/24", // AS112
  "192.52.193.0/24", // AMT
  "192.88.99.0/24", // 6to4 relays
  "192.168.0.0/16", // private
  "192.175.48.0/24", // AS112
  "198.18.0.0/15", // benchmarks
  "198.51.100.0/24", // documentation
  "203.0.113.0/24", // documentation
  "224.0.0.0/4", // multicast
  "240.0.0.0/4", // reserved, and broadcast
] as const;

/** Of IPv6 only what is handed out as global unicast is public at all; of that, these are not, or hide another address. */
const PRIVATE_V6 = [
  "2001::/23", // protocol assignments, with Teredo
  "2001:db8::/32", // documentation
  "2002::/16", // 6to4, which hides an IPv4 address
  "2620:4f:8000::/48", // AS112
  "3fff::/20", // documentation
] as const;
const GLOBAL_V6 = "2000::/3";

const BYTES_V4 = 4;
const GROUPS_V6 = 8;

/** The bits of an address, as a number of `bits`. */
type Address = { readonly bits: 32 | 128; readonly value: bigint };

const parseV4 = (text: string): Address | null => {
  const parts = text.split(".");
  if (parts.length !== BYTES_V4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part))) return null;
  const bytes = parts.map(Number);
  if (bytes.some((byte) => byte > 255)) return null;
  return { bits: 32, value: bytes.reduce((sum, byte) => (sum << 8n) + BigInt(byte), 0n) };
};

/** The groups of one side of `::`; the last may be an IPv4 address, which counts as two. */
const groupsOf = (text: string): readonly bigint[] | null => {
  if (text === "") return [];
  const groups: bigint[] = [];
  const parts = text.split(":");
  for (const [index, part] of parts.entries()) {
    const v4 = index === parts.length - 1 ? parseV4(part) : null;
    if (v4 !== null) groups.push(v4.value >> 16n, v4.value & 0xffffn);
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(BigInt(`0x${part}`));
    else return null;
  }
  return groups;
};

const parseV6 = (text: string): Address | null => {
  const sides = text.split("::");
  if (sides.length > 2) return null;
  const [head, tail] = [groupsOf(sides[0] ?? ""), groupsOf(sides[1] ?? "")];
  if (head === null || tail === null) return null;
  const missing = GROUPS_V6 - head.length - tail.length;
  if (sides.length === 1 ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...Array<bigint>(missing).fill(0n), ...tail];
  return { bits: 128, value: groups.reduce((sum, group) => (sum << 16n) + group, 0n) };
};

const parseAddress = (text: string): Address | null => parseV4(text) ?? parseV6(text);

const isIn = (address: Address, range: string): boolean => {
  const [base = "", length = ""] = range.split("/");
  const network = parseAddress(base);
  if (network === null || network.bits !== address.bits) return false;
  const shift = BigInt(address.bits - Number(length));
  return address.value >> shift === network.value >> shift;
};

/**
 * Whether an IP address, in its usual spelling, is one of the public internet: not of a house, a machine, a cloud's inside or
 * a document, and not an IPv6 address in which another one hides. False for what is no address.
 */
export const isPublicAddress = (text: string): boolean => {
  const address = parseAddress(text);
  if (address === null) return false;
  if (address.bits === 32) return !PRIVATE_V4.some((range) => isIn(address, range));
  return isIn(address, GLOBAL_V6) && !PRIVATE_V6.some((range) => isIn(address, range));
};

/** Whether a text is an IP address at all. */
export const isAddress = (text: string): boolean => parseAddress(text) !== null;
