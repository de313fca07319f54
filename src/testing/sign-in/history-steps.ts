import { anApp } from "./an-app.ts";
import { changesBetween } from "./guarded-state.ts";
import {
  DAY_MS,
  type Game,
  GENUINE_CHANCE,
  type Given,
  PAUSES,
  type Person,
  signed,
  type Ticket,
} from "./history-game.ts";
import type { Browser } from "./open-browser.ts";

export type Step = (game: Game, person: Person, browser: Browser) => Promise<unknown>;

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
export const IN_SESSION: readonly [Step, ...Step[]] = [
  ...([addApp, addPasskey, removePasskey, removeApp, renewCodes] as const),
  ...([changePassword, changeEmail, endOthers] as const),
];
/** Those that judge themselves, for whoever is in and for whoever is not. */
export const ELSEWHERE: readonly [Step, ...Step[]] = [
  ...([stepUp, stepUp, stepUp, stepUp, stepUp, stepUpByPassword, stepUpByPassword, answerFactor] as const),
  ...([pass, pass, pass, pass, logIn, openKept, copyCookie, confirmEmail, reset] as const),
];
export const OUTSIDE: readonly [Step, ...Step[]] = [
  ...([logIn, logIn, logIn, answerFactor, answerFactor, answerFactor, answerFactor] as const),
  ...([logInWithPasskey, logInWithPasskey, openKept, pass, pass, confirmEmail, copyCookie, reset] as const),
];
