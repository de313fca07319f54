import { decode } from "next-auth/jwt";
import { z } from "zod";
import type { DataDirectory } from "#cli/infra/data-directory.ts";
import { readJson } from "#cli/infra/private-file.ts";
import { readSecrets } from "#cli/infra/read-secrets.ts";
import { type Canary, canaryOf } from "../canary.ts";

const keyringSchema = z.object({
  keys: z.array(z.object({ key: z.base64() })).min(1),
  box: z.object({ privateKey: z.base64() }),
});
const cookieSchema = z.object({ sid: z.string() });

/** The product's own secrets, which it made for this run alone: nobody used these data before. */
export function productCanaries(data: DataDirectory): readonly Canary[] {
  const { cronSecret, nextAuthSecret, postgresPassword } = readSecrets(data.secrets);
  const { keys, box } = keyringSchema.parse(readJson(data.keyring));
  const keyBytes = [...keys.map(({ key }) => key), box.privateKey];
  return [
    canaryOf("cron-secret", cronSecret),
    canaryOf("auth-secret", nextAuthSecret),
    canaryOf("database-password", postgresPassword),
    ...keyBytes.map((key) => canaryOf("key-encryption-key", Buffer.from(key, "base64"))),
  ];
}

/** What the cookies of sessions hold inside: the token itself, which never leaves the server but encrypted. */
export async function innerTokens(canaries: readonly Canary[], data: DataDirectory): Promise<Canary[]> {
  const secret = readSecrets(data.secrets).nextAuthSecret;
  const cookies = canaries.filter(({ kind }) => kind === "session-token");
  const inner = await Promise.all(
    cookies.map(async ({ bytes }) => {
      const decoded = await decode({ token: bytes.toString("utf8"), secret });
      return canaryOf("session-token", cookieSchema.parse(decoded).sid);
    }),
  );
  return [...new Map(inner.map((canary) => [canary.bytes.toString("hex"), canary])).values()];
}
