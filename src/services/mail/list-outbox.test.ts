import { expect, test } from "vitest";
import { openBrowser } from "#testing/sign-in/open-browser.ts";
import { openDoor } from "#testing/sign-in/open-door.ts";
import { EMAIL, logIn, PASSWORD, signUp } from "#testing/sign-in/trader-steps.ts";

test("shows the newest mail first, in words, with a link that can be followed where it was asked for", async () => {
  const door = openDoor();
  const browser = openBrowser(door, "198.51.100.1", "http://localhost:4321");
  await browser.ask((api) => api.auth.register({ email: EMAIL }));
  const [mail] = await browser.ask((api) => api.outbox.list());
  expect(mail).toMatchObject({ to: EMAIL, subject: "Choose your Axisor password" });
  const link = new URL(mail?.link ?? "");
  expect(link.href.startsWith("http://localhost:4321/link?token=")).toBe(true);
  expect(mail?.text).toContain(link.href);
  const token = link.searchParams.get("token") ?? "";
  await browser.ask((api) => api.auth.choosePassword({ token, password: PASSWORD }));
  await logIn(door, browser);
});

test("a link that was used, or that is too old, is none any more", async () => {
  const door = openDoor();
  await signUp(door);
  const browser = openBrowser(door);
  expect((await browser.ask((api) => api.outbox.list()))[0]).toMatchObject({ link: null });
  await browser.ask((api) => api.auth.requestReset({ email: EMAIL }));
  expect((await browser.ask((api) => api.outbox.list()))[0]?.link).not.toBeNull();
  door.pass(30 * 60_000);
  expect((await browser.ask((api) => api.outbox.list()))[0]).toMatchObject({ link: null });
});

test("shows at most fifty", async () => {
  const door = openDoor();
  for (let n = 0; n < 60; n++) {
    await openBrowser(door, `10.0.0.${n}`).ask((api) => api.auth.register({ email: `t-${n}@axisor.local` }));
  }
  const mails = await openBrowser(door).ask((api) => api.outbox.list());
  expect(mails).toHaveLength(50);
  expect(mails[0]?.to).toBe("t-59@axisor.local");
});
