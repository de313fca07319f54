import { randomUUID } from "node:crypto";
import { mailsContract } from "#testing/contracts/mails-contract.ts";
import { preferencesContract } from "#testing/contracts/preferences-contract.ts";
import { FakeMails } from "./fake-mails.ts";
import { FakePreferences } from "./fake-preferences.ts";

const somebody = () => {
  const userId = randomUUID();
  const email = `${userId}@axisor.local`;
  const preferences = new FakePreferences((id) => id === userId);
  const mails = new FakeMails((mail) =>
    mail.userId === userId || mail.to === email ? preferences.now(userId) : null,
  );
  return { userId, email, preferences, mails };
};

mailsContract("the fake", async () => somebody());
preferencesContract("the fake", async () => somebody());
