import type { Random } from "#cli/sim/random.ts";

export type Place = "home" | "office" | "mobile" | "vpn";

/** Who owns an account: where from, with what and how they use it. */
export type Person = {
  readonly userId: string;
  readonly devices: readonly [string, ...string[]];
  readonly hasSecondFactor: boolean;
  /** How many days of the past there are, and how likely a login on each is. */
  readonly pastDays: number;
  readonly loginsADay: number;
  /** Another program of theirs acts with the same key. */
  readonly runsAnotherBot: boolean;
  /** Now and then behind a VPN, whose exits are known or change with every use. */
  readonly hasVpn: boolean;
  /** In by Tor Browser, which forgets every cookie when it is closed and takes another way every ten minutes. */
  readonly isOnTor: boolean;
  /** Where they are seen at a place; a router or a carrier hands out many addresses. */
  readonly networkAt: (place: Place) => string;
  /** Where the next request of the same browser at the same place is seen. */
  readonly nextRequest: (network: string) => string;
};

const hex = (chance: Random, digits: number): string =>
  Array.from({ length: digits }, () => chance.between(0, 15).toString(16)).join("");

/** An id like those of the database, from chance. */
export const anId = (chance: Random): string =>
  `${hex(chance, 8)}-${hex(chance, 4)}-4${hex(chance, 3)}-a${hex(chance, 3)}-${hex(chance, 12)}`;

/** Somewhere: a provider of some country, by IPv4 or IPv6. */
export const someNetwork = (chance: Random): string =>
  chance.chance(0.7)
    ? `${chance.between(1, 223)}.${chance.between(0, 255)}.${chance.between(0, 255)}.${chance.between(1, 254)}`
    : `2${hex(chance, 3)}:${hex(chance, 3)}:${hex(chance, 4)}:${hex(chance, 4)}::/64`;

/** Another address of the same provider and region. */
export const nearby = (chance: Random, network: string): string => {
  const octets = network.split(".");
  if (octets.length === 4)
    return `${octets[0]}.${octets[1]}.${chance.between(0, 255)}.${chance.between(1, 254)}`;
  const groups = network.split(":");
  return `${groups[0]}:${groups[1]}:${hex(chance, 4)}:${hex(chance, 4)}::/64`;
};

/** A provider with so many ranges in a region; customers are seen in the first of them mostly, now and then in another. */
const provider = (chance: Random, ranges: number): (() => string) => {
  const known = Array.from({ length: ranges }, () => someNetwork(chance));
  return () => nearby(chance, known[chance.chance(0.6) ? 0 : chance.between(0, ranges - 1)] ?? "");
};

const fixed = (chance: Random): (() => string) => {
  const address = someNetwork(chance);
  return () => address;
};

/** A house with IPv4 and IPv6: each connection takes whichever was quicker. */
type DualStack = { readonly isHere: (network: string) => boolean; readonly seen: () => string };

const dualStack = (chance: Random, four: () => string): DualStack => {
  const prefix = `2${hex(chance, 3)}:${hex(chance, 3)}:`;
  const first = `${prefix}${hex(chance, 4)}:${hex(chance, 4)}::/64`;
  const given = new Set<string>();
  return {
    isHere: (network) => given.has(network),
    seen: () => {
      const network = chance.chance(0.5) ? nearby(chance, first) : four();
      given.add(network);
      return network;
    },
  };
};

/** Who owns an account, from chance. How they reach the network is drawn beside who they are, so that one does not change the other. */
export const aPerson = (chance: Random): Person => {
  const home = chance.chance(0.5) ? fixed(chance) : provider(chance, chance.between(1, 2));
  const office = fixed(chance);
  const mobile = provider(chance, chance.between(1, 4));
  const ids = Array.from({ length: chance.between(1, 3) }, () => anId(chance));
  const ways = chance.fork("ways");
  const house = ways.chance(0.4) ? dualStack(ways.fork("house"), home) : null;
  const exits = ways.chance(0.3) ? () => someNetwork(ways) : provider(ways, ways.between(1, 6));
  const isOnTor = ways.chance(0.003);
  const places = { home: house?.seen ?? home, office, mobile, vpn: exits };
  return {
    userId: anId(chance),
    devices: [anId(chance), ...ids.slice(1)],
    hasSecondFactor: chance.chance(0.8),
    pastDays: chance.chance(0.05) ? 0 : chance.between(1, 80),
    loginsADay: chance.pick([0.1, 0.4, 0.8, 1.5]),
    runsAnotherBot: chance.chance(0.02),
    hasVpn: ways.chance(0.15),
    isOnTor,
    networkAt: (place) => (isOnTor ? someNetwork(ways) : places[place]()),
    nextRequest: (network) => {
      if (isOnTor) return ways.chance(0.3) ? someNetwork(ways) : network;
      return house?.isHere(network) === true ? house.seen() : network;
    },
  };
};
