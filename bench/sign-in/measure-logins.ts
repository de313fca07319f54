import { verify } from "@node-rs/argon2";
import { hashToken } from "#services/auth/hash-token.ts";
import type { Part, Values } from "../bench.ts";
import type { Stage } from "../engine/open-stage.ts";
import { atMost } from "../figure.ts";
import { inRounds, quantile, timeOf } from "../rounds.ts";
import { type Entrance, entranceOf, knownEmail, newVisitor, PASSWORD } from "./open-entrance.ts";

const LOGINS = 40;
/** As many hashes as are computed at once, and enough logins to keep those busy. */
const HASH_LANES = 2;
const LOGIN_LANES = 8;
const ROUNDS = 5;
const CROWD = 500;

const RATIO =
  "40 logins with their sessions, eight at a time / 40 bare argon2id verifications, two at a time";
const CHECK = "a session checked while 500 log in at once, p99 / one bare argon2id verification";
const BARE = "reference: 40 bare argon2id verifications, two at a time";
const RATE = "reference: logins a second";

const inLanes = async (lanes: number, work: () => Promise<unknown>): Promise<void> => {
  let next = 0;
  const lane = async () => {
    for (; next < LOGINS; ) {
      next += 1;
      await work();
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
};

let logins = 0;

const logIn = async ({ auth }: Entrance): Promise<string> => {
  logins += 1;
  const visitor = newVisitor();
  const step = await auth.logIn({ email: knownEmail(logins), password: PASSWORD, visitor });
  if (step.kind !== "ticket") throw new Error("A second factor was asked");
  const opened = await auth.openSession({ ticket: step.ticket, visitor });
  if (opened === null) throw new Error("A ticket opened nothing");
  return opened.token;
};

/** How long somebody who is in waits for an answer while a crowd is at the door. */
const checksInACrowd = async (entrance: Entrance): Promise<readonly number[]> => {
  const tokenHash = hashToken(await logIn(entrance));
  let isOver = false;
  const crowd = Promise.allSettled(Array.from({ length: CROWD }, () => logIn(entrance))).then(() => {
    isOver = true;
  });
  const times: number[] = [];
  while (!isOver) {
    times.push(await timeOf(() => entrance.wired.sessions.use({ tokenHash, at: Date.now() })));
  }
  await crowd;
  return times;
};

const measure = async (stage: Stage): Promise<Values> => {
  const entrance = await entranceOf(stage);
  const bare = () => verify(entrance.passwordHash, PASSWORD);
  const rounds = await inRounds(
    { rounds: ROUNDS, times: 1 },
    { bare: () => inLanes(HASH_LANES, bare), logins: () => inLanes(LOGIN_LANES, () => logIn(entrance)) },
  );
  const checks = await checksInACrowd(entrance);
  return {
    [RATIO]: rounds.ratio("logins", "bare"),
    [CHECK]: quantile(checks, 0.99) / (await timeOf(bare)),
    [BARE]: rounds.ms("bare"),
    [RATE]: (LOGINS * 1_000) / rounds.ms("logins"),
  };
};

/** What a login costs beside the hash it is made of, and that a crowd at the door hinders nobody inside. */
export const loggingIn: Part<Stage> = {
  title: "logins",
  figures: [
    { name: RATIO, unit: "ratio", target: atMost(1.4) },
    { name: CHECK, unit: "ratio", target: atMost(4) },
    { name: BARE, unit: "ms", target: null },
    { name: RATE, unit: "1/s", target: null },
  ],
  measure,
};
