import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readEnv } from "#env";
import { readSecrets } from "./read-secrets.ts";

let home: string;
const file = () => join(home, "secrets.json");

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "axisor-secrets-"));
});

afterEach(() => rmSync(home, { recursive: true }));

test("an installation keeps the secrets it made first, for its owner's eyes only", () => {
  const made = readSecrets(file());
  expect(readSecrets(file())).toEqual(made);
  expect(statSync(file()).mode & 0o777).toBe(0o600);
});

test("two installations share no secret", () => {
  const [one, other] = [readSecrets(file()), readSecrets(join(home, "other.json"))];
  const values = [...Object.values(one), ...Object.values(other)];
  expect(new Set(values).size).toBe(values.length);
});

test("every secret made is one the settings accept", () => {
  const { nextAuthSecret, cronSecret, demoPassword } = readSecrets(file());
  const settings = { NEXTAUTH_SECRET: nextAuthSecret, CRON_SECRET: cronSecret };
  const demo = { DEMO_EMAIL: "demo@axisor.local", DEMO_PASSWORD: demoPassword };
  expect(readEnv({ ...settings, ...demo })).toMatchObject(settings);
});

test.each(["", "{", "{}", '{"vaultKey":"x"}'])(
  "a damaged file (%j) is never replaced by new secrets",
  (content) => {
    writeFileSync(file(), content);
    expect(() => readSecrets(file())).toThrow(/is damaged; npm run reset starts over/);
  },
);
