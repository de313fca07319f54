import { createRandom, type Random } from "#cli/sim/random.ts";
import { AppError } from "#services/app-error.ts";
import { type Authenticator, createAuthenticator } from "../passkeys/create-authenticator.ts";
import { type App, anApp } from "./an-app.ts";
import { changesBetween, guardedState, isRiskier } from "./guarded-state.ts";
import { type Browser, openBrowser } from "./open-browser.ts";
import { type Door, noLimits, openDoor } from "./open-door.ts";
import { EMAIL, PASSWORD, signUp } from "./trader-steps.ts";

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

type Person = {
  readonly name: string;
  readonly browsers: readonly [Browser, ...Browser[]];
  readonly authenticator: Authenticator;
  app: App | null;
  codes: string[];
};
type Answer = Parameters<Parameters<Browser["ask"]>[0]>[0] extends infer Api
  ? Api extends { auth: { answerFactor: (input: infer Input) => unknown } }
    ? Input extends { answer: infer Given }
      ? Given
      : never
    : never
  : never;
/** `isGenuine` where whoever gives it has what it proves. */
type Given = { readonly answer: Answer; readonly isGenuine: boolean };
type Pending = { readonly browser: Browser; readonly challenge: string };
type Ticket = { readonly browser: Browser; readonly ticket: string; readonly proof: Proof["kind"] };
type Proof = { readonly at: number; readonly kind: "password" | "factor" };

const MINUTE = 60_000;
const STEP_UP_MS = 5 * MINUTE;
const DAY_MS = 24 * 60 * MINUTE;
const PAUSES = [
  ...([1_000, 31_000, 31_000, 31_000, 31_000, 31_000, 31_000, 31_000] as const),
  ...([4 * MINUTE, 4 * MINUTE, 4 * MINUTE, 6 * MINUTE, 6 * MINUTE, 60 * MINUTE, 25 * 60 * MINUTE] as const),
] as const;
const GENUINE_CHANCE = 0.8;

/** One run of chance. Made anew for each seed. */
class Game {
  readonly random: Random;
  readonly trace: string[] = [];
  readonly violations: string[] = [];
  readonly done: Record<string, number> = {};
  readonly proofs = new Map<string, Proof>();
  readonly pending: Pending[] = [];
  readonly tickets: Ticket[] = [];
  readonly sent: Answer[] = [];
  readonly door: Door;
  readonly owner: Person;
  readonly thief: Person;
  userId = "";
  password = PASSWORD;

  constructor(seed: number) {
    this.random = createRandom(seed);
    this.door = openDoor({ limiter: noLimits, dictionary: { has: () => false } });
    const person = (name: string, networks: readonly [string, ...string[]]): Person => {
      const [first, ...rest] = networks;
      const browser = (network: string) => openBrowser(this.door, network);
      // One that counts would hide from us that a challenge serves twice.
      const authenticator = createAuthenticator({ counts: false });
      return { name, browsers: [browser(first), ...rest.map(browser)], authenticator, app: null, codes: [] };
    };
    this.owner = person("owner", ["198.51.100.1", "198.51.100.2"]);
    this.thief = person("thief", ["203.0.113.1", "203.0.113.2"]);
  }

  get now(): number {
    return this.door.clock();
  }

  state() {
    return guardedState(this.door, this.userId);
  }

  /** Runs it; a refusal is an answer like any other. */
  async attempt<T>(name: string, run: () => Promise<T>): Promise<T | null> {
    try {
      const answer = await run();
      this.done[name] = (this.done[name] ?? 0) + 1;
      this.trace.push(`${this.now} ${name}`);
      return answer;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.trace.push(`${this.now} ${name}: ${error.code} ${error.reason ?? ""}`);
      return null;
    }
  }

  blame(what: string): void {
    this.violations.push(`${what} (at step ${this.trace.length}: ${this.trace.at(-1)})`);
  }

  async sessionOf(browser: Browser): Promise<string | null> {
    return (await browser.who())?.sessionId ?? null;
  }

  async prove(browser: Browser, kind: Proof["kind"]): Promise<void> {
    const session = await this.sessionOf(browser);
    if (session !== null) this.proofs.set(session, { at: this.now, kind });
  }

  person(): Person {
    return this.random.chance(0.5) ? this.owner : this.thief;
  }

  /** Something of theirs where they have it; else, and sometimes, what was sent before or a guess. */
  async factor(person: Person, ask: () => Promise<PasskeyAsk | null>): Promise<Given> {
    const own = this.random.chance(GENUINE_CHANCE) ? await this.ownFactor(person, ask) : null;
    if (own !== null) return { answer: own, isGenuine: true };
    const old = this.sent[this.random.between(0, this.sent.length)];
    return { answer: old ?? { kind: "totp", code: "000000" }, isGenuine: false };
  }

  async ownFactor(person: Person, ask: () => Promise<PasskeyAsk | null>): Promise<Answer | null> {
    const { app } = person;
    const code = person.codes[0];
    if (app !== null && this.random.chance(0.5)) {
      // A person waits for the next code; sometimes one does not.
      if (this.wasSent(app.codeAt(this.now)) && this.random.chance(0.8)) this.door.pass(31_000);
      return { kind: "totp", code: app.codeAt(this.now) };
    }
    if (code !== undefined && this.random.chance(0.4)) return { kind: "backup-code", code };
    const asked = await ask();
    const response = asked === null ? null : signed(person.authenticator, asked.options);
    return asked === null || response === null
      ? null
      : { kind: "passkey", challenge: asked.challenge, response };
  }

  wasSent(code: string): boolean {
    return this.sent.some((old) => old.kind === "totp" && old.code === code);
  }
}

type PasskeyAsk = { readonly challenge: string; readonly options: Readonly<Record<string, unknown>> };

/** Null where this authenticator has no key that was asked for. */
const signed = (authenticator: Authenticator, options: PasskeyAsk["options"]) => {
  try {
    return authenticator.get(options);
  } catch {
    return null;
  }
};

type Step = (game: Game, person: Person, browser: Browser) => Promise<unknown>;

const open = async (game: Game, { browser, ticket, proof }: Ticket): Promise<void> => {
  const { hasSecondFactor } = game.state();
  const isOpen = (await game.attempt("open", () => browser.open(ticket))) === true;
  if (!isOpen) return;
  if (hasSecondFactor && proof === "password") game.blame("a session was opened without the second factor");
  await game.prove(browser, proof);
};

/** Sooner or later, or never. */
const openOrKeep = async (game: Game, ticket: Ticket): Promise<void> => {
  if (game.random.chance(0.7)) await open(game, ticket);
  else game.tickets.push(ticket);
};

const logIn: Step = async (game, person, browser) => {
  const { email } = game.state();
  const { password } = game;
  const step = await game.attempt(`${person.name} logs in`, () =>
    browser.ask((api) => api.auth.logIn({ email, password })),
  );
  if (step?.kind === "ticket") await openOrKeep(game, { browser, ticket: step.ticket, proof: "password" });
  if (step?.kind === "factor") game.pending.push({ browser, challenge: step.challenge });
};

/** Notes what was given: used up if it was right, and wrong to be accepted if it was no more than a repetition. */
const accepted = (game: Game, person: Person, { answer, isGenuine }: Given): void => {
  if (!isGenuine) game.blame(`a ${answer.kind} was accepted that proves nothing`);
  if (answer.kind === "backup-code") person.codes = person.codes.filter((code) => code !== answer.code);
  if (answer.kind === "totp" && game.wasSent(answer.code)) game.blame("a code was accepted twice");
  game.sent.push(answer);
};

const answerFactor: Step = async (game, person) => {
  const newest = game.pending.at(-1);
  const pending = game.random.chance(0.7)
    ? newest
    : game.pending[game.random.between(0, game.pending.length)];
  if (pending === undefined) return;
  const { browser, challenge } = pending;
  const given = await game.factor(person, () =>
    game.attempt("asks for a passkey", () => browser.ask((api) => api.auth.passkeyRequest({ challenge }))),
  );
  const { answer } = given;
  const done = await game.attempt(`${person.name} gives a ${answer.kind}`, () =>
    browser.ask((api) => api.auth.answerFactor({ challenge, answer })),
  );
  if (done === null) return;
  accepted(game, person, given);
  await openOrKeep(game, { browser, ticket: done.ticket, proof: "factor" });
};

const logInWithPasskey: Step = async (game, person, browser) => {
  const asked = await game.attempt("asks for any passkey", () =>
    browser.ask((api) => api.auth.passkeyRequest({ challenge: null })),
  );
  const own = asked === null ? null : signed(person.authenticator, asked.options);
  const fresh = asked !== null && own !== null ? { challenge: asked.challenge, response: own } : null;
  const old = game.sent.findLast((each) => each.kind === "passkey");
  const given = game.random.chance(GENUINE_CHANCE) ? fresh : old;
  if (given === null || given === undefined) return;
  const { challenge, response } = given;
  const done = await game.attempt(`${person.name} logs in by passkey`, () =>
    browser.ask((api) => api.auth.logInWithPasskey({ challenge, response })),
  );
  if (done === null) return;
  accepted(game, person, { answer: { kind: "passkey", challenge, response }, isGenuine: given === fresh });
  await openOrKeep(game, { browser, ticket: done.ticket, proof: "factor" });
};

const openKept: Step = async (game) => {
  const kept = game.tickets[game.random.between(0, Math.max(0, game.tickets.length - 1))];
  if (kept !== undefined) await open(game, kept);
};

const stepUp: Step = async (game, person, browser) => {
  const given = await game.factor(person, () =>
    game.attempt("asks to step up", () => browser.ask((api) => api.security.stepUpRequest())),
  );
  const { answer } = given;
  const done = await game.attempt(`${person.name} steps up by ${answer.kind}`, () =>
    browser.ask((api) => api.security.stepUp({ answer })),
  );
  if (done === null) return;
  accepted(game, person, given);
  await game.prove(browser, "factor");
};

const stepUpByPassword: Step = async (game, person, browser) => {
  const { hasSecondFactor } = game.state();
  const answer = { kind: "password", password: game.password } as const;
  const done = await game.attempt(`${person.name} steps up by password`, () =>
    browser.ask((api) => api.security.stepUp({ answer })),
  );
  if (done === null) return;
  if (hasSecondFactor) game.blame("a password stood in for the second factor");
  await game.prove(browser, "password");
};

const addApp: Step = async (game, person, browser) => {
  const shown = await game.attempt("begins an app", () => browser.ask((api) => api.security.beginTotp()));
  if (shown === null) return;
  if (game.random.chance(0.2)) game.door.pass(game.random.pick(PAUSES));
  const app = anApp(shown.secret);
  const code = app.codeAt(game.now);
  const done = await game.attempt(`${person.name} adds an app`, () =>
    browser.ask((api) => api.security.confirmTotp({ code })),
  );
  if (done === null) return;
  Object.assign(person, { app, codes: done.codes });
  game.sent.push({ kind: "totp", code });
  await game.prove(browser, "factor");
};

const addPasskey: Step = async (game, person, browser) => {
  const asked = await game.attempt("begins a passkey", () =>
    browser.ask((api) => api.security.beginPasskey()),
  );
  if (asked === null) return;
  const { challenge } = asked;
  const response = person.authenticator.create(asked.options);
  const done = await game.attempt(`${person.name} adds a passkey`, () =>
    browser.ask((api) => api.security.addPasskey({ challenge, label: person.name, response })),
  );
  if (done !== null) await game.prove(browser, "factor");
};

const removePasskey: Step = async (game, person, browser) => {
  const id = game.state().passkeys[0] ?? "none";
  await game.attempt(`${person.name} removes a passkey`, () =>
    browser.ask((api) => api.security.removePasskey({ id })),
  );
};

const removeApp: Step = (game, person, browser) =>
  game.attempt(`${person.name} removes the app`, () => browser.ask((api) => api.security.removeTotp()));

const renewCodes: Step = async (game, person, browser) => {
  const done = await game.attempt(`${person.name} makes codes`, () =>
    browser.ask((api) => api.security.newBackupCodes()),
  );
  if (done !== null) person.codes = done.codes;
};

const changePassword: Step = async (game, person, browser) => {
  const password = `pass phrase ${game.trace.length} of many words`;
  const done = await game.attempt(`${person.name} changes the password`, async () => {
    await browser.ask((api) => api.security.changePassword({ password }));
    return true;
  });
  if (done) game.password = password;
};

const changeEmail: Step = (game, person, browser) =>
  game.attempt(`${person.name} asks for another address`, () =>
    browser.ask((api) => api.security.changeEmail({ email: `address-${game.trace.length}@axisor.local` })),
  );

const endOthers: Step = (game, person, browser) =>
  game.attempt(`${person.name} ends other sessions`, () =>
    browser.ask((api) => api.security.endOtherSessions()),
  );

const copyCookie: Step = async (game) => {
  const [, second = game.thief.browsers[0]] = game.thief.browsers;
  second.cookies.session = game.random.pick(game.owner.browsers).cookies.session;
};

const pass: Step = async (game) => game.door.pass(game.random.pick(PAUSES));

/** Anybody follows the newest link to choose a password; the mail is read by both. */
const reset: Step = async (game, person, browser) => {
  if (game.random.chance(0.6)) return;
  const { email } = game.state();
  await game.attempt("asks for a reset", () => browser.ask((api) => api.auth.requestReset({ email })));
  if (game.random.chance(0.3)) game.door.pass(game.random.pick(PAUSES));
  const token = (await game.door.linkTo(email)) ?? "x".repeat(64);
  const password = `pass phrase ${game.trace.length} after a reset`;
  const before = game.state();
  const done = await game.attempt(`${person.name} resets the password`, () =>
    browser.ask((api) => api.auth.choosePassword({ token, password })),
  );
  if (done === null) return;
  game.password = password;
  const after = game.state();
  const changed = changesBetween(before, after).filter((field) => field !== "password");
  if (changed.length > 0) game.blame(`a reset changed ${changed.join(", ")}`);
  if (game.door.sessions.rows.size > 0) game.blame("a session outlived a reset");
  if ((after.frozenUntil ?? 0) < game.now + DAY_MS) game.blame("a reset froze nothing");
};

const confirmEmail: Step = async (game, person, browser) => {
  const links = [...game.door.mailLinks.rows.values()].filter(({ purpose }) => purpose === "change-email");
  const address = links.at(-1)?.email;
  const token = address === undefined ? null : await game.door.linkTo(address);
  if (token === null) return;
  const before = game.state();
  const done = await game.attempt(`${person.name} confirms an address`, () =>
    browser.ask((api) => api.auth.confirmEmail({ token })),
  );
  const changed = changesBetween(before, game.state()).filter((field) => field !== "email");
  if (done !== null && changed.length > 0) game.blame(`confirming an address changed ${changed.join(", ")}`);
};

/** Those that act in a session, and are judged by what was proved in it. */
const IN_SESSION: readonly [Step, ...Step[]] = [
  ...([addApp, addPasskey, removePasskey, removeApp, renewCodes] as const),
  ...([changePassword, changeEmail, endOthers] as const),
];
/** Those that judge themselves, for whoever is in and for whoever is not. */
const ELSEWHERE: readonly [Step, ...Step[]] = [
  ...([stepUp, stepUp, stepUp, stepUp, stepUp, stepUpByPassword, stepUpByPassword, answerFactor] as const),
  ...([pass, pass, pass, pass, logIn, openKept, copyCookie, confirmEmail, reset] as const),
];
const OUTSIDE: readonly [Step, ...Step[]] = [
  ...([logIn, logIn, logIn, answerFactor, answerFactor, answerFactor, answerFactor] as const),
  ...([logInWithPasskey, logInWithPasskey, openKept, pass, pass, confirmEmail, copyCookie, reset] as const),
];

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
