import { openDatabase } from "#adapters/postgres/open-database.ts";
import { createPostgresReceiptChains } from "#adapters/postgres/postgres-receipt-chains.ts";
import type { NetworkFacts } from "#ports/network-facts.ts";
import { encodeDecoy } from "#server/composition/credentials.ts";
import type { openSecurityDesk } from "#server/composition/desks/open-security-desk.ts";
import { setOperator } from "#services/security/set-operator.ts";
import { verifyChain } from "#services/security/verify-chain.ts";
import { verifyReceipts } from "#services/trade-log/verify-receipts.ts";
import { plantHoneytoken } from "#services/vault/plant-honeytoken.ts";
import type { AskedProduct } from "./open-asked-product.ts";

type SecurityDesk = Omit<ReturnType<typeof openSecurityDesk>, "close">;

/** The same parts as the commands' own desk, over connections that are listened to. */
const withSecurityDesk = async (
  { stage, statements }: AskedProduct,
  work: (desk: SecurityDesk) => Promise<void>,
): Promise<void> => {
  const onStatement = (statement: string) => void statements.push(statement);
  const { db, close } = openDatabase(stage.databaseUrl, { max: 1, name: "asked-desk", onStatement });
  try {
    await work({ ...stage.wired, receiptChains: createPostgresReceiptChains(db) });
  } finally {
    await close();
  }
};

const verify = (asked: AskedProduct): Promise<void> =>
  withSecurityDesk(asked, async (desk) => {
    const [events, receipts] = [await verifyChain(desk), await verifyReceipts(desk)];
    if (events.kind === "broken") throw new Error(`Event ${events.seq} is ${events.fault}`);
    if (receipts.broken.length > 0 || receipts.checked === 0) throw new Error("The receipts are not whole");
    const [first] = await desk.receiptChains.users(null, 1);
    // What follows a page of them that is full.
    await desk.receiptChains.users(first ?? null, 1);
  });

const appoint = async (asked: AskedProduct): Promise<void> => {
  const { userId, names } = await asked.enter("kept");
  const email = names.find(({ what }) => what === "address")?.value ?? userId;
  await withSecurityDesk(asked, async (desk) => {
    for (const isOperator of [true, false]) await setOperator(desk, { email, isOperator });
  });
};

const plant = async ({ stage }: AskedProduct): Promise<void> => {
  const [key = "", secret = "", passphrase = ""] = [32, 64, 9].map((length) => "k".repeat(length));
  const credential = { key, secret, passphrase };
  await plantHoneytoken(stage.wired, {
    email: "decoy@axisor.local",
    label: "Main",
    network: "mainnet",
    credential,
    plain: encodeDecoy(credential),
    random: () => 0.5,
  });
};

/** What was seen of a network is kept, and read where the configuration is. */
const record = async ({ stage }: AskedProduct): Promise<void> => {
  const { networks, clock } = stage.wired;
  const unseen = { backDatedAccepted: null, aheadAccepted: null, stampWindowMs: null, replayAccepted: null };
  const facts: NetworkFacts = {
    network: "signet",
    ...unseen,
    clientIdUnique: null,
    readsOwnWrites: null,
    addMarginExact: null,
    keyPerSecond: null,
    publicPerSecond: null,
    observedAt: clock(),
  };
  await networks.record(facts);
  await networks.of("signet");
};

/** Commands that ask the database of an installation for something that nobody else does. */
export const COMMANDS: Readonly<Record<string, (asked: AskedProduct) => Promise<void>>> = {
  honeytoken: plant,
  operator: appoint,
  probe: record,
  "verify-chain": verify,
};

/** Commands that are left out, by why. */
export const COMMANDS_LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  "copies whole tables, by what it is for": ["backup", "restore"],
  "changes the tables themselves": ["migrate"],
  "does what crons and workers do, which is asked as such": ["cron", "rotate-keys", "worker"],
  "does what procedures do, once": ["seed-demo"],
  "starts the product, or a part of it": ["start", "test"],
  "tries the product out over a database of its own, and looks at all of it": ["chaos", "matrix"],
  "asks no database": [
    "build",
    "floors",
    "image",
    "print",
    "rehearse",
    "replay",
    "reset",
    "sbom",
    "setup-env",
    "sim",
  ],
};

/** Desks that commands open over a database, besides all of the product; and why those are left out that are. */
export const DESKS: Readonly<Record<string, string>> = {
  openSecurityDesk: "asked by operator and verify-chain",
  openObservedNetworks: "asked by probe",
  openProbeDesk: "left out: asks no database",
  openEngineAudit: "left out: looks at whole engines under faults, over databases that are made for that",
  openTenantAudit: "left out: looks at every row of a tenant, over databases that are made for that",
};

export const runEveryCommand = async (asked: AskedProduct): Promise<void> => {
  for (const [name, run] of Object.entries(COMMANDS)) {
    const before = asked.statements.length;
    await run(asked);
    if (asked.statements.length === before) throw new Error(`Nothing was heard of what ${name} asks`);
  }
};
