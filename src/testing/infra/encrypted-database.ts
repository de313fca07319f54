import { chownSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { makeCacheDirectory } from "#cli/infra/make-cache-directory.ts";
import { startThrowawayPostgres } from "#cli/infra/postgres/start-throwaway-postgres.ts";
import { selfSignedCertificate } from "../museum/self-signed-certificate.ts";

/** The server reads its settings again a moment after it was told to. */
const untilEncrypting = async (url: string): Promise<void> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const client = postgres(url, { max: 1 });
    const [row] = await client`show ssl`;
    await client.end();
    if (row?.["ssl"] === "on") return;
    await sleep(20);
  }
  throw new Error("The server does not encrypt.");
};

/** A server that encrypts, with a certificate that only a file vouches for: `trusted` names that file, `url` nobody. */
export const startEncryptedDatabase = async () => {
  const server = await startThrowawayPostgres();
  const home = await makeCacheDirectory("certificate");
  const { key, cert } = selfSignedCertificate();
  const admin = postgres(server.url, { max: 1, onnotice: () => {} });
  const [row] = await admin`show data_directory`;
  const directory = String(row?.["data_directory"]);
  const { uid, gid } = statSync(directory);
  for (const [name, text] of Object.entries({ "server.key": key, "server.crt": cert })) {
    writeFileSync(join(directory, name), text, { mode: 0o600 });
    chownSync(join(directory, name), uid, gid);
  }
  await admin.unsafe("alter system set ssl = on");
  await admin`select pg_reload_conf()`;
  await admin.end();
  await untilEncrypting(server.url);
  const authority = join(home, "authority.pem");
  writeFileSync(authority, cert);
  return {
    url: `${server.url}?sslmode=verify-full`,
    trusted: `${server.url}?sslmode=verify-full&sslrootcert=${encodeURIComponent(authority)}`,
    plain: server.url,
    stop: async () => {
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
};
