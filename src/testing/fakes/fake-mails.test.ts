import { randomUUID } from "node:crypto";
import { mailsContract } from "#testing/contracts/mails-contract.ts";
import { FakeMails } from "./fake-mails.ts";

mailsContract("the fake", async () => ({ mails: new FakeMails(), userId: randomUUID() }));
