import { isIP } from "node:net";
import { connect } from "node:tls";

const PATIENCE_MS = 5_000;

/**
 * How long the certificate of a page still holds, in milliseconds, and 0 where it has ended; null where it could not be read, or
 * is of somebody whom this machine does not know (`NODE_EXTRA_CA_CERTS` makes an authority of one's own known).
 * @param ca authorities to trust instead of the machine's, as PEM.
 */
export const readCertificate = (origin: string, at: number, ca?: string): Promise<number | null> => {
  const { hostname, port } = new URL(origin);
  const { promise, resolve } = Promise.withResolvers<number | null>();
  const socket = connect(
    {
      ...{ host: hostname, port: port === "" ? 443 : Number(port), timeout: PATIENCE_MS },
      // An address is no name to ask for.
      ...(isIP(hostname) === 0 ? { servername: hostname } : {}),
      ...(ca === undefined ? {} : { ca }),
    },
    () => {
      const until = Date.parse(socket.getPeerCertificate().valid_to);
      resolve(Number.isNaN(until) ? null : until - at);
    },
  );
  socket.once("timeout", () => resolve(null));
  socket.once("error", (error) => resolve("code" in error && error.code === "CERT_HAS_EXPIRED" ? 0 : null));
  return promise.finally(() => socket.destroy());
};
