import { changesBetween, isRiskier } from "./guarded-state.ts";
import { Game, type Person, STEP_UP_MS } from "./history-game.ts";
import { ELSEWHERE, IN_SESSION, OUTSIDE, type Step } from "./history-steps.ts";
import type { Browser } from "./open-browser.ts";
import { EMAIL, signUp } from "./trader-steps.ts";

/**
 * Chance plays an owner and a thief against the door. The thief knows every password, reads all mail, copies session
 * cookies and repeats whatever was ever sent; what the thief does not have is the owner's second factor. Beside the
 * services stands a judge of its own, which knows who really proved what and when.
 */
export type History = {
  readonly seed: number;
  /** What was done, one line a step. */
  readonly trace: readonly string[];
  /** What must never happen and did. */
  readonly violations: readonly string[];
  /** How often each thing went through, so that a history that does nothing shows. */
  readonly done: Readonly<Record<string, number>>;
};

const judged = async (game: Game, step: Step, person: Person, browser: Browser): Promise<void> => {
  const before = game.state();
  const session = await game.sessionOf(browser);
  const proof = session === null ? undefined : game.proofs.get(session);
  const wasProved = proof !== undefined && (!before.hasSecondFactor || proof.kind === "factor");
  await step(game, person, browser);
  const after = game.state();
  const changed = changesBetween(before, after);
  if (changed.length === 0) return;
  // While a step pauses, what was proved before it may run out: then it must not have gone through.
  const isFresh = wasProved && game.now - proof.at < STEP_UP_MS;
  const isRenewed = session !== null && (game.proofs.get(session)?.at ?? -1) === game.now && wasProved;
  if (!isFresh && !isRenewed) game.blame(`${changed.join(", ")} changed without a fresh factor`);
  if (isRiskier(before, after) && (before.frozenUntil ?? 0) > game.now) {
    game.blame(`${changed.join(", ")} changed while frozen`);
  }
};

/** Plays `steps` steps of chance by this seed. */
export const playHistory = async (seed: number, steps: number): Promise<History> => {
  const game = new Game(seed);
  await signUp(game.door);
  game.userId = (await game.door.users.findByEmail(EMAIL))?.id ?? "";
  for (let n = 0; n < steps && game.violations.length === 0; n++) {
    const person = game.person();
    const browser = game.random.pick(person.browsers);
    // No two requests are answered at once.
    game.door.pass(1);
    const isIn = (await game.sessionOf(browser)) !== null;
    if (game.random.chance(isIn ? 0.5 : 0.05)) {
      await judged(game, game.random.pick(IN_SESSION), person, browser);
    } else {
      await game.random.pick(isIn ? ELSEWHERE : OUTSIDE)(game, person, browser);
    }
  }
  return { seed, trace: game.trace, violations: game.violations, done: game.done };
};
