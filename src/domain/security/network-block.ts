/** The first groups of an IPv6 /64 in full: `2001:db8::/64` begins with 2001 and 0db8. */
const leadingGroups = (address: string, count: number): string => {
  const groups = (address.split("::")[0] ?? "").split(":");
  return Array.from({ length: count }, (_, at) => (groups[at] || "0").padStart(4, "0").toLowerCase()).join(
    ":",
  );
};

/**
 * The neighbourhood of an IPv4 address (its /16) or an IPv6 /64 (its /32): about what one provider hands out in one region.
 * A router that was switched off and on stays in it as a rule; another provider or country does not.
 */
export const networkBlock = (network: string): string => {
  const octets = /^(\d+)\.(\d+)\.\d+\.\d+$/.exec(network);
  if (octets !== null) return `${octets[1]}.${octets[2]}`;
  return leadingGroups(network.replace(/\/\d+$/, ""), 2);
};
