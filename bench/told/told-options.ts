import type { WiringOptions } from "#server/composition/wiring-options.ts";

/** What the bench and its workers share: the database, the keys, and where messages go. */
export type ToldSettings = {
  readonly databaseUrl: string;
  readonly keyringFile: string;
  readonly webhookHost: string;
  readonly pushHost: string;
  readonly telegram: { readonly token: string; readonly apiRoot: string };
  readonly push: { readonly publicKey: string; readonly privateKey: string };
};

/** No exchange is asked for anything here. */
const NOWHERE = { rest: "http://127.0.0.1:9/v3", stream: "ws://127.0.0.1:9/v1" };

export const toldOptions = (settings: ToldSettings): Omit<WiringOptions, "name" | "log"> => ({
  databaseUrl: settings.databaseUrl,
  connections: 5,
  keys: { kind: "file", file: settings.keyringFile, isOurs: true },
  paper: NOWHERE,
  clock: Date.now,
  telling: {
    origin: "http://localhost",
    webhookHosts: [settings.webhookHost],
    pushHosts: [settings.pushHost],
    telegram: settings.telegram,
    push: { ...settings.push, subject: "mailto:bench@axisor.local" },
  },
});
