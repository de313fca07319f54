import { randomBytes } from "node:crypto";
import { makeVapidKeys } from "../infra/make-vapid-keys.ts";

/** What the composed installation is told, by name. */
export type Settings = Readonly<Record<string, string>>;

/** Hex, because it stands in URLs: nothing in it has to be escaped. */
const secret = (): string => randomBytes(32).toString("hex");

/** Fresh settings of an installation at `host`, every secret of 32 random bytes. */
export const makeSettings = ({
  host,
  secretsDir,
  sealingKey,
}: {
  readonly host: string;
  readonly secretsDir: string;
  readonly sealingKey: string;
}): Settings => {
  const vapid = makeVapidKeys();
  return {
    AXISOR_HOST: host,
    AXISOR_VERSION: "local",
    AXISOR_SECRETS_DIR: secretsDir,
    LNMARKETS_URL: "https://api.signet.lnmarkets.com/v3",
    LNMARKETS_STREAM_URL: "wss://stream.signet.lnmarkets.com/v1",
    NEXTAUTH_SECRET: secret(),
    CRON_SECRET: secret(),
    METRICS_TOKEN: secret(),
    DB_OWNER_PASSWORD: secret(),
    DB_MIGRATE_PASSWORD: secret(),
    DB_WEB_PASSWORD: secret(),
    DB_WORKER_PASSWORD: secret(),
    REDIS_PASSWORD: secret(),
    REDIS_REST_TOKEN: secret(),
    GRAFANA_PASSWORD: secret(),
    VAPID_PUBLIC_KEY: vapid.publicKey,
    VAPID_PRIVATE_KEY: vapid.privateKey,
    VAULT_SEALING_KEY: sealingKey,
  };
};
