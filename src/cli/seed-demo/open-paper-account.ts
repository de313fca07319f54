import { z } from "zod";
import type { Credential } from "#ports/exchange.ts";

const keySchema = z.object({ key: z.string(), secret: z.string(), passphrase: z.string() });

/** Where accounts are opened on a paper exchange, and with what. */
export type PaperDesk = { readonly paperUrl: string; readonly paperAdminToken: string };

/** What the product needs and no more; a key that can withdraw would be refused. */
const PERMISSIONS = ["account:read", "futures:isolated:read", "futures:isolated:write"];

/** All that a key may be allowed, but for taking money out. */
export const EVERY_PERMISSION = [
  "account:read",
  "account:deposits:read",
  "account:withdrawals:read",
  "futures:isolated:read",
  "futures:isolated:write",
  "futures:cross:read",
  "futures:cross:write",
] as const;

/** A key, as whoever runs the paper exchange is handed it. @throws Error where it is refused, or not there within 5 seconds. */
const askForKey = async (paper: PaperDesk, path: string, asked: object): Promise<Credential> => {
  const response = await fetch(`${paper.paperUrl}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-admin-token": paper.paperAdminToken },
    body: JSON.stringify(asked),
    signal: AbortSignal.timeout(5_000),
  });
  if (!response.ok) throw new Error(`The paper exchange refused ${path} (HTTP ${response.status})`);
  return keySchema.parse(await response.json());
};

/** Opens an account with free sats on the paper exchange, and a key that can trade and not withdraw. */
export const openPaperAccount = (
  paper: PaperDesk,
  balance: number,
  permissions: readonly string[] = PERMISSIONS,
): Promise<Credential> => askForKey(paper, "/admin/accounts", { username: "demo", balance, permissions });

/** Another key of an account that stands there, by the exchange's name for it, with all that a key may be allowed. */
export const issuePaperKey = (paper: PaperDesk, accountId: string): Promise<Credential> =>
  askForKey(paper, "/admin/keys", { accountId, permissions: EVERY_PERMISSION });
