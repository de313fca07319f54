import { afterAll, describe, expect, test, vi } from "vitest";

vi.mock("@node-rs/argon2", async (original) => {
  const library = await original<typeof import("@node-rs/argon2")>();
  return { ...library, verify: vi.fn(library.verify) };
});

// Loaded anew over the watched library, whichever file of this process had it first, and gone for those that follow.
vi.resetModules();
const { createArgon2Hasher } = await import("./create-argon2-hasher.ts");
const { verify } = await import("@node-rs/argon2");
afterAll(() => {
  vi.resetModules();
});

const PASSWORD = "correct horse battery staple";
const hasher = createArgon2Hasher();

describe("password hashes", () => {
  test("are argon2id with the cost of ASVS appendix C, and salted", async () => {
    const [one, two] = [await hasher.hash(PASSWORD), await hasher.hash(PASSWORD)];
    expect(one).toMatchObject({
      ok: true,
      value: expect.stringMatching(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/),
    });
    expect(one).not.toEqual(two);
  });

  test("know the password that made them and no other", async () => {
    const made = await hasher.hash(PASSWORD);
    const stored = made.ok ? made.value : "";
    expect(await hasher.verify(stored, PASSWORD)).toEqual({ ok: true, value: true });
    expect(await hasher.verify(stored, `${PASSWORD} `)).toEqual({ ok: true, value: false });
  });

  test("keep every character of a long password", async () => {
    const long = "x".repeat(255);
    const made = await hasher.hash(`${long}a`);
    expect(await hasher.verify(made.ok ? made.value : "", `${long}b`)).toEqual({ ok: true, value: false });
  });

  test.each(["", "not a hash", "$argon2id$v=19$m=47104,t=1,p=1$AAAA$AAAA"])(
    "count as wrong when damaged (%s)",
    async (stored) => {
      expect(await hasher.verify(stored, PASSWORD)).toEqual({ ok: true, value: false });
    },
  );

  test("an unknown address costs what a known one does, and matches nothing", async () => {
    expect(await hasher.verify(null, PASSWORD)).toEqual({ ok: true, value: false });
    const [computed] = vi.mocked(verify).mock.lastCall ?? [];
    expect(computed).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
    // A hash that cannot be read is thrown out in microseconds; this one was computed to the end.
    expect(vi.mocked(verify).mock.settledResults.at(-1)).toEqual({ type: "fulfilled", value: false });
  });
});

describe("the queue", () => {
  test("turns away what neither runs nor may wait, and serves the rest", async () => {
    const small = createArgon2Hasher({ atOnce: 1, waiting: 2 });
    const answers = await Promise.all(Array.from({ length: 5 }, () => small.verify(null, PASSWORD)));
    expect(answers.map((answer) => answer.ok)).toEqual([true, true, true, false, false]);
    expect(answers[4]).toEqual({ ok: false, failure: { kind: "busy" } });
    expect(await small.verify(null, PASSWORD)).toMatchObject({ ok: true });
  });
});
