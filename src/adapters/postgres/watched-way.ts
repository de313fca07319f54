import type { Socket } from "node:net";
import { watchedSocket } from "./watched-socket.ts";

/** Longer than a statement may take, so that silence is no slow statement. */
const GRACE_MS = 2_000;

/**
 * How the driver opens its sockets, which its types leave out. One that is encrypted is the driver's own business, as is
 * one that is no address on a network: there the system alone notices a wire that went dead.
 * @param statementMs how long the server lets a statement run.
 */
export const watchedWay = (url: string, statementMs: number): { readonly socket?: () => Socket } => {
  const { hostname, port, searchParams } = new URL(url);
  const isEncrypted =
    ![null, "disable"].includes(searchParams.get("sslmode")) ||
    ["ssl", "sslrootcert"].some((name) => searchParams.has(name));
  const isOneAddress = hostname !== "" && !hostname.includes(",") && !searchParams.has("host");
  if (isEncrypted || !isOneAddress) return {};
  const silentMs = statementMs + GRACE_MS;
  return { socket: () => watchedSocket(hostname.replace(/^\[|\]$/g, ""), Number(port || 5432), silentMs) };
};
