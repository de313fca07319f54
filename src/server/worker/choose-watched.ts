/** Of so many places, one in this many is not enough of a lead to take another's place. */
const SLACK_SHARE = 5;

/**
 * Who is to be watched with `places` sockets. `ranked` are accounts, the nearest first; `open` those watched now. Whoever
 * has a place keeps it while about as near as the newcomer: two accounts that take turns at the border must not connect
 * and disconnect at every look, for the exchange counts connections.
 */
export const chooseWatched = (
  open: ReadonlySet<string>,
  ranked: readonly string[],
  places: number,
): ReadonlySet<string> => {
  const slack = Math.floor(places / SLACK_SHARE);
  const held = ranked.slice(0, places + slack).filter((id) => open.has(id));
  const chosen = new Set(held.slice(0, places));
  const farthestFirst = held.filter((id) => ranked.indexOf(id) >= places).toReversed();
  for (const [rank, id] of ranked.slice(0, places).entries()) {
    if (chosen.has(id)) continue;
    if (chosen.size >= places) {
      const farthest = rank < places - slack ? farthestFirst.shift() : undefined;
      if (farthest === undefined) continue;
      chosen.delete(farthest);
    }
    chosen.add(id);
  }
  return chosen;
};
