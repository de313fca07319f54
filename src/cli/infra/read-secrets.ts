import { randomBytes } from "node:crypto";
import { z } from "zod";
import { readJson, writePrivateJson } from "./private-file.ts";

const schema = z.object({
  postgresPassword: z.string().min(16),
  nextAuthSecret: z.string().min(32),
  /** The one key of installations that had no keyring yet; it is the first of theirs now. */
  vaultKey: z.string().min(44).optional(),
  cronSecret: z.string().min(16),
  paperAdminToken: z.string().min(16),
  demoPassword: z.string().min(12),
});

export type Secrets = Readonly<z.output<typeof schema>>;

/** This installation's secrets, made once; a file that lost one is not mended, for the others depend on it. */
export function readSecrets(file: string): Secrets {
  const kept = readJson(file);
  if (kept === undefined) {
    const made = makeSecrets();
    writePrivateJson(file, made);
    return made;
  }
  const parsed = schema.safeParse(kept);
  if (!parsed.success) throw new Error(`${file} is damaged; npm run reset starts over.`);
  return parsed.data;
}

function makeSecrets(): Secrets {
  return {
    postgresPassword: randomBytes(24).toString("hex"),
    nextAuthSecret: randomBytes(32).toString("base64"),
    cronSecret: randomBytes(24).toString("hex"),
    paperAdminToken: randomBytes(24).toString("hex"),
    demoPassword: randomBytes(9).toString("base64url"),
  };
}
