import { createRandom } from "#cli/sim/random.ts";
import { asSteps, HOUR, type Plot, type Script } from "./attacker.ts";
import { STORIES_START } from "./benign-story.ts";
import { backupCodeTakeover, factorBruteForce, resetTakeover, slowTakeover, stuffing } from "./break-ins.ts";
import { decryptBurst, honeytokenOpened, leakedKey, logTampered } from "./inside-jobs.ts";
import { ordinaryDay } from "./ordinary-day.ts";
import { aPerson, type Person } from "./person.ts";
import { idProbing, stolenSession, stolenSessionMovesIn } from "./stolen-sessions.ts";
import { type Attack, inOrder } from "./story.ts";
import { pastOf } from "./visit.ts";

const KINDS: readonly (readonly [string, (plot: Plot) => Script])[] = [
  ["stuffing", stuffing],
  ["reset-takeover", resetTakeover],
  ["stolen-session", stolenSession],
  ["id-probing", idProbing],
  ["decrypt-burst", decryptBurst],
  ["honeytoken", honeytokenOpened],
  ["leaked-key", leakedKey],
  ["factor-brute-force", factorBruteForce],
  ["slow-takeover", slowTakeover],
  ["backup-code-takeover", backupCodeTakeover],
  ["stolen-session-moves-in", stolenSessionMovesIn],
  ["log-tampered", logTampered],
];

const VARIANTS = 5;
/** How many attacks there are. The even ones are for tuning weights, the odd ones for measuring what came of it. */
export const ATTACKS = KINDS.length * VARIANTS;

/** An account worth attacking has been used for some days. */
const victim = (person: Person): Person => ({ ...person, pastDays: Math.max(5, person.pastDays) });

/** Attack `number`, of the kinds in turn however many there are, amid an ordinary day of whom it meets; the same for the same number. */
export const attackStory = (number: number): Attack => {
  const [kind, script] = KINDS[Math.floor((number % ATTACKS) / VARIANTS)] ?? KINDS[0] ?? ["", logTampered];
  const chance = createRandom(number).fork("attack");
  const person = victim(aPerson(chance.fork("person")));
  const at = STORIES_START + 30 * HOUR + chance.between(0, 24 * HOUR);
  const { steps, begunAt, decisiveAt } = script({ chance: chance.fork(kind), person, at });
  const owner = chance.fork("owner");
  const ownersDay = ordinaryDay(owner, person, at + owner.between(-6 * HOUR, 2 * HOUR));
  return {
    kind,
    userId: person.userId,
    past: pastOf(chance.fork("past"), person, at - 12 * HOUR),
    steps: inOrder([...asSteps(ownersDay), ...steps]),
    begunAt,
    decisiveAt,
  };
};
