import { createRandom, type Random } from "#cli/sim/random.ts";
import { AppError } from "#services/app-error.ts";
import { type Authenticator, createAuthenticator } from "../passkeys/create-authenticator.ts";
import type { App } from "./an-app.ts";
import { guardedState } from "./guarded-state.ts";
import { type Browser, openBrowser } from "./open-browser.ts";
import { type Door, noLimits, openDoor } from "./open-door.ts";
import { PASSWORD } from "./trader-steps.ts";

export type Person = {
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
export type Given = { readonly answer: Answer; readonly isGenuine: boolean };
type Pending = { readonly browser: Browser; readonly challenge: string };
export type Ticket = { readonly browser: Browser; readonly ticket: string; readonly proof: Proof["kind"] };
export type Proof = { readonly at: number; readonly kind: "password" | "factor" };

export const MINUTE = 60_000;
export const STEP_UP_MS = 5 * MINUTE;
export const DAY_MS = 24 * 60 * MINUTE;
export const PAUSES = [
  ...([1_000, 31_000, 31_000, 31_000, 31_000, 31_000, 31_000, 31_000] as const),
  ...([4 * MINUTE, 4 * MINUTE, 4 * MINUTE, 6 * MINUTE, 6 * MINUTE, 60 * MINUTE, 25 * 60 * MINUTE] as const),
] as const;
export const GENUINE_CHANCE = 0.8;

type PasskeyAsk = { readonly challenge: string; readonly options: Readonly<Record<string, unknown>> };

/** Null where this authenticator has no key that was asked for. */
export const signed = (authenticator: Authenticator, options: PasskeyAsk["options"]) => {
  try {
    return authenticator.get(options);
  } catch {
    return null;
  }
};

/** One run of chance. Made anew for each seed. */
export class Game {
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
