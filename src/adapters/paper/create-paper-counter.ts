import { z } from "zod";
import { fail, ok, type Result } from "#domain/result.ts";
import type { PaperCounter, PaperCounterFailure } from "#ports/paper-counter.ts";

const TIMEOUT_MS = 5_000;

const accountSchema = z.object({ accountId: z.string().min(1) });
const keySchema = z.object({ key: z.string(), secret: z.string(), passphrase: z.string() });

export type PaperCounterPlace = {
  /** Origin of the paper exchange, without a path. */
  readonly url: string;
  readonly token: string;
};

/** The counter of a paper exchange over HTTP. What it answers is never told in a failure: it may hold a key. */
export const createPaperCounter = ({ url, token }: PaperCounterPlace): PaperCounter => {
  const ask = async <T>(
    path: string,
    owner: string,
    schema: z.ZodType<T>,
  ): Promise<Result<T, PaperCounterFailure>> => {
    try {
      const response = await fetch(`${url}${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-counter-token": token },
        body: JSON.stringify({ owner }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!response.ok) return fail({ kind: "unavailable", message: `HTTP ${response.status}` });
      const answer = schema.safeParse(await response.json());
      return answer.success
        ? ok(answer.data)
        : fail({ kind: "unavailable", message: "It answered in another form" });
    } catch (error) {
      return fail({ kind: "unavailable", message: error instanceof Error ? error.name : "no answer" });
    }
  };
  return {
    openAccount: async (owner) => {
      const opened = await ask("/counter/accounts", owner, accountSchema);
      return opened.ok ? ok(opened.value.accountId) : opened;
    },
    issueKey: (owner) => ask("/counter/keys", owner, keySchema),
  };
};
