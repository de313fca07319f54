import { z } from "zod";
import { EVERY_PERMISSION, type PaperDesk } from "#cli/seed-demo/open-paper-account.ts";
import type { Credential } from "#ports/exchange.ts";

const keySchema = z.object({ key: z.string(), secret: z.string(), passphrase: z.string() });

/** Another key of an account that stands at the paper exchange, named as that names it. */
export const issuePaperKey = async (
  { paperUrl, paperAdminToken }: PaperDesk,
  accountId: string,
): Promise<Credential> => {
  const response = await fetch(`${paperUrl}/admin/keys`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-admin-token": paperAdminToken },
    body: JSON.stringify({ accountId, permissions: EVERY_PERMISSION }),
  });
  if (!response.ok) throw new Error(`The paper exchange refused another key (HTTP ${response.status})`);
  return keySchema.parse(await response.json());
};
