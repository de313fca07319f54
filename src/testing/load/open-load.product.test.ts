import { expect, test } from "vitest";
import { runs } from "#testing/infra/runs.ts";
import { openLoad } from "./open-load.ts";

/* What is counted, and nothing that is timed: `npm run load` holds that against what is promised. */
const PATIENCE_MS = 20 * 60_000;
const USERS = runs(200);

test(
  "a crowd logs in, holds its streams and looks, and nobody is refused, told of a mistake of ours or not told of a price",
  async () => {
    const told: string[] = [];
    const load = await openLoad({ users: USERS, webs: 1, say: (text) => void told.push(text) });
    try {
      const { logins, answers, streams, pages } = await load.measure({
        ...{ users: USERS, thinkMs: 2_000, seconds: runs(100) },
      });
      const asked = answers.asked;
      expect({ logins, answers, streams, pages }, told.join("\n")).toMatchObject({
        logins: USERS,
        answers: { answered: asked, refused: 0, serverErrors: 0, otherStatuses: 0, unanswered: 0 },
        streams: { open: USERS, lost: 0, failed: 0 },
        pages: { loaded: USERS, failed: 0 },
      });
      // Each of them looks every two seconds or so.
      expect(asked).toBeGreaterThan(USERS);
      expect(streams.delivered).toBeGreaterThan(USERS);
    } finally {
      await load.close();
    }
  },
  PATIENCE_MS,
);
