import { isIP } from "node:net";
import { connect } from "node:tls";

const PATIENCE_MS = 5_000;

/**
 * How long the certificate of a page still holds, in milliseconds, below 0 where it ended; null where it could not be read.
 * One that nobody trusts is read all the same: what is asked is only until when.
 */
export const readCertificate = (origin: string, at: number): Promise<number | null> => {
  const { hostname, port } = new URL(origin);
  const { promise, resolve } = Promise.withResolvers<number | null>();
  const socket = connect(
    {
      ...{
        host: hostname,
        servername: isIP(hostname) === 0 ? hostname : "",
        port: port === "" ? 443 : Number(port),
      },
      ...{ rejectUnauthorized: false, timeout: PATIENCE_MS },
    },
    () => {
      const until = Date.parse(socket.getPeerCertificate().valid_to);
      resolve(Number.isNaN(until) ? null : until - at);
    },
  );
  socket.once("timeout", () => resolve(null));
  socket.once("error", () => resolve(null));
  return promise.finally(() => socket.destroy());
};
