const LAST_PORT = 65_535;
const TRIES = 100;

export type PortChoice =
  | Readonly<{ kind: "chosen"; port: number; note: string | undefined }>
  | Readonly<{ kind: "refused"; reason: string }>;

/** The port asked for, or the next free one; a port named on purpose is never exchanged for another. */
export async function chooseWebPort(
  wish: Readonly<{ port: number; portWasSet: boolean }>,
  isFree: (port: number) => Promise<boolean>,
): Promise<PortChoice> {
  if (await isFree(wish.port)) return { kind: "chosen", port: wish.port, note: undefined };
  if (wish.portWasSet) {
    return {
      kind: "refused",
      reason: `Port ${wish.port} (PORT) is taken; stop what uses it or choose another PORT.`,
    };
  }
  for (let port = wish.port + 1; port <= Math.min(wish.port + TRIES, LAST_PORT); port += 1) {
    if (await isFree(port))
      return { kind: "chosen", port, note: `Port ${wish.port} is taken; using ${port}.` };
  }
  return {
    kind: "refused",
    reason: `Ports ${wish.port} to ${wish.port + TRIES} are taken; set PORT to a free one.`,
  };
}
