import { ok } from "#domain/result.ts";
import type { Services } from "#server/trpc/services.ts";
import { areaUnderCurve } from "#testing/sign-in/area-under-curve.ts";
import type { Part, Values } from "../bench.ts";
import { createRandom } from "../create-random.ts";
import type { Stage } from "../engine/open-stage.ts";
import { atLeast, atMost } from "../figure.ts";
import { median, timeOf } from "../rounds.ts";
import { type Entrance, entranceOf, knownEmail, newVisitor, unknownEmail } from "./open-entrance.ts";

/** Of each kind; together the 2,000 that the figure is promised for. */
const SAMPLES = 1_000;
const PLANTED_SAMPLES = 300;
const WARM_UP = 20;
const GUESS = "a guess that is long enough";

type Auth = Services["auth"];
type Ask = (auth: Auth, email: string) => Promise<unknown>;

const logIn: Ask = (auth, email) =>
  // A refusal is the answer that is timed.
  auth.logIn({ email, password: GUESS, visitor: newVisitor() }).catch(() => undefined);
const register: Ask = (auth, email) => auth.register({ email, visitor: newVisitor() });
const requestReset: Ask = (auth, email) => auth.requestReset({ email, visitor: newVisitor() });

const aucOf = (name: string): string => `${name}: an account told from none by time, AUC`;
const msOf = (name: string): string => `reference: ${name} for a known address`;
const PLANTED_HASH = "planted, no hash for an unknown address: AUC";
const PLANTED_ROW = "planted, no mail written for an unknown address: AUC";

/** Known and unknown by turns, the first of each pair drawn, so that what disturbs the machine disturbs both. */
const timesOf = async (auth: Auth, ask: Ask, samples: number) => {
  const random = createRandom(4);
  const known: number[] = [];
  const unknown: number[] = [];
  for (let n = -WARM_UP; n < samples; n += 1) {
    const kinds = random() < 0.5 ? [known, unknown] : [unknown, known];
    for (const times of kinds) {
      const email = times === known ? knownEmail(n + WARM_UP) : unknownEmail();
      const ms = await timeOf(() => ask(auth, email));
      if (n >= 0) times.push(ms);
    }
  }
  return { known, unknown };
};

const measured = async (name: string, auth: Auth, ask: Ask): Promise<Values> => {
  const { known, unknown } = await timesOf(auth, ask, SAMPLES);
  return { [aucOf(name)]: areaUnderCurve(known, unknown), [msOf(name)]: median(known) };
};

/** What must show, or the measure sees nothing. */
const planted = async (entrance: Entrance): Promise<Values> => {
  const { wired } = entrance;
  const hasty = entrance.with({
    passwords: {
      hash: (password) => wired.passwords.hash(password),
      verify: async (hash, password) =>
        hash === null ? ok(false) : await wired.passwords.verify(hash, password),
    },
  });
  const sparing = entrance.with({ mails: { ...wired.mails, writeForNobody: async () => undefined } });
  const byHash = await timesOf(hasty, logIn, PLANTED_SAMPLES);
  const byRow = await timesOf(sparing, requestReset, PLANTED_SAMPLES);
  return {
    [PLANTED_HASH]: areaUnderCurve(byHash.known, byHash.unknown),
    [PLANTED_ROW]: areaUnderCurve(byRow.known, byRow.unknown),
  };
};

const measure = async (stage: Stage): Promise<Values> => {
  const entrance = await entranceOf(stage);
  return {
    ...(await measured("register", entrance.auth, register)),
    ...(await measured("reset", entrance.auth, requestReset)),
    ...(await measured("logIn", entrance.auth, logIn)),
    ...(await planted(entrance)),
  };
};

const NAMES = ["register", "reset", "logIn"];

/** Whether somebody outside learns, from how long an answer takes, who has an account. */
export const enumeration: Part<Stage> = {
  title: "enumeration",
  figures: [
    ...NAMES.map((name) => ({ name: aucOf(name), unit: "ratio", target: atMost(0.6) })),
    { name: PLANTED_HASH, unit: "ratio", target: atLeast(0.95) },
    { name: PLANTED_ROW, unit: "ratio", target: atLeast(0.65) },
    ...NAMES.map((name) => ({ name: msOf(name), unit: "ms", target: null })),
  ],
  measure,
};
