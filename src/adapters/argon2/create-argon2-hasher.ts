import { hash, verify } from "@node-rs/argon2";
import { fail, ok, type Result } from "#domain/result.ts";
import type { PasswordHasher, PasswordHasherBusy } from "#ports/password-hasher.ts";

/** ASVS 5.0 appendix C: argon2id (the library's default kind) with one pass over at least 46 MiB and one lane. */
const COST = { memoryCost: 47_104, timeCost: 1, parallelism: 1 };

/** Compared against when nobody has the address: the same cost, and no password matches it. */
const NOBODY =
  "$argon2id$v=19$m=47104,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/** Runs at most `atOnce` tasks, lets `waiting` more queue up, and turns the rest away. */
function createTurnstile(atOnce: number, waiting: number) {
  const queue: Array<() => void> = [];
  let running = 0;
  return async <T>(task: () => Promise<T>): Promise<Result<T, PasswordHasherBusy>> => {
    if (running >= atOnce) {
      if (queue.length >= waiting) return fail({ kind: "busy" });
      await new Promise<void>((resolve) => queue.push(resolve));
    } else {
      running++;
    }
    try {
      return ok(await task());
    } finally {
      const next = queue.shift();
      // A waiting task takes over the place, so a newcomer cannot slip in between.
      if (next === undefined) running--;
      else next();
    }
  };
}

async function isMatch(passwordHash: string, password: string): Promise<boolean> {
  try {
    return await verify(passwordHash, password);
  } catch {
    return false;
  }
}

/** Each hash takes 46 MiB and tens of milliseconds of a core, so only a few run at once. */
export function createArgon2Hasher(
  options: { readonly atOnce?: number; readonly waiting?: number } = {},
): PasswordHasher {
  const inTurn = createTurnstile(options.atOnce ?? 2, options.waiting ?? 20);
  return {
    hash: (password) => inTurn(() => hash(password, COST)),
    verify: (passwordHash, password) =>
      inTurn(async () => {
        const matches = await isMatch(passwordHash ?? NOBODY, password);
        return matches && passwordHash !== null;
      }),
  };
}
